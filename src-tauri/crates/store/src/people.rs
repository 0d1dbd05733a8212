//! People, as found by typing. Computed from the log; tables `person` and `person_text`.

use crate::Store;
use crate::caseload::{self, CaseLine};
use crate::column;
use crate::error::StoreError;
use crate::merged;
use chrono::NaiveDate;
use domain::ids::PatientId;
use domain::projection::PatientRow;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

const HITS_MAX: usize = 100;
/// What is typed beyond this is ignored: nobody finds a person by nine words.
const FRAGMENTS_MAX: usize = 8;
const FRAGMENT_CHARS_MAX: usize = 64;

/// One person as shown in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    pub patient: PatientId,
    pub sort_name: String,
    pub shown_name: String,
    pub date_of_birth: Option<NaiveDate>,
    /// Ten digits, or empty.
    pub nhs_number: String,
}

/// A person found, with their cases: open ones first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonHit {
    pub person: PersonLine,
    pub cases: Vec<CaseLine>,
}

impl Store {
    /// Finds people by whatever is typed: starts of names, NHS number, date of birth, telephone, employer of a case.
    ///
    /// Every fragment must match; accents and capitals do not matter; digits may be typed with spaces, hyphens or
    /// slashes. The last registered first, `limit` (1 to 100) at most. Nothing typed finds nobody.
    pub fn search(&self, typed: &str, limit: usize) -> Result<Vec<PersonHit>, StoreError> {
        let Some(expression) = expression(typed) else {
            return Ok(Vec::new());
        };
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM person_text JOIN person ON person.arrival = person_text.rowid
                 WHERE person_text MATCH ?1 ORDER BY person_text.rowid DESC LIMIT ?2"
            ))?;
            let found =
                statement.query_map(params![expression, clamped(limit)], |row| Ok(read(row)))?;
            let people = found
                .map(|row| row?)
                .collect::<Result<Vec<_>, StoreError>>()?;
            with_cases(connection, people)
        })
    }

    /// People born on this day: likely duplicates of somebody about to be registered. The last registered first.
    pub fn people_born(&self, day: NaiveDate, limit: usize) -> Result<Vec<PersonHit>, StoreError> {
        let day = column::date(Some(day)).unwrap_or_default();
        self.people_where("date_of_birth", &day, limit)
    }

    /// People registered with this NHS number (ten digits), each once. More than one: somebody was registered twice.
    pub fn people_numbered(
        &self,
        number: &str,
        limit: usize,
    ) -> Result<Vec<PersonHit>, StoreError> {
        if number.is_empty() {
            return Ok(Vec::new());
        }
        self.people_where("nhs_number", number, limit)
    }

    /// People of whom something differs that nobody has settled, the first registered first, `limit` (1 to 100) at most.
    pub fn people_differing(&self, limit: usize) -> Result<Vec<PersonLine>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM person WHERE differs = 1 ORDER BY arrival LIMIT ?1"
            ))?;
            let found = statement.query_map([clamped(limit)], |row| Ok(read(row)))?;
            found.map(|row| row?).collect()
        })
    }

    /// One registration with the person's cases; `None` when there is no such patient.
    pub fn person(&self, patient: PatientId) -> Result<Option<PersonHit>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection
                .prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE id = ?1"))?;
            let found = statement
                .query_row([column::id(patient.0)], |row| Ok(read(row)))
                .optional()?;
            let person = found.transpose()?.into_iter().collect();
            Ok(with_cases(connection, person)?.pop())
        })
    }

    fn people_where(
        &self,
        column: &'static str,
        value: &str,
        limit: usize,
    ) -> Result<Vec<PersonHit>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT DISTINCT {COLUMNS} FROM person AS found JOIN person ON person.id = found.shown_as
                 WHERE found.{column} = ?1 ORDER BY person.arrival DESC LIMIT ?2"
            ))?;
            let found = statement.query_map(params![value, clamped(limit)], |row| Ok(read(row)))?;
            let people = found
                .map(|row| row?)
                .collect::<Result<Vec<_>, StoreError>>()?;
            with_cases(connection, people)
        })
    }
}

pub(crate) const COLUMNS: &str =
    "person.id, person.sort_name, person.shown_name, person.date_of_birth, person.nhs_number";

fn clamped(limit: usize) -> i64 {
    limit.clamp(1, HITS_MAX) as i64
}

fn with_cases(
    connection: &Connection,
    people: Vec<PersonLine>,
) -> Result<Vec<PersonHit>, StoreError> {
    let with_cases = |person: PersonLine| {
        let cases = caseload::of_patient(connection, person.patient)?;
        Ok(PersonHit { person, cases })
    };
    people.into_iter().map(with_cases).collect()
}

/// What was typed as an FTS5 expression; `None` when it holds no letter and no digit.
///
/// Fragments are quoted, so that nothing typed is taken for syntax. Numbers are stored without punctuation and typed with
/// it, so fragments of digits match together as well as apart.
fn expression(typed: &str) -> Option<String> {
    let typed: String = typed.nfc().collect();
    let fragments: Vec<&str> = typed
        .split_whitespace()
        .filter(|fragment| fragment.chars().any(char::is_alphanumeric))
        .take(FRAGMENTS_MAX)
        .collect();
    let runs = fragments.chunk_by(|one, next| is_number(one) && is_number(next));
    let all: Vec<String> = runs.map(run).collect();
    if all.is_empty() {
        None
    } else {
        Some(all.join(" AND "))
    }
}

