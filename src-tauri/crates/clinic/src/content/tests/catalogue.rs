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

/// What a row's difficulty speaks of brings up the wordings about it.
#[test]
fn demands_are_listed_and_used() {
    let library = library();
    distinct(
        "demands",
        library.demands().iter().map(|one| one.id.as_str()),
    );
    let listed: BTreeSet<&str> = library
        .demands()
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    let used: BTreeSet<&str> = library
        .adjustments()
        .iter()
        .flat_map(|wording| wording.demands.iter().map(String::as_str))
        .collect();
    assert_eq!(used, listed);
    for demand in library.demands() {
        assert!(!demand.find.is_empty(), "{}", demand.id);
        assert!(
            demand.find.iter().all(|word| *word == word.to_lowercase()),
            "{}",
            demand.id
        );
    }
}

/// The program's own wordings keep its own rules once their slots are filled.
#[test]
fn all_thirty_five_keep_the_rules_of_wording() {
    use domain::wording::{Said, wording_hints};
    let library = library();
    let mut broken = Vec::new();
    for wording in library.adjustments() {
        let filled = library
            .slots()
            .iter()
            .fold(wording.wording.clone(), |text, slot| {
                let day = !slot.from.is_empty() && slot.from != "manager"
                    || slot.hint.starts_with("a day");
                let value = if day {
                    "4 October 2026"
                } else {
                    slot.hint.as_str()
                };
                text.replace(&format!("{{{}}}", slot.name), value)
            });
        assert!(domain::report::slots(&filled).is_empty(), "{filled}");
        let hints = wording_hints(library.wording_rules(), &filled, Said::Recommendation);
        broken.extend(
            hints
                .into_iter()
                .map(|hint| format!("{filled} {}", hint.message)),
        );
    }
    assert_eq!(broken, Vec::<String>::new());
}

/// The builder asks for what the domain can do, and its usual weeks read.
#[test]
fn the_builder_knows_its_ways_and_usual_weeks() {
    use domain::report::{Phasing, shifts_typed};
    let phased = library().phased();
    let ways: Vec<&str> = phased.ways.iter().map(|way| way.id.as_str()).collect();
    assert_eq!(ways, Phasing::ALL.map(Phasing::id));
    assert!(phased.question.words.ends_with('?'));
    distinct(
        "usual weeks",
        phased.usual_weeks.iter().map(|week| week.id.as_str()),
    );
    for week in &phased.usual_weeks {
        let read = |cell: &String| shifts_typed(cell, chrono::Weekday::Mon);
        assert!(
            week.cells.iter().all(|cell| read(cell).is_some()),
            "{}",
            week.id
        );
        assert!(
            week.cells
                .iter()
                .any(|cell| read(cell).is_some_and(|shifts| !shifts.is_empty())),
            "{}",
            week.id
        );
    }
}
