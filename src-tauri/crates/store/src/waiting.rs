//! `joining.json`: what a laptop that asked to join keeps until it is answered. It takes the place of `keys.json`, which
//! needs to know the service.
//!
//! What was made for the join (the seed of the log, the key that the answer is sealed to, the way to the shared place) lies
//! under the newcomer's passphrase, as a slot of the key file does. The request itself is public.

use crate::error::{StoreError, file};
use crate::folder::{Folder, rename, replace, sync_folder};
use crate::keys::{Cost, Derivation, passphrase_bytes, unwrap_bytes, wrap_bytes};
use crate::{Random, hex};
use serde::{Deserialize, Serialize};
use std::fs;
use zeroize::Zeroizing;

pub(crate) const JOINING: &str = "joining.json";
const FORMAT: &str = "stepwell-joining/1";
const FORMAT_FAMILY: &str = "stepwell-joining/";
const FILE_BYTES_MAX: u64 = 1024 * 1024;

/// A join that waits for its answer. Reaches the disk with [`Waiting::save`], whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiting {
    format: String,
    /// Who asked, as typed: what the unlock screen shows.
    pub name: String,
    /// The request as it was shown and handed over.
    pub request: String,
    cost: Cost,
    salt: String,
    nonce: String,
    wrapped: String,
}

impl Waiting {
    /// Seals `secrets` (any bytes; the caller's format) under a passphrase.
    pub fn seal(
        name: &str,
        request: &str,
        secrets: &[u8],
        passphrase: &str,
        cost: Cost,
        random: &mut Random<'_>,
    ) -> Result<Self, StoreError> {
        let secret = passphrase_bytes(passphrase);
        if secret.is_empty() {
            return Err(StoreError::EmptyPassphrase);
        }
        let how = Derivation::generate(cost, random);
        let wrapped = wrap_bytes(secrets, &secret, &how, &bound(name, request))?;
        Ok(Self {
            format: FORMAT.into(),
            name: name.trim().to_owned(),
            request: request.to_owned(),
            cost,
            salt: hex::write(&how.salt),
            nonce: hex::write(&how.nonce),
            wrapped: hex::write(&wrapped),
        })
    }

    /// Reads the folder's waiting join; no passphrase is needed. `None`: this laptop waits for nobody.
    pub fn load(folder: &Folder) -> Result<Option<Self>, StoreError> {
        const DAMAGED: StoreError = StoreError::KeysDamaged("what waits for joining");
        let path = folder.joining();
        if !path.exists() {
            return Ok(None);
        }
        if fs::metadata(&path).map_err(file("read", JOINING))?.len() > FILE_BYTES_MAX {
            return Err(DAMAGED);
        }
        let bytes = fs::read(&path).map_err(file("read", JOINING))?;
        let value: serde_json::Value = serde_json::from_slice(&bytes).map_err(|_| DAMAGED)?;
        match value.get("format").and_then(|format| format.as_str()) {
            Some(FORMAT) => serde_json::from_value(value).map(Some).map_err(|_| DAMAGED),
            Some(later) if later.starts_with(FORMAT_FAMILY) => Err(StoreError::KeysNewer),
            Some(_) | None => Err(DAMAGED),
        }
    }

    /// Replaces the folder's waiting join, synced to disk.
    pub fn save(&self, folder: &Folder) -> Result<(), StoreError> {
        let mut bytes = serde_json::to_vec_pretty(self)
            .map_err(|_| StoreError::KeysDamaged("it could not be written as JSON"))?;
        bytes.push(b'\n');
        replace(&folder.joining(), JOINING, &bytes)
    }

    /// The secrets. Takes as long as the cost says; [`StoreError::WrongPassphrase`] also when the file was altered.
    pub fn open(&self, passphrase: &str) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        const DAMAGED: StoreError = StoreError::KeysDamaged("what waits for joining");
        let how = Derivation {
            cost: self.cost,
            salt: hex::read_array(&self.salt).ok_or(DAMAGED)?,
            nonce: hex::read_array(&self.nonce).ok_or(DAMAGED)?,
        };
        let wrapped = hex::read(&self.wrapped).ok_or(DAMAGED)?;
        let bound = bound(&self.name, &self.request);
        unwrap_bytes(&wrapped, &passphrase_bytes(passphrase), &how, &bound)?
            .ok_or(StoreError::WrongPassphrase)
    }

    /// Puts the waiting join aside, as `unfinished-joining.json`: it was answered, or given up.
    pub fn put_aside(folder: &Folder) -> Result<(), StoreError> {
        let path = folder.joining();
        if path.exists() {
            let aside = folder.path().join(format!("unfinished-{JOINING}"));
            rename(&path, &aside).map_err(file("put aside", "what waited for joining"))?;
        }
        sync_folder(Some(folder.path()))
    }
}

