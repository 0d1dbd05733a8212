//! The signed text: what a reader compares with the paper, one label and one value a line.
//!
//! Frozen as `stepwell-check/1`: labels, order, words. Another wording is another format.

use chrono::{NaiveDate, Weekday};
use domain::report::{Advice, Option_, PhasedReturn, Profession, ReportContent, Shift, nfc};
use std::fmt::Write;

/// The first line.
pub const FORMAT: &str = "stepwell-check/1";

/// One line of a signed text, its line breaks put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub label: String,
    pub value: String,
}

/// The text of a report as issued by this service: all that a reader acts on, nothing of its look. Large print, a duplicate
/// and a copy marked as replaced have the same. Equal contents give equal text; different ones different text.
///
/// `telephone`: whom readers ring; the practitioner's contact where the service gave none.
pub fn signed_text(service: &str, telephone: &str, content: &ReportContent) -> String {
    let mut text = Text(format!("{FORMAT}\n"));
    text.line("Service", service);
    text.line("Ring", telephone);
    text.line("Report number", &content.report_number);
    text.line("Date of issue", &date(content.issued_on));
    text.line("Patient's name", &content.patient.name);
    text.line("Date of birth", &date(content.patient.date_of_birth));
    text.line(
        "I advise that",
        match content.advice {
            Advice::NotFit => "1a, you are not fit for work",
            Advice::MayBeFit => "1b, you may be fit for work taking account of advice below",
        },
    );
    let practitioner = &content.practitioner;
    let other_words = format!(
        "Other: {}",
        practitioner.profession_other.as_deref().unwrap_or_default()
    );
    text.line(
        "Completed by a",
        match practitioner.profession {
            Profession::OccupationalTherapist => "Occupational Therapist",
            Profession::Physiotherapist => "Physiotherapist",
            Profession::Podiatrist => "Podiatrist",
            Profession::Other => &other_words,
        },
    );
    text.line("Practitioner's name", &practitioner.name);
    text.line("Registration number", &practitioner.registration);
    text.line("Organisation", &practitioner.organisation);
    text.line("Contact", &practitioner.contact);
    text.line("Assessed on", &date(content.assessed_on));
    let period = content.period;
    text.line(
        "For the period",
        &format!("{} to {}", date(period.from), date(period.to)),
    );
    text.line(
        "Review",
        &match (content.review.required, content.review.on) {
            (false, _) => "not required".to_owned(),
            (true, None) => "required, no date yet".to_owned(),
            (true, Some(on)) => format!("required, made for {}", date(on)),
        },
    );
    let options: Vec<&str> = Option_::ALL
        .into_iter()
        .filter(|option| content.options.contains(option))
        .map(option_words)
        .collect();
    text.line(
        "May benefit from",
        &if options.is_empty() {
            "nothing ticked".to_owned()
        } else {
            options.join(", ")
        },
    );
    for (number, row) in (1..).zip(&content.difficulties) {
        text.line(&format!("Difficulty {number}"), &row.difficulty);
        text.line(&format!("Recommendation {number}"), &row.recommendation);
    }
    if let Some(phased) = &content.phased_return {
        text.phased(phased);
    }
    if let Some(comments) = &content.comments {
        text.line("Comments", comments);
    }
    text.0
}

/// The lines of a signed text after the first, in order.
pub fn lines(text: &str) -> Vec<Line> {
    text.lines()
        .skip(1)
        .filter_map(|line| line.split_once(": "))
        .map(|(label, value)| Line {
            label: label.to_owned(),
            value: unescaped(value),
        })
        .collect()
}

/// The value of a line; empty when there is none.
pub(crate) fn value(text: &str, label: &str) -> String {
    lines(text)
        .into_iter()
        .find(|line| line.label == label)
        .map(|line| line.value)
        .unwrap_or_default()
}

struct Text(String);

impl Text {
    fn line(&mut self, label: &str, value: &str) {
        self.0.push_str(label);
        self.0.push_str(": ");
        escape(&nfc(value), &mut self.0);
        self.0.push('\n');
    }

    fn phased(&mut self, phased: &PhasedReturn) {
        self.line("Usual week", &week(&phased.usual));
        for (number, one) in (1..).zip(&phased.weeks) {
            let shifts = week(&one.shifts);
            self.line(
                &format!("Week {number}, from {}", date(one.beginning)),
                &shifts,
            );
        }
    }
}

/// What was typed stays on its line: a typed line break can't make a line that looks like another field, and nothing that
/// turns the reading order can reach beyond its own.
fn escape(value: &str, out: &mut String) {
    for character in value.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                coded(character, out);
            }
            control if control.is_control() => coded(control, out),
            other => out.push(other),
        }
    }
}

fn coded(character: char, out: &mut String) {
    // Writing to a string can't fail.
    let _ = write!(out, "\\u{{{:x}}}", u32::from(character));
}

/// Line breaks and backslashes as they were typed; other characters that were coded stay so, and can be seen.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut characters = value.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, characters.peek()) {
            ('\\', Some('n')) => {
                characters.next();
                out.push('\n');
            }
            ('\\', Some('\\')) => {
                characters.next();
                out.push('\\');
            }
            _ => out.push(character),
        }
    }
    out
}

/// As on the form.
fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

fn option_words(option: Option_) -> &'static str {
    match option {
        Option_::PhasedReturn => "a phased return to work",
        Option_::AmendedDuties => "amended duties",
        Option_::AlteredHours => "altered hours",
        Option_::WorkplaceAssessment => "a workplace assessment",
    }
}

fn week(shifts: &[Shift]) -> String {
    if shifts.is_empty() {
        return "no work".to_owned();
    }
    let shifts: Vec<String> = shifts.iter().map(shift).collect();
    shifts.join("; ")
}

fn shift(shift: &Shift) -> String {
    let day = match shift.day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    };
    let start = shift
        .start
        .map(|start| start.format(" %H:%M").to_string())
        .unwrap_or_default();
    let (hours, minutes) = (shift.minutes / 60, shift.minutes % 60);
    match minutes {
        0 => format!("{day}{start}, {hours} h"),
        _ => format!("{day}{start}, {hours} h {minutes} min"),
    }
}
