//! Copies of an issued report, and telling those who hold one.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Which copy is shown, saved, opened or printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct CopyForm {
    /// `patient`, `gp` or `employer`.
    pub copy_for: String,
    /// An id of [`domain::paper::CopyEdition`]; empty is the standard one.
    pub edition: String,
    /// Marked as a second copy of the same content, for one that was lost.
    pub duplicate: bool,
}

/// The standard copy of a reader.
impl From<&str> for CopyForm {
    fn from(copy_for: &str) -> Self {
        Self {
            copy_for: copy_for.to_owned(),
            ..Self::default()
        }
    }
}

/// Taking a report back with nothing in its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct WithdrawForm {
    pub on: String,
    pub reason: String,
}

/// Somebody who holds a copy was told that the report no longer holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct TellForm {
    /// Whom, as the list of holders names them.
    pub copy_for: String,
    pub to: String,
    pub on: String,
    /// An id of `told_ways`.
    pub how: String,
    pub note: String,
}
