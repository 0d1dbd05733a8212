//! Everything that comes from outside: the clock, randomness, the folder. Tests hand in their own.

use crate::exchanging::Exchanging;
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use chrono_tz::Europe::London;
use std::path::PathBuf;
use std::sync::Arc;
use store::Cost;
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, with the offset that holds in Europe/London.
    fn now(&self) -> DateTime<FixedOffset>;
}

/// Gives random bytes fit for keys.
pub trait Random: Send + Sync {
    /// Fills all of `bytes`. There is no going on without randomness: an implementation that cannot give it panics.
    fn fill(&self, bytes: &mut [u8]);
}

/// What a [`crate::Clinic`] lives on.
#[derive(Clone)]
pub struct Env {
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    /// Where the record and the demonstration are kept.
    pub folder: PathBuf,
    /// What a passphrase costs to try. Kept in each key slot, so that it can rise later.
    pub passphrase_cost: Cost,
    /// How this laptop meets the others.
    pub exchanging: Exchanging,
}

impl Env {
    /// The real thing.
    pub fn system(folder: PathBuf) -> Self {
        Self {
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
            folder,
            passphrase_cost: Cost::STANDARD,
            exchanging: Exchanging::system(),
        }
    }

    pub(crate) fn now(&self) -> DateTime<FixedOffset> {
        self.clock.now()
    }

    /// Today as a civil date in Europe/London.
    pub(crate) fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }

    /// The store's way of asking for randomness.
    pub(crate) fn random(&self) -> impl FnMut(&mut [u8]) + '_ {
        |bytes| self.random.fill(bytes)
    }

    /// An id in order of time (UUID version 7): for events.
    pub(crate) fn timed_id(&self) -> Uuid {
        let mut bytes = [0; 10];
        self.random.fill(&mut bytes);
        let millis = u64::try_from(self.now().timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }

    /// An id of 128 random bits (but for UUID's own six): says nothing about when.
    pub(crate) fn random_id(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }
}

struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<FixedOffset> {
        Utc::now().with_timezone(&London).fixed_offset()
    }
}

struct SystemRandom;

impl Random for SystemRandom {
    #[expect(
        clippy::panic,
        reason = "keys made without randomness would protect nothing"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            panic!("the system gives no random numbers: {error}");
        }
    }
}
