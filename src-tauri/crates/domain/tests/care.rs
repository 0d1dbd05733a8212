//! What a contact asks for before it is signed, what it leaves for the next one, and what a case still owes somebody.

mod common;

use chrono::NaiveDate;
use common::*;
use domain::case::*;
use domain::case_now::Case;
use domain::concern::Concern;
use domain::contact::*;
use domain::decide::{self, HeldBy, Refusal, carried_over, item, wanting};
use domain::event::Event;
use domain::hints::{HintRule, When, hints};
use domain::ids::*;
use domain::missed::{Doing, MissedPolicy, Stage, missed_now};
use domain::pathway::{After, Agenda, AnswerKind, Choice, Item, agenda_for};
use domain::projection::ToDoKind;
use domain::questionnaire::*;
use domain::risk::{RiskAsked, RiskPrompt};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A case from facts one person recorded one after another.
fn case(facts: &[Event]) -> Case {
    let events: Vec<_> = std::iter::once(&opened())
        .chain(facts)
        .enumerate()
        .map(|(place, event)| {
            let number = u128::try_from(place).unwrap() + 1;
            let after = if number == 1 {
                vec![]
            } else {
                ids(&[number - 1])
            };
            stored(number, 1, 10 + place as u64, after, event)
        })
        .collect();
    Case::from_events(case_id(), &events)
}

fn contact(id: u128, on: &str) -> Contact {
    Contact {
        id: ContactId(Uuid::from_u128(id)),
        step: Step::One,
        mode: Mode::Telephone,
        outcome: Outcome::Attended,
        on: day(on),
        start: None,
        end: None,
        indirect_minutes: 0,
        with: "patient".into(),
        agenda: "step-1".into(),
        agenda_edition: "2026-12".into(),
        note: String::new(),
        answers: vec![],
        match_rows: vec![],
        obstacles: vec![],
        plan: vec![],
        adjustments: vec![],
        liaison: None,
        rehabilitation: vec![],
        questionnaires: vec![],
        interpreter: None,
        risk: None,
        concerns: vec![],
        entered_again_from: None,
    }
}

fn signed(contact: Contact) -> Event {
    ContactSigned { contact }.into()
}

fn chosen(id: &str) -> Chosen {
    Chosen {
        id: id.into(),
        words: id.replace('_', " "),
    }
}

fn answer(item: &str, ids: &[&str]) -> Answer {
    Answer {
        item: item.into(),
        chosen: ids.iter().map(|id| chosen(id)).collect(),
        ..Answer::default()
    }
}

fn left(item: &str, because: &str) -> Answer {
    Answer {
        item: item.into(),
        left_because: because.into(),
        ..Answer::default()
    }
}

fn prompt(id: &str) -> Item {
    Item {
        id: id.into(),
        section: "Section".into(),
        prompt: format!("{id}?"),
        hint: String::new(),
        answer: AnswerKind::Text,
        choices: vec![],
        at_least: 0,
        needed: true,
        always: false,
        only: vec![],
        only_with: vec![],
        after: None,
        source: "test".into(),
        mark: "I".into(),
    }
}

fn agenda(items: Vec<Item>) -> Agenda {
    Agenda {
        id: "step-1".into(),
        edition: "2026-12".into(),
        title: "Step 1".into(),
        steps: vec![Step::One],
        works: vec![],
        source: "test".into(),
        items,
    }
}

fn risk_prompt() -> RiskPrompt {
    RiskPrompt {
        edition: "2026-12".into(),
        title: "Ask further".into(),
        source: "test".into(),
        mark: "R".into(),
        numbers: vec![],
        items: vec![Item {
            answer: AnswerKind::Choice,
            choices: vec![Choice {
                id: "none".into(),
                words: "No plan".into(),
            }],
            ..prompt("plan")
        }],
    }
}

fn phq(on: &str, ninth: u8) -> Questionnaire {
    Questionnaire {
        instrument: "phq-9".into(),
        edition: "1".into(),
        completed_on: day(on),
        how: "read_aloud".into(),
        answers: vec![Some(ninth)],
        total: Some(ninth.into()),
        band: String::new(),
        risk: (ninth > 0)
            .then(|| "phq9_9".to_owned())
            .into_iter()
            .collect(),
    }
}

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

