//! Two reports over one period made apart, and two registrations that are one person for one and two for another.

mod common;

use common::*;
use domain::case::*;
use domain::case_now::Case;
use domain::differences::Setting;
use domain::event::Event;
use domain::header::StoredEvent;
use domain::ids::*;
use domain::overlaps::{Overlap, OverlapKind};
use domain::paper::{ReportIssued, ReportWithdrawn};
use domain::patient::{PatientMerged, PatientRegistered, PatientUnmerged, PatientsToldApart};
use domain::patient_now::Patient;
use domain::projection::ToDoKind;
use domain::report::ReportContent;
use uuid::Uuid;

fn report(id: u128, from: &str, to: &str, supersedes: Option<u128>) -> Event {
    let mut content: ReportContent = serde_json::from_str(include_str!(
        "../../../../tests/golden/report/one-page.json"
    ))
    .unwrap();
    content.period.from = from.parse().unwrap();
    content.period.to = to.parse().unwrap();
    ReportIssued {
        report: ReportId(Uuid::from_u128(id)),
        basis: ContactId(Uuid::from_u128(8)),
        content,
        document: "00".into(),
        pages: 1,
        answered: vec![],
        read_back: None,
        supersedes: supersedes.map(|id| ReportId(Uuid::from_u128(id))),
        check_code: vec![],
    }
    .into()
}

/// Report 80 over the whole of September, and another by somebody who had seen the numbered events.
fn with_another(from: &str, to: &str, supersedes: Option<u128>, seen: &[u128]) -> Vec<StoredEvent> {
    let first = report(80, "2026-09-01", "2026-09-30", None);
    vec![
        stored(1, 1, 10, vec![], &opened()),
        stored(2, 1, 20, ids(&[1]), &first),
        stored(3, 2, 21, ids(seen), &report(81, from, to, supersedes)),
    ]
}

fn found(events: &[StoredEvent]) -> Vec<Overlap> {
    let case = Case::from_events(case_id(), events);
    let overlaps = case.overlaps();
    let to_do = case.to_do();
    let asked = to_do.iter().filter(|one| one.kind == ToDoKind::Overlap);
    assert_eq!(
        asked.count(),
        usize::from(!overlaps.is_empty()),
        "one thing to see to, however many there are"
    );
    let mut arrived = events.to_vec();
    arrived.reverse();
    let turned = Case::from_events(case_id(), &arrived).overlaps();
    assert_eq!(turned, overlaps, "in whatever order they arrived");
    overlaps
}

fn both() -> Vec<Uuid> {
    vec![Uuid::from_u128(80), Uuid::from_u128(81)]
}

#[test]
fn two_reports_over_one_period_made_apart_are_found_with_the_first_day_of_both() {
    let overlap = |on: &str| Overlap {
        kind: OverlapKind::Reports,
        about: both(),
        on: on.parse().unwrap(),
    };
    let apart = |from: &str, to: &str| found(&with_another(from, to, None, &[1]));
    assert_eq!(
        apart("2026-09-14", "2026-10-09"),
        [overlap("2026-09-14")],
        "one begins within the other"
    );
    assert_eq!(
        apart("2026-08-20", "2026-09-01"),
        [overlap("2026-09-01")],
        "one day in common"
    );
    assert_eq!(
        apart("2026-09-30", "2026-10-20"),
        [overlap("2026-09-30")],
        "the last day is a day of it"
    );
    assert_eq!(apart("2026-10-01", "2026-10-20"), [], "the day after");
    assert_eq!(apart("2026-08-01", "2026-08-31"), [], "the day before");
}

#[test]
fn a_report_made_by_somebody_who_had_seen_the_other_overlaps_nothing() {
    let meant = with_another("2026-09-14", "2026-10-09", None, &[2]);
    assert_eq!(found(&meant), []);
}

#[test]
fn reports_that_overlap_are_settled_by_replacing_withdrawing_or_accepting() {
    let apart = with_another("2026-09-14", "2026-10-09", None, &[1]);
    assert_eq!(found(&apart).len(), 1);
    let settled = |event: Event| {
        let mut events = apart.clone();
        events.push(stored(4, 1, 30, ids(&[2, 3]), &event));
        found(&events)
    };
    assert_eq!(
        settled(report(82, "2026-09-14", "2026-09-20", Some(81))),
        [],
        "who replaced one had seen both"
    );
    let withdrawn = ReportWithdrawn {
        report: ReportId(Uuid::from_u128(80)),
        on: "2026-09-20".parse().unwrap(),
        reason: "made twice".into(),
    };
    assert_eq!(settled(withdrawn.into()), []);
    let accepted = |about| OverlapAccepted { about };
    assert_eq!(settled(accepted(both()).into()), []);
    let of_others = accepted(vec![Uuid::from_u128(80), Uuid::from_u128(99)]);
    assert_eq!(
        settled(of_others.into()).len(),
        1,
        "what was accepted was another pair"
    );
}

