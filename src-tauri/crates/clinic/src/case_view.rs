//! A case as told on the screen: the story, not the forms.

use crate::case_notices::{differences, handed_in, missed, notices, risk_flag, slots};
use crate::caseload::line_view;
use crate::cases::form_of;
use crate::content::library;
use crate::disclosures::{call_lines, call_title, disclosure_lines, disclosure_title};
use crate::drafts::QUESTIONNAIRE;
use crate::fit_notes::fit_notes_view;
use crate::patients::reach;
use crate::problem::Result;
use crate::report_life::ended_words;
use crate::session::Session;
use crate::summary::{concern_told, gp_record, risk_words};
use crate::views::{
    CaseView, ConsentView, HandedInView, HintView, ScoreLine, ScorePoint, TimelineEntry,
};
use crate::words;
use chrono::NaiveDate;
use domain::case::{ConsentDecision, ConsentRecorded};
use domain::case_now::{Case, Closing, ContactEntry, Entry, HandedIn, Recorded, ReportEntry};
use domain::clocks::wrong_clocks;
use domain::contact::Questionnaire;
use domain::decide::item;
use domain::header::Subject;
use domain::held::{Held, HeldThing, held_under};
use domain::hints::hints;
use domain::ids::{CaseId, EventId};
use domain::paper::{Delivery, ReportDelivered};
use domain::report::Advice;
use domain::risk::RiskAsked;
use std::collections::BTreeSet;

impl Session {
    pub(crate) fn case_view(&self, id: CaseId) -> Result<CaseView> {
        let (case, _) = self.case(id)?;
        self.view_of(&case)
    }

    pub(crate) fn view_of(&self, case: &Case) -> Result<CaseView> {
        let patient = self.case_and_patient(case)?;
        let today = self.today();
        let (service, _) = self.service()?;
        let wrong = wrong_clocks(&self.store.events(Subject::Case(case.id))?, self.now());
        let next = case.next_due();
        let others = match case.patient {
            Some(patient) => self.store.cases_of(patient)?,
            None => Vec::new(),
        };
        Ok(CaseView {
            case: case.id.to_string(),
            banner: self.banner(&patient),
            form: form_of(case),
            opened_on: case.opened_on.map(words::iso).unwrap_or_default(),
            open: case.is_open(),
            step: case
                .step()
                .map(|step| step.id().to_owned())
                .unwrap_or_default(),
            step_since: case.steps.last().map(|entry| words::iso(entry.fact.on)),
            off_days: case
                .work
                .get()
                .and_then(|work| work.off_sick_since)
                .and_then(|since| words::days_off(since, today)),
            next_on: next.as_ref().map(|(on, _)| words::iso(*on)),
            next_what: next.map(|(_, what)| what).unwrap_or_default(),
            missed_in_a_row: u32::try_from(case.missed_in_a_row()).unwrap_or(u32::MAX),
            consents: consents(case),
            timeline: timeline(case, &wrong),
            drafts: self.drafts_of_case(case.id)?,
            other_cases: others
                .into_iter()
                .filter(|line| line.case.case != case.id)
                .map(|line| line_view(line, self))
                .collect(),
            scores: scores(case),
            read_only: case.known.read_only,
            differences: differences(case, &patient, &service),
            maybe_same: match case.patient {
                Some(patient) => self.pairs_with(patient)?,
                None => Vec::new(),
            },
            notices: notices(case),
            hints: hints(case, library().hints(), today)
                .into_iter()
                .map(|hint| HintView {
                    words: hint.rule.words.clone(),
                    reason: hint.reason,
                    unconfirmed: hint.rule.mark != "F",
                })
                .collect(),
            missed: missed(case, today),
            risk: risk_flag(case),
            handed_in: self.with_begun(handed_in(case)),
            reach: reach(&patient),
            slots: slots(case),
            fit_notes: fit_notes_view(case, today),
        })
    }

