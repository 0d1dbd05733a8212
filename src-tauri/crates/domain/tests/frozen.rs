//! Bytes that outlive a release: what each kind of event looks like in the record, in `tests/golden/events`.
//!
//! A record is kept for years and read by programs not yet written. A file here never changes; a new shape is a new version
//! beside the old one. `STEPWELL_FREEZE=1` writes the files of new kinds and versions, and never over an old one.

#![expect(
    clippy::disallowed_methods,
    reason = "the domain reads no files; its frozen bytes have to be"
)]

use chrono::{NaiveDate, NaiveTime, Weekday};
use domain::case::*;
use domain::concern::Concern;
use domain::contact::*;
use domain::disclosure::*;
use domain::event::{Decoded, Event, KINDS, decode};
use domain::ids::*;
use domain::nhs_number::NhsNumber;
use domain::paper::*;
use domain::paper_content::*;
use domain::patient::*;
use domain::questionnaire::*;
use domain::report::{PhasedReturn, PhasedWeek, ReportContent, Shift};
use domain::risk::*;
use domain::service::*;
use std::collections::BTreeSet;
use std::path::PathBuf;
use uuid::Uuid;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

fn s(text: &str) -> String {
    text.to_owned()
}

/// One event of each kind, with every field filled.
fn samples() -> Vec<Event> {
    vec![
        ServiceFounded {
            name: s("Solent Vocational Clinic"),
            demonstration: false,
            recovery_holder: s("the practice manager"),
        }
        .into(),
        SiteAdded {
            site: SiteId(id(1)),
            name: s("Hedge End"),
            ods: s("J82001"),
        }
        .into(),
        LaptopEnrolled {
            laptop: LaptopId(id(2)),
            log: LogId(id(3)),
            name: s("Hedge End 1"),
            public_key: s("00ff"),
            certificate: s("ff00"),
            certified_by: Some(LogId(id(10))),
            recipient: s("age1invented"),
            site: Some(SiteId(id(1))),
            user: Some(UserId(id(4))),
        }
        .into(),
        LaptopRevoked {
            laptop: LaptopId(id(2)),
            cuts: vec![LogCut {
                log: LogId(id(3)),
                last_seq: 7,
            }],
            reason: s("left on the train"),
        }
        .into(),
        LateEntriesAccepted {
            log: LogId(id(3)),
            up_to_seq: 9,
            reason: s("recorded before it was lost"),
        }
        .into(),
        EpochStarted {
            epoch: EpochId(id(11)),
            recipient: s("age1invented"),
            laptops: vec![LaptopId(id(2))],
        }
        .into(),
        UserAdded {
            user: UserId(id(4)),
            set: user_fields(),
        }
        .into(),
        UserChanged {
            user: UserId(id(4)),
            set: user_fields(),
        }
        .into(),
        PatientRegistered {
            patient: PatientId(id(5)),
            set: patient_fields(),
        }
        .into(),
        PatientChanged {
            set: vec![PatientField::NhsNumber(NhsNumberKnown::NotKnown {
                reason: s("new to the country"),
            })],
            reason: s("mistyped"),
        }
        .into(),
        PatientMerged {
            into: PatientId(id(12)),
            reason: s("registered at two sites"),
        }
        .into(),
        PatientUnmerged {
            reason: s("father and son"),
        }
        .into(),
        PatientsToldApart {
            other: PatientId(id(12)),
        }
        .into(),
        OverlapAccepted {
            about: vec![id(8), id(13)],
        }
        .into(),
        CaseOpened {
            case: CaseId(id(6)),
            patient: PatientId(id(5)),
            on: day("2026-09-01"),
            set: case_fields(),
        }
        .into(),
        CaseChanged {
            set: vec![CaseField::Goal(s("drive the van again"))],
            reason: s("said in the contact"),
            contact: Some(ContactId(id(8))),
        }
        .into(),
        ConsentRecorded {
            consent: ConsentId(id(7)),
            purpose: ConsentPurpose::EmployerTalk,
            decision: ConsentDecision::Given,
            on: day("2026-09-01"),
            at: time("10:30"),
            how: s("verbal"),
            named: s("J. Hill, manager"),
            channel: s("telephone"),
            scope: s("what he can lift"),
            may_name_diagnosis: false,
            wording_edition: s("2026-11"),
            wording: s("May I talk with your manager?"),
            interpreter: Some(interpreter()),
        }
        .into(),
        StepChanged {
            from: Some(Step::One),
            to: Step::Two,
            on: day("2026-09-07"),
            reason: s("needs his job looked at"),
            decided_by: s("both"),
            contact: Some(ContactId(id(8))),
        }
        .into(),
        ContactSigned { contact: contact() }.into(),
        ContactAddendum {
            contact: ContactId(id(8)),
            text: s("He rang back"),
        }
        .into(),
        ContactEnteredInError {
            contact: ContactId(id(8)),
            reason: s("wrong person"),
            reports: vec![ReportId(id(9))],
        }
        .into(),
        ReportIssued {
            report: ReportId(id(9)),
            basis: ContactId(id(8)),
            content: report_content(),
            document: s("00ff"),
            pages: 1,
            answered: vec![AnsweredWarning {
                code: s("long_period"),
                field: s("to"),
            }],
            read_back: Some(ReadBack {
                agreed: true,
                changed: s("left out the stairs"),
            }),
            supersedes: Some(ReportId(id(12))),
            check_code: vec![s("SW1"), s("SW2")],
        }
        .into(),
        ReportGiven {
            report: ReportId(id(9)),
            how: s("printed"),
            document: s("00ff"),
            copy_for: s("patient"),
            edition: CopyEdition::LargePrint,
            duplicate: true,
            consent: Some(ConsentId(id(7))),
            to: s("J. Hill"),
            mark: Some(CopyMark::Replaced {
                number: s("7Q4M-2C9X-KD-R"),
                on: day("2026-10-12"),
            }),
        }
        .into(),
        ReportDelivered {
            report: ReportId(id(9)),
            copy_for: s("patient"),
            how: Delivery::Posted,
            on: day("2026-09-08"),
            to: s("1 High Street"),
            note: s("second class"),
            consent: Some(ConsentId(id(7))),
        }
        .into(),
        ReportWithdrawn {
            report: ReportId(id(9)),
            on: day("2026-09-09"),
            reason: s("the wrong week"),
        }
        .into(),
        HolderTold {
            report: ReportId(id(9)),
            copy_for: s("employer"),
            on: day("2026-09-09"),
            how: s("telephone"),
            note: s("will shred it"),
            to: s("J. Hill"),
        }
        .into(),
        PaperIssued {
            paper: PaperId(id(13)),
            content: letter(),
            basis: Some(ContactId(id(8))),
            copy_for: s("gp"),
            consent: Some(ConsentId(id(7))),
            document: s("00ff"),
            pages: 1,
            answered: vec![AnsweredWarning {
                code: s("score_named"),
                field: s("blocks[1]"),
            }],
        }
        .into(),
        PaperGiven {
            paper: PaperId(id(13)),
            how: s("saved"),
            document: s("00ff"),
            copy_for: s("gp"),
            edition: CopyEdition::Standard,
            consent: Some(ConsentId(id(7))),
            to: s("Dr Shah"),
        }
        .into(),
        DisclosureRecorded {
            disclosure: DisclosureId(id(14)),
            ground: DisclosureGround::Dvla,
            on: day("2026-09-10"),
            at: time("11:00"),
            to: s("DVLA medical group"),
            what: s("that he drives after a seizure"),
            why: s("he would not stop"),
            patient_told: false,
            not_told_because: s("could not be reached"),
            advice_taken: s("Caldicott guardian"),
        }
        .into(),
        EmployerCalled {
            on: day("2026-09-11"),
            at: time("09:15"),
            caller: s("J. Hill"),
            organisation: s("Brightstore"),
            number: s("01632 960102"),
            asked: s("when he is back"),
            script_edition: s("2026-11"),
        }
        .into(),
        ServiceChanged {
            set: vec![
                ServiceField::Telephone(s("01632 960001")),
                ServiceField::CheckAddress(s("https://example.nhs.uk/check")),
                ServiceField::FavouriteWordings(vec![s("phased-hours")]),
            ],
        }
        .into(),
        SummaryFiled {
            contact: ContactId(id(8)),
            on: day("2026-09-07"),
            text: s("Vocational clinic"),
        }
        .into(),
        QuestionnaireHandedIn {
            questionnaire: QuestionnaireId(id(11)),
            instrument: s("phq-9"),
            name: s("PHQ-9"),
            received_on: day("2026-09-10"),
            note: s("reception tray"),
        }
        .into(),
        QuestionnaireRead {
            questionnaire: QuestionnaireId(id(11)),
            result: questionnaire(),
            risk: Some(risk_asked()),
            note: s("rang her"),
        }
        .into(),
        QuestionnaireEnteredInError {
            questionnaire: QuestionnaireId(id(11)),
            reason: s("another person's"),
        }
        .into(),
        RiskCleared {
            on: day("2026-09-17"),
            reason: s("seen by her GP"),
        }
        .into(),
        CaseClosed {
            on: day("2026-10-05"),
            outcome: s("returned_full"),
            outcome_words: s("Returned to full duties"),
            note: s("all well"),
        }
        .into(),
        CaseReopened {
            on: day("2026-10-06"),
            reason: s("closed by mistake"),
        }
        .into(),
    ]
}

