//! Checking a paper, and what is set for it.

use crate::forms::CheckingForm;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What readers of a paper are given to check it with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CheckingView {
    pub form: CheckingForm,
    /// Ed25519 public key of the service, 64 hexadecimal digits: what `stepwell-cli report verify --service` takes.
    pub service_key: String,
    /// Set apart by two people to different things: the last is shown, and saving settles it.
    pub differs: bool,
}

/// What a paper's code comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CheckedPaper {
    /// `matches`, `unknown_service`, `altered`, `incomplete` or `not_a_code`.
    pub verdict: String,
    pub said: String,
    /// What to do; may be empty.
    pub advice: String,
    /// The signed text, to compare with the paper line by line; empty when nothing was read.
    pub lines: Vec<SignedLine>,
    /// What this record knows of the report; only where the code matches and the report is in it.
    pub record: Option<PaperInRecord>,
}

/// One line of a signed text. The value may hold several lines, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SignedLine {
    pub label: String,
    pub value: String,
}

/// What became of a report since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PaperInRecord {
    pub case: String,
    pub report: String,
    /// `holds`, `ended`, `replaced`, `withdrawn` or `basis_struck`.
    pub standing: String,
    /// The standing in words.
    pub said: String,
    /// The patient agreed that we talk with their employer.
    pub may_talk_to_employer: bool,
}
