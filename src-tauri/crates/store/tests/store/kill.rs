//! A process that says "saved" and is killed in the same moment.

use crate::drafts::draft;
use crate::fixture::*;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use store::{Commit, Folder, Store, StoreError};

const FOLDER: &str = "STEPWELL_STORE_TEST_FOLDER";

#[test]
#[ignore = "run by `what_was_saved_survives_a_kill` in a process of its own"]
fn child() {
    let path = std::env::var(FOLDER).unwrap();
    let folder = Folder::open(Path::new(&path)).unwrap();
    let store = Store::open(&folder, &keys(), project).unwrap();
    store
        .save_draft(&draft(1, "2026-09-07T09:00:00+01:00"))
        .unwrap();
    let events = vec![event(1, case(7), vec![], &case_of(9))];
    store
        .commit(
            Commit {
                events,
                ..Commit::default()
            },
            &mut random(50),
        )
        .unwrap();
    writeln!(std::io::stdout(), "saved").unwrap();
    loop {
        std::thread::park();
    }
}

#[test]
fn what_was_saved_survives_a_kill() {
    let mut place = Place::new();
    place.close();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "kill::child", "--nocapture"])
        .env(FOLDER, place.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let saved = lines.any(|line| line.unwrap().contains("saved"));
    let in_use = Folder::open(&place.path());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(saved);
    assert!(
        matches!(in_use, Err(StoreError::FolderInUse)),
        "another process held it"
    );
    place.reopen();
    let kept = draft(1, "2026-09-07T09:00:00+01:00");
    assert_eq!(place.store().draft(kept.id).unwrap(), Some(kept));
    assert_eq!(place.store().events(case(7)).unwrap().len(), 1);
    assert_eq!(place.store().verify().unwrap().fault, None);
}
