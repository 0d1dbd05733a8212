//! A backup: everything of this laptop in one file, made while people work.
//!
//! The file, `*.stepwell-backup`, is these bytes, one after the other, and nothing after them:
//!
//! 1. `stepwell-backup/1` and a line feed.
//! 2. One line of JSON, a [`BackupNote`]: whose it is, when it was made, what it holds, and length and BLAKE3 of each part. It
//!    can be read without any key and says nothing about patients.
//! 3. The *seal*: 64 lower-case hexadecimal digits and a line feed. BLAKE3 over the two lines before it, keyed by what is
//!    derived from the database key ([`SEAL_CONTEXT`]): a note that was altered is found out once somebody can open it.
//! 4. The key file, as `keys.json` beside the database.
//! 5. The database, encrypted as it always is, without free pages and without a write-ahead log.
//!
//! Making one never holds the writer: SQLite copies a snapshot (`VACUUM INTO`, which stays encrypted) into the record's own
//! folder. That copy is opened and checked; then it goes into the file beside its place, which is synced, read back against
//! the note and only then given its name. What was there under that name before is replaced whole.

use crate::backup_check::{self, Found};
use crate::backup_file::{Backup, read_line};
use crate::database::{Access, connect};
use crate::error::{StoreError, file};
use crate::folder::{KEYS, rename, sync_folder};
use crate::{Store, hex};
use chrono::{DateTime, FixedOffset};
use domain::ids::{LaptopId, LogId, ServiceId};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

pub(crate) const MAGIC: &str = "stepwell-backup/1\n";
pub(crate) const FAMILY: &str = "stepwell-backup/";
/// Frozen with the format.
pub(crate) const SEAL_CONTEXT: &str =
    "stepwell 2026-11-22 seal of a backup's note from database key";
/// Where SQLite copies to, beside the database. Nothing but this program's own leftovers is ever under this name.
const COPY: &str = "record-backup.part";
pub(crate) const FILE: &str = "the backup";

/// A megabyte at a time: between two of them somebody may stop it.
const CHUNK: usize = 1024 * 1024;
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// What a backup says of itself before anybody has a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupNote {
    pub service: ServiceId,
    /// The laptop it was made on, and the log that it wrote then.
    pub laptop: LaptopId,
    pub log: LogId,
    pub made_at: DateTime<FixedOffset>,
    /// Of the database in it.
    pub schema: u32,
    /// How many events it holds, and their digest in hexadecimal: see [`crate::Digest`].
    pub events: u64,
    pub digest: String,
    pub keys: Part,
    pub database: Part,
}

/// One part of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub bytes: u64,
    /// Hexadecimal.
    pub blake3: String,
}

/// How somebody who waits follows something long, and ends it.
pub struct Watch<'a> {
    /// Set: [`StoreError::BackupStopped`] within moments, and nothing is left behind.
    pub stop: &'a AtomicBool,
    /// Bytes done, of so many.
    pub progress: &'a (dyn Fn(u64, u64) + Sync),
}

impl Watch<'_> {
    pub(crate) fn go_on(&self) -> Result<(), StoreError> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(StoreError::BackupStopped);
        }
        Ok(())
    }
}

impl Store {
    /// Makes a backup of the record as it is now at `to`, and answers what it holds once that was read back and found whole.
    ///
    /// People go on working meanwhile. On any error what was at `to` before is still there.
    pub fn back_up(
        &self,
        to: &Path,
        made_at: DateTime<FixedOffset>,
        watch: &Watch<'_>,
    ) -> Result<BackupNote, StoreError> {
        let copy = Leftover(self.path().with_file_name(COPY));
        copy.remove()?;
        let keys = fs::read(self.folder().keys()).map_err(file("read", KEYS))?;
        let key_file = crate::keyfile::read(&keys)?;
        let before = self.digest()?.events;
        self.copy_into(&copy.0, watch)?;
        watch.go_on()?;
        let found = backup_check::check(&copy.0, self.key())?;
        if found.identity.service != key_file.service || !key_file.setup_finished {
            return Err(StoreError::BackupIncomplete(
                "the key file is not that of the database",
            ));
        }
        if found.digest.events < before {
            return Err(StoreError::BackupIncomplete("it lacks entries"));
        }
        let note = note(&found, &keys, &copy.0, made_at, watch)?;
        write_file(to, &note, &self.seal_key(), &keys, &copy.0, watch)?;
        Ok(note)
    }

