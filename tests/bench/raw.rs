//! The store's tables without the store: what its commits wrote is read back and written elsewhere by SQL alone.
//!
//! The statements are the store's own, and so are the settings of the connection; what is left out is everything that
//! decides, folds, hashes, signs and reads again.

use std::path::Path;

use anyhow::{Context, Result};
use domain::ids::ContactId;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params, params_from_iter};

/// A statement and what is bound to it.
type Statement = (&'static str, Vec<Value>);

/// Everything one commit wrote, in the store's order.
pub(crate) struct Act(Vec<Statement>);

/// How far a database had been written: what comes after was written since.
#[derive(Clone, Copy)]
pub(crate) struct Last {
    event: i64,
    document: i64,
}

/// Opens the record in a clinic's folder, set as the store sets its writer.
pub(crate) fn open(folder: &Path, key: &str) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        folder.join("record/record.db"),
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.execute_batch(&format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{key}'\"; PRAGMA temp_store = MEMORY;
         PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
    ))?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

pub(crate) fn last(connection: &Connection) -> Result<Last> {
    let highest = |sql| connection.query_row(sql, [], |row| row.get(0));
    Ok(Last {
        event: highest("SELECT coalesce(max(arrival), 0) FROM event")?,
        document: highest("SELECT coalesce(max(rowid), 0) FROM document")?,
    })
}

impl Act {
    /// What the one commit since `last` wrote; it used up this draft, and is about one case.
    pub(crate) fn since(connection: &Connection, last: Last, draft: &str) -> Result<Self> {
        let draft = ContactId::parse(draft).context("a draft's id")?;
        let mut act = Self(Vec::new());
        let after = [Value::from(last.event)];
        // An event and its payload by turns.
        let events = rows(
            connection,
            "SELECT log, seq, id, subject_kind, subject, kind, stamp, header, hash FROM event
             WHERE arrival > ?1 ORDER BY arrival",
            &after,
        )?;
        let tip = events.last().context("the commit wrote no event")?.clone();
        let subject = [tip[3].clone(), tip[4].clone()];
        for event in events {
            let id = event[2].clone();
            act.0.push((
                "INSERT INTO event (log, seq, id, subject_kind, subject, kind, stamp, header, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                event,
            ));
            act.copy(
                connection,
                "SELECT event, salt, bytes FROM payload WHERE event = ?1",
                &[id],
                "INSERT INTO payload (event, salt, bytes) VALUES (?1, ?2, ?3)",
            )?;
        }
        act.copy(
            connection,
            "SELECT log, seq, signature FROM signature WHERE log = ?1 AND seq = ?2",
            &tip[..2],
            "INSERT INTO signature (log, seq, signature) VALUES (?1, ?2, ?3)",
        )?;
        act.copy(
            connection,
            "SELECT name, value FROM meta WHERE name = 'last_stamp'",
            &[],
            "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        )?;
        act.0.push((
            "DELETE FROM head WHERE subject_kind = ?1 AND subject = ?2",
            subject.to_vec(),
        ));
        act.copy(
            connection,
            "SELECT subject_kind, subject, event FROM head WHERE subject_kind = ?1 AND subject = ?2",
            &subject,
            "INSERT INTO head (subject_kind, subject, event) VALUES (?1, ?2, ?3)",
        )?;
        act.copy(
            connection,
            "SELECT id, patient, site, clinician, open, step, work, off_sick_since, employer,
                 next_key, next_on, next_what, last_contact_on, report_to, differs,
                 sort_name, shown_name, date_of_birth, nhs_number, risk FROM caseload WHERE id = ?1",
            &subject[1..],
            "INSERT OR REPLACE INTO caseload (id, patient, site, clinician, open, step, work, off_sick_since, employer,
                 next_key, next_on, next_what, last_contact_on, report_to, differs,
                 sort_name, shown_name, date_of_birth, nhs_number, risk)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
        )?;
        act.0.push((
            "DELETE FROM to_do WHERE case_id = ?1",
            subject[1..].to_vec(),
        ));
        act.copy(
            connection,
            "SELECT case_id, kind, since, about FROM to_do WHERE case_id = ?1",
            &subject[1..],
            "INSERT INTO to_do (case_id, kind, since, about) VALUES (?1, ?2, ?3, ?4)",
        )?;
        act.copy(
            connection,
            "SELECT hash, media_type, bytes FROM document WHERE rowid > ?1",
            &[Value::from(last.document)],
            "INSERT INTO document (hash, media_type, bytes) VALUES (?1, ?2, ?3)",
        )?;
        act.0.push((
            "DELETE FROM draft WHERE id = ?1",
            vec![Value::from(draft.0.as_bytes().to_vec())],
        ));
        Ok(act)
    }

    /// Adds, for each row that `select` finds, an `insert` of its columns.
    fn copy(
        &mut self,
        connection: &Connection,
        select: &str,
        with: &[Value],
        insert: &'static str,
    ) -> Result<()> {
        for row in rows(connection, select, with)? {
            self.0.push((insert, row));
        }
        Ok(())
    }

    /// Writes it in one transaction, on disk when this returns.
    pub(crate) fn write(&self, connection: &mut Connection) -> Result<()> {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (sql, values) in &self.0 {
            transaction
                .prepare_cached(sql)?
                .execute(params_from_iter(values))?;
        }
        Ok(transaction.commit()?)
    }
}

fn rows(connection: &Connection, sql: &str, with: &[Value]) -> Result<Vec<Vec<Value>>> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = statement.column_count();
    let rows = statement.query_map(params_from_iter(with), |row| {
        (0..columns).map(|column| row.get(column)).collect()
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The tables in which two records do not hold the same rows, byte for byte.
pub(crate) fn differences(one: &Path, other: &Path, key: &str) -> Result<Vec<String>> {
    let connection = open(one, key)?;
    connection.execute(
        "ATTACH ?1 AS other KEY ?2",
        params![
            other.join("record/record.db").to_string_lossy(),
            format!("x'{key}'")
        ],
    )?;
    let tables: Vec<String> = connection
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut different = Vec::new();
    for table in tables {
        // A document is known by its hash, which the record's own check holds against its bytes.
        let what = if table == "document" {
            "hash, length(bytes)"
        } else {
            "*"
        };
        let only = |a: &str, b: &str| -> Result<bool> {
            let sql = format!(
                "SELECT EXISTS (SELECT {what} FROM {a}.{table} EXCEPT SELECT {what} FROM {b}.{table})"
            );
            Ok(connection.query_row(&sql, [], |row| row.get(0))?)
        };
        if only("main", "other")? || only("other", "main")? {
            different.push(table);
        }
    }
    Ok(different)
}