fn is_number(fragment: &str) -> bool {
    fragment
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '/' | '.' | '(' | ')'))
}

fn run(fragments: &[&str]) -> String {
    let apart: Vec<String> = fragments.iter().map(|fragment| prefix(fragment)).collect();
    let apart = apart.join(" AND ");
    if !fragments.iter().all(|fragment| is_number(fragment)) {
        return apart;
    }
    let digits: String = fragments
        .concat()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    format!("(({apart}) OR {})", prefix(&digits))
}

fn prefix(fragment: &str) -> String {
    let kept: String = fragment
        .chars()
        .filter(|c| !c.is_control())
        .take(FRAGMENT_CHARS_MAX)
        .collect();
    format!("\"{}\"*", kept.replace('"', "\"\""))
}

/// Writes what a patient's own events come to. A person keeps their place in the order of registration. Whom they are shown
/// as and what they are found by is [`crate::merged`]'s to write.
pub(crate) fn write(connection: &Connection, person: &PatientRow) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO person (id, sort_name, shown_name, date_of_birth, nhs_number, search, differs, told_apart, words, shown_as)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '', ?1)
             ON CONFLICT (id) DO UPDATE SET sort_name = ?2, shown_name = ?3, date_of_birth = ?4, nhs_number = ?5,
                 search = ?6, differs = ?7, told_apart = ?8",
        )?
        .execute(params![
            column::id(person.patient.0),
            person.sort_name,
            person.shown_name,
            column::date(person.date_of_birth),
            person.nhs_number,
            list(&person.search)?,
            person.differs,
            list(&person.told_apart)?,
        ])?;
    Ok(())
}

/// As JSON: a list of texts that may be empty or hold line breaks reads back as it was.
fn list<T: Serialize>(entries: &[T]) -> Result<String, StoreError> {
    serde_json::to_string(entries).map_err(|_| StoreError::Damaged("a list about a person"))
}

fn list_read<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Damaged("a list about a person"))
}

/// Writes whom a registration is shown as, and what it is found by: nothing where it is shown as another.
pub(crate) fn show(
    connection: &Connection,
    patient: PatientId,
    shown_as: PatientId,
    words: &str,
) -> Result<(), StoreError> {
    // Rewriting the index is the dear part, so only where it changes.
    connection
        .prepare_cached(
            "UPDATE person SET shown_as = ?2, words = ?3 WHERE id = ?1 AND (shown_as <> ?2 OR words <> ?3)",
        )?
        .execute(params![
            column::id(patient.0),
            column::id(shown_as.0),
            words
        ])?;
    Ok(())
}

/// A person as written, with what they are found by.
pub(crate) fn stored(
    connection: &Connection,
    patient: PatientId,
) -> Result<Option<(PatientRow, String)>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS}, {ROW_COLUMNS}, words FROM person WHERE id = ?1"
    ))?;
    let found = statement
        .query_row([column::id(patient.0)], |row| {
            Ok((read_row(row), row.get::<_, String>(8)?))
        })
        .optional()?;
    let Some((row, words)) = found else {
        return Ok(None);
    };
    let mut row = row?;
    row.merged_into = merged::into(connection, patient)?;
    Ok(Some((row, words)))
}

/// What of [`PatientRow`] a line does not hold; read by [`read_row`] after [`COLUMNS`].
pub(crate) const ROW_COLUMNS: &str = "person.search, person.differs, person.told_apart";

/// A person as written, but for the merges: those are in a table of their own.
pub(crate) fn read_row(row: &Row<'_>) -> Result<PatientRow, StoreError> {
    let line = read(row)?;
    Ok(PatientRow {
        patient: line.patient,
        sort_name: line.sort_name,
        shown_name: line.shown_name,
        date_of_birth: line.date_of_birth,
        nhs_number: line.nhs_number,
        search: list_read(&row.get::<_, String>(5)?)?,
        differs: row.get(6)?,
        merged_into: Vec::new(),
        told_apart: list_read(&row.get::<_, String>(7)?)?,
    })
}

/// The employers of a patient's cases.
pub(crate) fn employers(
    connection: &Connection,
    patient: PatientId,
) -> Result<BTreeSet<String>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT employer FROM caseload WHERE patient = ?1 AND employer <> ''")?;
    let employers = statement.query_map([column::id(patient.0)], |row| row.get(0))?;
    Ok(employers.collect::<Result<_, _>>()?)
}

/// What the index holds for a person: all of their registrations, the one they are shown as first.
pub(crate) fn words(registrations: &[&PatientRow], employers: &BTreeSet<String>) -> String {
    let own = registrations.iter().flat_map(|one| {
        let names = [&one.shown_name, &one.sort_name, &one.nhs_number];
        names.into_iter().chain(&one.search)
    });
    let all: Vec<&str> = own
        .chain(employers)
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect();
    all.join("\n").nfc().collect()
}

pub(crate) fn read(row: &Row<'_>) -> Result<PersonLine, StoreError> {
    Ok(PersonLine {
        patient: PatientId(column::uuid(row.get(0)?)),
        sort_name: row.get(1)?,
        shown_name: row.get(2)?,
        date_of_birth: column::date_read(row.get(3)?)?,
        nhs_number: row.get(4)?,
    })
}
