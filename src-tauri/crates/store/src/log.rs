//! The log itself: tables `event` and `payload`. Rows are only ever added.

use crate::cut::COUNTS;
use crate::error::StoreError;
use crate::{Random, column, hex};
use domain::header::{Header, NewEvent, StoredEvent, Subject};
use domain::ids::{EventId, LogId};
use domain::stamp::Stamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// BLAKE3, 256 bits.
pub(crate) type Hash = [u8; 32];

/// The last event of a log.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tip {
    pub(crate) seq: u64,
    pub(crate) hash: Hash,
}

pub(crate) fn tip(connection: &Connection, log: LogId) -> Result<Option<Tip>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, hash FROM (SELECT seq, hash FROM event WHERE log = ?1 ORDER BY seq DESC LIMIT 1)
         UNION ALL
         SELECT seq, hash FROM (SELECT seq, hash FROM twin WHERE log = ?1 ORDER BY seq DESC LIMIT 1)
         ORDER BY seq DESC LIMIT 1",
    )?;
    let tip = statement.query_row([column::id(log.0)], |row| {
        Ok(Tip {
            seq: row.get::<_, i64>(0)? as u64,
            hash: row.get(1)?,
        })
    });
    Ok(tip.optional()?)
}

/// Gives the event its place after `tip`, and writes header and payload.
pub(crate) fn append(
    connection: &Connection,
    log: LogId,
    tip: Option<Tip>,
    event: NewEvent,
    random: &mut Random<'_>,
) -> Result<(Header, Tip), StoreError> {
    let mut salt = [0; 32];
    random(&mut salt);
    let (header, payload) = placed(log, tip, event, &salt);
    let bytes = header_bytes(&header)?;
    let tip = Tip {
        seq: header.seq,
        hash: header_hash(&bytes),
    };
    if !insert(connection, &header, &bytes, &tip.hash, &salt, &payload)? {
        return Err(StoreError::EventExists(header.id));
    }
    Ok((header, tip))
}

/// The header's bytes as they are hashed, signed and stored.
pub(crate) fn header_bytes(header: &Header) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(header).map_err(|_| StoreError::Damaged("a header could not be written"))
}

/// BLAKE3 of a header's bytes as they are stored: what the next event of the log names in `previous`.
pub fn header_hash(bytes: &[u8]) -> [u8; 32] {
    *blake3::hash(bytes).as_bytes()
}

/// BLAKE3 of salt and payload, as the header names it in hexadecimal. Salted, so that the hash left behind by an erasure
/// does not let anybody guess what was there.
pub fn payload_hash(salt: &[u8], payload: &[u8]) -> [u8; 32] {
    *blake3::Hasher::new()
        .update(salt)
        .update(payload)
        .finalize()
        .as_bytes()
}

pub(crate) fn placed(
    log: LogId,
    tip: Option<Tip>,
    event: NewEvent,
    salt: &[u8; 32],
) -> (Header, Vec<u8>) {
    let header = Header {
        id: event.id,
        log,
        seq: tip.map_or(1, |tip| tip.seq + 1),
        subject: event.subject,
        kind: event.kind,
        version: event.version,
        critical: event.critical,
        author: event.author,
        laptop: event.laptop,
        site: event.site,
        stamp: event.stamp,
        recorded_at: event.recorded_at,
        after: event.after,
        previous: tip.map_or(String::new(), |tip| hex::write(&tip.hash)),
        payload_hash: hex::write(&payload_hash(salt, &event.payload)),
    };
    (header, event.payload)
}

/// SQLite's integers have a sign. A stamp beyond them is thousands of years off and sorts last.
pub(crate) fn stamp_column(stamp: Stamp) -> i64 {
    i64::try_from(stamp.0).unwrap_or(i64::MAX)
}

pub(crate) fn exists(connection: &Connection, id: EventId) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM event WHERE id = ?1")?;
    Ok(statement.exists([column::id(id.0)])?)
}

/// Whether this event is in this subject's record.
pub(crate) fn is_about(
    connection: &Connection,
    id: EventId,
    subject: Subject,
) -> Result<bool, StoreError> {
    let (kind, subject) = column::subject(subject);
    let mut statement = connection.prepare_cached(
        "SELECT 1 FROM event WHERE id = ?1 AND subject_kind = ?2 AND subject = ?3",
    )?;
    Ok(statement.exists(params![column::id(id.0), kind, subject])?)
}

