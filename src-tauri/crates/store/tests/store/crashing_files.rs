//! The power is cut at every step with the files beside the database: the key file, and what waits for joining.

use crate::crashing::{record, samples, tell};
use crate::fixture::*;
use recorded_disk::{Recording, Tape, crash_everywhere, quick_folder};
use std::path::Path;
use store::{Commit, Cost, Digest, Folder, FolderState, KeyFile, Store, StoreError, Waiting};

/// What the next start of the program meets.
#[derive(Debug, PartialEq, Eq)]
struct Met {
    folder: FolderState,
    keys: Option<KeyFile>,
    waiting: Option<Waiting>,
    /// Only of a folder that says it is ready.
    record: Option<Digest>,
}

fn met(path: &Path) -> Result<Met, StoreError> {
    let folder = Folder::open(path)?;
    let state = folder.state()?;
    let keys = match KeyFile::load(&folder) {
        Ok(keys) => Some(keys),
        Err(StoreError::KeysMissing) => None,
        Err(error) => return Err(error),
    };
    let record = match state {
        FolderState::Ready => {
            Some(Store::open(&folder, &crate::fixture::keys(), project)?.digest()?)
        }
        FolderState::Empty
        | FolderState::Unfinished
        | FolderState::Waiting
        | FolderState::KeysMissing
        | FolderState::DatabaseMissing => None,
    };
    Ok(Met {
        folder: state,
        keys,
        waiting: Waiting::load(&folder)?,
        record,
    })
}

fn check(what: &str, tape: &Tape, points_min: usize) {
    let place = quick_folder().unwrap();
    let folder = place.path().join("record");
    let met = |path: &Path| met(path).map_err(|error| error.to_string());
    let outcome = crash_everywhere(tape, &folder, samples(), met).unwrap();
    tell(what, &outcome);
    assert!(outcome.losses.is_empty(), "{what}: {:#?}", outcome.losses);
    assert!(outcome.points >= points_min, "{what}: {outcome}");
}

fn key_file(passphrase: &str) -> KeyFile {
    let mut file = KeyFile::new(IDENTITY.service);
    let random = &mut random(2);
    file.set_user(
        &keys(),
        USER,
        NAME,
        passphrase,
        true,
        Cost::FOR_TESTS,
        random,
    )
    .unwrap();
    file
}

fn waiting() -> Waiting {
    Waiting::seal(
        NAME,
        "the request",
        b"seeds",
        PASSPHRASE,
        Cost::FOR_TESTS,
        &mut random(6),
    )
    .unwrap()
}

fn set_up(folder: &Folder, recording: &Recording) {
    let mut file = key_file(PASSPHRASE);
    file.save(folder).unwrap();
    recording.acknowledged();
    let store = Store::create(folder, &keys(), &IDENTITY, project, &mut random(3)).unwrap();
    let commit = Commit {
        events: vec![event(1, patient(9), vec![], &named("BYRNE, Ada"))],
        ..Commit::default()
    };
    store.commit(commit, &mut random(4)).unwrap();
    file.setup_finished = true;
    file.save(folder).unwrap();
    recording.acknowledged();
}

#[test]
fn setting_up_is_unfinished_or_done() {
    let place = quick_folder().unwrap();
    let tape = record(place.path(), |recording| {
        let folder = Folder::open(place.path()).unwrap();
        set_up(&folder, recording);
    });
    check("setting up", &tape, 40);
}

#[test]
fn a_key_file_is_the_old_one_or_the_new_one() {
    let place = quick_folder().unwrap();
    let folder = Folder::open(place.path()).unwrap();
    crate::fixture::set_up(&folder);
    let tape = record(place.path(), |recording| {
        let random = &mut random(5);
        let mut file = KeyFile::load(&folder).unwrap();
        let cost = Cost::FOR_TESTS;
        file.set_user(&keys(), USER, NAME, "nine slow herons", true, cost, random)
            .unwrap();
        file.save(&folder).unwrap();
        recording.acknowledged();
        file.set_recovery_code(&keys(), cost, random).unwrap();
        file.save(&folder).unwrap();
        recording.acknowledged();
        file.remove_user(USER).unwrap();
        file.save(&folder).unwrap();
        recording.acknowledged();
    });
    check("the key file", &tape, 15);
}

#[test]
fn what_waits_for_joining_is_there_or_put_aside() {
    let place = quick_folder().unwrap();
    let folder = Folder::open(place.path()).unwrap();
    let tape = record(place.path(), |recording| {
        waiting().save(&folder).unwrap();
        recording.acknowledged();
        Waiting::put_aside(&folder).unwrap();
        recording.acknowledged();
        waiting().save(&folder).unwrap();
        recording.acknowledged();
    });
    check("joining", &tape, 12);
}

#[test]
fn what_an_interrupted_set_up_left_is_put_aside_whole_or_is_still_there() {
    let place = quick_folder().unwrap();
    let folder = Folder::open(place.path()).unwrap();
    key_file(PASSPHRASE).save(&folder).unwrap();
    drop(Store::create(&folder, &keys(), &IDENTITY, project, &mut random(3)).unwrap());
    let tape = record(place.path(), |recording| {
        folder.clear_unfinished().unwrap();
        recording.acknowledged();
        set_up(&folder, recording);
    });
    check("set up again", &tape, 40);
}
