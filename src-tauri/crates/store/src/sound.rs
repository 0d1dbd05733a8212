//! Whether a segment is what its log's key signed. Nothing here asks the record, so it can be done beside a write.

use crate::error::StoreError;
use crate::exchange::{Row, Segment};
use crate::log::{self, Hash};
use crate::{hex, signature};
use domain::header::Header;
use domain::ids::LogId;

/// A segment whose numbers, chain, payloads and signature hold: nothing but [`Segment::sound`] makes one.
pub struct Sound {
    segment: Segment,
    /// As many as the segment has rows.
    pub(crate) rows: Vec<SoundRow>,
    /// By whose key it is signed.
    pub(crate) public_key: [u8; 32],
    /// The event before the first, as the first names it.
    pub(crate) previous: Option<Hash>,
}

pub(crate) struct SoundRow {
    pub(crate) header: Header,
    pub(crate) hash: Hash,
    pub(crate) payload_hash: Hash,
}

impl Sound {
    pub fn segment(&self) -> &Segment {
        &self.segment
    }
}

impl Segment {
    /// Checks everything that the segment says of itself: [`StoreError::SegmentRefused`] says what does not hold.
    ///
    /// `public_key` is the log's; [`Store::ingest`](crate::Store::ingest) takes in only what holds by the key it knows.
    pub fn sound(self, public_key: &[u8; 32]) -> Result<Sound, StoreError> {
        let Self { log, from, to, .. } = self;
        let refused = |reason| StoreError::SegmentRefused { log, from, reason };
        let whole = from >= 1 && from <= to && to < i64::MAX as u64;
        if !whole || self.rows.len() as u64 != to - from + 1 {
            return Err(refused("its events are not as many as its name says"));
        }
        let mut rows: Vec<SoundRow> = Vec::with_capacity(self.rows.len());
        for (seq, row) in (from..).zip(&self.rows) {
            let sound = row_holds(row, log, seq).map_err(refused)?;
            if let Some(before) = rows.last()
                && sound.header.previous != hex::write(&before.hash)
            {
                return Err(refused("an event does not follow the one before it"));
            }
            rows.push(sound);
        }
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return Err(refused("it is empty"));
        };
        let previous = match first.header.previous.as_str() {
            "" => None,
            named => Some(hex::read_array(named).ok_or(refused("a header cannot be read"))?),
        };
        if !signature::head_is_signed(public_key, &self.signature, log, to, &last.hash) {
            return Err(refused("its signature does not hold"));
        }
        Ok(Sound {
            rows,
            public_key: *public_key,
            previous,
            segment: self,
        })
    }
}

fn row_holds(row: &Row, log: LogId, seq: u64) -> Result<SoundRow, &'static str> {
    let header: Header =
        serde_json::from_slice(&row.header).map_err(|_| "a header cannot be read")?;
    if header.log != log || header.seq != seq {
        return Err("an event stands in another place");
    }
    // No erasure can be recorded yet, so nothing may come without its payload.
    let payload = row.payload.as_deref().ok_or("a payload is missing")?;
    let payload_hash = log::payload_hash(&row.salt, payload);
    if header.payload_hash != hex::write(&payload_hash) {
        return Err("a payload was altered");
    }
    Ok(SoundRow {
        header,
        hash: log::header_hash(&row.header),
        payload_hash,
    })
}
