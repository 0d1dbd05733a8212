//! The hybrid logical clock: orders events that do not know of one another, and is never shown as a time of care.

use serde::{Deserialize, Serialize};

/// 48 bits of milliseconds since 1970 and a 16-bit counter.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Stamp(pub u64);

/// A stamp seen this far ahead of our own clock is kept but does not move it: one wrong clock must not drag the others.
pub const AHEAD_MAX_MS: u64 = 24 * 60 * 60 * 1000;

impl Stamp {
    /// The stamp of `ms` milliseconds since 1970, counter 0.
    pub fn from_millis(ms: u64) -> Self {
        Self(ms << 16)
    }

    /// Milliseconds since 1970, for comparing only.
    pub fn millis(self) -> u64 {
        self.0 >> 16
    }

    /// The next stamp after `self` at clock time `now_ms`: greater than `self` even when the clock stands still or goes back.
    pub fn next(self, now_ms: u64) -> Self {
        Self(self.0.wrapping_add(1).max(now_ms << 16))
    }

    /// `self` after having seen `other` at clock time `now_ms`; see [`AHEAD_MAX_MS`].
    pub fn seen(self, other: Self, now_ms: u64) -> Self {
        if other.millis() > now_ms.saturating_add(AHEAD_MAX_MS) {
            self
        } else {
            self.max(other)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on_when_the_clock_goes_back() {
        let first = Stamp::default().next(1_000);
        let second = first.next(10);
        assert!(second > first);
        assert_eq!(second.millis(), 1_000);
    }

    #[test]
    fn a_clock_years_ahead_does_not_move_ours() {
        let ours = Stamp::from_millis(1_000);
        let far = Stamp::from_millis(1_000 + 2 * AHEAD_MAX_MS);
        assert_eq!(ours.seen(far, 1_000), ours);
        let near = Stamp::from_millis(5_000);
        assert_eq!(ours.seen(near, 1_000), near);
    }
}
