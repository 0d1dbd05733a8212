use crate::fixture::*;
use domain::ids::{CaseId, PatientId, SiteId, UserId};
use std::collections::BTreeSet;
use store::{CaseLine, CaseloadOrder, CaseloadQuery, Commit};
use uuid::Uuid;

fn pages(place: &Place, mut query: CaseloadQuery) -> Vec<CaseLine> {
    let mut all = Vec::new();
    loop {
        let page = place.store().caseload(&query).unwrap();
        assert!(page.lines.len() <= query.limit);
        all.extend(page.lines);
        match page.next {
            Some(next) => query.after = Some(next),
            None => return all,
        }
    }
}

/// 2,000 cases of 500 people with few different names and dates, so that ties are everywhere.
fn many() -> Place {
    let mut place = Place::new();
    let mut events = Vec::new();
    for number in 0..500u128 {
        let name = format!("NAME{}, Kim", number % 50);
        events.push(event(
            10_000 + number,
            patient(number + 1),
            vec![],
            &named(&name),
        ));
    }
    for number in 0..2000u128 {
        let next_on =
            (number % 3 > 0).then(|| day("2026-09-01") + chrono::Days::new((number % 40) as u64));
        let fact = Fact {
            next_on,
            closed: number % 5 == 0,
            ..case_of(number % 500 + 1)
        };
        events.push(event(20_000 + number, case(number + 1), vec![], &fact));
    }
    place
        .commit(Commit {
            events,
            ..Commit::default()
        })
        .unwrap();
    place
}

#[test]
fn every_case_is_on_exactly_one_page() {
    let place = many();
    for order in [CaseloadOrder::NextDue, CaseloadOrder::Name] {
        for (open, expected) in [(None, 2000), (Some(true), 1600), (Some(false), 400)] {
            let query = CaseloadQuery {
                order,
                open,
                limit: 73,
                ..CaseloadQuery::default()
            };
            assert_eq!(place.store().caseload_count(&query).unwrap(), expected);
            let lines = pages(&place, query);
            let cases: BTreeSet<CaseId> = lines.iter().map(|line| line.case.case).collect();
            assert_eq!(
                (lines.len(), cases.len()),
                (expected as usize, expected as usize)
            );
            let sorted = |one: &CaseLine, next: &CaseLine| match order {
                CaseloadOrder::Name => one.sort_name <= next.sort_name,
                CaseloadOrder::NextDue => {
                    let key = |line: &CaseLine| {
                        (
                            line.case.next_on.is_none(),
                            line.case.next_on,
                            line.sort_name.clone(),
                        )
                    };
                    key(one) <= key(next)
                }
            };
            assert!(lines.is_sorted_by(sorted), "{order:?}");
        }
    }
}

#[test]
fn filters_and_the_worklist_leave_out_the_rest() {
    let place = many();
    let none = CaseloadQuery {
        clinician: Some(UserId(Uuid::from_u128(1))),
        ..CaseloadQuery::default()
    };
    assert_eq!(place.store().caseload(&none).unwrap().lines, []);
    let none = CaseloadQuery {
        site: Some(SiteId(Uuid::from_u128(1))),
        ..CaseloadQuery::default()
    };
    assert_eq!(place.store().caseload_count(&none).unwrap(), 0);
    let mine = CaseloadQuery {
        clinician: Some(USER),
        site: Some(SITE),
        ..CaseloadQuery::default()
    };
    assert_eq!(place.store().caseload_count(&mine).unwrap(), 2000);
    let due = place.store().due(day("2026-09-03"), 500).unwrap();
    assert!(!due.lines.is_empty());
    assert!(
        due.lines
            .iter()
            .all(|line| line.case.open && line.case.next_on <= Some(day("2026-09-03")))
    );
    assert!(due.lines.iter().all(|line| line.case.next_on.is_some()));
    let all = pages(
        &place,
        CaseloadQuery {
            open: Some(true),
            ..CaseloadQuery::default()
        },
    );
    let expected = all
        .iter()
        .filter(|line| line.case.next_on.is_some_and(|on| on <= day("2026-09-03")))
        .count();
    assert_eq!(due.lines.len(), expected);
}

