//! V09: a mechanic who never comes. The policy of the service is read off the case, from the call the same day to the
//! discharge; an attempt is one key, and a wrong key is taken back by one. Where there is a risk flag nobody is
//! discharged for not coming: it is a welfare check.

use chrono::Days;
use clinic::forms::{AnswerForm, HandInForm, QuestionnaireForm, ReadQuestionnaireForm};
use tests::desk::{Desk, chosen, text};
use tests::window::{Key, Window};

use crate::record::{luke, opened, registered};
use crate::sentences::{press, send, unlock, wait_for_case, wait_for_screen};
use crate::steps::{
    Count, day_ago, days_ago, put_back, start_as_offered, texts, wait_for_line, wait_for_start,
    worklist_group,
};

const NAME: &str = "BENTON, Luke";
/// From the caseload: N, Enter, F2, D, Ctrl+Enter, Enter.
const MISSED_KEYS: usize = 6;

#[test]
fn missed_twice_and_back_to_the_gp() {
    let desk = Desk::ready();
    put_back(&desk, 7);
    let (patient, case) = luke();
    let case = registered(&desk, &patient, &case).case;
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    wait_for_line(&window, NAME);
    let all = Count::now(&window);
    miss(&mut window);
    window.wait_for_text("Missed, last on");
    let stages = stages(&window);
    assert_eq!(stages.len(), 1, "{stages:?}");
    assert!(stages[0].contains("due today"), "{stages:?}");
    assert!(stages[0].contains("Ring the same day"), "{stages:?}");
    window.screenshot("v09-1-missed-once");

    ring_in_vain(&mut window);
    let undone = Count::now(&window);
    window.chord(Key::Control, 'z');
    wait_for_screen(&window, "Contact");
    assert_eq!(undone.told(&window, "V09, an attempt undone"), 1);
    window.wait_for_text("Nobody reached:");
    window.screenshot("v09-3-undone");
    no_answer(&mut window);

    wait_for_case(&window);
    let second = Count::now(&window);
    miss(&mut window);
    let keys = second.told(&window, "V09, an appointment missed");
    assert_eq!(keys, MISSED_KEYS);
    window.wait_for_text("Missed 2 times in a row");
    letter_and_discharge(&window);
    window.screenshot("v09-5-missed-twice");

    no_report(&mut window);
    from_the_worklist(&mut window);
    close_as_lost(&mut window);
    all.told(
        &window,
        "V09, from the first missed appointment to the discharge",
    );
    window.close();
    the_record_says_so(folder.path(), &case);
}

#[test]
fn with_a_risk_flag_it_is_a_welfare_check() {
    let desk = Desk::ready();
    put_back(&desk, 7);
    let (patient, case) = luke();
    let case = registered(&desk, &patient, &case).case;
    raise_the_flag(&desk, &case);
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    wait_for_line(&window, NAME);
    miss(&mut window);
    window.wait_for_text("Welfare check.");
    window.wait_for_text("Do not discharge for not coming.");
    window.screenshot("v09-8-welfare-check");
    miss(&mut window);
    window.wait_for_text("No discharge for not coming while there is a risk flag.");
    window.wait_for_text("Nothing is sent before somebody knows how they are.");
    let offered = |name: &str| window.controls().iter().any(|one| one.name == name);
    assert!(!offered("Close the case…"), "a discharge is offered");
    assert!(!offered("Write to them"), "a letter is offered");
    window.screenshot("v09-9-welfare-check-twice");

    window.press(Key::Escape);
    wait_for_screen(&window, "Caseload");
    window.wait_until("it is on the worklist", |window| {
        worklist_group(window, "Missed")
            .iter()
            .any(|line| line.contains(NAME) && line.contains("welfare check"))
    });
    window.screenshot("v09-10-worklist-welfare");
    window.keys("w");
    window.press(Key::Enter);
    window.wait_for_focus("Ring them now");
    let ring = Count::now(&window);
    window.press(Key::Enter);
    wait_for_start(&window);
    assert_eq!(
        ring.told(&window, "V09, from the welfare check to the call"),
        1
    );
    window.close();
}

/// Starts the appointment there was, and says that nobody came.
pub(crate) fn miss(window: &mut Window) {
    start_as_offered(window);
    window.press(Key::F2);
    window.wait_for_focus("Outcome");
    window.keys("d");
    window.wait_until("nothing is asked any more", |window| {
        window.focused().value == "did_not_attend" && !window.text().contains("Agenda ·")
    });
    send(window);
    window.wait_for("dialog", "Sign this contact?");
    window.wait_for_focus("Sign");
    window.wait_for_text("did not attend");
    window.press(Key::Enter);
    wait_for_case(window);
}

/// The policy's own button rings; then one key says that nobody answered.
fn ring_in_vain(window: &mut Window) {
    press(window, "Ring them");
    wait_for_start(window);
    window.press(Key::Enter);
    wait_for_screen(window, "Contact");
    window.wait_for_focus("Note");
    window.screenshot("v09-2-ringing");
    no_answer(window);
    window.screenshot("v09-2b-no-answer");
}