    /// Whether this laptop made the backup, under the log it writes now: its seal is of this very database key.
    pub fn made_backup(&self, backup: &Backup) -> Result<bool, StoreError> {
        let own = self.identity()?;
        Ok(backup.note.log == own.log
            && backup.note.service == own.service
            && backup.is_sealed_by(&self.seal_key()))
    }

    /// One snapshot, copied by SQLite into a file of its own. A second thread looks whether it is to stop and how far it is.
    fn copy_into(&self, to: &Path, watch: &Watch<'_>) -> Result<(), StoreError> {
        let target = to
            .to_str()
            .ok_or(StoreError::BackupIncomplete("its path is not Unicode"))?;
        let reader = connect(self.path(), self.key(), Access::Read)?;
        let of = fs::metadata(self.path()).map_or(0, |file| file.len());
        let interrupt = reader.get_interrupt_handle();
        let (done, ended) = mpsc::channel::<()>();
        let copied = std::thread::scope(|scope| {
            scope.spawn(move || {
                while ended.recv_timeout(LOOK_EVERY) == Err(mpsc::RecvTimeoutError::Timeout) {
                    // Again and again: one that comes before the statement has begun is forgotten.
                    if watch.stop.load(Ordering::Relaxed) {
                        interrupt.interrupt();
                    }
                    let so_far = fs::metadata(to).map_or(0, |file| file.len());
                    (watch.progress)(so_far.min(of) / 2, of);
                }
            });
            let copied = vacuum(&reader, target);
            drop(done);
            copied
        });
        copied.map_err(|error| match watch.go_on() {
            Err(stopped) => stopped,
            Ok(()) => error,
        })
    }
}

fn vacuum(reader: &Connection, target: &str) -> Result<(), StoreError> {
    reader.execute("VACUUM INTO ?1", [target])?;
    Ok(())
}

fn note(
    found: &Found,
    keys: &[u8],
    copy: &Path,
    made_at: DateTime<FixedOffset>,
    watch: &Watch<'_>,
) -> Result<BackupNote, StoreError> {
    let mut opened = File::open(copy).map_err(file("read", FILE))?;
    let mut hash = blake3::Hasher::new();
    let bytes = each_chunk(&mut opened, watch, |chunk, _| {
        hash.update(chunk);
        Ok(())
    })?;
    Ok(BackupNote {
        service: found.identity.service,
        laptop: found.identity.laptop,
        log: found.identity.log,
        made_at,
        schema: found.schema,
        events: found.digest.events,
        digest: hex::write(&found.digest.sum),
        keys: Part {
            bytes: keys.len() as u64,
            blake3: blake3::hash(keys).to_string(),
        },
        database: Part {
            bytes,
            blake3: hash.finalize().to_string(),
        },
    })
}

/// Beside its place, synced, read back, and only then under its name.
fn write_file(
    to: &Path,
    note: &BackupNote,
    seal_key: &[u8; 32],
    keys: &[u8],
    copy: &Path,
    watch: &Watch<'_>,
) -> Result<(), StoreError> {
    let part = Leftover(part_of(to));
    part.remove()?;
    let head = head(note, seal_key)?;
    let mut out = File::create(&part.0).map_err(no_room("write", FILE))?;
    out.write_all(&head).map_err(no_room("write", FILE))?;
    out.write_all(keys).map_err(no_room("write", FILE))?;
    let mut database = File::open(copy).map_err(file("read", FILE))?;
    each_chunk(&mut database, watch, |chunk, done| {
        let of = note.database.bytes * 2;
        (watch.progress)(note.database.bytes + done, of);
        out.write_all(chunk).map_err(no_room("write", FILE))
    })?;
    out.sync_all().map_err(no_room("write", FILE))?;
    // Windows does not rename a file that is open.
    drop(out);
    let back = Backup::read(&part.0)?;
    if back.note != *note || !back.is_sealed_by(seal_key) {
        return Err(StoreError::BackupAltered("what it says of itself"));
    }
    back.check_database(watch)?;
    rename(&part.0, to).map_err(file("rename", FILE))?;
    sync_folder(to.parent())
}

