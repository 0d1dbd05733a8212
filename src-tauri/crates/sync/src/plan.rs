//! What an exchange should fetch: a pure function of what the place shows and what is known here.

use crate::cover::{Offered, cheapest};
use crate::listing::Listing;
use crate::names::{Name, SegmentName};
use domain::ids::LogId;
use std::collections::{BTreeMap, BTreeSet};

/// What is known here before fetching.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    /// The log this laptop writes.
    pub(crate) own: LogId,
    /// Where each log ends here.
    pub(crate) tips: BTreeMap<LogId, u64>,
    /// Logs whose key is here.
    pub(crate) logs: BTreeSet<LogId>,
    /// Objects of epochs that are kept here.
    pub(crate) epoch_objects: BTreeSet<String>,
    /// Objects that this laptop put there, or found to hold what it holds.
    pub(crate) own_objects: BTreeSet<String>,
    /// The counter of each laptop's last statement.
    pub(crate) statements: BTreeMap<LogId, u64>,
    /// What was set aside and has no reason to be tried again.
    pub(crate) aside: BTreeSet<String>,
}

/// What to fetch, each list in the order to fetch it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) keys: Vec<String>,
    pub(crate) epochs: Vec<String>,
    pub(crate) statements: Vec<String>,
    /// Stretches of this laptop's own log that it did not put there.
    pub(crate) own_elsewhere: Vec<(SegmentName, String)>,
    /// Stretches to take in: whole chains, log by log.
    pub(crate) segments: Vec<Fetch>,
    /// Stretches of logs that nobody trusted vouches for, or put there by such a one.
    pub(crate) strangers: Vec<String>,
}

/// One stretch to fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fetch {
    pub(crate) name: SegmentName,
    pub(crate) text: String,
    pub(crate) bytes: u64,
}

/// Equal input gives equal output, whatever the order of the listing.
pub(crate) fn plan(listing: &Listing, known: &Known) -> Plan {
    let wanted = |text: &&String| !known.aside.contains(*text);
    let keys = listing
        .keys
        .iter()
        .filter(|(log, _)| !known.logs.contains(log));
    let epochs = listing.epochs.iter().map(|(_, text)| text);
    let epochs = epochs.filter(|text| !known.epoch_objects.contains(*text));
    let mut plan = Plan {
        keys: keys.map(|(_, text)| text).filter(wanted).cloned().collect(),
        epochs: epochs.filter(wanted).cloned().collect(),
        statements: statements(listing, known),
        ..Plan::default()
    };
    for (log, segments) in &listing.segments {
        if *log == known.own {
            let elsewhere = segments
                .iter()
                .filter(|(_, text)| !known.own_objects.contains(*text));
            let elsewhere = elsewhere.filter(|(_, text)| wanted(text));
            plan.own_elsewhere
                .extend(elsewhere.map(|(name, text)| (*name, text.clone())));
            continue;
        }
        let tip = known.tips.get(log).copied().unwrap_or(0);
        let beyond = segments
            .iter()
            .filter(|(name, text)| name.to > tip && wanted(text));
        let mut offered = Vec::new();
        for (name, text) in beyond {
            if known.logs.contains(log) && known.logs.contains(&name.writer) {
                let bytes = listing.objects.get(text).map_or(0, |shown| shown.bytes);
                offered.push(Offered { name: *name, bytes });
            } else {
                plan.strangers.push(text.clone());
            }
        }
        for name in cheapest(tip, &offered) {
            let text = segments.get(&name).cloned().unwrap_or_default();
            let bytes = listing.objects.get(&text).map_or(0, |shown| shown.bytes);
            plan.segments.push(Fetch { name, text, bytes });
        }
    }
    plan
}

