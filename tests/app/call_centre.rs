//! V13: a call-centre adviser, by telephone. One answer says that she may be in danger while she is still on the
//! line: the next questions are there at once, they stop neither leaving nor saving, and signing waits for them.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use clinic::forms::QuestionnaireForm;
use tests::desk::{Desk, kevin, text, warehouse};
use tests::window::{Key, Window};

use super::demonstration::fits;
use crate::record::{BRONWENS_SISTER, BRONWENS_TELEPHONE, bare, bronwen, opened, registered};
use crate::sentences::{
    answer, go_down_to, go_to_line, in_sight, send, to_agenda, unlock, wait_for_case,
    wait_for_screen, wait_until_saved,
};
use crate::steps::{
    Count, KEYS_MAX, agree_next, hear, second_look, start_as_offered, texts, worklist_group,
    write_in,
};

const NAME: &str = "PUGH, Bronwen";
const PLACE: &str = "At home, 3 Invented Close, alone until six";
const RISK: &str = "Ask further, now";
const NOTE: &str = "Father died in July. Sleeps four hours. Misses people more than work.";
const TOLD: &str = "Dr Anwen Mehta, duty GP, by telephone at 14:27; sees her tomorrow at 09:00";
const CONCERN_TOLD: &str = "Dr Anwen Mehta, duty GP";
/// N, Enter, and then what is typed stands in the note.
const KEYS_TO_TYPING: usize = 3;

#[test]
fn item_9_on_the_telephone() {
    let desk = Desk::ready();
    let (patient, case) = bronwen();
    let case = registered(&desk, &patient, &case).case;
    registered(&desk, &kevin(), &warehouse());
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    go_to_line(&mut window, NAME);
    let contact = Count::now(&window);
    start_as_offered(&mut window);
    let first = NOTE.chars().take(1).collect::<String>();
    window.keys(&first);
    let keys = contact.told(&window, "V13, caseload to typing");
    assert_eq!(keys, KEYS_TO_TYPING);
    window.write(&NOTE[first.len()..]);
    assert_eq!(window.focused().value, NOTE);
    window.screenshot("v13-01-note");

    ask_first(&mut window);
    ask_phq_9(&mut window);
    let calm = contact.told(&window, "V13, up to the answer that says danger");
    let danger = Count::now(&window);
    leave_and_come_back(&mut window);
    not_signed_before_it_is_answered(&mut window);
    answer_the_risk(&mut window);
    raise_a_concern(&mut window);
    danger.told(&window, "V13, left, come back, risk and concern");
    let rest = Count::now(&window);
    ask_the_rest(&mut window);
    hang_up_and_sign(&mut window);
    let keys = calm + rest.told(&window, "V13, the rest of the contact, to signed");
    println!("V13, step-1 telephone contact with PHQ-9: {keys} keys beyond free text");
    assert!(keys <= KEYS_MAX, "{keys} keys");
    println!(
        "V13, with the risk prompt, the concern and another patient between: {} keys beyond free text",
        contact.told(&window, "V13, caseload to signed")
    );

    put_into_the_gp_record(&mut window);
    println!("V13: {} keys in all", window.keystrokes);
    window.close();
    the_record_says_so(folder.path(), &case);
}

#[test]
fn the_risk_prompt_at_twice_the_size() {
    let desk = Desk::ready();
    let (patient, case) = bronwen();
    let case = registered(&desk, &patient, &case).case;
    let started = desk.clinic.start_contact(&case, "step_1", "telephone");
    let mut draft = started.expect("a contact starts").draft;
    draft.answers = vec![text("place", PLACE)];
    draft.questionnaires = vec![QuestionnaireForm {
        instrument: "phq-9".into(),
        completed_on: draft.on.clone(),
        how: "read_aloud".into(),
        answers: [2, 3, 2, 2, 2, 1, 2, 1, 1].map(Some).to_vec(),
    }];
    desk.clinic.save_contact(&draft).expect("it is saved");
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    window.press(Key::F6);
    wait_for_screen(&window, "Contact");
    for _ in 0..5 {
        window.chord(Key::Control, '+');
    }
    window.press(Key::F3);
    window.wait_for_focus(RISK);
    window.screenshot("v13-20-risk-prompt-200");
    fits(&window, "risk prompt");
    in_sight(&window, ".risk__reach");
    window.close();
}

/// Who it is, whether she can talk, and where she is: before anything that may frighten.
fn ask_first(window: &mut Window) {
    to_agenda(window);
    answer(window, "Can I check", "123");
    answer(window, "Is this a good moment", "12");
    hear(window, "Where are you right now", PLACE);
    answer(window, "Is anyone else", "1");
    hear(
        window,
        "What would you most like",
        "Being with people again",
    );
    answer(window, "What is happening with work", "3");
    hear(
        window,
        "What is the main thing",
        "Concentration goes after 40 minutes; mornings after a bad night",
    );
    hear(
        window,
        "What has your manager said",
        "Kind, silent since the flowers",
    );
    answer(window, "How sure are you", "2");
    window.screenshot("v13-02-agenda");
}

