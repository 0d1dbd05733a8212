//! The power is cut at every write: what is there afterwards is the state before or the state after, never a third, and
//! whatever was said to be saved.

use crate::drafts::draft;
use crate::fixture::*;
use crate::several::{Laptop, laptops, log};
use recorded_disk::{Outcome, Recording, Tape, crash_everywhere, quick_folder};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use store::{Commit, Document, FileStep, Folder, Keys, Store};

/// How many parts of what was not synced are tried at each point, besides nothing, everything, only names and only bytes.
const SAMPLES: &str = "STEPWELL_CRASH_SAMPLES";

/// Every table, in few words: how many rows, and a hash of them. With it what [`Store::verify`] found wrong.
#[derive(Debug, PartialEq, Eq)]
struct State(BTreeMap<String, String>);

/// Tells the recording of the files beside the database.
pub(crate) fn watch() {
    store::watch_files(|step| {
        recorded_disk::step(match step {
            FileStep::Created(path) => recorded_disk::Step::Created(path),
            FileStep::Wrote(path, bytes) => recorded_disk::Step::Wrote(path, bytes),
            FileStep::Synced(path) => recorded_disk::Step::Synced(path),
            FileStep::Renamed(from, to) => recorded_disk::Step::Renamed(from, to),
            FileStep::Removed(path) => recorded_disk::Step::Removed(path),
            FileStep::FolderSynced(folder) => recorded_disk::Step::FolderSynced(folder),
        });
    });
}

pub(crate) fn record(path: &Path, acts: impl FnOnce(&Recording)) -> Tape {
    watch();
    let recording = Recording::start(path).unwrap();
    acts(&recording);
    recording.finish()
}

pub(crate) fn samples() -> u64 {
    std::env::var(SAMPLES).map_or(1, |samples| samples.parse().unwrap())
}

pub(crate) fn tell(what: &str, outcome: &Outcome) {
    // Past the capture of the test program: the counts are what this is run for.
    let mut out = std::io::stdout();
    writeln!(out, "{what}: {outcome}").unwrap();
}

fn crash(
    what: &str,
    tape: &Tape,
    mut state: impl FnMut(&Path) -> Result<State, String>,
) -> Outcome {
    let place = quick_folder().unwrap();
    let folder = place.path().join("record");
    let outcome = crash_everywhere(tape, &folder, samples(), &mut state).unwrap();
    tell(what, &outcome);
    outcome
}

/// Opens the record as the program does, checks all of it, and says what is in it.
fn state(path: &Path, keys: &Keys, seed: u64) -> Result<State, String> {
    let folder = Folder::open(path).map_err(|error| error.to_string())?;
    let store = Store::open(&folder, keys, project).map_err(|error| error.to_string())?;
    let fault = store.verify().map_err(|error| error.to_string())?.fault;
    let mut found = dump(&raw_with(path, seed)).map_err(|error| error.to_string())?;
    found.insert("wrong".into(), format!("{fault:?}"));
    Ok(State(found))
}

fn sound(path: &Path) -> Result<State, String> {
    let found = state(path, &keys(), 1)?;
    match found.0["wrong"].as_str() {
        "None" => Ok(found),
        wrong => Err(wrong.to_owned()),
    }
}

fn dump(raw: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut tables: Vec<(String, String)> = raw
        .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'table'
             AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'person\\_text%' ESCAPE '\\'",
        )?
        .query_map([], |row| {
            let name: String = row.get(0)?;
            Ok((name.clone(), format!("SELECT * FROM {name}")))
        })?
        .collect::<Result<_, _>>()?;
    for (name, sql) in [
        ("index", "SELECT words FROM person_text"),
        ("schema", "SELECT type, name, sql FROM sqlite_master"),
        ("version", "PRAGMA user_version"),
    ] {
        tables.push((name.into(), sql.into()));
    }
    let mut found = BTreeMap::new();
    for (name, sql) in tables {
        let mut statement = raw.prepare(&sql)?;
        let width = statement.column_count();
        let rows = statement.query_map([], |row| {
            (0..width)
                .map(|at| row.get::<_, Value>(at))
                .collect::<Result<Vec<_>, _>>()
        })?;
        let mut rows: Vec<String> = rows
            .map(|row| Ok(format!("{:?}", row?)))
            .collect::<rusqlite::Result<_>>()?;
        rows.sort();
        let hash = blake3::hash(rows.join("\n").as_bytes()).to_hex();
        found.insert(name, format!("{} rows {:.8}", rows.len(), hash.as_str()));
    }
    Ok(found)
}

