//! Epochs: the keys that what leaves a laptop is sealed to, and who was given them.
//!
//! An epoch's key lies in the place age-wrapped for each laptop that may open it and for the recovery code, signed by the laptop
//! that started it. Content: JSON `{"secret": "AGE-SECRET-KEY-1...", "name_key": "<64 digits>", "recovery_recipient": "age1..."}`.
//! Kept here as secrets: `laptop` (this laptop's own age identity), `epoch:<id>`, `epoch-object:<name>` (the objects as they came,
//! so that an emptied place can be filled again), `name-key`, `recovery-recipient`.

use crate::age_key;
use crate::hex;
use crate::join::EpochKey;
use crate::names::Name;
use crate::object::{self, Header, Kind, Trust};
use crate::secret::Secret;
use crate::standing::AsideReason;
use crate::trouble::Trouble;
use age::x25519::{Identity, Recipient};
use domain::ids::{EpochId, LaptopId, LogId};
use domain::service::EpochStarted;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::{Keys, Random, Store};
use uuid::{Builder, Uuid};
use zeroize::Zeroizing;

const LAPTOP: &str = "laptop";
const EPOCH: &str = "epoch:";
pub(crate) const EPOCH_OBJECT: &str = "epoch-object:";
const NAME_KEY: &str = "name-key";
const RECOVERY_RECIPIENT: &str = "recovery-recipient";
pub(crate) const OUTGOING_KIND: &str = "epoch";

/// Everything a newcomer needs to read what lies in the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldKeys {
    pub epochs: Vec<EpochKey>,
    /// Names documents in the place: 64 hexadecimal digits.
    pub name_key: Secret,
    /// An age recipient: whoever holds the service's root key opens what is sealed to it.
    pub recovery_recipient: String,
}

#[derive(Serialize, Deserialize)]
struct Content {
    secret: Secret,
    name_key: Secret,
    recovery_recipient: String,
}

/// This laptop's age recipient ("age1..."), to be written into its enrolment. Made on the first call.
pub fn laptop_recipient(store: &Store, random: &mut Random<'_>) -> Result<String, Trouble> {
    if laptop_identity(store)?.is_none() {
        store.set_secret(LAPTOP, age_key::generate(random)?.as_bytes())?;
    }
    let identity = laptop_identity(store)?.ok_or(Trouble::NotEnrolled)?;
    Ok(identity.to_public().to_string())
}

/// Keeps the identity ("AGE-SECRET-KEY-1...") that a newcomer made for its request, before it had a record.
pub fn keep_laptop_identity(store: &Store, identity: &Secret) -> Result<(), Trouble> {
    age_key::identity(identity.expose())?;
    store.set_secret(LAPTOP, identity.expose().as_bytes())?;
    Ok(())
}

/// What a newcomer is given. [`Trouble::NotEnrolled`] before sync was set up here.
pub fn held_keys(store: &Store) -> Result<HeldKeys, Trouble> {
    let mut epochs = Vec::new();
    for epoch in held_ids(store)? {
        if let Some(secret) = text(store, &epoch_secret(epoch))? {
            let secret = Secret::new(secret.to_string());
            epochs.push(EpochKey { epoch, secret });
        }
    }
    let name_key = text(store, NAME_KEY)?.ok_or(Trouble::NotEnrolled)?;
    let recovery = text(store, RECOVERY_RECIPIENT)?.ok_or(Trouble::NotEnrolled)?;
    Ok(HeldKeys {
        epochs,
        name_key: Secret::new(name_key.to_string()),
        recovery_recipient: recovery.to_string(),
    })
}

/// Keeps what a newcomer was given.
pub fn keep_keys(store: &Store, keys: &HeldKeys) -> Result<(), Trouble> {
    let name_key = keys.name_key.expose();
    hex::read::<32>(name_key).ok_or(Trouble::Damaged("the key of the documents' names"))?;
    age_key::recipient(&keys.recovery_recipient)?;
    for held in &keys.epochs {
        age_key::identity(held.secret.expose())?;
    }
    store.set_secret(NAME_KEY, name_key.as_bytes())?;
    store.set_secret(RECOVERY_RECIPIENT, keys.recovery_recipient.as_bytes())?;
    for held in &keys.epochs {
        store.set_secret(&epoch_secret(held.epoch), held.secret.expose().as_bytes())?;
    }
    Ok(())
}

/// Keeps what the service's root key brings with it: the recipient that epochs are wrapped for so that the recovery code
/// opens them. Makes the key of the documents' names where there is none. For the laptop that sets sync up.
pub(crate) fn found(store: &Store, keys: &Keys, random: &mut Random<'_>) -> Result<(), Trouble> {
    let recovery = keys.recovery_recipient()?;
    store.set_secret(RECOVERY_RECIPIENT, recovery.as_bytes())?;
    if store.secret(NAME_KEY)?.is_none() {
        let mut key = Zeroizing::new([0u8; 32]);
        random(key.as_mut_slice());
        let digits = Zeroizing::new(hex::write(key.as_slice()));
        store.set_secret(NAME_KEY, digits.as_bytes())?;
    }
    Ok(())
}

