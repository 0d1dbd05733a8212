//! Item 9 of the PHQ-9 read aloud: the risk prompt holds back the signature and nothing else.

use clinic::Code;
use clinic::forms::{AnswerForm, ContactDraft};
use clinic::views::CaseloadQuery;
use tests::desk::{
    Desk, NAME, PASSPHRASE, answer_step_1, chosen, fields, phq_9, risk_answered, text,
};

const NEEDED: [&str; 6] = [
    "risk.thoughts",
    "risk.plan",
    "risk.means",
    "risk.when",
    "risk.agreed",
    "risk.told",
];

fn with_item_9(desk: &Desk, case: &str, ninth: u8) -> ContactDraft {
    let mut draft = desk.begin(case, "step_1", "telephone");
    answer_step_1(&mut draft);
    draft.questionnaires = vec![phq_9(ninth)];
    draft
}

#[test]
fn saving_and_leaving_work_and_signing_waits() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let draft = with_item_9(&desk, &case, 1);
    let state = desk.clinic.save_contact(&draft).unwrap();
    assert_eq!(state.scores[0].risk, ["phq9_9"]);
    assert_eq!(fields(&state.missing), NEEDED);
    assert_eq!(state.can_be_left, [""; 0], "no reason will do");

    desk.clinic.lock().unwrap();
    desk.clinic.unlock(NAME, PASSPHRASE).unwrap();
    assert_eq!(desk.clinic.contact_draft(&draft.id).unwrap().draft, draft);

    let refused = desk.clinic.sign_contact(&draft).unwrap_err();
    assert_eq!(refused.code, Code::Missing);
    assert_eq!(fields(&refused.fields), NEEDED);
    assert!(desk.clinic.case(&case).unwrap().risk.is_none());
}

#[test]
fn each_needed_answer_is_waited_for() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut draft = with_item_9(&desk, &case, 2);
    for (at, field) in NEEDED.into_iter().enumerate() {
        draft.risk = risk_answered();
        draft.risk.remove(at);
        let refused = desk.clinic.sign_contact(&draft).unwrap_err();
        assert_eq!(fields(&refused.fields), [field]);
    }
    draft.risk = risk_answered();
    draft.risk[5] = AnswerForm {
        text: String::new(),
        nothing_to_add: true,
        ..text("told", "")
    };
    let refused = desk.clinic.sign_contact(&draft).unwrap_err();
    assert_eq!(
        fields(&refused.fields),
        ["risk.told"],
        "somebody was told, or there is a reason why not"
    );
    draft.questionnaires = vec![phq_9(0)];
    draft.risk = vec![];
    assert_eq!(desk.clinic.save_contact(&draft).unwrap().missing, []);
}

#[test]
fn signed_it_is_a_flag_a_summary_and_a_line_to_see_to() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut draft = with_item_9(&desk, &case, 1);
    draft.risk = risk_answered();
    draft.risk.push(chosen("protective", &["people"]));
    let signed = desk.clinic.sign_contact(&draft).unwrap();
    let flag = signed.risk.unwrap();
    assert_eq!(
        (flag.on.as_str(), flag.because.as_str()),
        ("2026-09-01", "PHQ-9")
    );
    let caseload = desk.clinic.caseload(&CaseloadQuery::default()).unwrap();
    assert!(caseload.lines[0].risk);

    let contact = desk.clinic.contact(&case, &draft.id).unwrap();
    let lines: Vec<&str> = contact.summary.lines().collect();
    assert!(lines.len() <= 12, "{}", contact.summary);
    let risk = lines
        .iter()
        .find(|line| line.starts_with("Risk: "))
        .unwrap();
    assert!(
        risk.starts_with("Risk: PHQ-9: told Dr Mehta, duty GP, by telephone at 10:20; Passive"),
        "{risk}"
    );
    assert!(risk.contains("No plan"), "{risk}");

    let owed = desk.clinic.worklist().unwrap().gp_record;
    assert_eq!(owed.len(), 1);
    assert_eq!(owed[0].about, draft.id);
    desk.clock.set("2026-09-01T10:41:00+01:00");
    let filed = desk.clinic.file_summary(&case, &draft.id).unwrap();
    let record = filed.gp_record.unwrap();
    assert!(record.put);
    assert_eq!(
        record.words,
        "In the GP record: Sam Okafor, 1 Sep 2026, 10:41"
    );
    assert_eq!(desk.clinic.worklist().unwrap().gp_record, []);
}

#[test]
fn the_flag_stands_until_a_clinician_takes_it_off() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut draft = with_item_9(&desk, &case, 1);
    draft.risk = risk_answered();
    desk.clinic.sign_contact(&draft).unwrap();
    let later = with_item_9(&desk, &case, 0);
    let signed = desk.clinic.sign_contact(&later).unwrap();
    assert!(signed.risk.is_some(), "a better answer takes nothing off");
    desk.clock.set("2026-09-01T11:00:00+01:00");
    let refused = desk.clinic.clear_risk(&case, "  ").unwrap_err();
    assert_eq!(fields(&refused.fields), ["reason"]);
    let cleared = desk.clinic.clear_risk(&case, "Asked again: none").unwrap();
    assert!(cleared.risk.is_none());
    assert_eq!(cleared.timeline[0].kind, "risk_cleared");
    let again = desk.clinic.clear_risk(&case, "Asked again: none");
    assert_eq!(again.unwrap_err().code, Code::Refused);
}