/// Digits alone. The last one opens the risk prompt, before any other key.
fn ask_phq_9(window: &mut Window) {
    window.press(Key::F7);
    window.wait_for_focus("Choose a questionnaire by its digit");
    let offered = texts(window, ".questions__choose button");
    let place = offered.iter().position(|name| name.contains("PHQ-9"));
    let digit = place.expect("PHQ-9 is offered") + 1;
    window.screenshot("v13-03-questionnaires");
    window.keys(&digit.to_string());
    window.wait_for_text("1 of 9");
    window.keys("23222121");
    window.wait_for_text("9 of 9");
    window.screenshot("v13-04-item-9");
    let answered = Instant::now();
    window.keys("1");
    window.wait_for_focus(RISK);
    let shown = answered.elapsed().as_millis();
    println!("V13, from item 9 to the risk prompt: {shown} ms, the driver's own time in it");
    window.screenshot("v13-05-risk-prompt");
    for at_hand in [BRONWENS_TELEPHONE, PLACE, BRONWENS_SISTER] {
        let reach = texts(window, ".risk__reach dd");
        assert!(
            reach.iter().any(|one| one == at_hand),
            "{at_hand}: {reach:?}"
        );
    }
    for said in [
        "question 9",
        "Answered: 1, several days",
        "999",
        "NHS 111, option 2",
        "This program has told nobody",
    ] {
        assert!(window.text().contains(said), "{said:?} is not on screen");
    }
    for part in [".risk__why", ".risk__reach", ".risk__numbers"] {
        in_sight(window, part);
    }
}

/// It blocks neither leaving nor saving: another patient is two keys away, and so is the way back.
fn leave_and_come_back(window: &mut Window) {
    window.press(Key::Escape);
    window.wait_for_focus("Note");
    window.wait_for_text("6 to answer before signing");
    window.screenshot("v13-06-risk-left");
    wait_until_saved(window);
    window.press(Key::F6);
    wait_for_screen(window, "Caseload");
    window.wait_until("hers is on the worklist", |window| {
        worklist_group(window, "Not signed, or parked").len() == 1
    });
    window.screenshot("v13-07-parked");
    go_to_line(window, "PRYCE, Kevin");
    let other = Count::now(window);
    start_as_offered(window);
    assert_eq!(other.told(window, "V13, to another patient's contact"), 2);
    window.wait_for_text("PRYCE, Kevin");
    assert!(texts(window, ".parked__one")[0].contains("PUGH"));
    window.screenshot("v13-08-another-patient");
    window.write("Rings about his note");
    wait_until_saved(window);
    let back = Count::now(window);
    window.chord(Key::Shift, Key::F6);
    window.wait_until("hers is back", |window| {
        texts(window, ".parked__one")
            .iter()
            .any(|one| one.contains("PRYCE"))
    });
    window.wait_for_focus("Note");
    assert_eq!(back.told(window, "V13, back to hers"), 1);
    assert_eq!(window.focused().value, NOTE);
    window.screenshot("v13-09-back");
}

/// A reason for leaving it out is not taken; Enter leads to the first of its questions.
fn not_signed_before_it_is_answered(window: &mut Window) {
    send(window);
    window.wait_for("dialog", "Before you can sign");
    window.wait_for_text("has to be answered");
    let lines = texts(window, ".left > li");
    let risk = lines
        .iter()
        .position(|line| line.contains("has to be answered"));
    window.screenshot("v13-10-not-signed");
    for _ in 0..risk.expect("the risk is among them") {
        window.press(Key::Down);
    }
    window.keys("1");
    window.wait_for_text("has to be answered");
    assert_eq!(texts(window, ".left__one--done"), Vec::<String>::new());
    window.press(Key::Enter);
    window.wait_until("its first question is open", |window| {
        window.focused().role == "radio" && window.focused_name().contains("no such thoughts")
    });
}

fn answer_the_risk(window: &mut Window) {
    // A key that was on its way when the prompt opened is no answer: nobody has read it within 400 ms.
    sleep(Duration::from_millis(500));
    window.keys("2");
    window.wait_until("the second answer has the focus", |window| {
        window.focused_name().contains("Passive") && window.focused().checked
    });
    window.press(Key::Enter);
    window.wait_for_focus(RISK);
    for (question, digits) in [
        ("Have you thought about how", "1"),
        ("Do you have what you would use", "1"),
        ("Is there a time", "1"),
        ("Have you ever tried", "1"),
        ("What keeps you going", "16"),
        ("What was agreed", "18"),
    ] {
        go_down_to(window, question);
        window.keys(digits);
    }
    go_down_to(window, "Who was told");
    window.write(TOLD);
    window.screenshot("v13-11-risk-answered");
    window.press(Key::Enter);
    window.wait_for_focus(RISK);
    window.press(Key::Escape);
    window.wait_for_focus("Note");
    window.wait_for_text("written down");
}