    /// Adds what was copied off each paper so far. What does not read is as if it had not been begun.
    fn with_begun(&self, mut papers: Vec<HandedInView>) -> Vec<HandedInView> {
        for paper in &mut papers {
            paper.begun = self.read_draft(&paper.id, QUESTIONNAIRE).ok();
        }
        papers
    }
}

fn consents(case: &Case) -> Vec<ConsentView> {
    case.consents
        .iter()
        .rev()
        .map(|Entry { fact, recorded }| ConsentView {
            id: fact.consent.to_string(),
            purpose: fact.purpose.id().to_owned(),
            purpose_words: words::purpose(fact.purpose).to_owned(),
            decision: fact.decision.id().to_owned(),
            on: words::iso(fact.on),
            how: fact.how.clone(),
            named: fact.named.clone(),
            channel: fact.channel.clone(),
            scope: fact.scope.clone(),
            may_name_diagnosis: fact.may_name_diagnosis,
            by: recorded.by.name.clone(),
            holds: case
                .consent(fact.purpose)
                .is_some_and(|last| last.consent == fact.consent),
            at: fact
                .at
                .map(|at| at.format("%H:%M").to_string())
                .unwrap_or_default(),
            wording_edition: fact.wording_edition.clone(),
            wording: fact.wording.clone(),
            interpreter: fact
                .interpreter
                .as_ref()
                .map(crate::contact_words::interpreter_words)
                .unwrap_or_default(),
            recorded_at: stamp(recorded),
            already: held_under(case, fact).iter().map(held_words).collect(),
        })
        .collect()
}

/// The newest day first; on one day the last recorded first.
fn timeline(case: &Case, wrong: &BTreeSet<EventId>) -> Vec<TimelineEntry> {
    let mut dated: Vec<(NaiveDate, &Recorded, TimelineEntry)> = Vec::new();
    let mut add = |on: NaiveDate, recorded, kind: &str, title: String, lines, id: String| {
        dated.push((on, recorded, entry(on, recorded, kind, title, lines, id)));
    };
    for told in &case.contacts {
        let kind = if told.struck.is_some() {
            "struck"
        } else {
            "contact"
        };
        let id = told.contact.id.to_string();
        let title = words::contact_title(&told.contact);
        add(
            told.contact.on,
            &told.recorded,
            kind,
            title,
            contact_lines(told),
            id,
        );
    }
    for told in &case.questionnaires {
        let id = told.paper.questionnaire.to_string();
        let kind = if told.struck.is_some() {
            "questionnaire_struck"
        } else {
            "questionnaire"
        };
        let title = format!("{} handed in", told.paper.name);
        let lines = questionnaire_lines(told);
        add(
            told.paper.received_on,
            &told.recorded,
            kind,
            title,
            lines,
            id,
        );
    }
    for Entry { fact, recorded } in &case.risk_cleared {
        let title = "Risk flag taken off".to_owned();
        let lines = vec![fact.reason.clone()];
        add(
            fact.on,
            recorded,
            "risk_cleared",
            title,
            lines,
            String::new(),
        );
    }
    for told in &case.reports {
        let content = &told.report.content;
        let id = told.report.report.to_string();
        let title = format!("Report {}", content.report_number);
        let kind = match case.ended(told) {
            Some(ended) if ended.by.is_some() => "report_replaced",
            Some(_) => "report_withdrawn",
            None => "report",
        };
        add(
            content.issued_on,
            &told.recorded,
            kind,
            title,
            report_lines(case, told),
            id,
        );
    }
    for told in &case.papers {
        let paper = &told.paper;
        add(
            paper.content.issued_on,
            &told.recorded,
            "paper",
            crate::letters::paper_title(told),
            told.given.iter().map(crate::letters::given_words).collect(),
            paper.paper.to_string(),
        );
    }
    for Entry { fact, recorded } in &case.steps {
        let lines = (!fact.reason.is_empty())
            .then(|| fact.reason.clone())
            .into_iter()
            .collect();
        let title = format!("{} begins", words::step(fact.to));
        add(fact.on, recorded, "step", title, lines, String::new());
    }
    for Entry { fact, recorded } in &case.consents {
        let id = fact.consent.to_string();
        add(
            fact.on,
            recorded,
            "consent",
            consent_title(fact),
            consent_lines(case, fact),
            id,
        );
    }
    for Entry { fact, recorded } in &case.disclosures {
        let lines = disclosure_lines(fact);
        let title = disclosure_title(fact);
        add(fact.on, recorded, "disclosure", title, lines, String::new());
    }
    for Entry { fact, recorded } in &case.employer_calls {
        let lines = call_lines(fact);
        let title = call_title(fact);
        add(
            fact.on,
            recorded,
            "employer_called",
            title,
            lines,
            String::new(),
        );
    }
    for Entry { fact, recorded } in &case.closings {
        match fact {
            Closing::Closed(closed) => {
                let title = format!("Closed: {}", closed.outcome_words);
                let lines = (!closed.note.is_empty())
                    .then(|| closed.note.clone())
                    .into_iter()
                    .collect();
                add(closed.on, recorded, "closed", title, lines, String::new());
            }
            Closing::Reopened(reopened) => {
                let lines = vec![reopened.reason.clone()];
                add(
                    reopened.on,
                    recorded,
                    "reopened",
                    "Opened again".to_owned(),
                    lines,
                    String::new(),
                );
            }
        }
    }
    dated.sort_by(|(on, recorded, _), (other_on, other, _)| {
        (other_on, other.at).cmp(&(on, recorded.at))
    });
    let mut entries: Vec<TimelineEntry> = dated
        .into_iter()
        .map(|(_, recorded, entry)| TimelineEntry {
            clock_wrong: wrong.contains(&recorded.event),
            ..entry
        })
        .collect();
    for told in &case.contacts {
        let id = told.contact.id.to_string();
        if let Some(entry) = entries.iter_mut().find(|entry| entry.id == id) {
            entry.gp_record = gp_record(told);
        }
    }
    entries
}

