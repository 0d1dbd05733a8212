//! Checks the whole record: every page, hash, link, signature, document and computed row.

use crate::column::Id;
use crate::document::DocumentHash;
use crate::error::StoreError;
use crate::log::Hash;
use crate::signature::CertifiedLog;
use crate::{
    Store, caseload, column, cut, digest, heads, hex, log, maybe_same, merged, meta,
    named_document, people, project, rebuild, signature, to_do,
};
use domain::header::{Header, Subject};
use domain::ids::{EventId, LogId, PatientId};
use domain::merging;
use domain::projection::{PatientRow, Projection};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// What was checked, up to the first fault.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    pub logs: u64,
    pub events: u64,
    /// Places in logs: more than there are events where a restored laptop said some of them again.
    pub places: u64,
    pub signatures: u64,
    pub documents: u64,
    pub subjects: u64,
    /// `None`: everything is as it was written.
    pub fault: Option<Fault>,
}

/// The first thing found wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    #[error("a page of the database file was altered or is damaged")]
    Page,
    #[error("the key of log {0} is not certified by this service")]
    Certificate(LogId),
    /// What it would sign from now on would not verify.
    #[error("this laptop's signing key for log {0} is not the certified one")]
    OwnKey(LogId),
    #[error("log {0} has no key")]
    LogWithoutKey(LogId),
    #[error("log {log} jumps to event {found} where {expected} comes next")]
    Gap {
        log: LogId,
        expected: u64,
        found: u64,
    },
    #[error("the header of event {seq} of log {log} was altered")]
    Header { log: LogId, seq: u64 },
    #[error("event {seq} of log {log} does not follow the one before it")]
    Chain { log: LogId, seq: u64 },
    #[error("the payload of event {seq} of log {log} was altered")]
    Payload { log: LogId, seq: u64 },
    #[error("the payload of event {seq} of log {log} is missing and no erasure is recorded")]
    PayloadMissing { log: LogId, seq: u64 },
    #[error("the signature at event {seq} of log {log} does not hold")]
    Signature { log: LogId, seq: u64 },
    #[error("the last event of log {log}, {seq}, is not signed")]
    Unsigned { log: LogId, seq: u64 },
    #[error("document {0} is damaged")]
    Document(DocumentHash),
    #[error("the heads of {0:?} differ from its events")]
    Heads(Subject),
    #[error("the computed row of {0:?} differs from its events")]
    Projection(Subject),
    #[error("there are {found} rows of {table} where the events make {expected}")]
    Rows {
        table: &'static str,
        expected: u64,
        found: u64,
    },
    #[error("the search index differs from its table")]
    SearchIndex,
    #[error("the digest differs from the events")]
    Digest,
    #[error("the cuts of revoked laptops differ from the service's events")]
    Cuts,
    /// An event names it, and it is neither here nor waited for.
    #[error("document {0} is missing")]
    DocumentMissing(DocumentHash),
}

/// Either the engine failed, which is no statement about the record, or something is wrong with the record.
enum Stop {
    Failed(StoreError),
    Found(Fault),
}

impl<E: Into<StoreError>> From<E> for Stop {
    fn from(error: E) -> Self {
        let error = error.into();
        // Reading a page checks its authentication code.
        if matches!(error, StoreError::Damaged("a page")) {
            Self::Found(Fault::Page)
        } else {
            Self::Failed(error)
        }
    }
}

impl Store {
    /// Checks everything, in one snapshot, and stops at the first fault. Changes nothing.
    ///
    /// An error means that the checking itself could not be done; a record that does not hold is an answer, not an error.
    pub fn verify(&self) -> Result<Verification, StoreError> {
        let mut seen = Verification::default();
        let checked = self.reading_anew(|connection| {
            Ok(match everything(self, connection, &mut seen) {
                Ok(()) => Ok(None),
                Err(Stop::Found(fault)) => Ok(Some(fault)),
                Err(Stop::Failed(error)) => Err(error),
            })
        })?;
        seen.fault = checked?;
        if seen.fault.is_none() && !self.search_index_agrees()? {
            seen.fault = Some(Fault::SearchIndex);
        }
        Ok(seen)
    }

