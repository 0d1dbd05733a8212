//! One exchange: list, fetch and take in, send, say what is held, and find out where that leaves this laptop.

use crate::asides::{Asides, State};
use crate::epochs::{self, Epochs};
use crate::facts::Facts;
use crate::listing::Listing;
use crate::names::service_prefix;
use crate::object::Trust;
use crate::place::{Place, Traffic};
use crate::progress::Progress;
use crate::protections::Protections;
use crate::standing::{self, Standing};
use crate::trouble::{Finding, Trouble};
use crate::{compare, hex, names, push};
use chrono::{DateTime, FixedOffset};
use domain::ids::LogId;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{CertifiedLog, Identity, Random, Store};

/// How often an exchange plans again, because objects went or were set aside, before it leaves the rest to the next one.
const ROUNDS_MAX: usize = 8;

/// Everything an exchange needs from outside.
pub struct Exchange<'a> {
    pub store: &'a Store,
    pub place: &'a Place,
    /// This laptop's clock.
    pub now: &'a dyn Fn() -> DateTime<FixedOffset>,
    /// The operating system's generator.
    pub random: &'a mut Random<'a>,
    /// The program's version, for the others to see.
    pub version: &'a str,
    pub progress: &'a dyn Fn(Progress),
    /// Set to true from another thread, it ends the exchange at the next object: [`Trouble::Stopped`].
    pub stop: &'a AtomicBool,
    pub protections: Protections,
}

/// What one exchange did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Own events in objects sent.
    pub pushed: u64,
    /// Events that were not here before.
    pub pulled: u64,
    pub requests: u64,
    pub bytes_up: u64,
    pub bytes_down: u64,
    pub standing: Standing,
    /// This copy was restored or cloned and goes on in this log: to be enrolled by an event.
    pub new_log: Option<CertifiedLog>,
}

impl Exchange<'_> {
    /// Exchanges everything there is, both ways. Can be interrupted anywhere, by killing the program too, and be run again.
    ///
    /// An error says why it did not come to its end; what was taken in or sent before is kept, and counted next time.
    pub fn run(self) -> Result<Outcome, Trouble> {
        let mut work = Work::new(self)?;
        let ended = work.whole();
        work.note(&ended)?;
        ended?;
        let Traffic {
            requests,
            bytes_up,
            bytes_down,
        } = work.exchange.place.traffic();
        Ok(Outcome {
            requests: requests - work.before.requests,
            bytes_up: bytes_up - work.before.bytes_up,
            bytes_down: bytes_down - work.before.bytes_down,
            standing: standing::standing(work.exchange.store)?,
            ..work.outcome
        })
    }
}

/// An exchange under way.
pub(crate) struct Work<'a> {
    pub(crate) exchange: Exchange<'a>,
    pub(crate) identity: Identity,
    pub(crate) facts: Facts,
    known_facts: Facts,
    pub(crate) trust: Trust,
    pub(crate) epochs: Epochs,
    pub(crate) listing: Listing,
    pub(crate) asides: Asides,
    pub(crate) findings: Vec<Finding>,
    pub(crate) outcome: Outcome,
    listed_again: bool,
    before: Traffic,
}

/// Whose objects are believed, as of now.
pub(crate) fn trust(store: &Store, protections: &Protections) -> Result<Trust, Trouble> {
    let keys = store.log_keys()?;
    Ok(Trust {
        service: store.identity()?.service,
        keys: keys.iter().map(|key| (key.log, key.public_key)).collect(),
        check_hash: protections.check_object_hash(),
        check_signature: protections.check_object_signature(),
    })
}

impl<'a> Work<'a> {
    fn new(exchange: Exchange<'a>) -> Result<Self, Trouble> {
        let store = exchange.store;
        let facts = Facts::read(store)?;
        Ok(Self {
            identity: store.identity()?,
            trust: trust(store, &exchange.protections)?,
            epochs: Epochs::read(store)?,
            listing: Listing::default(),
            asides: Asides::read(store)?,
            findings: Vec::new(),
            outcome: Outcome::default(),
            listed_again: false,
            before: exchange.place.traffic(),
            known_facts: facts.clone(),
            facts,
            exchange,
        })
    }

