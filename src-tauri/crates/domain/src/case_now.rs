//! A case as known now: the fold of its events, and the questions asked of it.

use crate::case::{
    CaseClosed, CaseField, CaseReopened, ConsentDecision, ConsentPurpose, ConsentRecorded,
    Eligibility, FitNote, Job, OverlapAccepted, Problem, Referral, Step, StepChanged,
    WorkSituation,
};
use crate::contact::{Contact, Outcome, Questionnaire, SummaryFiled};
use crate::differences::{ConsentSaid, StepMoved};
use crate::disclosure::{DisclosureRecorded, EmployerCalled};
use crate::event::{Decoded, Event, decode};
use crate::fold::{Known, Told, fold};
use crate::header::{Author, StoredEvent};
use crate::ids::{
    CaseId, ContactId, EventId, LaptopId, PaperId, PatientId, QuestionnaireId, ReportId, SiteId,
    UserId,
};
use crate::overlaps::Apart;
use crate::paper::{
    HolderTold, PaperGiven, PaperIssued, ReportDelivered, ReportGiven, ReportIssued,
    ReportWithdrawn,
};
use crate::questionnaire::{QuestionnaireHandedIn, QuestionnaireRead};
use crate::risk::RiskCleared;
use crate::risk_flag::RiskMark;
use crate::versions::Versions;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// Who recorded a fact, and when they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub by: Author,
    pub at: DateTime<FixedOffset>,
    /// Where its author was.
    pub site: SiteId,
    pub laptop: LaptopId,
    pub event: EventId,
}

/// A fact with its recording.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<T> {
    pub fact: T,
    pub recorded: Recorded,
}

/// A signed contact with what was said of it since.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactEntry {
    pub contact: Contact,
    pub recorded: Recorded,
    pub addenda: Vec<Entry<String>>,
    /// Its summary was put in the GP system, each time somebody says so.
    pub filed: Vec<Entry<SummaryFiled>>,
    /// The reason, when it was entered in error.
    pub struck: Option<Entry<String>>,
}

/// A questionnaire handed in between contacts, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct HandedIn {
    pub paper: QuestionnaireHandedIn,
    pub recorded: Recorded,
    pub read: Option<Entry<QuestionnaireRead>>,
    /// The reason, when it was entered in error.
    pub struck: Option<Entry<String>>,
}

impl HandedIn {
    /// Nobody has looked at it yet.
    pub fn is_unread(&self) -> bool {
        self.read.is_none() && self.struck.is_none()
    }
}

/// A report issued, and the copies that left.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportEntry {
    pub report: ReportIssued,
    pub recorded: Recorded,
    pub given: Vec<Entry<ReportGiven>>,
    pub delivered: Vec<Entry<ReportDelivered>>,
    /// The reason, when it was withdrawn.
    pub withdrawn: Option<Entry<ReportWithdrawn>>,
    /// Holders of a copy who were told that it no longer holds.
    pub told: Vec<Entry<HolderTold>>,
}

/// A letter, plan or summary issued, and the copies that left.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperEntry {
    pub paper: PaperIssued,
    pub recorded: Recorded,
    pub given: Vec<Entry<PaperGiven>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub id: CaseId,
    /// `None` until the opening has arrived.
    pub patient: Option<PatientId>,
    pub opened_on: Option<NaiveDate>,
    pub site: Versions<SiteId>,
    pub clinician: Versions<UserId>,
    pub referral: Versions<Referral>,
    pub problem: Versions<Problem>,
    pub eligibility: Versions<Eligibility>,
    pub work: Versions<WorkSituation>,
    pub job: Versions<Job>,
    pub fit_notes: Versions<Vec<FitNote>>,
    pub goal: Versions<String>,
    pub consents: Vec<Entry<ConsentRecorded>>,
    /// For each purpose what was said last; more than one answer where people recorded it apart.
    pub(crate) consents_now: BTreeMap<ConsentPurpose, Versions<ConsentSaid>>,
    /// The steps that were moved to last; more than one where people moved it apart.
    pub(crate) step_now: Versions<StepMoved>,
    pub steps: Vec<Entry<StepChanged>>,
    pub contacts: Vec<ContactEntry>,
    pub reports: Vec<ReportEntry>,
    pub papers: Vec<PaperEntry>,
    /// What was told without consent.
    pub disclosures: Vec<Entry<DisclosureRecorded>>,
    pub employer_calls: Vec<Entry<EmployerCalled>>,
    pub questionnaires: Vec<HandedIn>,
    pub risk_cleared: Vec<Entry<RiskCleared>>,
    pub(crate) risk_marks: Vec<RiskMark>,
    /// Closings and reopenings, each in its order; the last one holds.
    pub closings: Vec<Entry<Closing>>,
    pub(crate) contacts_apart: Apart<ContactId>,
    pub(crate) reports_apart: Apart<ReportId>,
    /// Contacts or reports that somebody looked at together and left standing.
    pub(crate) overlaps_accepted: Vec<OverlapAccepted>,
    pub known: Known,
    /// What was said of a contact or report before the contact or report itself arrived.
    early: Vec<(Recorded, Event)>,
}

