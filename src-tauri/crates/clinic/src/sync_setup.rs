//! "Set up sync": where this laptop meets the others, tried out before it is kept.

use crate::exchanging::{PLACE, place_settings};
use crate::forms::PlaceForm;
use crate::problem::{Code, Problem, Result};
use crate::read::Reading;
use crate::service::administrator;
use crate::session::{Clinic, Session, With};
use crate::views::SyncSetUpView;
use domain::ids::LaptopId;
use domain::service::{LaptopEnrolled, Role};
use domain::service_now::{Laptop, Service};
use store::{LogCertificate, Store};
use sync::recovery::{self, Recovery};
use sync::{Place, PlaceSettings, Secret, Trouble};

impl Clinic {
    /// Whether sync is set up on this laptop, and with what; no secret comes back.
    pub fn sync_set_up(&self) -> Result<SyncSetUpView> {
        let session = self.session()?;
        let (service, _) = session.service()?;
        let settings = session.place_settings()?;
        let mut form = settings.as_ref().map(place_form).unwrap_or_default();
        if form.kind.is_empty() {
            form.kind = "folder".to_owned();
        }
        Ok(SyncSetUpView {
            place: settings.as_ref().map(place_words).unwrap_or_default(),
            form,
            administrator: service
                .user(session.user)
                .is_some_and(|user| user.has(Role::Administrator)),
            demonstration: self.is_demonstration(),
        })
    }

    /// Sets the shared place up on this laptop, or changes it. The place is really written to, read, listed and cleared
    /// before anything is kept; what is wrong is said with its field.
    pub fn set_up_sync(&self, form: &PlaceForm) -> Result<SyncSetUpView> {
        refuse_demonstration(self)?;
        let session = self.session()?;
        let (service, _) = session.service()?;
        administrator(&service, session.user)?;
        let before = session.place_settings()?;
        let mut reading = Reading::default();
        let settings = read_place(&mut reading, "", form, before.as_ref());
        let settings = reading.done(settings)?;
        let place = self.try_place(&settings, "", form)?;
        let here = holds(&place, &session).map_err(|trouble| place_problem(&trouble, "", form))?;
        if here == Holds::Another {
            return Err(place_problem(&Trouble::OtherService, "", form));
        }
        session.enrol_for_sync(&service, &place)?;
        keep_recovery(&session.store, &session.recovery(self)?)?;
        put_recovery(&session.store, &place)
            .map_err(|trouble| place_problem(&trouble, "", form))?;
        // A place that somebody chose and that holds nothing of ours is filled; one that was emptied is asked about.
        if before.is_some() && here == Holds::Nothing {
            sync::refill(&session.store, &place)
                .map_err(|trouble| place_problem(&trouble, "", form))?;
        }
        session.keep_place(&settings)?;
        self.sync_set_up()
    }

    /// Opens a place and tries it out; what is wrong becomes a problem with its field.
    pub(crate) fn try_place(
        &self,
        settings: &PlaceSettings,
        path: &str,
        form: &PlaceForm,
    ) -> Result<Place> {
        let tried = (self.env.exchanging.places)(settings).and_then(|place| {
            place.try_out(&mut self.env.random())?;
            Ok(place)
        });
        tried.map_err(|trouble| place_problem(&trouble, path, form))
    }
}

/// Under this name the record keeps what the printed code opens, so that any laptop can put it into the place again.
const RECOVERY: &str = "recovery-object";

/// Keeps what the printed code opens beside the record. Nothing of it opens anything without the code.
pub(crate) fn keep_recovery(store: &Store, recovery: &Recovery) -> Result<()> {
    Ok(store.set_setting(RECOVERY, &serde_json::to_string(recovery)?)?)
}

