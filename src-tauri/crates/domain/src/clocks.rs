//! Entries whose time cannot be right: the clock of the laptop was wrong.
//!
//! The order of entries comes from what their authors had seen ([`crate::order`]), so a wrong clock disorders nothing. Shown
//! beside the others its time would mislead, so it is found here: an entry that saw another of a later time shows that one of
//! the two clocks was wrong.

use crate::header::{Header, StoredEvent};
use crate::ids::{EventId, LaptopId};
use crate::order::causal;
use chrono::{DateTime, FixedOffset, TimeDelta};
use std::collections::BTreeSet;

/// Less than this is a time zone or a slow clock, and misleads nobody. Mark I.
pub const OFF_HOURS_MIN: i64 = 24;

/// The entries of one subject whose time cannot be right, as of `now`.
///
/// What lies in the future is wrong. Of two laptops that contradict each other it is the one without which the rest lies
/// closer together; where that does not tell, the one that is behind, since a clock that lost its battery starts in the past.
pub fn wrong_clocks(events: &[StoredEvent], now: DateTime<FixedOffset>) -> BTreeSet<EventId> {
    let order = causal(events);
    let off = TimeDelta::hours(OFF_HOURS_MIN);
    let headers: Vec<&Header> = order.events.iter().map(|event| &event.header).collect();
    let mut wrong: BTreeSet<usize> = (0..headers.len())
        .filter(|at| headers[*at].recorded_at > now + off)
        .collect();
    let mut contradictions: Vec<(usize, usize)> = Vec::new();
    for (later, header) in headers.iter().enumerate() {
        for (earlier, seen) in headers.iter().enumerate().take(later) {
            if seen.recorded_at > header.recorded_at + off && order.saw(later, earlier) {
                contradictions.push((earlier, later));
            }
        }
    }
    loop {
        contradictions.retain(|(one, other)| !wrong.contains(one) && !wrong.contains(other));
        let Some(suspect) = suspect(&headers, &contradictions, &wrong) else {
            break;
        };
        wrong.extend(suspect);
    }
    wrong.into_iter().map(|at| headers[at].id).collect()
}

/// Entries of one laptop that are the likeliest to be wrong; `None` when nothing contradicts.
fn suspect(
    headers: &[&Header],
    contradictions: &[(usize, usize)],
    wrong: &BTreeSet<usize>,
) -> Option<BTreeSet<usize>> {
    let ends = || {
        contradictions
            .iter()
            .flat_map(|(one, other)| [*one, *other])
    };
    let laptops: BTreeSet<LaptopId> = ends().map(|at| headers[at].laptop).collect();
    let suspects = laptops.into_iter().flat_map(|laptop| {
        // One laptop may have been ahead first and set right then: what is ahead and what is behind are asked about apart.
        let ahead = contradictions.iter().map(|(earlier, _)| *earlier);
        let behind = contradictions.iter().map(|(_, later)| *later);
        let of = |at: &usize| headers[*at].laptop == laptop;
        [
            (false, behind.filter(of).collect::<BTreeSet<usize>>()),
            (true, ahead.filter(of).collect()),
        ]
    });
    let rated = suspects
        .filter(|(_, entries)| !entries.is_empty())
        .map(|(ahead, entries)| {
            let left = contradictions
                .iter()
                .filter(|(one, other)| !entries.contains(one) && !entries.contains(other))
                .count();
            let rest = (0..headers.len()).filter(|at| !wrong.contains(at) && !entries.contains(at));
            let times: Vec<_> = rest.map(|at| headers[at].recorded_at).collect();
            let span = match (times.iter().min(), times.iter().max()) {
                (Some(first), Some(last)) => *last - *first,
                _ => TimeDelta::zero(),
            };
            ((left, span, ahead), entries)
        });
    rated
        .min_by(|(one, _), (other, _)| one.cmp(other))
        .map(|(_, entries)| entries)
}
