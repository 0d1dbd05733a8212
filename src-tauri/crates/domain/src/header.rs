//! What every event says about itself, whatever it tells: who, where, about whom, and what its author had seen.

use crate::ids::{CaseId, EventId, LaptopId, LogId, PatientId, ServiceId, SiteId, UserId};
use crate::stamp::Stamp;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// What an event is about. Everything about one subject folds together and alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// Users, sites, laptops and settings are facts about the service.
    Service(ServiceId),
    Patient(PatientId),
    Case(CaseId),
}

/// Who recorded it, as they were then: a later change of name or registration does not reach back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    pub user: UserId,
    pub name: String,
    /// As printed, for example "Occupational therapist".
    pub profession: String,
    /// As printed, for example "OT 12345"; empty where there is none.
    pub registration: String,
}

/// An event before it has a place in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    pub id: EventId,
    pub subject: Subject,
    /// For example `contact-signed`.
    pub kind: String,
    pub version: u16,
    /// A program that does not know a critical kind must not write to its subject.
    pub critical: bool,
    pub author: Author,
    pub laptop: LaptopId,
    pub site: SiteId,
    pub stamp: Stamp,
    pub recorded_at: DateTime<FixedOffset>,
    /// The heads of this subject that the author had seen.
    pub after: Vec<EventId>,
    /// Versioned JSON, kept byte for byte.
    pub payload: Vec<u8>,
}

/// An event's header as stored and signed. Its JSON bytes are hashed as written and never re-serialised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    pub id: EventId,
    pub log: LogId,
    /// 1 for the first event of a log, then without a gap.
    pub seq: u64,
    pub subject: Subject,
    pub kind: String,
    pub version: u16,
    pub critical: bool,
    pub author: Author,
    pub laptop: LaptopId,
    pub site: SiteId,
    pub stamp: Stamp,
    pub recorded_at: DateTime<FixedOffset>,
    pub after: Vec<EventId>,
    /// Hash of the event before it in this log, hexadecimal; empty for the first.
    pub previous: String,
    /// Hash of salt and payload, hexadecimal: the payload can be erased and the proof stays.
    pub payload_hash: String,
}

/// An event as read back from the record. `payload` is `None` after a recorded erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    pub header: Header,
    pub payload: Option<Vec<u8>>,
}
