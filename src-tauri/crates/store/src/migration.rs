//! Takes an older database to this program's schema, after a copy of it was made and checked.

use crate::database::{Access, connect};
use crate::error::{StoreError, file};
use crate::folder::{rename, sync_folder};
use crate::steps::{FileStep, taken};
use rusqlite::Connection;
use std::fs::{OpenOptions, remove_file};
use std::path::Path;

/// Takes the database to the last of `steps`, all in one transaction, after a copy of it was made and checked.
pub(crate) fn migrate(
    writer: &mut Connection,
    path: &Path,
    key: &str,
    steps: &[&str],
) -> Result<(), StoreError> {
    let from = version(writer)? as usize;
    if from >= steps.len() {
        return Ok(());
    }
    back_up(writer, path, key, from)?;
    let transaction = writer.transaction()?;
    for step in &steps[from..] {
        transaction.execute_batch(step)?;
    }
    set_version(&transaction, steps.len())?;
    transaction.commit()?;
    Ok(())
}

/// Copies the database, encrypted under the same key, to `record-schema-N.db` and counts what the copy holds.
fn back_up(writer: &Connection, path: &Path, key: &str, from: usize) -> Result<(), StoreError> {
    let part = path.with_file_name("record-schema.part");
    if part.exists() {
        remove_file(&part).map_err(file("remove", "an unfinished backup"))?;
        taken(FileStep::Removed(&part));
    }
    let target = part
        .to_str()
        .ok_or(StoreError::BackupIncomplete("its path is not Unicode"))?;
    writer.execute("VACUUM INTO ?1", [target])?;
    let copy = connect(&part, key, Access::Read)?;
    let sound: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(StoreError::BackupIncomplete("its pages do not agree"));
    }
    if version(&copy)? as usize != from || tables(&copy)? != tables(writer)? {
        return Err(StoreError::BackupIncomplete(
            "it does not hold the same rows",
        ));
    }
    copy.close().map_err(|(_, error)| error)?;
    // VACUUM INTO leaves the copy in the operating system's memory. Windows syncs only what is open for writing.
    OpenOptions::new()
        .write(true)
        .open(&part)
        .and_then(|copy| copy.sync_all())
        .map_err(file("write", "the backup"))?;
    taken(FileStep::Synced(&part));
    let free = (0..1000).map(|n| match n {
        0 => path.with_file_name(format!("record-schema-{from}.db")),
        n => path.with_file_name(format!("record-schema-{from}-{n}.db")),
    });
    let target = free.into_iter().find(|path| !path.exists());
    let target = target.ok_or(StoreError::BackupIncomplete("there are a thousand already"))?;
    rename(&part, &target).map_err(file("rename", "the backup"))?;
    sync_folder(path.parent())
}

/// Each table and how many rows it has.
fn tables(connection: &Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let mut names = connection.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )?;
    let names = names
        .query_map([], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    let count = |name: String| {
        let rows =
            connection.query_row(&format!("SELECT count(*) FROM \"{name}\""), [], |row| {
                row.get(0)
            })?;
        Ok((name, rows))
    };
    names.into_iter().map(count).collect()
}

pub(crate) fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

pub(crate) fn set_version(connection: &Connection, version: usize) -> Result<(), StoreError> {
    Ok(connection.pragma_update(None, "user_version", version as u32)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::tests::place;
    use crate::database::{check_file, prepare_writer, raw_key};
    use crate::{Folder, Keys, Store, meta, schema};
    use domain::ids::ServiceId;
    use uuid::Uuid;

    fn migrate_with(folder: &Folder, keys: &Keys, next: &str) -> Result<u32, StoreError> {
        let key = raw_key(keys);
        let mut writer = connect(&folder.database(), &key, Access::Write)?;
        prepare_writer(&writer)?;
        let steps: Vec<&str> = schema::STEPS.iter().copied().chain([next]).collect();
        migrate(&mut writer, &folder.database(), &key, &steps)?;
        version(&writer)
    }

    #[test]
    fn a_migration_leaves_an_encrypted_copy_that_opens() {
        let (dir, folder, keys) = place();
        let before = schema::STEPS.len() as u32;
        let step = "CREATE TABLE extra (id INTEGER); INSERT INTO extra VALUES (1);";
        assert_eq!(migrate_with(&folder, &keys, step).unwrap(), before + 1);
        let copy = dir.path().join(format!("record-schema-{before}.db"));
        assert!(matches!(check_file(&copy), Ok(())), "not a plain database");
        let copy = connect(&copy, &raw_key(&keys), Access::Read).unwrap();
        assert_eq!(version(&copy).unwrap(), before);
        let service = meta::read_identity(&copy).unwrap().service;
        assert_eq!(service, ServiceId(Uuid::from_u128(1)));
        let now = Store::open(&folder, &keys, |_, _| None);
        assert!(matches!(now, Err(StoreError::NewerDatabase { .. })));
    }

    #[test]
    fn a_migration_that_fails_half_way_changes_nothing() {
        let (dir, folder, keys) = place();
        let step = "CREATE TABLE extra (id INTEGER); INSERT INTO nowhere VALUES (1);";
        for _ in 0..2 {
            migrate_with(&folder, &keys, step).unwrap_err();
        }
        let store = Store::open(&folder, &keys, |_, _| None).unwrap();
        let extra = store.reading(|c| Ok(tables(c)?.iter().any(|(name, _)| name == "extra")));
        assert!(!extra.unwrap());
        // Both attempts kept their copy: an earlier one is never written over.
        let before = schema::STEPS.len();
        for name in [
            format!("record-schema-{before}.db"),
            format!("record-schema-{before}-1.db"),
        ] {
            assert!(dir.path().join(name).exists());
        }
        assert!(!dir.path().join("record-schema.part").exists());
    }
}
