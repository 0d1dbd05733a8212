//! Questionnaires handed in between contacts. Until somebody has read one it is unread risk.

use crate::contact::Questionnaire;
use crate::ids::QuestionnaireId;
use crate::risk::RiskAsked;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A paper arrived. Nobody has looked at the answers yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnaireHandedIn {
    pub questionnaire: QuestionnaireId,
    /// The instrument's id, and its name as shown then.
    pub instrument: String,
    pub name: String,
    pub received_on: NaiveDate,
    /// Where it lies, who took it.
    pub note: String,
}

/// Somebody read it: the answers, and what was done where one meant risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnaireRead {
    pub questionnaire: QuestionnaireId,
    pub result: Questionnaire,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<RiskAsked>,
    pub note: String,
}

/// It belongs to somebody else, or was entered twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionnaireEnteredInError {
    pub questionnaire: QuestionnaireId,
    pub reason: String,
}
