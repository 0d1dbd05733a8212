//! A report that should never have been: taken back, with nothing in its place.

use clinic::Code;
use clinic::forms::WithdrawForm;
use tests::desk::{Desk, fields};

fn wrong_person(on: &str) -> WithdrawForm {
    WithdrawForm {
        on: on.into(),
        reason: "The wrong person".into(),
    }
}

#[test]
fn taken_back_with_a_reason_and_given_to_nobody_but_the_patient() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let issued = desk.issue(&case);
    let saved = desk.folder().join("copy.pdf");
    desk.clinic
        .save_report_copy(&case, &issued.id, &"patient".into(), &saved)
        .unwrap();
    let withdraw = |form: &WithdrawForm| desk.clinic.withdraw_report(&case, &issued.id, form);
    let without = withdraw(&WithdrawForm {
        reason: " ".into(),
        ..wrong_person("2026-09-01")
    });
    assert_eq!(fields(&without.unwrap_err().fields), ["reason"]);
    let to_come = withdraw(&wrong_person("2026-09-02"));
    assert_eq!(fields(&to_come.unwrap_err().fields), ["on"]);

    let gone = withdraw(&wrong_person("2026-09-01")).unwrap();
    let withdrawn = gone.life.withdrawn.unwrap();
    assert_eq!(
        (withdrawn.reason.as_str(), withdrawn.by.as_str()),
        ("The wrong person", "Sam Okafor")
    );
    assert_eq!(gone.line.ended, "Withdrawn on 1 Sep 2026: The wrong person");
    assert_eq!(gone.life.holders.len(), 1);
    let list = desk.clinic.worklist().unwrap();
    assert_eq!(list.tell_holder[0].about, issued.id);
    assert!(list.delivery.is_empty(), "nobody is owed it");
    let line = &desk.clinic.find("pryce").unwrap()[0].cases[0];
    assert_eq!(line.report_to, None);
    let view = desk.clinic.case(&case).unwrap();
    let story = view.timeline.iter().find(|entry| entry.id == issued.id);
    assert_eq!(story.unwrap().kind, "report_withdrawn");
    assert_eq!(
        withdraw(&wrong_person("2026-09-01")).unwrap_err().code,
        Code::Refused
    );
    let next = desk.clinic.start_report(&case).unwrap();
    assert_eq!(next.previous, None, "it is not carried forward");

    let marked = desk.folder().join("marked.pdf");
    let after = desk
        .clinic
        .save_report_copy(&case, &issued.id, &"patient".into(), &marked)
        .unwrap();
    assert_eq!(
        after.life.copies[0].edition,
        "Standard, marked as withdrawn"
    );
    let (before, marked) = (
        std::fs::read(&saved).unwrap(),
        std::fs::read(&marked).unwrap(),
    );
    assert_ne!(before, marked);
    assert_eq!(
        desk.clinic.report_pdf(&case, &issued.id).unwrap(),
        before,
        "what was issued stays as it was"
    );
}
