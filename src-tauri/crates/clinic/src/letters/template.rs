//! Templates: read from `assets/papers`, and what they may not say.

use super::condition::Condition;
use super::slot::{Reader, Shape, Slot, copies_of, eyes};
use domain::paper_content::PaperKind;
use domain::report::slots;
use serde::Deserialize;
use std::sync::OnceLock;

/// One paper's template.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Template {
    /// `gp-letter`: kept in every paper made from it.
    pub(crate) id: String,
    pub(crate) kind: PaperKind,
    pub(crate) edition: String,
    pub(crate) source: String,
    pub(crate) mark: String,
    /// What it is called where it is chosen.
    pub(crate) name: String,
    /// When one would write it.
    pub(crate) hint: String,
    /// The printed title.
    pub(crate) title: String,
    /// Slots that are typed into fields of their own, by their names.
    #[serde(default)]
    pub(crate) ask: Vec<String>,
    /// How it is addressed, for each reader it can go to.
    pub(crate) address: Vec<Address>,
    #[serde(default)]
    pub(crate) closing: String,
    #[serde(rename = "block")]
    pub(crate) blocks: Vec<BlockTemplate>,
}

/// Envelope and greeting for one reader.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Address {
    pub(crate) reader: Reader,
    /// Lines, with slots; empty where it is handed over.
    pub(crate) to: Vec<String>,
    #[serde(default)]
    pub(crate) greeting: String,
    #[serde(default)]
    pub(crate) copies_to: Vec<String>,
}

/// A part of a template: exactly one of `heading`, `text`, `list`, `fields`, `table` and `note`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BlockTemplate {
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) heading: Option<String>,
    #[serde(default)]
    pub(crate) text: Option<String>,
    #[serde(default)]
    pub(crate) list: Option<Vec<Item>>,
    #[serde(default)]
    pub(crate) fields: Option<Vec<Labelled>>,
    #[serde(default)]
    pub(crate) table: Option<Table>,
    #[serde(default)]
    pub(crate) note: Option<String>,
    /// All of these have to hold.
    #[serde(default, rename = "if")]
    pub(crate) only_if: Vec<String>,
    /// Only for these readers; empty: for all.
    #[serde(default)]
    pub(crate) readers: Vec<Reader>,
    /// Offered, and left out until the clinician puts it in.
    #[serde(default)]
    pub(crate) optional: bool,
    /// Where a clinical sentence comes from; headings and greetings need none.
    #[serde(default)]
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) mark: String,
}

/// One point of a list. A point that is one slot of lines becomes as many points.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Item {
    pub(crate) text: String,
    #[serde(default, rename = "if")]
    pub(crate) only_if: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Labelled {
    pub(crate) label: String,
    pub(crate) text: String,
    #[serde(default, rename = "if")]
    pub(crate) only_if: Vec<String>,
}

/// A table: rows that are written here, or those of a slot.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    pub(crate) head: Vec<String>,
    /// The slot whose rows are printed.
    #[serde(default)]
    pub(crate) rows_of: String,
    #[serde(default)]
    pub(crate) rows: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Row {
    pub(crate) cells: Vec<String>,
    #[serde(default, rename = "if")]
    pub(crate) only_if: Vec<String>,
}

/// A template that does not say what the program needs, or says what it may not.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TemplateError {
    #[error("{file}: {message}")]
    Form { file: String, message: String },
    #[error("{template}, {block}: there is no slot called {slot}")]
    NoSuchSlot {
        template: String,
        block: String,
        slot: String,
    },
    #[error("{template}, {block}: {reader} may not read {slot}")]
    NotForReader {
        template: String,
        block: String,
        slot: &'static str,
        reader: &'static str,
    },
    #[error("{template}, {block}: there is no condition called {condition}")]
    NoSuchCondition {
        template: String,
        block: String,
        condition: String,
    },
    #[error("{template}, {block}: {wanted}")]
    Wanted {
        template: String,
        block: String,
        wanted: &'static str,
    },
}

macro_rules! file {
    ($name:literal) => {
        (
            concat!("assets/papers/", $name),
            include_str!(concat!("../../../../../assets/papers/", $name)),
        )
    };
}

/// In the order of [`PaperKind::ALL`].
const FILES: [(&str, &str); 7] = [
    file!("gp-letter.toml"),
    file!("employer-letter.toml"),
    file!("action-plan.toml"),
    file!("self-management-plan.toml"),
    file!("appointment-letter.toml"),
    file!("did-not-attend-letter.toml"),
    file!("discharge-summary.toml"),
];

/// All templates of this program.
pub(crate) fn templates() -> &'static [Template] {
    static TEMPLATES: OnceLock<Vec<Template>> = OnceLock::new();
    TEMPLATES.get_or_init(compiled_in)
}

#[allow(clippy::panic)]
fn compiled_in() -> Vec<Template> {
    // The text is part of the program and a test reads all of it: this cannot fail in a program that was tested.
    read().unwrap_or_else(|error| panic!("the templates do not read: {error}"))
}

pub(super) fn read() -> Result<Vec<Template>, TemplateError> {
    FILES
        .into_iter()
        .map(|(file, text)| {
            let template: Template = toml::from_str(text).map_err(|error| TemplateError::Form {
                file: file.to_owned(),
                message: error.to_string(),
            })?;
            template.check()?;
            Ok(template)
        })
        .collect()
}

