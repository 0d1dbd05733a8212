//! Who was found to be whom, and what follows: whom each registration is shown as, and found by. Computed from the log; table
//! `merged`, and `shown_as` and `words` of `person`.

use crate::Store;
use crate::caseload;
use crate::column::{self, Id};
use crate::error::StoreError;
use crate::people;
use domain::ids::PatientId;
use domain::merging;
use domain::projection::PatientRow;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// One person as registered a hundred times is past believing; a circle of mistakes must not hold up a laptop.
const REGISTRATIONS_MAX: usize = 100;

/// Who was merged away, and into whom.
type Claims = Vec<(PatientId, PatientId)>;

impl Store {
    /// Whom a patient is shown as: themselves, unless they were found to be another who is in this record.
    pub fn shown_as(&self, patient: PatientId) -> Result<PatientId, StoreError> {
        self.reading(|connection| shown_as(connection, patient))
    }

    /// All registrations of the person that this is one of, sorted; this one alone where nobody was merged.
    pub fn registrations(&self, patient: PatientId) -> Result<Vec<PatientId>, StoreError> {
        self.reading(|connection| Ok(registrations(connection, patient)?.into_iter().collect()))
    }
}

pub(crate) fn shown_as(
    connection: &Connection,
    patient: PatientId,
) -> Result<PatientId, StoreError> {
    let mut statement = connection.prepare_cached("SELECT shown_as FROM person WHERE id = ?1")?;
    let found = statement
        .query_row([column::id(patient.0)], |row| row.get::<_, Id>(0))
        .optional()?;
    Ok(found.map_or(patient, |id| PatientId(column::uuid(id))))
}

/// See [`Store::registrations`].
pub(crate) fn registrations(
    connection: &Connection,
    patient: PatientId,
) -> Result<BTreeSet<PatientId>, StoreError> {
    Ok(merging::one_person(&claims(connection, patient)?, patient))
}

/// Every claim that connects this patient with others, directly or through them. One about somebody who has not arrived here
/// says nothing yet.
fn claims(connection: &Connection, patient: PatientId) -> Result<Claims, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT away, whole FROM merged
         WHERE (away = ?1 OR whole = ?1)
             AND EXISTS (SELECT 1 FROM person WHERE id = away) AND EXISTS (SELECT 1 FROM person WHERE id = whole)
         ORDER BY away, whole",
    )?;
    let mut claims: BTreeSet<(PatientId, PatientId)> = BTreeSet::new();
    let mut known = BTreeSet::from([patient]);
    let mut open = vec![patient];
    while let Some(at) = open.pop() {
        let found = statement.query_map([column::id(at.0)], |row| {
            let id = |column: usize| row.get::<_, Id>(column).map(column::uuid).map(PatientId);
            Ok((id(0)?, id(1)?))
        })?;
        for claim in found {
            let claim = claim?;
            claims.insert(claim);
            for one in [claim.0, claim.1] {
                if known.len() < REGISTRATIONS_MAX && known.insert(one) {
                    open.push(one);
                }
            }
        }
    }
    Ok(claims.into_iter().collect())
}

/// Whom a patient was merged into, sorted.
pub(crate) fn into(
    connection: &Connection,
    patient: PatientId,
) -> Result<Vec<PatientId>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT whole FROM merged WHERE away = ?1 ORDER BY whole")?;
    let rows = statement.query_map([column::id(patient.0)], |row| {
        row.get::<_, Id>(0).map(column::uuid).map(PatientId)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Replaces whom a patient was merged into.
pub(crate) fn write(
    connection: &Connection,
    away: PatientId,
    into: &[PatientId],
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM merged WHERE away = ?1")?
        .execute([column::id(away.0)])?;
    let mut statement =
        connection.prepare_cached("INSERT INTO merged (away, whole) VALUES (?1, ?2)")?;
    for whole in into {
        statement.execute(params![column::id(away.0), column::id(whole.0)])?;
    }
    Ok(())
}

/// Writes, for each of these registrations and whoever is connected with them, whom they are shown as: in search and in the
/// lines of their cases.
pub(crate) fn show(
    connection: &Connection,
    mut touched: BTreeSet<PatientId>,
) -> Result<(), StoreError> {
    while let Some(patient) = touched.pop_first() {
        let Some((person, registrations)) = write_words(connection, patient)? else {
            continue;
        };
        for one in &registrations {
            caseload::rename(connection, one.patient, &person)?;
            touched.remove(&one.patient);
        }
    }
    Ok(())
}

/// Writes what the person is found by, for when the employers of their cases changed.
pub(crate) fn index(connection: &Connection, patient: PatientId) -> Result<(), StoreError> {
    write_words(connection, patient).map(drop)
}

/// Answers whom they are shown as, and all registrations. `None` while they have not arrived.
fn write_words(
    connection: &Connection,
    patient: PatientId,
) -> Result<Option<(PatientRow, Vec<PatientRow>)>, StoreError> {
    let claims = claims(connection, patient)?;
    let shown_as = merging::shown_as(&claims, patient);
    let Some((person, _)) = people::stored(connection, shown_as)? else {
        return Ok(None);
    };
    let mut employers = people::employers(connection, shown_as)?;
    let mut registrations = vec![person.clone()];
    for one in merging::one_person(&claims, patient) {
        if one == shown_as {
            continue;
        }
        employers.extend(people::employers(connection, one)?);
        registrations.extend(people::stored(connection, one)?.map(|(row, _)| row));
    }
    let words = people::words(&registrations.iter().collect::<Vec<_>>(), &employers);
    for one in &registrations {
        let own = if one.patient == shown_as { &words } else { "" };
        people::show(connection, one.patient, shown_as, own)?;
    }
    Ok(Some((person, registrations)))
}
