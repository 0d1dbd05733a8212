//! The clinical content: agendas, questionnaires and wordings, written as data in `assets/` and compiled in.
//!
//! Only what is being recorded now reads it. The record keeps its own copy of every word that was shown, so a fold
//! never comes here.

mod read;
#[cfg(test)]
mod tests;
mod view;

pub(crate) use view::{agenda_view, content};

use domain::case::{ConsentPurpose, Step};
use domain::instrument::Instrument;
use domain::pathway::{Agenda, Choice, Item};
use std::sync::OnceLock;

/// Everything clinicians wrote for the program.
#[derive(Debug)]
pub(crate) struct Library {
    /// The agenda held now, for each step in the order of [`Step::ALL`].
    agendas: [Agenda; 6],
    pub(crate) instruments: Vec<Instrument>,
    pub(crate) eligibility: Checklist,
    pub(crate) outcomes: Vec<Choice>,
    pub(crate) consents: Vec<ConsentWords>,
    pub(crate) consents_edition: String,
    pub(crate) referral_sources: Vec<Choice>,
    pub(crate) referral_reasons: Vec<Choice>,
    pub(crate) problem_groups: Vec<Choice>,
    pub(crate) communication_needs: Vec<Choice>,
}

/// Who the clinic is for. Every line is worded so that "yes" lets the person in.
#[derive(Debug)]
pub(crate) struct Checklist {
    pub(crate) edition: String,
    pub(crate) lines: Vec<Choice>,
}

/// What is read out before a consent is recorded.
#[derive(Debug)]
pub(crate) struct ConsentWords {
    pub(crate) purpose: ConsentPurpose,
    pub(crate) words: String,
    pub(crate) wording: String,
    /// It is given to a person at the employer, who has to be named.
    pub(crate) names_someone: bool,
}

/// The content of this program.
pub(crate) fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(compiled_in)
}

#[allow(clippy::panic)]
fn compiled_in() -> Library {
    // The text is part of the program and a test reads all of it: this cannot fail in a program that was tested.
    read::library().unwrap_or_else(|error| panic!("the clinical content does not read: {error}"))
}

impl Library {
    /// The agenda by which a contact of this step is held now.
    pub(crate) fn agenda(&self, step: Step) -> &Agenda {
        let [triage, one, two, three, review, discharge] = &self.agendas;
        match step {
            Step::Triage => triage,
            Step::One => one,
            Step::Two => two,
            Step::Three => three,
            Step::Review => review,
            Step::Discharge => discharge,
        }
    }

    pub(crate) fn agendas(&self) -> &[Agenda] {
        &self.agendas
    }

    pub(crate) fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.instruments
            .iter()
            .find(|instrument| instrument.id == id)
    }

    pub(crate) fn consent(&self, purpose: ConsentPurpose) -> Option<&ConsentWords> {
        self.consents
            .iter()
            .find(|consent| consent.purpose == purpose)
    }

    /// The choices of an item, wherever in the pathway it first stands.
    fn choices_of(&self, item: &str) -> &[Choice] {
        self.agendas
            .iter()
            .flat_map(|agenda| &agenda.items)
            .find(|candidate| candidate.id == item)
            .map_or(&[], |item| &item.choices)
    }

    /// What a person's situation at work is called on the screen, by the ids of [`domain::case::WorkStatus`].
    pub(crate) fn work_statuses(&self) -> &[Choice] {
        self.choices_of(domain::decide::item::WORK_STATUS)
    }

    /// Kinds of safety-critical work; `none` means asked, and none applies.
    pub(crate) fn safety_critical(&self) -> &[Choice] {
        self.choices_of(domain::decide::item::SAFETY_CRITICAL)
    }
}

/// The words a choice is shown by; `None` when the list has no such id.
pub(crate) fn words_of<'a>(choices: &'a [Choice], id: &str) -> Option<&'a str> {
    choices
        .iter()
        .find(|choice| choice.id == id)
        .map(|choice| choice.words.as_str())
}

/// An item of an agenda by its id.
pub(crate) fn item<'a>(agenda: &'a Agenda, id: &str) -> Option<&'a Item> {
    agenda.items.iter().find(|item| item.id == id)
}
