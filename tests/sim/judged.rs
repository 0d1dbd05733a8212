//! What must hold of a history: after each exchange, and once everything can be reached again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::ids::{EventId, LogId};
use sync::{Aside, AsideReason, Outcome, Place, Standing, Trouble};

use crate::laptop::Placed;
use crate::shared::{Faults, Life, Way, coverage};
use crate::world::{Broken, World};

/// Once everything can be reached, this many rounds of exchanges bring everybody together.
const ROUNDS_MAX: usize = 8;

impl World {
    /// What an exchange came to, and whether it may say so.
    pub(crate) fn ended(
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
            && outcome.standing.waiting == 0
        {
            self.note_sent(who)?;
        }
        let laptop = &self.laptops[who];
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

    /// Nothing waits here: then nothing that is here may be lost any more, whatever becomes of this disk.
    fn note_sent(&mut self, who: usize) -> Result<(), Broken> {
        let store = self.laptops[who].store();
        let own = self.laptops[who].log();
        let tips = store.tips().map_err(|error| error.to_string())?;
        if let Some(tip) = tips.iter().find(|tip| tip.log == own) {
            self.said_sent.insert(own, tip.seq);
        }
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

    /// Everything can be reached, every clock is right, and people say "fill it again" where they are asked.
    pub(crate) fn come_to_rest(&mut self) -> Result<(), Broken> {
        self.late_objects()?;
        self.note("quiet".into());
        let mut rest = String::new();
        for _ in 0..ROUNDS_MAX {
            self.now_ms += 20 * 60_000;
            let (mut quiet, mut differ_told) = (true, false);
            rest.clear();
            for who in 0..self.laptops.len() {
                if self.laptops[who].revoked {
                    continue;
                }
                let (shared, now_ms) = (self.shared.clone(), self.now_ms);
                let (protections, faults) = (self.protections, Faults::default());
                let laptop = &mut self.laptops[who];
                laptop.skew_ms = 0;
                laptop.parted = 0;
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
                        let told =
                            self.contested && says_only_that_copies_differ(&outcome.standing);
                        differ_told |= told;
                        let well = outcome.standing.up_to_date || told;
                        if outcome.pushed + outcome.pulled > 0 || !well {
                            quiet = false;
                            rest = format!("{}: {:?}", self.laptops[who].name, outcome.standing);
                        }
                    }
                }
            }
            if quiet {
                return self.all_equal(differ_told);
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

    fn all_equal(&mut self, differ_told: bool) -> Result<(), Broken> {
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
            let had = |fault| self.shared.happened().contains_key(fault);
            let forgotten = had("revoked") || had("place put back") || had("place emptied");
            if !wanted.is_empty() && !forgotten {
                return Err(format!("{} still waits for a document", laptop.name));
            }
            match &events {
                None => events = Some((laptop.name.clone(), held, digest)),
                Some((first, equal, their_digest)) => {
                    if !differ_told && (*equal != held || *their_digest != digest) {
                        return Err(format!("{first} and {} differ at rest", laptop.name));
                    }
                }
            }
        }
        self.history.events = events.map(|(_, held, _)| held).unwrap_or_default();
        Ok(())
    }
}

/// Where a revoked laptop's log was told in two ways, nobody can settle it, and that must be said.
fn says_only_that_copies_differ(standing: &Standing) -> bool {
    let differ = |trouble: &Trouble| matches!(trouble, Trouble::CopiesDiffer(_));
    let forked = |aside: &Aside| aside.reason == AsideReason::Forked;
    let told = !standing.troubles.is_empty() || !standing.set_aside.is_empty();
    told && standing.troubles.iter().all(differ) && standing.set_aside.iter().all(forked)
}
