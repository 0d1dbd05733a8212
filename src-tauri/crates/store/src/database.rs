//! Opening the database: the key, the checks before anything is written, migrations, one writer and several readers.

use crate::digest::Digest;
use crate::error::{StoreError, file};
use crate::folder::{DATABASE, Folder, sync_folder};
use crate::keys::Keys;
use crate::meta::Identity;
use crate::migration::{migrate, set_version, version};
use crate::signature::CertifiedLog;
use crate::{Random, digest, hex, meta, rebuild, schema, signature};
use domain::projection::{EDITION, Project};
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use zeroize::Zeroizing;

/// SQLite before this could corrupt a database in WAL mode.
const SQLITE_MIN: i32 = 3_051_003;
/// Readers kept open between calls; more are opened when needed.
const READERS_KEPT: usize = 4;
/// Our own writers wait for one another at a mutex; this covers a checkpoint or a virus scanner.
const BUSY_MAX: Duration = Duration::from_secs(10);

/// What a batch from elsewhere writes fits twice over: with SQLite's 2 MiB its pages were encrypted, written out and read back
/// again before it was done.
const WRITER_CACHE_KIB: u32 = 16 * 1024;
/// Pages of the write-ahead log, 4 KiB each, before they are copied into the database: a page that is written in batch after
/// batch is copied once. SQLite's 1,000 are fewer than one batch.
const CHECKPOINT_PAGES: u32 = 4_000;

/// How long work that nobody waits for sleeps before it asks again whether somebody does.
const WAIT_FOR_PEOPLE: Duration = Duration::from_millis(1);

