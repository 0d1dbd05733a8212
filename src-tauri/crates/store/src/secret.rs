//! Keys and credentials beside the record, by name: this laptop's identity for what is sealed to it, the epochs' keys, how
//! to reach the shared place. Table `secret`; the database around it is encrypted.

use crate::Store;
use crate::error::StoreError;
use rusqlite::{OptionalExtension, params};
use zeroize::Zeroizing;

impl Store {
    /// What is kept under a name; wiped when dropped.
    pub fn secret(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        self.reading(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT bytes FROM secret WHERE name = ?1")?;
            let found = statement.query_row([name], |row| row.get(0)).optional()?;
            Ok(found.map(Zeroizing::new))
        })
    }

    /// Keeps bytes under a name, in place of what was there.
    pub fn set_secret(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        self.writer()
            .prepare_cached(
                "INSERT INTO secret (name, bytes) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET bytes = ?2",
            )?
            .execute(params![name, bytes])?;
        Ok(())
    }

    /// Throws away what is kept under a name; nothing happens when there is nothing.
    pub fn remove_secret(&self, name: &str) -> Result<(), StoreError> {
        self.writer()
            .prepare_cached("DELETE FROM secret WHERE name = ?1")?
            .execute([name])?;
        Ok(())
    }

    /// The names that start with `prefix` and have something kept under them, sorted.
    pub fn secret_names(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT name FROM secret WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name",
            )?;
            let names = statement.query_map([prefix], |row| row.get(0))?;
            Ok(names.collect::<Result<_, _>>()?)
        })
    }
}
