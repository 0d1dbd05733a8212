//! The encrypted local record: the event log, what is computed from it, drafts, documents, and the keys to it.
//!
//! One [`Folder`] on one laptop holds a key file and an SQLCipher database. What people record is an append-only log of
//! events: hash-chained, signed at every commit, and never changed (triggers in the database refuse it). Lists and search are
//! computed from the log in the same transaction and can be dropped and rebuilt.
//!
//! What this crate must not do: decide anything clinical, read a clock, make randomness, know Tauri, the network or the
//! report; decode a payload (the [`Project`](domain::projection::Project) function handed in does); put patient data
//! into an error, a log or a file name. Nothing outside it names rusqlite.
//!
//! ```
//! use domain::header::{Author, NewEvent, Subject};
//! use domain::ids::*;
//! use domain::stamp::Stamp;
//! use store::{Commit, Cost, Folder, Identity, KeyFile, Keys, Store};
//! use uuid::Uuid;
//!
//! # let place = tempfile::tempdir()?;
//! # let mut counter = 0u8;
//! // In the program this is the operating system's generator.
//! let random = &mut |bytes: &mut [u8]| {
//!     for byte in bytes { counter = counter.wrapping_mul(5).wrapping_add(3); *byte = counter; }
//! };
//! let folder = Folder::open(&place.path().join("record"))?;
//! let identity = Identity {
//!     service: ServiceId(Uuid::from_u128(1)), laptop: LaptopId(Uuid::from_u128(2)),
//!     site: SiteId(Uuid::from_u128(3)), log: LogId(Uuid::from_u128(4)),
//! };
//! let user = UserId(Uuid::from_u128(5));
//!
//! // Set up: the key file first, so that no database can exist that nobody can open.
//! let keys = Keys::generate(random);
//! let mut file = KeyFile::new(identity.service);
//! file.set_user(&keys, user, "Alex Moss", "eight swift herons", true, Cost::FOR_TESTS, random)?;
//! let on_paper = file.set_recovery_code(&keys, Cost::FOR_TESTS, random)?.to_string();
//! file.save(&folder)?;
//! let store = Store::create(&folder, &keys, &identity, |_, _| None, random)?;
//!
//! // Record something: the events, and whatever belongs with them, are safe on disk or not there at all.
//! let subject = Subject::Case(CaseId(Uuid::from_u128(6)));
//! let event = NewEvent {
//!     id: EventId(Uuid::from_u128(7)), subject, kind: "case-opened".into(), version: 1, critical: true,
//!     author: Author { user, name: "Alex Moss".into(), profession: "Occupational therapist".into(), registration: "OT00000".into() },
//!     laptop: identity.laptop, site: identity.site, stamp: Stamp::from_millis(1), after: store.heads(subject)?,
//!     recorded_at: "2026-09-07T09:00:00+01:00".parse()?, payload: br#"{"why":"back pain"}"#.to_vec(),
//! };
//! let commit = Commit { expected_heads: vec![(subject, vec![])], events: vec![event], ..Commit::default() };
//! store.commit(commit, random)?;
//! file.setup_finished = true;
//! file.save(&folder)?;
//! drop(store);
//!
//! // Another day: by passphrase, or by the paper when it is forgotten.
//! let (_, keys) = KeyFile::load(&folder)?.unlock_with_passphrase("alex moss", "eight swift herons")?;
//! let store = Store::open(&folder, &keys, |_, _| None)?;
//! assert_eq!(store.events(subject)?.len(), 1);
//! assert!(store.verify()?.fault.is_none());
//! assert!(KeyFile::load(&folder)?.unlock_with_recovery_code(&on_paper)?.hold_root());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod backup;
mod backup_check;
mod backup_file;
mod caseload;
mod column;
mod commit;
mod cut;
mod database;
mod digest;
mod document;
mod draft;
mod error;
mod exchange;
#[cfg(feature = "switches")]
mod faults;
mod folder;
mod heads;
mod hex;
mod ingest;
mod keyfile;
mod keys;
mod log;
mod maybe_same;
mod merged;
mod meta;
mod migration;
mod named_document;
mod new_log;
mod outgoing;
mod people;
mod project;
mod read;
mod rebuild;
mod recovery_code;
mod schema;
mod secret;
mod segment_check;
mod set_aside;
mod signature;
mod sound;
mod stamp_at;
mod statement;
mod steps;
mod to_do;
mod twin;
mod verify;
mod waiting;

pub use backup::{BackupNote, Part, Watch, copy_backup};
pub use backup_file::{Backup, put_in_place};
pub use caseload::{CaseLine, CaseloadCursor, CaseloadOrder, CaseloadPage, CaseloadQuery};
pub use commit::Commit;
pub use database::Store;
pub use digest::Digest;
pub use document::{Document, DocumentHash, StoredDocument};
pub use draft::Draft;
pub use error::StoreError;
pub use exchange::{LogTip, Row, Segment};
pub use folder::{Folder, FolderState};
pub use ingest::Ingested;
pub use keyfile::{KeyFile, RecoverySlot, SignIn};
pub use keys::{Cost, Keys};
pub use log::{header_hash, payload_hash};
pub use maybe_same::MaybeSame;
pub use meta::Identity;
pub use named_document::NamedDocument;
pub use outgoing::Outgoing;
pub use people::{PersonHit, PersonLine};
pub use read::{Counts, Record, SubjectKind};
pub use recovery_code::RecoveryCode;
pub use set_aside::SetAside;
pub use signature::{CertifiedKey, CertifiedLog, LogCertificate, log_public_key};
pub use sound::Sound;
pub use statement::Statement;
#[cfg(feature = "switches")]
pub use steps::{FileStep, watch_files};
pub use verify::{Fault, Verification};
pub use waiting::Waiting;

/// Fills a slice with random bytes; handed in, so that tests can fix them.
pub type Random<'a> = dyn FnMut(&mut [u8]) + 'a;
