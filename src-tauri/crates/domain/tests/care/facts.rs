//! Contacts, answers and prompts, as little as a test needs.

use crate::common::*;
use chrono::NaiveDate;
use domain::case::*;
use domain::case_now::Case;
use domain::concern::Concern;
use domain::contact::*;
use domain::event::Event;
use domain::ids::*;
use domain::pathway::{Agenda, AnswerKind, Choice, Item};
use domain::risk::RiskPrompt;
use uuid::Uuid;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A case from facts one person recorded one after another.
pub(crate) fn case(facts: &[Event]) -> Case {
    let events: Vec<_> = std::iter::once(&opened())
        .chain(facts)
        .enumerate()
        .map(|(place, event)| {
            let number = u128::try_from(place).unwrap() + 1;
            let after = if number == 1 {
                vec![]
            } else {
                ids(&[number - 1])
            };
            stored(number, 1, 10 + place as u64, after, event)
        })
        .collect();
    Case::from_events(case_id(), &events)
}

pub(crate) fn contact(id: u128, on: &str) -> Contact {
    Contact {
        id: ContactId(Uuid::from_u128(id)),
        step: Step::One,
        mode: Mode::Telephone,
        outcome: Outcome::Attended,
        on: day(on),
        start: None,
        end: None,
        indirect_minutes: 0,
        with: "patient".into(),
        agenda: "step-1".into(),
        agenda_edition: "2026-12".into(),
        note: String::new(),
        answers: vec![],
        match_rows: vec![],
        obstacles: vec![],
        plan: vec![],
        adjustments: vec![],
        liaison: None,
        rehabilitation: vec![],
        questionnaires: vec![],
        interpreter: None,
        risk: None,
        concerns: vec![],
        entered_again_from: None,
    }
}

pub(crate) fn signed(contact: Contact) -> Event {
    ContactSigned { contact }.into()
}

pub(crate) fn chosen(id: &str) -> Chosen {
    Chosen {
        id: id.into(),
        words: id.replace('_', " "),
    }
}

pub(crate) fn answer(item: &str, ids: &[&str]) -> Answer {
    Answer {
        item: item.into(),
        chosen: ids.iter().map(|id| chosen(id)).collect(),
        ..Answer::default()
    }
}

pub(crate) fn left(item: &str, because: &str) -> Answer {
    Answer {
        item: item.into(),
        left_because: because.into(),
        ..Answer::default()
    }
}

pub(crate) fn prompt(id: &str) -> Item {
    Item {
        id: id.into(),
        section: "Section".into(),
        prompt: format!("{id}?"),
        hint: String::new(),
        answer: AnswerKind::Text,
        choices: vec![],
        at_least: 0,
        needed: true,
        always: false,
        only: vec![],
        only_with: vec![],
        after: None,
        source: "test".into(),
        mark: "I".into(),
    }
}

pub(crate) fn agenda(items: Vec<Item>) -> Agenda {
    Agenda {
        id: "step-1".into(),
        edition: "2026-12".into(),
        title: "Step 1".into(),
        steps: vec![Step::One],
        works: vec![],
        source: "test".into(),
        items,
    }
}

pub(crate) fn risk_prompt() -> RiskPrompt {
    RiskPrompt {
        edition: "2026-12".into(),
        title: "Ask further".into(),
        source: "test".into(),
        mark: "R".into(),
        numbers: vec![],
        items: vec![Item {
            answer: AnswerKind::Choice,
            choices: vec![Choice {
                id: "none".into(),
                words: "No plan".into(),
            }],
            ..prompt("plan")
        }],
    }
}

pub(crate) fn phq(on: &str, ninth: u8) -> Questionnaire {
    Questionnaire {
        instrument: "phq-9".into(),
        edition: "1".into(),
        completed_on: day(on),
        how: "read_aloud".into(),
        answers: vec![Some(ninth)],
        total: Some(ninth.into()),
        band: String::new(),
        risk: (ninth > 0)
            .then(|| "phq9_9".to_owned())
            .into_iter()
            .collect(),
    }
}

pub(crate) fn interpreter(kind: InterpreterKind) -> Interpreter {
    Interpreter {
        language: "Sylheti".into(),
        name: "4417".into(),
        by: "telephone".into(),
        kind,
    }
}

pub(crate) fn concern(told: &str) -> Concern {
    Concern {
        kind: chosen("self_harm"),
        flags_risk: true,
        signs: vec![],
        heard: "wishes not to wake".into(),
        done: "stayed on the line".into(),
        told: told.into(),
        told_on: None,
        told_at: None,
        nobody_because: String::new(),
    }
}
