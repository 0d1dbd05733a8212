//! What somebody has to see to, of each case. Computed from the log; table `to_do`.

use crate::Store;
use crate::caseload;
use crate::caseload::{CaseLine, PAGE_MAX};
use crate::column::{self, Id, date_read};
use crate::error::StoreError;
use domain::ids::{CaseId, UserId};
use domain::projection::{ToDo, ToDoKind};
use rusqlite::{Connection, params};

impl Store {
    /// What there is of one kind in the cases of a clinician, the oldest first, `limit` (1 to 500) at most. Each comes
    /// with the line of its case.
    pub fn to_do(
        &self,
        kind: ToDoKind,
        clinician: UserId,
        limit: usize,
    ) -> Result<Vec<(CaseLine, ToDo)>, StoreError> {
        self.reading(|connection| list(connection, kind, clinician, limit))
    }
}

fn list(
    connection: &Connection,
    kind: ToDoKind,
    clinician: UserId,
    limit: usize,
) -> Result<Vec<(CaseLine, ToDo)>, StoreError> {
    let columns = caseload::COLUMNS;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {columns}, since, about FROM to_do JOIN caseload ON caseload.id = to_do.case_id
         WHERE kind = ?1 AND clinician = ?2 ORDER BY since, sort_name, about LIMIT ?3"
    ))?;
    let values = params![
        kind.id(),
        column::id(clinician.0),
        limit.clamp(1, PAGE_MAX) as i64
    ];
    let rows = statement.query_map(values, |row| {
        Ok(caseload::read(row).and_then(|line| {
            let since = date_read(row.get("since")?)?.ok_or(StoreError::Damaged("a to-do"))?;
            let about = row.get::<_, Id>("about").map(column::uuid)?;
            Ok((line, ToDo { kind, since, about }))
        }))
    })?;
    rows.map(|row| row?).collect()
}

/// What is kept of one case, in the order of [`ToDo`].
pub(crate) fn of(connection: &Connection, case: CaseId) -> Result<Vec<ToDo>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT kind, since, about FROM to_do WHERE case_id = ?1")?;
    let rows = statement.query_map([column::id(case.0)], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get(1)?,
            row.get::<_, Id>(2).map(column::uuid)?,
        ))
    })?;
    let mut kept = rows
        .map(|row| {
            let (kind, since, about) = row?;
            let kind = ToDoKind::parse(&kind).ok_or(StoreError::Damaged("the kind of a to-do"))?;
            let since = date_read(since)?.ok_or(StoreError::Damaged("a to-do"))?;
            Ok(ToDo { kind, since, about })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    kept.sort_unstable();
    Ok(kept)
}

/// Replaces what is kept of a case.
pub(crate) fn write(
    connection: &Connection,
    case: CaseId,
    to_do: &[ToDo],
) -> Result<(), StoreError> {
    remove(connection, case)?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO to_do (case_id, kind, since, about) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for one in to_do {
        statement.execute(params![
            column::id(case.0),
            one.kind.id(),
            column::date(Some(one.since)),
            column::id(one.about),
        ])?;
    }
    Ok(())
}

pub(crate) fn remove(connection: &Connection, case: CaseId) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM to_do WHERE case_id = ?1")?
        .execute([column::id(case.0)])?;
    Ok(())
}
