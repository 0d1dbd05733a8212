//! A concern says what was heard and done, and who was told or why nobody was. The program tells nobody.

use clinic::Code;
use clinic::forms::{ConcernForm, ContactDraft};
use tests::desk::{Desk, answer_step_1, fields};

fn raised(desk: &Desk, case: &str, concern: ConcernForm) -> ContactDraft {
    let mut draft = desk.begin(case, "step_1", "telephone");
    answer_step_1(&mut draft);
    draft.concerns = vec![concern];
    draft
}

fn heard(kind: &str) -> ConcernForm {
    ConcernForm {
        kind: kind.into(),
        signs: vec!["listening".into(), "hit".into()],
        heard: "Her partner was in the room and answered for her".into(),
        ..ConcernForm::default()
    }
}

#[test]
fn it_wants_what_was_done_and_who_was_told() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut draft = raised(&desk, &case, heard("domestic_abuse"));
    let refused = desk.clinic.sign_contact(&draft).unwrap_err();
    assert_eq!(refused.code, Code::Missing);
    assert_eq!(
        fields(&refused.fields),
        ["concerns[0].done", "concerns[0].told"]
    );
    draft.concerns[0].done = "Asked only for yes or no; rings back at noon".into();
    draft.concerns[0].told = "Dr Mehta, safeguarding lead".into();
    let refused = desk.clinic.sign_contact(&draft).unwrap_err();
    assert_eq!(fields(&refused.fields), ["concerns[0].told_at"]);
    draft.concerns[0].told_on = "2026-09-01".into();
    draft.concerns[0].told_at = "10:25".into();
    let signed = desk.clinic.sign_contact(&draft).unwrap();
    assert_eq!(signed.risk.unwrap().because, "Domestic abuse");
    let contact = desk.clinic.contact(&case, &draft.id).unwrap();
    assert!(
        contact
            .summary
            .contains("Risk: Domestic abuse: told Dr Mehta, safeguarding lead, 1 Sep 2026, 10:25"),
        "{}",
        contact.summary
    );
    let concern = contact
        .sections
        .iter()
        .find(|section| section.title == "Concerns")
        .unwrap();
    assert!(concern.lines[0].text.contains("Is someone listening now?"));
}

#[test]
fn why_nobody_was_told_is_an_answer() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut concern = heard("driving");
    concern.done = "Told him not to drive".into();
    concern.nobody_because = "He rings the DVLA himself while I wait".into();
    let draft = raised(&desk, &case, concern);
    let signed = desk.clinic.sign_contact(&draft).unwrap();
    assert!(signed.risk.is_none(), "driving raises no risk flag");
    let contact = desk.clinic.contact(&case, &draft.id).unwrap();
    assert!(
        contact.summary.contains("nobody told: He rings the DVLA"),
        "{}",
        contact.summary
    );
}

#[test]
fn an_attempt_and_an_unknown_kind() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut hung_up = raised(&desk, &case, heard("self_harm"));
    hung_up.outcome = "ended_by_patient".into();
    hung_up.answers.clear();
    let refused = desk.clinic.sign_contact(&hung_up).unwrap_err();
    assert_eq!(
        fields(&refused.fields),
        ["concerns[0].done", "concerns[0].told"],
        "a concern wants its answers also when they hung up"
    );
    hung_up.concerns[0].kind = "the weather".into();
    let refused = desk.clinic.sign_contact(&hung_up).unwrap_err();
    assert_eq!(refused.code, Code::Input);
    assert_eq!(fields(&refused.fields), ["concerns[0].kind"]);
    let concerns = desk.clinic.content().concerns;
    assert!(concerns.statement.contains("told nobody"));
    assert_eq!(concerns.kinds.len(), 7);
}
