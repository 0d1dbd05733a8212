//! Somebody does not come: the policy with its days, and a welfare check where there is a risk flag.

use clinic::forms::{CloseForm, ConcernForm};
use clinic::views::CaseView;
use tests::desk::Desk;

/// What, by when, and whether it is done or overdue.
fn stages(case: &CaseView) -> Vec<String> {
    let missed = case.missed.as_ref().expect("an appointment was missed");
    missed
        .stages
        .iter()
        .map(|stage| {
            let done = if stage.done { " done" } else { "" };
            let overdue = if stage.overdue { " overdue" } else { "" };
            format!("{} {}{done}{overdue}", stage.what, stage.due)
        })
        .collect()
}

#[test]
fn the_call_the_letter_the_discharge() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let after = desk.attempt(&case, "face_to_face", "did_not_attend");
    assert_eq!(stages(&after), ["call 2026-09-01 overdue"], "today, still");
    let missed = after.missed.unwrap();
    assert_eq!(
        (missed.in_a_row, missed.last_on.as_str()),
        (1, "2026-09-01")
    );
    assert_eq!(missed.welfare_check, "");
    assert!(missed.before_sending.contains("safe"));
    let listed = desk.clinic.worklist().unwrap().missed;
    assert_eq!((listed.len(), listed[0].what.as_str()), (1, "Missed"));

    desk.clock.set("2026-09-01T10:30:00+01:00");
    let called = desk.attempt(&case, "telephone", "voicemail_left");
    assert_eq!(stages(&called), ["call 2026-09-01 done"]);

    desk.clock.set("2026-09-08T10:00:00+01:00");
    let twice = desk.attempt(&case, "face_to_face", "did_not_attend");
    assert_eq!(twice.missed_in_a_row, 2);
    assert_eq!(
        stages(&twice),
        ["letter 2026-09-08 overdue", "discharge 2026-09-22"]
    );
    desk.clock.set("2026-09-22T10:00:00+01:00");
    let due = desk.clinic.case(&case).unwrap();
    assert_eq!(
        stages(&due),
        ["letter 2026-09-08 overdue", "discharge 2026-09-22 overdue"]
    );

    let closed = CloseForm {
        on: "2026-09-22".into(),
        outcome: "lost_contact".into(),
        ..CloseForm::default()
    };
    let closed = desk.clinic.close_case(&case, &closed).unwrap();
    assert!(closed.missed.is_none());
    assert_eq!(desk.clinic.worklist().unwrap().missed, []);
}

#[test]
fn coming_ends_it() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    desk.attempt(&case, "face_to_face", "did_not_attend");
    desk.clock.set("2026-09-02T10:00:00+01:00");
    let met = desk.step_1(&case);
    assert!(met.missed.is_none());
    assert_eq!(desk.clinic.worklist().unwrap().missed, []);
}

#[test]
fn a_risk_flag_makes_it_a_welfare_check() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut hung_up = desk.begin(&case, "step_1", "telephone");
    hung_up.outcome = "ended_by_patient".into();
    hung_up.concerns = vec![ConcernForm {
        kind: "self_harm".into(),
        heard: "Said nobody would miss him, and hung up".into(),
        done: "Rang twice, and the emergency contact".into(),
        told: "Dr Mehta, duty GP".into(),
        told_on: "2026-09-01".into(),
        told_at: "10:10".into(),
        ..ConcernForm::default()
    }];
    desk.clinic.sign_contact(&hung_up).unwrap();
    desk.clock.set("2026-09-02T10:00:00+01:00");
    let missed = desk.attempt(&case, "video", "did_not_attend");
    let policy = missed.missed.unwrap();
    assert!(
        policy.welfare_check.contains("Ring them today"),
        "{policy:?}"
    );
    assert_eq!(
        desk.clinic.worklist().unwrap().missed[0].what,
        "Missed: welfare check"
    );
    let cleared = desk.clinic.clear_risk(&case, "Seen by Dr Mehta").unwrap();
    assert_eq!(cleared.missed.unwrap().welfare_check, "");
}

#[test]
fn an_attempt_takes_nothing_that_is_due_off_the_list() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case);
    assert_eq!(case.next_on.as_deref(), Some("2026-09-07"));
    desk.clock.set("2026-09-07T10:00:00+01:00");
    let after = desk.attempt(&case.case, "telephone", "no_answer");
    assert!(
        after.missed.is_none(),
        "a call that rings out is no missed appointment"
    );
    assert_eq!(after.next_on.as_deref(), Some("2026-09-07"));
    assert_eq!(after.next_what, "Meet at the surgery");
    let due = desk.clinic.worklist().unwrap().reviews_due;
    assert_eq!(due.len(), 1);
    assert!(due[0].overdue);
}
