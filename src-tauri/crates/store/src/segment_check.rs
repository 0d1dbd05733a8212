//! Whether what came goes on from what is here, before anything is locked or written.

use crate::error::StoreError;
use crate::log::{self, Hash, Tip};
use crate::sound::{Sound, SoundRow};
use crate::{exchange::Row, meta, signature};
use domain::ids::LogId;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// A segment that fits the record, with what it adds to the log here.
pub(crate) struct Checked<'a> {
    pub(crate) sound: &'a Sound,
    /// Where the log must end when this is written.
    pub(crate) follows: Option<Tip>,
    /// How many of its events are here already: the first ones.
    held: usize,
}

impl<'a> Checked<'a> {
    /// What is not here yet, in order.
    pub(crate) fn new_rows(
        &self,
    ) -> impl ExactSizeIterator<Item = (&'a Row, &'a SoundRow)> + use<'a> {
        let rows = self.sound.segment().rows[self.held..].iter();
        rows.zip(&self.sound.rows[self.held..])
    }
}

/// What a log comes to with the segments checked so far.
struct Known<'a> {
    tip: Option<Tip>,
    /// The place of the first of `hashes`.
    first: u64,
    hashes: Vec<&'a Hash>,
}

/// Checks segments in the order of their logs and places, each against the record and those before it.
pub(crate) fn check<'a>(
    connection: &Connection,
    segments: &'a [Sound],
) -> Result<Vec<Checked<'a>>, StoreError> {
    let own = meta::read_identity(connection)?.log;
    let keys = signature::log_keys(connection)?;
    let mut sorted: Vec<&Sound> = segments.iter().collect();
    sorted.sort_by_key(|sound| {
        let segment = sound.segment();
        (segment.log, segment.from, segment.to)
    });
    let mut logs: BTreeMap<LogId, Known<'a>> = BTreeMap::new();
    let mut checked = Vec::with_capacity(sorted.len());
    for sound in sorted {
        let log = sound.segment().log;
        let key = keys.iter().find(|key| key.log == log);
        let key = key.ok_or(StoreError::LogUnknown(log))?;
        if key.public_key != sound.public_key {
            return Err(refused(sound, "it is signed by another key than its log's"));
        }
        let known = match logs.entry(log) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(free) => {
                let tip = log::tip(connection, log)?;
                free.insert(Known {
                    tip,
                    first: tip.map_or(1, |tip| tip.seq + 1),
                    hashes: Vec::new(),
                })
            }
        };
        checked.push(goes_on(connection, sound, known, own)?);
    }
    Ok(checked)
}

fn goes_on<'a>(
    connection: &Connection,
    sound: &'a Sound,
    known: &mut Known<'a>,
    own: LogId,
) -> Result<Checked<'a>, StoreError> {
    let segment = sound.segment();
    let log = segment.log;
    let expected = known.tip.map_or(1, |tip| tip.seq + 1);
    if segment.from > expected {
        return Err(StoreError::Gap {
            log,
            expected,
            found: segment.from,
        });
    }
    if sound.previous != hash_before(connection, sound, known)? {
        return Err(refused(sound, "an event does not follow the one before it"));
    }
    let held = held(connection, sound, known)?;
    for ((seq, row), hash) in (segment.from..).zip(&sound.rows).zip(&held) {
        if row.hash != *hash {
            return Err(StoreError::Forked { log, seq });
        }
    }
    let follows = known.tip;
    let checked = Checked {
        sound,
        follows,
        held: held.len().min(sound.rows.len()),
    };
    // What this laptop wrote elsewhere it must not take in as if it had written it here: the next save would fork the log.
    if log == own && checked.new_rows().len() > 0 {
        let seq = segment.to;
        return Err(StoreError::OwnLogAhead { log, seq });
    }
    if let Some((_, last)) = checked.new_rows().last() {
        known
            .hashes
            .extend(checked.new_rows().map(|(_, row)| &row.hash));
        known.tip = Some(Tip {
            seq: last.header.seq,
            hash: last.hash,
        });
    }
    Ok(checked)
}

/// The hashes of the segment's events that are here or were checked before, from its first on.
fn held(
    connection: &Connection,
    sound: &Sound,
    known: &Known<'_>,
) -> Result<Vec<Hash>, StoreError> {
    let segment = sound.segment();
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
        held.extend(known.hashes.iter().skip(skip).copied());
    }
    Ok(held)
}

fn hash_before(
    connection: &Connection,
    sound: &Sound,
    known: &Known<'_>,
) -> Result<Option<Hash>, StoreError> {
    let segment = sound.segment();
    let before = segment.from - 1;
    if before == 0 {
        return Ok(None);
    }
    if before >= known.first {
        return Ok(known
            .hashes
            .get((before - known.first) as usize)
            .copied()
            .copied());
    }
    let hash = log::hashes(connection, segment.log, before, before)?.pop();
    Ok(hash.map(|(_, hash)| hash))
}

fn refused(sound: &Sound, reason: &'static str) -> StoreError {
    let segment = sound.segment();
    StoreError::SegmentRefused {
        log: segment.log,
        from: segment.from,
        reason,
    }
}
