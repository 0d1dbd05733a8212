//! The caseload: a line for each case, and the worklist of what is due. Computed from the log; table `caseload`.

use crate::Store;
use crate::column::{self, Id};
use crate::error::StoreError;
use crate::merged;
use chrono::NaiveDate;
use domain::ids::{CaseId, PatientId, SiteId, UserId};
use domain::projection::{CaseRow, PatientRow};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use serde::{Deserialize, Serialize};

/// More lines than this are never read at once.
pub(crate) const PAGE_MAX: usize = 500;
/// Sorts after every date.
const NOTHING_DUE: &str = "9999-12-31";

/// One line: the case, and its patient as shown. The patient's fields are empty until the patient's own events are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    pub case: CaseRow,
    /// Who the case's patient is shown as: themselves, or whom they were found to be.
    pub person: PatientId,
    pub sort_name: String,
    pub shown_name: String,
    pub date_of_birth: Option<NaiveDate>,
    pub nhs_number: String,
}

/// What sorts the list; ties go by name, then by case id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CaseloadOrder {
    /// The soonest due first, those with nothing due last.
    #[default]
    NextDue,
    Name,
}

/// Which cases, in which order, from where on. The default: every case, by what is due next, from the start, 50 of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseloadQuery {
    pub order: CaseloadOrder,
    /// `Some(true)`: open cases only; `Some(false)`: closed ones only.
    pub open: Option<bool>,
    pub clinician: Option<UserId>,
    pub site: Option<SiteId>,
    /// Only cases with something due on or before this day.
    pub due_by: Option<NaiveDate>,
    /// Only cases whose report in force ends on or before this day.
    pub report_ends_by: Option<NaiveDate>,
    /// The end of the page before this one.
    pub after: Option<CaseloadCursor>,
    /// 1 to 500; anything else is brought into that range.
    pub limit: usize,
}

impl Default for CaseloadQuery {
    fn default() -> Self {
        Self {
            order: CaseloadOrder::NextDue,
            open: None,
            clinician: None,
            site: None,
            due_by: None,
            report_ends_by: None,
            after: None,
            limit: 50,
        }
    }
}

/// Where a page ended, by value: a case whose due date changes meanwhile neither repeats nor hides others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseloadCursor {
    next_key: String,
    sort_name: String,
    case: CaseId,
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseloadPage {
    pub lines: Vec<CaseLine>,
    /// Where to go on; `None` on the last page.
    pub next: Option<CaseloadCursor>,
}

impl Store {
    /// One page of the caseload, by one prepared statement.
    pub fn caseload(&self, query: &CaseloadQuery) -> Result<CaseloadPage, StoreError> {
        self.reading(|connection| page(connection, query))
    }

    /// The worklist: open cases with something due on or before `day`, the soonest first, `limit` (1 to 500) at most.
    pub fn due(&self, day: NaiveDate, limit: usize) -> Result<CaseloadPage, StoreError> {
        self.caseload(&CaseloadQuery {
            open: Some(true),
            due_by: Some(day),
            limit,
            ..CaseloadQuery::default()
        })
    }

    /// How many cases a query finds on all its pages together.
    pub fn caseload_count(&self, query: &CaseloadQuery) -> Result<u64, StoreError> {
        self.reading(|connection| {
            let (wheres, values) = filter(query);
            let sql = format!("SELECT count(*) FROM caseload {}", where_clause(&wheres));
            let mut statement = connection.prepare_cached(&sql)?;
            let count: i64 = statement.query_row(params_from_iter(values), |row| row.get(0))?;
            Ok(count as u64)
        })
    }

    /// One case's line; `None` when there is no such case.
    pub fn case_line(&self, case: CaseId) -> Result<Option<CaseLine>, StoreError> {
        self.reading(|connection| line(connection, case))
    }

    /// A person's cases, whichever of their registrations is asked with: open ones first, then by id.
    pub fn cases_of(&self, patient: PatientId) -> Result<Vec<CaseLine>, StoreError> {
        self.reading(|connection| of_patient(connection, patient))
    }
}

pub(crate) const COLUMNS: &str = "id, patient, site, clinician, open, step, work, off_sick_since, employer, next_on, next_what, \
     last_contact_on, report_to, differs, sort_name, shown_name, date_of_birth, nhs_number, risk, person";

fn page(connection: &Connection, query: &CaseloadQuery) -> Result<CaseloadPage, StoreError> {
    let limit = query.limit.clamp(1, PAGE_MAX);
    let (mut wheres, mut values) = filter(query);
    let order = match query.order {
        CaseloadOrder::NextDue => "next_key, sort_name, id",
        CaseloadOrder::Name => "sort_name, next_key, id",
    };
    if let Some(after) = &query.after {
        wheres.push(format!("({order}) > (?, ?, ?)"));
        let [first, second] = match query.order {
            CaseloadOrder::NextDue => [&after.next_key, &after.sort_name],
            CaseloadOrder::Name => [&after.sort_name, &after.next_key],
        };
        values.extend([
            Value::from(first.clone()),
            Value::from(second.clone()),
            Value::from(column::id(after.case.0).to_vec()),
        ]);
    }
    // One more than asked for says whether there is another page.
    values.push(Value::from(limit as i64 + 1));
    let wheres = where_clause(&wheres);
    let sql = format!("SELECT {COLUMNS} FROM caseload {wheres} ORDER BY {order} LIMIT ?");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), |row| Ok(read(row)))?;
    let mut lines = rows
        .map(|row| row?)
        .collect::<Result<Vec<_>, StoreError>>()?;
    let more = lines.len() > limit;
    lines.truncate(limit);
    let next = lines.last().filter(|_| more).map(|last| CaseloadCursor {
        next_key: next_key(&last.case),
        sort_name: last.sort_name.clone(),
        case: last.case.case,
    });
    Ok(CaseloadPage { lines, next })
}