fn report_content() -> ReportContent {
    let content: ReportContent = serde_json::from_str(include_str!(
        "../../../../tests/golden/report/one-page.json"
    ))
    .unwrap();
    let shift = |day, start, minutes| Shift {
        day,
        start,
        minutes,
    };
    ReportContent {
        phased_return: Some(PhasedReturn {
            usual: vec![shift(Weekday::Mon, time("20:00"), 720)],
            weeks: vec![PhasedWeek {
                beginning: day("2026-09-14"),
                shifts: vec![shift(Weekday::Tue, None, 240)],
            }],
        }),
        ..content
    }
}

fn letter() -> PaperContent {
    PaperContent {
        format: PaperFormat::V1,
        kind: PaperKind::GpLetter,
        template: s("gp-letter"),
        edition: s("2026-11"),
        title: s("Work and health"),
        number: s("7Q4M-2C9X-KD-R"),
        issued_on: day("2026-09-07"),
        patient: domain::report::Patient {
            name: s("Zoë Ó Briain"),
            date_of_birth: day("1984-02-11"),
        },
        nhs_number: Some(s("9991000003")),
        from: domain::report::Practitioner {
            profession: domain::report::Profession::OccupationalTherapist,
            profession_other: None,
            name: s("Sam Okafor"),
            registration: s("OT12345"),
            organisation: s("Solent Vocational Clinic"),
            contact: s("01632 960001"),
        },
        to: vec![s("Dr Shah")],
        greeting: s("Dear Dr Shah"),
        blocks: vec![
            Block::Heading(s("Function")),
            Block::Text(s("can lift 5 kg")),
            Block::List(vec![s("walks daily")]),
            Block::Fields(vec![LabelledText {
                label: s("Review"),
                text: s("2 October 2026"),
            }]),
            Block::Table(PaperTable {
                head: vec![s("What"), s("By")],
                rows: vec![vec![s("rota"), s("14 September")]],
            }),
            Block::Note(s("check against the current release")),
        ],
        closing: s("Yours sincerely"),
        copies_to: vec![s("the patient")],
    }
}

