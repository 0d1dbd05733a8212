//! Decisions: from a case and a wish to the events that record it, or the reason why not. Nothing is done here.

mod contact;
mod copies;
mod course;
mod disclosure;
mod letters;
mod paper;
mod questionnaire;
mod signing;

pub use contact::*;
pub use copies::*;
pub use course::*;
pub use disclosure::*;
pub use letters::*;
pub use paper::*;
pub use questionnaire::*;
pub use signing::*;

use crate::case_now::{Case, NotABasis};
use crate::copies::NoCopy;
use crate::pathway::Missing;
use crate::report::Finding;

/// Items of an agenda whose answers say something about the case itself.
pub mod item {
    /// Chosen: an id of [`crate::case::WorkStatus`]; `on`: off sick since.
    pub const WORK_STATUS: &str = "work_status";
    /// The person's own goal, in their words.
    pub const GOAL: &str = "goal";
    /// What happens next, and when.
    pub const NEXT: &str = "next";
    /// Chosen: `driving`, `heights`, `machinery`, `patient_handling` or `none`.
    pub const SAFETY_CRITICAL: &str = "safety_critical";
    /// Where the person is now: help may have to be sent there.
    pub const PLACE: &str = "place";
    /// How a talk with the employer came about without a consent, and what was done about it.
    pub const WITHOUT_CONSENT: &str = "employer_without_consent";
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("this record holds entries that only a newer version of the program can read")]
    ReadOnly,
    #[error("the case is closed")]
    CaseClosed,
    #[error("the case is open")]
    CaseOpen,
    #[error("needed before signing")]
    Missing(Vec<Missing>),
    #[error("{field}: {wanted}")]
    Field { field: String, wanted: String },
    #[error("that contact is not in this case")]
    NoSuchContact,
    #[error("that contact has already been entered in error")]
    AlreadyStruck,
    #[error("that contact is signed already")]
    AlreadySigned,
    #[error("that questionnaire is not in this case")]
    NoSuchQuestionnaire,
    #[error("that questionnaire has been read or entered in error")]
    QuestionnaireSettled,
    #[error("that report is not in this case")]
    NoSuchReport,
    #[error("that report was replaced by another: nothing more is done with it")]
    AlreadyReplaced,
    #[error("that report was withdrawn: nothing more is done with it")]
    AlreadyWithdrawn,
    #[error("that report holds: there is nothing to tell")]
    ReportHolds,
    #[error(transparent)]
    NoCopy(#[from] NoCopy),
    #[error("that paper is not in this case")]
    NoSuchPaper,
    #[error("the case carries no risk flag")]
    NoRiskFlag,
    #[error(transparent)]
    Basis(#[from] NotABasis),
    #[error("the report cannot be issued as it is")]
    Report(Vec<Finding>),
}

fn field(field: &str, wanted: &str) -> Refusal {
    Refusal::Field {
        field: field.to_owned(),
        wanted: wanted.to_owned(),
    }
}

fn writable(case: &Case) -> Result<(), Refusal> {
    if case.known.read_only {
        return Err(Refusal::ReadOnly);
    }
    Ok(())
}

fn open(case: &Case) -> Result<(), Refusal> {
    writable(case)?;
    if case.is_open() {
        Ok(())
    } else {
        Err(Refusal::CaseClosed)
    }
}
