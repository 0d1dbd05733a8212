//! A report written with the person: slots, what was flagged on the job, the report before, read back and agreed.

use clinic::Code;
use clinic::forms::{ReportForm, RowForm};
use clinic::views::FindingView;
use tests::desk::{Desk, answer_step_2, fields, meant, warehouse};

fn row(recommendation: &str) -> Vec<RowForm> {
    vec![RowForm {
        difficulty: "Lifting from the floor".into(),
        recommendation: recommendation.into(),
    }]
}

fn told<'a>(findings: &'a [FindingView], code: &str) -> Option<&'a FindingView> {
    findings.iter().find(|finding| finding.code == code)
}

/// A case whose job was flagged for driving in a step 2 contact.
fn assessed(desk: &Desk) -> String {
    let case = desk.kevin().case;
    let mut draft = desk.begin(&case, "step_2", "face_to_face");
    answer_step_2(&mut draft);
    desk.clinic.sign_contact(&draft).unwrap();
    case
}

/// A report that may be issued, but for what the rows say.
fn may_be_fit(form: ReportForm, recommendation: &str) -> ReportForm {
    ReportForm {
        advice: "may_be_fit".into(),
        rows: row(recommendation),
        ..form
    }
}

#[test]
fn a_slot_that_nobody_filled_stops_it() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let (screen, form) = desk.report(&case);
    let wording = desk
        .clinic
        .content()
        .adjustments
        .into_iter()
        .find(|entry| entry.id == "lift-limit")
        .unwrap()
        .wording;
    let form = may_be_fit(form, &wording);
    let state = desk.clinic.save_report(&screen.id, &form).unwrap();
    let found = told(&state.findings, "unfilled_slot").unwrap();
    assert_eq!(found.severity, "block");
    assert_eq!(found.field, "rows[0].recommendation");
    let refused = desk.clinic.issue_report(&screen.id, &form).unwrap_err();
    assert_eq!(refused.code, Code::Missing);
    assert_eq!(fields(&refused.fields), ["rows[0].recommendation"]);

    let filled = may_be_fit(form, "Keep lifts to about 5 kg, close to the body.");
    let issued = desk.clinic.issue_report(&screen.id, &filled).unwrap();
    assert!(issued.text.contains("about 5 kg"), "{}", issued.text);
}

#[test]
fn what_was_flagged_is_asked_about_once_and_remembered() {
    let desk = Desk::ready();
    let case = assessed(&desk);
    let (screen, form) = desk.report(&case);
    let silent = may_be_fit(form.clone(), "Have a second person carry; take care.");
    let state = desk.clinic.save_report(&screen.id, &silent).unwrap();
    let found = told(&state.findings, "safety_critical_driving").unwrap();
    assert_eq!(
        (found.severity.as_str(), found.field.as_str()),
        ("warn", "rows")
    );
    assert!(!found.answered);
    let refused = desk.clinic.issue_report(&screen.id, &silent).unwrap_err();
    assert_eq!(fields(&refused.fields), ["rows"]);

    let spoken = may_be_fit(form, "Lift to the waist. No driving until 14/09/2026.");
    let state = desk.clinic.save_report(&screen.id, &spoken).unwrap();
    assert!(told(&state.findings, "safety_critical_driving").is_none());

    let answered = ReportForm {
        answered: vec![meant("safety_critical_driving", "rows")],
        ..silent
    };
    desk.clinic.save_report(&screen.id, &answered).unwrap();
    let opened = desk.clinic.report_draft(&screen.id).unwrap();
    let found = told(&opened.state.findings, "safety_critical_driving").unwrap();
    assert!(found.answered, "not asked again when it is opened again");
    desk.clinic.issue_report(&screen.id, &opened.form).unwrap();
}

#[test]
fn the_report_before_is_offered_in_the_same_case_and_in_a_new_one() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case);
    let (screen, form) = desk.report(&case.case);
    assert!(screen.previous.is_none());
    let form = ReportForm {
        options: vec!["amended_duties".into()],
        comments: "As agreed with his manager.".into(),
        ..may_be_fit(form, "Lift up to 5 kg.")
    };
    let first = desk.clinic.issue_report(&screen.id, &form).unwrap();

    let (screen, _) = desk.report(&case.case);
    let before = screen.previous.unwrap();
    assert!(before.same_case);
    assert_eq!(before.number, first.line.number);
    assert_eq!(before.rows, form.rows);
    assert_eq!(before.options, form.options);
    assert_eq!(before.comments, form.comments);
    assert_eq!(
        screen.form.comments, "",
        "offered, never filled in by itself"
    );
    assert_eq!(screen.form.advice, "");
    desk.clinic.discard_draft(&screen.id).unwrap();

    desk.clock.set("2026-09-15T10:00:00+01:00");
    let again = desk
        .clinic
        .open_case(&case.banner.patient, &warehouse())
        .unwrap();
    desk.step_1(&again.case);
    let (screen, _) = desk.report(&again.case);
    let before = screen.previous.unwrap();
    assert!(!before.same_case);
    assert_eq!(before.number, first.line.number);

    // The contact it rested on is struck: what it said is nothing to carry forward.
    let contact = case.timeline[0].id.clone();
    desk.clinic
        .enter_in_error(&case.case, &contact, "Somebody else's call")
        .unwrap();
    assert!(
        desk.clinic
            .report_draft(&screen.id)
            .unwrap()
            .previous
            .is_none()
    );
}

#[test]
fn that_it_was_read_back_is_kept() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let (screen, form) = desk.report(&case);
    let form = ReportForm {
        read_back: true,
        changed: "\u{201c}Sore\u{201d} where it said \u{201c}painful\u{201d}".into(),
        ..form
    };
    desk.clinic.save_report(&screen.id, &form).unwrap();
    let opened = desk.clinic.report_draft(&screen.id).unwrap();
    assert!(opened.form.read_back);
    let issued = desk.clinic.issue_report(&screen.id, &form).unwrap();
    let desk = desk.restart().unlock();
    let kept = desk.clinic.report(&case, &issued.id).unwrap().read_back;
    assert_eq!(
        kept,
        "Read back and agreed; changed at their wish: \u{201c}Sore\u{201d} where it said \u{201c}painful\u{201d}"
    );
    let unread = desk.issue(&case);
    assert_eq!(unread.read_back, "");
}
