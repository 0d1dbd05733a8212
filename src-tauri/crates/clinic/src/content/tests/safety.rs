//! Risk, concerns, missed appointments, hints, and the words for what leaves the clinic.

use super::{distinct, ids};
use crate::content::catalogue::slots_in;
use crate::content::library;
use domain::hints::When;
use domain::missed::Doing;
use domain::paper::{CopyEdition, Delivery, HolderTold};
use domain::pathway::{AnswerKind, Left};

/// By digits while the person is on the line: only who was told is written.
#[test]
fn the_risk_prompt_is_answered_by_keys() {
    let risk = library().risk();
    distinct("risk", risk.items.iter().map(|item| item.id.as_str()));
    let needed: Vec<_> = risk.items.iter().filter(|item| item.needed).collect();
    assert!((1..=6).contains(&needed.len()), "{} needed", needed.len());
    for item in needed {
        if item.answer == AnswerKind::Text {
            assert_eq!(item.id, "told");
        } else {
            let by_keys = [AnswerKind::Choice, AnswerKind::Checks];
            assert!(by_keys.contains(&item.answer), "{}", item.id);
            distinct(&item.id, ids(&item.choices));
            assert!((2..=9).contains(&item.choices.len()), "{}", item.id);
        }
        // Whoever answers is asked, in whatever way they are met.
        assert!(item.only.is_empty() && item.only_with.is_empty() && item.after.is_none());
    }
    let numbers: String = risk.numbers.iter().map(|one| one.words.as_str()).collect();
    for number in ["999", "111, option 2", "116 123"] {
        assert!(numbers.contains(number), "{number}");
    }
}

/// Who may come to harm flags the case; a sign of illness or unsafe driving is acted on, and flags nobody.
#[test]
fn every_kind_of_concern() {
    let concerns = library().concerns();
    let told_nobody = concerns.statement.split('.').next();
    assert_eq!(told_nobody, Some("The program has told nobody"));
    let kinds: Vec<(&str, bool)> = concerns
        .kinds
        .iter()
        .map(|kind| (kind.id.as_str(), kind.flags_risk))
        .collect();
    assert_eq!(
        kinds,
        [
            ("self_harm", true),
            ("red_flag", false),
            ("safeguarding_adult", true),
            ("safeguarding_child", true),
            ("domestic_abuse", true),
            ("harm_to_others", true),
            ("driving", false),
        ]
    );
    for kind in &concerns.kinds {
        distinct(&kind.id, ids(&kind.signs));
        assert!(!kind.hint.is_empty(), "{}", kind.id);
        assert!(!kind.signs.is_empty(), "{}", kind.id);
        assert!(["F", "R", "I"].contains(&kind.mark.as_str()), "{}", kind.id);
    }
    for sign in [
        "saddle",
        "bladder_bowel",
        "weakness",
        "fever",
        "weight_loss",
        "cancer",
        "chest_pain",
        "fracture",
    ] {
        let red_flags = &concerns.kinds[1].signs;
        assert!(ids(red_flags).any(|id| id == sign), "{sign}");
    }
}

/// First missed: ring the same day. Second in a row: write, then discharge.
#[test]
fn missed_appointments_by_stages() {
    let policy = library().missed_policy();
    let stages: Vec<(usize, u64, Doing)> = policy
        .stages
        .iter()
        .map(|stage| (stage.missed, stage.after_days, stage.what))
        .collect();
    assert_eq!(
        stages,
        [
            (1, 0, Doing::Call),
            (2, 0, Doing::Letter),
            (2, 14, Doing::Discharge)
        ]
    );
    assert!(policy.welfare_check.contains("welfare check"));
    assert!(policy.before_sending.contains("safe"));
}

/// Each hint has its reason, with the words its rule can fill and no others.
#[test]
fn hints_say_why() {
    let hints = library().hints();
    distinct("hints", hints.iter().map(|hint| hint.id.as_str()));
    for hint in hints {
        let fills: &[&str] = match hint.when {
            When::NoChange | When::EmployerSilent => &["count", "since", "what"],
            When::OffSick => &["count", "since"],
            When::MainGap => &["since", "what"],
        };
        let asked: Vec<&str> = slots_in(&hint.reason).collect();
        assert!(!asked.is_empty(), "{}", hint.id);
        for name in asked {
            assert!(fills.contains(&name), "{}: {name}", hint.id);
        }
        assert!(hint.steps.iter().all(|step| step.is_care()), "{}", hint.id);
    }
    let at_least = |when: When| {
        let rule = hints.iter().find(|hint| hint.when == when);
        rule.map(|hint| hint.at_least)
    };
    assert_eq!(at_least(When::NoChange), Some(2));
    assert_eq!(at_least(When::OffSick), Some(4));
    assert_eq!(at_least(When::EmployerSilent), Some(14));
    assert!(at_least(When::MainGap).is_some());
}

#[test]
fn words_for_what_the_program_knows() {
    let deliveries: Vec<Delivery> = library().deliveries().iter().map(|one| one.how).collect();
    assert_eq!(deliveries, Delivery::ALL);
    let editions: Vec<&str> = ids(library().copy_editions()).collect();
    assert_eq!(editions, CopyEdition::ALL.map(CopyEdition::id));
    let told: Vec<&str> = ids(library().told_ways()).collect();
    assert_eq!(told, HolderTold::WAYS);
    let left: Vec<&str> = ids(library().left_reasons()).collect();
    assert_eq!(left, Left::ALL.map(Left::id));
}

/// The lines that the summary is made of, at most twelve, and who may read them.
#[test]
fn the_summary_for_the_gp_record() {
    let gp = library().gp_record();
    assert_eq!(
        ids(&gp.labels).collect::<Vec<_>>(),
        [
            "contact",
            "reason",
            "work_status",
            "findings",
            "risk",
            "advice",
            "report",
            "plan",
            "next"
        ]
    );
    assert!(gp.warning.contains("phone"));
    assert!(gp.refused.contains("practice record"));
}
