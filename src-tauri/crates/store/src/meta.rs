//! Small facts about this database itself, by name. Written in transactions, never part of the record.

use crate::error::StoreError;
use crate::{Store, hex};
use domain::ids::{LaptopId, LogId, ServiceId, SiteId};
use domain::projection::EDITION;
use domain::stamp::Stamp;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

const ROOT_PUBLIC_KEY: &str = "root_public_key";
const SERVICE: &str = "service";
const LAPTOP: &str = "laptop";
const SITE: &str = "site";
const OWN_LOG: &str = "own_log";
const LAST_STAMP: &str = "last_stamp";
const LISTS: &str = "lists";

/// Which installation this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    pub service: ServiceId,
    pub laptop: LaptopId,
    /// Where this laptop is used, until it is moved.
    pub site: SiteId,
    /// The log that this laptop writes.
    pub log: LogId,
}

impl Store {
    /// Which installation this is, as written when it was set up.
    pub fn identity(&self) -> Result<Identity, StoreError> {
        self.reading(read_identity)
    }

    /// The stamp of the last event recorded here: the next one must come after it.
    pub fn last_stamp(&self) -> Result<Stamp, StoreError> {
        self.reading(read_last_stamp)
    }

    /// Moves this laptop to another site.
    pub fn set_site(&self, site: SiteId) -> Result<(), StoreError> {
        write(&self.writer(), SITE, &site.to_string())
    }

    /// A value kept by the program under a name of its own, or `None`.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.reading(|connection| read(connection, &own(name)))
    }

    /// Keeps a value under a name, in a small transaction of its own. Not for patient data.
    pub fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        write(&self.writer(), &own(name), value)
    }
}

/// Settings of the program can't be taken for, or overwrite, what this crate keeps.
pub(crate) fn own(name: &str) -> String {
    format!("setting:{name}")
}

pub(crate) fn write(connection: &Connection, name: &str, value: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        )?
        .execute([name, value])?;
    Ok(())
}

pub(crate) fn read(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

pub(crate) fn write_identity(
    connection: &Connection,
    identity: &Identity,
) -> Result<(), StoreError> {
    write(connection, SERVICE, &identity.service.to_string())?;
    write(connection, LAPTOP, &identity.laptop.to_string())?;
    write(connection, SITE, &identity.site.to_string())?;
    write(connection, OWN_LOG, &identity.log.to_string())
}

pub(crate) fn read_identity(connection: &Connection) -> Result<Identity, StoreError> {
    let id = |name| {
        read(connection, name)?
            .and_then(|text| Uuid::parse_str(&text).ok())
            .ok_or(StoreError::Damaged("which laptop this is"))
    };
    Ok(Identity {
        service: ServiceId(id(SERVICE)?),
        laptop: LaptopId(id(LAPTOP)?),
        site: SiteId(id(SITE)?),
        log: LogId(id(OWN_LOG)?),
    })
}

/// From now on this laptop writes another log.
pub(crate) fn write_own_log(connection: &Connection, log: LogId) -> Result<(), StoreError> {
    write(connection, OWN_LOG, &log.to_string())
}

pub(crate) fn read_root_public_key(connection: &Connection) -> Result<[u8; 32], StoreError> {
    read(connection, ROOT_PUBLIC_KEY)?
        .and_then(|text| hex::read_array(&text))
        .ok_or(StoreError::Damaged("the service root's public key"))
}

pub(crate) fn write_root_public_key(
    connection: &Connection,
    key: &[u8; 32],
) -> Result<(), StoreError> {
    write(connection, ROOT_PUBLIC_KEY, &hex::write(key))
}

pub(crate) fn read_last_stamp(connection: &Connection) -> Result<Stamp, StoreError> {
    match read(connection, LAST_STAMP)? {
        None => Ok(Stamp::default()),
        Some(text) => text
            .parse()
            .map(Stamp)
            .map_err(|_| StoreError::Damaged("the last stamp")),
    }
}

pub(crate) fn write_last_stamp(connection: &Connection, stamp: Stamp) -> Result<(), StoreError> {
    write(connection, LAST_STAMP, &stamp.0.to_string())
}

/// Which edition of the projection the lists were computed by; `None` before that was noted.
pub(crate) fn read_lists(connection: &Connection) -> Result<Option<u32>, StoreError> {
    Ok(read(connection, LISTS)?.and_then(|edition| edition.parse().ok()))
}

/// Notes that the lists are this program's.
pub(crate) fn write_lists(connection: &Connection) -> Result<(), StoreError> {
    write(connection, LISTS, &EDITION.to_string())
}
