//! V15: the receptionist of the practice itself, with an interpreter by telephone. Nobody of her family carries a consent;
//! nothing is printed where her colleagues stand; and what she fills in at home is read before anything else.

use std::path::Path;

use clinic::forms::{CaseForm, PatientForm};
use tests::desk::Desk;
use tests::window::{Key, Window};

use crate::record::{opened, registered};
use crate::sentences::{
    answer, go_to_prompt, press, send, tick, to_agenda, unlock, wait_for_case, wait_for_screen,
};
use crate::steps::*;

const NAME: &str = "NOOR-AHMED, Yasmin";
const INTERPRETER: &str = "Rina B., number 4471";
const GLARE: &str = "Screen glare and noise bring on attacks";
const FILTER: &str = "An anti-glare filter, a desk away from the front window, and a headset";
const STILL_GOES: &str = "The practice record still says that they came here and when";

#[test]
fn nothing_reaches_her_colleagues() {
    let desk = Desk::ready();
    put_back(&desk, 2);
    let patient = PatientForm {
        language: "Sylheti".into(),
        interpreter: "Sylheti".into(),
        safe_number: false,
        ..someone("Yasmin", "Noor-Ahmed", "1993-07-30", "999 169 0964")
    };
    let work = CaseForm {
        problem_group: "mixed".into(),
        employer_is_this_practice: true,
        ..struggling(
            "Migraine and anxiety",
            "Receptionist",
            "Larkfield Demo Surgery",
        )
    };
    let case = registered(&desk, &patient, &work).case;
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    wait_for_line(&window, NAME);
    let call = Count::now(&window);
    ring_with_an_interpreter(&mut window);
    let keys = call.told(&window, "V15, a call of step 1 with an interpreter");
    assert!(keys <= KEYS_MAX, "{keys} keys");
    refuse_through_the_professional(&mut window);
    write_the_report(&mut window);
    print_it_elsewhere(&mut window);
    hand_it_over(&mut window);
    a_paper_comes_in(&mut window);
    window.close();
    the_record_says_so(folder.path(), &case);
}

fn ring_with_an_interpreter(window: &mut Window) {
    start_as_offered(window);
    window.wait_for_text("They work at this practice");
    window.write("Does not want her colleagues to know she comes here.");
    to_agenda(window);
    answer(window, "Can I check", "124");
    answer(window, "Is this a good moment", "12");
    hear(window, "Where are you right now", "At her mother's");
    answer(window, "Is anyone else", "3");
    go_to_prompt(window, "Who is interpreting?");
    window.write(INTERPRETER);
    window.wait_for_focus("Name, or the number they gave");
    window.press(Key::Tab);
    window.wait_for_focus("Language");
    assert_eq!(
        window.focused().value,
        "Sylheti",
        "known from the registration"
    );
    window.press(Key::Tab);
    window.keys("1");
    window.wait_for_focus("by telephone");
    assert!(window.by_role_name("radio", "professional").checked);
    window.screenshot("v15-01-interpreter");
    window.text_size(200);
    // Whoever goes on with the keys has what they are at in sight, however large it is.
    window.chord(Key::Shift, Key::Tab);
    window.wait_for_focus("Language");
    window.screenshot("v15-02-interpreter-at-200-percent");
    window.text_size(100);
    window.press(Key::Enter);
    window.wait_for_focus("Agenda");
    answer(window, "What is happening with work", "2");
    hear(window, "What is the main thing", GLARE);
    answer(window, "Have you noticed", "1");
    hear(
        window,
        "What we talked about",
        "Filter, headset, away from the window",
    );
    agree_next(
        window,
        "So what happens next",
        "+4w",
        "Review with the interpreter",
    );
    sign_now(window, "v15-03-sign");
    window.screenshot("v15-04-case");
}