/// F8 and a digit; who was told gets its time by itself.
fn raise_a_concern(window: &mut Window) {
    window.press(Key::F8);
    window.wait_for_focus("What is it about? Digits pick.");
    window.screenshot("v13-12-concern");
    window.keys("1");
    window.wait_for_text("told nobody");
    window.wait_until("its signs have the focus", |window| {
        window.focused_name().starts_with("Ask or look for")
    });
    window.keys("6");
    window.write("Some days it would be easier not to be here. No plan.");
    write_in(window, "What was done", "Numbers given, duty GP rung");
    write_in(window, "Who was told, by voice", CONCERN_TOLD);
    window.wait_until("the time stands there", |window| {
        !window.by_role_name("textbox", "At").value.is_empty()
    });
    window.screenshot("v13-13-concern-written");
    window.press(Key::Escape);
    window.wait_for_focus("Note");
    window.wait_for_text("Concern:");
}

fn ask_the_rest(window: &mut Window) {
    to_agenda(window);
    answer(window, "Have you noticed", "2");
    hear(
        window,
        "What we talked about",
        "One outing a day with somebody; up at the same time; a card to the manager",
    );
    agree_next(
        window,
        "So what happens next",
        "+2w",
        "Video, an hour; I ring on Monday",
    );
    window.screenshot("v13-14-all-asked");
}

fn hang_up_and_sign(window: &mut Window) {
    let ended = Instant::now();
    window.press(Key::F4);
    window.wait_until("the end stands there", |window| {
        !window.by_role_name("textbox", "End").value.is_empty()
    });
    send(window);
    second_look(window, "v13-15-sign");
    println!(
        "V13, from hanging up to signed: {:.1} s",
        ended.elapsed().as_secs_f64()
    );
    window.screenshot("v13-16-case");
}

/// One key to it, one copies, one says that it is there.
fn put_into_the_gp_record(window: &mut Window) {
    let count = Count::now(window);
    window.keys("g");
    wait_for_screen(window, "Signed contact");
    window.wait_for_text("Not yet in the GP record");
    window.screenshot("v13-17-summary");
    window.press(Key::F3);
    window.wait_for_focus("Yes, it is there");
    window.wait_for_text("Copied. Paste it into the GP record.");
    window.keys("y");
    window.wait_for_text("In the GP record: Sam Okafor");
    window.screenshot("v13-18-filed");
    assert_eq!(count.told(window, "V13, case to GP record"), 3);
    let summary = window.ask("return document.querySelector('.gp-summary__text').textContent");
    let summary = summary.as_str().unwrap_or_default();
    assert!(summary.contains("Dr Anwen Mehta"), "{summary}");
    // What was copied is pasted where text can be written, as it would be in the GP system.
    window.tab_to("Add to it");
    window.chord(Key::Control, 'v');
    window.wait_until("something is pasted", |window| {
        !window.focused().value.is_empty()
    });
    let pasted = window.focused().value;
    assert_eq!(bare(&pasted), bare(summary));
    assert!(pasted.lines().count() <= 12, "{pasted}");
    window.chord(Key::Control, 'a');
    window.press(Key::Delete);
    window.press(Key::Escape);
    wait_for_case(window);
    window.wait_for_text("In the GP record: Sam Okafor");
    // Back is where they came from: the other patient, who waits.
    window.press(Key::Escape);
    wait_for_screen(window, "Contact");
    window.wait_for_text("PRYCE, Kevin");
    window.press(Key::F6);
    wait_for_screen(window, "Caseload");
    window.wait_until("the worklist is there", |window| {
        worklist_group(window, "Not signed, or parked").len() == 1
    });
    assert_eq!(
        worklist_group(window, "Not in the GP record"),
        Vec::<String>::new()
    );
    window.screenshot("v13-19-worklist");
}

fn the_record_says_so(folder: &Path, case: &str) {
    let clinic = opened(folder);
    let told = clinic.case(case).expect("her case is there");
    assert!(told.risk.is_some(), "the case carries a risk flag");
    let entry = told.timeline.iter().find(|entry| entry.kind == "contact");
    let entry = entry.expect("the contact is signed");
    let gp = entry.gp_record.as_ref().expect("it goes there");
    assert!(gp.put, "{gp:?}");
    let contact = clinic.contact(case, &entry.id).expect("it can be read");
    let answers = &contact.contact.risk;
    let told_whom = answers.iter().find(|answer| answer.item == "told");
    assert_eq!(told_whom.expect("who was told").text, TOLD);
    let thoughts = answers.iter().find(|answer| answer.item == "thoughts");
    assert_eq!(thoughts.expect("what they are").chosen, ["passive"]);
    let concern = &contact.contact.concerns[0];
    assert_eq!(
        (concern.kind.as_str(), concern.told.as_str()),
        ("self_harm", CONCERN_TOLD)
    );
    assert_eq!(concern.signs, ["alone"]);
    assert!(!concern.told_on.is_empty() && !concern.told_at.is_empty());
}
