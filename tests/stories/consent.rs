//! What a person agreed to and took back: it stops the future, keeps history, and says who already has what.

use clinic::Code;
use clinic::forms::{ConsentForm, ContactDraft};
use clinic::views::{CaseView, ConsentView};
use tests::desk::{Desk, fields, text};

fn consent(purpose: &str, decision: &str) -> ConsentForm {
    ConsentForm {
        purpose: purpose.into(),
        decision: decision.into(),
        on: "2026-09-01".into(),
        how: "verbal".into(),
        named: "J. Hill, manager".into(),
        scope: "What he can do, and what would help".into(),
        ..ConsentForm::default()
    }
}

fn holding<'a>(case: &'a CaseView, purpose: &str) -> &'a ConsentView {
    let mut consents = case.consents.iter();
    consents
        .find(|one| one.purpose == purpose && one.holds)
        .unwrap()
}

#[test]
fn withdrawn_between_two_reports() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let record = |purpose: &str, decision: &str| {
        desk.clinic
            .record_consent(&case, &consent(purpose, decision))
            .unwrap()
    };
    let given = record("employer_copy", "given");
    assert!(holding(&given, "employer_copy").already.is_empty());
    let first = desk.issue(&case);
    let to = desk.folder().join("first.pdf");
    desk.clinic
        .save_report_copy(&case, &first.id, &"employer".into(), &to)
        .unwrap();
    // The patient's own paper rests on nobody's consent.
    desk.clinic
        .save_report_copy(
            &case,
            &first.id,
            &"patient".into(),
            &desk.folder().join("own.pdf"),
        )
        .unwrap();
    let view = desk.clinic.case(&case).unwrap();
    let already = &holding(&view, "employer_copy").already;
    assert_eq!(already.len(), 1, "{already:?}");
    assert!(
        already[0].starts_with(&format!("Report {}, saved to a file", first.line.number)),
        "{already:?}"
    );

    desk.clock.set("2026-09-02T09:00:00+01:00");
    let withdrawn = record("employer_copy", "withdrawn");
    let entry = &withdrawn.timeline[0];
    assert_eq!(entry.kind, "consent");
    assert!(
        entry
            .lines
            .iter()
            .any(|line| line.starts_with("Already with them: Report")),
        "{:?}",
        entry.lines
    );
    let before = withdrawn
        .consents
        .iter()
        .find(|one| one.decision == "given")
        .unwrap();
    assert_eq!(before.already.len(), 1, "history is kept");

    let second = desk.issue(&case);
    let later = desk.folder().join("second.pdf");
    for report in [&first, &second] {
        let refused = desk
            .clinic
            .save_report_copy(&case, &report.id, &"employer".into(), &later)
            .unwrap_err();
        assert_eq!(refused.code, Code::Refused);
    }
    assert!(!later.exists());

    // Given again, for somebody else: the first copy stays with the consent it left under.
    let again = desk
        .clinic
        .record_consent(
            &case,
            &ConsentForm {
                named: "HR, A. Bell".into(),
                on: "2026-09-02".into(),
                ..consent("employer_copy", "given")
            },
        )
        .unwrap();
    assert!(holding(&again, "employer_copy").already.is_empty());
    desk.clinic
        .save_report_copy(&case, &second.id, &"employer".into(), &later)
        .unwrap();
    let view = desk.clinic.case(&case).unwrap();
    assert_eq!(holding(&view, "employer_copy").already.len(), 1);
}

#[test]
fn a_refusal_is_recorded_and_only_what_was_given_is_withdrawn() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let refused = desk
        .clinic
        .record_consent(&case, &consent("employer_talk", "withdrawn"))
        .unwrap_err();
    assert_eq!(fields(&refused.fields), ["decision"]);
    let view = desk
        .clinic
        .record_consent(&case, &consent("employer_talk", "refused"))
        .unwrap();
    let talk = holding(&view, "employer_talk");
    assert_eq!(talk.decision, "refused");
    assert!(talk.wording.contains("May we talk"), "{}", talk.wording);
    assert_eq!(talk.recorded_at, "1 Sep 2026, 10:00");
    assert!(
        view.consents
            .iter()
            .all(|one| one.purpose != "employer_copy")
    );
}

/// A talk with the employer of step 1 that has happened.
fn talk(desk: &Desk, case: &str) -> ContactDraft {
    let mut draft = desk.begin(case, "step_1", "telephone");
    draft.with = "employer".into();
    draft
}

fn missing(desk: &Desk, draft: &ContactDraft) -> Vec<String> {
    let state = desk.clinic.save_contact(draft).unwrap();
    fields(&state.missing)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_talk_without_consent_is_stopped_and_what_happened_can_be_told() {
    const ITEM: &str = "employer_without_consent";
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let begun = desk
        .clinic
        .start_contact(&case, "step_3", "telephone")
        .unwrap();
    assert_eq!(
        begun.draft.with, "patient",
        "nobody is sent to ring an employer"
    );
    assert!(begun.agenda.items.iter().any(|item| item.id == ITEM));
    desk.clinic.discard_draft(&begun.draft.id).unwrap();

    let mut draft = talk(&desk, &case);
    assert!(missing(&desk, &draft).contains(&ITEM.to_owned()));
    let refused = desk.clinic.sign_contact(&draft).unwrap_err();
    assert!(
        fields(&refused.fields).contains(&ITEM),
        "{:?}",
        refused.fields
    );
    draft.answers.push(text(
        ITEM,
        "She rang while he was in the room; said only that I would ring back",
    ));
    assert!(!missing(&desk, &draft).contains(&ITEM.to_owned()));

    desk.clinic
        .record_consent(&case, &consent("employer_talk", "given"))
        .unwrap();
    let draft = talk(&desk, &case);
    assert!(!missing(&desk, &draft).contains(&ITEM.to_owned()));
    let begun = desk
        .clinic
        .start_contact(&case, "step_3", "telephone")
        .unwrap();
    assert_eq!(begun.draft.with, "employer");
    assert!(begun.agenda.items.iter().all(|item| item.id != ITEM));
}
