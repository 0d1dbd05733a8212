//! The agendas of the pathway, as data a clinician can read: prompts, answers, and what is needed to sign.

use crate::case::{Step, WorkStatus};
use crate::contact::{Answer, Contact, Mode, Outcome};
use serde::{Deserialize, Serialize};

/// The prompts of a step. Editions are kept: a contact names the one it was held by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    pub id: String,
    pub edition: String,
    pub title: String,
    /// The steps it is for.
    pub steps: Vec<Step>,
    /// The situations at work it is for; empty: every one that has no agenda of its own.
    #[serde(default)]
    pub works: Vec<WorkStatus>,
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
    /// The contact cannot be signed without it, or a reason why it was left.
    #[serde(default)]
    pub needed: bool,
    /// Needed, and no reason will do.
    #[serde(default)]
    pub always: bool,
    /// Asked only in these ways of meeting; empty means all.
    #[serde(default)]
    pub only: Vec<Mode>,
    /// Asked only when the contact is with one of these (`patient`, `employer`, `both`, `gp`, `other`); empty means any.
    #[serde(default)]
    pub only_with: Vec<String>,
    /// Asked only once another prompt was answered in a certain way.
    #[serde(default)]
    pub after: Option<After>,
    pub source: String,
    /// `F` found in the source, `R` professional knowledge, `I` our proposal: R and I want a clinician's eye.
    pub mark: String,
}

/// The answer that makes another prompt worth asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    pub item: String,
    /// One of these was chosen.
    pub chosen: Vec<String>,
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
    /// Language, name or number, and how they were there.
    Interpreter,
}

/// Why a needed prompt was left. Nothing else that stays blank asks why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    NotRelevant,
    PreferredNotToSay,
    /// It heads the next contact.
    RanOutOfTime,
}

impl Left {
    pub const ALL: [Self; 3] = [
        Self::NotRelevant,
        Self::PreferredNotToSay,
        Self::RanOutOfTime,
    ];

    /// As it stands in [`Answer::left_because`].
    pub fn id(self) -> &'static str {
        match self {
            Self::NotRelevant => "not_relevant",
            Self::PreferredNotToSay => "preferred_not_to_say",
            Self::RanOutOfTime => "ran_out_of_time",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|left| left.id() == id)
    }
}

/// Something without which the contact cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where to go: an item's id, or a field of the contact such as `start`.
    pub item: String,
    pub prompt: String,
    /// What would be right.
    pub wanted: String,
    /// A reason for leaving it will do.
    pub can_be_left: bool,
}

impl Agenda {
    /// The prompts of this agenda that such a contact is asked.
    pub fn items_for<'a>(&'a self, contact: &'a Contact) -> impl Iterator<Item = &'a Item> {
        self.items.iter().filter(|item| asked(item, contact))
    }

    /// Whether it is the agenda of this step for someone in this situation at work. Of two, the one that names the
    /// situation goes before the one for all: see [`agenda_for`].
    fn fits(&self, step: Step, work: Option<WorkStatus>) -> bool {
        self.steps.contains(&step)
            && (self.works.is_empty() || work.is_some_and(|work| self.works.contains(&work)))
    }
}

/// The agenda a contact is held by: that of its step, the one for this situation at work where there is one.
pub fn agenda_for(agendas: &[Agenda], step: Step, work: Option<WorkStatus>) -> Option<&Agenda> {
    let fitting = || agendas.iter().filter(|agenda| agenda.fits(step, work));
    fitting()
        .find(|agenda| !agenda.works.is_empty())
        .or_else(|| fitting().next())
}

/// Whether a prompt is asked in such a contact.
pub fn asked(item: &Item, contact: &Contact) -> bool {
    let in_this_way = item.only.is_empty() || item.only.contains(&contact.mode);
    let with_them = item.only_with.is_empty() || item.only_with.contains(&contact.with);
    let after_that = item.after.as_ref().is_none_or(|after| {
        contact.answer(&after.item).is_some_and(|answer| {
            answer
                .chosen
                .iter()
                .any(|one| after.chosen.contains(&one.id))
        })
    });
    in_this_way && with_them && after_that
}

/// What is missing for signing. An attempt at which nobody was met needs nothing.
pub fn missing(agenda: &Agenda, contact: &Contact) -> Vec<Missing> {
    if contact.outcome != Outcome::Attended {
        return Vec::new();
    }
    agenda
        .items_for(contact)
        .filter(|item| item.needed || item.always)
        .filter(|item| item.always || !left(contact.answer(&item.id)))
        .filter_map(|item| wanted(item, contact).map(|wanted| (item, wanted)))
        .map(|(item, wanted)| Missing {
            item: item.id.clone(),
            prompt: item.prompt.clone(),
            wanted,
            can_be_left: !item.always,
        })
        .collect()
}

fn left(answer: Option<&Answer>) -> bool {
    answer.is_some_and(|answer| Left::parse(&answer.left_because).is_some())
}

/// What one of these needed prompts still wants, whatever it was left for: for prompts beside the agenda. "Nothing to
/// add" is no answer to them: who was told, or why nobody was, is written.
pub fn still_wanted(items: &[Item], answers: &[Answer]) -> Vec<Missing> {
    items
        .iter()
        .filter(|item| item.needed || item.always)
        .filter_map(|item| {
            let answer = answers.iter().find(|answer| answer.item == item.id);
            let unsaid = item.answer == AnswerKind::Text
                && answer.is_none_or(|answer| answer.text.trim().is_empty());
            let wanted = if unsaid {
                "a line".to_owned()
            } else {
                plainly_wanted(item, answer)?
            };
            Some(Missing {
                item: item.id.clone(),
                prompt: item.prompt.clone(),
                wanted,
                can_be_left: false,
            })
        })
        .collect()
}

/// What an item wants that is answered in a line, a tick or a day; the tables have places of their own.
fn plainly_wanted(item: &Item, answer: Option<&Answer>) -> Option<String> {
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
        AnswerKind::MatchRows
        | AnswerKind::Plan
        | AnswerKind::Obstacles
        | AnswerKind::Adjustments
        | AnswerKind::Liaison
        | AnswerKind::Rehabilitation
        | AnswerKind::Interpreter => None,
    };
    wanted.map(str::to_owned)
}

/// What a needed item still wants, in words; `None` when it is answered.
fn wanted(item: &Item, contact: &Contact) -> Option<String> {
    let wanted = match item.answer {
        AnswerKind::Text
        | AnswerKind::Choice
        | AnswerKind::YesNo
        | AnswerKind::Checks
        | AnswerKind::Date => return plainly_wanted(item, contact.answer(&item.id)),
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
        AnswerKind::Interpreter => contact
            .interpreter
            .as_ref()
            .is_none_or(|one| {
                [&one.language, &one.name, &one.by]
                    .iter()
                    .any(|said| said.trim().is_empty())
            })
            .then_some("the interpreter's language, their name or number, and how they were there"),
    };
    wanted.map(str::to_owned)
}
