//! Laptops of one service over one place, and short ways to say what happened. The only caller of the API that tests share.

use chrono::{DateTime, FixedOffset};
use domain::cuts::cuts;
use domain::event::Event;
use domain::header::{Author, NewEvent, StoredEvent, Subject};
use domain::ids::*;
use domain::projection::Projection;
use domain::stamp::Stamp;
use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;
use store::{Commit, Document, Folder, Identity, Keys, Store};
use sync::object_store::ObjectStore;
use sync::{Exchange, Outcome, Place, Progress, Protections, Trouble};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) const SERVICE: ServiceId = ServiceId(Uuid::from_u128(0x5E));
const SITE: SiteId = SiteId(Uuid::from_u128(0x51));
const USER: UserId = UserId(Uuid::from_u128(0xA1));
/// 22 November 2026, noon.
const START_MS: i64 = 1_795_348_800_000;

/// Everything on; with the feature `switches`, the one named in STEPWELL_WITHOUT off, to see which of these tests goes red.
fn protections() -> Protections {
    #[cfg(feature = "switches")]
    if let Ok(name) = std::env::var("STEPWELL_WITHOUT") {
        return Protections::without(&name).unwrap();
    }
    Protections::default()
}

/// Repeats for ever from its seed.
pub(crate) fn random(seed: u64) -> impl FnMut(&mut [u8]) {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    move |bytes: &mut [u8]| {
        for byte in bytes {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = (state >> 56) as u8;
        }
    }
}

/// One root for the whole service.
pub(crate) fn keys() -> Keys {
    Keys::generate(&mut random(1))
}

/// One laptop with an open record.
pub(crate) struct Laptop {
    pub(crate) number: u64,
    dir: TempDir,
    folder: Option<Folder>,
    store: Option<Store>,
    pub(crate) now_ms: Cell<i64>,
    seed: Cell<u64>,
    heads: RefCell<Vec<EventId>>,
}

