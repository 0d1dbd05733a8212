//! Words that every paper has, as data: marks, check block, explanation.

use std::sync::OnceLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The words that stand on the report and on letters alike, from `assets/forms`.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) marks: MarkWords,
    pub(crate) check: CheckWords,
    pub(crate) explanation: Explanation,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MarkWords {
    pub(crate) demonstration: String,
    pub(crate) duplicate: String,
    /// With `{number}` and `{on}`.
    pub(crate) replaced: String,
    /// With `{on}`.
    pub(crate) withdrawn: String,
}

/// The block with the codes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckWords {
    pub(crate) heading: String,
    pub(crate) one: String,
    /// With `{count}`.
    pub(crate) several: String,
    /// Where the codes open no page by themselves.
    pub(crate) one_closed: String,
    /// With `{count}`.
    pub(crate) several_closed: String,
    /// With `{address}`.
    pub(crate) page: String,
    /// Where codes open no page by themselves. With `{address}`.
    pub(crate) paste: String,
    /// With `{telephone}`.
    pub(crate) telephone: String,
    /// With `{at}` and `{count}`.
    pub(crate) label: String,
    /// With `{at}` and `{count}`: said in place of a code.
    pub(crate) alt: String,
    /// Said of the link over a code.
    pub(crate) link: String,
    /// Said of a link that opens nothing, but for a program that checks papers.
    pub(crate) link_closed: String,
}

/// The last page of an employer's copy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Explanation {
    /// Who has yet to read it: kept so that nobody takes it for settled.
    #[allow(dead_code, reason = "for those who read the file, and for a test")]
    pub(crate) review: String,
    pub(crate) heading: String,
    pub(crate) points: Vec<Point>,
}

/// One thing a manager needs to know.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Point {
    #[allow(dead_code, reason = "for a test")]
    pub(crate) id: String,
    /// In front of the sentences, bold.
    pub(crate) lead: String,
    pub(crate) sentences: Vec<Sentence>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sentence {
    /// With `{telephone}`.
    pub(crate) text: String,
    /// `F`, `R` or `I`, as in the domain's notes.
    #[allow(dead_code, reason = "for those who read the file, and for a test")]
    pub(crate) mark: String,
    #[allow(dead_code, reason = "for those who read the file, and for a test")]
    pub(crate) source: String,
}

/// The words. The files are part of the program and read once.
pub(crate) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| Words {
        marks: read(&[include_str!("../../../../assets/forms/marks.toml")]),
        check: read(&[include_str!("../../../../assets/forms/check.toml")]),
        explanation: read(&[include_str!("../../../../assets/forms/explanation.toml")]),
    })
}

/// Reads files laid over one another: what a later one says replaces what an earlier one said.
#[allow(clippy::panic)]
pub(crate) fn read<T: DeserializeOwned>(files: &[&str]) -> T {
    let mut whole = toml::Table::new();
    for file in files {
        // The texts are compiled in, and tests read them all: this cannot fail in a tested program.
        let table = toml::from_str(file)
            .unwrap_or_else(|error| panic!("a file in assets/forms does not read: {error}"));
        lay_over(&mut whole, table);
    }
    whole
        .try_into()
        .unwrap_or_else(|error| panic!("a file in assets/forms does not read: {error}"))
}

fn lay_over(whole: &mut toml::Table, table: toml::Table) {
    for (key, value) in table {
        match (whole.get_mut(&key), value) {
            (Some(toml::Value::Table(under)), toml::Value::Table(over)) => lay_over(under, over),
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
}
