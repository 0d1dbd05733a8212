//! The content as the screen wants it.

use super::phased_view::{demand_view, phased_words};
use super::{Library, Wording, library};
use crate::views::{
    AfterView, AgendaView, CatalogueView, ChoiceView, ConcernKindView, ConcernsView,
    ConsentWording, Content, DeliveryView, FitNoteWords, InstrumentView, ItemView, QuestionView,
    RiskView, ScaleView, SlotView,
};
use domain::concern::ConcernKind;
use domain::instrument::Instrument;
use domain::pathway::{Agenda, AnswerKind, Choice, Item};
use domain::report::Edition;
use report::Form;

/// Everything the screen offers to choose from. Asked once, at start: it cannot change while the program runs.
pub(crate) fn content() -> Content {
    let library: &Library = library();
    Content {
        agendas: library.agendas().iter().map(agenda_view).collect(),
        instruments: library.instruments.iter().map(instrument_view).collect(),
        eligibility: choices(&library.eligibility.lines),
        outcomes: choices(&library.outcomes),
        consents: library
            .consents
            .iter()
            .map(|consent| ConsentWording {
                purpose: consent.purpose.id().to_owned(),
                words: consent.words.clone(),
                wording: consent.wording.clone(),
                names_someone: consent.names_someone,
            })
            .collect(),
        referral_sources: choices(&library.referral_sources),
        referral_reasons: choices(&library.referral_reasons),
        problem_groups: choices(&library.problem_groups),
        work_statuses: choices(library.work_statuses()),
        safety_critical: choices(library.safety_critical()),
        communication_needs: choices(&library.communication_needs),
        editions: [Edition::HealthAndWork2019, Edition::AdvisoryFitness2013]
            .into_iter()
            .map(edition_view)
            .collect(),
        options: options(Form::of(Edition::default(), false)),
        risk: RiskView {
            title: library.risk().title.clone(),
            numbers: choices(&library.risk().numbers),
            items: library.risk().items.iter().map(item_view).collect(),
        },
        concerns: ConcernsView {
            statement: library.concerns().statement.clone(),
            kinds: library.concerns().kinds.iter().map(concern_view).collect(),
        },
        adjustments: library.adjustments().iter().map(wording_view).collect(),
        slots: library
            .slots()
            .iter()
            .map(|slot| SlotView {
                name: slot.name.clone(),
                hint: slot.hint.clone(),
            })
            .collect(),
        demands: library.demands().iter().map(demand_view).collect(),
        phased: phased_words(),
        left_reasons: choices(library.left_reasons()),
        copy_editions: choices(library.copy_editions()),
        told_ways: choices(library.told_ways()),
        deliveries: library
            .deliveries()
            .iter()
            .map(|delivery| DeliveryView {
                id: delivery.how.id().to_owned(),
                words: delivery.words.clone(),
                hint: delivery.hint.clone(),
            })
            .collect(),
        gp_warning: library.gp_record().warning.clone(),
        gp_copy_refused: library.gp_record().refused.clone(),
        disclosure: library.outside().disclosure.view(),
        employer_call: library.outside().employer_call.view(),
        fit_notes: FitNoteWords {
            statement: library.fit_notes().statement.clone(),
            options: choices(&library.fit_notes().options),
        },
    }
}

/// One agenda, with what is unconfirmed marked for a clinician's eye.
pub(crate) fn agenda_view(agenda: &Agenda) -> AgendaView {
    AgendaView {
        id: agenda.id.clone(),
        edition: agenda.edition.clone(),
        title: agenda.title.clone(),
        steps: agenda
            .steps
            .iter()
            .map(|step| step.id().to_owned())
            .collect(),
        works: agenda
            .works
            .iter()
            .map(|work| work.id().to_owned())
            .collect(),
        items: agenda.items.iter().map(item_view).collect(),
    }
}

/// One prompt, with what is unconfirmed marked for a clinician's eye.
pub(crate) fn item_view(item: &Item) -> ItemView {
    ItemView {
        id: item.id.clone(),
        section: item.section.clone(),
        prompt: item.prompt.clone(),
        hint: item.hint.clone(),
        answer: answer_id(item.answer).to_owned(),
        choices: choices(&item.choices),
        at_least: u32::try_from(item.at_least).unwrap_or(u32::MAX),
        needed: item.needed || item.always,
        always: item.always,
        only: item.only.iter().map(|mode| mode.id().to_owned()).collect(),
        only_with: item.only_with.clone(),
        after: item.after.as_ref().map(|after| AfterView {
            item: after.item.clone(),
            chosen: after.chosen.clone(),
        }),
        unconfirmed: item.mark != "F",
    }
}

fn answer_id(answer: AnswerKind) -> &'static str {
    match answer {
        AnswerKind::Text => "text",
        AnswerKind::Choice => "choice",
        AnswerKind::Checks => "checks",
        AnswerKind::YesNo => "yes_no",
        AnswerKind::Date => "date",
        AnswerKind::MatchRows => "match_rows",
        AnswerKind::Plan => "plan",
        AnswerKind::Obstacles => "obstacles",
        AnswerKind::Adjustments => "adjustments",
        AnswerKind::Liaison => "liaison",
        AnswerKind::Rehabilitation => "rehabilitation",
        AnswerKind::Interpreter => "interpreter",
    }
}

fn concern_view(kind: &ConcernKind) -> ConcernKindView {
    ConcernKindView {
        id: kind.id.clone(),
        words: kind.words.clone(),
        hint: kind.hint.clone(),
        signs: choices(&kind.signs),
        unconfirmed: kind.mark != "F",
    }
}

fn wording_view(wording: &Wording) -> CatalogueView {
    CatalogueView {
        id: wording.id.clone(),
        number: wording.number,
        about: wording.about.clone(),
        problems: wording.problems.clone(),
        demands: wording.demands.clone(),
        option: wording.option.clone(),
        wording: wording.wording.clone(),
        search: wording.search.clone(),
        safety_critical: wording.safety_critical.clone(),
    }
}

fn instrument_view(instrument: &Instrument) -> InstrumentView {
    InstrumentView {
        id: instrument.id.clone(),
        name: instrument.name.clone(),
        stem: instrument.stem.clone(),
        scale: instrument
            .scale
            .iter()
            .map(|point| ScaleView {
                value: point.value,
                words: point.words.clone(),
            })
            .collect(),
        items: instrument
            .items
            .iter()
            .map(|item| QuestionView {
                id: item.id.clone(),
                words: item.words.clone(),
                risk_from: item.risk_from,
            })
            .collect(),
        licence: instrument.licence.clone(),
    }
}

fn edition_view(edition: Edition) -> ChoiceView {
    let id = match edition {
        Edition::HealthAndWork2019 => "health-and-work-2019",
        Edition::AdvisoryFitness2013 => "advisory-fitness-2013",
    };
    choice(id, &Form::of(edition, false).title)
}

/// The options of the form, in its order and its words.
fn options(form: &Form) -> Vec<ChoiceView> {
    vec![
        choice("phased_return", &form.options.phased_return),
        choice("amended_duties", &form.options.amended_duties),
        choice("altered_hours", &form.options.altered_hours),
        choice("workplace_assessment", &form.options.workplace_assessment),
    ]
}

fn choices(choices: &[Choice]) -> Vec<ChoiceView> {
    choices.iter().map(|c| choice(&c.id, &c.words)).collect()
}

fn choice(id: &str, words: &str) -> ChoiceView {
    ChoiceView {
        id: id.to_owned(),
        words: words.to_owned(),
    }
}
