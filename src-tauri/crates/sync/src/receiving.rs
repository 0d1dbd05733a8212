//! One round of fetching: keys, epochs, statements, what of our own log others brought, then the others' logs.

use crate::epochs::{self, Epochs};
use crate::exchange::{Next, Work, known, named, trust};
use crate::names::SegmentName;
use crate::plan::{Fetch, plan};
use crate::progress::Progress;
use crate::pull::{Came, open_segment, pull};
use crate::push::SEGMENT_KIND;
use crate::restored::sent_up_to;
use crate::standing::{self, AsideReason};
use crate::trouble::{Finding, Trouble};
use crate::{certificates, statement};
use domain::header::Header;
use store::{Sound, StoreError};

impl Work<'_> {
    /// Fetches what the plan asks for. Anything but `Done` says that another plan may bring more.
    pub(crate) fn pull_once(&mut self) -> Result<Next, Trouble> {
        self.go_on()?;
        let store = self.exchange.store;
        let tips = standing::tips(store)?;
        self.asides
            .tidy(store, &self.listing, &tips, &self.trust.keys)?;
        let mut next = Next::Done;
        let first = plan(&self.listing, &known(self)?);
        self.take_keys(&first.keys, &mut next)?;
        self.take_epochs(&first.epochs, &mut next)?;
        // What came changes who is trusted and what can be opened.
        let plan = plan(&self.listing, &known(self)?);
        for name in &plan.strangers {
            self.put_aside(name, AsideReason::UnknownLog)?;
        }
        self.keep_far()?;
        self.take_statements(&plan.statements, &mut next)?;
        if self.check_own_log(&plan.own_elsewhere, &mut next)? {
            return Ok(Next::PlanAgain);
        }
        self.take_segments(&plan.segments, &mut next)?;
        Ok(next)
    }

    fn take_keys(&mut self, names: &[String], next: &mut Next) -> Result<(), Trouble> {
        // One log vouches for the next: as long as one is added, another may follow.
        let mut rest: Vec<String> = names.to_vec();
        loop {
            let mut refused = Vec::new();
            let before = rest.len();
            for name in rest {
                let Some(bytes) = self.get(&name, next)? else {
                    continue;
                };
                let Some(parsed) = named(&self.listing, &name) else {
                    continue;
                };
                let check = self.exchange.protections.check_object_hash();
                match certificates::take_in(self.exchange.store, parsed, &bytes, check)? {
                    Ok(()) => self.asides.take_back(self.exchange.store, &name)?,
                    Err(reason) => refused.push((name, reason)),
                }
            }
            if refused.is_empty() || refused.len() == before {
                for (name, reason) in refused {
                    self.put_aside(&name, reason)?;
                }
                break;
            }
            rest = refused.into_iter().map(|(name, _)| name).collect();
        }
        if !names.is_empty() {
            self.trust = trust(self.exchange.store, &self.exchange.protections)?;
        }
        Ok(())
    }

    fn take_epochs(&mut self, names: &[String], next: &mut Next) -> Result<(), Trouble> {
        let store = self.exchange.store;
        for name in names {
            let Some(bytes) = self.get(name, next)? else {
                continue;
            };
            let Some(parsed) = named(&self.listing, name) else {
                continue;
            };
            match epochs::take_in(store, &self.trust, name, parsed, &bytes)? {
                Ok(()) => self.asides.take_back(store, name)?,
                Err(reason) => self.put_aside(name, reason)?,
            }
        }
        if !names.is_empty() {
            self.forget_epochs_not_for_us()?;
            self.epochs = Epochs::read(store)?;
        }
        Ok(())
    }

    /// One epoch may be wrapped several times, for several laptops: when one of them opened, the others do not matter.
    fn forget_epochs_not_for_us(&mut self) -> Result<(), Trouble> {
        let store = self.exchange.store;
        let held = epochs::held_ids(store)?;
        let listed = self.listing.epochs.iter();
        let names: Vec<String> = listed
            .filter(|(epoch, _)| held.contains(epoch))
            .map(|(_, name)| name.clone())
            .collect();
        let kept = store.secret_names(epochs::EPOCH_OBJECT)?;
        for name in names {
            if kept.contains(&format!("{}{name}", epochs::EPOCH_OBJECT)) {
                self.asides.take_back(store, &name)?;
            }
        }
        Ok(())
    }

    fn take_statements(&mut self, names: &[String], next: &mut Next) -> Result<(), Trouble> {
        let store = self.exchange.store;
        for name in names {
            let Some(bytes) = self.get(name, next)? else {
                continue;
            };
            let Some(parsed) = named(&self.listing, name) else {
                continue;
            };
            let crate::names::Name::Statement {
                writer, counter, ..
            } = parsed
            else {
                continue;
            };
            match statement::open(&self.trust, &self.epochs, parsed, &bytes) {
                Ok(plain) => {
                    store.set_statement(writer, counter, self.now_ms(), &plain)?;
                    self.asides.take_back(store, name)?;
                }
                Err(reason) => self.put_aside(name, reason)?,
            }
        }
        Ok(())
    }

    /// Looks at stretches of our own log that this laptop did not put there. Answers whether a new log was started.
    ///
    /// Somebody filled the place again (they equal ours), or this copy of the record is not the only one, or not the latest.
    fn check_own_log(
        &mut self,
        elsewhere: &[(SegmentName, String)],
        next: &mut Next,
    ) -> Result<bool, Trouble> {
        if !self.exchange.protections.notice_own_log_elsewhere() {
            return Ok(false);
        }
        let store = self.exchange.store;
        for (name, text) in elsewhere {
            let Some(bytes) = self.get(text, next)? else {
                continue;
            };
            let segment = match open_segment(&self.trust, &self.epochs, name, &bytes) {
                Ok(segment) => segment,
                Err(reason) => {
                    self.put_aside(text, reason)?;
                    continue;
                }
            };
            let tip = standing::tips(store)?.get(&name.log).copied();
            let end = tip.unwrap_or(0) + 1;
            match store.ingest(&[segment], self.now_ms()) {
                Ok(_) => {
                    store.put_outgoing(text, SEGMENT_KIND, name.log, name.from, name.to, &[])?;
                    store.acknowledge(text)?;
                    self.asides.take_back(store, text)?;
                }
                Err(StoreError::OwnLogAhead { .. } | StoreError::Gap { .. }) => {
                    self.go_on_in_new_log(end)?;
                    return Ok(true);
                }
                Err(StoreError::Forked { log, seq }) => {
                    self.facts.forked.insert(log);
                    self.go_on_in_new_log(seq)?;
                    return Ok(true);
                }
                Err(StoreError::SegmentRefused { .. }) => {
                    self.put_aside(text, AsideReason::Unreadable)?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(false)
    }

    fn go_on_in_new_log(&mut self, from_seq: u64) -> Result<(), Trouble> {
        let store = self.exchange.store;
        let old = self.identity.log;
        // What this copy has not itself seen in the place may be another there, read or not: all of that moves.
        let from_seq = from_seq.min(sent_up_to(store, old)? + 1);
        let (new, certified) = store.start_new_log(from_seq, self.exchange.random)?;
        self.identity = store.identity()?;
        self.trust = trust(store, &self.exchange.protections)?;
        // What was said under the old log counts for another writer now.
        self.facts.stated = None;
        self.findings.push(Finding::Restored { old, new });
        self.outcome.new_log = Some(certified);
        Ok(())
    }

    fn take_segments(&mut self, fetches: &[Fetch], next: &mut Next) -> Result<(), Trouble> {
        if fetches.is_empty() {
            return Ok(());
        }
        let of = fetches
            .iter()
            .map(|fetch| fetch.name.to - fetch.name.from + 1)
            .sum();
        let mut events = 0;
        (self.exchange.progress)(Progress::Fetching { events, of });
        // Opening runs beside this, with the keys as they are now.
        let epochs = Epochs::read(self.exchange.store)?;
        let trust = trust(self.exchange.store, &self.exchange.protections)?;
        let place = self.exchange.place;
        pull(place, &trust, &epochs, fetches, |batch| {
            for (fetch, _) in &batch {
                events += fetch.name.to - fetch.name.from + 1;
            }
            self.take_batch(batch, next)?;
            (self.exchange.progress)(Progress::Fetching { events, of });
            self.go_on()?;
            Ok(true)
        })
    }

    fn take_batch(&mut self, batch: Vec<(&Fetch, Came)>, next: &mut Next) -> Result<(), Trouble> {
        let (mut fetches, mut segments) = (Vec::new(), Vec::new());
        for (fetch, came) in batch {
            match came {
                Came::Segment(segment) => {
                    fetches.push(fetch);
                    segments.push(*segment);
                }
                Came::Gone => self.was_gone(next)?,
                Came::Unreadable(reason) => {
                    self.put_aside(&fetch.text, reason)?;
                    // Another object may say the same.
                    again(next, Next::PlanAgain);
                }
            }
        }
        if segments.is_empty() {
            return Ok(());
        }
        match self.exchange.store.ingest(&segments, self.now_ms()) {
            Ok(ingested) => {
                self.outcome.pulled += ingested.events;
                return Ok(());
            }
            Err(error) if segments.len() == 1 && !is_about_a_segment(&error) => {
                return Err(error.into());
            }
            Err(_) => {}
        }
        // One of them does not hold: each alone, so that it holds up nothing else.
        for (fetch, segment) in fetches.into_iter().zip(segments) {
            self.take_one(fetch, segment, next)?;
        }
        Ok(())
    }

    fn take_one(&mut self, fetch: &Fetch, segment: Sound, next: &mut Next) -> Result<(), Trouble> {
        let store = self.exchange.store;
        let segments = [segment];
        let reason = match store.ingest(&segments, self.now_ms()) {
            Ok(ingested) => {
                self.outcome.pulled += ingested.events;
                return Ok(());
            }
            // What comes before it was set aside just now: the next plan goes around that or waits.
            Err(StoreError::Gap { .. } | StoreError::TipMoved(_)) => {
                again(next, Next::PlanAgain);
                return Ok(());
            }
            Err(StoreError::LogUnknown(_)) => AsideReason::UnknownLog,
            Err(StoreError::SegmentRefused { .. }) => AsideReason::Unreadable,
            Err(StoreError::Forked { log, .. }) => {
                self.facts.forked.insert(log);
                if self.all_held(&segments[0])? {
                    let (state, now_ms) = (self.state()?, self.now_ms());
                    let (asides, listing) = (&mut self.asides, &self.listing);
                    return asides.set_held(store, listing, &state, &fetch.text, now_ms);
                }
                AsideReason::Forked
            }
            Err(error) => return Err(error.into()),
        };
        again(next, Next::PlanAgain);
        self.put_aside(&fetch.text, reason)
    }

    /// Whether every event of a stretch is here, under whatever place: then nothing of it is missing.
    fn all_held(&self, sound: &Sound) -> Result<bool, Trouble> {
        for row in &sound.segment().rows {
            let Ok(header) = serde_json::from_slice::<Header>(&row.header) else {
                return Ok(false);
            };
            let held = self.exchange.store.event(header.id)?;
            if held.is_none_or(|held| held.header.payload_hash != header.payload_hash) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn get(&mut self, name: &str, next: &mut Next) -> Result<Option<bytes::Bytes>, Trouble> {
        self.go_on()?;
        let bytes = self.exchange.place.get(name)?;
        if bytes.is_none() {
            self.was_gone(next)?;
        }
        Ok(bytes)
    }

    fn was_gone(&mut self, next: &mut Next) -> Result<(), Trouble> {
        if !self.exchange.protections.plan_again_when_gone() {
            return Err(Trouble::Damaged("the listing of the place"));
        }
        again(next, Next::ListAgain);
        Ok(())
    }

    pub(crate) fn put_aside(&mut self, name: &str, reason: AsideReason) -> Result<(), Trouble> {
        if !self.exchange.protections.set_aside() {
            return Err(Trouble::Damaged("an object in the place"));
        }
        let (state, now_ms) = (self.state()?, self.now_ms());
        let store = self.exchange.store;
        self.asides
            .set(store, &self.listing, &state, name, reason, now_ms)
    }
}

/// Listing again includes planning again.
fn again(next: &mut Next, wanted: Next) {
    if *next != Next::ListAgain {
        *next = wanted;
    }
}

/// Whether an error says something about what came, and not about this laptop.
fn is_about_a_segment(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Gap { .. }
            | StoreError::TipMoved(_)
            | StoreError::LogUnknown(_)
            | StoreError::SegmentRefused { .. }
            | StoreError::Forked { .. }
    )
}
