//! One simulated laptop: a real encrypted record in a folder, a clock that may be wrong, and what it writes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, FixedOffset};
use domain::case::{CaseChanged, CaseField, CaseOpened};
use domain::caseload::project;
use domain::event::Event;
use domain::header::{Author, NewEvent, Subject};
use domain::ids::*;
use domain::patient::{Name, PatientChanged, PatientField, PatientRegistered};
use store::{Commit, Document, Folder, Identity, Keys, Segment, Store, StoreError};
use sync::{Exchange, Outcome, Place, Protections, Trouble};
use tempfile::TempDir;
use uuid::Uuid;

use crate::chance::Chance;
use crate::shared::{Faults, Life, Meanwhile, Shared, Way};

pub(crate) const SERVICE: ServiceId = ServiceId(Uuid::from_u128(0x5E));
const SITE: SiteId = SiteId(Uuid::from_u128(0x51));
const USER: UserId = UserId(Uuid::from_u128(0xA1));
const PEOPLE: u64 = 6;

/// The one service's root, for every laptop; each has the same database key, which nobody here minds.
pub(crate) fn keys() -> Keys {
    let mut chance = Chance::new(1);
    Keys::generate(&mut |bytes: &mut [u8]| chance.fill(bytes))
}

/// In memory where the system has such a place: thousands of small files.
pub(crate) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).expect("a folder in memory")
    } else {
        tempfile::tempdir().expect("a folder")
    }
}

pub(crate) struct Laptop {
    pub(crate) name: String,
    pub(crate) laptop: LaptopId,
    dir: TempDir,
    store: Option<Arc<Store>>,
    pub(crate) skew_ms: i64,
    pub(crate) chance: Chance,
    pub(crate) revoked: bool,
    pub(crate) backup: Option<TempDir>,
    /// It cannot reach the place for so many tries.
    pub(crate) parted: u64,
}

/// One event as it stands in a log here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Placed {
    pub(crate) id: EventId,
    pub(crate) log: LogId,
    pub(crate) seq: u64,
    pub(crate) laptop: LaptopId,
}

impl Laptop {
    pub(crate) fn new(number: u64, chance: Chance) -> Self {
        let dir = folder();
        let identity = Identity {
            service: SERVICE,
            laptop: LaptopId(Uuid::from_u128(0x100 + u128::from(number))),
            site: SITE,
            log: LogId(Uuid::from_u128(0x200 + u128::from(number))),
        };
        let folder = Folder::open(&dir.path().join("record")).expect("a folder");
        let mut seed = [0; 32];
        Chance::new(1000 + number).fill(&mut seed);
        let founding = self::folder();
        let founder = Store::create(
            &Folder::open(founding.path()).expect("a folder"),
            &keys(),
            &identity,
            project,
            &mut |bytes: &mut [u8]| bytes.fill(3),
        )
        .expect("a record");
        let own = founder
            .certify(
                &keys(),
                identity.log,
                identity.laptop,
                store::log_public_key(&seed),
            )
            .expect("the root is here");
        let root = founder.service_key().expect("the root is here");
        let store = Store::create_joined(&folder, &keys(), &identity, &root, &seed, &own, project)
            .expect("a record");
        Self {
            name: number.to_string(),
            laptop: identity.laptop,
            dir,
            store: Some(Arc::new(store)),
            skew_ms: 0,
            chance,
            revoked: false,
            backup: None,
            parted: 0,
        }
    }

    pub(crate) fn store(&self) -> &Arc<Store> {
        self.store.as_ref().expect("the record is open")
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("record")
    }

    fn open(&mut self) {
        let folder = Folder::open(&self.path()).expect("the folder is free");
        let store = Store::open(&folder, &keys(), project).expect("the record opens");
        self.store = Some(Arc::new(store));
    }

    /// The record as it lies on the disk.
    fn copied(&self) -> TempDir {
        let copy = folder();
        copy_files(&self.path(), copy.path());
        copy
    }

    /// A copy made with the program closed.
    pub(crate) fn back_up(&mut self) -> TempDir {
        self.store = None;
        let copy = self.copied();
        self.open();
        copy
    }

    pub(crate) fn restore(&mut self, copy: &TempDir) {
        self.store = None;
        fs::remove_dir_all(self.path()).expect("removed");
        fs::create_dir(self.path()).expect("made");
        copy_files(copy.path(), &self.path());
        self.open();
    }

    /// The program ends here and now: what the system has of its files is all there is.
    pub(crate) fn kill(&mut self) {
        let copy = self.copied();
        self.restore(&copy);
    }

    /// A second laptop with a copy of this one's disk.
    pub(crate) fn cloned(&mut self, name: String, chance: Chance) -> Self {
        let copy = self.back_up();
        let dir = folder();
        fs::create_dir(dir.path().join("record")).expect("made");
        copy_files(copy.path(), &dir.path().join("record"));
        let mut clone = Self {
            name,
            laptop: self.laptop,
            dir,
            store: None,
            skew_ms: self.skew_ms,
            chance,
            revoked: false,
            backup: None,
            parted: 0,
        };
        clone.open();
        clone
    }

    pub(crate) fn log(&self) -> LogId {
        self.store().identity().expect("an identity").log
    }

    pub(crate) fn recipient(&mut self) -> (LaptopId, String) {
        let (store, chance) = (self.store().clone(), &mut self.chance);
        let random = &mut |bytes: &mut [u8]| chance.fill(bytes);
        (
            self.laptop,
            sync::laptop_recipient(&store, random).expect("an identity"),
        )
    }

