//! The risk prompt: what a person asks and does when an answer may mean that someone is in danger. It decides nothing.

use crate::contact::{Answer, Questionnaire};
use crate::pathway::{Choice, Item, Missing, still_wanted};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The prompt that is answered with who was told by voice, or why nobody was.
pub const TOLD: &str = "told";

/// The prompts and the numbers to give, as data a clinician can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RiskPrompt {
    pub edition: String,
    pub title: String,
    pub source: String,
    pub mark: String,
    /// Crisis lines: who, and the number.
    #[serde(rename = "number")]
    pub numbers: Vec<Choice>,
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// What was asked and done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskAsked {
    pub edition: String,
    pub answers: Vec<Answer>,
}

/// What the risk prompt still wants: nothing unless an answer was at its risk value. `item` is `risk.` and the prompt's id.
pub fn wanted(
    prompt: &RiskPrompt,
    questionnaires: &[Questionnaire],
    asked: Option<&RiskAsked>,
) -> Vec<Missing> {
    let raised = questionnaires.iter().any(|one| !one.risk.is_empty());
    if !raised {
        return Vec::new();
    }
    let answers = asked.map_or(&[][..], |asked| &asked.answers);
    still_wanted(&prompt.items, answers)
        .into_iter()
        .map(|missing| Missing {
            item: format!("risk.{}", missing.item),
            ..missing
        })
        .collect()
}

/// A clinician takes the risk flag off the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskCleared {
    pub on: NaiveDate,
    pub reason: String,
}
