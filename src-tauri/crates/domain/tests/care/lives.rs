//! The life of a report: replaced, withdrawn, copied, and who has to be told.

use crate::facts::*;
use domain::case::*;
use domain::case_now::Case;
use domain::copies::{CopyFor, Holder, NoCopy};
use domain::decide::{self, CopyWanted, Refusal, ReportToIssue};
use domain::event::Event;
use domain::ids::*;
use domain::paper::*;
use domain::projection::ToDoKind;
use domain::report::ReportContent;
use uuid::Uuid;

const OLD: u128 = 20;
const NEW: u128 = 21;

fn report(id: u128) -> ReportId {
    ReportId(Uuid::from_u128(id))
}

fn content(number: &str, issued_on: &str, to: &str) -> ReportContent {
    let mut content: ReportContent = serde_json::from_str(include_str!(
        "../../../../../tests/golden/report/one-page.json"
    ))
    .unwrap();
    content.report_number = number.into();
    content.issued_on = day(issued_on);
    content.period.from = day("2026-09-01");
    content.period.to = day(to);
    content.review.on = None;
    content
}

fn issued(id: u128, supersedes: Option<u128>, content: ReportContent) -> Event {
    ReportIssued {
        report: report(id),
        basis: ContactId(Uuid::from_u128(8)),
        content,
        document: "00".into(),
        pages: 1,
        answered: vec![],
        read_back: None,
        supersedes: supersedes.map(report),
        check_code: vec![],
    }
    .into()
}

fn old() -> Event {
    issued(OLD, None, content("OLD", "2026-09-01", "2026-10-30"))
}

fn replacement() -> Event {
    issued(NEW, Some(OLD), content("NEW", "2026-09-10", "2026-09-28"))
}

fn withdrawn() -> Event {
    ReportWithdrawn {
        report: report(OLD),
        on: day("2026-09-10"),
        reason: "the wrong week".into(),
    }
    .into()
}

fn consent(id: u128, on: &str, decision: ConsentDecision, named: &str) -> Event {
    ConsentRecorded {
        consent: ConsentId(Uuid::from_u128(id)),
        purpose: ConsentPurpose::EmployerCopy,
        decision,
        on: day(on),
        at: None,
        how: "verbal".into(),
        named: named.into(),
        channel: String::new(),
        scope: String::new(),
        may_name_diagnosis: false,
        wording_edition: String::new(),
        wording: String::new(),
        interpreter: None,
    }
    .into()
}

fn agreed() -> Event {
    consent(30, "2026-09-01", ConsentDecision::Given, "J. Hill")
}

/// A case with an assessment, a report, and what happened since.
fn after(facts: &[Event]) -> Case {
    let mut all = vec![signed(contact(8, "2026-09-01")), old()];
    all.extend_from_slice(facts);
    case(&all)
}

fn give(case: &Case, whom: CopyFor, on: &str) -> Result<ReportGiven, Refusal> {
    let wanted = CopyWanted {
        report: report(OLD),
        whom,
        edition: CopyEdition::LargePrint,
        duplicate: true,
    };
    decide::give_copy(case, wanted, "printed", "ff", day(on))
}

fn delivered(copy_for: &str, on: &str, to: &str) -> ReportDelivered {
    ReportDelivered {
        report: report(OLD),
        copy_for: copy_for.into(),
        how: Delivery::Posted,
        on: day(on),
        to: to.into(),
        note: String::new(),
        consent: None,
    }
}

fn holder(copy_for: &str, to: &str) -> Holder {
    Holder {
        copy_for: copy_for.into(),
        to: to.into(),
    }
}

fn told(copy_for: &str, to: &str) -> HolderTold {
    HolderTold {
        report: report(OLD),
        copy_for: copy_for.into(),
        on: day("2026-09-11"),
        how: "telephone".into(),
        note: String::new(),
        to: to.into(),
    }
}

fn replace(case: &Case, supersedes: u128) -> Result<Event, Refusal> {
    let basis = case.signed_contact(ContactId(Uuid::from_u128(8))).unwrap();
    let to_issue = ReportToIssue {
        report: report(40),
        content: content("NEXT", "2026-09-12", "2026-09-28"),
        answered: vec![],
        document: "00".into(),
        pages: 1,
        read_back: None,
        supersedes: Some(report(supersedes)),
        check_code: vec![],
    };
    decide::issue_report(case, basis, to_issue, vec![])
}

