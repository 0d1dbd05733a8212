//! One laptop with an open record, and short ways to say what happened in it. The only caller of the API that tests share.

use chrono::NaiveDate;
use domain::header::{Author, Header, NewEvent, StoredEvent, Subject};
use domain::ids::*;
use domain::projection::{CaseRow, PatientRow, Projection, ToDo, ToDoKind};
use domain::service::LogCut;
use domain::stamp::Stamp;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use store::{Commit, Cost, Folder, Identity, KeyFile, Keys, Store, StoreError};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) const PASSPHRASE: &str = "eight swift herons";
pub(crate) const NAME: &str = "Alex Moss";
pub(crate) const USER: UserId = UserId(Uuid::from_u128(0xA1));
pub(crate) const SITE: SiteId = SiteId(Uuid::from_u128(0x51));
pub(crate) const IDENTITY: Identity = Identity {
    service: ServiceId(Uuid::from_u128(0x5E)),
    laptop: LaptopId(Uuid::from_u128(0x1A)),
    site: SITE,
    log: LogId(Uuid::from_u128(0x10)),
};

/// Repeats for ever from its seed: what is frozen must come out equal each time.
pub(crate) fn random(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut state = seed;
    move |bytes: &mut [u8]| {
        for byte in bytes {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = (state >> 56) as u8;
        }
    }
}

pub(crate) struct Place {
    dir: TempDir,
    seed: u64,
    folder: Option<Folder>,
    store: Option<Store>,
}

impl Place {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(&dir.path().join("record")).unwrap();
        set_up(&folder);
        let store = Store::open(&folder, &keys(), project).unwrap();
        Self {
            dir,
            seed: 100,
            folder: Some(folder),
            store: Some(store),
        }
    }

    pub(crate) fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }

    pub(crate) fn folder(&self) -> &Folder {
        self.folder.as_ref().unwrap()
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.dir.path().join("record")
    }

    pub(crate) fn close(&mut self) {
        self.store = None;
        self.folder = None;
    }

    pub(crate) fn reopen(&mut self) {
        self.close();
        let folder = Folder::open(&self.path()).unwrap();
        self.store = Some(Store::open(&folder, &keys(), project).unwrap());
        self.folder = Some(folder);
    }

    pub(crate) fn commit(&mut self, commit: Commit) -> Result<Vec<Header>, StoreError> {
        self.seed += 1;
        self.store().commit(commit, &mut random(self.seed))
    }

    /// Records one fact after all that is known of its subject.
    pub(crate) fn say(&mut self, id: u128, subject: Subject, fact: &Fact) -> Header {
        let heads = self.store().heads(subject).unwrap();
        let event = event(id, subject, heads.clone(), fact);
        let commit = Commit {
            expected_heads: vec![(subject, heads)],
            events: vec![event],
            ..Commit::default()
        };
        self.commit(commit).unwrap().remove(0)
    }

    /// The database without this crate around it, and without the triggers that would refuse what a tamperer does.
    pub(crate) fn tamper(&self) -> Connection {
        let raw = raw(&self.path());
        let names: String = raw
            .query_row(
                "SELECT group_concat(name) FROM sqlite_master WHERE type = 'trigger'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        for name in names.split(',') {
            raw.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        raw.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        raw
    }
}

/// A key file and an empty record with cheap passphrases.
pub(crate) fn set_up(folder: &Folder) {
    let mut file = KeyFile::new(IDENTITY.service);
    file.set_user(
        &keys(),
        USER,
        NAME,
        PASSPHRASE,
        true,
        Cost::FOR_TESTS,
        &mut random(2),
    )
    .unwrap();
    file.setup_finished = true;
    file.save(folder).unwrap();
    drop(Store::create(folder, &keys(), &IDENTITY, project, &mut random(3)).unwrap());
}

pub(crate) fn keys() -> Keys {
    Keys::generate(&mut random(1))
}

/// The database opened with the same key by nobody's rules but SQLite's.
pub(crate) fn raw(folder: &Path) -> Connection {
    raw_with(folder, 1)
}

/// The same for a laptop whose keys came from another seed.
pub(crate) fn raw_with(folder: &Path, seed: u64) -> Connection {
    let mut key = [0; 32];
    random(seed)(&mut key);
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let raw = Connection::open(folder.join("record.db")).unwrap();
    raw.execute_batch(&format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{hex}'\"; PRAGMA trusted_schema = OFF;"
    ))
    .unwrap();
    raw
}

