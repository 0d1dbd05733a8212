//! The papers around the report as plain content: letters, plans and summaries. Everything that is printed stands here in
//! the words it was issued with, so that an issued paper reads the same when its template has changed since.

use crate::report::{Patient, Practitioner};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The one value of `format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PaperFormat {
    #[default]
    #[serde(rename = "stepwell-paper/1")]
    V1,
}

/// What sort of paper it is. Who may have it, and on which consent, follows from this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// To the GP: timing, function and adjustments first; enough to certify a Med3 from.
    GpLetter,
    /// To the employer, on their consent.
    EmployerLetter,
    /// What was agreed with the employer: who does what by when.
    ActionPlan,
    /// The person's own plan, to keep.
    SelfManagementPlan,
    AppointmentLetter,
    /// After a missed appointment.
    DidNotAttendLetter,
    DischargeSummary,
}

impl PaperKind {
    pub const ALL: [Self; 7] = [
        Self::GpLetter,
        Self::EmployerLetter,
        Self::ActionPlan,
        Self::SelfManagementPlan,
        Self::AppointmentLetter,
        Self::DidNotAttendLetter,
        Self::DischargeSummary,
    ];

    /// The name in data files and the record.
    pub fn id(self) -> &'static str {
        match self {
            Self::GpLetter => "gp_letter",
            Self::EmployerLetter => "employer_letter",
            Self::ActionPlan => "action_plan",
            Self::SelfManagementPlan => "self_management_plan",
            Self::AppointmentLetter => "appointment_letter",
            Self::DidNotAttendLetter => "did_not_attend_letter",
            Self::DischargeSummary => "discharge_summary",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// A part of a paper, in reading order. Texts may hold several lines unless it is said that they do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// One line.
    Heading(String),
    Text(String),
    List(Vec<String>),
    /// Labels of one line, with their values.
    Fields(Vec<LabelledText>),
    Table(PaperTable),
    /// Set small: where words come from, what to check.
    Note(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelledText {
    pub label: String,
    pub text: String,
}

/// A table with a head that is repeated over a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperTable {
    /// One line each; 2 to 5 columns.
    pub head: Vec<String>,
    /// As many cells as the head has.
    pub rows: Vec<Vec<String>>,
}

/// One paper as printed: the format `stepwell-paper/1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperContent {
    #[serde(default)]
    pub format: PaperFormat,
    pub kind: PaperKind,
    /// The template it was made from and its edition, for example `gp-letter` and `2026-11`.
    pub template: String,
    pub edition: String,
    /// One line.
    pub title: String,
    /// As a report's number: 1 to 32 printable characters.
    pub number: String,
    pub issued_on: NaiveDate,
    /// Whom it is about.
    pub patient: Patient,
    /// Printed beside the patient where the reader is entitled to it (a GP); never on a paper for the employer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nhs_number: Option<String>,
    pub from: Practitioner,
    /// Name and address as on an envelope, one line each; empty where it is handed over.
    pub to: Vec<String>,
    /// "Dear Dr Shah"; empty where nobody is addressed.
    pub greeting: String,
    pub blocks: Vec<Block>,
    /// Over the signature: "Yours sincerely"; empty where nothing is signed.
    pub closing: String,
    /// Who else has it, one line each.
    pub copies_to: Vec<String>,
}
