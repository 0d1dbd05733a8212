//! Notes what is done in one folder, in order.

use crate::disk::Disk;
use crate::tape::{FileId, Op, Tape};
use crate::vfs;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A step with a file that SQLite knows nothing of, told after it was taken.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// Opened for writing: made, or emptied.
    Created(&'a Path),
    /// Written at its end.
    Wrote(&'a Path, &'a [u8]),
    Synced(&'a Path),
    Renamed(&'a Path, &'a Path),
    Removed(&'a Path),
    FolderSynced(&'a Path),
}

/// What the disk does instead of what SQLite asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing more can be written.
    Full,
    /// Nobody gets a lock to write with: another program holds the file.
    Held,
}

/// Notes everything that happens in a folder until it is finished.
#[derive(Debug)]
pub struct Recording {
    start: Disk,
    notes: Arc<Mutex<Notes>>,
}

#[derive(Debug)]
pub(crate) struct Notes {
    folder: PathBuf,
    names: BTreeMap<String, FileId>,
    sizes: BTreeMap<FileId, u64>,
    ops: Vec<Op>,
    pub(crate) refusal: Option<Refusal>,
}

static RUNNING: Mutex<Vec<Arc<Mutex<Notes>>>> = Mutex::new(Vec::new());

impl Recording {
    /// Starts with what lies in the folder now, which counts as safe on disk. No database in it may be open.
    pub fn start(folder: &Path) -> std::io::Result<Self> {
        vfs::register();
        let folder = folder.canonicalize()?;
        let start = Disk::read(&folder)?;
        let mut notes = Notes {
            folder,
            names: BTreeMap::new(),
            sizes: BTreeMap::new(),
            ops: Vec::new(),
            refusal: None,
        };
        for (name, bytes) in &start.files {
            let file = FileId(notes.sizes.len());
            notes.names.insert(name.clone(), file);
            notes.sizes.insert(file, bytes.len() as u64);
        }
        let notes = Arc::new(Mutex::new(notes));
        lock(&RUNNING).push(Arc::clone(&notes));
        Ok(Self { start, notes })
    }

    /// The program has just said that what it was asked for is safe.
    pub fn acknowledged(&self) {
        lock(&self.notes).ops.push(Op::Acknowledged);
    }

    /// Makes the disk refuse what SQLite asks for, until told `None`.
    pub fn refuse(&self, refusal: Option<Refusal>) {
        lock(&self.notes).refusal = refusal;
    }

    /// Ends it. The database must be closed.
    pub fn finish(self) -> Tape {
        lock(&RUNNING).retain(|one| !Arc::ptr_eq(one, &self.notes));
        let ops = std::mem::take(&mut lock(&self.notes).ops);
        Tape::new(self.start, ops)
    }
}

/// Notes a step, if its folder is being recorded.
pub fn step(step: Step<'_>) {
    let found = match step {
        Step::FolderSynced(folder) => notes_of_folder(folder).map(|notes| (notes, String::new())),
        Step::Created(path)
        | Step::Wrote(path, _)
        | Step::Synced(path)
        | Step::Renamed(path, _)
        | Step::Removed(path) => notes_of(path),
    };
    let Some((notes, name)) = found else {
        return;
    };
    let mut notes = lock(&notes);
    match step {
        Step::Created(_) => {
            let file = notes.open(&name);
            notes.truncate(file, 0);
        }
        Step::Wrote(_, bytes) => {
            let file = notes.open(&name);
            let at = notes.sizes.get(&file).copied().unwrap_or_default();
            notes.write(file, at, bytes);
        }
        Step::Synced(_) => {
            let file = notes.open(&name);
            notes.ops.push(Op::Sync(file));
        }
        Step::Renamed(_, to) => {
            let to = file_name(to);
            if let Some(file) = notes.names.remove(&name) {
                notes.names.insert(to.clone(), file);
            }
            notes.ops.push(Op::Rename { from: name, to });
        }
        Step::Removed(_) => notes.delete(&name),
        Step::FolderSynced(_) => notes.ops.push(Op::SyncFolder),
    }
}

/// The recording that a file falls under, and the file's name in it.
pub(crate) fn notes_of(path: &Path) -> Option<(Arc<Mutex<Notes>>, String)> {
    Some((notes_of_folder(path.parent()?)?, file_name(path)))
}

fn notes_of_folder(folder: &Path) -> Option<Arc<Mutex<Notes>>> {
    let running = lock(&RUNNING);
    if running.is_empty() {
        return None;
    }
    let folder = folder.canonicalize().ok()?;
    running
        .iter()
        .find(|one| lock(one).folder == folder)
        .cloned()
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

impl Notes {
    /// The file of this name, made where it is not there. Sizes are kept of every file there ever was, so that a number is
    /// never given twice.
    pub(crate) fn open(&mut self, name: &str) -> FileId {
        if let Some(file) = self.names.get(name) {
            return *file;
        }
        let file = FileId(self.sizes.len());
        self.sizes.insert(file, 0);
        self.names.insert(name.to_owned(), file);
        self.ops.push(Op::Create {
            name: name.to_owned(),
            file,
        });
        file
    }

    pub(crate) fn write(&mut self, file: FileId, at: u64, bytes: &[u8]) {
        let end = at + bytes.len() as u64;
        let size = self.sizes.entry(file).or_default();
        *size = end.max(*size);
        self.ops.push(Op::Write {
            file,
            at,
            bytes: bytes.to_vec(),
        });
    }

    pub(crate) fn truncate(&mut self, file: FileId, size: u64) {
        self.sizes.insert(file, size);
        self.ops.push(Op::Truncate { file, size });
    }

    pub(crate) fn sync(&mut self, file: FileId, and_folder: bool) {
        self.ops.push(Op::Sync(file));
        if and_folder {
            self.ops.push(Op::SyncFolder);
        }
    }

    pub(crate) fn delete(&mut self, name: &str) {
        self.names.remove(name);
        self.ops.push(Op::Delete {
            name: name.to_owned(),
        });
    }

    pub(crate) fn sync_folder(&mut self) {
        self.ops.push(Op::SyncFolder);
    }
}

/// A test that panicked elsewhere leaves the notes as they were: nothing here is half done.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