/// Puts what the printed code opens into the place. Again is harmless.
pub(crate) fn put_recovery(store: &Store, place: &Place) -> std::result::Result<(), Trouble> {
    const DAMAGED: Trouble = Trouble::Damaged("what the recovery code opens");
    let Some(text) = store.setting(RECOVERY)? else {
        return Ok(());
    };
    let recovery: Recovery = serde_json::from_str(&text).map_err(|_| DAMAGED)?;
    recovery::put(place, &recovery, store.identity()?.log)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Nothing,
    Ours,
    Another,
}

/// Whose record lies in the place, by the recovery objects that every set-up leaves.
fn holds(place: &Place, session: &Session) -> std::result::Result<Holds, Trouble> {
    let found = recovery::find(place)?;
    Ok(if found.iter().any(|one| one.service == session.service) {
        Holds::Ours
    } else if found.is_empty() {
        Holds::Nothing
    } else {
        Holds::Another
    })
}

impl Session {
    /// Where this laptop meets the others; `None`: sync is not set up.
    pub(crate) fn place_settings(&self) -> Result<Option<PlaceSettings>> {
        place_settings(&self.store)
            .map_err(|trouble| Problem::new(Code::Damaged, crate::laptops::sentence(&trouble)))
    }

    pub(crate) fn keep_place(&self, settings: &PlaceSettings) -> Result<()> {
        let json = serde_json::to_vec(settings)?;
        self.store.set_secret(PLACE, &json)?;
        self.exchanging.place_changed();
        Ok(())
    }

    /// Gives this laptop a key that others can seal to, and the service a first epoch. Does nothing where both are there.
    fn enrol_for_sync(&self, service: &Service, place: &Place) -> Result<()> {
        let identity = self.store.identity()?;
        let random = &mut self.env().random();
        let own = sync::laptop_recipient(&self.store, random).map_err(from_trouble)?;
        let here = service.laptop(identity.laptop);
        let enrolled = here.is_some_and(|laptop| laptop.recipient == own);
        if enrolled && service.epoch().is_some() {
            return Ok(());
        }
        let LogCertificate {
            public_key,
            certificate,
        } = self.store.own_certificate()?;
        let again = LaptopEnrolled {
            laptop: identity.laptop,
            log: identity.log,
            name: here.map(|laptop| laptop.name.clone()).unwrap_or_default(),
            public_key,
            certificate,
            certified_by: None,
            recipient: own.clone(),
            site: here.and_then(|laptop| laptop.site).or(Some(identity.site)),
            user: here.and_then(|laptop| laptop.user).or(Some(self.user)),
        };
        let mut laptops = recipients(service, None);
        laptops.retain(|(laptop, _)| *laptop != identity.laptop);
        laptops.push((identity.laptop, own));
        let epoch =
            sync::set_up(&self.store, place, &self.keys, &laptops, random).map_err(from_trouble)?;
        let (_, seen) = self.service()?;
        self.record(seen, vec![again.into(), epoch.into()], With::default())
    }

    /// What the printed code opens, for the shared place.
    fn recovery(&self, clinic: &Clinic) -> Result<Recovery> {
        let slot = clinic.key_file()?.recovery_slot().ok_or_else(|| {
            Problem::new(
                Code::Damaged,
                "The key file on this laptop has no recovery code. Restore the folder from its backup.",
            )
        })?;
        Ok(Recovery {
            service: self.service,
            root_public_key: hex(&self.store.service_key()?),
            slot,
        })
    }
}

/// Who an epoch is sealed to: every laptop that has a key and is not removed, but for `without`.
pub(crate) fn recipients(service: &Service, without: Option<LaptopId>) -> Vec<(LaptopId, String)> {
    let stays = |laptop: &&Laptop| {
        laptop.revoked.is_none() && !laptop.recipient.is_empty() && Some(laptop.id) != without
    };
    let laptops = service.laptops.iter().filter(stays);
    laptops
        .map(|laptop| (laptop.id, laptop.recipient.clone()))
        .collect()
}

