//! An administrator lets a laptop join: compares the words, says whose it is, and the answer goes back sealed.

use crate::forms::ApproveForm;
use crate::joining::{from_join, join_words, known};
use crate::problem::{Code, Problem, Result};
use crate::read::{Reading, id};
use crate::service::administrator;
use crate::session::{Clinic, Session, With};
use crate::sync_setup::{hex, recipients, refuse_demonstration};
use crate::views::{ApprovedView, RequestView, RequestsView};
use crate::words;
use domain::event::Event;
use domain::header::Subject;
use domain::ids::{SiteId, UserId};
use domain::service::{LaptopEnrolled, Role, UserAdded, UserChanged, UserField};
use domain::service_now::{Service, User};
use std::path::Path;
use store::{CertifiedLog, StoreError};
use sync::join::{Answer, FOLDER, Newcomer, Request, answer_name, service_words};
use sync::{Place, PlaceSettings, Secret, Trouble};

/// More waiting laptops than a service has.
const REQUESTS_MAX: usize = 50;
/// A file larger than this is no request.
const FILE_BYTES_MAX: u64 = 1024 * 1024;

impl Clinic {
    /// The requests to join that lie in the shared place and wait for an answer, the newest first.
    pub fn requests(&self) -> Result<RequestsView> {
        let session = self.session()?;
        let (service, _) = session.service()?;
        administrator(&service, session.user)?;
        let Some(settings) = session.place_settings()? else {
            return Ok(RequestsView {
                requests: Vec::new(),
                trouble: "Sync is not set up on this laptop.".to_owned(),
            });
        };
        Ok(match self.requests_in(&settings) {
            Ok(mut found) => {
                found.retain(|request| service.laptop(request.laptop).is_none());
                found.sort_by_key(|request| std::cmp::Reverse(request.made_at));
                RequestsView {
                    requests: found
                        .iter()
                        .map(|request| session.request_view(&service, request))
                        .collect(),
                    trouble: String::new(),
                }
            }
            Err(trouble) => RequestsView {
                requests: Vec::new(),
                trouble: crate::laptops::sentence(&trouble),
            },
        })
    }

    /// Reads a request that was pasted.
    pub fn read_request(&self, text: &str) -> Result<RequestView> {
        let session = self.session()?;
        let (service, _) = session.service()?;
        administrator(&service, session.user)?;
        let request = Request::read(text).map_err(from_join)?;
        Ok(session.request_view(&service, &request))
    }

    /// Reads a request, or an answer on the new laptop, from a file that was handed over.
    pub fn read_join_file(&self, path: &Path) -> Result<String> {
        let cannot = || {
            Problem::field(
                "request",
                "This file cannot be read as a request or an answer. Choose the one that the other laptop saved",
            )
        };
        let size = std::fs::metadata(path).map_err(|_| cannot())?.len();
        if size > FILE_BYTES_MAX {
            return Err(cannot());
        }
        std::fs::read_to_string(path).map_err(|_| cannot())
    }

    /// Writes a request or an answer into a file, to be handed over.
    pub fn save_join_file(&self, path: &Path, text: &str) -> Result<()> {
        std::fs::write(path, text).map_err(|_| {
            Problem::new(
                Code::System,
                "The file could not be written there. Choose another folder.",
            )
        })
    }

