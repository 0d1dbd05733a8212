//! Which documents the events name, which of them are still to be fetched, and which of ours are still to be pushed.
//!
//! Tables `named_document`, `wanted_document` and `document_to_push`.

use crate::document::{self, Document, DocumentHash};
use crate::error::StoreError;
use crate::{Store, column};
use domain::ids::LogId;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A document that an event names: known before it is fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDocument {
    pub hash: DocumentHash,
    /// For example `application/pdf`.
    pub media_type: String,
    /// How large it is.
    pub bytes: u64,
}

impl Store {
    /// Documents recorded here that were not pushed yet, `limit` at most.
    pub fn documents_to_push(&self, limit: usize) -> Result<Vec<NamedDocument>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT document.hash, media_type, length(bytes) FROM document_to_push
                 JOIN document ON document.hash = document_to_push.hash ORDER BY document.hash LIMIT ?1",
            )?;
            let rows = statement.query_map([limit as i64], read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Notes that a document is in the shared place.
    pub fn document_pushed(&self, hash: DocumentHash) -> Result<(), StoreError> {
        self.writer()
            .prepare_cached("DELETE FROM document_to_push WHERE hash = ?1")?
            .execute([hash.0])?;
        Ok(())
    }

    /// Marks one document that is here as not pushed: the shared place lost it.
    pub fn push_document_again(&self, hash: DocumentHash) -> Result<(), StoreError> {
        self.writer()
            .prepare_cached(
                "INSERT OR IGNORE INTO document_to_push (hash) SELECT hash FROM document WHERE hash = ?1",
            )?
            .execute([hash.0])?;
        Ok(())
    }

    /// Marks every document that is here as not pushed: for a shared place that is filled again.
    pub fn push_documents_again(&self) -> Result<(), StoreError> {
        self.writer().execute(
            "INSERT OR IGNORE INTO document_to_push (hash) SELECT hash FROM document",
            [],
        )?;
        Ok(())
    }

    /// Documents that events here name and that were not fetched yet: the smallest first, `limit` at most, and none larger
    /// than `max_bytes`.
    pub fn documents_wanted(
        &self,
        limit: usize,
        max_bytes: u64,
    ) -> Result<Vec<NamedDocument>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT wanted.hash, max(media_type), max(bytes) AS size FROM wanted_document AS wanted
                 JOIN named_document AS named ON named.hash = wanted.hash
                 GROUP BY wanted.hash HAVING size <= ?2 ORDER BY size, wanted.hash LIMIT ?1",
            )?;
            let max_bytes = i64::try_from(max_bytes).unwrap_or(i64::MAX);
            let rows = statement.query_map(params![limit as i64, max_bytes], read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Keeps a document that was fetched. [`StoreError::DocumentNotWanted`] when no event waits for these very bytes; a
    /// document that is here already is left as it is.
    pub fn put_document(&self, document: &Document) -> Result<(), StoreError> {
        let hash = document.hash();
        let mut writer = self.writer();
        let transaction = writer.transaction()?;
        if document::stored(&transaction, hash)? {
            return Ok(());
        }
        if !wanted(&transaction, hash)? {
            return Err(StoreError::DocumentNotWanted);
        }
        document::insert(&transaction, document)?;
        transaction
            .prepare_cached("DELETE FROM wanted_document WHERE hash = ?1")?
            .execute([hash.0])?;
        transaction.commit()?;
        Ok(())
    }
}

pub(crate) fn wanted(connection: &Connection, hash: DocumentHash) -> Result<bool, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT 1 FROM wanted_document WHERE hash = ?1")?;
    Ok(statement.exists([hash.0])?)
}

/// Notes a document of this laptop's own: the event at `seq` names it, and it has to be pushed.
pub(crate) fn recorded(
    connection: &Connection,
    log: LogId,
    seq: u64,
    document: &Document,
) -> Result<(), StoreError> {
    let named = NamedDocument {
        hash: document.hash(),
        media_type: document.media_type.clone(),
        bytes: document.bytes.len() as u64,
    };
    name(connection, log, seq, &named)?;
    connection
        .prepare_cached("INSERT OR IGNORE INTO document_to_push (hash) VALUES (?1)")?
        .execute([named.hash.0])?;
    Ok(())
}

/// Notes a document that events from elsewhere name; it is wanted unless it is here.
pub(crate) fn arrived(
    connection: &Connection,
    log: LogId,
    seq: u64,
    named: &NamedDocument,
) -> Result<(), StoreError> {
    name(connection, log, seq, named)?;
    if !document::stored(connection, named.hash)? {
        connection
            .prepare_cached("INSERT OR IGNORE INTO wanted_document (hash) VALUES (?1)")?
            .execute([named.hash.0])?;
    }
    Ok(())
}

/// The first event that names it counts.
fn name(
    connection: &Connection,
    log: LogId,
    seq: u64,
    named: &NamedDocument,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO named_document (log, hash, seq, media_type, bytes) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (log, hash) DO NOTHING",
        )?
        .execute(params![
            column::id(log.0),
            named.hash.0,
            seq as i64,
            named.media_type,
            i64::try_from(named.bytes).unwrap_or(i64::MAX),
        ])?;
    Ok(())
}

/// A document that an event names and that is neither here nor waited for.
pub(crate) fn missing(connection: &Connection) -> Result<Option<DocumentHash>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT hash FROM named_document AS named
         WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.hash = named.hash)
           AND NOT EXISTS (SELECT 1 FROM wanted_document AS wanted WHERE wanted.hash = named.hash)
         ORDER BY hash LIMIT 1",
    )?;
    let hash = statement.query_row([], |row| row.get(0)).optional()?;
    Ok(hash.map(DocumentHash))
}

/// What the events `from..=to` of a log name, by hash.
pub(crate) fn between(
    connection: &Connection,
    log: LogId,
    from: u64,
    to: u64,
) -> Result<Vec<NamedDocument>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT hash, media_type, bytes FROM named_document WHERE log = ?1 AND seq BETWEEN ?2 AND ?3 ORDER BY hash",
    )?;
    let rows = statement.query_map(params![column::id(log.0), from as i64, to as i64], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Carries what events name to the log those events move to, `from` becoming its first.
pub(crate) fn move_from(
    connection: &Connection,
    old: LogId,
    from: u64,
    new: LogId,
) -> Result<(), StoreError> {
    connection.execute(
        "UPDATE named_document SET log = ?3, seq = seq - ?2 + 1 WHERE log = ?1 AND seq >= ?2",
        params![column::id(old.0), from as i64, column::id(new.0)],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<NamedDocument> {
    Ok(NamedDocument {
        hash: DocumentHash(row.get(0)?),
        media_type: row.get(1)?,
        bytes: row.get::<_, i64>(2)? as u64,
    })
}
