//! Kevin agrees that his employer gets his report, and takes that back before the second one: the employer keeps what they
//! have and gets nothing more, in whatever way it is tried; and when they ring in, they learn nothing.

use std::path::Path;

use clinic::forms::ConsentForm;
use domain::case::ConsentDecision;
use domain::event::Event;
use tests::desk::{Desk, kevin, warehouse};
use tests::log::events;
use tests::window::{Key, Window};

use crate::record::{opened, registered};
use crate::sentences::{fill, press, send, unlock, wait_for_case, wait_for_screen};
use crate::steps::{
    Count, back_to, days_ago, deliver, issue_now, put_back, texts, wait_for_line, write_in,
};

const NAME: &str = "PRYCE, Kevin (Kev)";
const MANAGER: &str = "J. Hill, shift manager";
const MAILBOX: &str = "j.hill@brightstore.example";
const WITHDRAWN: &str = "Consent to this copy was withdrawn.";

#[test]
fn consent_is_withdrawn_between_two_reports() {
    let desk = Desk::ready();
    put_back(&desk, 1);
    let case = registered(&desk, &kevin(), &warehouse()).case;
    desk.step_1(&case);
    desk.clinic
        .record_consent(&case, &to_the_manager())
        .expect("the consent is recorded");
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    wait_for_line(&window, NAME);
    window.press(Key::Enter);
    wait_for_case(&window);

    let first = report(&mut window, "cw-01-first");
    let given = Count::now(&window);
    to_the_employer(&mut window);
    given.told(
        &window,
        "Consent withdrawn, the first report to the employer",
    );
    window.press(Key::Escape);
    wait_for_case(&window);

    let taken = Count::now(&window);
    he_takes_it_back(&mut window, &first);
    let keys = taken.told(&window, "Consent withdrawn, the withdrawal");
    assert!(keys <= 5, "{keys} keys");

    let second = report(&mut window, "cw-05-second");
    assert_ne!(first, second);
    refused_to_the_employer(&mut window);
    deliver(&mut window, '1', "", "cw-08-given-to-him");
    window.wait_for_text("Printed here and given on");
    window.press(Key::Escape);
    wait_for_case(&window);

    history_is_kept(&mut window, &first, &second);
    let rung = Count::now(&window);
    the_employer_rings(&mut window);
    rung.told(&window, "Consent withdrawn, the employer rings");
    window.screenshot("cw-15-case");
    window.close();
    the_record_says_so(folder.path(), &case, &first, &second);
}

fn to_the_manager() -> ConsentForm {
    ConsentForm {
        purpose: "employer_copy".into(),
        decision: "given".into(),
        on: days_ago(1),
        how: "verbal".into(),
        named: MANAGER.into(),
        channel: "NHSmail".into(),
        scope: "What he can do, and what would help".into(),
        ..ConsentForm::default()
    }
}

/// Two weeks, not fit, no review; from the case to the issued report, whose number is returned.
fn report(window: &mut Window, picture: &str) -> String {
    window.keys("r");
    wait_for_screen(window, "Report");
    window.wait_for_focus("you are not fit for work");
    window.keys("1");
    fill(window, "to (a day, or 4w, 28d)", "2w");
    window.tab_to("is required");
    window.press(Key::Down);
    window.wait_for_focus("is not required");
    window.screenshot(picture);
    issue_now(window, &format!("{picture}-issue"));
    let heading = window.ask("return document.querySelector('h1 span').textContent.trim()");
    heading.as_str().unwrap_or_default().to_owned()
}

/// Sent by NHSmail: the one way that is recorded for somebody else than him here.
fn to_the_employer(window: &mut Window) {
    window.keys("5");
    window.wait_for_focus("Record");
    back_to(window, "the patient");
    window.press(Key::Down);
    window.wait_for_focus(&format!("the employer ({MANAGER})"));
    write_in(window, "To", MAILBOX);
    window.screenshot("cw-02-to-the-employer");
    window.press(Key::Enter);
    window.wait_for_text("Recorded.");
    window.wait_until("it is among the copies", |window| {
        copies(window).contains(MAILBOX)
    });
    window.screenshot("cw-03-copies");
}

/// What the table of copies says.
fn copies(window: &Window) -> String {
    texts(window, "table td").join(" | ")
}

fn he_takes_it_back(window: &mut Window, first: &str) {
    window.keys("c");
    window.wait_for("dialog", "Record a consent");
    window.wait_until("it asks what for", |window| {
        window.focused().role == "radio"
    });
    window.keys("3");
    window.wait_for_focus("A copy of the report for the employer");
    window.press(Key::Tab);
    window.keys("3");
    window.wait_for_focus("Withdrawn");
    window.wait_for_text("From now on nothing more is sent or said on it.");
    window.wait_for_text("Already with them, and stays with them:");
    let already = texts(window, ".consents__already li");
    assert_eq!(already.len(), 1, "{already:?}");
    assert!(
        already[0].contains(first) && already[0].contains(MAILBOX),
        "{already:?}"
    );
    window.screenshot("cw-04-withdrawn");
    send(window);
    window.wait_until("the dialog is gone", |window| {
        texts(window, "dialog").is_empty()
    });
    wait_for_case(window);
}