#[test]
fn a_new_name_reaches_the_lines_of_every_case() {
    let mut place = Place::new();
    place.say(1, case(7), &case_of(9));
    assert_eq!(
        place
            .store()
            .case_line(CaseId(Uuid::from_u128(7)))
            .unwrap()
            .unwrap()
            .shown_name,
        ""
    );
    place.say(2, patient(9), &named("BYRNE, Ada"));
    place.say(3, case(8), &case_of(9));
    place.say(4, patient(9), &named("LOVELL, Ada"));
    let names: Vec<String> = pages(&place, CaseloadQuery::default())
        .into_iter()
        .map(|line| line.shown_name)
        .collect();
    assert_eq!(names, ["LOVELL, Ada", "LOVELL, Ada"]);
    assert_eq!(found(&place, "byrne"), [0; 0]);
    assert_eq!(
        place
            .store()
            .cases_of(PatientId(Uuid::from_u128(9)))
            .unwrap()
            .len(),
        2
    );
}

fn found(place: &Place, typed: &str) -> Vec<u128> {
    let hits = place.store().search(typed, 20).unwrap();
    hits.iter()
        .map(|hit| hit.person.patient.0.as_u128())
        .collect()
}

#[test]
fn people_are_found_by_whatever_is_typed() {
    let mut place = Place::new();
    let person = |name: &str, number: &str, telephone: &str, born: &str| Fact {
        number: number.into(),
        telephone: telephone.into(),
        born: Some(day(born)),
        ..named(name)
    };
    place.say(
        1,
        patient(1),
        &person(
            "O'BRIEN, Zoë Marie",
            "9991234567",
            "01632960001",
            "1984-02-11",
        ),
    );
    place.say(
        2,
        patient(2),
        &person(
            "SMITH-JONES, Renée",
            "9997654321",
            "01632960002",
            "1990-12-01",
        ),
    );
    place.say(
        3,
        patient(3),
        &person("শর্মা, অনিতা", "", "01632960003", "1971-05-30"),
    );
    place.say(
        4,
        case(7),
        &Fact {
            employer: "Demo Bakery".into(),
            ..case_of(2)
        },
    );
    place.say(6, patient(4), &named("한, 지민"));
    for (typed, who) in [
        ("zoe", vec![1]),
        ("ZOË", vec![1]),
        ("zoe\u{308}", vec![1]),
        ("mar o'br", vec![1]),
        ("brien", vec![1]),
        ("ren smith", vec![2]),
        ("renee jones", vec![2]),
        ("999123", vec![1]),
        ("999 123 4567", vec![1]),
        ("999-123-4567", vec![1]),
        ("01632 960002", vec![2]),
        ("01632", vec![3, 2, 1]),
        ("11/02/1984", vec![1]),
        ("11 02 1984", vec![1]),
        ("bakery", vec![2]),
        ("demo ren", vec![2]),
        ("অনি", vec![3]),
        ("zoe smith", vec![]),
        ("", vec![]),
        (" - \" * ", vec![]),
        ("zoe AND OR NOT (", vec![]),
        ("\"zoe\"", vec![1]),
        ("words:zoe", vec![]),
        ("zo\"e", vec![]),
        ("\u{1112}\u{1161}\u{11ab}", vec![4]),
    ] {
        assert_eq!(found(&place, typed), who, "{typed}");
    }
    let hit = place.store().search("renee", 5).unwrap().remove(0);
    assert_eq!(hit.cases[0].case.employer, "Demo Bakery");
    place.say(
        5,
        case(7),
        &Fact {
            employer: "Demo Foundry".into(),
            ..case_of(1)
        },
    );
    assert_eq!(found(&place, "bakery"), [0; 0]);
    assert_eq!(
        found(&place, "foundry"),
        [1],
        "the case moved to another patient"
    );
    assert_eq!(place.store().search("01632", 2).unwrap().len(), 2);
}

