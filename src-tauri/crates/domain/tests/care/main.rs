//! What care asks for: before a contact is signed, after it, and between two of them.

mod asking;
#[path = "../common/mod.rs"]
mod common;
mod danger;
mod facts;
mod hinting;
mod lives;
mod owing;