fn user_fields() -> Vec<UserField> {
    vec![
        UserField::Name(s("Sam Okafor")),
        UserField::Profession(s("occupational_therapist")),
        UserField::ProfessionOther(s("")),
        UserField::Registration(s("OT12345")),
        UserField::Contact(s("01632 960001")),
        UserField::Roles(vec![
            Role::Clinician,
            Role::Lead,
            Role::Administrator,
            Role::Student,
        ]),
    ]
}

fn patient_fields() -> Vec<PatientField> {
    vec![
        PatientField::LegalName(Name {
            given: s("Zoë"),
            family: s("Ó Briain"),
        }),
        PatientField::PreferredName(s("Zo")),
        PatientField::DateOfBirth(day("1984-02-11")),
        PatientField::NhsNumber(NhsNumberKnown::Known(
            NhsNumber::parse("9991000003").unwrap(),
        )),
        PatientField::Telephone(Telephone {
            number: s("01632 960101"),
            safe_number: true,
            voicemail: false,
            text: true,
            post: false,
        }),
        PatientField::Address(s("1 High Street")),
        PatientField::EmergencyContact(s("her sister, 01632 960102")),
        PatientField::GpPractice(s("A81001")),
        PatientField::Language(s("Sylheti")),
        PatientField::Interpreter(s("Sylheti, by telephone")),
        PatientField::CommunicationNeeds(vec![s("large print")]),
        PatientField::Sex(s("female")),
        PatientField::Gender(s("woman")),
        PatientField::Ethnicity(s("White Irish")),
    ]
}

