//! A history of several laptops over one shared place, from one number, and what must hold of it at every moment.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::event::Event;
use domain::header::Subject;
use domain::ids::{EventId, LaptopId, LogId};
use domain::service::{LaptopRevoked, LogCut};
use sync::{Outcome, Place, Protections, Trouble};

use crate::chance::Chance;
use crate::laptop::{Laptop, Placed, SERVICE, exchange, keys};
use crate::shared::{Faults, Life, Meanwhile, Objects, Shared, Way, coverage};

/// 22 November 2026, noon.
const START_MS: i64 = 1_795_348_800_000;
const YEARS_5_MS: i64 = 5 * 365 * 24 * 3600 * 1000;
/// Once everything can be reached, this many rounds of exchanges bring everybody together.
const ROUNDS_MAX: usize = 8;

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
enum Family {
    Copies,
    Place,
}

struct World {
    chance: Chance,
    shared: Shared,
    laptops: Vec<Laptop>,
    protections: Protections,
    now_ms: i64,
    family: Family,
    /// Saved events that nothing may lose.
    must: BTreeSet<EventId>,
    snapshot: Option<Objects>,
    /// Who said "up to date" at which version of the place, with which digest.
    claims: BTreeMap<String, (u64, store::Digest)>,
    history: History,
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
    Ok(world.history)
}

/// How many of the last decisions a broken history tells; all with the variable set.
fn told() -> usize {
    const LAST: usize = 6;
    std::env::var_os("STEPWELL_SIM_TELL").map_or(LAST, |_| usize::MAX)
}

