//! What the newcomer is answered: everything it needs to hold the record, sealed to it alone.

use super::{JoinError, Request, text};
use crate::secret::Secret;
use crate::settings::PlaceSettings;
use domain::header::Header;
use domain::ids::{EpochId, ServiceId, SiteId, UserId};
use serde::{Deserialize, Serialize};
use store::RecoverySlot;
use zeroize::Zeroizing;

const PREFIX: &str = "stepwell-join-answer-1:";
const PREFIX_FAMILY: &str = "stepwell-join-answer-";

/// More than a service of twenty years records about itself.
const ANSWER_BYTES_MAX: usize = 16 * 1024 * 1024;

/// An epoch and the age identity ("AGE-SECRET-KEY-1...") that opens what was sealed in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EpochKey {
    pub epoch: EpochId,
    pub secret: Secret,
}

/// An event about the service, as it lies in the answering laptop's log: what the newcomer can show and work with before the
/// history has come. It is folded with what came, by id, and never stored as an event from here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownEvent {
    pub header: Header,
    /// JSON, byte for byte; `None` after a recorded erasure.
    pub payload: Option<String>,
}

/// The answer of an administrator's laptop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// [`Request::id`] of what is answered.
    pub request: String,
    pub service: ServiceId,
    /// Ed25519, hexadecimal.
    pub root_public_key: String,
    /// The root's signature over the newcomer's log, hexadecimal.
    pub certificate: String,
    pub user: UserId,
    /// Where the laptop is used first.
    pub site: SiteId,
    /// The service root's seed, hexadecimal; only for administrators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub root_seed: Option<Secret>,
    pub epochs: Vec<EpochKey>,
    /// Names documents in the place; hexadecimal.
    pub name_key: Secret,
    /// What the service's printed recovery code opens.
    pub recovery: RecoverySlot,
    pub recovery_recipient: String,
    /// Where to meet, for a newcomer that joined by file. What it set up itself comes first.
    pub place: PlaceSettings,
    pub known: Vec<KnownEvent>,
}

impl Answer {
    /// Seals the answer to the laptop that asked: one line of ASCII. No two sealings are equal.
    pub fn seal(&self, request: &Request) -> Result<String, JoinError> {
        let recipient: age::x25519::Recipient = request
            .recipient
            .parse()
            .map_err(|_| JoinError::NotSealed)?;
        let plain = Zeroizing::new(serde_json::to_vec(self).map_err(|_| JoinError::NotSealed)?);
        let small = zstd::bulk::compress(&plain, 9).map_err(|_| JoinError::NotSealed)?;
        let sealed = age::encrypt(&recipient, &small).map_err(|_| JoinError::NotSealed)?;
        Ok(text::write(PREFIX, &sealed))
    }

    /// Opens an answer with the age identity ("AGE-SECRET-KEY-1...") that was made for the request.
    pub fn open(sealed: &str, identity: &str, request: &Request) -> Result<Self, JoinError> {
        let sealed = text::read(PREFIX, PREFIX_FAMILY, sealed, JoinError::NoAnswer)?;
        let identity: age::x25519::Identity = identity.parse().map_err(|_| JoinError::NoAnswer)?;
        let plain = age::decrypt(&identity, &sealed).map_err(|error| {
            if matches!(error, age::DecryptError::NoMatchingKeys) {
                JoinError::ForAnother
            } else {
                JoinError::Altered
            }
        })?;
        let plain = zstd::bulk::decompress(&plain, ANSWER_BYTES_MAX)
            .map(Zeroizing::new)
            .map_err(|_| JoinError::NoAnswer)?;
        let answer: Self = serde_json::from_slice(&plain).map_err(|_| JoinError::NoAnswer)?;
        if answer.request != request.id() {
            return Err(JoinError::ForAnother);
        }
        Ok(answer)
    }

    /// The service root's public key.
    pub fn root_key(&self) -> Result<[u8; 32], JoinError> {
        crate::hex::read(&self.root_public_key).ok_or(JoinError::NoAnswer)
    }

    /// The root's signature over the newcomer's log.
    pub fn certificate(&self) -> Result<[u8; 64], JoinError> {
        crate::hex::read(&self.certificate).ok_or(JoinError::NoAnswer)
    }
}
