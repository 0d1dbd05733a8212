//! A laptop put back from a backup, and a disk copied with both copies at work: nothing that anybody recorded is lost.

use clinic::views::{CaseloadQuery, Status};
use domain::caseload::project;
use domain::header::Subject;
use domain::service_now::Service;
use std::collections::BTreeSet;
use std::path::Path;
use store::{Folder, KeyFile, Store};
use tempfile::TempDir;
use tests::desk::{Desk, PASSPHRASE, kevin, warehouse};
use tests::two::{PRIYA, Two, quick, status, until};

/// A patient and a case; their family name says who recorded it.
fn record(desk: &Desk, family: &str) {
    let form = clinic::forms::PatientForm {
        family: family.into(),
        nhs_number: String::new(),
        nhs_number_meant: false,
        nhs_number_not_known: "not_registered".into(),
        date_of_birth: format!("1984-02-{:02}", 1 + family.len()),
        ..kevin()
    };
    let registered = desk.clinic.register_patient(&form).expect("registered");
    desk.clinic
        .open_case(&registered.banner.patient, &warehouse())
        .expect("a case is opened");
}

fn families(desk: &Desk) -> BTreeSet<String> {
    let page = desk.clinic.caseload(&CaseloadQuery::default());
    let lines = page.expect("the caseload").lines.into_iter();
    lines
        .filter_map(|line| Some(line.shown_name.split_once(',')?.0.to_owned()))
        .collect()
}

fn names(families: &[&str]) -> BTreeSet<String> {
    families.iter().map(ToString::to_string).collect()
}

/// The folder as it is, file by file.
fn copy(from: &Path) -> TempDir {
    fn all(from: &Path, to: &Path) {
        for entry in std::fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("an entry");
            let to = to.join(entry.file_name());
            if entry.path().is_dir() {
                std::fs::create_dir(&to).expect("a folder is made");
                all(&entry.path(), &to);
            } else {
                std::fs::copy(entry.path(), to).expect("a file is copied");
            }
        }
    }
    let copied = tempfile::tempdir().expect("a folder for the copy");
    all(from, copied.path());
    copied
}

/// The logs that the service's record knows of Sam's laptop, read from her record once her program has ended.
fn logs_enrolled(priya: Desk) -> usize {
    let left = priya.leave();
    let folder = Folder::open(&left.path().join("record")).expect("her record");
    let keys = KeyFile::load(&folder).expect("her keys");
    let (_, keys) = keys
        .unlock_with_passphrase(PRIYA, PASSPHRASE)
        .expect("her passphrase");
    let store = Store::open(&folder, &keys, project).expect("it opens");
    let id = store.identity().expect("it knows itself").service;
    let events = store.events(Subject::Service(id)).expect("its events");
    let service = Service::from_events(&events);
    let mut laptops = service.laptops.iter();
    let first = laptops.find(|laptop| laptop.name == "Hedge End 1");
    first.expect("it is known").logs.len()
}

/// The screen asks where the program stands now and then; that is when a new log is told to the service.
fn ask(desk: &Desk) -> Status {
    desk.clinic.status().expect("it says where it stands")
}

#[test]
fn a_laptop_put_back_from_a_backup_loses_nothing_and_writes_a_log_that_is_enrolled() {
    let Two { sam, priya, shared } = Two::joined();
    record(&sam, "Before");
    let two = Two { sam, priya, shared };
    until("she has it", || families(&two.priya).len() == 1);
    two.quiet();
    let Two { sam, priya, shared } = two;

    // The backup is made while the program is closed; then it works on, and one thing goes to the place.
    let folder = sam.leave();
    let backup = copy(folder.path());
    let sam = Desk::found(folder, 11, quick()).unlock();
    record(&sam, "Sent");
    until("she has that too", || families(&priya).len() == 2);
    until("and it is acknowledged", || {
        status(&sam.clinic).line.starts_with("Up to date")
    });
    drop(sam);

    // The disk dies. The backup is put back on a network that is away, and worked with before it exchanges.
    let elsewhere = tempfile::tempdir().expect("somewhere else");
    std::fs::rename(shared.path(), elsewhere.path().join("shared")).expect("it goes");
    let sam = Desk::found(backup, 12, quick()).unlock();
    assert_eq!(families(&sam), names(&["BEFORE"]), "as it was then");
    record(&sam, "Afterwards");
    std::fs::rename(elsewhere.path().join("shared"), shared.path()).expect("it is back");

    let all = names(&["BEFORE", "SENT", "AFTERWARDS"]);
    for desk in [&sam, &priya] {
        until("nothing is lost on either", || {
            ask(desk);
            families(desk) == all
        });
    }
    ask(&sam);
    // What he records from now on comes to her as ever, the enrolment before it.
    record(&sam, "Later");
    until("she has it", || families(&priya).len() == 4);
    until("nobody is told of anything wrong any more", || {
        [&sam, &priya]
            .iter()
            .all(|desk| status(&desk.clinic).line.starts_with("Up to date"))
    });
    assert_eq!(logs_enrolled(priya), 2, "the old one and the new one");
}

#[test]
fn a_copied_disk_with_both_copies_at_work_is_two_logs_and_one_record() {
    let Two { sam, priya, shared } = Two::joined();
    record(&sam, "Before");
    until("she has it", || families(&priya).len() == 1);
    let folder = sam.leave();
    let cloned = copy(folder.path());

    let elsewhere = tempfile::tempdir().expect("somewhere else");
    std::fs::rename(shared.path(), elsewhere.path().join("shared")).expect("it goes");
    let first = Desk::found(folder, 11, quick()).unlock();
    let second = Desk::found(cloned, 12, quick()).unlock();
    record(&first, "First");
    record(&second, "Second");
    std::fs::rename(elsewhere.path().join("shared"), shared.path()).expect("it is back");

    let all = names(&["BEFORE", "FIRST", "SECOND"]);
    let everybody = [&first, &second, &priya];
    for desk in everybody {
        until("nothing is lost on any", || {
            ask(&first);
            ask(&second);
            families(desk) == all
        });
    }
    ask(&first);
    ask(&second);
    // Both go on, and neither overwrites the other.
    record(&first, "First again");
    record(&second, "Second again");
    for desk in everybody {
        until("both go on", || {
            ask(&first);
            ask(&second);
            families(desk).len() == 5
        });
    }
    assert!(
        logs_enrolled(priya) >= 2,
        "what the copies went on in is enrolled"
    );
}
