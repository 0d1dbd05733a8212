//! A paper as a document: headings, fields, choices and tables in reading order, before any thought of
//! paper. The PDF and the plain text are both made from this, for the report and for letters alike.

mod check;
mod explanation;
mod letter;
mod marks;
mod report;
mod schedule;

use crate::shape::Span;

pub(crate) use letter::letter;
pub(crate) use marks::demonstration;
pub(crate) use report::report;

/// Everything printed, in the order in which it is read.
pub(crate) struct Document {
    /// For the title of the window and the properties of the file.
    pub(crate) title: String,
    pub(crate) language: String,
    /// Set in 18 points.
    pub(crate) large: bool,
    /// Across the top of every page.
    pub(crate) marks: Vec<String>,
    pub(crate) head: Head,
    pub(crate) sections: Vec<Section>,
    pub(crate) running: Running,
}

/// What stands above the first section.
pub(crate) enum Head {
    Form {
        title: String,
        subtitle: String,
        explanation: String,
        fields: Vec<Field>,
    },
    Letter {
        title: String,
        /// Who writes, one line each.
        from: Vec<String>,
        /// Name and address, one line each.
        to: Vec<String>,
        fields: Vec<Field>,
        greeting: String,
        /// Whom it is about.
        about: Vec<Span>,
    },
}

/// What is repeated on every page.
pub(crate) struct Running {
    /// Whose paper this is, for a page that has come loose.
    pub(crate) fields: Vec<Field>,
    /// With `{page}` and `{pages}`.
    pub(crate) page: String,
    /// At the top from the second page on.
    pub(crate) continued: String,
}

/// A heading and what it heads.
pub(crate) struct Section {
    pub(crate) number: Option<String>,
    /// Empty where there is none.
    pub(crate) heading: String,
    pub(crate) look: Look,
    /// Begins on a page of its own.
    pub(crate) new_page: bool,
    pub(crate) parts: Vec<Part>,
}

/// How a section is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// A box of the form.
    Framed,
    /// Framed heavily: what the report is about.
    Prominent,
    /// As in a letter: a heading over text.
    Open,
}

pub(crate) enum Part {
    /// Label and value pairs, side by side, with equal widths.
    Fields(Vec<Field>),
    /// Label and value pairs, one under another, the label before the value.
    Pairs(Vec<Field>),
    /// Boxes of which some are ticked, in so many columns.
    Choices {
        columns: usize,
        choices: Vec<Choice>,
    },
    /// A label and what follows it, on one line where there is room.
    Statement {
        label: String,
        words: Vec<Span>,
    },
    /// Text as it was typed.
    Text(String),
    /// What is said about the table after it; never parted from it.
    Lead(Vec<Span>),
    /// Points, each behind a bullet.
    List(Vec<Vec<Span>>),
    Table(Table),
    /// Set small.
    Note(String),
    /// Room for a hand, over a typed name.
    Signature {
        /// Over the room: "Yours sincerely"; empty on the form.
        closing: String,
        name: String,
        /// Under the name, one line each.
        lines: Vec<String>,
        fields: Vec<Field>,
    },
    /// Squares for a telephone's camera.
    Codes(Vec<Code>),
}

/// Columns with headings, repeated over a page.
pub(crate) struct Table {
    pub(crate) head: Vec<String>,
    /// As many cells as the head.
    pub(crate) rows: Vec<Vec<String>>,
    /// Shares of the width, adding up to 1.
    pub(crate) widths: Vec<f32>,
}

#[derive(Clone)]
pub(crate) struct Field {
    /// Set bold: whom the report is about.
    pub(crate) prominent: bool,
    pub(crate) label: String,
    pub(crate) value: String,
}

pub(crate) struct Choice {
    pub(crate) ticked: bool,
    /// For example `1a`.
    pub(crate) number: Option<String>,
    pub(crate) words: Vec<Span>,
    /// Set large: the sentence the whole report is about.
    pub(crate) prominent: bool,
}

/// One QR code.
pub(crate) struct Code {
    /// What it holds.
    pub(crate) text: String,
    /// Said in its place by those who cannot see it.
    pub(crate) alt: String,
    /// Said of the link it is; none where it opens nothing.
    pub(crate) link: Option<String>,
    /// Under it: "1 of 2"; empty where there is one.
    pub(crate) label: String,
}

fn section(number: &str, heading: &str, parts: Vec<Part>) -> Section {
    Section {
        number: (!number.is_empty()).then(|| number.to_owned()),
        heading: heading.to_owned(),
        look: Look::Framed,
        new_page: false,
        parts,
    }
}

fn field(label: &str, value: String) -> Field {
    Field {
        prominent: false,
        label: label.to_owned(),
        value,
    }
}

/// A sentence with its slots filled. What was in braces is printed bold; words in braces that name no
/// slot (`{is not}`) are printed as they stand.
fn filled(sentence: &str, slots: &[(&str, String)]) -> Vec<Span> {
    let mut spans = Vec::new();
    for (at, part) in sentence.split(['{', '}']).enumerate() {
        // Parts at odd places were inside braces.
        if at % 2 == 1 {
            let value = slots
                .iter()
                .find(|(name, _)| *name == part)
                .map_or(part, |(_, value)| value);
            spans.push(Span::bold(value));
        } else if !part.is_empty() {
            spans.push(Span::regular(part));
        }
    }
    spans
}
