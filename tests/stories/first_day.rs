//! From first start to an issued report, and the next morning everything is still there.

use chrono::NaiveDate;
use clinic::Code;
use clinic::forms::{ConsentForm, ReportForm};
use clinic::views::State;
use tests::desk::{Desk, answer_step_2, kevin, meant, set_up};

#[test]
fn first_start_to_issued_report() {
    let desk = Desk::empty();
    assert_eq!(desk.clinic.status().unwrap().state, State::Empty);
    let code = desk.clinic.set_up(&set_up()).unwrap();
    assert_eq!(code.holder, "the practice manager");

    let case = desk.kevin();
    assert_eq!(case.banner.shown_name, "PRYCE, Kevin (Kev)");
    assert_eq!(case.banner.nhs_number, "999 100 0003");
    assert_eq!(case.off_days, Some(22));
    let refused = desk.clinic.start_report(&case.case).unwrap_err();
    assert_eq!(
        refused.code,
        Code::Refused,
        "no report before an assessment"
    );

    let case = desk.step_1(&case.case);
    assert_eq!(case.step, "step_1");
    assert_eq!(case.next_on.as_deref(), Some("2026-09-07"));

    desk.clock.set("2026-09-07T09:00:00+01:00");
    let screen = desk
        .clinic
        .start_contact(&case.case, "step_2", "face_to_face")
        .unwrap();
    let mut draft = screen.draft;
    assert!(screen.state.missing.len() > 5, "{:?}", screen.state.missing);
    let missing = desk.clinic.sign_contact(&draft).unwrap_err();
    assert_eq!(missing.code, Code::Missing);
    answer_step_2(&mut draft);
    let state = desk.clinic.save_contact(&draft).unwrap();
    assert_eq!(state.missing, [], "nothing is missing now");
    let case = desk.clinic.sign_contact(&draft).unwrap();
    assert_eq!(case.step, "step_2");
    assert!(case.drafts.is_empty(), "the draft became the contact");

    desk.clock.set("2026-09-07T10:05:00+01:00");
    let screen = desk.clinic.start_report(&case.case).unwrap();
    assert_eq!(screen.form.advice, "", "neither box is ticked beforehand");
    assert_eq!(
        screen.form.rows[0].recommendation,
        "Lift up to 5 kg at waist height. Goal: 10 kg by 02/10/2026"
    );
    let mut form: ReportForm = screen.form;
    let stopped = desk.clinic.issue_report(&screen.id, &form).unwrap_err();
    let fields: Vec<&str> = stopped.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["advice", "to", "review"]);

    form.advice = "may_be_fit".into();
    form.to = "2026-10-04".into();
    form.review = "required".into();
    form.review_on = "2026-10-02".into();
    form.options = vec!["amended_duties".into()];
    // He drives in his job, and nothing found speaks against it.
    form.answered = vec![meant("safety_critical_driving", "rows")];
    let state = desk.clinic.save_report(&screen.id, &form).unwrap();
    assert_eq!(state.period_days, Some(28));
    assert!(state.text.contains("Kevin Pryce"), "{}", state.text);
    let preview = desk.clinic.preview_report(&screen.id, &form).unwrap();
    assert!(preview.starts_with(b"%PDF-"));
    let issued = desk.clinic.issue_report(&screen.id, &form).unwrap();
    assert!(
        issued
            .file_name
            .starts_with("2026-09-07_AHP-Health-and-Work-Report_")
    );
    let pdf = desk.clinic.report_pdf(&case.case, &issued.id).unwrap();

    let desk = desk.restart();
    let status = desk.clinic.status().unwrap();
    assert_eq!(status.state, State::Locked);
    assert_eq!(status.sign_in_names, ["Sam Okafor"]);
    assert_eq!(desk.clinic.case(&case.case).unwrap_err().code, Code::Locked);
    let desk = desk.unlock();
    assert_eq!(desk.clinic.report_pdf(&case.case, &issued.id).unwrap(), pdf);
    let again = desk.clinic.case(&case.case).unwrap();
    let kinds: Vec<&str> = again
        .timeline
        .iter()
        .map(|entry| entry.kind.as_str())
        .collect();
    assert_eq!(kinds, ["report", "contact", "step", "contact", "step"]);
    let found = desk.clinic.find("pry 1984").unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].cases[0].report_to.as_deref(), Some("2026-10-04"));
}

