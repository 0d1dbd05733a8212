//! Who is working on which record, and the one way in which anything is recorded.

use crate::env::Env;
use crate::exchanging::{Tell, Worker};
use crate::problem::{Code, Problem, Result};
use chrono::NaiveDate;
use domain::case_now::Case;
use domain::caseload::project;
use domain::event::Event;
use domain::header::{Author, NewEvent, Subject};
use domain::ids::{CaseId, EventId, PatientId, ServiceId, SiteId, UserId};
use domain::patient_now::Patient;
use domain::service_now::Service;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use store::{Commit, Document, Folder, Identity, KeyFile, Keys, Store};
use uuid::Uuid;

/// The program behind the screen.
pub struct Clinic {
    pub(crate) env: Env,
    place: Mutex<Place>,
    /// Who is told what changed, so that the screen looks again.
    pub(crate) listener: Arc<Mutex<Option<Tell>>>,
}

/// Where the program stands: on the real record or the demonstration, locked or open.
#[derive(Default)]
pub(crate) struct Place {
    pub(crate) demonstration: bool,
    /// Held for as long as the program stands here: no other program may write meanwhile.
    pub(crate) folder: Option<Folder>,
    session: Option<Arc<Session>>,
    /// The worker of a session that was locked: what it was at may finish.
    leaving: Option<Arc<Worker>>,
    /// This laptop asked to join, and the passphrase was typed.
    pub(crate) waiting: Option<Arc<crate::joining::OpenWaiting>>,
    /// A service that was fetched with its recovery code, before somebody said who they are.
    pub(crate) rebuilding: Option<Arc<crate::rebuilding::Rebuilding>>,
}

/// An open record and the person it was opened for. Dropping it drops the keys.
pub(crate) struct Session {
    pub(crate) store: Arc<Store>,
    /// Ended when the session is locked, left or dropped.
    pub(crate) exchanging: Arc<Worker>,
    pub(crate) keys: Keys,
    pub(crate) service: ServiceId,
    pub(crate) user: UserId,
    identity: Mutex<Identity>,
    env: Env,
}

impl Clinic {
    /// Stands before the record in `env.folder`; nothing is opened yet.
    pub fn open(env: Env) -> Self {
        Self {
            env,
            place: Mutex::default(),
            listener: Arc::default(),
        }
    }

    pub(crate) fn place(&self) -> MutexGuard<'_, Place> {
        // A panic while the lock was held left nothing half done: every field is replaced whole.
        self.place
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The open record, or the reason why there is none.
    pub(crate) fn session(&self) -> Result<Arc<Session>> {
        self.place().session.clone().ok_or_else(|| {
            Problem::new(
                Code::Locked,
                "Stepwell is locked. Enter your passphrase to go on.",
            )
        })
    }

    pub(crate) fn is_demonstration(&self) -> bool {
        self.place().demonstration
    }

    /// The folder of the record or of the demonstration, locked for this program.
    pub(crate) fn folder(&self) -> Result<Folder> {
        let mut place = self.place();
        if let Some(folder) = &place.folder {
            return Ok(folder.clone());
        }
        let folder = Folder::open(&self.folder_path(place.demonstration))?;
        place.folder = Some(folder.clone());
        Ok(folder)
    }

    pub(crate) fn folder_path(&self, demonstration: bool) -> PathBuf {
        self.env.folder.join(if demonstration {
            "demonstration"
        } else {
            "record"
        })
    }

    /// Opens the record for a user whose keys are at hand.
    pub(crate) fn enter(&self, folder: &Folder, keys: Keys, user: UserId) -> Result<()> {
        let store = Arc::new(Store::open(folder, &keys, project)?);
        let identity = store.identity()?;
        let before = self.place().leaving.take();
        let exchanging = Worker::start(
            Arc::clone(&store),
            self.env.clone(),
            folder.clone(),
            self.tell(),
            before,
        );
        let session = Session {
            service: identity.service,
            store,
            exchanging: Arc::new(exchanging),
            keys,
            user,
            identity: Mutex::new(identity),
            env: self.env.clone(),
        };
        self.place().session = Some(Arc::new(session));
        Ok(())
    }

    /// Forgets the keys and whatever was open. Nobody waits: an exchange that runs may finish within a minute, then its
    /// keys go too.
    pub(crate) fn leave(&self) {
        let mut place = self.place();
        if let Some(session) = place.session.take() {
            session.exchanging.lock();
            place.leaving = Some(Arc::clone(&session.exchanging));
        }
    }

    /// Goes to the real record or to the demonstration, closed. An exchange that runs ends at its next step: the folder is
    /// let go.
    pub(crate) fn stand(&self, demonstration: bool) {
        let left = std::mem::replace(
            &mut *self.place(),
            Place {
                demonstration,
                ..Place::default()
            },
        );
        for worker in left
            .session
            .iter()
            .map(|session| &session.exchanging)
            .chain(&left.leaving)
        {
            worker.end();
        }
    }

