//! Two surgeries, one record: what each wrote comes to the other, and nobody waits for it.

use crate::slow_place::slow;
use clinic::views::{State, SyncKind, Told};
use clinic::{Clinic, Code};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tests::desk::{Desk, PASSPHRASE, kevin, warehouse};
use tests::two::{PRIYA, Two, status, until};

fn cases(clinic: &Clinic) -> usize {
    let all = clinic
        .caseload(&serde_json::from_value(serde_json::json!({})).expect("an empty filter"))
        .expect("the caseload");
    all.lines.len()
}

/// A patient and a case, the `n`th of this story.
fn patient(desk: &Desk, n: u32) -> String {
    let registered = desk
        .clinic
        .register_patient(&clinic::forms::PatientForm {
            family: format!("Pryce-{n}"),
            nhs_number: String::new(),
            nhs_number_meant: false,
            nhs_number_not_known: "not_registered".into(),
            telephone: format!("01632 960{n:03}"),
            date_of_birth: format!("19{:02}-02-11", 20 + n % 70),
            ..kevin()
        })
        .expect("a patient is registered");
    let case = desk
        .clinic
        .open_case(&registered.banner.patient, &warehouse())
        .expect("a case is opened");
    case.case
}

#[test]
fn what_each_writes_comes_to_the_other() {
    let two = Two::joined();
    let told = Arc::new(AtomicUsize::new(0));
    let records = Arc::clone(&told);
    two.priya.clinic.listen(move |what| {
        if what == Told::Record {
            records.fetch_add(1, Ordering::Relaxed);
        }
    });
    patient(&two.sam, 1);
    patient(&two.priya, 2);
    until("each has both cases, asked by nobody", || {
        cases(&two.sam.clinic) == 2 && cases(&two.priya.clinic) == 2
    });
    assert!(told.load(Ordering::Relaxed) > 0, "her screen was told");
    two.quiet();
    let hers = status(&two.priya.clinic);
    assert_eq!(hers.kind, SyncKind::UpToDate);
    assert_eq!(hers.laptops.len(), 1);
    assert!(
        hers.laptops[0].name.starts_with("Hedge End 1"),
        "{:?}",
        hers.laptops
    );
    assert!(
        hers.laptops[0].sentence.starts_with("all had up to today"),
        "{:?}",
        hers.laptops
    );
    assert!(!hers.attention, "{hers:?}");
}

#[test]
fn without_a_place_it_says_so_and_nothing_else_changes() {
    let desk = Desk::ready();
    patient(&desk, 1);
    let said = status(&desk.clinic);
    assert_eq!(said.kind, SyncKind::NotSetUp);
    assert_eq!(said.line, "No shared place is set up");
    desk.clinic.sync_now().expect("asking does no harm");
}

#[test]
fn a_place_that_is_away_is_said_in_words_and_comes_back_by_itself() {
    let two = Two::joined();
    let elsewhere = two.away();
    patient(&two.sam, 1);
    until("it says what waits and why", || {
        let said = status(&two.sam.clinic);
        said.line.starts_with("Waiting to sync: ") && !said.troubles.is_empty()
    });
    let said = status(&two.sam.clinic);
    assert!(said.line.ends_with("since today"), "{}", said.line);
    assert!(said.troubles[0].what.contains("not there"), "{said:?}");
    assert!(!said.attention, "a drive that is away is no alarm");
    // Nothing more is written here: the place alone comes back.
    two.back(&elsewhere);
    until("she has it", || cases(&two.priya.clinic) == 1);
    two.quiet();
}

#[test]
fn a_killed_program_is_not_still_exchanging() {
    let two = Two::joined();
    let elsewhere = two.away();
    patient(&two.sam, 1);
    let Two { sam, priya, shared } = two;
    let sam = sam.restart().unlock();
    let said = status(&sam.clinic);
    assert!(
        said.running.is_none() || said.line.starts_with("Waiting"),
        "{said:?}"
    );
    assert!(said.line.starts_with("Waiting to sync"), "{}", said.line);
    let two = Two { sam, priya, shared };
    two.back(&elsewhere);
    until("what was pending went by itself", || {
        cases(&two.priya.clinic) == 1
    });
}