/// Through her cousin it does not count; through the interpreter she refuses.
fn refuse_through_the_professional(window: &mut Window) {
    let consent = Count::now(window);
    window.keys("c");
    window.wait_for("dialog", "Record a consent");
    window.wait_for_focus("Being seen here, and how the record is used");
    window.keys("2");
    window.press(Key::Tab);
    window.keys("1");
    window.tab_to("A professional interpreter");
    window.keys("2");
    window.wait_for_text("Family and friends cannot carry a consent");
    send(window);
    window.wait_for("group", "There is a problem");
    assert!(window.by_role_name("radio", "Given").checked);
    window.screenshot("v15-05-through-the-cousin");
    back_to(window, "Family or a friend");
    window.keys("1");
    window.wait_until("nothing is said against a professional", |window| {
        let page = window.text().to_lowercase();
        !page.contains("family and friends cannot carry a consent")
    });
    write_in(window, "Name, or the number they gave", INTERPRETER);
    window.press(Key::Tab);
    window.keys("1");
    back_to(window, "Given");
    window.keys("2");
    window.wait_for_text(STILL_GOES);
    window.screenshot("v15-06-refused");
    send(window);
    window.wait_until("the refusal is recorded", |window| {
        window.controls().iter().all(|one| one.role != "dialog")
    });
    consent.told(
        window,
        "V15, a consent refused through an interpreter, at the second attempt",
    );
    window.wait_for_text("refused");
    window.screenshot("v15-07-case-after-refusal");
}

fn write_the_report(window: &mut Window) {
    let report = Count::now(window);
    window.keys("r");
    wait_for_screen(window, "Report");
    window.wait_for_focus("you are not fit for work");
    window.keys("2");
    window.tab_to("to (a day, or 4w, 28d)");
    window.keys("4w");
    tick(window, "is required");
    window.tab_to("Review on (empty: no day made yet)");
    window.keys("+4w");
    tick(window, "amended duties");
    write_in(window, "Difficulty", GLARE);
    window.press(Key::Tab);
    window.write(FILTER);
    read_back(window, "v15-08-read-back");
    issue_now(window, "v15-09-issue");
    let keys = report.told(window, "V15, the report read back and issued");
    assert!(keys <= KEYS_MAX, "{keys} keys");
    window.wait_for_text("Not yet with the patient.");
    window.wait_for_text("what lies at a desk or a printer here may be read by colleagues");
    window.screenshot("v15-10-issued");
}

/// The print dialog names what else can be done; she wants it later, and not here.
fn print_it_elsewhere(window: &mut Window) {
    window.keys("p");
    window.wait_for("dialog", "Print: who is it for?");
    window.wait_for_text("They work at this practice");
    window.screenshot("v15-11-print");
    press(window, "Save it instead");
    window.wait_for("dialog", "Save a copy: who is it for?");
    window.wait_for_text("no longer protected by Stepwell");
    window.screenshot("v15-12-save-instead");
    window.press(Key::Escape);
    window.keys("p");
    window.wait_for("dialog", "Print: who is it for?");
    press(window, "Hand it over later");
    window.wait_until("the dialog is gone", |window| {
        window.controls().iter().all(|one| one.role != "dialog")
    });
    window.press(Key::F9);
    window.wait_until("colleagues' warnings are not for her eyes", |window| {
        !window.text().contains("Caseload")
    });
    window.screenshot("v15-13-only-this-page");
    window.press(Key::F9);
}

