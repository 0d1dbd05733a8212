//! The agendas: who gets which, what is asked when, and how little is needed to sign.

use super::{distinct, ids};
use crate::content::agendas::agenda;
use crate::content::library;
use crate::content::read::ContentError;
use chrono::NaiveDate;
use domain::case::{Step, WorkStatus};
use domain::contact::{Answer, Chosen, Contact, Mode, Outcome};
use domain::ids::ContactId;
use domain::pathway::{Agenda, AnswerKind, Item};
use std::collections::BTreeSet;

fn agenda_of(step: Step, work: WorkStatus) -> &'static Agenda {
    library()
        .agenda_for(step, Some(work))
        .expect("every step has an agenda for every situation at work")
}

/// A contact of which nothing is written yet.
fn blank(mode: Mode, with: &str) -> Contact {
    Contact {
        id: ContactId(uuid::Uuid::nil()),
        step: Step::One,
        mode,
        outcome: Outcome::Attended,
        on: NaiveDate::from_ymd_opt(2026, 9, 1).expect("a day"),
        start: None,
        end: None,
        indirect_minutes: 0,
        with: with.to_owned(),
        agenda: String::new(),
        agenda_edition: String::new(),
        note: String::new(),
        answers: Vec::new(),
        match_rows: Vec::new(),
        obstacles: Vec::new(),
        plan: Vec::new(),
        adjustments: Vec::new(),
        liaison: None,
        rehabilitation: Vec::new(),
        questionnaires: Vec::new(),
        interpreter: None,
        risk: None,
        concerns: Vec::new(),
        entered_again_from: None,
    }
}

fn needed(agenda: &Agenda, mode: Mode, with: &str) -> BTreeSet<String> {
    agenda
        .items_for(&blank(mode, with))
        .filter(|item| item.needed || item.always)
        .map(|item| {
            if item.id.starts_with("identity") {
                "identity".to_owned()
            } else {
                item.id.clone()
            }
        })
        .collect()
}

fn set(lists: &[&[&str]]) -> BTreeSet<String> {
    lists
        .iter()
        .copied()
        .flatten()
        .map(|id| (*id).to_owned())
        .collect()
}

fn is_distant(mode: Mode) -> bool {
    matches!(mode, Mode::Telephone | Mode::Video)
}

/// Those without an employer have agendas of their own in the steps of care; everyone shares the others.
#[test]
fn every_step_and_situation_has_its_agenda() {
    for step in Step::ALL {
        for work in WorkStatus::ALL {
            let wanted = match work {
                _ if !step.is_care() => step.id().to_owned(),
                WorkStatus::SelfEmployed => "self-employed".to_owned(),
                WorkStatus::SeekingWork | WorkStatus::NotWorking => "no-employer".to_owned(),
                WorkStatus::AtWork
                | WorkStatus::Struggling
                | WorkStatus::OffSick
                | WorkStatus::PhasedReturn => step.id().replace('_', "-"),
            };
            assert_eq!(agenda_of(step, work).id, wanted, "{step:?}, {work:?}");
        }
        assert!(library().agenda_for(step, None).is_some());
    }
    distinct(
        "agendas",
        library().agendas().iter().map(|agenda| agenda.id.as_str()),
    );
}

#[test]
fn ids_of_prompts_and_choices_are_unique() {
    for agenda in library().agendas() {
        distinct(&agenda.id, agenda.items.iter().map(|item| item.id.as_str()));
        for item in &agenda.items {
            let at = format!("{}: {}", agenda.id, item.id);
            distinct(&at, ids(&item.choices));
            let chooses = matches!(item.answer, AnswerKind::Choice | AnswerKind::Checks);
            assert_eq!(!item.choices.is_empty(), chooses, "{at}");
            assert!(item.at_least <= item.choices.len(), "{at}");
        }
    }
}

/// What a prompt waits for was asked before it, and can be answered so.
#[test]
fn a_prompt_waits_only_for_an_earlier_one() {
    for agenda in library().agendas() {
        for (at, item) in agenda.items.iter().enumerate() {
            let Some(after) = &item.after else { continue };
            let earlier = agenda.items[..at]
                .iter()
                .find(|earlier| earlier.id == after.item)
                .unwrap_or_else(|| panic!("{}: {} waits for nothing", agenda.id, item.id));
            for chosen in &after.chosen {
                assert!(
                    ids(&earlier.choices).any(|id| id == chosen),
                    "{}: {} waits for {chosen}",
                    agenda.id,
                    item.id
                );
            }
        }
    }
}

