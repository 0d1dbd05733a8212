//! A laptop asks to join a service, waits, and goes on by itself when an administrator has said yes.
//!
//! What was made for the request lies under the newcomer's passphrase until the answer comes, so that the program may be
//! closed meanwhile. Nothing of the service is on the laptop before that.

use crate::exchanging::PLACE;
use crate::forms::JoinForm;
use crate::problem::{Code, Problem, Result};
use crate::read::Reading;
use crate::service::{read_passphrase, read_user};
use crate::session::Clinic;
use crate::sync_setup::{from_trouble, hex, keep_recovery, place_words, read_place};
use crate::views::{JoinLook, Status, WaitingView};
use crate::words;
use domain::caseload::project;
use domain::header::StoredEvent;
use domain::ids::{LaptopId, LogId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{
    CertifiedLog, Folder, FolderState, Identity, KeyFile, Keys, Store, StoreError, Waiting,
};
use sync::join::{
    Answer, JoinError, KnownEvent, Newcomer, Request, answer_name, request_name, service_words,
};
use sync::recovery::Recovery;
use sync::{HeldKeys, Place, PlaceSettings, Secret, Trouble};
use zeroize::{Zeroize, Zeroizing};

/// Under this name the record keeps what the answer told of the service, until the history has come.
const KNOWN: &str = "known-at-joining";

/// What lies under the passphrase while a join waits. JSON, read by this program alone.
#[derive(Serialize, Deserialize)]
struct Secrets {
    /// Of the log's signing key, hexadecimal.
    log_seed: Secret,
    /// The age identity that the answer is sealed to.
    identity: Secret,
    place: Option<PlaceSettings>,
}

/// A waiting join whose passphrase was typed.
pub(crate) struct OpenWaiting {
    waiting: Waiting,
    request: Request,
    secrets: Secrets,
    passphrase: Zeroizing<String>,
}

impl Clinic {
    /// Makes a request to join, puts it into the place where one was given, and waits.
    pub fn ask_to_join(&self, form: &JoinForm) -> Result<WaitingView> {
        let folder = self.folder_to_begin_in()?;
        let mut reading = Reading::default();
        let by_file = form.place.kind == "file";
        let place = if by_file {
            None
        } else {
            read_place(&mut reading, "place.", &form.place, None)
        };
        let laptop_name = read_laptop_name(&mut reading, &form.laptop_name);
        read_user(&mut reading, "user.", &form.user);
        read_passphrase(&mut reading, &form.passphrase, &form.passphrase_again);
        reading.done(Some(()))?;
        let opened = match &place {
            Some(settings) => Some(self.try_place(settings, "place.", &form.place)?),
            None => None,
        };
        let (request, secrets) = self.make_request(form, laptop_name, place)?;
        let text = request.to_text();
        if let Some(place) = &opened {
            place
                .put(&request_name(&request.id()), text.as_bytes())
                .map_err(|trouble| {
                    crate::sync_setup::place_problem(&trouble, "place.", &form.place)
                })?;
        }
        let plain = Zeroizing::new(serde_json::to_vec(&secrets)?);
        let waiting = Waiting::seal(
            form.user.name.trim(),
            &text,
            &plain,
            &form.passphrase,
            self.env.passphrase_cost,
            &mut self.env.random(),
        )?;
        waiting.save(&folder)?;
        self.place().waiting = Some(Arc::new(OpenWaiting {
            waiting,
            request,
            secrets,
            passphrase: Zeroizing::new(form.passphrase.clone()),
        }));
        self.waiting()
    }

    /// The request that waits. Before the passphrase was typed again, only what is public.
    pub fn waiting(&self) -> Result<WaitingView> {
        if let Some(open) = self.open_waiting() {
            return Ok(open.view());
        }
        let waiting =
            Waiting::load(&self.folder()?)?.ok_or_else(|| Problem::not_found("request"))?;
        let request = Request::read(&waiting.request).map_err(from_join)?;
        Ok(view(&waiting, &request))
    }

    /// Goes on waiting after the program was started again.
    pub fn go_on_waiting(&self, passphrase: &str) -> Result<WaitingView> {
        let waiting =
            Waiting::load(&self.folder()?)?.ok_or_else(|| Problem::not_found("request"))?;
        let plain = waiting.open(passphrase)?;
        let request = Request::read(&waiting.request).map_err(from_join)?;
        let secrets: Secrets = serde_json::from_slice(&plain)?;
        self.place().waiting = Some(Arc::new(OpenWaiting {
            waiting,
            request,
            secrets,
            passphrase: Zeroizing::new(passphrase.to_owned()),
        }));
        self.waiting()
    }

    /// Looks whether the answer is in the place, and joins when it is. That the place cannot be reached is said and no error.
    pub fn look_for_answer(&self) -> Result<JoinLook> {
        let open = self.needed_waiting()?;
        let Some(settings) = &open.secrets.place else {
            return Ok(open.look(String::new()));
        };
        match self.answer_in(settings, &open) {
            Ok(Some(text)) => self.take_answer(&text),
            Ok(None) => Ok(open.look(String::new())),
            Err(trouble) => Ok(open.look(crate::laptops::sentence(&trouble))),
        }
    }

    /// Takes an answer that was handed over, as pasted or read from a file, and joins.
    pub fn take_answer(&self, text: &str) -> Result<JoinLook> {
        let open = self.needed_waiting()?;
        let answer =
            Answer::open(text, open.secrets.identity.expose(), &open.request).map_err(from_join)?;
        let root = answer.root_key().map_err(from_join)?;
        self.join(&open, &answer)?;
        self.place().waiting = None;
        Ok(JoinLook {
            status: Some(self.status()?),
            waiting: None,
            service_words: service_words(&root, &answer.request)
                .0
                .map(str::to_owned)
                .to_vec(),
        })
    }

    /// Stops waiting. The request can't be answered any more; what was made for it is put aside.
    pub fn give_up_joining(&self) -> Result<Status> {
        let open = self.place().waiting.take();
        // Best effort: a request that stays in the place grows old and is refused then.
        if let Some(open) = open
            && let Some(settings) = &open.secrets.place
            && let Ok(place) = (self.env.exchanging.places)(settings)
        {
            let _ = place.remove(&request_name(&open.request.id()));
        }
        Waiting::put_aside(&self.folder()?)?;
        self.status()
    }

    fn make_request(
        &self,
        form: &JoinForm,
        laptop_name: String,
        place: Option<PlaceSettings>,
    ) -> Result<(Request, Secrets)> {
        let mut seed = Zeroizing::new([0; 32]);
        self.env.random.fill(seed.as_mut_slice());
        let (identity, recipient) =
            sync::join::new_identity(&mut self.env.random()).map_err(from_trouble)?;
        let request = Request {
            laptop: LaptopId(self.env.random_id()),
            log: LogId(self.env.random_id()),
            public_key: hex(&store::log_public_key(&seed)),
            recipient,
            laptop_name,
            newcomer: Newcomer {
                name: form.user.name.trim().to_owned(),
                profession: form.user.profession.clone(),
                profession_other: form.user.profession_other.trim().to_owned(),
                registration: form.user.registration.trim().to_uppercase(),
                contact: form.user.contact.trim().to_owned(),
            },
            made_at: self.env.now(),
        };
        // What would not be read elsewhere is refused here, where it can be put right.
        Request::read(&request.to_text())
            .map_err(|_| Problem::field("laptop_name", "Enter names of at most 300 characters"))?;
        let secrets = Secrets {
            log_seed: Secret::new(hex(seed.as_slice())),
            identity,
            place,
        };
        Ok((request, secrets))
    }

    fn answer_in(
        &self,
        settings: &PlaceSettings,
        open: &OpenWaiting,
    ) -> std::result::Result<Option<String>, Trouble> {
        let place: Place = (self.env.exchanging.places)(settings)?;
        let id = open.request.id();
        let found = place.get(&answer_name(&id))?;
        if found.is_none() && place.get(&request_name(&id))?.is_none() {
            // Somebody cleared the place, or put another in its stead.
            place.put(&request_name(&id), open.waiting.request.as_bytes())?;
        }
        Ok(found.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// Makes the record of an existing service on this laptop and opens it for the newcomer.
    fn join(&self, open: &OpenWaiting, answer: &Answer) -> Result<()> {
        let folder = self.folder()?;
        folder.clear_unfinished()?;
        let mut seed = read_seed(answer.root_seed.as_ref())?;
        let keys = Keys::joining(seed.as_deref(), &mut self.env.random());
        seed.zeroize();
        let administrator = keys.hold_root();
        let root = answer.root_key().map_err(from_join)?;
        if administrator && keys.root_public_key()? != root {
            return Err(from_join(JoinError::Altered));
        }
        let mut file = KeyFile::joined(
            answer.service,
            &keys,
            &answer.recovery,
            &answer.recovery_recipient,
        )?;
        file.set_user(
            &keys,
            answer.user,
            &open.waiting.name,
            &open.passphrase,
            administrator,
            self.env.passphrase_cost,
            &mut self.env.random(),
        )?;
        file.save(&folder)?;
        let store = open.record(answer, &folder, &keys, &root)?;
        let recovery = Recovery {
            service: answer.service,
            root_public_key: answer.root_public_key.clone(),
            slot: answer.recovery.clone(),
        };
        keep_recovery(&store, &recovery)?;
        let known = serde_json::to_string(&answer.known)?;
        store.set_setting(KNOWN, &known)?;
        let place = open.secrets.place.as_ref().unwrap_or(&answer.place);
        store.set_secret(PLACE, &serde_json::to_vec(place)?)?;
        drop(store);
        file.setup_finished = true;
        file.save(&folder)?;
        Waiting::put_aside(&folder)?;
        self.enter(&folder, keys, answer.user)
    }

    /// The folder of the record, in which nothing is yet.
    pub(crate) fn folder_to_begin_in(&self) -> Result<Folder> {
        crate::sync_setup::refuse_demonstration(self)?;
        let folder = self.folder()?;
        match folder.state()? {
            FolderState::Empty => {}
            FolderState::Unfinished => folder.clear_unfinished()?,
            FolderState::Waiting => return Err(waits_already()),
            FolderState::Ready | FolderState::KeysMissing | FolderState::DatabaseMissing => {
                return Err(Problem::new(
                    Code::Refused,
                    "There is a record on this laptop already. It is left as it is.",
                ));
            }
        }
        Ok(folder)
    }

    fn open_waiting(&self) -> Option<Arc<OpenWaiting>> {
        self.place().waiting.clone()
    }

    fn needed_waiting(&self) -> Result<Arc<OpenWaiting>> {
        self.open_waiting().ok_or_else(|| {
            Problem::new(
                Code::Locked,
                "Enter the passphrase you chose when you asked to join.",
            )
        })
    }
}

impl OpenWaiting {
    /// Makes the encrypted record, empty but for the keys it needs.
    fn record(
        &self,
        answer: &Answer,
        folder: &Folder,
        keys: &Keys,
        root: &[u8; 32],
    ) -> Result<Store> {
        let seed = read_seed(Some(&self.secrets.log_seed))?
            .ok_or(StoreError::KeysDamaged("what waits for joining"))?;
        let identity = Identity {
            service: answer.service,
            laptop: self.request.laptop,
            site: answer.site,
            log: self.request.log,
        };
        let own = CertifiedLog {
            log: self.request.log,
            laptop: self.request.laptop,
            public_key: self.request.key().map_err(from_join)?,
            certificate: answer.certificate().map_err(from_join)?,
            certified_by: None,
        };
        let store = Store::create_joined(folder, keys, &identity, root, &seed, &own, project)?;
        sync::keep_laptop_identity(&store, &self.secrets.identity).map_err(from_trouble)?;
        let held = HeldKeys {
            epochs: answer.epochs.clone(),
            name_key: answer.name_key.clone(),
            recovery_recipient: answer.recovery_recipient.clone(),
        };
        sync::keep_keys(&store, &held).map_err(from_trouble)?;
        Ok(store)
    }

    fn view(&self) -> WaitingView {
        let place = self.secrets.place.as_ref();
        WaitingView {
            open: true,
            place: place.map(place_words).unwrap_or_default(),
            ..view(&self.waiting, &self.request)
        }
    }

    fn look(&self, trouble: String) -> JoinLook {
        JoinLook {
            status: None,
            waiting: Some(WaitingView {
                trouble,
                ..self.view()
            }),
            service_words: Vec::new(),
        }
    }
}

fn view(waiting: &Waiting, request: &Request) -> WaitingView {
    WaitingView {
        name: waiting.name.clone(),
        laptop_name: request.laptop_name.clone(),
        words: request.words().0.map(str::to_owned).to_vec(),
        request: waiting.request.clone(),
        asked_on: words::day(request.made_at.date_naive()),
        open: false,
        place: String::new(),
        trouble: String::new(),
    }
}

pub(crate) fn read_laptop_name(reading: &mut Reading, typed: &str) -> String {
    reading.needed(
        "laptop_name",
        typed,
        "a name for this laptop, such as Hedge End 1",
    )
}

fn read_seed(hex: Option<&Secret>) -> Result<Option<Zeroizing<[u8; 32]>>> {
    const DAMAGED: StoreError = StoreError::KeysDamaged("a key that came with the answer");
    let Some(hex) = hex.map(Secret::expose) else {
        return Ok(None);
    };
    let mut seed = Zeroizing::new([0; 32]);
    if hex.len() != 64 || !hex.is_ascii() {
        return Err(DAMAGED.into());
    }
    for (place, byte) in seed.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&hex[place * 2..place * 2 + 2], 16).map_err(|_| DAMAGED)?;
    }
    Ok(Some(seed))
}

/// The service's events as they are here, for a newcomer to begin with.
pub(crate) fn known(events: &[StoredEvent]) -> Vec<KnownEvent> {
    let text = |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).ok();
    let event = |event: &StoredEvent| KnownEvent {
        header: event.header.clone(),
        payload: event.payload.as_ref().and_then(text),
    };
    events.iter().map(event).collect()
}

