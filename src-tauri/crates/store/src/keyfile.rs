//! `keys.json`: who can open the record. It lies beside the database and belongs in every backup.
//!
//! One slot for each user and one for the recovery code, each wrapping the same keys. The file holds no secret in clear
//! and is replaced whole, never edited in place.
//!
//! Every laptop has a database key of its own, but one printed code opens them all: a laptop that joined carries a copy of the
//! service's recovery slot, which holds the root's seed, and its database key sealed to what is made from that seed.

use crate::error::{StoreError, file};
use crate::folder::{Folder, KEYS, replace};
use crate::keys::{
    Cost, Derivation, Keys, open_for_recovery, passphrase_bytes, seal_for_recovery, unwrap, wrap,
};
use crate::recovery_code::RecoveryCode;
use crate::{Random, hex};
use domain::ids::{ServiceId, UserId};
use serde::{Deserialize, Serialize};
use std::fs;
use unicode_normalization::UnicodeNormalization;

/// A file of a laptop that founded its service. Slots are bound to this in every format: they can be copied.
const FORMAT: &str = "stepwell-keys/1";
/// A file that also holds [`KeyFile::joined`]'s sealed key.
const FORMAT_JOINED: &str = "stepwell-keys/2";
const FORMAT_FAMILY: &str = "stepwell-keys/";
const FILE_BYTES_MAX: u64 = 1024 * 1024;

/// The key file. Changes are made in memory and reach the disk with [`KeyFile::save`], whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    format: String,
    pub service: ServiceId,
    /// False from the first write until the first events are safe: see [`crate::FolderState::Unfinished`].
    pub setup_finished: bool,
    slots: Vec<Slot>,
    /// This laptop's database key, age-sealed to the service's recovery recipient; hexadecimal. Only where the recovery
    /// slot was copied from another laptop, whose database key it wraps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    database_for_recovery: Option<String>,
}

/// The slot that the printed code opens, as it is copied to laptops that join and kept in the shared place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecoverySlot(Slot);

