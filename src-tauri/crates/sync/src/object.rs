//! The envelope of everything sealed that lies in the shared place.
//!
//! ```text
//! stepwell-segment/1\n          what it is, and the version of its format
//! {"service":...}\n             public header: one line of JSON
//! ciphertext                    age (X25519), to an epoch or, for an epoch's key, to laptops
//! 64 bytes                      Ed25519 by the writer's log key
//! ```
//!
//! The signature covers "stepwell-object/1\0", both lines with their line ends, and BLAKE3 of the ciphertext: age does not say
//! who sealed something.

use crate::names::{ShortHash, short_hash};
use crate::standing::AsideReason;
use crate::trouble::Trouble;
use age::x25519::{Identity, Recipient};
use domain::ids::{EpochId, LogId, ServiceId};
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Read;
use store::Store;
use zeroize::Zeroizing;

const SIGNATURE_PREFIX: &[u8] = b"stepwell-object/1\0";
/// Longer than any header we write: an object is not searched for its line end beyond this.
const HEADER_BYTES_MAX: usize = 16 * 1024;
/// What a sealed object may come to when opened.
const PLAIN_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Segment,
    Epoch,
    Statement,
    Document,
}

impl Kind {
    fn magic(self) -> &'static [u8] {
        match self {
            Self::Segment => b"stepwell-segment/1\n",
            Self::Epoch => b"stepwell-epoch/1\n",
            Self::Statement => b"stepwell-statement/1\n",
            Self::Document => b"stepwell-document/1\n",
        }
    }
}

/// What anybody can read of an object. Fields that do not belong to its kind are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Header {
    pub(crate) service: ServiceId,
    pub(crate) writer: LogId,
    /// What it is sealed to; for an epoch's key, whose key it is.
    pub(crate) epoch: EpochId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) log: Option<LogId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<u64>,
    /// Of a statement: counts up. Of an epoch's key: later epochs have greater ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) counter: Option<u64>,
}

/// The public keys that sign objects, by log.
pub(crate) type LogKeys = BTreeMap<LogId, [u8; 32]>;

/// An object taken apart and found to be what its name and its writer say. Not opened yet.
pub(crate) struct Checked<'a> {
    pub(crate) header: Header,
    ciphertext: &'a [u8],
}

/// Encrypts to all of the recipients. Every time to other bytes.
pub(crate) fn encrypt(recipients: &[Recipient], plain: &[u8]) -> Result<Vec<u8>, Trouble> {
    use std::io::Write;
    const FAILED: Trouble = Trouble::Damaged("what was to be sealed");
    let recipients = recipients.iter().map(|recipient| recipient as _);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| FAILED)?;
    let mut sealed = Vec::with_capacity(plain.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|_| FAILED)?;
    writer.write_all(plain).map_err(|_| FAILED)?;
    writer.finish().map_err(|_| FAILED)?;
    Ok(sealed)
}

/// Encrypts and signs: an object's bytes and their short hash, for its name.
pub(crate) fn seal(
    store: &Store,
    kind: Kind,
    header: &Header,
    recipients: &[Recipient],
    plain: &[u8],
) -> Result<(Vec<u8>, ShortHash), Trouble> {
    let ciphertext = encrypt(recipients, plain)?;
    let mut bytes = kind.magic().to_vec();
    let header =
        serde_json::to_vec(header).map_err(|_| Trouble::Damaged("the header of an object"))?;
    bytes.extend(header);
    bytes.push(b'\n');
    // The store puts the prefix before what it signs.
    let signed = [bytes.as_slice(), blake3::hash(&ciphertext).as_bytes()].concat();
    let signature = store.sign_object(&signed)?;
    bytes.extend(ciphertext);
    bytes.extend(signature);
    let hash = short_hash(&bytes);
    Ok((bytes, hash))
}

/// Whose objects are believed.
pub(crate) struct Trust {
    pub(crate) service: ServiceId,
    pub(crate) keys: LogKeys,
    /// Both only ever off in a simulation.
    pub(crate) check_hash: bool,
    pub(crate) check_signature: bool,
}

/// Takes an object apart: its hash, its header and its signature must be those of its name and writer.
pub(crate) fn check<'a>(
    trust: &Trust,
    kind: Kind,
    writer: LogId,
    hash: ShortHash,
    bytes: &'a [u8],
) -> Result<Checked<'a>, AsideReason> {
    if trust.check_hash && short_hash(bytes) != hash {
        return Err(AsideReason::Altered);
    }
    let rest = bytes
        .strip_prefix(kind.magic())
        .ok_or(AsideReason::Unreadable)?;
    let end = rest
        .iter()
        .take(HEADER_BYTES_MAX)
        .position(|byte| *byte == b'\n');
    let end = end.ok_or(AsideReason::Unreadable)?;
    let header: Header =
        serde_json::from_slice(&rest[..end]).map_err(|_| AsideReason::Unreadable)?;
    let sealed = &rest[end + 1..];
    let (ciphertext, signature) = sealed
        .split_last_chunk::<64>()
        .ok_or(AsideReason::Unreadable)?;
    if header.service != trust.service {
        return Err(AsideReason::OtherService);
    }
    if trust.check_signature {
        let key = trust.keys.get(&writer);
        let key = key.ok_or(AsideReason::UnknownLog)?;
        let lines = &bytes[..bytes.len() - sealed.len()];
        let hash = blake3::hash(ciphertext);
        let signed = [SIGNATURE_PREFIX, lines, hash.as_bytes()].concat();
        let holds = VerifyingKey::from_bytes(key).is_ok_and(|key| {
            key.verify_strict(&signed, &Signature::from_bytes(signature))
                .is_ok()
        });
        if header.writer != writer || !holds {
            return Err(AsideReason::Unsigned);
        }
    }
    Ok(Checked { header, ciphertext })
}

impl Checked<'_> {
    /// Decrypts it. `None` when it is not sealed to this identity, or was altered after all.
    pub(crate) fn open(&self, identity: &Identity) -> Option<Zeroizing<Vec<u8>>> {
        let decryptor = age::Decryptor::new_buffered(self.ciphertext).ok()?;
        let reader = decryptor
            .decrypt(std::iter::once(identity as &dyn age::Identity))
            .ok()?;
        let mut plain = Zeroizing::new(Vec::with_capacity(self.ciphertext.len()));
        reader.take(PLAIN_BYTES_MAX).read_to_end(&mut plain).ok()?;
        Some(plain)
    }
}

/// The header of an object that was checked before it was kept.
pub(crate) fn header(bytes: &[u8], kind: Kind) -> Option<Header> {
    let rest = bytes.strip_prefix(kind.magic())?;
    let end = rest
        .iter()
        .take(HEADER_BYTES_MAX)
        .position(|byte| *byte == b'\n')?;
    serde_json::from_slice(&rest[..end]).ok()
}

/// Opens an object without asking who signed it: where no key is known yet, and what comes of it proves itself.
pub(crate) fn open_unchecked(
    bytes: &[u8],
    kind: Kind,
    identity: &Identity,
) -> Option<(Header, Zeroizing<Vec<u8>>)> {
    let header = header(bytes, kind)?;
    let rest = bytes.strip_prefix(kind.magic())?;
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (ciphertext, _) = rest[end + 1..].split_last_chunk::<64>()?;
    let checked = Checked { header, ciphertext };
    let plain = checked.open(identity)?;
    Some((checked.header, plain))
}
