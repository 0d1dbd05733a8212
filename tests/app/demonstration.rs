//! "Try it": the demonstration is made beside the record, says so on every screen and page, and leaves the
//! record alone. On the way: the palette, the lock, and text at twice its size.

use std::path::Path;

use clinic::views::{CaseloadQuery, State};
use clinic::{Clinic, Env};
use tests::window::{Key, Window};

use crate::sentences::{press, send, wait_for_screen};

/// Five presses of Ctrl and plus, a fifth each.
const STEPS_TO_200_PERCENT: usize = 5;

#[test]
fn trying_it_builds_a_marked_demonstration_and_leaves_the_record_untouched() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut window = Window::open(folder.path());
    try_it(&mut window);
    marked(&window, "caseload");

    find_person(&mut window, "pryce");
    wait_for_screen(&window, "Case");
    window.wait_for_text("PRYCE, Kevin");
    marked(&window, "case");

    open_last_report(&mut window);
    marked(&window, "report-issued");
    window.press(Key::Escape);
    wait_for_screen(&window, "Case");

    window.keys("r");
    write_report(&mut window);
    marked(&window, "report");
    window.press(Key::Escape);
    wait_for_screen(&window, "Case");

    lock_and_come_back(&mut window);

    window.chord(Key::Control, 'k');
    window.wait_for_focus("Name, NHS number or what you want to do");
    window.keys("leave the demo");
    window.wait_for("option", "Leave the demonstration");
    window.press(Key::Enter);
    wait_for_screen(&window, "Welcome to Stepwell");
    assert!(
        !window.text().contains("Demonstration"),
        "{}",
        window.text()
    );
    window.screenshot("demonstration-left");
    println!("keystrokes in all: {}", window.keystrokes);
    window.close();
    nothing_in_the_record(folder.path());
}

#[test]
fn at_twice_the_size_nothing_is_scrolled_sideways() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut window = Window::open(folder.path());
    let usual = window.ask("return innerWidth").as_i64();
    for _ in 0..STEPS_TO_200_PERCENT {
        window.chord(Key::Control, '+');
    }
    window.wait_until("text has twice its size", |window| {
        let now = window.ask("return innerWidth").as_i64();
        usual
            .zip(now)
            .is_some_and(|(usual, now)| (usual / 2 - now).abs() <= 1)
    });
    nothing_sideways(&window, "start");
    try_it(&mut window);
    nothing_sideways(&window, "caseload");
    find_person(&mut window, "pryce");
    wait_for_screen(&window, "Case");
    nothing_sideways(&window, "case");

    window.keys("n");
    window.wait_for("dialog", "Start a contact");
    nothing_sideways(&window, "start-contact");
    window.press(Key::Enter);
    wait_for_screen(&window, "Contact");
    window.wait_for_focus("Note");
    nothing_sideways(&window, "contact");
    window.press(Key::F6);
    wait_for_screen(&window, "Caseload");

    find_person(&mut window, "pryce");
    wait_for_screen(&window, "Case");
    window.keys("r");
    wait_for_screen(&window, "Report");
    send(&mut window);
    window.wait_for("group", "Before you can issue");
    nothing_sideways(&window, "report-stopped");
    write_report(&mut window);
    nothing_sideways(&window, "report");
}

/// From the first screen to the caseload of the demonstration, with progress to look at meanwhile.
fn try_it(window: &mut Window) {
    wait_for_screen(window, "Welcome to Stepwell");
    press(window, "Try it");
    window.wait_for_role("progressbar");
    window.screenshot("demonstration-progress");
    wait_for_screen(window, "Caseload");
    window.wait_until("the cases are listed", |window| {
        window.text().contains("PRYCE, Kevin")
    });
}

