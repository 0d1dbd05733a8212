//! A phased return for three night shifts: a care assistant whose ankle has healed goes back to three nights of twelve
//! hours, week by week, and the paper says each of them.

use std::fs;
use std::path::Path;

use chrono::{Datelike, Days, NaiveDate};
use clinic::forms::{CaseForm, PatientForm};
use tests::desk::{Desk, answer_step_1, warehouse};
use tests::window::{Key, Window};

use crate::record::{bare, opened, pdf_text, registered};
use crate::sentences::{
    fill, in_sight, press, preview_shows_the_page, tick, unlock, wait_for_case, wait_for_screen,
};
use crate::steps::{
    Count, back_to, day_ago, days_ago, issue_now, put_back, read_back, someone, texts,
    wait_for_line, write_in,
};

const NAME: &str = "MENSAH, Grace";
const ON_HER_FEET: &str = "On her feet for a whole night of 12 hours";
const SIT_DOWN: &str = "Sit down for 10 minutes in each hour, for the first 2 weeks";
const PHYSIOTHERAPY: &str = "Physiotherapy";
const LINE: &str = "In a line, then Enter: Mon-Fri 9-5, or Mon, Wed 20-08; Sat 8-12";
/// What a few cells of the schedule may take.
const KEYS_MAX: usize = 70;

#[test]
fn three_nights_week_by_week() {
    let desk = Desk::ready();
    put_back(&desk, 1);
    let (patient, case) = grace();
    let case = registered(&desk, &patient, &case).case;
    rung(&desk, &case);
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    wait_for_line(&window, NAME);
    window.press(Key::Enter);
    wait_for_case(&window);
    let paper = Count::now(&window);
    begin_report(&mut window);
    let schedule = Count::now(&window);
    propose(&mut window);
    shorter_first(&mut window);
    rest_is_short_and_put_right(&mut window);
    an_appointment_is_kept_free(&mut window);
    leads_to_the_usual_week(&mut window);
    let keys = schedule.told(&window, "three nights, tick to schedule");
    assert!(keys <= KEYS_MAX, "{keys} keys");
    rest_of_report(&mut window);
    issue_now(&mut window, "nights-10-issue");
    window.wait_until("the issued page is drawn", |window| {
        window.ask("return document.querySelector('canvas')?.dataset.drawnPage ?? ''") == "1"
    });
    window.screenshot("nights-11-issued");
    paper.told(&window, "three nights, case to issued report");
    window.close();
    the_paper_says_so(folder.path(), &case);
}

fn grace() -> (PatientForm, CaseForm) {
    let patient = someone("Grace", "Mensah", "1981-06-20", "999 178 3210");
    let case = CaseForm {
        referral_on: days_ago(8),
        problem_detail: "Broken ankle, out of the boot for two weeks".into(),
        off_sick_since: days_ago(70),
        job_title: "Night care assistant".into(),
        employer: "Larkfield Demo Care Home".into(),
        manager: "P. Osei, night manager".into(),
        hours: "36".into(),
        ..warehouse()
    };
    (patient, case)
}

/// Yesterday's call, signed: a report rests on it.
fn rung(desk: &Desk, case: &str) {
    let mut draft = desk.begin(case, "step_1", "telephone");
    answer_step_1(&mut draft);
    for answer in &mut draft.answers {
        match answer.item.as_str() {
            "difficulty" => answer.text = ON_HER_FEET.into(),
            "next" => answer.on = (day_ago(0) + Days::new(7)).format("%Y-%m-%d").to_string(),
            _ => {}
        }
    }
    desk.clinic
        .sign_contact(&draft)
        .expect("the call is signed");
}

/// The Monday the first week begins on: the first from the day of the call on.
fn first_monday() -> NaiveDate {
    let call = day_ago(1);
    let since = u64::from(call.weekday().num_days_from_monday());
    call + Days::new((7 - since) % 7)
}

fn begin_report(window: &mut Window) {
    window.keys("r");
    wait_for_screen(window, "Report");
    window.wait_for_focus("you are not fit for work");
    window.keys("2");
    fill(window, "to (a day, or 4w, 28d)", "6w");
    tick(window, "is required");
    fill(window, "Review on (empty: no day made yet)", "+36d");
    window.tab_to("a phased return to work");
}

/// From the tick to a first draft: three nights of twelve hours, fewer of them first.
fn propose(window: &mut Window) {
    window.press(Key::Enter);
    window.wait_for("dialog", "Phased return");
    window.wait_for_focus(LINE);
    window.screenshot("nights-01-opened");
    press(window, "Three 12-hour nights");
    holds(window, "Usual week, Wednesday", "20-08");
    window.tab_to("Shorter shifts on the usual days");
    window.keys("2");
    window.tab_to("Weeks");
    window.keys("5");
    assert_eq!(window.focused().value, "5");
    window.press(Key::Enter);
    window.wait_for_text("5 weeks proposed");
    window.wait_for_focus("Week 1, Monday");
    in_sight(window, "#phased-weeks");
    for (week, days) in [(1, "Mon"), (3, "Mon, Wed"), (5, "Mon to Wed")] {
        says(
            window,
            week,
            &format!("{days} 20:00 to 08:00 next day (12 hours"),
        );
    }
    window.screenshot("nights-02-proposed");
}

