//! A clock that stands where it is put: the record is made to cover months, and measured on the same day for ever.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, FixedOffset};
use clinic::Clock;

/// Ten in the morning, 6 January 2025.
const FIRST: i64 = 1_736_157_600;
const DAY_SECONDS: i64 = 24 * 60 * 60;

/// Shows ten o'clock of a day, without summer time: nothing measured here depends on it.
pub(crate) struct StandingClock(AtomicI64);

impl StandingClock {
    /// Stands on the given day; day 0 is 6 January 2025.
    pub(crate) fn on(day: i64) -> Self {
        Self(AtomicI64::new(day))
    }

    pub(crate) fn put(&self, day: i64) {
        self.0.store(day, Ordering::Relaxed);
    }
}

/// Ten in the morning of a day, counted as in [`StandingClock::on`].
pub(crate) fn morning(day: i64) -> DateTime<FixedOffset> {
    DateTime::from_timestamp(FIRST + day * DAY_SECONDS, 0)
        .unwrap_or_default()
        .fixed_offset()
}

/// As forms have it: `2025-01-06`.
pub(crate) fn iso(day: i64) -> String {
    morning(day).format("%Y-%m-%d").to_string()
}

impl Clock for StandingClock {
    fn now(&self) -> DateTime<FixedOffset> {
        morning(self.0.load(Ordering::Relaxed))
    }
}