/// A heading stands once, the person's own goal is the first thing talked about, and what happens next the last.
#[test]
fn the_order_of_a_talk() {
    for agenda in library().agendas() {
        let mut sections: Vec<&str> = agenda
            .items
            .iter()
            .map(|item| item.section.as_str())
            .collect();
        sections.dedup();
        distinct(&agenda.id, sections);
        let first = agenda.items.iter().find(|item| item.section != "Opening");
        let first = first.expect("something to talk about");
        assert_eq!(first.id, domain::decide::item::GOAL, "{}", agenda.id);
        let last = agenda.items.last().expect("prompts");
        assert_eq!(last.id, domain::decide::item::NEXT, "{}", agenda.id);
    }
}

/// Little is required: exactly what issue and pathway name, and the opening that fits the way of meeting.
#[test]
fn needed_to_sign() {
    const FEW: &[&str] = &["identity", "present", "work_status", "next"];
    const CARE: &[&str] = &["difficulty", "red_flags", "advice"];
    const OWN: &[&str] = &["safety_critical", "treatment"];
    const MATCH: &[&str] = &["job", "match_rows"];
    const ASKED: &[&str] = &["liaison", "adjustments"];
    const REVIEW: &[&str] = &["review_date"];
    for mode in Mode::ALL {
        let distant: &[&str] = if is_distant(mode) {
            &["safe_to_talk", "place"]
        } else {
            &[]
        };
        let check = |step: Step, work: WorkStatus, with: &str, wanted: &[&[&str]]| {
            assert_eq!(
                needed(agenda_of(step, work), mode, with),
                set(wanted),
                "{step:?}, {work:?}, {mode:?}, {with}"
            );
        };
        let off = WorkStatus::OffSick;
        check(Step::One, off, "patient", &[FEW, CARE, distant]);
        let two = [FEW, CARE, OWN, MATCH, distant];
        check(Step::Two, off, "patient", &two);
        check(Step::Three, off, "employer", &[FEW, CARE, ASKED, REVIEW]);
        let both = [FEW, CARE, ASKED, REVIEW, distant];
        check(Step::Three, off, "both", &both);
        // The employer's answers cannot be had where the employer is not.
        check(Step::Three, off, "patient", &[FEW, CARE, REVIEW, distant]);
        for work in [WorkStatus::SelfEmployed, WorkStatus::SeekingWork] {
            check(Step::Two, work, "patient", &[FEW, CARE, OWN, distant]);
        }
        check(Step::Triage, off, "patient", &[FEW, distant]);
        check(Step::Review, off, "patient", &[FEW, distant]);
        let discharge: [&[&str]; 3] = [FEW, &["outcome"], distant];
        check(Step::Discharge, off, "patient", &discharge);
    }
}

/// Without an employer nothing is asked that only an employer can answer.
#[test]
fn no_employer_no_employer_prompts() {
    let own: Vec<&Agenda> = library()
        .agendas()
        .iter()
        .filter(|agenda| !agenda.works.is_empty())
        .collect();
    assert_eq!(own.len(), 2);
    for agenda in own {
        assert!(agenda.works.iter().all(|work| work.without_employer()));
        for item in &agenda.items {
            let of_employer = ["liaison", "adjustments", "manager_said", "sick_pay"];
            assert!(!of_employer.contains(&item.id.as_str()), "{}", item.id);
        }
    }
}

#[test]
fn identity_is_asked_once_and_never_left() {
    for agenda in library().agendas() {
        for mode in Mode::ALL {
            for with in ["patient", "employer", "both", "gp", "other"] {
                let contact = blank(mode, with);
                let asked: Vec<&Item> = agenda
                    .items_for(&contact)
                    .filter(|item| item.id.starts_with("identity"))
                    .collect();
                let at = format!("{}: {mode:?}, {with}", agenda.id);
                let [identity] = asked[..] else {
                    panic!("{at}: asked {} times", asked.len());
                };
                assert!(identity.always, "{at}");
                assert!(identity.choices.len() > identity.at_least, "{at}");
                let least = if is_distant(mode) && with == "patient" {
                    3
                } else {
                    2
                };
                assert!(identity.at_least >= least, "{at}");
            }
        }
    }
}

