//! What a place shows of a service, sorted out.

use crate::names::{Name, SegmentName};
use crate::place::Listed;
use domain::ids::{EpochId, LogId, ServiceId};
use std::collections::{BTreeMap, BTreeSet};

/// One listing. What is not ours is not in it; nothing here rests on the order in which the place listed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing {
    /// Every object of ours by its whole name.
    pub(crate) objects: BTreeMap<String, Shown>,
    /// The stretches of each log, by place.
    pub(crate) segments: BTreeMap<LogId, BTreeMap<SegmentName, String>>,
    pub(crate) keys: Vec<(LogId, String)>,
    pub(crate) epochs: Vec<(EpochId, String)>,
    /// By writer and counter.
    pub(crate) statements: BTreeMap<LogId, BTreeMap<u64, String>>,
}

/// An object as it was listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) name: Name,
    pub(crate) bytes: u64,
    pub(crate) mark: String,
}

impl Listing {
    pub(crate) fn read(service: ServiceId, listed: Vec<Listed>) -> Self {
        let mut listing = Self::default();
        for found in listed {
            let Some(name) = Name::read(service, &found.name) else {
                continue;
            };
            let text = found.name;
            match name {
                Name::Segment(segment) => {
                    let of_log = listing.segments.entry(segment.log).or_default();
                    of_log.insert(segment, text.clone());
                }
                Name::Key { log, .. } => listing.keys.push((log, text.clone())),
                Name::Epoch { epoch, .. } => listing.epochs.push((epoch, text.clone())),
                Name::Statement {
                    writer, counter, ..
                } => {
                    let of_writer = listing.statements.entry(writer).or_default();
                    of_writer.insert(counter, text.clone());
                }
                Name::Recovery { .. } => {}
            }
            let shown = Shown {
                name,
                bytes: found.bytes,
                mark: found.mark,
            };
            listing.objects.insert(text, shown);
        }
        listing.keys.sort();
        listing.epochs.sort();
        listing
    }

    pub(crate) fn holds(&self, name: &str) -> bool {
        self.objects.contains_key(name)
    }

    /// The mark an object was listed with; empty when it was not.
    pub(crate) fn mark(&self, name: &str) -> &str {
        self.objects
            .get(name)
            .map_or("", |shown| shown.mark.as_str())
    }

    /// The stretches of a log and their whole names, by place.
    pub(crate) fn of_log(&self, log: LogId) -> impl Iterator<Item = (&SegmentName, &String)> {
        self.segments.get(&log).into_iter().flatten()
    }

    /// For each log, up to where the place shows it without a gap.
    pub(crate) fn coverage(&self) -> BTreeMap<LogId, u64> {
        self.coverage_without(&BTreeSet::new())
    }

    /// As [`Listing::coverage`], as if the objects named were not there.
    pub(crate) fn coverage_without(&self, names: &BTreeSet<&str>) -> BTreeMap<LogId, u64> {
        let up_to = |segments: &BTreeMap<SegmentName, String>| {
            let there = segments
                .iter()
                .filter(|(_, text)| !names.contains(text.as_str()));
            // Sorted by where they start, so one pass finds the first gap.
            there.fold(0, |up_to, (segment, _)| {
                if segment.from <= up_to + 1 {
                    segment.to.max(up_to)
                } else {
                    up_to
                }
            })
        };
        let logs = self.segments.iter();
        logs.map(|(log, segments)| (*log, up_to(segments)))
            .collect()
    }
}
