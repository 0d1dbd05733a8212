//! The renderings of one content: large print, plain words, and the explanation on employers' copies.

mod common;

use common::{assert_golden, fixture, letter, papers, read_back, squashed};
use domain::paper::CopyEdition;
use lopdf::content::Content;
use lopdf::{Document, Object};
use report::{Reader, Style};

fn style(edition: CopyEdition, reader: Reader) -> Style {
    Style {
        edition,
        reader,
        ..Style::default()
    }
}

#[test]
fn words() {
    for (name, edition, reader) in [
        ("phased", CopyEdition::Standard, Reader::Patient),
        ("phased-plain", CopyEdition::PlainWords, Reader::Patient),
        ("v05-employer", CopyEdition::Standard, Reader::Employer),
    ] {
        let fixture_name = name.split('-').next().unwrap_or_default();
        let content = fixture(&format!("{fixture_name}.json"));
        let text = report::text(&content, &style(edition, reader));
        assert_golden(&format!("{name}.txt"), &text);
    }
    let plain = style(CopyEdition::PlainWords, Reader::Patient);
    assert_golden(
        "gp-letter-plain.txt",
        &report::paper::text(&letter(), &plain),
    );
}

#[test]
fn what_was_typed_is_the_same_in_every_edition() {
    for name in ["two-page", "phased", "v05"] {
        let content = fixture(&format!("{name}.json"));
        for edition in CopyEdition::ALL {
            let words = report::text(&content, &style(edition, Reader::Patient));
            for typed in content.texts() {
                assert!(
                    words.contains(typed.text),
                    "{edition:?} lost {}",
                    typed.field
                );
            }
        }
    }
}

#[test]
fn the_form_is_page_one_where_its_content_allows() {
    for name in ["one-page", "v05", "phased"] {
        for reader in Reader::ALL {
            let content = fixture(&format!("{name}.json"));
            let pdf = report::render(&content, &style(CopyEdition::Standard, reader))
                .expect("renders")
                .pdf;
            let first = read_back(&pdf, &["-l", "1"]);
            assert!(
                first.contains("Signature of practitioner"),
                "{name}: {first}"
            );
            assert!(first.contains("Page 1 of"), "{name}: {first}");
        }
    }
}

/// What an operator is given, by its name, and whether it stands among what only repeats.
fn operations(pdf: &[u8]) -> Vec<(String, Vec<f32>, bool)> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let mut found = Vec::new();
    for page in document.get_pages().into_values() {
        let bytes = document.get_page_content(page);
        let mut artifact = false;
        for operation in Content::decode(&bytes).expect("operators").operations {
            match operation.operator.as_str() {
                "BDC" | "BMC" => {
                    artifact = operation.operands.first().and_then(|o| o.as_name().ok())
                        == Some(b"Artifact");
                }
                "EMC" => artifact = false,
                _ => {}
            }
            let numbers = operation
                .operands
                .iter()
                .filter_map(|o: &Object| o.as_float().ok());
            found.push((operation.operator.clone(), numbers.collect(), artifact));
        }
    }
    found
}

#[test]
fn large_print_is_large_and_only_the_foot_smaller() {
    let mut letters = 0;
    for paper in papers().iter().filter(|p| p.name.contains("large_")) {
        for (operator, values, artifact) in operations(&paper.pdf) {
            if operator == "Tf" {
                let least = if artifact { 14.0 } else { 18.0 };
                assert!(values[0] >= least, "{}: {values:?}", paper.name);
                letters += 1;
            }
        }
    }
    assert!(letters > 100);
}

/// Words are black or nearly, tints are white or nearly: a copier keeps the one and drops the other,
/// and no grey between has to be told apart. No colour at all.
#[test]
fn everything_is_black_on_white() {
    for paper in papers() {
        let mut greys = 0;
        for (operator, values, _) in operations(&paper.pdf) {
            assert!(
                !["rg", "RG", "k", "K", "scn", "SCN", "sh", "Do"].contains(&operator.as_str()),
                "{}: {operator}",
                paper.name
            );
            if operator == "g" || operator == "G" {
                let grey = values[0];
                assert!(grey <= 0.35 || grey >= 0.9, "{}: {grey}", paper.name);
                greys += 1;
            }
        }
        assert!(greys > 0);
    }
}

const EXPLANATION: &str = "What this is and how to use it";

#[test]
fn only_an_employer_gets_the_explanation_and_as_the_last_page() {
    let content = fixture("two-page.json");
    for edition in CopyEdition::ALL {
        for reader in Reader::ALL {
            let style = style(edition, reader);
            let words = report::text(&content, &style);
            let rendered = report::render(&content, &style).expect("renders");
            let read = read_back(&rendered.pdf, &[]);
            let expected = reader == Reader::Employer;
            assert_eq!(words.contains(EXPLANATION), expected, "{reader:?}");
            assert_eq!(read.contains(EXPLANATION), expected, "{reader:?}");
            if expected {
                // On a page of its own, with nothing of the form on it or after it.
                let after = read.split(EXPLANATION).nth(1).unwrap_or_default();
                assert!(!after.contains("Signature of practitioner"), "{after}");
                let pages: Vec<&str> = read.split('\u{c}').collect();
                let page = pages
                    .iter()
                    .find(|p| p.contains(EXPLANATION))
                    .expect("a page");
                assert!(!squashed(page).contains("Recommendations/goals"), "{page}");
            }
        }
        let employer = style(edition, Reader::Employer);
        assert!(!report::paper::text(&letter(), &employer).contains(EXPLANATION));
    }
}

#[test]
fn the_explanation_says_every_point() {
    let content = fixture("v05.json");
    let employer = style(CopyEdition::Standard, Reader::Employer);
    let words = report::text(&content, &employer);
    let words = words.split(EXPLANATION).nth(1).expect("the explanation");
    for point in [
        "This is advice.",
        "It is not a Med3",
        "need not wait until they are fully well",
        "your own risk assessment",
        "Equality Act 2010",
        "statutory sick pay, you choose",
        "may accept this paper",
        "ask for a fit note",
        "first 7 days of sickness, ask for neither",
        "Statutory Sick Pay (Medical Evidence) Regulations 1985, regulations 2(1)(b) and 2(2)",
        "It is not for benefits.",
        "cannot make the changes, tell your employee and ring me",
        "My number is 01632 960001",
        "may need a fit note from their GP practice",
        "I can talk to you only about what your employee has agreed",
    ] {
        assert!(words.contains(point), "{point}: {words}");
    }
    let service = Style {
        check: Some(common::check_with(&[])),
        ..employer
    };
    assert!(report::text(&content, &service).contains("My number is 01632 960700"));
}

#[test]
fn every_sentence_of_the_explanation_has_its_source_and_waits_for_review() {
    let toml = include_str!("../../../../assets/forms/explanation.toml");
    let table: toml::Table = toml.parse().expect("TOML");
    assert_eq!(table["review"].as_str(), Some("clinician and lawyer"));
    let points = table["points"].as_array().expect("points");
    assert_eq!(points.len(), 7);
    for sentence in points
        .iter()
        .flat_map(|p| p["sentences"].as_array().expect("some"))
    {
        let mark = sentence["mark"].as_str().expect("a mark");
        assert!(["F", "R", "I"].contains(&mark));
        assert!(sentence["source"].as_str().is_some_and(|s| s.len() > 5));
    }
}
