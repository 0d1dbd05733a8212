//! What this laptop puts into the shared place: sealed bytes, kept until they were seen there, and then what they were.
//! Table `outgoing`.

use crate::error::StoreError;
use crate::{Store, column};
use domain::ids::LogId;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// One object of ours, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Its whole name in the shared place.
    pub name: String,
    /// In the exchange's words, for example `log`.
    pub kind: String,
    pub log: LogId,
    /// The events it holds; both 0 when it holds none.
    pub from: u64,
    pub to: u64,
    /// It was seen in a listing after it was put there.
    pub acknowledged: bool,
}

const COLUMNS: &str = "name, kind, log, from_seq, to_seq, bytes IS NULL";

impl Store {
    /// What was sealed and not yet seen in a listing, by name.
    pub fn outgoing(&self) -> Result<Vec<Outgoing>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM outgoing WHERE bytes IS NOT NULL ORDER BY name"
            ))?;
            let rows = statement.query_map([], read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// What was seen in a listing after it was put there, and must therefore be there still.
    pub fn acknowledged(&self) -> Result<Vec<Outgoing>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM outgoing WHERE bytes IS NULL ORDER BY log, from_seq, to_seq, name"
            ))?;
            let rows = statement.query_map([], read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The sealed bytes of an object; `None` when there is none of this name or it was acknowledged.
    pub fn outgoing_bytes(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.reading(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT bytes FROM outgoing WHERE name = ?1")?;
            let found = statement.query_row([name], |row| row.get(0)).optional()?;
            Ok(found.flatten())
        })
    }

    /// Keeps the sealed bytes of an object before it is sent, so that a second try sends the same ones. A name that is
    /// there already is left as it is.
    pub fn put_outgoing(
        &self,
        name: &str,
        kind: &str,
        log: LogId,
        from: u64,
        to: u64,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        self.writer()
            .prepare_cached(
                "INSERT INTO outgoing (name, kind, log, from_seq, to_seq, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (name) DO NOTHING",
            )?
            .execute(params![
                name,
                kind,
                column::id(log.0),
                from as i64,
                to as i64,
                bytes
            ])?;
        Ok(())
    }

    /// Notes that an object was seen in a listing: its bytes are let go, the rest is kept.
    pub fn acknowledge(&self, name: &str) -> Result<(), StoreError> {
        self.writer()
            .prepare_cached("UPDATE outgoing SET bytes = NULL WHERE name = ?1")?
            .execute([name])?;
        Ok(())
    }

    /// Forgets an object, because a pack took its place or the place it was put into is given up.
    pub fn forget_outgoing(&self, name: &str) -> Result<(), StoreError> {
        self.writer()
            .prepare_cached("DELETE FROM outgoing WHERE name = ?1")?
            .execute([name])?;
        Ok(())
    }
}

/// Events that moved to another log are not sent under the old one any more.
pub(crate) fn forget_from(
    connection: &Connection,
    log: LogId,
    from: u64,
) -> Result<(), StoreError> {
    connection.execute(
        "DELETE FROM outgoing WHERE log = ?1 AND to_seq >= ?2 AND bytes IS NOT NULL",
        params![column::id(log.0), from as i64],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Outgoing> {
    Ok(Outgoing {
        name: row.get(0)?,
        kind: row.get(1)?,
        log: LogId(column::uuid(row.get(2)?)),
        from: row.get::<_, i64>(3)? as u64,
        to: row.get::<_, i64>(4)? as u64,
        acknowledged: row.get(5)?,
    })
}
