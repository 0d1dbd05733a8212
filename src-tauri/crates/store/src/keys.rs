//! The keys themselves, and how a passphrase or a printed recovery code wraps them.

use crate::Random;
use crate::error::StoreError;
use crate::signature::{CertifiedLog, certified_by_root};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use domain::ids::{LaptopId, LogId, ServiceId};
use ed25519_dalek::SigningKey;
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// What opens the record: the database key, and for administrators the seed of the service root key. Wiped when dropped.
pub struct Keys {
    pub(crate) database: Zeroizing<[u8; 32]>,
    pub(crate) root: Option<Zeroizing<[u8; 32]>>,
}

impl Keys {
    /// New keys for a new service, root key included. `random` must be the operating system's generator.
    pub fn generate(random: &mut Random<'_>) -> Self {
        let mut database = Zeroizing::new([0; 32]);
        random(database.as_mut_slice());
        let mut root = Zeroizing::new([0; 32]);
        random(root.as_mut_slice());
        Self {
            database,
            root: Some(root),
        }
    }

    /// Keys for a laptop that joins a service: a database key of its own, and the root's seed where its person is an
    /// administrator (or the recovery code is at hand).
    pub fn joining(root_seed: Option<&[u8; 32]>, random: &mut Random<'_>) -> Self {
        let mut database = Zeroizing::new([0; 32]);
        random(database.as_mut_slice());
        Self {
            database,
            root: root_seed.map(|seed| Zeroizing::new(*seed)),
        }
    }

    /// The same keys as one person holds them: without the root's seed unless they are an administrator.
    pub fn for_user(&self, administrator: bool) -> Self {
        Self {
            database: self.database.clone(),
            root: self.root.clone().filter(|_| administrator),
        }
    }

    /// The seed of the service root key, to be sealed for another administrator. `None`: not among these keys.
    pub fn root_seed(&self) -> Option<Zeroizing<[u8; 32]>> {
        self.root.clone()
    }

    /// The service root's public key, Ed25519.
    pub fn root_public_key(&self) -> Result<[u8; 32], StoreError> {
        Ok(self.root_key()?.verifying_key().to_bytes())
    }

    /// What opens everything that was sealed for recovery: an age identity ("AGE-SECRET-KEY-1...") made from the root seed.
    pub fn recovery_secret(&self) -> Result<Zeroizing<String>, StoreError> {
        let seed = self.root.as_ref().ok_or(StoreError::RootNeeded)?;
        recovery_secret(seed)
    }

    /// The public half of [`Keys::recovery_secret`]: an age recipient ("age1...").
    pub fn recovery_recipient(&self) -> Result<String, StoreError> {
        let secret = self.recovery_secret()?;
        let identity: age::x25519::Identity = secret.parse().map_err(|_| NO_RECOVERY)?;
        Ok(identity.to_public().to_string())
    }

    /// Vouches for a log by the service root key, before there is a record of the service here.
    pub fn certify(
        &self,
        service: ServiceId,
        log: LogId,
        laptop: LaptopId,
        public_key: [u8; 32],
    ) -> Result<CertifiedLog, StoreError> {
        let root = self.root_key()?;
        Ok(certified_by_root(&root, service, log, laptop, public_key))
    }

    /// Whether the service root key is among them, as it is for administrators and the recovery code.
    pub fn hold_root(&self) -> bool {
        self.root.is_some()
    }

    /// The service root key, for signing certificates.
    pub(crate) fn root_key(&self) -> Result<SigningKey, StoreError> {
        let seed = self.root.as_ref().ok_or(StoreError::RootNeeded)?;
        Ok(SigningKey::from_bytes(seed))
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(..)")
    }
}

const NO_RECOVERY: StoreError = StoreError::KeysDamaged("the recovery key");

/// Frozen with the format: with another text, what was sealed for recovery could not be opened any more.
const RECOVERY_CONTEXT: &str = "stepwell 2026-11-22 recovery identity from service root seed";

fn recovery_secret(root_seed: &[u8; 32]) -> Result<Zeroizing<String>, StoreError> {
    use bech32::ToBase32;
    let bytes = Zeroizing::new(blake3::derive_key(RECOVERY_CONTEXT, root_seed));
    bech32::encode(
        "age-secret-key-",
        bytes.to_base32(),
        bech32::Variant::Bech32,
    )
    .map(|lower| Zeroizing::new(Zeroizing::new(lower).to_uppercase()))
    .map_err(|_| NO_RECOVERY)
}

/// Seals a database key to the recovery recipient (age), for the key file of a laptop that joined.
pub(crate) fn seal_for_recovery(keys: &Keys, recipient: &str) -> Result<Vec<u8>, StoreError> {
    let recipient: age::x25519::Recipient = recipient.parse().map_err(|_| NO_RECOVERY)?;
    age::encrypt(&recipient, keys.database.as_slice()).map_err(|_| NO_RECOVERY)
}

