//! One method for each thing a person does in the clinic: the façade that the window, the command line and the tests use.
//!
//! No Tauri, no SQL, no drawing. Everything from outside comes in through [`Env`].

mod caseload;
mod cases;
mod contacts;
mod env;
pub mod forms;
mod papers;
mod patients;
mod problem;
mod reports;
mod service;
pub mod views;

pub use env::{Clock, Env, Random, RandomError};
pub use problem::{Code, FieldProblem, Problem, Result};

pub struct Clinic {
    env: Env,
}

impl Clinic {
    pub fn open(env: Env) -> Self {
        Self { env }
    }
}
