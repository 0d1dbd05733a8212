//! Identifiers. Each is a newtype over a UUID, so that a case can never be handed where a patient is meant.
//!
//! None is made here: randomness comes from outside (`clinic::Env`). Event ids are version 7, the others 128 random bits.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Reads the hyphenated or plain hexadecimal form; `None` when it is neither.
            pub fn parse(text: &str) -> Option<Self> {
                Uuid::parse_str(text).ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    )+};
}

id! {
    /// One event, for ever and everywhere.
    EventId,
    /// The service: the whole of what three (or more) sites share.
    ServiceId,
    /// One surgery where clinics are held.
    SiteId,
    /// One installation of the program.
    LaptopId,
    /// One append-only log. A laptop that was restored starts a new one.
    LogId,
    /// One person who signs in.
    UserId,
    /// One person in care.
    PatientId,
    /// One episode of care of one patient.
    CaseId,
    /// One meeting or attempt; a draft's id becomes its contact's id.
    ContactId,
    /// One AHP Health and Work Report.
    ReportId,
    /// One consent, or refusal.
    ConsentId,
    /// One questionnaire handed in between contacts.
    QuestionnaireId,
    /// One letter, plan or summary.
    PaperId,
    /// One disclosure without consent.
    DisclosureId,
    /// One key to which what leaves a laptop is sealed.
    EpochId,
}
