//! What a case makes worth knowing before anything is done in it: differences, risk, missed appointments, notices.

use crate::case_view::basis_struck;
use crate::content::library;
use crate::difference_words::label;
use crate::disclosures::calls_waiting;
use crate::views::{HandedInView, MissedView, RiskFlagView, SlotValue, StageView};
use crate::words;
use chrono::NaiveDate;
use domain::case::{ConsentPurpose, WorkStatus};
use domain::case_now::Case;
use domain::contact::Outcome;
use domain::missed::{Doing, missed_now};
use domain::overlaps::OverlapKind;
use domain::patient_now::Patient;
use domain::service_now::Service;

/// What is to be settled about the case and its person, a line for each thing.
pub(crate) fn differences(case: &Case, person: &Patient, service: &Service) -> Vec<String> {
    let told = case.differences().into_iter().chain(person.differences());
    let differing = told.map(|difference| {
        format!(
            "{}: set differently by people who had not seen each other's entry.",
            label(&difference, service)
        )
    });
    let overlapping = case.overlaps().into_iter().map(|overlap| {
        let what = match overlap.kind {
            OverlapKind::Contacts => "contacts for one appointment",
            OverlapKind::Reports => "reports over one period",
        };
        format!(
            "{} {what}, {}: made apart.",
            overlap.about.len(),
            words::day(overlap.on)
        )
    });
    differing.chain(overlapping).collect()
}

/// Why the case carries a risk flag.
pub(crate) fn risk_flag(case: &Case) -> Option<RiskFlagView> {
    let flag = case.risk_flag()?;
    let because = library()
        .instrument(&flag.because)
        .map_or(flag.because.clone(), |known| known.name.clone());
    Some(RiskFlagView {
        on: words::iso(flag.on),
        because,
    })
}

/// Questionnaires that nobody has read.
pub(crate) fn handed_in(case: &Case) -> Vec<HandedInView> {
    case.questionnaires
        .iter()
        .filter(|one| one.is_unread())
        .map(|one| HandedInView {
            id: one.paper.questionnaire.to_string(),
            instrument: one.paper.instrument.clone(),
            name: one.paper.name.clone(),
            received_on: words::iso(one.paper.received_on),
            note: one.paper.note.clone(),
            by: one.recorded.by.name.clone(),
            begun: None,
        })
        .collect()
}

/// Where the case stands by the policy for missed appointments. A risk flag makes it a welfare check: nothing is sent and
/// nobody is discharged before somebody knows how they are.
pub(crate) fn missed(case: &Case, today: NaiveDate) -> Option<MissedView> {
    let policy = library().missed_policy();
    let now = missed_now(case, policy)?;
    Some(MissedView {
        in_a_row: u32::try_from(now.in_a_row).unwrap_or(u32::MAX),
        last_on: words::iso(now.last_on),
        welfare_check: if now.welfare_check {
            policy.welfare_check.clone()
        } else {
            String::new()
        },
        before_sending: policy.before_sending.clone(),
        stages: now
            .stages
            .into_iter()
            .map(|stage| StageView {
                what: match stage.stage.what {
                    Doing::Call => "call",
                    Doing::Letter => "letter",
                    Doing::Discharge => "discharge",
                }
                .to_owned(),
                words: stage.stage.words.clone(),
                due: words::iso(stage.due),
                overdue: !stage.done && stage.due <= today,
                done: stage.done,
            })
            .collect(),
    })
}

/// What slots of the catalogue are known to be in this case, by their names there.
pub(crate) fn slots(case: &Case) -> Vec<SlotValue> {
    let job = case.job.get();
    let last_report = case
        .reports
        .iter()
        .rfind(|entry| case.report_holds(entry))
        .map(|entry| &entry.report.content);
    let consented = [ConsentPurpose::EmployerTalk, ConsentPurpose::EmployerCopy]
        .into_iter()
        .filter_map(|purpose| case.consent(purpose))
        .map(|consent| consent.named.clone())
        .find(|named| !named.is_empty());
    let known = [
        (
            "manager",
            job.map(|job| job.manager.clone())
                .filter(|manager| !manager.is_empty())
                .or(consented),
        ),
        ("employer", job.map(|job| job.employer.clone())),
        ("job_title", job.map(|job| job.title.clone())),
        (
            "review",
            last_report
                .and_then(|content| content.review.on)
                .map(words::day),
        ),
    ];
    known
        .into_iter()
        .filter_map(|(from, value)| Some((from, value.filter(|value| !value.is_empty())?)))
        .flat_map(|(from, value)| {
            library()
                .slots()
                .iter()
                .filter(move |slot| slot.from == from)
                .map(move |slot| SlotValue {
                    name: slot.name.clone(),
                    value: value.clone(),
                })
        })
        .collect()
}

/// What this case makes worth knowing. Sources: domain notes §1.3 (benefits).
pub(crate) fn notices(case: &Case) -> Vec<String> {
    let mut notices = Vec::new();
    let without_employer = case.work.get().is_some_and(|work| match work.status {
        WorkStatus::SelfEmployed | WorkStatus::SeekingWork | WorkStatus::NotWorking => true,
        WorkStatus::AtWork
        | WorkStatus::Struggling
        | WorkStatus::OffSick
        | WorkStatus::PhasedReturn => false,
    });
    if without_employer {
        notices.push(
            "An AHP report is not accepted for benefits: for Universal Credit or ESA a fit note from the GP practice is needed."
                .to_owned(),
        );
    }
    if case
        .job
        .get()
        .is_some_and(|job| job.employer_is_this_practice)
    {
        notices.push(
            "They work at this practice: colleagues may see what is filed, printed or left at the desk. Ask where papers should go."
                .to_owned(),
        );
    }
    if case
        .contacts_that_count()
        .all(|entry| entry.contact.outcome != Outcome::Attended)
    {
        notices.push(
            "No assessment yet: a report can be issued after an attended contact.".to_owned(),
        );
    }
    notices.extend(
        case.reports
            .iter()
            .filter(|told| basis_struck(case, told) && case.report_holds(told))
            .map(|told| {
                format!(
                    "Report {} rests on a contact that was entered in error: do not give it to anyone, and tell whoever has a copy.",
                    told.report.content.report_number
                )
            }),
    );
    notices.extend(calls_waiting(case));
    if case.known.missing > 0 {
        notices.push("Part of this story has not reached this laptop yet.".to_owned());
    }
    if case.known.read_only {
        notices.push("Some entries can be read only by a newer version of Stepwell: update the program to change this case.".to_owned());
    }
    notices
}