/// The template of a kind. Every kind has one: a test makes sure of it.
pub(crate) fn template(kind: PaperKind) -> Option<&'static Template> {
    templates().iter().find(|template| template.kind == kind)
}

/// Whether all hold. A name nobody knows was refused when the template was read.
pub(super) fn conditions(names: &[String]) -> impl Iterator<Item = Condition> {
    names.iter().filter_map(|name| Condition::parse(name))
}

impl Template {
    /// Everything a template is not free to say.
    pub(crate) fn check(&self) -> Result<(), TemplateError> {
        let wanted = |block: &str, wanted| TemplateError::Wanted {
            template: self.id.clone(),
            block: block.to_owned(),
            wanted,
        };
        let allowed = copies_of(self.kind);
        let addressed: Vec<Reader> = self.address.iter().map(|address| address.reader).collect();
        if addressed != allowed {
            return Err(wanted(
                "address",
                "one address for each reader of this kind, the usual one first",
            ));
        }
        for slot in &self.ask {
            self.check_slot("ask", slot, allowed)?;
        }
        self.check_text("title", &self.title, allowed)?;
        self.check_text("closing", &self.closing, allowed)?;
        for address in &self.address {
            let lines = address.to.iter().chain(&address.copies_to);
            for text in lines.chain([&address.greeting]) {
                self.check_text("address", text, &[address.reader])?;
            }
        }
        for block in &self.blocks {
            let readers: &[Reader] = if block.readers.is_empty() {
                allowed
            } else {
                &block.readers
            };
            if readers.iter().any(|reader| !allowed.contains(reader)) {
                return Err(wanted(&block.id, "only readers this kind goes to"));
            }
            if block.kinds() != 1 {
                return Err(wanted(
                    &block.id,
                    "exactly one of heading, text, list, fields, table and note",
                ));
            }
            let clinical = block.heading.is_none();
            if clinical && (block.source.is_empty() || !["F", "R", "I"].contains(&&*block.mark)) {
                return Err(wanted(&block.id, "a source and a mark: F, R or I"));
            }
            for text in block.texts() {
                self.check_text(&block.id, text, readers)?;
            }
            for condition in block.conditions() {
                if Condition::parse(condition).is_none() {
                    return Err(TemplateError::NoSuchCondition {
                        template: self.id.clone(),
                        block: block.id.clone(),
                        condition: condition.clone(),
                    });
                }
            }
            if let Some(table) = &block.table {
                self.check_table(&block.id, table, readers)?;
            }
        }
        Ok(())
    }

    fn check_table(
        &self,
        block: &str,
        table: &Table,
        readers: &[Reader],
    ) -> Result<(), TemplateError> {
        let columns = table.head.len();
        let even = table.rows.iter().all(|row| row.cells.len() == columns);
        let mut fits = (2..=5).contains(&columns) && even;
        if !table.rows_of.is_empty() {
            let slot = self.check_slot(block, &table.rows_of, readers)?;
            fits = fits && slot.shape() == Shape::Rows(columns);
        }
        if fits {
            return Ok(());
        }
        Err(TemplateError::Wanted {
            template: self.id.clone(),
            block: block.to_owned(),
            wanted: "2 to 5 columns, and as many cells in every row",
        })
    }

    fn check_text(&self, block: &str, text: &str, readers: &[Reader]) -> Result<(), TemplateError> {
        for slot in slots(text) {
            self.check_slot(block, slot.name, readers)?;
        }
        Ok(())
    }

    fn check_slot(
        &self,
        block: &str,
        name: &str,
        readers: &[Reader],
    ) -> Result<Slot, TemplateError> {
        let slot = Slot::parse(name).ok_or_else(|| TemplateError::NoSuchSlot {
            template: self.id.clone(),
            block: block.to_owned(),
            slot: name.to_owned(),
        })?;
        for reader in readers {
            let eyes = eyes(self.kind, *reader);
            if !slot.may_be_read_by(eyes) {
                return Err(TemplateError::NotForReader {
                    template: self.id.clone(),
                    block: block.to_owned(),
                    slot: slot.id(),
                    reader: eyes.words(),
                });
            }
        }
        Ok(slot)
    }
}

impl BlockTemplate {
    fn kinds(&self) -> usize {
        [
            self.heading.is_some(),
            self.text.is_some(),
            self.list.is_some(),
            self.fields.is_some(),
            self.table.is_some(),
            self.note.is_some(),
        ]
        .into_iter()
        .filter(|there| *there)
        .count()
    }

    /// Every text that can hold slots.
    pub(crate) fn texts(&self) -> Vec<&String> {
        let mut texts: Vec<&String> = Vec::new();
        texts.extend(&self.heading);
        texts.extend(&self.text);
        texts.extend(&self.note);
        texts.extend(self.list.iter().flatten().map(|item| &item.text));
        texts.extend(self.fields.iter().flatten().map(|field| &field.text));
        if let Some(table) = &self.table {
            texts.extend(table.rows.iter().flat_map(|row| &row.cells));
        }
        texts
    }

    fn conditions(&self) -> Vec<&String> {
        let mut names: Vec<&String> = self.only_if.iter().collect();
        names.extend(self.list.iter().flatten().flat_map(|item| &item.only_if));
        names.extend(self.fields.iter().flatten().flat_map(|one| &one.only_if));
        if let Some(table) = &self.table {
            names.extend(table.rows.iter().flat_map(|row| &row.only_if));
        }
        names
    }
}
