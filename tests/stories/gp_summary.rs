//! The summary for the GP record: plain lines whatever was typed, and none where there is nothing to put there.

use clinic::Code;
use clinic::forms::ConcernForm;
use tests::desk::{Desk, answer_step_1, phq_9, risk_answered, text};

const CUT: &str = " … (more in the clinic's record)";

#[test]
fn line_breaks_and_long_texts_stay_in_their_line() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut draft = desk.begin(&case, "step_1", "telephone");
    answer_step_1(&mut draft);
    draft
        .answers
        .retain(|answer| answer.item != "advice" && answer.item != "difficulty");
    let long = "walk a little further every day ".repeat(40);
    draft.answers.push(text("advice", &long));
    draft.answers.push(text(
        "difficulty",
        "Lifting\n\nfrom the floor\r\nand\tstairs",
    ));
    draft.note = "Private: not for the record".into();
    desk.clinic.sign_contact(&draft).unwrap();
    let summary = desk.clinic.contact(&case, &draft.id).unwrap().summary;
    let line = |label: &str| {
        summary
            .lines()
            .find(|line| line.starts_with(label))
            .unwrap_or_else(|| panic!("{label}: {summary}"))
    };
    assert_eq!(
        line("Findings: "),
        "Findings: Lifting from the floor and stairs"
    );
    let advice = line("Advice: ");
    let kept = advice
        .strip_suffix(CUT)
        .expect("it says that there is more");
    assert!(kept.chars().count() <= 300, "{advice}");
    assert!(kept.chars().count() > 280, "{advice}");
    let word = kept.rsplit(' ').next().unwrap();
    assert!(
        long.split(' ').any(|whole| whole == word),
        "cut in a word: {word}"
    );
    assert!(summary.lines().count() <= 12, "{summary}");
    assert!(!summary.contains("Private"), "the note stays here");
}

/// As much as there can be: a risk, five concerns, and everything else.
#[test]
fn it_has_twelve_lines_at_most_and_risk_comes_before_advice() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut draft = desk.begin(&case, "step_1", "telephone");
    answer_step_1(&mut draft);
    draft.questionnaires = vec![phq_9(3)];
    draft.risk = risk_answered();
    draft.plan = vec![clinic::forms::PlanItemForm {
        what: "Walk".into(),
        when: "Daily".into(),
    }];
    draft.concerns = [
        "self_harm",
        "red_flag",
        "driving",
        "harm_to_others",
        "safeguarding_child",
    ]
    .into_iter()
    .map(|kind| ConcernForm {
        kind: kind.into(),
        heard: "heard it ".repeat(60),
        done: "did it".into(),
        told: "Dr Mehta".into(),
        told_on: "2026-09-01".into(),
        told_at: "10:20".into(),
        ..ConcernForm::default()
    })
    .collect();
    desk.clinic.sign_contact(&draft).unwrap();
    desk.issue(&case);
    let summary = desk.clinic.contact(&case, &draft.id).unwrap().summary;
    let labels: Vec<&str> = summary
        .lines()
        .filter_map(|line| line.split_once(": ").map(|(label, _)| label))
        .collect();
    assert_eq!(
        labels,
        [
            "Vocational clinic",
            "Reason",
            "Work status",
            "Findings",
            "Risk",
            "Risk",
            "Risk",
            "Risk",
            "Advice",
            "Report issued",
            "Plan",
            "Next contact"
        ]
    );
    let risks: Vec<&str> = summary
        .lines()
        .filter(|line| line.starts_with("Risk: "))
        .collect();
    assert!(risks[0].contains("told Dr Mehta, duty GP"));
    assert!(
        risks[1].starts_with("Risk: Self-harm or suicide: told Dr Mehta, 1 Sep 2026, 10:20"),
        "{}",
        risks[1]
    );
    assert!(risks[1].ends_with(CUT), "{}", risks[1]);
    assert_eq!(risks[3], "Risk: 3 more concerns: see the clinic's record");
}

#[test]
fn an_attempt_and_a_struck_contact_have_none() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let attempt = desk.attempt(&case, "telephone", "no_answer");
    let tried = attempt.timeline[0].id.clone();
    let view = desk.clinic.contact(&case, &tried).unwrap();
    assert_eq!(view.summary, "");
    assert!(view.gp_record.is_none());

    let met = desk.step_1(&case);
    let contact = met
        .timeline
        .iter()
        .find(|entry| entry.gp_record.is_some())
        .unwrap()
        .id
        .clone();
    assert_eq!(desk.clinic.worklist().unwrap().gp_record.len(), 1);
    let struck = desk
        .clinic
        .enter_in_error(&case, &contact, "Somebody else's call")
        .unwrap();
    assert_eq!(struck.summary, "");
    assert!(struck.gp_record.is_none());
    assert_eq!(desk.clinic.worklist().unwrap().gp_record, []);
    let refused = desk.clinic.file_summary(&case, &contact).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
}