/// A request that was exchanged for another makes the secrets unreadable.
fn bound(name: &str, request: &str) -> Vec<u8> {
    let mut bound = Vec::new();
    for part in [FORMAT, name.trim(), request] {
        bound.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bound.extend_from_slice(part.as_bytes());
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FolderState, KeyFile, Keys};
    use domain::ids::{ServiceId, UserId};
    use uuid::Uuid;

    fn random() -> impl FnMut(&mut [u8]) {
        let mut next = 0u8;
        move |bytes: &mut [u8]| {
            for byte in bytes {
                next = next.wrapping_mul(31).wrapping_add(77);
                *byte = next;
            }
        }
    }

    #[test]
    fn a_waiting_join_outlives_the_program_and_opens_for_its_passphrase_alone() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        assert_eq!(folder.state().unwrap(), FolderState::Empty);
        let waiting = Waiting::seal(
            " Jo Hart ",
            "the request",
            b"seeds",
            "eight swift herons",
            Cost::FOR_TESTS,
            &mut random(),
        )
        .unwrap();
        waiting.save(&folder).unwrap();
        assert_eq!(folder.state().unwrap(), FolderState::Waiting);
        let read = Waiting::load(&folder).unwrap().unwrap();
        assert_eq!(read, waiting);
        assert_eq!(read.name, "Jo Hart");
        assert_eq!(
            read.open("eight swift herons").unwrap().as_slice(),
            b"seeds"
        );
        assert!(matches!(
            read.open("eight swift heron"),
            Err(StoreError::WrongPassphrase)
        ));
        let exchanged = Waiting {
            request: "another request".into(),
            ..read
        };
        assert!(exchanged.open("eight swift herons").is_err());
        let bytes = fs::read(folder.joining()).unwrap();
        assert!(!bytes.windows(5).any(|window| window == b"seeds"));
        Waiting::put_aside(&folder).unwrap();
        assert_eq!(folder.state().unwrap(), FolderState::Empty);
    }

    #[test]
    fn the_code_of_the_service_opens_every_laptop_with_its_own_key() {
        let service = ServiceId(Uuid::from_u128(1));
        let random = &mut random();
        let first = Keys::generate(random);
        let mut founded = KeyFile::new(service);
        let code = founded
            .set_recovery_code(&first, Cost::FOR_TESTS, random)
            .unwrap()
            .to_string();
        let slot = founded.recovery_slot().unwrap();
        assert!(slot.open(service, &code).unwrap().hold_root());
        assert!(slot.open(ServiceId(Uuid::from_u128(2)), &code).is_err());

        let own = Keys::joining(None, random);
        let recipient = first.recovery_recipient().unwrap();
        let mut joined = KeyFile::joined(service, &own, &slot, &recipient).unwrap();
        joined
            .set_user(
                &own,
                UserId(Uuid::from_u128(5)),
                "Jo Hart",
                "eight swift herons",
                false,
                Cost::FOR_TESTS,
                random,
            )
            .unwrap();
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        joined.save(&folder).unwrap();
        let read = KeyFile::load(&folder).unwrap();
        assert_eq!(read, joined);
        let recovered = read.unlock_with_recovery_code(&code).unwrap();
        assert_eq!(recovered.database, own.database);
        assert_ne!(recovered.database, first.database);
        assert_eq!(
            recovered.root_public_key().unwrap(),
            first.root_public_key().unwrap()
        );
        let (_, by_passphrase) = read
            .unlock_with_passphrase("jo hart", "eight swift herons")
            .unwrap();
        assert!(!by_passphrase.hold_root());
        assert_eq!(by_passphrase.database, own.database);
    }

    #[test]
    fn the_recovery_key_is_the_same_for_ever() {
        let keys = Keys::joining(Some(&[7; 32]), &mut random());
        assert_eq!(
            keys.recovery_recipient().unwrap(),
            "age1ec70yl404yggs55cxfd5lvzv3gre0cg0k498zyyq756mdxhx4anqsupcg8"
        );
    }
}
