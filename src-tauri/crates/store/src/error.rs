//! What can go wrong with the record. No text here ever holds patient data, a name, a passphrase or a key.

use domain::header::Subject;
use domain::ids::{EventId, LogId};
use std::error::Error as StdError;
use std::io;
use thiserror::Error;

/// Everything this crate can answer instead of what was asked.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Another program (or another window of this one) holds the data folder's lock. Nothing was changed.
    #[error("another program has this data folder open")]
    FolderInUse,
    /// The operating system refused a file. `file` is one of our own fixed names, never a person's.
    #[error("could not {action} {file}")]
    File {
        action: &'static str,
        file: &'static str,
        #[source]
        source: io::Error,
    },
    /// There is no key file where there should be one.
    #[error("the key file keys.json is missing")]
    KeysMissing,
    /// A key file is there already and is not written over.
    #[error("there is a key file in this folder already")]
    KeysExist,
    /// The key file can't be read: which part, never its content.
    #[error("the key file keys.json is damaged: {0}")]
    KeysDamaged(&'static str),
    /// The key file was written by a later version of this program.
    #[error("the key file keys.json was written by a newer version of this program")]
    KeysNewer,
    /// Unknown name or wrong passphrase; which of the two is not said.
    #[error("the name or the passphrase is not right")]
    WrongPassphrase,
    /// A passphrase of no characters protects nothing.
    #[error("the passphrase is empty")]
    EmptyPassphrase,
    /// The recovery code is not complete, or its check character says that a character is wrong.
    #[error("the recovery code was mistyped: compare it with the paper")]
    RecoveryCodeMistyped,
    /// A well-formed recovery code that belongs to another service or was replaced.
    #[error("this recovery code does not belong to this key file")]
    WrongRecoveryCode,
    /// Somebody else signs in under this name already, capitals and spaces ignored.
    #[error("somebody signs in under this name already")]
    NameTaken,
    /// The user has no slot in the key file.
    #[error("this user has no slot in the key file")]
    NoSuchSlot,
    /// Removing this slot would leave nobody able to open the record.
    #[error("the last slot cannot be removed: nobody could open the record any more")]
    LastSlot,
    /// The act needs the service root key, which only administrators and the recovery code hold.
    #[error("this needs the service root key, which only administrators hold")]
    RootNeeded,
    /// There is no database where there should be one.
    #[error("the database record.db is missing")]
    DatabaseMissing,
    /// A database is there already and is not written over.
    #[error("there is a database in this folder already")]
    DatabaseExists,
    /// The file opens without a key, so it is not ours and nothing is written to it.
    #[error("the database record.db is not encrypted and was left alone")]
    NotEncrypted,
    /// The key does not open the database (or its first page is damaged, which looks the same).
    #[error("the key does not open the database record.db")]
    KeyDoesNotFit,
    /// Written by a later version of this program; nothing was changed.
    #[error("the database has schema {found}; this program knows {known} at most")]
    NewerDatabase { found: u32, known: u32 },
    /// This build carries an SQLite with a known corruption bug.
    #[error("SQLite {0} is too old: 3.51.3 or later is needed")]
    SqliteTooOld(String),
    /// The copy made before a migration does not agree with the original, so nothing was migrated.
    #[error("the backup made before the migration is not complete: {0}")]
    BackupIncomplete(&'static str),
    /// The file does not begin as a backup does.
    #[error("this file is not a backup of Stepwell's")]
    NotABackup,
    /// Made by a later version of this program, in a format this one does not know.
    #[error("this backup was made by a newer version of this program")]
    BackupNewer,
    /// The file is shorter or longer than it says itself: it was cut off while it was copied.
    #[error("this backup is not whole: it was cut off while it was copied")]
    BackupTorn,
    /// Something in the file is not what was written: which part, never its content.
    #[error("this backup was altered or is damaged: {0}")]
    BackupAltered(&'static str),
    /// Somebody asked for the end of it. Nothing is left of what was begun.
    #[error("it was stopped")]
    BackupStopped,
    /// Somebody else changed this subject since it was read: read it again and decide again. Nothing was written.
    #[error("the record changed since it was read")]
    Changed(Subject),
    /// An event with this id is in the record already. Nothing was written.
    #[error("event {0} is in the record already")]
    EventExists(EventId),
    /// An event names a predecessor that is not in its subject's record. Nothing was written.
    #[error("event {0} follows an event that is not in the record")]
    AfterUnknown(EventId),
    /// No document of this hash is stored, and no event that is here came with one.
    #[error("the document is not on this laptop")]
    DocumentMissing,
    /// The document was recorded on another laptop and has not been fetched yet.
    #[error("the document has not been fetched yet")]
    DocumentNotFetched,
    /// A document was handed in that no event is waiting for. Nothing was written.
    #[error("nothing waits for this document")]
    DocumentNotWanted,
    /// No key of this log is known yet, so that nothing of it can be checked. Nothing was written.
    #[error("the key of log {0} is not known here")]
    LogUnknown(LogId),
    /// A log's key is not vouched for by the service root or by an earlier log of the same laptop. Nothing was written.
    #[error("the key of log {0} is not certified by this service")]
    CertificateRefused(LogId),
    /// What comes before these events is not here yet. Nothing was written.
    #[error("log {log} goes on with event {expected} here, and what came starts at {found}")]
    Gap {
        log: LogId,
        expected: u64,
        found: u64,
    },
    /// The log says one thing here and another there: two copies of one laptop wrote it. Nothing was written.
    #[error("event {seq} of log {log} is another one here")]
    Forked { log: LogId, seq: u64 },
    /// This laptop's own log has events elsewhere that are not here: this is an older copy of it. Nothing was written.
    #[error("this laptop's own log {log} goes on elsewhere, to event {seq}")]
    OwnLogAhead { log: LogId, seq: u64 },
    /// The events are not what their log's key signed. Nothing was written.
    #[error("the events of log {log} from {from} are not what was signed: {reason}")]
    SegmentRefused {
        log: LogId,
        from: u64,
        reason: &'static str,
    },
    /// Somebody else wrote to this log while its events were being checked: try again. Nothing was written.
    #[error("log {0} changed since it was read")]
    TipMoved(LogId),
    /// A document of this hash is stored and its bytes are not those it was stored with.
    #[error("the document is damaged")]
    DocumentDamaged,
    /// A stored value does not read as what it must be: which part, never its content.
    #[error("the database is damaged: {0}")]
    Damaged(&'static str),
    /// No room on the disk. What was to be saved was not saved.
    #[error("the disk is full")]
    DiskFull,
    /// The folder, or a file in it, may not be written to. What was to be saved was not saved.
    #[error("the data folder cannot be written to")]
    NotWritable,
    /// Another program held the database for longer than we wait. What was to be saved was not saved.
    #[error("another program holds the database")]
    Held,
    /// Anything else the database engine reports.
    #[error("the database could not do this")]
    Database(#[source] Box<dyn StdError + Send + Sync>),
}

impl StoreError {
    /// What IT support can look up, in numbers and our own names for files: never a word of the record.
    pub fn for_support(&self) -> Option<String> {
        if let Self::File {
            action,
            file,
            source,
        } = self
        {
            let number = source.raw_os_error()?;
            return Some(format!("{action} {file}: system error {number}"));
        }
        if let Self::Database(source) = self {
            let error = source.downcast_ref::<rusqlite::Error>()?.sqlite_error()?;
            return Some(format!("SQLite error {}", error.extended_code));
        }
        None
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let Some(code) = error.sqlite_error_code() else {
            return Self::Database(Box::new(error));
        };
        if code == ErrorCode::DiskFull {
            Self::DiskFull
        } else if [ErrorCode::DatabaseCorrupt, ErrorCode::NotADatabase].contains(&code) {
            Self::Damaged("a page")
        } else if [ErrorCode::ReadOnly, ErrorCode::PermissionDenied].contains(&code)
            || code == ErrorCode::CannotOpen
        {
            // In a folder where nothing may be made, the write-ahead log is what cannot be opened.
            Self::NotWritable
        } else if [ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked].contains(&code) {
            Self::Held
        } else {
            Self::Database(Box::new(error))
        }
    }
}

/// Wraps what the operating system said about one of our own files.
pub(crate) fn file(
    action: &'static str,
    file: &'static str,
) -> impl FnOnce(io::Error) -> StoreError {
    use io::ErrorKind;
    move |source| {
        let kind = source.kind();
        if [ErrorKind::StorageFull, ErrorKind::QuotaExceeded].contains(&kind) {
            StoreError::DiskFull
        } else if [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem].contains(&kind) {
            StoreError::NotWritable
        } else {
            StoreError::File {
                action,
                file,
                source,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_is_told_numbers_and_no_words_of_the_record() {
        let missing = io::Error::from_raw_os_error(2);
        let missing = file("open", "keys.json")(missing);
        let told = missing.for_support();
        assert_eq!(told.as_deref(), Some("open keys.json: system error 2"));

        let connection = rusqlite::Connection::open_in_memory().unwrap();
        let refused = connection
            .execute_batch("CREATE TABLE note (words TEXT CHECK (words <> 'Benton')); INSERT INTO note VALUES ('Benton');");
        let refused = StoreError::from(refused.unwrap_err());
        assert_eq!(refused.for_support().as_deref(), Some("SQLite error 275"));
        assert_eq!(StoreError::DiskFull.for_support(), None);
    }
}
