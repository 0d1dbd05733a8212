//! Which keys may sign a log, and the signature over its head that every commit ends with.
//!
//! Tables `log_key`, `own_log` and `signature`.

use crate::column;
use crate::error::StoreError;
use crate::log::Hash;
use crate::meta::{self, Identity, ROOT_PUBLIC_KEY};
use crate::{Random, Store, hex};
use domain::ids::{LaptopId, LogId, ServiceId};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rusqlite::{Connection, OptionalExtension, params};
use zeroize::Zeroizing;

/// The prefixes keep a signature made for one purpose from being shown for another. Frozen with the format.
const HEAD_PREFIX: &[u8] = b"stepwell-head/1\0";
const CHECK_PREFIX: &[u8] = b"stepwell-check/1\0";
const LOG_PREFIX: &[u8] = b"stepwell-log/1\0";

/// The key a log is signed with and who vouches for it, for the event that tells others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogCertificate {
    /// Ed25519, hexadecimal.
    pub public_key: String,
    /// The service root's signature over it, hexadecimal.
    pub certificate: String,
}

/// That a key signs for a log, as those outside the record are shown it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertifiedKey {
    pub log: LogId,
    pub laptop: LaptopId,
    pub public_key: [u8; 32],
    pub certificate: [u8; 64],
}

impl Store {
    /// Signs what a paper's code holds, by this laptop's log key: Ed25519 over a prefix of its own and `sealed`.
    pub fn sign_check(&self, sealed: &[u8]) -> Result<[u8; 64], StoreError> {
        let own = self.identity()?.log;
        self.reading(|connection| {
            let message = [CHECK_PREFIX, sealed].concat();
            Ok(own_key(connection, own)?.sign(&message).to_bytes())
        })
    }

    /// Who vouches for this laptop's log key: first the key that the service root certified, last its own.
    pub fn own_chain(&self) -> Result<Vec<CertifiedKey>, StoreError> {
        let own = self.identity()?.log;
        let keys = self.reading(log_keys)?;
        let mut chain = Vec::new();
        let mut next = Some(own);
        while let Some(log) = next {
            let key = keys.iter().find(|key| key.log == log);
            let key = key.ok_or(StoreError::Damaged("a log's public key"))?;
            // Keys that vouch for one another in a ring lead to no root.
            if chain.len() == keys.len() {
                return Err(StoreError::Damaged("who vouches for this laptop"));
            }
            chain.push(CertifiedKey {
                log: key.log,
                laptop: key.laptop,
                public_key: key.public_key,
                certificate: key.certificate,
            });
            next = key.certified_by;
        }
        chain.reverse();
        Ok(chain)
    }

    /// The service root's public key, Ed25519: what papers of this service are checked with.
    pub fn service_key(&self) -> Result<[u8; 32], StoreError> {
        self.reading(root_public_key)
    }

    /// This laptop's own log as others will know it.
    pub fn own_certificate(&self) -> Result<LogCertificate, StoreError> {
        let own = self.identity()?.log;
        self.reading(|connection| {
            log_keys(connection)?
                .into_iter()
                .find(|key| key.log == own)
                .map(|key| LogCertificate {
                    public_key: hex::write(&key.public_key),
                    certificate: hex::write(&key.certificate),
                })
                .ok_or(StoreError::Damaged("this laptop's own log"))
        })
    }
}

/// A log's public key, and who says that it is this laptop's.
pub(crate) struct LogKey {
    pub(crate) log: LogId,
    pub(crate) laptop: LaptopId,
    pub(crate) public_key: [u8; 32],
    pub(crate) certificate: [u8; 64],
    /// `None`: the service root.
    pub(crate) certified_by: Option<LogId>,
}

/// Makes this laptop's signing key and has the service root certify it.
pub(crate) fn start_log(
    connection: &Connection,
    identity: &Identity,
    root: &SigningKey,
    random: &mut Random<'_>,
) -> Result<(), StoreError> {
    let mut seed = Zeroizing::new([0; 32]);
    random(seed.as_mut_slice());
    let public_key = SigningKey::from_bytes(&seed).verifying_key().to_bytes();
    let statement = certified(identity.service, identity.log, identity.laptop, &public_key);
    let certificate = root.sign(&statement).to_bytes();
    connection.execute(
        "INSERT INTO log_key (log, laptop, public_key, certificate) VALUES (?1, ?2, ?3, ?4)",
        params![
            column::id(identity.log.0),
            column::id(identity.laptop.0),
            public_key,
            certificate
        ],
    )?;
    connection.execute(
        "INSERT INTO own_log (log, seed) VALUES (?1, ?2)",
        params![column::id(identity.log.0), seed.as_slice()],
    )?;
    let root_public_key = hex::write(root.verifying_key().as_bytes());
    meta::write(connection, ROOT_PUBLIC_KEY, &root_public_key)
}

