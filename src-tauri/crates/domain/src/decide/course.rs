//! The course of a case: consents, steps, closing and opening again.

use super::{Refusal, field, open, writable};
use crate::case::{
    CaseClosed, CaseReopened, ConsentDecision, ConsentPurpose, ConsentRecorded, Step, StepChanged,
};
use crate::case_now::Case;
use crate::contact::InterpreterKind;
use crate::event::Event;
use chrono::NaiveDate;

/// Records a consent given, refused or withdrawn. Only what was given can be withdrawn.
pub fn record_consent(case: &Case, consent: ConsentRecorded) -> Result<Event, Refusal> {
    writable(case)?;
    if consent.decision == ConsentDecision::Withdrawn && !case.consents_to(consent.purpose) {
        return Err(field(
            "decision",
            "there is no consent in force to withdraw; record a refusal instead",
        ));
    }
    if consent.how.trim().is_empty() {
        return Err(field("how", "verbal or written"));
    }
    let by_family = consent
        .interpreter
        .as_ref()
        .is_some_and(|one| one.kind == InterpreterKind::FamilyOrFriend);
    if by_family && consent.decision != ConsentDecision::Awaited {
        return Err(field(
            "interpreter",
            "a professional interpreter: family and friends cannot carry a consent. Record it as awaited until then",
        ));
    }
    let names_someone = matches!(
        consent.purpose,
        ConsentPurpose::EmployerCopy | ConsentPurpose::EmployerTalk
    );
    if names_someone
        && consent.decision == ConsentDecision::Given
        && consent.named.trim().is_empty()
    {
        return Err(field("named", "the person at the employer it is for"));
    }
    Ok(consent.into())
}

/// Moves the case to another step of care outside a contact.
pub fn change_step(
    case: &Case,
    to: Step,
    on: NaiveDate,
    reason: &str,
    decided_by: &str,
) -> Result<Event, Refusal> {
    open(case)?;
    if !to.is_care() {
        return Err(field("to", "step 1, 2 or 3"));
    }
    if case.step() == Some(to) {
        return Err(field("to", "another step than the case is in"));
    }
    if reason.trim().is_empty() {
        return Err(field("reason", "why the step changes"));
    }
    Ok(StepChanged {
        from: case.step(),
        to,
        on,
        reason: reason.trim().to_owned(),
        decided_by: decided_by.to_owned(),
        contact: None,
    }
    .into())
}

/// Closes the case with an outcome. `outcome` and its words come from the pathway.
pub fn close_case(case: &Case, closed: CaseClosed) -> Result<Event, Refusal> {
    open(case)?;
    if closed.outcome.is_empty() {
        return Err(field("outcome", "one of the outcomes"));
    }
    if case.opened_on.is_some_and(|opened| closed.on < opened) {
        return Err(field("on", "a day on or after the case was opened"));
    }
    Ok(closed.into())
}

/// Opens a closed case again.
pub fn reopen_case(case: &Case, on: NaiveDate, reason: &str) -> Result<Event, Refusal> {
    writable(case)?;
    if case.is_open() {
        return Err(Refusal::CaseOpen);
    }
    if reason.trim().is_empty() {
        return Err(field("reason", "why the case is opened again"));
    }
    Ok(CaseReopened {
        on,
        reason: reason.trim().to_owned(),
    }
    .into())
}
