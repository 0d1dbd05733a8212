//! How ids, subjects and dates are written in a column, and read back.

use crate::error::StoreError;
use chrono::NaiveDate;
use domain::header::Subject;
use domain::ids::{CaseId, PatientId, ServiceId};
use uuid::Uuid;

pub(crate) type Id = [u8; 16];

pub(crate) fn id(uuid: Uuid) -> Id {
    uuid.into_bytes()
}

pub(crate) fn uuid(id: Id) -> Uuid {
    Uuid::from_bytes(id)
}

/// A subject's kind and id, as the two columns that every table about subjects has.
pub(crate) fn subject(subject: Subject) -> (&'static str, Id) {
    match subject {
        Subject::Service(service) => ("service", id(service.0)),
        Subject::Patient(patient) => ("patient", id(patient.0)),
        Subject::Case(case) => ("case", id(case.0)),
    }
}

pub(crate) fn subject_read(kind: &str, id: Id) -> Result<Subject, StoreError> {
    match kind {
        "service" => Ok(Subject::Service(ServiceId(uuid(id)))),
        "patient" => Ok(Subject::Patient(PatientId(uuid(id)))),
        "case" => Ok(Subject::Case(CaseId(uuid(id)))),
        _ => Err(StoreError::Damaged("the kind of a subject")),
    }
}

/// ISO 8601, which sorts as text.
pub(crate) fn date(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.format("%Y-%m-%d").to_string())
}

pub(crate) fn date_read(text: Option<String>) -> Result<Option<NaiveDate>, StoreError> {
    text.map(|text| NaiveDate::parse_from_str(&text, "%Y-%m-%d"))
        .transpose()
        .map_err(|_| StoreError::Damaged("a date"))
}
