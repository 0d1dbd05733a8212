//! What people do apart: nothing is lost from view, a person settles it once, and every laptop comes to the same.

mod common;

use common::*;
use domain::case::*;
use domain::case_now::Case;
use domain::caseload::project;
use domain::differences::Setting;
use domain::event::Event;
use domain::header::{StoredEvent, Subject};
use domain::ids::*;
use domain::merging::{one_person, shown_as};
use domain::order::causal;
use domain::projection::ToDoKind;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

fn changed(set: Vec<CaseField>) -> Event {
    CaseChanged {
        set,
        reason: String::new(),
        contact: None,
    }
    .into()
}

fn goal(words: &str) -> Event {
    changed(vec![CaseField::Goal(words.to_owned())])
}

fn job(title: &str, manager: &str, hours: &str) -> Event {
    changed(vec![CaseField::Job(Job {
        title: title.to_owned(),
        manager: manager.to_owned(),
        hours: hours.to_owned(),
        ..Job::default()
    })])
}

fn fold(events: &[StoredEvent]) -> Case {
    Case::from_events(case_id(), events)
}

#[test]
fn a_difference_says_who_and_where_and_offers_both() {
    let events = [
        stored(1, 1, 10, vec![], &opened()),
        stored(2, 1, 20, ids(&[1]), &goal("drive the van")),
        stored(3, 2, 21, ids(&[1]), &goal("sleep")),
        stored(4, 3, 22, ids(&[1]), &goal("sleep")),
    ];
    let case = fold(&events);
    let found = case.differences();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].field, "goal");
    assert_eq!(found[0].values.len(), 2, "two said the same");
    assert_eq!(found[0].values[1].said.len(), 2);
    assert_eq!(found[0].values[0].said[0].by, "author 1");
    let both = Setting::Case(CaseField::Goal("drive the van; sleep".to_owned()));
    assert_eq!(found[0].both, Some(both));
    let kinds: Vec<ToDoKind> = case.to_do().iter().map(|to_do| to_do.kind).collect();
    assert_eq!(kinds, [ToDoKind::Differs], "one thing to see to");
}

#[test]
fn a_job_changed_in_two_parts_keeps_both_parts() {
    let mut events = vec![
        stored(1, 1, 10, vec![], &opened()),
        stored(2, 1, 20, ids(&[1]), &job("picker", "J. Hill", "40")),
        stored(3, 1, 30, ids(&[2]), &job("picker", "A. Shah", "40")),
        stored(4, 2, 31, ids(&[2]), &job("picker", "J. Hill", "20")),
    ];
    let both = fold(&events).differences().remove(0).both;
    let Some(Setting::Case(CaseField::Job(both))) = both else {
        panic!("no way to keep both");
    };
    assert_eq!(
        (both.manager.as_str(), both.hours.as_str()),
        ("A. Shah", "20")
    );

    // Two changed one part: only a person can say.
    events.push(stored(5, 3, 32, ids(&[2]), &job("picker", "R. Lowe", "40")));
    assert_eq!(fold(&events).differences()[0].both, None);
}

fn consent(id: u128, decision: ConsentDecision) -> Event {
    ConsentRecorded {
        consent: ConsentId(Uuid::from_u128(id)),
        purpose: ConsentPurpose::GpCopy,
        decision,
        on: "2026-09-01".parse().unwrap(),
        at: None,
        how: "verbal".to_owned(),
        named: String::new(),
        channel: String::new(),
        scope: String::new(),
        may_name_diagnosis: false,
        wording_edition: String::new(),
        wording: String::new(),
        interpreter: None,
    }
    .into()
}

#[test]
fn a_yes_and_a_no_recorded_apart_are_a_no_until_settled() {
    for (yes_at, no_at) in [(20, 30), (30, 20)] {
        let mut events = vec![
            stored(1, 1, 10, vec![], &opened()),
            stored(
                2,
                1,
                yes_at,
                ids(&[1]),
                &consent(50, ConsentDecision::Given),
            ),
            stored(
                3,
                2,
                no_at,
                ids(&[1]),
                &consent(51, ConsentDecision::Withdrawn),
            ),
        ];
        let case = fold(&events);
        assert!(!case.consents_to(ConsentPurpose::GpCopy));
        let found = case.differences();
        assert_eq!(found[0].field, "consent_gp_copy");
        let yes = found[0].stated_by(EventId(Uuid::from_u128(2))).unwrap();
        let settling = yes.clone().event("", Uuid::from_u128(52));
        events.push(stored(4, 1, 40, ids(&[2, 3]), &settling));
        let case = fold(&events);
        assert!(case.consents_to(ConsentPurpose::GpCopy));
        assert!(!case.differs());
        assert_eq!(case.consents.len(), 3, "what was said stays told");
    }
}

/// One author's act: which field, which value, and whose work they had fetched before.
type Act = (u128, u8, u8, u8);

