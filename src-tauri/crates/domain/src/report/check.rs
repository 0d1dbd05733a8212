//! The rules of the form.

use super::content::{Advice, FieldText, Option_, Profession, ReportContent};
use super::dates::written_dates;
use super::finding::Finding;
use super::phased_check::check_phased;
use super::registration::{hcpc_prefix, is_hcpc_form, prefix};
use super::schedule::mentions_schedule;
use super::slot::slots;
use super::text::{Unprintable, unprintable};

/// The longest report number, in characters.
pub const REPORT_NUMBER_CHARS_MAX: usize = 32;
/// The longest period that raises no question, in days, first and last included. No maximum for the
/// AHP report was found; this mirrors the three months of a Med3 [I].
pub const PERIOD_DAYS_MAX: i64 = 92;
/// How long after the end of the period a review may be without a question, in days [I].
pub const REVIEW_AFTER_PERIOD_DAYS_MAX: i64 = 7;

/// Every problem of a report, blocks and warnings, in the order of the form. Pure: the dates of the
/// report are measured against one another, never against today.
///
/// Fonts are not known here: the `report` crate adds "a character no font has".
pub fn check(content: &ReportContent) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in content.texts() {
        findings.extend(characters(&text));
        findings.extend(unfilled(&text));
    }
    report_number(content, &mut findings);
    people(content, &mut findings);
    registration(content, &mut findings);
    advice(content, &mut findings);
    period(content, &mut findings);
    review(content, &mut findings);
    options(content, &mut findings);
    rows(content, &mut findings);
    if let Some(phased) = &content.phased_return {
        findings.extend(check_phased(phased, content.period));
    }
    dates_in_text(content, &mut findings);
    findings
}

/// Control characters and bidi overrides stop the report: paper would not show them, or would show
/// the words in another order than they were written [I]. For any text that is printed, of a report
/// or not.
pub fn characters(text: &FieldText) -> Option<Finding> {
    let (c, why) = unprintable(text.text, text.lines)?;
    let code = format!("U+{:04X}", u32::from(c));
    Some(match why {
        Unprintable::Control => Finding::block(
            &text.field,
            "control_character",
            format!(
                "This holds a character that cannot be printed here ({code}). Type the text again without it."
            ),
        ),
        Unprintable::BidiOverride => Finding::block(
            &text.field,
            "bidi_override",
            format!(
                "This holds a hidden mark that turns the reading direction ({code}). Type the text again without it."
            ),
        ),
    })
}

/// A slot of the catalogue that nobody filled would be printed as it stands [I].
fn unfilled(text: &FieldText<'_>) -> Option<Finding> {
    slots(text.text).first()?;
    let message = "Fill in what stands in braces, or take it out: it would be printed as it is.";
    Some(Finding::block(&text.field, "unfilled_slot", message))
}

/// One to 32 printable characters: the number is what a reader quotes on the telephone [I].
fn report_number(content: &ReportContent, findings: &mut Vec<Finding>) {
    let number = &content.report_number;
    if number.trim().is_empty() || number.chars().count() > REPORT_NUMBER_CHARS_MAX {
        let message =
            format!("Give the report a number of 1 to {REPORT_NUMBER_CHARS_MAX} characters.");
        findings.push(Finding::block("report_number", "report_number", message));
    }
}

/// Names must be there (sections 1 and 2 of the form [F]), and nobody is born after their report.
/// An employer can only follow the advice up where organisation and contact are given [F RCOT].
fn people(content: &ReportContent, findings: &mut Vec<Finding>) {
    let practitioner = &content.practitioner;
    for (field, name) in [
        ("patient.name", &content.patient.name),
        ("practitioner.name", &practitioner.name),
    ] {
        if is_blank(name) {
            findings.push(Finding::block(field, "blank", "The name is blank."));
        }
    }
    if content.patient.date_of_birth > content.issued_on {
        let message = "The date of birth is after the date of issue.";
        findings.push(Finding::block(
            "patient.date_of_birth",
            "born_after_issue",
            message,
        ));
    }
    for (field, text, message) in [
        (
            "practitioner.organisation",
            &practitioner.organisation,
            "Readers will not see which service this is from.",
        ),
        (
            "practitioner.contact",
            &practitioner.contact,
            "An employer will have no way to ask about the advice.",
        ),
    ] {
        if is_blank(text) {
            findings.push(Finding::warn(field, "blank", message));
        }
    }
    if content.assessed_on > content.issued_on {
        let message = "The assessment is after the date of issue.";
        findings.push(Finding::warn(
            "assessed_on",
            "assessed_after_issue",
            message,
        ));
    }
}

/// The registration number has HCPC's form where HCPC registers the profession, with the letters of
/// that profession (`^[A-Z]{2,3}\s?\d{4,6}$`, `OT` for occupational therapists [F/R]). Another
/// profession may belong to another regulator, so only a blank is refused; but it must be named [I].
fn registration(content: &ReportContent, findings: &mut Vec<Finding>) {
    let practitioner = &content.practitioner;
    let field = "practitioner.registration";
    match hcpc_prefix(practitioner.profession) {
        _ if is_blank(&practitioner.registration) => {
            findings.push(Finding::block(
                field,
                "blank",
                "The registration number is blank.",
            ));
        }
        Some(letters) if !is_hcpc_form(&practitioner.registration) => {
            let message = format!(
                "An HCPC registration number is {letters} and 4 to 6 digits, for example {letters}12345."
            );
            findings.push(Finding::block(field, "registration_form", message));
        }
        Some(letters) if prefix(&practitioner.registration) != letters => {
            let message = format!("HCPC numbers of this profession begin with {letters}.");
            findings.push(Finding::block(field, "registration_prefix", message));
        }
        Some(_) | None => {}
    }
    let other = practitioner.profession_other.as_deref();
    let field = "practitioner.profession_other";
    if practitioner.profession == Profession::Other {
        if other.is_none_or(is_blank) {
            findings.push(Finding::block(field, "blank", "Name the profession."));
        }
    } else if other.is_some() {
        // It would not be printed, and nothing given may be lost without a word.
        let message =
            "This is only for the profession \"other\". Leave it out, or choose \"other\".";
        findings.push(Finding::block(field, "profession_other_unused", message));
    }
}

