//! The name of this module is how `cargo xtask test` tells these tests from those without a window.

mod harness;
mod opens;
