//! The power is cut at every write of an appointment: a contact is begun, typed, signed, and its report issued. Whatever the
//! screen was told is there, and every act is there whole or not at all.

use domain::caseload::project;
use recorded_disk::{Recording, crash_everywhere, quick_folder};
use std::io::Write;
use std::path::Path;
use std::time::Duration;
use store::{CaseloadQuery, Digest, Draft, FileStep, Folder, KeyFile, Keys, LogTip, Store};
use tests::desk::{Desk, NAME, PASSPHRASE, answer_step_1};

/// What a person finds: the record by its digest and the ends of its logs, the documents, the drafts, the list.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    digest: Digest,
    tips: Vec<LogTip>,
    documents: u64,
    drafts: Vec<Draft>,
    lines: Vec<String>,
}

/// Everything is checked: pages, chain, signatures, documents by their hashes, and the lists against the log.
fn found(path: &Path, keys: &Keys, user: domain::ids::UserId) -> anyhow::Result<Found> {
    let folder = Folder::open(path)?;
    let store = Store::open(&folder, keys, project)?;
    let verification = store.verify()?;
    if let Some(fault) = verification.fault {
        return Err(fault.into());
    }
    let lines = store.caseload(&CaseloadQuery::default())?.lines;
    Ok(Found {
        digest: store.digest()?,
        tips: store.tips()?,
        documents: verification.documents,
        drafts: store.drafts_of(user, 99)?,
        lines: lines.iter().map(|line| format!("{line:?}")).collect(),
    })
}

fn appointment(desk: &Desk, case: &str, recording: &Recording) {
    let mut draft = desk.begin(case, "step_1", "telephone");
    recording.acknowledged();
    answer_step_1(&mut draft);
    desk.clinic.save_contact(&draft).expect("it is saved");
    recording.acknowledged();
    desk.clinic.sign_contact(&draft).expect("it is signed");
    recording.acknowledged();
    let (screen, form) = desk.report(case);
    recording.acknowledged();
    desk.clinic
        .save_report(&screen.id, &form)
        .expect("it is saved");
    recording.acknowledged();
    desk.clinic
        .issue_report(&screen.id, &form)
        .expect("it is issued");
    recording.acknowledged();
}

#[test]
fn an_appointment_with_the_power_cut_at_every_write() {
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
    let desk = Desk::ready();
    let case = desk.kevin().case;
    desk.step_1(&case);
    let desk = desk.restart();
    let (user, keys) = closed(&desk.record());
    let recording = Recording::start(&desk.record()).expect("it is closed");
    let desk = desk.unlock();
    appointment(&desk, &case, &recording);
    let folder = desk.leave();
    drop(closed(&folder.path().join("record")));
    let tape = recording.finish();

    let place = quick_folder().expect("a folder");
    let samples =
        std::env::var("STEPWELL_CRASH_SAMPLES").map_or(0, |n| n.parse().expect("a number"));
    let outcome = crash_everywhere(&tape, &place.path().join("record"), samples, |path| {
        found(path, &keys, user).map_err(|error| error.to_string())
    })
    .expect("the disks can be written");
    let mut out = std::io::stdout();
    writeln!(out, "begin, save, sign, issue: {outcome}").expect("written");
    assert!(outcome.losses.is_empty(), "{:#?}", outcome.losses);
    assert!(outcome.points > 100, "{outcome}");
}

/// Waits until the program has let go of its record, and opens its keys.
fn closed(record: &Path) -> (domain::ids::UserId, Keys) {
    for _ in 0..100 {
        if let Ok(folder) = Folder::open(record) {
            let file = KeyFile::load(&folder).expect("it was set up");
            return file
                .unlock_with_passphrase(NAME, PASSPHRASE)
                .expect("name and passphrase fit");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the program holds its record");
}
