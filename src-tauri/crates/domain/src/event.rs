//! The facts of the record. Payloads are versioned JSON, kept byte for byte and never re-serialised.
//!
//! A kind that gets a field more is written under the next version, and its older versions are read by the same struct, the
//! field empty: a program that does not know the field then leaves the subject alone instead of dropping what it says. To
//! change what a kind holds in any other way, add a kind beside the old one. `tests/golden/events` holds frozen bytes.

use crate::case::{
    CaseChanged, CaseClosed, CaseOpened, CaseReopened, ConsentRecorded, OverlapAccepted,
    StepChanged,
};
use crate::contact::{ContactAddendum, ContactEnteredInError, ContactSigned, SummaryFiled};
use crate::disclosure::{DisclosureRecorded, EmployerCalled};
use crate::paper::{
    HolderTold, PaperGiven, PaperIssued, ReportDelivered, ReportGiven, ReportIssued,
    ReportWithdrawn,
};
use crate::patient::{
    PatientChanged, PatientMerged, PatientRegistered, PatientUnmerged, PatientsToldApart,
};
use crate::questionnaire::{QuestionnaireEnteredInError, QuestionnaireHandedIn, QuestionnaireRead};
use crate::risk::RiskCleared;
use crate::service::{
    EpochStarted, LaptopEnrolled, LaptopRevoked, LateEntriesAccepted, ServiceChanged,
    ServiceFounded, SiteAdded, UserAdded, UserChanged,
};
use serde::Serialize;

/// What came of reading an event's payload.
#[derive(Clone, Debug, PartialEq)]
pub enum Decoded {
    Known(Box<Event>),
    /// Written by a newer program, or damaged: kept, shown as unread, never dropped.
    Unknown {
        kind: String,
    },
}

macro_rules! events {
    ($($name:ident, $kind:literal, $version:literal, $criticality:ident;)+) => {
        /// Everything that can be recorded.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Event {
            $($name($name),)+
        }

        impl Event {
            /// The kind's name in the record.
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind,)+ }
            }

            pub fn version(&self) -> u16 {
                match self { $(Self::$name(_) => $version,)+ }
            }

            /// Whether a program that cannot read this kind must leave its subject alone.
            pub fn critical(&self) -> bool {
                match self { $(Self::$name(_) => events!(@critical $criticality),)+ }
            }

            /// The payload as it will be kept. Field order is that of the struct, so equal facts give equal bytes.
            pub fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self { $(Self::$name(fact) => encode(fact),)+ }
            }
        }

        $(impl From<$name> for Event {
            fn from(fact: $name) -> Self {
                Self::$name(fact)
            }
        })+

        /// Reads a payload.
        pub fn decode(kind: &str, version: u16, payload: &[u8]) -> Decoded {
            let known = match (kind, version) {
                $(($kind, 1..=$version) => serde_json::from_slice(payload).ok().map(Event::$name),)+
                _ => None,
            };
            match known {
                Some(event) => Decoded::Known(Box::new(event)),
                None => Decoded::Unknown { kind: kind.to_owned() },
            }
        }

        /// Every kind and the version written today, for the test that freezes their bytes.
        pub const KINDS: &[(&str, u16)] = &[$(($kind, $version),)+];
    };
    (@critical critical) => { true };
    (@critical plain) => { false };
}

events! {
    ServiceFounded, "service-founded", 1, critical;
    SiteAdded, "site-added", 1, plain;
    LaptopEnrolled, "laptop-enrolled", 2, critical;
    LaptopRevoked, "laptop-revoked", 1, critical;
    LateEntriesAccepted, "late-entries-accepted", 1, critical;
    EpochStarted, "epoch-started", 1, critical;
    ServiceChanged, "service-changed", 1, plain;
    UserAdded, "user-added", 1, critical;
    UserChanged, "user-changed", 1, critical;
    PatientRegistered, "patient-registered", 1, critical;
    PatientChanged, "patient-changed", 1, critical;
    PatientMerged, "patient-merged", 1, critical;
    PatientUnmerged, "patient-unmerged", 1, critical;
    PatientsToldApart, "patients-told-apart", 1, plain;
    CaseOpened, "case-opened", 3, critical;
    CaseChanged, "case-changed", 3, critical;
    ConsentRecorded, "consent-recorded", 2, critical;
    StepChanged, "step-changed", 1, plain;
    ContactSigned, "contact-signed", 2, critical;
    ContactAddendum, "contact-addendum", 1, plain;
    ContactEnteredInError, "contact-entered-in-error", 1, critical;
    ReportIssued, "report-issued", 3, critical;
    SummaryFiled, "summary-filed", 1, plain;
    QuestionnaireHandedIn, "questionnaire-handed-in", 1, critical;
    QuestionnaireRead, "questionnaire-read", 1, critical;
    QuestionnaireEnteredInError, "questionnaire-entered-in-error", 1, critical;
    RiskCleared, "risk-cleared", 1, critical;
    ReportGiven, "report-given", 3, plain;
    ReportDelivered, "report-delivered", 2, plain;
    ReportWithdrawn, "report-withdrawn", 1, critical;
    HolderTold, "holder-told", 2, plain;
    PaperIssued, "paper-issued", 1, plain;
    PaperGiven, "paper-given", 1, plain;
    DisclosureRecorded, "disclosure-recorded", 1, plain;
    EmployerCalled, "employer-called", 1, plain;
    CaseClosed, "case-closed", 1, plain;
    CaseReopened, "case-reopened", 1, plain;
    OverlapAccepted, "overlap-accepted", 1, plain;
}

fn encode<T: Serialize>(fact: &T) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(fact)
}