/// Contacts that were entered in error, wherever in the order that was said. Only those few events are read here.
fn contacts_in_error(events: &[StoredEvent]) -> BTreeSet<ContactId> {
    let struck = events
        .iter()
        .filter(|event| event.header.kind == "contact-entered-in-error");
    struck
        .filter_map(|event| {
            let payload = event.payload.as_ref()?;
            match decode(&event.header.kind, event.header.version, payload) {
                Decoded::Known(known) => {
                    if let Event::ContactEnteredInError(struck) = *known {
                        Some(struck.contact)
                    } else {
                        None
                    }
                }
                Decoded::Unknown { .. } => None,
            }
        })
        .collect()
}

/// Whether an event only passes on what one of these contacts said of the case: its step, work, goal.
fn is_said_in(event: &Event, contacts: &BTreeSet<ContactId>) -> bool {
    let said_in = if let Event::StepChanged(changed) = event {
        changed.contact
    } else if let Event::CaseChanged(changed) = event {
        changed.contact
    } else {
        None
    };
    said_in.is_some_and(|contact| contacts.contains(&contact))
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closing {
    Closed(CaseClosed),
    Reopened(CaseReopened),
}

/// A contact that a report may rest on: signed, attended, not struck. Only [`Case::signed_contact`] makes one.
#[derive(Clone, Copy, Debug)]
pub struct SignedContact<'a>(&'a ContactEntry);

impl<'a> SignedContact<'a> {
    pub fn contact(self) -> &'a Contact {
        &self.0.contact
    }
}

/// Why a report cannot rest on a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotABasis {
    #[error("that contact has not been signed in this case")]
    Unknown,
    #[error("that contact was entered in error")]
    Struck,
    #[error("nobody was assessed in that contact")]
    NotAttended,
}

impl Case {
    /// Folds a case's events.
    pub fn from_events(id: CaseId, events: &[StoredEvent]) -> Self {
        let mut case = Self {
            id,
            patient: None,
            opened_on: None,
            site: Versions::default(),
            clinician: Versions::default(),
            referral: Versions::default(),
            problem: Versions::default(),
            eligibility: Versions::default(),
            work: Versions::default(),
            job: Versions::default(),
            fit_notes: Versions::default(),
            goal: Versions::default(),
            consents: Vec::new(),
            consents_now: BTreeMap::new(),
            step_now: Versions::default(),
            steps: Vec::new(),
            contacts: Vec::new(),
            reports: Vec::new(),
            papers: Vec::new(),
            disclosures: Vec::new(),
            employer_calls: Vec::new(),
            questionnaires: Vec::new(),
            risk_cleared: Vec::new(),
            risk_marks: Vec::new(),
            closings: Vec::new(),
            contacts_apart: Apart::default(),
            reports_apart: Apart::default(),
            overlaps_accepted: Vec::new(),
            known: Known::default(),
            early: Vec::new(),
        };
        let in_error = contacts_in_error(events);
        let known = fold(events, |told, event| {
            if !is_said_in(&event, &in_error) {
                case.tell(told, event);
            }
        });
        case.known = known;
        for (recorded, event) in std::mem::take(&mut case.early) {
            case.annotate(recorded, event);
        }
        case.contacts
            .sort_by_key(|entry| (entry.contact.on, entry.contact.start));
        case
    }