    /// FTS5 spells its own check as an insert, so it needs the writer; it writes nothing.
    fn search_index_agrees(&self) -> Result<bool, StoreError> {
        let check = "INSERT INTO person_text (person_text, rank) VALUES ('integrity-check', 1)";
        match self.writer().execute_batch(check).map_err(StoreError::from) {
            Ok(()) => Ok(true),
            Err(StoreError::Damaged(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

fn everything(store: &Store, connection: &Connection, seen: &mut Verification) -> Result<(), Stop> {
    pages(connection)?;
    let keys = log_keys(connection)?;
    logs(connection, &keys, seen)?;
    documents(connection, seen)?;
    projections(store, connection, seen)
}

/// SQLCipher lists each page whose authentication code does not fit; none: none is altered.
fn pages(connection: &Connection) -> Result<(), Stop> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let mut faults = statement.query([])?;
    if faults.next()?.is_some() {
        return Err(Stop::Found(Fault::Page));
    }
    let sound: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(Stop::Found(Fault::Page));
    }
    Ok(())
}

fn log_keys(connection: &Connection) -> Result<BTreeMap<LogId, CertifiedLog>, Stop> {
    let root = meta::read_root_public_key(connection)?;
    let service = meta::read_identity(connection)?.service;
    let keys = signature::log_keys(connection)?
        .into_iter()
        .map(|key| (key.log, key));
    let keys: BTreeMap<LogId, CertifiedLog> = keys.collect();
    let all: Vec<CertifiedLog> = keys.values().cloned().collect();
    for key in &all {
        if !signature::vouched_for(key, &all, service, &root) || in_a_ring(key, &keys) {
            return Err(Stop::Found(Fault::Certificate(key.log)));
        }
    }
    let own = meta::read_identity(connection)?.log;
    let certified = keys.get(&own).map(|key| key.public_key);
    if certified != Some(signature::own_public_key(connection, own)?) {
        return Err(Stop::Found(Fault::OwnKey(own)));
    }
    Ok(keys)
}

/// Keys that vouch for one another lead to no root.
fn in_a_ring(key: &CertifiedLog, keys: &BTreeMap<LogId, CertifiedLog>) -> bool {
    let mut issuer = key.certified_by;
    for _ in 0..keys.len() {
        match issuer.and_then(|log| keys.get(&log)) {
            None => return false,
            Some(next) => issuer = next.certified_by,
        }
    }
    true
}

fn logs(
    connection: &Connection,
    keys: &BTreeMap<LogId, CertifiedLog>,
    seen: &mut Verification,
) -> Result<(), Stop> {
    let mut statement = connection.prepare(
        "SELECT event.log, event.seq, event.id, subject_kind, subject, kind, stamp, header, hash, salt, bytes, signature
         FROM event
         LEFT JOIN payload ON payload.event = event.id
         LEFT JOIN signature ON signature.log = event.log AND signature.seq = event.seq
         UNION ALL
         SELECT twin.log, twin.seq, event.id, subject_kind, subject, kind, stamp, twin.header, twin.hash, salt, bytes,
                signature
         FROM twin
         JOIN event ON event.id = twin.event
         LEFT JOIN payload ON payload.event = event.id
         LEFT JOIN signature ON signature.log = twin.log AND signature.seq = twin.seq
         ORDER BY 1, 2",
    )?;
    let mut rows = statement.query([])?;
    let mut before: Option<Link> = None;
    while let Some(row) = rows.next()? {
        let log = LogId(column::uuid(row.get(0)?));
        if before.is_none_or(|before| before.log != log) {
            end_of_log(before)?;
            before = None;
            seen.logs += 1;
        }
        let key = keys
            .get(&log)
            .ok_or(Stop::Found(Fault::LogWithoutKey(log)))?;
        let event = Row {
            log,
            seq: row.get::<_, i64>(1)? as u64,
            id: EventId(column::uuid(row.get(2)?)),
            subject_kind: row.get(3)?,
            subject: row.get(4)?,
            kind: row.get(5)?,
            stamp: row.get(6)?,
            header: row.get(7)?,
            hash: row.get(8)?,
            salt: row.get(9)?,
            payload: row.get(10)?,
            signature: row.get(11)?,
        };
        before = Some(event_holds(&event, before, key).map_err(Stop::Found)?);
        seen.places += 1;
        seen.signatures += u64::from(event.signature.is_some());
    }
    end_of_log(before)?;
    let count = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let signatures = count("SELECT count(*) FROM signature")?;
    rows_agree("signature", seen.signatures, signatures as u64)?;
    seen.events = count("SELECT count(*) FROM event")? as u64;
    let twins = count("SELECT count(*) FROM twin")? as u64;
    rows_agree("twin", seen.places - seen.events, twins)?;
    if digest::read(connection)? != Some(digest::of_log(connection)?) {
        return Err(Stop::Found(Fault::Digest));
    }
    Ok(())
}

/// The event just checked, for the next one to follow.
#[derive(Clone, Copy)]
struct Link {
    log: LogId,
    seq: u64,
    hash: Hash,
    signed: bool,
}

/// A row of the log as it stands in the database, with nothing about it taken for granted.
struct Row {
    log: LogId,
    seq: u64,
    id: EventId,
    subject_kind: String,
    subject: Id,
    kind: String,
    stamp: i64,
    header: Vec<u8>,
    hash: Vec<u8>,
    salt: Option<Vec<u8>>,
    payload: Option<Vec<u8>>,
    signature: Option<Vec<u8>>,
}

fn event_holds(row: &Row, before: Option<Link>, key: &CertifiedLog) -> Result<Link, Fault> {
    let (log, seq) = (row.log, row.seq);
    let expected = before.map_or(1, |before| before.seq + 1);
    if seq != expected {
        return Err(Fault::Gap {
            log,
            expected,
            found: seq,
        });
    }
    let hash = log::header_hash(&row.header);
    let header: Header = match serde_json::from_slice(&row.header) {
        Ok(header) if hash[..] == row.hash[..] && columns_agree(row, &header) => header,
        _ => return Err(Fault::Header { log, seq }),
    };
    if header.previous != before.map_or(String::new(), |before| hex::write(&before.hash)) {
        return Err(Fault::Chain { log, seq });
    }
    let (Some(salt), Some(payload)) = (&row.salt, &row.payload) else {
        return Err(Fault::PayloadMissing { log, seq });
    };
    if header.payload_hash != hex::write(&log::payload_hash(salt, payload)) {
        return Err(Fault::Payload { log, seq });
    }
    if let Some(signature) = &row.signature {
        let holds = <&[u8; 64]>::try_from(&signature[..])
            .is_ok_and(|bytes| signature::head_is_signed(&key.public_key, bytes, log, seq, &hash));
        if !holds {
            return Err(Fault::Signature { log, seq });
        }
    }
    Ok(Link {
        log,
        seq,
        hash,
        signed: row.signature.is_some(),
    })
}

fn columns_agree(row: &Row, header: &Header) -> bool {
    header.log == row.log
        && header.seq == row.seq
        && header.id == row.id
        && column::subject(header.subject) == (row.subject_kind.as_str(), row.subject)
        && header.kind == row.kind
        && log::stamp_column(header.stamp) == row.stamp
}

/// Every commit signs the head it leaves, so the last event of a log always bears a signature.
fn end_of_log(last: Option<Link>) -> Result<(), Stop> {
    match last {
        Some(Link {
            log,
            seq,
            signed: false,
            ..
        }) => Err(Stop::Found(Fault::Unsigned { log, seq })),
        _ => Ok(()),
    }
}

fn documents(connection: &Connection, seen: &mut Verification) -> Result<(), Stop> {
    let mut statement = connection.prepare("SELECT hash, bytes FROM document ORDER BY hash")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let hash: Hash = row.get(0)?;
        let bytes = row
            .get_ref(1)?
            .as_blob()
            .map_err(|_| StoreError::Damaged("a document"))?;
        if *blake3::hash(bytes).as_bytes() != hash {
            return Err(Stop::Found(Fault::Document(DocumentHash(hash))));
        }
        seen.documents += 1;
    }
    let lost = named_document::missing(connection)?;
    lost.map_or(Ok(()), |hash| {
        Err(Stop::Found(Fault::DocumentMissing(hash)))
    })
}

/// Folds every subject again and compares. The patient of a case is looked up among the folded ones, not in the table.
fn projections(
    store: &Store,
    connection: &Connection,
    seen: &mut Verification,
) -> Result<(), Stop> {
    if cut::read(connection)? != cut::of_service(connection, store.project)? {
        return Err(Stop::Found(Fault::Cuts));
    }
    let mut patients: BTreeMap<Id, PatientRow> = BTreeMap::new();
    let mut cases = Vec::new();
    let mut head_count = 0;
    for subject in rebuild::subjects(connection)? {
        let events = log::events(connection, subject)?;
        let expected = heads::of(&events);
        if !heads::read(connection, subject)?.iter().eq(&expected) {
            return Err(Stop::Found(Fault::Heads(subject)));
        }
        head_count += expected.len() as u64;
        match project::row(subject, &events, store.project) {
            Some(Projection::Service { .. }) => {}
            Some(Projection::Patient(row)) => drop(patients.insert(column::id(row.patient.0), row)),
            Some(Projection::Case { row, to_do }) => cases.push((row, to_do)),
            None => {}
        }
        seen.subjects += 1;
    }
    let claims: Vec<(PatientId, PatientId)> = patients
        .values()
        .flat_map(|one| one.merged_into.iter().map(|into| (one.patient, *into)))
        .filter(|(_, into)| patients.contains_key(&column::id(into.0)))
        .collect();
    let mut employers: BTreeMap<Id, BTreeSet<String>> = BTreeMap::new();
    let mut to_do_count = 0;
    for (case, to_do) in &cases {
        let person = merging::shown_as(&claims, case.patient);
        let shown = patients.get(&column::id(person.0));
        let expected = caseload::CaseLine {
            case: case.clone(),
            person,
            sort_name: shown.map_or(String::new(), |person| person.sort_name.clone()),
            shown_name: shown.map_or(String::new(), |person| person.shown_name.clone()),
            date_of_birth: shown.and_then(|person| person.date_of_birth),
            nhs_number: shown.map_or(String::new(), |person| person.nhs_number.clone()),
        };
        if caseload::line(connection, case.case)? != Some(expected) {
            return Err(Stop::Found(Fault::Projection(Subject::Case(case.case))));
        }
        let mut expected = to_do.clone();
        expected.sort_unstable();
        if to_do::of(connection, case.case)? != expected {
            return Err(Stop::Found(Fault::Projection(Subject::Case(case.case))));
        }
        to_do_count += expected.len() as u64;
        if !case.employer.is_empty() {
            let of_person = employers.entry(column::id(person.0)).or_default();
            of_person.insert(case.employer.clone());
        }
    }
    for patient in patients.values() {
        let shown_as = merging::shown_as(&claims, patient.patient);
        let words = if shown_as == patient.patient {
            let others = merging::one_person(&claims, shown_as);
            let others = others.iter().filter(|one| **one != shown_as);
            let mut registrations = vec![patient];
            registrations.extend(others.filter_map(|one| patients.get(&column::id(one.0))));
            let employers = employers
                .remove(&column::id(shown_as.0))
                .unwrap_or_default();
            people::words(&registrations, &employers)
        } else {
            String::new()
        };
        let stored = people::stored(connection, patient.patient)?;
        let holds = stored.is_some_and(|(row, stored)| stored == words && row == *patient)
            && merged::shown_as(connection, patient.patient)? == shown_as;
        if !holds {
            return Err(Stop::Found(Fault::Projection(Subject::Patient(
                patient.patient,
            ))));
        }
    }
    let patients: Vec<PatientRow> = patients.into_values().collect();
    let (expected, found) = (maybe_same::of(&patients), maybe_same::all(connection)?);
    if let Some((one, ..)) = expected.symmetric_difference(&found).next() {
        return Err(Stop::Found(Fault::Projection(Subject::Patient(*one))));
    }
    let count = |table: &str| {
        connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
            row.get::<_, i64>(0)
        })
    };
    rows_agree("head", head_count, count("head")? as u64)?;
    rows_agree("to_do", to_do_count, count("to_do")? as u64)?;
    rows_agree("caseload", cases.len() as u64, count("caseload")? as u64)?;
    rows_agree("person", patients.len() as u64, count("person")? as u64)
}

fn rows_agree(table: &'static str, expected: u64, found: u64) -> Result<(), Stop> {
    if expected == found {
        Ok(())
    } else {
        Err(Stop::Found(Fault::Rows {
            table,
            expected,
            found,
        }))
    }
}
