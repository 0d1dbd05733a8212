//! Missed appointments: the service's policy as data, and what it says now. A risk flag makes it a welfare check.

use crate::case_now::Case;
use crate::contact::{Mode, Outcome};
use crate::paper_content::PaperKind;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// What the service does when somebody does not come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissedPolicy {
    pub edition: String,
    pub source: String,
    pub mark: String,
    /// Checked before anything is sent: communication needs, safe contact.
    pub before_sending: String,
    /// Instead of the stages, when the case carries a risk flag.
    pub welfare_check: String,
    #[serde(rename = "stage")]
    pub stages: Vec<Stage>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// How many were missed in a row. The stages of the greatest number that was reached hold.
    pub missed: usize,
    /// Calendar days after the last one missed.
    pub after_days: u64,
    #[serde(rename = "do")]
    pub what: Doing,
    pub words: String,
    pub source: String,
    pub mark: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    Call,
    Letter,
    Discharge,
}

/// Where a case stands by the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedNow<'a> {
    pub in_a_row: usize,
    pub last_on: NaiveDate,
    pub welfare_check: bool,
    pub stages: Vec<StageNow<'a>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageNow<'a> {
    pub stage: &'a Stage,
    pub due: NaiveDate,
    pub done: bool,
}

/// What the policy asks for now; `None` when the last appointment was kept, or the case is closed.
pub fn missed_now<'a>(case: &Case, policy: &'a MissedPolicy) -> Option<MissedNow<'a>> {
    let in_a_row = case.missed_in_a_row();
    if in_a_row == 0 || !case.is_open() {
        return None;
    }
    let contacts: Vec<_> = case.contacts_that_count().collect();
    let at = contacts
        .iter()
        .rposition(|entry| entry.contact.outcome == Outcome::DidNotAttend)?;
    let last_on = contacts[at].contact.on;
    let since = &contacts[at + 1..];
    let reached = policy
        .stages
        .iter()
        .map(|stage| stage.missed)
        .filter(|missed| *missed <= in_a_row)
        .max()?;
    let stages = policy
        .stages
        .iter()
        .filter(|stage| stage.missed == reached)
        .map(|stage| StageNow {
            stage,
            due: last_on
                .checked_add_days(Days::new(stage.after_days))
                .unwrap_or(last_on),
            done: match stage.what {
                Doing::Call => since
                    .iter()
                    .any(|entry| entry.contact.mode == Mode::Telephone),
                Doing::Letter => {
                    since.iter().any(|entry| entry.contact.mode == Mode::Letter)
                        || case.papers.iter().any(|entry| {
                            let content = &entry.paper.content;
                            content.kind == PaperKind::DidNotAttendLetter
                                && content.issued_on >= last_on
                        })
                }
                Doing::Discharge => false,
            },
        })
        .collect();
    Some(MissedNow {
        in_a_row,
        last_on,
        welfare_check: case.risk_flag().is_some(),
        stages,
    })
}
