//! Letters, by keys alone: one to the GP from gap to gap until it is issued; one to the employer that nobody
//! agreed to; and one in the middle of which the power fails.

use std::path::Path;

use clinic::forms::ConsentForm;
use tempfile::TempDir;
use tests::desk::Desk;
use tests::window::{Key, Window};

use crate::record::{only_person, opened};
use crate::sentences::{
    preview_shows_the_page, send, unlock, wait_for_case, wait_for_screen, wait_until_saved,
};
use crate::steps::{texts, wait_for_line};

const NAME: &str = "PRYCE, Kevin";
/// What is written into every gap of the letter.
const FILLED: &str = "Lifting from the floor";
/// How many gaps a letter may leave open before the story gives up.
const GAPS_MAX: usize = 12;

/// Kevin's case with a signed contact, a report on it, and these consents; the record is left for the window.
fn with_a_report(consents: &[&str]) -> TempDir {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    for purpose in consents {
        let given = ConsentForm {
            purpose: (*purpose).into(),
            decision: "given".into(),
            on: "2026-09-01".into(),
            how: "verbal".into(),
            ..ConsentForm::default()
        };
        desk.clinic
            .record_consent(&case, &given)
            .expect("the consent is recorded");
    }
    desk.clock.set("2026-09-01T10:45:00+01:00");
    desk.issue(&case);
    desk.leave()
}

/// From the start to his case.
fn his_case(window: &mut Window) {
    unlock(window);
    wait_for_line(window, NAME);
    window.press(Key::Enter);
    wait_for_case(window);
}

/// W, then with Tab to a kind of letter for somebody.
fn begin_letter(window: &mut Window, button: &str) {
    window.keys("w");
    window.wait_for("dialog", "Write a letter, plan or summary");
    window.wait_for("button", button);
    window.tab_to(button);
    window.press(Key::Enter);
}

/// What is selected in the field that has the focus.
fn selected(window: &Window) -> String {
    let words = window.ask(
        "const { value, selectionStart, selectionEnd } = document.activeElement;
         return typeof value === 'string' && selectionStart !== null
           ? value.slice(selectionStart, selectionEnd) : ''",
    );
    words.as_str().unwrap_or_default().to_owned()
}

fn on_a_gap(window: &Window) -> bool {
    let selected = selected(window);
    selected.starts_with('{') && selected.ends_with('}')
}

fn count_says(window: &Window, words: &str) -> bool {
    texts(window, ".paper__count").concat().starts_with(words)
}

/// Types over the gap that is selected, and goes on with Tab to the next, until none is left. Says how many.
fn fill_every_gap(window: &mut Window) -> usize {
    window.wait_until("the first gap is selected", on_a_gap);
    for filled in 1..=GAPS_MAX {
        window.write(FILLED);
        wait_until_saved(window);
        if count_says(window, "Nothing to fill in") {
            return filled;
        }
        for _ in 0..150 {
            if on_a_gap(window) {
                break;
            }
            window.press(Key::Tab);
        }
        assert!(on_a_gap(window), "Tab reaches no gap");
    }
    panic!("more than {GAPS_MAX} gaps");
}

#[test]
fn a_letter_to_the_gp_from_gap_to_gap() {
    let folder = with_a_report(&["gp_copy"]);
    let mut window = Window::open(folder.path());
    his_case(&mut window);
    begin_letter(&mut window, "For the GP : Letter to the GP");
    wait_for_screen(&window, "Letter to the GP");
    window.screenshot("letters-1-begun");

    // Before the gaps are filled it is not issued, and says what is missing.
    send(&mut window);
    window.wait_for_text("Before you can issue");
    window.screenshot("letters-2-not-yet");
    window.press(Key::Escape);
    wait_for_case(&window);
    begin_letter(&mut window, "For the GP : Letter to the GP");
    wait_for_screen(&window, "Letter to the GP");
    window.chord(Key::Alt, 'g');
    let gaps = fill_every_gap(&mut window);
    println!("the letter to the GP: {gaps} gaps");
    window.screenshot("letters-3-filled");
    preview_shows_the_page(&window, &["Dear Doctor", FILLED]);

    send(&mut window);
    window.wait_for("dialog", "Issue this?");
    window.wait_for_focus("Issue");
    window.screenshot("letters-4-issue");
    window.press(Key::Enter);
    window.wait_for_text("Print or save it");
    window.screenshot("letters-5-issued");
    window.keys("p");
    window.wait_for_text("No printer is known to this system");
    window.press(Key::Escape);
    window.close();
    the_record_says_so(folder.path());
}

/// It is issued, and a copy that leaves the record is told.
fn the_record_says_so(folder: &Path) {
    let clinic = opened(folder);
    let person = only_person(&clinic, "pryce");
    let case = &person.cases[0].case;
    let view = clinic.case(case).expect("his case opens");
    assert!(view.drafts.is_empty(), "{:?}", view.drafts);
    let letter = view
        .timeline
        .iter()
        .find(|entry| entry.kind == "paper")
        .expect("the letter is in the story");
    assert!(
        letter.title.starts_with("Letter to the GP "),
        "{}",
        letter.title
    );
    let paper = clinic
        .issued_paper(case, &letter.id)
        .expect("it can be read");
    assert!(
        paper.text.contains(FILLED) && !paper.text.contains('{'),
        "{}",
        paper.text
    );
    let copy = folder.join("copy.pdf");
    let given = clinic
        .save_paper_copy(case, &letter.id, "gp", "standard", &copy)
        .expect("a copy is saved")
        .given;
    assert!(given[0].starts_with("Saved to a file on "), "{given:?}");
    assert!(given[0].ends_with(", for the GP"), "{given:?}");
}

#[test]
fn no_letter_to_an_employer_whom_nobody_may_tell() {
    let folder = with_a_report(&[]);
    let mut window = Window::open(folder.path());
    his_case(&mut window);
    begin_letter(
        &mut window,
        "For the employer : Letter to the employer (no consent yet)",
    );
    wait_for_screen(&window, "Letter to the employer");
    window.wait_for_text("There is no consent in force for a copy to the employer");
    fill_every_gap(&mut window);
    send(&mut window);
    window.wait_for_text("Before you can issue");
    window.screenshot("letters-6-no-consent");
    window.close();
    let clinic = opened(folder.path());
    let person = only_person(&clinic, "pryce");
    let view = clinic.case(&person.cases[0].case).expect("his case opens");
    assert!(view.timeline.iter().all(|entry| entry.kind != "paper"));
}

#[test]
fn killed_in_the_middle_of_a_letter() {
    let folder = with_a_report(&["gp_copy"]);
    let mut window = Window::open(folder.path());
    his_case(&mut window);
    begin_letter(&mut window, "For the GP : Letter to the GP");
    wait_for_screen(&window, "Letter to the GP");
    window.wait_until("the first gap is selected", on_a_gap);
    let field = window.focused_name();
    window.write(FILLED);
    wait_until_saved(&window);
    // Where the cursor is follows what was typed by a second.
    std::thread::sleep(std::time::Duration::from_millis(2500));
    wait_until_saved(&window);
    window.kill();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    // One key from the worklist, and the hands are where they were.
    window.press(Key::F6);
    wait_for_screen(&window, "Letter to the GP");
    window.wait_for_focus(&field);
    assert!(
        window.focused().value.contains(FILLED),
        "{}",
        window.focused().value
    );
    window.screenshot("letters-7-after-the-cut");
    window.close();
}
