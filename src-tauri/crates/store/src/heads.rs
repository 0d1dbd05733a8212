//! The heads of each subject: the events that no other event of it comes after. Computed from the log; table `head`.

use crate::column;
use crate::error::StoreError;
use domain::header::{StoredEvent, Subject};
use domain::ids::EventId;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Sorted by id.
pub(crate) fn read(connection: &Connection, subject: Subject) -> Result<Vec<EventId>, StoreError> {
    let (kind, id) = column::subject(subject);
    let mut statement = connection.prepare_cached(
        "SELECT event FROM head WHERE subject_kind = ?1 AND subject = ?2 ORDER BY event",
    )?;
    let heads = statement.query_map(params![kind, id], |row| {
        Ok(EventId(column::uuid(row.get(0)?)))
    })?;
    Ok(heads.collect::<Result<_, _>>()?)
}

/// The heads that a subject's events come to, in whatever order they arrived.
pub(crate) fn of(events: &[StoredEvent]) -> BTreeSet<EventId> {
    let seen: BTreeSet<EventId> = events
        .iter()
        .flat_map(|event| event.header.after.clone())
        .collect();
    let all = events.iter().map(|event| event.header.id);
    all.filter(|id| !seen.contains(id)).collect()
}

pub(crate) fn write(
    connection: &Connection,
    subject: Subject,
    heads: &BTreeSet<EventId>,
) -> Result<(), StoreError> {
    let (kind, id) = column::subject(subject);
    connection
        .prepare_cached("DELETE FROM head WHERE subject_kind = ?1 AND subject = ?2")?
        .execute(params![kind, id])?;
    let mut insert = connection
        .prepare_cached("INSERT INTO head (subject_kind, subject, event) VALUES (?1, ?2, ?3)")?;
    for head in heads {
        insert.execute(params![kind, id, column::id(head.0)])?;
    }
    Ok(())
}
