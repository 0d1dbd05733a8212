//! What comes before the stories about a paper, and what its copies say.

use std::path::Path;
use std::process::Command;

use chrono::Days;
use clinic::forms::{CaseForm, ConsentForm, PatientForm};
use tests::desk::{Desk, answer_step_1, warehouse};
use tests::window::{Key, Window};

use crate::record::registered;
use crate::sentences::{fill, press, tick, wait_for_screen};
use crate::steps::{day_ago, days_ago, write_in};

pub(crate) const DIFFICULTY: &str = "Lifting from the floor";

/// A case of somebody in the warehouse, assessed by telephone when the clock of the desk says.
pub(crate) fn assessed(desk: &Desk, patient: &PatientForm) -> String {
    let work = CaseForm {
        referral_on: days_ago(7),
        off_sick_since: days_ago(21),
        ..warehouse()
    };
    let case = registered(desk, patient, &work).case;
    let mut draft = desk.begin(&case, "step_1", "telephone");
    answer_step_1(&mut draft);
    let next = draft
        .answers
        .iter_mut()
        .find(|answer| answer.item == "next");
    next.expect("it is among the answers").on = in_days(14);
    desk.clinic
        .sign_contact(&draft)
        .expect("everything needed is answered");
    case
}

/// Consent to a copy for the employer, given the day before yesterday.
pub(crate) fn employer_may_have_a_copy(desk: &Desk, case: &str, named: &str) {
    let consent = ConsentForm {
        purpose: "employer_copy".into(),
        decision: "given".into(),
        on: days_ago(1),
        how: "verbal".into(),
        named: named.into(),
        channel: "e-mail".into(),
        scope: "The report".into(),
        ..ConsentForm::default()
    };
    desk.clinic
        .record_consent(case, &consent)
        .expect("the consent is recorded");
}

/// The calendar day so many days after today, as the record writes it.
pub(crate) fn in_days(days: u64) -> String {
    (day_ago(0) + Days::new(days))
        .format("%Y-%m-%d")
        .to_string()
}

/// From the case: a report for four weeks with one row, up to what is asked before it is issued.
#[track_caller]
pub(crate) fn write_report(window: &mut Window, recommendation: &str) {
    window.keys("r");
    wait_for_screen(window, "Report");
    window.wait_for_focus("you are not fit for work");
    window.keys("2");
    fill(window, "to (a day, or 4w, 28d)", "4w");
    tick(window, "is required");
    fill(window, "Review on (empty: no day made yet)", "+26d");
    tick(window, "amended duties");
    write_in(window, "Difficulty", DIFFICULTY);
    window.press(Key::Tab);
    window.write(recommendation);
}

/// The issued report on the screen: its number.
#[track_caller]
pub(crate) fn number_shown(window: &Window) -> String {
    let heading = window.ask("return document.querySelector('h1 span').textContent.trim()");
    heading.as_str().unwrap_or_default().to_owned()
}

/// Opens a copy in the system's viewer to print it; `whom` as the button says. The file is the so-many-eth it got.
#[track_caller]
pub(crate) fn open_to_print(window: &mut Window, whom: &str, many: usize) -> Vec<u8> {
    press(window, "Open to print…");
    window.wait_for("dialog", "Open to print: who is it for?");
    press(window, whom);
    window.wait_for_text("A copy is open in the system’s viewer.");
    window.opened(many)
}

/// What a PDF says in its order, with single spaces.
pub(crate) fn words(folder: &Path, pdf: &[u8]) -> String {
    let said = told(folder, pdf, "pdftotext", &["-enc", "UTF-8"], &["-"]);
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pieces of text of a PDF, each with its size in points.
pub(crate) fn sizes(folder: &Path, pdf: &[u8]) -> Vec<(u32, String)> {
    let options = ["-xml", "-i", "-zoom", "1", "-stdout", "-enc", "UTF-8"];
    let xml = told(folder, pdf, "pdftohtml", &options, &[]);
    let mut fonts: Vec<(&str, u32)> = Vec::new();
    let mut pieces = Vec::new();
    for line in xml.lines().map(str::trim) {
        if line.starts_with("<fontspec") {
            let size = attribute(line, "size").parse().expect("a size");
            fonts.push((attribute(line, "id"), size));
        } else if line.starts_with("<text") {
            let font = attribute(line, "font");
            let found = fonts.iter().find(|(id, _)| *id == font);
            let (_, size) = found.expect("its font is told before");
            let said = line.split_once('>').map_or("", |(_, said)| said);
            pieces.push((*size, said.trim_end_matches("</text>").to_owned()));
        }
    }
    pieces
}

fn attribute<'a>(line: &'a str, name: &str) -> &'a str {
    let after = line
        .split_once(&format!("{name}=\""))
        .map(|(_, after)| after);
    after
        .and_then(|after| after.split_once('"'))
        .map(|(value, _)| value)
        .expect("pdftohtml writes it")
}

fn told(folder: &Path, pdf: &[u8], program: &str, before: &[&str], after: &[&str]) -> String {
    let path = folder.join("paper.pdf");
    std::fs::write(&path, pdf).expect("a temporary file can be written");
    let output = Command::new(program)
        .args(before)
        .arg(&path)
        .args(after)
        .output()
        .expect("poppler's programs are installed (Debian: poppler-utils)");
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8, as asked")
}