fn filter(query: &CaseloadQuery) -> (Vec<String>, Vec<Value>) {
    let due_by = query.due_by.and_then(|day| column::date(Some(day)));
    let report_ends_by = query.report_ends_by.and_then(|day| column::date(Some(day)));
    let filters = [
        (
            "open = ?",
            query.open.map(|open| Value::from(i64::from(open))),
        ),
        (
            "clinician = ?",
            query
                .clinician
                .map(|id| Value::from(column::id(id.0).to_vec())),
        ),
        (
            "site = ?",
            query.site.map(|id| Value::from(column::id(id.0).to_vec())),
        ),
        (
            "next_on IS NOT NULL AND next_key <= ?",
            due_by.map(Value::from),
        ),
        (
            "report_to IS NOT NULL AND report_to <= ?",
            report_ends_by.map(Value::from),
        ),
    ];
    let wanted = filters
        .into_iter()
        .filter_map(|(sql, value)| Some((sql.to_owned(), value?)));
    wanted.unzip()
}

fn where_clause(wheres: &[String]) -> String {
    if wheres.is_empty() {
        String::new()
    } else {
        format!("WHERE {}", wheres.join(" AND "))
    }
}

pub(crate) fn line(connection: &Connection, case: CaseId) -> Result<Option<CaseLine>, StoreError> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM caseload WHERE id = ?1"))?;
    let row = statement
        .query_row([column::id(case.0)], |row| Ok(read(row)))
        .optional()?;
    row.transpose()
}

pub(crate) fn of_patient(
    connection: &Connection,
    patient: PatientId,
) -> Result<Vec<CaseLine>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM caseload WHERE person = ?1 ORDER BY open DESC, id LIMIT {PAGE_MAX}"
    ))?;
    let person = merged::shown_as(connection, patient)?;
    let rows = statement.query_map([column::id(person.0)], |row| Ok(read(row)))?;
    rows.map(|row| row?).collect()
}

/// Writes a case's line, with its patient as shown now.
pub(crate) fn write(
    connection: &Connection,
    case: &CaseRow,
    person: Option<&PatientRow>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO caseload (id, patient, site, clinician, open, step, work, off_sick_since, employer,
                 next_key, next_on, next_what, last_contact_on, report_to, differs,
                 sort_name, shown_name, date_of_birth, nhs_number, risk, person)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
        )?
        .execute(params![
            column::id(case.case.0),
            column::id(case.patient.0),
            column::id(case.site.0),
            column::id(case.clinician.0),
            case.open,
            case.step,
            case.work,
            column::date(case.off_sick_since),
            case.employer,
            next_key(case),
            column::date(case.next_on),
            case.next_what,
            column::date(case.last_contact_on),
            column::date(case.report_to),
            case.differs,
            person.map_or("", |person| &person.sort_name),
            person.map_or("", |person| &person.shown_name),
            person.and_then(|person| column::date(person.date_of_birth)),
            person.map_or("", |person| &person.nhs_number),
            case.risk,
            column::id(person.map_or(case.patient, |person| person.patient).0),
        ])?;
    Ok(())
}

/// Carries what a person is shown as now into the lines of the cases of one of their registrations.
pub(crate) fn rename(
    connection: &Connection,
    patient: PatientId,
    person: &PatientRow,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE caseload SET sort_name = ?2, shown_name = ?3, date_of_birth = ?4, nhs_number = ?5, person = ?6
             WHERE patient = ?1 AND (sort_name <> ?2 OR shown_name <> ?3 OR date_of_birth IS NOT ?4 OR nhs_number <> ?5 OR person <> ?6)",
        )?
        .execute(params![
            column::id(patient.0),
            person.sort_name,
            person.shown_name,
            column::date(person.date_of_birth),
            person.nhs_number,
            column::id(person.patient.0),
        ])?;
    Ok(())
}

fn next_key(case: &CaseRow) -> String {
    column::date(case.next_on).unwrap_or_else(|| NOTHING_DUE.to_owned())
}

/// Reads [`COLUMNS`], which have to come first.
pub(crate) fn read(row: &Row<'_>) -> Result<CaseLine, StoreError> {
    let id = |at: usize| row.get::<_, Id>(at).map(column::uuid);
    let date = |at: usize| column::date_read(row.get(at)?);
    Ok(CaseLine {
        case: CaseRow {
            case: CaseId(id(0)?),
            patient: PatientId(id(1)?),
            site: SiteId(id(2)?),
            clinician: UserId(id(3)?),
            open: row.get(4)?,
            step: row.get(5)?,
            work: row.get(6)?,
            off_sick_since: date(7)?,
            employer: row.get(8)?,
            next_on: date(9)?,
            next_what: row.get(10)?,
            last_contact_on: date(11)?,
            report_to: date(12)?,
            differs: row.get(13)?,
            risk: row.get(18)?,
        },
        person: PatientId(id(19)?),
        sort_name: row.get(14)?,
        shown_name: row.get(15)?,
        date_of_birth: date(16)?,
        nhs_number: row.get(17)?,
    })
}