fn no_answer(window: &mut Window) {
    let attempt = Count::now(window);
    window.chord(Key::Alt, '1');
    window.wait_for_text("Signed: no answer.");
    wait_for_screen(window, "Case");
    assert_eq!(attempt.told(window, "V09, an attempt"), 1);
    window.wait_until("the call of today is done", |window| {
        stages(window).iter().any(|stage| stage.contains("done"))
    });
}

fn stages(window: &Window) -> Vec<String> {
    texts(window, ".missed__stage")
}

/// The letter is due today, and the day of the discharge stands there a fortnight before it comes.
fn letter_and_discharge(window: &Window) {
    let stages = stages(window);
    assert_eq!(stages.len(), 2, "{stages:?}");
    assert!(stages[0].contains("due today"), "{stages:?}");
    assert!(stages[0].contains("Write, or text"), "{stages:?}");
    let discharge = day_ago(0) + Days::new(14);
    let day = discharge.format("%-d %b").to_string();
    assert!(stages[1].contains(&day), "{stages:?}, and not {day}");
    assert!(
        stages[1].contains("discharge to the referrer"),
        "{stages:?}"
    );
    window.wait_for_text("Before anything is sent:");
}

fn no_report(window: &mut Window) {
    window.keys("r");
    window.wait_for("group", "There is a problem");
    window.wait_for_text("attended");
    wait_for_screen(window, "Case");
    window.screenshot("v09-6-no-report");
}

/// From the caseload straight to what is to be done.
fn from_the_worklist(window: &mut Window) {
    window.press(Key::Escape);
    wait_for_screen(window, "Caseload");
    window.wait_until("it is on the worklist", |window| {
        worklist_group(window, "Missed").len() == 1
    });
    window.screenshot("v09-7-worklist");
    let line = Count::now(window);
    window.keys("w");
    window.wait_until("the worklist has the focus", |window| {
        window.focused().role == "button" && window.focused_name().starts_with(NAME)
    });
    window.press(Key::Enter);
    window.wait_for_focus("Write to them");
    assert_eq!(line.told(window, "V09, from the worklist to the letter"), 2);
}

fn close_as_lost(window: &mut Window) {
    press(window, "Close the case…");
    window.wait_for("dialog", "Close the case");
    window.wait_until("lost contact is chosen", |window| {
        window
            .by_role_name("radio", "Did not attend, lost contact")
            .checked
    });
    window.tab_to("Anything to add");
    window.write("Letter sent, no answer by telephone, back to the GP");
    window.screenshot("v09-7b-close");
    send(window);
    window.wait_for_text("Closed: Did not attend, lost contact");
    window.screenshot("v09-7c-closed");
}

fn the_record_says_so(folder: &std::path::Path, case: &str) {
    let clinic = opened(folder);
    let told = clinic.case(case).expect("the case is there");
    assert!(!told.open);
    assert_eq!(
        told.missed_in_a_row, 2,
        "a call nobody answered is no third"
    );
    let titles: Vec<&str> = told
        .timeline
        .iter()
        .filter(|one| one.kind != "struck")
        .map(|one| one.title.as_str())
        .collect();
    assert_eq!(titles[0], "Closed: Did not attend, lost contact");
    let attempts = titles.iter().filter(|title| title.ends_with("no answer"));
    assert_eq!(attempts.count(), 1, "{titles:?}");
    assert!(told.drafts.is_empty(), "{:?}", told.drafts);
    let worklist = clinic.worklist().expect("it can be read");
    assert!(worklist.missed.is_empty(), "{:?}", worklist.missed);
    assert!(worklist.gp_record.is_empty(), "{:?}", worklist.gp_record);
}

/// A questionnaire that came by post said something, and what was asked about it.
fn raise_the_flag(desk: &Desk, case: &str) {
    let paper = HandInForm {
        instrument: "phq-9".into(),
        received_on: days_ago(7),
        note: "By post".into(),
    };
    let told = desk
        .clinic
        .hand_in_questionnaire(case, &paper)
        .expect("it can be handed in");
    let none = |item: &str| chosen(item, &["none"]);
    let risk: Vec<AnswerForm> = vec![
        chosen("thoughts", &["passive"]),
        none("plan"),
        none("means"),
        none("when"),
        chosen("agreed", &["numbers"]),
        text("told", "Dr Novak, duty GP, 10:20"),
    ];
    let read = ReadQuestionnaireForm {
        questionnaire: told.handed_in[0].id.clone(),
        answers: QuestionnaireForm {
            instrument: "phq-9".into(),
            completed_on: days_ago(7),
            how: "on_paper".into(),
            answers: [1, 1, 1, 1, 1, 1, 1, 1, 1].map(Some).to_vec(),
        },
        risk,
        note: String::new(),
    };
    let told = desk
        .clinic
        .read_questionnaire(case, &read)
        .expect("it can be read");
    assert!(told.risk.is_some(), "the case carries a risk flag");
}
