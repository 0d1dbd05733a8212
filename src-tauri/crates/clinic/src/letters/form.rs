//! A paper as typed, read into the content that is printed, and everything to say about it.

use super::forms::{PaperBlockForm, PaperForm};
use super::known::long_day;
use super::slot::{Reader, Shape, Slot, eyes};
use crate::read::Reading;
use crate::views::{FindingView, NamedView};
use chrono::{NaiveDate, NaiveTime};
use domain::paper_content::{
    Block, LabelledText, PaperContent, PaperFormat, PaperKind, PaperTable,
};
use domain::report::{Finding, Patient, Practitioner, Severity, slots};

/// What is printed besides what is typed.
pub(super) struct Around<'a> {
    pub(super) patient: Patient,
    pub(super) practitioner: Practitioner,
    /// As printed; empty when it is not known.
    pub(super) nhs_number: String,
    pub(super) number: &'a str,
    pub(super) issued_on: NaiveDate,
}

/// A form that was read. There is content as soon as the kind and the reader are known: gaps stand in it in their braces.
pub(super) struct ReadPaper {
    pub(super) content: Option<PaperContent>,
    pub(super) findings: Vec<FindingView>,
    /// Words that name an illness, a medicine or a score, in a paper an employer will read.
    pub(super) named: Vec<NamedView>,
}

impl ReadPaper {
    pub(super) fn add(&mut self, form: &PaperForm, finding: Finding) {
        self.findings.push(view(form, finding));
    }

    /// Whether anything stops it from being issued.
    pub(super) fn stops(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == "block" || !finding.answered)
    }
}

/// Reads a form.
pub(super) fn read_paper(form: &PaperForm, around: Around<'_>) -> ReadPaper {
    let mut read = ReadPaper {
        content: None,
        findings: Vec::new(),
        named: Vec::new(),
    };
    let (Some(kind), Some(copy_for)) =
        (PaperKind::parse(&form.kind), Reader::parse(&form.copy_for))
    else {
        read.add(
            form,
            Finding::block("copy_for", "not_read", "Choose what to write, and for whom"),
        );
        return read;
    };
    let mut reader = Typed {
        fills: Vec::new(),
        findings: Vec::new(),
    };
    reader.read_fills(form);
    let mut places = Vec::new();
    let mut blocks = Vec::new();
    for (place, typed) in form.blocks.iter().enumerate() {
        if typed.left_out {
            continue;
        }
        if let Some(block) = reader.block(place, typed) {
            places.push(place);
            blocks.push(block);
        }
    }
    drop_bare_headings(&mut blocks, &mut places);
    let content = PaperContent {
        format: PaperFormat::V1,
        kind,
        template: form.template.clone(),
        edition: form.edition.clone(),
        title: reader.text("title", &form.title),
        number: around.number.to_owned(),
        issued_on: around.issued_on,
        patient: around.patient,
        nhs_number: (eyes(kind, copy_for) == Reader::Gp && !around.nhs_number.is_empty())
            .then_some(around.nhs_number),
        from: around.practitioner,
        to: lines(&reader.text("to", &form.to)),
        greeting: reader.text("greeting", &form.greeting),
        blocks,
        closing: reader.text("closing", &form.closing),
        copies_to: lines(&reader.text("copies_to", &form.copies_to)),
    };
    for finding in reader.findings {
        read.add(form, finding);
    }
    if content.blocks.is_empty() {
        read.add(
            form,
            Finding::block(
                "blocks",
                "empty",
                "Write something: nothing would be printed",
            ),
        );
    }
    for finding in report::paper::check(&content) {
        let field = form_field(&finding.field, &places, form);
        read.add(form, Finding { field, ..finding });
    }
    read.content = Some(content);
    read
}

fn view(form: &PaperForm, finding: Finding) -> FindingView {
    let warn = finding.severity == Severity::Warn;
    FindingView {
        severity: if warn { "warn" } else { "block" }.to_owned(),
        answered: warn
            && form
                .answered
                .iter()
                .any(|one| one.code == finding.code && one.field == finding.field),
        field: finding.field,
        code: finding.code,
        message: finding.message,
    }
}

/// The field of the form that fills a field of the content: blocks that are left out are counted in the form alone.
fn form_field(field: &str, places: &[usize], form: &PaperForm) -> String {
    let Some((index, _)) = field
        .strip_prefix("blocks[")
        .and_then(|rest| rest.split_once(']'))
    else {
        // "to[2]": the lines are one field on the screen.
        let end = field.find('[').unwrap_or(field.len());
        return match &field[..end] {
            name @ ("to" | "copies_to") => name.to_owned(),
            _ => field.to_owned(),
        };
    };
    let place = index
        .parse()
        .ok()
        .and_then(|index: usize| places.get(index).copied());
    let Some((place, block)) = place.and_then(|place| Some((place, form.blocks.get(place)?)))
    else {
        return field.to_owned();
    };
    match block.kind.as_str() {
        // Empty rows and fields are not printed, so only the block is sure.
        "fields" | "table" => format!("blocks[{place}]"),
        _ => format!("blocks[{place}].text"),
    }
}

