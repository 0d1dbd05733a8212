//! What people do at the window, so that a story reads as sentences. By keys alone.

use std::path::Path;

use serde_json::Value;
use tests::desk::{NAME, PASSPHRASE};
use tests::window::{Key, Window};

use crate::record::bare;
use crate::steps::write_in;

/// Goes on with Tab to a field and types into it.
#[track_caller]
pub(crate) fn fill(window: &mut Window, field: &str, text: &str) {
    window.tab_to(field);
    window.keys(text);
}

/// Goes on with Tab to a list and chooses by the first letters of a line.
#[track_caller]
pub(crate) fn choose(window: &mut Window, list: &str, words: &str) {
    window.tab_to(list);
    window.keys(words);
    window.wait_until(&format!("{list:?} shows {words:?}"), |window| {
        let shown = window.ask("return document.activeElement.selectedOptions?.[0]?.text ?? ''");
        let shown = shown.as_str().unwrap_or_default().to_lowercase();
        shown.starts_with(&words.to_lowercase())
    });
}

/// Goes on with Tab to a box and ticks it.
#[track_caller]
pub(crate) fn tick(window: &mut Window, name: &str) {
    window.tab_to(name);
    window.press(Key::Space);
    window.wait_until(&format!("{name:?} is ticked"), |window| {
        window.focused().checked
    });
}

/// Goes on with Tab to a button or link and presses it.
#[track_caller]
pub(crate) fn press(window: &mut Window, name: &str) {
    window.tab_to(name);
    window.press(Key::Enter);
}

/// Waits for the screen whose heading begins so.
#[track_caller]
pub(crate) fn wait_for_screen(window: &Window, heading: &str) {
    window.wait_until(&format!("the screen {heading:?} is there"), |window| {
        let shown = window.ask("return document.querySelector('h1')?.textContent ?? ''");
        let after = shown.as_str().unwrap_or_default().strip_prefix(heading);
        // "Case" is not "Caseload".
        after.is_some_and(|after| !after.starts_with(char::is_alphabetic))
    });
}

/// Types the passphrase of the one person who signs in here; the field has the focus at once.
#[track_caller]
pub(crate) fn unlock(window: &mut Window) {
    wait_for_screen(window, "Unlock");
    window.wait_for_focus("Passphrase");
    window.keys(PASSPHRASE);
    window.press(Key::Enter);
    wait_for_screen(window, "Caseload");
}

/// The first start: a service with two sites and Sam Okafor, up to the empty caseload.
#[track_caller]
pub(crate) fn set_up(window: &mut Window) {
    wait_for_screen(window, "Welcome");
    press(window, "Set up a service");
    window.wait_for_focus("Name of the service");
    window.keys("Solent Vocational Clinic");
    fill(window, "Site", "Hedge End");
    fill(window, "ODS code (if known)", "J82001");
    press(window, "Add a site");
    window.wait_for_focus("Site 2");
    window.keys("Totton");
    fill(window, "ODS code (if known)", "J82002");
    fill(window, "Name of this laptop", "Hedge End, Sam's");
    fill(window, "Name", NAME);
    fill(window, "Registration number", "OT12345");
    fill(window, "How an employer can reach you", "01632 960001");
    fill(window, "Your passphrase", PASSPHRASE);
    fill(window, "Your passphrase again", PASSPHRASE);
    fill(window, "Who will keep the recovery code?", "Priya Nair");
    window.screenshot("first-day-01-set-up");
    window.press(Key::Enter);
    confirm_recovery_code(window);
    wait_for_screen(window, "Caseload");
    window.wait_for_text("No open cases of yours");
}

/// Copies the code from the screen, as with a pen, and types its last group back.
#[track_caller]
fn confirm_recovery_code(window: &mut Window) {
    wait_for_screen(window, "Keep this code safe");
    let groups = window.ask(
        "return Array.from(document.querySelectorAll('[aria-label=\"Recovery code, in groups\"] li'),
                           (group) => group.textContent)",
    );
    let groups: Vec<&str> = groups
        .as_array()
        .expect("the recovery code is shown in groups")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(groups.len() > 3, "a code of {} groups", groups.len());
    fill(
        window,
        "Type the last group from your copy",
        groups[groups.len() - 1],
    );
    window.press(Key::Enter);
}

/// What registering a person begins with.
pub(crate) struct Person<'a> {
    pub(crate) family: &'a str,
    pub(crate) given: &'a str,
    pub(crate) born: &'a str,
    /// In the 999 range, which the screen asks about.
    pub(crate) nhs_number: &'a str,
}

