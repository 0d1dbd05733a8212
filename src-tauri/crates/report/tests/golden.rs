//! What must not change without anybody noticing: the words of each edition, and the bytes of a PDF.
//!
//! After a change that is meant, `UPDATE_GOLDEN=1 cargo test -p report --test golden` writes the files
//! anew; the difference is then read like any other change.

mod common;

use common::{assert_golden, every_mark, fixture, marked, papers, with_rows};
use domain::report::{Advice, Edition, Option_, Profession, ReportContent, Review};
use report::{Marks, Style};

/// Everything the other fixtures do not show: the older title, not fit, another profession, no rows.
fn not_fit_2013() -> ReportContent {
    let mut content = with_rows(&[]);
    content.edition = Edition::AdvisoryFitness2013;
    content.advice = Advice::NotFit;
    content.practitioner.profession = Profession::Other;
    content.practitioner.profession_other = Some("Osteopath".to_owned());
    content.practitioner.registration = "GOsC 1234".to_owned();
    content.period.to = content.period.from;
    content.review = Review {
        required: true,
        on: None,
    };
    content.options = vec![Option_::WorkplaceAssessment];
    content.comments = None;
    content
}

#[test]
fn words_of_the_2019_edition() {
    assert_golden(
        "one-page.txt",
        &report::text(&fixture("one-page.json"), &Style::default()),
    );
    assert_golden(
        "two-page.txt",
        &report::text(&fixture("two-page.json"), &Style::default()),
    );
}

#[test]
fn words_of_the_2013_edition() {
    assert_golden(
        "not-fit-2013.txt",
        &report::text(&not_fit_2013(), &Style::default()),
    );
}

#[test]
fn no_review_is_said_in_full() {
    let mut content = fixture("one-page.json");
    content.review = Review {
        required: false,
        on: None,
    };
    assert!(
        report::text(&content, &Style::default()).contains("A follow up review is not required.")
    );
}

/// Frozen because an issued report is known by its hash: equal content must give equal bytes on every
/// machine and in every later release that does not change the form on purpose.
#[test]
fn bytes_stay_the_same() {
    let hash = |content: &ReportContent, style: &Style| {
        report::render(content, style).expect("renders").hash
    };
    let marked = every_mark();
    let hashes = [
        (
            "one-page",
            hash(&fixture("one-page.json"), &Style::default()),
        ),
        (
            "two-page",
            hash(&fixture("two-page.json"), &Style::default()),
        ),
        ("two-page marked", hash(&fixture("two-page.json"), &marked)),
        ("not-fit-2013", hash(&not_fit_2013(), &Style::default())),
    ];
    let lines: String = hashes
        .iter()
        .map(|(name, hash)| format!("{hash}  {name}\n"))
        .collect();
    assert_golden("hashes.txt", &lines);
}

#[test]
fn rendering_twice_gives_equal_bytes_and_other_content_gives_others() {
    let content = fixture("two-page.json");
    let first = report::render(&content, &Style::default()).expect("renders");
    assert_eq!(
        first,
        report::render(&content, &Style::default()).expect("renders")
    );
    assert_eq!(first.hash, blake3::hash(&first.pdf).to_hex().to_string());
    let mut other = content.clone();
    other.patient.name.push('x');
    assert_ne!(
        first.hash,
        report::render(&other, &Style::default())
            .expect("renders")
            .hash
    );
    let marked = marked(Marks {
        demonstration: true,
        ..Marks::default()
    });
    assert_ne!(
        first.hash,
        report::render(&content, &marked).expect("renders").hash
    );
}

/// What is learned and kept on the first report must not show in any report, whoever is first.
#[test]
fn threads_that_all_come_first_get_equal_bytes() {
    let content = fixture("two-page.json");
    let hashes: Vec<String> = std::thread::scope(|scope| {
        let render = || {
            report::render(&content, &Style::default())
                .expect("renders")
                .hash
        };
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(render)).collect();
        let joined = threads.into_iter().map(|t| t.join().expect("no panic"));
        joined.collect()
    });
    let frozen = std::fs::read_to_string(common::golden("hashes.txt")).expect("the hashes");
    for hash in hashes {
        assert!(frozen.contains(&format!("{hash}  two-page\n")), "{hash}");
    }
}

#[test]
fn pages() {
    let pages = |content: &ReportContent| {
        report::render(content, &Style::default())
            .expect("renders")
            .pages
    };
    assert_eq!(pages(&fixture("one-page.json")), 1);
    assert_eq!(pages(&fixture("two-page.json")), 2);
    assert_eq!(pages(&not_fit_2013()), 1);
}

#[test]
fn marks_are_on_every_page() {
    let pdf = report::render(&fixture("two-page.json"), &every_mark())
        .expect("renders")
        .pdf;
    for page in ["1", "2"] {
        let read = common::read_back(&pdf, &["-f", page, "-l", page]);
        assert!(read.contains("DEMONSTRATION"), "page {page}: {read}");
        assert!(read.contains("DUPLICATE"), "page {page}: {read}");
        assert!(
            read.contains("REPLACED by number 8R5N-3D0Y-LE-S on 01/12/2026."),
            "page {page}: {read}"
        );
        assert!(
            read.contains("WITHDRAWN on 03/12/2026. Do not use"),
            "page {page}: {read}"
        );
    }
}

/// Every paper in every edition for every reader: its words, and its bytes. `cargo xtask papers` shows
/// what a change did to the pages.
#[test]
fn every_paper_stays_the_same() {
    let mut hashes = String::new();
    for paper in papers() {
        let hash = blake3::hash(&paper.pdf).to_hex();
        hashes.push_str(&format!("{hash}  {}\n", paper.name));
        // Large print has the same words.
        if paper.name.ends_with("employer") && !paper.name.contains("large_") {
            assert_golden(&format!("papers/{}.txt", paper.name), &paper.text);
        }
    }
    assert_golden("papers/hashes", &hashes);
}
