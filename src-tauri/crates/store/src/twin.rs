//! Second places of events that are in the record already. Table `twin`; rows are only ever added.
//!
//! A laptop that was restored from a backup says its own tail again under a new log, with the same ids and payloads; a
//! backup restored twice does so twice. Each place belongs to its log's chain, the event counts once.

use crate::column;
use crate::error::StoreError;
use crate::log::Hash;
use domain::header::{Header, Subject};
use domain::ids::{EventId, LogId};
use rusqlite::{Connection, OptionalExtension, params};

/// Notes another place of an event that is here. Answers `false`, and notes nothing, when what is here under this id is
/// something else, or stands in the same log.
pub(crate) fn insert(
    connection: &Connection,
    header: &Header,
    bytes: &[u8],
    hash: &Hash,
) -> Result<bool, StoreError> {
    let Some(held) = held(connection, header.id)? else {
        return Ok(false);
    };
    if held.log == header.log || moved(&held, header) != *header {
        return Ok(false);
    }
    connection
        .prepare_cached(
            "INSERT INTO twin (log, seq, event, header, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            column::id(header.log.0),
            header.seq as i64,
            column::id(header.id.0),
            bytes,
            hash,
        ])?;
    Ok(true)
}

fn held(connection: &Connection, id: EventId) -> Result<Option<Header>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT header FROM event WHERE id = ?1")?;
    let bytes: Option<Vec<u8>> = statement
        .query_row([column::id(id.0)], |row| row.get(0))
        .optional()?;
    bytes
        .map(|bytes| serde_json::from_slice(&bytes).map_err(|_| StoreError::Damaged("a header")))
        .transpose()
}

/// The same event at another's place: nothing but the place may differ.
fn moved(header: &Header, place: &Header) -> Header {
    Header {
        log: place.log,
        seq: place.seq,
        previous: place.previous.clone(),
        ..header.clone()
    }
}

/// Each twin's log and seq beside the subject of its event, of a log beyond `after`.
pub(crate) fn subjects(
    connection: &Connection,
    log: LogId,
    after: u64,
) -> Result<Vec<Subject>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT subject_kind, subject FROM twin JOIN event ON event.id = twin.event
         WHERE twin.log = ?1 AND twin.seq > ?2",
    )?;
    let rows = statement.query_map(params![column::id(log.0), after as i64], |row| {
        Ok((row.get::<_, String>(0)?, row.get(1)?))
    })?;
    rows.map(|row| {
        let (kind, id) = row?;
        column::subject_read(&kind, id)
    })
    .collect()
}