#[test]
fn only_a_report_that_holds_is_replaced_or_withdrawn() {
    let withdraw = |case: &Case, reason: &str, on: &str| {
        decide::withdraw_report(case, report(OLD), reason, day(on), day("2026-09-12"))
    };
    let first = after(&[]);
    let Ok(Event::ReportIssued(next)) = replace(&first, OLD) else {
        panic!("a report that holds can be replaced");
    };
    assert_eq!(next.supersedes, Some(report(OLD)));
    assert!(matches!(replace(&first, 99), Err(Refusal::NoSuchReport)));
    assert!(withdraw(&first, "the wrong week", "2026-09-12").is_ok());
    let refused = [
        ("", "2026-09-12", "reason"),
        ("why", "2026-09-13", "on"),
        ("why", "2026-08-31", "on"),
    ];
    for (reason, on, wrong) in refused {
        let refusal = withdraw(&first, reason, on);
        assert!(
            matches!(refusal, Err(Refusal::Field { ref field, .. }) if field == wrong),
            "{refusal:?}"
        );
    }
    let replaced = after(&[replacement()]);
    assert!(matches!(
        replace(&replaced, OLD),
        Err(Refusal::AlreadyReplaced)
    ));
    assert!(matches!(
        withdraw(&replaced, "why", "2026-09-12"),
        Err(Refusal::AlreadyReplaced)
    ));
    assert!(replace(&replaced, NEW).is_ok(), "the one that took over");
    let gone = after(&[withdrawn()]);
    assert!(matches!(
        replace(&gone, OLD),
        Err(Refusal::AlreadyWithdrawn)
    ));
    assert!(matches!(
        withdraw(&gone, "why", "2026-09-12"),
        Err(Refusal::AlreadyWithdrawn)
    ));
    let closed: Event = CaseClosed {
        on: day("2026-09-11"),
        outcome: "goals_met".into(),
        outcome_words: "Goals met".into(),
        note: String::new(),
    }
    .into();
    assert!(
        withdraw(&after(&[closed]), "why", "2026-09-12").is_ok(),
        "a mistake is found after the case was closed"
    );
}

#[test]
fn a_copy_goes_out_on_the_consent_in_force_and_names_it() {
    let without = after(&[]);
    let patients = give(&without, CopyFor::Patient, "2026-09-02").unwrap();
    assert_eq!((patients.consent, patients.to.as_str()), (None, ""));
    let no = give(&without, CopyFor::Employer, "2026-09-02");
    assert!(matches!(no, Err(Refusal::NoCopy(NoCopy::NoConsent))));

    let with = after(&[agreed()]);
    let employers = give(&with, CopyFor::Employer, "2026-09-02").unwrap();
    assert_eq!(employers.consent, Some(ConsentId(Uuid::from_u128(30))));
    assert_eq!(employers.to, "J. Hill");
    assert_eq!(employers.edition, CopyEdition::LargePrint);
    assert!(employers.duplicate);
    let no = give(&with, CopyFor::Gp, "2026-09-02");
    assert!(
        matches!(no, Err(Refusal::NoCopy(NoCopy::NoConsent))),
        "a consent to one is none to the other"
    );
    let stopped = after(&[
        agreed(),
        consent(31, "2026-09-05", ConsentDecision::Withdrawn, "J. Hill"),
    ]);
    let no = give(&stopped, CopyFor::Employer, "2026-09-05");
    assert!(matches!(no, Err(Refusal::NoCopy(NoCopy::NoConsent))));

    let today = day("2026-09-08");
    let sent_before = decide::deliver_report(
        &stopped,
        delivered("employer", "2026-09-04", "hr@example.com"),
        today,
    );
    let Ok(Event::ReportDelivered(sent_before)) = sent_before else {
        panic!("what had gone before is still told: {sent_before:?}");
    };
    assert_eq!(sent_before.consent, Some(ConsentId(Uuid::from_u128(30))));
    let sent_after =
        decide::deliver_report(&stopped, delivered("employer", "2026-09-05", ""), today);
    assert!(matches!(sent_after, Err(Refusal::Field { field, .. }) if field == "copy_for"));
}

#[test]
fn a_report_that_no_longer_holds_is_only_the_patient_s_and_says_so() {
    let replaced = after(&[agreed(), replacement()]);
    let no = give(&replaced, CopyFor::Employer, "2026-09-11");
    assert!(matches!(no, Err(Refusal::NoCopy(NoCopy::NoLongerHolds))));
    let marked = give(&replaced, CopyFor::Patient, "2026-09-11").unwrap();
    let replaced_by_new = CopyMark::Replaced {
        number: "NEW".into(),
        on: day("2026-09-10"),
    };
    assert_eq!(marked.mark, Some(replaced_by_new.clone()));
    let gone = after(&[agreed(), withdrawn()]);
    let marked = give(&gone, CopyFor::Patient, "2026-09-11").unwrap();
    let on = day("2026-09-10");
    assert_eq!(marked.mark, Some(CopyMark::Withdrawn { on }));
    // Told apart by two people: what took its place tells more than that it is gone.
    let both = after(&[withdrawn(), replacement()]);
    let ended = both.ended(both.report(report(OLD)).unwrap()).unwrap();
    assert_eq!(ended.mark, replaced_by_new);
    let today = day("2026-09-12");
    let late = decide::deliver_report(&replaced, delivered("employer", "2026-09-10", ""), today);
    assert!(matches!(late, Err(Refusal::Field { field, .. }) if field == "on"));
    let before = decide::deliver_report(&replaced, delivered("employer", "2026-09-09", ""), today);
    assert!(before.is_ok(), "it went while it held");
}

