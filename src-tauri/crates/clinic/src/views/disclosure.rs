//! Grounds for telling without consent, and the script for an employer who rings in.

use super::ChoiceView;
use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DisclosureWords {
    /// What this is never for.
    pub statement: String,
    /// Asked of oneself first.
    pub before: Vec<String>,
    pub grounds: Vec<GroundView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GroundView {
    pub id: String,
    pub words: String,
    /// What to do before anything else.
    pub first: String,
    /// Whom to ask.
    pub ask: String,
    pub unconfirmed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct EmployerScript {
    pub lines: Vec<ScriptLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ScriptLine {
    pub id: String,
    /// What is said.
    pub words: String,
    pub hint: String,
    pub unconfirmed: bool,
}

/// What is offered where a fit note is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FitNoteWords {
    /// That it is only recorded here.
    pub statement: String,
    /// What can be ticked on one.
    pub options: Vec<ChoiceView>,
}
