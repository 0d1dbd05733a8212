//! A report is out, with the patient and with his manager, when a mistake is noticed. It is replaced; both are told, each
//! with one key and what was said; and whoever opens the old one sees at once that it no longer holds.

use std::path::Path;

use clinic::forms::CopyForm;
use tests::desk::{Desk, kevin};
use tests::window::{Key, Window};

use crate::papers::{
    assessed, employer_may_have_a_copy, number_shown, open_to_print, words, write_report,
};
use crate::record::opened;
use crate::sentences::{press, unlock, wait_for_case, wait_for_screen};
use crate::steps::*;

const NAME: &str = "PRYCE, Kevin";
const MISTAKEN: &str = "Lift up to 15 kg, at waist height";
const RIGHT: &str = "Lift up to 5 kg, at waist height";
const TO_TELL: &str = "People to tell that a report changed";

#[test]
fn a_mistake_is_put_right_and_everybody_with_a_copy_is_told() {
    let desk = Desk::ready();
    put_back(&desk, 1);
    let case = assessed(&desk, &kevin());
    employer_may_have_a_copy(&desk, &case, "J. Hill");
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    wait_for_line(&window, NAME);
    window.press(Key::Enter);
    wait_for_case(&window);
    write_report(&mut window, MISTAKEN);
    issue_now(&mut window, "supersede-01-issue");
    let old = number_shown(&window);
    deliver(&mut window, '1', "", "supersede-02-given");
    let managers = open_to_print(&mut window, "For the employer (J. Hill)", 1);
    let managers = words(folder.path(), &managers);
    assert!(managers.contains(&old), "{managers}");
    assert!(
        managers.contains("What this is and how to use it"),
        "{managers}"
    );
    window.wait_for_text("the employer (J. Hill)");
    window.screenshot("supersede-03-copies");

    let replaced = Count::now(&window);
    let new = put_right(&mut window, &old);
    let keys = replaced.told(&window, "supersede, mistake noticed to new report issued");
    assert!(keys <= 30, "{keys} keys");
    window.wait_for_text("2 people have a copy of that one and are still to be told.");
    window.screenshot("supersede-06-replacing");
    both_wait_on_the_worklist(&mut window);
    let telling = Count::now(&window);
    tell_them(&mut window, &old, &new);
    let keys = telling.told(&window, "supersede, two people told, from the worklist");
    assert!(keys <= 15, "{keys} keys");
    to_and_fro(&mut window, &old, &new);
    off_the_worklist(&mut window);
    window.close();
    the_record_says_so(folder.path(), &case, &old, &new);
}

/// From the old report: R, the number in the row, and issued. Returns the number of the new one.
fn put_right(window: &mut Window, old: &str) -> String {
    window.keys("r");
    wait_for_screen(window, "Report");
    window.wait_for_text(&format!("Replaces {old} of"));
    window.tab_to("Recommendation, goal");
    assert_eq!(window.focused().value, MISTAKEN, "what the old one says");
    window.chord(Key::Control, 'a');
    window.write(RIGHT);
    window.screenshot("supersede-04-put-right");
    issue_now(window, "supersede-05-issue");
    let new = number_shown(window);
    assert_ne!(new, old);
    new
}

fn both_wait_on_the_worklist(window: &mut Window) {
    // Back by the way one came: over the old one.
    window.press(Key::Escape);
    window.wait_for_text("This one no longer holds.");
    window.press(Key::Escape);
    wait_for_case(window);
    window.screenshot("supersede-07-case");
    window.press(Key::Escape);
    wait_for_screen(window, "Caseload");
    window.wait_until("he is listed as somebody to tell", |window| {
        worklist_group(window, TO_TELL)
            .iter()
            .any(|line| line.contains(NAME))
    });
    window.screenshot("supersede-08-worklist");
}

