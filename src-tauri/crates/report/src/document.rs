//! A report as a document: headings, fields, choices and a table in reading order, before any thought
//! of paper. The PDF and the plain text are both made from this.

use chrono::NaiveDate;
use domain::report::{Advice, Option_, Profession, ReportContent, nfc};

use crate::form::Form;
use crate::shape::Span;
use crate::style::{Marks, Style};

/// Everything printed, in the order in which it is read.
pub(crate) struct Document {
    /// For the title of the window and the properties of the file.
    pub(crate) title: String,
    pub(crate) language: String,
    /// Across the top of every page.
    pub(crate) marks: Vec<String>,
    pub(crate) head: Head,
    pub(crate) sections: Vec<Section>,
    pub(crate) running: Running,
}

/// What stands above the first section.
pub(crate) struct Head {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) explanation: String,
    pub(crate) fields: Vec<Field>,
}

/// What is repeated on every page.
pub(crate) struct Running {
    /// Whose report this is, for a page that has come loose.
    pub(crate) fields: Vec<Field>,
    /// With `{page}` and `{pages}`.
    pub(crate) page: String,
    /// At the top from the second page on.
    pub(crate) continued: String,
}

pub(crate) struct Section {
    pub(crate) number: Option<String>,
    pub(crate) heading: String,
    /// Framed heavily: what the report is about.
    pub(crate) prominent: bool,
    pub(crate) parts: Vec<Part>,
}

