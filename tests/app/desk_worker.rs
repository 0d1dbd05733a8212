//! V05: at work with a sore neck and wrist, two calls of step 1. What time ran out for heads the second call; the power
//! fails in the middle of it; the second report starts from the first. Nobody but the patient gets a copy.

use std::path::Path;

use tests::desk::Desk;
use tests::window::{Key, Window};

use crate::record::{opened, registered};
use crate::sentences::{
    answer, go_to_prompt, send, to_agenda, unlock, wait_for_case, wait_for_screen, wait_until_saved,
};
use crate::steps::*;

const NAME: &str = "LI, Grace";
const NECK: &str = "Neck pain after 45 minutes at a laptop";
const WRIST: &str = "Wrist pain with the mouse";
const MOUSE: &str = "Try a vertical mouse for four weeks";
const EXERCISES: &str = ", and the exercises first if it comes back";
const KEPT: &str = "Little now: the wrist after long ";
const PLACE: &str = "Where are you right now";
const RED_FLAGS: &str = "Have you noticed";

#[test]
fn two_calls_two_reports_and_still_at_work() {
    let desk = Desk::ready();
    put_back(&desk, 6);
    let mut patient = someone("Grace", "Li", "1996-01-22", "999 121 6057");
    patient.text = true;
    let work = struggling(
        "Neck and wrist pain after a day at the laptop",
        "Data analyst",
        "Tidewater Demo Ltd",
    );
    let case = registered(&desk, &patient, &work).case;
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    wait_for_line(&window, NAME);
    let call = Count::now(&window);
    first_call(&mut window);
    let keys = call.told(
        &window,
        "V05, a call of step 1 from the caseload to its signature",
    );
    assert!(keys <= KEYS_MAX, "{keys} keys");

    let report = Count::now(&window);
    first_report(&mut window);
    let keys = report.told(&window, "V05, from the assessment to its issued report");
    assert!(keys <= KEYS_MAX, "{keys} keys");
    deliver(
        &mut window,
        '6',
        "01632 960101, read back",
        "v05-08-text-link",
    );
    window.press(Key::Escape);
    wait_for_case(&window);

    let mut window = second_call(window, folder.path());
    let report = Count::now(&window);
    second_report(&mut window);
    report.told(&window, "V05, a report that starts from the one before");
    deliver(
        &mut window,
        '3',
        "Grace, at the surgery",
        "v05-18-handed-over",
    );
    window.wait_for_text("Handed over");
    window.press(Key::Escape);
    wait_for_case(&window);
    discharge(&mut window);
    window.close();
    the_record_says_so(folder.path(), &case);
}

/// Two needed prompts stay blank: one reason each, by one key each.
fn first_call(window: &mut Window) {
    start_as_offered(window);
    window.write("Laptop on the kitchen table since the spring. Never off.");
    to_agenda(window);
    answer(window, "Can I check", "125");
    answer(window, "Is this a good moment", "12");
    answer(window, "Is anyone else", "1");
    hear(
        window,
        "What would you most like",
        "Finish a day without an ice pack",
    );
    answer(window, "What is happening with work", "2");
    hear(window, "What is the main thing", NECK);
    answer(window, "How sure are you", "8");
    hear(
        window,
        "What we talked about",
        "Move every half hour, screen up, another mouse",
    );
    agree_next(
        window,
        "So what happens next",
        "+2w",
        "Ring to hear how it does",
    );
    window.screenshot("v05-01-first-call");

    send(window);
    window.wait_for("dialog", "Before you can sign");
    window.wait_for_focus("2 to answer or leave");
    window.screenshot("v05-02-two-left");
    let reasons = Count::now(window);
    window.keys("2");
    window.wait_until("the first has its reason", |window| {
        texts(window, ".left__one--done").len() == 1
    });
    window.screenshot("v05-03-one-left");
    window.keys("3");
    window.wait_for("dialog", "Sign this contact?");
    assert_eq!(reasons.told(window, "V05, two prompts left"), 2);
    second_look(window, "v05-04-sign");
    window.screenshot("v05-05-case");
}

fn first_report(window: &mut Window) {
    begin_report(window);
    decide(window);
    write_in(window, "Difficulty", NECK);
    window.press(Key::Tab);
    window.wait_for_focus("Recommendation, goal");
    // From the catalogue, with one slot to fill.
    window.keys("/posture");
    window.wait_for("listbox", "Wordings");
    window.screenshot("v05-06-wordings");
    window.press(Key::Enter);
    window.wait_until("the slot is marked", |window| {
        window.ask("return document.getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)")
            == "{minutes}"
    });
    window.write("30");
    window.wait_for_text("Also ticked:");
    write_in(window, "Difficulty, row 2", WRIST);
    window.press(Key::Tab);
    window.write(MOUSE);
    read_back(window, "v05-07-read-back");
    issue_now(window, "v05-07b-issue");
}

fn begin_report(window: &mut Window) {
    window.keys("r");
    wait_for_screen(window, "Report");
    window.wait_for_focus("you are not fit for work");
}

/// May be fit, for four weeks from today, and no review.
fn decide(window: &mut Window) {
    window.keys("2");
    window.tab_to("to (a day, or 4w, 28d)");
    window.keys("4w");
    window.wait_for_text("(28 days)");
    window.tab_to("is required");
    window.press(Key::Down);
    window.wait_for_focus("is not required");
    assert!(window.focused().checked);
}

