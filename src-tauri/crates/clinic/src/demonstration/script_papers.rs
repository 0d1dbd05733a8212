//! What a script says of papers: one that is written, and a copy that is given.

use crate::forms::AnsweredForm;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A letter, a plan or a summary. What the case knows stands in it already.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Letter {
    /// An id of [`domain::paper_content::PaperKind`].
    pub(super) kind: String,
    /// `patient`, `gp` or `employer`; empty is the usual reader of the kind.
    #[serde(default)]
    pub(super) copy_for: String,
    /// What is typed into its gaps, by the slot's name.
    #[serde(default)]
    pub(super) fills: BTreeMap<String, String>,
    /// Blocks that the template offers and leaves out.
    #[serde(default)]
    pub(super) put_in: Vec<String>,
    /// Blocks that do not fit this person.
    #[serde(default)]
    pub(super) leave_out: Vec<String>,
    /// What the clinician wrote in the place of a block's text.
    #[serde(default)]
    pub(super) words: BTreeMap<String, String>,
    /// Warnings looked at and meant.
    #[serde(default)]
    pub(super) answered: Vec<AnsweredForm>,
}

/// A copy that is saved for somebody.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Give {
    /// `patient`, `gp` or `employer`.
    pub(super) to: String,
    /// An id of [`domain::paper::CopyEdition`]; empty is the standard one.
    #[serde(default)]
    pub(super) edition: String,
    /// Of a report: for one that was lost.
    #[serde(default)]
    pub(super) duplicate: bool,
    /// Of the last letter, plan or summary, and not of the last report.
    #[serde(default)]
    pub(super) paper: bool,
}