pub(crate) fn patient(id: u128) -> Subject {
    Subject::Patient(PatientId(Uuid::from_u128(id)))
}

pub(crate) fn case(id: u128) -> Subject {
    Subject::Case(CaseId(Uuid::from_u128(id)))
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn event(id: u128, subject: Subject, after: Vec<EventId>, fact: &Fact) -> NewEvent {
    NewEvent {
        id: EventId(Uuid::from_u128(id)),
        subject,
        kind: "fact".into(),
        version: 1,
        critical: false,
        author: Author {
            user: USER,
            name: NAME.into(),
            profession: "Occupational therapist".into(),
            registration: "OT00000".into(),
        },
        laptop: IDENTITY.laptop,
        site: SITE,
        stamp: Stamp::from_millis(id as u64),
        recorded_at: "2026-09-07T09:00:00+01:00".parse().unwrap(),
        after,
        payload: serde_json::to_vec(fact).unwrap(),
    }
}

/// What the events of these tests say: everything about their subject, so that the last one counts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) born: Option<NaiveDate>,
    pub(crate) number: String,
    pub(crate) telephone: String,
    pub(crate) patient: u128,
    pub(crate) closed: bool,
    pub(crate) next_on: Option<NaiveDate>,
    pub(crate) employer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) merged_into: Option<u128>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) told_apart: Option<u128>,
    /// Comes to no row at all.
    pub(crate) nothing: bool,
    /// Said of the service: logs, and the last of their events that counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) cuts: Vec<(u128, u64)>,
}

pub(crate) fn named(name: &str) -> Fact {
    Fact {
        name: name.into(),
        ..Fact::default()
    }
}

pub(crate) fn case_of(patient: u128) -> Fact {
    Fact {
        patient,
        ..Fact::default()
    }
}

/// The fold of these tests: whatever the event with the greatest stamp says.
pub(crate) fn project(subject: Subject, events: &[StoredEvent]) -> Option<Projection> {
    let last = events
        .iter()
        .max_by_key(|event| (event.header.stamp, event.header.id))?;
    let fact: Fact = serde_json::from_slice(last.payload.as_ref()?).ok()?;
    if fact.nothing {
        return None;
    }
    match subject {
        Subject::Service(_) => Some(Projection::Service {
            cuts: fact
                .cuts
                .into_iter()
                .map(|(log, last_seq)| LogCut {
                    log: LogId(Uuid::from_u128(log)),
                    last_seq,
                })
                .collect(),
        }),
        Subject::Patient(patient) => Some(Projection::Patient(PatientRow {
            patient,
            sort_name: fact.name.to_lowercase(),
            shown_name: fact.name,
            date_of_birth: fact.born,
            nhs_number: fact.number,
            search: vec![
                fact.telephone,
                fact.born
                    .map_or(String::new(), |born| born.format("%d/%m/%Y").to_string()),
            ],
            differs: false,
            merged_into: fact
                .merged_into
                .map(|one| PatientId(Uuid::from_u128(one)))
                .into_iter()
                .collect(),
            told_apart: fact
                .told_apart
                .map(|one| PatientId(Uuid::from_u128(one)))
                .into_iter()
                .collect(),
        })),
        Subject::Case(case) => Some(Projection::Case {
            to_do: to_do(case, &fact),
            row: CaseRow {
                case,
                patient: PatientId(Uuid::from_u128(fact.patient)),
                site: SITE,
                clinician: USER,
                open: !fact.closed,
                step: "step_1".into(),
                work: "off_sick".into(),
                off_sick_since: fact.next_on,
                employer: fact.employer,
                next_on: fact.next_on,
                next_what: "telephone review".into(),
                last_contact_on: None,
                report_to: None,
                differs: false,
                risk: false,
            },
        }),
    }
}

/// One thing to see to for a case that has something due, so that those rows come and go as well.
fn to_do(case: CaseId, fact: &Fact) -> Vec<ToDo> {
    let of = |since| ToDo {
        kind: ToDoKind::GpRecord,
        since,
        about: case.0,
    };
    fact.next_on.map(of).into_iter().collect()
}
