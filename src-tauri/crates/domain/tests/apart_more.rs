//! Contacts and reports made twice, people registered twice, and clocks that were wrong.

mod common;

use chrono::{DateTime, FixedOffset, TimeDelta};
use common::*;
use domain::case::*;
use domain::case_now::Case;
use domain::clocks::wrong_clocks;
use domain::contact::*;
use domain::event::Event;
use domain::header::StoredEvent;
use domain::ids::*;
use domain::projection::PatientRow;
use domain::same_person::{Alike, alike, names_alike};
use std::collections::BTreeSet;
use uuid::Uuid;

fn contact(id: u128, start: Option<&str>) -> Event {
    ContactSigned {
        contact: Contact {
            id: ContactId(Uuid::from_u128(id)),
            step: Step::One,
            mode: Mode::Telephone,
            outcome: Outcome::Attended,
            on: "2026-09-01".parse().unwrap(),
            start: start.map(|start| start.parse().unwrap()),
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
        },
    }
    .into()
}

fn overlaps(events: &[StoredEvent]) -> Vec<Vec<Uuid>> {
    let case = Case::from_events(case_id(), events);
    case.overlaps().into_iter().map(|one| one.about).collect()
}

#[test]
fn two_contacts_made_apart_for_one_appointment_are_found_until_somebody_settles_it() {
    let pair = |second: Option<&str>, after: &[u128]| {
        vec![
            stored(1, 1, 10, vec![], &opened()),
            stored(2, 1, 20, ids(&[1]), &contact(70, Some("10:00:00"))),
            stored(3, 2, 21, ids(after), &contact(71, second)),
        ]
    };
    let both = vec![Uuid::from_u128(70), Uuid::from_u128(71)];
    assert_eq!(
        overlaps(&pair(Some("10:10:00"), &[1])),
        std::slice::from_ref(&both)
    );
    assert_eq!(
        overlaps(&pair(None, &[1])),
        std::slice::from_ref(&both),
        "a contact without a time may be it"
    );
    assert_eq!(
        overlaps(&pair(Some("15:00:00"), &[1])),
        Vec::<Vec<Uuid>>::new()
    );
    assert!(
        overlaps(&pair(Some("10:10:00"), &[2])).is_empty(),
        "who saw the first meant a second"
    );

    let mut events = pair(Some("10:10:00"), &[1]);
    let accepted: Event = OverlapAccepted { about: both }.into();
    events.push(stored(4, 1, 30, ids(&[2, 3]), &accepted));
    assert!(overlaps(&events).is_empty());
    // One more that nobody had looked at.
    events.push(stored(5, 3, 31, ids(&[1]), &contact(72, Some("10:20:00"))));
    assert_eq!(overlaps(&events)[0].len(), 3);

    let mut events = pair(Some("10:10:00"), &[1]);
    let struck: Event = ContactEnteredInError {
        contact: ContactId(Uuid::from_u128(71)),
        reason: "made twice".into(),
        reports: vec![],
    }
    .into();
    events.push(stored(4, 1, 30, ids(&[2, 3]), &struck));
    assert!(overlaps(&events).is_empty());
}

fn row(id: u128, name: &str, number: &str) -> PatientRow {
    PatientRow {
        patient: PatientId(Uuid::from_u128(id)),
        sort_name: name.into(),
        shown_name: String::new(),
        date_of_birth: Some("1984-02-11".parse().unwrap()),
        nhs_number: number.into(),
        search: vec![],
        differs: false,
        merged_into: vec![],
        told_apart: vec![],
    }
}

#[test]
fn slips_and_swapped_names_are_alike_and_twins_are_not() {
    assert!(names_alike("pryce kevin", "pryce kevn"));
    assert!(names_alike("pryce kevin", "kevin pryce"));
    assert!(names_alike("smith-jones ann", "smith jones ann"));
    assert!(names_alike("o'brien siobhan", "obrien siobahn"));
    assert!(
        !names_alike("pryce tim", "pryce tom"),
        "three letters: two names"
    );
    assert!(!names_alike("pryce kevin", "pryce alan"), "a twin");
    assert!(!names_alike("", "pryce"));
}

#[test]
fn who_may_be_one_person() {
    let kevin = row(1, "pryce kevin", "9991000003");
    let again = |name: &str, number: &str| alike(&kevin, &row(2, name, number));
    assert_eq!(again("lovell ada", "9991000003"), Some(Alike::NhsNumber));
    assert_eq!(again("pryce kevn", ""), Some(Alike::BornAndName));
    assert_eq!(
        again("pryce kevn", "9991000011"),
        None,
        "two numbers whose check digits hold"
    );
    assert_eq!(again("pryce kevin", "9991000011"), Some(Alike::BornAndName));
    let apart = PatientRow {
        told_apart: vec![PatientId(Uuid::from_u128(1))],
        ..row(2, "pryce kevin", "9991000003")
    };
    assert_eq!(alike(&kevin, &apart), None);
    assert_eq!(alike(&kevin, &kevin), None);
}

fn at(text: &str) -> DateTime<FixedOffset> {
    text.parse().unwrap()
}

/// An event of a laptop at a time, after one other.
fn recorded(
    number: u128,
    laptop: u128,
    after: &[u128],
    when: DateTime<FixedOffset>,
) -> StoredEvent {
    let text = CaseChanged {
        set: vec![CaseField::Goal(format!("goal {number}"))],
        reason: String::new(),
        contact: None,
    };
    let mut event = stored(number, laptop, number as u64, ids(after), &text.into());
    event.header.recorded_at = when;
    event
}

fn wrong(events: &[StoredEvent]) -> BTreeSet<u128> {
    let found = wrong_clocks(events, at("2026-09-20T10:00:00+01:00"));
    found.into_iter().map(|id| id.0.as_u128()).collect()
}

#[test]
fn a_clock_five_years_wrong_either_way_is_found_and_nobody_else_s() {
    let first = at("2026-09-01T10:00:00+01:00");
    let day = |days: i64| first + TimeDelta::days(days);
    for years in [-5, 5] {
        let off = TimeDelta::days(365 * years);
        let events = vec![
            recorded(1, 1, &[], first),
            recorded(2, 2, &[1], day(1) + off),
            recorded(3, 2, &[2], day(2) + off),
            recorded(4, 1, &[3], day(3)),
            recorded(5, 1, &[4], day(4)),
        ];
        assert_eq!(wrong(&events), BTreeSet::from([2, 3]), "{years} years");
        let mut arrived = events.clone();
        arrived.reverse();
        assert_eq!(
            wrong(&arrived),
            BTreeSet::from([2, 3]),
            "in whatever order they arrived"
        );
    }
}

#[test]
fn a_slow_clock_another_time_zone_and_work_apart_are_not_wrong() {
    let first = at("2026-09-01T10:00:00+01:00");
    let events = [
        recorded(1, 1, &[], first),
        recorded(2, 2, &[1], first - TimeDelta::hours(20)),
        // Months before, and made without having seen any of it: nothing contradicts it.
        recorded(3, 3, &[], first - TimeDelta::days(90)),
    ];
    assert!(wrong(&events).is_empty());
}
