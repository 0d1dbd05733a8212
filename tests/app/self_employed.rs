//! V06: a self-employed plumber. From the moment he says how he works, nobody asks about an employer; what is dangerous
//! in his work follows through to the report; and the GP reads that this report is not the Med3 he needs.

use std::path::Path;

use clinic::forms::CaseForm;
use tests::desk::{Desk, warehouse};
use tests::window::{Key, Window};

use crate::record::{opened, registered};
use crate::sentences::{
    answer, preview_shows_the_page, send, tick, to_agenda, unlock, wait_for_screen,
};
use crate::steps::*;

const NAME: &str = "FERRIS, Tom";
const MED3: &str = "Universal Credit does not accept this report: please see him for a Med3";
const WEEK: &str = "Plan your week: 2 jobs of ≤2 hours, subcontract cylinders and lofts, charge a kneeling board; keep a log of symptoms and hours.";
const LADDERS: &str = "No ladders and no work above 2 m until the review.";

#[test]
fn nobody_asks_him_about_an_employer() {
    let desk = Desk::ready();
    put_back(&desk, 6);
    let patient = someone("Tom", "Ferris", "1968-04-03", "999 125 9260");
    let work = CaseForm {
        referral_on: days_ago(7),
        referral_reason: "fit_note_request".into(),
        problem_detail: "Osteoarthritis of the knee, meniscus repaired six weeks ago".into(),
        job_title: "Plumber".into(),
        employer: String::new(),
        hours: "About 50 before the operation".into(),
        off_sick_since: days_ago(42),
        ..warehouse()
    };
    let case = registered(&desk, &patient, &work).case;
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    wait_for_line(&window, NAME);
    let assessment = Count::now(&window);
    see_him(&mut window);
    assessment.told(&window, "V06, an assessment of step 2, signed");
    say_what_the_case_knows(&mut window);
    consent_to_the_gp_copy(&mut window);
    let report = Count::now(&window);
    write_the_report(&mut window);
    let keys = report.told(
        &window,
        "V06, the report with two wordings and three options",
    );
    assert!(keys <= KEYS_MAX, "{keys} keys");
    give_the_copies(&mut window);
    tell_the_gp(&mut window);
    window.close();
    the_record_says_so(folder.path(), &case);
}

fn see_him(window: &mut Window) {
    window.keys("n");
    wait_for_start(window);
    window.keys("2");
    window.press(Key::Tab);
    window.keys("3");
    window.press(Key::Enter);
    wait_for_screen(window, "Contact");
    window.wait_for_focus("Note");
    window.write("Kneels ten minutes on foam. Ladder: three rungs. Money is the worry.");
    to_agenda(window);
    let before = agenda(window);
    assert!(speak_of_an_employer(&before), "{before:?}");
    answer(window, "Is this the right person", "12");
    answer(window, "Is anyone else", "1");
    answer(window, "What is happening with work", "4");
    window.screenshot("v06-01-agenda-of-step-2");
    let switch = Count::now(window);
    window.keys("5");
    window.wait_until("the agenda is that of the self-employed", |window| {
        agenda(window)
            .iter()
            .any(|prompt| prompt.contains("How would next week look as jobs"))
    });
    assert_eq!(switch.told(window, "V06, the agenda changes"), 1);
    window.wait_for_text("Self-employed: planning the work");
    let now = agenda(window);
    assert!(!speak_of_an_employer(&now), "{now:?}");
    window.screenshot("v06-02-agenda-of-the-self-employed");
    hear(
        window,
        "What is the main thing",
        "Kneeling, ladders and long days",
    );
    hear(
        window,
        "What is your work, in a line",
        "Plumber on his own: boilers, cylinders, bathrooms",
    );
    answer(window, "Does your work involve", "12");
    hear(
        window,
        "How would next week",
        "Two short jobs a day, nothing on Wednesdays",
    );
    hear(window, "Which tasks could", "Cylinders and lofts to Ned");
    hear(
        window,
        "What treatment",
        "Physiotherapy; paracetamol, nothing drowsy",
    );
    answer(window, "Have you noticed", "1");
    hear(window, "What I advise", MED3);
    agree_next(window, "So what happens next", "+5w", "Review");
    window.screenshot("v06-03-asked");
    // Another step than the first wants its reason; Enter leads to the field.
    send(window);
    window.wait_for("dialog", "Before you can sign");
    window.screenshot("v06-04-why-this-step");
    window.press(Key::Enter);
    window.wait_for_focus("Why this step now");
    window.write("Wants to start jobs again this month");
    sign_now(window, "v06-05-sign");
}

fn speak_of_an_employer(prompts: &[String]) -> bool {
    prompts.iter().any(|prompt| {
        let prompt = prompt.to_lowercase();
        ["employer", "manager", "colleague", "absence"]
            .iter()
            .any(|word| prompt.contains(word))
    })
}

fn say_what_the_case_knows(window: &mut Window) {
    window.wait_for_text("not accepted for benefits");
    window.wait_for_text("Safety-critical: driving, working at height");
    let asked = window.ask(
        "return Array.from(document.querySelectorAll('.story__consents li'), (one) => one.textContent)",
    );
    assert!(!asked.to_string().contains("employer"), "{asked}");
    window.screenshot("v06-06-case");
}

