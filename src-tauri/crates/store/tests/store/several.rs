//! Several laptops of one service, and what goes from one to another.

use crate::fixture::*;
use crate::rebuilding::computed;
use domain::header::{Header, NewEvent, Subject};
use domain::ids::{EventId, LaptopId, LogId, ServiceId};
use std::fs;
use std::path::PathBuf;
use store::{
    Commit, Digest, Document, Folder, Identity, Ingested, Segment, Store, StoreError,
    log_public_key,
};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) const NOW_MS: u64 = 1_800_000_000_000;
pub(crate) const ALL: u64 = u64::MAX;

pub(crate) struct Laptop {
    dir: TempDir,
    store: Option<Store>,
    /// Of its keys and of its randomness.
    pub(crate) seed: u64,
    said: u64,
}

pub(crate) fn service() -> Subject {
    Subject::Service(ServiceId(Uuid::from_u128(0x5E)))
}

pub(crate) fn log(number: u128) -> LogId {
    LogId(Uuid::from_u128(number))
}

/// Laptop `number` writes log `number`; the first founded the service, and everyone has every key.
pub(crate) fn laptops(count: u128) -> Vec<Laptop> {
    let all: Vec<Laptop> = (1..=count).map(Laptop::new).collect();
    for one in &all {
        for other in &all {
            one.meet(other);
        }
    }
    all
}

impl Laptop {
    pub(crate) fn new(number: u128) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(&dir.path().join("record")).unwrap();
        let identity = Identity {
            laptop: LaptopId(Uuid::from_u128(0x1A00 + number)),
            log: log(number),
            ..IDENTITY
        };
        let root = keys().root_seed().unwrap();
        let seed = 1000 + number as u64;
        let keys = store::Keys::joining(Some(&root), &mut random(seed));
        let mut log_seed = [0; 32];
        random(seed + 1)(&mut log_seed);
        let founder = Store::create(
            &Folder::open(&dir.path().join("founder")).unwrap(),
            &self::keys(),
            &IDENTITY,
            project,
            &mut random(3),
        )
        .unwrap();
        let own = founder
            .certify(
                &keys,
                identity.log,
                identity.laptop,
                log_public_key(&log_seed),
            )
            .unwrap();
        let root = keys.root_public_key().unwrap();
        let store =
            Store::create_joined(&folder, &keys, &identity, &root, &log_seed, &own, project)
                .unwrap();
        Self {
            dir,
            store: Some(store),
            seed,
            said: 0,
        }
    }

    pub(crate) fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.dir.path().join("record")
    }

    pub(crate) fn own(&self) -> LogId {
        self.store().identity().unwrap().log
    }

    pub(crate) fn open(&mut self) {
        let folder = Folder::open(&self.path()).unwrap();
        self.store = Some(Store::open(&folder, &self.keys(), project).unwrap());
    }

    pub(crate) fn close(&mut self) {
        self.store = None;
    }

    pub(crate) fn keys(&self) -> store::Keys {
        let root = keys().root_seed().unwrap();
        store::Keys::joining(Some(&root), &mut random(self.seed))
    }

    /// A copy of the folder as it is now.
    pub(crate) fn back_up(&mut self) -> TempDir {
        self.store = None;
        let copy = tempfile::tempdir().unwrap();
        for entry in fs::read_dir(self.path()).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
        }
        self.open();
        copy
    }

    /// Puts a copy back in place of what was there.
    pub(crate) fn restore(&mut self, copy: &TempDir) {
        self.store = None;
        fs::remove_dir_all(self.path()).unwrap();
        fs::create_dir(self.path()).unwrap();
        for entry in fs::read_dir(copy.path()).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), self.path().join(entry.file_name())).unwrap();
        }
        self.open();
    }

    /// Hands over every key that this laptop lacks.
    pub(crate) fn meet(&self, other: &Self) {
        let mut keys = other.store().log_keys().unwrap();
        keys.sort_by_key(|key| key.certified_by.is_some());
        for key in &keys {
            self.store().add_log_key(key).unwrap();
        }
    }

    pub(crate) fn commit(&mut self, commit: Commit) -> Vec<Header> {
        self.said += 1;
        let seed = self.seed * 1000 + self.said;
        self.store().commit(commit, &mut random(seed)).unwrap()
    }

    /// Records facts in one act, each after all that is known here of its subject.
    pub(crate) fn say(&mut self, facts: &[(u128, Subject, Fact)]) -> Vec<Header> {
        self.say_with(facts, vec![])
    }

    pub(crate) fn say_with(
        &mut self,
        facts: &[(u128, Subject, Fact)],
        documents: Vec<Document>,
    ) -> Vec<Header> {
        let mut events: Vec<NewEvent> = Vec::new();
        for (id, subject, fact) in facts {
            let earlier = events.iter().rev().find(|one| one.subject == *subject);
            let after: Vec<EventId> = match earlier {
                Some(one) => vec![one.id],
                None => self.store().heads(*subject).unwrap(),
            };
            let mut event = event(*id, *subject, after, fact);
            event.laptop = self.store().identity().unwrap().laptop;
            events.push(event);
        }
        self.commit(Commit {
            events,
            documents,
            ..Commit::default()
        })
    }

    pub(crate) fn segment(&self, log: LogId, from: u64, max_events: u64) -> Option<Segment> {
        self.store().segment(log, from, max_events, ALL).unwrap()
    }

    /// Everything of every log, `events` at most to a segment (or one commit).
    pub(crate) fn segments(&self, events: u64) -> Vec<Segment> {
        let mut all = Vec::new();
        for tip in self.store().tips().unwrap() {
            let mut from = 1;
            while let Some(segment) = self.segment(tip.log, from, events) {
                from = segment.to + 1;
                all.push(segment);
            }
        }
        all
    }

    pub(crate) fn take(&self, segments: &[Segment]) -> Result<Ingested, StoreError> {
        let store = self.store();
        let keys = store.log_keys()?;
        let sound = segments.iter().map(|segment| {
            let key = keys.iter().find(|key| key.log == segment.log);
            let key = key.ok_or(StoreError::LogUnknown(segment.log))?;
            segment.clone().sound(&key.public_key)
        });
        store.ingest(&sound.collect::<Result<Vec<_>, _>>()?, NOW_MS)
    }

    /// Takes what the other has, its keys included; what is this laptop's own is left out.
    pub(crate) fn pull(&self, other: &Self) -> Ingested {
        self.meet(other);
        let own = self.own();
        let theirs: Vec<Segment> = other
            .segments(ALL)
            .into_iter()
            .filter(|one| one.log != own)
            .collect();
        self.take(&theirs).unwrap()
    }

    /// What must be equal where the events are.
    pub(crate) fn state(&self) -> (Digest, Vec<String>) {
        let verification = self.store().verify().unwrap();
        assert_eq!(verification.fault, None);
        let digest = self.store().digest().unwrap();
        assert_eq!(digest.events, verification.events);
        (digest, computed(&raw_with(&self.path(), self.seed)))
    }
}
