//! What a case knows for a paper: its facts in words, each put to its slot.

use super::condition::Fact;
use super::slot::{Known, Slot};
use crate::case_view::{advice_words, answer_words, basis_struck};
use crate::content::{library, words_of};
use crate::words;
use chrono::NaiveDate;
use domain::case::{ConsentPurpose, WorkStatus};
use domain::case_now::{Case, Closing, ReportEntry};
use domain::contact::{Answer, Contact, Mode, Outcome, Questionnaire};
use domain::decide::item;
use domain::missed::Doing;
use domain::patient_now::Patient;
use domain::report::{Advice, Option_, Practitioner, ReportContent, week_words};
use domain::service_now::Service;

/// Everything a paper about this case can say, as of `today`.
pub(super) fn known(
    case: &Case,
    patient: &Patient,
    practitioner: &Practitioner,
    service: &Service,
    today: NaiveDate,
) -> Known {
    let mut known = Known::default();
    person(&mut known, patient);
    clinic(&mut known, practitioner, service, today);
    work(&mut known, case);
    course(&mut known, case);
    found(&mut known, case, today);
    if let Some(report) = last_report(case) {
        of_report(&mut known, &report.report.content, today);
        let agreed = report.report.read_back.as_ref();
        if agreed.is_some_and(|read_back| read_back.agreed) {
            known.holds.insert(Fact::ReadBackAgreed);
        }
    }
    employer(&mut known, case);
    missed(&mut known, case);
    consents(&mut known, case);
    known
}

/// In letters days are written out: "7 September 2026".
pub(super) fn long_day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// The newest report that holds and rests on something.
pub(super) fn last_report(case: &Case) -> Option<&ReportEntry> {
    case.reports
        .iter()
        .rev()
        .find(|entry| case.report_holds(entry) && !basis_struck(case, entry))
}

fn person(known: &mut Known, patient: &Patient) {
    let name = patient.legal_name.get().cloned().unwrap_or_default();
    let preferred = patient.preferred_name.get().cloned().unwrap_or_default();
    known.words(Slot::PatientName, name.in_full());
    known.words(
        Slot::PatientCalled,
        if preferred.is_empty() {
            name.given.clone()
        } else {
            preferred
        },
    );
    let text = |field: Option<&String>| field.cloned().unwrap_or_default();
    known.lines(
        Slot::PatientAddress,
        crate::posting::lines(&text(patient.address.get())),
    );
    known.words(Slot::GpPractice, text(patient.gp_practice.get()));
    known.words(Slot::NhsNumber, super::desk::nhs_number(patient));
    let reach = crate::patients::reach(patient);
    let language = (!reach.language.is_empty() && reach.language != "English")
        .then(|| format!("Language: {}", reach.language));
    let interpreter =
        (!reach.interpreter.is_empty()).then(|| format!("Interpreter: {}", reach.interpreter));
    known.lines(
        Slot::CommunicationNeeds,
        reach
            .communication_needs
            .into_iter()
            .chain(language)
            .chain(interpreter),
    );
}

fn clinic(known: &mut Known, practitioner: &Practitioner, service: &Service, today: NaiveDate) {
    known.words(Slot::Clinician, practitioner.name.clone());
    known.words(Slot::ClinicianContact, practitioner.contact.clone());
    known.words(Slot::Service, practitioner.organisation.clone());
    let telephone = service.telephone.get().cloned().unwrap_or_default();
    known.words(
        Slot::ServiceTelephone,
        if telephone.is_empty() {
            practitioner.contact.clone()
        } else {
            telephone
        },
    );
    known.words(Slot::Today, long_day(today));
}