/// Who signs in, as shown while everything is still locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub user: UserId,
    /// The name as typed when the slot was made.
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slot {
    holder: Holder,
    /// Always `argon2id`.
    derivation: String,
    cost: Cost,
    salt: String,
    nonce: String,
    wrapped: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Holder {
    User { user: UserId, name: String },
    Recovery,
}

impl KeyFile {
    /// A key file without any slot, in memory only.
    pub fn new(service: ServiceId) -> Self {
        Self {
            format: FORMAT.into(),
            service,
            setup_finished: false,
            slots: Vec::new(),
            database_for_recovery: None,
        }
    }

    /// The key file of a laptop that joins: no person yet, but the service's recovery code opens it.
    ///
    /// `keys` are this laptop's; `recovery_recipient` is [`Keys::recovery_recipient`] of the service.
    pub fn joined(
        service: ServiceId,
        keys: &Keys,
        recovery: &RecoverySlot,
        recovery_recipient: &str,
    ) -> Result<Self, StoreError> {
        if recovery.0.holder != Holder::Recovery {
            return Err(StoreError::KeysDamaged("the recovery slot"));
        }
        let sealed = seal_for_recovery(keys, recovery_recipient)?;
        Ok(Self {
            format: FORMAT_JOINED.into(),
            service,
            setup_finished: false,
            slots: vec![recovery.0.clone()],
            database_for_recovery: Some(hex::write(&sealed)),
        })
    }

    /// The slot that the printed code opens, for others to carry.
    pub fn recovery_slot(&self) -> Option<RecoverySlot> {
        let found = |slot: &&Slot| slot.holder == Holder::Recovery;
        self.slots.iter().find(found).cloned().map(RecoverySlot)
    }

    /// Reads the folder's key file; no key is needed.
    pub fn load(folder: &Folder) -> Result<Self, StoreError> {
        let path = folder.keys();
        if !path.exists() {
            return Err(StoreError::KeysMissing);
        }
        let size = fs::metadata(&path).map_err(file("read", KEYS))?.len();
        if size > FILE_BYTES_MAX {
            return Err(StoreError::KeysDamaged("it is too long"));
        }
        read(&fs::read(&path).map_err(file("read", KEYS))?)
    }

    /// Replaces the folder's key file, synced to disk. A key file of another service is never written over.
    pub fn save(&self, folder: &Folder) -> Result<(), StoreError> {
        if folder.keys().exists() && Self::load(folder)?.service != self.service {
            return Err(StoreError::KeysExist);
        }
        let mut bytes = serde_json::to_vec_pretty(self)
            .map_err(|_| StoreError::KeysDamaged("it could not be written as JSON"))?;
        bytes.push(b'\n');
        replace(&folder.keys(), KEYS, &bytes)
    }

    /// Who can sign in, in the order they were added.
    pub fn sign_ins(&self) -> Vec<SignIn> {
        let of_slot = |slot: &Slot| match &slot.holder {
            Holder::User { user, name } => Some(SignIn {
                user: *user,
                name: name.clone(),
            }),
            Holder::Recovery => None,
        };
        self.slots.iter().filter_map(of_slot).collect()
    }

    /// Gives a user a slot, or a new passphrase for the one they have.
    ///
    /// `with_root` is for administrators and needs `keys` that hold the root key. Two people can't sign in under one
    /// name; capitals and spaces make no difference.
    #[allow(
        clippy::too_many_arguments,
        reason = "one slot is made of this much, and once"
    )]
    pub fn set_user(
        &mut self,
        keys: &Keys,
        user: UserId,
        name: &str,
        passphrase: &str,
        with_root: bool,
        cost: Cost,
        random: &mut Random<'_>,
    ) -> Result<(), StoreError> {
        let secret = passphrase_bytes(passphrase);
        if secret.is_empty() {
            return Err(StoreError::EmptyPassphrase);
        }
        let taken =
            |other: &SignIn| other.user != user && comparable(&other.name) == comparable(name);
        if self.sign_ins().iter().any(taken) {
            return Err(StoreError::NameTaken);
        }
        let holder = Holder::User {
            user,
            name: name.trim().to_owned(),
        };
        let slot = self.slot(keys, holder, &secret, with_root, cost, random)?;
        match self.slots.iter_mut().find(|slot| slot.is_of(user)) {
            Some(old) => *old = slot,
            None => self.slots.push(slot),
        }
        Ok(())
    }

    /// Makes a new recovery code, to be printed, and forgets the one before. Needs `keys` that hold the root key.
    pub fn set_recovery_code(
        &mut self,
        keys: &Keys,
        cost: Cost,
        random: &mut Random<'_>,
    ) -> Result<RecoveryCode, StoreError> {
        let code = RecoveryCode::generate(random);
        let slot = self.slot(keys, Holder::Recovery, code.secret(), true, cost, random)?;
        self.slots.retain(|slot| slot.holder != Holder::Recovery);
        self.slots.push(slot);
        // The new slot wraps this laptop's own database key.
        self.database_for_recovery = None;
        self.format = FORMAT.into();
        Ok(code)
    }

    /// Takes a user's slot away. Refused for the last slot of all.
    pub fn remove_user(&mut self, user: UserId) -> Result<(), StoreError> {
        if !self.slots.iter().any(|slot| slot.is_of(user)) {
            return Err(StoreError::NoSuchSlot);
        }
        if self.slots.len() == 1 {
            return Err(StoreError::LastSlot);
        }
        self.slots.retain(|slot| !slot.is_of(user));
        Ok(())
    }

    /// Opens a user's slot. Takes as long as the slot's [`Cost`] says.
    pub fn unlock_with_passphrase(
        &self,
        name: &str,
        passphrase: &str,
    ) -> Result<(UserId, Keys), StoreError> {
        let secret = passphrase_bytes(passphrase);
        for slot in &self.slots {
            let Holder::User { user, name: holder } = &slot.holder else {
                continue;
            };
            if comparable(holder) == comparable(name) {
                return match self.open(slot, &secret)? {
                    Some(keys) => Ok((*user, keys)),
                    None => Err(StoreError::WrongPassphrase),
                };
            }
        }
        Err(StoreError::WrongPassphrase)
    }

    /// Opens the recovery slot with the code as typed from the paper; the keys hold the root key.
    pub fn unlock_with_recovery_code(&self, typed: &str) -> Result<Keys, StoreError> {
        let code = RecoveryCode::parse(typed)?;
        for slot in self
            .slots
            .iter()
            .filter(|slot| slot.holder == Holder::Recovery)
        {
            let Some(keys) = self.open(slot, code.secret())? else {
                continue;
            };
            let Some(sealed) = &self.database_for_recovery else {
                return Ok(keys);
            };
            let sealed = hex::read(sealed).ok_or(StoreError::KeysDamaged("the recovery key"))?;
            return open_for_recovery(&keys, &sealed);
        }
        Err(StoreError::WrongRecoveryCode)
    }

    fn slot(
        &self,
        keys: &Keys,
        holder: Holder,
        secret: &[u8],
        with_root: bool,
        cost: Cost,
        random: &mut Random<'_>,
    ) -> Result<Slot, StoreError> {
        let how = Derivation::generate(cost, random);
        let bound = bound(self.service, &holder, &how);
        let wrapped = wrap(keys, with_root, secret, &how, &bound)?;
        Ok(Slot {
            holder,
            derivation: "argon2id".into(),
            cost,
            salt: hex::write(&how.salt),
            nonce: hex::write(&how.nonce),
            wrapped: hex::write(&wrapped),
        })
    }

    fn open(&self, slot: &Slot, secret: &[u8]) -> Result<Option<Keys>, StoreError> {
        slot.open(self.service, secret)
    }
}

