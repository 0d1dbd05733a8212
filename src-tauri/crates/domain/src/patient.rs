//! A person in care: what is known of them, as events that set named fields.

use crate::ids::PatientId;
use crate::nhs_number::NhsNumber;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A person's name, in any script, as they write it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    pub given: String,
    /// Empty for people with a single name.
    pub family: String,
}

impl Name {
    /// "Kevin Pryce": as printed on a report.
    pub fn in_full(&self) -> String {
        [self.given.as_str(), self.family.as_str()]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// How a person may be reached without telling others that they are in care.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telephone {
    /// As typed.
    pub number: String,
    /// They said that others do not answer or read this number.
    pub safe_number: bool,
    pub voicemail: bool,
    pub text: bool,
    pub post: bool,
}

/// The NHS number, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NhsNumberKnown {
    Known(NhsNumber),
    NotKnown { reason: String },
}

/// One thing that can be set about a patient. Two settings of the same variant made apart are a difference to settle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatientField {
    LegalName(Name),
    /// What they like to be called; empty when the same.
    PreferredName(String),
    DateOfBirth(NaiveDate),
    NhsNumber(NhsNumberKnown),
    Telephone(Telephone),
    Address(String),
    /// Who to ring in an emergency: name, relation and number.
    EmergencyContact(String),
    /// The practice they are registered with, name or ODS code.
    GpPractice(String),
    Language(String),
    /// Language, and whether a professional interpreter is needed; empty when none.
    Interpreter(String),
    /// Needs under the Accessible Information Standard (DCB1605), such as "large print".
    CommunicationNeeds(Vec<String>),
    Sex(String),
    Gender(String),
    /// In their words or the 16+1 categories; optional.
    Ethnicity(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientRegistered {
    pub patient: PatientId,
    pub set: Vec<PatientField>,
}

/// A correction or a change of circumstances.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientChanged {
    pub set: Vec<PatientField>,
    pub reason: String,
}

/// This patient is the same person as another, who was registered first or is known better: shown as that one from now on.
/// Cases keep the patient they were opened for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientMerged {
    pub into: PatientId,
    /// In words; may be empty.
    pub reason: String,
}

/// They are two people after all: takes back every merge that was known when this was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientUnmerged {
    pub reason: String,
}

/// Somebody looked: alike as they are, these are two people. Not asked about again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientsToldApart {
    pub other: PatientId,
}