#[test]
fn a_third_report_that_nobody_looked_at_is_asked_about_with_both() {
    let mut events = with_another("2026-09-14", "2026-10-09", None, &[1]);
    let accepted: Event = OverlapAccepted { about: both() }.into();
    events.push(stored(4, 1, 30, ids(&[2, 3]), &accepted));
    let third = report(82, "2026-09-20", "2026-09-25", None);
    events.push(stored(5, 3, 31, ids(&[1]), &third));
    let asked = found(&events);
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].about.len(), 3);
}

const OTHER: PatientId = PatientId(Uuid::from_u128(6));

fn registered() -> Event {
    PatientRegistered {
        patient: PatientId(Uuid::from_u128(5)),
        set: vec![],
    }
    .into()
}

fn merged() -> Event {
    PatientMerged {
        into: OTHER,
        reason: String::new(),
    }
    .into()
}

fn apart() -> Event {
    PatientsToldApart { other: OTHER }.into()
}

fn two_again() -> Event {
    PatientUnmerged {
        reason: String::new(),
    }
    .into()
}

/// Whether they are shown as one, and how many things there are to settle; in whatever order the events arrive.
fn shown(events: &[StoredEvent]) -> (bool, usize) {
    let told = |events: &[StoredEvent]| {
        let patient = Patient::from_events(events);
        let row = patient.row().unwrap();
        assert_eq!(row.differs, !patient.differences().is_empty());
        assert!(row.merged_into.len() < 2);
        (row.merged_into == [OTHER], patient.differences().len())
    };
    let shown = told(events);
    let mut turned = events.to_vec();
    for _ in 0..events.len() {
        turned.rotate_left(1);
        assert_eq!(told(&turned), shown);
        let backwards: Vec<StoredEvent> = turned.iter().rev().cloned().collect();
        assert_eq!(told(&backwards), shown);
    }
    shown
}

/// Merged by one at `merge_at`, told apart by another at `apart_at`, neither having seen the other.
fn disputed(merge_at: u64, apart_at: u64) -> Vec<StoredEvent> {
    vec![
        stored(1, 1, 10, vec![], &registered()),
        stored(2, 1, merge_at, ids(&[1]), &merged()),
        stored(3, 2, apart_at, ids(&[1]), &apart()),
    ]
}

#[test]
fn merged_and_told_apart_by_people_apart_is_two_people_and_a_difference_whatever_the_clocks_say() {
    for (merge_at, apart_at) in [(20, 30), (30, 20)] {
        let events = disputed(merge_at, apart_at);
        assert_eq!(shown(&events), (false, 1));
        let found = Patient::from_events(&events).differences();
        let values: Vec<(&Setting, &str)> = found[0]
            .values
            .iter()
            .map(|value| (&value.value, value.said[0].by.as_str()))
            .collect();
        assert_eq!(
            values,
            [
                (&Setting::OnePerson(OTHER), "author 1"),
                (&Setting::TwoPeople(OTHER), "author 2")
            ]
        );
        for (keep, one) in [(2, true), (3, false)] {
            let kept = found[0].stated_by(EventId(Uuid::from_u128(keep))).unwrap();
            let settling = kept.clone().event("", Uuid::nil());
            let mut events = events.clone();
            events.push(stored(4, 1, 5, ids(&[2, 3]), &settling));
            assert_eq!(shown(&events), (one, 0), "settled, and once");
        }
    }
}

#[test]
fn who_had_seen_the_other_has_the_last_word() {
    let told = |second: Event, third: Event| {
        shown(&[
            stored(1, 1, 10, vec![], &registered()),
            stored(2, 1, 20, ids(&[1]), &second),
            stored(3, 2, 30, ids(&[2]), &third),
        ])
    };
    assert_eq!(told(apart(), merged()), (true, 0));
    assert_eq!(told(merged(), two_again()), (false, 0));
    // Taken back and told apart in one, as the program does it.
    let events = [
        stored(1, 1, 10, vec![], &registered()),
        stored(2, 1, 20, ids(&[1]), &merged()),
        stored(3, 2, 30, ids(&[2]), &two_again()),
        stored(4, 2, 30, ids(&[3]), &apart()),
    ];
    assert_eq!(shown(&events), (false, 0));
}

#[test]
fn a_merge_by_somebody_who_saw_both_outweighs_one_that_saw_neither() {
    let mut events = disputed(20, 30);
    events.push(stored(4, 3, 25, ids(&[1]), &merged()));
    assert_eq!(shown(&events), (false, 1), "two merged, one told apart");
    events.push(stored(5, 1, 40, ids(&[2, 3]), &merged()));
    assert_eq!(shown(&events), (true, 0));
    // Somebody else, who had seen none of it, still finds two people.
    events.push(stored(6, 4, 50, ids(&[1]), &apart()));
    assert_eq!(shown(&events), (false, 1));
}

#[test]
fn told_apart_from_one_and_merged_into_another_is_no_difference() {
    let third = PatientsToldApart {
        other: PatientId(Uuid::from_u128(7)),
    };
    let mut events = disputed(20, 30);
    events[2] = stored(3, 2, 30, ids(&[1]), &third.into());
    assert_eq!(shown(&events), (true, 0));
}