#[test]
fn a_report_after_a_contact_without_a_table_takes_the_rows_of_the_last_one() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let mut with_table = desk
        .clinic
        .start_contact(&case, "step_2", "face_to_face")
        .unwrap()
        .draft;
    answer_step_2(&mut with_table);
    desk.clinic.sign_contact(&with_table).unwrap();
    let mut without = desk
        .clinic
        .start_contact(&case, "step_1", "telephone")
        .unwrap()
        .draft;
    tests::desk::answer_step_1(&mut without);
    without.step_reason = "The job is seen to".into();
    desk.clinic.sign_contact(&without).unwrap();
    let screen = desk.clinic.start_report(&case).unwrap();
    assert_eq!(screen.form.basis, without.id, "it rests on the last");
    assert_eq!(screen.form.rows.len(), 1);
    assert!(
        screen.form.rows[0]
            .recommendation
            .starts_with("Lift up to 5 kg at waist height")
    );
}

#[test]
fn a_returning_patient_gets_a_new_case() {
    let desk = Desk::ready();
    let first = desk.kevin();
    let doubles = desk.clinic.duplicates(&kevin()).unwrap();
    assert_eq!(doubles.len(), 1);
    assert_eq!(doubles[0].because, "Same NHS number");
    let second = desk
        .clinic
        .open_case(&first.banner.patient, &tests::desk::warehouse())
        .unwrap();
    assert_ne!(second.case, first.case);
    assert_eq!(second.other_cases.len(), 1);
    assert_eq!(second.other_cases[0].case, first.case);
    let known = NaiveDate::from_ymd_opt(2026, 9, 1).map(|day| day.to_string());
    assert_eq!(Some(second.opened_on), known);
}

#[test]
fn what_does_not_fit_is_named_and_nothing_is_lost() {
    let desk = Desk::ready();
    let mut form = kevin();
    form.nhs_number = "999 100 0004".into();
    form.date_of_birth = "11 Feb".into();
    let problem = desk.clinic.register_patient(&form).unwrap_err();
    let fields: Vec<&str> = problem.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["date_of_birth", "nhs_number"]);
    assert!(!problem.fields[0].message.contains("11 Feb"));

    let mut test_number = kevin();
    test_number.nhs_number_meant = false;
    let problem = desk.clinic.register_patient(&test_number).unwrap_err();
    assert_eq!(problem.fields[0].field, "nhs_number_meant");
}

#[test]
fn a_draft_survives_a_kill_and_opens_where_it_was() {
    let desk = Desk::ready();
    let case = desk.kevin();
    let mut draft = desk
        .clinic
        .start_contact(&case.case, "step_1", "telephone")
        .unwrap()
        .draft;
    draft.note = "He says mornings are worst and".into();
    draft.position = "note:30".into();
    desk.clinic.save_contact(&draft).unwrap();
    // No lock, no farewell: as after kill -9, only what is on disk is left.
    let desk = desk.restart().unlock();
    let session = desk.clinic.status().unwrap().session.unwrap();
    assert_eq!(session.drafts.len(), 1);
    let opened = desk.clinic.contact_draft(&session.drafts[0].id).unwrap();
    assert_eq!(opened.draft, draft);
}

#[test]
fn step_3_asks_for_the_employers_answers_only_when_the_employer_is_there() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case);
    let agreed = ConsentForm {
        purpose: "employer_talk".into(),
        decision: "given".into(),
        on: "2026-09-01".into(),
        how: "verbal".into(),
        named: "J. Hill, manager".into(),
        ..ConsentForm::default()
    };
    desk.clinic.record_consent(&case.case, &agreed).unwrap();
    let screen = desk
        .clinic
        .start_contact(&case.case, "step_3", "telephone")
        .unwrap();
    let mut draft = screen.draft;
    assert_eq!(draft.with, "employer");
    let wanting = |state: &clinic::views::DraftState| -> Vec<String> {
        state.missing.iter().map(|f| f.field.clone()).collect()
    };
    let with_employer = wanting(&screen.state);
    for item in ["liaison", "adjustments", "review_date", "step_reason"] {
        assert!(
            with_employer.contains(&item.to_owned()),
            "{with_employer:?}"
        );
    }
    draft.with = "patient".into();
    let with_patient = wanting(&desk.clinic.save_contact(&draft).unwrap());
    assert!(!with_patient.contains(&"liaison".to_owned()));
    assert!(!with_patient.contains(&"adjustments".to_owned()));
    assert!(with_patient.contains(&"review_date".to_owned()));
}