/// It waits on the worklist until it is hers.
fn hand_it_over(window: &mut Window) {
    window.press(Key::Escape);
    wait_for_case(window);
    window.press(Key::Escape);
    wait_for_screen(window, "Caseload");
    let waiting = "Not yet with the patient";
    window.wait_until("it is on the worklist", |window| {
        worklist_group(window, waiting)
            .iter()
            .any(|line| line.contains(NAME))
    });
    window.screenshot("v15-14-not-yet-with-her");
    let handed = Count::now(window);
    window.keys("w");
    window.wait_until("the first line has the focus", |window| {
        window.focused_name().contains("report of")
    });
    window.press(Key::Enter);
    wait_for_screen(window, "Issued report");
    deliver(window, '3', "Yasmin, at the library", "v15-15-handed-over");
    handed.told(window, "V15, handed over from the worklist");
    window.wait_until("it is hers", |window| {
        !window.text().contains("Not yet with the patient.")
    });
    // The summary says what still goes into the practice record.
    window.wait_for_focus("To the GP summary");
    window.press(Key::Enter);
    window.wait_for_text("For the GP record");
    window.wait_for_text(STILL_GOES);
    window.screenshot("v15-16-gp-summary");
    window.press(Key::Escape);
    wait_for_screen(window, "Issued report");
    window.press(Key::Escape);
    wait_for_screen(window, "Caseload");
    window.wait_until("it is off the worklist", |window| {
        worklist_group(window, waiting).is_empty()
    });
}

/// Between two calls: whoever takes the paper says that it came, and it is the first line until it was read.
fn a_paper_comes_in(window: &mut Window) {
    wait_for_line(window, NAME);
    window.press(Key::Enter);
    wait_for_case(window);
    let paper = Count::now(window);
    window.keys("q");
    window.wait_for("dialog", "Questionnaire handed in");
    window.wait_until("the first of them has the focus", |window| {
        window.focused().role == "radio"
    });
    window.keys("1");
    write_in(window, "Note", "In an envelope, from the letter box");
    send(window);
    window.wait_for_text("Not read yet: PHQ-9");
    window.screenshot("v15-17-handed-in");
    window.press(Key::Escape);
    wait_for_screen(window, "Caseload");
    window.wait_until("it is at the top of the worklist", |window| {
        let lines = texts(window, ".worklist li");
        let to_read = worklist_group(window, "Risk to read");
        to_read.len() == 1 && lines.first() == to_read.first() && to_read[0].contains(NAME)
    });
    window.screenshot("v15-18-risk-to-read");
    window.keys("w");
    window.wait_until("it has the focus", |window| {
        window.focused_name().contains("handed in")
    });
    window.press(Key::Enter);
    window.wait_for("dialog", "Read: PHQ-9");
    window.wait_until("the paper has the focus", |window| {
        window.focused_name().starts_with("PHQ-9: digits answer")
    });
    window.keys("111101100");
    window.screenshot("v15-19-reading");
    send(window);
    window.wait_until("it is read", |window| {
        window.controls().iter().all(|one| one.role != "dialog")
            && !window.text().contains("Not read yet")
    });
    paper.told(window, "V15, a paper handed in and read");
    window.screenshot("v15-20-read");
}

fn the_record_says_so(folder: &Path, case: &str) {
    let clinic = opened(folder);
    let told = clinic.case(case).expect("the case is there");
    let [consent] = &told.consents[..] else {
        panic!("one answer stands, {:?}", told.consents)
    };
    assert_eq!(
        (consent.purpose.as_str(), consent.decision.as_str()),
        ("gp_copy", "refused")
    );
    let contact = told
        .timeline
        .iter()
        .find(|one| one.kind == "contact")
        .expect("it is signed");
    let read = clinic.contact(case, &contact.id).expect("it can be read");
    let who = read.contact.interpreter;
    assert_eq!(who.name, INTERPRETER);
    assert_eq!(who.language, "Sylheti");
    assert_eq!(
        (who.by.as_str(), who.kind.as_str()),
        ("telephone", "professional")
    );
    assert!(!read.gp_record.expect("it goes there").put);
    let worklist = clinic.worklist().expect("it can be read");
    assert!(worklist.risk_to_read.is_empty());
    assert!(worklist.delivery.is_empty());
    assert_eq!(worklist.gp_record.len(), 1);
    assert!(told.handed_in.is_empty());
    assert_eq!(told.scores.len(), 1, "{:?}", told.scores);
}
