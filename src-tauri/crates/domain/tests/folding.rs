//! The fold: any order of arrival gives the same case, and what people changed apart is kept side by side.

mod common;

use common::*;
use domain::case::*;
use domain::case_now::Case;
use domain::caseload::project;
use domain::contact::ContactAddendum;
use domain::event::Event;
use domain::header::{StoredEvent, Subject};
use domain::ids::*;
use proptest::prelude::*;
use uuid::Uuid;

fn goal(words: &str) -> Event {
    CaseChanged {
        set: vec![CaseField::Goal(words.to_owned())],
        reason: String::new(),
        contact: None,
    }
    .into()
}

#[test]
fn what_two_people_set_apart_stands_side_by_side_until_settled() {
    let mut events = vec![
        stored(1, 1, 10, vec![], &opened()),
        stored(2, 1, 20, ids(&[1]), &goal("drive the van")),
        // Its clock is years behind; it had seen the opening only.
        stored(3, 2, 5, ids(&[1]), &goal("go back part time")),
    ];
    let case = Case::from_events(case_id(), &events);
    assert!(case.goal.differs());
    assert_eq!(case.goal.all().len(), 2, "neither is lost");
    assert!(case.row().unwrap().differs);
    assert_eq!(case.known.heads, ids(&[2, 3]));

    events.push(stored(
        4,
        1,
        30,
        ids(&[2, 3]),
        &goal("drive the van part time"),
    ));
    let case = Case::from_events(case_id(), &events);
    assert!(!case.goal.differs());
    assert_eq!(case.goal.get().unwrap(), "drive the van part time");
}

#[test]
fn the_same_value_set_twice_is_no_difference() {
    let events = [
        stored(1, 1, 10, vec![], &opened()),
        stored(2, 1, 20, ids(&[1]), &goal("same")),
        stored(3, 2, 21, ids(&[1]), &goal("same")),
    ];
    assert!(!Case::from_events(case_id(), &events).goal.differs());
}

#[test]
fn what_was_seen_comes_first_whatever_the_clocks_say() {
    let events = [
        stored(1, 1, 900, vec![], &opened()),
        // Written after the opening by a clock that is behind.
        stored(2, 2, 1, ids(&[1]), &goal("second")),
    ];
    let case = Case::from_events(case_id(), &events);
    assert_eq!(case.goal.get().unwrap(), "second");
    assert!(!case.goal.differs());
}

#[test]
fn an_unread_critical_kind_makes_the_case_read_only() {
    let mut tomorrow = stored(2, 1, 20, ids(&[1]), &goal("x"));
    tomorrow.header.kind = "case-merged".to_owned();
    let events = [stored(1, 1, 10, vec![], &opened()), tomorrow];
    let case = Case::from_events(case_id(), &events);
    assert!(case.known.read_only);
    assert_eq!(case.known.unread, ["case-merged"]);
    let refused = domain::decide::reopen_case(&case, "2026-09-01".parse().unwrap(), "x");
    assert!(matches!(refused, Err(domain::decide::Refusal::ReadOnly)));
}

#[test]
fn what_has_not_arrived_yet_is_counted() {
    let events = [stored(2, 1, 20, ids(&[1]), &goal("x"))];
    let case = Case::from_events(case_id(), &events);
    assert_eq!(case.known.missing, 1);
    assert_eq!(case.row(), None, "no line without an opening");
}

/// A history over three laptops: each event comes after some of those made before it.
fn histories() -> impl Strategy<Value = Vec<StoredEvent>> {
    let change = (0u8..6, 0u128..3, 0u64..40, any::<u32>());
    prop::collection::vec(change, 1..24).prop_map(|changes| {
        let mut events = vec![stored(1, 0, 10, vec![], &opened())];
        for (index, (what, log, stamp, seen)) in changes.into_iter().enumerate() {
            let number = u128::try_from(index).unwrap() + 2;
            let event: Event = match what {
                0..3 => goal(&format!("goal {what}")),
                3 => StepChanged {
                    from: None,
                    to: Step::Two,
                    on: "2026-09-02".parse().unwrap(),
                    reason: format!("reason {number}"),
                    decided_by: String::new(),
                    contact: None,
                }
                .into(),
                4 => CaseClosed {
                    on: "2026-09-03".parse().unwrap(),
                    outcome: "x".to_owned(),
                    outcome_words: String::new(),
                    note: format!("note {number}"),
                }
                .into(),
                _ => ContactAddendum {
                    contact: ContactId(Uuid::from_u128(77)),
                    text: format!("text {number}"),
                }
                .into(),
            };
            let mut after: Vec<EventId> = events
                .iter()
                .enumerate()
                .filter(|(place, _)| seen >> (place % 32) & 1 == 1)
                .map(|(_, event): (usize, &StoredEvent)| event.header.id)
                .collect();
            after.push(events[0].header.id);
            events.push(stored(number, log, stamp, after, &event));
        }
        events
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_arrival_folds_equal(
        (events, shuffled) in histories().prop_flat_map(|events| {
            (Just(events.clone()), Just(events).prop_shuffle())
        }),
        twice in any::<prop::sample::Index>(),
    ) {
        let mut arrived = shuffled;
        let again = arrived[twice.index(arrived.len())].clone();
        arrived.push(again);
        let subject = Subject::Case(case_id());
        prop_assert_eq!(
            Case::from_events(case_id(), &arrived),
            Case::from_events(case_id(), &events)
        );
        prop_assert_eq!(project(subject, &arrived), project(subject, &events));
    }
}
