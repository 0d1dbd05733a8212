//! What the others say they hold, beside what the place shows and what is here.

use crate::facts::Facts;
use crate::statement::Statement;
use crate::trouble::{Finding, Trouble};
use domain::ids::LogId;
use std::collections::{BTreeMap, BTreeSet};
use store::{LogTip, Store};

/// The last statement of each laptop that is not revoked, but this one's.
pub(crate) fn others(store: &Store) -> Result<Vec<(LogId, u64, Statement)>, Trouble> {
    let own = store.identity()?.log;
    let cut: BTreeSet<LogId> = store.cuts()?.into_iter().map(|cut| cut.log).collect();
    let mut others = Vec::new();
    for held in store.statements()? {
        if held.log == own || cut.contains(&held.log) {
            continue;
        }
        let statement = Statement::read(&held.bytes).ok_or(Trouble::Damaged("a statement"))?;
        others.push((held.log, held.received_at_ms, statement));
    }
    Ok(others)
}

/// Somebody holds more of a log than the place shows: it withholds, or lost, what they put there.
pub(crate) fn withheld(
    others: &[(LogId, u64, Statement)],
    facts: &Facts,
    tips: &BTreeMap<LogId, u64>,
) -> Vec<Finding> {
    let mut found: BTreeMap<LogId, Finding> = BTreeMap::new();
    for (by, _, statement) in others {
        for held in &statement.logs {
            let shown = facts.far.get(&held.log).copied().unwrap_or(0);
            let here = tips.get(&held.log).copied().unwrap_or(0);
            if held.seq > shown.max(here) {
                let finding = Finding::Withheld {
                    log: held.log,
                    claimed: held.seq,
                    shown: shown.max(here),
                    by: *by,
                };
                found.entry(held.log).or_insert(finding);
            }
        }
    }
    found.into_values().collect()
}

/// Copies that should equal ours and do not: another event at the same place, or another set where all places are equal.
pub(crate) fn differing(
    store: &Store,
    others: &[(LogId, u64, Statement)],
    forked: &BTreeSet<LogId>,
) -> Result<Vec<Finding>, Trouble> {
    let tips = store.tips()?;
    let digest = store.digest()?;
    // A log that another one goes on from may have been told in two ways: each copy moved its own way to a new log, so that
    // nothing hangs on which of the two is here.
    let keys = store.log_keys()?;
    // A new log of which nothing counts, because its laptop is revoked, moved nothing for anybody.
    let cuts = store.cuts()?;
    let counts = |log: LogId| !cuts.iter().any(|cut| cut.log == log && cut.last_seq == 0);
    let gone_on = keys.iter().filter(|key| counts(key.log));
    let gone_on_from: BTreeSet<LogId> = gone_on.filter_map(|key| key.certified_by).collect();
    let mut found = Vec::new();
    for (by, _, statement) in others {
        let same = |tip: &LogTip| {
            let held = statement.logs.iter().find(|held| held.log == tip.log);
            held.is_some_and(|held| held.seq == tip.seq && held.hash == tip.hash)
        };
        let all_same = tips.len() == statement.logs.len() && tips.iter().all(same);
        let sums_equal =
            statement.events == digest.events && statement.digest == crate::hex::write(&digest.sum);
        let mut differs = all_same && !sums_equal;
        for held in &statement.logs {
            if forked.contains(&held.log) || gone_on_from.contains(&held.log) {
                continue;
            }
            let here = store.tip_hash(held.log, held.seq)?;
            differs |= here.is_some_and(|hash| hash != held.hash);
        }
        if differs {
            found.push(Finding::CopiesDiffer { log: *by });
        }
    }
    Ok(found)
}
