//! A document as plain text in reading order.

use crate::document::{Document, Field, Part};
use crate::shape::Span;

/// The words of the document, one block a line, sections parted by an empty line. Ticked boxes are
/// `☒`, empty ones `☐`, as on paper. What is repeated on every page stands here once.
pub(crate) fn text(document: &Document) -> String {
    let mut out = Vec::new();
    out.extend(document.marks.iter().cloned());
    out.push(document.head.title.clone());
    out.push(document.head.subtitle.clone());
    out.push(document.head.explanation.clone());
    out.extend(document.head.fields.iter().map(pair));
    for section in &document.sections {
        out.push(String::new());
        out.push(match &section.number {
            Some(number) => format!("{number}  {}", section.heading),
            None => section.heading.clone(),
        });
        for part in &section.parts {
            lines(part, &mut out);
        }
    }
    out.push(String::new());
    out.join("\n")
}

fn lines(part: &Part, out: &mut Vec<String>) {
    match part {
        Part::Fields(fields) => out.extend(fields.iter().map(pair)),
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
        Part::Text(text) => out.push(text.clone()),
        Part::Table { head, rows } => {
            for [difficulty, recommendation] in rows {
                out.push(format!("{}: {difficulty}", head[0]));
                out.push(format!("{}: {recommendation}", head[1]));
            }
        }
        Part::Signature { name, fields } => {
            out.push(name.clone());
            out.extend(fields.iter().map(pair));
        }
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
