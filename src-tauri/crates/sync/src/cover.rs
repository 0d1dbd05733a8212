//! Which objects to fetch so that a log goes on from where it ends here, for the least cost.

use crate::names::SegmentName;
use std::collections::BTreeMap;

/// What asking for one more object costs, counted in bytes: a request takes some 44 ms eight at a time, a slow line moves
/// that much meanwhile.
const REQUEST_COST: u64 = 16 * 1024;

/// An object that could be fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Offered {
    pub(crate) name: SegmentName,
    pub(crate) bytes: u64,
}

/// How a place in the log is reached: the cost, how many objects, and the last of them with the place it starts from.
type Reached<'a> = (u64, usize, Option<(u64, &'a Offered)>);

/// The cheapest chain of objects from `tip` to as far as any chain leads, in the order of the log. Each overlaps or follows the
/// one before. Equal input gives equal output, whatever its order.
pub(crate) fn cheapest(tip: u64, offered: &[Offered]) -> Vec<SegmentName> {
    let mut offered: Vec<&Offered> = offered.iter().filter(|one| one.name.to > tip).collect();
    // By where they end: every place an object can start from is final before it is used. Of objects that are equal in
    // everything that counts, the writer decides and the random hash comes last.
    offered.sort_by_key(|one| (one.name.to, one.name.from, one.bytes, one.name));
    let mut reached: BTreeMap<u64, Reached<'_>> = BTreeMap::new();
    reached.insert(tip, (0, 0, None));
    for one in offered {
        let start = one.name.from.saturating_sub(1).max(tip);
        let before = reached
            .range(start..one.name.to)
            .min_by_key(|(place, (cost, count, _))| (*cost, *count, std::cmp::Reverse(**place)));
        let Some((place, (cost, count, _))) = before else {
            continue;
        };
        let (place, cost, count) = (*place, *cost + one.bytes + REQUEST_COST, *count + 1);
        let better = reached
            .get(&one.name.to)
            .is_none_or(|(held, _, _)| cost < *held);
        if better {
            reached.insert(one.name.to, (cost, count, Some((place, one))));
        }
    }
    let mut chain = Vec::new();
    let mut at = reached.last_key_value();
    while let Some((_, (_, _, Some((place, one))))) = at {
        chain.push(one.name);
        at = reached.get_key_value(place);
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::LogId;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn offered(from: u64, to: u64, bytes: u64) -> Offered {
        let log = LogId(Uuid::from_u128(1));
        Offered {
            name: SegmentName {
                log,
                from,
                to,
                writer: log,
                hash: [0; 16],
            },
            bytes,
        }
    }

    fn places(chain: &[SegmentName]) -> Vec<(u64, u64)> {
        chain.iter().map(|name| (name.from, name.to)).collect()
    }

    #[test]
    fn a_pack_is_fetched_by_who_lacks_most_of_it_and_small_objects_by_who_lacks_little() {
        let mut all = vec![offered(1, 5_000, 1_000_000)];
        all.extend((1..=5_000 / 10).map(|n| offered(n * 10 - 9, n * 10, 3_000)));
        assert_eq!(places(&cheapest(0, &all)), [(1, 5_000)]);
        assert_eq!(
            places(&cheapest(4_980, &all)),
            [(4_981, 4_990), (4_991, 5_000)]
        );
        assert_eq!(cheapest(5_000, &all), []);
    }

    #[test]
    fn a_gap_is_not_jumped() {
        let all = [offered(1, 4, 10), offered(6, 9, 10)];
        assert_eq!(places(&cheapest(0, &all)), [(1, 4)]);
        assert_eq!(places(&cheapest(4, &all)), []);
        assert_eq!(places(&cheapest(5, &all)), [(6, 9)]);
    }

    proptest! {
        #[test]
        fn the_chain_leads_without_a_gap_as_far_as_anything_could(
            tip in 0u64..30,
            all in prop::collection::vec((1u64..40, 0u64..10, 0u64..100_000), 0..40),
            order in any::<u64>(),
        ) {
            let all: Vec<Offered> = all.iter().map(|(from, more, bytes)| offered(*from, from + more, *bytes)).collect();
            let chain = cheapest(tip, &all);
            let mut at = tip;
            for name in &chain {
                prop_assert!(name.from <= at + 1 && name.to > at);
                at = name.to;
            }
            let mut far = tip;
            while let Some(one) = all.iter().find(|one| one.name.from <= far + 1 && one.name.to > far) {
                far = one.name.to;
            }
            prop_assert_eq!(at, far);
            let mut turned = all.clone();
            if !turned.is_empty() {
                let by = (order % turned.len() as u64) as usize;
                turned.rotate_left(by);
            }
            prop_assert_eq!(cheapest(tip, &turned), chain);
        }
    }
}
