//! A concern raised in a contact: what was heard, what was done, who was told. The program tells nobody.

use crate::contact::Chosen;
use crate::pathway::{Choice, Missing};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// The kinds of concern and what to look for, as data a clinician can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concerns {
    pub edition: String,
    /// Says that the program has told nobody.
    pub statement: String,
    pub source: String,
    pub mark: String,
    #[serde(rename = "kind")]
    pub kinds: Vec<ConcernKind>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConcernKind {
    pub id: String,
    pub words: String,
    /// What to think of, and whom to tell by voice.
    pub hint: String,
    /// Someone may come to harm: the case carries a risk flag until a clinician takes it off.
    #[serde(default)]
    pub flags_risk: bool,
    /// Questions to put, each a tick when the answer is yes.
    #[serde(default, rename = "sign")]
    pub signs: Vec<Choice>,
    pub source: String,
    pub mark: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concern {
    pub kind: Chosen,
    /// As of the day it was raised: see [`ConcernKind::flags_risk`].
    pub flags_risk: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<Chosen>,
    pub heard: String,
    pub done: String,
    /// Who was told, by voice: name and role; empty when nobody was.
    pub told: String,
    /// Civil date and time in Europe/London, as typed.
    pub told_on: Option<NaiveDate>,
    pub told_at: Option<NaiveTime>,
    /// Why nobody was told.
    pub nobody_because: String,
}

/// What a concern wants before the contact can be signed. `item` is `concerns[0].heard` and the like.
pub fn wanted(concerns: &[Concern]) -> Vec<Missing> {
    concerns
        .iter()
        .enumerate()
        .flat_map(|(index, concern)| {
            let want = move |field: &str, wanted: &str| Missing {
                item: format!("concerns[{index}].{field}"),
                prompt: format!("Concern, {}", concern.kind.words),
                wanted: wanted.to_owned(),
                can_be_left: false,
            };
            let blank = |text: &str| text.trim().is_empty();
            let told = !blank(&concern.told);
            [
                blank(&concern.heard).then(|| want("heard", "what was heard or seen")),
                blank(&concern.done).then(|| want("done", "what was done about it")),
                (!told && blank(&concern.nobody_because))
                    .then(|| want("told", "who was told by voice, or why nobody was")),
                (told && (concern.told_on.is_none() || concern.told_at.is_none()))
                    .then(|| want("told_at", "the day and time they were told")),
            ]
        })
        .flatten()
        .collect()
}