fn work(known: &mut Known, case: &Case) {
    if let Some(job) = case.job.get() {
        known.words(Slot::JobTitle, job.title.clone());
        known.words(Slot::Employer, job.employer.clone());
        let hours = (!job.hours.is_empty()).then(|| {
            if job.hours.chars().all(|letter| letter.is_ascii_digit()) {
                format!("{} hours a week", job.hours)
            } else {
                job.hours.clone()
            }
        });
        known.words(
            Slot::WorkPattern,
            joined(
                [
                    hours,
                    Some(job.shift_pattern.trim_end_matches('.').to_owned()),
                ],
                // As typed: a small first letter would spoil a name.
                ". ",
            ),
        );
        known.lines(
            Slot::SafetyCritical,
            job.safety_critical
                .iter()
                .filter_map(|kind| words_of(library().safety_critical(), kind).map(str::to_owned)),
        );
    }
    let manager = case.job.get().map(|job| job.manager.clone());
    let named = [ConsentPurpose::EmployerCopy, ConsentPurpose::EmployerTalk]
        .into_iter()
        .filter(|purpose| case.consents_to(*purpose))
        .filter_map(|purpose| case.consent(purpose))
        .map(|consent| consent.named.clone())
        .find(|named| !named.is_empty());
    // "J. Hill, shift manager": a letter is addressed to the name.
    let manager = manager
        .filter(|manager| !manager.is_empty())
        .or(named)
        .unwrap_or_default();
    let name = manager.split(',').next().unwrap_or_default().trim();
    known.words(Slot::Manager, name);
    if let Some(work) = case.work.get() {
        let status = words_of(library().work_statuses(), work.status.id()).map(str::to_owned);
        let since = work
            .off_sick_since
            .filter(|_| work.status == WorkStatus::OffSick)
            .map(|since| format!("since {}", long_day(since)));
        known.words(Slot::WorkStatus, joined([status, since], ", "));
        if work.status == WorkStatus::OffSick {
            known.holds.insert(Fact::OffSick);
        }
        let employer = case.job.get().is_some_and(|job| !job.employer.is_empty());
        if employer && !work.status.without_employer() {
            known.holds.insert(Fact::HasEmployer);
        }
    }
    if let Some(note) = case
        .fit_notes
        .get()
        .and_then(|notes| notes.iter().max_by_key(|note| note.from))
    {
        let advice = if note.advice == "may_be_fit" {
            "may be fit for work"
        } else {
            "not fit for work"
        };
        let to = note
            .to
            .map(|to| format!(" to {}", long_day(to)))
            .unwrap_or_default();
        let by = if note.issued_by.is_empty() {
            String::new()
        } else {
            format!(", by {}", note.issued_by)
        };
        known.words(
            Slot::FitNote,
            format!("{advice}, from {}{to}{by}", long_day(note.from)),
        );
    }
}

fn course(known: &mut Known, case: &Case) {
    if let Some(problem) = case.problem.get() {
        known.words(Slot::Problem, problem.detail.clone());
    }
    known.words(Slot::Goal, case.goal.get().cloned().unwrap_or_default());
    if let Some(referral) = case.referral.get() {
        let from = words_of(&library().referral_sources, &referral.source);
        let reason = words_of(&library().referral_reasons, &referral.reason);
        known.words(
            Slot::Referral,
            joined(
                [
                    from.map(str::to_owned),
                    Some(long_day(referral.on)),
                    reason.map(words::within),
                ],
                ", ",
            ),
        );
    }
    if let Some(step) = case.step() {
        known.words(Slot::Step, words::step(step));
    }
    known.words(Slot::Contacts, contacts(case));
    if let Some(domain::case_now::Entry {
        fact: Closing::Closed(closed),
        ..
    }) = case.closings.last()
    {
        known.words(Slot::ClosingOutcome, closed.outcome_words.clone());
        known.holds.insert(Fact::Closed);
    }
}

