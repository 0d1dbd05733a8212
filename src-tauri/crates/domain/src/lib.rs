//! The nouns of the clinic, its decisions, its events and the fold of events into a case.
//!
//! Pure: no clock, no randomness, no file, no environment. Time, ids and clinical content are passed in.

pub mod header;
pub mod ids;
pub mod projection;
pub mod report;
pub mod stamp;
