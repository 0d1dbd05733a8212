//! Telling somebody about a person outside of what they agreed to, and employers who ring in.
//!
//! A disclosure without consent is a record of its own and never a way to send an ordinary copy to an employer
//! (domain notes §1.4 [I]).

use crate::ids::DisclosureId;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// On what ground something may be said without consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisclosureGround {
    /// To keep somebody from serious harm.
    SeriousHarm,
    Safeguarding,
    /// Ordered by a court, or required by law.
    Court,
    /// Driving against advice.
    Dvla,
}

impl DisclosureGround {
    pub const ALL: [Self; 4] = [
        Self::SeriousHarm,
        Self::Safeguarding,
        Self::Court,
        Self::Dvla,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::SeriousHarm => "serious_harm",
            Self::Safeguarding => "safeguarding",
            Self::Court => "court",
            Self::Dvla => "dvla",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.id() == id)
    }
}

/// Something was told to somebody without the person's consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosureRecorded {
    pub disclosure: DisclosureId,
    pub ground: DisclosureGround,
    /// Civil date and time in Europe/London, as typed.
    pub on: NaiveDate,
    pub at: Option<NaiveTime>,
    /// Person and organisation.
    pub to: String,
    /// What was said or handed over, in words.
    pub what: String,
    pub why: String,
    pub patient_told: bool,
    /// Why they were not told; empty when they were.
    pub not_told_because: String,
    /// Whose advice was taken: the lead, the Caldicott guardian, a union, a lawyer; with their words.
    pub advice_taken: String,
}

/// An employer rang in. They were told neither that the person is known here nor that they are not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerCalled {
    pub on: NaiveDate,
    pub at: Option<NaiveTime>,
    pub caller: String,
    pub organisation: String,
    /// Where they can be rung back.
    pub number: String,
    /// What they wanted, in their words.
    pub asked: String,
    /// The edition of the script that was followed.
    pub script_edition: String,
}