impl RecoverySlot {
    /// Opens the slot with the code as typed from the paper. The keys hold the service's root; the database key among them
    /// is that of the laptop that printed the code, and opens nothing elsewhere.
    pub fn open(&self, service: ServiceId, typed: &str) -> Result<Keys, StoreError> {
        let code = RecoveryCode::parse(typed)?;
        let keys = self.0.open(service, code.secret())?;
        keys.filter(Keys::hold_root)
            .ok_or(StoreError::WrongRecoveryCode)
    }
}

impl Slot {
    fn open(&self, service: ServiceId, secret: &[u8]) -> Result<Option<Keys>, StoreError> {
        let slot = self;
        const DAMAGED: StoreError = StoreError::KeysDamaged("a slot");
        if slot.derivation != "argon2id" {
            return Err(DAMAGED);
        }
        let how = Derivation {
            cost: slot.cost,
            salt: hex::read_array(&slot.salt).ok_or(DAMAGED)?,
            nonce: hex::read_array(&slot.nonce).ok_or(DAMAGED)?,
        };
        let wrapped = hex::read(&slot.wrapped).ok_or(DAMAGED)?;
        unwrap(&wrapped, secret, &how, &bound(service, &slot.holder, &how))
    }

    fn is_of(&self, who: UserId) -> bool {
        matches!(&self.holder, Holder::User { user, .. } if *user == who)
    }
}

/// What a slot is bound to: changing the service, the holder, the name or the cost makes it unreadable. Each part is
/// preceded by its length, so that no two slots are bound to the same bytes.
fn bound(service: ServiceId, holder: &Holder, how: &Derivation) -> Vec<u8> {
    let (kind, user, name) = match holder {
        Holder::User { user, name } => ("user", user.to_string(), name.as_str()),
        Holder::Recovery => ("recovery", String::new(), ""),
    };
    let cost = format!(
        "argon2id,{},{},{}",
        how.cost.memory_kib, how.cost.passes, how.cost.lanes
    );
    let service = service.to_string();
    let parts = [
        FORMAT,
        service.as_str(),
        kind,
        user.as_str(),
        name,
        cost.as_str(),
    ];
    let mut bound = Vec::new();
    for part in parts {
        bound.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bound.extend_from_slice(part.as_bytes());
    }
    bound
}

pub(crate) fn read(bytes: &[u8]) -> Result<KeyFile, StoreError> {
    const NOT_JSON: StoreError = StoreError::KeysDamaged("it does not read as a key file");
    let value: serde_json::Value = serde_json::from_slice(bytes).map_err(|_| NOT_JSON)?;
    let format = value.get("format").and_then(|format| format.as_str());
    // Told apart before the fields are read: a later format may have other fields.
    if let Some(format) = format
        && ![FORMAT, FORMAT_JOINED].contains(&format)
        && format.starts_with(FORMAT_FAMILY)
    {
        return Err(StoreError::KeysNewer);
    }
    let joined = match format {
        Some(FORMAT) => false,
        Some(FORMAT_JOINED) => true,
        _ => return Err(NOT_JSON),
    };
    let file: KeyFile = serde_json::from_value(value).map_err(|_| NOT_JSON)?;
    if file.database_for_recovery.is_some() != joined {
        return Err(NOT_JSON);
    }
    Ok(file)
}

fn comparable(name: &str) -> String {
    let folded: String = name.nfkc().collect::<String>().to_lowercase();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