fn interpreter(kind: InterpreterKind) -> Interpreter {
    Interpreter {
        language: "Sylheti".into(),
        name: "4417".into(),
        by: "telephone".into(),
        kind,
    }
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

fn concern(told: &str) -> Concern {
    Concern {
        kind: chosen("self_harm"),
        flags_risk: true,
        signs: vec![],
        heard: "wishes not to wake".into(),
        done: "stayed on the line".into(),
        told: told.into(),
        told_on: None,
        told_at: None,
        nobody_because: String::new(),
    }
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
fn what_time_ran_out_for_heads_the_next_contact_until_it_is_asked() {
    let with = |id, on, answers| {
        signed(Contact {
            answers,
            ..contact(id, on)
        })
    };
    let ran_out = with(
        8,
        "2026-09-01",
        vec![
            left("sleep", "ran_out_of_time"),
            left("worry", "not_relevant"),
        ],
    );
    let other = with(9, "2026-09-08", vec![answer("work_status", &["off_sick"])]);
    let asked = with(
        10,
        "2026-09-15",
        vec![Answer {
            text: "well".into(),
            ..left("sleep", "")
        }],
    );
    let carried = |facts: &[Event]| -> Vec<(String, NaiveDate)> {
        carried_over(&case(facts))
            .into_iter()
            .map(|one| (one.item, one.on))
            .collect()
    };
    let sleep = [("sleep".to_owned(), day("2026-09-01"))];
    assert_eq!(carried(std::slice::from_ref(&ran_out)), sleep);
    assert_eq!(
        carried(&[ran_out.clone(), other.clone()]),
        sleep,
        "still owed"
    );
    assert_eq!(carried(&[ran_out.clone(), other, asked]), []);
    let struck = ContactEnteredInError {
        contact: ContactId(Uuid::from_u128(8)),
        reason: "wrong person".into(),
        reports: vec![],
    };
    assert_eq!(carried(&[ran_out, struck.into()]), []);
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

fn missed(id: u128, on: &str) -> Event {
    signed(Contact {
        outcome: Outcome::DidNotAttend,
        ..contact(id, on)
    })
}

fn policy() -> MissedPolicy {
    let stage = |missed, after_days, what| Stage {
        missed,
        after_days,
        what,
        words: String::new(),
        source: "test".into(),
        mark: "I".into(),
    };
    MissedPolicy {
        edition: "2026-12".into(),
        source: "test".into(),
        mark: "I".into(),
        before_sending: String::new(),
        welfare_check: "Find out how they are".into(),
        stages: vec![
            stage(1, 0, Doing::Call),
            stage(2, 0, Doing::Letter),
            stage(2, 14, Doing::Discharge),
        ],
    }
}

#[test]
fn a_missed_appointment_asks_for_what_the_policy_says() {
    let policy = policy();
    let stages = |case: &Case| -> Vec<(Doing, NaiveDate, bool)> {
        missed_now(case, &policy)
            .into_iter()
            .flat_map(|now| now.stages)
            .map(|now| (now.stage.what, now.due, now.done))
            .collect()
    };
    let first = missed(8, "2026-09-08");
    let once = case(std::slice::from_ref(&first));
    assert_eq!(stages(&once), [(Doing::Call, day("2026-09-08"), false)]);
    assert_eq!(once.to_do()[0].kind, ToDoKind::Missed);
    let rang = signed(Contact {
        outcome: Outcome::NoAnswer,
        ..contact(9, "2026-09-08")
    });
    assert_eq!(
        stages(&case(&[first.clone(), rang.clone()])),
        [(Doing::Call, day("2026-09-08"), true)]
    );
    let twice = case(&[first.clone(), rang, missed(10, "2026-09-18")]);
    assert_eq!(
        stages(&twice),
        [
            (Doing::Letter, day("2026-09-18"), false),
            (Doing::Discharge, day("2026-10-02"), false)
        ]
    );
    assert!(!missed_now(&twice, &policy).unwrap().welfare_check);
    let at_risk = signed(Contact {
        questionnaires: vec![phq("2026-09-01", 1)],
        ..contact(7, "2026-09-01")
    });
    assert!(
        missed_now(&case(&[at_risk, first]), &policy)
            .unwrap()
            .welfare_check
    );
    assert_eq!(
        missed_now(&case(&[signed(contact(8, "2026-09-08"))]), &policy),
        None
    );
}

fn rule(when: When, at_least: u32) -> HintRule {
    HintRule {
        id: "hint".into(),
        when,
        at_least,
        steps: vec![Step::One, Step::Two],
        words: "Consider the next step".into(),
        reason: "{count}|{since}|{what}".into(),
        source: "test".into(),
        mark: "I".into(),
    }
}

fn hinted(case: &Case, when: When, at_least: u32, today: &str) -> Vec<String> {
    hints(case, &[rule(when, at_least)], day(today))
        .into_iter()
        .map(|hint| hint.reason)
        .collect()
}

fn in_step_one() -> Event {
    StepChanged {
        from: None,
        to: Step::One,
        on: day("2026-09-01"),
        reason: String::new(),
        decided_by: String::new(),
        contact: None,
    }
    .into()
}

#[test]
fn hints_come_with_their_reason() {
    let told = |id, on, status: &str| {
        signed(Contact {
            answers: vec![answer(item::WORK_STATUS, &[status])],
            ..contact(id, on)
        })
    };
    let no_change = |facts: &[Event]| hinted(&case(facts), When::NoChange, 2, "2026-10-01");
    let off = told(8, "2026-09-01", "off_sick");
    assert_eq!(no_change(&[in_step_one(), off.clone()]), [""; 0]);
    assert_eq!(
        no_change(&[
            in_step_one(),
            off.clone(),
            told(9, "2026-09-08", "off_sick")
        ]),
        ["2|1 Sep 2026|off sick"]
    );
    assert_eq!(
        no_change(&[
            in_step_one(),
            off.clone(),
            told(9, "2026-09-08", "phased_return")
        ]),
        [""; 0]
    );
    assert_eq!(
        no_change(&[off.clone(), told(9, "2026-09-08", "off_sick")]),
        [""; 0],
        "no step yet"
    );

    let since: Event = CaseChanged {
        set: vec![CaseField::Work(WorkSituation {
            status: WorkStatus::OffSick,
            off_sick_since: Some(day("2026-08-17")),
        })],
        reason: String::new(),
        contact: None,
    }
    .into();
    let off_sick = |today| {
        hinted(
            &case(&[in_step_one(), since.clone()]),
            When::OffSick,
            4,
            today,
        )
    };
    assert_eq!(off_sick("2026-09-14"), [""; 0], "four weeks to the day");
    assert_eq!(off_sick("2026-09-15"), ["4|17 Aug 2026|"]);

    let gap = |gap| {
        signed(Contact {
            match_rows: vec![MatchRow {
                demand: "lifting 20 kg".into(),
                capacity_now: "5 kg".into(),
                gap: Some(gap),
                recommendation: String::new(),
                goal: String::new(),
                by: None,
            }],
            ..contact(8, "2026-09-07")
        })
    };
    let main_gap = |facts: &[Event]| hinted(&case(facts), When::MainGap, 1, "2026-10-01");
    assert_eq!(
        main_gap(&[in_step_one(), gap(Gap::Full)]),
        ["1|7 Sep 2026|lifting 20 kg"]
    );
    assert_eq!(main_gap(&[in_step_one(), gap(Gap::Partial)]), [""; 0]);

    let asked = |answer: &str| {
        signed(Contact {
            adjustments: vec![Adjustment {
                what: "start at 09:00".into(),
                answer: answer.into(),
                said: String::new(),
                owner: String::new(),
                by: None,
            }],
            ..contact(8, "2026-09-07")
        })
    };
    let silent = |answer, today| {
        hinted(
            &case(&[in_step_one(), asked(answer)]),
            When::EmployerSilent,
            14,
            today,
        )
    };
    assert_eq!(silent("waiting", "2026-09-20"), [""; 0]);
    assert_eq!(
        silent("waiting", "2026-09-21"),
        ["14|7 Sep 2026|start at 09:00"]
    );
    assert_eq!(silent("declined", "2026-09-21"), [""; 0]);
}

#[test]
fn a_summary_is_owed_until_it_is_filed_also_when_the_case_is_closed() {
    let held = signed(contact(8, "2026-09-01"));
    let closed: Event = CaseClosed {
        on: day("2026-09-30"),
        outcome: "goals_met".into(),
        outcome_words: "Goals met".into(),
        note: String::new(),
    }
    .into();
    let owing = case(&[held.clone(), closed.clone()]);
    assert_eq!(owing.to_do()[0].kind, ToDoKind::GpRecord);
    let early = decide::file_summary(
        &owing,
        ContactId(Uuid::from_u128(8)),
        day("2026-08-31"),
        "x",
    );
    assert!(matches!(early, Err(Refusal::Field { field, .. }) if field == "on"));
    let filed = decide::file_summary(
        &owing,
        ContactId(Uuid::from_u128(8)),
        day("2026-09-01"),
        "x",
    );
    assert_eq!(case(&[held, closed, filed.unwrap()]).to_do(), []);
}