/// The newest statement of each other laptop, where it is newer than the one that is here.
fn statements(listing: &Listing, known: &Known) -> Vec<String> {
    let mut wanted = Vec::new();
    for (writer, by_counter) in &listing.statements {
        if *writer == known.own || !known.logs.contains(writer) {
            continue;
        }
        let held = known.statements.get(writer).copied();
        let newer = by_counter
            .iter()
            .rev()
            .filter(|(_, text)| !known.aside.contains(*text))
            .find(|(counter, _)| held.is_none_or(|held| **counter > held));
        wanted.extend(newer.map(|(_, text)| text.clone()));
    }
    wanted
}

/// Objects of this laptop that another of its own objects covers whole, both in the listing: what a pack made needless.
///
/// `known` are the objects that this laptop put there or found equal to its own. A clone writes under the same prefix, and what
/// it put there may hold something else.
pub(crate) fn superseded(listing: &Listing, own: LogId, known: &BTreeSet<String>) -> Vec<String> {
    let mut needless = Vec::new();
    for segments in listing.segments.values() {
        let ours: Vec<_> = segments
            .iter()
            .filter(|(name, text)| name.writer == own && known.contains(*text))
            .collect();
        for (name, text) in &ours {
            let longer = |other: &SegmentName| {
                other.from <= name.from
                    && other.to >= name.to
                    && (other.from, other.to) != (name.from, name.to)
            };
            if ours.iter().any(|(other, _)| longer(other)) {
                needless.push((*text).clone());
            }
        }
    }
    needless
}

/// Statements of this laptop that a later one, which the listing shows too, made needless.
pub(crate) fn old_statements(listing: &Listing, own: LogId) -> Vec<String> {
    let Some(by_counter) = listing.statements.get(&own) else {
        return Vec::new();
    };
    let last = by_counter.keys().next_back().copied().unwrap_or(0);
    let old = by_counter.range(..last);
    old.map(|(_, text)| text.clone()).collect()
}

