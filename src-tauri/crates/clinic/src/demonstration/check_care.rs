//! What a contact, and what comes after it, left in the record: looked up anew for each point.

use super::check::{Seen, differs, one_line, sorted};
use super::predicate::{ConcernSays, InterpreterSays};
use crate::problem::{Problem, Result};
use crate::views::ContactView;
use domain::report::slots;

/// The longest summary anybody reads in a GP record (issue: "at most 12 lines").
const SUMMARY_LINES_MAX: usize = 12;

impl Seen<'_> {
    fn contacts(&self) -> Result<Vec<ContactView>> {
        self.played
            .contacts
            .iter()
            .map(|(case, contact)| self.clinic.contact(case, contact))
            .collect()
    }

    pub(super) fn told_of_risk(&self, who: &str) -> Result<Option<String>> {
        let told: Vec<String> = self
            .contacts()?
            .into_iter()
            .flat_map(|contact| contact.contact.risk)
            .filter(|answer| answer.item == domain::risk::TOLD)
            .map(|answer| answer.text)
            .collect();
        let there = told.iter().any(|text| text.contains(who));
        Ok((!there).then(|| format!("found {told:?}")))
    }

    pub(super) fn concern(&self, says: &ConcernSays) -> Result<Option<String>> {
        let concerns: Vec<_> = self
            .contacts()?
            .into_iter()
            .flat_map(|contact| contact.contact.concerns)
            .collect();
        let there = concerns.iter().any(|concern| {
            concern.kind == says.kind
                && concern.told.starts_with(&says.told)
                && concern.told_at == says.at
        });
        Ok((!there).then(|| format!("found {concerns:?}")))
    }

    pub(super) fn interpreter(&self, says: &InterpreterSays) -> Result<Option<String>> {
        let mut attended = self
            .contacts()?
            .into_iter()
            .map(|contact| contact.contact)
            .filter(|contact| contact.outcome == "attended")
            .peekable();
        if attended.peek().is_none() {
            return Ok(Some("no contact".to_owned()));
        }
        let other = attended.map(|contact| contact.interpreter).find(|one| {
            one.language != says.language || !one.name.starts_with(&says.name) || one.by != says.by
        });
        Ok(other.map(|one| format!("found {one:?}")))
    }

    /// The worklist is that of whoever is signed in: the script's own clinician.
    pub(super) fn worklist(&self, wanted: &[String]) -> Result<Option<String>> {
        let list = self.clinic.worklist()?;
        let mine = |case: &String| self.played.cases.contains(case);
        let mut found: Vec<&str> = Vec::new();
        for (kind, lines) in [
            ("consents_awaited", &list.consents_awaited),
            ("delivery", &list.delivery),
            ("gp_record", &list.gp_record),
            ("missed", &list.missed),
            ("risk_to_read", &list.risk_to_read),
            ("tell_holder", &list.tell_holder),
        ] {
            if lines.iter().any(|line| mine(&line.case)) {
                found.push(kind);
            }
        }
        for (kind, lines) in [
            ("reports_ending", &list.reports_ending),
            ("reviews_due", &list.reviews_due),
        ] {
            if lines.iter().any(|line| mine(&line.case)) {
                found.push(kind);
            }
        }
        if list.unsigned.iter().any(|draft| mine(&draft.case)) {
            found.push("unsigned");
        }
        found.sort_unstable();
        Ok(differs(sorted(wanted), found))
    }

    pub(super) fn filed(&self, wanted: &[bool]) -> Result<Option<String>> {
        let found: Vec<bool> = self
            .contacts()?
            .into_iter()
            .filter_map(|contact| contact.gp_record)
            .map(|record| record.put)
            .collect();
        Ok(differs(wanted, &found))
    }

    pub(super) fn summary_has(&self, parts: &[String]) -> Result<Option<String>> {
        let summaries: Vec<String> = self
            .contacts()?
            .into_iter()
            .map(|contact| contact.summary)
            .collect();
        let long = summaries
            .iter()
            .find(|summary| summary.lines().count() > SUMMARY_LINES_MAX);
        if let Some(long) = long {
            return Ok(Some(format!("too long: {long}")));
        }
        let has_all = |summary: &String| parts.iter().all(|part| summary.contains(part));
        Ok((!summaries.iter().any(has_all)).then(|| format!("found {summaries:?}")))
    }

    pub(super) fn delivered(&self, wanted: &[String]) -> Result<Option<String>> {
        let found = self.issued()?.deliveries;
        let same = wanted.len() == found.len()
            && found
                .iter()
                .zip(wanted)
                .all(|(found, wanted)| found.starts_with(wanted));
        Ok((!same).then(|| format!("found {found:?}")))
    }

    /// The fixed parts of a wording, one after the other, with something filled in between.
    pub(super) fn catalogue(&self, id: &str) -> Result<Option<String>> {
        let content = self.clinic.content();
        let entry = content
            .adjustments
            .into_iter()
            .find(|entry| entry.id == id)
            .ok_or_else(|| Problem::not_found("wording"))?;
        let text = one_line(&self.issued()?.text);
        let mut rest = text.as_str();
        let mut fixed = Vec::new();
        let mut from = 0;
        for slot in slots(&entry.wording) {
            fixed.push(&entry.wording[from..slot.at]);
            from = slot.at + slot.name.len() + 2;
        }
        fixed.push(&entry.wording[from..]);
        for part in fixed.into_iter().filter(|part| !part.trim().is_empty()) {
            let Some(at) = rest.find(part.trim()) else {
                return Ok(Some(format!("the text lacks \u{201c}{part}\u{201d}")));
            };
            rest = &rest[at + part.trim().len()..];
        }
        Ok(None)
    }
}