pub(crate) fn refuse_demonstration(clinic: &Clinic) -> Result<()> {
    if clinic.is_demonstration() {
        return Err(Problem::new(
            Code::Refused,
            "This is the demonstration: it joins no service, and nothing joins it.",
        ));
    }
    Ok(())
}

/// Reads a place as typed. A secret left empty is taken from `before`, where the kind is the same.
pub(crate) fn read_place(
    reading: &mut Reading,
    path: &str,
    form: &PlaceForm,
    before: Option<&PlaceSettings>,
) -> Option<PlaceSettings> {
    let at = |field: &str| format!("{path}{field}");
    match form.kind.as_str() {
        "folder" => {
            let wanted = "the folder, such as N:\\Stepwell or \\\\server\\share\\stepwell";
            let folder = reading.needed(&at("folder"), &form.folder, wanted);
            Some(PlaceSettings::Folder {
                path: folder.into(),
            })
        }
        "s3" => {
            let kept = match before {
                Some(PlaceSettings::S3 { secret, .. }) => Some(secret.clone()),
                Some(PlaceSettings::Folder { .. } | PlaceSettings::Azure { .. }) | None => None,
            };
            Some(PlaceSettings::S3 {
                endpoint: reading.text(at("endpoint"), &form.endpoint),
                region: reading.needed(
                    &at("region"),
                    &form.region,
                    "the region, such as eu-west-2 or garage",
                ),
                bucket: reading.needed(&at("bucket"), &form.bucket, "the name of the bucket"),
                key_id: reading.needed(&at("key_id"), &form.key_id, "the access key’s id"),
                secret: secret(
                    reading,
                    &at("secret"),
                    &form.secret,
                    kept,
                    "the secret access key",
                ),
                path_style: form.path_style,
                allow_http: form.allow_http,
            })
        }
        "azure" => {
            let kept = match before {
                Some(PlaceSettings::Azure { key, .. }) => Some(key.clone()),
                Some(PlaceSettings::Folder { .. } | PlaceSettings::S3 { .. }) | None => None,
            };
            Some(PlaceSettings::Azure {
                account: reading.needed(
                    &at("account"),
                    &form.account,
                    "the storage account’s name",
                ),
                container: reading.needed(
                    &at("container"),
                    &form.container,
                    "the name of the container",
                ),
                key: secret(
                    reading,
                    &at("account_key"),
                    &form.account_key,
                    kept,
                    "the account’s access key",
                ),
                endpoint: reading.text(at("azure_endpoint"), &form.azure_endpoint),
            })
        }
        _ => {
            reading.wrong(at("kind"), "Choose what kind of place it is");
            None
        }
    }
}

fn secret(
    reading: &mut Reading,
    field: &str,
    typed: &str,
    kept: Option<Secret>,
    wanted: &str,
) -> Secret {
    match kept {
        Some(kept) if typed.is_empty() => kept,
        Some(_) | None => Secret::new(reading.needed(field, typed, wanted)),
    }
}

fn place_form(settings: &PlaceSettings) -> PlaceForm {
    match settings {
        PlaceSettings::Folder { path } => PlaceForm {
            kind: "folder".to_owned(),
            folder: path.display().to_string(),
            ..PlaceForm::default()
        },
        PlaceSettings::S3 {
            endpoint,
            region,
            bucket,
            key_id,
            secret: _,
            path_style,
            allow_http,
        } => PlaceForm {
            kind: "s3".to_owned(),
            endpoint: endpoint.clone(),
            region: region.clone(),
            bucket: bucket.clone(),
            key_id: key_id.clone(),
            path_style: *path_style,
            allow_http: *allow_http,
            ..PlaceForm::default()
        },
        PlaceSettings::Azure {
            account,
            container,
            key: _,
            endpoint,
        } => PlaceForm {
            kind: "azure".to_owned(),
            account: account.clone(),
            container: container.clone(),
            azure_endpoint: endpoint.clone(),
            ..PlaceForm::default()
        },
    }
}

