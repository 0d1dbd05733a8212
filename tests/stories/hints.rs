//! Hints are information with its reason. They change nothing.

use clinic::forms::{AdjustmentForm, ConsentForm};
use clinic::views::CaseView;
use tests::desk::{Desk, answer_step_1, answer_step_2, chosen, text};

fn reasons(case: &CaseView) -> Vec<&str> {
    case.hints.iter().map(|hint| hint.reason.as_str()).collect()
}

#[test]
fn off_sick_and_no_change() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case);
    assert_eq!(reasons(&case), [""; 0]);
    desk.clock.set("2026-09-09T10:00:00+01:00");
    let shown = desk.clinic.case(&case.case).unwrap();
    assert_eq!(
        reasons(&shown),
        ["Off sick since 11 Aug 2026, 4 weeks."],
        "more than four weeks"
    );
    assert!(shown.hints[0].words.contains("step 2"));
    assert!(shown.hints[0].unconfirmed);

    let after = desk.step_1(&case.case);
    let said = reasons(&after);
    assert_eq!(said.len(), 2);
    assert!(
        said[0].contains("in 2 contacts in a row: Off sick, since 1 Sep 2026"),
        "{said:?}"
    );
    assert_eq!(after.step, "step_1", "nothing steps up by itself");
    let before = after.timeline.clone();
    let again = desk.clinic.case(&case.case).unwrap();
    assert_eq!(again.timeline, before);
    assert_eq!(again.hints, after.hints);
}

#[test]
fn a_gap_that_nothing_closes() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut draft = desk.begin(&case, "step_2", "face_to_face");
    answer_step_2(&mut draft);
    let partial = desk.clinic.sign_contact(&draft).unwrap();
    assert_eq!(reasons(&partial), [""; 0], "a partial gap is none");
    desk.clock.set("2026-09-07T10:00:00+01:00");
    let mut draft = desk.begin(&case, "step_2", "face_to_face");
    answer_step_2(&mut draft);
    draft.answers.retain(|answer| answer.item != "work_status");
    draft.answers.push(chosen("work_status", &["struggling"]));
    draft.match_rows[0].gap = "full".into();
    let full = desk.clinic.sign_contact(&draft).unwrap();
    assert_eq!(
        reasons(&full),
        [
            "The job asks for lifting from the floor, 20 kg, and it cannot be done now (match table of 7 Sep 2026)."
        ]
    );
    assert_eq!(full.step, "step_2");
}

#[test]
fn an_employer_who_does_not_answer() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let consent = ConsentForm {
        purpose: "employer_talk".into(),
        decision: "given".into(),
        on: "2026-09-01".into(),
        how: "verbal".into(),
        named: "J. Hill".into(),
        ..ConsentForm::default()
    };
    let consented = desk.clinic.record_consent(&case, &consent).unwrap();
    let mut draft = desk.begin(&case, "step_3", "telephone");
    answer_step_1(&mut draft);
    draft.step_reason = "The manager has to agree".into();
    draft.answers.retain(|answer| {
        !["identity", "present", "red_flags", "work_status"].contains(&answer.item.as_str())
    });
    draft.answers.extend([
        chosen(
            "identity",
            &["employer_name", "employer_consented", "employer_number"],
        ),
        chosen("present", &["employer"]),
        chosen("work_status", &["struggling"]),
        chosen("red_flags", &["not_there"]),
        clinic::forms::AnswerForm {
            on: "2026-09-14".into(),
            ..text("review_date", "")
        },
    ]);
    draft.liaison.consent = consented.consents[0].id.clone();
    draft.liaison.spoke_to = "J. Hill".into();
    draft.liaison.said = "Will ask above".into();
    draft.adjustments = vec![AdjustmentForm {
        what: "Start at 09:00".into(),
        answer: "waiting".into(),
        ..AdjustmentForm::default()
    }];
    let asked = desk.clinic.sign_contact(&draft).unwrap();
    assert_eq!(reasons(&asked), [""; 0]);
    desk.clock.set("2026-09-15T10:00:00+01:00");
    let silent = desk.clinic.case(&case).unwrap();
    assert_eq!(
        reasons(&silent),
        ["The employer was asked on 1 Sep 2026 and has not answered for 14 days: Start at 09:00."]
    );
    assert_eq!(silent.step, "step_3");
}
