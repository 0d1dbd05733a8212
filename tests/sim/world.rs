//! A history of several laptops over one shared place, from one number, and what must hold of it at every moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::ids::{EventId, LogId};
use sync::{Place, Protections};

use crate::chance::Chance;
use crate::laptop::{Laptop, exchange, keys};
use crate::shared::{Faults, Life, Meanwhile, Objects, Shared, Way};

/// 22 November 2026, noon.
const START_MS: i64 = 1_795_348_800_000;
const YEARS_5_MS: i64 = 5 * 365 * 24 * 3600 * 1000;

/// What broke. Its words name the seed, so that it can be played again.
pub(crate) type Broken = String;

/// What a history came to, for comparing two runs of one seed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct History {
    /// Each thing that happened, with what came of it.
    pub(crate) decisions: Vec<String>,
    pub(crate) events: BTreeSet<EventId>,
    /// How often each kind of fault was there.
    pub(crate) faults: BTreeMap<&'static str, u64>,
}

/// Copies of a disk and a place that forgets are not put into one history: together they can truly lose something, and no
/// program could bring it back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Copies,
    Place,
}

pub(crate) struct World {
    pub(crate) chance: Chance,
    pub(crate) shared: Shared,
    pub(crate) laptops: Vec<Laptop>,
    pub(crate) protections: Protections,
    pub(crate) now_ms: i64,
    pub(crate) family: Family,
    /// Saved events that nothing may lose.
    pub(crate) must: BTreeSet<EventId>,
    pub(crate) snapshot: Option<Objects>,
    /// Who said "up to date" at which version of the place, with which digest.
    pub(crate) claims: BTreeMap<String, (u64, store::Digest)>,
    /// A laptop was revoked of which there is a copy: others may hold two ways of telling its log, and must say so.
    pub(crate) contested: bool,
    /// How far each log was said to have come to the place: nothing waiting.
    pub(crate) said_sent: BTreeMap<LogId, u64>,
    pub(crate) history: History,
}

/// Plays the history of one number. `Err` says what did not hold.
pub(crate) fn play(seed: u64, protections: Protections) -> Result<History, Broken> {
    let mut world = World::new(seed, protections);
    let acts = 12 + world.chance.below(24);
    for _ in 0..acts {
        world
            .act()
            .map_err(|broken| format!("seed {seed}: {broken}"))?;
    }
    world.come_to_rest().map_err(|broken| {
        let last = world.history.decisions.iter().rev().take(told()).rev();
        let last: Vec<&str> = last.map(String::as_str).collect();
        format!("seed {seed}: {broken}\n  last: {}", last.join("\n        "))
    })?;
    let faults = world.shared.happened().clone();
    Ok(History {
        faults,
        ..world.history
    })
}

/// How many of the last decisions a broken history tells; all with the variable set.
fn told() -> usize {
    const LAST: usize = 6;
    std::env::var_os("STEPWELL_SIM_TELL").map_or(LAST, |_| usize::MAX)
}

impl World {
    fn new(seed: u64, protections: Protections) -> Self {
        let mut chance = Chance::new(seed);
        let many = if chance.one_in(16) { 5 } else { 3 };
        let count = 2 + chance.below(many);
        let mut laptops: Vec<Laptop> = (1..=count)
            .map(|number| Laptop::new(number, chance.fork()))
            .collect();
        let shared = Shared::default();
        let recipients: Vec<_> = laptops.iter_mut().map(Laptop::recipient).collect();
        let life = Life::of(Life::FOR_EVER);
        let way = Way::new(&shared, &life, Faults::default(), chance.fork(), None);
        let place = Place::over(Arc::new(way)).expect("a place");
        let mut random = chance.fork();
        let random = &mut |bytes: &mut [u8]| random.fill(bytes);
        sync::set_up(laptops[0].store(), &place, &keys(), &recipients, random).expect("set up");
        let held = sync::held_keys(laptops[0].store()).expect("keys");
        // It tells the place who it is before anybody joins.
        let first = Way::new(&shared, &life, Faults::default(), chance.fork(), None);
        exchange(
            laptops[0].store(),
            first,
            &life,
            chance.fork(),
            START_MS,
            protections,
        )
        .expect("nothing is in the way");
        for other in &laptops[1..] {
            sync::keep_keys(other.store(), &held).expect("kept");
        }
        let family = if chance.one_in(2) {
            Family::Copies
        } else {
            Family::Place
        };
        Self {
            chance,
            shared,
            laptops,
            protections,
            now_ms: START_MS,
            family,
            must: BTreeSet::new(),
            snapshot: None,
            claims: BTreeMap::new(),
            contested: false,
            said_sent: BTreeMap::new(),
            history: History::default(),
        }
    }

    pub(crate) fn note(&mut self, decision: String) {
        self.history.decisions.push(decision);
    }

    pub(crate) fn fault(&self, kind: &'static str) {
        self.shared.fault(kind);
    }

    fn act(&mut self) -> Result<(), Broken> {
        self.now_ms += 1000 + i64::try_from(self.chance.below(6 * 3600 * 1000)).unwrap_or(0);
        let who = self.chance.index(self.laptops.len());
        match self.chance.below(100) {
            0..44 => self.record(who),
            44..83 => self.exchange_somehow(who),
            83..84 => self.small_days(who),
            84..85 => {
                let count = 2 + self.chance.below(8);
                self.laptops[who].parted = count;
                Ok(())
            }
            85..89 => {
                let skew = self
                    .chance
                    .below(2 * YEARS_5_MS.unsigned_abs())
                    .cast_signed();
                self.laptops[who].skew_ms = skew - YEARS_5_MS;
                self.fault("clock years wrong");
                Ok(())
            }
            89..91 => self.late_objects(),
            91..93 => self.revoke(who),
            _ => match self.family {
                Family::Copies => self.copies(who),
                Family::Place => self.place_forgets(),
            },
        }
    }

