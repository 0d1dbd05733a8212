//! The certificates of logs in the shared place: public, and each proves itself.
//!
//! An object is the line `stepwell-key/1` and one line of JSON: log, laptop, public key, certificate, and the log that vouches
//! for it where that is not the service root. Ids and keys are hexadecimal.

use crate::hex;
use crate::names::{Name, short_hash};
use crate::standing::AsideReason;
use crate::trouble::Trouble;
use domain::ids::{LaptopId, LogId, ServiceId};
use serde::{Deserialize, Serialize};
use store::{CertifiedLog, Store, StoreError};

const MAGIC: &[u8] = b"stepwell-key/1\n";
pub(crate) const OUTGOING_KIND: &str = "key";

#[derive(Serialize, Deserialize)]
struct Content {
    log: LogId,
    laptop: LaptopId,
    public_key: String,
    certificate: String,
    certified_by: Option<LogId>,
}

/// The object of a log's certificate, and its name when `writer` puts it there. Equal for equal certificates.
pub(crate) fn write(
    service: ServiceId,
    writer: LogId,
    key: &CertifiedLog,
) -> Result<(String, Vec<u8>), Trouble> {
    let content = Content {
        log: key.log,
        laptop: key.laptop,
        public_key: hex::write(&key.public_key),
        certificate: hex::write(&key.certificate),
        certified_by: key.certified_by,
    };
    let mut bytes = MAGIC.to_vec();
    bytes.extend(serde_json::to_vec(&content).map_err(|_| Trouble::Damaged("a certificate"))?);
    bytes.push(b'\n');
    let name = Name::Key {
        writer,
        log: key.log,
        hash: short_hash(&bytes),
    };
    Ok((name.write(service), bytes))
}

/// Takes in a certificate as it came from the place. `UnknownLog` when nobody trusted vouches for it (yet).
pub(crate) fn take_in(
    store: &Store,
    named: Name,
    bytes: &[u8],
    check_hash: bool,
) -> Result<Result<(), AsideReason>, Trouble> {
    if check_hash && short_hash(bytes) != named.hash() {
        return Ok(Err(AsideReason::Altered));
    }
    let (Some(key), Name::Key { log, .. }) = (read(bytes), named) else {
        return Ok(Err(AsideReason::Unreadable));
    };
    if key.log != log {
        return Ok(Err(AsideReason::Altered));
    }
    match store.add_log_key(&key) {
        Ok(_) => Ok(Ok(())),
        Err(StoreError::CertificateRefused(_)) => Ok(Err(AsideReason::UnknownLog)),
        Err(error) => Err(error.into()),
    }
}

fn read(bytes: &[u8]) -> Option<CertifiedLog> {
    let content: Content = serde_json::from_slice(bytes.strip_prefix(MAGIC)?).ok()?;
    Some(CertifiedLog {
        log: content.log,
        laptop: content.laptop,
        public_key: hex::read(&content.public_key)?,
        certificate: hex::read(&content.certificate)?,
        certified_by: content.certified_by,
    })
}
