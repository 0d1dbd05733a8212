//! What happens to laptops and to the place: lost, copied, restored, emptied, put back, altered.

use std::collections::BTreeSet;

use domain::event::Event;
use domain::header::Subject;
use domain::ids::{EventId, LaptopId};
use domain::service::{LaptopRevoked, LogCut};

use crate::laptop::{Laptop, SERVICE};
use crate::shared::{Faults, Objects, torn};
use crate::world::{Broken, Family, World};

impl World {
    pub(crate) fn late_objects(&mut self) -> Result<(), Broken> {
        self.shared.objects().late_appear();
        Ok(())
    }

    /// A laptop is lost, and another says so. The last one that is left is kept.
    pub(crate) fn revoke(&mut self, who: usize) -> Result<(), Broken> {
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
        // Two copies that wrote the same numbers and cannot sort that out any more: what either way told may be lost.
        if self.laptops.iter().filter(|one| one.revoked).count() > 1 {
            self.contested = true;
            let placed = self.laptops.iter().flat_map(Laptop::placed);
            for one in placed.filter(|one| one.laptop == lost) {
                self.must.remove(&one.id);
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

    pub(crate) fn copies(&mut self, who: usize) -> Result<(), Broken> {
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
            if self.chance.one_in(2) {
                return self.copies_apart(who);
            }
            return Ok(());
        }
        if self.laptops[who].backup.is_none() {
            self.back_up(who);
            return Ok(());
        }
        self.restore(who)
    }

    fn back_up(&mut self, who: usize) {
        let copy = self.laptops[who].back_up();
        self.laptops[who].backup = Some(copy);
    }

    fn restore(&mut self, who: usize) -> Result<(), Broken> {
        let Some(copy) = self.laptops[who].backup.take() else {
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
            let said_sent = self.said_sent.get(&lost.log).copied().unwrap_or(0);
            let sent = sent || lost.seq <= said_sent;
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

    pub(crate) fn place_forgets(&mut self) -> Result<(), Broken> {
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
                let at = self.chance.index(names.len());
                let hurt = names.get(at).and_then(|name| objects.kept.get_mut(name));
                if let Some(bytes) = hurt.filter(|bytes| !bytes.is_empty()) {
                    let cut = self.chance.one_in(2);
                    *bytes = torn(bytes.clone(), cut, &mut self.chance);
                    fault = match cut {
                        true => "cut short where it lies",
                        false => "bit turned over where it lies",
                    };
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

    /// Sixteen days on which one laptop alone saves a little and exchanges: then its small objects become a pack.
    pub(crate) fn small_days(&mut self, who: usize) -> Result<(), Broken> {
        if self.laptops[who].revoked {
            return Ok(());
        }
        let copies = self.family == Family::Copies;
        if copies && self.laptops[who].backup.is_none() {
            self.back_up(who);
        }
        for _ in 0..16 + self.chance.below(3) {
            self.now_ms += 24 * 3600 * 1000;
            self.record_some(who, 1, false)?;
            self.exchange_with(who, Faults::default())?;
        }
        if self.chance.one_in(2) {
            let loses_one_in = Some(1);
            self.exchange_with(
                who,
                Faults {
                    loses_one_in,
                    ..Faults::default()
                },
            )?;
        } else {
            self.exchange_somehow(who)?;
        }
        if copies && self.chance.one_in(2) {
            return self.restore(who);
        }
        Ok(())
    }

    /// A laptop and its copy, which is the last one here, each write under the same number before they know of each other, and
    /// of two other laptops each has one way of telling it.
    fn copies_apart(&mut self, who: usize) -> Result<(), Broken> {
        let copy = self.laptops.len() - 1;
        let own = self.laptops[who].laptop;
        let others: Vec<usize> = (0..self.laptops.len())
            .filter(|at| self.laptops[*at].laptop != own)
            .collect();
        let (true, [first, second, ..]) = (
            self.laptops.iter().all(|one| !one.revoked),
            others.as_slice(),
        ) else {
            return Ok(());
        };
        self.fault("copies apart");
        let hidden = |from: u64, to: u64| Faults {
            not_yet: Some((from, to)),
            ..Faults::default()
        };
        let before = self.shared.objects().version;
        self.record_some(who, 1, false)?;
        self.record_some(copy, 1, false)?;
        self.exchange_with(who, Faults::default())?;
        let between = self.shared.objects().version;
        let without_the_one = hidden(before + 1, between);
        self.exchange_with(copy, without_the_one.clone())?;
        self.exchange_with(*first, hidden(between + 1, u64::MAX))?;
        self.exchange_with(*second, without_the_one)?;
        for _ in 0..2 {
            self.exchange_with(*first, Faults::default())?;
            self.exchange_with(*second, Faults::default())?;
        }
        Ok(())
    }
}
