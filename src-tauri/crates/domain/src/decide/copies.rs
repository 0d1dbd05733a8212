//! Copies of a report: given, and how they reached people.

use super::{Refusal, field, writable};
use crate::case_now::Case;
use crate::copies::{CopyFor, NoCopy};
use crate::event::Event;
use crate::ids::ReportId;
use crate::paper::{CopyEdition, ReportDelivered, ReportGiven};
use chrono::NaiveDate;

/// A copy somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyWanted {
    pub report: ReportId,
    pub whom: CopyFor,
    pub edition: CopyEdition,
    pub duplicate: bool,
}

/// Whether a copy may be given today, and the fact that records it. `how` is [`ReportGiven::how`], `document` the BLAKE3 of
/// the very bytes that are given. What it must say of no longer holding is [`ReportGiven::mark`].
pub fn give_copy(
    case: &Case,
    wanted: CopyWanted,
    how: &str,
    document: &str,
    today: NaiveDate,
) -> Result<ReportGiven, Refusal> {
    writable(case)?;
    let entry = case.report(wanted.report).ok_or(Refusal::NoSuchReport)?;
    let right = case.right_to_copy(entry, wanted.whom, today)?;
    Ok(ReportGiven {
        report: wanted.report,
        how: how.to_owned(),
        document: document.to_owned(),
        copy_for: wanted.whom.id().to_owned(),
        edition: wanted.edition,
        duplicate: wanted.duplicate,
        consent: right.consent,
        to: right.named,
        mark: case.ended(entry).map(|ended| ended.mark),
    })
}

/// Records how a copy of a report reached whom it is for, on the consent that was in force on that day.
pub fn deliver_report(
    case: &Case,
    delivered: ReportDelivered,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    writable(case)?;
    let entry = case.report(delivered.report).ok_or(Refusal::NoSuchReport)?;
    let whom = CopyFor::parse(&delivered.copy_for)
        .ok_or_else(|| field("copy_for", "the patient, the GP or the employer"))?;
    if delivered.on > today || delivered.on < entry.recorded.at.date_naive() {
        return Err(field("on", "a day from the day of issue to today"));
    }
    let right = case
        .right_to_copy(entry, whom, delivered.on)
        .map_err(|no| match no {
            NoCopy::NoConsent => field("copy_for", "someone the patient has agreed to"),
            NoCopy::NoLongerHolds => field("on", "a day before it was replaced or withdrawn"),
        })?;
    Ok(ReportDelivered {
        consent: right.consent,
        ..delivered
    }
    .into())
}
