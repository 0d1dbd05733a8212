//! A questionnaire handed in between contacts is unread risk until somebody has read it.

use clinic::Code;
use clinic::forms::{HandInForm, ReadQuestionnaireForm};
use tests::desk::{Desk, fields, phq_9, risk_answered};

fn at_the_desk() -> HandInForm {
    HandInForm {
        instrument: "phq-9".into(),
        received_on: "2026-09-01".into(),
        note: "In the tray".into(),
    }
}

/// The id of the paper handed in last that nobody has read.
fn hand_in(desk: &Desk, case: &str) -> String {
    let case = desk
        .clinic
        .hand_in_questionnaire(case, &at_the_desk())
        .unwrap();
    case.handed_in.last().unwrap().id.clone()
}

#[test]
fn it_stands_first_until_it_is_read() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let mut tomorrow = at_the_desk();
    tomorrow.received_on = "2026-09-02".into();
    let refused = desk.clinic.hand_in_questionnaire(&case, &tomorrow);
    assert_eq!(fields(&refused.unwrap_err().fields), ["received_on"]);

    let paper = hand_in(&desk, &case);
    desk.clock.set("2026-09-02T09:00:00+01:00");
    let listed = desk.clinic.worklist().unwrap().risk_to_read;
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (listed[0].about.as_str(), listed[0].overdue),
        (paper.as_str(), true)
    );
    let shown = desk.clinic.case(&case).unwrap();
    assert_eq!(shown.handed_in[0].name, "PHQ-9");
    assert!(shown.risk.is_none(), "nobody knows what stands on it");

    let mut read = ReadQuestionnaireForm {
        questionnaire: paper.clone(),
        answers: phq_9(1),
        ..ReadQuestionnaireForm::default()
    };
    let refused = desk.clinic.read_questionnaire(&case, &read).unwrap_err();
    assert_eq!(refused.code, Code::Missing);
    assert!(
        fields(&refused.fields).contains(&"risk.told"),
        "{:?}",
        refused.fields
    );
    assert_eq!(desk.clinic.worklist().unwrap().risk_to_read.len(), 1);
    read.risk = risk_answered();
    let after = desk.clinic.read_questionnaire(&case, &read).unwrap();
    assert_eq!(after.risk.unwrap().because, "PHQ-9");
    assert_eq!(after.handed_in, []);
    assert_eq!(after.scores[0].points[0].total, 9);
    let story = after
        .timeline
        .iter()
        .find(|entry| entry.kind == "questionnaire")
        .unwrap();
    assert!(
        story
            .lines
            .iter()
            .any(|line| line.contains("told Dr Mehta")),
        "{:?}",
        story.lines
    );
    assert_eq!(desk.clinic.worklist().unwrap().risk_to_read, []);
    let again = desk.clinic.read_questionnaire(&case, &read).unwrap_err();
    assert_eq!(again.code, Code::Refused, "it is read once");
}

#[test]
fn only_the_answers_of_that_paper_are_taken() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let paper = hand_in(&desk, &case);
    let mut read = ReadQuestionnaireForm {
        questionnaire: paper,
        answers: phq_9(0),
        ..ReadQuestionnaireForm::default()
    };
    read.answers.answers = vec![None; 9];
    let refused = desk.clinic.read_questionnaire(&case, &read).unwrap_err();
    assert_eq!(fields(&refused.fields), ["answers"]);
    read.answers.instrument = "gad-7".into();
    read.answers.answers = vec![Some(0); 7];
    let refused = desk.clinic.read_questionnaire(&case, &read).unwrap_err();
    assert_eq!(fields(&refused.fields), ["answers"]);
}

#[test]
fn entered_in_error_it_raises_nothing_and_counts_for_nothing() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let paper = hand_in(&desk, &case);
    let read = ReadQuestionnaireForm {
        questionnaire: paper.clone(),
        answers: phq_9(3),
        risk: risk_answered(),
        ..ReadQuestionnaireForm::default()
    };
    let flagged = desk.clinic.read_questionnaire(&case, &read).unwrap();
    assert!(flagged.risk.is_some());
    let strike = |reason| desk.clinic.questionnaire_in_error(&case, &paper, reason);
    assert_eq!(fields(&strike(" ").unwrap_err().fields), ["reason"]);
    let struck = strike("It is his brother's").unwrap();
    assert!(struck.risk.is_none());
    assert_eq!(struck.scores, []);
    assert_eq!(strike("again").unwrap_err().code, Code::Refused);

    let unread = hand_in(&desk, &case);
    desk.clinic
        .questionnaire_in_error(&case, &unread, "Entered twice")
        .unwrap();
    assert_eq!(desk.clinic.worklist().unwrap().risk_to_read, []);
}

#[test]
fn what_was_copied_so_far_outlives_a_lock() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let paper = hand_in(&desk, &case);
    let mut half = ReadQuestionnaireForm {
        questionnaire: paper.clone(),
        answers: phq_9(0),
        note: "a word in the margin".into(),
        ..ReadQuestionnaireForm::default()
    };
    half.answers.answers[5] = None;
    desk.clinic.save_questionnaire(&case, &half).unwrap();
    desk.clinic.lock().unwrap();
    desk.clinic
        .unlock(tests::desk::NAME, tests::desk::PASSPHRASE)
        .unwrap();
    let shown = desk.clinic.case(&case).unwrap();
    assert_eq!(shown.handed_in[0].begun, Some(half));
    assert_eq!(shown.drafts, [], "it is risk to read, not something parked");
    let whole = ReadQuestionnaireForm {
        questionnaire: paper.clone(),
        answers: phq_9(0),
        ..ReadQuestionnaireForm::default()
    };
    desk.clinic.read_questionnaire(&case, &whole).unwrap();
    let late = desk.clinic.save_questionnaire(&case, &whole).unwrap_err();
    assert_eq!(
        late.code,
        Code::Refused,
        "a late save does not bring it back"
    );
    let struck = desk
        .clinic
        .questionnaire_in_error(&case, &paper, "another person's")
        .unwrap();
    assert!(
        struck
            .timeline
            .iter()
            .any(|entry| entry.kind == "questionnaire_struck")
    );
    assert_eq!(struck.scores, []);
}
