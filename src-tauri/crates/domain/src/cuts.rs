//! Which entries of revoked laptops count.

use crate::event::{Decoded, Event, decode};
use crate::header::{Header, StoredEvent};
use crate::ids::LogId;
use crate::order::causal;
use crate::service::LogCut;
use std::collections::BTreeMap;

/// The last entry of each revoked log that counts, by log. `events` are all of the service's, those beyond a cut included.
///
/// A revocation that itself stands beyond a cut says nothing. Where two laptops revoke one another while apart, the first
/// in fold order holds: every laptop comes to the same answer.
pub fn cuts(events: &[StoredEvent]) -> Vec<LogCut> {
    let order = causal(events);
    let told = |found: &StoredEvent| {
        let payload = found.payload.as_ref()?;
        match decode(&found.header.kind, found.header.version, payload) {
            Decoded::Known(event) => Some(*event),
            Decoded::Unknown { .. } => None,
        }
    };
    let mut accepted: BTreeMap<LogId, u64> = BTreeMap::new();
    let mut cuts = BTreeMap::new();
    // What was accepted may hold a revocation of its own; an acceptance only ever adds, so this ends.
    for _ in 0..=events.len() {
        cuts = BTreeMap::new();
        let mut now_accepted = accepted.clone();
        for found in &order.events {
            if beyond(&cuts, &found.header) {
                continue;
            }
            let event = told(found);
            if let Some(Event::LaptopRevoked(revoked)) = &event {
                for cut in &revoked.cuts {
                    let last = cut
                        .last_seq
                        .max(accepted.get(&cut.log).copied().unwrap_or(0));
                    let held = cuts.entry(cut.log).or_insert(last);
                    *held = last.min(*held);
                }
            }
            if let Some(Event::LateEntriesAccepted(late)) = &event {
                let up_to = now_accepted.entry(late.log).or_insert(0);
                *up_to = late.up_to_seq.max(*up_to);
            }
        }
        if now_accepted == accepted {
            break;
        }
        accepted = now_accepted;
    }
    cuts.into_iter()
        .map(|(log, last_seq)| LogCut { log, last_seq })
        .collect()
}

fn beyond(cuts: &BTreeMap<LogId, u64>, header: &Header) -> bool {
    cuts.get(&header.log).is_some_and(|last| header.seq > *last)
}

#[cfg(test)]
mod tests;
