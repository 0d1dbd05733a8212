//! V09: a mechanic who never comes. Nobody was met, so nothing is asked; no report can come of it, and
//! the window says why; in the end the case is closed as lost contact.

use tests::desk::Desk;
use tests::window::{Key, Window};

use crate::record::{luke, only_person, opened, registered};
use crate::sentences::{press, send, unlock, wait_for_screen};

/// Keys from the caseload to a signed "did not attend", the case being the one with the focus.
const MISSED_KEYS_MAX: usize = 6;

#[test]
fn a_missed_appointment_takes_six_keys_and_no_report_can_rest_on_it() {
    let desk = Desk::ready();
    let (patient, case) = luke();
    let case = registered(&desk, &patient, &case).case;
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    window.wait_until("the first case has the focus", |window| {
        window.focused_name().starts_with("BENTON, Luke")
    });
    let before = window.keystrokes;
    record_missed(&mut window, "n");
    let first = window.keystrokes - before;
    println!("keystrokes for a contact that did not happen: {first}");
    assert!(first <= MISSED_KEYS_MAX, "{first} keystrokes");
    window.wait_for_text("Missed, last on");
    window.screenshot("did-not-attend-1-once");

    record_missed(&mut window, "n");
    window.wait_for_text("Missed 2 times in a row");
    window.screenshot("did-not-attend-2-twice");

    window.wait_for_text("No assessment yet: a report can be issued after an attended contact.");
    window.keys("r");
    window.wait_for("group", "There is a problem");
    window.wait_for_text("attended");
    wait_for_screen(&window, "Case");
    window.screenshot("did-not-attend-3-no-report");

    close_as_lost_contact(&mut window);
    println!("keystrokes in all: {}", window.keystrokes);
    window.close();

    let clinic = opened(folder.path());
    let told = clinic.case(&case).expect("the case is there");
    assert!(!told.open);
    assert_eq!(told.missed_in_a_row, 2);
    let kinds: Vec<&str> = told.timeline.iter().map(|one| one.kind.as_str()).collect();
    assert_eq!(kinds, ["closed", "contact", "contact"], "no step begins");
    assert_eq!(
        told.timeline[0].title,
        "Closed: Did not attend, lost contact"
    );
    assert_eq!(told.timeline[0].lines, ["Letter sent, back to the GP"]);
    for contact in &told.timeline[1..] {
        assert_eq!(contact.title, "Step 1, telephone: did not attend");
        assert_eq!(contact.by, "Sam Okafor");
    }
    assert!(told.drafts.is_empty(), "{:?}", told.drafts);
    assert_eq!(only_person(&clinic, "benton").cases.len(), 1);
}

/// From the caseload or the case: `start` opens the question, Enter starts, F2 D says that nobody came.
fn record_missed(window: &mut Window, start: &str) {
    window.keys(start);
    window.wait_for("dialog", "Start a contact");
    window.wait_until("a step is offered", |window| {
        window.focused().role == "radio"
    });
    window.press(Key::Enter);
    wait_for_screen(window, "Contact");
    window.wait_for_focus("Note");
    window.press(Key::F2);
    window.wait_for_focus("Outcome");
    window.keys("d");
    window.wait_until("the agenda rests", |window| {
        window.focused().value == "did_not_attend" && !window.text().contains("needed")
    });
    send(window);
    window.wait_for("dialog", "Sign this contact?");
    window.wait_for_text("did not attend");
    window.screenshot("did-not-attend-0-sign");
    window.press(Key::Enter);
    wait_for_screen(window, "Case");
}

fn close_as_lost_contact(window: &mut Window) {
    window.keys("x");
    window.wait_for("dialog", "Close the case");
    window.wait_until("the first outcome has the focus", |window| {
        window.focused().role == "radio"
    });
    window.keys("9");
    window.wait_for_focus("Did not attend, lost contact");
    assert!(window.focused().checked);
    window.tab_to("Anything to add");
    window.keys("Letter sent, back to the GP");
    window.screenshot("did-not-attend-4-close");
    send(window);
    window.wait_for_text("Closed: Did not attend, lost contact");
    window.screenshot("did-not-attend-5-closed");
    press(window, "Open the case again");
    window.wait_for("dialog", "Open the case again");
    window.press(Key::Escape);
}
