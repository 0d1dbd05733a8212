//! Step-up hints and their reasons.

use crate::facts::*;
use domain::case::*;
use domain::case_now::Case;
use domain::contact::*;
use domain::decide::item;
use domain::event::Event;
use domain::hints::{HintRule, When, hints};

fn rule(when: When, at_least: u32) -> HintRule {
    HintRule {
        id: "hint".into(),
        when,
        at_least,
        steps: vec![Step::One, Step::Two],
        words: "Consider the next step".into(),
        reason: "{count}|{since}|{what}".into(),
        source: "test".into(),
        mark: "I".into(),
    }
}

fn hinted(case: &Case, when: When, at_least: u32, today: &str) -> Vec<String> {
    hints(case, &[rule(when, at_least)], day(today))
        .into_iter()
        .map(|hint| hint.reason)
        .collect()
}

fn in_step_one() -> Event {
    StepChanged {
        from: None,
        to: Step::One,
        on: day("2026-09-01"),
        reason: String::new(),
        decided_by: String::new(),
        contact: None,
    }
    .into()
}

#[test]
fn hints_come_with_their_reason() {
    let told = |id, on, status: &str| {
        signed(Contact {
            answers: vec![answer(item::WORK_STATUS, &[status])],
            ..contact(id, on)
        })
    };
    let no_change = |facts: &[Event]| hinted(&case(facts), When::NoChange, 2, "2026-10-01");
    let off = told(8, "2026-09-01", "off_sick");
    assert_eq!(no_change(&[in_step_one(), off.clone()]), [""; 0]);
    assert_eq!(
        no_change(&[
            in_step_one(),
            off.clone(),
            told(9, "2026-09-08", "off_sick")
        ]),
        ["2|1 Sep 2026|off sick"]
    );
    assert_eq!(
        no_change(&[
            in_step_one(),
            off.clone(),
            told(9, "2026-09-08", "phased_return")
        ]),
        [""; 0]
    );
    assert_eq!(
        no_change(&[off.clone(), told(9, "2026-09-08", "off_sick")]),
        [""; 0],
        "no step yet"
    );

    let since: Event = CaseChanged {
        set: vec![CaseField::Work(WorkSituation {
            status: WorkStatus::OffSick,
            off_sick_since: Some(day("2026-08-17")),
        })],
        reason: String::new(),
        contact: None,
    }
    .into();
    let off_sick = |today| {
        hinted(
            &case(&[in_step_one(), since.clone()]),
            When::OffSick,
            4,
            today,
        )
    };
    assert_eq!(off_sick("2026-09-14"), [""; 0], "four weeks to the day");
    assert_eq!(off_sick("2026-09-15"), ["4|17 Aug 2026|"]);

    let gap = |gap| {
        signed(Contact {
            match_rows: vec![MatchRow {
                demand: "lifting 20 kg".into(),
                capacity_now: "5 kg".into(),
                gap: Some(gap),
                recommendation: String::new(),
                goal: String::new(),
                by: None,
            }],
            ..contact(8, "2026-09-07")
        })
    };
    let main_gap = |facts: &[Event]| hinted(&case(facts), When::MainGap, 1, "2026-10-01");
    assert_eq!(
        main_gap(&[in_step_one(), gap(Gap::Full)]),
        ["1|7 Sep 2026|lifting 20 kg"]
    );
    assert_eq!(main_gap(&[in_step_one(), gap(Gap::Partial)]), [""; 0]);

    let asked = |answer: &str| {
        signed(Contact {
            adjustments: vec![Adjustment {
                what: "start at 09:00".into(),
                answer: answer.into(),
                said: String::new(),
                owner: String::new(),
                by: None,
            }],
            ..contact(8, "2026-09-07")
        })
    };
    let silent = |answer, today| {
        hinted(
            &case(&[in_step_one(), asked(answer)]),
            When::EmployerSilent,
            14,
            today,
        )
    };
    assert_eq!(silent("waiting", "2026-09-20"), [""; 0]);
    assert_eq!(
        silent("waiting", "2026-09-21"),
        ["14|7 Sep 2026|start at 09:00"]
    );
    assert_eq!(silent("declined", "2026-09-21"), [""; 0]);
}
