//! A letter, plan or summary being written, as typed.

use super::slot::Slot;
use crate::forms::AnsweredForm;
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

impl PaperForm {
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