/// Copies a finished backup to a second place: beside its place, synced, read back, renamed.
pub fn copy_backup(from: &Backup, to: &Path, watch: &Watch<'_>) -> Result<(), StoreError> {
    let part = Leftover(part_of(to));
    part.remove()?;
    let mut out = File::create(&part.0).map_err(no_room("write", FILE))?;
    let mut source = File::open(from.path()).map_err(file("read", FILE))?;
    let of = fs::metadata(from.path()).map_or(0, |file| file.len());
    each_chunk(&mut source, watch, |chunk, done| {
        (watch.progress)(done, of);
        out.write_all(chunk).map_err(no_room("write", FILE))
    })?;
    out.sync_all().map_err(no_room("write", FILE))?;
    drop(out);
    let back = Backup::read(&part.0)?;
    if back.note != from.note {
        return Err(StoreError::BackupAltered("what it says of itself"));
    }
    back.check_database(watch)?;
    rename(&part.0, to).map_err(file("rename", FILE))?;
    sync_folder(to.parent())
}

/// Everything before the key file.
fn head(note: &BackupNote, seal_key: &[u8; 32]) -> Result<Vec<u8>, StoreError> {
    let mut head = MAGIC.as_bytes().to_vec();
    serde_json::to_writer(&mut head, note)
        .map_err(|_| StoreError::BackupIncomplete("its note could not be written"))?;
    head.push(b'\n');
    let seal = blake3::keyed_hash(seal_key, &head);
    head.extend_from_slice(seal.to_hex().as_bytes());
    head.push(b'\n');
    Ok(head)
}

/// Reads to the end, a chunk at a time; `each` gets the chunk and how many bytes that makes. Answers how many there were.
pub(crate) fn each_chunk(
    source: &mut impl Read,
    watch: &Watch<'_>,
    mut each: impl FnMut(&[u8], u64) -> Result<(), StoreError>,
) -> Result<u64, StoreError> {
    let mut buffer = vec![0; CHUNK];
    let mut done = 0;
    loop {
        watch.go_on()?;
        let read = match source.read(&mut buffer) {
            Ok(0) => return Ok(done),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(file("read", FILE)(error)),
        };
        done += read as u64;
        each(&buffer[..read], done)?;
    }
}

/// As [`file`], and a full disk is said as such.
pub(crate) fn no_room(
    action: &'static str,
    name: &'static str,
) -> impl FnOnce(io::Error) -> StoreError {
    move |source| {
        let full = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded];
        if full.contains(&source.kind()) {
            StoreError::DiskFull
        } else {
            file(action, name)(source)
        }
    }
}

fn part_of(to: &Path) -> PathBuf {
    let mut name = to.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".part");
    to.with_file_name(name)
}

/// A file of ours that is not finished: gone when this is dropped, also after an error.
struct Leftover(PathBuf);

impl Leftover {
    fn remove(&self) -> Result<(), StoreError> {
        match fs::remove_file(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(file("remove", "an unfinished backup")(error))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

impl Drop for Leftover {
    fn drop(&mut self) {
        // What stays is cleared away by the next backup, which says so if it cannot.
        let _ = self.remove();
    }
}

/// Which key seals: never the database key itself.
pub(crate) fn seal_key(raw_key: &str) -> [u8; 32] {
    blake3::derive_key(SEAL_CONTEXT, raw_key.as_bytes())
}

/// The note of an opened backup: magic line and format are checked before anything else is read.
pub(crate) fn read_head(
    reader: &mut BufReader<File>,
) -> Result<(Vec<u8>, BackupNote, String), StoreError> {
    let mut head = read_line(reader, 64)?.ok_or(StoreError::NotABackup)?;
    if head != MAGIC.as_bytes() {
        return Err(if head.starts_with(FAMILY.as_bytes()) {
            StoreError::BackupNewer
        } else {
            StoreError::NotABackup
        });
    }
    let line = read_line(reader, 64 * 1024)?.ok_or(StoreError::BackupTorn)?;
    let note = serde_json::from_slice(&line)
        .map_err(|_| StoreError::BackupAltered("what it says of itself"))?;
    head.extend_from_slice(&line);
    let seal = read_line(reader, 128)?.ok_or(StoreError::BackupTorn)?;
    let seal = String::from_utf8(seal)
        .map_err(|_| StoreError::BackupAltered("its seal"))?
        .trim_end()
        .to_owned();
    Ok((head, note, seal))
}
