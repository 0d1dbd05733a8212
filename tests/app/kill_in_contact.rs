//! The power fails in the middle of a sentence. What the screen called saved is there again, in the
//! same field, with the cursor where it was.

use std::time::{Duration, Instant};

use tests::desk::Desk;
use tests::window::{Key, Window};

use crate::record::{only_person, opened};
use crate::sentences::{
    go_to_prompt, start_contact, to_agenda, unlock, wait_for_screen, wait_until_saved,
};

const NOTE: &str = "Rings from the van. Mornings are worst";
const BEFORE_THE_CURSOR: &str = "Lifting boxes ";
const AFTER_THE_CURSOR: &str = "from the floor";
/// Typed when it was last called saved, and perhaps lost with the power.
const LAST_KEYS: &str = "up ";
const PROMPT: &str = "What is the main thing that makes work difficult?";

#[test]
fn killed_in_the_middle_of_a_contact() {
    let desk = Desk::ready();
    desk.kevin();
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    let his_line = |window: &Window| window.focused_name().starts_with("PRYCE, Kevin");
    window.wait_until("his case has the focus", his_line);
    start_contact(&mut window, '1', '1');
    window.keys(NOTE);
    to_agenda(&mut window);
    go_to_prompt(&mut window, PROMPT);
    window.keys(BEFORE_THE_CURSOR);
    window.keys(AFTER_THE_CURSOR);
    for _ in 0..AFTER_THE_CURSOR.len() {
        window.press(Key::Left);
    }
    let typed = Instant::now();
    let saved = wait_until_the_cursor_is_saved(&window);
    let after = saved.duration_since(typed).as_millis();
    println!("saved {after} ms after the last key");
    window.screenshot("kill-1-before");
    window.keys(LAST_KEYS);
    window.kill();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    window.screenshot("kill-2-worklist");
    window.wait_for("button", "PRYCE, Kevin (Kev) Step 1, telephone");
    // One key from the worklist, and the hands are where they were.
    window.press(Key::F6);
    wait_for_screen(&window, "Contact");
    window.wait_for_focus(PROMPT);
    window.screenshot("kill-3-after");
    assert_eq!(window.by_role_name("textbox", "Note").value, NOTE);
    let kept = what_was_kept(&window.focused().value);
    let cursor = cursor(&window);
    assert!(
        (BEFORE_THE_CURSOR.len()..=BEFORE_THE_CURSOR.len() + kept.len()).contains(&cursor),
        "the cursor stands at {cursor}, with {kept:?} kept of what was typed last"
    );
    // It goes on where it stopped, as if nothing had happened.
    window.keys("heavy ");
    wait_until_saved(&window);
    window.close();
    the_draft_says_so(folder.path());
}

/// The place of the cursor is kept when it has rested for a moment: until nothing has waited to be
/// saved for a while. Returns when it was first seen to be saved.
fn wait_until_the_cursor_is_saved(window: &Window) -> Instant {
    let quiet = Duration::from_millis(700);
    let mut since = Instant::now();
    while since.elapsed() < quiet {
        let bar = window.ask("return document.querySelector('.status-bar__items li').textContent");
        if !bar.as_str().unwrap_or_default().contains("Saved") {
            wait_until_saved(window);
            since = Instant::now();
        }
    }
    since
}

/// What is there of the keys after the last save that was shown: none, some or all of them, and
/// nothing else between what was saved.
fn what_was_kept(text: &str) -> String {
    let kept = text
        .strip_prefix(BEFORE_THE_CURSOR)
        .and_then(|rest| rest.strip_suffix(AFTER_THE_CURSOR));
    match kept {
        Some(kept) if LAST_KEYS.starts_with(kept) => kept.to_owned(),
        _ => panic!("saved text came back as {text:?}"),
    }
}

fn cursor(window: &Window) -> usize {
    let at = window.ask("return document.activeElement.selectionStart");
    usize::try_from(at.as_u64().expect("a text field has a cursor")).expect("a small number")
}

fn the_draft_says_so(folder: &std::path::Path) {
    let clinic = opened(folder);
    let person = only_person(&clinic, "pryce");
    let case = clinic.case(&person.cases[0].case).expect("his case opens");
    assert!(case.timeline.is_empty(), "nothing was signed");
    assert_eq!(case.drafts.len(), 1, "{:?}", case.drafts);
    let draft = clinic
        .contact_draft(&case.drafts[0].id)
        .expect("it opens")
        .draft;
    assert_eq!(draft.note, NOTE);
    let answer = &draft.answers[0];
    assert_eq!(answer.item, "difficulty");
    assert!(answer.text.contains("heavy "), "{}", answer.text);
    assert!(answer.text.ends_with(AFTER_THE_CURSOR), "{}", answer.text);
}
