//! The object from which, with the printed code, a service can be built again when every laptop is gone.
//!
//! It holds nothing that opens anything without the code: the slot that the code opens, the service's id and its root's
//! public key.

use crate::join::JoinError;
use crate::place::Place;
use crate::trouble::Trouble;
use domain::ids::{LogId, ServiceId};
use serde::{Deserialize, Serialize};
use store::RecoverySlot;

const MAGIC: &str = "stepwell-recovery/1\n";
const MAGIC_FAMILY: &str = "stepwell-recovery/";

/// What the object says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recovery {
    pub service: ServiceId,
    /// Ed25519, hexadecimal.
    pub root_public_key: String,
    pub slot: RecoverySlot,
}

impl Recovery {
    /// The object's bytes; equal for equal content.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.as_bytes().to_vec();
        // A struct of texts always has a JSON form.
        bytes.extend(serde_json::to_vec(self).unwrap_or_default());
        bytes
    }

    /// Reads the object's bytes.
    pub fn read(bytes: &[u8]) -> Result<Self, JoinError> {
        match bytes.strip_prefix(MAGIC.as_bytes()) {
            Some(json) => serde_json::from_slice(json).map_err(|_| JoinError::Altered),
            None if bytes.starts_with(MAGIC_FAMILY.as_bytes()) => Err(JoinError::Newer),
            None => Err(JoinError::Altered),
        }
    }

    /// Where it lies in the place when `writer` puts it there.
    pub fn name(&self, writer: LogId) -> String {
        let hash = blake3::hash(&self.to_bytes());
        format!(
            "stepwell/{}/recovery/{}/{}",
            self.service.0.simple(),
            writer.0.simple(),
            crate::hex::write(&hash.as_bytes()[..16])
        )
    }
}

/// Puts the object into the place. Again is harmless: equal content has one name.
pub fn put(place: &Place, recovery: &Recovery, writer: LogId) -> Result<(), Trouble> {
    place.put(&recovery.name(writer), &recovery.to_bytes())
}

/// Every service's recovery objects that lie in the place and read, those of one service once. What does not read is passed
/// over: another copy may be whole.
pub fn find(place: &Place) -> Result<Vec<Recovery>, Trouble> {
    let mut found: Vec<Recovery> = Vec::new();
    for listed in place.list("stepwell")? {
        let parts: Vec<&str> = listed.name.split('/').collect();
        if parts.len() != 5 || parts[2] != "recovery" {
            continue;
        }
        let Some(bytes) = place.get(&listed.name)? else {
            continue;
        };
        let hash = crate::hex::write(&blake3::hash(&bytes).as_bytes()[..16]);
        let Ok(recovery) = Recovery::read(&bytes) else {
            continue;
        };
        if hash == parts[4] && !found.contains(&recovery) {
            found.push(recovery);
        }
    }
    Ok(found)
}
