//! V14: a roofer with a wrist in a cast, dizzy from his medicine. Not fit yet, with an option ticked, which is asked
//! about once; heights and driving are flagged on the job and have to be spoken of; the report goes by post.

use std::path::Path;

use clinic::forms::{CaseForm, PatientForm};
use tests::desk::{Desk, warehouse};
use tests::window::{Key, Window};

use crate::record::{opened, registered};
use crate::sentences::{
    answer, back_to_agenda, fill, fill_row, go_to_prompt, preview_shows_the_page, send, tick,
    to_agenda, unlock, wait_for_screen, wait_until_saved,
};
use crate::steps::{
    Count, agree_next, days_ago, deliver, hear, issue_now, put_back, read_back, second_look,
    someone, texts, wait_for_line, worklist_group, write_in,
};

const NAME: &str = "KOWALCZYK, Stefan";
const ADDRESS: &str = "9 Invented Row, Totton";
const DRIVING: &str = "Driving is part of this job";
const HEIGHTS: &str = "Working at height is part of this job";
const NOT_FIT_WITH_ADVICE: &str =
    "\"Not fit\" is chosen and options or recommendations are given too";
/// As the row of the assessment is printed.
const WRIST_NOW: &str = "Grips tools and rungs all day (now: None on the right)";
const NO_MANUAL_WORK: &str = "No manual work until the fracture clinic has seen him";
const DIZZY: &str = "Dizzy for an hour after each dose of a medicine";

#[test]
fn not_fit_yet_and_what_is_flagged_is_spoken_of() {
    let desk = Desk::ready();
    put_back(&desk, 1);
    let (patient, case) = stefan();
    let case = registered(&desk, &patient, &case).case;
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    wait_for_line(&window, NAME);
    let all = Count::now(&window);
    see_him(&mut window);
    all.told(&window, "V14, caseload to signed assessment");
    let paper = Count::now(&window);
    report(&mut window);
    paper.told(&window, "V14, signed assessment to issued report");
    post_it(&mut window);
    all.told(&window, "V14, caseload to posted report");
    window.close();
    the_record_says_so(folder.path(), &case);
}

fn stefan() -> (PatientForm, CaseForm) {
    let patient = PatientForm {
        post: true,
        address: ADDRESS.into(),
        ..someone("Stefan", "Kowalczyk", "1979-12-02", "999 164 7902")
    };
    let case = CaseForm {
        referral_on: days_ago(5),
        problem_detail: "Right wrist fixed after a fall".into(),
        off_sick_since: days_ago(15),
        job_title: "Roofer".into(),
        employer: "Topline Demo Roofing".into(),
        manager: "Marek Wolski, owner".into(),
        employer_notes: "8 people, no desk work".into(),
        hours: "45".into(),
        ..warehouse()
    };
    (patient, case)
}

/// Heights and driving are ticked here, and nowhere else.
fn see_him(window: &mut Window) {
    crate::sentences::start_contact(window, '2', '3');
    window
        .write("Cast for four weeks more. Dizzy when he stands up. Wants the trade, nothing else.");
    to_agenda(window);
    answer(window, "Is this the right person", "12");
    answer(window, "Is anyone else", "1");
    answer(window, "What is happening with work", "3");
    hear(
        window,
        "What is the main thing",
        "No grip in the right hand, and dizzy",
    );
    hear(
        window,
        "What is your job",
        "Roofer in a firm of eight; ladders, roofs, drives the van",
    );
    answer(window, "Does your job involve", "12");
    window.screenshot("v14-01-flagged");
    hear(
        window,
        "What treatment",
        "Pregabalin: dizzy for an hour after each dose",
    );
    answer(window, "Have you noticed", "1");
    go_to_prompt(window, "What does the job ask");
    window.wait_for_text("Flagged on the job: driving, working at height.");
    window.write("Grips tools and rungs all day");
    fill_row(
        window,
        1,
        &[
            ("Now", "None on the right"),
            ("Gap", "full"),
            ("Recommendation", NO_MANUAL_WORK),
        ],
    );
    window.screenshot("v14-02-match-row");
    back_to_agenda(window);
    hear(
        window,
        "What I advise",
        "Not fit yet; no driving, ladders or roofs",
    );
    agree_next(
        window,
        "So what happens next",
        "+5w",
        "Review after the fracture clinic",
    );
    window.press(Key::F2);
    window.tab_to("Why this step now");
    window.write("Work at height and a cast");
    send(window);
    second_look(window, "v14-03-sign");
}

