//! What is printed of a copy, as any reader finds it: the mark of one that no longer holds, large print, and the explanation
//! that only an employer gets.

use clinic::forms::{ConsentForm, CopyForm, WithdrawForm};
use std::fs;
use std::process::Command;
use tests::desk::Desk;

const EXPLANATION: &str = "What this is and how to use it";

struct Printed {
    desk: Desk,
    case: String,
    report: String,
    number: String,
}

fn issued() -> Printed {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let issued = desk.issue(&case);
    Printed {
        desk,
        case,
        report: issued.id,
        number: issued.line.number,
    }
}

impl Printed {
    /// Page by page, with single spaces.
    fn pages(&self, copy: &CopyForm) -> Vec<String> {
        let pdf = self.desk.clinic.copy_pdf(&self.case, &self.report, copy);
        let path = self.desk.folder().join("printed.pdf");
        fs::write(&path, pdf.unwrap()).unwrap();
        let output = Command::new("pdftotext")
            .args(["-enc", "UTF-8"])
            .arg(&path)
            .arg("-")
            .output()
            .expect("pdftotext is installed (Debian: poppler-utils)");
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).expect("UTF-8, as asked");
        let mut pages: Vec<String> = text
            .split('\u{c}')
            .map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(
            pages.pop().as_deref(),
            Some(""),
            "each page ends with a form feed"
        );
        pages
    }

    fn all_say(&self, copy: &CopyForm, words: &str) {
        let pages = self.pages(copy);
        assert!(!pages.is_empty());
        for page in pages {
            assert!(page.contains(words), "{words:?} is not in {page}");
        }
    }

    fn none_says(&self, copy: &CopyForm, words: &str) {
        let pages = self.pages(copy).concat().to_lowercase();
        assert!(
            !pages.contains(&words.to_lowercase()),
            "{words:?} is in {pages}"
        );
    }
}

fn patients(edition: &str, duplicate: bool) -> CopyForm {
    CopyForm {
        copy_for: "patient".into(),
        edition: edition.into(),
        duplicate,
    }
}

#[test]
fn a_copy_of_what_was_replaced_says_by_what_on_every_page() {
    let printed = issued();
    let (desk, usual) = (&printed.desk, patients("standard", false));
    printed.none_says(&usual, "replaced by");
    desk.clock.set("2026-09-03T09:00:00+01:00");
    let screen = desk
        .clinic
        .replace_report(&printed.case, &printed.report)
        .unwrap();
    let mut form = screen.form.clone();
    form.to = "2026-09-14".into();
    let new = desk.clinic.issue_report(&screen.id, &form).unwrap();
    for copy in [
        usual,
        patients("large_print", false),
        patients("plain_words", false),
    ] {
        printed.all_say(&copy, &new.line.number);
        printed.all_say(&copy, "03/09/2026");
        let page = printed.pages(&copy).concat();
        assert!(page.contains("21/09/2026"), "what was issued stays: {page}");
    }
}

#[test]
fn a_copy_of_what_was_withdrawn_says_when_and_not_why() {
    let printed = issued();
    let form = WithdrawForm {
        on: "2026-09-01".into(),
        reason: "Mixed up with his brother".into(),
    };
    printed
        .desk
        .clinic
        .withdraw_report(&printed.case, &printed.report, &form)
        .unwrap();
    let usual = patients("standard", false);
    let pages = printed.pages(&usual);
    for page in &pages {
        assert!(
            page.to_lowercase().contains("withdrawn on 01/09/2026"),
            "{page}"
        );
    }
    printed.none_says(&usual, "brother");
}

#[test]
fn a_duplicate_says_so_on_every_page_and_the_first_one_does_not() {
    let printed = issued();
    printed.none_says(&patients("standard", false), "duplicate");
    for page in printed.pages(&patients("standard", true)) {
        assert!(page.to_lowercase().contains("duplicate"), "{page}");
    }
}

#[test]
fn large_print_has_the_words_of_the_standard_copy() {
    let printed = issued();
    let usual = printed.pages(&patients("standard", false)).join(" ");
    let large = printed.pages(&patients("large_print", false));
    assert!(large.len() > 1, "it takes more pages");
    printed.all_say(&patients("large_print", false), &printed.number);
    let large = large.join(" ");
    let bare = |text: &str| -> String { text.split_whitespace().collect() };
    for word in usual.split(' ') {
        assert!(
            bare(&large).contains(&bare(word)),
            "{word:?} is not in {large}"
        );
    }
}

#[test]
fn only_the_employer_gets_the_explanation_and_it_ends_the_paper() {
    let printed = issued();
    let consent = ConsentForm {
        purpose: "employer_copy".into(),
        decision: "given".into(),
        on: "2026-09-01".into(),
        how: "verbal".into(),
        named: "J. Hill".into(),
        channel: "post".into(),
        ..ConsentForm::default()
    };
    printed
        .desk
        .clinic
        .record_consent(&printed.case, &consent)
        .unwrap();
    printed.none_says(&"patient".into(), EXPLANATION);
    let pages = printed.pages(&"employer".into());
    let (last, before) = pages.split_last().expect("it has pages");
    assert!(last.contains(EXPLANATION), "{last}");
    assert!(last.contains("It is not a Med3"), "{last}");
    assert!(
        last.contains("For the first 7 days of sickness, ask for neither"),
        "{last}"
    );
    assert!(last.contains("01632 960001"), "whom to ring: {last}");
    assert!(before.iter().all(|page| !page.contains(EXPLANATION)));
}
