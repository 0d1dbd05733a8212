//! The AHP Health and Work Report: content in, findings and an archivable, accessible PDF out.
//! [`paper`] makes letters, plans and summaries the same way; [`cover_sheet`] is what goes on top of one
//! that is posted.
//!
//! Pure: no file is read, no clock, no randomness; fonts and forms are compiled in. Equal content gives
//! equal bytes on every machine, so that an issued report can be told by its hash.
//!
//! ```
//! let json = include_str!("../../../../tests/golden/report/one-page.json");
//! let content = domain::report::parse(json).map_err(|findings| format!("{findings:?}"))?;
//! assert!(report::check(&content).iter().all(|finding| !finding.blocks()));
//!
//! let rendered = report::render(&content, &report::Style::default())?;
//! assert!(rendered.pdf.starts_with(b"%PDF-1.7"));
//! assert_eq!(rendered.pages, 1);
//! assert!(report::text(&content, &report::Style::default()).contains("☒ 1b"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A character that no font has, a text that does not fit: an error that names the field, never a
//! silent loss. What is printed can be read back out of the PDF.

mod band;
mod bidi;
mod blocks;
mod choices;
mod codes;
pub mod cover_sheet;
mod document;
mod font;
mod form;
mod head;
mod language;
mod layout;
mod links;
mod page;
pub mod paper;
mod parts;
mod pdf;
mod plain;
mod shape;
mod sizes;
mod style;
mod table;
mod tags;
mod text;
mod words;
mod wrap;

use chrono::NaiveDate;
use domain::report::{FieldText, Finding, Lines, ReportContent, characters, nfc};

pub use form::{
    AdviceChoice, AdviceWords, AssessmentWords, CommentsWords, DaysWords, DifficultiesWords, Form,
    OptionsWords, PatientWords, PeriodWords, PractitionerWords, SignatureWords,
};
pub use links::links;
pub use pdf::PdfError;
pub use style::{Check, Marks, Reader, Replaced, Style};

/// A report as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub pdf: Vec<u8>,
    /// BLAKE3 of `pdf`, 64 lower-case hexadecimal digits.
    pub hash: String,
    pub pages: u32,
}

/// Why a report was not rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The content may not be issued. Holds all findings, at least one of which blocks.
    #[error("the report has problems that must be put right first")]
    Blocked(Vec<Finding>),
    /// The program is at fault.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

/// Everything there is to say about a content: the rules of the form, characters no font has, and
/// texts too long for where they are repeated. Reads no clock.
pub fn check(content: &ReportContent) -> Vec<Finding> {
    findings(content, &document::report(content, &Style::default()))
}

fn findings(content: &ReportContent, document: &document::Document) -> Vec<Finding> {
    let mut findings = domain::report::check(content);
    findings.extend(content.texts().iter().filter_map(undrawable));
    findings.extend(repeated(document));
    findings
}

/// What a style asks for that cannot be printed. Codes: `code_too_long`, and those of a report's texts.
fn style_findings(style: &Style) -> Vec<Finding> {
    let one = |field: &str, text| FieldText {
        field: field.to_owned(),
        text,
        lines: Lines::One,
    };
    let mut texts = Vec::new();
    if let Some(replaced) = &style.marks.replaced {
        texts.push(one("marks.replaced.number", replaced.number.as_str()));
    }
    let mut findings = Vec::new();
    if let Some(check) = &style.check {
        texts.push(one("check.address", &check.address));
        texts.push(one("check.telephone", &check.telephone));
        for (at, code) in check.codes.iter().enumerate() {
            if !codes::fits(code) {
                let message = "The text is too long for one code. Split it over several.";
                let field = format!("check.codes[{at}]");
                findings.push(Finding::block(field, "code_too_long", message));
            }
        }
    }
    findings.extend(
        texts
            .iter()
            .filter_map(|text| characters(text).or_else(|| undrawable(text))),
    );
    findings
}

/// What every page repeats, if it leaves no room for the rest.
fn repeated(document: &document::Document) -> Option<Finding> {
    matches!(
        layout::check_repeated(document),
        Err(layout::LayoutError::RepeatedTooTall)
    )
    .then(too_long)
}

/// What no font can draw in a text.
fn undrawable(text: &FieldText) -> Option<Finding> {
    // Control characters are named by the rules of the text, and have no glyph either.
    if domain::report::unprintable(text.text, text.lines).is_some() {
        return None;
    }
    let printed = nfc(text.text);
    font::undrawable(&printed)
        .map(|character| no_font(&text.field, character))
        .or_else(|| font::stray_mark(&printed).map(|mark| stray_mark(&text.field, mark)))
}

/// Renders a report.
///
/// # Errors
/// [`RenderError::Blocked`] with all findings of [`check`] if any of them blocks.
pub fn render(content: &ReportContent, style: &Style) -> Result<Rendered, RenderError> {
    let document = document::report(content, style);
    let mut findings = findings(content, &document);
    findings.extend(style_findings(style));
    printed(&document, findings, content.issued_on)
}

/// A document as a file, unless one of the findings blocks.
fn printed(
    document: &document::Document,
    findings: Vec<Finding>,
    issued_on: NaiveDate,
) -> Result<Rendered, RenderError> {
    if findings.iter().any(Finding::blocks) {
        return Err(RenderError::Blocked(findings));
    }
    let laid = layout::layout(document).map_err(|error| {
        RenderError::Blocked(vec![match error {
            layout::LayoutError::NoGlyph(grapheme) => {
                no_font("", grapheme.chars().next().unwrap_or_default())
            }
            layout::LayoutError::RepeatedTooTall => too_long(),
        }])
    })?;
    let properties = pdf::Properties {
        title: &document.title,
        language: &document.language,
        issued_on,
        content_hash: blake3::hash(text::text(document).as_bytes()),
    };
    Ok(rendered(&laid, &properties)?)
}

fn rendered(laid: &layout::Laid, properties: &pdf::Properties) -> Result<Rendered, PdfError> {
    let pages = u32::try_from(laid.pages.len()).unwrap_or(u32::MAX);
    let pdf = pdf::write(laid, properties)?;
    let hash = blake3::hash(&pdf).to_hex().to_string();
    Ok(Rendered { pdf, hash, pages })
}

/// The words of the copy in reading order, made from the same document as the PDF: for tests and for
/// those who read the report on a screen. What every page repeats stands there once.
pub fn text(content: &ReportContent, style: &Style) -> String {
    text::text(&document::report(content, style))
}

fn no_font(field: &str, character: char) -> Finding {
    let message = format!(
        "No font has the character {character} (U+{:04X}), so it cannot be printed.",
        u32::from(character)
    );
    Finding::block(field, "no_font", message)
}

fn stray_mark(field: &str, mark: char) -> Finding {
    let message = format!(
        "A mark stands without a letter to sit on (U+{:04X}). Type the word again.",
        u32::from(mark)
    );
    Finding::block(field, "mark_without_letter", message)
}

fn too_long() -> Finding {
    let message = "The name and report number are too long to be repeated on every page.";
    Finding::block("patient.name", "too_long", message)
}
