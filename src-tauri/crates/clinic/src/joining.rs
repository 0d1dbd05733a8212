//! A laptop asks to join a service, waits, and goes on by itself when an administrator has said yes.

use crate::problem::{Code, Problem};

pub(crate) fn waits_already() -> Problem {
    Problem::new(
        Code::Refused,
        "This laptop waits to join a service. Give that up first.",
    )
}
