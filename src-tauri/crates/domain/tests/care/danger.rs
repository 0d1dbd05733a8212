//! Questionnaires handed in, and the risk flag.

use crate::facts::*;
use domain::case_now::Case;
use domain::concern::Concern;
use domain::contact::*;
use domain::decide::{self, HeldBy, Refusal};
use domain::event::Event;
use domain::ids::*;
use domain::projection::ToDoKind;
use domain::questionnaire::*;
use domain::risk::RiskAsked;
use uuid::Uuid;

fn paper() -> QuestionnaireHandedIn {
    QuestionnaireHandedIn {
        questionnaire: QuestionnaireId(Uuid::from_u128(11)),
        instrument: "phq-9".into(),
        name: "PHQ-9".into(),
        received_on: day("2026-09-10"),
        note: String::new(),
    }
}

fn read(ninth: u8, asked: bool) -> QuestionnaireRead {
    QuestionnaireRead {
        questionnaire: QuestionnaireId(Uuid::from_u128(11)),
        result: phq("2026-09-09", ninth),
        risk: asked.then(|| RiskAsked {
            edition: "2026-12".into(),
            answers: vec![answer("plan", &["none"])],
        }),
        note: String::new(),
    }
}

#[test]
fn a_questionnaire_handed_in_is_unread_risk_until_a_person_has_read_it() {
    let kinds =
        |case: &Case| -> Vec<ToDoKind> { case.to_do().iter().map(|one| one.kind).collect() };
    let came: Event = paper().into();
    let unread = case(std::slice::from_ref(&came));
    assert_eq!(kinds(&unread), [ToDoKind::RiskToRead]);
    assert_eq!(unread.risk_flag(), None, "nobody knows yet");
    let refused = decide::read_questionnaire(&unread, &risk_prompt(), read(1, false));
    assert!(matches!(refused, Err(Refusal::Missing(_))), "{refused:?}");
    let event = decide::read_questionnaire(&unread, &risk_prompt(), read(1, true)).unwrap();
    let known = case(&[came.clone(), event]);
    assert_eq!(kinds(&known), []);
    assert_eq!(known.risk_flag().unwrap().because, "PHQ-9");
    let again = decide::read_questionnaire(&known, &risk_prompt(), read(0, true));
    assert!(matches!(again, Err(Refusal::QuestionnaireSettled)));
    let event = decide::questionnaire_in_error(
        &known,
        QuestionnaireId(Uuid::from_u128(11)),
        "another person's",
    );
    let struck = case(&[came, read(1, true).into(), event.unwrap()]);
    assert_eq!(struck.risk_flag(), None);
    assert_eq!(struck.questionnaires_that_count().count(), 0);
}

#[test]
fn the_risk_flag_stands_until_a_clinician_takes_it_off() {
    let raised = signed(Contact {
        concerns: vec![concern("Dr Shah")],
        ..contact(8, "2026-09-03")
    });
    let flagged = case(std::slice::from_ref(&raised));
    assert_eq!(flagged.risk_flag().unwrap().on, day("2026-09-03"));
    assert!(flagged.row().unwrap().risk);
    let cleared = decide::clear_risk(&flagged, day("2026-09-10"), "seen by her GP").unwrap();
    let down = case(&[raised.clone(), cleared.clone()]);
    assert_eq!(down.risk_flag(), None);
    assert!(matches!(
        decide::clear_risk(&down, day("2026-09-10"), "again"),
        Err(Refusal::NoRiskFlag)
    ));
    let up_again = signed(Contact {
        questionnaires: vec![phq("2026-09-17", 2)],
        ..contact(9, "2026-09-17")
    });
    assert_eq!(
        case(&[raised, cleared, up_again]).risk_flag().unwrap().on,
        day("2026-09-17")
    );
}

#[test]
fn nothing_is_dated_to_come() {
    let agenda = agenda(vec![]);
    let held_by = HeldBy {
        agenda: &agenda,
        risk: &risk_prompt(),
    };
    let mut contact = contact(8, "2026-09-04");
    contact.questionnaires = vec![phq("2026-09-05", 0)];
    contact.concerns = vec![Concern {
        told_on: Some(day("2026-09-06")),
        told_at: "10:00".parse().ok(),
        ..concern("Dr Shah")
    }];
    let signed_on = |today| match decide::sign_contact(
        &case(&[]),
        held_by,
        contact.clone(),
        "",
        "",
        day(today),
    ) {
        Err(Refusal::Missing(missing)) => missing.into_iter().map(|one| one.item).collect(),
        other => other.map(|_| Vec::new()).unwrap(),
    };
    assert_eq!(
        signed_on("2026-09-03"),
        [
            "on",
            "concerns[0].told_on",
            "questionnaires[0].completed_on"
        ]
    );
    assert_eq!(signed_on("2026-09-05"), ["concerns[0].told_on"]);
    assert_eq!(signed_on("2026-09-06"), [""; 0]);
    let came: Event = paper().into();
    let late = QuestionnaireRead {
        result: phq("2026-09-11", 0),
        ..read(0, false)
    };
    let refused = decide::read_questionnaire(&self::case(&[came]), &risk_prompt(), late);
    assert!(matches!(refused, Err(Refusal::Field { field, .. }) if field == "completed_on"));
}
