//! What was told without consent, and employers who rang in.

use super::{Refusal, field, writable};
use crate::case_now::Case;
use crate::disclosure::{DisclosureRecorded, EmployerCalled};
use crate::event::Event;
use chrono::NaiveDate;

/// Records a disclosure without consent. It happened, so a closed case takes it too.
pub fn record_disclosure(
    case: &Case,
    told: DisclosureRecorded,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    writable(case)?;
    if told.on > today {
        return Err(field("on", "a day that is not in the future"));
    }
    let needed = [
        ("to", &told.to, "who was told: person and organisation"),
        ("what", &told.what, "what was said or handed over"),
        ("why", &told.why, "why it could not wait for consent"),
        (
            "advice_taken",
            &told.advice_taken,
            "whose advice was taken and what they said, or why nobody could be asked",
        ),
    ];
    for (name, text, wanted) in needed {
        if text.trim().is_empty() {
            return Err(field(name, wanted));
        }
    }
    if !told.patient_told && told.not_told_because.trim().is_empty() {
        return Err(field("not_told_because", "why the person was not told"));
    }
    Ok(told.into())
}

/// Records that an employer rang in about the person. Nothing was said to them.
pub fn record_employer_call(
    case: &Case,
    call: EmployerCalled,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    writable(case)?;
    if call.on > today {
        return Err(field("on", "a day that is not in the future"));
    }
    if call.caller.trim().is_empty() && call.organisation.trim().is_empty() {
        return Err(field("caller", "who rang, as far as they said"));
    }
    Ok(call.into())
}
