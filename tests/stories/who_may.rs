//! Consents, and copies that need them; people who sign in.

use clinic::Code;
use clinic::forms::{ConsentForm, UserForm};
use tests::desk::{Desk, PASSPHRASE, sam};

#[test]
fn an_employer_copy_needs_a_consent_in_force() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case);
    let screen = desk.clinic.start_report(&case.case).unwrap();
    let mut form = screen.form;
    form.advice = "not_fit".into();
    form.to = "2026-09-14".into();
    form.review = "not_required".into();
    let issued = desk.clinic.issue_report(&screen.id, &form).unwrap();
    let to = desk.folder().join("employer.pdf");
    let save = || {
        desk.clinic
            .save_report_copy(&case.case, &issued.id, &"employer".into(), &to)
    };
    assert_eq!(save().unwrap_err().code, Code::Refused);
    assert!(!to.exists());

    let mut consent = ConsentForm {
        purpose: "employer_copy".into(),
        decision: "given".into(),
        on: "2026-09-01".into(),
        how: "verbal".into(),
        ..ConsentForm::default()
    };
    let unnamed = desk
        .clinic
        .record_consent(&case.case, &consent)
        .unwrap_err();
    assert_eq!(unnamed.fields[0].field, "named");
    consent.named = "J. Hill, manager".into();
    desk.clinic.record_consent(&case.case, &consent).unwrap();
    save().unwrap();

    consent.decision = "withdrawn".into();
    let case = desk.clinic.record_consent(&case.case, &consent).unwrap();
    assert_eq!(case.consents.len(), 2, "history is kept");
    assert_eq!(save().unwrap_err().code, Code::Refused);
    assert_eq!(
        desk.clinic
            .report(&case.case, &issued.id)
            .unwrap()
            .line
            .given
            .len(),
        1
    );
}

#[test]
fn another_clinician_signs_in_and_does_not_see_drafts() {
    let desk = Desk::ready();
    let case = desk.kevin();
    desk.clinic
        .start_contact(&case.case, "step_1", "telephone")
        .unwrap();
    let priya = UserForm {
        name: "Priya Nair".into(),
        registration: "OT54321".into(),
        ..sam()
    };
    desk.clinic
        .add_user(&priya, "quiet green rivers", "quiet green rivers")
        .unwrap();
    desk.clinic.lock().unwrap();
    let wrong = desk.clinic.unlock("Priya Nair", PASSPHRASE).unwrap_err();
    assert_eq!(wrong.code, Code::WrongPassphrase);
    let status = desk
        .clinic
        .unlock("priya nair", "quiet green rivers")
        .unwrap();
    let session = status.session.unwrap();
    assert_eq!(session.user.name, "Priya Nair");
    assert!(!session.user.administrator);
    assert!(session.drafts.is_empty());
    let refused = desk
        .clinic
        .add_user(&priya, "three more words", "three more words");
    assert_eq!(refused.unwrap_err().code, Code::Refused);
}