/// What time ran out for stands first and says from when it is; then the power fails.
fn second_call(mut window: Window, folder: &Path) -> Window {
    start_as_offered(&mut window);
    to_agenda(&mut window);
    let prompts = agenda(&window);
    let since = day_ago(0).format("%-d %b").to_string();
    assert!(prompts[0].contains("Can I check"), "{prompts:?}");
    assert!(prompts[1].contains(RED_FLAGS), "{prompts:?}");
    assert!(prompts[1].contains(&format!("from {since}")), "{prompts:?}");
    window.wait_for_text("No time for it before");
    window.screenshot("v05-09-carried-over");
    answer(&mut window, "Can I check", "125");
    answer(&mut window, RED_FLAGS, "1");
    window.wait_until("it is covered now", |window| {
        agenda(window)[1].contains("covered")
    });
    window.screenshot("v05-10-asked-first");
    answer(&mut window, "Is this a good moment", "12");
    hear(&mut window, PLACE, "At home, at the kitchen table");
    answer(&mut window, "Is anyone else", "1");
    answer(&mut window, "What is happening with work", "1");
    go_to_prompt(&mut window, "What is the main thing");
    window.write(KEPT);
    wait_until_saved(&window);
    // The place of the cursor is kept when it has rested for a moment.
    std::thread::sleep(std::time::Duration::from_secs(1));
    wait_until_saved(&window);
    window.screenshot("v05-11-before-the-power-fails");
    window.kill();

    let mut window = Window::open(folder);
    unlock(&mut window);
    window.screenshot("v05-12-started-again");
    let back = Count::now(&window);
    window.press(Key::F6);
    wait_for_screen(&window, "Contact");
    window.wait_for_focus("What is the main thing that makes work difficult?");
    assert_eq!(
        back.told(&window, "V05, back to the field after a power cut"),
        1
    );
    assert_eq!(window.focused().value, KEPT);
    window.screenshot("v05-13-same-field");
    window.write("spreadsheets");
    window.press(Key::Enter);
    hear(
        &mut window,
        "What we talked about",
        "Keep the breaks; come back any time",
    );
    agree_next(&mut window, "So what happens next", "today", "Finished");
    sign_now(&mut window, "v05-14-sign");
    window
}

fn second_report(window: &mut Window) {
    begin_report(window);
    window.wait_for_text("There is a report before:");
    window.screenshot("v05-15-report-before");
    window.chord(Key::Alt, 'l');
    window.wait_until("its rows are there", |window| {
        window
            .by_role_name("textbox", "Recommendation, goal, row 2")
            .value
            == MOUSE
    });
    window.wait_for_focus("you are not fit for work");
    for advice in [
        "you are not fit for work",
        "you may be fit for work, taking account of the advice below",
    ] {
        assert!(
            !window.by_role_name("radio", advice).checked,
            "decided anew"
        );
    }
    window.wait_until("every row is as it was", |window| {
        window.text().matches("As in ").count() >= 2
    });
    decide(window);
    window.tab_to("Recommendation, goal, row 2");
    window.chord(Key::Control, Key::End);
    window.write(EXERCISES);
    window.wait_for_text("Changed since ");
    window.screenshot("v05-16-what-differs");
    let said = window.focused().value;
    assert_eq!(said, format!("{MOUSE}{EXERCISES}"));
    read_back(window, "v05-17-read-back");
    issue_now(window, "v05-17b-issue");
}

fn discharge(window: &mut Window) {
    window.keys("x");
    window.wait_for("dialog", "Close the case");
    window.wait_until("the first outcome has the focus", |window| {
        window.focused().role == "radio"
    });
    window.keys("3");
    window.wait_for_focus("Remained in work");
    write_in(window, "Anything to add", "No ice pack for a week");
    window.screenshot("v05-19-close");
    send(window);
    window.wait_for_text("Closed: Remained in work");
    window.screenshot("v05-20-closed");
}

fn the_record_says_so(folder: &Path, case: &str) {
    let clinic = opened(folder);
    let told = clinic.case(case).expect("the case is there");
    assert!(!told.open);
    assert_eq!(told.off_days, None, "never off sick");
    let of = |kind: &str| -> Vec<&str> {
        let found = told.timeline.iter().filter(|one| one.kind == kind);
        found.map(|one| one.id.as_str()).collect()
    };
    // The newest first.
    let [second, first] = of("contact")[..] else {
        panic!("two contacts: {:?}", told.timeline)
    };
    let left = |contact: &str, item: &str| {
        let read = clinic.contact(case, contact).expect("it is signed").contact;
        let found = read.answers.into_iter().find(|one| one.item == item);
        found.map(|one| one.left_because).unwrap_or_default()
    };
    assert_eq!(left(first, "place"), "preferred_not_to_say");
    assert_eq!(left(first, "red_flags"), "ran_out_of_time");
    assert_eq!(left(second, "red_flags"), "");
    for report in of("report") {
        let issued = clinic.report(case, report).expect("it is issued");
        assert!(issued.with_patient, "{report} is with the patient");
        assert!(
            issued.text.contains("review is not required"),
            "{}",
            issued.text
        );
        assert!(
            issued
                .text
                .contains("movement break at least every 30 minutes")
        );
        assert!(issued.read_back.contains("greed"), "{}", issued.read_back);
    }
    assert_eq!(of("report").len(), 2);
    let worklist = clinic.worklist().expect("it can be read");
    assert!(worklist.delivery.is_empty(), "{:?}", worklist.delivery);
}