/// "3 contacts from 1 September 2026 to 2 October 2026: 2 by telephone, 1 face to face; 1 missed".
fn contacts(case: &Case) -> String {
    let attended: Vec<&Contact> = case.attended().map(|entry| &entry.contact).collect();
    let (Some(first), Some(last)) = (attended.first(), attended.last()) else {
        return String::new();
    };
    let count = |many: usize, one: &str| {
        let plural = if many == 1 { "" } else { "s" };
        format!("{many} {one}{plural}")
    };
    let when = if first.on == last.on {
        format!("on {}", long_day(first.on))
    } else {
        format!("from {} to {}", long_day(first.on), long_day(last.on))
    };
    let ways: Vec<String> = Mode::ALL
        .into_iter()
        .filter_map(|mode| {
            let many = attended.iter().filter(|one| one.mode == mode).count();
            (many > 0).then(|| format!("{many} {}", how(mode)))
        })
        .collect();
    let missed = case
        .contacts_that_count()
        .filter(|entry| entry.contact.outcome == Outcome::DidNotAttend)
        .count();
    let missed = if missed > 0 {
        format!("; {missed} missed")
    } else {
        String::new()
    };
    format!(
        "{} {when}: {}{missed}",
        count(attended.len(), "contact"),
        ways.join(", ")
    )
}

fn how(mode: Mode) -> &'static str {
    match mode {
        Mode::Telephone => "by telephone",
        Mode::Video => "by video",
        Mode::FaceToFace => "face to face",
        Mode::Workplace => "at the workplace",
        Mode::Letter => "by letter",
    }
}

/// The last answer to a prompt, over all contacts at which the person was there.
fn last_answer<'a>(case: &'a Case, item: &str) -> Option<&'a Answer> {
    case.attended().rev().find_map(|entry| {
        entry.contact.answer(item).filter(|answer| {
            !answer.text.is_empty() || !answer.chosen.is_empty() || answer.on.is_some()
        })
    })
}

/// What was chosen, the day, and what was written, on one line.
fn answer_line(answer: &Answer) -> String {
    let chosen: Vec<&str> = answer
        .chosen
        .iter()
        .map(|chosen| chosen.words.as_str())
        .collect();
    joined(
        [
            (!chosen.is_empty()).then(|| chosen.join(", ")),
            answer.on.map(long_day),
            (!answer.text.is_empty()).then(|| answer.text.clone()),
        ],
        // "14 September 2026. If somebody else does the lifting"
        if answer.on.is_some() { ". " } else { ": " },
    )
}

/// What the contacts found and agreed.
fn found(known: &mut Known, case: &Case, today: NaiveDate) {
    for (slot, item) in [
        (Slot::Difficulty, "difficulty"),
        (Slot::Treatment, "treatment"),
        (Slot::RedFlags, "red_flags"),
        (Slot::ExpectedReturn, "expected_return"),
        (Slot::Confidence, "confidence"),
        (Slot::Advice, "advice"),
        (Slot::TryUntil, "try_until"),
        (Slot::WhoChecks, "who_checks"),
        (Slot::PlanReview, "review_date"),
        (Slot::AdjustmentsKept, "adjustments_kept"),
        (Slot::Outcome, "outcome"),
        (Slot::GoalReached, "goal_reached"),
        (Slot::DaysOff, "days_off"),
    ] {
        if let Some(answer) = last_answer(case, item) {
            known.words(slot, answer_line(answer));
        }
    }
    if let Some(answer) = last_answer(case, item::NEXT) {
        // A day that has come says nothing of what comes.
        let on = answer.on.filter(|on| *on > today).map(long_day);
        let what = (!answer.text.is_empty()).then(|| answer.text.clone());
        known.words(Slot::Next, joined([what, on], ", "));
    }
    let last = |has: fn(&Contact) -> bool| {
        case.attended()
            .rev()
            .map(|entry| &entry.contact)
            .find(|contact| has(contact))
    };
    if let Some(contact) = last(|contact| !contact.match_rows.is_empty()) {
        known.rows(
            Slot::Function,
            contact
                .match_rows
                .iter()
                .map(|row| {
                    let by = row.by.map(|by| format!("by {}", long_day(by)));
                    let goal = (!row.goal.is_empty()).then(|| row.goal.clone());
                    vec![
                        row.demand.clone(),
                        row.capacity_now.clone(),
                        joined([goal, by], " "),
                    ]
                })
                .collect(),
        );
    }
    if let Some(contact) = last(|contact| !contact.plan.is_empty()) {
        known.lines(
            Slot::Plan,
            contact
                .plan
                .iter()
                .map(|one| joined([Some(one.what.clone()), Some(one.when.clone())], ". ")),
        );
    }
    let mut setbacks: Vec<String> = Vec::new();
    if let Some(contact) = last(|contact| !contact.rehabilitation.is_empty()) {
        known.rows(
            Slot::Rehabilitation,
            contact
                .rehabilitation
                .iter()
                .map(|one| {
                    let by = one.by.map(|by| format!("by {}", long_day(by)));
                    vec![
                        one.activity.clone(),
                        one.baseline.clone(),
                        joined([Some(one.target.clone()), by], ", "),
                    ]
                })
                .collect(),
        );
        setbacks.extend(
            contact
                .rehabilitation
                .iter()
                .map(|one| one.setback_plan.clone()),
        );
    }
    setbacks.extend(last_answer(case, "relapse").map(answer_line));
    known.lines(Slot::SetbackPlan, setbacks);
    known.rows(Slot::Scores, scores(case));
}

