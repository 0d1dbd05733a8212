//! A patient as known now.

use crate::differences::Said;
use crate::event::Event;
use crate::fold::{Known, Told, fold};
use crate::header::StoredEvent;
use crate::ids::PatientId;
use crate::patient::{Name, NhsNumberKnown, PatientField, Telephone};
use crate::projection::PatientRow;
use crate::text::folded;
use crate::told_apart::ToldApart;
use crate::versions::Versions;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// That somebody found this person to be another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    pub into: PatientId,
    /// In words; may be empty.
    pub reason: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Patient {
    /// `None` until the registration has arrived.
    pub id: Option<PatientId>,
    /// Who registered them, where and when.
    pub registered: Option<Said>,
    pub legal_name: Versions<Name>,
    pub preferred_name: Versions<String>,
    pub date_of_birth: Versions<NaiveDate>,
    pub nhs_number: Versions<NhsNumberKnown>,
    pub telephone: Versions<Telephone>,
    pub address: Versions<String>,
    pub emergency_contact: Versions<String>,
    pub gp_practice: Versions<String>,
    pub language: Versions<String>,
    pub interpreter: Versions<String>,
    pub communication_needs: Versions<Vec<String>>,
    pub sex: Versions<String>,
    pub gender: Versions<String>,
    pub ethnicity: Versions<String>,
    /// Who this person was found to be; more than one where people merged apart. Empty: themselves.
    pub merged_into: Versions<Merge>,
    /// People somebody looked at and found to be others, in fold order.
    pub told_apart: Vec<ToldApart>,
    pub known: Known,
}

impl Patient {
    /// Folds a patient's events.
    pub fn from_events(events: &[StoredEvent]) -> Self {
        let mut patient = Self::default();
        let known = fold(events, |told, event| patient.tell(told, event));
        patient.known = known;
        patient
    }

    fn tell(&mut self, told: &Told<'_, '_>, event: Event) {
        match event {
            Event::PatientRegistered(registered) => {
                self.id = Some(registered.patient);
                self.registered.get_or_insert_with(|| told.said());
                self.set(told, registered.set);
            }
            Event::PatientChanged(changed) => self.set(told, changed.set),
            Event::PatientMerged(merged) => {
                for apart in &mut self.told_apart {
                    apart.merged(told, merged.into);
                }
                let merge = Merge {
                    into: merged.into,
                    reason: merged.reason,
                };
                told.set(&mut self.merged_into, merge);
            }
            Event::PatientUnmerged(_) => told.unset(&mut self.merged_into),
            Event::PatientsToldApart(apart) => {
                let apart = ToldApart::new(told, apart.other, &self.merged_into);
                self.told_apart.push(apart);
            }
            // Facts about other subjects never stand under a patient; if they do they say nothing about them.
            Event::ServiceFounded(_)
            | Event::SiteAdded(_)
            | Event::LaptopEnrolled(_)
            | Event::LaptopRevoked(_)
            | Event::LateEntriesAccepted(_)
            | Event::EpochStarted(_)
            | Event::UserAdded(_)
            | Event::UserChanged(_)
            | Event::CaseOpened(_)
            | Event::CaseChanged(_)
            | Event::ConsentRecorded(_)
            | Event::StepChanged(_)
            | Event::ContactSigned(_)
            | Event::ContactAddendum(_)
            | Event::ContactEnteredInError(_)
            | Event::ReportIssued(_)
            | Event::SummaryFiled(_)
            | Event::QuestionnaireHandedIn(_)
            | Event::QuestionnaireRead(_)
            | Event::QuestionnaireEnteredInError(_)
            | Event::RiskCleared(_)
            | Event::ReportGiven(_)
            | Event::ReportDelivered(_)
            | Event::ReportWithdrawn(_)
            | Event::HolderTold(_)
            | Event::PaperIssued(_)
            | Event::PaperGiven(_)
            | Event::DisclosureRecorded(_)
            | Event::EmployerCalled(_)
            | Event::ServiceChanged(_)
            | Event::CaseClosed(_)
            | Event::CaseReopened(_)
            | Event::OverlapAccepted(_) => {}
        }
    }