#[test]
fn likely_duplicates_are_found_exactly() {
    let mut place = Place::new();
    let born = Some(day("1984-02-11"));
    place.say(
        1,
        patient(1),
        &Fact {
            born,
            number: "9991234567".into(),
            ..named("Ada")
        },
    );
    place.say(
        2,
        patient(2),
        &Fact {
            born,
            ..named("Bea")
        },
    );
    let ids = |hits: Vec<store::PersonHit>| {
        hits.iter()
            .map(|hit| hit.person.patient.0.as_u128())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids(place.store().people_born(day("1984-02-11"), 10).unwrap()),
        [2, 1]
    );
    assert_eq!(
        ids(place.store().people_numbered("9991234567", 10).unwrap()),
        [1]
    );
    assert_eq!(ids(place.store().people_numbered("", 10).unwrap()), [0; 0]);
    assert_eq!(
        place
            .store()
            .person(PatientId(Uuid::from_u128(2)))
            .unwrap()
            .unwrap()
            .person
            .shown_name,
        "Bea"
    );
}

#[test]
fn a_person_registered_twice_is_found_once_and_shown_with_all_their_cases() {
    let mut place = Place::new();
    let born = Some(day("1984-02-11"));
    let first = Fact {
        born,
        ..named("PRYCE, Kevin")
    };
    let second = Fact {
        born,
        telephone: "01632960111".into(),
        ..named("PRYCE, Kevn")
    };
    place.say(1, patient(1), &first);
    place.say(2, patient(2), &second);
    place.say(3, case(11), &case_of(1));
    let employed = Fact {
        employer: "Demo Bakery".into(),
        ..case_of(2)
    };
    place.say(4, case(12), &employed);

    let pairs = place.store().maybe_same(10).unwrap();
    assert_eq!(
        pairs.len(),
        1,
        "found by the day of birth and a slip in the name"
    );
    assert_eq!(pairs[0].one.shown_name, "PRYCE, Kevin");
    assert_eq!(place.store().search("pryce", 10).unwrap().len(), 2);

    let merged = Fact {
        merged_into: Some(1),
        ..second.clone()
    };
    place.say(5, patient(2), &merged);
    assert!(place.store().maybe_same(10).unwrap().is_empty());
    for typed in ["pryce", "kevn", "kevin", "01632 960111", "bakery kevn"] {
        let found = place.store().search(typed, 10).unwrap();
        assert_eq!(found.len(), 1, "{typed}");
        assert_eq!(found[0].person.shown_name, "PRYCE, Kevin");
        assert_eq!(found[0].cases.len(), 2, "{typed}");
    }
    let line = place
        .store()
        .case_line(CaseId(Uuid::from_u128(12)))
        .unwrap()
        .unwrap();
    assert_eq!(line.shown_name, "PRYCE, Kevin");
    assert_eq!(
        line.case.patient,
        PatientId(Uuid::from_u128(2)),
        "the case keeps its patient"
    );
    assert_eq!(line.person, PatientId(Uuid::from_u128(1)));
    assert_eq!(
        place
            .store()
            .people_born(day("1984-02-11"), 10)
            .unwrap()
            .len(),
        1
    );

    // Taken back, with the other one saying so: two people, and not asked about again.
    let apart = Fact {
        told_apart: Some(1),
        ..second
    };
    place.say(6, patient(2), &apart);
    assert_eq!(place.store().search("pryce", 10).unwrap().len(), 2);
    let line = place
        .store()
        .case_line(CaseId(Uuid::from_u128(12)))
        .unwrap()
        .unwrap();
    assert_eq!(line.shown_name, "PRYCE, Kevn");
    assert!(place.store().maybe_same(10).unwrap().is_empty());
    assert_eq!(place.store().verify().unwrap().fault, None);
}

#[test]
fn a_merge_into_somebody_who_has_not_arrived_waits_for_them() {
    let mut place = Place::new();
    let merged = Fact {
        merged_into: Some(9),
        ..named("PRYCE, Kevn")
    };
    place.say(1, patient(2), &merged);
    place.say(2, case(12), &case_of(2));
    let shown = |place: &Place| {
        let line = place
            .store()
            .case_line(CaseId(Uuid::from_u128(12)))
            .unwrap()
            .unwrap();
        line.shown_name
    };
    assert_eq!(shown(&place), "PRYCE, Kevn");
    place.say(3, patient(9), &named("PRYCE, Kevin"));
    assert_eq!(shown(&place), "PRYCE, Kevin");
    assert_eq!(place.store().verify().unwrap().fault, None);
}
