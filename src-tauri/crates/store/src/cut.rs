//! Which entries of revoked laptops count. Computed from the service's events; table `cut`.
//!
//! What stands beyond a cut is kept, counts in the digest, goes on to other laptops, and is left out of every fold until
//! somebody accepts it. An event that stands under two places counts when one of them does.

use crate::error::StoreError;
use crate::{Store, column, log, meta, signature, twin};
use domain::header::{StoredEvent, Subject};
use domain::ids::LogId;
use domain::projection::{Project, Projection};
use domain::service::LogCut;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// The last event of each log that counts, for the logs of revoked laptops.
pub(crate) type Cuts = BTreeMap<LogId, u64>;

/// For a statement over `event`: whether it counts.
pub(crate) const COUNTS: &str = "(NOT EXISTS (SELECT 1 FROM cut WHERE cut.log = event.log AND event.seq > cut.last_seq)
     OR EXISTS (SELECT 1 FROM twin WHERE twin.event = event.id
                AND NOT EXISTS (SELECT 1 FROM cut WHERE cut.log = twin.log AND twin.seq > cut.last_seq)))";

impl Store {
    /// What is here and left out, because its laptop was revoked: log, first and last event, by log.
    pub fn left_out(&self) -> Result<Vec<(LogId, u64, u64)>, StoreError> {
        self.reading(|connection| {
            let mut left_out = Vec::new();
            for (log, last) in read(connection)? {
                if let Some(tip) = log::tip(connection, log)?.filter(|tip| tip.seq > last) {
                    left_out.push((log, last + 1, tip.seq));
                }
            }
            Ok(left_out)
        })
    }

    /// The last event of each revoked log that counts, by log; whether anything of it lies beyond or not.
    pub fn cuts(&self) -> Result<Vec<LogCut>, StoreError> {
        self.reading(|connection| {
            let cuts = read(connection)?.into_iter();
            Ok(cuts
                .map(|(log, last_seq)| LogCut { log, last_seq })
                .collect())
        })
    }

    /// The events of one log that are left out, in its order, `limit` at most: for whoever decides whether they count.
    pub fn left_out_events(
        &self,
        log: LogId,
        limit: usize,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        self.reading(|connection| match read(connection)?.get(&log) {
            None => Ok(Vec::new()),
            Some(last) => log::events_beyond(connection, log, *last, limit),
        })
    }
}

pub(crate) fn read(connection: &Connection) -> Result<Cuts, StoreError> {
    let mut statement = connection.prepare_cached("SELECT log, last_seq FROM cut ORDER BY log")?;
    let rows = statement.query_map([], |row| {
        let last: i64 = row.get(1)?;
        Ok((LogId(column::uuid(row.get(0)?)), last as u64))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The cuts that the service's events come to, whatever the table says.
pub(crate) fn of_service(connection: &Connection, project: Project) -> Result<Cuts, StoreError> {
    let service = Subject::Service(meta::read_identity(connection)?.service);
    let events = log::all_events(connection, service)?;
    let told = match project(service, &events) {
        Some(Projection::Service { cuts }) => cuts,
        Some(Projection::Patient(_) | Projection::Case { .. }) | None => Vec::new(),
    };
    let mut cuts = Cuts::new();
    for LogCut { log, last_seq } in told {
        // A sequence number beyond what a column holds cuts nothing.
        cuts.insert(log, last_seq.min(i64::MAX as u64));
    }
    // A log goes on from the one that vouches for it. Whoever revoked the laptop did not know of it: none of it counts
    // until somebody says so. Otherwise a thief's copy could start one log after another.
    let keys = signature::log_keys(connection)?;
    loop {
        let more: Vec<LogId> = keys
            .iter()
            .filter(|key| !cuts.contains_key(&key.log))
            .filter(|key| key.certified_by.is_some_and(|by| cuts.contains_key(&by)))
            .map(|key| key.log)
            .collect();
        if more.is_empty() {
            return Ok(cuts);
        }
        cuts.extend(more.into_iter().map(|log| (log, 0)));
    }
}

/// Brings the table in step with the service's events and answers the subjects that now fold from other events.
pub(crate) fn settle(
    connection: &Connection,
    project: Project,
) -> Result<BTreeSet<Subject>, StoreError> {
    let before = read(connection)?;
    let now = of_service(connection, project)?;
    let mut touched = BTreeSet::new();
    if before == now {
        return Ok(touched);
    }
    connection.execute("DELETE FROM cut", [])?;
    for (log, last) in &now {
        connection
            .prepare_cached("INSERT INTO cut (log, last_seq) VALUES (?1, ?2)")?
            .execute(params![column::id(log.0), *last as i64])?;
    }
    let logs: BTreeSet<&LogId> = before.keys().chain(now.keys()).collect();
    for log in logs {
        let (old, new) = (before.get(log), now.get(log));
        if old != new {
            let first = old.into_iter().chain(new).min().copied().unwrap_or(0);
            touched.extend(log::subjects_beyond(connection, *log, first)?);
            touched.extend(twin::subjects(connection, *log, first)?);
        }
    }
    Ok(touched)
}