/// Starts an epoch that the laptops named can open, and the recovery code, and nobody else. From now on this laptop seals to it.
///
/// Its wrapped key is kept for the next exchange to send. Answers the event that tells the others.
pub fn start_epoch(
    store: &Store,
    laptops: &[(LaptopId, String)],
    random: &mut Random<'_>,
) -> Result<EpochStarted, Trouble> {
    let mut id = [0; 16];
    random(&mut id);
    let epoch = EpochId(Builder::from_random_bytes(id).into_uuid());
    let secret = age_key::generate(random)?;
    let number = ranks(store)?.values().copied().max();
    wrap(store, epoch, number.unwrap_or(0) + 1, &secret, laptops)?;
    store.set_secret(&epoch_secret(epoch), secret.as_bytes())?;
    Ok(EpochStarted {
        epoch,
        recipient: age_key::identity(&secret)?.to_public().to_string(),
        laptops: laptops.iter().map(|(laptop, _)| *laptop).collect(),
    })
}

/// Wraps every epoch held here once more, for these laptops: for one that was enrolled while another laptop, which did not know
/// of it yet, started an epoch.
pub fn wrap_epochs(store: &Store, laptops: &[(LaptopId, String)]) -> Result<(), Trouble> {
    let ranks = ranks(store)?;
    for epoch in held_ids(store)? {
        if let Some(secret) = text(store, &epoch_secret(epoch))? {
            let number = ranks.get(&epoch).copied().unwrap_or(0);
            wrap(store, epoch, number, &secret, laptops)?;
        }
    }
    Ok(())
}

fn wrap(
    store: &Store,
    epoch: EpochId,
    number: u64,
    secret: &str,
    laptops: &[(LaptopId, String)],
) -> Result<(), Trouble> {
    let identity = store.identity()?;
    let keys = held_keys(store)?;
    let mut recipients = vec![age_key::recipient(&keys.recovery_recipient)?];
    for (_, recipient) in laptops {
        recipients.push(age_key::recipient(recipient)?);
    }
    let header = Header {
        service: identity.service,
        writer: identity.log,
        epoch,
        log: None,
        from: None,
        to: None,
        counter: Some(number),
    };
    let content = Content {
        secret: Secret::new(secret.to_owned()),
        name_key: keys.name_key,
        recovery_recipient: keys.recovery_recipient,
    };
    let content = Zeroizing::new(
        serde_json::to_vec(&content).map_err(|_| Trouble::Damaged("the key of an epoch"))?,
    );
    let (bytes, hash) = object::seal(store, Kind::Epoch, &header, &recipients, &content)?;
    let name = Name::Epoch {
        writer: identity.log,
        epoch,
        hash,
    };
    let name = name.write(identity.service);
    store.put_outgoing(&name, OUTGOING_KIND, identity.log, 0, 0, &bytes)?;
    store.set_secret(&format!("{EPOCH_OBJECT}{name}"), &bytes)?;
    Ok(())
}

/// The keys this laptop can open things with, and the one it seals to.
pub(crate) struct Epochs {
    pub(crate) identities: BTreeMap<EpochId, Identity>,
    pub(crate) name_key: [u8; 32],
    current: Option<(EpochId, Recipient)>,
}

impl Epochs {
    /// [`Trouble::NotEnrolled`] before sync was set up, or before the first epoch came.
    pub(crate) fn read(store: &Store) -> Result<Self, Trouble> {
        let mut identities = BTreeMap::new();
        for epoch in held_ids(store)? {
            if let Some(secret) = text(store, &epoch_secret(epoch))? {
                identities.insert(epoch, age_key::identity(&secret)?);
            }
        }
        let name_key = text(store, NAME_KEY)?.ok_or(Trouble::NotEnrolled)?;
        let name_key = hex::read(&name_key).ok_or(Trouble::Damaged("a key on this laptop"))?;
        // By number among the epochs that a laptop vouches for which is not revoked: what a thief starts is read for ever and
        // never sealed to, unless there is no other.
        let ranks = ranks(store)?;
        let rank = |epoch: &EpochId| (ranks.get(epoch).copied(), *epoch);
        let current = identities.keys().copied().max_by_key(rank);
        let current = current.and_then(|epoch| {
            let identity = identities.get(&epoch)?;
            Some((epoch, identity.to_public()))
        });
        Ok(Self {
            identities,
            name_key,
            current,
        })
    }

    /// What to seal to.
    pub(crate) fn current(&self) -> Result<(EpochId, &Recipient), Trouble> {
        let current = self.current.as_ref().ok_or(Trouble::NotEnrolled)?;
        Ok((current.0, &current.1))
    }

