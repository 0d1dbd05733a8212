//! The shared place, joining, laptops, and building a service again.

use super::{SiteView, Status, UserView};
use crate::forms::PlaceForm;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Whether this laptop meets others, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SyncSetUpView {
    /// In words: "the folder /mnt/clinic". Empty: sync is not set up.
    pub place: String,
    /// What was typed, without its secrets.
    pub form: PlaceForm,
    pub administrator: bool,
    pub demonstration: bool,
}

/// A laptop that asked to join and was not answered yet. Nothing of it is secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WaitingView {
    /// Who asked.
    pub name: String,
    pub laptop_name: String,
    pub words: Vec<String>,
    /// The request as text, to be handed over.
    pub request: String,
    /// "7 Sep 2026".
    pub asked_on: String,
    /// The passphrase was typed since the program was started: an answer can be taken in.
    pub open: bool,
    /// Where the request was put, in words; empty: it has to be handed over.
    pub place: String,
    /// Why the last look was of no use, in words; empty when there was simply no answer yet.
    pub trouble: String,
}

/// What a look for the answer came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct JoinLook {
    /// Joined: the record is open.
    pub status: Option<Status>,
    pub waiting: Option<WaitingView>,
    /// Joined: six words that the approving laptop shows too.
    pub service_words: Vec<String>,
}

/// A request to join, as an administrator sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RequestView {
    pub id: String,
    /// The request itself, to be handed back.
    pub request: String,
    pub laptop_name: String,
    pub name: String,
    pub profession_words: String,
    pub registration: String,
    pub contact: String,
    pub asked_on: String,
    pub words: Vec<String>,
    /// Somebody the service knows who may be the same person; empty: nobody.
    pub likely: String,
    /// Why it can't be answered, in words; empty: it can.
    pub refused: String,
}

/// Requests that lie in the shared place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RequestsView {
    pub requests: Vec<RequestView>,
    /// Why the place could not be looked into; empty: it was.
    pub trouble: String,
}

/// A laptop was let in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ApprovedView {
    pub laptop_name: String,
    /// Six words that the new laptop shows once it has joined.
    pub service_words: Vec<String>,
    /// The answer as text, sealed to the new laptop.
    pub answer: String,
    /// Whether it lies in the shared place; otherwise it has to be handed over.
    pub in_place: bool,
    /// Why not, in words.
    pub trouble: String,
}

/// The laptops of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LaptopsView {
    pub laptops: Vec<LaptopLine>,
    pub late: Vec<LateLine>,
    /// May let laptops in and remove them.
    pub administrator: bool,
    /// Sync is set up here.
    pub set_up: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LaptopLine {
    pub id: String,
    pub name: String,
    pub site: String,
    /// Who signs in on it, as far as is known here.
    pub people: String,
    /// The one this is.
    pub this: bool,
    /// "7 Sep 2026, 10:30"; empty: not yet.
    pub last_seen: String,
    pub version: String,
    /// How far it has got, in words.
    pub progress: String,
    /// Why and since when it is removed, in words; empty: it is not.
    pub removed: String,
    pub can_be_removed: bool,
}

/// What a removed laptop recorded after its removal: kept, not counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LateLine {
    pub log: String,
    pub laptop_name: String,
    pub count: u32,
    pub up_to: u32,
    /// The first few, in words: "contact signed, Jo Hart, 7 Sep 2026, 10:30".
    pub entries: Vec<String>,
}

/// A service that was found in the place, opened by its code and fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RebuildFound {
    pub service_name: String,
    pub people: Vec<UserView>,
    pub sites: Vec<SiteView>,
    /// Entries fetched.
    pub entries: u32,
    /// What is not whole, in words; empty: everything the place shows is here.
    pub trouble: String,
}
