//! The report as a document in the words of its edition.

use chrono::NaiveDate;
use domain::report::{Advice, Option_, Profession, ReportContent, nfc};

use super::check::check;
use super::explanation::explanation;
use super::marks::marks;
use super::schedule::schedule;
use super::{
    Choice, Document, Field, Head, Look, Part, Running, Section, Table, field, filled, section,
};
use crate::form::Form;
use crate::shape::Span;
use crate::style::{Reader, Style, is_large, is_plain};

/// Shares of the width in the table of section 6.
const DIFFICULTY_SHARE: f32 = 0.38;

/// The report as a document in the words of its edition. All texts are normalised to NFC.
pub(crate) fn report(content: &ReportContent, style: &Style) -> Document {
    let form = Form::of(content.edition, is_plain(style.edition));
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
            look: Look::Prominent,
            ..section("", &form.advice.heading, vec![advice(content, form)])
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
            difficulties(content, form),
        ),
    ];
    if let Some(comments) = &content.comments {
        let parts = vec![Part::Text(nfc(comments))];
        sections.push(section("", &form.comments.heading, parts));
    }
    sections.push(section(
        "",
        &form.signature.heading,
        vec![Part::Signature {
            closing: String::new(),
            name: nfc(&content.practitioner.name),
            lines: Vec::new(),
            fields: vec![issued.clone()],
        }],
    ));
    if style.reader == Reader::Employer {
        sections.push(explanation(style, &content.practitioner.contact));
    }
    sections.extend(style.check.as_ref().and_then(check));

    Document {
        title: form.title.clone(),
        language: form.language.clone(),
        large: is_large(style.edition),
        marks: marks(&style.marks, &form.date),
        head: Head::Form {
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

fn difficulties(content: &ReportContent, form: &Form) -> Vec<Part> {
    let words = &form.difficulties;
    let mut parts = vec![if content.difficulties.is_empty() {
        Part::Statement {
            label: String::new(),
            words: vec![Span::regular(&words.none)],
        }
    } else {
        Part::Table(Table {
            head: vec![words.difficulty.clone(), words.recommendation.clone()],
            rows: content
                .difficulties
                .iter()
                .map(|row| vec![nfc(&row.difficulty), nfc(&row.recommendation)])
                .collect(),
            widths: vec![DIFFICULTY_SHARE, 1.0 - DIFFICULTY_SHARE],
        })
    }];
    if let Some(phased) = &content.phased_return {
        parts.extend(schedule(phased, form));
    }
    parts
}

fn prominent(field: &Field) -> Field {
    Field {
        prominent: true,
        ..field.clone()
    }
}
