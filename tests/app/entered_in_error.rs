//! Tom's call was written down under Kevin. It is struck with a reason and a second look, whoever holds
//! paper is named, it counts no more, and it is entered again and signed where it belongs.

use clinic::views::CaseView;
use clinic::{Clinic, Code};
use tests::desk::{Desk, kevin, warehouse};
use tests::window::{Key, Window};

use crate::record::{only_person, opened, registered, tom};
use crate::sentences::{press, send, sign, unlock, wait_for_screen};

const REASON: &str = "This was Tom Ferris's call";

#[test]
fn a_contact_under_the_wrong_person_is_struck_and_entered_again_under_the_right_one() {
    let desk = Desk::ready();
    let kevins = registered(&desk, &kevin(), &warehouse()).case;
    let (patient, case) = tom();
    let toms = registered(&desk, &patient, &case).case;
    let signed = desk.step_1(&kevins);
    let number = report_with_a_copy(&desk, &signed);
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    go_to_person(&mut window, "pryce");
    press(&mut window, "open : Step 1, telephone, 30 min, 1 Sep");
    wait_for_screen(&window, "Signed contact");
    window.wait_for_text("Lifting from the floor");
    add_below(&mut window, "He rang back: walking helps");
    window.screenshot("entered-in-error-1-addendum");

    strike(&mut window, &number);
    window.press(Key::Escape);
    wait_for_screen(&window, "Case");
    window.wait_for_text(&format!("Why: {REASON}"));
    window.wait_for_text(&format!(
        "Report {number} rests on a contact that was entered in error"
    ));
    let shown = window.text();
    for gone in ["Lifting from the floor", "Keep walking", "walking helps"] {
        assert!(!shown.contains(gone), "{gone:?} still stands in {shown}");
    }
    window.screenshot("entered-in-error-4-case");

    press(&mut window, "open : Step 1, telephone, 30 min, 1 Sep");
    wait_for_screen(&window, "Signed contact");
    enter_again_under_tom(&mut window);
    sign(&mut window);
    window.wait_for_text("FERRIS, Tom");
    window.wait_for_text("Lifting from the floor");
    window.screenshot("entered-in-error-7-toms-case");
    println!("keystrokes in all: {}", window.keystrokes);
    window.close();

    let clinic = opened(folder.path());
    struck_in_the_record(&clinic, &kevins, &number);
    let told = clinic.case(&toms).expect("Tom's case is there");
    assert!(told.drafts.is_empty(), "{:?}", told.drafts);
    let entry = told.timeline.iter().find(|entry| entry.kind == "contact");
    let entry = entry.expect("it stands in Tom's case");
    let contact = clinic.contact(&toms, &entry.id).expect("it can be read");
    assert_eq!(contact.banner.shown_name, "FERRIS, Tom");
    assert_ne!(contact.contact.entered_again_from, "");
    assert_eq!(
        only_person(&clinic, "ferris").cases[0].last_contact_on,
        Some("2026-09-01".to_owned())
    );
}

/// Kevin's report goes out with the contact as its basis, and a copy leaves the program for him.
fn report_with_a_copy(desk: &Desk, case: &CaseView) -> String {
    let screen = desk
        .clinic
        .start_report(&case.case)
        .expect("a report begins");
    let mut form = screen.form;
    form.advice = "not_fit".into();
    form.to = "2026-09-14".into();
    form.review = "not_required".into();
    let issued = desk
        .clinic
        .issue_report(&screen.id, &form)
        .expect("it is issued");
    desk.clinic
        .save_report_copy(
            &case.case,
            &issued.id,
            &"patient".into(),
            &desk.folder().join("copy.pdf"),
        )
        .expect("a copy is saved");
    issued.line.number
}

/// Ctrl+K, some letters, Enter.
fn go_to_person(window: &mut Window, text: &str) {
    window.chord(Key::Control, 'k');
    window.wait_for_focus("Name, NHS number or what you want to do");
    window.keys(text);
    window.wait_for_text("1 person");
    window.press(Key::Enter);
    wait_for_screen(window, "Case");
}

fn add_below(window: &mut Window, text: &str) {
    window.tab_to("Add to it");
    window.keys(text);
    send(window);
    window.wait_until("it stands below", |window| {
        window.focused().value.is_empty() && window.text().contains(text)
    });
}

/// Nothing happens without a reason and a second look; then it lists whoever holds paper.
fn strike(window: &mut Window, number: &str) {
    let before = window.keystrokes;
    press(window, "Mark as entered in error…");
    window.wait_for("dialog", "Mark this contact as entered in error?");
    window.wait_for_text(&format!("Report {number}"));
    window.wait_for_text("Whoever has a copy has to be told:");
    window.wait_for_text("Saved to a file on 1 Sep 2026, for the patient");
    press(window, "Mark as entered in error");
    window.wait_until("the second look is asked for", |window| {
        window
            .focused()
            .name
            .starts_with("I have looked: Step 1, telephone")
    });
    window.press(Key::Space);
    press(window, "Mark as entered in error");
    window.wait_for_focus("Why");
    window.wait_for_text("Say why, in a line");
    window.screenshot("entered-in-error-2-strike");
    window.keys(REASON);
    press(window, "Mark as entered in error");
    window.wait_for("region", "Entered in error");
    window.wait_for_text(REASON);
    window.wait_for_text("Saved to a file on 1 Sep 2026, for the patient");
    window.screenshot("entered-in-error-3-struck");
    println!(
        "keystrokes to strike it, refused twice on the way: {}",
        window.keystrokes - before
    );
}

fn enter_again_under_tom(window: &mut Window) {
    let before = window.keystrokes;
    press(window, "Enter again under the right patient");
    window.wait_for("dialog", "Enter again under the right patient");
    window.wait_for_focus("Find the right patient");
    window.keys("ferr");
    window.wait_for_text("1 found");
    window.screenshot("entered-in-error-5-right-patient");
    press(window, "Enter under FERRIS, Tom (Larkfield Demo Buses)");
    wait_for_screen(window, "Contact");
    window.wait_for_text("FERRIS, Tom");
    window.wait_for_text("entered again from another record");
    window.screenshot("entered-in-error-6-again");
    println!(
        "keystrokes to enter it again: {}",
        window.keystrokes - before
    );
}

fn struck_in_the_record(clinic: &Clinic, case: &str, number: &str) {
    let told = clinic.case(case).expect("Kevin's case is there");
    let struck = told.timeline.iter().find(|entry| entry.kind == "struck");
    let struck = struck.expect("it is kept, struck");
    assert_eq!(struck.lines, [format!("Why: {REASON}")]);
    let contact = clinic.contact(case, &struck.id).expect("kept for audit");
    assert_eq!(contact.addenda[0].text, "He rang back: walking helps");
    assert_eq!(contact.reports[0].number, number);
    assert_eq!(contact.reports[0].given.len(), 1);
    assert_eq!(only_person(clinic, "pryce").cases[0].last_contact_on, None);
    let refused = clinic.start_report(case).expect_err("nothing to rest on");
    assert_eq!(refused.code, Code::Refused);
    let report = clinic
        .report(case, &contact.reports[0].id)
        .expect("the report is kept");
    assert!(report.basis_struck);
}
