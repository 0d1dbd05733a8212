//! One exchange with the shared place.

use super::kept;
use super::when::End;
use super::worker::Shared;
use crate::env::Env;
use crate::views::Told;
use std::cell::Cell;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::Store;
use sync::{Exchange, PlaceSettings, Progress, Protections, Trouble};

/// Under this name the settings of the shared place are among the record's secrets, as JSON.
pub(crate) const PLACE: &str = "place";

/// The program's version, as other laptops show it.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The screen is told so often at most while something long goes on.
const TELL_EVERY: Duration = Duration::from_millis(400);
/// Lists are read again so often at most while others' entries come in.
const RECORD_EVERY: Duration = Duration::from_secs(4);

/// What exchanges are made with.
pub(super) struct Round {
    store: Arc<Store>,
    env: Env,
}

impl Round {
    pub(super) fn new(store: Arc<Store>, env: Env) -> Self {
        Self { store, env }
    }

    /// Where to exchange. `None`: sync is not set up here; then there is nothing to do, and nothing is wrong.
    pub(super) fn place(&self) -> std::result::Result<Option<PlaceSettings>, Trouble> {
        place_settings(&self.store)
    }

    /// A random number for spreading laptops.
    pub(super) fn chance(&self) -> u16 {
        let mut bytes = [0; 2];
        self.env.random.fill(&mut bytes);
        u16::from_le_bytes(bytes)
    }

    /// Exchanges once; `fill`: everything held here goes to the place again.
    pub(super) fn run(
        &self,
        settings: &PlaceSettings,
        fill: bool,
        shared: &Shared,
    ) -> (End, Option<Trouble>) {
        match self.exchange(settings, fill, shared) {
            Ok(end) => (end, None),
            Err(Trouble::Stopped) => (End::Stopped, None),
            Err(trouble) => (End::Failed, Some(trouble)),
        }
    }

    fn exchange(
        &self,
        settings: &PlaceSettings,
        fill: bool,
        shared: &Shared,
    ) -> std::result::Result<End, Trouble> {
        let place = (self.env.exchanging.places)(settings)?;
        if fill {
            sync::refill(&self.store, &place)?;
            crate::sync_setup::put_recovery(&self.store, &place)?;
        }
        let first = sync::standing(&self.store)?.last_exchange.is_none();
        let before = self.store.digest()?.events;
        let (told, record) = (Cell::new(Instant::now()), Cell::new(Instant::now()));
        let doing = Cell::new("");
        let progress = |at: Progress| {
            let (what, done, of) = words(at);
            shared.is_at(what, done, of);
            // Something else is told at once: the first of it may be the last for long on a slow line.
            if doing.replace(what) != what || told.get().elapsed() >= TELL_EVERY {
                told.set(Instant::now());
                shared.tell(Told::Status);
            }
            if matches!(at, Progress::Fetching { .. }) && record.get().elapsed() >= RECORD_EVERY {
                record.set(Instant::now());
                shared.tell(Told::Record);
            }
        };
        let outcome = Exchange {
            store: &self.store,
            place: &place,
            now: &|| self.env.now(),
            random: &mut self.env.random(),
            version: VERSION,
            progress: &progress,
            stop: &shared.stop,
            protections: Protections::default(),
        }
        .run();
        let came = self.store.digest()?.events.saturating_sub(before);
        // Also of an exchange that failed in the middle: what came is here.
        if came > 0 {
            shared.tell(Told::Record);
        }
        let outcome = outcome?;
        if !first && kept::is_large(outcome.pulled, before) {
            self.keep_large(outcome.pulled, before);
        }
        Ok(if outcome.standing.waiting == 0 {
            End::Quiet
        } else {
            End::More
        })
    }

    fn keep_large(&self, came: u64, before: u64) {
        let large = Some(kept::Large {
            at_ms: self.env.now().timestamp_millis(),
            came,
            before,
        });
        // Only a notice: an exchange that went through is not called failed for want of it.
        let _ = kept::write(&self.store, kept::Kept { large });
    }
}

/// Where this laptop meets the others; `None`: sync is not set up here.
pub(crate) fn place_settings(store: &Store) -> std::result::Result<Option<PlaceSettings>, Trouble> {
    match store.secret(PLACE)? {
        None => Ok(None),
        Some(json) => serde_json::from_slice(&json)
            .map(Some)
            .map_err(|_| Trouble::Damaged("the settings of the shared place")),
    }
}

fn words(at: Progress) -> (&'static str, u64, u64) {
    match at {
        Progress::Listing => ("Looking into the shared place", 0, 0),
        Progress::Fetching { events, of } => ("Reading what the others wrote: entries", events, of),
        Progress::Sending { events, of } => ("Sending what was written here: entries", events, of),
        Progress::Documents { done, of } => ("Papers", done, of),
    }
}
