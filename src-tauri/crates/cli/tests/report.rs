//! The command line's report: what it prints, what it writes, how it ends.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const GOOD: &str = include_str!("../../../../tests/golden/report/one-page.json");

fn cli(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stepwell-cli"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

fn with(change: impl FnOnce(&mut Value)) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut report: Value = serde_json::from_str(GOOD).unwrap();
    change(&mut report);
    fs::write(folder.path().join("report.json"), report.to_string()).unwrap();
    (folder, "report.json".to_owned())
}

fn findings(output: &Output) -> Vec<(String, String)> {
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| {
            let finding: Value = serde_json::from_str(line).expect("one JSON object a line");
            let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            assert!(!text("code").is_empty() && !text("message").is_empty());
            (text("severity"), text("field"))
        })
        .collect()
}

#[test]
fn renders_what_is_fit_and_says_nothing() {
    let (folder, file) = with(|_| {});
    let done = cli(
        &["report", "render", &file, "--out", "out.pdf"],
        folder.path(),
    );
    assert_eq!(done.status.code(), Some(0));
    assert!(
        fs::read(folder.path().join("out.pdf"))
            .unwrap()
            .starts_with(b"%PDF-1.7")
    );
    let checked = cli(&["report", "check", &file], folder.path());
    assert_eq!(checked.status.code(), Some(0));
    assert_eq!(checked.stdout, done.stdout);
}

#[test]
fn says_everything_at_once_and_writes_nothing() {
    let (folder, file) = with(|report| {
        report["period"]["to"] = "2026-01-01".into();
        report["practitioner"]["registration"] = "12345".into();
        report["advice"] = Value::Null;
        report["surprise"] = 1.into();
        report["difficulties"][0]["difficulty"] = "ends with \u{202e}".into();
    });
    let done = cli(
        &["report", "render", &file, "--out", "out.pdf"],
        folder.path(),
    );
    assert_eq!(done.status.code(), Some(1));
    let found = findings(&done);
    for field in [
        "advice",
        "surprise",
        "practitioner.registration",
        "difficulties[0].difficulty",
    ] {
        assert!(
            found.contains(&("block".into(), field.into())),
            "{field}: {found:?}"
        );
    }
    assert!(!folder.path().join("out.pdf").exists());
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "no part is left"
    );
}

#[test]
fn rules_block_and_warn() {
    let (folder, file) = with(|report| {
        report["period"]["to"] = "2026-01-01".into();
        report["practitioner"]["registration"] = "12345".into();
        report["difficulties"][0]["recommendation"] = "from 25/11/2031".into();
    });
    let checked = cli(&["report", "check", &file], folder.path());
    assert_eq!(checked.status.code(), Some(1));
    let found = findings(&checked);
    assert!(
        found.contains(&("block".into(), "practitioner.registration".into())),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|(severity, field)| severity == "block" && field.starts_with("period")),
        "{found:?}"
    );
    assert!(
        found.contains(&("warn".into(), "difficulties[0].recommendation".into())),
        "{found:?}"
    );
}

#[test]
fn a_file_that_is_not_there_or_not_text_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let missing = cli(&["report", "check", "none.json"], folder.path());
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("none.json"));
    fs::write(folder.path().join("latin.json"), b"{\"name\":\"Zo\xeb\"}").unwrap();
    let latin = cli(&["report", "check", "latin.json"], folder.path());
    assert_eq!(latin.status.code(), Some(1));
    assert_eq!(findings(&latin), [("block".to_owned(), String::new())]);
}