/// The first night ends at two, and so does the one a week later.
fn shorter_first(window: &mut Window) {
    window.keys("20-02");
    window.chord(Key::Alt, Key::Down);
    window.wait_for_focus("Week 2, Monday");
    holds(window, "Week 2, Monday", "20-02");
    says(window, 2, "Mon 20:00 to 02:00 next day (6 hours)");
    window.screenshot("nights-03-copied-down");
}

/// A late shift on the day a night ends: said at its cell, and taken out again.
fn rest_is_short_and_put_right(window: &mut Window) {
    window.press(Key::Down);
    for _ in 0..3 {
        window.press(Key::Right);
    }
    window.wait_for_focus("Week 3, Thursday");
    window.keys("16-20");
    says(
        window,
        3,
        "Thursday: Less than 11 hours' rest before this shift: 8 hours",
    );
    window.wait_until("its cell says so", |window| {
        window.focused().description.contains("Less than 11 hours")
    });
    window.screenshot("nights-04-short-rest");
    window.chord(Key::Control, 'a');
    window.press(Key::Delete);
    window.wait_until("nothing is said of rest", |window| {
        !window.text().contains("Less than 11 hours")
    });
    holds(window, "Week 3, Thursday", "");
}

/// Her physiotherapy, just as a night ends: said at that night; it can be moved, so it is.
fn an_appointment_is_kept_free(window: &mut Window) {
    let tuesday = first_monday() + Days::new(15);
    window.chord(Key::Alt, 'a');
    window.wait_for_focus("Day, appointment 1");
    window.keys(&tuesday.format("%-d/%-m").to_string());
    fill(window, "From", "07:30");
    fill(window, "To", "08:30");
    write_in(window, "What", PHYSIOTHERAPY);
    says(
        window,
        3,
        "Monday: This shift is at the time of an appointment: Tue",
    );
    window.screenshot("nights-05-appointment");
    back_to(window, "From");
    window.keys("14:00");
    fill(window, "To", "15:00");
    window.wait_until("no shift is in its way", |window| {
        !window.text().contains("at the time of an appointment")
    });
    window.screenshot("nights-06-moved");
}

/// The last week is the usual one; nothing is left to answer of the schedule, and the report shows it in words.
fn leads_to_the_usual_week(window: &mut Window) {
    says(
        window,
        5,
        "Mon to Wed 20:00 to 08:00 next day (12 hours each)",
    );
    let asked = texts(window, ".schedule .finding");
    assert_eq!(asked, Vec::<String>::new());
    window.press(Key::Escape);
    window.wait_for_focus("a phased return to work");
    for words in [
        "Usual week",
        "Mon 20:00 to 02:00 next day (6 hours)",
        "Mon, Wed 20:00 to 08:00 next day (12 hours each)",
        "36 hours",
    ] {
        window.wait_for_text(words);
    }
    window.screenshot("nights-07-in-the-report");
}

fn rest_of_report(window: &mut Window) {
    write_in(window, "Difficulty", ON_HER_FEET);
    write_in(window, "Recommendation, goal", SIT_DOWN);
    preview_shows_the_page(window, &[SIT_DOWN]);
    window.screenshot("nights-08-report");
    read_back(window, "nights-09-read-back");
    window.wait_for_text("0 stop it, 0 to answer");
}

/// The cell of the schedule holds this.
#[track_caller]
fn holds(window: &Window, cell: &str, text: &str) {
    window.wait_until(&format!("{cell:?} holds {text:?}"), |window| {
        window.by_role_name("textbox", cell).value == text
    });
}

/// Below a week of the schedule stands this.
#[track_caller]
fn says(window: &Window, week: usize, words: &str) {
    let place = format!("#phased-says-{}", week - 1);
    window.wait_until(&format!("week {week} says {words:?}"), |window| {
        let said = texts(window, &place).concat();
        bare(&said).contains(&bare(words))
    });
}

fn the_paper_says_so(folder: &Path, case: &str) {
    let clinic = opened(folder);
    let told = clinic.case(case).expect("her case is there");
    let entry = told.timeline.iter().find(|entry| entry.kind == "report");
    let id = &entry.expect("it is issued").id;
    let pdf = clinic.report_pdf(case, id).expect("its paper is kept");
    let kept = tests::target().join("stories/nights.pdf");
    fs::write(kept, &pdf).expect("the paper can be looked at");
    let said = pdf_text(folder, &pdf);
    let day = |week: u64| (first_monday() + Days::new(7 * week)).format("%d/%m/%Y");
    let two = "Mon, Wed 20:00 to 08:00 next day (12 hours each)";
    let rows = [
        format!("{} Mon 20:00 to 02:00 next day (6 hours) 6 hours", day(0)),
        format!("{} Mon 20:00 to 02:00 next day (6 hours) 6 hours", day(1)),
        format!("{} {two} 24 hours", day(2)),
        format!("{} {two} 24 hours", day(3)),
        format!(
            "{} Mon to Wed 20:00 to 08:00 next day (12 hours each) 36 hours",
            day(4)
        ),
    ];
    let head = [
        "Phased return, week by week",
        "The usual week is Mon to Wed 20:00 to 08:00 next day (12 hours each), 36 hours.",
        "Week beginning",
        "Days and hours",
        "Hours that week",
    ];
    for words in head.iter().copied().chain(rows.iter().map(String::as_str)) {
        assert!(said.contains(&bare(words)), "{words:?} is not in {said}");
    }
    assert!(
        !said.contains(PHYSIOTHERAPY),
        "an appointment is her own and is not printed"
    );
}
