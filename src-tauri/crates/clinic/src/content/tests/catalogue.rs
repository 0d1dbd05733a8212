//! The adjustment catalogue: numbers, options, slots, and what is flagged on the job.

use super::{distinct, ids};
use crate::content::catalogue::slots_in;
use crate::content::library;
use std::collections::BTreeSet;

#[test]
fn all_thirty_five_in_their_order() {
    let wordings = library().adjustments();
    let numbers: Vec<u32> = wordings.iter().map(|wording| wording.number).collect();
    assert_eq!(numbers, (1..=35).collect::<Vec<_>>());
    distinct(
        "catalogue",
        wordings.iter().map(|wording| wording.id.as_str()),
    );
    for wording in wordings {
        let at = &wording.id;
        assert!(["F", "R", "I"].contains(&wording.mark.as_str()), "{at}");
        assert!(wording.wording.ends_with('.'), "{at}");
        assert!(wording.search.split_whitespace().count() >= 3, "{at}");
        for group in &wording.problems {
            assert!(ids(&library().problem_groups).any(|id| id == group), "{at}");
        }
        if !wording.option.is_empty() {
            let parsed: Result<domain::report::Option_, _> =
                serde_json::from_value(wording.option.clone().into());
            assert!(parsed.is_ok(), "{at}: {}", wording.option);
        }
    }
}

/// Every slot has its hint, means one thing in a wording, and a brace that opens also closes.
#[test]
fn slots_are_listed() {
    let slots = library().slots();
    distinct("slots", slots.iter().map(|slot| slot.name.as_str()));
    let listed: BTreeSet<&str> = slots.iter().map(|slot| slot.name.as_str()).collect();
    let mut used = BTreeSet::new();
    for wording in library().adjustments() {
        let text = &wording.wording;
        let braces = |brace: char| text.matches(brace).count();
        assert_eq!(braces('{'), braces('}'), "{}", wording.id);
        distinct(&wording.id, slots_in(text));
        used.extend(slots_in(text));
    }
    assert_eq!(used, listed);
    for slot in slots {
        assert!(!slot.hint.is_empty(), "{}", slot.name);
        let known = ["", "manager", "period_start", "period_end", "review"];
        assert!(known.contains(&slot.from.as_str()), "{}", slot.name);
    }
    let from = |name: &str| {
        let slot = slots.iter().find(|slot| slot.name == name);
        slot.map(|slot| slot.from.as_str())
    };
    assert_eq!(from("manager"), Some("manager"));
    assert_eq!(from("date"), Some("period_end"));
}

/// What is flagged on the job leads to wordings of its own.
#[test]
fn safety_critical_work_has_its_wordings() {
    let wordings = library().adjustments();
    let led_to: BTreeSet<&str> = wordings
        .iter()
        .flat_map(|wording| wording.safety_critical.iter().map(String::as_str))
        .collect();
    let kinds: BTreeSet<&str> = ids(library().safety_critical())
        .filter(|kind| *kind != "none")
        .collect();
    assert_eq!(led_to, kinds);
    // And the words by which a report is seen to speak of it.
    let spoken_of = library().safety_kinds().iter().map(|kind| kind.id.as_str());
    assert_eq!(spoken_of.collect::<BTreeSet<&str>>(), kinds);
}
