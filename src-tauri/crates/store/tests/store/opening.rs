use crate::fixture::*;
use std::fs;
use std::path::Path;
use store::{Folder, FolderState, KeyFile, Keys, Store, StoreError};

fn bytes(place: &Path) -> Vec<u8> {
    fs::read(place.join("record.db")).unwrap()
}

fn open(place: &Place, keys: &Keys) -> Result<Store, StoreError> {
    Store::open(&Folder::open(&place.path()).unwrap(), keys, project)
}

fn closed() -> Place {
    let mut place = Place::new();
    place.say(1, patient(9), &named("Ada"));
    place.close();
    place
}

#[test]
fn another_key_is_refused_and_changes_nothing() {
    let place = closed();
    let before = bytes(&place.path());
    let other = Keys::generate(&mut random(77));
    assert!(matches!(
        open(&place, &other),
        Err(StoreError::KeyDoesNotFit)
    ));
    assert_eq!(bytes(&place.path()), before);
    assert_eq!(open(&place, &keys()).unwrap().counts().unwrap().patients, 1);
}

#[test]
fn a_plain_database_is_refused_and_changes_nothing() {
    let place = closed();
    let path = place.path().join("record.db");
    fs::remove_file(&path).unwrap();
    let plain = rusqlite::Connection::open(&path).unwrap();
    plain
        .execute_batch("CREATE TABLE event (id); INSERT INTO event VALUES (1)")
        .unwrap();
    drop(plain);
    let before = bytes(&place.path());
    assert!(matches!(
        open(&place, &keys()),
        Err(StoreError::NotEncrypted)
    ));
    assert_eq!(bytes(&place.path()), before);
}

#[test]
fn nothing_recorded_can_be_read_from_the_files() {
    let mut place = Place::new();
    place.say(1, patient(9), &named("Wilhelmina Quickly"));
    let seen = |place: &Place| {
        let files = fs::read_dir(place.path())
            .unwrap()
            .map(|entry| fs::read(entry.unwrap().path()).unwrap());
        files.into_iter().any(|bytes| {
            bytes
                .windows(7)
                .any(|seven| seven == b"Quickly" || seven == b"quickly")
        })
    };
    assert!(place.path().join("record.db-wal").exists() && !seen(&place));
    place.close();
    assert!(!seen(&place));
}

#[test]
fn a_newer_database_is_refused_and_changes_nothing() {
    let place = closed();
    raw(&place.path())
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let before = bytes(&place.path());
    assert!(matches!(
        open(&place, &keys()),
        Err(StoreError::NewerDatabase {
            found: 99,
            known: 4
        })
    ));
    assert_eq!(bytes(&place.path()), before);
    let left: Vec<_> = fs::read_dir(place.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        left.iter()
            .all(|name| !name.to_string_lossy().contains("schema")),
        "{left:?}"
    );
}

#[test]
fn a_second_program_is_refused() {
    let mut place = Place::new();
    assert!(matches!(
        Folder::open(&place.path()),
        Err(StoreError::FolderInUse)
    ));
    let kept = place.folder().clone();
    place.close();
    assert!(
        matches!(Folder::open(&place.path()), Err(StoreError::FolderInUse)),
        "a clone holds it"
    );
    drop(kept);
    assert!(Folder::open(&place.path()).is_ok());
}

#[test]
fn a_missing_or_truncated_database_is_not_an_empty_one() {
    let place = closed();
    let path = place.path().join("record.db");
    fs::write(&path, b"").unwrap();
    assert!(matches!(open(&place, &keys()), Err(StoreError::Damaged(_))));
    fs::remove_file(&path).unwrap();
    assert!(matches!(
        open(&place, &keys()),
        Err(StoreError::DatabaseMissing)
    ));
    assert!(!path.exists());
    let folder = Folder::open(&place.path()).unwrap();
    assert_eq!(folder.state().unwrap(), FolderState::DatabaseMissing);
    fs::write(&path, b"something").unwrap();
    fs::remove_file(place.path().join("keys.json")).unwrap();
    assert_eq!(folder.state().unwrap(), FolderState::KeysMissing);
}

#[test]
fn a_record_is_never_made_over_another() {
    let place = closed();
    let before = bytes(&place.path());
    let folder = Folder::open(&place.path()).unwrap();
    let made = Store::create(&folder, &keys(), &IDENTITY, project, &mut random(9));
    assert!(matches!(made, Err(StoreError::DatabaseExists)));
    assert_eq!(bytes(&place.path()), before);
}

#[test]
fn an_interrupted_set_up_starts_again_and_a_finished_one_does_not() {
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::open(dir.path()).unwrap();
    assert_eq!(folder.state().unwrap(), FolderState::Empty);
    KeyFile::new(IDENTITY.service).save(&folder).unwrap();
    drop(Store::create(&folder, &keys(), &IDENTITY, project, &mut random(3)).unwrap());
    assert_eq!(folder.state().unwrap(), FolderState::Unfinished);
    folder.clear_unfinished().unwrap();
    assert_eq!(folder.state().unwrap(), FolderState::Empty);
    assert!(
        dir.path().join("unfinished-record.db").exists(),
        "nothing is deleted"
    );
    set_up(&folder);
    folder.clear_unfinished().unwrap();
    assert_eq!(folder.state().unwrap(), FolderState::Ready);
}