    fn tell(&mut self, told: &Told<'_, '_>, event: Event) {
        let recorded = Recorded {
            by: told.header.author.clone(),
            at: told.header.recorded_at,
            site: told.header.site,
            laptop: told.header.laptop,
            event: told.header.id,
        };
        match event {
            Event::CaseOpened(opened) => {
                self.patient = Some(opened.patient);
                self.opened_on = Some(opened.on);
                self.set(told, opened.set);
            }
            Event::CaseChanged(changed) => self.set(told, changed.set),
            Event::ConsentRecorded(fact) => {
                let now = self.consents_now.entry(fact.purpose).or_default();
                told.set(now, ConsentSaid(fact.clone()));
                self.consents.push(Entry { fact, recorded });
            }
            Event::StepChanged(fact) => {
                told.set(&mut self.step_now, StepMoved(fact.clone()));
                self.steps.push(Entry { fact, recorded });
            }
            Event::ContactSigned(signed) => {
                // A draft's id is its contact's: signed on two laptops it is still one contact, the first one holds.
                if self.contact(signed.contact.id).is_none() {
                    self.risk_marks.push(RiskMark::Contact(signed.contact.id));
                    self.contacts_apart.add(told, signed.contact.id);
                    self.contacts.push(ContactEntry {
                        contact: signed.contact,
                        recorded,
                        addenda: Vec::new(),
                        filed: Vec::new(),
                        struck: None,
                    });
                }
            }
            Event::ReportIssued(report) => {
                if self.report(report.report).is_none() {
                    self.reports_apart.add(told, report.report);
                    self.reports.push(ReportEntry {
                        report,
                        recorded,
                        given: Vec::new(),
                        delivered: Vec::new(),
                        withdrawn: None,
                        told: Vec::new(),
                    });
                }
            }
            Event::PaperIssued(paper) => {
                if self.paper(paper.paper).is_none() {
                    self.papers.push(PaperEntry {
                        paper,
                        recorded,
                        given: Vec::new(),
                    });
                }
            }
            Event::DisclosureRecorded(fact) => self.disclosures.push(Entry { fact, recorded }),
            Event::EmployerCalled(fact) => self.employer_calls.push(Entry { fact, recorded }),
            Event::CaseClosed(fact) => self.closings.push(Entry {
                fact: Closing::Closed(fact),
                recorded,
            }),
            Event::CaseReopened(fact) => self.closings.push(Entry {
                fact: Closing::Reopened(fact),
                recorded,
            }),
            Event::QuestionnaireHandedIn(paper) => {
                if self.handed_in(paper.questionnaire).is_none() {
                    self.questionnaires.push(HandedIn {
                        paper,
                        recorded,
                        read: None,
                        struck: None,
                    });
                }
            }
            Event::RiskCleared(fact) => {
                self.risk_marks.push(RiskMark::Cleared);
                self.risk_cleared.push(Entry { fact, recorded });
            }
            Event::QuestionnaireRead(read) => {
                self.risk_marks
                    .push(RiskMark::Questionnaire(read.questionnaire));
                self.early.push((recorded, Event::QuestionnaireRead(read)));
            }
            event @ (Event::ContactAddendum(_)
            | Event::ContactEnteredInError(_)
            | Event::SummaryFiled(_)
            | Event::QuestionnaireEnteredInError(_)
            | Event::ReportDelivered(_)
            | Event::ReportWithdrawn(_)
            | Event::HolderTold(_)
            | Event::PaperGiven(_)
            | Event::ReportGiven(_)) => self.early.push((recorded, event)),
            Event::OverlapAccepted(accepted) => self.overlaps_accepted.push(accepted),
            // Facts about other subjects never stand under a case; if they do they say nothing about it.
            Event::ServiceFounded(_)
            | Event::SiteAdded(_)
            | Event::LaptopEnrolled(_)
            | Event::LaptopRevoked(_)
            | Event::LateEntriesAccepted(_)
            | Event::EpochStarted(_)
            | Event::ServiceChanged(_)
            | Event::UserAdded(_)
            | Event::UserChanged(_)
            | Event::PatientRegistered(_)
            | Event::PatientChanged(_)
            | Event::PatientMerged(_)
            | Event::PatientUnmerged(_)
            | Event::PatientsToldApart(_) => {}
        }
    }

