//! Documents that were given out (PDFs), by the hash of their bytes. Table `document`; rows are only ever added.

use crate::Store;
use crate::error::StoreError;
use crate::{hex, named_document};
use rusqlite::{Connection, OptionalExtension, params};
use std::fmt;

/// A document on its way into the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// For example `application/pdf`.
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// A document read back. Its bytes are those of the hash it was asked by.
pub type StoredDocument = Document;

/// BLAKE3 of a document's bytes. Shown, and written into events, as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentHash(pub [u8; 32]);

impl Document {
    /// What the event that issues this document names it by.
    pub fn hash(&self) -> DocumentHash {
        DocumentHash(*blake3::hash(&self.bytes).as_bytes())
    }
}

impl DocumentHash {
    /// Reads 64 hexadecimal digits; `None` when it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        hex::read_array(text).map(Self)
    }
}

impl fmt::Display for DocumentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::write(&self.0))
    }
}

impl fmt::Debug for DocumentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DocumentHash({self})")
    }
}

impl Store {
    /// Reads a document and checks it against its hash.
    ///
    /// [`StoreError::DocumentNotFetched`]: it was recorded on another laptop and is still to come.
    /// [`StoreError::DocumentMissing`]: no such document here, and nothing that says there is one.
    /// [`StoreError::DocumentDamaged`]: it is here and its bytes are not those that were stored.
    pub fn document(&self, hash: DocumentHash) -> Result<StoredDocument, StoreError> {
        self.reading(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT media_type, bytes FROM document WHERE hash = ?1")?;
            let found = statement.query_row([hash.0], |row| {
                Ok(Document {
                    media_type: row.get(0)?,
                    bytes: row.get(1)?,
                })
            });
            match found.optional() {
                Ok(Some(document)) if document.hash() == hash => Ok(document),
                Ok(Some(_)) => Err(StoreError::DocumentDamaged),
                Ok(None) if named_document::wanted(connection, hash)? => {
                    Err(StoreError::DocumentNotFetched)
                }
                Ok(None) => Err(StoreError::DocumentMissing),
                Err(error) => {
                    let error = StoreError::from(error);
                    let page = matches!(error, StoreError::Damaged(_));
                    Err(if page {
                        StoreError::DocumentDamaged
                    } else {
                        error
                    })
                }
            }
        })
    }

    /// Whether a document of this hash is stored; its bytes are not read.
    pub fn has_document(&self, hash: DocumentHash) -> Result<bool, StoreError> {
        self.reading(|connection| stored(connection, hash))
    }
}

/// Stores a document. The same bytes may come twice (a duplicate printed again): they are kept once.
pub(crate) fn insert(connection: &Connection, document: &Document) -> Result<(), StoreError> {
    let hash = document.hash();
    if stored(connection, hash)? {
        return Ok(());
    }
    connection
        .prepare_cached("INSERT INTO document (hash, media_type, bytes) VALUES (?1, ?2, ?3)")?
        .execute(params![hash.0, document.media_type, document.bytes])?;
    Ok(())
}

pub(crate) fn stored(connection: &Connection, hash: DocumentHash) -> Result<bool, StoreError> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM document WHERE hash = ?1")?;
    Ok(statement.exists([hash.0])?)
}
