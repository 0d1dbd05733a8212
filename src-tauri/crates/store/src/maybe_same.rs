//! Pairs of registrations that may be one person. Computed from the log; table `maybe_same`.

use crate::Store;
use crate::column;
use crate::error::StoreError;
use crate::merged;
use crate::people::{self, PersonLine};
use domain::ids::PatientId;
use domain::projection::PatientRow;
use domain::same_person::{Alike, alike};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// So many people with one date of birth or number are compared with a new one at most: a date typed for want of a real one
/// must not hold up a laptop.
const CANDIDATES_MAX: usize = 1000;
const PAIRS_MAX: usize = 100;

/// Two people, as shown, who may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaybeSame {
    /// Registered before the other.
    pub one: PersonLine,
    pub other: PersonLine,
    pub why: Alike,
}

impl Store {
    /// Pairs of people who may be one and of whom nobody said whether they are, each once, `limit` (1 to 100) at most.
    pub fn maybe_same(&self, limit: usize) -> Result<Vec<MaybeSame>, StoreError> {
        self.reading(|connection| list(connection, None, limit.clamp(1, PAIRS_MAX)))
    }

    /// As [`Store::maybe_same`], of those pairs of which one is this person, whichever registration is asked with.
    pub fn maybe_same_as(
        &self,
        patient: PatientId,
        limit: usize,
    ) -> Result<Vec<MaybeSame>, StoreError> {
        self.reading(|connection| list(connection, Some(patient), limit.clamp(1, PAIRS_MAX)))
    }
}

fn list(
    connection: &Connection,
    of: Option<PatientId>,
    limit: usize,
) -> Result<Vec<MaybeSame>, StoreError> {
    let columns = people::COLUMNS;
    let of = of
        .map(|patient| merged::shown_as(connection, patient))
        .transpose()?;
    let one_of_them = if of.is_some() {
        "AND (first.shown_as = ?2 OR second.shown_as = ?2)"
    } else {
        "AND ?2 IS NULL"
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT DISTINCT min(first.shown_as, second.shown_as), max(first.shown_as, second.shown_as), min(why)
         FROM maybe_same JOIN person AS first ON first.id = one JOIN person AS second ON second.id = other
         WHERE first.shown_as <> second.shown_as {one_of_them}
         GROUP BY min(first.shown_as, second.shown_as), max(first.shown_as, second.shown_as) LIMIT ?1",
    ))?;
    let mut line = connection.prepare_cached(&format!(
        "SELECT {columns}, person.arrival FROM person WHERE id = ?1"
    ))?;
    let of = of.map(|person| column::id(person.0));
    let rows = statement.query_map(params![limit as i64, of], |row| {
        Ok((
            row.get::<_, column::Id>(0)?,
            row.get::<_, column::Id>(1)?,
            row.get::<_, String>(2)?,
        ))
    })?;
    let mut pairs = Vec::new();
    for row in rows {
        let (one, other, why) = row?;
        let mut read = |id: column::Id| {
            line.query_row([id], |row| Ok((people::read(row), row.get::<_, i64>(5)?)))
        };
        let (mut one, mut other) = (read(one)?, read(other)?);
        if other.1 < one.1 {
            std::mem::swap(&mut one, &mut other);
        }
        let why = Alike::parse(&why).ok_or(StoreError::Damaged("why two people are alike"))?;
        pairs.push((
            other.1,
            MaybeSame {
                one: one.0?,
                other: other.0?,
                why,
            },
        ));
    }
    pairs.sort_by_key(|(registered, _)| *registered);
    Ok(pairs.into_iter().map(|(_, pair)| pair).collect())
}

/// Finds by number and by day of birth who else this may be, and keeps those in place of what was kept of them before.
pub(crate) fn write(connection: &Connection, person: &PatientRow) -> Result<(), StoreError> {
    remove(connection, person.patient)?;
    let mut insert = connection.prepare_cached(
        "INSERT OR REPLACE INTO maybe_same (one, other, why) VALUES (?1, ?2, ?3)",
    )?;
    let number = Some(person.nhs_number.clone()).filter(|number| !number.is_empty());
    let born = column::date(person.date_of_birth);
    for (found_by, value) in [("nhs_number", number), ("date_of_birth", born)] {
        let Some(value) = value else { continue };
        let mut statement = connection.prepare_cached(&format!(
            "SELECT {}, {} FROM person WHERE {found_by} = ?1 ORDER BY arrival LIMIT {CANDIDATES_MAX}",
            people::COLUMNS,
            people::ROW_COLUMNS,
        ))?;
        let found = statement.query_map([value], |row| Ok(people::read_row(row)))?;
        for other in found {
            let other = other??;
            if let Some(why) = alike(person, &other) {
                let (one, other) = in_order(person.patient, other.patient);
                insert.execute(params![column::id(one.0), column::id(other.0), why.id()])?;
            }
        }
    }
    Ok(())
}

fn in_order(one: PatientId, other: PatientId) -> (PatientId, PatientId) {
    (one.min(other), one.max(other))
}

pub(crate) fn remove(connection: &Connection, patient: PatientId) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM maybe_same WHERE one = ?1 OR other = ?1")?
        .execute([column::id(patient.0)])?;
    Ok(())
}

/// The pairs as kept, for comparing with what they should be.
pub(crate) fn all(
    connection: &Connection,
) -> Result<BTreeSet<(PatientId, PatientId, Alike)>, StoreError> {
    let mut statement = connection.prepare("SELECT one, other, why FROM maybe_same")?;
    let rows = statement.query_map([], |row| {
        let id = |at: usize| row.get(at).map(column::uuid).map(PatientId);
        Ok((id(0)?, id(1)?, row.get::<_, String>(2)?))
    })?;
    rows.map(|row| {
        let (one, other, why) = row?;
        let why = Alike::parse(&why).ok_or(StoreError::Damaged("why two people are alike"))?;
        Ok((one, other, why))
    })
    .collect()
}

/// The pairs that these people come to.
pub(crate) fn of(people: &[PatientRow]) -> BTreeSet<(PatientId, PatientId, Alike)> {
    let mut pairs = BTreeSet::new();
    let mut compare = |group: &[&PatientRow]| {
        for (at, one) in group.iter().enumerate() {
            for other in &group[at + 1..] {
                if let Some(why) = alike(one, other) {
                    let (one, other) = in_order(one.patient, other.patient);
                    pairs.insert((one, other, why));
                }
            }
        }
    };
    let mut by_number: Vec<&PatientRow> = people.iter().collect();
    by_number.retain(|one| !one.nhs_number.is_empty());
    by_number.sort_by(|one, other| one.nhs_number.cmp(&other.nhs_number));
    by_number
        .chunk_by(|one, other| one.nhs_number == other.nhs_number)
        .for_each(&mut compare);
    let mut by_birth: Vec<&PatientRow> = people.iter().collect();
    by_birth.retain(|one| one.date_of_birth.is_some());
    by_birth.sort_by_key(|one| one.date_of_birth);
    by_birth
        .chunk_by(|one, other| one.date_of_birth == other.date_of_birth)
        .for_each(&mut compare);
    pairs
}
