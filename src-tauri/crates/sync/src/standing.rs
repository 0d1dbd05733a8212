//! Where this laptop stands with the others: what waits here, who has what, what went wrong.

use crate::asides;
use crate::compare;
use crate::facts::Facts;
use crate::trouble::{Finding, Trouble};
use chrono::{DateTime, FixedOffset};
use domain::ids::{LaptopId, LogId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{DocumentHash, Store};

/// The whole of it, from what is on disk: the same after a restart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Nothing waits here, everything the place shows is here, nothing is set aside, nobody says they hold more than the
    /// place shows, and every copy that should equal ours does. Never true before the first exchange ended.
    pub up_to_date: bool,
    /// Own events that no listing has shown yet.
    pub waiting: u64,
    /// The other laptops' logs, by the last statement had from each.
    pub laptops: Vec<Seen>,
    pub set_aside: Vec<Aside>,
    /// Events of revoked laptops beyond their cut: kept, not counted.
    pub left_out: u64,
    /// Documents of other laptops that were looked for in the place and not found there.
    pub documents_missing: u64,
    /// What the last exchange found wrong with the place or with copies.
    pub troubles: Vec<Trouble>,
    /// When an exchange last ended well, by this laptop's clock.
    pub last_exchange: Option<DateTime<FixedOffset>>,
}

/// What another laptop said last.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub log: LogId,
    pub laptop: LaptopId,
    /// When it said so, by its clock.
    pub at: DateTime<FixedOffset>,
    /// When that was received here, by this laptop's clock.
    pub received_at: DateTime<FixedOffset>,
    /// Its program's version.
    pub version: String,
    /// How many of the events of this laptop's own log it holds.
    pub ours_had: u64,
    /// Events it says it holds that are not here.
    pub theirs_missing: u64,
    /// How far its clock was ahead of ours when its statement was first seen, in milliseconds: negative when behind. A
    /// statement may be long on the way, so only "ahead" is certain.
    pub clock_off_ms: i64,
    /// Objects it could not read and has set aside.
    pub set_aside: u64,
}

/// An object that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its name in the place.
    pub name: String,
    /// The log its events belong to; `None` when the name does not say.
    pub log: Option<LogId>,
    /// First and last number of those events; 0 when the name does not say.
    pub from: u64,
    pub to: u64,
    pub reason: AsideReason,
    pub since: DateTime<FixedOffset>,
}

/// Why an object was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AsideReason {
    /// Its bytes are not those its name says: cut short or altered on the way.
    Altered,
    /// It is not signed by the laptop under whose name it lies.
    Unsigned,
    /// It is sealed to a key this laptop was not given.
    UnknownEpoch,
    /// Nobody this service trusts vouches for the log.
    UnknownLog,
    /// It was signed and sealed by its writer and still does not read: written by a newer program, or by a faulty one.
    Unreadable,
    /// It tells the same places of a log differently from what is here.
    Forked,
    /// It belongs to another service.
    OtherService,
}

/// Where this laptop stands, from what is on disk alone: the same before and after a restart.
pub fn standing(store: &Store) -> Result<Standing, Trouble> {
    let facts = Facts::read(store)?;
    let identity = store.identity()?;
    let tips: BTreeMap<LogId, u64> = tips(store)?;
    let keys = store.log_keys()?;
    let laptop_of = |log: LogId| {
        let key = keys.iter().find(|key| key.log == log);
        key.map_or_else(LaptopId::default, |key| key.laptop)
    };
    let own_tip = tips.get(&identity.log).copied().unwrap_or(0);
    let own_shown = facts.shown.get(&identity.log).copied().unwrap_or(0);
    let others = compare::others(store)?;
    let mut laptops: BTreeMap<LaptopId, Seen> = BTreeMap::new();
    for (log, received_ms, statement) in &others {
        let laptop = laptop_of(*log);
        // This laptop's own earlier logs speak for nobody any more.
        if laptop == identity.laptop {
            continue;
        }
        let ours = tips
            .iter()
            .filter(|(log, _)| laptop_of(**log) == identity.laptop);
        let ours_had = ours.map(|(log, tip)| statement.seq(*log).min(*tip)).sum();
        let missing = statement.logs.iter().map(|held| {
            let here = tips.get(&held.log).copied().unwrap_or(0);
            held.seq.saturating_sub(here)
        });
        let received_at = asides::at(*received_ms);
        let seen = Seen {
            log: *log,
            laptop,
            at: statement.at,
            received_at,
            version: statement.version.clone(),
            ours_had,
            theirs_missing: missing.sum(),
            clock_off_ms: (statement.at - received_at).num_milliseconds(),
            set_aside: statement.set_aside.len() as u64,
        };
        let newer = laptops
            .get(&laptop)
            .is_none_or(|held| held.received_at < seen.received_at);
        if newer {
            laptops.insert(laptop, seen);
        }
    }
    let mut set_aside = asides::shown(identity.service, store.set_asides()?);
    let left_out = store.left_out()?;
    let mut findings = facts.findings.clone();
    // An exchange that was killed may have taken in a statement and not come to what it claims.
    if !facts.claims_unheeded {
        let claimed = compare::withheld(&others, &facts, &tips);
        let new = claimed
            .into_iter()
            .filter(|found| !facts.findings.contains(found));
        findings.extend(new);
    }
    let waiting = own_tip.saturating_sub(own_shown);
    let mut documents_missing = 0;
    for hash in facts
        .documents_missing
        .keys()
        .filter_map(|text| DocumentHash::parse(text))
    {
        documents_missing += u64::from(!store.has_document(hash)?);
    }
    // What a revoked laptop puts there beyond its cut is left out, readable or not, and its keys are nobody's.
    let cuts = store.cuts()?;
    set_aside.retain(|aside| {
        let cut = cuts.iter().find(|cut| Some(cut.log) == aside.log);
        cut.is_none_or(|cut| aside.from > 0 && aside.from <= cut.last_seq)
    });
    let all_here = facts.far.iter().all(|(log, far)| {
        let cut = cuts.iter().find(|cut| cut.log == *log);
        let counts = cut.map_or(*far, |cut| cut.last_seq.min(*far));
        facts.forked.contains(log) || tips.get(log).copied().unwrap_or(0) >= counts
    });
    Ok(Standing {
        up_to_date: facts.ended_ms.is_some()
            && waiting == 0
            && set_aside.is_empty()
            && findings
                .iter()
                .all(|found| matches!(found, Finding::Restored { .. }))
            && all_here,
        waiting,
        laptops: laptops.into_values().collect(),
        set_aside,
        documents_missing,
        left_out: left_out.iter().map(|(_, from, to)| to - from + 1).sum(),
        troubles: findings.into_iter().map(Trouble::from).collect(),
        last_exchange: facts.ended_ms.map(asides::at),
    })
}

pub(crate) fn tips(store: &Store) -> Result<BTreeMap<LogId, u64>, Trouble> {
    let tips = store.tips()?;
    Ok(tips.iter().map(|tip| (tip.log, tip.seq)).collect())
}