/// Types who they are into the form that is open and leaves the focus in it.
#[track_caller]
pub(crate) fn type_person(window: &mut Window, person: &Person) {
    window.wait_for_focus("Surname (required)");
    window.keys(person.family);
    fill(window, "First names (required)", person.given);
    fill(window, "Date of birth (required)", person.born);
    fill(window, "NHS number", person.nhs_number);
    tick(window, "This number is meant");
}

/// Ctrl+Enter: signs, issues, registers, records; whatever the screen is for.
#[track_caller]
pub(crate) fn send(window: &mut Window) {
    window.chord(Key::Control, Key::Enter);
}

/// Waits until a case is open and its keys work.
#[track_caller]
pub(crate) fn wait_for_case(window: &Window) {
    wait_for_screen(window, "Case");
    window.wait_for_focus("Start contact");
}

/// From the case, or its line in the caseload: N, the digit of the step, the digit of the way of
/// meeting (1 telephone, 3 face to face), Enter; then the cursor stands in the note.
#[track_caller]
pub(crate) fn start_contact(window: &mut Window, step: char, mode: char) {
    window.keys("n");
    window.wait_for("dialog", "Start a contact");
    window.wait_until("a step is offered", |window| {
        window.focused().role == "radio"
    });
    window.keys(&step.to_string());
    window.press(Key::Tab);
    window.keys(&mode.to_string());
    window.press(Key::Enter);
    wait_for_screen(window, "Contact");
    window.wait_for_focus("Note");
}

/// In the caseload: with the arrows to the line of somebody.
#[track_caller]
pub(crate) fn go_to_line(window: &mut Window, name: &str) {
    window.wait_until("a line has the focus", |window| {
        window.focused().role == "row"
    });
    window.press(Key::Home);
    for _ in 0..10 {
        if window.focused_name().starts_with(name) {
            return;
        }
        window.press(Key::Down);
    }
    panic!("no line of {name}");
}

/// It can be seen without scrolling.
#[track_caller]
pub(crate) fn in_sight(window: &Window, part: &str) {
    let seen = window.ask(&format!(
        "const part = document.querySelector('{part}');
         if (!part) return 'not there';
         const {{ left, top, right, bottom }} = part.getBoundingClientRect();
         if (top < 0 || bottom > innerHeight) return `from ${{top}} to ${{bottom}} of ${{innerHeight}}`;
         const at = (y) => part.contains(document.elementFromPoint((left + right) / 2, y));
         return at(top + 6) && at(bottom - 6) ? 'in sight' : 'covered'"
    ));
    assert_eq!(seen, "in sight", "{part}");
}

/// Leaves the note for the agenda.
#[track_caller]
pub(crate) fn to_agenda(window: &mut Window) {
    window.press(Key::Escape);
    window.wait_for_focus("Agenda");
}

/// With the focus in the agenda: goes down to the prompt that begins so.
#[track_caller]
pub(crate) fn go_to_prompt(window: &mut Window, words: &str) {
    window.wait_for_focus("Agenda");
    go_down_to(window, words);
}

/// With the focus in a list of prompts: goes down to the one that begins so.
#[track_caller]
pub(crate) fn go_down_to(window: &mut Window, words: &str) {
    for _ in 0..40 {
        if prompt_now(window).starts_with(words) {
            return;
        }
        window.press(Key::Down);
    }
    panic!(
        "no prompt begins with {words:?}; the last is {:?}",
        prompt_now(window)
    );
}

/// The prompt that the list with the focus stands at.
#[track_caller]
fn prompt_now(window: &Window) -> String {
    let words = window.ask(
        "const now = document.querySelector('.agenda:focus [aria-selected=true]');
         return now ? now.lastElementChild.textContent.trim() : ''",
    );
    words.as_str().unwrap_or_default().to_owned()
}

/// Answers a prompt by digits and stays in the agenda.
#[track_caller]
pub(crate) fn answer(window: &mut Window, prompt: &str, digits: &str) {
    go_to_prompt(window, prompt);
    window.keys(digits);
}

/// Begins to type at a prompt, and goes on to the next one with Enter.
#[track_caller]
pub(crate) fn write(window: &mut Window, prompt: &str, text: &str) {
    go_to_prompt(window, prompt);
    window.write(text);
    window.press(Key::Enter);
    window.wait_for_focus("Agenda");
}

