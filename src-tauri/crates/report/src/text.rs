//! A document as plain text in reading order.

use crate::document::{Document, Field, Head, Part};
use crate::shape::Span;

/// The words of the document, one block a line, sections parted by an empty line. Ticked boxes are
/// `☒`, empty ones `☐`, as on paper. What is repeated on every page stands here once.
pub(crate) fn text(document: &Document) -> String {
    let mut out = Vec::new();
    out.extend(document.marks.iter().cloned());
    head(&document.head, &mut out);
    for section in &document.sections {
        out.push(String::new());
        match &section.number {
            Some(number) => out.push(format!("{number}  {}", section.heading)),
            None if section.heading.is_empty() => {}
            None => out.push(section.heading.clone()),
        }
        for part in &section.parts {
            lines(part, &mut out);
        }
    }
    out.push(String::new());
    out.join("\n")
}

fn head(head: &Head, out: &mut Vec<String>) {
    match head {
        Head::Form {
            title,
            subtitle,
            explanation,
            fields,
        } => {
            out.extend([title, subtitle, explanation].map(Clone::clone));
            out.extend(fields.iter().map(pair));
        }
        Head::Letter {
            title,
            from,
            to,
            fields,
            greeting,
            about,
        } => {
            out.push(title.clone());
            out.extend(from.iter().cloned());
            out.push(String::new());
            out.extend(to.iter().cloned());
            out.extend(fields.iter().map(pair));
            out.push(String::new());
            if !greeting.is_empty() {
                out.push(greeting.clone());
            }
            out.push(joined(about));
        }
    }
}

fn lines(part: &Part, out: &mut Vec<String>) {
    match part {
        Part::Fields(fields) | Part::Pairs(fields) => out.extend(fields.iter().map(pair)),
        Part::Choices { choices, .. } => out.extend(choices.iter().map(|choice| {
            let number = choice
                .number
                .as_ref()
                .map(|n| format!("{n}  "))
                .unwrap_or_default();
            format!("{} {number}{}", tick(choice.ticked), joined(&choice.words))
        })),
        Part::Statement { label, words } if label.is_empty() => out.push(joined(words)),
        Part::Statement { label, words } => out.push(format!("{label} {}", joined(words))),
        Part::Text(text) | Part::Note(text) => out.push(text.clone()),
        Part::Lead(words) => out.push(joined(words)),
        Part::List(points) => {
            out.extend(points.iter().map(|point| format!("• {}", joined(point))));
        }
        Part::Table(table) => {
            for row in &table.rows {
                let cells = table.head.iter().zip(row);
                out.extend(cells.map(|(head, cell)| format!("{head}: {cell}")));
            }
        }
        Part::Signature {
            closing,
            name,
            lines,
            fields,
        } => {
            if !closing.is_empty() {
                out.push(closing.clone());
            }
            out.push(name.clone());
            out.extend(lines.iter().cloned());
            out.extend(fields.iter().map(pair));
        }
        Part::Codes(codes) => out.extend(
            codes
                .iter()
                .map(|code| format!("[{}] {}", code.alt, code.text)),
        ),
    }
}

/// The box as a character.
pub(crate) fn tick(ticked: bool) -> &'static str {
    if ticked { "☒" } else { "☐" }
}

fn pair(field: &Field) -> String {
    format!("{}: {}", field.label, field.value)
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|s| s.text.as_str()).collect()
}
