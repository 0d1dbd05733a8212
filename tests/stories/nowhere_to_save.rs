//! The disk is full, the folder may not be written to, another program holds the record, the clock was put back: each time
//! the person is told in words, what was saved is there, and once it is put right the work goes on.

use clinic::forms::ContactDraft;
use clinic::{Clinic, Code, Env, Exchanging, Problem};
use recorded_disk::{Recording, Refusal};
use std::path::Path;
use std::sync::Arc;
use store::Cost;
use tests::desk::{Desk, NAME, PASSPHRASE, Seeded, answer_step_1, fields, kevin, set_up, text};
use tests::mounted::Mounted;

/// Kevin's first contact is begun and saved with one answer; then the disk is watched.
fn at_work() -> (Desk, ContactDraft, Recording) {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut draft = desk.begin(&case, "step_1", "telephone");
    draft.answers = vec![text("difficulty", "Lifting from the floor")];
    desk.clinic.save_contact(&draft).expect("it is saved");
    let desk = desk.restart();
    drop(store::Folder::open(&desk.record()).expect("the program ended"));
    let recording = Recording::start(&desk.record()).expect("it is closed");
    (desk.unlock(), draft, recording)
}

fn said(problem: &Problem, code: Code, words: &str) {
    assert_eq!(problem.code, code);
    assert!(problem.message.contains(words), "{}", problem.message);
    assert!(problem.message.contains("try again"), "{}", problem.message);
}

/// What was saved last is there, and everything can be looked at.
fn the_draft_is_there(desk: &Desk, draft: &ContactDraft) {
    let kept = desk
        .clinic
        .contact_draft(&draft.id)
        .expect("the draft is there")
        .draft;
    assert_eq!(kept.answers, draft.answers);
    let view = desk.clinic.case(&draft.case).expect("the case opens");
    assert_eq!(view.drafts.len(), 1);
}

fn goes_wrong_and_is_put_right(refusal: Refusal, words: &str) {
    let (desk, saved, recording) = at_work();
    let mut typed = saved.clone();
    answer_step_1(&mut typed);
    recording.refuse(Some(refusal));
    let problem = desk
        .clinic
        .save_contact(&typed)
        .expect_err("nowhere to save");
    said(&problem, Code::System, words);
    if refusal == Refusal::Full {
        let problem = desk.clinic.sign_contact(&typed).expect_err("not signed");
        said(&problem, Code::System, words);
        let problem = desk.clinic.register_patient(&kevin()).err();
        assert!(problem.is_some(), "nobody is registered on a full disk");
    }
    the_draft_is_there(&desk, &saved);
    recording.refuse(None);
    desk.clinic
        .save_contact(&typed)
        .expect("there is room again");
    the_draft_is_there(&desk, &typed);
    let case = desk.clinic.sign_contact(&typed).expect("it is signed");
    assert!(case.drafts.is_empty());
    let desk = desk.restart().unlock();
    let case = desk.clinic.case(&typed.case).expect("the case opens");
    assert!(case.drafts.is_empty(), "it stays signed");
    assert_eq!(case.step, "step_1");
    drop(desk);
    drop(recording.finish());
}

#[test]
fn the_disk_fills_up_in_a_contact() {
    goes_wrong_and_is_put_right(Refusal::Full, "The disk is full");
}

#[test]
fn another_program_holds_the_record_s_file() {
    goes_wrong_and_is_put_right(Refusal::Held, "Another program is holding the record");
}

#[test]
fn the_program_is_open_already() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let second = program(desk.folder(), &desk);
    let problem = second.unlock(NAME, PASSPHRASE).expect_err("it is in use");
    said(&problem, Code::FolderInUse, "open already on this laptop");
    desk.step_1(&case);
}

#[test]
fn a_folder_in_which_nothing_may_be_made() {
    let desk = Desk::empty();
    // Not even the superuser makes files there, whatever this machine is.
    let program = program(Path::new("/sys/kernel"), &desk);
    let problem = program.set_up(&set_up()).expect_err("nothing can be made");
    said(&problem, Code::System, "not allowed to write in the folder");
}

fn program(folder: &Path, desk: &Desk) -> Clinic {
    Clinic::open(Env {
        clock: desk.clock.clone(),
        random: Arc::new(Seeded::new(2)),
        folder: folder.to_owned(),
        passphrase_cost: Cost::FOR_TESTS,
        exchanging: Exchanging::system(),
    })
}

#[test]
#[ignore = "run by cargo xtask soak: mounting a small file system takes the superuser"]
fn a_small_disk_that_is_full_and_one_that_is_read_only() {
    let at = tempfile::tempdir().expect("a folder");
    let disk = Mounted::at(at.path(), "size=96k");
    let desk = Desk::empty();
    let first = program(at.path(), &desk);
    let problem = first.set_up(&set_up()).expect_err("there is no room");
    said(&problem, Code::System, "The disk is full");
    drop(first);
    disk.remount("size=16m");
    let first = program(at.path(), &desk);
    first.set_up(&set_up()).expect("there is room now");
    let patient = first.register_patient(&kevin()).expect("registered");
    drop(first);

    disk.remount("ro");
    let second = program(at.path(), &desk);
    let problem = second.unlock(NAME, PASSPHRASE).expect_err("read-only");
    said(&problem, Code::System, "not allowed to write in the folder");
    drop(second);
    disk.remount("rw");
    let third = program(at.path(), &desk);
    third.unlock(NAME, PASSPHRASE).expect("it opens again");
    let again = third.patient(&patient.banner.patient).expect("still there");
    assert_eq!(again.banner, patient.banner);
}

#[test]
fn the_clock_was_put_back() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    desk.clock.set("2026-09-07T10:00:00+01:00");
    let mut draft = desk.begin(&case, "step_1", "telephone");
    desk.clock.set("2026-07-01T10:00:00+01:00");
    answer_step_1(&mut draft);
    desk.clinic.save_contact(&draft).expect("it is saved");
    let problem = desk.clinic.sign_contact(&draft).expect_err("not yet");
    assert_eq!(problem.code, Code::Missing);
    assert_eq!(fields(&problem.fields), ["on"]);
    assert!(problem.fields[0].message.contains("not in the future"));
    the_draft_is_there(&desk, &draft);
    // It is put right, not quite: the day is that of the contact, and the hour before it.
    desk.clock.set("2026-09-07T09:00:00+01:00");
    desk.clinic.sign_contact(&draft).expect("it is signed");
    desk.clinic
        .enter_in_error(&case, &draft.id, "Wrong telephone number")
        .expect("what comes after comes after, whatever the clock says");
    let desk = desk.restart().unlock();
    let contact = desk.clinic.contact(&case, &draft.id).expect("it is there");
    assert!(contact.struck.is_some());
}
