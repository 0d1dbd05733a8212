//! A backup that is there: what it says of itself, whether it is whole, and taking it apart into a folder.

use crate::backup::{BackupNote, FILE, Part, Watch, each_chunk, no_room, read_head, seal_key};
use crate::database::raw_key;
use crate::error::{StoreError, file};
use crate::folder::{DATABASE, KEYS, replace, sync_folder};
use crate::{Folder, KeyFile, Keys, backup_check, hex, keyfile, schema};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// More than this is no key file of ours.
const KEYS_BYTES_MAX: u64 = 1024 * 1024;

/// A backup whose key file was read and found as it was written; its database has not been looked at.
pub struct Backup {
    path: PathBuf,
    pub note: BackupNote,
    head: Vec<u8>,
    seal: String,
    keys: Vec<u8>,
    key_file: KeyFile,
    database_at: u64,
}

impl Backup {
    /// Reads what needs no key.
    ///
    /// [`StoreError::NotABackup`], [`StoreError::BackupNewer`], [`StoreError::BackupTorn`] (shorter or longer than it says) or
    /// [`StoreError::BackupAltered`].
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        let opened = File::open(path).map_err(file("open", FILE))?;
        let length = opened.metadata().map_err(file("read", FILE))?.len();
        let mut reader = BufReader::new(opened);
        let (head, note, seal) = read_head(&mut reader)?;
        // Only after its format is known to be ours: a later schema may come in the same format.
        if note.keys.bytes > KEYS_BYTES_MAX {
            return Err(StoreError::BackupAltered("what it says of itself"));
        }
        let begins = reader.stream_position().map_err(file("read", FILE))?;
        let database_at = begins + note.keys.bytes;
        if database_at.checked_add(note.database.bytes) != Some(length) {
            return Err(StoreError::BackupTorn);
        }
        let mut keys = vec![0; note.keys.bytes as usize];
        reader.read_exact(&mut keys).map_err(file("read", FILE))?;
        if !is(&note.keys, keys.len() as u64, &blake3::hash(&keys)) {
            return Err(StoreError::BackupAltered("its key file"));
        }
        let key_file = keyfile::read(&keys)?;
        if key_file.service != note.service {
            return Err(StoreError::BackupAltered("whose it is"));
        }
        Ok(Self {
            path: path.to_owned(),
            note,
            head,
            seal,
            keys,
            key_file,
            database_at,
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Who can open it, as of when it was made.
    pub fn key_file(&self) -> &KeyFile {
        &self.key_file
    }

    /// Reads the database part and compares it with the note: [`StoreError::BackupAltered`] when a byte differs.
    pub fn check_database(&self, watch: &Watch<'_>) -> Result<(), StoreError> {
        self.each_of_database(watch, |_, _| Ok(()))
    }

    /// Takes the backup apart into an empty folder, key file and database, and checks everything that a backup is checked for
    /// when it is made. Nothing outside the folder is touched.
    ///
    /// `keys` are from [`Backup::key_file`]. [`StoreError::NewerDatabase`] when a later program made it.
    pub fn unpack(
        &self,
        keys: &Keys,
        folder: &Folder,
        watch: &Watch<'_>,
    ) -> Result<(), StoreError> {
        if folder.database().exists() || folder.keys().exists() {
            return Err(StoreError::DatabaseExists);
        }
        let key = raw_key(keys);
        if !self.is_sealed_by(&seal_key(&key)) {
            return Err(StoreError::BackupAltered("what it says of itself"));
        }
        let known = schema::STEPS.len() as u32;
        if self.note.schema > known {
            return Err(StoreError::NewerDatabase {
                found: self.note.schema,
                known,
            });
        }
        let mut out = File::create(folder.database()).map_err(no_room("write", DATABASE))?;
        self.each_of_database(watch, |chunk, done| {
            (watch.progress)(done, self.note.database.bytes);
            out.write_all(chunk).map_err(no_room("write", DATABASE))
        })?;
        out.sync_all().map_err(no_room("write", DATABASE))?;
        drop(out);
        replace(&folder.keys(), KEYS, &self.keys)?;
        sync_folder(Some(folder.path()))?;
        watch.go_on()?;
        let found = backup_check::check(&folder.database(), &key)?;
        let told = &self.note;
        let agrees = found.identity.service == told.service
            && found.identity.laptop == told.laptop
            && found.identity.log == told.log
            && found.schema == told.schema
            && found.digest.events == told.events
            && hex::write(&found.digest.sum) == told.digest;
        if !agrees {
            return Err(StoreError::BackupAltered("what it says of itself"));
        }
        Ok(())
    }

    pub(crate) fn is_sealed_by(&self, seal_key: &[u8; 32]) -> bool {
        // Compared as hashes, whose comparison takes as long wherever they differ.
        blake3::Hash::from_hex(&self.seal)
            .is_ok_and(|seal| seal == blake3::keyed_hash(seal_key, &self.head))
    }

    fn each_of_database(
        &self,
        watch: &Watch<'_>,
        mut each: impl FnMut(&[u8], u64) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut opened = File::open(&self.path).map_err(file("open", FILE))?;
        opened
            .seek(SeekFrom::Start(self.database_at))
            .map_err(file("read", FILE))?;
        let mut hash = blake3::Hasher::new();
        let bytes = each_chunk(
            &mut opened.take(self.note.database.bytes),
            watch,
            |chunk, done| {
                hash.update(chunk);
                each(chunk, done)
            },
        )?;
        if !is(&self.note.database, bytes, &hash.finalize()) {
            return Err(StoreError::BackupAltered("its database"));
        }
        Ok(())
    }
}

fn is(part: &Part, bytes: u64, hash: &blake3::Hash) -> bool {
    part.bytes == bytes && blake3::Hash::from_hex(&part.blake3).is_ok_and(|told| told == *hash)
}

/// A line with its line feed; `None` when the file ends or goes on for too long before there is one.
pub(crate) fn read_line(
    reader: &mut impl BufRead,
    bytes_max: u64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let mut line = Vec::new();
    reader
        .take(bytes_max)
        .read_until(b'\n', &mut line)
        .map_err(file("read", FILE))?;
    Ok(line.ends_with(b"\n").then_some(line))
}

/// Puts a whole folder in the place of another, which is moved aside to `aside` first unless nothing is in it.
///
/// Answers whether there was something to move. Interrupted between the two renames, `from` is still whole and only has to be
/// put in place again.
pub fn put_in_place(from: &Path, place: &Path, aside: &Path) -> Result<bool, StoreError> {
    const THE_FOLDER: &str = "the data folder";
    let mut moved = false;
    if place.exists() {
        if holds_nothing(place)? {
            fs::remove_dir_all(place).map_err(file("replace", THE_FOLDER))?;
        } else {
            if aside.exists() {
                return Err(StoreError::DatabaseExists);
            }
            crate::folder::rename(place, aside).map_err(file("put aside", THE_FOLDER))?;
            moved = true;
        }
    }
    crate::folder::rename(from, place).map_err(file("rename", THE_FOLDER))?;
    sync_folder(place.parent())?;
    Ok(moved)
}

/// Nothing but the lock that every program that looks leaves there.
fn holds_nothing(folder: &Path) -> Result<bool, StoreError> {
    for entry in fs::read_dir(folder).map_err(file("read", "the data folder"))? {
        let entry = entry.map_err(file("read", "the data folder"))?;
        if entry.file_name() != crate::folder::LOCK {
            return Ok(false);
        }
    }
    Ok(true)
}
