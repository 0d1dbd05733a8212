//! A letter, plan or summary being written, as typed.

use super::slot::Slot;
use crate::forms::AnsweredForm;
use domain::report::slots;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A paper being written: its words as they stand, with gaps in braces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct PaperForm {
    pub case: String,
    /// An id of [`domain::paper_content::PaperKind`].
    pub kind: String,
    /// The template it was started from, and its edition then.
    pub template: String,
    pub edition: String,
    /// `patient`, `gp` or `employer`.
    pub copy_for: String,
    pub title: String,
    /// As on an envelope, a line each; empty where it is handed over.
    pub to: String,
    pub greeting: String,
    pub blocks: Vec<PaperBlockForm>,
    /// Slots that have a field of their own.
    pub fills: Vec<PaperFillForm>,
    pub closing: String,
    /// Who else has it, a line each.
    pub copies_to: String,
    /// Warnings looked at and meant.
    pub answered: Vec<AnsweredForm>,
    pub position: String,
}

/// A part of a paper. Which of the fields is used follows from `kind`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct PaperBlockForm {
    /// The block's id in its template; empty for one that the clinician added.
    pub id: String,
    /// `heading`, `text`, `list`, `fields`, `table` or `note`.
    pub kind: String,
    /// It stays out of the paper.
    pub left_out: bool,
    /// Of a heading, a text or a note; of a list, a point a line.
    pub text: String,
    pub fields: Vec<PaperFieldForm>,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct PaperFieldForm {
    pub label: String,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct PaperFillForm {
    /// The slot's name.
    pub slot: String,
    /// A day as `2026-09-07`, a time as `10:30`, or words.
    pub value: String,
}

/// Fills gaps and asked slots by the slots' names, wherever they stand: what a script or a test would type. A name that
/// the paper has no gap for changes nothing.
pub fn fill(form: &mut PaperForm, fills: &[(&str, &str)]) {
    for (name, value) in fills {
        if let Some(asked) = form.fills.iter_mut().find(|asked| asked.slot == *name) {
            (*value).clone_into(&mut asked.value);
            continue;
        }
        let Some(slot) = Slot::parse(name) else {
            continue;
        };
        for text in form.texts_mut() {
            *text = text.replace(&slot.gap(), value);
        }
    }
}

/// The names of the slots that are still to be filled, in reading order, each once: those with a field of their own first.
pub fn gaps(form: &PaperForm) -> Vec<&'static str> {
    let asked = form
        .fills
        .iter()
        .filter(|asked| asked.value.trim().is_empty())
        .filter_map(|asked| Slot::parse(&asked.slot));
    let texts = form.texts();
    let typed = texts
        .iter()
        .flat_map(|(_, text)| slots(text))
        .filter_map(|slot| Slot::of_gap(slot.name))
        // One with a field of its own is asked for there.
        .filter(|slot| form.fills.iter().all(|asked| asked.slot != slot.id()));
    let mut names: Vec<&'static str> = Vec::new();
    for slot in asked.chain(typed) {
        if !names.contains(&slot.id()) {
            names.push(slot.id());
        }
    }
    names
}

impl PaperForm {
    /// What is typed and printed, by its field; what is left out is not.
    pub(super) fn texts(&self) -> Vec<(String, &str)> {
        let mut texts = vec![
            ("title".to_owned(), self.title.as_str()),
            ("to".to_owned(), &self.to),
            ("greeting".to_owned(), &self.greeting),
        ];
        for (at, block) in self.blocks.iter().enumerate() {
            if block.left_out {
                continue;
            }
            texts.push((format!("blocks[{at}].text"), &block.text));
            for (row, field) in block.fields.iter().enumerate() {
                texts.push((format!("blocks[{at}].fields[{row}].text"), &field.text));
            }
            for (row, cells) in block.rows.iter().enumerate() {
                for (cell, text) in cells.iter().enumerate() {
                    texts.push((format!("blocks[{at}].rows[{row}][{cell}]"), text));
                }
            }
        }
        for (at, fill) in self.fills.iter().enumerate() {
            texts.push((format!("fills[{at}].value"), &fill.value));
        }
        texts
    }

    /// Every text that can hold a gap.
    fn texts_mut(&mut self) -> Vec<&mut String> {
        let mut texts = vec![
            &mut self.title,
            &mut self.to,
            &mut self.greeting,
            &mut self.closing,
            &mut self.copies_to,
        ];
        for block in &mut self.blocks {
            texts.push(&mut block.text);
            texts.extend(block.fields.iter_mut().map(|field| &mut field.text));
            texts.extend(block.rows.iter_mut().flatten());
        }
        texts
    }
}
