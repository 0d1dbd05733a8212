//! Templates as those who can change them read them: each with its sources, and what it prints for the invented case.

use super::compose::compose;
use super::condition::Condition;
use super::demonstration::demonstration;
use super::form::{Around, ReadPaper, read_paper};
use super::forms::fill;
use super::slot::{Reader, Slot, copies_of, eyes};
use super::template::{BlockTemplate, Table, Template, template, templates};
use super::views::{TemplateBlockView, TemplatePreview, TemplateSlotView, TemplateView};
use crate::problem::{Problem, Result};
use crate::session::Clinic;
use crate::views::ChoiceView;
use domain::paper_content::{PaperContent, PaperKind};
use domain::report::slots;
use report::{Marks, Style};

impl Clinic {
    /// All templates, in the order of the kinds.
    pub fn templates(&self) -> Result<Vec<TemplateView>> {
        self.session()?;
        Ok(templates().iter().map(view).collect())
    }

    /// What a template prints for the invented case, in words.
    pub fn template_preview(&self, kind: &str, copy_for: &str) -> Result<TemplatePreview> {
        self.session()?;
        let (read, content) = invented(kind, copy_for)?;
        let rendered = report::paper::render(&content, &style(kind, copy_for))?;
        let gaps = read.findings.iter().filter(|one| one.code == "gap").count();
        Ok(TemplatePreview {
            pages: rendered.pages,
            text: report::paper::text(&content, &Style::default()),
            gaps: u32::try_from(gaps).unwrap_or(u32::MAX),
        })
    }

    /// The pages a template prints for the invented case.
    pub fn template_pdf(&self, kind: &str, copy_for: &str) -> Result<Vec<u8>> {
        self.session()?;
        let (_, content) = invented(kind, copy_for)?;
        Ok(report::paper::render(&content, &style(kind, copy_for))?.pdf)
    }
}

/// The paper of a kind for a reader on the invented case.
pub(super) fn invented(kind: &str, copy_for: &str) -> Result<(ReadPaper, PaperContent)> {
    let found = PaperKind::parse(kind)
        .and_then(template)
        .zip(Reader::parse(copy_for))
        .filter(|(template, reader)| copies_of(template.kind).contains(reader));
    let Some((template, reader)) = found else {
        return Err(Problem::not_found("template"));
    };
    let case = demonstration();
    let mut form = compose(template, &case.known, reader, "");
    let typed: Vec<(&str, &str)> = case
        .typed
        .iter()
        .map(|(slot, value)| (slot.as_str(), value.as_str()))
        .collect();
    fill(&mut form, &typed);
    // What is only offered is shown as well: it has to be read by those who change it.
    for block in &mut form.blocks {
        block.left_out = false;
    }
    let around = Around {
        patient: case.patient.clone(),
        practitioner: case.practitioner.clone(),
        nhs_number: case.nhs_number.clone(),
        number: &case.number,
        issued_on: case.today,
    };
    let mut read = read_paper(&form, around);
    let content = read
        .content
        .take()
        .ok_or_else(|| Problem::not_found("template"))?;
    Ok((read, content))
}

fn style(kind: &str, copy_for: &str) -> Style {
    let eyes = PaperKind::parse(kind)
        .zip(Reader::parse(copy_for))
        .map(|(kind, reader)| eyes(kind, reader));
    Style {
        marks: Marks {
            demonstration: true,
            ..Marks::default()
        },
        reader: match eyes {
            Some(Reader::Employer) => report::Reader::Employer,
            Some(Reader::Gp) => report::Reader::Gp,
            Some(Reader::Patient) | None => report::Reader::Patient,
        },
        ..Style::default()
    }
}

fn view(template: &Template) -> TemplateView {
    TemplateView {
        id: template.id.clone(),
        kind: template.kind.id().to_owned(),
        name: template.name.clone(),
        hint: template.hint.clone(),
        edition: template.edition.clone(),
        source: template.source.clone(),
        mark: template.mark.clone(),
        readers: copies_of(template.kind)
            .iter()
            .map(|reader| ChoiceView {
                id: reader.id().to_owned(),
                words: reader.words().to_owned(),
            })
            .collect(),
        blocks: template.blocks.iter().map(block_view).collect(),
    }
}

fn block_view(block: &BlockTemplate) -> TemplateBlockView {
    let (kind, text) = words_of(block);
    let mut found: Vec<Slot> = block
        .texts()
        .into_iter()
        .flat_map(|text| slots(text))
        .filter_map(|slot| Slot::parse(slot.name))
        .collect();
    found.extend(
        block
            .table
            .as_ref()
            .and_then(|table| Slot::parse(&table.rows_of)),
    );
    found.sort_unstable();
    found.dedup();
    TemplateBlockView {
        id: block.id.clone(),
        kind: kind.to_owned(),
        text,
        only_if: block
            .only_if
            .iter()
            .filter_map(|name| Condition::parse(name))
            .map(Condition::words)
            .collect(),
        readers: block
            .readers
            .iter()
            .map(|reader| reader.words().to_owned())
            .collect(),
        optional: block.optional,
        source: block.source.clone(),
        mark: block.mark.clone(),
        slots: found
            .into_iter()
            .map(|slot| TemplateSlotView {
                name: slot.id().to_owned(),
                words: slot.words().to_owned(),
                from: slot.from().to_owned(),
                readers: slot
                    .readers()
                    .iter()
                    .map(|reader| reader.words())
                    .collect::<Vec<_>>()
                    .join(", "),
            })
            .collect(),
    }
}

/// A block as it is written, a line for each part, with the conditions of the parts.
fn words_of(block: &BlockTemplate) -> (&'static str, String) {
    let plain = [
        ("heading", &block.heading),
        ("text", &block.text),
        ("note", &block.note),
    ];
    if let Some((kind, Some(text))) = plain.into_iter().find(|(_, text)| text.is_some()) {
        return (kind, text.trim().to_owned());
    }
    if let Some(items) = &block.list {
        let lines = items
            .iter()
            .map(|item| format!("• {}{}", item.text, when(&item.only_if)));
        return ("list", lines.collect::<Vec<_>>().join("\n"));
    }
    if let Some(fields) = &block.fields {
        let lines = fields
            .iter()
            .map(|one| format!("{}: {}{}", one.label, one.text, when(&one.only_if)));
        return ("fields", lines.collect::<Vec<_>>().join("\n"));
    }
    (
        "table",
        block.table.as_ref().map(table_words).unwrap_or_default(),
    )
}

fn table_words(table: &Table) -> String {
    let mut lines = vec![table.head.join(" | ")];
    if !table.rows_of.is_empty() {
        lines.push(format!("{{{}}}", table.rows_of));
    }
    lines.extend(
        table
            .rows
            .iter()
            .map(|row| format!("{}{}", row.cells.join(" | "), when(&row.only_if))),
    );
    lines.join("\n")
}

/// " (if: the report ticks a phased return)"; empty when it is always printed.
fn when(names: &[String]) -> String {
    let words: Vec<String> = names
        .iter()
        .filter_map(|name| Condition::parse(name))
        .map(Condition::words)
        .collect();
    if words.is_empty() {
        String::new()
    } else {
        format!(" (if: {})", words.join("; "))
    }
}
