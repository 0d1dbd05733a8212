//! The sending half of an exchange, and what becomes of objects once a listing shows them.

use crate::epochs;
use crate::exchange::Work;
use crate::names::Name;
use crate::plan::{is_written_by, old_statements, superseded};
use crate::progress::Progress;
use crate::push::{self, Sealed};
use crate::standing::{self, AsideReason};
use crate::statement::{self, AGE_MAX_MS, Statement};
use crate::trouble::Trouble;
use crate::{asides, compare};
use domain::ids::LogId;
use std::collections::BTreeSet;

impl Work<'_> {
    /// Sends what waits: what was sealed before, certificates, documents, then events, then packs, then the statement.
    pub(crate) fn push(&mut self) -> Result<(), Trouble> {
        let (store, place) = (self.exchange.store, self.exchange.place);
        push::keep_certificates(store, &self.listing)?;
        self.keep_epochs()?;
        self.find_missing_documents()?;
        let documents_first = self.exchange.protections.documents_first();
        if documents_first {
            self.push_documents()?;
        }
        let mut sent = push::send_again(store, place, &self.listing)?;
        sent += self.push_events()?;
        if !documents_first {
            self.push_documents()?;
        }
        let packs = push::seal_packs(store, &self.epochs, &self.listing, self.identity.log)?;
        sent += packs.len() as u64;
        self.keep_and_send(&packs)?;
        if !self.exchange.protections.delete_after_pack_seen() {
            self.remove_covered(&packs)?;
        }
        sent += self.mend_own()?;
        sent += self.state_what_is_held()?;
        if sent > 0 {
            self.list()?;
            self.note_shown();
            if !self.exchange.protections.acknowledge_by_listing() {
                let tip = standing::tips(store)?.get(&self.identity.log).copied();
                self.facts.shown.insert(self.identity.log, tip.unwrap_or(0));
            }
        }
        Ok(())
    }

    /// Epochs' wrapped keys that are kept here and in no listing: the place lost them.
    fn keep_epochs(&self) -> Result<(), Trouble> {
        let (store, own) = (self.exchange.store, self.identity.log);
        for kept in store.secret_names(epochs::EPOCH_OBJECT)? {
            let name = kept.strip_prefix(epochs::EPOCH_OBJECT).unwrap_or(&kept);
            let ours = matches!(
                Name::read(self.identity.service, name),
                Some(Name::Epoch { writer, .. }) if writer == own
            );
            if ours
                && !self.listing.holds(name)
                && let Some(bytes) = store.secret(&kept)?
            {
                store.forget_outgoing(name)?;
                store.put_outgoing(name, epochs::OUTGOING_KIND, own, 0, 0, &bytes)?;
            }
        }
        Ok(())
    }

    /// This laptop's own events beyond what the place shows, and those of every other log where a person said to fill it.
    fn push_events(&mut self) -> Result<u64, Trouble> {
        let store = self.exchange.store;
        let tips = standing::tips(store)?;
        let logs: Vec<LogId> = if self.facts.fill {
            tips.keys().copied().collect()
        } else {
            vec![self.identity.log]
        };
        let mut objects = 0;
        let (mut events, mut of) = (0, 0);
        let mut starts = Vec::new();
        for log in logs {
            let sent = self.sent_up_to(log)?;
            of += tips.get(&log).copied().unwrap_or(0).saturating_sub(sent);
            starts.push((log, sent + 1));
        }
        for (log, mut next) in starts {
            loop {
                self.go_on()?;
                let sealed = push::seal_next(store, &self.epochs, log, next)?;
                let Some(last) = sealed.last() else {
                    break;
                };
                events += last.name.to + 1 - next;
                next = last.name.to + 1;
                self.keep_and_send(&sealed)?;
                objects += sealed.len() as u64;
                (self.exchange.progress)(Progress::Sending {
                    events,
                    of: of.max(events),
                });
            }
        }
        self.outcome.pushed += events;
        // Everything held here was sent, or waits in the record to be sent again: filling needs nobody's word any more.
        self.facts.fill = false;
        Ok(objects)
    }

    fn keep_and_send(&self, sealed: &[Sealed]) -> Result<(), Trouble> {
        if self.exchange.protections.record_before_upload() {
            push::keep(self.exchange.store, sealed)?;
        }
        push::send(self.exchange.place, sealed)?;
        if !self.exchange.protections.record_before_upload() {
            push::keep(self.exchange.store, sealed)?;
        }
        Ok(())
    }

    /// Objects of ours that others found cut short or altered are sealed once more. The damaged one goes when the place shows
    /// the new one.
    fn mend_own(&mut self) -> Result<u64, Trouble> {
        let (store, own) = (self.exchange.store, self.identity.log);
        let mut damaged: BTreeSet<String> = BTreeSet::new();
        for (_, _, statement) in compare::others(store)? {
            damaged.extend(statement.damaged);
        }
        // After a place was put back, this laptop may be the only one that reads its own objects.
        let aside = asides::shown(self.identity.service, store.set_asides()?);
        let altered = aside
            .into_iter()
            .filter(|aside| aside.reason == AsideReason::Altered);
        damaged.extend(altered.map(|aside| aside.name));
        let revoked: BTreeSet<LogId> = store.cuts()?.into_iter().map(|cut| cut.log).collect();
        let mut mended = 0;
        for text in damaged {
            let Some(Name::Segment(name)) = self.listing.objects.get(&text).map(|shown| shown.name)
            else {
                continue;
            };
            // A revoked laptop mends nothing any more: whoever holds what it wrote puts it there under their own name.
            if name.writer != own && !revoked.contains(&name.writer) {
                continue;
            }
            let covers = |from: u64, to: u64| from <= name.from && to >= name.to;
            let whole = self
                .listing
                .of_log(name.log)
                .any(|(other, at)| *at != text && covers(other.from, other.to));
            if whole {
                if name.writer == own {
                    self.exchange.place.remove(&text)?;
                    store.forget_outgoing(&text)?;
                }
                continue;
            }
            let waiting = store.outgoing()?;
            let waits = waiting
                .iter()
                .any(|object| object.log == name.log && covers(object.from, object.to));
            if waits {
                continue;
            }
            let events = name.to - name.from + 1;
            let held = store.segment(name.log, name.from, events, u64::MAX)?;
            if let Some(segment) = held.filter(|segment| segment.to >= name.to) {
                let sealed = [push::seal_segment(store, &self.epochs, &segment)?];
                self.keep_and_send(&sealed)?;
                mended += 1;
            }
        }
        Ok(mended)
    }

    /// Says what this laptop holds, when that is new or the last time was long ago. Answers how many objects were sent.
    fn state_what_is_held(&mut self) -> Result<u64, Trouble> {
        let store = self.exchange.store;
        let now_ms = self.now_ms();
        let set_aside = asides::shown(self.identity.service, store.set_asides()?);
        let damaged = set_aside
            .iter()
            .filter(|aside| aside.reason == AsideReason::Altered);
        let damaged = damaged.map(|aside| aside.name.clone()).collect();
        let names = set_aside.iter().map(|aside| aside.name.clone()).collect();
        let at = (self.exchange.now)();
        let (tips, digest) = (store.tips()?, store.digest()?);
        let statement = Statement {
            damaged,
            documents_missing: self.documents_to_ask_for()?,
            ..Statement::of(&tips, &digest, names, self.exchange.version, at)
        };
        let gist = statement.gist()?;
        let shown = self.listing.statements.get(&self.identity.log);
        let last_shown = shown.and_then(|by_counter| by_counter.keys().next_back().copied());
        let mut counter = last_shown.unwrap_or(0);
        if let Some((said, said_counter, said_ms)) = &self.facts.stated {
            // A clock set back makes it old as well: saying it once more does no harm.
            let young = now_ms >= *said_ms && now_ms - said_ms < AGE_MAX_MS;
            let there = last_shown.is_some_and(|last| last >= *said_counter);
            if *said == gist && young && there {
                return Ok(0);
            }
            counter = counter.max(*said_counter);
        }
        counter += 1;
        let (name, bytes) = statement::seal(store, &self.epochs, counter, &statement)?;
        self.exchange.place.put(&name, &bytes)?;
        self.facts.stated = Some((gist, counter, now_ms));
        Ok(1)
    }

    /// What the listing shows of ours counts as sent; what it makes needless is removed.
    pub(crate) fn acknowledge(&mut self) -> Result<(), Trouble> {
        let (store, own) = (self.exchange.store, self.identity.log);
        for object in store.outgoing()? {
            let Some(shown) = self.listing.objects.get(&object.name) else {
                continue;
            };
            let bytes = store.outgoing_bytes(&object.name)?.unwrap_or_default();
            if shown.bytes == bytes.len() as u64 {
                store.acknowledge(&object.name)?;
            } else {
                // It came there in part only: the same bytes once more.
                self.exchange.place.put(&object.name, &bytes)?;
            }
        }
        let mut needless = old_statements(&self.listing, own);
        let known = push::own_objects(store)?;
        needless.extend(superseded(&self.listing, own, &known));
        for name in needless {
            if is_written_by(&self.listing, &name, own) {
                self.exchange.place.remove(&name)?;
                store.forget_outgoing(&name)?;
                self.forget_listed(&name);
            }
        }
        for object in store.acknowledged()? {
            if !self.listing.holds(&object.name) {
                store.forget_outgoing(&object.name)?;
            }
        }
        Ok(())
    }

    /// What a simulation does that wants to see why packs are waited for.
    fn remove_covered(&mut self, packs: &[Sealed]) -> Result<(), Trouble> {
        for pack in packs {
            let covered = self.listing.of_log(pack.name.log).filter(|(name, _)| {
                name.writer == pack.name.writer
                    && name.from >= pack.name.from
                    && name.to <= pack.name.to
            });
            let covered: Vec<String> = covered.map(|(_, text)| text.clone()).collect();
            for text in covered {
                self.exchange.place.remove(&text)?;
                self.forget_listed(&text);
            }
        }
        Ok(())
    }

    fn forget_listed(&mut self, name: &str) {
        let Some(shown) = self.listing.objects.remove(name) else {
            return;
        };
        if let Name::Segment(segment) = shown.name
            && let Some(of_log) = self.listing.segments.get_mut(&segment.log)
        {
            of_log.remove(&segment);
        }
    }
}