/// 1b needs something to take account of; 1a may still carry options or rows (not fit now, a
/// workplace assessment later), which is worth a second look [I].
fn advice(content: &ReportContent, findings: &mut Vec<Finding>) {
    let row = content
        .difficulties
        .iter()
        .any(|row| !is_blank(&row.difficulty) || !is_blank(&row.recommendation));
    let substance = row || !content.options.is_empty() || content.phased_return.is_some();
    match content.advice {
        Advice::MayBeFit if !substance => {
            let message = "\"May be fit\" needs at least one option or one row of difficulty and recommendation.";
            findings.push(Finding::block(
                "advice",
                "may_be_fit_without_advice",
                message,
            ));
        }
        Advice::NotFit if substance => {
            let message = "\"Not fit\" is chosen and options or recommendations are given too. Is that meant?";
            findings.push(Finding::warn("advice", "not_fit_with_advice", message));
        }
        Advice::MayBeFit | Advice::NotFit => {}
    }
}

/// From is not after to; a period that starts before the assessment, or is longer than
/// [`PERIOD_DAYS_MAX`], is worth a second look [I].
fn period(content: &ReportContent, findings: &mut Vec<Finding>) {
    let period = content.period;
    if period.from > period.to {
        findings.push(Finding::block(
            "period.to",
            "period_reversed",
            "The period ends before it starts.",
        ));
        return;
    }
    if period.from < content.assessed_on {
        let message = "The period starts before the assessment was completed.";
        findings.push(Finding::warn(
            "period.from",
            "period_before_assessment",
            message,
        ));
    }
    let days = (period.to - period.from).num_days() + 1;
    if days > PERIOD_DAYS_MAX {
        let message = format!("The period is {days} days; more than {PERIOD_DAYS_MAX} is unusual.");
        findings.push(Finding::warn("period.to", "period_long", message));
    }
}

/// A review comes after the assessment, and not long after the period has run out [I].
fn review(content: &ReportContent, findings: &mut Vec<Finding>) {
    let Some(on) = content.review.on else { return };
    if on < content.assessed_on {
        let message = "The review is before the assessment.";
        findings.push(Finding::block(
            "review.on",
            "review_before_assessment",
            message,
        ));
    } else if (on - content.period.to).num_days() > REVIEW_AFTER_PERIOD_DAYS_MAX {
        let message = format!(
            "The period ends more than {REVIEW_AFTER_PERIOD_DAYS_MAX} days before the review."
        );
        findings.push(Finding::warn(
            "period.to",
            "period_ends_before_review",
            message,
        ));
    }
    if !content.review.required {
        let message =
            "A review date is given but no review is required; the date will not be printed.";
        findings.push(Finding::warn(
            "review.on",
            "review_date_not_printed",
            message,
        ));
    }
}

/// A phased return without hours or days leaves the manager guessing [F OTnews January 2019 p11].
fn options(content: &ReportContent, findings: &mut Vec<Finding>) {
    for (at, option) in content.options.iter().enumerate() {
        if content.options[..at].contains(option) {
            findings.push(Finding::warn(
                format!("options[{at}]"),
                "repeated_option",
                "This option is given twice.",
            ));
        }
    }
    let ticked = content.options.contains(&Option_::PhasedReturn);
    if content.phased_return.is_some() && !ticked {
        let message =
            "A schedule of a phased return is given and \"a phased return to work\" is not ticked.";
        findings.push(Finding::warn(
            "options",
            "schedule_without_phased_return",
            message,
        ));
    }
    let schedule = content.phased_return.is_some()
        || content.difficulties.iter().any(|row| {
            mentions_schedule(&row.recommendation) || mentions_schedule(&row.difficulty)
        })
        || content.comments.as_deref().is_some_and(mentions_schedule);
    if ticked && !schedule {
        let message = "A phased return is ticked but no hours or days are given anywhere.";
        findings.push(Finding::warn(
            "options",
            "phased_return_without_schedule",
            message,
        ));
    }
}

/// A row says both what is difficult and what would help [F, the form's two columns; I].
fn rows(content: &ReportContent, findings: &mut Vec<Finding>) {
    for (at, row) in content.difficulties.iter().enumerate() {
        if is_blank(&row.difficulty) {
            let field = format!("difficulties[{at}].difficulty");
            findings.push(Finding::warn(
                field,
                "blank",
                "This row does not say what is difficult.",
            ));
        }
        if is_blank(&row.recommendation) {
            let field = format!("difficulties[{at}].recommendation");
            findings.push(Finding::warn(
                field,
                "blank",
                "This row does not say what is recommended.",
            ));
        }
    }
}

/// A date written in the rows or comments that lies outside the period: real reports have programmes
/// that run past it, and years mistyped, so a person should look [I].
fn dates_in_text(content: &ReportContent, findings: &mut Vec<Finding>) {
    let period = content.period;
    for text in content.texts() {
        if !(text.field.starts_with("difficulties[") || text.field == "comments") {
            continue;
        }
        for written in written_dates(text.text) {
            if written.date < period.from || written.date > period.to {
                let message = format!(
                    "The date {} is outside the period of the report.",
                    written.words
                );
                findings.push(Finding::warn(&text.field, "date_outside_period", message));
            }
        }
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
