//! Papers in the record. A report is issued once, then superseded or withdrawn, never edited.

use crate::ids::{ContactId, ReportId};
use crate::report::ReportContent;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A report issued. The PDF's bytes are stored by `document` in the same transaction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportIssued {
    pub report: ReportId,
    /// The signed contact it rests on.
    pub basis: ContactId,
    pub content: ReportContent,
    /// BLAKE3 of the PDF, hexadecimal.
    pub document: String,
    pub pages: u32,
    /// Warnings that were shown and answered with "meant", by their code and field.
    pub answered: Vec<AnsweredWarning>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_back: Option<ReadBack>,
}

/// The report was read back to the person before it was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBack {
    /// They agreed to the words.
    pub agreed: bool,
    /// What was changed at their wish, in words; may be empty.
    pub changed: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredWarning {
    pub code: String,
    pub field: String,
}

/// A copy left the record: saved, opened to print, printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportGiven {
    pub report: ReportId,
    /// `saved`, `opened`, `printed`, or `reprinted` when the sheets before did not come out.
    pub how: String,
    /// BLAKE3 of the bytes that were given, hexadecimal.
    pub document: String,
    /// Who it is for: `patient`, `gp`, `employer`; empty when not said.
    pub copy_for: String,
}

/// A copy reached, or was sent to, whom it is for: somebody's word for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDelivered {
    pub report: ReportId,
    /// `patient`, `gp` or `employer`.
    pub copy_for: String,
    pub how: Delivery,
    pub on: NaiveDate,
    /// Address, mailbox, number or person, as said; may be empty.
    pub to: String,
    pub note: String,
}

/// How a copy got there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Printed here, with them in the room.
    PrintedHere,
    /// Left at the desk, and they or somebody they sent came for it.
    Collected,
    HandedOver,
    Posted,
    NhsMail,
    /// By the practice's own text link, from a saved file.
    TextLink,
}

impl Delivery {
    pub const ALL: [Self; 6] = [
        Self::PrintedHere,
        Self::Collected,
        Self::HandedOver,
        Self::Posted,
        Self::NhsMail,
        Self::TextLink,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::PrintedHere => "printed_here",
            Self::Collected => "collected",
            Self::HandedOver => "handed_over",
            Self::Posted => "posted",
            Self::NhsMail => "nhs_mail",
            Self::TextLink => "text_link",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.id() == id)
    }
}
