//! Issuing a report, and how its copies reached people.

use super::{Refusal, field, open, writable};
use crate::case::ConsentPurpose;
use crate::case_now::{Case, SignedContact};
use crate::event::Event;
use crate::ids::ReportId;
use crate::paper::{AnsweredWarning, ReadBack, ReportDelivered, ReportIssued};
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

/// Records how a copy of a report reached whom it is for.
pub fn deliver_report(
    case: &Case,
    delivered: ReportDelivered,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    writable(case)?;
    let entry = case.report(delivered.report).ok_or(Refusal::NoSuchReport)?;
    if delivered.on > today || delivered.on < entry.recorded.at.date_naive() {
        return Err(field("on", "a day from the day of issue to today"));
    }
    let purpose = match delivered.copy_for.as_str() {
        "patient" => None,
        "gp" => Some(ConsentPurpose::GpCopy),
        "employer" => Some(ConsentPurpose::EmployerCopy),
        _ => return Err(field("copy_for", "the patient, the GP or the employer")),
    };
    if purpose.is_some_and(|purpose| !case.consents_to(purpose)) {
        return Err(field("copy_for", "someone the patient has agreed to"));
    }
    Ok(delivered.into())
}