    fn whole(&mut self) -> Result<(), Trouble> {
        self.list()?;
        self.check_not_emptied()?;
        self.take_in()?;
        self.compare()?;
        if !self.findings.is_empty() && !self.listed_again {
            // A listing is no snapshot: what seems withheld may have come while it was made.
            self.listed_again = true;
            self.list()?;
            self.take_in()?;
            self.compare()?;
        }
        self.check_nothing_lost()?;
        self.push()?;
        self.fetch_documents()
    }

    /// Takes in whatever can be, planning again while that leads anywhere.
    fn take_in(&mut self) -> Result<(), Trouble> {
        for _ in 0..ROUNDS_MAX {
            match self.pull_once()? {
                Next::Done => break,
                Next::PlanAgain => {}
                Next::ListAgain => self.list()?,
            }
        }
        Ok(())
    }

    pub(crate) fn list(&mut self) -> Result<(), Trouble> {
        self.go_on()?;
        (self.exchange.progress)(Progress::Listing);
        let service = self.identity.service;
        let listed = self.exchange.place.list(&service_prefix(service))?;
        self.listing = Listing::read(service, listed);
        self.acknowledge()
    }

    /// A missing or empty place is never a new service.
    fn check_not_emptied(&mut self) -> Result<(), Trouble> {
        if !self.exchange.protections.notice_lost_objects() {
            return Ok(());
        }
        let emptied = self.listing.segments.is_empty() && !self.facts.shown.is_empty();
        if !self.listing.objects.is_empty() && !emptied {
            return Ok(());
        }
        let listed = self.exchange.place.list("stepwell")?;
        let other = |name: &str| {
            let service = name.split('/').nth(1).and_then(hex::read::<16>);
            service.is_some_and(|service| service != *self.identity.service.0.as_bytes())
        };
        let found = if listed.iter().any(|one| other(&one.name)) && self.listing.objects.is_empty()
        {
            Finding::OtherService
        } else {
            Finding::Emptied
        };
        self.findings = vec![found.clone()];
        Err(found.into())
    }

    /// What a listing showed once must be there for ever: as it was, or in a pack.
    fn check_nothing_lost(&mut self) -> Result<(), Trouble> {
        if !self.exchange.protections.notice_lost_objects() {
            return Ok(());
        }
        let mut lost = self.first_lost();
        if lost.is_some() {
            self.list()?;
            lost = self.first_lost();
        }
        let Some(found) = lost else {
            self.note_shown();
            return Ok(());
        };
        self.findings.push(found.clone());
        Err(found.into())
    }

    fn first_lost(&self) -> Option<Finding> {
        let coverage = self.listing.coverage();
        self.facts.shown.iter().find_map(|(log, had)| {
            let shows = coverage.get(log).copied().unwrap_or(0);
            (shows < *had).then_some(Finding::OlderThanBefore {
                log: *log,
                had: *had,
                shows,
            })
        })
    }

    /// Remembers up to where the place shows each log, by what can be believed of it: a stretch that is set aside may never
    /// have been there.
    pub(crate) fn note_shown(&mut self) {
        self.note_far();
        let aside = self.asides.names();
        let mut coverage = self.listing.coverage_without(&aside);
        coverage.retain(|log, up_to| *up_to > 0 && self.trust.keys.contains_key(log));
        self.facts.shown.extend(coverage);
    }

    /// Keeps what the listing shows before anything is fetched of it. While much is on its way, and when it breaks off, what
    /// the others claim is in the place and on its way: nobody withholds it.
    pub(crate) fn keep_far(&mut self) -> Result<(), Trouble> {
        self.note_far();
        if self.facts.far != self.known_facts.far {
            self.facts.write(self.exchange.store)?;
            self.known_facts = self.facts.clone();
        }
        Ok(())
    }

    fn note_far(&mut self) {
        let trusted = &self.trust.keys;
        let logs = self.listing.segments.iter();
        let far = logs.filter(|(log, _)| trusted.contains_key(log));
        let far = far.filter_map(|(log, segments)| {
            let names = segments.keys();
            let names = names.filter(|name| trusted.contains_key(&name.writer));
            Some((*log, names.map(|name| name.to).max()?))
        });
        self.facts.far = far.collect();
    }

