//! What the screen says of exchanging with the other laptops. Sentences are made here; the screen only places them.

use serde::{Deserialize, Serialize};
use specta::Type;

/// How things stand between this laptop and the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SyncKind {
    /// No shared place is set up on this laptop.
    NotSetUp,
    /// Everything of everybody is here and in the place, by count and by digest.
    UpToDate,
    /// Nothing is wrong, but something has still to go or to come.
    Waiting,
    /// Somebody has to look at it; see `troubles`, `set_aside` and the laptops.
    Trouble,
}

/// What waits, what was last had from whom, what went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SyncStatus {
    pub kind: SyncKind,
    /// For the foot of every screen, for example `Waiting to sync: 3 since Tue`. Empty: nothing to say (the demonstration).
    pub line: String,
    pub attention: bool,
    /// Where the shared place is, without names of keys. Empty: none.
    pub place: String,
    /// A sentence: what of this laptop has not reached the place.
    pub waiting: String,
    /// A sentence: when an exchange last went through.
    pub last: String,
    /// A sentence: when the next is tried. Empty when it is due now.
    pub next: String,
    /// A sentence about an exchange that brought more than was here before. Empty: none did.
    pub large: String,
    /// A sentence about papers that are known here and not fetched yet. Empty: none.
    pub documents: String,
    pub troubles: Vec<SyncTrouble>,
    pub laptops: Vec<SyncLaptop>,
    pub set_aside: Vec<SyncAside>,
    /// What a revoked laptop wrote after its cut: a sentence for each.
    pub left_out: Vec<String>,
    /// The exchange that is running now.
    pub running: Option<SyncRunning>,
}

/// Something that keeps an exchange from going through, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SyncTrouble {
    pub what: String,
    pub todo: String,
    /// The place lacks what was in it: an administrator may have it filled again from this laptop.
    pub refill: bool,
}

/// Another laptop of the service, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SyncLaptop {
    /// Its id.
    pub id: String,
    /// For example `Totton 1, Priya Nair's`.
    pub name: String,
    /// For example `all had up to Tue 16:10; nothing for 5 days`.
    pub sentence: String,
    pub attention: bool,
}

/// Something that came and could not be taken in. Nothing else waits for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SyncAside {
    /// For example `Entries 12 to 40 of Totton 1, Priya Nair's`.
    pub what: String,
    pub reason: String,
    /// A sentence: what happens with it now.
    pub todo: String,
    /// For example `since Tue 16:10`.
    pub since: String,
}

/// How far the running exchange has got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SyncRunning {
    /// What is being done, for example `Reading what the others wrote`.
    pub what: String,
    pub done: u32,
    /// Nought: not known yet.
    pub of: u32,
    /// Stopping was asked for.
    pub stopping: bool,
}

/// What the screen has to look at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// How exchanging stands.
    Status,
    /// Others' entries came: lists and the case on screen may be other than what is shown.
    Record,
}
