//! Issuing a report, replacing it, taking it back, and telling those who hold a copy.

use super::{Refusal, field, open, writable};
use crate::case_now::{Case, ReportEntry, SignedContact};
use crate::event::Event;
use crate::ids::ReportId;
use crate::paper::{AnsweredWarning, HolderTold, ReadBack, ReportIssued, ReportWithdrawn};
use crate::report::{Finding, ReportContent, Severity};
use chrono::NaiveDate;

/// A report ready to be issued but for its rendering.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportToIssue {
    pub report: ReportId,
    pub content: ReportContent,
    pub answered: Vec<AnsweredWarning>,
    /// BLAKE3 of the PDF, hexadecimal.
    pub document: String,
    pub pages: u32,
    pub read_back: Option<ReadBack>,
    pub supersedes: Option<ReportId>,
    pub check_code: Vec<String>,
}

/// Issues a report on a signed contact. `findings` are all that were found in the content; a blocking one refuses.
pub fn issue_report(
    case: &Case,
    basis: SignedContact<'_>,
    report: ReportToIssue,
    findings: Vec<Finding>,
) -> Result<Event, Refusal> {
    open(case)?;
    if let Some(old) = report.supersedes {
        let old = case.report(old).ok_or(Refusal::NoSuchReport)?;
        may_replace(case, old)?;
    }
    let blocking: Vec<Finding> = findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Block)
        .collect();
    if !blocking.is_empty() {
        return Err(Refusal::Report(blocking));
    }
    Ok(ReportIssued {
        report: report.report,
        basis: basis.contact().id,
        content: report.content,
        document: report.document,
        pages: report.pages,
        answered: report.answered,
        read_back: report.read_back,
        supersedes: report.supersedes,
        check_code: report.check_code,
    }
    .into())
}

/// Whether a report may be replaced: it holds, and the case is open. One that was replaced or withdrawn is done with.
pub fn may_replace(case: &Case, entry: &ReportEntry) -> Result<(), Refusal> {
    open(case)?;
    still_holds(case, entry)
}

fn still_holds(case: &Case, entry: &ReportEntry) -> Result<(), Refusal> {
    if case.superseded_by(entry.report.report).is_some() {
        return Err(Refusal::AlreadyReplaced);
    }
    if entry.withdrawn.is_some() {
        return Err(Refusal::AlreadyWithdrawn);
    }
    Ok(())
}

/// Takes a report back with nothing in its place, also in a case that is closed.
pub fn withdraw_report(
    case: &Case,
    report: ReportId,
    reason: &str,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    writable(case)?;
    let entry = case.report(report).ok_or(Refusal::NoSuchReport)?;
    still_holds(case, entry)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(field("reason", "why it no longer holds"));
    }
    if on > today || on < entry.report.content.issued_on {
        return Err(field("on", "a day from the day of issue to today"));
    }
    Ok(ReportWithdrawn {
        report,
        on,
        reason: reason.to_owned(),
    }
    .into())
}

/// Records that somebody who holds a copy was told that it no longer holds. Telling them twice is no mistake.
pub fn tell_holder(case: &Case, told: HolderTold, today: NaiveDate) -> Result<Event, Refusal> {
    writable(case)?;
    let entry = case.report(told.report).ok_or(Refusal::NoSuchReport)?;
    let ended = case.ended(entry).ok_or(Refusal::ReportHolds)?;
    let known = case
        .holders(entry)
        .iter()
        .any(|holder| holder.copy_for == told.copy_for && holder.to == told.to);
    if !known {
        return Err(field("copy_for", "somebody who was given a copy"));
    }
    if !HolderTold::WAYS.contains(&told.how.as_str()) {
        return Err(field("how", "how they were told"));
    }
    if told.on > today || told.on < ended.on {
        return Err(field(
            "on",
            "a day from the day it was replaced or withdrawn to today",
        ));
    }
    Ok(told.into())
}
