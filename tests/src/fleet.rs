//! Laptops of one service, without window or façade: each has a record of its own and meets the others in a place.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use anyhow::{Context, Result};
use chrono::{DateTime, FixedOffset};
use clinic::Random;
use domain::caseload::project;
use domain::event::Event;
use domain::header::{Author, NewEvent, Subject};
use domain::ids::{EventId, LaptopId, LogId, ServiceId, SiteId, UserId};
use store::{Commit, Cost, Folder, Identity, KeyFile, Keys, Store};
use sync::{Exchange, Outcome, Place, Progress, Protections, Trouble};
use uuid::Uuid;

use crate::desk::Seeded;

const PASSPHRASE: &str = "eight swift herons";

/// One laptop: its record, open, and who works on it.
pub struct Laptop {
    pub store: Store,
    pub identity: Identity,
    /// Its clinician.
    pub user: UserId,
    keys: Keys,
    random: Seeded,
    /// The last event of each subject that this laptop wrote about.
    heads: BTreeMap<Subject, EventId>,
}

/// The first laptop of a service, the one with the service root key. `number` makes its ids.
///
/// # Errors
/// When its record cannot be made in `path`.
pub fn found(path: &Path, number: u64) -> Result<Laptop> {
    let random = Seeded::new(number);
    let identity = Identity {
        service: ServiceId(uuid(&random)),
        laptop: LaptopId(uuid(&random)),
        site: SiteId(uuid(&random)),
        log: LogId(uuid(&random)),
    };
    let folder = Folder::open(path)?;
    let keys = Keys::generate(&mut |bytes: &mut [u8]| random.fill(bytes));
    let user = keep(&folder, &keys, identity.service, true, &random)?;
    let store = Store::create(
        &folder,
        &keys,
        &identity,
        project,
        &mut |bytes: &mut [u8]| {
            random.fill(bytes);
        },
    )?;
    Ok(Laptop {
        store,
        identity,
        user,
        keys,
        random,
        heads: BTreeMap::new(),
    })
}

/// Another laptop of the same service, its log certified by the first one. It holds nothing yet.
///
/// # Errors
/// When its record cannot be made in `path`.
pub fn join(path: &Path, number: u64, first: &Laptop) -> Result<Laptop> {
    let random = Seeded::new(number);
    let identity = Identity {
        service: first.identity.service,
        laptop: LaptopId(uuid(&random)),
        site: SiteId(uuid(&random)),
        log: LogId(uuid(&random)),
    };
    let mut seed = [0; 32];
    random.fill(&mut seed);
    let certified = first.store.certify(
        &first.keys,
        identity.log,
        identity.laptop,
        store::log_public_key(&seed),
    )?;
    let folder = Folder::open(path)?;
    let keys = Keys::generate(&mut |bytes: &mut [u8]| random.fill(bytes));
    let user = keep(&folder, &keys, identity.service, false, &random)?;
    let store = Store::create_joined(
        &folder,
        &keys,
        &identity,
        &first.store.service_key()?,
        &seed,
        &certified,
        project,
    )?;
    Ok(Laptop {
        store,
        identity,
        user,
        keys,
        random,
        heads: BTreeMap::new(),
    })
}

/// A laptop that was made before, or a copy of one. `seed` makes what it records from now on unlike what it recorded before.
///
/// # Errors
/// When there is none in `path`.
pub fn open(path: &Path, seed: u64) -> Result<Laptop> {
    let folder = Folder::open(path)?;
    let (sign_in, keys) =
        KeyFile::load(&folder)?.unlock_with_passphrase("Sam Okafor", PASSPHRASE)?;
    let store = Store::open(&folder, &keys, project)?;
    Ok(Laptop {
        identity: store.identity()?,
        store,
        user: sign_in,
        keys,
        random: Seeded::new(seed),
        heads: BTreeMap::new(),
    })
}

