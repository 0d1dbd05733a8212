//! The agendas of the pathway, as data a clinician can read: prompts, answers, and what is needed to sign.

use crate::case::Step;
use crate::contact::{Answer, Contact, Mode, Outcome};
use serde::{Deserialize, Serialize};

/// The prompts of one step. Editions are kept: a contact names the one it was held by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    pub id: String,
    pub edition: String,
    pub title: String,
    pub step: Step,
    pub source: String,
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// One prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: String,
    /// The heading it stands under.
    pub section: String,
    /// In the therapist's words, as asked.
    pub prompt: String,
    #[serde(default)]
    pub hint: String,
    pub answer: AnswerKind,
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// For `checks`: how many have to be ticked. 0 means any.
    #[serde(default)]
    pub at_least: usize,
    /// The contact cannot be signed without it.
    #[serde(default)]
    pub needed: bool,
    /// Asked only in these ways of meeting; empty means all.
    #[serde(default)]
    pub only: Vec<Mode>,
    /// Asked only when the contact is with one of these (`patient`, `employer`, `both`, `gp`, `other`); empty means any.
    #[serde(default)]
    pub only_with: Vec<String>,
    pub source: String,
    /// `F` found in the source, `R` professional knowledge, `I` our proposal: R and I want a clinician's eye.
    pub mark: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: String,
    pub words: String,
}

/// How a prompt is answered. The tables and the talk have places of their own in the contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    Text,
    /// One of the choices, with a line of text if wanted.
    Choice,
    /// Any of the choices.
    Checks,
    YesNo,
    /// A day, with a line of text.
    Date,
    /// At least one row of demand, capacity, gap and recommendation.
    MatchRows,
    /// At least one thing the person takes on.
    Plan,
    Obstacles,
    /// What was asked of the employer, each with its answer.
    Adjustments,
    /// The consent relied on, whom they spoke to, what was said.
    Liaison,
    Rehabilitation,
}

/// Something without which the contact cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where to go: an item's id, or a field of the contact such as `start`.
    pub item: String,
    pub prompt: String,
    /// What would be right.
    pub wanted: String,
}

impl Agenda {
    /// The prompts of this agenda in a meeting held this way with these people.
    pub fn items_for(&self, mode: Mode, with: &str) -> impl Iterator<Item = &Item> {
        self.items
            .iter()
            .filter(move |item| item.only.is_empty() || item.only.contains(&mode))
            .filter(move |item| {
                item.only_with.is_empty() || item.only_with.iter().any(|who| who == with)
            })
    }
}

/// What is missing for signing. An attempt at which nobody was met needs nothing.
pub fn missing(agenda: &Agenda, contact: &Contact) -> Vec<Missing> {
    if contact.outcome != Outcome::Attended {
        return Vec::new();
    }
    agenda
        .items_for(contact.mode, &contact.with)
        .filter(|item| item.needed)
        .filter_map(|item| wanted(item, contact).map(|wanted| (item, wanted)))
        .map(|(item, wanted)| Missing {
            item: item.id.clone(),
            prompt: item.prompt.clone(),
            wanted,
        })
        .collect()
}

/// What a needed item still wants, in words; `None` when it is answered.
fn wanted(item: &Item, contact: &Contact) -> Option<String> {
    let answer = contact.answer(&item.id);
    let empty = |answer: &Answer| {
        answer.text.trim().is_empty() && answer.chosen.is_empty() && !answer.nothing_to_add
    };
    let wanted = match item.answer {
        AnswerKind::Text => answer
            .is_none_or(empty)
            .then_some("a line, or \u{201c}asked, nothing to add\u{201d}"),
        AnswerKind::Choice | AnswerKind::YesNo => answer
            .is_none_or(|answer| answer.chosen.is_empty())
            .then_some("one of the answers"),
        AnswerKind::Checks => {
            let ticked = answer.map_or(0, |answer| answer.chosen.len());
            let enough = ticked >= item.at_least.max(1);
            return (!enough).then(|| format!("{} of these ticked", item.at_least.max(1)));
        }
        AnswerKind::Date => answer
            .is_none_or(|answer| answer.on.is_none())
            .then_some("a day"),
        AnswerKind::MatchRows => (!contact
            .match_rows
            .iter()
            .any(|row| !row.demand.trim().is_empty() && !row.capacity_now.trim().is_empty()))
        .then_some("one row with a demand of the job and what the person can do now"),
        AnswerKind::Plan => contact
            .plan
            .is_empty()
            .then_some("one thing the person takes on"),
        AnswerKind::Obstacles => contact.obstacles.is_empty().then_some("one obstacle"),
        AnswerKind::Adjustments => (contact.adjustments.is_empty()
            || contact
                .adjustments
                .iter()
                .any(|adjustment| adjustment.answer.is_empty()))
        .then_some("the employer's answer to each change that was asked for"),
        AnswerKind::Liaison => contact
            .liaison
            .as_ref()
            .is_none_or(|talk| talk.spoke_to.trim().is_empty() || talk.said.trim().is_empty())
            .then_some("the consent relied on, whom you spoke to and what was said"),
        AnswerKind::Rehabilitation => contact
            .rehabilitation
            .is_empty()
            .then_some("one strand of rehabilitation"),
    };
    wanted.map(str::to_owned)
}
