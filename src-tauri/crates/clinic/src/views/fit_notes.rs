//! The fit notes of a case, and what there is to look at in them.

use crate::forms::FitNoteForm;
use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FitNotesView {
    /// The newest first.
    pub notes: Vec<FitNoteLine>,
    /// A second look, never a stop.
    pub looks: Vec<FitNoteLook>,
    /// The last day that is covered; `None` without a note or where one has no end.
    pub covered_to: Option<String>,
    /// When the next one is to be thought of.
    pub due_on: Option<String>,
    /// Until this day a note may cover only three months at a time.
    pub short_until: Option<String>,
    /// To copy into the comments box of a fit note; empty where there is nothing to draw it from.
    pub comments: String,
    /// "Report 7Q4M-…" or "Step 2, telephone": where the comments come from.
    pub comments_from: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FitNoteLine {
    /// Its place in the record: handed back to change it.
    pub place: u32,
    pub form: FitNoteForm,
    /// "Not fit for work, 24 Aug 2026 to 6 Sep 2026".
    pub title: String,
    /// Who issued it, what was ticked and said.
    pub lines: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FitNoteLook {
    /// `overlap`, `opposite`, `opposite_report`, `gap`, `three_months`, `no_end`, `six_months`, `fit_soon`, `no_reason`,
    /// `first_days` or `ended`.
    pub rule: String,
    pub words: String,
    /// Where the rule stands; for a clinician who wants to know.
    pub source: String,
    pub unconfirmed: bool,
    /// Places of the notes it is about.
    pub notes: Vec<u32>,
}