    pub(crate) fn key_file(&self) -> Result<KeyFile> {
        Ok(KeyFile::load(&self.folder()?)?)
    }
}

/// What a decision was made on: the commit fails when anybody changed it meanwhile.
pub(crate) struct Seen {
    subject: Subject,
    heads: Vec<EventId>,
}

/// What goes with the events into one transaction.
#[derive(Default)]
pub(crate) struct With {
    pub(crate) documents: Vec<Document>,
    pub(crate) remove_drafts: Vec<Uuid>,
}

impl Session {
    pub(crate) fn today(&self) -> NaiveDate {
        self.env.today()
    }

    pub(crate) fn env(&self) -> &Env {
        &self.env
    }

    pub(crate) fn now(&self) -> chrono::DateTime<chrono::FixedOffset> {
        self.env.now()
    }

    pub(crate) fn identity(&self) -> Identity {
        *self
            .identity
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub(crate) fn set_site(&self, site: SiteId) -> Result<()> {
        self.store.set_site(site)?;
        self.identity
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .site = site;
        Ok(())
    }

    pub(crate) fn service(&self) -> Result<(Service, Seen)> {
        let subject = Subject::Service(self.service);
        let record = self.store.record(subject)?;
        let seen = Seen {
            subject,
            heads: record.heads,
        };
        let mut events = record.events;
        crate::joining::add_known(&self.store, &mut events)?;
        Ok((Service::from_events(&events), seen))
    }

    pub(crate) fn patient(&self, id: PatientId) -> Result<(Patient, Seen)> {
        let subject = Subject::Patient(id);
        let record = self.store.record(subject)?;
        if record.events.is_empty() {
            return Err(Problem::not_found("patient"));
        }
        let seen = Seen {
            subject,
            heads: record.heads,
        };
        Ok((Patient::from_events(&record.events), seen))
    }

    pub(crate) fn case(&self, id: CaseId) -> Result<(Case, Seen)> {
        let subject = Subject::Case(id);
        let record = self.store.record(subject)?;
        if record.events.is_empty() {
            return Err(Problem::not_found("case"));
        }
        let seen = Seen {
            subject,
            heads: record.heads,
        };
        Ok((Case::from_events(id, &record.events), seen))
    }

    /// Who signs what is recorded now, in the words that stand on paper.
    pub(crate) fn author(&self, service: &Service) -> Author {
        let user = service.user(self.user);
        Author {
            user: self.user,
            name: user
                .map(|user| user.shown_name().to_owned())
                .unwrap_or_default(),
            profession: user.map(crate::words::profession_of).unwrap_or_default(),
            registration: user
                .and_then(|user| user.registration.get().cloned())
                .unwrap_or_default(),
        }
    }

    /// A subject nothing has been recorded about yet.
    pub(crate) fn new_subject(subject: Subject) -> Seen {
        Seen {
            subject,
            heads: Vec::new(),
        }
    }

    /// Records what was decided: all of it or nothing, safe on disk when this returns.
    pub(crate) fn record(&self, seen: Seen, events: Vec<Event>, with: With) -> Result<()> {
        let (service, _) = self.service()?;
        let author = self.author(&service);
        self.record_as(&author, seen, events, with)
    }

    /// As [`Session::record`], by an author who may not be in the record yet: at the founding.
    pub(crate) fn record_as(
        &self,
        author: &Author,
        seen: Seen,
        events: Vec<Event>,
        with: With,
    ) -> Result<()> {
        let identity = self.identity();
        let now = self.env.now();
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let mut stamp = self.store.last_stamp()?;
        let mut after = seen.heads.clone();
        let mut rows = Vec::with_capacity(events.len());
        for event in events {
            stamp = stamp.next(millis);
            let id = EventId(self.env.timed_id());
            rows.push(NewEvent {
                id,
                subject: seen.subject,
                kind: event.kind().to_owned(),
                version: event.version(),
                critical: event.critical(),
                author: author.clone(),
                laptop: identity.laptop,
                site: identity.site,
                stamp,
                recorded_at: now,
                // What was decided together happened in this order.
                after: std::mem::replace(&mut after, vec![id]),
                payload: event.encode()?,
            });
        }
        self.store.commit(
            Commit {
                expected_heads: vec![(seen.subject, seen.heads)],
                events: rows,
                documents: with.documents,
                remove_drafts: with.remove_drafts,
                ..Commit::default()
            },
            &mut self.env.random(),
        )?;
        self.exchanging.saved();
        Ok(())
    }
}
