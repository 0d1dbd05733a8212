//! The cover sheet of a posted letter: in the window of the envelope a name and an address, and
//! nowhere a word about what is in it.
//!
//! ```
//! use report::cover_sheet::{CoverSheet, render};
//!
//! let sheet = CoverSheet {
//!     addressee: ["Kevin Pryce", "4 Mill Lane", "Harrowby", "ZZ99 3VZ"].map(String::from).to_vec(),
//!     return_to: vec!["PO Box 12, Harrowby, ZZ99 3WZ".to_owned()],
//!     reference: Some("7Q4M-2C9X-KD-R".to_owned()),
//!     demonstration: false,
//!     printed_on: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).ok_or("a date")?,
//! };
//! assert_eq!(render(&sheet)?.pages, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod measures;
mod place;

use chrono::NaiveDate;
use domain::report::{FieldText, Finding, Lines, characters, nfc};

use crate::document::demonstration;
use crate::pdf::Properties;
use crate::{RenderError, Rendered};
use measures::measures;
use place::Words;

/// What is printed on the sheet. Lines that hold nothing but spaces are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoverSheet {
    /// Name and address as on an envelope, one line each, at most 7.
    pub addressee: Vec<String>,
    /// Where the letter goes if it cannot be delivered. Printed on the inside, lines parted by commas.
    pub return_to: Vec<String>,
    /// A number that is also on what goes into the envelope; printed on the inside. Says nothing in
    /// words.
    pub reference: Option<String>,
    /// The people in it are invented.
    pub demonstration: bool,
    /// Not printed: stands for the time of creation in the properties of the file.
    pub printed_on: NaiveDate,
}

/// Everything that keeps the sheet from being printed, with the field and line it is about, such as
/// `addressee[2]` for the third line as given. Codes: `address_missing`, `return_missing`,
/// `too_many_lines`, `too_long`, and those of a report's texts. Reads no clock.
pub fn check(sheet: &CoverSheet) -> Vec<Finding> {
    let mut findings: Vec<Finding> = texts(sheet)
        .iter()
        .filter_map(|text| characters(text).or_else(|| crate::undrawable(text)))
        .collect();
    // What cannot be drawn cannot be measured either.
    if findings.is_empty() {
        address(sheet, &mut findings);
        inside(sheet, &mut findings);
    }
    findings
}

/// Renders the sheet: one page A4 in the form of PDF/A-2a and PDF/UA-1, to be printed at actual size.
/// Equal input gives equal bytes.
///
/// # Errors
/// [`RenderError::Blocked`] with the findings of [`check`], all of which block.
pub fn render(sheet: &CoverSheet) -> Result<Rendered, RenderError> {
    let findings = check(sheet);
    if !findings.is_empty() {
        return Err(RenderError::Blocked(findings));
    }
    let words = words(sheet);
    let laid = place::place(&words).map_err(|grapheme| {
        let character = grapheme.chars().next().unwrap_or_default();
        RenderError::Blocked(vec![crate::no_font("", character)])
    })?;
    let properties = Properties {
        title: &measures().title,
        language: &measures().language,
        issued_on: sheet.printed_on,
        content_hash: blake3::hash(place::text(&words).as_bytes()),
    };
    Ok(crate::rendered(&laid, &properties)?)
}

/// All words on the sheet in reading order: marks, address and inside, parted by empty lines.
pub fn text(sheet: &CoverSheet) -> String {
    place::text(&words(sheet))
}

fn texts(sheet: &CoverSheet) -> Vec<FieldText<'_>> {
    let one = |field: String, text| FieldText {
        field,
        text,
        lines: Lines::One,
    };
    let addressee = sheet.addressee.iter().enumerate();
    let return_to = sheet.return_to.iter().enumerate();
    addressee
        .map(|(at, line)| one(format!("addressee[{at}]"), line))
        .chain(return_to.map(|(at, line)| one(format!("return_to[{at}]"), line)))
        .chain(
            sheet
                .reference
                .iter()
                .map(|text| one("reference".to_owned(), text)),
        )
        .collect()
}

fn address(sheet: &CoverSheet, findings: &mut Vec<Finding>) {
    let lines_max = measures().address.lines_max;
    let filled: Vec<(usize, String)> = filled(&sheet.addressee).collect();
    if filled.is_empty() {
        let message = "Give the name and address of the person it is posted to.";
        findings.push(Finding::block("addressee", "address_missing", message));
    }
    if let Some((at, _)) = filled.get(lines_max) {
        let message = format!(
            "The window of the envelope shows {lines_max} lines; this address has {}. Leave out what the post does \
             not need, such as the county, or put two lines into one.",
            filled.len()
        );
        findings.push(Finding::block(
            format!("addressee[{at}]"),
            "too_many_lines",
            message,
        ));
    }
    for (at, line) in &filled {
        if !place::fits_window(line) {
            let message = format!(
                "Line {} of the address is too long for the window of the envelope. Shorten it or make it two lines.",
                at + 1
            );
            findings.push(Finding::block(
                format!("addressee[{at}]"),
                "too_long",
                message,
            ));
        }
    }
}

fn inside(sheet: &CoverSheet, findings: &mut Vec<Finding>) {
    if filled(&sheet.return_to).next().is_none() {
        let message = "Say where the letter is returned to if it cannot be delivered.";
        findings.push(Finding::block("return_to", "return_missing", message));
    }
    if !place::fits_inside(&words(sheet)) {
        let message = "The return address and reference are too long for the sheet. Shorten them.";
        findings.push(Finding::block("return_to", "too_long", message));
    }
}

/// The lines that hold something, as printed, with their place among all.
fn filled(lines: &[String]) -> impl Iterator<Item = (usize, String)> {
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| (at, nfc(line.trim())))
        .filter(|(_, line)| !line.is_empty())
}

fn words(sheet: &CoverSheet) -> Words {
    let lines = |lines: &[String]| filled(lines).map(|(_, line)| line).collect::<Vec<_>>();
    let mut small = vec![
        measures()
            .return_to
            .replace("{address}", &lines(&sheet.return_to).join(", ")),
    ];
    small.extend(sheet.reference.iter().map(|number| {
        measures()
            .reference
            .replace("{number}", &nfc(number.trim()))
    }));
    Words {
        marks: sheet
            .demonstration
            .then(demonstration)
            .into_iter()
            .collect(),
        address: lines(&sheet.addressee),
        private: measures().private.clone(),
        small,
    }
}
