//! The one way into the record: everything a person did in one act, safe on disk together or not there at all.

use crate::document::{self, Document};
use crate::draft::{self, Draft};
use crate::error::StoreError;
use crate::{Random, Store, digest, heads, log, meta, named_document, project, signature};
use domain::header::{Header, NewEvent, Subject};
use domain::ids::EventId;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What one act writes.
#[derive(Clone, Debug, Default)]
pub struct Commit {
    /// The heads that were read before deciding, for each subject that the decision rests on; empty for a new subject.
    pub expected_heads: Vec<(Subject, Vec<EventId>)>,
    /// In the order in which they happen. A later one may follow an earlier one through its `after`.
    pub events: Vec<NewEvent>,
    pub documents: Vec<Document>,
    pub save_drafts: Vec<Draft>,
    pub remove_drafts: Vec<Uuid>,
    /// As [`Store::set_setting`], together with the rest.
    pub settings: Vec<(String, String)>,
}

impl Store {
    /// Writes all of it in one transaction, synced to disk when this returns, and answers with the events' headers.
    ///
    /// [`StoreError::Changed`] when a subject's heads are not the expected ones any more: read and decide again. Whatever
    /// the error, nothing was written. `random` makes the salts and must be the operating system's generator.
    pub fn commit(
        &self,
        commit: Commit,
        random: &mut Random<'_>,
    ) -> Result<Vec<Header>, StoreError> {
        let mut writer = self.writer();
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        check_heads(&transaction, &commit.expected_heads)?;
        let headers = append(&transaction, commit.events, random)?;
        let touched: BTreeSet<Subject> = headers.iter().map(|header| header.subject).collect();
        project::subjects(&transaction, touched, self.project)?;
        for document in &commit.documents {
            document::insert(&transaction, document)?;
            if let Some(last) = headers.last() {
                named_document::recorded(&transaction, last.log, last.seq, document)?;
            }
        }
        for draft in &commit.save_drafts {
            draft::save(&transaction, draft)?;
        }
        for id in commit.remove_drafts {
            draft::remove(&transaction, id)?;
        }
        for (name, value) in &commit.settings {
            meta::write(&transaction, &meta::own(name), value)?;
        }
        transaction.commit()?;
        Ok(headers)
    }
}

fn check_heads(
    connection: &Connection,
    expected: &[(Subject, Vec<EventId>)],
) -> Result<(), StoreError> {
    for (subject, expected) in expected {
        let expected: BTreeSet<&EventId> = expected.iter().collect();
        let found = heads::read(connection, *subject)?;
        if !found.iter().eq(expected) {
            return Err(StoreError::Changed(*subject));
        }
    }
    Ok(())
}

fn append(
    connection: &Connection,
    events: Vec<NewEvent>,
    random: &mut Random<'_>,
) -> Result<Vec<Header>, StoreError> {
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let own = meta::read_identity(connection)?.log;
    let mut tip = log::tip(connection, own)?;
    let mut headers = Vec::with_capacity(events.len());
    let mut last_stamp = meta::read_last_stamp(connection)?;
    let mut digest = digest::read(connection)?.unwrap_or_default();
    for event in events {
        check_event(connection, &event)?;
        last_stamp = last_stamp.max(event.stamp);
        let (header, new_tip) = log::append(connection, own, tip, event, random)?;
        digest.add_header(&header)?;
        headers.push(header);
        tip = Some(new_tip);
    }
    if let Some(tip) = tip {
        signature::sign_head(connection, own, tip.seq, &tip.hash)?;
    }
    meta::write_last_stamp(connection, last_stamp)?;
    digest::write(connection, &digest)?;
    Ok(headers)
}

/// What follows something unknown would have no place in the order of its subject, and no later check could tell why.
fn check_event(connection: &Connection, event: &NewEvent) -> Result<(), StoreError> {
    if log::exists(connection, event.id)? {
        return Err(StoreError::EventExists(event.id));
    }
    for before in &event.after {
        if !log::is_about(connection, *before, event.subject)? {
            return Err(StoreError::AfterUnknown(event.id));
        }
    }
    Ok(())
}
