//! Papers in the record. A report is issued once, then superseded or withdrawn, never edited.

use crate::ids::{ContactId, ReportId};
use crate::report::ReportContent;
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
    /// `saved`, `opened` or `printed`.
    pub how: String,
    /// BLAKE3 of the bytes that were given, hexadecimal.
    pub document: String,
    /// Who it is for: `patient`, `gp`, `employer`; empty when not said.
    pub copy_for: String,
}
