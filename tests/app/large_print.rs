//! Somebody who needs large print: it is chosen before anybody thinks of it, the page shown is the page they get, and the
//! record says so. The GP's copy stays as it is.

use std::path::Path;

use clinic::forms::{CopyForm, PatientForm};
use tests::desk::{Desk, kevin};
use tests::window::{Key, Window};

use crate::papers::{assessed, number_shown, open_to_print, sizes, words, write_report};
use crate::record::{bare, opened};
use crate::sentences::{preview_shows_the_page, unlock, wait_for_case};
use crate::steps::*;

const NAME: &str = "PRYCE, Kevin";
const LIFT: &str = "Lift up to 5 kg, at waist height";
/// What large print means here, in points (UK Association for Accessible Formats: 16 to 18 and over).
const LARGE_PT: u32 = 18;

#[test]
fn who_needs_large_print_gets_it_without_anybody_asking() {
    let desk = Desk::ready();
    put_back(&desk, 1);
    let patient = PatientForm {
        communication_needs: vec!["large_print".into()],
        ..kevin()
    };
    let case = assessed(&desk, &patient);
    let folder = desk.leave();

    let mut window = Window::open(folder.path());
    unlock(&mut window);
    wait_for_line(&window, NAME);
    window.press(Key::Enter);
    wait_for_case(&window);
    write_report(&mut window, LIFT);
    issue_now(&mut window, "large-print-01-issue");
    let number = number_shown(&window);
    let chosen = window.wait_for("radio", "Large print");
    assert!(chosen.checked, "it is chosen already");
    preview_shows_the_page(&window, &[&number]);
    window.wait_for("region", &format!("Report {number}, large print"));
    window.screenshot("large-print-02-issued");

    let giving = Count::now(&window);
    let given = open_to_print(&mut window, "For the patient: large print", 1);
    giving.told(&window, "large print, opened to print for the patient");
    window.wait_until("the copy given is told", |window| {
        let copies = texts(window, ".issued td");
        copies.iter().any(|cell| cell.contains("Large print"))
    });
    window.screenshot("large-print-03-copies");
    window.close();
    the_record_says_so(folder.path(), &case, &given);
}

fn the_record_says_so(folder: &Path, case: &str, given: &[u8]) {
    let clinic = opened(folder);
    let told = clinic.case(case).expect("the case is there");
    let entry = told.timeline.iter().find(|entry| entry.kind == "report");
    let id = &entry.expect("it is issued").id;
    let copies = clinic.report(case, id).expect("it can be read").life.copies;
    let [copy] = &copies[..] else {
        panic!("one copy, {copies:?}")
    };
    assert_eq!(
        (copy.edition.as_str(), copy.how.as_str()),
        ("Large print", "Opened to print")
    );
    let form = CopyForm {
        copy_for: "patient".into(),
        edition: "large_print".into(),
        duplicate: false,
    };
    let kept = clinic.copy_pdf(case, id, &form).expect("it is kept");
    assert_eq!(kept, given, "what the viewer got is what is kept");
    let sizes = sizes(folder, &kept);
    let (large, small): (Vec<_>, Vec<_>) = sizes.iter().partition(|(size, _)| *size >= LARGE_PT);
    assert!(large.len() > 40, "{sizes:?}");
    // The foot repeats on every page whose it is; all of it stands on the first page in large print too.
    for (size, piece) in small {
        let foot = ["Patient", "Kevin", "Date of", "Report", "Page"];
        assert!(
            *size >= 14 && foot.iter().any(|one| piece.contains(one)),
            "{size}: {piece}"
        );
    }

    let standard = clinic
        .copy_pdf(case, id, &"patient".into())
        .expect("it is kept");
    let (usual, large) = (words(folder, &standard), words(folder, &kept));
    for word in usual.split(' ') {
        assert!(
            bare(&large).contains(&bare(word)),
            "{word:?} is not in {large}"
        );
    }
}