/// The header hashes of the events `from..=to` of a log that are here, with their places, in order.
pub(crate) fn hashes(
    connection: &Connection,
    log: LogId,
    from: u64,
    to: u64,
) -> Result<Vec<(u64, Hash)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, hash FROM event WHERE log = ?1 AND seq BETWEEN ?2 AND ?3
         UNION ALL
         SELECT seq, hash FROM twin WHERE log = ?1 AND seq BETWEEN ?2 AND ?3
         ORDER BY seq",
    )?;
    let rows = statement.query_map(params![column::id(log.0), from as i64, to as i64], |row| {
        Ok((row.get::<_, i64>(0)? as u64, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Everything recorded about a subject that counts, by stamp, then log, then seq: what folds and lists are made from.
pub(crate) fn events(
    connection: &Connection,
    subject: Subject,
) -> Result<Vec<StoredEvent>, StoreError> {
    let (kind, id) = column::subject(subject);
    let mut statement = connection.prepare_cached(&format!(
        "SELECT header, bytes FROM event LEFT JOIN payload ON payload.event = event.id
         WHERE subject_kind = ?1 AND subject = ?2 AND {COUNTS} ORDER BY stamp, log, seq"
    ))?;
    let rows = statement.query_map(params![kind, id], parts)?;
    rows.map(|row| decoded(row?)).collect()
}

/// Everything recorded about a subject, also what a cut leaves out: only for finding the cuts.
///
/// An event that stands under two places is shown under the first by log, so that every laptop finds the same cuts.
pub(crate) fn all_events(
    connection: &Connection,
    subject: Subject,
) -> Result<Vec<StoredEvent>, StoreError> {
    let (kind, id) = column::subject(subject);
    let mut statement = connection.prepare_cached(
        "SELECT header, bytes,
                (SELECT twin.header FROM twin WHERE twin.event = event.id ORDER BY twin.log, twin.seq LIMIT 1)
         FROM event LEFT JOIN payload ON payload.event = event.id
         WHERE subject_kind = ?1 AND subject = ?2 ORDER BY stamp, log, seq",
    )?;
    let rows = statement.query_map(params![kind, id], |row| {
        Ok((parts(row)?, row.get::<_, Option<Vec<u8>>>(2)?))
    })?;
    rows.map(|row| {
        let (parts, twin) = row?;
        let mut event = decoded(parts)?;
        if let Some(twin) = twin {
            let twin: Header =
                serde_json::from_slice(&twin).map_err(|_| StoreError::Damaged("a header"))?;
            if (twin.log, twin.seq) < (event.header.log, event.header.seq) {
                event.header = twin;
            }
        }
        Ok(event)
    })
    .collect()
}

/// What a log says beyond a place, in its order, `limit` events at most.
pub(crate) fn events_beyond(
    connection: &Connection,
    log: LogId,
    after: u64,
    limit: usize,
) -> Result<Vec<StoredEvent>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT header, bytes FROM event LEFT JOIN payload ON payload.event = event.id
         WHERE log = ?1 AND seq > ?2 AND NOT {COUNTS} ORDER BY seq LIMIT ?3"
    ))?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![column::id(log.0), after as i64, limit], parts)?;
    rows.map(|row| decoded(row?)).collect()
}

/// The headers of a log from a place on, with their places.
pub(crate) fn headers_from(
    connection: &Connection,
    log: LogId,
    from: u64,
) -> Result<Vec<(u64, Header)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, header FROM event WHERE log = ?1 AND seq >= ?2 ORDER BY seq",
    )?;
    let rows = statement.query_map(params![column::id(log.0), from as i64], |row| {
        Ok((row.get::<_, i64>(0)? as u64, row.get::<_, Vec<u8>>(1)?))
    })?;
    rows.map(|row| {
        let (seq, header) = row?;
        let header =
            serde_json::from_slice(&header).map_err(|_| StoreError::Damaged("a header"))?;
        Ok((seq, header))
    })
    .collect()
}

/// Whom a log speaks about beyond a place.
pub(crate) fn subjects_beyond(
    connection: &Connection,
    log: LogId,
    after: u64,
) -> Result<Vec<Subject>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT subject_kind, subject FROM event WHERE log = ?1 AND seq > ?2",
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

pub(crate) fn event(
    connection: &Connection,
    id: EventId,
) -> Result<Option<StoredEvent>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT header, bytes FROM event LEFT JOIN payload ON payload.event = event.id WHERE event.id = ?1",
    )?;
    let row = statement.query_row([column::id(id.0)], parts).optional()?;
    row.map(decoded).transpose()
}

/// Writes a header with its hash, and its payload with its salt. Answers `false`, and writes nothing, when an event of this
/// id is here already.
pub(crate) fn insert(
    connection: &Connection,
    header: &Header,
    bytes: &[u8],
    hash: &Hash,
    salt: &[u8],
    payload: &[u8],
) -> Result<bool, StoreError> {
    let (subject_kind, subject) = column::subject(header.subject);
    let written = connection
        .prepare_cached(
            "INSERT INTO event (log, seq, id, subject_kind, subject, kind, stamp, header, hash)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE NOT EXISTS (SELECT 1 FROM event WHERE id = ?3)",
        )?
        .execute(params![
            column::id(header.log.0),
            header.seq as i64,
            column::id(header.id.0),
            subject_kind,
            subject,
            header.kind,
            stamp_column(header.stamp),
            bytes,
            hash,
        ])?;
    if written == 0 {
        return Ok(false);
    }
    connection
        .prepare_cached("INSERT INTO payload (event, salt, bytes) VALUES (?1, ?2, ?3)")?
        .execute(params![column::id(header.id.0), salt, payload])?;
    Ok(true)
}

type Parts = (Vec<u8>, Option<Vec<u8>>);

fn parts(row: &Row<'_>) -> rusqlite::Result<Parts> {
    Ok((row.get(0)?, row.get(1)?))
}

fn decoded((header, payload): Parts) -> Result<StoredEvent, StoreError> {
    let header = serde_json::from_slice(&header).map_err(|_| StoreError::Damaged("a header"))?;
    Ok(StoredEvent { header, payload })
}
