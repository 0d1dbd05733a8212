//! The service: its sites, laptops and the people who sign in.

use crate::ids::{LaptopId, LogId, SiteId, UserId};
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

/// One installation of the program, and the key its log is signed with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaptopEnrolled {
    pub laptop: LaptopId,
    pub log: LogId,
    pub name: String,
    /// Ed25519 public key of the log, hexadecimal.
    pub public_key: String,
    /// The service root's signature over it, hexadecimal.
    pub certificate: String,
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