    /// Lets a laptop join. Recorded first; then the answer is put into the shared place, or handed over.
    pub fn approve(&self, form: &ApproveForm) -> Result<ApprovedView> {
        refuse_demonstration(self)?;
        let session = self.session()?;
        let (service, seen) = session.service()?;
        administrator(&service, session.user)?;
        let request = Request::read(&form.request).map_err(from_join)?;
        if let Some(refused) = session.refusal(&service, &request) {
            return Err(Problem::field("request", &refused));
        }
        let settings = session
            .place_settings()?
            .ok_or_else(|| Problem::new(Code::Refused, "Set up sync on this laptop first."))?;
        let mut chosen = read_approval(form, &service, &request, || UserId(self.env.random_id()))?;
        if !session.keys.hold_root() {
            return Err(StoreError::RootNeeded.into());
        }
        let own = session.vouch(&request)?;
        let mut events = std::mem::take(&mut chosen.events);
        let user = chosen.user;
        events.push(enrolled(&request, &own, user, chosen.site).into());
        let mut laptops = recipients(&service, None);
        laptops.push((request.laptop, request.recipient.clone()));
        let epoch = sync::start_epoch(&session.store, &laptops, &mut self.env.random())
            .map_err(crate::sync_setup::from_trouble)?;
        events.push(epoch.into());
        session.store.add_log_key(&own)?;
        session.record(seen, events, With::default())?;
        let answer = session.answer(self, &request, &own, &chosen, settings)?;
        let sealed = answer.seal(&request).map_err(from_join)?;
        let root = session.store.service_key()?;
        let put = self.put_answer(&answer.place, &request, &sealed);
        Ok(ApprovedView {
            laptop_name: request.laptop_name.clone(),
            service_words: service_words(&root, &request.id())
                .0
                .map(str::to_owned)
                .to_vec(),
            answer: sealed,
            in_place: put.is_ok(),
            trouble: put
                .err()
                .map(|trouble| crate::laptops::sentence(&trouble))
                .unwrap_or_default(),
        })
    }

    fn put_answer(
        &self,
        settings: &PlaceSettings,
        request: &Request,
        sealed: &str,
    ) -> std::result::Result<(), Trouble> {
        let place = (self.env.exchanging.places)(settings)?;
        place.put(&answer_name(&request.id()), sealed.as_bytes())
    }

    fn requests_in(&self, settings: &PlaceSettings) -> std::result::Result<Vec<Request>, Trouble> {
        let place: Place = (self.env.exchanging.places)(settings)?;
        let mut found = Vec::new();
        for listed in place.list(FOLDER)? {
            let Some(id) = listed
                .name
                .rsplit('/')
                .next()
                .and_then(|name| name.strip_suffix(".request"))
            else {
                continue;
            };
            if found.len() == REQUESTS_MAX {
                break;
            }
            let Some(bytes) = place.get(&listed.name)? else {
                continue;
            };
            // What was altered in the place lies under a name that is not its own, or does not read at all.
            match Request::read(&String::from_utf8_lossy(&bytes)) {
                Ok(request) if request.id() == id => found.push(request),
                Ok(_) | Err(_) => {}
            }
        }
        Ok(found)
    }
}

/// What an administrator decided.
struct Chosen {
    user: UserId,
    site: SiteId,
    administrator: bool,
    events: Vec<Event>,
}

fn read_approval(
    form: &ApproveForm,
    service: &Service,
    request: &Request,
    new_id: impl FnOnce() -> UserId,
) -> Result<Chosen> {
    let mut reading = Reading::default();
    if !form.words_compared {
        reading.wrong(
            "words_compared",
            "Compare the eight words with those on the new laptop, then tick this",
        );
    }
    let site = reading.needed_choice(
        "site",
        &form.site,
        "the site it is used at first",
        |typed| SiteId::parse(typed).filter(|site| service.site(*site).is_some()),
    );
    let person = reading.needed_choice("person", &form.person, "whose laptop it is", |typed| {
        if typed == "new" {
            return Some(None);
        }
        let known = UserId::parse(typed).and_then(|user| service.user(user))?;
        Some(Some(known))
    });
    let (Some(site), Some(person)) = (site, person) else {
        return Err(Problem::input(reading.problems));
    };
    reading.done(Some(()))?;
    Ok(match person {
        None => {
            let user = new_id();
            let set = newcomer_fields(&request.newcomer, form.administrator);
            Chosen {
                user,
                site,
                administrator: form.administrator,
                events: vec![UserAdded { user, set }.into()],
            }
        }
        Some(known) => {
            let already = known.has(Role::Administrator);
            let mut events = Vec::new();
            if form.administrator && !already {
                events.push(
                    UserChanged {
                        user: known.id,
                        set: vec![made_administrator(known)],
                    }
                    .into(),
                );
            }
            Chosen {
                user: known.id,
                site,
                administrator: form.administrator || already,
                events,
            }
        }
    })
}

