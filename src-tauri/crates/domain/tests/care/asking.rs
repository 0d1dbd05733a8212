//! What is asked for before a contact is signed, and what will do.

use crate::facts::*;
use domain::case::*;
use domain::concern::Concern;
use domain::contact::*;
use domain::decide::{self, HeldBy, Refusal, wanting};
use domain::ids::*;
use domain::pathway::{After, Agenda, AnswerKind, Item, agenda_for};
use domain::risk::RiskAsked;
use uuid::Uuid;

fn wanted(agenda: &Agenda, contact: &Contact) -> Vec<(String, bool)> {
    let held_by = HeldBy {
        agenda,
        risk: &risk_prompt(),
    };
    wanting(held_by, contact)
        .into_iter()
        .map(|missing| (missing.item, missing.can_be_left))
        .collect()
}

#[test]
fn a_needed_prompt_is_left_for_a_reason_and_only_for_one_of_three() {
    let agenda = agenda(vec![
        prompt("difficulty"),
        Item {
            always: true,
            ..prompt("identity")
        },
    ]);
    let mut contact = contact(8, "2026-09-01");
    let all = [
        ("difficulty".to_owned(), true),
        ("identity".to_owned(), false),
    ];
    assert_eq!(wanted(&agenda, &contact), all);
    contact.answers = vec![
        left("difficulty", "because"),
        left("identity", "ran_out_of_time"),
    ];
    assert_eq!(wanted(&agenda, &contact), all, "no reason of ours");
    contact.answers = vec![
        left("difficulty", "not_relevant"),
        left("identity", "ran_out_of_time"),
    ];
    assert_eq!(
        wanted(&agenda, &contact),
        all[1..],
        "who it is has to be known"
    );
}

#[test]
fn a_prompt_that_follows_an_answer_waits_for_it() {
    let agenda = agenda(vec![Item {
        answer: AnswerKind::Interpreter,
        after: Some(After {
            item: "present".into(),
            chosen: vec!["interpreter".into()],
        }),
        ..prompt("interpreter")
    }]);
    let mut contact = contact(8, "2026-09-01");
    assert_eq!(wanted(&agenda, &contact), []);
    contact.answers = vec![answer("present", &["interpreter"])];
    assert_eq!(
        wanted(&agenda, &contact),
        [("interpreter".to_owned(), true)]
    );
    contact.interpreter = Some(interpreter(InterpreterKind::Professional));
    assert_eq!(wanted(&agenda, &contact), []);
}

#[test]
fn of_two_agendas_the_one_for_this_work_goes_first() {
    let own = Agenda {
        id: "self-employed".into(),
        works: vec![WorkStatus::SelfEmployed],
        ..agenda(vec![])
    };
    let agendas = [agenda(vec![]), own];
    let held = |work| agenda_for(&agendas, Step::One, work).map(|agenda| agenda.id.as_str());
    assert_eq!(held(None), Some("step-1"));
    assert_eq!(held(Some(WorkStatus::OffSick)), Some("step-1"));
    assert_eq!(held(Some(WorkStatus::SelfEmployed)), Some("self-employed"));
    assert_eq!(agenda_for(&agendas, Step::Three, None), None);
}

#[test]
fn a_risk_has_to_be_asked_about_before_signing_also_when_they_hung_up() {
    let agenda = agenda(vec![]);
    let mut contact = contact(8, "2026-09-03");
    contact.outcome = Outcome::EndedByPatient;
    contact.questionnaires = vec![phq("2026-09-03", 0)];
    assert_eq!(wanted(&agenda, &contact), []);
    contact.questionnaires = vec![phq("2026-09-03", 1)];
    assert_eq!(wanted(&agenda, &contact), [("risk.plan".to_owned(), false)]);
    contact.risk = Some(RiskAsked {
        edition: "2026-12".into(),
        answers: vec![left("plan", "ran_out_of_time")],
    });
    assert_eq!(
        wanted(&agenda, &contact),
        [("risk.plan".to_owned(), false)],
        "never left"
    );
    contact.risk = Some(RiskAsked {
        edition: "2026-12".into(),
        answers: vec![answer("plan", &["none"])],
    });
    assert_eq!(wanted(&agenda, &contact), []);
}

#[test]
fn a_concern_says_who_was_told_and_when_or_why_nobody() {
    let agenda = agenda(vec![]);
    let mut contact = contact(8, "2026-09-03");
    contact.concerns = vec![concern("")];
    assert_eq!(
        wanted(&agenda, &contact),
        [("concerns[0].told".to_owned(), false)]
    );
    contact.concerns = vec![concern("Dr Shah")];
    assert_eq!(
        wanted(&agenda, &contact),
        [("concerns[0].told_at".to_owned(), false)]
    );
    contact.concerns = vec![Concern {
        nobody_because: "seen by the duty doctor already".into(),
        ..concern("")
    }];
    assert_eq!(wanted(&agenda, &contact), []);
}

#[test]
fn family_carries_a_talk_but_no_consent() {
    let asked = |kind, decision| {
        let consent = ConsentRecorded {
            consent: ConsentId(Uuid::from_u128(7)),
            purpose: ConsentPurpose::GpCopy,
            decision,
            on: day("2026-09-24"),
            at: None,
            how: "verbal".into(),
            named: String::new(),
            channel: String::new(),
            scope: String::new(),
            may_name_diagnosis: false,
            wording_edition: String::new(),
            wording: String::new(),
            interpreter: Some(interpreter(kind)),
        };
        decide::record_consent(&case(&[]), consent)
    };
    let refused = asked(InterpreterKind::FamilyOrFriend, ConsentDecision::Given);
    assert!(matches!(refused, Err(Refusal::Field { field, .. }) if field == "interpreter"));
    assert!(asked(InterpreterKind::FamilyOrFriend, ConsentDecision::Awaited).is_ok());
    assert!(asked(InterpreterKind::Professional, ConsentDecision::Given).is_ok());
}