fn consent_to_the_gp_copy(window: &mut Window) {
    window.keys("c");
    window.wait_for("dialog", "Record a consent");
    window.wait_for_focus("Being seen here, and how the record is used");
    let purposes = window.by_role_name("group", "What for");
    assert_eq!(purposes.role, "group");
    let offered: Vec<String> = window.controls().into_iter().map(|one| one.name).collect();
    assert!(
        !offered.iter().any(|name| name.contains("employer")),
        "{offered:?}"
    );
    window.keys("2");
    window.wait_for_text("May we put a copy of your report in your GP record?");
    window.press(Key::Tab);
    window.keys("1");
    window.screenshot("v06-07-gp-copy");
    send(window);
    window.wait_until("the consent is recorded", |window| {
        window.controls().iter().all(|one| one.role != "dialog")
    });
}

fn write_the_report(window: &mut Window) {
    window.keys("r");
    wait_for_screen(window, "Report");
    window.wait_for_focus("you are not fit for work");
    window.keys("2");
    window.tab_to("to (a day, or 4w, 28d)");
    window.keys("6w");
    tick(window, "is required");
    window.tab_to("Review on (empty: no day made yet)");
    window.keys("+5w");
    for option in ["a phased return to work", "amended duties", "altered hours"] {
        tick(window, option);
    }
    write_in(window, "Difficulty", "Kneeling and long days");
    window.press(Key::Tab);
    window.keys("/self");
    window.wait_for("listbox", "Wordings");
    window.wait_for_text("For self-employed.");
    window.screenshot("v06-08-wordings");
    window.press(Key::Enter);
    fill_slots(
        window,
        &["2", "2", "cylinders and lofts", "a kneeling board"],
    );
    assert_eq!(window.focused().value, WEEK);
    window.wait_for_text("Working at height is part of this job");
    window.screenshot("v06-09-heights-not-spoken-of");
    write_in(window, "Difficulty, row 2", "Ladders");
    window.press(Key::Tab);
    window.keys("/ladder");
    window.wait_for("listbox", "Wordings");
    window.press(Key::Enter);
    fill_slots(window, &["ladders and no work above 2 m", "the review"]);
    assert_eq!(window.focused().value, LADDERS);
    // Driving is not spoken of, and that is meant: he drives already.
    window.wait_until("only driving is left to answer", |window| {
        let page = window.text();
        page.contains("0 stop it, 1 to answer") && !page.contains("Working at height")
    });
    window.screenshot("v06-10-driving-not-spoken-of");
    window.chord(Key::Alt, 'm');
    window.wait_for_text("0 stop it, 0 to answer");
    preview_shows_the_page(window, &[WEEK, LADDERS]);
    read_back(window, "v06-11-read-back");
    issue_now(window, "v06-12-issue");
    window.screenshot("v06-13-issued");
}

/// Fills the slots of the wording just taken, Tab leading from one to the next.
fn fill_slots(window: &mut Window, words: &[&str]) {
    for (at, words) in words.iter().enumerate() {
        if at > 0 {
            window.press(Key::Tab);
        }
        window.wait_until("a slot is marked", |window| {
            let marked = window.ask(
                "const field = document.activeElement;
                 return field.value.slice(field.selectionStart, field.selectionEnd)",
            );
            marked.as_str().is_some_and(|text| text.starts_with('{'))
        });
        window.write(words);
    }
}

fn give_the_copies(window: &mut Window) {
    let copies = Count::now(window);
    deliver(window, '1', "", "v06-14-to-him");
    window.keys("5");
    window.wait_for_focus("Record");
    let readers = texts(window, ".delivery-form label");
    assert!(
        !readers.iter().any(|one| one.contains("employer")),
        "{readers:?}"
    );
    back_to(window, "the patient");
    window.press(Key::Down);
    window.wait_for_focus("the GP");
    write_in(window, "To", "Larkfield Demo Surgery, documents mailbox");
    window.screenshot("v06-15-to-the-gp");
    window.press(Key::Enter);
    window.wait_for_text("to the GP: Larkfield Demo Surgery");
    copies.told(window, "V06, two copies on their way");
    let page = window.text();
    assert!(!page.contains("the employer: not allowed"), "{page}");
}

fn tell_the_gp(window: &mut Window) {
    let summary = Count::now(window);
    window.keys("g");
    window.wait_for_text("For the GP record");
    window.wait_for_text(MED3);
    window.wait_for_text("Report issued:");
    window.press(Key::F3);
    window.wait_for("group", "Is it in the GP record now?");
    window.screenshot("v06-16-gp-summary");
    window.keys("y");
    window.wait_for_text("In the GP record: Sam Okafor");
    summary.told(window, "V06, the summary copied and noted as filed");
    window.screenshot("v06-17-filed");
}

fn the_record_says_so(folder: &Path, case: &str) {
    let clinic = opened(folder);
    let told = clinic.case(case).expect("the case is there");
    assert_eq!(told.form.work_status, "self_employed");
    assert_eq!(told.form.employer, "");
    assert!(told.notices.iter().any(|one| one.contains("benefits")));
    let contact = told
        .timeline
        .iter()
        .find(|one| one.kind == "contact")
        .expect("it is signed");
    let read = clinic.contact(case, &contact.id).expect("it can be read");
    assert!(read.summary.contains(MED3), "{}", read.summary);
    assert!(read.summary.lines().count() <= 12, "{}", read.summary);
    assert!(read.gp_record.expect("it goes there").put);
    let employer = told
        .consents
        .iter()
        .find(|one| one.purpose.starts_with("employer"));
    assert!(employer.is_none(), "{employer:?}");
    let worklist = clinic.worklist().expect("it can be read");
    assert!(worklist.delivery.is_empty() && worklist.gp_record.is_empty());
}
