//! Every laptop is gone: the service is built again from the shared place and the printed recovery code alone.
//!
//! Nothing is kept until somebody has chosen who they are: interrupted before that, it is begun again, and what lies in the
//! place stays as it was.

use crate::exchanging::PLACE;
use crate::forms::{RebuildForm, RebuiltForm};
use crate::joining::read_laptop_name;
use crate::problem::{Code, Problem, Result};
use crate::read::Reading;
use crate::service::{read_passphrase, site_view, user_view};
use crate::session::{Clinic, With};
use crate::sync_setup::{from_trouble, hex, keep_recovery, place_problem, read_place, recipients};
use crate::views::{Progress, RebuildFound, Status};
use domain::caseload::project;
use domain::header::Subject;
use domain::ids::{LaptopId, LogId, ServiceId, SiteId, UserId};
use domain::service::{LaptopEnrolled, Role};
use domain::service_now::Service;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use store::{CertifiedLog, Identity, KeyFile, Keys, Store};
use sync::recovery::{self, Recovery};
use sync::{Exchange, HeldKeys, Place, PlaceSettings, Protections};
use zeroize::Zeroizing;

/// A service that was fetched; somebody still has to say who they are.
pub(crate) struct Rebuilding {
    store: Store,
    keys: Keys,
    file: KeyFile,
    own: CertifiedLog,
    recipient: String,
    laptop_name: String,
    settings: PlaceSettings,
}

impl Clinic {
    /// Finds the service in the place, opens it with the printed code, and fetches all of it.
    pub fn rebuild(
        &self,
        form: &RebuildForm,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<RebuildFound> {
        // An attempt before this one still holds the database.
        self.place().rebuilding = None;
        let folder = self.folder_to_begin_in()?;
        let mut reading = Reading::default();
        let settings = read_place(&mut reading, "place.", &form.place, None);
        let laptop_name = read_laptop_name(&mut reading, &form.laptop_name);
        let code = Zeroizing::new(reading.needed(
            "code",
            &form.code,
            "the recovery code, as it stands on the paper",
        ));
        let settings = reading.done(settings)?;
        let said = |trouble: sync::Trouble| place_problem(&trouble, "place.", &form.place);
        let place = self.try_place(&settings, "place.", &form.place)?;
        let (found, root) = opened(recovery::find(&place).map_err(said)?, &code)?;
        let held = recovered(&place, found.service, &root, said)?;

        let keys = Keys::joining(root.root_seed().as_deref(), &mut self.env.random());
        let recipient = keys.recovery_recipient()?;
        let file = KeyFile::joined(found.service, &keys, &found.slot, &recipient)?;
        file.save(&folder)?;
        let identity = Identity {
            service: found.service,
            laptop: LaptopId(self.env.random_id()),
            // Chosen with the person, when the sites are known.
            site: SiteId(self.env.random_id()),
            log: LogId(self.env.random_id()),
        };
        let mut seed = Zeroizing::new([0; 32]);
        self.env.random.fill(seed.as_mut_slice());
        let own = keys.certify(
            identity.service,
            identity.log,
            identity.laptop,
            store::log_public_key(&seed),
        )?;
        let root_key = keys.root_public_key()?;
        let store =
            Store::create_joined(&folder, &keys, &identity, &root_key, &seed, &own, project)?;
        let recipient =
            sync::laptop_recipient(&store, &mut self.env.random()).map_err(from_trouble)?;
        sync::keep_keys(&store, &held).map_err(from_trouble)?;
        keep_recovery(&store, &found)?;
        let trouble = self.fetch_all(&store, &place, progress).map_err(said)?;
        let view = found_view(&store, identity.service, trouble)?;
        self.place().rebuilding = Some(Arc::new(Rebuilding {
            store,
            keys,
            file,
            own,
            recipient,
            laptop_name,
            settings,
        }));
        Ok(view)
    }

    /// Says who works on the laptop that was built again, and opens the record for them.
    pub fn finish_rebuilding(&self, form: &RebuiltForm) -> Result<Status> {
        let rebuilding = self.place().rebuilding.clone().ok_or_else(|| {
            Problem::new(
                Code::Refused,
                "The service has to be found first: enter the place and the recovery code again.",
            )
        })?;
        let record = rebuilding
            .store
            .record(Subject::Service(rebuilding.service()?))?;
        let service = Service::from_events(&record.events);
        let mut reading = Reading::default();
        let user = reading.needed_choice("user", &form.user, "who you are", |typed| {
            UserId::parse(typed).and_then(|user| service.user(user))
        });
        let site = reading.needed_choice("site", &form.site, "the site you are at", |typed| {
            SiteId::parse(typed).filter(|site| service.site(*site).is_some())
        });
        read_passphrase(&mut reading, &form.passphrase, &form.passphrase_again);
        let (user, site) = reading.done(user.zip(site))?;
        let folder = self.folder()?;
        let administrator = user.has(Role::Administrator);
        let mut file = rebuilding.file.clone();
        file.set_user(
            &rebuilding.keys,
            user.id,
            user.shown_name(),
            &form.passphrase,
            administrator,
            self.env.passphrase_cost,
            &mut self.env.random(),
        )?;
        rebuilding.store.set_site(site)?;
        rebuilding
            .store
            .set_secret(PLACE, &serde_json::to_vec(&rebuilding.settings)?)?;
        let enrolled = rebuilding.enrolled(site, user.id);
        let identity = rebuilding.store.identity()?;
        let mut laptops = recipients(&service, None);
        laptops.push((identity.laptop, rebuilding.recipient.clone()));
        let epoch = sync::start_epoch(&rebuilding.store, &laptops, &mut self.env.random())
            .map_err(from_trouble)?;
        let who = user.id;
        file.save(&folder)?;
        let keys = rebuilding.keys.for_user(administrator);
        self.place().rebuilding = None;
        drop(rebuilding);
        self.enter(&folder, keys, who)?;
        let session = self.session()?;
        let (_, seen) = session.service()?;
        session.record(seen, vec![enrolled.into(), epoch.into()], With::default())?;
        file.setup_finished = true;
        file.save(&folder)?;
        self.status()
    }

    /// One exchange. What it left aside is told and does not stop the rest.
    fn fetch_all(
        &self,
        store: &Store,
        place: &Place,
        progress: &mut dyn FnMut(Progress),
    ) -> std::result::Result<String, sync::Trouble> {
        let progress = std::cell::RefCell::new(progress);
        let outcome = Exchange {
            store,
            place,
            now: &|| self.env.now(),
            random: &mut self.env.random(),
            version: env!("CARGO_PKG_VERSION"),
            progress: &|at| {
                let (done, of) = match at {
                    sync::Progress::Fetching { events, of } => (events, of),
                    sync::Progress::Listing
                    | sync::Progress::Sending { .. }
                    | sync::Progress::Documents { .. } => return,
                };
                let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
                progress.borrow_mut()(Progress {
                    done: count(done),
                    of: count(of),
                    what: "Reading the record: entries".to_owned(),
                });
            },
            stop: &AtomicBool::new(false),
            protections: Protections::default(),
        }
        .run()?;
        Ok(match outcome.standing.set_aside.len() {
            0 => String::new(),
            1 => "One object in the place could not be read and was left aside.".to_owned(),
            several => {
                format!("{several} objects in the place could not be read and were left aside.")
            }
        })
    }
}

impl Rebuilding {
    fn service(&self) -> Result<ServiceId> {
        Ok(self.store.identity()?.service)
    }

