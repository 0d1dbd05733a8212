//! Papers in the record. A report is issued once, then superseded or withdrawn, never edited.

use crate::ids::{ConsentId, ContactId, PaperId, ReportId};
use crate::paper_content::PaperContent;
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
    /// The report that this one takes the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<ReportId>,
    /// The signed text that every copy carries as a code: its parts in order. Empty on reports issued before there was one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub check_code: Vec<String>,
}

/// A report no longer holds, and nothing takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportWithdrawn {
    pub report: ReportId,
    pub on: NaiveDate,
    pub reason: String,
}

/// Somebody who holds a copy of a report that was superseded or withdrawn was told so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolderTold {
    pub report: ReportId,
    /// `patient`, `gp` or `employer`.
    pub copy_for: String,
    pub on: NaiveDate,
    /// One of [`HolderTold::WAYS`].
    pub how: String,
    pub note: String,
    /// The person, as the consent for their copy named them; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl HolderTold {
    pub const WAYS: [&str; 5] = ["telephone", "in_person", "new_copy", "letter", "nhs_mail"];
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
    /// Which rendering it is. Each is a document of its own.
    #[serde(default, skip_serializing_if = "CopyEdition::is_standard")]
    pub edition: CopyEdition,
    /// Marked as a second copy of the same content.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub duplicate: bool,
    /// The consent it rests on; none for the patient's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentId>,
    /// The person it was meant for, as the consent names them; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// What the copy says of the report no longer holding; none while it held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<CopyMark>,
}

/// What every page of a copy says of a report that no longer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyMark {
    Replaced {
        /// Number and day of issue of the report that took its place.
        number: String,
        on: NaiveDate,
    },
    Withdrawn {
        on: NaiveDate,
    },
}

/// The renderings of one content that a person can be given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyEdition {
    #[default]
    Standard,
    /// 18 point.
    LargePrint,
    /// The form's own words said more simply; what was typed is the same.
    PlainWords,
    /// Both.
    LargePlainWords,
}

impl CopyEdition {
    pub const ALL: [Self; 4] = [
        Self::Standard,
        Self::LargePrint,
        Self::PlainWords,
        Self::LargePlainWords,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::LargePrint => "large_print",
            Self::PlainWords => "plain_words",
            Self::LargePlainWords => "large_plain_words",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.id() == id)
    }

    pub fn is_standard(&self) -> bool {
        *self == Self::Standard
    }
}

/// A letter, plan or summary was issued. The PDF's bytes are stored by `document` in the same transaction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaperIssued {
    pub paper: PaperId,
    pub content: PaperContent,
    /// The contact it comes from, where there is one.
    pub basis: Option<ContactId>,
    /// `patient`, `gp` or `employer`.
    pub copy_for: String,
    /// The consent it rests on; none for the patient's own.
    pub consent: Option<ConsentId>,
    /// BLAKE3 of the PDF, hexadecimal.
    pub document: String,
    pub pages: u32,
    /// Warnings that were shown and answered with "meant", by their code and field.
    pub answered: Vec<AnsweredWarning>,
}

/// A copy of a letter, plan or summary left the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperGiven {
    pub paper: PaperId,
    /// As [`ReportGiven::how`].
    pub how: String,
    /// BLAKE3 of the bytes that were given, hexadecimal.
    pub document: String,
    pub copy_for: String,
    pub edition: CopyEdition,
    pub consent: Option<ConsentId>,
    /// The person it was meant for; may be empty.
    pub to: String,
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
    /// The consent it rests on; none for the patient's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<ConsentId>,
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