    fn set(&mut self, told: &Told<'_, '_>, fields: Vec<CaseField>) {
        for field in fields {
            match field {
                CaseField::Site(value) => told.set(&mut self.site, value),
                CaseField::Clinician(value) => told.set(&mut self.clinician, value),
                CaseField::Referral(value) => told.set(&mut self.referral, value),
                CaseField::Problem(value) => told.set(&mut self.problem, value),
                CaseField::Eligibility(value) => told.set(&mut self.eligibility, value),
                CaseField::Work(value) => told.set(&mut self.work, value),
                CaseField::Job(value) => told.set(&mut self.job, value),
                CaseField::FitNotes(value) => told.set(&mut self.fit_notes, value),
                CaseField::Goal(value) => told.set(&mut self.goal, value),
            }
        }
    }

    /// Facts about a contact, questionnaire or report of this case, put to it once everything has been told.
    fn annotate(&mut self, recorded: Recorded, event: Event) {
        if let Event::ContactAddendum(addendum) = event {
            if let Some(entry) = self.contact_mut(addendum.contact) {
                let fact = addendum.text;
                entry.addenda.push(Entry { fact, recorded });
            }
        } else if let Event::ContactEnteredInError(struck) = event {
            if let Some(entry) = self.contact_mut(struck.contact) {
                let fact = struck.reason;
                entry.struck.get_or_insert(Entry { fact, recorded });
            }
        } else if let Event::SummaryFiled(fact) = event {
            if let Some(entry) = self.contact_mut(fact.contact) {
                entry.filed.push(Entry { fact, recorded });
            }
        } else if let Event::QuestionnaireRead(fact) = event {
            if let Some(paper) = self.handed_in_mut(fact.questionnaire) {
                paper.read.get_or_insert(Entry { fact, recorded });
            }
        } else if let Event::QuestionnaireEnteredInError(struck) = event {
            if let Some(paper) = self.handed_in_mut(struck.questionnaire) {
                let fact = struck.reason;
                paper.struck.get_or_insert(Entry { fact, recorded });
            }
        } else if let Event::ReportDelivered(fact) = event {
            if let Some(entry) = self.report_mut(fact.report) {
                entry.delivered.push(Entry { fact, recorded });
            }
        } else if let Event::ReportGiven(fact) = event {
            if let Some(entry) = self.report_mut(fact.report) {
                entry.given.push(Entry { fact, recorded });
            }
        } else if let Event::ReportWithdrawn(fact) = event {
            if let Some(entry) = self.report_mut(fact.report) {
                entry.withdrawn.get_or_insert(Entry { fact, recorded });
            }
        } else if let Event::HolderTold(fact) = event {
            if let Some(entry) = self.report_mut(fact.report) {
                entry.told.push(Entry { fact, recorded });
            }
        } else if let Event::PaperGiven(fact) = event
            && let Some(entry) = self
                .papers
                .iter_mut()
                .find(|entry| entry.paper.paper == fact.paper)
        {
            entry.given.push(Entry { fact, recorded });
        }
    }

    fn report_mut(&mut self, id: ReportId) -> Option<&mut ReportEntry> {
        self.reports
            .iter_mut()
            .find(|entry| entry.report.report == id)
    }

    fn handed_in_mut(&mut self, id: QuestionnaireId) -> Option<&mut HandedIn> {
        self.questionnaires
            .iter_mut()
            .find(|handed_in| handed_in.paper.questionnaire == id)
    }

    pub fn handed_in(&self, id: QuestionnaireId) -> Option<&HandedIn> {
        self.questionnaires
            .iter()
            .find(|handed_in| handed_in.paper.questionnaire == id)
    }

    fn contact_mut(&mut self, id: ContactId) -> Option<&mut ContactEntry> {
        self.contacts
            .iter_mut()
            .find(|entry| entry.contact.id == id)
    }

