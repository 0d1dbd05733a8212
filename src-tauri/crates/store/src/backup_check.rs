//! Whether a copy of the database is whole: asked of every backup when it is made and again when it is taken apart.

use crate::database::{Access, check_file, connect};
use crate::digest::{self, Digest};
use crate::error::StoreError;
use crate::log::{self, Tip};
use crate::meta::{self, Identity};
use crate::migration::version;
use crate::{column, schema, signature};
use rusqlite::{Connection, params};
use std::path::Path;

/// What a copy turned out to hold.
pub(crate) struct Found {
    pub(crate) identity: Identity,
    pub(crate) schema: u32,
    pub(crate) digest: Digest,
}

/// Opens a copy by the key and checks every page, the schema, that the digest is that of its events, and that each log ends at
/// what its key signed. Writes nothing.
pub(crate) fn check(path: &Path, key: &str) -> Result<Found, StoreError> {
    check_file(path)?;
    let copy = connect(path, key, Access::Read)?;
    pages(&copy)?;
    let (found, known) = (version(&copy)?, schema::STEPS.len() as u32);
    if found == 0 {
        return Err(StoreError::BackupIncomplete("it holds no tables"));
    }
    if found > known {
        return Err(StoreError::NewerDatabase { found, known });
    }
    let identity = meta::read_identity(&copy)?;
    let told = digest::read(&copy)?;
    let digest = digest::of_log(&copy)?;
    // Records from before the digest was kept have none.
    if told.is_some_and(|told| told != digest) {
        return Err(StoreError::BackupIncomplete(
            "its entries are not those it counts",
        ));
    }
    tips(&copy)?;
    Ok(Found {
        identity,
        schema: found,
        digest,
    })
}

fn pages(copy: &Connection) -> Result<(), StoreError> {
    const ALTERED: StoreError = StoreError::BackupIncomplete("its pages do not agree");
    let mut statement = copy.prepare("PRAGMA cipher_integrity_check")?;
    if statement.query([])?.next()?.is_some() {
        return Err(ALTERED);
    }
    let sound: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound == "ok" { Ok(()) } else { Err(ALTERED) }
}

/// The last event of each log has the hash it is known by, and that is signed.
fn tips(copy: &Connection) -> Result<(), StoreError> {
    const BROKEN: StoreError =
        StoreError::BackupIncomplete("a log does not end at what was signed");
    for key in signature::log_keys(copy)? {
        let Some(Tip { seq, hash }) = log::tip(copy, key.log)? else {
            continue;
        };
        let header: Vec<u8> = copy.query_row(
            "SELECT header FROM event WHERE log = ?1 AND seq = ?2
             UNION ALL SELECT header FROM twin WHERE log = ?1 AND seq = ?2 LIMIT 1",
            params![column::id(key.log.0), seq as i64],
            |row| row.get(0),
        )?;
        let signed = signature::last_signed(copy, key.log, seq, seq)?;
        let holds = signed.is_some_and(|(_, signature)| {
            signature::head_is_signed(&key.public_key, &signature, key.log, seq, &hash)
        });
        if log::header_hash(&header) != hash || !holds {
            return Err(BROKEN);
        }
    }
    Ok(())
}