/// The way back from [`seal_for_recovery`], by keys that hold the root.
pub(crate) fn open_for_recovery(root: &Keys, sealed: &[u8]) -> Result<Keys, StoreError> {
    let identity: age::x25519::Identity =
        root.recovery_secret()?.parse().map_err(|_| NO_RECOVERY)?;
    let plain = Zeroizing::new(age::decrypt(&identity, sealed).map_err(|_| NO_RECOVERY)?);
    if plain.len() != 32 {
        return Err(NO_RECOVERY);
    }
    Ok(Keys {
        database: copied(&plain),
        root: root.root.clone(),
    })
}

/// What guessing one passphrase costs (Argon2id). It travels in each slot, so that it can be raised later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl Cost {
    /// 64 MiB, three passes: 0.1 to 0.2 s on a clinic's laptop. RFC 9106's second recommendation, with one lane.
    pub const STANDARD: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };

    /// Hardly anything. For tests only.
    pub const FOR_TESTS: Self = Self {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    };

    /// A damaged file must not make the program ask for all memory there is.
    const MEMORY_KIB_MAX: u32 = 1024 * 1024;
    const PASSES_MAX: u32 = 64;
    const LANES_MAX: u32 = 16;
}

/// A passphrase as it is hashed: the same for every way a keyboard may compose its characters (NFKC).
pub(crate) fn passphrase_bytes(typed: &str) -> Zeroizing<Vec<u8>> {
    let normal: Zeroizing<String> = Zeroizing::new(typed.nfkc().collect());
    Zeroizing::new(normal.as_bytes().to_vec())
}

/// Database key, then the root seed where there is one, under a key made from `secret`. `bound` is authenticated too.
pub(crate) fn wrap(
    keys: &Keys,
    with_root: bool,
    secret: &[u8],
    slot: &Derivation,
    bound: &[u8],
) -> Result<Vec<u8>, StoreError> {
    let mut plain = Zeroizing::new(Vec::with_capacity(64));
    plain.extend_from_slice(keys.database.as_slice());
    if with_root {
        let root = keys.root.as_ref().ok_or(StoreError::RootNeeded)?;
        plain.extend_from_slice(root.as_slice());
    }
    wrap_bytes(&plain, secret, slot, bound)
}

/// Any secret, under a key made from `secret`.
pub(crate) fn wrap_bytes(
    plain: &[u8],
    secret: &[u8],
    slot: &Derivation,
    bound: &[u8],
) -> Result<Vec<u8>, StoreError> {
    slot.cipher(secret)?
        .encrypt(
            &XNonce::from(slot.nonce),
            Payload {
                msg: plain,
                aad: bound,
            },
        )
        .map_err(|_| StoreError::KeysDamaged("a key could not be wrapped"))
}

/// The way back from [`wrap_bytes`]. `None`: the secret is not the right one, or something bound was altered.
pub(crate) fn unwrap_bytes(
    wrapped: &[u8],
    secret: &[u8],
    slot: &Derivation,
    bound: &[u8],
) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
    let opened = slot.cipher(secret)?.decrypt(
        &XNonce::from(slot.nonce),
        Payload {
            msg: wrapped,
            aad: bound,
        },
    );
    Ok(opened.ok().map(Zeroizing::new))
}

/// The way back from [`wrap`]. `None`: the secret is not the right one, or something bound was altered.
pub(crate) fn unwrap(
    wrapped: &[u8],
    secret: &[u8],
    slot: &Derivation,
    bound: &[u8],
) -> Result<Option<Keys>, StoreError> {
    let Some(plain) = unwrap_bytes(wrapped, secret, slot, bound)? else {
        return Ok(None);
    };
    let (database, root) = match plain.len() {
        32 => (&plain[..], None),
        64 => (&plain[..32], Some(&plain[32..])),
        _ => return Err(StoreError::KeysDamaged("a wrapped key has a wrong length")),
    };
    Ok(Some(Keys {
        database: copied(database),
        root: root.map(copied),
    }))
}

fn copied(bytes: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut copy = Zeroizing::new([0; 32]);
    copy.copy_from_slice(bytes);
    copy
}

/// How a secret becomes the key of one slot.
pub(crate) struct Derivation {
    pub(crate) cost: Cost,
    pub(crate) salt: [u8; 16],
    pub(crate) nonce: [u8; 24],
}

impl Derivation {
    pub(crate) fn generate(cost: Cost, random: &mut Random<'_>) -> Self {
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        random(&mut salt);
        random(&mut nonce);
        Self { cost, salt, nonce }
    }

    fn cipher(&self, secret: &[u8]) -> Result<XChaCha20Poly1305, StoreError> {
        const DAMAGED: StoreError = StoreError::KeysDamaged("the cost of a slot");
        let Cost {
            memory_kib,
            passes,
            lanes,
        } = self.cost;
        if memory_kib > Cost::MEMORY_KIB_MAX || passes > Cost::PASSES_MAX || lanes > Cost::LANES_MAX
        {
            return Err(DAMAGED);
        }
        let params = Params::new(memory_kib, passes, lanes, Some(32)).map_err(|_| DAMAGED)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, &self.salt, key.as_mut_slice())
            .map_err(|_| DAMAGED)?;
        XChaCha20Poly1305::new_from_slice(key.as_slice())
            .map_err(|_| StoreError::KeysDamaged("a slot's key"))
    }
}