impl Laptop {
    /// The laptop of this number, enrolled by the root, with an empty record of the one service.
    pub(crate) fn new(number: u64) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(&dir.path().join("record")).unwrap();
        let identity = Identity {
            service: SERVICE,
            laptop: LaptopId(Uuid::from_u128(0x100 + u128::from(number))),
            site: SITE,
            log: LogId(Uuid::from_u128(0x200 + u128::from(number))),
        };
        let store = if number == 1 {
            Store::create(&folder, &keys(), &identity, project, &mut random(2)).unwrap()
        } else {
            let first = Self::new(1);
            let mut seed = [0; 32];
            random(1000 + number)(&mut seed);
            let public_key = store::log_public_key(&seed);
            let own = first
                .store()
                .certify(&keys(), identity.log, identity.laptop, public_key)
                .unwrap();
            let root = first.store().service_key().unwrap();
            Store::create_joined(&folder, &keys(), &identity, &root, &seed, &own, project).unwrap()
        };
        Self {
            number,
            dir,
            folder: Some(folder),
            store: Some(store),
            now_ms: Cell::new(START_MS),
            seed: Cell::new(number * 1_000_000),
            heads: RefCell::default(),
        }
    }

    pub(crate) fn store(&self) -> &Store {
        self.store.as_ref().unwrap()
    }

    pub(crate) fn log(&self) -> LogId {
        self.store().identity().unwrap().log
    }

    pub(crate) fn laptop(&self) -> LaptopId {
        self.store().identity().unwrap().laptop
    }

    pub(crate) fn random(&self) -> impl FnMut(&mut [u8]) + use<> {
        self.seed.set(self.seed.get() + 1);
        random(self.seed.get())
    }

    pub(crate) fn recipient(&self) -> (LaptopId, String) {
        let recipient = sync::laptop_recipient(self.store(), &mut self.random()).unwrap();
        (self.laptop(), recipient)
    }

    /// Closes the program and starts it again.
    pub(crate) fn restart(&mut self) {
        self.store = None;
        self.folder = None;
        let folder = Folder::open(&self.path()).unwrap();
        self.store = Some(Store::open(&folder, &keys(), project).unwrap());
        self.folder = Some(folder);
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.dir.path().join("record")
    }

    /// The record as it is now, for a restored backup or a cloned disk.
    pub(crate) fn copied(&mut self) -> TempDir {
        self.store = None;
        self.folder = None;
        let copy = tempfile::tempdir().unwrap();
        for file in std::fs::read_dir(self.path()).unwrap() {
            let file = file.unwrap();
            if file.file_type().unwrap().is_file() {
                std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
            }
        }
        self.restart();
        copy
    }

    /// A laptop that goes on from such a copy.
    pub(crate) fn going_on_from(&self, copy: TempDir, seed: u64) -> Self {
        let folder = Folder::open(copy.path()).unwrap();
        let store = Store::open(&folder, &keys(), project).unwrap();
        let dir = tempfile::tempdir().unwrap();
        drop((store, folder));
        std::fs::rename(copy.path(), dir.path().join("record")).unwrap();
        let folder = Folder::open(&dir.path().join("record")).unwrap();
        Self {
            number: self.number,
            store: Some(Store::open(&folder, &keys(), project).unwrap()),
            folder: Some(folder),
            dir,
            now_ms: Cell::new(self.now_ms.get()),
            seed: Cell::new(seed),
            heads: RefCell::default(),
        }
    }

    /// Records events about one case, each a commit of its own.
    pub(crate) fn write(&self, count: u64) {
        for _ in 0..count {
            self.write_together(1, Vec::new());
        }
    }

    /// Records events in one commit, with documents.
    pub(crate) fn write_together(&self, count: u64, documents: Vec<Document>) {
        let events = (0..count).map(|_| self.event()).collect();
        let commit = Commit {
            events,
            documents,
            ..Commit::default()
        };
        self.store().commit(commit, &mut self.random()).unwrap();
    }

    fn event(&self) -> NewEvent {
        let mut random = self.random();
        let (mut id, mut case) = ([0; 16], [0; 16]);
        random(&mut id);
        random(&mut case);
        let now_ms = self.now_ms.get() + 1000;
        self.now_ms.set(now_ms);
        id[..6].copy_from_slice(&now_ms.to_be_bytes()[2..]);
        // A case has some ten entries.
        if self.heads.borrow().len() >= 10 {
            self.heads.borrow_mut().clear();
        }
        let after: Vec<EventId> = self.heads.borrow().last().copied().into_iter().collect();
        let first = self.heads.borrow().first().copied();
        let case = first.map_or(Uuid::from_bytes(case), |first| first.0);
        let id = EventId(if after.is_empty() {
            case
        } else {
            Uuid::from_bytes(id)
        });
        self.heads.borrow_mut().push(id);
        let (kind, payload) = content(&mut random);
        NewEvent {
            id,
            subject: Subject::Case(CaseId(case)),
            kind,
            version: 1,
            critical: false,
            author: Author {
                user: USER,
                name: "Alex Moss".into(),
                profession: "Occupational therapist".into(),
                registration: "OT00000".into(),
            },
            laptop: self.laptop(),
            site: SITE,
            stamp: Stamp::from_millis(now_ms as u64),
            after,
            recorded_at: self.now(),
            payload,
        }
    }

    /// Records one fact about the service.
    pub(crate) fn tell(&self, fact: impl Into<Event>) {
        let fact: Event = fact.into();
        let subject = Subject::Service(SERVICE);
        let after = self.store().heads(subject).unwrap();
        let event = NewEvent {
            subject,
            kind: fact.kind().into(),
            version: fact.version(),
            critical: fact.critical(),
            after,
            payload: fact.encode().unwrap(),
            ..self.event()
        };
        self.heads.borrow_mut().pop();
        let commit = Commit {
            events: vec![event],
            ..Commit::default()
        };
        self.store().commit(commit, &mut self.random()).unwrap();
    }

    fn now(&self) -> DateTime<FixedOffset> {
        DateTime::from_timestamp_millis(self.now_ms.get())
            .unwrap()
            .fixed_offset()
    }

    pub(crate) fn exchange(&self, place: &Place) -> Result<Outcome, Trouble> {
        self.exchange_with(place, protections())
    }

    pub(crate) fn exchange_stopped(&self, place: &Place) -> Result<Outcome, Trouble> {
        self.exchange_until(place, protections(), &AtomicBool::new(true))
    }

    pub(crate) fn exchange_with(
        &self,
        place: &Place,
        protections: Protections,
    ) -> Result<Outcome, Trouble> {
        self.exchange_until(place, protections, &AtomicBool::new(false))
    }

    /// As [`Laptop::exchange`], with the seconds that each tenth of what was fetched took.
    pub(crate) fn exchange_paced(&self, place: &Place) -> (Outcome, Vec<f64>) {
        let start = RefCell::new(Instant::now());
        let (tenths, done) = (RefCell::new(Vec::new()), Cell::new(0));
        let mut random = self.random();
        let exchange = Exchange {
            store: self.store(),
            place,
            now: &|| self.now(),
            random: &mut random,
            version: "0.1.0",
            progress: &|progress| {
                if let Progress::Fetching { events, of } = progress {
                    if events == 0 {
                        *start.borrow_mut() = Instant::now();
                    }
                    if events * 10 >= of * (done.get() + 1) && done.get() < 10 {
                        done.set(done.get() + 1);
                        tenths
                            .borrow_mut()
                            .push(start.borrow().elapsed().as_secs_f64());
                    }
                }
            },
            stop: &AtomicBool::new(false),
            protections: protections(),
        };
        let outcome = exchange.run().unwrap();
        let ends = tenths.into_inner();
        let starts = std::iter::once(0.0).chain(ends.iter().copied());
        (
            outcome,
            ends.iter()
                .zip(starts)
                .map(|(end, start)| end - start)
                .collect(),
        )
    }

    fn exchange_until(
        &self,
        place: &Place,
        protections: Protections,
        stop: &AtomicBool,
    ) -> Result<Outcome, Trouble> {
        let mut random = self.random();
        let exchange = Exchange {
            store: self.store(),
            place,
            now: &|| self.now(),
            random: &mut random,
            version: "0.1.0",
            progress: &|_| {},
            stop,
            protections,
        };
        exchange.run()
    }

    /// Event ids of every log, sorted: what this laptop holds, whatever the order.
    pub(crate) fn events(&self) -> u64 {
        self.store().digest().unwrap().events
    }
}

