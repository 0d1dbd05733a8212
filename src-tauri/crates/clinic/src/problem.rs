//! What can go wrong, in the screen's terms: a code exists because the screen does something different for it.

use domain::decide::Refusal;
use domain::report::{Finding, Severity};
use serde::{Deserialize, Serialize};
use store::StoreError;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Something typed does not fit: see `fields`.
    Input,
    /// Needed before signing: see `fields`.
    Missing,
    /// Name or passphrase is wrong.
    WrongPassphrase,
    Locked,
    /// The record changed meanwhile: look again.
    Changed,
    NotFound,
    /// Not allowed as things stand; the message says why.
    Refused,
    /// Another program has the data folder.
    FolderInUse,
    NewerRecord,
    /// The document is not on this laptop.
    DocumentMissing,
    /// It was issued on another laptop and could not be fetched now.
    DocumentNotFetched,
    /// The document or the record does not match its hash.
    Damaged,
    /// The disk, the file system or the printer.
    System,
}

/// One field and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct FieldProblem {
    pub field: String,
    /// What was wrong and what would be right. Never repeats what was typed.
    pub message: String,
}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type, thiserror::Error)]
#[error("{message}")]
pub struct Problem {
    pub code: Code,
    pub message: String,
    pub fields: Vec<FieldProblem>,
}

pub type Result<T> = std::result::Result<T, Problem>;

