//! Exchanging with the other laptops: when, by whom, and how it stands in words.
//!
//! One thread for an open record ([`worker`]) decides with [`when`] and exchanges with [`round`]. Nothing a person does
//! waits for it. What it remembers is on disk before it is said, so a killed program starts from what is true.

mod kept;
mod names;
mod round;
mod said;
mod times;
mod when;
mod words;
mod worker;

pub use when::Pace;

pub(crate) use round::{PLACE, place_settings};
pub(crate) use worker::{Tell, Worker};

use crate::problem::{Code, Problem, Result};
use crate::service::administrator;
use crate::session::{Clinic, Session};
use crate::views::{SyncStatus, Told};
use chrono::{DateTime, FixedOffset};
use names::Names;
use said::Known;
use std::sync::{Arc, PoisonError};
use store::{DocumentHash, StoreError};
use sync::{Place, PlaceSettings, Standing, Trouble};

/// Opens a shared place. Tests hand in their own.
pub type Places = Arc<dyn Fn(&PlaceSettings) -> std::result::Result<Place, Trouble> + Send + Sync>;

/// How exchanges are made: part of [`crate::Env`].
#[derive(Clone)]
pub struct Exchanging {
    pub places: Places,
    pub pace: Pace,
}

impl Exchanging {
    /// The real thing: folders and stores as set up, at the pace of a clinic.
    pub fn system() -> Self {
        Self {
            places: Arc::new(Place::open),
            pace: Pace::STANDARD,
        }
    }
}

/// Papers counted on the sync screen; beyond it is said "more than".
const DOCUMENTS_COUNTED: usize = 999;

impl Clinic {
    /// Calls `tell` whenever something changed that a screen may show, until another listener takes its place. It is
    /// called from any thread and must return at once.
    pub fn listen(&self, tell: impl Fn(Told) + Send + Sync + 'static) {
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(tell));
    }

    /// How exchanging stands, in words: from what is on disk and what runs at this moment.
    pub fn sync_status(&self) -> Result<SyncStatus> {
        self.session()?.sync_status(self.is_demonstration())
    }

    /// "Sync now": tries at once, also when the next try is far off. Returns without waiting for it.
    pub fn sync_now(&self) -> Result<SyncStatus> {
        let session = self.session()?;
        session.exchanging.ask();
        session.sync_status(self.is_demonstration())
    }

    /// Stops the exchange that is running. What came is kept, and the next one goes on from there.
    pub fn stop_syncing(&self) -> Result<SyncStatus> {
        let session = self.session()?;
        session.exchanging.stop();
        session.sync_status(self.is_demonstration())
    }

    /// Fills the shared place again from what is held here, with the next exchange, which begins at once. For somebody who
    /// has looked why it lacks what was in it.
    pub fn fill_place_again(&self) -> Result<SyncStatus> {
        let session = self.session()?;
        let (service, _) = session.service()?;
        administrator(&service, session.user)?;
        session.exchanging.fill_again();
        session.sync_status(self.is_demonstration())
    }

    /// Tells whoever listens at that moment.
    pub(crate) fn tell(&self) -> Tell {
        let listener = Arc::clone(&self.listener);
        Arc::new(move |told| {
            let tell = listener
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone();
            if let Some(tell) = tell {
                tell(told);
            }
        })
    }
}

impl Session {
    fn sync_status(&self, demonstration: bool) -> Result<SyncStatus> {
        let (service, _) = self.service()?;
        let settings = place_settings(&self.store);
        let (standing, unreadable) = match sync::standing(&self.store) {
            Ok(standing) => (standing, None),
            Err(trouble) => (Standing::default(), Some(trouble)),
        };
        let moment = self.exchanging.moment();
        let wanted = self
            .store
            .documents_wanted(DOCUMENTS_COUNTED + 1, u64::MAX)?
            .len();
        let (place, wrong) = match settings {
            Ok(place) => (place, None),
            Err(trouble) => (None, Some(trouble)),
        };
        let mut status = said::say(&Known {
            now: self.now(),
            names: Names {
                service: &service,
                own: self.identity().laptop,
            },
            place: place.as_ref(),
            standing: &standing,
            waiting_since: self.waiting_since(standing.waiting)?,
            trouble: wrong.or(unreadable).or(moment.trouble).as_ref(),
            running: moment.running,
            due_in: moment.due_in,
            large: kept::read(&self.store).large,
            documents: (wanted.min(DOCUMENTS_COUNTED), wanted > DOCUMENTS_COUNTED),
        });
        if demonstration && place.is_none() {
            // Invented patients are not carried anywhere; a reminder of it on every screen would only be in the way.
            status.line = String::new();
        }
        Ok(status)
    }

    /// When the first of the last `waiting` own entries was recorded.
    fn waiting_since(&self, waiting: u64) -> Result<Option<DateTime<FixedOffset>>> {
        if waiting == 0 {
            return Ok(None);
        }
        // Not the one read at the beginning: a copy that was restored goes on under a new log.
        let log = self.store.identity()?.log;
        let tip = self.store.tips()?.into_iter().find(|tip| tip.log == log);
        let Some(tip) = tip else {
            return Ok(None);
        };
        let first = tip.seq.saturating_sub(waiting) + 1;
        let now = self.now();
        let millis = self.store.stamp_at(log, first)?.map(|stamp| stamp.millis());
        Ok(millis
            .and_then(|millis| DateTime::from_timestamp_millis(i64::try_from(millis).ok()?))
            // A stamp may run ahead of the clock; nobody has waited since tomorrow.
            .map(|at| at.with_timezone(&now.timezone()).min(now)))
    }

    /// A document that was given out. One that is named here and was not fetched yet is fetched now: only who asked for it
    /// waits.
    pub(crate) fn document(&self, hash: DocumentHash) -> Result<Vec<u8>> {
        match self.store.document(hash) {
            Ok(document) => Ok(document.bytes),
            Err(StoreError::DocumentNotFetched) => {
                self.fetch(hash)?;
                Ok(self.store.document(hash)?.bytes)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn fetch(&self, hash: DocumentHash) -> Result<()> {
        let fetched = place_settings(&self.store).and_then(|settings| match settings {
            None => Err(Trouble::NotEnrolled),
            Some(settings) => {
                let place = (self.env().exchanging.places)(&settings)?;
                sync::fetch_document(&self.store, &place, hash)
            }
        });
        fetched.map_err(|trouble| {
            let (service, _) = match self.service() {
                Ok(service) => service,
                Err(problem) => return problem,
            };
            let names = Names {
                service: &service,
                own: self.identity().laptop,
            };
            let said = words::trouble(&trouble, &names);
            Problem::new(
                Code::DocumentNotFetched,
                format!(
                    "This paper was issued on another laptop and is not fetched yet. {} {}",
                    said.what, said.todo
                ),
            )
        })
    }
}
