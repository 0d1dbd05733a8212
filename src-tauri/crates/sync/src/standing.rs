//! Where this laptop stands with the others: what waits here, who has what, what went wrong.

use crate::trouble::Trouble;
use chrono::{DateTime, FixedOffset};
use domain::ids::{LaptopId, LogId};
use serde::{Deserialize, Serialize};

/// The whole of it, from what is on disk: the same after a restart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Nothing waits here, everything the place shows is here, nothing is set aside, nobody says they hold more than the
    /// place shows, and every copy that should equal ours does. Never true before the first exchange ended.
    pub up_to_date: bool,
    /// Own events that no listing has shown yet.
    pub waiting: u64,
    /// The other laptops' logs, by the last statement had from each.
    pub laptops: Vec<Seen>,
    pub set_aside: Vec<Aside>,
    /// Events of revoked laptops beyond their cut: kept, not counted.
    pub left_out: u64,
    /// What the last exchange found wrong with the place or with copies.
    pub troubles: Vec<Trouble>,
    /// When an exchange last ended well, by this laptop's clock.
    pub last_exchange: Option<DateTime<FixedOffset>>,
}

/// What another laptop said last.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub log: LogId,
    pub laptop: LaptopId,
    /// When it said so, by its clock.
    pub at: DateTime<FixedOffset>,
    /// When that was received here, by this laptop's clock.
    pub received_at: DateTime<FixedOffset>,
    /// Its program's version.
    pub version: String,
    /// How many of the events of this laptop's own log it holds.
    pub ours_had: u64,
    /// Events it says it holds that are not here.
    pub theirs_missing: u64,
    /// How far its clock was ahead of ours when its statement was first seen, in milliseconds: negative when behind. A
    /// statement may be long on the way, so only "ahead" is certain.
    pub clock_off_ms: i64,
    /// Objects it could not read and has set aside.
    pub set_aside: u64,
}

/// An object that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its name in the place.
    pub name: String,
    /// The log its events belong to; `None` when the name does not say.
    pub log: Option<LogId>,
    /// First and last number of those events; 0 when the name does not say.
    pub from: u64,
    pub to: u64,
    pub reason: AsideReason,
    pub since: DateTime<FixedOffset>,
}

/// Why an object was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AsideReason {
    /// Its bytes are not those its name says: cut short or altered on the way.
    Altered,
    /// It is not signed by the laptop under whose name it lies.
    Unsigned,
    /// It is sealed to a key this laptop was not given.
    UnknownEpoch,
    /// Nobody this service trusts vouches for the log.
    UnknownLog,
    /// It was signed and sealed by its writer and still does not read: written by a newer program, or by a faulty one.
    Unreadable,
    /// It tells the same places of a log differently from what is here.
    Forked,
    /// It belongs to another service.
    OtherService,
}
