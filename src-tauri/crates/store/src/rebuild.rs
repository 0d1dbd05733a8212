//! Makes heads and lists anew from the log.

use crate::column;
use crate::error::StoreError;
use crate::{Store, cut, digest, project};
use domain::header::Subject;
use domain::projection::Project;
use rusqlite::{Connection, TransactionBehavior};

impl Store {
    /// Drops everything computed and computes it again, in one transaction. Answers how many subjects there were.
    ///
    /// For after an update that changed how events fold, and when [`Store::verify`] found rows that differ.
    pub fn rebuild(&self) -> Result<u64, StoreError> {
        rebuild(&mut self.writer(), self.project)
    }
}

/// See [`Store::rebuild`].
pub(crate) fn rebuild(writer: &mut Connection, project: Project) -> Result<u64, StoreError> {
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // The index may be what was wrong: made whole first, it then follows the rows it loses.
    transaction.execute_batch("INSERT INTO person_text (person_text) VALUES ('rebuild')")?;
    transaction.execute_batch(
        "DELETE FROM head; DELETE FROM caseload; DELETE FROM to_do; DELETE FROM person; DELETE FROM cut; DELETE FROM merged;
         DELETE FROM maybe_same;",
    )?;
    digest::write(&transaction, &digest::of_log(&transaction)?)?;
    cut::settle(&transaction, project)?;
    let subjects = subjects(&transaction)?;
    project::in_order(&transaction, &subjects, project)?;
    transaction.commit()?;
    Ok(subjects.len() as u64)
}

/// Every subject, in the order in which they were first recorded: people then come in the same order as before.
pub(crate) fn subjects(connection: &Connection) -> Result<Vec<Subject>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT subject_kind, subject FROM event GROUP BY subject_kind, subject ORDER BY min(arrival)",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (kind, id) = row?;
        column::subject_read(&kind, id)
    })
    .collect()
}
