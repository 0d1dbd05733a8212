//! Who has a copy of a report, who may have one, and who has to be told when it no longer holds.

use crate::case::{ConsentDecision, ConsentPurpose, ConsentRecorded};
use crate::case_now::{Case, Entry, ReportEntry};
use crate::ids::{ConsentId, ReportId};
use crate::paper::{CopyMark, HolderTold};
use chrono::NaiveDate;

/// Whom a copy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CopyFor {
    Patient,
    Gp,
    Employer,
}

impl CopyFor {
    pub const ALL: [Self; 3] = [Self::Patient, Self::Gp, Self::Employer];

    pub fn id(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Gp => "gp",
            Self::Employer => "employer",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|whom| whom.id() == id)
    }

    /// What has to be agreed to first; `None` for the patient, whose paper it is.
    pub fn purpose(self) -> Option<ConsentPurpose> {
        match self {
            Self::Patient => None,
            Self::Gp => Some(ConsentPurpose::GpCopy),
            Self::Employer => Some(ConsentPurpose::EmployerCopy),
        }
    }
}

/// On what a copy may be given, and to whom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopyRight {
    /// None for the patient's own.
    pub consent: Option<ConsentId>,
    /// The person the consent names; may be empty.
    pub named: String,
}

/// Why a copy may not be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoCopy {
    #[error(
        "there is no consent in force for this copy: record one in the case, or give the copy to the patient"
    )]
    NoConsent,
    #[error(
        "that report no longer holds, so nobody is given it but the patient: give the one that replaced it"
    )]
    NoLongerHolds,
}

/// A report no longer holds: since when, and what every page of a copy says from then on.
#[derive(Clone, Debug, PartialEq)]
pub struct Ended<'a> {
    pub on: NaiveDate,
    pub mark: CopyMark,
    /// What took its place, if anything did.
    pub by: Option<&'a ReportEntry>,
}

/// Somebody who was given a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// As [`CopyFor::id`]; empty where it was not said whom the copy was for.
    pub copy_for: String,
    /// The person, as the consent named them; may be empty.
    pub to: String,
}

impl Case {
    /// Why and since when a report no longer holds; `None` while it does. One that was withdrawn before its successor came
    /// is still replaced: that tells its holder more.
    pub fn ended<'a>(&'a self, entry: &ReportEntry) -> Option<Ended<'a>> {
        if let Some(by) = self.superseded_by(entry.report.report) {
            let content = &by.report.content;
            return Some(Ended {
                on: content.issued_on,
                mark: CopyMark::Replaced {
                    number: content.report_number.clone(),
                    on: content.issued_on,
                },
                by: Some(by),
            });
        }
        entry.withdrawn.as_ref().map(|withdrawn| Ended {
            on: withdrawn.fact.on,
            mark: CopyMark::Withdrawn {
                on: withdrawn.fact.on,
            },
            by: None,
        })
    }

    /// Whether a copy of a report may go to somebody on a day, and on what: the one place where this is decided, for
    /// copies saved, opened, printed and delivered.
    ///
    /// The patient always: also a report that no longer holds, whose copy then says so on every page. The GP and the
    /// employer only with a consent that was in force on that day, and only while the report holds.
    pub fn right_to_copy(
        &self,
        entry: &ReportEntry,
        whom: CopyFor,
        on: NaiveDate,
    ) -> Result<CopyRight, NoCopy> {
        let Some(purpose) = whom.purpose() else {
            return Ok(CopyRight::default());
        };
        if self.ended(entry).is_some_and(|ended| ended.on <= on) {
            return Err(NoCopy::NoLongerHolds);
        }
        let consent = self
            .consent_on(purpose, on)
            .filter(|consent| consent.decision == ConsentDecision::Given)
            .ok_or(NoCopy::NoConsent)?;
        Ok(CopyRight {
            consent: Some(consent.consent),
            named: consent.named.clone(),
        })
    }

    /// The consent that held for a purpose on a day: the last recorded of those that were not yet to come.
    fn consent_on(&self, purpose: ConsentPurpose, on: NaiveDate) -> Option<&ConsentRecorded> {
        self.consents
            .iter()
            .rev()
            .map(|entry| &entry.fact)
            .find(|consent| consent.purpose == purpose && consent.on <= on)
    }

    pub fn consent_by_id(&self, id: ConsentId) -> Option<&Entry<ConsentRecorded>> {
        self.consents.iter().find(|entry| entry.fact.consent == id)
    }

    /// Everybody who was given a copy of a report, each once, in the order in which they got it. Copies for one person in
    /// several ways are one holder; another person named by a later consent is another.
    pub fn holders(&self, entry: &ReportEntry) -> Vec<Holder> {
        let given = entry.given.iter().map(|given| {
            let named = self.named(given.fact.consent, &given.fact.to);
            (given.recorded.at, &given.fact.copy_for, named)
        });
        let delivered = entry.delivered.iter().map(|delivered| {
            // Where it went is an address or a mailbox; who got it is whom the consent names.
            let named = self.named(delivered.fact.consent, "");
            (delivered.recorded.at, &delivered.fact.copy_for, named)
        });
        let mut copies: Vec<_> = given.chain(delivered).collect();
        copies.sort_by_key(|(at, _, _)| *at);
        let mut holders: Vec<Holder> = Vec::new();
        for (_, copy_for, to) in copies {
            let holder = Holder {
                copy_for: copy_for.clone(),
                to,
            };
            if !holders.contains(&holder) {
                holders.push(holder);
            }
        }
        holders
    }

    fn named(&self, consent: Option<ConsentId>, said: &str) -> String {
        if !said.is_empty() {
            return said.to_owned();
        }
        consent
            .and_then(|id| self.consent_by_id(id))
            .map(|consent| consent.fact.named.clone())
            .unwrap_or_default()
    }

    /// Those who hold a copy of a report that no longer holds and were not told so yet. The patient counts.
    pub fn people_to_tell(&self, report: ReportId) -> Vec<Holder> {
        let Some(entry) = self.report(report) else {
            return Vec::new();
        };
        if self.ended(entry).is_none() {
            return Vec::new();
        }
        let mut holders = self.holders(entry);
        holders.retain(|holder| told(entry, holder).next().is_none());
        holders
    }
}

/// Each time a holder was told, in the order in which it was recorded.
pub fn told<'a>(
    entry: &'a ReportEntry,
    holder: &'a Holder,
) -> impl Iterator<Item = &'a Entry<HolderTold>> {
    entry
        .told
        .iter()
        .filter(|told| told.fact.copy_for == holder.copy_for && told.fact.to == holder.to)
}
