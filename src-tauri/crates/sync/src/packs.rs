//! When small objects are put together, so that a year of small days costs few requests.
//!
//! An object's level is how often sixteen goes into its number of events. Sixteen of one level, with whatever smaller ones lie
//! between them, become one object; what has grown large is left alone. Each event is so written again about three times.

/// No segment or pack holds more: one is taken in in one piece, while nobody else can write.
pub(crate) const EVENTS_MAX: u64 = 1_500;
/// Headers and payloads of a segment, in bytes, before it is compressed.
pub(crate) const BYTES_MAX: u64 = 4 * 1024 * 1024;
/// An object of this many events is never put together with others again.
const LARGE_EVENTS: u64 = EVENTS_MAX / 2;
/// What a pack's parts come to at most, sealed.
const SEALED_BYTES_MAX: u64 = BYTES_MAX / 2;
const NEIGHBOURS: usize = 16;

/// An object of this laptop as the place shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Small {
    pub(crate) from: u64,
    pub(crate) to: u64,
    /// Sealed.
    pub(crate) bytes: u64,
}

impl Small {
    fn events(&self) -> u64 {
        self.to - self.from + 1
    }

    fn level(&self) -> u32 {
        self.events().ilog(16)
    }
}

/// The stretches to put together now, first and last event each. `objects` are those of one log, sorted; none covers another.
pub(crate) fn packs(objects: &[Small]) -> Vec<(u64, u64)> {
    let mut packs = Vec::new();
    for neighbours in objects.chunk_by(|one, next| {
        next.from == one.to + 1 && one.events() < LARGE_EVENTS && next.events() < LARGE_EVENTS
    }) {
        let levels = neighbours.iter().map(Small::level).max().unwrap_or(0);
        let runs = (0..=levels).find_map(|level| {
            let found = runs_up_to(neighbours, level);
            (!found.is_empty()).then_some(found)
        });
        packs.extend(runs.unwrap_or_default());
    }
    packs
}

/// Stretches of neighbours of at most this level with sixteen of it among them, none longer than a pack may be. Counting smaller
/// ones as well would write a grown object again with every few small ones that come.
fn runs_up_to(neighbours: &[Small], level: u32) -> Vec<(u64, u64)> {
    let mut runs = Vec::new();
    for run in neighbours.chunk_by(|one, next| one.level() <= level && next.level() <= level) {
        let mut rest = run;
        while rest.iter().filter(|one| one.level() == level).count() >= NEIGHBOURS {
            let (mut events, mut bytes) = (0, 0);
            let fits = rest.iter().take_while(|one| {
                events += one.events();
                bytes += one.bytes;
                events <= EVENTS_MAX && bytes <= SEALED_BYTES_MAX
            });
            let count = fits.count().max(1);
            let (now, later) = rest.split_at(count);
            // Fewer only where sixteen would be too large for one pack.
            if count > 1 {
                runs.push((now[0].from, now[count - 1].to));
            }
            rest = later;
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Neighbours of these many events each.
    fn neighbours(events: &[u64]) -> Vec<Small> {
        let mut next = 1;
        let mut objects = Vec::new();
        for events in events {
            objects.push(Small {
                from: next,
                to: next + events - 1,
                bytes: 300 + events * 200,
            });
            next += events;
        }
        objects
    }

    #[test]
    fn sixteen_of_a_level_become_one_of_the_next() {
        assert!(packs(&neighbours(&[1; 15])).is_empty());
        assert_eq!(packs(&neighbours(&[1; 16])), [(1, 16)]);
        let mut levels = vec![16; 15];
        levels.extend([1; 15]);
        assert!(packs(&neighbours(&levels)).is_empty());
        assert_eq!(packs(&neighbours(&[20, 3].repeat(16))), [(1, 368)]);
        assert!(packs(&neighbours(&[900; 40])).is_empty());
    }

    #[test]
    fn a_gap_parts_neighbours() {
        let mut objects = neighbours(&[1; 20]);
        objects.remove(10);
        assert!(packs(&objects).is_empty());
    }

    /// Somebody who saves one event at a time and exchanges after each.
    #[test]
    fn ten_thousand_small_days_leave_few_objects_and_are_not_written_often() {
        let mut objects: Vec<Small> = Vec::new();
        let mut written = 0;
        for seq in 1..=10_000 {
            objects.push(Small {
                from: seq,
                to: seq,
                bytes: 700,
            });
            for (from, to) in packs(&objects) {
                written += to - from + 1;
                let bytes = 300 + (to - from + 1) * 200;
                objects.retain(|one| one.from < from || one.to > to);
                objects.push(Small { from, to, bytes });
                objects.sort_by_key(|one| one.from);
            }
        }
        assert!(objects.len() < 60, "{} objects", objects.len());
        assert!(written < 40_000, "{written} events written again");
    }

    proptest! {
        #[test]
        fn a_pack_starts_and_ends_where_objects_do_and_is_never_too_large(
            events in prop::collection::vec(1u64..400, 0..80),
        ) {
            let objects = neighbours(&events);
            let mut last = 0;
            for (from, to) in packs(&objects) {
                prop_assert!(from > last && to - from < EVENTS_MAX);
                prop_assert!(objects.iter().any(|one| one.from == from));
                prop_assert!(objects.iter().any(|one| one.to == to && one.from > from));
                last = to;
            }
        }
    }
}
