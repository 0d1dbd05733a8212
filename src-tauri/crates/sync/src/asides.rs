//! Objects that could not be read: kept by name, shown, and tried again when something that matters has changed.
//!
//! The record keeps a reason as `<reason>|<state>`: the state is what the reason rests on (the object as it was listed, the keys
//! held, the events held, the program's version). While it is the same, trying again would come to the same. Bytes that are not
//! what their name says may have been altered on the way: behind their state stands how often they were read, and when last.

use crate::listing::Listing;
use crate::names::Name;
use crate::object::LogKeys;
use crate::standing::{Aside, AsideReason};
use crate::trouble::Trouble;
use chrono::{DateTime, FixedOffset};
use domain::ids::{LogId, ServiceId};
use std::collections::{BTreeMap, BTreeSet};
use store::{SetAside, Store};

/// A stretch of a forked log all of whose events are here under other places: nothing is missing, nothing is shown.
const HELD: &str = "held";

/// What was altered is read again in the next exchanges until it was read so often; then
const READ_AT_ONCE: u32 = 3;
/// only once in so many milliseconds: it lies there so, and its writer is told.
const READ_AGAIN_MS: u64 = 15 * 60 * 1000;

/// What the reasons rest on, as it is now.
pub(crate) struct State {
    /// This laptop's clock, in milliseconds since 1970.
    pub(crate) now_ms: u64,
    /// Which logs and epochs have their keys here.
    pub(crate) keys: String,
    pub(crate) events: u64,
    pub(crate) version: String,
}

/// What is set aside now.
pub(crate) struct Asides {
    held: BTreeMap<String, String>,
    /// What was tried in this exchange. Bytes may be cut short or altered on the way as well as where they lie: those are read
    /// once more in the next.
    tried: BTreeSet<String>,
}

impl Asides {
    pub(crate) fn read(store: &Store) -> Result<Self, Trouble> {
        let held = store.set_asides()?.into_iter();
        Ok(Self {
            held: held.map(|aside| (aside.name, aside.reason)).collect(),
            tried: BTreeSet::new(),
        })
    }

    pub(crate) fn set(
        &mut self,
        store: &Store,
        listing: &Listing,
        state: &State,
        name: &str,
        reason: AsideReason,
        now_ms: u64,
    ) -> Result<(), Trouble> {
        let rests_on = rests_on(code(reason), listing.mark(name), state);
        let kept = if reason == AsideReason::Altered {
            let before = self.held.get(name).and_then(|held| read_altered(held));
            let before = before.filter(|(mark, ..)| *mark == rests_on);
            let times = before.map_or(0, |(_, times, _)| times).saturating_add(1);
            format!("{}|{rests_on}|{times}|{now_ms}", code(reason))
        } else {
            format!("{}|{rests_on}", code(reason))
        };
        self.keep(store, name, kept, now_ms)
    }

    /// Notes that nothing of a stretch is missing here, though its places are taken by others.
    pub(crate) fn set_held(
        &mut self,
        store: &Store,
        listing: &Listing,
        state: &State,
        name: &str,
        now_ms: u64,
    ) -> Result<(), Trouble> {
        let reason = format!("{HELD}|{}", rests_on(HELD, listing.mark(name), state));
        self.keep(store, name, reason, now_ms)
    }

    fn keep(
        &mut self,
        store: &Store,
        name: &str,
        reason: String,
        now_ms: u64,
    ) -> Result<(), Trouble> {
        self.tried.insert(name.to_owned());
        if self.held.get(name) != Some(&reason) {
            store.set_aside(name, &reason, now_ms)?;
            self.held.insert(name.to_owned(), reason);
        }
        Ok(())
    }

    pub(crate) fn take_back(&mut self, store: &Store, name: &str) -> Result<(), Trouble> {
        if self.held.remove(name).is_some() {
            store.take_back(name)?;
        }
        Ok(())
    }

    pub(crate) fn names(&self) -> BTreeSet<&str> {
        self.held.keys().map(String::as_str).collect()
    }

    /// Everything set aside that there is no reason to try again.
    pub(crate) fn unchanged(&self, listing: &Listing, state: &State) -> BTreeSet<String> {
        let same = |name: &str, reason: &str| {
            if let Some((mark, times, last_ms)) = read_altered(reason) {
                let lately = state.now_ms.abs_diff(last_ms) < READ_AGAIN_MS;
                let enough = times >= READ_AT_ONCE && lately;
                return mark == listing.mark(name) && (enough || self.tried.contains(name));
            }
            reason.split_once('|').is_some_and(|(found, rest)| {
                found != code(AsideReason::Altered)
                    && rest == rests_on(found, listing.mark(name), state)
            })
        };
        let unchanged = self.held.iter().filter(|(name, reason)| same(name, reason));
        unchanged.map(|(name, _)| name.clone()).collect()
    }

