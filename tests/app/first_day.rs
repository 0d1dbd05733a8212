//! The first day: a service is set up, a warehouse picker with a sore back goes through all three
//! steps, and a report is issued. Then the program is started again, and the record says the same.

use std::path::Path;

use store::Document;
use tests::window::{Key, Window};

use crate::record::{bare, issued_event, only_person, opened, pdf_text};
use crate::sentences::*;

const NOT_FIT: &str = "you are not fit for work";
const MAY_BE_FIT: &str = "you may be fit for work, taking account of the advice below";
const LIFTING: &str = "Lifting from the floor, and anything over 5 kg";
const LIFT_LESS: &str = "Up to 5 kg at waist height; 5 kg more each fortnight if comfort allows; above that a trolley or a second person";
const STANDING: &str = "Standing or walking for a whole shift";
const SHORT_DAYS: &str = "4 hours a day in the first week, 6 in the second, then the usual hours";
const STIFF: &str = "Stiff for the first hour of the day";
const LATER: &str = "Start at 09:00 and not 06:00 while the first hour is stiff";
const COMMENTS: &str =
    "Brightstore has an occupational health department, which can see this through.";

#[test]
fn first_start_to_issued_report() {
    let data = tempfile::tempdir().expect("a temporary folder can be made");
    let mut window = Window::open(data.path());
    set_up(&mut window);
    register_kevin(&mut window);
    open_his_case(&mut window);
    let before_contacts = window.keystrokes;

    ring_him(&mut window);
    see_him(&mut window);
    ask_whether_we_may_talk(&mut window);
    ring_his_manager(&mut window);
    println!(
        "three contacts: {} keys",
        window.keystrokes - before_contacts
    );

    let before_report = window.keystrokes;
    let number = write_the_report(&mut window);
    println!("the report: {} keys", window.keystrokes - before_report);
    println!("first start to issued report: {} keys", window.keystrokes);

    let mut window = start_again(window, data.path());
    unlock(&mut window);
    window.wait_until("his case has the focus", |window| {
        window.focused_name().starts_with("PRYCE, Kevin")
    });
    window.screenshot("first-day-20-started-again");
    window.press(Key::Enter);
    wait_for_case(&window);
    window.wait_for_text(&format!("Report {number}"));
    for told in [
        "Step 1, telephone",
        "Step 2, face to face",
        "Step 3, telephone",
    ] {
        window.wait_for_text(told);
    }
    window.screenshot("first-day-21-case-again");
    window.close();
    the_record_says_the_same(data.path(), &number);
}

fn register_kevin(window: &mut Window) {
    window.chord(Key::Alt, 'n');
    type_person(
        window,
        &Person {
            family: "Pryce",
            given: "Kevin",
            born: "11/2/84",
            nhs_number: "999 100 0003",
        },
    );
    fill(window, "Telephone", "01632 960101");
    tick(window, "It is safe to ring this number");
    window.screenshot("first-day-02-register");
    send(window);
}

fn open_his_case(window: &mut Window) {
    window.wait_for_focus("Referred on (required)");
    window.keys("yesterday");
    choose(window, "By (required)", "GP");
    choose(window, "Why (required)", "Off sick");
    choose(window, "Main problem (required)", "Muscles");
    fill(
        window,
        "In a few words",
        "Low back pain for four weeks, no clear cause",
    );
    fill(
        window,
        "Goal, in their words",
        "Drive the van again and not dread Mondays",
    );
    choose(window, "Work today (required)", "Off sick");
    fill(window, "Off sick since", "-3w");
    fill(window, "Job", "Warehouse picker");
    fill(window, "Employer", "Brightstore");
    fill(window, "Manager", "J. Hill");
    fill(window, "Hours a week", "40");
    fill(
        window,
        "About the employer",
        "600 people, occupational health of their own",
    );
    press(window, "Add a fit note");
    window.wait_for_focus("From");
    window.keys("-3w");
    fill(window, "To", "5w");
    choose(window, "Advice", "Not fit");
    fill(window, "Given by", "GP");
    window.screenshot("first-day-03-open-case");
    send(window);
    wait_for_case(window);
    window.screenshot("first-day-04-case");
}

