//! Which keys may sign a log, and the signature over its head that every commit ends with.
//!
//! Tables `log_key`, `own_log` and `signature`.

use crate::error::StoreError;
use crate::keys::Keys;
use crate::log::Hash;
use crate::meta;
use crate::{Store, hex};
use crate::{column, project};
use domain::header::Subject;
use domain::ids::{LaptopId, LogId, ServiceId};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::BTreeSet;
use zeroize::Zeroizing;

/// The prefixes keep a signature made for one purpose from being shown for another. Frozen with the format.
const HEAD_PREFIX: &[u8] = b"stepwell-head/1\0";
const CHECK_PREFIX: &[u8] = b"stepwell-check/1\0";
const LOG_PREFIX: &[u8] = b"stepwell-log/1\0";
const OBJECT_PREFIX: &[u8] = b"stepwell-object/1\0";

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

/// A log's public key, and who says that it is this laptop's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertifiedLog {
    pub log: LogId,
    pub laptop: LaptopId,
    /// Ed25519.
    pub public_key: [u8; 32],
    /// The issuer's signature over service, log, laptop and key.
    pub certificate: [u8; 64],
    /// The earlier log of the same laptop that vouches for it; `None`: the service root.
    pub certified_by: Option<LogId>,
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
        self.reading(meta::read_root_public_key)
    }

    /// Signs what an object of the shared place is: Ed25519 by this laptop's log key over a prefix of its own and `object`.
    pub fn sign_object(&self, object: &[u8]) -> Result<[u8; 64], StoreError> {
        self.reading(|connection| {
            let own = meta::read_identity(connection)?.log;
            let message = [OBJECT_PREFIX, object].concat();
            Ok(own_key(connection, own)?.sign(&message).to_bytes())
        })
    }

    /// Whether the key of `log` signed this object. [`StoreError::LogUnknown`] when that key is not here.
    pub fn object_signed(
        &self,
        log: LogId,
        object: &[u8],
        signature: &[u8; 64],
    ) -> Result<bool, StoreError> {
        let key = self.reading(|connection| log_key(connection, log))?;
        let key = key.ok_or(StoreError::LogUnknown(log))?;
        let message = [OBJECT_PREFIX, object].concat();
        Ok(verifies(&key.public_key, signature, &message))
    }

    /// The keys of every log known here, by log.
    pub fn log_keys(&self) -> Result<Vec<CertifiedLog>, StoreError> {
        self.reading(log_keys)
    }

    /// Vouches for a log of another laptop by the service root key, which `keys` must hold. Keeps nothing: see
    /// [`Store::add_log_key`].
    pub fn certify(
        &self,
        keys: &Keys,
        log: LogId,
        laptop: LaptopId,
        public_key: [u8; 32],
    ) -> Result<CertifiedLog, StoreError> {
        let service = self.identity()?.service;
        Ok(certified_by_root(
            &keys.root_key()?,
            service,
            log,
            laptop,
            public_key,
        ))
    }

    /// Keeps the key of a log. Answers `false` when it is here already.
    ///
    /// [`StoreError::CertificateRefused`] unless the service root vouches for it, or an earlier log of the same laptop
    /// whose key is here, and when another key of this log is here.
    pub fn add_log_key(&self, key: &CertifiedLog) -> Result<bool, StoreError> {
        let mut writer = self.writer();
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(held) = log_key(&transaction, key.log)? {
            let same = held.laptop == key.laptop && held.public_key == key.public_key;
            return if same {
                Ok(false)
            } else {
                Err(StoreError::CertificateRefused(key.log))
            };
        }
        let keys = log_keys(&transaction)?;
        let service = meta::read_identity(&transaction)?.service;
        let root = meta::read_root_public_key(&transaction)?;
        if !vouched_for(key, &keys, service, &root) {
            return Err(StoreError::CertificateRefused(key.log));
        }
        insert(&transaction, key)?;
        // A log that goes on from a revoked one is cut as well.
        if key.certified_by.is_some() {
            let service = BTreeSet::from([Subject::Service(service)]);
            project::subjects(&transaction, service, self.project)?;
        }
        transaction.commit()?;
        Ok(true)
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

/// The public half of a log's signing key.
pub fn log_public_key(seed: &[u8; 32]) -> [u8; 32] {
    SigningKey::from_bytes(seed).verifying_key().to_bytes()
}

/// Keeps the signing key of a log of this laptop, and who vouches for it.
pub(crate) fn start(
    connection: &Connection,
    seed: &[u8; 32],
    own: &CertifiedLog,
) -> Result<(), StoreError> {
    insert(connection, own)?;
    connection.execute(
        "INSERT INTO own_log (log, seed) VALUES (?1, ?2)",
        params![column::id(own.log.0), seed],
    )?;
    Ok(())
}

fn insert(connection: &Connection, key: &CertifiedLog) -> Result<(), StoreError> {
    connection.execute(
        "INSERT INTO log_key (log, laptop, public_key, certificate, certified_by) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            column::id(key.log.0),
            column::id(key.laptop.0),
            key.public_key,
            key.certificate,
            key.certified_by.map(|log| column::id(log.0)),
        ],
    )?;
    Ok(())
}