/// The open record. It can be shared between threads: one writes at a time, and readers wait for nobody.
pub struct Store {
    // Dropped before the writer: the last connection to close folds the write-ahead log into the one file, and a
    // connection that only reads cannot.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
    // How many wait for the writer because a person waits for them.
    waiting: AtomicUsize,
    path: PathBuf,
    key: Zeroizing<String>,
    pub(crate) project: Project,
    // Dropped last: the lock is held for as long as anything is open.
    folder: Folder,
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
        empty(&transaction, identity)?;
        let mut seed = Zeroizing::new([0; 32]);
        random(seed.as_mut_slice());
        let own = signature::certified_by_root(
            &root,
            identity.service,
            identity.log,
            identity.laptop,
            signature::log_public_key(&seed),
        );
        signature::start(&transaction, &seed, &own)?;
        meta::write_root_public_key(&transaction, root.verifying_key().as_bytes())?;
        transaction.commit()?;
        sync_folder(Some(folder.path()))?;
        Ok(Self::with(writer, folder, key, project))
    }

    /// Makes an empty record of a service that exists already, on a laptop that joins it: the history comes by
    /// [`Store::ingest`].
    ///
    /// `seed` is that of this laptop's log key, and `own` its certificate: [`StoreError::CertificateRefused`] unless the
    /// service's root signed it for this very laptop and log. [`StoreError::DatabaseExists`] when there is a database already.
    pub fn create_joined(
        folder: &Folder,
        keys: &Keys,
        identity: &Identity,
        root_public_key: &[u8; 32],
        seed: &[u8; 32],
        own: &CertifiedLog,
        project: Project,
    ) -> Result<Self, StoreError> {
        check_sqlite()?;
        let fits = own.log == identity.log
            && own.laptop == identity.laptop
            && own.public_key == signature::log_public_key(seed)
            && own.certified_by.is_none()
            && signature::certificate_holds(own, identity.service, root_public_key);
        if !fits {
            return Err(StoreError::CertificateRefused(own.log));
        }
        if folder.database().exists() {
            return Err(StoreError::DatabaseExists);
        }
        let key = raw_key(keys);
        let mut writer = connect(&folder.database(), &key, Access::Create)?;
        prepare_writer(&writer)?;
        let transaction = writer.transaction()?;
        empty(&transaction, identity)?;
        signature::start(&transaction, seed, own)?;
        meta::write_root_public_key(&transaction, root_public_key)?;
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
        finish_copying(&writer)?;
        migrate(&mut writer, &folder.database(), &key, schema::STEPS)?;
        if digest::read(&writer)?.is_none() {
            digest::write(&writer, &digest::of_log(&writer)?)?;
        }
        // Lists that an older program computed may lack what this one shows. A crash on the way is made good next time.
        if meta::read_lists(&writer)? != Some(EDITION) {
            rebuild::rebuild(&mut writer, project)?;
            meta::write_lists(&writer)?;
        }
        Ok(Self::with(writer, folder, key, project))
    }

    fn with(writer: Connection, folder: &Folder, key: Zeroizing<String>, project: Project) -> Self {
        Self {
            writer: Mutex::new(writer),
            waiting: AtomicUsize::new(0),
            readers: Mutex::new(Vec::new()),
            path: folder.database(),
            key,
            project,
            folder: folder.clone(),
        }
    }

    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let writer = self.lock_writer();
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        writer
    }

    /// The writer for work that nobody waits for: whoever is waiting goes first.
    pub(crate) fn writer_when_free(&self) -> MutexGuard<'_, Connection> {
        while self.somebody_waits() {
            std::thread::sleep(WAIT_FOR_PEOPLE);
        }
        self.lock_writer()
    }

    /// Whether a person waits for something to be saved.
    pub(crate) fn somebody_waits(&self) -> bool {
        self.waiting.load(Ordering::SeqCst) > 0
    }

    fn lock_writer(&self) -> MutexGuard<'_, Connection> {
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

    /// The database file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// What this laptop's backups are sealed with.
    pub(crate) fn seal_key(&self) -> [u8; 32] {
        crate::backup::seal_key(&self.key)
    }

    fn readers(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The tables, and whose they are.
fn empty(connection: &Connection, identity: &Identity) -> Result<(), StoreError> {
    for step in schema::STEPS {
        connection.execute_batch(step)?;
    }
    set_version(connection, schema::STEPS.len())?;
    meta::write_identity(connection, identity)?;
    meta::write_lists(connection)?;
    digest::write(connection, &Digest::default())
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
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
pub(crate) fn raw_key(keys: &Keys) -> Zeroizing<String> {
    let hex = Zeroizing::new(hex::write(keys.database.as_slice()));
    Zeroizing::new(format!("x'{}'", hex.as_str()))
}

pub(crate) fn check_file(path: &Path) -> Result<(), StoreError> {
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

pub(crate) fn connect(path: &Path, key: &str, access: Access) -> Result<Connection, StoreError> {
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

pub(crate) fn prepare_writer(writer: &Connection) -> Result<(), StoreError> {
    let mode: String = writer.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::Damaged(
            "the database cannot keep a write-ahead log",
        ));
    }
    writer.execute_batch(&format!(
        "PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;
         PRAGMA cache_size = -{WRITER_CACHE_KIB}; PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES};"
    ))?;
    Ok(())
}

/// Copies into the database what a crash left in the write-ahead log; there is nothing to copy after a program that ended well.
///
/// A power cut in the midst of copying leaves pages half written. Nothing is lost, because the log still has them, but until
/// they are copied again the file alone looks damaged to whoever checks each of its pages: [`Store::verify`], a backup.
fn finish_copying(writer: &Connection) -> Result<(), StoreError> {
    let copied = writer.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    match copied.map_err(StoreError::from) {
        // The log is as good as before, and what is there can be read.
        Err(StoreError::DiskFull) | Ok(()) => Ok(()),
        Err(error) => Err(error),
    }
}

/// A connection that can't write also leaves the write-ahead log as it is when it closes.
fn version_read_only(path: &Path, key: &str) -> Result<u32, StoreError> {
    version(&connect(path, key, Access::Read)?)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use domain::ids::{LaptopId, LogId, ServiceId, SiteId};
    use uuid::Uuid;

    pub(crate) fn place() -> (tempfile::TempDir, Folder, Keys) {
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

    #[test]
    fn whoever_a_person_waits_for_writes_first() {
        let (_dir, folder, keys) = place();
        let store = Store::open(&folder, &keys, |_, _| None).unwrap();
        let order = Mutex::new(Vec::new());
        let note = |who| order.lock().unwrap().push(who);
        let held = store.writer();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let _writer = store.writer();
                note("a person's save");
            });
            while store.waiting.load(Ordering::SeqCst) == 0 {
                std::thread::yield_now();
            }
            scope.spawn(|| {
                let _writer = store.writer_when_free();
                note("the next batch");
            });
            drop(held);
        });
        assert_eq!(
            order.into_inner().unwrap(),
            ["a person's save", "the next batch"]
        );
    }
}
