//! A phased return: from the person's real pattern of work to their goal, week by week.

use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

/// One shift of a week. A night shift belongs to the day it begins on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    pub day: Weekday,
    /// Local time, to the minute; `None` where only the length is agreed.
    pub start: Option<NaiveTime>,
    /// From start to end, breaks included: 1 to 1440. May run past midnight.
    pub minutes: u16,
}

/// One week of the return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhasedWeek {
    /// The Monday it begins on.
    pub beginning: NaiveDate,
    /// In the order of the week; empty means no work that week.
    pub shifts: Vec<Shift>,
}

/// The schedule that is printed under section 6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhasedReturn {
    /// The person's usual week, before they were ill.
    pub usual: Vec<Shift>,
    /// Weeks in order, at most 26; the last one is the goal.
    pub weeks: Vec<PhasedWeek>,
}