    /// Says something about somebody, in one act; `document` adds a paper.
    pub(crate) fn say(&mut self, now_ms: i64, document: bool) -> Result<EventId, StoreError> {
        let about = self.chance.below(PEOPLE);
        let patient = PatientId(Uuid::from_u128(0x900 + u128::from(about)));
        let case = CaseId(Uuid::from_u128(0xC00 + u128::from(about)));
        let words = format!("said {} by {}", self.chance.below(1000), self.name);
        let fact: (Subject, Event) = if self.chance.one_in(2) {
            let subject = Subject::Patient(patient);
            let new = self.store().heads(subject)?.is_empty();
            let name = PatientField::LegalName(Name {
                given: words,
                family: format!("PERSON{about}"),
            });
            let set = vec![name];
            let reason = String::new();
            match new {
                true => (subject, PatientRegistered { patient, set }.into()),
                false => (subject, PatientChanged { set, reason }.into()),
            }
        } else {
            let subject = Subject::Case(case);
            let set = vec![
                CaseField::Goal(words),
                CaseField::Clinician(USER),
                CaseField::Site(SITE),
            ];
            let on = "2026-09-01".parse().expect("a day");
            match self.store().heads(subject)?.is_empty() {
                true => (
                    subject,
                    CaseOpened {
                        case,
                        patient,
                        on,
                        set,
                    }
                    .into(),
                ),
                false => {
                    let set = vec![set[0].clone()];
                    let (reason, contact) = (String::new(), None);
                    (
                        subject,
                        CaseChanged {
                            set,
                            reason,
                            contact,
                        }
                        .into(),
                    )
                }
            }
        };
        let documents = document.then(|| {
            let mut bytes = vec![0; 40];
            self.chance.fill(&mut bytes);
            Document {
                media_type: "application/pdf".into(),
                bytes,
            }
        });
        self.tell(now_ms, fact.0, &fact.1, documents.into_iter().collect())
    }

    /// Records one fact.
    pub(crate) fn tell(
        &mut self,
        now_ms: i64,
        subject: Subject,
        fact: &Event,
        documents: Vec<Document>,
    ) -> Result<EventId, StoreError> {
        let store = self.store().clone();
        let clock = now_ms + self.skew_ms;
        let mut id = [0; 16];
        self.chance.fill(&mut id);
        let id = EventId(Uuid::from_bytes(id));
        let after = store.heads(subject)?;
        let event = NewEvent {
            id,
            subject,
            kind: fact.kind().into(),
            version: fact.version(),
            critical: fact.critical(),
            author: Author {
                user: USER,
                name: "Alex Moss".into(),
                profession: "Occupational therapist".into(),
                registration: "OT00000".into(),
            },
            laptop: self.laptop,
            site: SITE,
            stamp: store.last_stamp()?.next(u64::try_from(clock).unwrap_or(0)),
            recorded_at: at(clock),
            after,
            payload: fact.encode().expect("it encodes"),
        };
        let commit = Commit {
            events: vec![event],
            documents,
            ..Commit::default()
        };
        let chance = &mut self.chance;
        store.commit(commit, &mut |bytes: &mut [u8]| chance.fill(bytes))?;
        Ok(id)
    }

    pub(crate) fn exchange(
        &mut self,
        shared: &Shared,
        now_ms: i64,
        protections: Protections,
        faults: Faults,
        steps: u64,
        meanwhile: Option<(u64, Meanwhile)>,
    ) -> Result<Outcome, Trouble> {
        let life = Life::of(steps);
        let way = Way::new(shared, &life, faults, self.chance.fork(), meanwhile);
        let chance = self.chance.fork();
        let outcome = exchange(
            self.store(),
            way,
            &life,
            chance,
            now_ms + self.skew_ms,
            protections,
        );
        if life.over() {
            self.kill();
        }
        outcome
    }

    /// Everything here, wherever it stands.
    pub(crate) fn placed(&self) -> Vec<Placed> {
        let mut placed = Vec::new();
        for tip in self.store().tips().expect("tips") {
            let whole: Option<Segment> = self
                .store()
                .segment(tip.log, 1, u64::MAX, u64::MAX)
                .expect("a segment");
            for row in whole.into_iter().flat_map(|segment| segment.rows) {
                let header: domain::header::Header =
                    serde_json::from_slice(&row.header).expect("a header");
                placed.push(Placed {
                    id: header.id,
                    log: header.log,
                    seq: header.seq,
                    laptop: header.laptop,
                });
            }
        }
        placed
    }
}

pub(crate) fn exchange(
    store: &Arc<Store>,
    way: Way,
    life: &Life,
    mut chance: Chance,
    clock_ms: i64,
    protections: Protections,
) -> Result<Outcome, Trouble> {
    let (steps, shared) = (life.clone(), way.shared());
    let place = Place::over(Arc::new(way))?;
    store.ask_before_commits(move || {
        let goes_on = steps.step();
        if !goes_on && steps.ended() {
            shared.fault("killed at a commit");
        }
        goes_on
    })?;
    let outcome = Exchange {
        store,
        place: &place,
        now: &|| at(clock_ms),
        random: &mut |bytes: &mut [u8]| chance.fill(bytes),
        version: "0.1.0",
        progress: &|_| {},
        stop: &AtomicBool::new(false),
        protections,
    }
    .run();
    store.ask_before_commits(|| true)?;
    outcome
}

pub(crate) fn at(clock_ms: i64) -> DateTime<FixedOffset> {
    DateTime::from_timestamp_millis(clock_ms)
        .unwrap_or(DateTime::UNIX_EPOCH)
        .fixed_offset()
}

fn copy_files(from: &Path, to: &Path) {
    for file in fs::read_dir(from).expect("listed") {
        let file = file.expect("listed");
        if file.file_type().expect("a type").is_file() {
            fs::copy(file.path(), to.join(file.file_name())).expect("copied");
        }
    }
}
