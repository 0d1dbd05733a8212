//! Issuing a letter, plan or summary, and giving copies of it.

use super::{Refusal, field, open, writable};
use crate::case::ConsentPurpose;
use crate::case_now::Case;
use crate::event::Event;
use crate::ids::{ConsentId, ContactId, PaperId};
use crate::paper::{AnsweredWarning, PaperGiven, PaperIssued};
use crate::paper_content::{PaperContent, PaperKind};
use crate::report::{Finding, Severity};

/// A paper ready to be issued but for its rendering.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperToIssue {
    pub paper: PaperId,
    pub content: PaperContent,
    pub basis: Option<ContactId>,
    /// `patient`, `gp` or `employer`.
    pub copy_for: String,
    pub answered: Vec<AnsweredWarning>,
    /// BLAKE3 of the PDF, hexadecimal.
    pub document: String,
    pub pages: u32,
}

/// Whom a kind of paper may be addressed to, as in `copy_for`, the usual one first. The person may have every paper that
/// is about them; what is written for them or their GP never goes to an employer.
pub fn readers_of(kind: PaperKind) -> &'static [&'static str] {
    match kind {
        PaperKind::GpLetter | PaperKind::DischargeSummary => &["gp", "patient"],
        PaperKind::EmployerLetter | PaperKind::ActionPlan => &["employer", "patient"],
        PaperKind::SelfManagementPlan
        | PaperKind::AppointmentLetter
        | PaperKind::DidNotAttendLetter => &["patient"],
    }
}

/// The consent on which a paper goes to a reader: none for the patient's own. A GP copy needs its consent. An employer's
/// letter needs the consent to a copy; what was agreed in a talk with the employer may also go on the consent to that talk.
///
/// # Errors
/// [`Refusal::Field`] on `copy_for` when the kind is not for that reader, or no consent is in force.
pub fn paper_consent(
    case: &Case,
    kind: PaperKind,
    copy_for: &str,
) -> Result<Option<ConsentId>, Refusal> {
    if !readers_of(kind).contains(&copy_for) {
        return Err(field("copy_for", "a reader this paper is written for"));
    }
    let purposes: &[ConsentPurpose] = match (copy_for, kind) {
        ("gp", _) => &[ConsentPurpose::GpCopy],
        ("employer", PaperKind::ActionPlan) => {
            &[ConsentPurpose::EmployerCopy, ConsentPurpose::EmployerTalk]
        }
        ("employer", _) => &[ConsentPurpose::EmployerCopy],
        _ => return Ok(None),
    };
    purposes
        .iter()
        .filter(|purpose| case.consents_to(**purpose))
        .find_map(|purpose| case.consent(*purpose))
        .map(|consent| Some(consent.consent))
        .ok_or_else(|| field("copy_for", "someone the patient has agreed to"))
}

/// Issues a paper. `findings` are all that were found in the content; a blocking one refuses. An appointment, and what an
/// employer is asked to do, belong to a case that goes on; the rest may be written after it was closed.
pub fn issue_paper(
    case: &Case,
    paper: PaperToIssue,
    findings: Vec<Finding>,
) -> Result<Event, Refusal> {
    match paper.content.kind {
        PaperKind::AppointmentLetter | PaperKind::EmployerLetter | PaperKind::ActionPlan => {
            open(case)?;
        }
        PaperKind::GpLetter
        | PaperKind::SelfManagementPlan
        | PaperKind::DidNotAttendLetter
        | PaperKind::DischargeSummary => writable(case)?,
    }
    let consent = paper_consent(case, paper.content.kind, &paper.copy_for)?;
    if paper.copy_for != "gp" && paper.content.nhs_number.is_some() {
        return Err(field("nhs_number", "no NHS number on this paper"));
    }
    let blocking: Vec<Finding> = findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Block)
        .collect();
    if !blocking.is_empty() {
        return Err(Refusal::Report(blocking));
    }
    Ok(PaperIssued {
        paper: paper.paper,
        content: paper.content,
        basis: paper.basis,
        copy_for: paper.copy_for,
        consent,
        document: paper.document,
        pages: paper.pages,
        answered: paper.answered,
    }
    .into())
}

/// Records that a copy leaves the record, on the consent that is in force now.
///
/// # Errors
/// [`Refusal::NoSuchPaper`]; as [`paper_consent`].
pub fn give_paper(case: &Case, given: PaperGiven) -> Result<Event, Refusal> {
    writable(case)?;
    let entry = case.paper(given.paper).ok_or(Refusal::NoSuchPaper)?;
    let consent = paper_consent(case, entry.paper.content.kind, &given.copy_for)?;
    Ok(PaperGiven { consent, ..given }.into())
}
