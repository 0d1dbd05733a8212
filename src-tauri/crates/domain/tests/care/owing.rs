//! What a contact leaves for the next one, and what a case still owes somebody.

use crate::facts::*;
use chrono::NaiveDate;
use domain::case::*;
use domain::case_now::Case;
use domain::contact::*;
use domain::decide::{self, Refusal, carried_over};
use domain::event::Event;
use domain::ids::*;
use domain::missed::{Doing, MissedPolicy, Stage, missed_now};
use domain::projection::ToDoKind;
use uuid::Uuid;

#[test]
fn what_time_ran_out_for_heads_the_next_contact_until_it_is_asked() {
    let with = |id, on, answers| {
        signed(Contact {
            answers,
            ..contact(id, on)
        })
    };
    let ran_out = with(
        8,
        "2026-09-01",
        vec![
            left("sleep", "ran_out_of_time"),
            left("worry", "not_relevant"),
        ],
    );
    let other = with(9, "2026-09-08", vec![answer("work_status", &["off_sick"])]);
    let asked = with(
        10,
        "2026-09-15",
        vec![Answer {
            text: "well".into(),
            ..left("sleep", "")
        }],
    );
    let carried = |facts: &[Event]| -> Vec<(String, NaiveDate)> {
        carried_over(&case(facts))
            .into_iter()
            .map(|one| (one.item, one.on))
            .collect()
    };
    let sleep = [("sleep".to_owned(), day("2026-09-01"))];
    assert_eq!(carried(std::slice::from_ref(&ran_out)), sleep);
    assert_eq!(
        carried(&[ran_out.clone(), other.clone()]),
        sleep,
        "still owed"
    );
    assert_eq!(carried(&[ran_out.clone(), other, asked]), []);
    let struck = ContactEnteredInError {
        contact: ContactId(Uuid::from_u128(8)),
        reason: "wrong person".into(),
        reports: vec![],
    };
    assert_eq!(carried(&[ran_out, struck.into()]), []);
}

fn missed(id: u128, on: &str) -> Event {
    signed(Contact {
        outcome: Outcome::DidNotAttend,
        ..contact(id, on)
    })
}

fn policy() -> MissedPolicy {
    let stage = |missed, after_days, what| Stage {
        missed,
        after_days,
        what,
        words: String::new(),
        source: "test".into(),
        mark: "I".into(),
    };
    MissedPolicy {
        edition: "2026-12".into(),
        source: "test".into(),
        mark: "I".into(),
        before_sending: String::new(),
        welfare_check: "Find out how they are".into(),
        stages: vec![
            stage(1, 0, Doing::Call),
            stage(2, 0, Doing::Letter),
            stage(2, 14, Doing::Discharge),
        ],
    }
}

#[test]
fn a_missed_appointment_asks_for_what_the_policy_says() {
    let policy = policy();
    let stages = |case: &Case| -> Vec<(Doing, NaiveDate, bool)> {
        missed_now(case, &policy)
            .into_iter()
            .flat_map(|now| now.stages)
            .map(|now| (now.stage.what, now.due, now.done))
            .collect()
    };
    let first = missed(8, "2026-09-08");
    let once = case(std::slice::from_ref(&first));
    assert_eq!(stages(&once), [(Doing::Call, day("2026-09-08"), false)]);
    assert_eq!(once.to_do()[0].kind, ToDoKind::Missed);
    let rang = signed(Contact {
        outcome: Outcome::NoAnswer,
        ..contact(9, "2026-09-08")
    });
    assert_eq!(
        stages(&case(&[first.clone(), rang.clone()])),
        [(Doing::Call, day("2026-09-08"), true)]
    );
    let twice = case(&[first.clone(), rang, missed(10, "2026-09-18")]);
    assert_eq!(
        stages(&twice),
        [
            (Doing::Letter, day("2026-09-18"), false),
            (Doing::Discharge, day("2026-10-02"), false)
        ]
    );
    assert!(!missed_now(&twice, &policy).unwrap().welfare_check);
    let at_risk = signed(Contact {
        questionnaires: vec![phq("2026-09-01", 1)],
        ..contact(7, "2026-09-01")
    });
    assert!(
        missed_now(&case(&[at_risk, first]), &policy)
            .unwrap()
            .welfare_check
    );
    assert_eq!(
        missed_now(&case(&[signed(contact(8, "2026-09-08"))]), &policy),
        None
    );
}

#[test]
fn a_summary_is_owed_until_it_is_filed_also_when_the_case_is_closed() {
    let held = signed(contact(8, "2026-09-01"));
    let closed: Event = CaseClosed {
        on: day("2026-09-30"),
        outcome: "goals_met".into(),
        outcome_words: "Goals met".into(),
        note: String::new(),
    }
    .into();
    let owing = case(&[held.clone(), closed.clone()]);
    assert_eq!(owing.to_do()[0].kind, ToDoKind::GpRecord);
    let early = decide::file_summary(
        &owing,
        ContactId(Uuid::from_u128(8)),
        day("2026-08-31"),
        "x",
    );
    assert!(matches!(early, Err(Refusal::Field { field, .. }) if field == "on"));
    let filed = decide::file_summary(
        &owing,
        ContactId(Uuid::from_u128(8)),
        day("2026-09-01"),
        "x",
    );
    assert_eq!(case(&[held, closed, filed.unwrap()]).to_do(), []);
}