    fn enrolled(&self, site: SiteId, user: UserId) -> LaptopEnrolled {
        LaptopEnrolled {
            laptop: self.own.laptop,
            log: self.own.log,
            name: self.laptop_name.clone(),
            public_key: hex(&self.own.public_key),
            certificate: hex(&self.own.certificate),
            certified_by: None,
            recipient: self.recipient.clone(),
            site: Some(site),
            user: Some(user),
        }
    }
}

/// The service whose slot the code opens.
fn opened(found: Vec<Recovery>, code: &str) -> Result<(Recovery, Keys)> {
    if found.is_empty() {
        return Err(Problem::field(
            "place.kind",
            "There is no service in this place. Check that it is the right one: nothing was changed",
        ));
    }
    let mut last = None;
    for recovery in found {
        match recovery.slot.open(recovery.service, code) {
            Ok(keys) if hex(&keys.root_public_key()?) == recovery.root_public_key => {
                return Ok((recovery, keys));
            }
            Ok(_) => {}
            Err(error) => last = Some(error),
        }
    }
    let said = match last {
        Some(store::StoreError::RecoveryCodeMistyped) => {
            "A character of the recovery code is wrong or missing. Compare it with the paper, group by group"
        }
        Some(_) | None => {
            "This recovery code does not open the service in this place. Is it the newest paper?"
        }
    };
    Err(Problem::field("code", said))
}

/// The keys to everything in the place, by the root.
fn recovered(
    place: &Place,
    service: ServiceId,
    root: &Keys,
    said: impl Fn(sync::Trouble) -> Problem,
) -> Result<HeldKeys> {
    let secret = root.recovery_secret()?;
    let prefix = format!("stepwell/{}/epoch", service.0.simple());
    let mut held: Option<HeldKeys> = None;
    for listed in place.list(&prefix).map_err(&said)? {
        let Some(bytes) = place.get(&listed.name).map_err(&said)? else {
            continue;
        };
        // One that was altered opens nothing; the others are not held up by it.
        let Ok(keys) = sync::open_for_recovery(&bytes, &secret) else {
            continue;
        };
        match &mut held {
            None => held = Some(keys),
            Some(held) => held.epochs.extend(keys.epochs),
        }
    }
    held.ok_or_else(|| {
        Problem::field(
            "code",
            "The code fits, but no key to the record lies in this place. Is it the whole place, or a copy of a part of it?",
        )
    })
}

fn found_view(store: &Store, service: ServiceId, trouble: String) -> Result<RebuildFound> {
    let record = store.record(Subject::Service(service))?;
    let known = Service::from_events(&record.events);
    if known.users.is_empty() {
        return Err(Problem::field(
            "place.kind",
            "The code fits, but the people of the service are not in this place. Is it the whole place, or a copy of a part of it?",
        ));
    }
    Ok(RebuildFound {
        service_name: known
            .founded
            .as_ref()
            .map(|founded| founded.name.clone())
            .unwrap_or_default(),
        people: known.users.iter().map(user_view).collect(),
        sites: known.sites.iter().map(site_view).collect(),
        entries: u32::try_from(store.digest()?.events).unwrap_or(u32::MAX),
        trouble,
    })
}
