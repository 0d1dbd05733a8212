//! What the tests of this folder share: fixtures, and other programs that read our PDFs.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test binary uses its own part"
)]

use std::path::PathBuf;
use std::process::Command;

use chrono::NaiveDate;
use domain::paper::CopyEdition;
use domain::paper_content::PaperContent;
use domain::report::{Difficulty, ReportContent, nfc, parse};
use report::cover_sheet::CoverSheet;
use report::{Check, Marks, Reader, Replaced, Style};

/// A file of `tests/golden/report` at the top of the repository.
pub fn golden(name: &str) -> PathBuf {
    PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/golden/report"
    ))
    .join(name)
}

/// Compares with a golden file, or writes it anew if `UPDATE_GOLDEN` is set.
pub fn assert_golden(name: &str, actual: &str) {
    let path = golden(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, actual).expect("the golden file can be written");
    }
    let expected =
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    assert!(
        actual == expected,
        "{name} is no longer what it was. If that is meant: UPDATE_GOLDEN=1 cargo test -p report\n\
         --- was\n{expected}\n--- is\n{actual}"
    );
}

/// A fixture as content.
pub fn fixture(name: &str) -> ReportContent {
    let json = std::fs::read_to_string(golden(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    parse(&json).unwrap_or_else(|findings| panic!("{name}: {findings:?}"))
}

/// The letter to the GP, with every kind of block.
pub fn letter() -> PaperContent {
    let json = std::fs::read_to_string(golden("gp-letter.json")).expect("the fixture");
    serde_json::from_str(&json).expect("a paper")
}

/// The one-page report with other rows.
pub fn with_rows(rows: &[(&str, &str)]) -> ReportContent {
    let mut content = fixture("one-page.json");
    content.difficulties = rows
        .iter()
        .map(|(difficulty, recommendation)| Difficulty {
            difficulty: (*difficulty).to_owned(),
            recommendation: (*recommendation).to_owned(),
        })
        .collect();
    content
}

/// The PDF of a content.
pub fn pdf(content: &ReportContent) -> Vec<u8> {
    report::render(content, &Style::default())
        .unwrap_or_else(|e| panic!("{e}: {:?}", report::check(content)))
        .pdf
}

/// The patient's own standard copy under these marks.
pub fn marked(marks: Marks) -> Style {
    Style {
        marks,
        ..Style::default()
    }
}

/// All marks at once.
pub fn every_mark() -> Style {
    let december = |day| NaiveDate::from_ymd_opt(2026, 12, day).expect("a date");
    marked(Marks {
        demonstration: true,
        duplicate: true,
        replaced: Some(Replaced {
            number: "8R5N-3D0Y-LE-S".to_owned(),
            on: december(1),
        }),
        withdrawn_on: Some(december(3)),
    })
}

/// A cover sheet with everything that can stand on one but the mark.
pub fn cover_sheet() -> CoverSheet {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    CoverSheet {
        addressee: lines(&[
            "Siân Ó Briain-Żółć",
            "Flat 3, Sycamore Court",
            "14 Harrowby Road",
            "Netherby",
            "ZZ99 3VZ",
        ]),
        return_to: lines(&["PO Box 12", "Harrowby", "ZZ99 3WZ"]),
        reference: Some("7Q4M-2C9X-KD-R".to_owned()),
        demonstration: false,
        printed_on: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date"),
    }
}

/// The cover sheet with another address.
pub fn addressed_to(lines: &[&str]) -> CoverSheet {
    CoverSheet {
        addressee: lines.iter().map(|line| (*line).to_owned()).collect(),
        ..cover_sheet()
    }
}

/// What `pdftotext` reads out of a PDF.
pub fn read_back(pdf: &[u8], options: &[&str]) -> String {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), pdf).expect("the temporary file can be written");
    let mut command = Command::new("pdftotext");
    command
        .args(options)
        .args(["-enc", "UTF-8"])
        .arg(file.path())
        .arg("-");
    let output = run(&mut command, "pdftotext", "poppler-utils");
    String::from_utf8(output).expect("pdftotext writes UTF-8")
}