impl World {
    fn new(seed: u64, protections: Protections) -> Self {
        let mut chance = Chance::new(seed);
        let count = 2 + chance.below(3);
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
            history: History::default(),
        }
    }

    fn note(&mut self, decision: String) {
        self.history.decisions.push(decision);
    }

    fn fault(&mut self, kind: &'static str) {
        *self.history.faults.entry(kind).or_default() += 1;
    }

    fn act(&mut self) -> Result<(), Broken> {
        self.now_ms += 1000 + i64::try_from(self.chance.below(6 * 3600 * 1000)).unwrap_or(0);
        let who = self.chance.index(self.laptops.len());
        match self.chance.below(100) {
            0..45 => self.record(who),
            45..85 => self.exchange_somehow(who),
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
        let now_ms = self.now_ms;
        let full = self.chance.one_in(12);
        if full {
            self.fault("disk full while saving");
        }
        let laptop = &mut self.laptops[who];
        laptop
            .store()
            .fill_disk(full)
            .map_err(|error| error.to_string())?;
        let count = 1 + self.chance.below(4);
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
            ..Faults::default()
        };
        let mut steps = Life::FOR_EVER;
        match self.chance.below(12) {
            0 | 1 => {
                steps = 1 + self.chance.below(40);
                self.fault("killed");
            }
            2 => {
                faults.cut_after = Some(self.chance.below(25));
                self.fault("connection cut");
            }
            3 => {
                faults.fails_one_in = Some(3 + self.chance.below(8));
                self.fault("requests fail");
            }
            4 => {
                faults.tears_one_in = Some(2 + self.chance.below(4));
                self.fault("torn or altered on the way");
            }
            5 => {
                faults.late_one_in = Some(1 + self.chance.below(3));
                self.fault("written and shown late");
            }
            6 => {
                faults.half_one_in = Some(2 + self.chance.below(4));
                self.fault("half written");
            }
            7 => {
                faults.gone_one_in = Some(2 + self.chance.below(4));
                self.fault("gone between listing and reading");
            }
            8 => {
                faults.hides = Some((2 + self.chance.below(3), self.chance.next()));
                self.fault("withheld");
            }
            9 => {
                faults.full = true;
                self.fault("place full");
            }
            _ => {}
        }
        (faults, steps)
    }

    fn exchange_somehow(&mut self, who: usize) -> Result<(), Broken> {
        let (faults, steps) = self.some_faults();
        let meanwhile = self.meanwhile(who);
        let disk_full = self.chance.one_in(15);
        if disk_full {
            self.fault("disk full in an exchange");
        }
        // What another laptop adds in the middle, this one hears of next time.
        let honest = faults.hides.is_none() && meanwhile.is_none();
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

    /// What an exchange came to, and whether it may say so.
    fn ended(
        &mut self,
        who: usize,
        outcome: &Result<Outcome, Trouble>,
        honest: bool,
    ) -> Result<(), Broken> {
        let laptop = &self.laptops[who];
        let name = laptop.name.clone();
        let line = match outcome {
            Ok(outcome) => format!(
                "{name} exchanges: {} out, {} in, up to date {}, set aside {}, troubles {:?}",
                outcome.pushed,
                outcome.pulled,
                outcome.standing.up_to_date,
                outcome.standing.set_aside.len(),
                outcome.standing.troubles,
            ),
            Err(trouble) => format!("{name} exchanges: {trouble}"),
        };
        self.claims.remove(&name);
        if let Ok(outcome) = outcome
            && outcome.standing.up_to_date
            && honest
            && !laptop.revoked
        {
            self.is_up_to_date(who)
                .map_err(|broken| format!("{line}\n  {broken}"))?;
        }
        self.note(line);
        Ok(())
    }

    /// "Up to date" was said: is it?
    fn is_up_to_date(&mut self, who: usize) -> Result<(), Broken> {
        let laptop = &self.laptops[who];
        let objects = self.shared.objects();
        let there = coverage(&objects);
        let version = objects.version;
        drop(objects);
        let own = laptop.log();
        let store = laptop.store();
        let tips: BTreeMap<LogId, u64> = store
            .tips()
            .map_err(|error| error.to_string())?
            .into_iter()
            .map(|tip| (tip.log, tip.seq))
            .collect();
        let shows = |log: LogId| there.get(&log.0.simple().to_string()).copied().unwrap_or(0);
        let own_tip = tips.get(&own).copied().unwrap_or(0);
        if shows(own) < own_tip {
            return Err(format!(
                "says up to date, and {} of its own events are not in the place",
                own_tip - shows(own)
            ));
        }
        let cuts = store.cuts().map_err(|error| error.to_string())?;
        for other in &self.laptops {
            let log = other.log();
            let cut = cuts.iter().any(|cut| cut.log == log);
            let here = tips.get(&log).copied().unwrap_or(0);
            let known = store.log_keys().map_err(|error| error.to_string())?;
            if !cut && known.iter().any(|key| key.log == log) && here < shows(log) {
                return Err(format!(
                    "says up to date with {here} of {} of {log}",
                    shows(log)
                ));
            }
        }
        let digest = store.digest().map_err(|error| error.to_string())?;
        for (name, (their_version, theirs)) in &self.claims {
            // Beyond a cut one may hold what another cannot read any more.
            if *their_version == version && *theirs != digest && cuts.is_empty() {
                return Err(format!("it and {name} both say up to date and differ"));
            }
        }
        self.claims.insert(laptop.name.clone(), (version, digest));
        Ok(())
    }

    fn late_objects(&mut self) -> Result<(), Broken> {
        let mut objects = self.shared.objects();
        let late = std::mem::take(&mut objects.late);
        objects.version += u64::from(!late.is_empty());
        objects.kept.extend(late);
        Ok(())
    }

    /// A laptop is lost, and another says so. The last one that is left is kept.
    fn revoke(&mut self, who: usize) -> Result<(), Broken> {
        let lost = self.laptops[who].laptop;
        let by = (0..self.laptops.len())
            .find(|at| !self.laptops[*at].revoked && self.laptops[*at].laptop != lost);
        let already = self.laptops.iter().any(|one| one.revoked);
        let (Some(by), false) = (by, already) else {
            return Ok(());
        };
        self.fault("revoked");
        let (now_ms, mut random) = (self.now_ms, self.chance.fork());
        let recipients: Vec<(LaptopId, String)> = self
            .laptops
            .iter_mut()
            .filter(|one| one.laptop != lost)
            .map(Laptop::recipient)
            .collect();
        let store = self.laptops[by].store().clone();
        let failed = |error: &dyn std::fmt::Display| format!("revoking failed: {error}");
        let started = sync::start_epoch(&store, &recipients, &mut |bytes: &mut [u8]| {
            random.fill(bytes)
        })
        .map_err(|error| failed(&error))?;
        let keys = store.log_keys().map_err(|error| failed(&error))?;
        let tips = store.tips().map_err(|error| failed(&error))?;
        let cuts = keys
            .iter()
            .filter(|key| key.laptop == lost)
            .map(|key| LogCut {
                log: key.log,
                last_seq: tips
                    .iter()
                    .find(|tip| tip.log == key.log)
                    .map_or(0, |tip| tip.seq),
            });
        let mut cuts: Vec<LogCut> = cuts.collect();
        // As the service's record names it, whether its key came here or not.
        let log = self.laptops[who].log();
        if !cuts.iter().any(|cut| cut.log == log) {
            cuts.push(LogCut { log, last_seq: 0 });
        }
        let revoked = LaptopRevoked {
            laptop: lost,
            cuts,
            reason: "left on a train".into(),
        };
        let service = Subject::Service(SERVICE);
        for fact in [Event::from(revoked), Event::from(started)] {
            let id = self.laptops[by]
                .tell(now_ms, service, &fact, Vec::new())
                .map_err(|error| failed(&error))?;
            self.must.insert(id);
        }
        // Whatever of the lost laptop nobody else has may be gone with it.
        let kept: BTreeSet<EventId> = self.laptops[by]
            .placed()
            .into_iter()
            .map(|one| one.id)
            .collect();
        for one in self.laptops.iter_mut().filter(|one| one.laptop == lost) {
            one.revoked = true;
            for placed in one.placed() {
                if placed.laptop == lost && !kept.contains(&placed.id) {
                    self.must.remove(&placed.id);
                }
            }
        }
        self.claims.clear();
        let line = format!(
            "{} revokes {}",
            self.laptops[by].name, self.laptops[who].name
        );
        self.note(line);
        Ok(())
    }

    fn copies(&mut self, who: usize) -> Result<(), Broken> {
        if self.laptops[who].revoked {
            return Ok(());
        }
        if self.chance.one_in(3) && self.laptops.len() < 6 {
            self.fault("cloned");
            let name = format!("{}+", self.laptops[who].name);
            let chance = self.chance.fork();
            let clone = self.laptops[who].cloned(name.clone(), chance);
            self.laptops.push(clone);
            self.note(format!("{name} is a copy"));
            return Ok(());
        }
        let Some(copy) = self.laptops[who].backup.take() else {
            let copy = self.laptops[who].back_up();
            self.laptops[who].backup = Some(copy);
            return Ok(());
        };
        self.fault("restored");
        let before = self.laptops[who].placed();
        let acknowledged = self.laptops[who]
            .store()
            .acknowledged()
            .map_err(|error| error.to_string())?;
        self.laptops[who].restore(&copy);
        let after: BTreeSet<EventId> = self.laptops[who]
            .placed()
            .into_iter()
            .map(|one| one.id)
            .collect();
        let elsewhere: BTreeSet<EventId> = self
            .laptops
            .iter()
            .flat_map(|one| one.placed())
            .map(|one| one.id)
            .collect();
        for lost in before {
            let sent = acknowledged
                .iter()
                .any(|one| one.log == lost.log && (one.from..=one.to).contains(&lost.seq));
            // What was saved after the backup and had not left the laptop went with its disk.
            if !sent && !after.contains(&lost.id) && !elsewhere.contains(&lost.id) {
                self.must.remove(&lost.id);
            }
        }
        self.claims.clear();
        let line = format!("{} is restored", self.laptops[who].name);
        self.note(line);
        Ok(())
    }

    fn place_forgets(&mut self) -> Result<(), Broken> {
        let what = self.chance.below(10);
        let mut objects = self.shared.objects();
        let mut line = String::new();
        let mut fault = "";
        match (what, self.snapshot.take()) {
            (0, snapshot) => {
                objects.kept.clear();
                objects.late.clear();
                self.snapshot = snapshot;
                fault = "place emptied";
            }
            (1..4, Some(snapshot)) => {
                let version = objects.version;
                *objects = Objects {
                    version,
                    ..snapshot
                };
                fault = "place put back";
            }
            (1..4, None) => self.snapshot = Some(objects.clone()),
            (_, snapshot) => {
                self.snapshot = snapshot;
                // Segments lie there for years.
                let names: Vec<String> = objects
                    .kept
                    .keys()
                    .filter(|name| name.contains("/log/"))
                    .cloned()
                    .collect();
                if !names.is_empty() {
                    let at = self.chance.index(names.len());
                    if let Some(bytes) = objects.kept.get_mut(&names[at])
                        && !bytes.is_empty()
                    {
                        let mut altered = bytes.to_vec();
                        let place = self.chance.index(altered.len());
                        altered[place] ^= 1 << self.chance.below(8);
                        if self.chance.one_in(2) {
                            altered.truncate(place);
                        }
                        *bytes = altered.into();
                        fault = "altered where it lies";
                    }
                }
            }
        }
        objects.version += 1;
        drop(objects);
        if !fault.is_empty() {
            self.fault(fault);
            line.push_str(fault);
        }
        self.claims.clear();
        self.note(line);
        Ok(())
    }

    /// Everything can be reached, every clock is right, and people say "fill it again" where they are asked.
    fn come_to_rest(&mut self) -> Result<(), Broken> {
        self.late_objects()?;
        self.note("quiet".into());
        let mut rest = String::new();
        for _ in 0..ROUNDS_MAX {
            self.now_ms += 20 * 60_000;
            let mut quiet = true;
            rest.clear();
            for who in 0..self.laptops.len() {
                if self.laptops[who].revoked {
                    continue;
                }
                let (shared, now_ms) = (self.shared.clone(), self.now_ms);
                let (protections, faults) = (self.protections, Faults::default());
                let laptop = &mut self.laptops[who];
                laptop.skew_ms = 0;
                let outcome =
                    laptop.exchange(&shared, now_ms, protections, faults, Life::FOR_EVER, None);
                self.ended(who, &outcome, true)?;
                match outcome {
                    Err(Trouble::Emptied | Trouble::OlderThanBefore { .. }) => {
                        quiet = false;
                        self.fill_again(who)?;
                    }
                    Err(trouble) => return Err(format!("nothing is in the way, and: {trouble}")),
                    Ok(outcome) => {
                        if outcome.pushed + outcome.pulled > 0 || !outcome.standing.up_to_date {
                            quiet = false;
                            rest = format!("{}: {:?}", self.laptops[who].name, outcome.standing);
                        }
                    }
                }
            }
            if quiet {
                return self.all_equal();
            }
        }
        Err(format!("no rest after {ROUNDS_MAX} rounds: {rest}"))
    }

    fn fill_again(&mut self, who: usize) -> Result<(), Broken> {
        let life = Life::of(Life::FOR_EVER);
        let way = Way::new(
            &self.shared,
            &life,
            Faults::default(),
            self.chance.fork(),
            None,
        );
        let place = Place::over(Arc::new(way)).map_err(|trouble| trouble.to_string())?;
        self.note(format!("{} fills the place again", self.laptops[who].name));
        sync::refill(self.laptops[who].store(), &place).map_err(|trouble| trouble.to_string())
    }

    fn all_equal(&mut self) -> Result<(), Broken> {
        let mut events: Option<(String, BTreeSet<EventId>, store::Digest)> = None;
        for laptop in self.laptops.iter().filter(|one| !one.revoked) {
            let verified = laptop.store().verify().map_err(|error| error.to_string())?;
            // This folds everything anew and compares it with what was kept.
            if let Some(fault) = verified.fault {
                return Err(format!("{}: {fault}", laptop.name));
            }
            let cuts = laptop.store().cuts().map_err(|error| error.to_string())?;
            let counts = |one: &Placed| {
                let cut = cuts.iter().find(|cut| cut.log == one.log);
                cut.is_none_or(|cut| one.seq <= cut.last_seq)
            };
            let placed = laptop.placed();
            let held: BTreeSet<EventId> = placed
                .iter()
                .filter(|one| counts(one))
                .map(|one| one.id)
                .collect();
            let digest = match cuts.is_empty() {
                true => laptop.store().digest().map_err(|error| error.to_string())?,
                false => store::Digest::default(),
            };
            if let Some(lost) = self.must.difference(&held).next() {
                return Err(format!(
                    "{} does not have {lost}, which was saved",
                    laptop.name
                ));
            }
            let wanted = laptop
                .store()
                .documents_wanted(1, u64::MAX)
                .map_err(|error| error.to_string())?;
            // A place that forgot only a document shows that to nobody: no exchange lists them.
            let had = |fault| self.history.faults.contains_key(fault);
            let forgotten = had("revoked") || had("place put back") || had("place emptied");
            if !wanted.is_empty() && !forgotten {
                return Err(format!("{} still waits for a document", laptop.name));
            }
            match &events {
                None => events = Some((laptop.name.clone(), held, digest)),
                Some((first, equal, their_digest)) => {
                    if *equal != held || *their_digest != digest {
                        return Err(format!("{first} and {} differ at rest", laptop.name));
                    }
                }
            }
        }
        self.history.events = events.map(|(_, held, _)| held).unwrap_or_default();
        Ok(())
    }
}