/// Signs the head of this laptop's own log.
pub(crate) fn sign_head(
    connection: &Connection,
    log: LogId,
    seq: u64,
    hash: &Hash,
) -> Result<(), StoreError> {
    let signature = own_key(connection, log)?.sign(&head(log, seq, hash));
    connection
        .prepare_cached("INSERT INTO signature (log, seq, signature) VALUES (?1, ?2, ?3)")?
        .execute(params![column::id(log.0), seq as i64, signature.to_bytes()])?;
    Ok(())
}

/// The public half of the key that this laptop signs with.
pub(crate) fn own_public_key(connection: &Connection, log: LogId) -> Result<[u8; 32], StoreError> {
    Ok(own_key(connection, log)?.verifying_key().to_bytes())
}

fn own_key(connection: &Connection, log: LogId) -> Result<SigningKey, StoreError> {
    let seed: Option<Vec<u8>> = connection
        .prepare_cached("SELECT seed FROM own_log WHERE log = ?1")?
        .query_row([column::id(log.0)], |row| row.get(0))
        .optional()?;
    let seed = Zeroizing::new(seed.ok_or(StoreError::Damaged("this laptop's own log"))?);
    let seed: &[u8; 32] = seed[..]
        .try_into()
        .map_err(|_| StoreError::Damaged("this laptop's signing key"))?;
    Ok(SigningKey::from_bytes(seed))
}

pub(crate) fn head_is_signed(
    public_key: &[u8; 32],
    signature: &[u8; 64],
    log: LogId,
    seq: u64,
    hash: &Hash,
) -> bool {
    verifies(public_key, signature, &head(log, seq, hash))
}

/// Whether the service root, or the log named, did certify this key.
pub(crate) fn certificate_holds(key: &LogKey, service: ServiceId, issuer: &[u8; 32]) -> bool {
    let statement = certified(service, key.log, key.laptop, &key.public_key);
    verifies(issuer, &key.certificate, &statement)
}

pub(crate) fn root_public_key(connection: &Connection) -> Result<[u8; 32], StoreError> {
    meta::read(connection, ROOT_PUBLIC_KEY)?
        .and_then(|text| hex::read_array(&text))
        .ok_or(StoreError::Damaged("the service root's public key"))
}

pub(crate) fn log_keys(connection: &Connection) -> Result<Vec<LogKey>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT log, laptop, public_key, certificate, certified_by FROM log_key ORDER BY log",
    )?;
    let keys = statement.query_map([], |row| {
        Ok(LogKey {
            log: LogId(column::uuid(row.get(0)?)),
            laptop: LaptopId(column::uuid(row.get(1)?)),
            public_key: row.get(2)?,
            certificate: row.get(3)?,
            certified_by: row
                .get::<_, Option<column::Id>>(4)?
                .map(|id| LogId(column::uuid(id))),
        })
    })?;
    keys.map(|key| key.map_err(|_| StoreError::Damaged("a log's public key")))
        .collect()
}

fn verifies(public_key: &[u8; 32], signature: &[u8; 64], message: &[u8]) -> bool {
    VerifyingKey::from_bytes(public_key).is_ok_and(|key| {
        key.verify_strict(message, &Signature::from_bytes(signature))
            .is_ok()
    })
}

fn head(log: LogId, seq: u64, hash: &Hash) -> Vec<u8> {
    [HEAD_PREFIX, log.0.as_bytes(), &seq.to_be_bytes(), hash].concat()
}

fn certified(service: ServiceId, log: LogId, laptop: LaptopId, public_key: &[u8; 32]) -> Vec<u8> {
    let parts: [&[u8]; 5] = [
        LOG_PREFIX,
        service.0.as_bytes(),
        log.0.as_bytes(),
        laptop.0.as_bytes(),
        public_key,
    ];
    parts.concat()
}
