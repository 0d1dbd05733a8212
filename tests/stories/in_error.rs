//! A contact entered under the wrong person.

use clinic::Code;
use clinic::forms::PatientForm;
use tests::desk::{Desk, kevin, warehouse};

#[test]
fn struck_from_view_and_counts_and_entered_again() {
    let desk = Desk::ready();
    let opened = desk.kevin();
    let mut form = opened.form.clone();
    form.work_status = "struggling".into();
    desk.clinic
        .change_case(&opened.case, &form, "rang up")
        .unwrap();
    // The contact says that he is off sick, which is Tom.
    let case = desk.step_1(&opened.case);
    assert_eq!(case.form.work_status, "off_sick");
    let contact = case.timeline[0].id.clone();
    assert_eq!(case.timeline[0].kind, "contact");

    let refused = desk
        .clinic
        .enter_in_error(&case.case, &contact, " ")
        .unwrap_err();
    assert_eq!(refused.fields[0].field, "reason");
    let struck = desk
        .clinic
        .enter_in_error(&case.case, &contact, "This was Tom's call")
        .unwrap();
    assert_eq!(struck.struck.unwrap().text, "This was Tom's call");
    assert_eq!(
        desk.clinic
            .enter_in_error(&case.case, &contact, "again")
            .unwrap_err()
            .code,
        Code::Refused
    );
    let after = desk.clinic.case(&case.case).unwrap();
    assert_eq!(after.timeline[0].kind, "struck");
    assert_eq!(after.step, "", "the step it began was entered in error too");
    assert_eq!(after.form.work_status, "struggling", "as it was before");
    assert!(
        !after.timeline[0]
            .lines
            .iter()
            .any(|line| line.contains("Lifting"))
    );
    let line = &desk.clinic.find("pryce").unwrap()[0].cases[0];
    assert_eq!(line.last_contact_on, None, "it no longer counts");
    assert_eq!(
        desk.clinic.start_report(&case.case).unwrap_err().code,
        Code::Refused
    );

    let tom = desk
        .clinic
        .register_patient(&PatientForm {
            given: "Tom".into(),
            family: "Ferris".into(),
            date_of_birth: "1968-04-03".into(),
            nhs_number: "999 125 9260".into(),
            ..kevin()
        })
        .unwrap();
    let toms = desk
        .clinic
        .open_case(&tom.banner.patient, &warehouse())
        .unwrap();
    let again = desk
        .clinic
        .enter_again(&case.case, &contact, &toms.case)
        .unwrap();
    assert_eq!(again.case.banner.shown_name, "FERRIS, Tom (Kev)");
    assert_eq!(again.draft.entered_again_from, contact);
    assert_ne!(again.draft.id, contact);
    desk.clinic.sign_contact(&again.draft).unwrap();
}

#[test]
fn whoever_holds_paper_is_listed() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case);
    let screen = desk.clinic.start_report(&case.case).unwrap();
    let mut form = screen.form;
    form.advice = "not_fit".into();
    form.to = "2026-09-14".into();
    form.review = "not_required".into();
    let issued = desk.clinic.issue_report(&screen.id, &form).unwrap();
    let saved = desk.folder().join("copy.pdf");
    desk.clinic
        .save_report_copy(&case.case, &issued.id, &"patient".into(), &saved)
        .unwrap();
    assert_eq!(
        std::fs::read(&saved).unwrap(),
        desk.clinic.report_pdf(&case.case, &issued.id).unwrap()
    );
    let contact = case
        .timeline
        .iter()
        .find(|entry| entry.kind == "contact")
        .unwrap();
    let struck = desk
        .clinic
        .enter_in_error(&case.case, &contact.id, "Wrong person")
        .unwrap();
    assert_eq!(struck.reports[0].number, issued.line.number);
    assert_eq!(
        struck.reports[0].given,
        ["Saved to a file on 1 Sep 2026, for the patient"]
    );
    assert!(
        desk.clinic
            .report(&case.case, &issued.id)
            .unwrap()
            .basis_struck
    );
}
