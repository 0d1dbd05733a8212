//! What a check has to say about one field.

use serde::{Deserialize, Serialize};

/// Whether a finding stops the report from being issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The report cannot be rendered or issued until this is put right.
    Block,
    /// A clinician should look at this and may go on.
    Warn,
}

/// One problem with one field. Serialises as
/// `{"severity":"block","field":"period.to","code":"...","message":"..."}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub severity: Severity,
    /// Where: a path through the JSON form, for example `difficulties[2].recommendation`; empty for
    /// the document as a whole.
    pub field: String,
    /// What kind of problem, stable across releases, for the screen and for scripts.
    pub code: String,
    /// What is wrong and what would be right, in a clinician's words. Repeats nothing that was
    /// typed, except a character that cannot be printed or a date out of its period.
    pub message: String,
}

impl Finding {
    /// A finding that stops the report.
    pub fn block(field: impl Into<String>, code: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Block, field, code, message)
    }

    /// A finding that asks for a second look.
    pub fn warn(field: impl Into<String>, code: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warn, field, code, message)
    }

    /// Whether this finding stops the report.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Block
    }

    fn new(
        severity: Severity,
        field: impl Into<String>,
        code: &str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            severity,
            field: field.into(),
            code: code.to_owned(),
            message: message.into(),
        }
    }
}
