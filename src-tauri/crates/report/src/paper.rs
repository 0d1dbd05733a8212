//! Letters, plans and summaries: content in, findings and a PDF out, as for a report.
//!
//! ```
//! # let json = include_str!("../../../../tests/golden/report/gp-letter.json");
//! let content: domain::paper_content::PaperContent = serde_json::from_str(json)?;
//! let style = report::Style::default();
//! assert!(report::paper::check(&content).is_empty());
//! assert!(report::paper::text(&content, &style).contains("Dear Dr Shah"));
//! assert!(report::paper::render(&content, &style)?.pdf.starts_with(b"%PDF-1.7"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use domain::paper_content::{Block, PaperContent};
use domain::report::{FieldText, Finding, Lines, characters};

use crate::document::{Document, letter};
use crate::{RenderError, Rendered, Style};

/// Columns of a table.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=5;
/// As many characters as a report's number has at most.
const NUMBER_CHARS_MAX: usize = domain::report::REPORT_NUMBER_CHARS_MAX;

/// Everything that keeps a paper from being printed, with the field it is about, for example
/// `blocks[3].rows[1][0]`. Codes: `title_missing`, `number_missing`, `number_too_long`,
/// `table_columns`, `table_cells`, and those of a report's texts. All block. Reads no clock.
pub fn check(content: &PaperContent) -> Vec<Finding> {
    findings(content, &letter(content, &Style::default()))
}

/// Renders a paper: A4 in the form of PDF/A-2a and PDF/UA-1. Equal input gives equal bytes. The
/// explanation of the report is on no letter, whoever reads it.
///
/// # Errors
/// [`RenderError::Blocked`] with the findings of [`check`].
pub fn render(content: &PaperContent, style: &Style) -> Result<Rendered, RenderError> {
    let document = letter(content, style);
    let mut findings = findings(content, &document);
    findings.extend(crate::style_findings(style));
    crate::printed(&document, findings, content.issued_on)
}

/// The words of the copy in reading order, made from the same document as the PDF.
pub fn text(content: &PaperContent, style: &Style) -> String {
    crate::text::text(&letter(content, style))
}

fn findings(content: &PaperContent, document: &Document) -> Vec<Finding> {
    let mut findings: Vec<Finding> = texts(content)
        .iter()
        .filter_map(|text| characters(text).or_else(|| crate::undrawable(text)))
        .collect();
    if content.title.trim().is_empty() {
        findings.push(Finding::block("title", "title_missing", "Give it a title."));
    }
    match content.number.chars().count() {
        0 => findings.push(Finding::block(
            "number",
            "number_missing",
            "Give it a number.",
        )),
        1..=NUMBER_CHARS_MAX => {}
        _ => {
            let message = format!("A number has at most {NUMBER_CHARS_MAX} characters.");
            findings.push(Finding::block("number", "number_too_long", message));
        }
    }
    for (at, block) in content.blocks.iter().enumerate() {
        if let Block::Table(table) = block {
            shape(at, table, &mut findings);
        }
    }
    findings.extend(crate::repeated(document));
    findings
}

/// Whether every row of a table has the cells that its head has.
fn shape(at: usize, table: &domain::paper_content::PaperTable, findings: &mut Vec<Finding>) {
    let columns = table.head.len();
    if !COLUMNS.contains(&columns) {
        let message = format!(
            "A table has {} to {} columns; this one has {columns}.",
            COLUMNS.start(),
            COLUMNS.end()
        );
        let field = format!("blocks[{at}].head");
        findings.push(Finding::block(field, "table_columns", message));
    }
    for (row, cells) in table.rows.iter().enumerate() {
        if cells.len() != columns {
            let message = format!(
                "The head of the table has {columns} cells, this row has {}.",
                cells.len()
            );
            let field = format!("blocks[{at}].rows[{row}]");
            findings.push(Finding::block(field, "table_cells", message));
        }
    }
}

/// Every text with the path of its field, in the order in which it is printed.
fn texts(content: &PaperContent) -> Vec<FieldText<'_>> {
    let one = |field: String, text| FieldText {
        field,
        text,
        lines: Lines::One,
    };
    let plain = |field: &str, text| one(field.to_owned(), text);
    let mut texts = vec![
        plain("title", content.title.as_str()),
        plain("number", &content.number),
        plain("patient.name", &content.patient.name),
    ];
    texts.extend(content.nhs_number.iter().map(|t| plain("nhs_number", t)));
    if let Some(other) = &content.from.profession_other {
        texts.push(plain("from.profession_other", other));
    }
    texts.extend([
        plain("from.name", content.from.name.as_str()),
        plain("from.registration", &content.from.registration),
        plain("from.organisation", &content.from.organisation),
        plain("from.contact", &content.from.contact),
    ]);
    let lines = |field: &'static str, lines: &'_ [String]| -> Vec<String> {
        (0..lines.len())
            .map(|at| format!("{field}[{at}]"))
            .collect()
    };
    for (name, all) in [("to", &content.to), ("copies_to", &content.copies_to)] {
        for (field, text) in lines(name, all).into_iter().zip(all) {
            texts.push(one(field, text));
        }
    }
    texts.push(plain("greeting", &content.greeting));
    for (at, block) in content.blocks.iter().enumerate() {
        texts.extend(block_texts(at, block));
    }
    texts.push(plain("closing", &content.closing));
    texts
}

fn block_texts(at: usize, block: &Block) -> Vec<FieldText<'_>> {
    let of = |path: &str, text, lines| FieldText {
        field: format!("blocks[{at}]{path}"),
        text,
        lines,
    };
    match block {
        Block::Heading(text) => vec![of("", text, Lines::One)],
        Block::Text(text) | Block::Note(text) => vec![of("", text, Lines::Many)],
        Block::List(points) => points
            .iter()
            .enumerate()
            .map(|(point, text)| of(&format!("[{point}]"), text, Lines::Many))
            .collect(),
        Block::Fields(fields) => fields
            .iter()
            .enumerate()
            .flat_map(|(pair, field)| {
                [
                    of(&format!("[{pair}].label"), field.label.as_str(), Lines::One),
                    of(&format!("[{pair}].text"), &field.text, Lines::Many),
                ]
            })
            .collect(),
        Block::Table(table) => {
            let head = table.head.iter().enumerate();
            let head = head.map(|(cell, text)| of(&format!(".head[{cell}]"), text, Lines::One));
            let rows = table.rows.iter().enumerate().flat_map(|(row, cells)| {
                cells
                    .iter()
                    .enumerate()
                    .map(move |(cell, text)| (row, cell, text))
            });
            let rows = rows
                .map(|(row, cell, text)| of(&format!(".rows[{row}][{cell}]"), text, Lines::Many));
            head.chain(rows).collect()
        }
    }
}
