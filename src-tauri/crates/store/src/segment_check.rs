//! Whether what came is what its log's key signed, before anything is locked or written.

use crate::error::StoreError;
use crate::exchange::{Row, Segment};
use crate::log::{self, Hash, Tip};
use crate::signature::{self, CertifiedLog};
use crate::{hex, meta};
use domain::header::Header;
use domain::ids::LogId;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// A segment whose chain, payloads and signature hold, with what it adds to the log here.
pub(crate) struct Checked<'a> {
    pub(crate) segment: &'a Segment,
    /// Where the log must end when this is written.
    pub(crate) follows: Option<Tip>,
    /// What is not here yet; empty when all of it is.
    pub(crate) rows: Vec<CheckedRow<'a>>,
}

pub(crate) struct CheckedRow<'a> {
    pub(crate) header: Header,
    pub(crate) bytes: &'a [u8],
    pub(crate) hash: Hash,
    pub(crate) salt: &'a [u8; 32],
    pub(crate) payload: &'a [u8],
    pub(crate) payload_hash: Hash,
}

/// What a log comes to with the segments checked so far.
struct Known {
    tip: Option<Tip>,
    /// The place of the first of `hashes`.
    first: u64,
    hashes: Vec<Hash>,
}

/// Checks segments in the order of their logs and places, each against the record and those before it.
pub(crate) fn check<'a>(
    connection: &Connection,
    segments: &'a [Segment],
) -> Result<Vec<Checked<'a>>, StoreError> {
    let own = meta::read_identity(connection)?.log;
    let keys = signature::log_keys(connection)?;
    let mut sorted: Vec<&Segment> = segments.iter().collect();
    sorted.sort_by_key(|segment| (segment.log, segment.from, segment.to));
    let mut logs: BTreeMap<LogId, Known> = BTreeMap::new();
    let mut checked = Vec::with_capacity(sorted.len());
    for segment in sorted {
        let key = keys
            .iter()
            .find(|key| key.log == segment.log)
            .ok_or(StoreError::LogUnknown(segment.log))?;
        let known = match logs.entry(segment.log) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(free) => {
                let tip = log::tip(connection, segment.log)?;
                free.insert(Known {
                    tip,
                    first: tip.map_or(1, |tip| tip.seq + 1),
                    hashes: Vec::new(),
                })
            }
        };
        checked.push(segment_holds(connection, segment, key, known, own)?);
    }
    Ok(checked)
}

fn segment_holds<'a>(
    connection: &Connection,
    segment: &'a Segment,
    key: &CertifiedLog,
    known: &mut Known,
    own: LogId,
) -> Result<Checked<'a>, StoreError> {
    let Segment { log, from, to, .. } = *segment;
    let refused = |reason| StoreError::SegmentRefused { log, from, reason };
    let whole = from >= 1 && from <= to && to < i64::MAX as u64;
    if !whole || segment.rows.len() as u64 != to - from + 1 {
        return Err(refused("its events are not as many as its name says"));
    }
    let expected = known.tip.map_or(1, |tip| tip.seq + 1);
    if from > expected {
        return Err(StoreError::Gap {
            log,
            expected,
            found: from,
        });
    }
    let held = held(connection, segment, known)?;
    let mut previous = hash_before(connection, segment, known)?;
    let mut rows = Vec::new();
    for (seq, row) in (from..).zip(&segment.rows) {
        let checked = row_holds(row, log, seq, previous).map_err(refused)?;
        match held.get((seq - from) as usize) {
            Some(hash) if *hash != checked.hash => return Err(StoreError::Forked { log, seq }),
            Some(_) => {}
            None => rows.push(checked),
        }
        previous = Some(log::header_hash(&row.header));
    }
    let signed = previous.is_some_and(|hash| {
        signature::head_is_signed(&key.public_key, &segment.signature, log, to, &hash)
    });
    if !signed {
        return Err(refused("its signature does not hold"));
    }
    // What this laptop wrote elsewhere it must not take in as if it had written it here: the next save would fork the log.
    if log == own && !rows.is_empty() {
        return Err(StoreError::OwnLogAhead { log, seq: to });
    }
    let follows = known.tip;
    if let Some(last) = rows.last() {
        known.hashes.extend(rows.iter().map(|row| row.hash));
        known.tip = Some(Tip {
            seq: last.header.seq,
            hash: last.hash,
        });
    }
    Ok(Checked {
        segment,
        follows,
        rows,
    })
}

/// The hashes of the segment's events that are here or were checked before, from its first on.
fn held(
    connection: &Connection,
    segment: &Segment,
    known: &Known,
) -> Result<Vec<Hash>, StoreError> {
    let mut held = Vec::new();
    if segment.from < known.first {
        let to = segment.to.min(known.first - 1);
        let here = log::hashes(connection, segment.log, segment.from, to)?;
        held.extend(here.into_iter().map(|(_, hash)| hash));
        if held.len() as u64 != to - segment.from + 1 {
            return Err(StoreError::Damaged("a log with a gap"));
        }
    }
    if segment.to >= known.first {
        let skip = segment.from.saturating_sub(known.first) as usize;
        held.extend(known.hashes.iter().skip(skip));
    }
    Ok(held)
}

fn hash_before(
    connection: &Connection,
    segment: &Segment,
    known: &Known,
) -> Result<Option<Hash>, StoreError> {
    let before = segment.from - 1;
    if before == 0 {
        return Ok(None);
    }
    if before >= known.first {
        return Ok(known.hashes.get((before - known.first) as usize).copied());
    }
    let hash = log::hashes(connection, segment.log, before, before)?.pop();
    Ok(hash.map(|(_, hash)| hash))
}

fn row_holds(
    row: &Row,
    log: LogId,
    seq: u64,
    previous: Option<Hash>,
) -> Result<CheckedRow<'_>, &'static str> {
    let header: Header =
        serde_json::from_slice(&row.header).map_err(|_| "a header cannot be read")?;
    if header.log != log || header.seq != seq {
        return Err("an event stands in another place");
    }
    if header.previous != previous.map_or(String::new(), |hash| hex::write(&hash)) {
        return Err("an event does not follow the one before it");
    }
    // No erasure can be recorded yet, so nothing may come without its payload.
    let payload = row.payload.as_deref().ok_or("a payload is missing")?;
    let payload_hash = log::payload_hash(&row.salt, payload);
    if header.payload_hash != hex::write(&payload_hash) {
        return Err("a payload was altered");
    }
    Ok(CheckedRow {
        header,
        bytes: &row.header,
        hash: log::header_hash(&row.header),
        salt: &row.salt,
        payload,
        payload_hash,
    })
}
