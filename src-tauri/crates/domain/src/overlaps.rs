//! Two contacts for one appointment, or two reports over one period, made by people who had not seen each other's.
//!
//! Both stand in the record. Somebody enters one in error, replaces or withdraws one, or says that both are right.

use crate::case_now::Case;
use crate::contact::Contact;
use crate::fold::Told;
use crate::ids::{ContactId, ReportId};
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use std::collections::BTreeSet;
use uuid::Uuid;

/// How far apart two contacts of one day may lie and still be the same appointment, in minutes. Mark I, our proposal: half a
/// telephone contact; asked once too often costs one key, two contacts counted for one appointment cost a wrong record.
pub const NEAR_MINUTES: i64 = 30;
/// How long a contact is taken to last whose end was not written down, in minutes. Mark I: the shortest usual contact.
pub const LASTS_MINUTES: i64 = 30;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OverlapKind {
    Contacts,
    Reports,
}

/// Contacts or reports that may be one too many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub kind: OverlapKind,
    /// Two or more, sorted.
    pub about: Vec<Uuid>,
    /// The day of the contacts; the first day that both reports cover.
    pub on: NaiveDate,
}

/// Things of one kind in a case, and which pairs of them were made by people who had not seen the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Apart<T> {
    told: Vec<(T, usize)>,
    pairs: Vec<(T, T)>,
}

impl<T> Default for Apart<T> {
    fn default() -> Self {
        Self {
            told: Vec::new(),
            pairs: Vec::new(),
        }
    }
}

impl<T: Copy> Apart<T> {
    pub(crate) fn add(&mut self, told: &Told<'_, '_>, thing: T) {
        let unseen = self
            .told
            .iter()
            .filter(|(_, place)| !told.order.saw(told.place, *place));
        self.pairs.extend(unseen.map(|(other, _)| (*other, thing)));
        self.told.push((thing, told.place));
    }
}

impl Case {
    /// What overlaps and nobody has settled. Things that overlap in a chain come as one.
    pub fn overlaps(&self) -> Vec<Overlap> {
        let contacts = self.contacts_apart.pairs.iter().filter_map(|(one, other)| {
            let on = self.one_appointment(*one, *other)?;
            Some((one.0, other.0, on))
        });
        let reports = self.reports_apart.pairs.iter().filter_map(|(one, other)| {
            let on = self.one_period(*one, *other)?;
            Some((one.0, other.0, on))
        });
        let mut overlaps = self.joined(OverlapKind::Contacts, contacts);
        overlaps.extend(self.joined(OverlapKind::Reports, reports));
        overlaps
    }

    fn one_appointment(&self, one: ContactId, other: ContactId) -> Option<NaiveDate> {
        let counts = |id| self.contact(id).filter(|entry| entry.struck.is_none());
        let (one, other) = (&counts(one)?.contact, &counts(other)?.contact);
        may_be_one(one, other).then_some(one.on)
    }

    fn one_period(&self, one: ReportId, other: ReportId) -> Option<NaiveDate> {
        let holds = |id| self.report(id).filter(|entry| self.report_holds(entry));
        let one = &holds(one)?.report.content.period;
        let other = &holds(other)?.report.content.period;
        let from = one.from.max(other.from);
        (from <= one.to.min(other.to)).then_some(from)
    }

    fn joined(
        &self,
        kind: OverlapKind,
        pairs: impl Iterator<Item = (Uuid, Uuid, NaiveDate)>,
    ) -> Vec<Overlap> {
        let mut groups: Vec<(BTreeSet<Uuid>, NaiveDate)> = Vec::new();
        for (one, other, on) in pairs.filter(|(one, other, _)| !self.accepted(*one, *other)) {
            let mut group = BTreeSet::from([one, other]);
            let mut first = on;
            groups.retain(|(known, on)| {
                let apart = known.is_disjoint(&group);
                if !apart {
                    group.extend(known);
                    first = first.min(*on);
                }
                apart
            });
            groups.push((group, first));
        }
        let mut overlaps: Vec<Overlap> = groups
            .into_iter()
            .map(|(group, on)| Overlap {
                kind,
                about: group.into_iter().collect(),
                on,
            })
            .collect();
        overlaps.sort_by(|one, other| (one.on, &one.about).cmp(&(other.on, &other.about)));
        overlaps
    }

    fn accepted(&self, one: Uuid, other: Uuid) -> bool {
        self.overlaps_accepted
            .iter()
            .any(|accepted| accepted.about.contains(&one) && accepted.about.contains(&other))
    }
}

/// On one day, and at times that touch or nearly do. A contact without a time may have been at any.
pub fn may_be_one(one: &Contact, other: &Contact) -> bool {
    if one.on != other.on {
        return false;
    }
    let (Some((from, to)), Some((other_from, other_to))) = (times(one), times(other)) else {
        return true;
    };
    let near = TimeDelta::minutes(NEAR_MINUTES);
    other_from.signed_duration_since(to) <= near && from.signed_duration_since(other_to) <= near
}

fn times(contact: &Contact) -> Option<(NaiveTime, NaiveTime)> {
    let start = contact.start?;
    let (assumed, past_midnight) = start.overflowing_add_signed(TimeDelta::minutes(LASTS_MINUTES));
    let assumed = if past_midnight == 0 { assumed } else { start };
    Some((start, contact.end.unwrap_or(assumed).max(start)))
}
