//! People, as found by typing. Computed from the log; tables `person` and `person_text`.

use crate::Store;
use crate::caseload::{self, CaseLine};
use crate::column;
use crate::error::StoreError;
use chrono::NaiveDate;
use domain::ids::PatientId;
use domain::projection::PatientRow;
use rusqlite::{Connection, OptionalExtension, Row, params};
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

    /// People registered with this NHS number (ten digits). More than one means that somebody was registered twice.
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

    /// One person with their cases; `None` when there is no such patient.
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
                "SELECT {COLUMNS} FROM person WHERE {column} = ?1 ORDER BY arrival DESC LIMIT ?2"
            ))?;
            let found = statement.query_map(params![value, clamped(limit)], |row| Ok(read(row)))?;
            let people = found
                .map(|row| row?)
                .collect::<Result<Vec<_>, StoreError>>()?;
            with_cases(connection, people)
        })
    }
}

const COLUMNS: &str =
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

/// Writes a person, found also by the employers of their cases. A person keeps their place in the order of registration.
pub(crate) fn write(
    connection: &Connection,
    person: &PatientRow,
    employers: &BTreeSet<String>,
) -> Result<(), StoreError> {
    // As JSON: a list of texts that may be empty or hold line breaks reads back as it was.
    let search = serde_json::to_string(&person.search)
        .map_err(|_| StoreError::Damaged("what a person is found by"))?;
    connection
        .prepare_cached(
            "INSERT INTO person (id, sort_name, shown_name, date_of_birth, nhs_number, search, words)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET
                 sort_name = ?2, shown_name = ?3, date_of_birth = ?4, nhs_number = ?5, search = ?6, words = ?7",
        )?
        .execute(params![
            column::id(person.patient.0),
            person.sort_name,
            person.shown_name,
            column::date(person.date_of_birth),
            person.nhs_number,
            search,
            words(person, employers),
        ])?;
    Ok(())
}

/// A person as written, with what they are found by.
pub(crate) fn stored(
    connection: &Connection,
    patient: PatientId,
) -> Result<Option<(PatientRow, String)>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS}, search, words FROM person WHERE id = ?1"
    ))?;
    let found = statement.query_row([column::id(patient.0)], |row| {
        Ok((
            read(row),
            row.get::<_, String>(5)?,
            row.get::<_, String>(6)?,
        ))
    });
    let Some((line, search, words)) = found.optional()? else {
        return Ok(None);
    };
    let line = line?;
    let row = PatientRow {
        patient: line.patient,
        sort_name: line.sort_name,
        shown_name: line.shown_name,
        date_of_birth: line.date_of_birth,
        nhs_number: line.nhs_number,
        search: serde_json::from_str(&search)
            .map_err(|_| StoreError::Damaged("what a person is found by"))?,
    };
    Ok(Some((row, words)))
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

/// What the index holds for a person.
pub(crate) fn words(person: &PatientRow, employers: &BTreeSet<String>) -> String {
    let own = [&person.shown_name, &person.sort_name, &person.nhs_number];
    let all = own.into_iter().chain(&person.search).chain(employers);
    let all: Vec<&str> = all
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect();
    all.join("\n").nfc().collect()
}

fn read(row: &Row<'_>) -> Result<PersonLine, StoreError> {
    Ok(PersonLine {
        patient: PatientId(column::uuid(row.get(0)?)),
        sort_name: row.get(1)?,
        shown_name: row.get(2)?,
        date_of_birth: column::date_read(row.get(3)?)?,
        nhs_number: row.get(4)?,
    })
}