/// Types the day of a prompt and a line about it, and goes on.
#[track_caller]
pub(crate) fn write_day(window: &mut Window, prompt: &str, day: &str, text: &str) {
    go_to_prompt(window, prompt);
    window.keys(day);
    write_in(window, "More, in words", text);
    window.press(Key::Enter);
    if window.focused_name() != "Note" {
        window.wait_for_focus("Agenda");
    }
}

/// Begins a row of the table of a prompt and fills it; an empty text leaves its cell out. Then back
/// to the agenda.
#[track_caller]
pub(crate) fn write_row(window: &mut Window, prompt: &str, first: &str, others: &[(&str, &str)]) {
    go_to_prompt(window, prompt);
    window.write(first);
    fill_row(window, 1, others);
    back_to_agenda(window);
}

/// With the cursor in a row of a table: fills its other cells; an empty text leaves its cell out.
#[track_caller]
pub(crate) fn fill_row(window: &mut Window, row: usize, others: &[(&str, &str)]) {
    for (column, text) in others {
        let field = format!("{column}, row {row}");
        match *column {
            _ if text.is_empty() => {}
            // Chosen or short for a day: no words of their own.
            "Gap" | "Answer" | "By" => fill(window, &field, text),
            _ => write_in(window, &field, text),
        }
    }
}

/// From a field beside the agenda: to the note, and from there to the agenda.
#[track_caller]
pub(crate) fn back_to_agenda(window: &mut Window) {
    window.press(Key::Escape);
    window.wait_for_focus("Note");
    to_agenda(window);
}

/// Asks to sign, takes the second look and signs; ends at the case.
#[track_caller]
pub(crate) fn sign(window: &mut Window) {
    send(window);
    window.wait_for("dialog", "Sign this contact?");
    window.wait_for_focus("Sign");
    window.press(Key::Enter);
    wait_for_case(window);
}

/// Asks to sign, is led to the reason for another step than the case's, and gives it.
#[track_caller]
pub(crate) fn give_a_reason(window: &mut Window, reason: &str) {
    send(window);
    window.wait_for("dialog", "Before you can sign");
    window.wait_for_text("has to be answered");
    window.screenshot("first-day-08-before-signing");
    window.press(Key::Enter);
    window.wait_for_focus("Why this step now");
    window.write(reason);
}

/// Waits until the page as it will print is drawn beside the form, is not blank, and says these words.
#[track_caller]
pub(crate) fn preview_shows_the_page(window: &Window, words: &[&str]) {
    let dark = "const canvas = document.querySelector('canvas[data-drawn-page=\"1\"]');
        if (!canvas) return 0;
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at] < 128 && data[at + 3] > 128) dark += 1;
        return dark;";
    window.wait_until("the page is drawn and not blank", |window| {
        window.ask(dark).as_i64() > Some(2000)
    });
    // What assistive technology reads of the page is its own text, so it is the page of these rows.
    for typed in words {
        window.wait_until(&format!("the page says {typed:?}"), |window| {
            let words =
                window.ask("return document.querySelector('.pdf__pane p')?.textContent ?? ''");
            bare(words.as_str().unwrap_or_default()).contains(&bare(typed))
        });
    }
}

/// Asks to issue, takes the second look and issues; ends at the issued report and returns its number.
#[track_caller]
pub(crate) fn issue(window: &mut Window) -> String {
    send(window);
    window.wait_for("dialog", "Issue this report?");
    window.wait_for_focus("Issue");
    window.screenshot("first-day-16-issue");
    window.press(Key::Enter);
    wait_for_screen(window, "Issued report");
    window.wait_until("the issued page is drawn", |window| {
        window.ask("return document.querySelector('canvas')?.dataset.drawnPage ?? ''") == "1"
    });
    window.screenshot("first-day-17-issued");
    let heading = window.ask("return document.querySelector('h1 span').textContent.trim()");
    heading.as_str().unwrap_or_default().to_owned()
}

/// Waits until the bar at the foot says that everything is saved.
#[track_caller]
pub(crate) fn wait_until_saved(window: &Window) {
    window.wait_until("it is saved", |window| {
        let bar = window.ask("return document.querySelector('.status-bar__items li').textContent");
        bar.as_str().unwrap_or_default().contains("Saved")
    });
}

/// Closes the window and starts the program again on the same record.
#[track_caller]
pub(crate) fn start_again(window: Window, data: &Path) -> Window {
    window.close();
    Window::open(data)
}