    fn record(&mut self, who: usize) -> Result<(), Broken> {
        let full = self.chance.one_in(12);
        if full {
            self.fault("disk full while saving");
        }
        let count = 1 + self.chance.below(4);
        self.record_some(who, count, full)
    }

    pub(crate) fn record_some(&mut self, who: usize, count: u64, full: bool) -> Result<(), Broken> {
        let now_ms = self.now_ms;
        let laptop = &mut self.laptops[who];
        laptop
            .store()
            .fill_disk(full)
            .map_err(|error| error.to_string())?;
        let mut said = Vec::new();
        for _ in 0..count {
            let document = self.chance.one_in(6);
            match laptop.say(now_ms, document) {
                Ok(id) => said.push(id),
                Err(store::StoreError::DiskFull) if full => {}
                Err(error) => return Err(format!("saving failed: {error}")),
            }
        }
        laptop
            .store()
            .fill_disk(false)
            .map_err(|error| error.to_string())?;
        let line = format!("{} records {}", laptop.name, said.len());
        if !laptop.revoked {
            self.must.extend(said);
        }
        self.claims.clear();
        self.note(line);
        Ok(())
    }

    fn some_faults(&mut self) -> (Faults, u64) {
        let mut faults = Faults {
            shuffled: self.chance.one_in(2),
            doubled: self.chance.one_in(8),
            ..Faults::default()
        };
        let mut steps = Life::FOR_EVER;
        let chance = &mut self.chance;
        match chance.below(16) {
            0 | 1 => steps = 1 + chance.below(40),
            2 => faults.cut_after = Some(chance.below(25)),
            3 => faults.fails_one_in = Some(3 + chance.below(8)),
            4 => faults.tears_one_in = Some(2 + chance.below(4)),
            5 => faults.late_one_in = Some(1 + chance.below(3)),
            6 => faults.half_one_in = Some(2 + chance.below(4)),
            7 => faults.gone_one_in = Some(2 + chance.below(4)),
            8 => faults.hides = Some((2 + chance.below(3), chance.next())),
            9 => faults.full = true,
            10 => faults.loses_one_in = Some(1 + chance.below(3)),
            11 => faults.again_one_in = Some(1 + chance.below(3)),
            12 => faults.answer_lost_one_in = Some(2 + chance.below(4)),
            13 => {
                let now = self.shared.objects().version;
                let since = now.saturating_sub(chance.below(12)) + 1;
                faults.not_yet = Some((since, u64::MAX));
            }
            _ => {}
        }
        (faults, steps)
    }

    /// One exchange with nothing in the way but these.
    pub(crate) fn exchange_with(&mut self, who: usize, faults: Faults) -> Result<(), Broken> {
        let honest = faults.hides.is_none() && faults.not_yet.is_none();
        let (shared, now_ms, protections) = (self.shared.clone(), self.now_ms, self.protections);
        let laptop = &mut self.laptops[who];
        let outcome = laptop.exchange(&shared, now_ms, protections, faults, Life::FOR_EVER, None);
        self.ended(who, &outcome, honest)
    }

    pub(crate) fn exchange_somehow(&mut self, who: usize) -> Result<(), Broken> {
        if self.laptops[who].parted > 0 {
            self.laptops[who].parted -= 1;
            self.fault("parted from the place");
            let cut_after = Some(0);
            return self.exchange_with(
                who,
                Faults {
                    cut_after,
                    ..Faults::default()
                },
            );
        }
        let (faults, steps) = self.some_faults();
        let meanwhile = self.meanwhile(who);
        let disk_full = self.chance.one_in(15);
        if disk_full {
            self.fault("disk full in an exchange");
        }
        // What another laptop adds in the middle, this one hears of next time.
        let honest = faults.hides.is_none() && faults.not_yet.is_none() && meanwhile.is_none();
        let (shared, now_ms, protections) = (self.shared.clone(), self.now_ms, self.protections);
        let laptop = &mut self.laptops[who];
        laptop
            .store()
            .fill_disk(disk_full)
            .map_err(|error| error.to_string())?;
        let outcome = laptop.exchange(&shared, now_ms, protections, faults, steps, meanwhile);
        laptop
            .store()
            .fill_disk(false)
            .map_err(|error| error.to_string())?;
        self.ended(who, &outcome, honest)
    }

    /// Another laptop that exchanges in the middle of this one's exchange.
    fn meanwhile(&mut self, who: usize) -> Option<(u64, Meanwhile)> {
        if !self.chance.one_in(4) {
            return None;
        }
        let other = self.chance.index(self.laptops.len());
        if other == who {
            return None;
        }
        self.fault("another laptop in mid-exchange");
        let name = self.laptops[other].name.clone();
        self.claims.remove(&name);
        let request = 1 + self.chance.below(8);
        let clock = self.now_ms + self.laptops[other].skew_ms;
        let store = self.laptops[other].store().clone();
        let life = Life::of(Life::FOR_EVER);
        let way = Way::new(
            &self.shared,
            &life,
            Faults::default(),
            self.chance.fork(),
            None,
        );
        let (chance, protections) = (self.chance.fork(), self.protections);
        let act = move || {
            // What came of it is seen when that laptop exchanges next.
            let _ = exchange(&store, way, &life, chance, clock, protections);
        };
        Some((request, Box::new(act)))
    }
}
