//! A letter, a plan or a summary as a document.

use std::sync::OnceLock;

use chrono::NaiveDate;
use domain::paper_content::{Block, PaperContent, PaperTable};
use domain::report::{Edition, Practitioner, Profession, nfc};
use serde::Deserialize;

use super::check::check;
use super::marks::marks;
use super::{Document, Field, Head, Look, Part, Running, Section, Table, field, filled, section};
use crate::form::Form;
use crate::shape::Span;
use crate::style::{Style, is_large, is_plain};
use crate::words::read;

/// The words round a letter's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LetterWords {
    language: String,
    date: String,
    number: String,
    issued_on: String,
    about: String,
    about_nhs: String,
    registration: String,
    registration_other: String,
    copies_to: String,
    name: String,
    date_of_birth: String,
    continued: String,
    page: String,
}

/// The paper as a document. All texts are normalised to NFC.
pub(crate) fn letter(content: &PaperContent, style: &Style) -> Document {
    let words = words(is_plain(style.edition));
    let date = |on: NaiveDate| on.format(&words.date).to_string();
    let issued = field(&words.issued_on, date(content.issued_on));
    let number = field(&words.number, nfc(&content.number));
    let title = nfc(&content.title);
    let mut sections = sections(&content.blocks);
    if !content.closing.trim().is_empty() {
        // With the last of the letter's own words: a signature alone on a page signs nothing.
        let signature = signature(content, words);
        match sections.last_mut() {
            Some(last) => last.parts.push(signature),
            None => sections.push(open("", vec![signature])),
        }
    }
    let copies: Vec<String> = filled_lines(&content.copies_to).collect();
    if !copies.is_empty() {
        let copies = field(&words.copies_to, copies.join("\n"));
        sections.push(open("", vec![Part::Pairs(vec![copies])]));
    }
    sections.extend(style.check.as_ref().and_then(check));
    Document {
        title: title.clone(),
        language: words.language.clone(),
        large: is_large(style.edition),
        marks: marks(&style.marks, &words.date),
        running: Running {
            fields: vec![
                field(&words.name, nfc(&content.patient.name)),
                field(&words.date_of_birth, date(content.patient.date_of_birth)),
                number.clone(),
                issued.clone(),
            ],
            page: words.page.clone(),
            continued: format!("{title} ({})", words.continued),
        },
        head: Head::Letter {
            title,
            from: from(&content.from, is_plain(style.edition)),
            to: filled_lines(&content.to).collect(),
            fields: vec![issued, number],
            greeting: nfc(content.greeting.trim()),
            about: about(content, words, date(content.patient.date_of_birth)),
        },
        sections,
    }
}

fn words(plain: bool) -> &'static LetterWords {
    static WORDS: OnceLock<[LetterWords; 2]> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let usual = include_str!("../../../../../assets/forms/letter.toml");
        let simple = include_str!("../../../../../assets/forms/letter-plain.toml");
        [read(&[usual]), read(&[usual, simple])]
    });
    &words[usize::from(plain)]
}

/// Lines that hold something.
fn filled_lines(lines: &[String]) -> impl Iterator<Item = String> {
    lines
        .iter()
        .map(|line| nfc(line.trim()))
        .filter(|line| !line.is_empty())
}

fn from(practitioner: &Practitioner, plain: bool) -> Vec<String> {
    let name = format!("{}, {}", practitioner.name, profession(practitioner, plain));
    filled_lines(&[
        practitioner.organisation.clone(),
        name,
        practitioner.contact.clone(),
    ])
    .collect()
}

fn profession(practitioner: &Practitioner, plain: bool) -> String {
    let words = &Form::of(Edition::default(), plain).practitioner;
    match practitioner.profession {
        Profession::Physiotherapist => words.physiotherapist.clone(),
        Profession::OccupationalTherapist => words.occupational_therapist.clone(),
        Profession::Podiatrist => words.podiatrist.clone(),
        Profession::Other => practitioner
            .profession_other
            .clone()
            .unwrap_or_else(|| words.other.clone()),
    }
}

