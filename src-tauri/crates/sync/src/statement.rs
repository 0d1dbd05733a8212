//! What a laptop says it holds: sealed JSON, newest by counter.

use crate::epochs::Epochs;
use crate::hex;
use crate::names::Name;
use crate::object::{self, Header, Kind, Trust};
use crate::standing::AsideReason;
use crate::trouble::Trouble;
use chrono::{DateTime, FixedOffset};
use domain::ids::LogId;
use serde::{Deserialize, Serialize};
use store::{Digest, LogTip, Store};

/// A statement that says nothing new is made again after this, so that the others see that the laptop lives.
pub(crate) const AGE_MAX_MS: u64 = 6 * 60 * 60 * 1000;

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Statement {
    /// How far each log goes there, by log.
    pub(crate) logs: Vec<Held>,
    /// How many events that is, and their digest: 64 hexadecimal digits.
    pub(crate) events: u64,
    pub(crate) digest: String,
    /// The names of objects that could not be read there.
    pub(crate) set_aside: Vec<String>,
    /// Those of them whose bytes are not what their names say: their writer can send them again.
    #[serde(default)]
    pub(crate) damaged: Vec<String>,
    /// Hashes of documents that were looked for in the place and not found: whoever has one puts it there again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) documents_missing: Vec<String>,
    /// The program's version.
    pub(crate) version: String,
    /// The laptop's clock when it was made.
    pub(crate) at: DateTime<FixedOffset>,
}

/// Where one log ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Held {
    pub(crate) log: LogId,
    pub(crate) seq: u64,
    #[serde(with = "hex_hash")]
    pub(crate) hash: [u8; 32],
}

mod hex_hash {
    use crate::hex;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(hash: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hex::write(hash))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        let text = String::deserialize(from)?;
        hex::read(&text).ok_or_else(|| D::Error::custom("not a hash"))
    }
}

impl Statement {
    pub(crate) fn of(
        tips: &[LogTip],
        digest: &Digest,
        set_aside: Vec<String>,
        version: &str,
        at: DateTime<FixedOffset>,
    ) -> Self {
        let held = |tip: &LogTip| Held {
            log: tip.log,
            seq: tip.seq,
            hash: tip.hash,
        };
        Self {
            logs: tips.iter().map(held).collect(),
            events: digest.events,
            digest: hex::write(&digest.sum),
            set_aside,
            damaged: Vec::new(),
            documents_missing: Vec::new(),
            version: version.to_owned(),
            at,
        }
    }

    /// What it says, but for when: 32 hexadecimal digits, to see whether there is anything new to say.
    pub(crate) fn gist(&self) -> Result<String, Trouble> {
        let same_time = Self {
            at: DateTime::UNIX_EPOCH.fixed_offset(),
            ..self.clone()
        };
        let bytes = same_time.bytes()?;
        Ok(hex::write(&crate::names::short_hash(&bytes)))
    }

    pub(crate) fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        serde_json::to_vec(self).map_err(|_| Trouble::Damaged("a statement"))
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// How far it says a log goes; 0 when it does not name it.
    pub(crate) fn seq(&self, log: LogId) -> u64 {
        self.logs
            .iter()
            .find(|held| held.log == log)
            .map_or(0, |held| held.seq)
    }
}

/// Seals a statement of this laptop: its name and its object.
pub(crate) fn seal(
    store: &Store,
    epochs: &Epochs,
    counter: u64,
    statement: &Statement,
) -> Result<(String, Vec<u8>), Trouble> {
    let identity = store.identity()?;
    let (epoch, recipient) = epochs.current()?;
    let header = Header {
        service: identity.service,
        writer: identity.log,
        epoch,
        log: None,
        from: None,
        to: None,
        counter: Some(counter),
    };
    let recipients = [recipient.clone()];
    let (bytes, hash) = object::seal(
        store,
        Kind::Statement,
        &header,
        &recipients,
        &statement.bytes()?,
    )?;
    let name = Name::Statement {
        writer: identity.log,
        counter,
        hash,
    };
    Ok((name.write(identity.service), bytes))
}

/// Opens a statement as it came from the place: its content's bytes.
pub(crate) fn open(
    trust: &Trust,
    epochs: &Epochs,
    named: Name,
    bytes: &[u8],
) -> Result<Vec<u8>, AsideReason> {
    let Name::Statement {
        writer,
        counter,
        hash,
    } = named
    else {
        return Err(AsideReason::Unreadable);
    };
    let checked = object::check(trust, Kind::Statement, writer, hash, bytes)?;
    if checked.header.counter != Some(counter) {
        return Err(AsideReason::Altered);
    }
    let identity = epochs.identities.get(&checked.header.epoch);
    let identity = identity.ok_or(AsideReason::UnknownEpoch)?;
    let plain = checked.open(identity).ok_or(AsideReason::Altered)?;
    Statement::read(&plain).ok_or(AsideReason::Unreadable)?;
    Ok(plain.to_vec())
}