pub(crate) enum Part {
    /// Label and value pairs, side by side, with equal widths.
    Fields(Vec<Field>),
    /// Boxes of which some are ticked, in so many columns.
    Choices {
        columns: usize,
        choices: Vec<Choice>,
    },
    /// A label and what follows it, on one line where there is room.
    Statement { label: String, words: Vec<Span> },
    /// Text as it was typed.
    Text(String),
    Table {
        head: [String; 2],
        rows: Vec<[String; 2]>,
    },
    /// Room for a hand, over a typed name.
    Signature { name: String, fields: Vec<Field> },
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

/// The report as a document in the words of its edition. All texts are normalised to NFC.
pub(crate) fn document(content: &ReportContent, style: &Style) -> Document {
    let form = Form::of(content.edition);
    let date = |on: NaiveDate| on.format(&form.date).to_string();
    let issued = field(&form.issued_on, date(content.issued_on));
    let number = field(&form.report_number, nfc(&content.report_number));
    let name = field(&form.patient.name, nfc(&content.patient.name));
    let born = field(
        &form.patient.date_of_birth,
        date(content.patient.date_of_birth),
    );

    let mut sections = vec![
        section(
            &form.patient.number,
            &form.patient.heading,
            vec![Part::Fields(vec![prominent(&name), prominent(&born)])],
        ),
        Section {
            number: None,
            heading: form.advice.heading.clone(),
            prominent: true,
            parts: vec![advice(content, form)],
        },
        section(
            &form.practitioner.number,
            &form.practitioner.heading,
            practitioner(content, form),
        ),
        section(
            &form.assessment.number,
            &form.assessment.heading,
            vec![Part::Statement {
                label: String::new(),
                words: vec![Span::bold(date(content.assessed_on))],
            }],
        ),
        section(
            &form.period.number,
            &form.period.heading,
            period(content, form, date),
        ),
        section(
            &form.options.number,
            &form.options.heading,
            vec![options(content, form)],
        ),
        section(
            &form.difficulties.number,
            &form.difficulties.heading,
            vec![difficulties(content, form)],
        ),
    ];
    if let Some(comments) = &content.comments {
        let parts = vec![Part::Text(nfc(comments))];
        sections.push(Section {
            number: None,
            heading: form.comments.heading.clone(),
            prominent: false,
            parts,
        });
    }
    sections.push(Section {
        number: None,
        heading: form.signature.heading.clone(),
        prominent: false,
        parts: vec![Part::Signature {
            name: nfc(&content.practitioner.name),
            fields: vec![issued.clone()],
        }],
    });

    Document {
        title: form.title.clone(),
        language: form.language.clone(),
        marks: marks(&style.marks, form),
        head: Head {
            title: form.title.clone(),
            subtitle: form.subtitle.clone(),
            explanation: form.explanation.clone(),
            fields: vec![number.clone(), issued.clone()],
        },
        sections,
        running: Running {
            fields: vec![name, born, number, issued],
            page: form.page.clone(),
            continued: format!("{} ({})", form.title, form.continued),
        },
    }
}

/// What the marks say, the gravest last, nearest to the words it is about.
fn marks(marks: &Marks, form: &Form) -> Vec<String> {
    let date = |on: NaiveDate| on.format(&form.date).to_string();
    let mut words = Vec::new();
    if marks.demonstration {
        words.push(form.demonstration.clone());
    }
    if marks.duplicate {
        words.push(form.duplicate.clone());
    }
    if let Some(replaced) = &marks.replaced {
        let sentence = form.replaced.replace("{on}", &date(replaced.on));
        words.push(sentence.replace("{number}", &nfc(&replaced.number)));
    }
    if let Some(on) = marks.withdrawn_on {
        words.push(form.withdrawn.replace("{on}", &date(on)));
    }
    words
}

fn advice(content: &ReportContent, form: &Form) -> Part {
    let choice = |advice: Advice| {
        let words = match advice {
            Advice::NotFit => &form.advice.not_fit,
            Advice::MayBeFit => &form.advice.may_be_fit,
        };
        let ticked = content.advice == advice;
        let spans = if ticked {
            vec![Span::bold(&words.label)]
        } else {
            // Said before the words, so that nobody hears the wrong advice and stops listening.
            vec![Span::regular(format!(
                "({}) {}",
                form.advice.not_selected, words.label
            ))]
        };
        Choice {
            ticked,
            number: Some(words.number.clone()),
            words: spans,
            prominent: ticked,
        }
    };
    Part::Choices {
        columns: 1,
        choices: vec![choice(Advice::NotFit), choice(Advice::MayBeFit)],
    }
}

fn practitioner(content: &ReportContent, form: &Form) -> Vec<Part> {
    let words = &form.practitioner;
    let practitioner = &content.practitioner;
    let choice = |profession: Profession, label: &str| {
        let ticked = practitioner.profession == profession;
        let mut spans = vec![if ticked {
            Span::bold(label)
        } else {
            Span::regular(label)
        }];
        if let (Profession::Other, Some(other)) = (profession, &practitioner.profession_other) {
            spans.push(Span::bold(format!(": {}", nfc(other))));
        }
        Choice {
            ticked,
            number: None,
            words: spans,
            prominent: false,
        }
    };
    let registration = match practitioner.profession {
        Profession::OccupationalTherapist
        | Profession::Physiotherapist
        | Profession::Podiatrist => &words.registration,
        Profession::Other => &words.registration_other,
    };
    vec![
        Part::Choices {
            columns: 4,
            choices: vec![
                choice(Profession::Physiotherapist, &words.physiotherapist),
                choice(
                    Profession::OccupationalTherapist,
                    &words.occupational_therapist,
                ),
                choice(Profession::Podiatrist, &words.podiatrist),
                choice(Profession::Other, &words.other),
            ],
        },
        Part::Fields(vec![
            field(&words.name, nfc(&practitioner.name)),
            field(registration, nfc(&practitioner.registration)),
        ]),
        Part::Fields(vec![
            field(&words.organisation, nfc(&practitioner.organisation)),
            field(&words.contact, nfc(&practitioner.contact)),
        ]),
    ]
}

fn period(content: &ReportContent, form: &Form, date: impl Fn(NaiveDate) -> String) -> Vec<Part> {
    let words = &form.period;
    let days = (content.period.to - content.period.from).num_days() + 1;
    let length = if days == 1 {
        words.days.one.clone()
    } else {
        words.days.other.replace("{days}", &days.to_string())
    };
    let mut period = filled(
        &words.period,
        &[
            ("from", date(content.period.from)),
            ("to", date(content.period.to)),
        ],
    );
    period.push(Span::regular(format!(" {length}")));
    let review = match (content.review.required, content.review.on) {
        (false, _) => filled(&words.review_not_required, &[]),
        (true, None) => filled(&words.review_undated, &[]),
        (true, Some(on)) => filled(&words.review_dated, &[("on", date(on))]),
    };
    vec![
        Part::Statement {
            label: String::new(),
            words: period,
        },
        Part::Statement {
            label: words.review.clone(),
            words: review,
        },
    ]
}

fn options(content: &ReportContent, form: &Form) -> Part {
    let words = &form.options;
    let choices = Option_::ALL
        .into_iter()
        .map(|option| {
            let label = match option {
                Option_::PhasedReturn => &words.phased_return,
                Option_::AmendedDuties => &words.amended_duties,
                Option_::AlteredHours => &words.altered_hours,
                Option_::WorkplaceAssessment => &words.workplace_assessment,
            };
            let ticked = content.options.contains(&option);
            let words = vec![if ticked {
                Span::bold(label)
            } else {
                Span::regular(label)
            }];
            Choice {
                ticked,
                number: None,
                words,
                prominent: false,
            }
        })
        .collect();
    Part::Choices {
        columns: 4,
        choices,
    }
}

fn difficulties(content: &ReportContent, form: &Form) -> Part {
    let words = &form.difficulties;
    if content.difficulties.is_empty() {
        return Part::Statement {
            label: String::new(),
            words: vec![Span::regular(&words.none)],
        };
    }
    Part::Table {
        head: [words.difficulty.clone(), words.recommendation.clone()],
        rows: content
            .difficulties
            .iter()
            .map(|row| [nfc(&row.difficulty), nfc(&row.recommendation)])
            .collect(),
    }
}

fn section(number: &str, heading: &str, parts: Vec<Part>) -> Section {
    Section {
        number: Some(number.to_owned()),
        heading: heading.to_owned(),
        prominent: false,
        parts,
    }
}

fn prominent(field: &Field) -> Field {
    Field {
        prominent: true,
        ..field.clone()
    }
}

fn field(label: &str, value: String) -> Field {
    Field {
        prominent: false,
        label: label.to_owned(),
        value,
    }
}

/// A sentence of the form with its slots filled. What was in braces is printed bold; words in braces
/// that name no slot (`{is not}`) are printed as they stand.
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
