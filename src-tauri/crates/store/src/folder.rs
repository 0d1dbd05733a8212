//! The data folder: where its files are, and the lock that keeps a second program out.

use crate::error::{StoreError, file};
use crate::steps::{FileStep, taken};
use crate::waiting::JOINING;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

pub(crate) const DATABASE: &str = "record.db";
pub(crate) const KEYS: &str = "keys.json";
pub(crate) const LOCK: &str = "lock";

/// A data folder that this program holds alone. Clones share the lock; the last one dropped lets go of it.
#[derive(Clone, Debug)]
pub struct Folder {
    path: Arc<Path>,
    _lock: Arc<File>,
}

/// What is in a folder, told without any key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderState {
    /// Neither keys nor database: set up, or try the demonstration.
    Empty,
    /// Setting up was interrupted before anything was recorded: it can be started again.
    Unfinished,
    /// This laptop asked to join a service and waits for the answer: see [`crate::Waiting`].
    Waiting,
    /// Keys and database are there.
    Ready,
    /// A database without its keys. It must not be taken for an empty folder: a backup holds the key file.
    KeysMissing,
    /// Keys without their database. It must not be taken for an empty folder: a backup holds the database.
    DatabaseMissing,
}

/// A program started from this one (a printer's list) shares a lock given back meanwhile, from its fork to its exec: moments.
const LOCK_TRIES_MAX: u32 = 10;
const LOCK_TRY_EVERY: Duration = Duration::from_millis(20);

impl Folder {
    /// Makes the folder where needed (readable by its owner alone) and locks it.
    ///
    /// [`StoreError::FolderInUse`] when another program holds it. The lock is the operating system's: it ends with the
    /// process, however that ends.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        make(path)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(path.join(LOCK))
            .map_err(file("open", LOCK))?;
        let mut tries_left = LOCK_TRIES_MAX;
        loop {
            match lock.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if tries_left > 0 => {
                    tries_left -= 1;
                    thread::sleep(LOCK_TRY_EVERY);
                }
                Err(TryLockError::WouldBlock) => return Err(StoreError::FolderInUse),
                Err(TryLockError::Error(source)) => return Err(file("lock", LOCK)(source)),
            }
        }
        Ok(Self {
            path: path.into(),
            _lock: Arc::new(lock),
        })
    }

    /// Where the folder is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What is in the folder. Errors only when a key file is there and can't be read.
    pub fn state(&self) -> Result<FolderState, StoreError> {
        let database = self.database().exists();
        let waiting = self.joining().exists();
        if !self.keys().exists() {
            return Ok(if database {
                FolderState::KeysMissing
            } else if waiting {
                FolderState::Waiting
            } else {
                FolderState::Empty
            });
        }
        let keys = crate::keyfile::KeyFile::load(self)?;
        Ok(if !keys.setup_finished && waiting {
            // The answer was there, and the program ended while the record was made: it goes on waiting for the answer.
            FolderState::Waiting
        } else if !keys.setup_finished {
            FolderState::Unfinished
        } else if database {
            FolderState::Ready
        } else {
            FolderState::DatabaseMissing
        })
    }

    /// Puts aside what an interrupted set-up left, as `unfinished-...`, so that it can be started again.
    ///
    /// Does nothing in any other state: a key file says itself whether its set-up was finished. Nothing is deleted; what
    /// an earlier interrupted set-up left is replaced.
    pub fn clear_unfinished(&self) -> Result<(), StoreError> {
        let unfinished = match self.state()? {
            FolderState::Unfinished => true,
            FolderState::Waiting => self.keys().exists(),
            FolderState::Empty
            | FolderState::Ready
            | FolderState::KeysMissing
            | FolderState::DatabaseMissing => false,
        };
        if !unfinished {
            return Ok(());
        }
        // The key file goes last: until then an interruption here leaves the folder unfinished and not without keys.
        for name in ["record.db-wal", "record.db-shm", DATABASE, KEYS] {
            let path = self.path.join(name);
            if path.exists() {
                let aside = self.path.join(format!("unfinished-{name}"));
                rename(&path, &aside).map_err(file("put aside", "what the set-up left"))?;
            }
        }
        sync_folder(Some(&self.path))
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.path.join(DATABASE)
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.path.join(KEYS)
    }

    pub(crate) fn joining(&self) -> PathBuf {
        self.path.join(JOINING)
    }
}

fn make(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(path)
        .map_err(file("make", "the data folder"))
}

/// Replaces a file so that a reader, or a power cut, meets either the old bytes or the new ones, whole.
pub(crate) fn replace(path: &Path, name: &'static str, bytes: &[u8]) -> Result<(), StoreError> {
    let beside = path.with_extension("new");
    let mut new = File::create(&beside).map_err(file("write", name))?;
    taken(FileStep::Created(&beside));
    std::io::Write::write_all(&mut new, bytes).map_err(file("write", name))?;
    taken(FileStep::Wrote(&beside, bytes));
    new.sync_all().map_err(file("write", name))?;
    taken(FileStep::Synced(&beside));
    // Windows does not rename over a file, or onto it, while a handle is open.
    drop(new);
    rename(&beside, path).map_err(file("replace", name))?;
    sync_folder(path.parent())
}

/// Renames, and on Windows tries again for half a second: a virus scanner holds new files open for a moment.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), std::io::Error> {
    const ACCESS_DENIED: i32 = 5;
    const SHARING_VIOLATION: i32 = 32;
    for _ in 0..25 {
        match rename_once(from, to) {
            Err(error)
                if cfg!(windows)
                    && [Some(ACCESS_DENIED), Some(SHARING_VIOLATION)]
                        .contains(&error.raw_os_error()) =>
            {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            done => return done,
        }
    }
    rename_once(from, to)
}

fn rename_once(from: &Path, to: &Path) -> Result<(), std::io::Error> {
    fs::rename(from, to)?;
    taken(FileStep::Renamed(from, to));
    Ok(())
}

/// Makes a rename last through a power cut. Windows has no such call and needs none.
pub(crate) fn sync_folder(folder: Option<&Path>) -> Result<(), StoreError> {
    if cfg!(unix)
        && let Some(folder) = folder
    {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(file("write", "the data folder"))?;
        taken(FileStep::FolderSynced(folder));
    }
    Ok(())
}
