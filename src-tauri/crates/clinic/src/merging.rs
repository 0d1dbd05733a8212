//! One person registered twice: compared, shown as one, and as two again.

use crate::caseload::line_view;
use crate::difference_words::{patient_label, patient_words};
use crate::differences::Telling;
use crate::patients::known_fields;
use crate::problem::{Code, Problem, Result};
use crate::read::{Reading, id};
use crate::session::{Clinic, Session, With};
use crate::views::{
    ComparedView, ComparisonView, PairView, PatientView, RegistrationView, SideView,
};
use domain::header::Subject;
use domain::ids::PatientId;
use domain::patient::{PatientField, PatientMerged, PatientUnmerged, PatientsToldApart};
use domain::patient_now::Patient;
use domain::same_person::{Alike, alike};
use domain::service_now::Service;
use store::MaybeSame;

const PAIRS_MAX: usize = 50;

impl Clinic {
    /// Two registrations side by side, the one made first on the left.
    pub fn compare_people(&self, one: &str, other: &str) -> Result<ComparisonView> {
        let session = self.session()?;
        session.comparison(
            PatientId(id(one, "patient")?),
            PatientId(id(other, "patient")?),
        )
    }

    /// Shows `away` as `keep` from now on: in lists, in search, on papers. Nothing of either is changed, and it can be taken
    /// back.
    pub fn merge_people(&self, keep: &str, away: &str, reason: &str) -> Result<PatientView> {
        let session = self.session()?;
        let keep = PatientId(id(keep, "patient")?);
        let away = PatientId(id(away, "patient")?);
        let (person, _) = session.patient(keep)?;
        crate::cases::writable(&person.known)?;
        if session.store.registrations(keep)?.contains(&away) {
            return Err(Problem::new(
                Code::Refused,
                "These are shown as one person already.",
            ));
        }
        let mut reading = Reading::default();
        let reason = reading.text("reason", reason);
        let reason = reading.done(Some(reason))?;
        // What is shown for the one merged away may be a third registration: that is the one to lead on.
        let away = session.store.shown_as(away)?;
        let (merged, seen) = session.patient(away)?;
        crate::cases::writable(&merged.known)?;
        let into = session.store.shown_as(keep)?;
        let event = PatientMerged { into, reason };
        session.record(seen, vec![event.into()], With::default())?;
        session.patient_view(into)
    }

    /// Takes back that this registration is another person's, and whatever says that the other is this one's.
    pub fn unmerge_person(&self, patient: &str, reason: &str) -> Result<PatientView> {
        let session = self.session()?;
        let patient = PatientId(id(patient, "patient")?);
        let (now, _) = session.patient(patient)?;
        let into: Vec<PatientId> = now
            .merged_into
            .all()
            .iter()
            .map(|one| one.value.into)
            .collect();
        let mut taken_back = session.take_back(patient, &into, reason)?;
        for other in session.store.registrations(patient)? {
            let (person, _) = session.patient(other)?;
            let leads_here = person
                .merged_into
                .all()
                .iter()
                .any(|one| one.value.into == patient);
            if other != patient && leads_here && (into.contains(&other) || into.is_empty()) {
                taken_back |= session.take_back(other, &[patient], reason)?;
            }
        }
        if !taken_back {
            return Err(Problem::new(
                Code::Refused,
                "This registration is shown as itself: there is nothing to take back.",
            ));
        }
        session.patient_view(patient)
    }

    /// Says that two people who are alike are two people. They are not asked about again.
    ///
    /// Recorded with both: whichever of them somebody apart merges away, it can be seen that neither had seen the other.
    pub fn tell_people_apart(&self, one: &str, other: &str) -> Result<()> {
        let session = self.session()?;
        let one = PatientId(id(one, "patient")?);
        let other = PatientId(id(other, "patient")?);
        let (ones, others) = (
            session.store.registrations(one)?,
            session.store.registrations(other)?,
        );
        if ones.contains(&other) {
            return Err(Problem::new(
                Code::Refused,
                "These are shown as one person. Take that back first.",
            ));
        }
        for (registrations, from) in [(&ones, &others), (&others, &ones)] {
            for registration in registrations {
                session.tell_apart(*registration, from)?;
            }
        }
        Ok(())
    }
}

impl Session {
    /// Whom a patient is shown as now.
    pub(crate) fn shown_person(&self, patient: PatientId) -> Result<Patient> {
        Ok(self.patient(self.store.shown_as(patient)?)?.0)
    }

    fn tell_apart(&self, registration: PatientId, from: &[PatientId]) -> Result<()> {
        let (person, seen) = self.patient(registration)?;
        crate::cases::writable(&person.known)?;
        let mut events = Vec::new();
        // Somebody apart merged them: this settles it.
        if person.disputed().iter().any(|other| from.contains(other)) {
            let reason = String::new();
            events.push(PatientUnmerged { reason }.into());
        }
        let new = from.iter().filter(|other| !person.was_told_apart(**other));
        events.extend(new.map(|other| PatientsToldApart { other: *other }.into()));
        if !events.is_empty() {
            self.record(seen, events, With::default())?;
        }
        Ok(())
    }

