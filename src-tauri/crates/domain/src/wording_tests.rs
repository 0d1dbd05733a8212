//! Each rule of wording kept and broken, with the rules the program has.

use super::*;
use proptest::prelude::*;

fn rules() -> WordingRules {
    toml::from_str(include_str!("../../../../assets/pathway/wording.toml")).expect("the rules read")
}

fn codes(text: &str) -> Vec<&'static str> {
    let hints = wording_hints(&rules(), text, Said::Recommendation);
    hints
        .into_iter()
        .map(|hint| hint.code.trim_start_matches("wording_"))
        .collect()
}

#[test]
fn what_a_manager_can_plan_by_raises_nothing() {
    for text in [
        "Can lift up to 5 kg from waist height until 4 October 2026.",
        "4 hours a day from 14/09/2026, 6 hours from 2026-09-21.",
        "Start at 10:00 and finish at 16.00 until 2 October.",
        "Two 12-hour nights in weeks 1–2, three from week 3.",
        "Reduce the caseload to 50% in weeks 1–4.",
        "Workstation assessment before the first day.",
        "Goal: drive to the depot by 2 October; confidence now 4/10.",
        "Fixed shifts until Monday 5 October.",
        "No more than 10 an hour until 2 October. Review on 2 October.",
        "Work 2.5 hours, then a break of 10 minutes.",
        "Use sheets of A4 size on 3 days a week.",
        "",
    ] {
        assert_eq!(codes(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn each_rule_once_broken() {
    for (text, code) in [
        ("Light duties for 2 weeks.", "vague"),
        ("Walk 20 minutes a day as tolerated.", "vague"),
        ("Leave out lifting, pushing, etc. until 4 October.", "vague"),
        ("Regular breaks until 4 October.", "vague"),
        ("Limit bilateral lifts to 5 kg.", "jargon"),
        ("RTW on 4 October.", "jargon"),
        ("Keep away from the loading bay.", "amount"),
        ("Sit for up to 20, twice a day.", "unit"),
        ("Lift up to 5 and carry 10 kg.", "unit"),
        ("Start at 10.", "unit"),
        (
            "Lift up to 5 kg and use the trolley. Sit for 20 minutes an hour.",
            "one_action",
        ),
        ("Cannot lift over 5 kg.", "can"),
        ("She can’t stand for 20 minutes.", "can"),
    ] {
        assert_eq!(codes(text), [code], "{text}");
    }
}

#[test]
fn whole_words_only_and_what_can_be_done_answers_what_cannot() {
    assert_eq!(codes("Fetch 2 boxes an hour."), Vec::<&str>::new());
    assert_eq!(
        codes("Cannot lift over 5 kg, can push a trolley if it rolls well."),
        Vec::<&str>::new()
    );
}

#[test]
fn a_difficulty_needs_no_number_and_a_slot_to_fill_none_yet() {
    let besides = |text: &str| wording_hints(&rules(), text, Said::Besides).len();
    assert_eq!(besides("Cannot stand at the till"), 0);
    assert_eq!(besides("Lumbar pain, etc."), 2);
    assert_eq!(codes("Leave out {task}"), Vec::<&str>::new());
}

proptest! {
    #[test]
    fn nothing_typed_breaks_it(text in "\\PC{0,80}") {
        let hints = wording_hints(&rules(), &text, Said::Recommendation);
        prop_assert!(hints.iter().all(|hint| !hint.message.is_empty()));
    }
}