    /// A document's name in the place tells nothing without this service's key.
    pub(crate) fn keyed_name(&self, hash: &[u8; 32]) -> [u8; 32] {
        *blake3::keyed_hash(&self.name_key, hash).as_bytes()
    }
}

/// Takes in an epoch's wrapped key as it came from the place. Kept as it came; `UnknownEpoch` when it is not wrapped for us.
pub(crate) fn take_in(
    store: &Store,
    trust: &Trust,
    name: &str,
    named: Name,
    bytes: &[u8],
) -> Result<Result<(), AsideReason>, Trouble> {
    let Name::Epoch {
        writer,
        epoch,
        hash,
    } = named
    else {
        return Ok(Err(AsideReason::Unreadable));
    };
    let checked = match object::check(trust, Kind::Epoch, writer, hash, bytes) {
        Ok(checked) => checked,
        Err(reason) => return Ok(Err(reason)),
    };
    if checked.header.epoch != epoch {
        return Ok(Err(AsideReason::Altered));
    }
    let held = store.secret(&epoch_secret(epoch))?.is_some();
    if !held {
        let own = laptop_identity(store)?.ok_or(Trouble::NotEnrolled)?;
        let Some(plain) = checked.open(&own) else {
            return Ok(Err(AsideReason::UnknownEpoch));
        };
        let Ok(content) = serde_json::from_slice::<Content>(&plain) else {
            return Ok(Err(AsideReason::Unreadable));
        };
        if age_key::identity(content.secret.expose()).is_err() {
            return Ok(Err(AsideReason::Unreadable));
        }
        store.set_secret(&epoch_secret(epoch), content.secret.expose().as_bytes())?;
        if store.secret(NAME_KEY)?.is_none() {
            store.set_secret(NAME_KEY, content.name_key.expose().as_bytes())?;
            store.set_secret(RECOVERY_RECIPIENT, content.recovery_recipient.as_bytes())?;
        }
    }
    store.set_secret(&format!("{EPOCH_OBJECT}{name}"), bytes)?;
    Ok(Ok(()))
}

/// Opens an epoch's wrapped key with the secret that only the service's root key brings ([`Keys::recovery_secret`]): for
/// building a service again from the place and the printed code alone. `bytes` is the object as it lies in the place.
pub fn open_for_recovery(bytes: &[u8], recovery_secret: &str) -> Result<HeldKeys, Trouble> {
    const DAMAGED: Trouble = Trouble::Damaged("the key of an epoch");
    let identity = age_key::identity(recovery_secret)?;
    let (header, plain) = object::open_unchecked(bytes, Kind::Epoch, &identity).ok_or(DAMAGED)?;
    let content: Content = serde_json::from_slice(&plain).map_err(|_| DAMAGED)?;
    Ok(HeldKeys {
        epochs: vec![EpochKey {
            epoch: header.epoch,
            secret: content.secret,
        }],
        name_key: content.name_key,
        recovery_recipient: content.recovery_recipient,
    })
}

/// The ids of the epochs whose keys are here.
pub(crate) fn held_ids(store: &Store) -> Result<Vec<EpochId>, Trouble> {
    let names = store.secret_names(EPOCH)?;
    let id = |name: &String| hex::read(name.strip_prefix(EPOCH)?).map(Uuid::from_bytes);
    Ok(names.iter().filter_map(id).map(EpochId).collect())
}

/// The number of each epoch whose object is kept here, by the word of laptops that are not revoked.
fn ranks(store: &Store) -> Result<BTreeMap<EpochId, u64>, Trouble> {
    let cut: BTreeSet<LogId> = store.cuts()?.into_iter().map(|cut| cut.log).collect();
    let mut ranks = BTreeMap::new();
    for name in store.secret_names(EPOCH_OBJECT)? {
        let Some(bytes) = store.secret(&name)? else {
            continue;
        };
        let Some(header) = object::header(&bytes, Kind::Epoch) else {
            continue;
        };
        if !cut.contains(&header.writer) {
            let number = header.counter.unwrap_or(0);
            let held = ranks.entry(header.epoch).or_insert(number);
            *held = number.max(*held);
        }
    }
    Ok(ranks)
}

fn laptop_identity(store: &Store) -> Result<Option<Identity>, Trouble> {
    text(store, LAPTOP)?
        .map(|text| age_key::identity(&text))
        .transpose()
}

fn epoch_secret(epoch: EpochId) -> String {
    format!("{EPOCH}{}", epoch.0.simple())
}

fn text(store: &Store, name: &str) -> Result<Option<Zeroizing<String>>, Trouble> {
    let Some(bytes) = store.secret(name)? else {
        return Ok(None);
    };
    let text = std::str::from_utf8(&bytes).map_err(|_| Trouble::Damaged("a key on this laptop"))?;
    Ok(Some(Zeroizing::new(text.to_owned())))
}