fn case_fields() -> Vec<CaseField> {
    vec![
        CaseField::Site(SiteId(id(1))),
        CaseField::Clinician(UserId(id(4))),
        CaseField::Referral(Referral {
            on: day("2026-08-28"),
            source: s("gp"),
            reason: s("off_sick"),
            note: s("fit note asked for"),
        }),
        CaseField::Problem(Problem {
            group: s("musculoskeletal"),
            detail: s("low back pain"),
        }),
        CaseField::Eligibility(Eligibility {
            edition: s("2026-11"),
            items: vec![EligibilityItem {
                item: s("adult"),
                words: s("18 or over"),
                met: Some(true),
            }],
            override_reason: s(""),
        }),
        CaseField::Work(WorkSituation {
            status: WorkStatus::OffSick,
            off_sick_since: Some(day("2026-08-11")),
        }),
        CaseField::Job(Job {
            title: s("Warehouse picker"),
            employer: s("Brightstore"),
            manager: s("J. Hill"),
            employer_notes: s("600 staff"),
            hours: s("40"),
            shift_pattern: s("days"),
            safety_critical: vec![s("driving")],
            safety_critical_asked: true,
            employer_is_this_practice: true,
        }),
        CaseField::FitNotes(vec![FitNote {
            from: day("2026-08-17"),
            to: Some(day("2026-09-13")),
            advice: s("not_fit"),
            issued_by: s("GP"),
            issued_on: Some(day("2026-08-18")),
            profession: s("doctor"),
            made: s("by_others"),
            options: vec![s("amended_duties")],
            comments: s("no lifting"),
            duplicate: true,
            reassess: Some(false),
        }]),
        CaseField::Goal(s("drive the van again")),
    ]
}

fn contact() -> Contact {
    Contact {
        id: ContactId(id(8)),
        step: Step::Two,
        mode: Mode::FaceToFace,
        outcome: Outcome::Attended,
        on: day("2026-09-07"),
        start: time("09:00"),
        end: time("10:00"),
        indirect_minutes: 10,
        with: s("patient"),
        agenda: s("step-2"),
        agenda_edition: s("2026-11"),
        note: s("lifts 20 kg all morning"),
        answers: vec![Answer {
            item: s("work_status"),
            words: s("How are things at work today?"),
            text: s("since August"),
            chosen: vec![Chosen {
                id: s("off_sick"),
                words: s("Off sick"),
            }],
            on: Some(day("2026-08-11")),
            nothing_to_add: true,
            left_because: s("ran out of time"),
        }],
        match_rows: vec![MatchRow {
            demand: s("lifting 20 kg"),
            capacity_now: s("5 kg"),
            gap: Some(Gap::Partial),
            recommendation: s("up to 5 kg"),
            goal: s("10 kg"),
            by: Some(day("2026-10-02")),
        }],
        obstacles: vec![Obstacle {
            text: s("fears harm"),
            flag: s("yellow"),
            modifiable: Some(true),
            action: s("explain"),
            owner: s("clinician"),
            due: Some(day("2026-09-14")),
        }],
        plan: vec![PlanItem {
            what: s("walk 20 minutes"),
            when: s("daily"),
        }],
        adjustments: vec![Adjustment {
            what: s("start at 09:00"),
            answer: s("accepted"),
            said: s("fine"),
            owner: s("manager"),
            by: Some(day("2026-09-14")),
        }],
        liaison: Some(Liaison {
            consent: ConsentId(id(7)),
            spoke_to: s("J. Hill"),
            role: s("manager"),
            disclosed: s("what he can lift"),
            said: s("will try"),
            follow_up_on: Some(day("2026-09-21")),
        }),
        rehabilitation: vec![Rehabilitation {
            activity: s("lifting"),
            baseline: s("5 kg"),
            target: s("15 kg"),
            by: Some(day("2026-10-19")),
            setback_plan: s("halve and build up"),
        }],
        questionnaires: vec![questionnaire()],
        interpreter: Some(interpreter()),
        risk: Some(risk_asked()),
        concerns: vec![Concern {
            kind: chosen("self_harm", "Self-harm"),
            flags_risk: true,
            signs: vec![chosen("plan", "Has a plan")],
            heard: s("wishes not to wake"),
            done: s("stayed on the line"),
            told: s("Dr Shah, duty doctor"),
            told_on: Some(day("2026-09-07")),
            told_at: time("09:40"),
            nobody_because: s("-"),
        }],
        entered_again_from: Some(ContactId(id(10))),
    }
}

