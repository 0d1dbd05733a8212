//! The fold order: an event comes after everything its author had seen; ties go by stamp, then by id.
//! Not by log and place: an event keeps its id when a copied laptop moves it to a new log.
//!
//! Equal sets of events give equal orders, whatever order they arrived in.

use crate::header::StoredEvent;
use crate::ids::EventId;
use crate::stamp::Stamp;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// One subject's events in fold order, each knowing which of the others its author had seen.
pub struct Ordered<'a> {
    pub events: Vec<&'a StoredEvent>,
    /// Events nobody has followed yet: what a new event names in `after`.
    pub heads: Vec<EventId>,
    /// Events named in some `after` that have not arrived.
    pub missing: usize,
    past: Vec<Past>,
}

impl Ordered<'_> {
    /// Whether the author of the event at `later` had seen the one at `earlier`, directly or through others.
    pub fn saw(&self, later: usize, earlier: usize) -> bool {
        self.past.get(later).is_some_and(|past| past.has(earlier))
    }
}

/// Puts one subject's events in order. The same event twice counts once.
pub fn causal(events: &[StoredEvent]) -> Ordered<'_> {
    let mut distinct: Vec<&StoredEvent> = Vec::with_capacity(events.len());
    let mut place: HashMap<EventId, usize> = HashMap::with_capacity(events.len());
    for event in events {
        place.entry(event.header.id).or_insert_with(|| {
            distinct.push(event);
            distinct.len() - 1
        });
    }

    let mut missing: Vec<EventId> = Vec::new();
    let mut open = vec![0usize; distinct.len()];
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); distinct.len()];
    for (index, event) in distinct.iter().enumerate() {
        let mut after = event.header.after.clone();
        after.sort_unstable();
        after.dedup();
        for id in after {
            match place.get(&id) {
                Some(&before) => {
                    followers[before].push(index);
                    open[index] += 1;
                }
                None => missing.push(id),
            }
        }
    }
    missing.sort_unstable();
    missing.dedup();

    let mut heads: Vec<EventId> = distinct
        .iter()
        .zip(&followers)
        .filter(|(_, followers)| followers.is_empty())
        .map(|(event, _)| event.header.id)
        .collect();
    heads.sort_unstable();

    let mut ready: BinaryHeap<Reverse<(Key, usize)>> = open
        .iter()
        .enumerate()
        .filter(|(_, open)| **open == 0)
        .map(|(index, _)| Reverse((key(distinct[index]), index)))
        .collect();
    let mut ordered = Ordered {
        events: Vec::with_capacity(distinct.len()),
        heads,
        missing: missing.len(),
        past: Vec::with_capacity(distinct.len()),
    };
    let mut position = vec![0usize; distinct.len()];
    while let Some(Reverse((_, index))) = ready.pop() {
        let event = distinct[index];
        let mut past = Past::default();
        for id in &event.header.after {
            if let Some(&before) = place.get(id) {
                past.add(position[before]);
                past.add_all(&ordered.past[position[before]]);
            }
        }
        position[index] = ordered.events.len();
        ordered.events.push(event);
        ordered.past.push(past);
        for &follower in &followers[index] {
            open[follower] -= 1;
            if open[follower] == 0 {
                ready.push(Reverse((key(distinct[follower]), follower)));
            }
        }
    }
    ordered
}

type Key = (Stamp, EventId);

fn key(event: &StoredEvent) -> Key {
    (event.header.stamp, event.header.id)
}

/// A set of places in the order, one bit each.
#[derive(Clone, Default)]
struct Past(Vec<u64>);

impl Past {
    fn has(&self, place: usize) -> bool {
        self.0
            .get(place / 64)
            .is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    fn add(&mut self, place: usize) {
        if self.0.len() <= place / 64 {
            self.0.resize(place / 64 + 1, 0);
        }
        self.0[place / 64] |= 1 << (place % 64);
    }

    fn add_all(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine |= theirs;
        }
    }
}