    fn set(&mut self, told: &Told<'_, '_>, fields: Vec<PatientField>) {
        for field in fields {
            match field {
                PatientField::LegalName(value) => told.set(&mut self.legal_name, value),
                PatientField::PreferredName(value) => told.set(&mut self.preferred_name, value),
                PatientField::DateOfBirth(value) => told.set(&mut self.date_of_birth, value),
                PatientField::NhsNumber(value) => told.set(&mut self.nhs_number, value),
                PatientField::Telephone(value) => told.set(&mut self.telephone, value),
                PatientField::Address(value) => told.set(&mut self.address, value),
                PatientField::EmergencyContact(value) => {
                    told.set(&mut self.emergency_contact, value)
                }
                PatientField::GpPractice(value) => told.set(&mut self.gp_practice, value),
                PatientField::Language(value) => told.set(&mut self.language, value),
                PatientField::Interpreter(value) => told.set(&mut self.interpreter, value),
                PatientField::CommunicationNeeds(value) => {
                    told.set(&mut self.communication_needs, value)
                }
                PatientField::Sex(value) => told.set(&mut self.sex, value),
                PatientField::Gender(value) => told.set(&mut self.gender, value),
                PatientField::Ethnicity(value) => told.set(&mut self.ethnicity, value),
            }
        }
    }

    /// "PRYCE, Kevin (Kev)": the order people are looked up in, the family name never mistaken.
    pub fn shown_name(&self) -> String {
        let name = self.legal_name.get().cloned().unwrap_or_default();
        let mut shown = match (name.family.is_empty(), name.given.is_empty()) {
            (false, false) => format!("{}, {}", name.family.to_uppercase(), name.given),
            (false, true) => name.family.to_uppercase(),
            (true, _) => name.given.clone(),
        };
        if let Some(preferred) = self.preferred_name.get()
            && !preferred.is_empty()
            && *preferred != name.given
        {
            shown.push_str(&format!(" ({preferred})"));
        }
        shown
    }

    pub fn nhs_digits(&self) -> &str {
        match self.nhs_number.get() {
            Some(NhsNumberKnown::Known(number)) => number.digits(),
            Some(NhsNumberKnown::NotKnown { .. }) | None => "",
        }
    }

    /// The row people are found by; `None` until the registration has arrived.
    pub fn row(&self) -> Option<PatientRow> {
        let name = self.legal_name.get().cloned().unwrap_or_default();
        let digits: String = self
            .telephone
            .get()
            .map(|telephone| {
                telephone
                    .number
                    .chars()
                    .filter(char::is_ascii_digit)
                    .collect()
            })
            .unwrap_or_default();
        let mut search = vec![
            name.given.clone(),
            name.family.clone(),
            self.preferred_name.get().cloned().unwrap_or_default(),
            digits,
        ];
        if let Some(born) = self.date_of_birth.get() {
            // The forms people type: 11/02/1984, 11-Feb-1984, 1984-02-11, 11021984.
            search.extend(
                ["%d/%m/%Y", "%d-%b-%Y", "%Y-%m-%d", "%d%m%Y"]
                    .map(|form| born.format(form).to_string()),
            );
        }
        search.retain(|part| !part.is_empty());
        let disputed = self.disputed();
        Some(PatientRow {
            patient: self.id?,
            sort_name: folded(&format!("{} {}", name.family, name.given)),
            shown_name: self.shown_name(),
            date_of_birth: self.date_of_birth.get().copied(),
            nhs_number: self.nhs_digits().to_owned(),
            search,
            differs: self.differs(),
            merged_into: self
                .merged_into
                .all()
                .iter()
                .map(|merge| merge.value.into)
                .filter(|into| !disputed.contains(into))
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
            told_apart: self
                .told_apart
                .iter()
                .map(|apart| apart.other)
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect(),
        })
    }
}
