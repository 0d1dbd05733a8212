//! No paper of ours may be taken for the statutory form: its title stands on none, and on what the person or an employer
//! holds a Med3 is named only where ours is told apart from it.

use std::path::{Path, PathBuf};
use std::process::Command;

use clinic::forms::ConsentForm;
use tests::desk::Desk;

/// How ours is told apart from it, without white space.
const TOLD_APART: [&str; 2] = [
    "itisnotamed3.",
    "itisnotamed3,theofficial\u{201c}fitnote\u{201d}.",
];

/// What is written for a practice may ask it for a Med3, or say from what one can be made.
const TO_THE_PRACTICE: [&str; 2] = ["gp", "discharge"];

fn check(what: &str, words: &str) {
    let words: String = words.split_whitespace().collect::<String>().to_lowercase();
    assert!(words.len() > 200, "{what} was not read: {words:?}");
    assert!(!words.contains("statementoffitness"), "{what}");
    if TO_THE_PRACTICE.iter().any(|kind| what.starts_with(kind)) {
        return;
    }
    let rest = TOLD_APART
        .iter()
        .fold(words, |rest, apart| rest.replace(apart, ""));
    assert!(!rest.contains("med3"), "{what} names a Med3: {rest}");
}

/// What any reader finds in the PDF.
fn read_back(folder: &Path, pdf: &[u8]) -> String {
    let path = folder.join("read-back.pdf");
    std::fs::write(&path, pdf).unwrap();
    let said = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(&path)
        .arg("-")
        .output()
        .expect("poppler is installed");
    assert!(said.status.success(), "pdftotext reads it");
    String::from_utf8(said.stdout).unwrap()
}

fn texts_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(texts_below(&path));
        } else if path.extension().is_some_and(|end| end == "txt") {
            found.push(path);
        }
    }
    found
}

#[test]
fn no_golden_paper_is_one() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let mut read = 0;
    for folder in ["papers", "report"] {
        for path in texts_below(&golden.join(folder)) {
            let name = path.file_name().unwrap().to_string_lossy();
            check(&name, &std::fs::read_to_string(&path).unwrap());
            read += 1;
        }
    }
    assert!(read > 30, "{read} papers");
}

#[test]
fn nothing_printed_reads_as_one() {
    let desk = Desk::ready();
    for template in desk.clinic.templates().unwrap() {
        for reader in template.readers {
            let pdf = desk
                .clinic
                .template_pdf(&template.kind, &reader.id)
                .unwrap();
            check(
                &format!("{} for {}", template.kind, reader.id),
                &read_back(desk.folder(), &pdf),
            );
        }
    }
    let case = desk.step_1(&desk.kevin().case).case;
    for purpose in ["gp_copy", "employer_copy"] {
        let given = ConsentForm {
            purpose: purpose.into(),
            decision: "given".into(),
            on: "2026-09-01".into(),
            how: "verbal".into(),
            named: "J. Hill".into(),
            ..ConsentForm::default()
        };
        desk.clinic.record_consent(&case, &given).unwrap();
    }
    let issued = desk.issue(&case);
    let copy = desk.folder().join("copy.pdf");
    for whom in ["patient", "gp", "employer"] {
        desk.clinic
            .save_report_copy(&case, &issued.id, &whom.into(), &copy)
            .unwrap();
        let words = read_back(desk.folder(), &std::fs::read(&copy).unwrap());
        check(&format!("the report for {whom}"), &words);
        assert!(words.contains("It is not a Med3."), "{words}");
    }
}
