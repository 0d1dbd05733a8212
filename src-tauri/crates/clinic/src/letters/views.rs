//! What the screens for letters, plans and summaries need.

use super::forms::PaperForm;
use crate::views::{Banner, CaseView, ChoiceView, FindingView, NamedView, PrinterView, Reach};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Everything the screen for writing a paper needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PaperScreen {
    pub id: String,
    /// What the kind is called: "Letter to the GP".
    pub name: String,
    /// "the GP".
    pub reader_words: String,
    pub form: PaperForm,
    pub case: CaseView,
    /// What the form's `fills` are called, and how they are typed, in their order.
    pub asked: Vec<AskedView>,
    pub practitioner: String,
    /// To check before anything is sent; empty where nothing is.
    pub before_sending: String,
    pub state: PaperState,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AskedView {
    pub slot: String,
    pub words: String,
    /// `day`, `time` or `text`.
    pub answer: String,
}

/// What is true of a paper after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PaperState {
    pub saved_at: String,
    pub findings: Vec<FindingView>,
    /// Words in it that name an illness, a medicine or a score, where an employer will read it.
    pub named: Vec<NamedView>,
    /// Gaps that are left to fill.
    pub gaps: u32,
    /// In reading order, for those who cannot see the preview.
    pub text: String,
}

/// A kind of paper that can be written in a case now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PaperChoice {
    pub kind: String,
    pub name: String,
    pub hint: String,
    pub readers: Vec<PaperReader>,
    /// It is what comes next in this case: offered first.
    pub fits_now: bool,
}

/// Somebody a paper can go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PaperReader {
    /// `patient`, `gp` or `employer`.
    pub id: String,
    /// "the GP".
    pub words: String,
    pub allowed: bool,
    /// Why not.
    pub why: String,
}

/// An issued paper to read, save and print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IssuedPaper {
    pub id: String,
    pub case: String,
    pub banner: Banner,
    pub kind: String,
    /// "Letter to the GP".
    pub name: String,
    pub title: String,
    pub number: String,
    pub issued_on: String,
    /// The template it was made from, and its edition then.
    pub template: String,
    pub edition: String,
    /// Whom it was written for: "the GP".
    pub reader_words: String,
    pub pages: u32,
    pub text: String,
    /// `YYYY-MM-DD_<kind>_<number>.pdf`.
    pub file_name: String,
    /// "Printed on 7 Sep 2026, for the GP".
    pub given: Vec<String>,
    /// Who may be given a copy now.
    pub readers: Vec<PaperReader>,
    /// All four: standard or large, in the usual or in plain words.
    pub editions: Vec<ChoiceView>,
    /// The edition that this person needs.
    pub edition_wanted: String,
    pub printers: Vec<PrinterView>,
    pub employer_is_this_practice: bool,
    pub reach: Reach,
    pub return_to: String,
}

/// A template, to be read by those who can change it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TemplateView {
    pub id: String,
    pub kind: String,
    pub name: String,
    pub hint: String,
    pub edition: String,
    pub source: String,
    pub mark: String,
    /// Whom it can go to.
    pub readers: Vec<ChoiceView>,
    pub blocks: Vec<TemplateBlockView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TemplateBlockView {
    pub id: String,
    /// `heading`, `text`, `list`, `fields`, `table` or `note`.
    pub kind: String,
    /// As written in the template, with its slots.
    pub text: String,
    /// When it is printed, in words; empty: always.
    pub only_if: Vec<String>,
    /// For whom alone; empty: for all.
    pub readers: Vec<String>,
    pub optional: bool,
    pub source: String,
    pub mark: String,
    /// Its slots: what each is called and where it comes from.
    pub slots: Vec<TemplateSlotView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TemplateSlotView {
    pub name: String,
    pub words: String,
    pub from: String,
    /// "the patient, the GP".
    pub readers: String,
}

/// What a template prints for the invented case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TemplatePreview {
    pub pages: u32,
    pub text: String,
    /// Gaps that the invented case leaves.
    pub gaps: u32,
}
