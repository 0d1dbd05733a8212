//! Opening the database: the key, the checks before anything is written, migrations, one writer and several readers.

use crate::error::{StoreError, file};
use crate::folder::{DATABASE, Folder, rename, sync_folder};
use crate::keys::Keys;
use crate::meta::Identity;
use crate::{Random, hex, meta, schema, signature};
use domain::projection::Project;
use rusqlite::{Connection, OpenFlags};
use std::fs::{File, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use zeroize::Zeroizing;

/// SQLite before this could corrupt a database in WAL mode.
const SQLITE_MIN: i32 = 3_051_003;
/// Readers kept open between calls; more are opened when needed.
const READERS_KEPT: usize = 4;
/// Our own writers wait for one another at a mutex; this covers a checkpoint or a virus scanner.
const BUSY_MAX: Duration = Duration::from_secs(10);

/// The open record. It can be shared between threads: one writes at a time, and readers wait for nobody.
pub struct Store {
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    path: PathBuf,
    key: Zeroizing<String>,
    pub(crate) project: Project,
    // Dropped last: the lock is held for as long as anything is open.
    _folder: Folder,
}

impl Store {
    /// Makes a new, empty record: this laptop's log, its signing key, and that key's certificate from the service root.
    ///
    /// `keys` must hold the root key. [`StoreError::DatabaseExists`] when there is a database already.
    pub fn create(
        folder: &Folder,
        keys: &Keys,
        identity: &Identity,
        project: Project,
        random: &mut Random<'_>,
    ) -> Result<Self, StoreError> {
        check_sqlite()?;
        let root = keys.root_key()?;
        if folder.database().exists() {
            return Err(StoreError::DatabaseExists);
        }
        let key = raw_key(keys);
        let mut writer = connect(&folder.database(), &key, Access::Create)?;
        prepare_writer(&writer)?;
        let transaction = writer.transaction()?;
        for step in schema::STEPS {
            transaction.execute_batch(step)?;
        }
        set_version(&transaction, schema::STEPS.len())?;
        meta::write_identity(&transaction, identity)?;
        signature::start_log(&transaction, identity, &root, random)?;
        transaction.commit()?;
        sync_folder(Some(folder.path()))?;
        Ok(Self::with(writer, folder, key, project))
    }

    /// Opens the record and, where this program knows a later schema, migrates it after a verified copy was made beside it.
    ///
    /// Everything that can be wrong (no file, not encrypted, another key, a newer schema) is found by reading only.
    pub fn open(folder: &Folder, keys: &Keys, project: Project) -> Result<Self, StoreError> {
        check_sqlite()?;
        let key = raw_key(keys);
        check_file(&folder.database())?;
        let found = version_read_only(&folder.database(), &key)?;
        let known = schema::STEPS.len() as u32;
        if found == 0 {
            return Err(StoreError::Damaged("it holds no tables"));
        }
        if found > known {
            return Err(StoreError::NewerDatabase { found, known });
        }
        let mut writer = connect(&folder.database(), &key, Access::Write)?;
        prepare_writer(&writer)?;
        migrate(&mut writer, &folder.database(), &key, schema::STEPS)?;
        Ok(Self::with(writer, folder, key, project))
    }

    fn with(writer: Connection, folder: &Folder, key: Zeroizing<String>, project: Project) -> Self {
        Self {
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            path: folder.database(),
            key,
            project,
            _folder: folder.clone(),
        }
    }

    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        // A panic while writing dropped its transaction, which rolled back: the connection itself is sound.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `read` on one snapshot of the record, whatever is being written meanwhile.
    pub(crate) fn reading<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let kept = self.readers().pop();
        let mut reader = match kept {
            Some(reader) => reader,
            None => connect(&self.path, &self.key, Access::Read)?,
        };
        let snapshot = reader.transaction()?;
        let answer = read(&snapshot)?;
        drop(snapshot);
        let mut readers = self.readers();
        if readers.len() < READERS_KEPT {
            readers.push(reader);
        }
        Ok(answer)
    }

    /// As [`Store::reading`], by a connection that has read nothing before.
    ///
    /// A full-text index remembers its structure for each connection, and SQLite's integrity check of it does not ask whether
    /// another connection has changed it since: on a kept reader it reports damage where there is none.
    pub(crate) fn reading_anew<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut reader = connect(&self.path, &self.key, Access::Read)?;
        let snapshot = reader.transaction()?;
        read(&snapshot)
    }

    fn readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Create,
    Write,
    Read,
}