    pub fn contact(&self, id: ContactId) -> Option<&ContactEntry> {
        self.contacts.iter().find(|entry| entry.contact.id == id)
    }

    pub fn report(&self, id: ReportId) -> Option<&ReportEntry> {
        self.reports.iter().find(|entry| entry.report.report == id)
    }

    pub fn paper(&self, id: PaperId) -> Option<&PaperEntry> {
        self.papers.iter().find(|entry| entry.paper.paper == id)
    }

    /// The report that took the place of this one: the first that says so.
    pub fn superseded_by(&self, id: ReportId) -> Option<&ReportEntry> {
        self.reports
            .iter()
            .find(|entry| entry.report.supersedes == Some(id))
    }

    /// Whether a report holds: neither superseded nor withdrawn.
    pub fn report_holds(&self, entry: &ReportEntry) -> bool {
        entry.withdrawn.is_none() && self.superseded_by(entry.report.report).is_none()
    }

    /// Contacts that count: not entered in error. In the order they took place.
    pub fn contacts_that_count(&self) -> impl DoubleEndedIterator<Item = &ContactEntry> {
        self.contacts.iter().filter(|entry| entry.struck.is_none())
    }

    /// Contacts at which the person was there.
    pub fn attended(&self) -> impl DoubleEndedIterator<Item = &ContactEntry> {
        self.contacts_that_count()
            .filter(|entry| entry.contact.outcome == Outcome::Attended)
    }

    /// Questionnaires answered in contacts that count, and those handed in and read.
    pub fn questionnaires_that_count(&self) -> impl Iterator<Item = &Questionnaire> {
        let in_contacts = self
            .contacts_that_count()
            .flat_map(|entry| &entry.contact.questionnaires);
        let handed_in = self
            .questionnaires
            .iter()
            .filter(|handed_in| handed_in.struck.is_none())
            .filter_map(|handed_in| handed_in.read.as_ref())
            .map(|read| &read.fact.result);
        in_contacts.chain(handed_in)
    }

    /// The contact as something a report may rest on.
    pub fn signed_contact(&self, id: ContactId) -> Result<SignedContact<'_>, NotABasis> {
        let entry = self.contact(id).ok_or(NotABasis::Unknown)?;
        if entry.struck.is_some() {
            return Err(NotABasis::Struck);
        }
        if entry.contact.outcome != Outcome::Attended {
            return Err(NotABasis::NotAttended);
        }
        Ok(SignedContact(entry))
    }

    /// Reports that rest on a contact.
    pub fn reports_on(&self, contact: ContactId) -> impl Iterator<Item = &ReportEntry> {
        self.reports
            .iter()
            .filter(move |entry| entry.report.basis == contact)
    }

    /// The step of care the case is in; `None` before the first.
    pub fn step(&self) -> Option<Step> {
        self.steps.last().map(|entry| entry.fact.to)
    }

    pub fn is_open(&self) -> bool {
        !matches!(
            self.closings.last(),
            Some(Entry {
                fact: Closing::Closed(_),
                ..
            })
        )
    }

    /// The consent that holds for a purpose: the last recorded, whatever it says. Where people recorded different answers
    /// apart, one that does not give it holds until somebody settles it: a clock must not turn a no into a yes.
    pub fn consent(&self, purpose: ConsentPurpose) -> Option<&ConsentRecorded> {
        let said = self.consents_now.get(&purpose)?.all();
        said.iter()
            .rev()
            .find(|version| version.value.0.decision != ConsentDecision::Given)
            .or(said.last())
            .map(|version| &version.value.0)
    }

    /// Whether that purpose is agreed to now.
    pub fn consents_to(&self, purpose: ConsentPurpose) -> bool {
        self.consent(purpose)
            .is_some_and(|consent| consent.decision == ConsentDecision::Given)
    }

    /// Missed meetings in a row up to now. Attempts by telephone that reached nobody do not count as missed.
    pub fn missed_in_a_row(&self) -> usize {
        self.contacts_that_count()
            .rev()
            .take_while(|entry| entry.contact.outcome != Outcome::Attended)
            .filter(|entry| entry.contact.outcome == Outcome::DidNotAttend)
            .count()
    }
}
