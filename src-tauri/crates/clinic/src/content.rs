//! The clinical content: agendas, questionnaires and wordings, written as data in `assets/` and compiled in.
//!
//! Only what is being recorded now reads it. The record keeps its own copy of every word that was shown, so a fold
//! never comes here.

mod agendas;
mod catalogue;
#[cfg(test)]
mod fixture;
mod outside;
mod phased;
mod phased_view;
mod practice;
mod read;
#[cfg(test)]
mod tests;
mod view;

pub(crate) use catalogue::{Catalogue, Demand, Slot, Wording};
pub(crate) use outside::Outside;
pub(crate) use phased::PhasedWords;
pub use phased_view::{DemandView, PhasedWordsView, UsualWeekView, WayView};
pub(crate) use practice::{DeliveryWords, GpRecord};
pub(crate) use view::{agenda_view, content, item_view};

use domain::case::{ConsentPurpose, Step, WorkStatus};
use domain::concern::Concerns;
use domain::fit_note::FitNoteRules;
use domain::hints::HintRule;
use domain::instrument::Instrument;
use domain::missed::MissedPolicy;
use domain::named_words::HealthWords;
use domain::pathway::{Agenda, Choice, Item};
use domain::report::SafetyCritical;
use domain::risk::RiskPrompt;
use domain::wording::WordingRules;
use std::sync::OnceLock;

/// Everything clinicians wrote for the program.
#[derive(Debug)]
pub(crate) struct Library {
    /// The agendas held now. Every step has one for every situation at work: reading makes sure of it.
    agendas: Vec<Agenda>,
    pub(crate) instruments: Vec<Instrument>,
    pub(crate) eligibility: Checklist,
    pub(crate) outcomes: Vec<Choice>,
    pub(crate) consents: Vec<ConsentWords>,
    pub(crate) consents_edition: String,
    pub(crate) referral_sources: Vec<Choice>,
    pub(crate) referral_reasons: Vec<Choice>,
    pub(crate) problem_groups: Vec<Choice>,
    pub(crate) communication_needs: Vec<Choice>,
    risk: RiskPrompt,
    concerns: Concerns,
    catalogue: Catalogue,
    hints: Vec<HintRule>,
    safety_kinds: Vec<SafetyCritical>,
    missed_policy: MissedPolicy,
    health_words: HealthWords,
    outside: Outside,
    fit_notes: FitNoteRules,
    gp_record: GpRecord,
    deliveries: Vec<DeliveryWords>,
    copy_editions: Vec<Choice>,
    told_ways: Vec<Choice>,
    left_reasons: Vec<Choice>,
    phased: PhasedWords,
    wording_rules: WordingRules,
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
    /// The agenda by which a contact of this step is held now, with someone in this situation at work. There always is
    /// one: reading refuses a library in which a step has no agenda for all.
    pub(crate) fn agenda_for(&self, step: Step, work: Option<WorkStatus>) -> Option<&Agenda> {
        domain::pathway::agenda_for(&self.agendas, step, work)
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

    /// What is asked and done at once when an answer may mean that someone is in danger.
    pub(crate) fn risk(&self) -> &RiskPrompt {
        &self.risk
    }

    pub(crate) fn concerns(&self) -> &Concerns {
        &self.concerns
    }

    /// The adjustment catalogue, in its order.
    pub(crate) fn adjustments(&self) -> &[Wording] {
        &self.catalogue.wordings
    }

    /// What stands in braces in the catalogue's wordings.
    pub(crate) fn slots(&self) -> &[Slot] {
        &self.catalogue.slots
    }

    /// What a job may ask for, as the catalogue knows it.
    pub(crate) fn demands(&self) -> &[Demand] {
        &self.catalogue.demands
    }

    /// How recommendations are worded.
    pub(crate) fn wording_rules(&self) -> &WordingRules {
        &self.wording_rules
    }

    pub(crate) fn phased(&self) -> &PhasedWords {
        &self.phased
    }

    pub(crate) fn hints(&self) -> &[HintRule] {
        &self.hints
    }

    /// Safety-critical work, with the words by which a report speaks of it.
    pub(crate) fn safety_kinds(&self) -> &[SafetyCritical] {
        &self.safety_kinds
    }

    pub(crate) fn missed_policy(&self) -> &MissedPolicy {
        &self.missed_policy
    }

    /// Words for what stands outside of the person's consent.
    pub(crate) fn outside(&self) -> &Outside {
        &self.outside
    }

    /// What is looked at in fit notes that somebody issued.
    pub(crate) fn fit_notes(&self) -> &FitNoteRules {
        &self.fit_notes
    }

    /// Words that name an illness, a medicine or a score.
    pub(crate) fn health_words(&self) -> &HealthWords {
        &self.health_words
    }

    pub(crate) fn gp_record(&self) -> &GpRecord {
        &self.gp_record
    }

    /// How a copy may get to whom it is for, in the order of [`domain::paper::Delivery::ALL`].
    pub(crate) fn deliveries(&self) -> &[DeliveryWords] {
        &self.deliveries
    }

    /// The ids of [`domain::paper::CopyEdition`], in words.
    pub(crate) fn copy_editions(&self) -> &[Choice] {
        &self.copy_editions
    }

    /// The ids of [`domain::paper::HolderTold::WAYS`], in words.
    pub(crate) fn told_ways(&self) -> &[Choice] {
        &self.told_ways
    }

    /// Why a needed prompt was left, by the ids of [`domain::pathway::Left`].
    pub(crate) fn left_reasons(&self) -> &[Choice] {
        &self.left_reasons
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