fn entry(
    on: NaiveDate,
    recorded: &Recorded,
    kind: &str,
    title: String,
    lines: Vec<String>,
    id: String,
) -> TimelineEntry {
    TimelineEntry {
        kind: kind.to_owned(),
        on: words::iso(on),
        title,
        lines,
        id,
        by: recorded.by.name.clone(),
        recorded_at: recorded.at.format("%Y-%m-%d %H:%M").to_string(),
        clock_wrong: false,
        gp_record: None,
    }
}

/// "3 Sep 2026, 14:02".
pub(crate) fn stamp(recorded: &Recorded) -> String {
    recorded.at.format("%-d %b %Y, %H:%M").to_string()
}

/// What one wants to recall of a contact: the difficulty, what was agreed, what comes next. A struck one says only that.
pub(crate) fn contact_lines(told: &ContactEntry) -> Vec<String> {
    if let Some(struck) = &told.struck {
        return vec![format!("Why: {}", struck.fact)];
    }
    let contact = &told.contact;
    let mut lines = Vec::new();
    let said = |item: &str| {
        contact
            .answer(item)
            .map(|answer| answer.text.clone())
            .filter(|text| !text.is_empty())
    };
    lines.extend(said("difficulty"));
    lines.extend(said("advice").map(|advice| format!("Advice: {advice}")));
    lines.extend(contact.plan.iter().map(|plan| {
        if plan.when.is_empty() {
            format!("Agreed: {}", plan.what)
        } else {
            format!("Agreed: {}, {}", plan.what, plan.when)
        }
    }));
    lines.extend(contact.adjustments.iter().map(|change| {
        format!(
            "Asked for: {} ({})",
            change.what,
            answer_words(&change.answer)
        )
    }));
    lines.extend(contact.questionnaires.iter().filter_map(|questionnaire| {
        let total = questionnaire.total?;
        let name = library()
            .instrument(&questionnaire.instrument)
            .map_or(questionnaire.instrument.as_str(), |instrument| {
                &instrument.name
            });
        Some(format!("{name} {total} ({})", questionnaire.band))
    }));
    lines.extend(contact.risk.iter().map(asked_about));
    lines.extend(
        contact
            .concerns
            .iter()
            .map(|concern| format!("Concern, {}", words::within(&concern_told(concern)))),
    );
    if let Some(next) = contact.answer(item::NEXT) {
        let mut line = format!("Next: {}", next.text);
        if let Some(on) = next.on {
            line.push_str(&format!(", {}", words::day(on)));
        }
        lines.push(line);
    }
    lines.extend(
        told.addenda
            .iter()
            .map(|addendum| format!("Added: {}", addendum.fact)),
    );
    lines
}

