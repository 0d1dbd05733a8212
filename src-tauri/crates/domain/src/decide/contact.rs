//! What happens to a contact once it is signed, and what it leaves for the next one.

use super::{Refusal, field, writable};
use crate::case_now::Case;
use crate::contact::{ContactAddendum, ContactEnteredInError, SummaryFiled};
use crate::event::Event;
use crate::ids::ContactId;
use crate::pathway::Left;
use chrono::NaiveDate;

/// Adds to a signed contact.
pub fn add_addendum(case: &Case, contact: ContactId, text: &str) -> Result<Event, Refusal> {
    writable(case)?;
    case.contact(contact).ok_or(Refusal::NoSuchContact)?;
    if text.trim().is_empty() {
        return Err(field("text", "what there is to add"));
    }
    Ok(ContactAddendum {
        contact,
        text: text.trim().to_owned(),
    }
    .into())
}

/// Records that the summary of a contact was put in the GP system.
pub fn file_summary(
    case: &Case,
    contact: ContactId,
    on: NaiveDate,
    text: &str,
) -> Result<Event, Refusal> {
    writable(case)?;
    let entry = case.contact(contact).ok_or(Refusal::NoSuchContact)?;
    if entry.struck.is_some() {
        return Err(Refusal::AlreadyStruck);
    }
    if on < entry.contact.on {
        return Err(field("on", "a day on or after the contact"));
    }
    Ok(SummaryFiled {
        contact,
        on,
        text: text.to_owned(),
    }
    .into())
}

/// A prompt that time ran out for: it heads the next contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    pub item: String,
    /// The agenda it was asked by, to find its form.
    pub agenda: String,
    /// The contact it was left in.
    pub on: NaiveDate,
}

/// What time ran out for in earlier contacts and has not been asked, or left for another reason, since.
pub fn carried_over(case: &Case) -> Vec<Carried> {
    let mut carried: Vec<Carried> = Vec::new();
    for entry in case.attended() {
        for answer in &entry.contact.answers {
            carried.retain(|one| one.item != answer.item);
            if Left::parse(&answer.left_because) == Some(Left::RanOutOfTime) {
                carried.push(Carried {
                    item: answer.item.clone(),
                    agenda: entry.contact.agenda.clone(),
                    on: entry.contact.on,
                });
            }
        }
    }
    carried
}

/// Strikes a contact from view and counts, also in a closed case. The event names the reports that rest on it.
pub fn enter_in_error(case: &Case, contact: ContactId, reason: &str) -> Result<Event, Refusal> {
    writable(case)?;
    let entry = case.contact(contact).ok_or(Refusal::NoSuchContact)?;
    if entry.struck.is_some() {
        return Err(Refusal::AlreadyStruck);
    }
    if reason.trim().is_empty() {
        return Err(field("reason", "why it was entered in error"));
    }
    Ok(ContactEnteredInError {
        contact,
        reason: reason.trim().to_owned(),
        reports: case
            .reports_on(contact)
            .map(|entry| entry.report.report)
            .collect(),
    }
    .into())
}
