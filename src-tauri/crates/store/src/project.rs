//! Keeps heads and lists in step with the log: refolds one subject and writes what it comes to.

use crate::column;
use crate::error::StoreError;
use crate::{caseload, cut, heads, log, maybe_same, merged, people, to_do};
use domain::header::{StoredEvent, Subject};
use domain::projection::{CaseRow, PatientRow, Project, Projection, ToDo};
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Refolds subjects, and those that a changed cut touches with them. Answers how many there were.
pub(crate) fn subjects(
    connection: &Connection,
    mut touched: BTreeSet<Subject>,
    project: Project,
) -> Result<u64, StoreError> {
    if touched.iter().any(|one| matches!(one, Subject::Service(_))) {
        touched.extend(cut::settle(connection, project)?);
    }
    // Patients come before cases in this order, so a new case finds its patient's row.
    for one in &touched {
        subject(connection, *one, project)?;
    }
    Ok(touched.len() as u64)
}

/// Refolds a subject. Whatever its rows were before, they are now what its events come to. The cuts must be settled.
pub(crate) fn subject(
    connection: &Connection,
    subject: Subject,
    project: Project,
) -> Result<(), StoreError> {
    let events = log::events(connection, subject)?;
    heads::write(connection, subject, &heads::of(&events))?;
    match row(subject, &events, project) {
        Some(Projection::Service { .. }) => Ok(()),
        Some(Projection::Patient(row)) => patient(connection, &row),
        Some(Projection::Case { row, to_do }) => case(connection, &row, &to_do),
        None => remove(connection, subject),
    }
}

/// What a subject's events come to. One of which nothing counts comes to nothing.
pub(crate) fn row(
    subject: Subject,
    events: &[StoredEvent],
    project: Project,
) -> Option<Projection> {
    if events.is_empty() {
        return None;
    }
    project(subject, events)
}

fn patient(connection: &Connection, row: &PatientRow) -> Result<(), StoreError> {
    let mut touched = merged::registrations(connection, row.patient)?;
    people::write(connection, row)?;
    merged::write(connection, row.patient, &row.merged_into)?;
    touched.extend(merged::registrations(connection, row.patient)?);
    merged::show(connection, touched)?;
    maybe_same::write(connection, row)
}

fn case(connection: &Connection, row: &CaseRow, to_do: &[ToDo]) -> Result<(), StoreError> {
    let before = caseload::line(connection, row.case)?;
    let person = people::stored(connection, merged::shown_as(connection, row.patient)?)?;
    caseload::write(connection, row, person.map(|(person, _)| person).as_ref())?;
    to_do::write(connection, row.case, to_do)?;
    merged::index(connection, row.patient)?;
    match before {
        Some(before) if before.case.patient != row.patient => {
            merged::index(connection, before.case.patient)
        }
        _ => Ok(()),
    }
}

/// A subject that comes to nothing (any more) has no row.
fn remove(connection: &Connection, subject: Subject) -> Result<(), StoreError> {
    match subject {
        Subject::Service(_) => Ok(()),
        Subject::Patient(patient) => {
            let mut touched = merged::registrations(connection, patient)?;
            touched.remove(&patient);
            connection.execute("DELETE FROM person WHERE id = ?1", [column::id(patient.0)])?;
            merged::write(connection, patient, &[])?;
            maybe_same::remove(connection, patient)?;
            connection.execute(
                "UPDATE caseload SET person = ?1, sort_name = '', shown_name = '', date_of_birth = NULL, nhs_number = ''
                 WHERE patient = ?1",
                [column::id(patient.0)],
            )?;
            merged::show(connection, touched)
        }
        Subject::Case(case) => {
            let Some(before) = caseload::line(connection, case)? else {
                return Ok(());
            };
            connection.execute("DELETE FROM caseload WHERE id = ?1", [column::id(case.0)])?;
            to_do::remove(connection, case)?;
            merged::index(connection, before.case.patient)
        }
    }
}
