//! What the code of a paper comes to: from a PDF, or as a telephone read it.

use anyhow::{Context, Result, bail, ensure};
use check_code::{COMPARE, Pin, Verdict, page};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// More than this is no paper of ours.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// Prints what is said of the code and the text that was signed. Exit code 0: matches; 1: changed, incomplete or no code;
/// 3: signed, but by nobody who is known here.
///
/// `inputs`: PDFs, text files, or codes themselves. `services`: public keys of services, or saved checking pages.
pub(crate) fn verify(inputs: &[String], services: &[String]) -> Result<ExitCode> {
    let pasted = inputs
        .iter()
        .map(|input| codes_in(input))
        .collect::<Result<Vec<_>>>()?;
    let mut pins = Vec::new();
    for service in services {
        pins.extend(pins_in(service)?);
    }
    let verdict = check_code::read(&pasted.join("\n"), &pins);
    let words = check_code::words(&verdict);
    let mut out = io::stdout().lock();
    writeln!(out, "{}", words.said)?;
    if !words.advice.is_empty() {
        writeln!(out, "{}", words.advice)?;
    }
    let (code, found) = match &verdict {
        Verdict::Matches(found) => (0, Some(found)),
        Verdict::UnknownService(found) => (3, Some(found)),
        Verdict::Altered | Verdict::Incomplete { .. } | Verdict::NotACode => (1, None),
    };
    if let Some(found) = found {
        writeln!(out, "\n{COMPARE}\n")?;
        for line in check_code::lines(&found.text) {
            // What was typed over several lines stays under its label.
            writeln!(
                out,
                "{}: {}",
                line.label,
                line.value.replace('\n', "\n    ")
            )?;
        }
    }
    Ok(ExitCode::from(code))
}

/// The codes in a file, or the argument itself when it is one.
fn codes_in(input: &str) -> Result<String> {
    let path = Path::new(input);
    if !path.is_file() {
        ensure!(
            input.to_ascii_uppercase().contains("SW1."),
            "{input} is neither a file nor the text of a code"
        );
        return Ok(input.to_owned());
    }
    let bytes = read(path)?;
    if bytes.starts_with(b"%PDF-") {
        let Some(links) = report::links(&bytes) else {
            bail!("{input} can't be read as a PDF: it may be damaged or locked with a password");
        };
        return Ok(links.join("\n"));
    }
    String::from_utf8(bytes).with_context(|| format!("{input} is neither a PDF nor text"))
}

/// A key, or the services of a saved checking page.
fn pins_in(service: &str) -> Result<Vec<Pin>> {
    if let Some(pin) = Pin::of_key(service) {
        return Ok(vec![pin]);
    }
    let bytes = read(Path::new(service))?;
    String::from_utf8(bytes)
        .ok()
        .and_then(|page| page::pins_of(&page))
        .with_context(|| {
            format!(
                "{service} is neither a service's key (64 hexadecimal digits) nor a checking page saved from Stepwell"
            )
        })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let shown = path.display();
    let length = fs::metadata(path)
        .with_context(|| format!("cannot read {shown}"))?
        .len();
    ensure!(
        length <= FILE_BYTES_MAX,
        "{shown} is larger than any paper: 16 MiB at most"
    );
    fs::read(path).with_context(|| format!("cannot read {shown}"))
}