pub(crate) fn certified_by_root(
    root: &SigningKey,
    service: ServiceId,
    log: LogId,
    laptop: LaptopId,
    public_key: [u8; 32],
) -> CertifiedLog {
    let statement = certified(service, log, laptop, &public_key);
    CertifiedLog {
        log,
        laptop,
        public_key,
        certificate: root.sign(&statement).to_bytes(),
        certified_by: None,
    }
}

/// The next log of a laptop, vouched for by the key of the log that it goes on from.
pub(crate) fn certified_by_own(
    connection: &Connection,
    service: ServiceId,
    old: LogId,
    log: LogId,
    laptop: LaptopId,
    public_key: [u8; 32],
) -> Result<CertifiedLog, StoreError> {
    let statement = certified(service, log, laptop, &public_key);
    Ok(CertifiedLog {
        log,
        laptop,
        public_key,
        certificate: own_key(connection, old)?.sign(&statement).to_bytes(),
        certified_by: Some(old),
    })
}

/// Whether the service root vouches for this key, or a log of the same laptop among `keys` does. One laptop never vouches
/// for another.
pub(crate) fn vouched_for(
    key: &CertifiedLog,
    keys: &[CertifiedLog],
    service: ServiceId,
    root: &[u8; 32],
) -> bool {
    let issuer = match key.certified_by {
        None => Some(root),
        Some(log) => keys
            .iter()
            .find(|issuer| issuer.log == log && issuer.laptop == key.laptop)
            .map(|issuer| &issuer.public_key),
    };
    issuer.is_some_and(|issuer| certificate_holds(key, service, issuer))
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
pub(crate) fn certificate_holds(key: &CertifiedLog, service: ServiceId, issuer: &[u8; 32]) -> bool {
    let statement = certified(service, key.log, key.laptop, &key.public_key);
    verifies(issuer, &key.certificate, &statement)
}

pub(crate) fn log_key(
    connection: &Connection,
    log: LogId,
) -> Result<Option<CertifiedLog>, StoreError> {
    Ok(log_keys(connection)?.into_iter().find(|key| key.log == log))
}

/// The last signature of a log between two places; when there is none, the first after them.
pub(crate) fn last_signed(
    connection: &Connection,
    log: LogId,
    from: u64,
    to: u64,
) -> Result<Option<(u64, [u8; 64])>, StoreError> {
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)? as u64, row.get(1)?));
    let mut within = connection.prepare_cached(
        "SELECT seq, signature FROM signature WHERE log = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY seq DESC LIMIT 1",
    )?;
    let to = i64::try_from(to).unwrap_or(i64::MAX);
    let found = within.query_row(params![column::id(log.0), from as i64, to], read);
    if let Some(found) = found.optional()? {
        return Ok(Some(found));
    }
    let mut next = connection.prepare_cached(
        "SELECT seq, signature FROM signature WHERE log = ?1 AND seq >= ?2 ORDER BY seq LIMIT 1",
    )?;
    let found = next.query_row(params![column::id(log.0), from as i64], read);
    Ok(found.optional()?)
}

/// The first event after the last signed one before `seq`: a log must go on ending at what is signed.
pub(crate) fn first_after_signed(
    connection: &Connection,
    log: LogId,
    seq: u64,
) -> Result<u64, StoreError> {
    let before = i64::try_from(seq).unwrap_or(i64::MAX);
    let last: Option<i64> = connection.query_row(
        "SELECT max(seq) FROM signature WHERE log = ?1 AND seq < ?2",
        params![column::id(log.0), before],
        |row| row.get(0),
    )?;
    Ok(last.map_or(1, |last| last as u64 + 1))
}

/// Which events of a log are signed, from a place on.
pub(crate) fn signed_from(
    connection: &Connection,
    log: LogId,
    from: u64,
) -> Result<BTreeSet<u64>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT seq FROM signature WHERE log = ?1 AND seq >= ?2")?;
    let from = i64::try_from(from).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![column::id(log.0), from], |row| {
        Ok(row.get::<_, i64>(0)? as u64)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps a log's signature that came with its events; one that is here already is left as it is.
pub(crate) fn keep(
    connection: &Connection,
    log: LogId,
    seq: u64,
    signature: &[u8; 64],
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO signature (log, seq, signature) SELECT ?1, ?2, ?3
             WHERE NOT EXISTS (SELECT 1 FROM signature WHERE log = ?1 AND seq = ?2)",
        )?
        .execute(params![column::id(log.0), seq as i64, signature])?;
    Ok(())
}

pub(crate) fn log_keys(connection: &Connection) -> Result<Vec<CertifiedLog>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT log, laptop, public_key, certificate, certified_by FROM log_key ORDER BY log",
    )?;
    let keys = statement.query_map([], |row| {
        Ok(CertifiedLog {
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
