//! The name of this module is how `cargo xtask test` tells these tests from those without a window.

#[path = "../demonstration.rs"]
mod demonstration;
#[path = "../did_not_attend.rs"]
mod did_not_attend;
#[path = "../entered_in_error.rs"]
mod entered_in_error;
#[path = "../first_day.rs"]
mod first_day;
mod harness;
#[path = "../kill_in_contact.rs"]
mod kill_in_contact;
mod opens;
#[path = "../returning_patient.rs"]
mod returning_patient;
