//! Drafts: what somebody is in the middle of writing. Working state of one user on this laptop, not part of the record.

use crate::Store;
use crate::column;
use crate::error::StoreError;
use domain::ids::{CaseId, UserId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

/// One draft. Its id becomes the id of the contact (or report, or patient) that it turns into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: Uuid,
    /// Who is writing it.
    pub owner: UserId,
    /// What it will be, in the program's words, for example `contact`.
    pub kind: String,
    /// The case it belongs to; `None` when that is not decided yet.
    pub case: Option<CaseId>,
    /// The program's own JSON; kept as it is.
    pub body: Vec<u8>,
    /// Field and place of the cursor in the program's words, to go on from there.
    pub position: String,
    /// When it was last changed, RFC 3339; sorts the list.
    pub updated_at: String,
}

const COLUMNS: &str = "id, owner, kind, case_id, body, position, updated_at";

impl Store {
    /// Writes a draft, or writes over the one of this id. Synced to disk when this returns.
    pub fn save_draft(&self, draft: &Draft) -> Result<(), StoreError> {
        save(&self.writer(), draft)
    }

    /// Reads a draft; `None` when there is none of this id.
    pub fn draft(&self, id: Uuid) -> Result<Option<Draft>, StoreError> {
        self.reading(|connection| {
            let mut statement =
                connection.prepare_cached(&format!("SELECT {COLUMNS} FROM draft WHERE id = ?1"))?;
            let found = statement.query_row([column::id(id)], read);
            Ok(found.optional()?)
        })
    }

    /// A user's drafts, the last changed first, `limit` at most.
    pub fn drafts_of(&self, owner: UserId, limit: usize) -> Result<Vec<Draft>, StoreError> {
        self.reading(|connection| {
            let mut statement = connection.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM draft WHERE owner = ?1 ORDER BY updated_at DESC, id LIMIT ?2"
            ))?;
            let drafts = statement.query_map(params![column::id(owner.0), limit as i64], read)?;
            Ok(drafts.collect::<Result<_, _>>()?)
        })
    }

    /// Throws a draft away; nothing happens when there is none of this id.
    pub fn remove_draft(&self, id: Uuid) -> Result<(), StoreError> {
        remove(&self.writer(), id)
    }
}

pub(crate) fn save(connection: &Connection, draft: &Draft) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO draft (id, owner, kind, case_id, body, position, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET owner = ?2, kind = ?3, case_id = ?4, body = ?5, position = ?6, updated_at = ?7",
        )?
        .execute(params![
            column::id(draft.id),
            column::id(draft.owner.0),
            draft.kind,
            draft.case.map(|case| column::id(case.0)),
            draft.body,
            draft.position,
            draft.updated_at,
        ])?;
    Ok(())
}

pub(crate) fn remove(connection: &Connection, id: Uuid) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM draft WHERE id = ?1")?
        .execute([column::id(id)])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        id: column::uuid(row.get(0)?),
        owner: UserId(column::uuid(row.get(1)?)),
        kind: row.get(2)?,
        case: row
            .get::<_, Option<column::Id>>(3)?
            .map(|id| CaseId(column::uuid(id))),
        body: row.get(4)?,
        position: row.get(5)?,
        updated_at: row.get(6)?,
    })
}