fn ring_him(window: &mut Window) {
    start_contact(window, '1', '1');
    window.write("Rings back at once. Worse in the morning, better once he moves.");
    window.screenshot("first-day-05-contact");
    to_agenda(window);
    answer(window, "Can I check", "123");
    answer(window, "Is this a good moment", "12");
    write(window, "Where are you right now", "At home, in the kitchen");
    answer(window, "Is anyone else", "1");
    write(
        window,
        "What is your worst fear",
        "That one wrong lift puts him out for good",
    );
    answer(window, "What is happening with work", "3");
    write(window, "What is the main thing", LIFTING);
    write(
        window,
        "What has your manager said",
        "Come back when you are 100 %",
    );
    answer(window, "Have you noticed", "1");
    write(
        window,
        "What we talked about",
        "Hurting is not harming: walk daily, ring the manager",
    );
    write_row(
        window,
        "What will you try",
        "Walk 20 minutes",
        &[("When, how often", "every day")],
    );
    write_day(
        window,
        "So what happens next",
        "+1w",
        "Meet at the surgery, an hour",
    );
    window.screenshot("first-day-06-step-1-done");
    sign(window);
    window.wait_for_text("Step 1, telephone");
}

fn see_him(window: &mut Window) {
    start_contact(window, '2', '3');
    to_agenda(window);
    answer(window, "Is this the right person", "12");
    answer(window, "Is anyone else", "1");
    answer(window, "What is happening with work", "3");
    write(window, "What is the main thing", LIFTING);
    write(
        window,
        "What is your job",
        "Picks orders, lifts to 20 kg, 60 an hour",
    );
    answer(window, "Does your job involve", "5");
    write(
        window,
        "What treatment",
        "Ibuprofen when needed, nothing that makes him drowsy",
    );
    answer(window, "Have you noticed", "1");
    write_row(
        window,
        "What does the job ask",
        LIFTING,
        &[
            ("Now", "5 kg from a table"),
            ("Gap", "part"),
            ("Recommendation", LIFT_LESS),
            ("Goal", "15 kg"),
            ("By", "+4w"),
        ],
    );
    window.screenshot("first-day-07-match-row");
    write(
        window,
        "What I advise",
        "May be fit with changes to lifting and hours",
    );
    write_day(window, "So what happens next", "+4w", "Review by telephone");
    give_a_reason(window, "A heavy job that nobody has looked at");
    sign(window);
    window.wait_for_text("Step 2, face to face");
}

fn ask_whether_we_may_talk(window: &mut Window) {
    window.keys("c");
    window.wait_for("dialog", "Record a consent");
    window.wait_for_focus("Being seen here, and how the record is used");
    window.keys("4");
    window.wait_for_focus("Talking with the employer");
    window.wait_for_text("May we talk with your employer?");
    window.press(Key::Tab);
    window.keys("1");
    fill(window, "To or with whom", "J. Hill, shift manager");
    fill(window, "How it goes there", "telephone");
    fill(
        window,
        "What may be said",
        "What he can do and what would help",
    );
    window.screenshot("first-day-09-consent");
    send(window);
    window.wait_until("the consent is recorded", |window| {
        window
            .controls()
            .iter()
            .all(|control| control.role != "dialog")
    });
    window.wait_for_text("J. Hill, shift manager");
}

fn ring_his_manager(window: &mut Window) {
    start_contact(window, '3', '1');
    window.press(Key::F2);
    choose(window, "With", "employer");
    window.press(Key::Escape);
    window.wait_for_focus("Note");
    to_agenda(window);
    answer(window, "Can I check who", "456");
    answer(window, "Who is taking part", "4");
    answer(window, "What is happening with work", "3");
    write(
        window,
        "What is the difficulty",
        "Lifting, and a whole shift on his feet",
    );
    answer(window, "Has anything about", "3");
    talk_with_the_manager(window);
    write_row(
        window,
        "What was asked for",
        LATER,
        &[
            ("Answer", "accepted"),
            ("Reason or counter-offer", "for four weeks"),
            ("Who sees to it", "J. Hill"),
            ("By", "+2w"),
        ],
    );
    window.screenshot("first-day-11-adjustments");
    write(
        window,
        "What I advise",
        "Back on lighter work with a later start",
    );
    write_day(window, "When do we look", "+4w", "With Kevin and J. Hill");
    write_day(window, "What happens next", "+4w", "Review by telephone");
    give_a_reason(window, "The manager has to agree to the changes");
    sign(window);
    window.wait_for_text("Step 3, telephone");
    window.screenshot("first-day-12-case");
}

