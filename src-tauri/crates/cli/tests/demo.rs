//! The demonstration as the command line makes it, and its papers judged by others: veraPDF for PDF/A-2a and PDF/UA-1, qpdf
//! for the syntax.
//!
//! Like the report's own conformance test this one wants `STEPWELL_VERAPDF_CLASSPATH`, which `cargo xtask test` sets.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The papers of every case, by their path.
fn papers(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(papers(&path));
        } else if path.extension() == Some("pdf".as_ref()) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What a program that has to be installed says on its standard output.
fn said(command: &mut Command, package: &str) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}; install {package}"));
    assert!(
        output.status.success(),
        "{command:?}: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// For each file, the rules it breaks; a file that veraPDF said nothing about for one of the two standards is not in here.
/// One start for all of them.
fn broken(files: &[PathBuf]) -> BTreeMap<PathBuf, String> {
    let class_path = std::env::var_os("STEPWELL_VERAPDF_CLASSPATH")
        .expect("STEPWELL_VERAPDF_CLASSPATH is not set; run `cargo xtask test`");
    let program =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../report/tests/verapdf/Validate.java");
    let mut java = Command::new("java");
    java.arg("-cp").arg(class_path).arg(program).args(files);
    let verdicts = said(&mut java, "default-jdk-headless");
    let mut seen: BTreeMap<PathBuf, (u32, String)> = BTreeMap::new();
    for line in verdicts.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [file, standard, compliant, rules] = parts[..] else {
            continue;
        };
        let (standards, broken) = seen.entry(PathBuf::from(file)).or_default();
        *standards += 1;
        if compliant != "yes" {
            broken.push_str(&format!("{standard}: {rules} "));
        }
    }
    seen.into_iter()
        .filter(|(_, (standards, _))| *standards == 2)
        .map(|(file, (_, broken))| (file, broken))
        .collect()
}

#[test]
fn every_paper_of_the_demonstration_conforms() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = said(
        Command::new(env!("CARGO_BIN_EXE_stepwell-cli"))
            .args(["demo", "--out"])
            .arg(folder.path()),
        "nothing",
    );
    let good = papers(folder.path());
    let end = told.lines().rev().take(3).collect::<Vec<_>>().join("\n");
    assert!(end.contains(&format!("{} PDFs", good.len())), "{end}");
    assert!(end.contains(" 0 fail"), "{end}");

    // A paper with its title taken from the window: proof that the judge looks.
    let first = fs::read(&good[0]).expect("a paper");
    let mark = b"/DisplayDocTitle true";
    let at = first
        .windows(mark.len())
        .position(|part| part == mark)
        .expect("the title is displayed");
    let mut spoiled = first;
    spoiled[at + 1] = b'X';
    let bad = folder.path().join("spoiled.pdf");
    fs::write(&bad, spoiled).expect("a file");

    let mut files = good.clone();
    files.push(bad.clone());
    let broken = broken(&files);
    assert_ne!(broken[&bad], "", "a spoiled paper passes");
    let wrong: Vec<_> = good
        .iter()
        .filter(|file| broken.get(*file).is_none_or(|rules| !rules.is_empty()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}: {broken:?}");

    for file in &good {
        let said = said(Command::new("qpdf").arg("--check").arg(file), "qpdf");
        assert!(
            said.contains("No syntax or stream encoding errors found"),
            "{}: {said}",
            file.display()
        );
    }
}
