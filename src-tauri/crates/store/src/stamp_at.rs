//! When an event of a log was recorded, without reading it.

use crate::error::StoreError;
use crate::{Store, column};
use domain::ids::LogId;
use domain::stamp::Stamp;
use rusqlite::{OptionalExtension, params};

impl Store {
    /// The stamp of one event; `None` when it is not here.
    pub fn stamp_at(&self, log: LogId, seq: u64) -> Result<Option<Stamp>, StoreError> {
        self.reading(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT stamp FROM event WHERE log = ?1 AND seq = ?2")?;
            let stamp = statement
                .query_row(params![column::id(log.0), seq as i64], |row| {
                    row.get::<_, i64>(0)
                })
                .optional()?;
            Ok(stamp.map(|stamp| Stamp(stamp as u64)))
        })
    }
}