/// Runs a program a test cannot do without; its absence is a failure, not a reason to skip.
pub fn run(command: &mut Command, program: &str, package: &str) -> Vec<u8> {
    let output = command.output().unwrap_or_else(|error| {
        panic!("{program} is needed to show that our PDFs can be read ({error}); install Debian's {package}")
    });
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// A text for comparing: NFC, without white space, and without the marks of direction that
/// `pdftotext` puts round words from right to left.
pub fn squashed(text: &str) -> String {
    let marks = |c: &char| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    nfc(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .filter(marks)
        .collect()
}

/// One golden paper in one edition for one reader.
pub struct Paper {
    /// `gp-letter large_print`, `one-page standard employer`.
    pub name: String,
    pub pdf: Vec<u8>,
    pub text: String,
}

/// Every kind of paper in every edition for every reader.
pub fn papers() -> Vec<Paper> {
    let mut papers = Vec::new();
    for edition in CopyEdition::ALL {
        for reader in Reader::ALL {
            let style = Style {
                edition,
                reader,
                check: check_of(reader),
                ..Style::default()
            };
            let name = |paper: &str| format!("{paper} {} {reader:?}", edition.id()).to_lowercase();
            for fixture_name in REPORTS {
                let content = fixture(&format!("{fixture_name}.json"));
                papers.push(Paper {
                    name: name(fixture_name),
                    pdf: report::render(&content, &style)
                        .unwrap_or_else(|e| panic!("{fixture_name}: {e}"))
                        .pdf,
                    text: report::text(&content, &style),
                });
            }
            {
                let content = letter();
                papers.push(Paper {
                    name: name("gp-letter"),
                    pdf: report::paper::render(&content, &style)
                        .expect("renders")
                        .pdf,
                    text: report::paper::text(&content, &style),
                });
            }
        }
    }
    papers
}

/// Every kind of letter, plan and summary as its template makes it, in every edition.
pub fn written() -> Vec<Paper> {
    let folder = golden("../papers");
    let files = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    assert!(!paths.is_empty(), "no papers in {}", folder.display());
    let mut written = Vec::new();
    for path in paths {
        let json = std::fs::read_to_string(&path).expect("the golden paper");
        let content: PaperContent =
            serde_json::from_str(&json).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let file = path.file_stem().expect("a name").to_string_lossy();
        for edition in CopyEdition::ALL {
            let style = Style {
                edition,
                ..Style::default()
            };
            written.push(Paper {
                name: format!("written {file} {}", edition.id()),
                pdf: report::paper::render(&content, &style)
                    .unwrap_or_else(|e| panic!("{file}: {e}"))
                    .pdf,
                text: report::paper::text(&content, &style),
            });
        }
    }
    written
}

/// No code for the patient, one for the GP, several for the employer.
fn check_of(reader: Reader) -> Option<Check> {
    match reader {
        Reader::Patient => None,
        Reader::Gp => Some(check_with(&["https://check.example/p#SW1/1.1/7Q4M2C9XKDR"])),
        Reader::Employer => Some(long_check()),
    }
}

pub fn check_with(codes: &[&str]) -> Check {
    Check {
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        address: "https://check.example/p".to_owned(),
        telephone: "01632 960700".to_owned(),
    }
}

/// Two codes as long as they come.
pub fn long_check() -> Check {
    // Digits that do not repeat, as those of a signature do not.
    let mut seed = 1_u64;
    let mut digits = |count: usize| -> String {
        (0..count)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                char::from(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ"[(seed >> 59) as usize])
            })
            .collect()
    };
    let codes = [900, 700].map(&mut digits);
    check_with(&[
        &format!("https://check.example/p#SW1/1.2/{}", codes[0]),
        &format!("https://check.example/p#SW1/2.2/{}", codes[1]),
    ])
}

/// The reports among the fixtures.
pub const REPORTS: [&str; 4] = ["one-page", "two-page", "v05", "phased"];