/// "the folder N:\Stepwell".
pub(crate) fn place_words(settings: &PlaceSettings) -> String {
    match settings {
        PlaceSettings::Folder { path } => format!("the folder {}", path.display()),
        PlaceSettings::S3 {
            endpoint, bucket, ..
        } if endpoint.is_empty() => format!("the bucket {bucket} at Amazon"),
        PlaceSettings::S3 {
            endpoint, bucket, ..
        } => format!("the bucket {bucket} at {endpoint}"),
        PlaceSettings::Azure {
            account, container, ..
        } => format!("the container {container} of {account} at Azure"),
    }
}

/// Which field is wrong, and what would be right. `path` stands before the fields' names.
pub(crate) fn place_problem(trouble: &Trouble, path: &str, form: &PlaceForm) -> Problem {
    let (name, credentials, address) = match form.kind.as_str() {
        "s3" => ("bucket", "secret", "endpoint"),
        "azure" => ("container", "account_key", "account"),
        _ => ("folder", "folder", "folder"),
    };
    let folder = name == "folder";
    let (field, said) = match trouble {
        Trouble::NoSuchPlace if folder => (
            name,
            "There is no such folder, or it is not connected now. Connect the drive or make the folder, then try again",
        ),
        Trouble::NoSuchPlace => (
            name,
            "Nothing of this name is there. Compare the name with what you were given",
        ),
        Trouble::Setting(setting) => (
            match *setting {
                "endpoint" if form.kind == "azure" => "azure_endpoint",
                "key" => "account_key",
                "path" => "folder",
                other => other,
            },
            "This cannot be read. An address begins with https://",
        ),
        Trouble::WrongCredentials if folder => (
            name,
            "This account may not use the folder. Ask IT support for the right to read, write and delete there",
        ),
        Trouble::WrongCredentials => (
            credentials,
            "These credentials are not accepted. Enter them again, and ask whether they may read, write, list and delete",
        ),
        Trouble::ClockWrong => (
            address,
            "This laptop’s clock is wrong by more than the place allows. Put date and time right, then try again",
        ),
        Trouble::Certificate => (
            address,
            "The certificate at this address is not one that this laptop trusts. Ask IT support; nothing was sent",
        ),
        Trouble::NoSpace => (
            name,
            "There is no space left there. Ask for more, then try again",
        ),
        Trouble::ReadOnly => (
            if folder { name } else { credentials },
            "It can be read but not written to. Ask for the right to write and delete there",
        ),
        Trouble::Unreachable => (
            address,
            "It cannot be reached now. Check the connection and the address; what you typed is kept",
        ),
        Trouble::DoesNotKeep => (
            name,
            "What was written there did not come back as it was written, so it is not safe to use",
        ),
        Trouble::OtherService => (
            name,
            "The record of another service lies there. Choose a folder, bucket or container of its own",
        ),
        Trouble::Emptied | Trouble::OlderThanBefore { .. } => (
            name,
            "There was more of this service there before. Ask whoever looks after the place",
        ),
        Trouble::Unexpected(_)
        | Trouble::CopiesDiffer(_)
        | Trouble::Withheld { .. }
        | Trouble::Restored { .. }
        | Trouble::NotEnrolled
        | Trouble::RootNeeded
        | Trouble::DocumentNotThere
        | Trouble::Damaged(_)
        | Trouble::Stopped
        | Trouble::Record(_) => (
            address,
            "This could not be tried out: the answer was not one that Stepwell knows. Compare every line with what you were given",
        ),
    };
    Problem::field(&format!("{path}{field}"), said)
}

/// For what goes wrong with the record or its keys and not with the place.
pub(crate) fn from_trouble(trouble: Trouble) -> Problem {
    Problem::new(Code::System, crate::laptops::sentence(&trouble))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