/// Sets sync up from the first laptop and gives each other one what it needs to read what lies in the place.
///
/// # Errors
/// When the place cannot be written to.
pub fn meet(first: &Laptop, others: &[&Laptop], place: &Place) -> Result<()> {
    let mut laptops = vec![first.recipient()?];
    for other in others {
        laptops.push(other.recipient()?);
    }
    first.set_up(place, &laptops)?;
    let held = sync::held_keys(&first.store)?;
    for other in others {
        sync::keep_keys(&other.store, &held)?;
    }
    Ok(())
}

impl Laptop {
    /// Records all of it in one act.
    ///
    /// # Errors
    /// When the record does not take it.
    pub fn record(&mut self, told: Vec<(Subject, Event, DateTime<FixedOffset>)>) -> Result<()> {
        let mut stamp = self.store.last_stamp()?;
        let mut events = Vec::with_capacity(told.len());
        for (subject, event, at) in told {
            let ms = u64::try_from(at.timestamp_millis())?;
            stamp = stamp.next(ms);
            let mut rest = [0; 10];
            self.random.fill(&mut rest);
            let id = EventId(uuid::Builder::from_unix_timestamp_millis(ms, &rest).into_uuid());
            let after = match self.heads.insert(subject, id) {
                Some(before) => vec![before],
                None => self.store.heads(subject)?,
            };
            events.push(NewEvent {
                id,
                subject,
                kind: event.kind().to_owned(),
                version: event.version(),
                critical: event.critical(),
                author: Author {
                    user: self.user,
                    name: "Sam Okafor".to_owned(),
                    profession: "Occupational therapist".to_owned(),
                    registration: "OT00000".to_owned(),
                },
                laptop: self.identity.laptop,
                site: self.identity.site,
                stamp,
                recorded_at: at,
                after,
                payload: event.encode()?,
            });
        }
        let commit = Commit {
            events,
            ..Commit::default()
        };
        self.store
            .commit(commit, &mut |bytes: &mut [u8]| self.random.fill(bytes))?;
        Ok(())
    }

    /// One exchange with the place, at the time given.
    ///
    /// # Errors
    /// As the exchange says.
    pub fn exchange(
        &self,
        place: &Place,
        now: DateTime<FixedOffset>,
        progress: &dyn Fn(Progress),
    ) -> Result<Outcome, Trouble> {
        let stop = AtomicBool::new(false);
        Exchange {
            store: &self.store,
            place,
            now: &|| now,
            random: &mut |bytes: &mut [u8]| self.random.fill(bytes),
            version: "0.1.0",
            progress,
            stop: &stop,
            protections: Protections::default(),
        }
        .run()
    }

    fn recipient(&self) -> Result<(LaptopId, String)> {
        let recipient = sync::laptop_recipient(&self.store, &mut |bytes: &mut [u8]| {
            self.random.fill(bytes);
        })
        .context("its own recipient")?;
        Ok((self.identity.laptop, recipient))
    }

    fn set_up(&self, place: &Place, laptops: &[(LaptopId, String)]) -> Result<()> {
        sync::set_up(
            &self.store,
            place,
            &self.keys,
            laptops,
            &mut |bytes: &mut [u8]| self.random.fill(bytes),
        )?;
        Ok(())
    }
}

fn keep(
    folder: &Folder,
    keys: &Keys,
    service: ServiceId,
    administrator: bool,
    random: &Seeded,
) -> Result<UserId> {
    let user = UserId(uuid(random));
    let mut file = KeyFile::new(service);
    let random = &mut |bytes: &mut [u8]| random.fill(bytes);
    file.set_user(
        keys,
        user,
        "Sam Okafor",
        PASSPHRASE,
        administrator,
        Cost::FOR_TESTS,
        random,
    )?;
    if administrator {
        file.set_recovery_code(keys, Cost::FOR_TESTS, random)?;
    }
    file.setup_finished = true;
    file.save(folder)?;
    Ok(user)
}

fn uuid(random: &Seeded) -> Uuid {
    let mut bytes = [0; 16];
    random.fill(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