fn check_sqlite() -> Result<(), StoreError> {
    if rusqlite::version_number() < SQLITE_MIN {
        return Err(StoreError::SqliteTooOld(rusqlite::version().to_owned()));
    }
    Ok(())
}

/// A raw key: SQLCipher then derives nothing, because the key is random already.
fn raw_key(keys: &Keys) -> Zeroizing<String> {
    let hex = Zeroizing::new(hex::write(keys.database.as_slice()));
    Zeroizing::new(format!("x'{}'", hex.as_str()))
}

fn check_file(path: &Path) -> Result<(), StoreError> {
    if !path.exists() {
        return Err(StoreError::DatabaseMissing);
    }
    let mut start = [0; 16];
    let mut opened = File::open(path).map_err(file("open", DATABASE))?;
    match opened.read_exact(&mut start) {
        Err(_) => Err(StoreError::Damaged("the database file is too short")),
        Ok(()) if start == *b"SQLite format 3\0" => Err(StoreError::NotEncrypted),
        Ok(()) => Ok(()),
    }
}

fn connect(path: &Path, key: &str, access: Access) -> Result<Connection, StoreError> {
    let flags = match access {
        Access::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // The log is silenced first: SQLCipher would otherwise print to standard error.
    let statements = Zeroizing::new(format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA key = \"{key}\"; PRAGMA temp_store = MEMORY;"
    ));
    connection.execute_batch(&statements)?;
    connection.busy_timeout(BUSY_MAX)?;
    if access != Access::Create {
        check_key(&connection)?;
    }
    connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn check_key(connection: &Connection) -> Result<(), StoreError> {
    let schema = connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| {
        row.get::<_, i64>(0)
    });
    match schema {
        Ok(_) => Ok(()),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            Err(StoreError::KeyDoesNotFit)
        }
        Err(error) => Err(error.into()),
    }
}

fn prepare_writer(writer: &Connection) -> Result<(), StoreError> {
    let mode: String = writer.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::Damaged(
            "the database cannot keep a write-ahead log",
        ));
    }
    writer.execute_batch("PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;")?;
    Ok(())
}

/// A connection that can't write also leaves the write-ahead log as it is when it closes.
fn version_read_only(path: &Path, key: &str) -> Result<u32, StoreError> {
    version(&connect(path, key, Access::Read)?)
}

fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

fn set_version(connection: &Connection, version: usize) -> Result<(), StoreError> {
    Ok(connection.pragma_update(None, "user_version", version as u32)?)
}

/// Takes the database to the last of `steps`, all in one transaction, after a copy of it was made and checked.
fn migrate(
    writer: &mut Connection,
    path: &Path,
    key: &str,
    steps: &[&str],
) -> Result<(), StoreError> {
    let from = version(writer)? as usize;
    if from >= steps.len() {
        return Ok(());
    }
    back_up(writer, path, key, from)?;
    let transaction = writer.transaction()?;
    for step in &steps[from..] {
        transaction.execute_batch(step)?;
    }
    set_version(&transaction, steps.len())?;
    transaction.commit()?;
    Ok(())
}

/// Copies the database, encrypted under the same key, to `record-schema-N.db` and counts what the copy holds.
fn back_up(writer: &Connection, path: &Path, key: &str, from: usize) -> Result<(), StoreError> {
    let part = path.with_file_name("record-schema.part");
    if part.exists() {
        std::fs::remove_file(&part).map_err(file("remove", "an unfinished backup"))?;
    }
    let target = part
        .to_str()
        .ok_or(StoreError::BackupIncomplete("its path is not Unicode"))?;
    writer.execute("VACUUM INTO ?1", [target])?;
    let copy = connect(&part, key, Access::Read)?;
    let sound: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(StoreError::BackupIncomplete("its pages do not agree"));
    }
    if version(&copy)? as usize != from || tables(&copy)? != tables(writer)? {
        return Err(StoreError::BackupIncomplete(
            "it does not hold the same rows",
        ));
    }
    copy.close().map_err(|(_, error)| error)?;
    // VACUUM INTO leaves the copy in the operating system's memory. Windows syncs only what is open for writing.
    OpenOptions::new()
        .write(true)
        .open(&part)
        .and_then(|copy| copy.sync_all())
        .map_err(file("write", "the backup"))?;
    let free = (0..1000).map(|n| match n {
        0 => path.with_file_name(format!("record-schema-{from}.db")),
        n => path.with_file_name(format!("record-schema-{from}-{n}.db")),
    });
    let target = free.into_iter().find(|path| !path.exists());
    let target = target.ok_or(StoreError::BackupIncomplete("there are a thousand already"))?;
    rename(&part, &target).map_err(file("rename", "the backup"))?;
    sync_folder(path.parent())
}

