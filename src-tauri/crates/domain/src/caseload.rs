//! A case as a line of the caseload, and the projection of any subject.

use crate::case::{ConsentDecision, ConsentPurpose};
use crate::case_now::{Case, ReportEntry};
use crate::cuts::cuts;
use crate::decide::item;
use crate::differences::Difference;
use crate::header::{StoredEvent, Subject};
use crate::patient_now::Patient;
use crate::projection::{CaseRow, Projection, ToDo, ToDoKind};
use chrono::NaiveDate;

/// What a line says is due when a report runs out: the worklist has a place of its own for it.
pub const REPORT_ENDS: &str = "Report ends";

/// Computes the row of a subject: see [`crate::projection::Project`].
pub fn project(subject: Subject, events: &[StoredEvent]) -> Option<Projection> {
    match subject {
        Subject::Service(_) => Some(Projection::Service { cuts: cuts(events) }),
        Subject::Patient(_) => Patient::from_events(events).row().map(Projection::Patient),
        Subject::Case(id) => {
            let case = Case::from_events(id, events);
            let row = case.row()?;
            Some(Projection::Case {
                row,
                to_do: case.to_do(),
            })
        }
    }
}

impl Case {
    /// The line of the caseload; `None` until the opening has arrived.
    pub fn row(&self) -> Option<CaseRow> {
        let work = self.work.get();
        let next = self.next_due();
        Some(CaseRow {
            case: self.id,
            patient: self.patient?,
            site: *self.site.get()?,
            clinician: *self.clinician.get()?,
            open: self.is_open(),
            step: self.step().map_or("triage", |step| step.id()).to_owned(),
            work: work.map_or("", |work| work.status.id()).to_owned(),
            off_sick_since: work.and_then(|work| work.off_sick_since),
            employer: self
                .job
                .get()
                .map(|job| job.employer.clone())
                .unwrap_or_default(),
            next_on: next.as_ref().map(|(on, _)| *on),
            next_what: next.map(|(_, what)| what).unwrap_or_default(),
            last_contact_on: self
                .contacts_that_count()
                .next_back()
                .map(|entry| entry.contact.on),
            report_to: self.report_to(),
            differs: self.differs(),
            risk: self.risk_flag().is_some(),
        })
    }

    /// The last day of the report in force. One that had run out when they were last met was seen to then.
    fn report_to(&self) -> Option<NaiveDate> {
        let last_met = self.attended().next_back().map(|entry| entry.contact.on);
        self.reports
            .iter()
            .filter(|entry| self.is_in_force(entry))
            .map(|entry| entry.report.content.period.to)
            .filter(|to| last_met.is_none_or(|met| *to >= met))
            .max()
    }

    /// What somebody has to see to. What is owed to a person or to the GP record stays owed when the case is closed.
    pub fn to_do(&self) -> Vec<ToDo> {
        let mut to_do: Vec<ToDo> = Vec::new();
        let mut add = |kind, since, about| to_do.push(ToDo { kind, since, about });
        for handed_in in self.questionnaires.iter().filter(|one| one.is_unread()) {
            let paper = &handed_in.paper;
            add(
                ToDoKind::RiskToRead,
                paper.received_on,
                paper.questionnaire.0,
            );
        }
        for entry in self.attended().filter(|entry| entry.filed.is_empty()) {
            add(ToDoKind::GpRecord, entry.contact.on, entry.contact.id.0);
        }
        for entry in self.reports.iter().filter(|entry| {
            self.is_in_force(entry)
                && !entry
                    .delivered
                    .iter()
                    .any(|given| given.fact.copy_for == "patient")
        }) {
            let issued_on = entry.recorded.at.date_naive();
            add(ToDoKind::Delivery, issued_on, entry.report.report.0);
        }
        for entry in &self.reports {
            let report = entry.report.report;
            if let Some(ended) = self.ended(entry)
                && !self.people_to_tell(report).is_empty()
            {
                add(ToDoKind::TellHolder, ended.on, report.0);
            }
        }
        let differences = self.differences();
        let last_said = differences
            .iter()
            .flat_map(Difference::said)
            .map(|said| said.at);
        if let Some(since) = last_said.max() {
            add(ToDoKind::Differs, since.date_naive(), self.id.0);
        }
        for overlap in self.overlaps() {
            add(ToDoKind::Overlap, overlap.on, overlap.about[0]);
        }
        if self.is_open() {
            for consent in ConsentPurpose::ALL
                .into_iter()
                .filter_map(|purpose| self.consent(purpose))
                .filter(|consent| consent.decision == ConsentDecision::Awaited)
            {
                add(ToDoKind::ConsentAwaited, consent.on, consent.consent.0);
            }
            if let Some(missed) = self.contacts_that_count().next_back()
                && self.missed_in_a_row() > 0
            {
                add(ToDoKind::Missed, missed.contact.on, missed.contact.id.0);
            }
        }
        to_do
    }

    /// A report holds, and rests on a contact that counts.
    fn is_in_force(&self, entry: &ReportEntry) -> bool {
        self.report_holds(entry)
            && self
                .contact(entry.report.basis)
                .is_some_and(|basis| basis.struck.is_none())
    }

    /// The first thing still due: what was agreed to come next, a report's review, its end, or a first contact.
    pub fn next_due(&self) -> Option<(NaiveDate, String)> {
        if !self.is_open() {
            return None;
        }
        let last_met = self.attended().next_back().map(|entry| entry.contact.on);
        let mut due: Vec<(NaiveDate, String)> = Vec::new();
        // An attempt that reached nobody agrees on nothing: what was agreed before it is still due.
        let agreed = self.contacts_that_count().rev().find_map(|entry| {
            let next = entry.contact.answer(item::NEXT)?;
            Some((next.on?, next.text.clone()))
        });
        due.extend(agreed);
        for entry in self.reports.iter().filter(|entry| self.is_in_force(entry)) {
            let content = &entry.report.content;
            due.extend(content.review.on.map(|on| (on, "Review".to_owned())));
            due.push((content.period.to, REPORT_ENDS.to_owned()));
        }
        due.retain(|(on, _)| last_met.is_none_or(|met| *on > met));
        if last_met.is_none() && due.is_empty() {
            due.extend(
                self.referral
                    .get()
                    .map(|referral| (referral.on, "First contact".to_owned())),
            );
        }
        // On one day a meeting goes before the end of a report: the worklist shows the two in different places.
        due.into_iter()
            .min_by_key(|(on, what)| (*on, what == REPORT_ENDS))
    }
}
