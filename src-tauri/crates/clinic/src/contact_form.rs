//! A contact as typed, read into a contact as meant.

use crate::content::{item, library};
use crate::forms::{
    AdjustmentForm, AnswerForm, ConcernForm, ContactDraft, InterpreterForm, LiaisonForm,
    MatchRowForm, ObstacleForm, PlanItemForm, QuestionnaireForm, RehabilitationForm,
};
use crate::problem::{FieldProblem, Result};
use crate::read::{Reading, id};
use chrono::NaiveDate;
use domain::case::Step;
use domain::concern::Concern;
use domain::contact::{
    Adjustment, Answer, Chosen, Contact, Gap, Interpreter, InterpreterKind, Liaison, MatchRow,
    Mode, Obstacle, Outcome, PlanItem, Questionnaire, Rehabilitation,
};
use domain::ids::{ConsentId, ContactId};
use domain::instrument::score;
use domain::pathway::{Agenda, Item};
use domain::risk::RiskAsked;

/// Reads all of a draft. What does not fit is left out of the contact and named in the problems; with any problem the
/// contact serves only to show what is covered.
pub(crate) fn read_contact(
    draft: &ContactDraft,
    agenda: &Agenda,
    today: NaiveDate,
) -> Result<(Contact, Vec<FieldProblem>)> {
    let contact_id = ContactId(id(&draft.id, "draft")?);
    let mut reading = Reading::default();
    let r = &mut reading;
    let on = r
        .needed_day("on", &draft.on, "the day of the contact")
        .unwrap_or(today);
    let indirect = draft.indirect_minutes.trim();
    let indirect_minutes = match indirect.parse::<u16>() {
        Ok(minutes) => minutes,
        Err(_) if indirect.is_empty() => 0,
        Err(_) => {
            r.wrong("indirect_minutes", "Enter minutes as a number, such as 10");
            0
        }
    };
    let again_from = draft.entered_again_from.as_str();
    let contact = Contact {
        id: contact_id,
        step: r
            .needed_choice("step", &draft.step, "the step", Step::parse)
            .unwrap_or(Step::One),
        mode: r
            .needed_choice("mode", &draft.mode, "how you met", Mode::parse)
            .unwrap_or(Mode::Telephone),
        outcome: r
            .needed_choice("outcome", &draft.outcome, "what came of it", Outcome::parse)
            .unwrap_or(Outcome::Attended),
        on,
        start: r.time("start", &draft.start),
        end: r.time("end", &draft.end),
        indirect_minutes,
        with: r.text("with", &draft.with),
        agenda: agenda.id.clone(),
        agenda_edition: agenda.edition.clone(),
        note: r.text("note", &draft.note),
        answers: draft
            .answers
            .iter()
            .filter_map(|form| answer(r, "answers", form, item_anywhere(agenda, &form.item)))
            .collect(),
        match_rows: rows(&draft.match_rows, |index, form| match_row(r, index, form)),
        obstacles: rows(&draft.obstacles, |index, form| obstacle(r, index, form)),
        plan: rows(&draft.plan, |index, form: &PlanItemForm| PlanItem {
            what: r.text(format!("plan[{index}].what"), &form.what),
            when: r.text(format!("plan[{index}].when"), &form.when),
        }),
        adjustments: rows(&draft.adjustments, |index, form| adjustment(r, index, form)),
        liaison: liaison(r, &draft.liaison),
        rehabilitation: rows(&draft.rehabilitation, |index, form| {
            rehabilitation(r, index, form)
        }),
        interpreter: interpreter(r, &draft.interpreter),
        risk: risk(r, &draft.risk),
        concerns: draft
            .concerns
            .iter()
            .enumerate()
            .filter(|(_, form)| **form != ConcernForm::default())
            .filter_map(|(index, form)| concern(r, index, form))
            .collect(),
        questionnaires: draft
            .questionnaires
            .iter()
            .enumerate()
            .filter_map(|(index, form)| {
                questionnaire(r, format!("questionnaires[{index}]"), form, on)
            })
            .collect(),
        entered_again_from: (!again_from.is_empty())
            .then(|| ContactId::parse(again_from))
            .flatten(),
    };
    Ok((contact, reading.problems))
}