/// Each table and how many rows it has.
fn tables(connection: &Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let mut names = connection.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names = names
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    let count = |name: String| {
        let rows =
            connection.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| {
                row.get(0)
            })?;
        Ok((name, rows))
    };
    names.into_iter().map(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{LaptopId, LogId, ServiceId, SiteId};
    use uuid::Uuid;

    fn place() -> (tempfile::TempDir, Folder, Keys) {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        let mut random = |bytes: &mut [u8]| bytes.fill(7);
        let keys = Keys::generate(&mut random);
        let identity = Identity {
            service: ServiceId(Uuid::from_u128(1)),
            laptop: LaptopId(Uuid::from_u128(2)),
            site: SiteId(Uuid::from_u128(3)),
            log: LogId(Uuid::from_u128(4)),
        };
        Store::create(&folder, &keys, &identity, |_, _| None, &mut random).unwrap();
        (dir, folder, keys)
    }

    fn migrate_with(folder: &Folder, keys: &Keys, next: &str) -> Result<u32, StoreError> {
        let key = raw_key(keys);
        let mut writer = connect(&folder.database(), &key, Access::Write)?;
        prepare_writer(&writer)?;
        let steps: Vec<&str> = schema::STEPS.iter().copied().chain([next]).collect();
        migrate(&mut writer, &folder.database(), &key, &steps)?;
        version(&writer)
    }

    #[test]
    fn a_migration_leaves_an_encrypted_copy_that_opens() {
        let (dir, folder, keys) = place();
        let before = schema::STEPS.len() as u32;
        let step = "CREATE TABLE extra (id INTEGER); INSERT INTO extra VALUES (1);";
        assert_eq!(migrate_with(&folder, &keys, step).unwrap(), before + 1);
        let copy = dir.path().join(format!("record-schema-{before}.db"));
        assert!(matches!(check_file(&copy), Ok(())), "not a plain database");
        let copy = connect(&copy, &raw_key(&keys), Access::Read).unwrap();
        assert_eq!(version(&copy).unwrap(), before);
        let service = meta::read_identity(&copy).unwrap().service;
        assert_eq!(service, ServiceId(Uuid::from_u128(1)));
        let now = Store::open(&folder, &keys, |_, _| None);
        assert!(matches!(now, Err(StoreError::NewerDatabase { .. })));
    }

    #[test]
    fn a_migration_that_fails_half_way_changes_nothing() {
        let (dir, folder, keys) = place();
        let step = "CREATE TABLE extra (id INTEGER); INSERT INTO nowhere VALUES (1);";
        for _ in 0..2 {
            migrate_with(&folder, &keys, step).unwrap_err();
        }
        let store = Store::open(&folder, &keys, |_, _| None).unwrap();
        let extra = store.reading(|c| Ok(tables(c)?.iter().any(|(name, _)| name == "extra")));
        assert!(!extra.unwrap());
        // Both attempts kept their copy: an earlier one is never written over.
        assert!(dir.path().join("record-schema-1.db").exists());
        assert!(dir.path().join("record-schema-1-1.db").exists());
        assert!(!dir.path().join("record-schema.part").exists());
    }

    #[test]
    fn the_engine_is_set_for_keeping_what_people_save() {
        let (_dir, folder, keys) = place();
        let store = Store::open(&folder, &keys, |_, _| None).unwrap();
        let ask = |pragma: &str| -> i64 {
            let sql = format!("PRAGMA {pragma}");
            store
                .writer()
                .query_row(&sql, [], |row| row.get(0))
                .unwrap()
        };
        const FULL: i64 = 2;
        const IN_MEMORY: i64 = 2;
        assert_eq!(ask("synchronous"), FULL);
        assert_eq!(ask("temp_store"), IN_MEMORY);
        assert_eq!(ask("foreign_keys"), 1);
        let mode: String = store
            .reading(|c| Ok(c.query_row("PRAGMA journal_mode", [], |row| row.get(0))?))
            .unwrap();
        assert_eq!(mode, "wal");
        let write = store.reading(|c| meta::write(c, "x", "y"));
        assert!(write.is_err(), "readers can't write");
    }
}
