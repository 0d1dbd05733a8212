//! Reading the record back.

use crate::Store;
use crate::column;
use crate::cut::COUNTS;
use crate::error::StoreError;
use crate::{heads, log};
use domain::header::{StoredEvent, Subject};
use domain::ids::EventId;
use rusqlite::params;

/// A subject as it stands: what a decision reads, and what its commit then expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// By stamp, then log, then seq. The causal order is the fold's to make.
    pub events: Vec<StoredEvent>,
    /// For [`crate::Commit::expected_heads`] and for `after`.
    pub heads: Vec<EventId>,
}

/// What a subject can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    Service,
    Patient,
    Case,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub events: u64,
    pub patients: u64,
    pub cases: u64,
    pub documents: u64,
    pub drafts: u64,
}

impl Store {
    /// A subject's events and heads, of one moment. Both empty when nothing is recorded about it.
    pub fn record(&self, subject: Subject) -> Result<Record, StoreError> {
        self.reading(|connection| {
            Ok(Record {
                events: log::events(connection, subject)?,
                heads: heads::read(connection, subject)?,
            })
        })
    }

    /// Everything recorded about a subject, by stamp, then log, then seq.
    pub fn events(&self, subject: Subject) -> Result<Vec<StoredEvent>, StoreError> {
        self.reading(|connection| log::events(connection, subject))
    }

    /// One event; `None` when there is none of this id.
    pub fn event(&self, id: EventId) -> Result<Option<StoredEvent>, StoreError> {
        self.reading(|connection| log::event(connection, id))
    }

    /// The events of a subject that no other comes after, sorted by id.
    pub fn heads(&self, subject: Subject) -> Result<Vec<EventId>, StoreError> {
        self.reading(|connection| heads::read(connection, subject))
    }

    /// The subjects of a kind by id, from `after` on (not included), `limit` at most.
    pub fn subjects(
        &self,
        kind: SubjectKind,
        after: Option<Subject>,
        limit: usize,
    ) -> Result<Vec<Subject>, StoreError> {
        let kind = match kind {
            SubjectKind::Service => "service",
            SubjectKind::Patient => "patient",
            SubjectKind::Case => "case",
        };
        let after = after
            .map(|subject| column::subject(subject).1.to_vec())
            .unwrap_or_default();
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT DISTINCT subject FROM event WHERE subject_kind = ?1 AND subject > ?2 AND {COUNTS}
                 ORDER BY subject LIMIT ?3"
            ))?;
            let ids = statement.query_map(params![kind, after, limit as i64], |row| row.get(0))?;
            ids.map(|id| column::subject_read(kind, id?)).collect()
        })
    }

    /// The subjects that have an event of this kind whose payload holds these bytes, by id, `limit` at most. Reads every
    /// payload of the kind: for errands, not for lists.
    pub fn subjects_naming(
        &self,
        kind: &str,
        bytes: &[u8],
        limit: usize,
    ) -> Result<Vec<Subject>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT DISTINCT subject_kind, subject FROM event JOIN payload ON payload.event = event.id
                 WHERE event.kind = ?1 AND instr(payload.bytes, ?2) > 0 AND {COUNTS} ORDER BY subject LIMIT ?3"
            ))?;
            let rows = statement.query_map(params![kind, bytes, limit as i64], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?))
            })?;
            rows.map(|row| {
                let (kind, id) = row?;
                column::subject_read(&kind, id)
            })
            .collect()
        })
    }

    /// How much there is of everything.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM person), (SELECT count(*) FROM caseload),
                        (SELECT count(*) FROM document), (SELECT count(*) FROM draft)",
            )?;
            let counts = statement.query_row([], |row| {
                let count = |at: usize| row.get::<_, i64>(at).map(|count| count as u64);
                Ok(Counts {
                    events: count(0)?,
                    patients: count(1)?,
                    cases: count(2)?,
                    documents: count(3)?,
                    drafts: count(4)?,
                })
            })?;
            Ok(counts)
        })
    }
}
