//! The risk flag of a case: raised by what was said and answered, taken off by a clinician alone.

use crate::case_now::{Case, ContactEntry, HandedIn};
use crate::ids::{ContactId, QuestionnaireId};
use chrono::NaiveDate;

/// What raised the risk flag of a case, or took it off, in the order it was recorded.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum RiskMark {
    Contact(ContactId),
    Questionnaire(QuestionnaireId),
    Cleared,
}

/// Why the case carries a risk flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskFlag {
    pub on: NaiveDate,
    /// "PHQ-9", "Self-harm": the questionnaire or the concern, never what was said.
    pub because: String,
}

impl Case {
    /// The last thing that raised the risk flag since a clinician last took it off; `None` when the flag is down.
    /// What was entered in error raises nothing.
    pub fn risk_flag(&self) -> Option<RiskFlag> {
        self.risk_marks
            .iter()
            .rev()
            .take_while(|mark| **mark != RiskMark::Cleared)
            .find_map(|mark| match mark {
                RiskMark::Contact(id) => self.contact(*id).and_then(raised_in),
                RiskMark::Questionnaire(id) => self.handed_in(*id).and_then(raised_by),
                RiskMark::Cleared => None,
            })
    }
}

fn raised_in(entry: &ContactEntry) -> Option<RiskFlag> {
    if entry.struck.is_some() {
        return None;
    }
    let contact = &entry.contact;
    let concern = contact.concerns.iter().find(|concern| concern.flags_risk);
    let answered = contact
        .questionnaires
        .iter()
        .find(|questionnaire| !questionnaire.risk.is_empty());
    let because = concern.map(|concern| concern.kind.words.clone());
    Some(RiskFlag {
        on: contact.on,
        because: because.or_else(|| answered.map(|answered| answered.instrument.clone()))?,
    })
}

fn raised_by(handed_in: &HandedIn) -> Option<RiskFlag> {
    if handed_in.struck.is_some() {
        return None;
    }
    let read = &handed_in.read.as_ref()?.fact;
    (!read.result.risk.is_empty()).then(|| RiskFlag {
        on: read.result.completed_on,
        because: handed_in.paper.name.clone(),
    })
}