fn made_administrator(known: &User) -> UserField {
    let mut roles = known.roles.get().cloned().unwrap_or_default();
    roles.push(Role::Administrator);
    UserField::Roles(roles)
}

fn newcomer_fields(person: &Newcomer, administrator: bool) -> Vec<UserField> {
    let mut roles = vec![Role::Clinician];
    if administrator {
        roles.push(Role::Administrator);
    }
    vec![
        UserField::Name(person.name.clone()),
        UserField::Profession(person.profession.clone()),
        UserField::ProfessionOther(person.profession_other.clone()),
        UserField::Registration(person.registration.clone()),
        UserField::Contact(person.contact.clone()),
        UserField::Roles(roles),
    ]
}

fn enrolled(request: &Request, own: &CertifiedLog, user: UserId, site: SiteId) -> LaptopEnrolled {
    LaptopEnrolled {
        laptop: request.laptop,
        log: request.log,
        name: request.laptop_name.clone(),
        public_key: request.public_key.clone(),
        certificate: hex(&own.certificate),
        certified_by: None,
        recipient: request.recipient.clone(),
        site: Some(site),
        user: Some(user),
    }
}

impl Session {
    fn vouch(&self, request: &Request) -> Result<CertifiedLog> {
        let key = request.key().map_err(from_join)?;
        Ok(self
            .store
            .certify(&self.keys, request.log, request.laptop, key)?)
    }

    fn answer(
        &self,
        clinic: &Clinic,
        request: &Request,
        own: &CertifiedLog,
        chosen: &Chosen,
        place: PlaceSettings,
    ) -> Result<Answer> {
        let held = sync::held_keys(&self.store).map_err(crate::sync_setup::from_trouble)?;
        let recovery = clinic
            .key_file()?
            .recovery_slot()
            .ok_or(StoreError::KeysDamaged("the recovery slot"))?;
        let root_seed = chosen
            .administrator
            .then(|| self.keys.root_seed())
            .flatten()
            .map(|seed| Secret::new(hex(seed.as_slice())));
        let events = self.store.record(Subject::Service(self.service))?.events;
        Ok(Answer {
            request: request.id(),
            service: self.service,
            root_public_key: hex(&self.store.service_key()?),
            certificate: hex(&own.certificate),
            user: chosen.user,
            site: chosen.site,
            root_seed,
            epochs: held.epochs,
            name_key: held.name_key,
            recovery,
            recovery_recipient: held.recovery_recipient,
            place,
            known: known(&events),
        })
    }

    /// Why a request can't be answered here, in words.
    fn refusal(&self, service: &Service, request: &Request) -> Option<String> {
        if service.laptop(request.laptop).is_some() {
            return Some("This laptop belongs to the service already.".to_owned());
        }
        request
            .check_age(self.now())
            .err()
            .map(|error| join_words(error).to_owned())
    }

    fn request_view(&self, service: &Service, request: &Request) -> RequestView {
        let person = &request.newcomer;
        let same = |user: &&User| {
            let registration = user.registration.get().map_or("", String::as_str);
            (!registration.is_empty() && registration == person.registration)
                || user.shown_name().to_lowercase() == person.name.to_lowercase()
        };
        let likely = service.users.iter().find(same);
        RequestView {
            id: request.id(),
            request: request.to_text(),
            laptop_name: request.laptop_name.clone(),
            name: person.name.clone(),
            profession_words: words::profession(&person.profession, &person.profession_other),
            registration: person.registration.clone(),
            contact: person.contact.clone(),
            asked_on: words::day(request.made_at.date_naive()),
            words: request.words().0.map(str::to_owned).to_vec(),
            likely: likely.map(|user| user.id.to_string()).unwrap_or_default(),
            refused: self.refusal(service, request).unwrap_or_default(),
        }
    }
}

/// An id handed back by the screen.
pub(crate) fn laptop_id(text: &str) -> Result<domain::ids::LaptopId> {
    Ok(domain::ids::LaptopId(id(text, "laptop")?))
}
