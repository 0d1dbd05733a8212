//! One person for one, two people for another, who had not seen what the first said.
//!
//! Until somebody who saw both settles it they are shown as two: what is written under the wrong name does more harm than what
//! is looked for under two. Both say so on this registration, the one that was merged away, so that it can be seen who had seen
//! what.

use crate::differences::{Difference, Said, Setting, Stated};
use crate::fold::Told;
use crate::ids::{EventId, PatientId};
use crate::patient_now::{Merge, Patient};
use crate::versions::Versions;
use std::collections::BTreeSet;

/// Somebody looked at both and found two people.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldApart {
    pub other: PatientId,
    pub said: Said,
    place: usize,
    /// Merges into that other made by people who had not seen this, and whom this one's author had not seen either.
    unseen: BTreeSet<EventId>,
}

impl ToldApart {
    pub(crate) fn new(told: &Told<'_, '_>, other: PatientId, merges: &Versions<Merge>) -> Self {
        let unseen = merges.unseen(told.order, told.place);
        Self {
            other,
            said: told.said(),
            place: told.place,
            unseen: unseen
                .filter(|merge| merge.value.into == other)
                .map(|merge| merge.event)
                .collect(),
        }
    }

    /// A merge that comes later in the order.
    pub(crate) fn merged(&mut self, told: &Told<'_, '_>, into: PatientId) {
        if into == self.other && !told.order.saw(told.place, self.place) {
            self.unseen.insert(told.header.id);
        }
    }
}

impl Patient {
    /// Whether somebody found this person and the other to be two.
    pub fn was_told_apart(&self, other: PatientId) -> bool {
        self.told_apart.iter().any(|apart| apart.other == other)
    }

    /// Those whom somebody found this person to be, and somebody else found them not to be, neither having seen the other.
    pub fn disputed(&self) -> BTreeSet<PatientId> {
        let open = self.told_apart.iter().filter(|apart| self.is_open(apart));
        open.map(|apart| apart.other).collect()
    }

    /// What is said for and against, for each of those.
    pub(crate) fn disputes(&self) -> Vec<Difference> {
        let disputed = self.disputed().into_iter();
        disputed.map(|other| self.dispute(other)).collect()
    }

    /// Somebody merged the two, and nobody who did had seen that they were told apart, or been seen.
    fn is_open(&self, apart: &ToldApart) -> bool {
        let mut merges = self.merges_into(apart.other).peekable();
        merges.peek().is_some() && merges.all(|said| apart.unseen.contains(&said.event))
    }

    fn merges_into(&self, other: PatientId) -> impl Iterator<Item = Said> {
        let merges = self.merged_into.all().iter();
        merges
            .filter(move |merge| merge.value.into == other)
            .map(|merge| Said {
                by: merge.by.clone(),
                at: merge.at,
                site: merge.site,
                laptop: merge.laptop,
                event: merge.event,
            })
    }

    fn dispute(&self, other: PatientId) -> Difference {
        let apart = self.told_apart.iter().filter(|apart| apart.other == other);
        let open = apart.filter(|apart| self.is_open(apart));
        Difference {
            field: format!("same_person_{other}"),
            values: vec![
                Stated {
                    value: Setting::OnePerson(other),
                    said: self.merges_into(other).collect(),
                },
                Stated {
                    value: Setting::TwoPeople(other),
                    said: open.map(|apart| apart.said.clone()).collect(),
                },
            ],
            both: None,
        }
    }
}