fn chosen(id: &str, words: &str) -> Chosen {
    Chosen {
        id: s(id),
        words: s(words),
    }
}

fn questionnaire() -> Questionnaire {
    Questionnaire {
        instrument: s("phq-9"),
        edition: s("1"),
        completed_on: day("2026-09-07"),
        how: s("read_aloud"),
        answers: vec![Some(1), None],
        total: None,
        band: s(""),
        risk: vec![s("phq9_9")],
    }
}

fn interpreter() -> Interpreter {
    Interpreter {
        language: s("Sylheti"),
        name: s("number 4417"),
        by: s("telephone"),
        kind: InterpreterKind::Professional,
    }
}

fn risk_asked() -> RiskAsked {
    RiskAsked {
        edition: s("2026-11"),
        answers: vec![Answer {
            item: s("intent"),
            words: s("Do you mean to act on it?"),
            text: s("no"),
            chosen: vec![chosen("no", "No")],
            on: None,
            nothing_to_add: false,
            left_because: s(""),
        }],
    }
}

fn file(kind: &str, version: u16) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/golden/events")
        .join(format!("{kind}-v{version}.json"))
}

#[test]
fn every_kind_is_written_as_it_always_was() {
    for event in samples() {
        let (kind, version) = (event.kind(), event.version());
        let path = file(kind, version);
        let bytes = event.encode().unwrap();
        if std::env::var_os("STEPWELL_FREEZE").is_some() && !path.exists() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &bytes).unwrap();
        }
        let frozen = std::fs::read(&path).unwrap_or_else(|_| {
            panic!("{} is missing: STEPWELL_FREEZE=1 writes it", path.display())
        });
        assert_eq!(
            String::from_utf8_lossy(&bytes),
            String::from_utf8_lossy(&frozen),
            "{kind} version {version} changed: make a new version instead"
        );
        assert_eq!(
            decode(kind, version, &frozen),
            Decoded::Known(Box::new(event)),
            "{kind}"
        );
    }
}

#[test]
fn every_version_that_was_ever_written_is_read_whole() {
    for (kind, latest) in KINDS {
        for version in 1..=*latest {
            let frozen = std::fs::read(file(kind, version)).unwrap();
            let Decoded::Known(event) = decode(kind, version, &frozen) else {
                panic!("{kind} version {version} is not read");
            };
            // What an older version could not say stays unsaid, so that nothing is read into it.
            assert_eq!(
                String::from_utf8_lossy(&event.encode().unwrap()),
                String::from_utf8_lossy(&frozen),
                "{kind} version {version}"
            );
        }
    }
}

#[test]
fn every_kind_has_a_sample_and_a_file() {
    let sampled: BTreeSet<_> = samples()
        .iter()
        .map(|event| (event.kind(), event.version()))
        .collect();
    let all: BTreeSet<_> = KINDS.iter().copied().collect();
    assert_eq!(sampled, all);
}

#[test]
fn a_kind_of_tomorrow_is_kept_as_unknown() {
    let kind = |decoded| match decoded {
        Decoded::Unknown { kind } => kind,
        Decoded::Known(event) => panic!("read as {event:?}"),
    };
    assert_eq!(
        kind(decode("report-superseded", 1, b"{}")),
        "report-superseded"
    );
    assert_eq!(kind(decode("case-closed", 2, b"{}")), "case-closed");
    assert_eq!(kind(decode("contact-signed", 3, b"{}")), "contact-signed");
    assert_eq!(kind(decode("case-closed", 1, b"not JSON")), "case-closed");
    // A field of tomorrow in a change: the whole event is unread rather than half of it believed.
    let change = br#"{"set":[{"goal":"x"},{"sick_pay":"full"}],"reason":""}"#;
    assert_eq!(kind(decode("case-changed", 1, change)), "case-changed");
}