    /// Forgets what is not in the place any more, and what other objects brought meanwhile.
    pub(crate) fn tidy(
        &mut self,
        store: &Store,
        listing: &Listing,
        tips: &BTreeMap<LogId, u64>,
        trusted: &LogKeys,
    ) -> Result<(), Trouble> {
        let needless = |name: &str, reason: &str| {
            let Some(shown) = listing.objects.get(name) else {
                return true;
            };
            let forked = [code(AsideReason::Forked), HELD];
            let forked = reason
                .split_once('|')
                .is_some_and(|(code, _)| forked.contains(&code));
            match shown.name {
                Name::Segment(segment) => {
                    !forked && tips.get(&segment.log).is_some_and(|tip| *tip >= segment.to)
                }
                // A damaged certificate of a log whose key came by another one is never asked for again.
                Name::Key { log, .. } => trusted.contains_key(&log),
                Name::Epoch { .. } | Name::Statement { .. } | Name::Recovery { .. } => false,
            }
        };
        let found = self
            .held
            .iter()
            .filter(|(name, reason)| needless(name, reason));
        let names: Vec<String> = found.map(|(name, _)| name.clone()).collect();
        for name in names {
            self.take_back(store, &name)?;
        }
        Ok(())
    }
}

/// What people are shown.
pub(crate) fn shown(service: ServiceId, held: Vec<SetAside>) -> Vec<Aside> {
    let aside = |held: SetAside| {
        let reason = read_code(held.reason.split_once('|')?.0)?;
        let (log, from, to) = match Name::read(service, &held.name) {
            Some(Name::Segment(name)) => (Some(name.log), name.from, name.to),
            Some(Name::Key { log, .. }) => (Some(log), 0, 0),
            Some(Name::Epoch { writer, .. } | Name::Statement { writer, .. }) => {
                (Some(writer), 0, 0)
            }
            Some(Name::Recovery { .. }) | None => (None, 0, 0),
        };
        Some(Aside {
            name: held.name,
            log,
            from,
            to,
            reason,
            since: at(held.since_ms),
        })
    };
    held.into_iter().filter_map(aside).collect()
}

/// Milliseconds since 1970 as a time in UTC; 1970 itself for what no calendar holds.
pub(crate) fn at(ms: u64) -> DateTime<FixedOffset> {
    let ms = i64::try_from(ms).unwrap_or(i64::MAX);
    DateTime::from_timestamp_millis(ms)
        .unwrap_or(DateTime::UNIX_EPOCH)
        .fixed_offset()
}

/// Of something altered: the object as it was listed, how often it was read so, and when last, in milliseconds since 1970.
fn read_altered(kept: &str) -> Option<(&str, u32, u64)> {
    let kept = kept.strip_prefix(code(AsideReason::Altered))?;
    let (rest, last_ms) = kept.strip_prefix('|')?.rsplit_once('|')?;
    let (mark, times) = rest.rsplit_once('|')?;
    Some((mark, times.parse().ok()?, last_ms.parse().ok()?))
}

fn rests_on(code: &str, mark: &str, state: &State) -> String {
    match read_code(code) {
        Some(AsideReason::UnknownEpoch | AsideReason::UnknownLog | AsideReason::Unsigned) => {
            format!("{mark}|{}", state.keys)
        }
        Some(AsideReason::Forked) => format!("{mark}|{}", state.events),
        Some(AsideReason::Unreadable) => format!("{mark}|{}", state.version),
        Some(AsideReason::Altered | AsideReason::OtherService) | None => mark.to_owned(),
    }
}

const CODES: [(AsideReason, &str); 7] = [
    (AsideReason::Altered, "altered"),
    (AsideReason::Unsigned, "unsigned"),
    (AsideReason::UnknownEpoch, "unknown_epoch"),
    (AsideReason::UnknownLog, "unknown_log"),
    (AsideReason::Unreadable, "unreadable"),
    (AsideReason::Forked, "forked"),
    (AsideReason::OtherService, "other_service"),
];

fn code(reason: AsideReason) -> &'static str {
    let found = CODES.iter().find(|(of, _)| *of == reason);
    found.map_or("unreadable", |(_, code)| code)
}

fn read_code(code: &str) -> Option<AsideReason> {
    let found = CODES.iter().find(|(_, of)| *of == code);
    found.map(|(reason, _)| *reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_reads_back() {
        for (reason, _) in CODES {
            assert_eq!(read_code(code(reason)), Some(reason));
        }
        assert_eq!(read_code(HELD), None, "what is held is not shown");
    }
}
