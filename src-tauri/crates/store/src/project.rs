//! Keeps heads and lists in step with the log: refolds one subject and writes what it comes to.

use crate::column;
use crate::error::StoreError;
use crate::{caseload, cut, heads, log, maybe_same, merged, people, to_do};
use domain::header::{StoredEvent, Subject};
use domain::ids::{EventId, PatientId};
use domain::projection::{CaseRow, PatientRow, Project, Projection, ToDo};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::sync::mpsc::{channel, sync_channel};

/// Fewer subjects than these are folded where they are: a thread costs more.
const SIDE_BY_SIDE_MIN: usize = 16;
/// How many subjects' events are read ahead of the folding.
const AHEAD: usize = 32;

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
    let touched: Vec<Subject> = touched.into_iter().collect();
    in_order(connection, &touched, project)?;
    Ok(touched.len() as u64)
}

/// Refolds subjects, one after the other as given. Whatever their rows were before, they are now what their events come to.
/// The cuts must be settled.
pub(crate) fn in_order(
    connection: &Connection,
    subjects: &[Subject],
    project: Project,
) -> Result<(), StoreError> {
    let mut people = People::default();
    if subjects.len() < SIDE_BY_SIDE_MIN {
        for subject in subjects {
            let events = log::events(connection, *subject)?;
            write(connection, fold(*subject, &events, project), &mut people)?;
        }
        return people.write(connection);
    }
    // Folding needs no database: another thread does it while this one reads and writes.
    std::thread::scope(|scope| {
        let (send_read, read) = sync_channel::<(Subject, Vec<StoredEvent>)>(AHEAD);
        let (send_folded, folded) = channel();
        scope.spawn(move || {
            for (subject, events) in read {
                if send_folded.send(fold(subject, &events, project)).is_err() {
                    return;
                }
            }
        });
        for subject in subjects {
            let events = log::events(connection, *subject)?;
            // It ends before this only in a panic, which the scope passes on.
            if send_read.send((*subject, events)).is_err() {
                break;
            }
            for one in folded.try_iter() {
                write(connection, one, &mut people)?;
            }
        }
        drop(send_read);
        for one in folded {
            write(connection, one, &mut people)?;
        }
        people.write(connection)
    })
}

/// What a subject's events come to, ready to be written.
struct Folded {
    subject: Subject,
    heads: BTreeSet<EventId>,
    row: Option<Projection>,
}

fn fold(subject: Subject, events: &[StoredEvent], project: Project) -> Folded {
    Folded {
        subject,
        heads: heads::of(events),
        row: row(subject, events, project),
    }
}

fn write(connection: &Connection, folded: Folded, people: &mut People) -> Result<(), StoreError> {
    heads::write(connection, folded.subject, &folded.heads)?;
    match folded.row {
        Some(Projection::Service { .. }) => Ok(()),
        Some(Projection::Patient(row)) => patient(connection, &row, people),
        Some(Projection::Case { row, to_do }) => case(connection, &row, &to_do, people),
        None => remove(connection, folded.subject, people),
    }
}

/// People of whom something is to be written once everything else is: rewriting the index is the dear part, and a person and
/// their cases often change together.
#[derive(Default)]
struct People {
    /// Who they are shown as may be another, or their name.
    shown: BTreeSet<PatientId>,
    /// The employers of their cases may have changed.
    found_by: BTreeSet<PatientId>,
}

impl People {
    fn write(self, connection: &Connection) -> Result<(), StoreError> {
        let found_by = self.found_by.difference(&self.shown).copied();
        let found_by: Vec<PatientId> = found_by.collect();
        merged::show(connection, self.shown)?;
        for patient in found_by {
            merged::index(connection, patient)?;
        }
        Ok(())
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

fn patient(
    connection: &Connection,
    row: &PatientRow,
    people: &mut People,
) -> Result<(), StoreError> {
    let shown = &mut people.shown;
    shown.extend(merged::registrations(connection, row.patient)?);
    people::write(connection, row)?;
    merged::write(connection, row.patient, &row.merged_into)?;
    shown.extend(merged::registrations(connection, row.patient)?);
    maybe_same::write(connection, row)
}

fn case(
    connection: &Connection,
    row: &CaseRow,
    to_do: &[ToDo],
    people: &mut People,
) -> Result<(), StoreError> {
    let before = caseload::line(connection, row.case)?;
    let person = people::stored(connection, merged::shown_as(connection, row.patient)?)?;
    caseload::write(connection, row, person.map(|(person, _)| person).as_ref())?;
    to_do::write(connection, row.case, to_do)?;
    people.found_by.insert(row.patient);
    people
        .found_by
        .extend(before.map(|before| before.case.patient));
    Ok(())
}

/// A subject that comes to nothing (any more) has no row.
fn remove(
    connection: &Connection,
    subject: Subject,
    people: &mut People,
) -> Result<(), StoreError> {
    match subject {
        Subject::Service(_) => Ok(()),
        Subject::Patient(patient) => {
            people
                .shown
                .extend(merged::registrations(connection, patient)?);
            people.shown.remove(&patient);
            connection.execute("DELETE FROM person WHERE id = ?1", [column::id(patient.0)])?;
            merged::write(connection, patient, &[])?;
            maybe_same::remove(connection, patient)?;
            connection.execute(
                "UPDATE caseload SET person = ?1, sort_name = '', shown_name = '', date_of_birth = NULL, nhs_number = ''
                 WHERE patient = ?1",
                [column::id(patient.0)],
            )?;
            Ok(())
        }
        Subject::Case(case) => {
            let Some(before) = caseload::line(connection, case)? else {
                return Ok(());
            };
            connection.execute("DELETE FROM caseload WHERE id = ?1", [column::id(case.0)])?;
            to_do::remove(connection, case)?;
            people.found_by.insert(before.case.patient);
            Ok(())
        }
    }
}