    fn compare(&mut self) -> Result<(), Trouble> {
        self.note_far();
        let store = self.exchange.store;
        let restored = |found: &Finding| matches!(found, Finding::Restored { .. });
        self.findings.retain(restored);
        let others = compare::others(store)?;
        if self.exchange.protections.notice_withholding() {
            let tips = standing::tips(store)?;
            let found = compare::withheld(&others, &self.facts, &tips);
            self.findings.extend(found);
        }
        if self.exchange.protections.compare_digests() {
            let found = compare::differing(store, &others, &self.facts.forked)?;
            self.findings.extend(found);
        }
        Ok(())
    }

    /// Keeps what this exchange found out, however it ended.
    fn note(&mut self, ended: &Result<(), Trouble>) -> Result<(), Trouble> {
        self.facts.claims_unheeded = !self.exchange.protections.notice_withholding();
        if ended.is_ok() {
            self.facts.ended_ms = Some(self.now_ms());
        }
        if ended.is_ok() || !self.findings.is_empty() {
            self.facts.findings = std::mem::take(&mut self.findings);
        }
        if self.facts != self.known_facts {
            self.facts.write(self.exchange.store)?;
        }
        Ok(())
    }

    pub(crate) fn now_ms(&self) -> u64 {
        u64::try_from((self.exchange.now)().timestamp_millis()).unwrap_or(0)
    }

    pub(crate) fn go_on(&self) -> Result<(), Trouble> {
        if self.exchange.stop.load(Ordering::Relaxed) {
            return Err(Trouble::Stopped);
        }
        Ok(())
    }

    pub(crate) fn state(&self) -> Result<State, Trouble> {
        let store = self.exchange.store;
        let mut hasher = blake3::Hasher::new();
        for log in self.trust.keys.keys() {
            hasher.update(log.0.as_bytes());
        }
        for epoch in epochs::held_ids(store)? {
            hasher.update(epoch.0.as_bytes());
        }
        Ok(State {
            keys: hex::write(&hasher.finalize().as_bytes()[..8]),
            now_ms: self.now_ms(),
            events: store.digest()?.events,
            version: self.exchange.version.to_owned(),
        })
    }

    /// The greatest number without a gap that the place shows, or will when what was kept for it is sent.
    pub(crate) fn sent_up_to(&self, log: LogId) -> Result<u64, Trouble> {
        let mut stretches: Vec<(u64, u64)> = self
            .listing
            .of_log(log)
            .map(|(name, _)| (name.from, name.to))
            .collect();
        let waiting = self.exchange.store.outgoing()?;
        let waiting = waiting
            .iter()
            .filter(|object| object.log == log && object.from > 0);
        stretches.extend(waiting.map(|object| (object.from, object.to)));
        stretches.sort_unstable();
        Ok(stretches.iter().fold(0, |up_to, (from, to)| {
            if *from <= up_to + 1 {
                up_to.max(*to)
            } else {
                up_to
            }
        }))
    }
}

/// What one round of fetching calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Done,
    PlanAgain,
    ListAgain,
}

/// Names of objects and where logs end, for planning.
pub(crate) fn known(work: &Work<'_>) -> Result<crate::plan::Known, Trouble> {
    let store = work.exchange.store;
    let epoch_objects = store.secret_names(epochs::EPOCH_OBJECT)?;
    let epoch_objects = epoch_objects
        .iter()
        .filter_map(|name| name.strip_prefix(epochs::EPOCH_OBJECT));
    let statements = store.statements()?;
    let statements: BTreeMap<LogId, u64> = statements
        .iter()
        .map(|held| (held.log, held.counter))
        .collect();
    Ok(crate::plan::Known {
        own: work.identity.log,
        tips: standing::tips(store)?,
        logs: work.trust.keys.keys().copied().collect(),
        epoch_objects: epoch_objects.map(str::to_owned).collect(),
        own_objects: push::own_objects(store)?,
        statements,
        aside: work.asides.unchanged(&work.listing, &work.state()?),
    })
}

/// A listed object's parsed name.
pub(crate) fn named(listing: &Listing, text: &str) -> Option<names::Name> {
    listing.objects.get(text).map(|shown| shown.name)
}
