//! The service: its sites, laptops and the people who sign in.

use crate::ids::{EpochId, LaptopId, LogId, SiteId, UserId};
use serde::{Deserialize, Serialize};

/// The first event of every record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceFounded {
    pub name: String,
    /// True only for the demonstration: it marks every screen and page, joins nothing, and nothing joins it.
    pub demonstration: bool,
    /// Who keeps the printed recovery code, in words.
    pub recovery_holder: String,
}

/// A surgery where clinics are held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteAdded {
    pub site: SiteId,
    pub name: String,
    /// Organisation Data Service code, upper case, 3 to 12 letters and digits; may be empty.
    pub ods: String,
}

/// One installation of the program, and the key its log is signed with. A laptop that starts a new log (it was restored or
/// copied) is enrolled again under its own id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaptopEnrolled {
    pub laptop: LaptopId,
    pub log: LogId,
    pub name: String,
    /// Ed25519 public key of the log, hexadecimal.
    pub public_key: String,
    /// The signature over it, hexadecimal: the service root's, or that of `certified_by`.
    pub certificate: String,
    /// The log that vouches for this one; `None`: the service root. From version 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certified_by: Option<LogId>,
    /// What is sealed for this laptop is sealed to this: an age recipient ("age1..."). Empty until sync was set up. From
    /// version 2.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// Where it is mostly used. From version 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// Who signed in first on it. From version 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
}

/// A laptop was lost, stolen or given up: what its logs say beyond these places is kept and left out, until somebody
/// accepts it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaptopRevoked {
    pub laptop: LaptopId,
    pub cuts: Vec<LogCut>,
    /// In words: "stolen from the car on Monday".
    pub reason: String,
}

/// The last event of a log that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogCut {
    pub log: LogId,
    /// 0: none of it.
    pub last_seq: u64,
}

/// Somebody looked at what a revoked laptop recorded beyond its cut, and it counts after all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateEntriesAccepted {
    pub log: LogId,
    /// Up to and with this one.
    pub up_to_seq: u64,
    pub reason: String,
}

/// From now on what leaves a laptop is sealed to this key, which the laptops named can open, and nobody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EpochStarted {
    pub epoch: EpochId,
    /// An age recipient ("age1...").
    pub recipient: String,
    pub laptops: Vec<LaptopId>,
}

/// What a person may do. Enforced by the program (`clinic`), not by cryptography.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Clinician,
    Lead,
    Administrator,
    Student,
}

/// One thing that can be set about a person who signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserField {
    /// As printed on reports.
    Name(String),
    /// `occupational_therapist`, `physiotherapist`, `podiatrist` or `other`.
    Profession(String),
    /// The words for `other`.
    ProfessionOther(String),
    /// As printed, for example "OT 12345".
    Registration(String),
    /// E-mail or telephone, as printed on reports for employers to follow up.
    Contact(String),
    Roles(Vec<Role>),
}

/// One thing that can be set about the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceField {
    /// The number readers of a paper ring.
    Telephone(String),
    /// Where the page stands that checks a paper, as printed: "https://example.nhs.uk/check"; empty when there is none.
    CheckAddress(String),
    /// Ids of adjustment wordings that are offered first.
    FavouriteWordings(Vec<String>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceChanged {
    pub set: Vec<ServiceField>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserAdded {
    pub user: UserId,
    pub set: Vec<UserField>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserChanged {
    pub user: UserId,
    pub set: Vec<UserField>,
}