/// What a case is mostly made of: few words that differ among many that do not.
fn content(random: &mut impl FnMut(&mut [u8])) -> (String, Vec<u8>) {
    const WORDS: [&str; 24] = [
        "reports", "back", "pain", "since", "lifting", "at", "work", "manages", "stairs", "sleep",
        "is", "poor", "sits", "for", "twenty", "minutes", "agreed", "to", "shorter", "shifts",
        "with", "breaks", "next", "week",
    ];
    let mut picks = [0u8; 48];
    random(&mut picks);
    let words: Vec<&str> = picks
        .iter()
        .map(|pick| WORDS[usize::from(*pick) % WORDS.len()])
        .collect();
    let payload = format!(
        r#"{{"contact":"{}","channel":"telephone","attended":true,"minutes":{},"note":"{}","plan":"{}"}}"#,
        Uuid::from_bytes(picks[..16].try_into().unwrap()),
        15 + picks[0] % 30,
        words[..36].join(" "),
        words[36..].join(" "),
    );
    ("contact-signed".into(), payload.into_bytes())
}

fn project(subject: Subject, events: &[StoredEvent]) -> Option<Projection> {
    match subject {
        Subject::Service(_) => Some(Projection::Service { cuts: cuts(events) }),
        Subject::Patient(_) | Subject::Case(_) => None,
    }
}

/// Laptops 1 to `count`, set up and enrolled, at one place.
pub(crate) fn service(count: u64, objects: Arc<dyn ObjectStore>) -> (Vec<Laptop>, Place) {
    let place = Place::over(objects).unwrap();
    (enrolled(count, &place), place)
}

pub(crate) fn enrolled(count: u64, place: &Place) -> Vec<Laptop> {
    let laptops: Vec<Laptop> = (1..=count).map(Laptop::new).collect();
    let recipients: Vec<_> = laptops.iter().map(Laptop::recipient).collect();
    let first = &laptops[0];
    sync::set_up(
        first.store(),
        place,
        &keys(),
        &recipients,
        &mut first.random(),
    )
    .unwrap();
    let held = sync::held_keys(first.store()).unwrap();
    for other in &laptops[1..] {
        sync::keep_keys(other.store(), &held).unwrap();
    }
    laptops
}

/// Everybody exchanges in turn until nothing moves any more. Panics when that does not come to an end.
pub(crate) fn until_quiet(laptops: &[Laptop], place: &Place) {
    for _ in 0..12 {
        let mut moved = 0;
        for laptop in laptops {
            let outcome = laptop.exchange(place).unwrap();
            moved += outcome.bytes_up + outcome.bytes_down;
        }
        if moved == 0 {
            return;
        }
    }
    panic!("it never becomes quiet");
}

/// All hold the same events and say that they are up to date.
pub(crate) fn assert_equal_and_up_to_date(laptops: &[Laptop]) {
    let digest = laptops[0].store().digest().unwrap();
    for laptop in laptops {
        assert_eq!(
            laptop.store().digest().unwrap(),
            digest,
            "laptop {}",
            laptop.number
        );
        let standing = sync::standing(laptop.store()).unwrap();
        assert!(
            standing.up_to_date,
            "laptop {}: {standing:?}",
            laptop.number
        );
        assert_eq!(laptop.store().verify().unwrap().fault, None);
    }
}