fn pdf() -> Document {
    Document {
        media_type: "application/pdf".into(),
        bytes: (0..9_000u32).map(|at| (at % 251) as u8).collect(),
    }
}

/// A morning: a draft is begun and goes on, the contact is signed, a report is issued with its PDF.
fn morning(prepare: impl FnOnce(&Store)) -> Tape {
    let mut place = Place::new();
    place.say(1, patient(9), &named("BYRNE, Ada"));
    place.say(2, case(7), &case_of(9));
    place.close();
    record(&place.path(), |recording| {
        place.reopen();
        prepare(place.store());
        let mut begun = draft(3, "2026-09-07T09:00:00+01:00");
        place.store().save_draft(&begun).unwrap();
        recording.acknowledged();
        begun.body = br#"{"difficulty":"lifting from the floor"}"#.to_vec();
        place.store().save_draft(&begun).unwrap();
        recording.acknowledged();
        let report = draft(4, "2026-09-07T09:30:00+01:00");
        let heads = place.store().heads(case(7)).unwrap();
        let signed = Commit {
            expected_heads: vec![(case(7), heads.clone())],
            events: vec![event(3, case(7), heads, &case_of(9))],
            save_drafts: vec![report.clone()],
            remove_drafts: vec![begun.id],
            ..Commit::default()
        };
        place.commit(signed).unwrap();
        recording.acknowledged();
        let heads = place.store().heads(case(7)).unwrap();
        let issued = Commit {
            expected_heads: vec![(case(7), heads.clone())],
            events: vec![event(4, case(7), heads, &case_of(9))],
            documents: vec![pdf()],
            remove_drafts: vec![report.id],
            ..Commit::default()
        };
        place.commit(issued).unwrap();
        recording.acknowledged();
        place.close();
    })
}

#[test]
fn every_point_of_saving_signing_and_issuing() {
    let outcome = crash("save, sign, issue", &morning(|_| ()), sound);
    assert!(outcome.losses.is_empty(), "{:#?}", outcome.losses);
    assert!(outcome.points > 60 && outcome.disks > 100, "{outcome}");
}

#[test]
fn every_point_while_the_log_is_copied_into_the_database() {
    let tape = morning(|store| store.checkpoint_after(4).unwrap());
    let outcome = crash("save, sign, issue, with checkpoints", &tape, sound);
    assert!(outcome.losses.is_empty(), "{:#?}", outcome.losses);
}

#[test]
fn with_syncing_switched_off_the_same_morning_is_lost() {
    let synced = morning(|_| ());
    let tape = morning(|store| store.stop_syncing().unwrap());
    assert!(tape.syncs() < synced.syncs());
    let outcome = crash("save, sign, issue, with syncing off", &tape, sound);
    assert!(outcome.losses.len() > 20, "{outcome}");
    assert!(outcome.losses.iter().any(|loss| loss.contains("Nothing")));
}

#[test]
fn every_point_of_a_rebuild() {
    let mut place = Place::new();
    for id in 1..=5 {
        place.say(id, patient(id), &named(&format!("BYRNE, {id}")));
        place.say(100 + id, case(10 + id), &case_of(id));
    }
    raw(&place.path())
        .execute_batch("UPDATE caseload SET sort_name = 'wrong'; DELETE FROM head;")
        .unwrap();
    place.close();
    let tape = record(&place.path(), |recording| {
        place.reopen();
        place.store().rebuild().unwrap();
        recording.acknowledged();
        place.close();
    });
    let outcome = crash("rebuild", &tape, |path| state(path, &keys(), 1));
    assert!(outcome.losses.is_empty(), "{:#?}", outcome.losses);
}