/// The word stands on the screen that is there now.
#[track_caller]
fn marked(window: &Window, screen: &str) {
    window.screenshot(&format!("demonstration-{screen}"));
    let says = window.ask(
        "const mark = document.querySelector('header strong');
         return mark !== null && mark.checkVisibility() && mark.textContent === 'Demonstration'",
    );
    assert_eq!(
        says, true,
        "{screen} does not say that it is a demonstration"
    );
    fits(window, screen);
}

fn find_person(window: &mut Window, text: &str) {
    window.chord(Key::Control, 'k');
    window.wait_for_focus("Name, NHS number or what you want to do");
    window.keys(text);
    window.wait_for_text("1 person");
    window.press(Key::Enter);
}

/// The newest report of the case, with its page and the word on it.
fn open_last_report(window: &mut Window) {
    for _ in 0..60 {
        if window.focused_name().starts_with("open : Report ") {
            break;
        }
        window.press(Key::Tab);
    }
    window.press(Key::Enter);
    wait_for_screen(window, "Issued report");
    page_is_drawn(window);
}

/// Advice, period and review, so that the page can be drawn; it is not issued.
fn write_report(window: &mut Window) {
    wait_for_screen(window, "Report");
    window.tab_to("you are not fit for work");
    window.keys("1");
    window.tab_to("to (a day, or 4w, 28d)");
    window.keys("4w");
    window.tab_to("is required");
    window.press(Key::Down);
    window.wait_for_focus("is not required");
    page_is_drawn(window);
}

/// A page that was drawn has more than one colour.
fn page_is_drawn(window: &Window) {
    window.wait_until("the page is drawn", |window| {
        window.ask(
            "const page = document.querySelector('canvas');
             if (!page || page.width < 100) return false;
             const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
             // Dark and not see-through: something was printed.
             return data.some((value, at) => at % 4 === 3 && value > 200 && data[at - 3] < 100)",
        ) == true
    });
}

/// F12 takes everything about patients away; Enter alone brings it back, in the demonstration.
fn lock_and_come_back(window: &mut Window) {
    window.press(Key::F12);
    wait_for_screen(window, "Open the demonstration");
    marked(window, "locked");
    assert!(!window.text().contains("PRYCE"), "{}", window.text());
    // Already typed: it is no secret here.
    window.wait_for_focus("Passphrase");
    window.press(Key::Enter);
    wait_for_screen(window, "Case");
    window.wait_for_text("PRYCE, Kevin");
}

#[track_caller]
fn nothing_sideways(window: &Window, screen: &str) {
    window.screenshot(&format!("demonstration-200-{screen}"));
    fits(window, screen);
}

/// Neither the window nor anything in it that could be scrolled is wider than it is shown.
#[track_caller]
pub(crate) fn fits(window: &Window, screen: &str) {
    let wider = window.ask(
        "const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
         // What is too wide, by taking each away in turn: text that runs over has no box of its own.
         const fitsWithout = (box, element) => {
           const { display } = element.style;
           element.style.display = 'none';
           const fits = box.scrollWidth <= box.clientWidth;
           element.style.display = display;
           return fits;
         };
         const inside = (box) => Array.from(box.querySelectorAll('*'))
           .filter((element) => fitsWithout(box, element))
           .map((element) => `${element.tagName}.${element.className} ${element.id}`);
         return [document.documentElement, ...document.querySelectorAll('body *')]
           .filter((element) => element === document.documentElement || scrolls(element))
           .filter((element) => element.scrollWidth > element.clientWidth)
           .map((element) => `${element.tagName}.${element.className}: ${inside(element)}`)",
    );
    assert_eq!(wider, serde_json::json!([]), "{screen}: wider than shown");
}

/// There is still nothing set up: the first start is yet to come.
fn nothing_in_the_record(folder: &Path) {
    let clinic = Clinic::open(Env::system(folder.to_owned()));
    let status = clinic.status().expect("the folder can be looked at");
    assert_eq!(status.state, State::Empty);
    assert!(!status.demonstration);
    assert!(clinic.caseload(&CaseloadQuery::default()).is_err());
    assert!(folder.join("demonstration").is_dir());
}
