//! For tests only: what was done to the files of one folder, and every disk that a power cut could have left of it.
//!
//! While a [`Recording`] runs, each write, truncation, sync and deletion that SQLite asks for in its folder is noted, and so
//! is what the caller tells of the files beside the database ([`step`]). What is noted are bytes as they reach the file:
//! under SQLCipher, ciphertext. The [`Tape`] is then cut at every point, and for each the disk is made that a crash there
//! leaves: with what was not synced yet dropped, kept, or kept in part and torn ([`Kept`]). [`crash_everywhere`] reopens them
//! all and holds each against the states the program went through.
//!
//! The shared-memory file of SQLite's write-ahead log is not noted: it holds nothing that must last. Every disk gets one full
//! of rubbish instead, which must not matter.
//!
//! What this crate must not do: be part of the program. It is the only one with `unsafe` code, in one module.

mod disk;
mod everywhere;
mod recording;
mod tape;
mod vfs;

pub use disk::Disk;
pub use everywhere::{Outcome, crash_everywhere, everywhere_but};
pub use recording::{Recording, Refusal, Step, step};
pub use tape::{Kept, Point, Tape};

use tempfile::TempDir;

/// A temporary folder in memory where there is such a place: thousands of databases are opened in it.
pub fn quick_folder() -> std::io::Result<TempDir> {
    match tempfile::tempdir_in("/dev/shm") {
        Ok(folder) => Ok(folder),
        Err(_) => tempfile::tempdir(),
    }
}