impl Problem {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            fields: Vec::new(),
        }
    }

    pub(crate) fn input(fields: Vec<FieldProblem>) -> Self {
        Self {
            code: Code::Input,
            message: "There is a problem with what was entered".to_owned(),
            fields,
        }
    }

    pub(crate) fn field(field: &str, message: &str) -> Self {
        Self::input(vec![FieldProblem {
            field: field.to_owned(),
            message: message.to_owned(),
        }])
    }

    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(
            Code::NotFound,
            format!("There is no such {what} in this record"),
        )
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let (code, todo) = match &error {
            StoreError::FolderInUse => (
                Code::FolderInUse,
                "Stepwell is open already on this laptop. Use that window, or close it and try again.",
            ),
            StoreError::WrongPassphrase => (
                Code::WrongPassphrase,
                "The name or the passphrase is not right. Check Caps Lock and try again.",
            ),
            StoreError::EmptyPassphrase => (Code::Input, "Enter a passphrase"),
            StoreError::NameTaken => (
                Code::Input,
                "Somebody signs in under this name already. Enter the name so that the two can be told apart.",
            ),
            StoreError::Changed(_) => (
                Code::Changed,
                "This record changed since you opened it. What you typed is kept: look at the change, then try again.",
            ),
            StoreError::NewerDatabase { .. } | StoreError::KeysNewer => (
                Code::NewerRecord,
                "This record was written by a newer version of Stepwell. Nothing was changed. Update the program on this laptop.",
            ),
            StoreError::DocumentNotFetched => (
                Code::DocumentMissing,
                "This document has not come from the laptop that issued it yet. It is fetched at the next sync; Sync now asks for it at once.",
            ),
            StoreError::DocumentMissing => (
                Code::DocumentMissing,
                "This document is not on this laptop. It stays on the laptop that issued it.",
            ),
            StoreError::DocumentDamaged => (
                Code::Damaged,
                "This document does not match the one that was issued, so it is not shown. Ask IT support to run stepwell-cli verify.",
            ),
            StoreError::DiskFull => (
                Code::System,
                "The disk is full, so this could not be saved. What you typed is still on the screen: free some space, then try again.",
            ),
            StoreError::NotWritable => (
                Code::System,
                "Stepwell is not allowed to write in the folder that keeps the record, so this was not done. What you typed is still on the screen: ask IT support to make the folder writable, then try again.",
            ),
            StoreError::Held => (
                Code::System,
                "Another program is holding the record, such as a backup or a virus scanner, so this could not be saved. What you typed is still on the screen: wait a moment, then try again.",
            ),
            StoreError::KeysMissing | StoreError::KeysDamaged(_) | StoreError::DatabaseMissing => (
                Code::Damaged,
                "Part of this record's folder is missing or damaged. Nothing was changed. Restore the folder from its backup.",
            ),
            StoreError::NotEncrypted | StoreError::KeyDoesNotFit | StoreError::Damaged(_) => (
                Code::Damaged,
                "The record on this laptop cannot be opened as it is. Nothing was changed. Ask IT support; a backup or the recovery code may help.",
            ),
            StoreError::RecoveryCodeMistyped | StoreError::WrongRecoveryCode => (
                Code::Input,
                "That recovery code does not open this record. Compare it with the paper.",
            ),
            StoreError::NotABackup => (
                Code::Damaged,
                "This file is not a backup of Stepwell's. Backups end in .stepwell-backup: choose one of those.",
            ),
            StoreError::BackupNewer => (
                Code::NewerRecord,
                "This backup was made by a newer version of Stepwell. Nothing was changed. Update the program on this laptop, then restore it.",
            ),
            StoreError::BackupTorn => (
                Code::Damaged,
                "This backup is not whole: it was cut off while it was copied. Nothing was changed. Copy it again from where it came from, or choose another.",
            ),
            StoreError::BackupAltered(_) => (
                Code::Damaged,
                "This backup is not what was written when it was made: it is damaged or was altered. Nothing was changed. Choose another, such as the one before it.",
            ),
            StoreError::BackupStopped => (Code::Refused, "It was stopped. Nothing was changed."),
            StoreError::KeysExist
            | StoreError::NoSuchSlot
            | StoreError::LastSlot
            | StoreError::RootNeeded
            | StoreError::DatabaseExists => (Code::Refused, ""),
            StoreError::LogUnknown(_)
            | StoreError::CertificateRefused(_)
            | StoreError::Gap { .. }
            | StoreError::Forked { .. }
            | StoreError::OwnLogAhead { .. }
            | StoreError::SegmentRefused { .. }
            | StoreError::TipMoved(_)
            | StoreError::DocumentNotWanted => (
                Code::System,
                "Something that came from another laptop could not be taken in. Nothing here was changed: see Sync for what it was.",
            ),
            StoreError::File { .. }
            | StoreError::SqliteTooOld(_)
            | StoreError::BackupIncomplete(_)
            | StoreError::EventExists(_)
            | StoreError::AfterUnknown(_)
            | StoreError::Database(_) => (
                Code::System,
                "This could not be saved or read. What you typed is still on the screen: try again, and tell IT support if it goes on.",
            ),
        };
        let message = if todo.is_empty() {
            sentence(&error.to_string())
        } else {
            todo.to_owned()
        };
        match error.for_support() {
            Some(detail) => Self::new(code, format!("{message} ({detail})")),
            None => Self::new(code, message),
        }
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        // The position is safe to tell; the text around it may be a patient's.
        Self::new(
            Code::System,
            format!(
                "An entry could not be put together (line {}, column {})",
                error.line(),
                error.column()
            ),
        )
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let message = refusal.to_string();
        match refusal {
            Refusal::Missing(missing) => Self {
                code: Code::Missing,
                message: "Before you can sign".to_owned(),
                fields: missing
                    .into_iter()
                    .map(|missing| FieldProblem {
                        message: crate::words::wanting(&missing),
                        field: missing.item,
                    })
                    .collect(),
            },
            Refusal::Field { field, wanted } => Self::field(&field, &format!("Enter {wanted}")),
            Refusal::Report(findings) => Self {
                code: Code::Missing,
                message: "Before you can issue".to_owned(),
                fields: blocking(findings),
            },
            Refusal::ReadOnly
            | Refusal::CaseClosed
            | Refusal::CaseOpen
            | Refusal::NoSuchContact
            | Refusal::AlreadyStruck
            | Refusal::AlreadySigned
            | Refusal::NoSuchQuestionnaire
            | Refusal::QuestionnaireSettled
            | Refusal::NoSuchReport
            | Refusal::NoSuchPaper
            | Refusal::NoRiskFlag
            | Refusal::AlreadyReplaced
            | Refusal::AlreadyWithdrawn
            | Refusal::ReportHolds
            | Refusal::NoCopy(_)
            | Refusal::Basis(_) => Self::new(Code::Refused, sentence(&message)),
        }
    }
}

pub(crate) fn blocking(findings: Vec<Finding>) -> Vec<FieldProblem> {
    findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Block)
        .map(|finding| FieldProblem {
            field: finding.field,
            message: finding.message,
        })
        .collect()
}

fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
