//! One method for each thing a person does in the clinic: the façade that the window, the command line and the tests use.
//!
//! No Tauri, no SQL, no drawing. Everything from outside comes in through [`Env`].

mod approving;
mod case_notices;
mod case_view;
mod caseload;
mod cases;
mod checking;
mod checking_settings;
mod contact_draft;
mod contact_form;
mod contact_words;
mod contacts;
mod content;
mod copies;
mod demonstration;
mod difference_words;
mod differences;
mod disclosures;
mod drafts;
mod env;
mod exchanging;
mod favourites;
mod fit_notes;
pub mod forms;
mod joining;
mod laptops;
pub mod letters;
mod merging;
mod named;
mod overlap_words;
mod papers;
mod patients;
mod phased_form;
mod phased_proposal;
mod posting;
mod problem;
mod questionnaires;
mod read;
mod rebuilding;
mod report_form;
mod report_hints;
mod report_life;
mod reports;
mod service;
mod session;
mod signing_in;
mod summary;
mod sync_setup;
mod trying;
pub mod views;
mod words;

pub use demonstration::{
    CaseMade, Checked, DemonstrationError, Outcome, Summary, run_demonstration,
};
pub use env::{Clock, Env, Random};
pub use exchanging::{Exchanging, Pace, Places};
pub use problem::{Code, FieldProblem, Problem, Result};
pub use session::Clinic;