/// Name, first and latest total with the words for it, for each questionnaire answered whole.
fn scores(case: &Case) -> Vec<Vec<String>> {
    let mut answered: Vec<&Questionnaire> = case.questionnaires_that_count().collect();
    answered.sort_by_key(|one| one.completed_on);
    let point = |one: &Questionnaire| {
        let total = one.total?;
        Some(format!(
            "{total} ({}), {}",
            one.band,
            words::day(one.completed_on)
        ))
    };
    library()
        .instruments
        .iter()
        .filter_map(|instrument| {
            let mut points = answered
                .iter()
                .filter(|one| one.instrument == instrument.id)
                .filter_map(|one| point(one));
            let first = points.next()?;
            let latest = points
                .next_back()
                .unwrap_or_else(|| "not asked again".to_owned());
            Some(vec![instrument.name.clone(), first, latest])
        })
        .collect()
}

fn of_report(known: &mut Known, content: &ReportContent, today: NaiveDate) {
    known.holds.insert(Fact::Report);
    if content.period.to >= today {
        known.holds.insert(Fact::ReportInForce);
    }
    known.holds.insert(match content.advice {
        Advice::NotFit => Fact::NotFit,
        Advice::MayBeFit => Fact::MayBeFit,
    });
    for option in &content.options {
        known.holds.insert(match option {
            Option_::PhasedReturn => Fact::PhasedReturnTicked,
            Option_::AmendedDuties => Fact::AmendedDuties,
            Option_::AlteredHours => Fact::AlteredHours,
            Option_::WorkplaceAssessment => Fact::WorkplaceAssessment,
        });
    }
    if content.review.required {
        known.holds.insert(Fact::ReviewRequired);
    }
    known.words(Slot::ReportNumber, content.report_number.clone());
    known.words(
        Slot::ReportAdvice,
        words::within(advice_words(content.advice)),
    );
    known.words(Slot::ReportFrom, long_day(content.period.from));
    known.words(Slot::ReportTo, long_day(content.period.to));
    let options: Vec<&str> = content
        .options
        .iter()
        .map(|option| match option {
            Option_::PhasedReturn => "a phased return to work",
            Option_::AmendedDuties => "amended duties",
            Option_::AlteredHours => "altered hours",
            Option_::WorkplaceAssessment => "a workplace assessment",
        })
        .collect();
    known.words(Slot::ReportOptions, options.join(", "));
    known.words(
        Slot::ReportReview,
        match (content.review.required, content.review.on) {
            (true, Some(on)) => format!("A follow-up review is required, on {}", long_day(on)),
            (true, None) => "A follow-up review is required; no day is made yet".to_owned(),
            (false, _) => "No follow-up review is required".to_owned(),
        },
    );
    let rows = &content.difficulties;
    known.rows(
        Slot::ReportRows,
        rows.iter()
            .map(|row| vec![row.difficulty.clone(), row.recommendation.clone()])
            .collect(),
    );
    known.lines(
        Slot::ReportDifficulties,
        rows.iter().map(|row| row.difficulty.clone()),
    );
    known.lines(
        Slot::ReportRecommendations,
        rows.iter().map(|row| row.recommendation.clone()),
    );
    if let Some(phased) = &content.phased_return {
        known.rows(
            Slot::PhasedReturn,
            phased
                .weeks
                .iter()
                .map(|week| vec![long_day(week.beginning), week_words(&week.shifts)])
                .collect(),
        );
    }
    known.words(Slot::AssessedOn, long_day(content.assessed_on));
}