/// The interpreter is asked for once it was said that there is one.
#[test]
fn an_interpreter_is_named_where_one_is_there() {
    for agenda in library().agendas() {
        let asks = |contact: &Contact| {
            agenda
                .items_for(contact)
                .any(|item| item.answer == AnswerKind::Interpreter && item.needed)
        };
        let mut contact = blank(Mode::Telephone, "patient");
        assert!(!asks(&contact), "{}", agenda.id);
        contact.answers.push(Answer {
            item: "present".to_owned(),
            chosen: vec![Chosen {
                id: "interpreter".to_owned(),
                words: "The patient and an interpreter".to_owned(),
            }],
            ..Answer::default()
        });
        assert!(asks(&contact), "{}", agenda.id);
    }
}

/// A step 1 by telephone is signed with at most 60 keys beyond free text: one to reach each needed prompt, one to leave
/// it, a digit for each answer, a day as short as `+4w`. That leaves some for times and the signature.
#[test]
fn step_1_by_telephone_takes_few_keys() {
    let agenda = agenda_of(Step::One, WorkStatus::OffSick);
    let contact = blank(Mode::Telephone, "patient");
    let keys: usize = agenda
        .items_for(&contact)
        .filter(|item| item.needed || item.always)
        .map(|item| {
            let answer = match item.answer {
                AnswerKind::Text => 0,
                AnswerKind::Choice | AnswerKind::YesNo => 1,
                AnswerKind::Checks => item.choices.len().min(item.at_least.max(2)),
                AnswerKind::Date => 3,
                AnswerKind::MatchRows
                | AnswerKind::Plan
                | AnswerKind::Obstacles
                | AnswerKind::Adjustments
                | AnswerKind::Liaison
                | AnswerKind::Rehabilitation
                | AnswerKind::Interpreter => panic!("{} is not a matter of a few keys", item.id),
            };
            2 + answer
        })
        .sum();
    assert!((20..=45).contains(&keys), "{keys} keys");
}

/// Said as to a person: no part of a sentence that has to be read twice.
#[test]
fn prompts_are_short() {
    let agendas = library().agendas().iter().flat_map(|agenda| &agenda.items);
    for item in agendas.chain(&library().risk().items) {
        for part in item.prompt.split_inclusive(['.', '?', ':']) {
            let words = part.split_whitespace().count();
            assert!(words <= 20, "{}: {words} words: {part}", item.id);
        }
    }
}

#[test]
fn what_is_taken_and_not_there_is_named() {
    let shared: toml::Table = "[[item]]\nid = 'goal'".parse().expect("a table");
    let text = "id = 'x'\n[[item]]\nuse = 'gaol'";
    let error = agenda(("pathway/x.toml", text), &shared).expect_err("nothing is called so");
    assert!(matches!(&error, ContentError::NotShared { id, .. } if id == "gaol"));
    assert_eq!(
        error.to_string(),
        "assets/pathway/x.toml: shared.toml has no prompt called gaol"
    );
}

/// What an agenda says itself goes before what is shared; the rest comes along.
#[test]
fn a_shared_prompt_can_be_said_anew() {
    let shared: toml::Table = "[[item]]
        id = 'goal'
        section = 'What matters'
        prompt = 'What?'
        answer = 'text'
        needed = true
        source = 'a source'
        mark = 'I'"
        .parse()
        .expect("a table");
    let text = "id = 'x'
        edition = '1'
        title = 'X'
        steps = ['step_1']
        source = 'a source'
        [[item]]
        use = 'goal'
        prompt = 'Still so?'
        needed = false";
    let read = agenda(("pathway/x.toml", text), &shared).expect("an agenda");
    let goal = &read.items[0];
    assert_eq!(
        [goal.id.as_str(), &goal.prompt, &goal.section],
        ["goal", "Still so?", "What matters"]
    );
    assert!(!goal.needed);
}