/// From the worklist to the old report, where the first to tell has the focus.
fn tell_them(window: &mut Window, old: &str, new: &str) {
    window.keys("w");
    window.wait_until("the worklist has the focus", |window| {
        window.focused_name().contains("of")
    });
    for _ in 0..10 {
        if window.focused_name().contains("since") {
            break;
        }
        window.press(Key::Down);
    }
    window.press(Key::Enter);
    wait_for_screen(window, "Issued report");
    window.wait_for_text(&format!("by {new}."));
    window.wait_until("the first to tell has the focus", |window| {
        window.focused_name().starts_with("I told them…")
    });
    assert_eq!(number_shown(window), old);
    window.screenshot("supersede-09-replaced");
    told(
        window,
        "the patient",
        '2',
        "He tore it up",
        "supersede-10-tell-him",
    );
    told(
        window,
        "the employer (J. Hill)",
        '1',
        "Shreds it today",
        "supersede-11-tell-them",
    );
    window.wait_for_text("Everybody who has a copy was told.");
    window.screenshot("supersede-12-all-told");
}

/// T, the digit of the way, and what was said.
fn told(window: &mut Window, whom: &str, way: char, note: &str, picture: &str) {
    window.keys("t");
    window.wait_for("dialog", &format!("Told {whom}"));
    window.wait_until("the ways have the focus", |window| {
        window.focused().role == "radio"
    });
    window.keys(&way.to_string());
    write_in(window, "Note", note);
    window.screenshot(picture);
    window.press(Key::Enter);
    window.wait_for_text(note);
    window.wait_until("the dialog is gone", |window| {
        window.controls().iter().all(|one| one.role != "dialog")
    });
}

/// Each says which the other is, and opens it.
fn to_and_fro(window: &mut Window, old: &str, new: &str) {
    press(window, &format!("Open {new}"));
    window.wait_for_text(&format!("Replaces {old} of"));
    assert_eq!(number_shown(window), new);
    assert!(!window.text().contains("still to be told"));
    press(window, &format!("Open {old}"));
    window.wait_for_text(&format!("by {new}."));
    assert_eq!(number_shown(window), old);
}

fn off_the_worklist(window: &mut Window) {
    window.chord(Key::Control, 'k');
    window.wait_for_focus("Name, NHS number or what you want to do");
    window.keys("caseload");
    window.wait_until("it is offered", |window| {
        let options = window.controls();
        let mut options = options.iter().filter(|one| one.role == "option");
        options.any(|one| one.name.starts_with("Caseload"))
    });
    window.press(Key::Enter);
    wait_for_screen(window, "Caseload");
    window.wait_until("nobody is left to tell", |window| {
        worklist_is_there(window) && worklist_group(window, TO_TELL).is_empty()
    });
    window.screenshot("supersede-13-worklist");
}

fn worklist_is_there(window: &Window) -> bool {
    !worklist_group(window, "Not yet with the patient").is_empty()
}

fn the_record_says_so(folder: &Path, case: &str, old: &str, new: &str) {
    let clinic = opened(folder);
    let told = clinic.case(case).expect("the case is there");
    let ids: Vec<&str> = told
        .timeline
        .iter()
        .filter(|entry| entry.kind.starts_with("report"))
        .map(|entry| entry.id.as_str())
        .collect();
    let [newer, older] = ids[..] else {
        panic!("two reports, {ids:?}")
    };
    let (newer, older) = (
        clinic.report(case, newer).expect("it can be read"),
        clinic.report(case, older).expect("it can be read"),
    );
    assert_eq!(
        (newer.line.number.as_str(), older.line.number.as_str()),
        (new, old)
    );
    assert_eq!(newer.life.supersedes.expect("it is named").number, old);
    assert_eq!(older.life.superseded_by.expect("it is named").number, new);
    assert_eq!(older.life.holders.len(), 2);
    assert!(
        older
            .life
            .holders
            .iter()
            .all(|holder| holder.told.len() == 1)
    );
    let copy = CopyForm::from("patient");
    let marked = clinic
        .copy_pdf(case, &older.id, &copy)
        .expect("it can be made");
    let says = words(folder, &marked);
    assert!(
        says.contains("15 kg"),
        "what was given stays what it was: {says}"
    );
    assert!(
        says.contains(&format!("REPLACED by number {new}")),
        "{says}"
    );
    let says = words(
        folder,
        &clinic
            .copy_pdf(case, &newer.id, &copy)
            .expect("it can be made"),
    );
    assert!(says.contains("5 kg") && !says.contains("15 kg"), "{says}");
}
