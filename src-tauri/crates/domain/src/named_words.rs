//! Words in a text that name an illness, a medicine or a score: what an employer is not told unless the person agrees.
//!
//! A word is marked, never changed: whether it is meant is for a clinician to say. What stands in no list passes unmarked, so
//! this helps the eye and does not take its place (domain notes §1.4, §6.13 [I]; the lists are data, marked R).

mod vocabulary;

pub use vocabulary::{HealthWords, Vocabulary};

use crate::text::folded;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// What a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Names {
    Illness,
    Medicine,
    Score,
}

impl Names {
    pub fn id(self) -> &'static str {
        match self {
            Self::Illness => "illness",
            Self::Medicine => "medicine",
            Self::Score => "score",
        }
    }
}

/// A place in a text that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedWord {
    pub names: Names,
    /// In bytes of the text, on character boundaries.
    pub at: Range<usize>,
}

/// The places in `text` that name something of the vocabulary, in order, none within another: where two begin at one
/// word the longer is kept.
pub fn named_words(text: &str, vocabulary: &Vocabulary) -> Vec<NamedWord> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
        match vocabulary.at_start(text, rest) {
            Some((names, length)) => {
                found.push(NamedWord {
                    names,
                    at: rest[0].at.start..rest[length - 1].at.end,
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The words themselves, lower case without accents, sorted, each once: equal for two texts that name the same.
pub fn words_named(text: &str, named: &[NamedWord]) -> Vec<String> {
    let mut words: Vec<String> = named
        .iter()
        .filter_map(|one| text.get(one.at.clone()))
        .map(folded)
        .collect();
    words.sort();
    words.dedup();
    words
}

/// A word of a text, folded for comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    folded: String,
    at: Range<usize>,
}

/// Letters and digits with the marks on them; everything else parts words. An apostrophe does too, so that the owner's
/// name in "Crohn's" is a word.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    for (place, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(c)) {
            (None, true) => start = Some(place),
            (Some(begun), false) => {
                tokens.push(Token {
                    folded: folded(&text[begun..place]),
                    at: begun..place,
                });
                start = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    tokens
}

/// Without the ending of a plural, as far as spelling tells.
fn singular(word: &str) -> &str {
    let kept = ["ss", "us", "is"]
        .iter()
        .any(|ending| word.ends_with(ending));
    match word.strip_suffix('s') {
        Some(one) if one.len() > 2 && !kept => one,
        Some(_) | None => word,
    }
}

#[cfg(test)]
mod tests;
