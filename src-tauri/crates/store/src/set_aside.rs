//! Objects of the shared place that could not be taken in, with the reason, so that they are shown and tried again.
//! Table `set_aside`.

use crate::Store;
use crate::error::StoreError;
use rusqlite::params;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its whole name in the shared place.
    pub name: String,
    /// In the exchange's words.
    pub reason: String,
    /// Milliseconds since 1970, by this laptop's clock: when it was first set aside.
    pub since_ms: u64,
}

impl Store {
    /// Sets an object aside, or gives the one that is there already another reason.
    pub fn set_aside(&self, name: &str, reason: &str, at_ms: u64) -> Result<(), StoreError> {
        self.writer()
            .prepare_cached(
                "INSERT INTO set_aside (name, reason, since) VALUES (?1, ?2, ?3)
                 ON CONFLICT (name) DO UPDATE SET reason = ?2",
            )?
            .execute(params![name, reason, at_ms as i64])?;
        Ok(())
    }

    /// Everything set aside, by name.
    pub fn set_asides(&self) -> Result<Vec<SetAside>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT name, reason, since FROM set_aside ORDER BY name")?;
            let rows = statement.query_map([], |row| {
                Ok(SetAside {
                    name: row.get(0)?,
                    reason: row.get(1)?,
                    since_ms: row.get::<_, i64>(2)? as u64,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Notes that an object was taken in after all, or is not there any more.
    pub fn take_back(&self, name: &str) -> Result<(), StoreError> {
        self.writer()
            .prepare_cached("DELETE FROM set_aside WHERE name = ?1")?
            .execute([name])?;
        Ok(())
    }
}
