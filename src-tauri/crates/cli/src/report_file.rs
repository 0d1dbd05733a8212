//! A report from a file: checked, rendered.

use anyhow::{Context, Result};
use domain::report::{Finding, ReportContent};
use report::Style;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// More than this is no report: the longest that prints is a small part of it.
const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Prints every finding at once. Exit code 1 when one blocks.
pub(crate) fn check(file: &Path) -> Result<ExitCode> {
    Ok(match findings(file)? {
        Checked::Blocked => ExitCode::from(1),
        Checked::Fit(_) => ExitCode::SUCCESS,
    })
}

/// As [`check`], and writes the PDF when nothing blocks.
pub(crate) fn render(file: &Path, out: &Path) -> Result<ExitCode> {
    let Checked::Fit(content) = findings(file)? else {
        return Ok(ExitCode::from(1));
    };
    let rendered = report::render(&content, &Style::default())?;
    write_whole(out, &rendered.pdf).with_context(|| format!("cannot write {}", out.display()))?;
    Ok(ExitCode::SUCCESS)
}

enum Checked {
    Blocked,
    Fit(Box<ReportContent>),
}

fn findings(file: &Path) -> Result<Checked> {
    let shown = file.display();
    let length = fs::metadata(file)
        .with_context(|| format!("cannot read {shown}"))?
        .len();
    anyhow::ensure!(
        length <= FILE_BYTES_MAX,
        "{shown} is larger than any report: 4 MiB at most"
    );
    let bytes = fs::read(file).with_context(|| format!("cannot read {shown}"))?;
    let Ok(text) = String::from_utf8(bytes) else {
        let message = "The file is not text in UTF-8. Save it as UTF-8 and try again.";
        print(&[Finding::block("", "not_utf8", message)])?;
        return Ok(Checked::Blocked);
    };
    let content = match domain::report::parse(&text) {
        Ok(content) => content,
        Err(mut findings) => {
            let rest = domain::report::check_rest(&text, &findings, report::check);
            findings.extend(rest);
            print(&findings)?;
            return Ok(Checked::Blocked);
        }
    };
    let findings = report::check(&content);
    print(&findings)?;
    if findings.iter().any(Finding::blocks) {
        return Ok(Checked::Blocked);
    }
    Ok(Checked::Fit(Box::new(content)))
}

fn print(findings: &[Finding]) -> Result<()> {
    let mut out = io::stdout().lock();
    for finding in findings {
        writeln!(out, "{}", serde_json::to_string(finding)?)?;
    }
    Ok(())
}

/// A PDF is there whole or not at all.
fn write_whole(out: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = out.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    fs::write(&part, bytes)
        .and_then(|()| fs::rename(&part, out))
        .inspect_err(|_| drop(fs::remove_file(&part)))
}
