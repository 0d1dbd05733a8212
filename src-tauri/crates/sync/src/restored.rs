//! A copy of this laptop was put back: what it may not say under its old log any more.

use crate::facts::Facts;
use crate::trouble::Trouble;
use domain::ids::LogId;
use store::{Random, Store};

/// Starts a new log on a copy that was just restored, before anything is recorded on it or exchanged. Answers the new log.
///
/// What this copy has not itself seen in the place moves into the new log, all of it where sync was never set up: the laptop that
/// went on may have said the same, or something else, at those places. Where it is the same, it stands under two places and
/// counts once; where the other laptop is gone, this one sends it.
pub fn start_new_log(store: &Store, random: &mut Random<'_>) -> Result<LogId, Trouble> {
    let old = store.identity()?.log;
    let (new, _) = store.start_new_log(sent_up_to(store, old)? + 1, random)?;
    let mut facts = Facts::read(store)?;
    // What was said under the old log counts for another writer now.
    facts.stated = None;
    facts.write(store)?;
    Ok(new)
}

/// Up to where a listing showed all of a log that this laptop put there. 0: nothing.
pub(crate) fn sent_up_to(store: &Store, log: LogId) -> Result<u64, Trouble> {
    let mut sent: Vec<(u64, u64)> = store
        .acknowledged()?
        .iter()
        .filter(|object| object.log == log && object.from > 0)
        .map(|object| (object.from, object.to))
        .collect();
    sent.sort_unstable();
    Ok(sent.iter().fold(0, |up_to, (from, to)| {
        if *from <= up_to + 1 {
            up_to.max(*to)
        } else {
            up_to
        }
    }))
}
