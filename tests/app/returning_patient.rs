//! V12: somebody who was seen before is sent again. The window sees that it is the same person before a
//! second record is made; he gets a new case, and the old one stays one key away.

use clinic::forms::CloseForm;
use tests::desk::Desk;
use tests::window::{Key, Window};

use crate::record::{ian, only_person, opened, registered};
use crate::sentences::{choose, fill, press, send, unlock, wait_for_screen};

#[test]
fn the_same_person_gets_a_new_case_and_the_old_one_is_one_key_away() {
    let desk = Desk::ready();
    desk.clock.set("2026-03-02T09:00:00+00:00");
    let (patient, case) = ian();
    let first = registered(&desk, &patient, &case).case;
    desk.step_1(&first);
    desk.clock.set("2026-05-22T09:00:00+01:00");
    desk.clinic
        .close_case(
            &first,
            &CloseForm {
                on: "2026-05-22".into(),
                outcome: "returned_adjusted".into(),
                note: "Nothing above the shoulder over 5 kg".into(),
            },
        )
        .expect("the case in spring is closed");
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    window.wait_for_text("No open cases of yours");
    let before = window.keystrokes;
    window.chord(Key::Alt, 'n');
    wait_for_screen(&window, "Register a patient");
    window.wait_for_focus("Surname (required)");
    window.keys("Whitlock");
    fill(&mut window, "First names (required)", "Ian");
    fill(&mut window, "Date of birth (required)", "7/7/59");
    window.wait_for("region", "May already be registered");
    window.wait_for_text("1 closed");
    window.screenshot("returning-patient-1-duplicate");
    back_to(&mut window, "This is the same person : WHITLOCK, Ian");
    window.press(Key::Enter);
    wait_for_screen(&window, "Patient");
    window.wait_for_text("WHITLOCK, Ian");
    println!(
        "keystrokes from the caseload to the same person: {}",
        window.keystrokes - before
    );
    window.screenshot("returning-patient-2-patient");

    window.keys("n");
    wait_for_screen(&window, "Open a case");
    window.wait_for_focus("Referred on (required)");
    window.keys("today");
    choose(&mut window, "By (required)", "seen");
    choose(&mut window, "Why (required)", "at");
    fill(
        &mut window,
        "What the referral says",
        "Knee pain since summer",
    );
    choose(&mut window, "Main problem (required)", "muscles");
    fill(
        &mut window,
        "In a few words",
        "Knee pain, shoulder adjustments lapsed",
    );
    choose(&mut window, "Work today (required)", "at");
    window.press(Key::Down);
    fill(&mut window, "Job", "School caretaker");
    fill(&mut window, "Employer", "Larkfield Demo School");
    window.screenshot("returning-patient-3-new-case");
    send(&mut window);
    wait_for_screen(&window, "Case");
    window.wait_for_text("Nothing has happened yet");
    window.wait_for_text("Other cases of this person");
    window.screenshot("returning-patient-4-case");

    window.keys("1");
    window.wait_for_text("Closed: Returned with adjustments");
    window.wait_for_text("Nothing above the shoulder over 5 kg");
    window.screenshot("returning-patient-5-old-case");
    window.keys("1");
    window.wait_for_text("Nothing has happened yet");

    press(&mut window, "Find");
    window.wait_for_focus("Name, NHS number or what you want to do");
    window.keys("whitlock");
    window.wait_for_text("1 person");
    window.press(Key::Escape);
    println!("keystrokes in all: {}", window.keystrokes);
    window.close();

    let clinic = opened(folder.path());
    let person = only_person(&clinic, "whitlock");
    assert_eq!(person.cases.len(), 2, "cases 2, clients 1");
    let (now, old) = (&person.cases[0], &person.cases[1]);
    assert!(now.open && !old.open);
    assert_eq!(old.case, first);
    let told = clinic.case(&now.case).expect("the new case is there");
    assert_eq!(told.form.referral_source, "re_referral");
    assert_eq!(told.form.work_status, "struggling");
    assert_eq!(told.other_cases.len(), 1);
    assert_eq!(told.banner.patient, person.patient);
    assert_eq!(told.timeline, [], "nothing of the old case is carried over");
    let old = clinic.case(&first).expect("the old case is there");
    let kinds: Vec<&str> = old.timeline.iter().map(|one| one.kind.as_str()).collect();
    assert_eq!(kinds, ["closed", "contact", "step"]);
}

/// Goes back with Shift+Tab: the answer stands above the field one is in.
fn back_to(window: &mut Window, name: &str) {
    for _ in 0..20 {
        if window.focused_name() == name {
            return;
        }
        window.chord(Key::Shift, Key::Tab);
    }
    panic!("Shift+Tab does not reach {name:?}");
}
