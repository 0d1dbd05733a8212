//! What was told without consent, and employers who ring in, as typed.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Something was told to somebody without the person's consent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct DisclosureForm {
    /// `serious_harm`, `safeguarding`, `court` or `dvla`.
    pub ground: String,
    pub on: String,
    pub at: String,
    pub to: String,
    pub what: String,
    pub why: String,
    /// `yes`, `no` or empty.
    pub patient_told: String,
    pub not_told_because: String,
    pub advice_taken: String,
}

/// An employer rang in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct EmployerCallForm {
    pub on: String,
    pub at: String,
    pub caller: String,
    pub organisation: String,
    pub number: String,
    pub asked: String,
}
