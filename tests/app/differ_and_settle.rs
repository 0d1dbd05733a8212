//! Both change the same telephone number while apart. Each sees it side by side with who, where and when; one of them
//! settles it with two keys, and then both have the settled number and nothing to settle.

use chrono::Local;
use tests::window::{Key, Window};

use crate::laptops::{LUKE, Windows, find, sync_now, to_caseload};
use crate::sentences::{fill, press, send, wait_for_case, wait_for_screen};

const SAMS: &str = "01632 960111";
const PRIYAS: &str = "01632 960222";

#[test]
fn change_one_number_apart_and_settle_it() {
    let mut windows = Windows::joined();
    let Windows {
        sam, priya, shared, ..
    } = &mut windows;

    // The drive is away: neither can have seen what the other writes.
    let elsewhere = shared.path().with_extension("away");
    std::fs::rename(shared.path(), &elsewhere).expect("it goes");
    for (window, number) in [(&mut *sam, SAMS), (&mut *priya, PRIYAS)] {
        to_caseload(window);
        assert_eq!(to_settle(window), "none");
        change_number(window, number);
    }
    std::fs::rename(&elsewhere, shared.path()).expect("it is back");

    // Sam's goes up, Priya fetches it and sends hers, Sam fetches that.
    exchange(sam);
    exchange(priya);
    exchange(sam);
    for (window, name) in [(&mut *sam, "sam"), (&mut *priya, "priya")] {
        to_caseload(window);
        window.wait_until("there is one thing to settle", |window| {
            to_settle(window) == "1"
        });
        window.screenshot(&format!("differ-1-worklist-{name}"));
        open_difference(window);
        shows_both(window);
        window.screenshot(&format!("differ-2-side-by-side-{name}"));
    }

    // Two keys. Hers is at the right: the later one.
    let number = at_the_right(priya);
    assert_eq!(number, PRIYAS);
    priya.press(Key::Right);
    priya.press(Key::Enter);
    priya.wait_for_text("Nothing is left to settle");
    exchange(priya);
    exchange(sam);
    for (window, name) in [(&mut *sam, "sam"), (&mut *priya, "priya")] {
        to_caseload(window);
        window.wait_until("nothing is to settle", |window| to_settle(window) == "none");
        assert!(!window.text().contains("entries differ"));
        assert_eq!(number_of(window), number, "{name}");
        assert!(!window.text().contains("differ"), "{name}");
        window.screenshot(&format!("differ-3-settled-{name}"));
    }
    windows.sam.close();
    windows.priya.close();
}

/// Luke's telephone number becomes another one, with a word on why; ends at his details.
#[track_caller]
fn change_number(window: &mut Window, number: &str) {
    to_patient(window);
    window.tab_to("Telephone");
    window.chord(Key::Control, 'a');
    window.keys(number);
    fill(window, "Why is it corrected?", "He told me");
    send(window);
    window.wait_for_text("Corrected.");
}

#[track_caller]
fn to_patient(window: &mut Window) {
    find(window, "benton");
    wait_for_case(window);
    window.keys("p");
    wait_for_screen(window, "Patient");
}

#[track_caller]
fn number_of(window: &mut Window) -> String {
    to_patient(window);
    window.by_role_name("textbox", "Telephone").value
}

/// "Sync now", until this laptop says that it is up to date.
#[track_caller]
fn exchange(window: &mut Window) {
    sync_now(window);
    window.wait_until("it has exchanged", |window| {
        let heading = window.ask("return document.querySelector('h1').textContent");
        heading
            .as_str()
            .is_some_and(|said| said.contains("Up to date"))
    });
}

/// How many things the worklist has to settle: a number, or `none`.
#[track_caller]
fn to_settle(window: &Window) -> String {
    let count = window.ask(
        "return document.querySelector('[aria-label=\"Differences to settle\"] .worklist__count')?.textContent ?? ''",
    );
    count.as_str().unwrap_or_default().to_owned()
}

/// With Tab to its line in the worklist: whoever has no cases of their own stands in the search, where W is a letter.
#[track_caller]
fn open_difference(window: &mut Window) {
    press(window, &format!("{LUKE} Entries about the person differ"));
    wait_for_screen(window, "Differences");
}

/// Who said which number, where and when.
#[track_caller]
fn shows_both(window: &Window) {
    let today = Local::now().format("%-d %b %Y").to_string();
    for (number, who, where_) in [
        (SAMS, "Sam Okafor", "Hedge End, on Hedge End"),
        (PRIYAS, "Priya Nair", "Hedge End, on Totton 1"),
    ] {
        window.wait_for("group", &format!("As set by {who}"));
        let told = window.ask(&format!(
            "return document.querySelector('[aria-label=\"As set by {who}\"]').innerText"
        ));
        let told = told.as_str().unwrap_or_default();
        for words in [number, who, where_, today.as_str()] {
            assert!(told.contains(words), "{words:?} of {told:?}");
        }
    }
}

/// The number at the right.
#[track_caller]
fn at_the_right(window: &Window) -> String {
    let words = window.ask(
        "return document.querySelector('.side-by-side > :last-child .side-by-side__words').textContent",
    );
    // Below the number stands how it may be rung.
    let number = words.as_str().unwrap_or_default().lines().next();
    number.unwrap_or_default().to_owned()
}