fn report(window: &mut Window) {
    window.keys("r");
    wait_for_screen(window, "Report");
    window.wait_for_focus("you are not fit for work");
    window.keys("1");
    fill(window, "to (a day, or 4w, 28d)", "5w");
    tick(window, "is required");
    fill(window, "Review on (empty: no day made yet)", "+5w");
    tick(window, "a workplace assessment");
    // The row of the assessment speaks of neither.
    for warning in [NOT_FIT_WITH_ADVICE, DRIVING, HEIGHTS] {
        window.wait_until(&format!("{warning:?} is asked"), |window| {
            asked(window, warning)
        });
    }
    window.screenshot("v14-04-flags");
    write_in(window, "Difficulty, row 2", DIZZY);
    window.tab_to("Recommendation, goal, row 2");
    window.keys("/30");
    window.wait_for("listbox", "Wordings");
    window.screenshot("v14-05-wording");
    window.press(Key::Enter);
    window.write("driving");
    window.wait_until("driving is spoken of", |window| !asked(window, DRIVING));
    assert!(asked(window, HEIGHTS), "heights were not spoken of yet");
    window.write(", ladders or roofs");
    window.wait_until("heights are spoken of", |window| !asked(window, HEIGHTS));
    window.press(Key::Tab);
    window.write("the GP has looked at the medicine");
    assert!(
        !window.by_role_name("checkbox", "amended duties").checked,
        "ticked for somebody who is not fit"
    );
    preview_shows_the_page(
        window,
        &[WRIST_NOW, DIZZY, "No driving, ladders or roofs until"],
    );
    window.screenshot("v14-06-spoken-of");
    answer_once(window);
    read_back(window, "v14-09-read-back");
    issue_now(window, "v14-10-issue");
    window.screenshot("v14-11-issued");
}

/// A warning that is still to be answered.
fn asked(window: &Window, words: &str) -> bool {
    texts(window, ".finding:not(.finding--answered)")
        .iter()
        .any(|one| one.contains(words))
}

/// Not fit, with advice all the same: it is not stopped, asked about once, and remembered after parking.
fn answer_once(window: &mut Window) {
    send(window);
    window.wait_for_focus("Before you can issue");
    window.screenshot("v14-07-before-issue");
    window.press(Key::Tab);
    window.press(Key::Enter);
    window.wait_for_focus("you are not fit for work");
    let once = Count::now(window);
    window.chord(Key::Alt, 'm');
    window.wait_until("it is answered", |window| {
        !asked(window, NOT_FIT_WITH_ADVICE)
    });
    assert_eq!(once.told(window, "V14, a warning answered"), 1);
    // His own words name a fracture and medicines: each is looked at, and meant.
    for left in (0..3).rev() {
        window.chord(Key::Alt, 'n');
        window.chord(Key::Alt, 'm');
        window.wait_for_text(&format!("0 stop it, {left} to answer"));
    }
    wait_until_saved(window);
    let parked = Count::now(window);
    window.press(Key::F6);
    wait_for_screen(window, "Caseload");
    window.press(Key::F6);
    wait_for_screen(window, "Report");
    assert_eq!(parked.told(window, "V14, parked and back"), 2);
    window.wait_for_text(NOT_FIT_WITH_ADVICE);
    window.wait_for_text("0 stop it, 0 to answer");
    assert!(!asked(window, NOT_FIT_WITH_ADVICE), "asked a second time");
    window.screenshot("v14-08-remembered");
}

/// No printer is there: the cover sheet can be saved and not printed, and that it was posted is a fact all the same.
fn post_it(window: &mut Window) {
    window.wait_for_text("Not yet with the patient.");
    window.keys("4");
    window.wait_for_focus("Record");
    window.wait_for_text("Cover sheet for a window envelope.");
    let named = |name: &str| window.controls().iter().any(|one| one.name == name);
    assert!(named("Save the cover sheet…"));
    assert!(!named("Print the cover sheet"), "there is no printer");
    assert_eq!(window.by_role_name("textbox", "To").value, ADDRESS);
    window.screenshot("v14-12-posting");
    window.press(Key::Escape);
    window.wait_for_text("How did they get it, or how is it sent?");
    deliver(window, '4', "", "v14-13-posting-again");
    window.wait_for_text("Posted on");
    window.wait_until("it is given", |window| {
        !window.text().contains("Not yet with the patient.")
    });
    window.screenshot("v14-14-posted");
    // Back to where the report was gone on with.
    window.press(Key::Escape);
    wait_for_screen(window, "Caseload");
    window.wait_until("the worklist is there", |window| {
        worklist_group(window, "Not in the GP record").len() == 1
    });
    let delivery = worklist_group(window, "Not yet with the patient");
    assert_eq!(delivery, Vec::<String>::new());
    window.screenshot("v14-15-worklist");
}

fn the_record_says_so(folder: &Path, case: &str) {
    let clinic = opened(folder);
    let told = clinic.case(case).expect("his case is there");
    assert_eq!(told.form.safety_critical, ["driving", "heights"]);
    let entry = told.timeline.iter().find(|entry| entry.kind == "report");
    let report = clinic
        .report(case, &entry.expect("it is issued").id)
        .expect("it can be read");
    assert_eq!(report.line.advice, "Not fit for work");
    assert_eq!(report.deliveries.len(), 1, "{:?}", report.deliveries);
    assert!(report.deliveries[0].starts_with("Posted on"));
    assert!(
        report.deliveries[0].contains(ADDRESS),
        "{:?}",
        report.deliveries
    );
    assert!(report.text.contains("not selected"), "{}", report.text);
}