/// What is asked of a laptop's record: that nothing is wrong, and what is in it.
fn of(laptop: &Laptop) -> impl Fn(&Path) -> Result<State, String> {
    let (keys, seed) = (laptop.keys(), laptop.seed);
    move |path| {
        let found = state(path, &keys, seed)?;
        match found.0["wrong"].as_str() {
            "None" => Ok(found),
            wrong => Err(wrong.to_owned()),
        }
    }
}

#[test]
fn every_point_of_taking_in_what_others_said() {
    let mut all = laptops(3);
    for id in 1..=6 {
        all[0].say(&[(id, patient(9), named(&format!("NAME, {id}")))]);
        all[1].say(&[(100 + id, case(10 + id), case_of(9))]);
    }
    let first = all[0].segment(log(1), 1, 99).unwrap();
    let second = all[1].segment(log(2), 1, 99).unwrap();
    all[2].close();
    let tape = record(&all[2].path(), |recording| {
        all[2].open();
        all[2].take(&[first]).unwrap();
        recording.acknowledged();
        all[2].take(&[second]).unwrap();
        recording.acknowledged();
        all[2].close();
    });
    let outcome = crash("ingest", &tape, of(&all[2]));
    assert!(outcome.losses.is_empty(), "{:#?}", outcome.losses);
}

#[test]
fn every_point_of_starting_a_new_log() {
    let mut all = laptops(1);
    for id in 1..=5 {
        all[0].say(&[(id, patient(9), named(&format!("NAME, {id}")))]);
    }
    all[0].close();
    let tape = record(&all[0].path(), |recording| {
        all[0].open();
        all[0].store().start_new_log(4, &mut random(77)).unwrap();
        recording.acknowledged();
        all[0].close();
    });
    let outcome = crash("a new log", &tape, of(&all[0]));
    assert!(outcome.losses.is_empty(), "{:#?}", outcome.losses);
}

/// The first version's record is opened by this one: schema by schema, its digest and its lists.
#[test]
fn every_point_of_migrating_the_first_version_s_record() {
    let place = quick_folder().unwrap();
    let path = place.path();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/golden/store/record-1");
    for name in ["keys.json", "record.db"] {
        fs::copy(golden.join(name), path.join(name)).unwrap();
    }
    let old = version(path).unwrap();
    let tape = record(path, |recording| {
        let folder = Folder::open(path).unwrap();
        drop(Store::open(&folder, &keys(), project).unwrap());
        recording.acknowledged();
    });
    let outcome = crash("migration", &tape, |path| {
        let copies = copies_that_open(path, old)?;
        let before = version(path).map_err(|error| error.to_string())?;
        if before != old && copies == 0 {
            return Err("migrated without a copy".into());
        }
        sound(path)
    });
    assert!(outcome.losses.is_empty(), "{:#?}", outcome.losses);
}

fn version(path: &Path) -> rusqlite::Result<u32> {
    raw(path).query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// How many copies were made before migrating. One that has its final name is whole.
fn copies_that_open(path: &Path, old: u32) -> Result<usize, String> {
    let mut copies = 0;
    for entry in fs::read_dir(path).map_err(|error| error.to_string())? {
        let entry = entry.map_err(|error| error.to_string())?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with("record-schema-") || !name.ends_with(".db") {
            continue;
        }
        let apart = quick_folder().map_err(|error| error.to_string())?;
        fs::copy(entry.path(), apart.path().join("record.db"))
            .map_err(|error| error.to_string())?;
        let found = version(apart.path()).map_err(|error| format!("{name}: {error}"))?;
        if found != old {
            return Err(format!("{name} is of schema {found}"));
        }
        copies += 1;
    }
    Ok(copies)
}