    fn take_back(&self, patient: PatientId, into: &[PatientId], reason: &str) -> Result<bool> {
        let (now, seen) = self.patient(patient)?;
        crate::cases::writable(&now.known)?;
        if now.merged_into.all().is_empty() {
            return Ok(false);
        }
        let mut events = vec![
            PatientUnmerged {
                reason: reason.trim().to_owned(),
            }
            .into(),
        ];
        // They are two people after all: alike as they are, nobody is asked again.
        let apart = into.iter().filter(|other| !now.was_told_apart(**other));
        events.extend(apart.map(|other| PatientsToldApart { other: *other }.into()));
        self.record(seen, events, With::default())?;
        Ok(true)
    }

    /// Pairs that may be one person, for the worklist.
    pub(crate) fn pairs(&self) -> Result<Vec<PairView>> {
        let pairs = self.store.maybe_same(PAIRS_MAX)?;
        Ok(pairs.into_iter().map(pair_view).collect())
    }

    /// Who else this person may be.
    pub(crate) fn pairs_with(&self, patient: PatientId) -> Result<Vec<PairView>> {
        let pairs = self.store.maybe_same_as(patient, PAIRS_MAX)?;
        Ok(pairs.into_iter().map(pair_view).collect())
    }

    /// The person's other registrations.
    pub(crate) fn registrations_beside(&self, patient: PatientId) -> Result<Vec<RegistrationView>> {
        let others = self.store.registrations(patient)?;
        let others = others.into_iter().filter(|other| *other != patient);
        others
            .map(|other| {
                let (person, _) = self.patient(other)?;
                let banner = self.banner(&person);
                Ok(RegistrationView {
                    patient: other.to_string(),
                    shown_name: banner.shown_name,
                    date_of_birth: banner.date_of_birth,
                    nhs_number: banner.nhs_number,
                })
            })
            .collect()
    }

    fn comparison(&self, one: PatientId, other: PatientId) -> Result<ComparisonView> {
        if one == other {
            return Err(Problem::not_found("pair"));
        }
        let (service, _) = self.service()?;
        let registered = |patient| -> Result<_> {
            let events = self.store.events(Subject::Patient(patient))?;
            Ok(events.iter().map(|event| event.header.id).min())
        };
        let (one, other) = if registered(other)? < registered(one)? {
            (other, one)
        } else {
            (one, other)
        };
        let (first, _) = self.patient(one)?;
        let (second, _) = self.patient(other)?;
        let because = first.row().zip(second.row());
        let because = because.and_then(|(first, second)| alike(&first, &second));
        Ok(ComparisonView {
            one: self.side(one, &first, &service)?,
            other: self.side(other, &second, &service)?,
            rows: compared(&first, &second),
            because: because.map(because_words).unwrap_or_default().to_owned(),
            merged: self.store.registrations(one)?.contains(&other),
        })
    }

    fn side(&self, id: PatientId, patient: &Patient, service: &Service) -> Result<SideView> {
        let telling = Telling::new(self, service, Subject::Patient(id))?;
        let cases = self.store.cases_of(id)?;
        Ok(SideView {
            patient: id.to_string(),
            shown_name: patient.shown_name(),
            registered: patient.registered.as_ref().map(|said| telling.said(said)),
            cases: cases
                .into_iter()
                .filter(|line| line.case.patient == id)
                .map(|line| line_view(line, self))
                .collect(),
        })
    }
}

fn pair_view(pair: MaybeSame) -> PairView {
    PairView {
        one: pair.one.patient.to_string(),
        one_name: pair.one.shown_name,
        other: pair.other.patient.to_string(),
        other_name: pair.other.shown_name,
        because: because_words(pair.why).to_owned(),
    }
}

fn because_words(why: Alike) -> &'static str {
    match why {
        Alike::NhsNumber => "Same NHS number",
        Alike::BornAndName => "Same date of birth and a name alike",
    }
}

/// Every field that either has, in the order of the form.
fn compared(one: &Patient, other: &Patient) -> Vec<ComparedView> {
    let (one, other) = (shown_fields(one), shown_fields(other));
    let mut labels: Vec<&str> = Vec::new();
    for (label, _) in one.iter().chain(&other) {
        if !labels.contains(label) {
            labels.push(label);
        }
    }
    let of = |fields: &[(&str, String)], wanted: &str| {
        let found = fields.iter().find(|(label, _)| *label == wanted);
        found.map(|(_, words)| words.clone()).unwrap_or_default()
    };
    labels
        .into_iter()
        .map(|label| {
            let (one, other) = (of(&one, label), of(&other, label));
            ComparedView {
                label: label.to_owned(),
                differs: one != other,
                one,
                other,
            }
        })
        .filter(|row| !row.one.is_empty() || !row.other.is_empty())
        .collect()
}

fn shown_fields(patient: &Patient) -> Vec<(&'static str, String)> {
    let field = |field: &PatientField| (patient_label(field), patient_words(field));
    known_fields(patient).iter().map(field).collect()
}
