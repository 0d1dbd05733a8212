//! A clock that stands where the script says, and randomness that comes out the same on every run.

use crate::env::{Clock, Random};
use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Europe::London;
use std::sync::{Mutex, PoisonError};

/// Stands still until it is set.
pub(super) struct SteppingClock(Mutex<NaiveDateTime>);

impl SteppingClock {
    pub(super) fn at(civil: NaiveDateTime) -> Self {
        Self(Mutex::new(civil))
    }

    /// Civil time in Europe/London.
    pub(super) fn set(&self, civil: NaiveDateTime) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = civil;
    }
}

impl Clock for SteppingClock {
    fn now(&self) -> DateTime<FixedOffset> {
        let civil = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        London
            .from_local_datetime(&civil)
            .earliest()
            // An hour that the change to summer time leaves out: no clinic is held then, but no script may stop it either.
            .unwrap_or_else(|| Utc.from_utc_datetime(&civil).with_timezone(&London))
            .fixed_offset()
    }
}

/// SplitMix64. Good enough for ids; its keys protect nothing, so only a record that is thrown away is made with it.
pub(super) struct Seeded(Mutex<u64>);

impl Seeded {
    pub(super) fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Random for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let word = (z ^ (z >> 31)).to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
    }
}
