//! A manager rings with a paper in her hand. What a telephone's camera or a hand scanner reads off it goes into one field;
//! the screen says in words what it came to, and what the record knows besides.

use tests::desk::{Desk, kevin};
use tests::window::{Key, Window};

use crate::papers::{assessed, in_days};
use crate::sentences::{unlock, wait_for_screen};
use crate::steps::*;

const CODES: &str = "What the telephone’s camera read";

struct Papers {
    /// What the codes of each paper hold, as any reader finds them in its file.
    replaced: Vec<String>,
    holds: Vec<String>,
    number: String,
}

#[test]
fn good_changed_and_replaced() {
    let desk = Desk::ready();
    put_back(&desk, 1);
    let papers = two_papers(&desk);
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    let coming = Count::now(&window);
    window.chord(Key::Control, 'k');
    window.wait_for_focus("Name, NHS number or what you want to do");
    window.keys("check a p");
    window.wait_until("it is offered", |window| {
        let options = window.controls();
        let mut options = options.iter().filter(|one| one.role == "option");
        options.any(|one| one.name.starts_with("Check a paper"))
    });
    window.press(Key::Enter);
    wait_for_screen(&window, "Check a paper");
    window.wait_for_focus(CODES);
    coming.told(&window, "check a paper, from the caseload to the field");

    read_off(&mut window, &papers.holds);
    let issued = day_ago(1).format("%d/%m/%Y");
    let said = format!("Matches what Solent Vocational Clinic issued on {issued}.");
    assert_eq!(verdict(&window), "matches");
    window.wait_for_text(&said);
    window.wait_for_text("Kevin Pryce");
    assert!(
        !window.text().contains("It was replaced by"),
        "{}",
        window.text()
    );
    window.screenshot("check-paper-01-matches");

    clear(&mut window);
    read_off(&mut window, &tampered(&papers.holds));
    assert_ne!(verdict(&window), "matches");
    let page = window.text();
    assert!(!page.contains("Matches"), "{page}");
    assert!(!page.contains("Kevin"), "nothing of it is shown: {page}");
    window.screenshot("check-paper-02-changed");

    clear(&mut window);
    read_off(&mut window, &papers.replaced);
    assert_eq!(verdict(&window), "matches");
    window.wait_for_text(&said);
    window.wait_for_text(&format!("It was replaced by {}", papers.number));
    window.screenshot("check-paper-03-replaced");
    window.text_size(200);
    window.screenshot("check-paper-04-replaced-at-200-percent");
    println!("check a paper: {} keys in all", window.keystrokes);
    window.close();
}

/// A report, and the one that took its place.
fn two_papers(desk: &Desk) -> Papers {
    let case = assessed(desk, &kevin());
    let screen = desk.clinic.start_report(&case).expect("a report starts");
    let mut form = screen.form.clone();
    form.advice = "not_fit".into();
    form.review = "not_required".into();
    form.rows.clear();
    form.to = in_days(20);
    let old = desk
        .clinic
        .issue_report(&screen.id, &form)
        .expect("it can be issued");
    let screen = desk
        .clinic
        .replace_report(&case, &old.id)
        .expect("it can be replaced");
    let mut form = screen.form.clone();
    form.to = in_days(13);
    let new = desk
        .clinic
        .issue_report(&screen.id, &form)
        .expect("it can be issued");
    let codes = |report: &str| {
        let pdf = desk.clinic.report_pdf(&case, report).expect("it is kept");
        let codes = report::links(&pdf).expect("a PDF");
        assert!(!codes.is_empty(), "every report carries its codes");
        codes
    };
    Papers {
        replaced: codes(&old.id),
        holds: codes(&new.id),
        number: new.line.number,
    }
}

/// Types what a scanner types: each code and Enter. Then checks.
fn read_off(window: &mut Window, codes: &[String]) {
    window.wait_for_focus(CODES);
    for code in codes {
        window.write(code);
        window.press(Key::Enter);
    }
    window.chord(Key::Control, Key::Enter);
    window.wait_for_focus("What was found");
}

/// One character, somewhere in the middle.
fn tampered(codes: &[String]) -> Vec<String> {
    let mut codes = codes.to_vec();
    let code = codes.first_mut().expect("there is one");
    let at = code.len() - code.len() / 3;
    let other = if code.as_bytes()[at] == b'A' {
        "B"
    } else {
        "A"
    };
    code.replace_range(at..=at, other);
    codes
}

fn verdict(window: &Window) -> String {
    let verdict = window.ask("return document.querySelector('[data-verdict]').dataset.verdict");
    verdict.as_str().unwrap_or_default().to_owned()
}

fn clear(window: &mut Window) {
    back_to(window, "Clear");
    window.press(Key::Enter);
    window.wait_for_focus(CODES);
}
