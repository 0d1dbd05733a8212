//! Reading the log for others: where each log ends here, and stretches of it as they go to another laptop.

use crate::error::StoreError;
use crate::named_document::{self, NamedDocument};
use crate::{Store, column, log, signature};
use domain::ids::LogId;
use rusqlite::{Connection, params};

/// The last event of a log that is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogTip {
    pub log: LogId,
    /// From 1.
    pub seq: u64,
    /// BLAKE3 of the event's header.
    pub hash: [u8; 32],
}

/// One event as it travels: the header's bytes as they were hashed, never written anew.
#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    pub header: Vec<u8>,
    pub salt: [u8; 32],
    /// `None` after a recorded erasure.
    pub payload: Option<Vec<u8>>,
}

/// Events `from..=to` of one log, without a gap, and the log's signature over its head at `to`.
#[derive(Clone, PartialEq, Eq)]
pub struct Segment {
    pub log: LogId,
    pub from: u64,
    pub to: u64,
    pub rows: Vec<Row>,
    pub signature: [u8; 64],
    /// The documents that these events name, as far as this segment's maker knew.
    pub documents: Vec<NamedDocument>,
}

// A segment holds what people wrote about patients: its text must not reach a log by accident.
impl std::fmt::Debug for Segment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Segment({} {}..={})", self.log, self.from, self.to)
    }
}

impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Row({} bytes)", self.header.len())
    }
}

impl Store {
    /// Where each log ends here, by log. A log of which only the key is known is not among them.
    pub fn tips(&self) -> Result<Vec<LogTip>, StoreError> {
        self.reading(|connection| {
            let mut tips = Vec::new();
            for key in signature::log_keys(connection)? {
                if let Some(tip) = log::tip(connection, key.log)? {
                    tips.push(LogTip {
                        log: key.log,
                        seq: tip.seq,
                        hash: tip.hash,
                    });
                }
            }
            Ok(tips)
        })
    }

    /// The header hash of one event; `None` when it is not here.
    pub fn tip_hash(&self, log: LogId, seq: u64) -> Result<Option<[u8; 32]>, StoreError> {
        self.reading(|connection| {
            Ok(log::hashes(connection, log, seq, seq)?
                .pop()
                .map(|(_, hash)| hash))
        })
    }

    /// The events of a log from `from` on, as many as fit, ending at one that is signed here.
    ///
    /// Both limits give way where one commit alone is larger. `None` when nothing signed comes at or after `from`.
    pub fn segment(
        &self,
        log: LogId,
        from: u64,
        max_events: u64,
        max_bytes: u64,
    ) -> Result<Option<Segment>, StoreError> {
        self.reading(|connection| {
            let from = from.max(1);
            let fits = fitting(connection, log, from, max_events, max_bytes)?;
            let Some((to, signature)) = signature::last_signed(connection, log, from, fits)? else {
                return Ok(None);
            };
            let rows = rows(connection, log, from, to)?;
            if rows.len() as u64 != to - from + 1 {
                return Err(StoreError::Damaged("a log with a gap"));
            }
            Ok(Some(Segment {
                log,
                from,
                to,
                rows,
                signature,
                documents: named_document::between(connection, log, from, to)?,
            }))
        })
    }
}

/// The last event up to which both limits hold; the one before `from` when the first alone is too large.
fn fitting(
    connection: &Connection,
    log: LogId,
    from: u64,
    max_events: u64,
    max_bytes: u64,
) -> Result<u64, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, length(header) + coalesce(length(bytes), 0) FROM event
         LEFT JOIN payload ON payload.event = event.id WHERE log = ?1 AND seq >= ?2
         UNION ALL
         SELECT seq, length(header) + coalesce(length(bytes), 0) FROM twin
         LEFT JOIN payload ON payload.event = twin.event WHERE log = ?1 AND seq >= ?2
         ORDER BY seq LIMIT ?3",
    )?;
    let limit = i64::try_from(max_events).unwrap_or(i64::MAX);
    let mut sizes = statement.query(params![column::id(log.0), from as i64, limit])?;
    let (mut last, mut bytes) = (from - 1, 0u64);
    while let Some(row) = sizes.next()? {
        bytes = bytes.saturating_add(row.get::<_, i64>(1)? as u64);
        if bytes > max_bytes {
            break;
        }
        last = row.get::<_, i64>(0)? as u64;
    }
    Ok(last)
}

fn rows(connection: &Connection, log: LogId, from: u64, to: u64) -> Result<Vec<Row>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, header, salt, bytes FROM event
         LEFT JOIN payload ON payload.event = event.id WHERE log = ?1 AND seq BETWEEN ?2 AND ?3
         UNION ALL
         SELECT seq, header, salt, bytes FROM twin
         LEFT JOIN payload ON payload.event = twin.event WHERE log = ?1 AND seq BETWEEN ?2 AND ?3
         ORDER BY seq",
    )?;
    let rows = statement.query_map(params![column::id(log.0), from as i64, to as i64], |row| {
        Ok(Row {
            header: row.get(1)?,
            salt: row.get::<_, Option<[u8; 32]>>(2)?.unwrap_or_default(),
            payload: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
