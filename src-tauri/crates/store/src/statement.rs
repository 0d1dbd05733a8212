//! The last statement of each laptop about what it holds, as it came. Table `statement`.

use crate::error::StoreError;
use crate::{Store, column};
use domain::ids::LogId;
use rusqlite::{OptionalExtension, Row, params};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The log of the laptop that made it.
    pub log: LogId,
    /// Counts up with each that the laptop makes.
    pub counter: u64,
    /// Milliseconds since 1970, by this laptop's clock.
    pub received_at_ms: u64,
    /// In the exchange's own format.
    pub bytes: Vec<u8>,
}

impl Store {
    /// The last statement of a laptop, by its log.
    pub fn statement(&self, log: LogId) -> Result<Option<Statement>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT log, counter, received_at, bytes FROM statement WHERE log = ?1",
            )?;
            Ok(statement.query_row([column::id(log.0)], read).optional()?)
        })
    }

    /// Every laptop's last statement, by log.
    pub fn statements(&self) -> Result<Vec<Statement>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT log, counter, received_at, bytes FROM statement ORDER BY log",
            )?;
            let rows = statement.query_map([], read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Keeps a laptop's statement unless one with this counter or a later one is here. Answers whether it was kept.
    pub fn set_statement(
        &self,
        log: LogId,
        counter: u64,
        received_at_ms: u64,
        bytes: &[u8],
    ) -> Result<bool, StoreError> {
        let changed = self
            .writer()
            .prepare_cached(
                "INSERT INTO statement (log, counter, received_at, bytes) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (log) DO UPDATE SET counter = ?2, received_at = ?3, bytes = ?4 WHERE counter < ?2",
            )?
            .execute(params![
                column::id(log.0),
                counter as i64,
                received_at_ms as i64,
                bytes
            ])?;
        Ok(changed > 0)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Statement> {
    Ok(Statement {
        log: LogId(column::uuid(row.get(0)?)),
        counter: row.get::<_, i64>(1)? as u64,
        received_at_ms: row.get::<_, i64>(2)? as u64,
        bytes: row.get(3)?,
    })
}
