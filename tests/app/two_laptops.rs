//! Two programs and a folder between them: a second laptop joins, both work apart, and each has what the other wrote.
//! Then the network goes while much is on its way, and comes back.

use std::path::Path;

use tests::desk::{Desk, PASSPHRASE};
use tests::two::{PRIYA, Two, folder, quick, status, until};
use tests::window::{Key, Window};

use crate::laptops::{LUKE, find, sync_now, to_sync};
use crate::real_window::lost_contact::miss;
use crate::record::{luke, registered};
use crate::sentences::{fill, press, send, tick, unlock, wait_for_case, wait_for_screen};
use crate::steps::wait_for_line;

const PRIYAS_LAPTOP: &str = "Totton, Priya's";
/// More than one exchange brings at once.
const MANY: usize = 60;

#[test]
fn join_work_apart_and_have_the_same() {
    let shared = tempfile::tempdir().expect("a folder to share");
    let desk = Desk::ready();
    let (patient, case) = luke();
    registered(&desk, &patient, &case);
    let sams = desk.leave();
    let priyas = tempfile::tempdir().expect("a new laptop");

    let mut sam = Window::open(sams.path());
    unlock(&mut sam);
    wait_for_line(&sam, LUKE);
    sam.wait_for_text("No shared place is set up");
    set_up_sync(&mut sam, shared.path());

    let mut priya = Window::open(priyas.path());
    ask_to_join(&mut priya, shared.path());
    let words = spoken(&priya);
    assert_eq!(words.len(), 8, "{words:?}");
    let_in(&mut sam, &words);

    wait_for_screen(&priya, "You have joined");
    priya.screenshot("two-1-joined");
    priya.press(Key::Enter);
    wait_for_screen(&priya, "Caseload");
    priya.wait_for_text("Up to date");
    find(&mut priya, "benton");
    wait_for_case(&priya);
    priya.screenshot("two-2-the-same-case");

    // Both write about him, apart: neither sees the other's yet.
    miss(&mut priya);
    sam.press(Key::Escape);
    wait_for_screen(&sam, "Caseload");
    find(&mut sam, "benton");
    wait_for_case(&sam);
    miss(&mut sam);
    for window in [&mut sam, &mut priya] {
        sync_now(window);
    }
    for (window, name) in [(&mut priya, "hers"), (&mut sam, "his")] {
        sync_now(window);
        window.wait_for_text("Up to date");
        window.press(Key::Escape);
        wait_for_case(window);
        window.wait_for_text("Missed 2 times in a row");
        window.screenshot(&format!("two-3-{name}"));
    }
    sam.close();
    priya.close();
}

#[test]
fn the_network_goes_while_much_is_on_its_way() {
    let two = Two::joined_with(quick());
    two.priya.clinic.lock().expect("she is away");
    let (patient, case) = luke();
    for n in 0..MANY {
        let someone = clinic::forms::PatientForm {
            family: format!("Benton-{n}"),
            nhs_number: String::new(),
            nhs_number_meant: false,
            nhs_number_not_known: "not_registered".into(),
            ..patient.clone()
        };
        registered(&two.sam, &someone, &case);
    }
    until("it is in the folder", || {
        status(&two.sam.clinic).waiting.starts_with("Nothing waits")
    });
    let Two { sam, priya, shared } = two;
    drop(sam);
    let folder = priya.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    // The drive goes, whatever the exchange is at.
    let elsewhere = shared.path().with_extension("away");
    std::fs::rename(shared.path(), &elsewhere).expect("it goes");
    window.chord(Key::Alt, 'n');
    window.wait_for_focus("Surname (required)");
    window.keys("Typed meanwhile");
    window.press(Key::Escape);
    window.wait_for("dialog", "Leave what you have typed here?");
    press(&mut window, "Leave without saving");
    wait_for_screen(&window, "Caseload");
    to_sync(&mut window);
    press(&mut window, "Sync now S");
    window.wait_for_text("The shared folder or store is not there.");
    window.screenshot("two-4-away");
    std::fs::rename(&elsewhere, shared.path()).expect("it is back");
    window.wait_until("it goes on by itself or when asked", |window| {
        window.text().contains("Up to date")
    });
    window.screenshot("two-5-back");
    window.close();
}

#[track_caller]
fn set_up_sync(window: &mut Window, shared: &Path) {
    find(window, "laptops");
    wait_for_screen(window, "Settings");
    press(window, "Set up sync…");
    window.wait_for_focus("Folder");
    window.keys(folder(shared).folder.as_str());
    send(window);
    window.wait_for_text("This laptop meets the others in");
}

#[track_caller]
fn ask_to_join(window: &mut Window, shared: &Path) {
    wait_for_screen(window, "Welcome");
    press(window, "Join a service");
    window.wait_for_focus("Name of this laptop");
    window.keys(PRIYAS_LAPTOP);
    fill(window, "Folder", folder(shared).folder.as_str());
    fill(window, "Name", PRIYA);
    fill(window, "Registration number", "OT54321");
    fill(window, "How an employer can reach you", "01632 960002");
    fill(window, "Your passphrase", PASSPHRASE);
    fill(window, "Your passphrase again", PASSPHRASE);
    window.press(Key::Enter);
    wait_for_screen(window, "Waiting to join");
}

/// The eight words on the screen.
#[track_caller]
fn spoken(window: &Window) -> Vec<String> {
    let list = window.ask(
        "return Array.from(document.querySelectorAll('[aria-label=\"The eight words of this request\"] li'),
                           (word) => word.textContent.trim())",
    );
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(|word| word.as_str().map(str::to_owned))
        .collect()
}

/// Looks at the request, compares its words with those that were read out, and lets the laptop in.
#[track_caller]
fn let_in(window: &mut Window, read_out: &[String]) {
    press(window, "Look again");
    press(window, &format!("Look at it ({PRIYAS_LAPTOP})"));
    window.wait_for("dialog", &format!("Let {PRIYAS_LAPTOP} in?"));
    assert_eq!(spoken(window), read_out, "the same words on both screens");
    tick(
        window,
        "They read the same eight words to me, and I know who they are",
    );
    send(window);
    window.wait_for("dialog", &format!("{PRIYAS_LAPTOP} is let in"));
    window.press(Key::Escape);
}
