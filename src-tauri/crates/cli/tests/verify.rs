//! `report verify`: the frozen codes of `check_code`, from arguments, text files and links of a PDF.

use check_code::{Pin, page};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn golden() -> Value {
    let text = include_str!("../../../../tests/golden/check/verdicts.json");
    serde_json::from_str(text).unwrap()
}

fn key() -> String {
    golden()["services"][0]["root"].as_str().unwrap().to_owned()
}

fn pasted(name: &str) -> String {
    let golden = golden();
    let cases = golden["cases"].as_array().unwrap();
    let case = cases.iter().find(|case| case["name"] == name);
    case.expect("a case of this name")["pasted"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn verify(arguments: &[&str]) -> Output {
    verify_in(Path::new("."), arguments)
}

fn verify_in(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stepwell-cli"))
        .args(["report", "verify"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program starts")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn every_frozen_case_is_told_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    for case in golden()["cases"].as_array().unwrap() {
        let text = |key: &str| case[key].as_str().unwrap().to_owned();
        // From a file: some of them are no argument that looks like a code.
        fs::write(folder.path().join("read.txt"), text("pasted")).unwrap();
        let output = verify_in(folder.path(), &["read.txt", "--service", &key()]);
        let exit = match text("verdict").as_str() {
            "matches" => 0,
            "unknown_service" => 3,
            _ => 1,
        };
        assert_eq!(output.status.code(), Some(exit), "{}", text("name"));
        let said = said(&output);
        assert!(said.starts_with(&text("said")), "{said}");
        let words = said.to_lowercase();
        assert!(!words.contains("valid") && !words.contains("genuine"));
        if exit == 1 {
            assert!(!said.contains("Patient's name"), "{said}");
        } else {
            assert!(said.contains("Compare each line with the paper in your hand."));
            assert!(said.contains("\nPatient's name: "), "{said}");
        }
    }
}

#[test]
fn codes_may_be_arguments_each() {
    let text = pasted("one code");
    let codes: Vec<&str> = text.lines().rev().collect();
    assert!(codes.len() > 1);
    let key = key();
    let with_key = [&codes[..], &["--service", key.as_str()]].concat();
    let output = verify(&with_key);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("ring 01632 960123."));
    assert_eq!(verify(&codes[1..]).status.code(), Some(1), "one is missing");
}

#[test]
fn without_a_service_it_cannot_tell_who_made_it() {
    let output = verify(&[&pasted("one code")]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).starts_with("This cannot tell who made the code"));
    assert!(said(&output).contains("\nPatient's name: Kevin Pryce\n"));
}

#[test]
fn a_saved_page_says_whose_papers_it_knows() {
    let folder = tempfile::tempdir().unwrap();
    let saved = page::fill(&[Pin {
        name: "As saved".to_owned(),
        ..Pin::of_key(&key()).unwrap()
    }]);
    fs::write(folder.path().join("check.html"), saved).unwrap();
    let code = pasted("one code");
    let output = verify_in(folder.path(), &[&code, "--service", "check.html"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(said(&output).starts_with("Matches what As saved issued on "));
}

#[test]
fn a_pdf_s_links_hold_its_codes() {
    let folder = tempfile::tempdir().unwrap();
    let good = pasted("one code");
    fs::write(folder.path().join("good.pdf"), pdf(&good)).unwrap();
    fs::write(
        folder.path().join("changed.pdf"),
        pdf(&pasted("the text changed")),
    )
    .unwrap();
    fs::write(folder.path().join("broken.pdf"), "%PDF-1.7\nno more").unwrap();
    let exit = |file| {
        verify_in(folder.path(), &[file, "--service", &key()])
            .status
            .code()
    };
    assert_eq!(exit("good.pdf"), Some(0));
    assert_eq!(exit("changed.pdf"), Some(1));
    assert_eq!(exit("broken.pdf"), Some(2));
}

#[test]
fn what_is_no_input_is_said() {
    for arguments in [
        vec!["none.pdf"],
        vec!["SW1.1-1.AAAA.4.AAAA", "--service", "none.html"],
        vec!["SW1.1-1.AAAA.4.AAAA", "--service", "Cargo.toml"],
        vec![],
    ] {
        let output = verify(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty());
    }
}

/// The whole way: drawn on the page by `report`, found again by the program.
#[test]
fn a_report_s_own_codes_are_found() {
    let json = include_str!("../../../../tests/golden/check/one.json");
    let content = domain::report::parse(json).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (name, marks) in [
        ("one code", report::Marks::default()),
        // No address before them: links that open nothing.
        (
            "vouched for by another laptop, no address",
            report::Marks {
                duplicate: true,
                ..report::Marks::default()
            },
        ),
    ] {
        let style = report::Style {
            marks,
            check: Some(report::Check {
                codes: pasted(name).lines().map(str::to_owned).collect(),
                address: "https://check.example/p".to_owned(),
                telephone: "01632 960123".to_owned(),
            }),
            ..report::Style::default()
        };
        let rendered = report::render(&content, &style).unwrap();
        fs::write(folder.path().join("report.pdf"), rendered.pdf).unwrap();
        let output = verify_in(folder.path(), &["report.pdf", "--service", &key()]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", said(&output));
    }
}

/// A small PDF with a link for each line, as another program may have written it.
fn pdf(codes: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut objects: Vec<String> = codes
        .lines()
        .map(|code| {
            format!(
                "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({code}) >> >>"
            )
        })
        .collect();
    let links: Vec<String> = (1..=objects.len()).map(|n| format!("{n} 0 R")).collect();
    let page = objects.len() + 1;
    objects.push(format!(
        "<< /Type /Page /Parent {} 0 R /MediaBox [0 0 99 99] /Annots [{}] >>",
        page + 1,
        links.join(" ")
    ));
    objects.push(format!("<< /Type /Pages /Count 1 /Kids [{page} 0 R] >>"));
    objects.push(format!("<< /Type /Catalog /Pages {} 0 R >>", page + 1));
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!(
            "trailer\n<< /Size {} /Root {} 0 R >>\nstartxref\n{start}\n%%EOF\n",
            places.len() + 1,
            page + 2
        )
        .bytes(),
    );
    out
}