/// Adds what the answer told of the service to what has come, so that work can begin at once. Forgotten when all of it came.
pub(crate) fn add_known(store: &Store, events: &mut Vec<StoredEvent>) -> Result<()> {
    let Some(text) = store.setting(KNOWN)?.filter(|text| !text.is_empty()) else {
        return Ok(());
    };
    let known: Vec<KnownEvent> = serde_json::from_str(&text)?;
    let here: std::collections::HashSet<_> = events.iter().map(|event| event.header.id).collect();
    let missing = known
        .into_iter()
        .filter(|event| !here.contains(&event.header.id))
        .map(|event| StoredEvent {
            header: event.header,
            payload: event.payload.map(String::into_bytes),
        });
    let before = events.len();
    events.extend(missing);
    if events.len() == before {
        store.set_setting(KNOWN, "")?;
    }
    Ok(())
}

pub(crate) fn waits_already() -> Problem {
    Problem::new(
        Code::Refused,
        "This laptop waits to join a service. Give that up first.",
    )
}

pub(crate) fn from_join(error: JoinError) -> Problem {
    Problem::field("request", join_words(error))
}

/// Why a request or an answer is not taken, and what to do.
pub(crate) fn join_words(error: JoinError) -> &'static str {
    match error {
        JoinError::NoRequest => {
            "This is not a request to join. Paste all of it, from “stepwell-join-1:” to its end"
        }
        JoinError::Altered => {
            "A part of this is missing or was changed on its way. Copy all of it again, or use the file"
        }
        JoinError::Newer => {
            "This was written by a newer version of Stepwell. Update the program on this laptop"
        }
        JoinError::TooOld => {
            "This request is more than three weeks old. Give it up on the new laptop and ask again there"
        }
        JoinError::FromTheFuture => {
            "This request is dated in the future. Put date and time right on both laptops, then ask again"
        }
        JoinError::NoAnswer => {
            "This is not an answer to a request. Paste all of it, from “stepwell-join-answer-1:” to its end"
        }
        JoinError::ForAnother => {
            "This answer is for another laptop or another request. Hand over the request that is shown here"
        }
        JoinError::NotSealed => "The answer could not be sealed to the new laptop. Ask again there",
    }
}