fn about(content: &PaperContent, words: &LetterWords, born: String) -> Vec<Span> {
    let name = nfc(&content.patient.name);
    let slots = [("name", name), ("born", born)];
    match &content.nhs_number {
        None => filled(&words.about, &slots),
        Some(nhs) => {
            let [name, born] = slots;
            filled(&words.about_nhs, &[name, born, ("nhs", grouped(nhs))])
        }
    }
}

/// An NHS number in groups of three, three and four, as it is printed [F NHS identity guidelines];
/// anything else as it stands.
fn grouped(nhs: &str) -> String {
    let nhs = nfc(nhs.trim());
    if nhs.len() == 10 && nhs.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{} {} {}", &nhs[..3], &nhs[3..6], &nhs[6..])
    } else {
        nhs
    }
}

/// A section begins at every heading; what stands before the first has none.
fn sections(blocks: &[Block]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for block in blocks {
        if let Block::Heading(heading) = block {
            sections.push(open(&nfc(heading), Vec::new()));
            continue;
        }
        if sections.is_empty() {
            sections.push(open("", Vec::new()));
        }
        if let (Some(section), Some(part)) = (sections.last_mut(), part(block)) {
            section.parts.push(part);
        }
    }
    sections
}

fn open(heading: &str, parts: Vec<Part>) -> Section {
    Section {
        look: Look::Open,
        ..section("", heading, parts)
    }
}

/// What a block is in a document; nothing for a heading.
fn part(block: &Block) -> Option<Part> {
    Some(match block {
        Block::Heading(_) => return None,
        Block::Text(text) => Part::Text(nfc(text)),
        Block::List(points) => Part::List(
            points
                .iter()
                .map(|point| vec![Span::regular(nfc(point))])
                .collect(),
        ),
        Block::Fields(fields) => Part::Pairs(
            fields
                .iter()
                .map(|pair| field(&nfc(&pair.label), nfc(&pair.text)))
                .collect(),
        ),
        Block::Table(table) => Part::Table(self::table(table)),
        Block::Note(text) => Part::Note(nfc(text)),
    })
}

fn table(table: &PaperTable) -> Table {
    let normal = |cells: &Vec<String>| cells.iter().map(|cell| nfc(cell)).collect::<Vec<_>>();
    let head = normal(&table.head);
    let rows: Vec<Vec<String>> = table.rows.iter().map(normal).collect();
    Table {
        widths: widths(&head, &rows),
        head,
        rows,
    }
}

/// Shares of the width by how much stands in each column; none gets less than half of an equal share,
/// so that a word still fits beside a column of long sentences.
fn widths(head: &[String], rows: &[Vec<String>]) -> Vec<f32> {
    let columns = head.len().max(1);
    let weight = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let (count, letters) = cells.fold((1, head[column].chars().count()), |(n, sum), cell| {
            (n + 1, sum + cell.chars().count())
        });
        (letters as f32 / count as f32).sqrt().max(1.0)
    };
    let weights: Vec<f32> = (0..head.len()).map(weight).collect();
    let total: f32 = weights.iter().sum();
    let least = 0.5 / columns as f32;
    weights
        .iter()
        .map(|weight| least + weight / total * 0.5)
        .collect()
}

fn signature(content: &PaperContent, words: &LetterWords) -> Part {
    let from = &content.from;
    let registration = match from.profession {
        Profession::Other => &words.registration_other,
        Profession::OccupationalTherapist
        | Profession::Physiotherapist
        | Profession::Podiatrist => &words.registration,
    };
    let mut lines = vec![profession(from, false)];
    if !from.registration.trim().is_empty() {
        lines.push(format!("{registration}: {}", from.registration));
    }
    lines.push(from.contact.clone());
    let fields: Vec<Field> = Vec::new();
    Part::Signature {
        closing: nfc(&content.closing),
        name: nfc(&from.name),
        lines: filled_lines(&lines).collect(),
        fields,
    }
}
