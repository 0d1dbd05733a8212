//! The name of this module is how `cargo xtask test` tells these tests from those without a window.

#[path = "../call_centre.rs"]
mod call_centre;
#[path = "../check_paper.rs"]
mod check_paper;
#[path = "../consent_withdrawn.rs"]
mod consent_withdrawn;
#[path = "../demonstration.rs"]
mod demonstration;
#[path = "../desk_worker.rs"]
mod desk_worker;
#[path = "../did_not_attend.rs"]
mod did_not_attend;
#[path = "../differ_and_settle.rs"]
mod differ_and_settle;
#[path = "../entered_in_error.rs"]
mod entered_in_error;
#[path = "../first_day.rs"]
mod first_day;
mod harness;
#[path = "../kill_in_contact.rs"]
mod kill_in_contact;
#[path = "../large_print.rs"]
mod large_print;
#[path = "../letters.rs"]
mod letters;
#[path = "../lost_contact.rs"]
mod lost_contact;
#[path = "../night_worker.rs"]
mod night_worker;
mod opens;
#[path = "../pull_broken_off.rs"]
mod pull_broken_off;
#[path = "../receptionist.rs"]
mod receptionist;
#[path = "../returning_patient.rs"]
mod returning_patient;
#[path = "../roofer.rs"]
mod roofer;
#[path = "../self_employed.rs"]
mod self_employed;
#[path = "../supersede.rs"]
mod supersede;
#[path = "../two_laptops.rs"]
mod two_laptops;
#[path = "../warehouse.rs"]
mod warehouse;