fn asked_about(asked: &RiskAsked) -> String {
    format!("Risk asked about: {}", risk_words(asked))
}

fn questionnaire_lines(told: &HandedIn) -> Vec<String> {
    if let Some(struck) = &told.struck {
        return vec![format!("Entered in error: {}", struck.fact)];
    }
    let Some(read) = &told.read else {
        return vec!["Nobody has read it yet.".to_owned()];
    };
    let result = &read.fact.result;
    let mut lines = Vec::new();
    lines.extend(
        result
            .total
            .map(|total| format!("{} {total} ({})", told.paper.name, result.band)),
    );
    lines.extend(read.fact.risk.iter().map(asked_about));
    lines.push(format!(
        "Read by {}, {}",
        read.recorded.by.name,
        stamp(&read.recorded)
    ));
    if !read.fact.note.is_empty() {
        lines.push(read.fact.note.clone());
    }
    lines
}

pub(crate) fn answer_words(answer: &str) -> &str {
    match answer {
        "accepted" => "accepted",
        "partly" => "partly",
        "declined" => "declined",
        "waiting" => "waiting for an answer",
        _ => "not answered yet",
    }
}

pub(crate) fn report_lines(case: &Case, told: &ReportEntry) -> Vec<String> {
    let content = &told.report.content;
    let mut lines = Vec::new();
    let ended = ended_words(case, told);
    if !ended.is_empty() {
        lines.push(ended);
        let to_tell = case.people_to_tell(told.report.report).len();
        if to_tell > 0 {
            lines.push(format!("Still to be told, of those with a copy: {to_tell}"));
        }
    }
    let old = told.report.supersedes.and_then(|old| case.report(old));
    lines.extend(old.map(|old| format!("Replaces {}", old.report.content.report_number)));
    lines.push(format!(
        "{}, {} to {}",
        advice_words(content.advice),
        words::day(content.period.from),
        words::day(content.period.to)
    ));
    lines.extend(told.given.iter().map(given_words));
    lines.extend(told.delivered.iter().map(delivered_words));
    lines
}

pub(crate) fn advice_words(advice: Advice) -> &'static str {
    match advice {
        Advice::NotFit => "Not fit for work",
        Advice::MayBeFit => "May be fit for work with changes",
    }
}

/// A way in which a copy left the record.
pub(crate) fn copy_way(how: &str) -> &str {
    match how {
        "saved" => "Saved to a file",
        "opened" => "Opened to print",
        "printed" => "Printed",
        "reprinted" => "Printed again, the sheets before did not come out",
        other => other,
    }
}

/// "Printed on 7 Sep 2026, for the employer".
pub(crate) fn given_words(given: &Entry<domain::paper::ReportGiven>) -> String {
    let how = copy_way(&given.fact.how);
    let whom = match given.fact.copy_for.as_str() {
        "patient" => ", for the patient",
        "gp" => ", for the GP",
        "employer" => ", for the employer",
        _ => "",
    };
    format!(
        "{how} on {}{whom}",
        words::day(given.recorded.at.date_naive())
    )
}