/// A history in which each author sees their own events, and everything of those they exchanged with last.
fn history(authors: u128, acts: &[Act]) -> Vec<StoredEvent> {
    let mut events = vec![stored(1, 0, 10, vec![], &opened())];
    let mut seen: Vec<BTreeSet<u128>> = vec![BTreeSet::from([1]); 4];
    for (index, (author, field, value, with)) in acts.iter().enumerate() {
        let number = u128::try_from(index).unwrap() + 2;
        let me = usize::try_from(author % authors).unwrap();
        if *with < 4 {
            let theirs = seen[usize::from(*with)].clone();
            seen[me].extend(theirs);
        }
        let set = match field {
            0 => CaseField::Goal(format!("goal {value}")),
            1 => CaseField::Site(SiteId(Uuid::from_u128(u128::from(*value)))),
            _ => CaseField::Problem(Problem {
                group: "other".to_owned(),
                detail: format!("detail {value}"),
            }),
        };
        let after = seen[me]
            .iter()
            .map(|n| EventId(Uuid::from_u128(*n)))
            .collect();
        // Clocks say nothing: each laptop's is wrong in its own way.
        let stamp = 1000 * u64::try_from(me).unwrap() + u64::from(*value);
        events.push(stored(
            number,
            author % authors,
            stamp,
            after,
            &changed(vec![set]),
        ));
        seen[me].insert(number);
    }
    events
}

fn histories() -> impl Strategy<Value = Vec<StoredEvent>> {
    let act = (0u128..4, 0u8..3, 0u8..6, 0u8..8);
    (2u128..=4, prop::collection::vec(act, 1..20))
        .prop_map(|(authors, acts)| history(authors, &acts))
}

/// The goals that no later goal was set in sight of, by definition and not by the fold.
fn unsettled_goals(events: &[StoredEvent]) -> BTreeSet<String> {
    let order = causal(events);
    let goals: Vec<(usize, String)> = order
        .events
        .iter()
        .enumerate()
        .filter_map(|(place, event)| {
            let told: serde_json::Value =
                serde_json::from_slice(event.payload.as_ref().unwrap()).unwrap();
            let set = told["set"].as_array()?;
            let goal = set.iter().find_map(|field| field["goal"].as_str())?;
            Some((place, goal.to_owned()))
        })
        .collect();
    goals
        .iter()
        .filter(|(place, _)| !goals.iter().any(|(later, _)| order.saw(*later, *place)))
        .map(|(_, goal)| goal.clone())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_unsettled_is_lost_from_view_in_any_order_of_arrival(
        (events, arrived) in histories().prop_flat_map(|events| (Just(events.clone()), Just(events).prop_shuffle())),
    ) {
        let case = fold(&arrived);
        let shown: BTreeSet<String> = case.goal.all().iter().map(|version| version.value.clone()).collect();
        let expected = unsettled_goals(&events);
        prop_assert_eq!(&shown, &expected);
        let listed = case.differences().into_iter().find(|found| found.field == "goal");
        prop_assert_eq!(listed.map_or(1, |found| found.values.len()), expected.len());
        let subject = Subject::Case(case_id());
        prop_assert_eq!(project(subject, &arrived), project(subject, &events));
    }

    #[test]
    fn settling_everything_leaves_exactly_one_of_each(
        events in histories(),
        choices in prop::collection::vec(any::<prop::sample::Index>(), 3),
    ) {
        let mut events = events;
        let differences = fold(&events).differences();
        for (number, (difference, choice)) in differences.iter().zip(choices).enumerate() {
            let after = fold(&events).known.heads;
            let kept = &difference.values[choice.index(difference.values.len())].value;
            let number = 900 + u128::try_from(number).unwrap();
            events.push(stored(number, 0, 5, after, &kept.clone().event("", Uuid::nil())));
            let case = fold(&events);
            prop_assert!(case.differences().iter().all(|left| left.field != difference.field));
            if difference.field == "goal" {
                prop_assert_eq!(case.goal.all().len(), 1);
            }
        }
        let case = fold(&events);
        prop_assert!(!case.differs());
    }

    #[test]
    fn everybody_connected_is_shown_as_the_same_one(
        (claims, shuffled) in prop::collection::vec((1u128..7, 1u128..7), 0..9)
            .prop_flat_map(|claims| (Just(claims.clone()), Just(claims).prop_shuffle())),
    ) {
        let people = |claims: Vec<(u128, u128)>| -> Vec<(PatientId, PatientId)> {
            claims.into_iter().map(|(a, b)| (PatientId(Uuid::from_u128(a)), PatientId(Uuid::from_u128(b)))).collect()
        };
        let (claims, shuffled) = (people(claims), people(shuffled));
        for (away, into) in &claims {
            prop_assert_eq!(shown_as(&claims, *away), shown_as(&claims, *into));
        }
        for number in 1..7 {
            let patient = PatientId(Uuid::from_u128(number));
            let shown = shown_as(&claims, patient);
            prop_assert_eq!(shown, shown_as(&shuffled, patient));
            prop_assert!(one_person(&claims, patient).contains(&shown));
            prop_assert_eq!(shown, shown_as(&claims, shown));
            // Where there is a way out, nobody is shown as one who was merged away.
            let person = one_person(&claims, patient);
            let stays = |one: &PatientId| !claims.iter().any(|(away, into)| away == one && away != into);
            if person.iter().any(stays) {
                prop_assert!(stays(&shown));
            }
        }
    }
}