/// Whether a name is one that this laptop may remove or replace.
pub(crate) fn is_written_by(listing: &Listing, name: &str, own: LogId) -> bool {
    match listing.objects.get(name).map(|shown| shown.name) {
        Some(Name::Segment(segment)) => segment.writer == own,
        Some(
            Name::Key { writer, .. }
            | Name::Epoch { writer, .. }
            | Name::Statement { writer, .. }
            | Name::Recovery { writer, .. },
        ) => writer == own,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Listed;
    use domain::ids::ServiceId;
    use proptest::prelude::*;
    use uuid::Uuid;

    const SERVICE: ServiceId = ServiceId(Uuid::from_u128(0x5E));

    fn log(id: u128) -> LogId {
        LogId(Uuid::from_u128(id))
    }

    fn listed(name: Name) -> Listed {
        Listed {
            name: name.write(SERVICE),
            bytes: 1000,
            mark: String::new(),
        }
    }

    fn segment(of: u128, from: u64, to: u64, writer: u128) -> Listed {
        listed(Name::Segment(SegmentName {
            log: log(of),
            from,
            to,
            writer: log(writer),
            hash: [from as u8; 16],
        }))
    }

    fn statement(writer: u128, counter: u64) -> Listed {
        listed(Name::Statement {
            writer: log(writer),
            counter,
            hash: [counter as u8; 16],
        })
    }

    fn known() -> Known {
        Known {
            own: log(1),
            tips: BTreeMap::from([(log(1), 10), (log(2), 4)]),
            logs: BTreeSet::from([log(1), log(2), log(3)]),
            ..Known::default()
        }
    }

    #[test]
    fn only_what_is_beyond_our_tips_is_fetched_and_only_of_logs_somebody_vouches_for() {
        let shown = vec![
            segment(2, 1, 4, 2),
            segment(2, 5, 9, 2),
            segment(3, 1, 2, 3),
            segment(4, 1, 2, 4),
            segment(3, 3, 4, 4),
        ];
        let plan = plan(&Listing::read(SERVICE, shown), &known());
        let places: Vec<_> = plan
            .segments
            .iter()
            .map(|fetch| (fetch.name.log, fetch.name.from, fetch.name.to))
            .collect();
        assert_eq!(places, [(log(2), 5, 9), (log(3), 1, 2)]);
        assert_eq!(plan.strangers.len(), 2);
    }

    #[test]
    fn what_was_set_aside_is_gone_around_where_another_object_says_the_same() {
        let shown = vec![
            segment(2, 5, 9, 2),
            segment(2, 5, 6, 2),
            segment(2, 7, 9, 3),
        ];
        let listing = Listing::read(SERVICE, shown.clone());
        let mut known = known();
        assert_eq!(plan(&listing, &known).segments.len(), 1);
        known.aside.insert(shown[0].name.clone());
        assert_eq!(plan(&listing, &known).segments.len(), 2);
        known.aside.insert(shown[1].name.clone());
        assert!(plan(&listing, &known).segments.is_empty());
    }

    #[test]
    fn our_own_log_is_looked_at_only_where_we_did_not_put_it() {
        let shown = vec![
            segment(1, 1, 10, 1),
            segment(1, 11, 12, 1),
            segment(1, 1, 10, 2),
        ];
        let mut known = known();
        known.own_objects.insert(shown[0].name.clone());
        let plan = plan(&Listing::read(SERVICE, shown), &known);
        let places: Vec<_> = plan
            .own_elsewhere
            .iter()
            .map(|(name, _)| (name.from, name.to, name.writer))
            .collect();
        assert_eq!(places, [(1, 10, log(2)), (11, 12, log(1))]);
        assert!(plan.segments.is_empty());
    }

    #[test]
    fn the_newest_statement_of_each_laptop_is_fetched_once() {
        let shown = vec![
            statement(2, 3),
            statement(2, 4),
            statement(3, 7),
            statement(1, 9),
            statement(4, 1),
        ];
        let listing = Listing::read(SERVICE, shown.clone());
        let mut known = known();
        known.statements = BTreeMap::from([(log(3), 7)]);
        assert_eq!(plan(&listing, &known).statements, [shown[1].name.clone()]);
        assert_eq!(old_statements(&listing, log(2)), [shown[0].name.clone()]);
    }

    #[test]
    fn what_a_pack_covers_is_needless_only_among_our_own() {
        let shown = vec![
            segment(1, 1, 1, 1),
            segment(1, 2, 3, 1),
            segment(1, 1, 3, 1),
            segment(1, 1, 2, 2),
            segment(1, 4, 4, 1),
        ];
        let listing = Listing::read(SERVICE, shown.clone());
        let mut known: BTreeSet<String> = shown.iter().map(|one| one.name.clone()).collect();
        let needless = superseded(&listing, log(1), &known);
        assert_eq!(needless, [shown[0].name.clone(), shown[1].name.clone()]);
        known.remove(&shown[0].name);
        let needless = superseded(&listing, log(1), &known);
        assert_eq!(
            needless,
            [shown[1].name.clone()],
            "a clone may have put it there"
        );
    }

    proptest! {
        #[test]
        fn the_order_of_the_listing_decides_nothing(
            segments in prop::collection::vec((1u128..5, 1u64..20, 0u64..8, 1u128..5), 0..30),
            turn in any::<usize>(),
        ) {
            let shown: Vec<Listed> = segments.iter().map(|(of, from, more, writer)| segment(*of, *from, from + more, *writer)).collect();
            let mut turned = shown.clone();
            if !turned.is_empty() {
                let by = turn % turned.len();
                turned.rotate_left(by);
            }
            let here = plan(&Listing::read(SERVICE, shown), &known());
            prop_assert_eq!(&here, &plan(&Listing::read(SERVICE, turned), &known()));
            let mut at = known().tips;
            for fetch in here.segments {
                let tip = at.entry(fetch.name.log).or_insert(0);
                prop_assert!(fetch.name.from <= *tip + 1 && fetch.name.to > *tip);
                *tip = fetch.name.to;
            }
        }
    }
}