/// What was asked for at work, and what was said to it.
fn employer(known: &mut Known, case: &Case) {
    let assessed = last_report(case)
        .and_then(|report| case.contact(report.report.basis))
        .or_else(|| case.attended().next_back());
    if let Some(entry) = assessed {
        let contact = &entry.contact;
        if last_report(case).is_none() {
            known.words(Slot::AssessedOn, long_day(contact.on));
        }
        known.words(Slot::AssessedHow, how(contact.mode));
    }
    let talk = case
        .attended()
        .rev()
        .map(|entry| &entry.contact)
        .find(|contact| contact.liaison.is_some());
    if let Some(contact) = talk
        && let Some(liaison) = &contact.liaison
    {
        known.words(Slot::LiaisonOn, long_day(contact.on));
        known.words(
            Slot::LiaisonWith,
            joined(
                [
                    Some(liaison.spoke_to.clone()),
                    Some(words::within(&liaison.role)),
                ],
                ", ",
            ),
        );
    }
    let asked = case
        .attended()
        .rev()
        .map(|entry| &entry.contact)
        .find(|contact| !contact.adjustments.is_empty());
    if let Some(contact) = asked {
        known.rows(
            Slot::Adjustments,
            contact
                .adjustments
                .iter()
                .map(|change| {
                    vec![
                        change.what.clone(),
                        answer_words(&change.answer).to_owned(),
                        change.owner.clone(),
                        change.by.map(long_day).unwrap_or_default(),
                    ]
                })
                .collect(),
        );
    }
}

fn missed(known: &mut Known, case: &Case) {
    let missed = case
        .contacts_that_count()
        .rev()
        .find(|entry| entry.contact.outcome == Outcome::DidNotAttend);
    let Some(missed) = missed else {
        return;
    };
    known.words(Slot::MissedOn, long_day(missed.contact.on));
    if case.missed_in_a_row() >= 2 {
        known.holds.insert(Fact::MissedTwice);
    }
    let stage = library()
        .missed_policy()
        .stages
        .iter()
        .find(|stage| stage.what == Doing::Discharge);
    if let Some(stage) = stage
        && let Some(by) = missed
            .contact
            .on
            .checked_add_days(chrono::Days::new(stage.after_days))
    {
        known.words(Slot::ReplyBy, long_day(by));
    }
}

fn consents(known: &mut Known, case: &Case) {
    if case.consents_to(ConsentPurpose::GpCopy) {
        known.holds.insert(Fact::GpCopyAgreed);
    }
    if case.consents_to(ConsentPurpose::EmployerCopy)
        || case.consents_to(ConsentPurpose::EmployerTalk)
    {
        known.holds.insert(Fact::EmployerAgreed);
    }
}

fn joined<const N: usize>(parts: [Option<String>; N], between: &str) -> String {
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.trim().is_empty())
        .collect::<Vec<_>>()
        .join(between)
}
