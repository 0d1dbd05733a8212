//! What the stories of the issue about the contact do again and again, with what was said in people's own words
//! counted apart from the keys.

use chrono::{Days, Local, NaiveDate};
use tests::desk::{Desk, kevin, warehouse};
use tests::window::{Key, Window};

use clinic::forms::{CaseForm, PatientForm};

use crate::sentences::{go_to_prompt, send, wait_for_case, wait_for_screen};

/// What a contact of step 1 by telephone, or an assessment up to its issued report, may take beyond free text.
pub(crate) const KEYS_MAX: usize = 60;

/// How much was pressed so far, to tell how much a part of a story took.
#[derive(Clone, Copy)]
pub(crate) struct Count {
    keys: usize,
    written: usize,
}

impl Count {
    pub(crate) fn now(window: &Window) -> Self {
        Self {
            keys: window.keystrokes,
            written: window.written,
        }
    }

    /// Prints what was pressed since, and returns the keys beyond free text.
    pub(crate) fn told(self, window: &Window, what: &str) -> usize {
        let keys = window.keystrokes - self.keys;
        let written = window.written - self.written;
        println!("{what}: {keys} keys, and {written} characters of free text");
        keys
    }
}

/// The calendar day so many days before today, as the record writes it.
pub(crate) fn days_ago(days: u64) -> String {
    day_ago(days).format("%Y-%m-%d").to_string()
}

/// The calendar day so many days before today, as the screen writes it in full, without the day of the week.
pub(crate) fn day_ago(days: u64) -> NaiveDate {
    Local::now().date_naive() - Days::new(days)
}

/// Puts the clock of the desk back by so many days, at ten in the morning.
pub(crate) fn put_back(desk: &Desk, days: u64) {
    desk.clock
        .set(&format!("{}T10:00:00+00:00", days_ago(days)));
}

/// A person of the demonstration, with the NHS number that is theirs there.
pub(crate) fn someone(given: &str, family: &str, born: &str, nhs_number: &str) -> PatientForm {
    PatientForm {
        given: given.into(),
        family: family.into(),
        preferred: String::new(),
        date_of_birth: born.into(),
        nhs_number: nhs_number.into(),
        gp_practice: "Larkfield Demo Surgery".into(),
        ..kevin()
    }
}

/// A case referred a week ago, of somebody who is at work and struggling.
pub(crate) fn struggling(problem: &str, job_title: &str, employer: &str) -> CaseForm {
    CaseForm {
        referral_on: days_ago(7),
        referral_reason: "struggling_at_work".into(),
        problem_detail: problem.into(),
        work_status: "struggling".into(),
        off_sick_since: String::new(),
        job_title: job_title.into(),
        employer: employer.into(),
        ..warehouse()
    }
}

/// Waits for the one line of the caseload to have the focus.
#[track_caller]
pub(crate) fn wait_for_line(window: &Window, name: &str) {
    window.wait_until(&format!("the line of {name} has the focus"), |window| {
        window.focused_name().starts_with(name)
    });
}

/// Waits for the question how to start, with a step to choose.
#[track_caller]
pub(crate) fn wait_for_start(window: &Window) {
    window.wait_for("dialog", "Start a contact");
    window.wait_until("a step is offered", |window| {
        window.focused().role == "radio"
    });
}

/// From a line of the caseload, or the case: N and Enter, for what is right already; then the cursor is in the note.
#[track_caller]
pub(crate) fn start_as_offered(window: &mut Window) {
    window.keys("n");
    wait_for_start(window);
    window.press(Key::Enter);
    wait_for_screen(window, "Contact");
    window.wait_for_focus("Note");
}

/// Writes what was heard at a prompt, and goes on to the next one.
#[track_caller]
pub(crate) fn hear(window: &mut Window, prompt: &str, words: &str) {
    go_to_prompt(window, prompt);
    window.write(words);
    window.press(Key::Enter);
    window.wait_for_focus("Agenda");
}

/// Types the day of the last prompt and a line about it, and goes on to the note.
#[track_caller]
pub(crate) fn agree_next(window: &mut Window, prompt: &str, day: &str, words: &str) {
    go_to_prompt(window, prompt);
    window.keys(day);
    write_in(window, "More, in words", words);
    window.press(Key::Enter);
    window.wait_for_focus("Note");
}

/// Goes on with Tab to a field and writes into it in their own words.
#[track_caller]
pub(crate) fn write_in(window: &mut Window, field: &str, words: &str) {
    window.tab_to(field);
    window.write(words);
}

/// Asks to sign, takes the second look and signs; ends at the case.
#[track_caller]
pub(crate) fn sign_now(window: &mut Window, picture: &str) {
    send(window);
    second_look(window, picture);
}

/// The second look before signing is there, or comes: signs and ends at the case.
#[track_caller]
pub(crate) fn second_look(window: &mut Window, picture: &str) {
    window.wait_for("dialog", "Sign this contact?");
    window.wait_for_focus("Sign");
    window.screenshot(picture);
    window.press(Key::Enter);
    wait_for_case(window);
}

/// Asks to issue, takes the second look and issues.
#[track_caller]
pub(crate) fn issue_now(window: &mut Window, picture: &str) {
    send(window);
    window.wait_for("dialog", "Issue this report?");
    window.wait_for_focus("Issue");
    window.screenshot(picture);
    window.press(Key::Enter);
    wait_for_screen(window, "Issued report");
}

/// Reads the report back to the person, who agrees, and goes on in the report.
#[track_caller]
pub(crate) fn read_back(window: &mut Window, picture: &str) {
    window.press(Key::F9);
    window.wait_for_focus("Your report");
    window.screenshot(picture);
    window.press(Key::Enter);
    window.wait_for_text("and they agreed to these words");
}

/// From the issued report: records by its digit how it was given, and to whom.
#[track_caller]
pub(crate) fn deliver(window: &mut Window, digit: char, to: &str, picture: &str) {
    window.keys(&digit.to_string());
    window.wait_for_focus("Record");
    if !to.is_empty() {
        back_to(window, "To");
        window.write(to);
    }
    window.screenshot(picture);
    // In a line of text as on the button: Enter records.
    window.press(Key::Enter);
    window.wait_for_text("Recorded.");
}

/// Goes back with Shift and Tab to the field or choice of this name.
#[track_caller]
pub(crate) fn back_to(window: &mut Window, name: &str) {
    for _ in 0..20 {
        if window.focused_name() == name {
            return;
        }
        window.chord(Key::Shift, Key::Tab);
    }
    panic!("Shift and Tab do not reach {name:?}");
}

/// The texts of the prompts in the agenda, in their order, with how each stands.
pub(crate) fn agenda(window: &Window) -> Vec<String> {
    texts(window, "#agenda [role=option]")
}

/// The lines of one group of the worklist.
pub(crate) fn worklist_group(window: &Window, title: &str) -> Vec<String> {
    texts(window, &format!("section[aria-label='{title}'] li"))
}

/// The tidy texts of the elements a selector finds.
pub(crate) fn texts(window: &Window, selector: &str) -> Vec<String> {
    let found = window.ask(&format!(
        "return Array.from(document.querySelectorAll(\"{selector}\"), (one) => tidy(content(one)))"
    ));
    found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}