#[test]
fn locking_sends_what_was_saved_last_and_nothing_goes_on_after() {
    let two = Two::joined();
    patient(&two.sam, 1);
    let locked = two.sam.clinic.lock().expect("it locks");
    assert_eq!(locked.state, State::Locked);
    until("what he saved last went all the same", || {
        cases(&two.priya.clinic) == 1
    });
    patient(&two.priya, 2);
    let refused = two.sam.clinic.sync_status().expect_err("it is locked");
    assert_eq!(refused.code, Code::Locked);
    two.sam
        .clinic
        .unlock(tests::desk::NAME, PASSPHRASE)
        .expect("he is back");
    until("unlocking fetches", || cases(&two.sam.clinic) == 2);
}

#[test]
fn locking_does_not_wait_for_a_slow_place_and_unlocking_goes_on() {
    let two = Two::joined_with(slow(Duration::from_millis(150)));
    let elsewhere = two.away();
    for n in 0..6 {
        patient(&two.sam, n);
    }
    two.back(&elsewhere);
    until("it came to the place", || {
        status(&two.sam.clinic).waiting.starts_with("Nothing waits")
    });
    until("her laptop is at it", || {
        status(&two.priya.clinic).running.is_some() || cases(&two.priya.clinic) == 6
    });
    let locked = two.priya.clinic.lock().expect("it locks at once");
    assert_eq!(locked.state, State::Locked);
    two.priya
        .clinic
        .unlock(PRIYA, PASSPHRASE)
        .expect("and unlocks at once");
    until("all of it came", || cases(&two.priya.clinic) == 6);
}

#[test]
fn saving_goes_on_while_much_comes_in() {
    let two = Two::joined_with(slow(Duration::from_millis(60)));
    let elsewhere = two.away();
    for n in 0..12 {
        patient(&two.sam, n);
    }
    two.back(&elsewhere);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&seen);
    two.priya
        .clinic
        .listen(move |what| notes.lock().expect("nobody panicked").push(what));
    let mut saved = 0;
    while cases(&two.priya.clinic) < 12 + saved as usize {
        if saved < 20 {
            // Refused or failed, this panics.
            patient(&two.priya, 40 + saved);
            saved += 1;
        } else {
            std::thread::sleep(Duration::from_millis(100));
        }
    }
    until("he has hers too", || {
        cases(&two.sam.clinic) == 12 + saved as usize
    });
    assert!(
        seen.lock()
            .expect("nobody panicked")
            .contains(&Told::Record)
    );
}

#[test]
fn a_paper_of_another_laptop_is_fetched_when_it_is_opened_and_is_never_called_damaged() {
    let two = Two::joined();
    let case = two.sam.kevin().case;
    two.sam.step_1(&case);
    // Nothing is fetched in the background while her place is away.
    let elsewhere = two.away();
    let report = two.sam.issue(&case).id;
    until("it waits here", || {
        status(&two.sam.clinic).line.starts_with("Waiting to sync")
    });
    // Only his laptop reaches the place; then the papers are taken away from it.
    two.priya.clinic.lock().expect("she is away");
    two.back(&elsewhere);
    until("it is in the place", || {
        status(&two.sam.clinic).waiting.starts_with("Nothing waits")
    });
    let papers = papers_of(two.shared.path());
    assert!(!papers.is_empty(), "his paper lies there, sealed");
    let hidden: Vec<_> = papers
        .iter()
        .map(|path| (path.clone(), path.with_extension("hidden")))
        .collect();
    for (path, away) in &hidden {
        std::fs::rename(path, away).expect("it is taken away");
    }
    two.priya
        .clinic
        .unlock(PRIYA, PASSPHRASE)
        .expect("she is back");
    until("the report is known here", || {
        two.priya.clinic.report(&case, &report).is_ok()
    });
    let refused = two
        .priya
        .clinic
        .report_pdf(&case, &report)
        .expect_err("its paper is not here yet");
    assert_eq!(refused.code, Code::DocumentNotFetched, "{refused}");
    assert!(refused.message.contains("not fetched yet"), "{refused}");
    until("it is counted", || {
        status(&two.priya.clinic).documents.starts_with("1 paper")
    });
    for (path, away) in &hidden {
        std::fs::rename(away, path).expect("it is back");
    }
    let hers = two
        .priya
        .clinic
        .report_pdf(&case, &report)
        .expect("opening it fetches it");
    let his = two.sam.clinic.report_pdf(&case, &report).expect("his own");
    assert_eq!(hers, his, "byte for byte");
    assert_eq!(status(&two.priya.clinic).documents, "");
}

/// Every sealed document in the shared folder.
fn papers_of(shared: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![shared.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path
                .components()
                .any(|part| part.as_os_str().to_string_lossy().ends_with(".documents"))
            {
                found.push(path);
            }
        }
    }
    found
}