/// Rows with anything in them; the empty one at the end of a table is only a place to type.
fn rows<F: Default + PartialEq, T>(forms: &[F], mut read: impl FnMut(usize, &F) -> T) -> Vec<T> {
    forms
        .iter()
        .enumerate()
        .filter(|(_, form)| **form != F::default())
        .map(|(index, form)| read(index, form))
        .collect()
}

/// The prompt of this agenda, or of another: what was carried over may come from an earlier step.
fn item_anywhere<'a>(agenda: &'a Agenda, id: &str) -> Option<&'a Item> {
    item(agenda, id).or_else(|| {
        library()
            .agendas()
            .iter()
            .find_map(|agenda| item(agenda, id))
    })
}

fn answer(r: &mut Reading, path: &str, form: &AnswerForm, prompt: Option<&Item>) -> Option<Answer> {
    // An answer to a prompt that another edition had is kept by its id, so that nothing typed is lost.
    let path = format!("{path}.{}", form.item);
    let mut chosen: Vec<Chosen> = Vec::new();
    for choice in &form.chosen {
        let words = match prompt {
            Some(prompt) => prompt
                .choices
                .iter()
                .find(|known| known.id == *choice)
                .map(|known| known.words.clone())
                .or_else(|| yes_no(choice)),
            None => Some(choice.clone()),
        };
        match words {
            Some(words) => chosen.push(Chosen {
                id: choice.clone(),
                words,
            }),
            None => r.wrong(&path, "Choose one of the answers"),
        }
    }
    let read = Answer {
        item: form.item.clone(),
        words: prompt.map_or_else(|| form.item.clone(), |prompt| prompt.prompt.clone()),
        text: r.text(&path, &form.text),
        chosen,
        on: r.day(&path, &form.on),
        nothing_to_add: form.nothing_to_add,
        left_because: r.text(&path, &form.left_because),
    };
    let says_something = !read.text.is_empty()
        || !read.chosen.is_empty()
        || read.on.is_some()
        || read.nothing_to_add
        || !read.left_because.is_empty();
    says_something.then_some(read)
}

/// What was answered to the risk prompt; `None` when nothing was.
pub(crate) fn risk(r: &mut Reading, forms: &[AnswerForm]) -> Option<RiskAsked> {
    let prompt = library().risk();
    let answers: Vec<Answer> = forms
        .iter()
        .filter_map(|form| {
            let item = prompt.items.iter().find(|item| item.id == form.item);
            answer(r, "risk", form, item)
        })
        .collect();
    (!answers.is_empty()).then(|| RiskAsked {
        edition: prompt.edition.clone(),
        answers,
    })
}

/// An interpreter; `None` when nothing is said of one.
pub(crate) fn interpreter(r: &mut Reading, form: &InterpreterForm) -> Option<Interpreter> {
    if *form == InterpreterForm::default() {
        return None;
    }
    let language = r.text("interpreter.language", &form.language);
    let name = r.text("interpreter.name", &form.name);
    let by = r.choice("interpreter.by", &form.by, |typed| {
        matches!(typed, "telephone" | "video" | "in_person").then(|| typed.to_owned())
    });
    let kind = r.choice("interpreter.kind", &form.kind, InterpreterKind::parse);
    Some(Interpreter {
        language,
        name,
        by: by.unwrap_or_default(),
        kind: kind.unwrap_or(InterpreterKind::Professional),
    })
}

fn concern(r: &mut Reading, index: usize, form: &ConcernForm) -> Option<Concern> {
    let path = |field: &str| format!("concerns[{index}].{field}");
    let Some(kind) = library()
        .concerns()
        .kinds
        .iter()
        .find(|kind| kind.id == form.kind)
    else {
        r.wrong(path("kind"), "Choose what the concern is about");
        return None;
    };
    let signs = kind
        .signs
        .iter()
        .filter(|sign| form.signs.contains(&sign.id))
        .map(|sign| Chosen {
            id: sign.id.clone(),
            words: sign.words.clone(),
        })
        .collect();
    Some(Concern {
        kind: Chosen {
            id: kind.id.clone(),
            words: kind.words.clone(),
        },
        flags_risk: kind.flags_risk,
        signs,
        heard: r.text(path("heard"), &form.heard),
        done: r.text(path("done"), &form.done),
        told: r.text(path("told"), &form.told),
        told_on: r.day(path("told_on"), &form.told_on),
        told_at: r.time(path("told_at"), &form.told_at),
        nobody_because: r.text(path("nobody_because"), &form.nobody_because),
    })
}

