//! Questionnaires handed in between contacts, and the risk flag.

use super::{Refusal, field, open, writable};
use crate::case_now::{Case, HandedIn};
use crate::contact::Questionnaire;
use crate::event::Event;
use crate::ids::QuestionnaireId;
use crate::questionnaire::{QuestionnaireEnteredInError, QuestionnaireHandedIn, QuestionnaireRead};
use crate::risk::{self, RiskCleared, RiskPrompt};
use chrono::NaiveDate;

/// Records that a questionnaire was handed in between contacts.
pub fn hand_in(
    case: &Case,
    paper: QuestionnaireHandedIn,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    open(case)?;
    if paper.received_on > today {
        return Err(field("received_on", "a day that is not in the future"));
    }
    Ok(paper.into())
}

/// Records that somebody read a questionnaire that was handed in. Where an answer means risk, what was asked and done
/// comes with it.
pub fn read_questionnaire(
    case: &Case,
    prompt: &RiskPrompt,
    read: QuestionnaireRead,
) -> Result<Event, Refusal> {
    writable(case)?;
    let received_on = unread(case, read.questionnaire)?.paper.received_on;
    if read.result.completed_on > received_on {
        return Err(field("completed_on", "a day on or before it was handed in"));
    }
    if read.result.answers.iter().all(Option::is_none) {
        return Err(field("answers", "the answers on the paper"));
    }
    let still = risk::wanted(
        prompt,
        std::slice::from_ref(&read.result),
        read.risk.as_ref(),
    );
    if !still.is_empty() {
        return Err(Refusal::Missing(still));
    }
    Ok(read.into())
}

/// Strikes a questionnaire that was handed in for somebody else, or entered twice.
pub fn questionnaire_in_error(
    case: &Case,
    questionnaire: QuestionnaireId,
    reason: &str,
) -> Result<Event, Refusal> {
    writable(case)?;
    let handed_in = case
        .handed_in(questionnaire)
        .ok_or(Refusal::NoSuchQuestionnaire)?;
    if handed_in.struck.is_some() {
        return Err(Refusal::QuestionnaireSettled);
    }
    if reason.trim().is_empty() {
        return Err(field("reason", "why it was entered in error"));
    }
    Ok(QuestionnaireEnteredInError {
        questionnaire,
        reason: reason.trim().to_owned(),
    }
    .into())
}

fn unread(case: &Case, questionnaire: QuestionnaireId) -> Result<&HandedIn, Refusal> {
    let handed_in = case
        .handed_in(questionnaire)
        .ok_or(Refusal::NoSuchQuestionnaire)?;
    if handed_in.is_unread() {
        Ok(handed_in)
    } else {
        Err(Refusal::QuestionnaireSettled)
    }
}

/// Takes the risk flag off a case, with the clinician's reason.
pub fn clear_risk(case: &Case, on: NaiveDate, reason: &str) -> Result<Event, Refusal> {
    writable(case)?;
    case.risk_flag().ok_or(Refusal::NoRiskFlag)?;
    if reason.trim().is_empty() {
        return Err(field("reason", "why the flag can come off, and who looked"));
    }
    Ok(RiskCleared {
        on,
        reason: reason.trim().to_owned(),
    }
    .into())
}

/// The questionnaire of the same kind answered before the given day, to say what changed since.
pub fn questionnaire_before<'a>(
    case: &'a Case,
    instrument: &str,
    before: NaiveDate,
) -> Option<&'a Questionnaire> {
    case.questionnaires_that_count()
        .filter(|questionnaire| {
            questionnaire.instrument == instrument
                && questionnaire.total.is_some()
                && questionnaire.completed_on < before
        })
        .max_by_key(|questionnaire| questionnaire.completed_on)
}