/// "Posted on 8 Sep 2026, to the patient: 1 High Street".
pub(crate) fn delivered_words(delivered: &Entry<ReportDelivered>) -> String {
    let fact = &delivered.fact;
    let whom = match fact.copy_for.as_str() {
        "gp" => "the GP",
        "employer" => "the employer",
        _ => "the patient",
    };
    let mut line = format!(
        "{} on {}, to {whom}",
        words::delivery(fact.how),
        words::day(fact.on)
    );
    for part in [&fact.to, &fact.note] {
        if !part.is_empty() {
            line.push_str(&format!(": {part}"));
        }
    }
    line
}

/// The contact a report rests on was entered in error, or has not reached this laptop.
pub(crate) fn basis_struck(case: &Case, told: &ReportEntry) -> bool {
    case.contact(told.report.basis)
        .is_none_or(|basis| basis.struck.is_some())
}

fn consent_title(consent: &ConsentRecorded) -> String {
    format!(
        "Consent {}: {}",
        words::decision(consent.decision),
        words::within(words::purpose(consent.purpose))
    )
}

fn consent_lines(case: &Case, consent: &ConsentRecorded) -> Vec<String> {
    let mut lines = Vec::new();
    if !consent.named.is_empty() {
        lines.push(format!("To: {}", consent.named));
    }
    if !consent.scope.is_empty() {
        lines.push(format!("Scope: {}", consent.scope));
    }
    lines.extend(consent.interpreter.as_ref().map(|interpreter| {
        format!(
            "Interpreter: {}",
            crate::contact_words::interpreter_words(interpreter)
        )
    }));
    if consent.decision == ConsentDecision::Withdrawn {
        // What was agreed before it, under whichever consent to the same.
        let before = case
            .consents
            .iter()
            .filter(|entry| entry.fact.purpose == consent.purpose);
        lines.extend(
            before
                .flat_map(|entry| held_under(case, &entry.fact))
                .map(|held| format!("Already with them: {}", held_words(&held))),
        );
    }
    lines
}

/// "Report 7Q4M-2C9X-KD-R, printed on 7 Sep 2026, to J. Hill".
fn held_words(held: &Held) -> String {
    let mut text = match &held.what {
        HeldThing::Report { number, .. } => format!("Report {number}"),
        HeldThing::Paper { title, .. } => title.clone(),
        HeldThing::Talk { .. } => "Talk".to_owned(),
    };
    if !held.how.is_empty() {
        let how = match Delivery::parse(&held.how) {
            Some(how) => words::delivery(how),
            None => copy_way(&held.how),
        };
        text.push_str(&format!(", {}", words::within(how)));
    }
    text.push_str(&format!(" on {}", words::day(held.on)));
    if !held.to.is_empty() {
        text.push_str(&format!(", to {}", held.to));
    }
    text
}

/// Totals over time, one line for each questionnaire answered whole at least once.
fn scores(case: &Case) -> Vec<ScoreLine> {
    library()
        .instruments
        .iter()
        .filter_map(|instrument| {
            let mut answered: Vec<&Questionnaire> = case.questionnaires_that_count().collect();
            answered.sort_by_key(|questionnaire| questionnaire.completed_on);
            let points: Vec<ScorePoint> = answered
                .into_iter()
                .filter(|questionnaire| questionnaire.instrument == instrument.id)
                .filter_map(|questionnaire| {
                    Some(ScorePoint {
                        on: words::iso(questionnaire.completed_on),
                        total: questionnaire.total?,
                        band: questionnaire.band.clone(),
                    })
                })
                .collect();
            (!points.is_empty()).then(|| ScoreLine {
                instrument: instrument.id.clone(),
                name: instrument.name.clone(),
                points,
                higher_is_better: instrument.higher_is_better,
            })
        })
        .collect()
}