/// No way of recording it offers the employer, and the dialog says why.
fn refused_to_the_employer(window: &mut Window) {
    window.keys("5");
    window.wait_for_focus("Record");
    let offered = texts(window, ".delivery-form input[type=radio] + label");
    assert!(offered.is_empty(), "only he: {offered:?}");
    window.wait_for_text(&format!("Not for the employer: {WITHDRAWN}"));
    window.screenshot("cw-06-no-employer");
    window.press(Key::Escape);
    window.wait_for_text("How did they get it, or how is it sent?");

    press(window, "Save a copy…");
    window.wait_for("dialog", "Save a copy: who is it for?");
    window.wait_for_text(WITHDRAWN);
    assert!(window.by_role_name("button", "For the employer").disabled);
    assert!(!window.by_role_name("button", "For the patient").disabled);
    window.screenshot("cw-07-refused");
    window.press(Key::Escape);
    window.wait_until("the dialog is gone", |window| {
        texts(window, "dialog").is_empty()
    });
}

fn history_is_kept(window: &mut Window, first: &str, second: &str) {
    let told = texts(window, "[aria-label=Timeline] > li").join("\n");
    for part in [
        &format!("Report {first}"),
        &format!("Report {second}"),
        MAILBOX,
        "Already with them",
    ] {
        assert!(told.contains(part), "{part:?} is not in {told}");
    }
    window.screenshot("cw-09-timeline");

    window.keys("h");
    window.wait_for("dialog", "Consents, and what became of them");
    let answers = texts(window, ".consents__one > b");
    assert_eq!(answers.len(), 2, "{answers:?}");
    assert!(answers[0].starts_with("Withdrawn"), "{answers:?}");
    assert!(answers[1].starts_with("Given"), "{answers:?}");
    assert!(texts(window, ".consents__one").join("").contains(first));
    window.screenshot("cw-10-consents");
    window.press(Key::Escape);

    // The first report's own page: the copy, on the consent that was in force then.
    window.wait_for_focus("Start contact");
    let opens = window.controls().into_iter().find(|control| {
        control.role == "button"
            && control.name.starts_with("open")
            && control.name.contains(&format!("Report {first},"))
    });
    press(window, &opens.expect("the first report can be opened").name);
    wait_for_screen(window, "Issued report");
    window.wait_until("the copy is listed", |window| {
        let listed = copies(window);
        listed.contains(MAILBOX) && listed.contains("the employer")
    });
    window.screenshot("cw-11-first-report");
    window.press(Key::Escape);
    wait_for_screen(window, "Case");
}

/// What to say stands there before anything is typed, and nobody is looked up until they have rung off.
fn the_employer_rings(window: &mut Window) {
    window.chord(Key::Alt, 'e');
    window.wait_for("dialog", "An employer rings");
    window.wait_for_focus("Name they give");
    let shown = window.ask("return document.querySelector('dialog').innerText");
    let shown = shown.as_str().unwrap_or_default().to_lowercase();
    assert!(shown.contains("whether anybody is known to us"), "{shown}");
    assert!(!shown.contains("pryce"), "{shown}");
    window.screenshot("cw-12-employer-rings");
    window.write("J. Hill");
    write_in(window, "Organisation", "Brightstore");
    write_in(window, "Number to ring back", "01632 960555");
    write_in(
        window,
        "What they want, in their words",
        "Why is there no second letter, and when is he back?",
    );
    window.screenshot("cw-13-what-they-said");
    fill(window, "After the call: whom is it about?", "pryce");
    window.wait_for("radio", NAME);
    window.press(Key::Tab);
    window.wait_for_focus(NAME);
    window.press(Key::Space);
    window.wait_until("he is chosen", |window| window.focused().checked);
    window.screenshot("cw-14-about-him");
    send(window);
    window.wait_for_text("The call is recorded in their case.");
    window.wait_until("the call is in the timeline", |window| {
        texts(window, "[aria-label=Timeline] > li")
            .first()
            .is_some_and(|line| line.contains("J. Hill"))
    });
}

fn the_record_says_so(folder: &Path, case: &str, first: &str, second: &str) {
    let clinic = opened(folder);
    let told = clinic.case(case).expect("his case is there");
    let last = told.consents.first().expect("a consent");
    assert_eq!((last.decision.as_str(), last.holds), ("withdrawn", true));
    assert_eq!(told.consents[1].already.len(), 1, "history is kept");
    drop(clinic);

    let events = events(folder, case);
    let kinds: Vec<&str> = events.iter().map(|event| event.kind()).collect();
    assert_eq!(
        kinds,
        [
            "case-opened",
            "step-changed",
            "contact-signed",
            "consent-recorded",
            "report-issued",
            "report-delivered",
            "consent-recorded",
            "report-issued",
            "report-delivered",
            "employer-called",
        ]
    );
    let mut given = None;
    let mut numbers = Vec::new();
    let mut delivered = Vec::new();
    for event in events {
        if let Event::ConsentRecorded(consent) = event {
            if consent.decision == ConsentDecision::Given {
                given = Some(consent.consent);
            } else {
                assert_eq!(consent.decision, ConsentDecision::Withdrawn);
            }
        } else if let Event::ReportIssued(report) = event {
            numbers.push(report.content.report_number);
        } else if let Event::ReportDelivered(copy) = event {
            delivered.push((copy.copy_for, copy.consent));
        } else if let Event::EmployerCalled(call) = event {
            assert_eq!(
                (
                    call.caller.as_str(),
                    call.organisation.as_str(),
                    call.number.as_str()
                ),
                ("J. Hill", "Brightstore", "01632 960555")
            );
        }
    }
    assert_eq!(numbers, [first, second]);
    assert!(given.is_some());
    assert_eq!(
        delivered,
        [("employer".to_owned(), given), ("patient".to_owned(), None)],
        "his own paper rests on nobody's consent"
    );
}