/// A heading over nothing says that something is missing.
fn drop_bare_headings(blocks: &mut Vec<Block>, places: &mut Vec<usize>) {
    let bare: Vec<bool> = (0..blocks.len())
        .map(|at| {
            matches!(blocks[at], Block::Heading(_))
                && !matches!(blocks.get(at + 1), Some(next) if !matches!(next, Block::Heading(_)))
        })
        .collect();
    let mut keep = bare.iter().map(|bare| !bare);
    blocks.retain(|_| keep.next().unwrap_or(true));
    let mut keep = bare.iter().map(|bare| !bare);
    places.retain(|_| keep.next().unwrap_or(true));
}

fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Reads texts: puts what was typed for slots in their place, and notes the gaps that are left.
struct Typed {
    /// What stands in the braces, and what goes there.
    fills: Vec<(&'static str, String)>,
    findings: Vec<Finding>,
}

impl Typed {
    fn read_fills(&mut self, form: &PaperForm) {
        for (index, fill) in form.fills.iter().enumerate() {
            let field = format!("fills[{index}]");
            let Some(slot) = Slot::parse(&fill.slot) else {
                continue;
            };
            let typed = fill.value.trim();
            let wanted = match slot.shape() {
                Shape::Day => NaiveDate::parse_from_str(typed, "%Y-%m-%d")
                    .map(|day| format!("{}, {}", day.format("%A"), long_day(day)))
                    .map_err(|_| "Enter a date, such as 27/3/2026"),
                Shape::Time => NaiveTime::parse_from_str(typed, "%H:%M")
                    .map(|time| time.format("%H:%M").to_string())
                    .map_err(|_| "Enter a time, such as 10:30"),
                Shape::Words | Shape::Lines | Shape::Rows(_) => Ok(typed.to_owned()),
            };
            match wanted {
                Ok(words) if !words.is_empty() => self.fills.push((slot.words(), words)),
                Ok(_) => self.gap(&field, slot.words()),
                Err(_) if typed.is_empty() => self.gap(&field, slot.words()),
                Err(message) => self
                    .findings
                    .push(Finding::block(field, "not_read", message)),
            }
        }
    }

    fn gap(&mut self, field: &str, words: &str) {
        let message = match Slot::of_gap(words) {
            Some(slot) => format!("Fill in {}, or take it out", slot.words()),
            // What a clinician put in braces is not repeated.
            None => "Fill in what stands in braces, or take it out".to_owned(),
        };
        self.findings.push(Finding::block(field, "gap", message));
    }

    fn text(&mut self, field: &str, typed: &str) -> String {
        let mut reading = Reading::default();
        let mut text = reading.text(field, typed);
        for problem in reading.problems {
            self.findings
                .push(Finding::block(problem.field, "not_read", problem.message));
        }
        for (words, value) in &self.fills {
            text = text.replace(&format!("{{{words}}}"), value);
        }
        let left: Vec<String> = slots(&text)
            .into_iter()
            .map(|slot| slot.name.to_owned())
            .collect();
        for name in left {
            // One that has a field of its own is asked for there.
            let asked = Slot::of_gap(&name)
                .is_some_and(|slot| matches!(slot.shape(), Shape::Day | Shape::Time));
            if !asked {
                self.gap(field, &name);
            }
        }
        text
    }

    /// A block as printed; `None` when there is nothing in it.
    fn block(&mut self, place: usize, typed: &PaperBlockForm) -> Option<Block> {
        let field = format!("blocks[{place}].text");
        let at = |part: &str| format!("blocks[{place}].{part}");
        match typed.kind.as_str() {
            "heading" | "text" | "note" => {
                let text = self.text(&field, &typed.text);
                (!text.is_empty()).then_some(match typed.kind.as_str() {
                    "heading" => Block::Heading(text),
                    "note" => Block::Note(text),
                    _ => Block::Text(text),
                })
            }
            "list" => {
                let points = lines(&self.text(&field, &typed.text));
                (!points.is_empty()).then_some(Block::List(points))
            }
            "fields" => {
                let fields: Vec<LabelledText> = typed
                    .fields
                    .iter()
                    .enumerate()
                    .map(|(index, one)| LabelledText {
                        label: one.label.trim().to_owned(),
                        text: self.text(&at(&format!("fields[{index}].text")), &one.text),
                    })
                    .filter(|one| !one.text.is_empty())
                    .collect();
                (!fields.is_empty()).then_some(Block::Fields(fields))
            }
            "table" => {
                let rows: Vec<Vec<String>> = typed
                    .rows
                    .iter()
                    .enumerate()
                    .map(|(row, cells)| {
                        cells
                            .iter()
                            .enumerate()
                            .map(|(cell, text)| {
                                self.text(&at(&format!("rows[{row}][{cell}]")), text)
                            })
                            .collect()
                    })
                    .filter(|cells: &Vec<String>| cells.iter().any(|cell| !cell.is_empty()))
                    .collect();
                (!rows.is_empty()).then_some(Block::Table(PaperTable {
                    head: typed.head.clone(),
                    rows,
                }))
            }
            _ => {
                self.findings.push(Finding::block(
                    field,
                    "not_read",
                    "This part was written by another version of the program: take it out",
                ));
                None
            }
        }
    }
}