#[test]
fn whoever_holds_a_copy_is_told_once_it_no_longer_holds() {
    let start = after(&[agreed()]);
    let copy = |case: &Case, whom| give(case, whom, "2026-09-02").unwrap();
    let employers = copy(&start, CopyFor::Employer);
    let Ok(posted) = decide::deliver_report(
        &start,
        delivered("employer", "2026-09-03", "2 Mill Lane"),
        day("2026-09-03"),
    ) else {
        panic!("there is a consent");
    };
    let another = consent(32, "2026-09-04", ConsentDecision::Given, "P. Grey");
    let later = after(&[agreed(), another.clone()]);
    let to_grey = give(&later, CopyFor::Employer, "2026-09-04").unwrap();
    let mut facts: Vec<Event> = vec![
        agreed(),
        copy(&start, CopyFor::Patient).into(),
        employers.into(),
        posted,
        another,
        to_grey.into(),
        delivered("patient", "2026-09-04", "1 High Street").into(),
    ];
    let holds = after(&facts);
    assert_eq!(holds.people_to_tell(report(OLD)), []);
    let early = decide::tell_holder(&holds, told("patient", ""), day("2026-09-12"));
    assert!(matches!(early, Err(Refusal::ReportHolds)));

    facts.push(replacement());
    let ended = after(&facts);
    let everybody = [
        holder("patient", ""),
        holder("employer", "J. Hill"),
        holder("employer", "P. Grey"),
    ];
    assert_eq!(ended.people_to_tell(report(OLD)), everybody);
    let owed = |case: &Case| {
        case.to_do()
            .into_iter()
            .filter(|one| one.kind == ToDoKind::TellHolder)
            .map(|one| (one.about, one.since))
            .collect::<Vec<_>>()
    };
    assert_eq!(owed(&ended), [(report(OLD).0, day("2026-09-10"))]);

    let today = day("2026-09-12");
    let refused = [
        (told("gp", ""), "copy_for"),
        (told("employer", "Somebody else"), "copy_for"),
        (
            HolderTold {
                how: "shouting".into(),
                ..told("patient", "")
            },
            "how",
        ),
        (
            HolderTold {
                on: day("2026-09-09"),
                ..told("patient", "")
            },
            "on",
        ),
        (
            HolderTold {
                on: day("2026-09-13"),
                ..told("patient", "")
            },
            "on",
        ),
    ];
    for (wish, wrong) in refused {
        let refusal = decide::tell_holder(&ended, wish, today);
        assert!(
            matches!(refusal, Err(Refusal::Field { ref field, .. }) if field == wrong),
            "{refusal:?}"
        );
    }
    facts.push(decide::tell_holder(&ended, told("employer", "J. Hill"), today).unwrap());
    let some = after(&facts);
    assert_eq!(
        some.people_to_tell(report(OLD)),
        [holder("patient", ""), holder("employer", "P. Grey")]
    );
    facts.push(told("patient", "").into());
    facts.push(told("employer", "P. Grey").into());
    let all = after(&facts);
    assert_eq!(all.people_to_tell(report(OLD)), []);
    assert_eq!(owed(&all), []);
}

#[test]
fn lists_count_only_what_holds() {
    let first = after(&[]);
    let line = |case: &Case| case.row().unwrap();
    assert_eq!(line(&first).report_to, Some(day("2026-10-30")));
    let replaced = after(&[replacement()]);
    assert_eq!(
        line(&replaced).report_to,
        Some(day("2026-09-28")),
        "the old one ran longer"
    );
    assert_eq!(line(&replaced).next_on, Some(day("2026-09-28")));
    let to_hand_over = |case: &Case| {
        case.to_do()
            .into_iter()
            .filter(|one| one.kind == ToDoKind::Delivery)
            .map(|one| one.about)
            .collect::<Vec<_>>()
    };
    assert_eq!(to_hand_over(&first), [report(OLD).0]);
    assert_eq!(to_hand_over(&replaced), [report(NEW).0]);
    let gone = after(&[withdrawn()]);
    assert_eq!(line(&gone).report_to, None);
    assert_eq!(line(&gone).next_on, None);
    assert!(to_hand_over(&gone).is_empty());
}
