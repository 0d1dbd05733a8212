//! What stands in the demonstration's reports can be read back out of their PDFs, word for word as it was entered.

use std::fs;
use std::path::Path;
use std::process::Command;
use toml::Value;
use unicode_normalization::UnicodeNormalization;

/// Composed, and without white space: where a line breaks is the page's business.
fn bare(text: &str) -> String {
    text.nfc().filter(|c| !c.is_whitespace()).collect()
}

fn read_back(pdf: &Path) -> String {
    let output = Command::new("pdftotext")
        .arg("-raw")
        .arg(pdf)
        .arg("-")
        .output()
        .expect("pdftotext is there: cargo xtask test installs poppler-utils");
    assert!(output.status.success());
    bare(&String::from_utf8(output.stdout).expect("UTF-8"))
}

/// Everything the script of a case enters into a report.
fn entered(script: &Value) -> Vec<String> {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let steps = script["step"].as_array().expect("a script has steps");
    let mut texts = Vec::new();
    for form in steps.iter().filter_map(|step| step["do"].get("report")) {
        texts.extend(text(form, "comments"));
        for row in form
            .get("rows")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            texts.extend(text(row, "difficulty"));
            texts.extend(text(row, "recommendation"));
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

#[test]
fn reports_read_back_as_entered() {
    let out = tempfile::tempdir().expect("a temporary folder");
    let summary = clinic::run_demonstration(out.path(), &mut |_| {}).expect("it plays");
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/demonstration");
    let mut compared = 0;
    for case in &summary.cases {
        let script =
            fs::read_to_string(scripts.join(format!("{}.toml", case.id))).expect("its script");
        let script: Value = toml::from_str(&script).expect("it reads");
        let pages: String = case.papers.iter().map(|pdf| read_back(pdf)).collect();
        for text in entered(&script) {
            assert!(pages.contains(&bare(&text)), "{}: {text}", case.id);
            compared += 1;
        }
    }
    assert!(
        compared > 40,
        "only {compared} texts were found in the scripts"
    );
}