fn talk_with_the_manager(window: &mut Window) {
    go_to_prompt(window, "What did they say");
    window.press(Key::Enter);
    window.wait_for_focus("Consent relied on");
    window.press(Key::Down);
    window.wait_for_text("May be said: What he can do and what would help.");
    fill(window, "Spoke to", "J. Hill");
    fill(window, "Their role", "shift manager");
    fill(
        window,
        "What you told them",
        "That lifting over 5 kg is what holds him up",
    );
    fill(
        window,
        "What they said",
        "There is lighter work on the returns bench",
    );
    window.screenshot("first-day-10-liaison");
    back_to_agenda(window);
}

/// Ends at the issued report, and returns its number.
fn write_the_report(window: &mut Window) -> String {
    window.keys("r");
    wait_for_screen(window, "Report");
    window.wait_for_focus(NOT_FIT);
    for advice in [NOT_FIT, MAY_BE_FIT] {
        assert!(
            !window.by_role_name("radio", advice).checked,
            "ticked beforehand"
        );
    }
    send(window);
    window.wait_for_focus("Before you can issue");
    window.screenshot("first-day-13-report-stopped");
    window.press(Key::Tab);
    window.press(Key::Enter);
    window.wait_for_focus(NOT_FIT);
    window.keys("2");
    fill(window, "to (a day, or 4w, 28d)", "28d");
    tick(window, "is required");
    fill(window, "Review on (empty: no day made yet)", "+26d");
    tick(window, "a phased return to work");
    tick(window, "amended duties");
    tick(window, "altered hours");
    window.wait_for_text("(28 days)");
    // The row of the table that was written at step 2 is there already.
    let first = window.by_role_name("textbox", "Recommendation, goal");
    assert!(first.value.starts_with(LIFT_LESS), "{}", first.value);
    fill(window, "Difficulty, row 2", STANDING);
    fill(window, "Recommendation, goal, row 2", SHORT_DAYS);
    fill(window, "Difficulty, row 3", STIFF);
    fill(window, "Recommendation, goal, row 3", LATER);
    fill(window, "Further comments", COMMENTS);
    preview_shows_the_page(window, &[LIFT_LESS, SHORT_DAYS, LATER, COMMENTS]);
    window.screenshot("first-day-14-report");
    answer_what_is_asked(window);
    window.screenshot("first-day-15-answered");
    issue(window)
}

/// Issuing says what is still asked; the goal's day lies beyond the period, and that is meant.
fn answer_what_is_asked(window: &mut Window) {
    send(window);
    window.wait_for_focus("Before you can issue");
    press(window, "Meant");
    window.wait_for_text("0 stop it, 0 to answer");
}

fn the_record_says_the_same(data: &Path, number: &str) {
    let clinic = opened(data);
    let person = only_person(&clinic, "pry 1984");
    assert_eq!(person.nhs_number, "999 100 0003");
    let case = clinic.case(&person.cases[0].case).expect("his case opens");
    let told: Vec<&str> = case
        .timeline
        .iter()
        .map(|entry| entry.kind.as_str())
        .collect();
    assert_eq!(
        told,
        [
            "report", "contact", "step", "consent", "contact", "step", "contact", "step"
        ]
    );
    let report = &case.timeline[0];
    let issued = clinic.report(&case.case, &report.id).expect("it is there");
    assert_eq!(issued.line.number, number);
    let pdf = clinic
        .report_pdf(&case.case, &report.id)
        .expect("it is whole");
    drop(clinic);

    let said = pdf_text(data, &pdf);
    for typed in [
        "Kevin Pryce",
        LIFTING,
        LIFT_LESS,
        STANDING,
        SHORT_DAYS,
        STIFF,
        LATER,
        COMMENTS,
        "Sam Okafor",
        "OT12345",
        "01632 960001",
        number,
    ] {
        assert!(said.contains(&bare(typed)), "{typed:?} is not in {said}");
    }
    assert_eq!(
        Document {
            media_type: String::new(),
            bytes: pdf
        }
        .hash()
        .to_string(),
        issued_event(data, &case.case).document
    );
}