fn yes_no(id: &str) -> Option<String> {
    match id {
        "yes" => Some("Yes".to_owned()),
        "no" => Some("No".to_owned()),
        _ => None,
    }
}

fn match_row(r: &mut Reading, index: usize, form: &MatchRowForm) -> MatchRow {
    let path = |field: &str| format!("match_rows[{index}].{field}");
    MatchRow {
        demand: r.text(path("demand"), &form.demand),
        capacity_now: r.text(path("capacity_now"), &form.capacity_now),
        gap: r.choice(path("gap"), &form.gap, Gap::parse),
        recommendation: r.text(path("recommendation"), &form.recommendation),
        goal: r.text(path("goal"), &form.goal),
        by: r.day(path("by"), &form.by),
    }
}

fn obstacle(r: &mut Reading, index: usize, form: &ObstacleForm) -> Obstacle {
    let path = |field: &str| format!("obstacles[{index}].{field}");
    Obstacle {
        text: r.text(path("text"), &form.text),
        flag: form.flag.clone(),
        modifiable: r.choice(path("modifiable"), &form.modifiable, |typed| match typed {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }),
        action: r.text(path("action"), &form.action),
        owner: r.text(path("owner"), &form.owner),
        due: r.day(path("due"), &form.due),
    }
}

fn adjustment(r: &mut Reading, index: usize, form: &AdjustmentForm) -> Adjustment {
    let path = |field: &str| format!("adjustments[{index}].{field}");
    let answers = ["accepted", "partly", "declined", "waiting"];
    Adjustment {
        what: r.text(path("what"), &form.what),
        answer: r
            .choice(path("answer"), &form.answer, |typed| {
                answers.contains(&typed).then(|| typed.to_owned())
            })
            .unwrap_or_default(),
        said: r.text(path("said"), &form.said),
        owner: r.text(path("owner"), &form.owner),
        by: r.day(path("by"), &form.by),
    }
}

fn liaison(r: &mut Reading, form: &LiaisonForm) -> Option<Liaison> {
    if *form == LiaisonForm::default() {
        return None;
    }
    let consent = ConsentId::parse(&form.consent);
    if consent.is_none() {
        r.wrong("liaison.consent", "Choose the consent this talk rests on");
    }
    Some(Liaison {
        consent: consent?,
        spoke_to: r.text("liaison.spoke_to", &form.spoke_to),
        role: r.text("liaison.role", &form.role),
        disclosed: r.text("liaison.disclosed", &form.disclosed),
        said: r.text("liaison.said", &form.said),
        follow_up_on: r.day("liaison.follow_up_on", &form.follow_up_on),
    })
}

fn rehabilitation(r: &mut Reading, index: usize, form: &RehabilitationForm) -> Rehabilitation {
    let path = |field: &str| format!("rehabilitation[{index}].{field}");
    Rehabilitation {
        activity: r.text(path("activity"), &form.activity),
        baseline: r.text(path("baseline"), &form.baseline),
        target: r.text(path("target"), &form.target),
        by: r.day(path("by"), &form.by),
        setback_plan: r.text(path("setback_plan"), &form.setback_plan),
    }
}

/// A questionnaire with at least one answer. A day left empty means the day of the contact.
pub(crate) fn questionnaire(
    r: &mut Reading,
    path: String,
    form: &QuestionnaireForm,
    on: NaiveDate,
) -> Option<Questionnaire> {
    if form.answers.iter().all(Option::is_none) {
        return None;
    }
    let Some(instrument) = library().instrument(&form.instrument) else {
        r.wrong(path, "Choose one of the questionnaires");
        return None;
    };
    let score = match score(instrument, &form.answers) {
        Ok(score) => score,
        Err(error) => {
            r.wrong(path, format!("Check the answers: {error}"));
            return None;
        }
    };
    let completed_on = r.day(format!("{path}.completed_on"), &form.completed_on);
    Some(Questionnaire {
        instrument: instrument.id.clone(),
        edition: instrument.edition.clone(),
        completed_on: completed_on.unwrap_or(on),
        how: form.how.clone(),
        answers: form.answers.clone(),
        total: score.total,
        band: score.band,
        risk: score.risk,
    })
}
