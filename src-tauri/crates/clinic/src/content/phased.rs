//! The phased-return builder's words.

use super::read::{ContentError, asset, read};
use serde::Deserialize;

/// `assets/pathway/phased.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "edition is read by people")]
pub(crate) struct PhasedWords {
    edition: String,
    pub(crate) question: Question,
    #[serde(rename = "way")]
    pub(crate) ways: Vec<Way>,
    #[serde(rename = "usual")]
    pub(crate) usual_weeks: Vec<UsualWeek>,
    #[serde(rename = "note")]
    pub(crate) notes: Vec<Note>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "source and mark are read by people")]
pub(crate) struct Question {
    pub(crate) words: String,
    pub(crate) hint: String,
    source: String,
    mark: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "source and mark are read by people")]
pub(crate) struct Way {
    /// As [`domain::report::Phasing::id`].
    pub(crate) id: String,
    pub(crate) words: String,
    pub(crate) hint: String,
    source: String,
    mark: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "source and mark are read by people")]
pub(crate) struct UsualWeek {
    pub(crate) id: String,
    pub(crate) words: String,
    pub(crate) cells: [String; 7],
    source: String,
    mark: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "source and mark are read by people")]
pub(crate) struct Note {
    pub(crate) words: String,
    source: String,
    mark: String,
}

pub(super) fn phased() -> Result<PhasedWords, ContentError> {
    read(asset!("pathway/phased.toml"))
}
