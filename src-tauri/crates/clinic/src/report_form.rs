//! A report as typed, read into the content that is printed.

use crate::content::library;
use crate::forms::{PhasedForm, ReportForm, RowForm};
use crate::named::{named_findings, not_for_employer};
use crate::phased_form::{phased_field, phased_form_of, read_phased};
use crate::phased_proposal::usual_of;
use crate::problem::Result;
use crate::read::Reading;
use crate::session::Session;
use crate::views::{FindingView, NamedView};
use crate::words;
use domain::case_now::{Case, ReportEntry, SignedContact};
use domain::contact::{Contact, MatchRow};
use domain::named_words::Vocabulary;
use domain::patient_now::Patient;
use domain::report::{
    Advice, Difficulty, Edition, Finding, Format, Option_, Patient as Subject, Period,
    Practitioner, Profession, ReportContent, Review, SafetyCritical, Severity, nfc,
    shifts_over_appointments, unanswered_flags,
};
use domain::service_now::Service;

/// Printed in place of the number until the report is issued.
pub(crate) const NOT_ISSUED: &str = "not issued yet";

/// What is printed besides what is typed: who it is about, and who says so.
pub(crate) struct About {
    pub(crate) patient: Subject,
    pub(crate) practitioner: Practitioner,
    /// What was flagged on the job: advice has to speak of it.
    flagged: Vec<&'static SafetyCritical>,
    /// What must not reach an employer unasked; `None` where there is none.
    not_for_employer: Option<Vocabulary>,
}

/// A form that was read: the content where there is one, and everything to say about it in the form's own fields.
pub(crate) struct ReadReport {
    pub(crate) content: Option<ReportContent>,
    pub(crate) findings: Vec<FindingView>,
    pub(crate) named: Vec<NamedView>,
}

impl Session {
    /// Who the report is about and who issues it, as of now.
    pub(crate) fn about(&self, case: &Case) -> Result<About> {
        let patient = self.case_and_patient(case)?;
        let (service, _) = self.service()?;
        Ok(About {
            patient: subject(&patient)?,
            practitioner: self.practitioner(&service),
            flagged: flagged(case),
            not_for_employer: not_for_employer(case),
        })
    }

    fn practitioner(&self, service: &Service) -> Practitioner {
        let user = service.user(self.user);
        let text = |field: Option<&String>| field.cloned().unwrap_or_default();
        let profession = user
            .and_then(|user| user.profession.get())
            .and_then(|id| words::profession_id(id))
            .unwrap_or(Profession::Other);
        let site = service
            .site(self.identity().site)
            .map(|site| site.name.as_str());
        let organisation: Vec<&str> = service
            .founded
            .iter()
            .map(|founded| founded.name.as_str())
            .chain(site)
            .collect();
        Practitioner {
            profession,
            profession_other: (profession == Profession::Other)
                .then(|| text(user.and_then(|user| user.profession_other.get()))),
            name: user
                .map(|user| user.shown_name().to_owned())
                .unwrap_or_default(),
            registration: text(user.and_then(|user| user.registration.get())),
            organisation: organisation.join(", "),
            contact: text(user.and_then(|user| user.contact.get())),
        }
    }
}

impl About {
    /// "Sam Okafor, Occupational therapist, OT12345".
    pub(crate) fn practitioner_line(&self) -> String {
        let who = &self.practitioner;
        let other = who.profession_other.as_deref().unwrap_or_default();
        let profession = match who.profession {
            Profession::OccupationalTherapist => "Occupational therapist",
            Profession::Physiotherapist => "Physiotherapist",
            Profession::Podiatrist => "Podiatrist",
            Profession::Other => other,
        };
        format!("{}, {profession}, {}", who.name, who.registration)
    }
}

fn flagged(case: &Case) -> Vec<&'static SafetyCritical> {
    let Some(job) = case.job.get() else {
        return Vec::new();
    };
    library()
        .safety_kinds()
        .iter()
        .filter(|kind| job.safety_critical.contains(&kind.id))
        .collect()
}

fn subject(patient: &Patient) -> Result<Subject> {
    let mut reading = Reading::default();
    let born = patient.date_of_birth.get().copied();
    if born.is_none() {
        reading.wrong(
            "patient.date_of_birth",
            "Enter the date of birth of the person first",
        );
    }
    let date_of_birth = reading.done(born)?;
    Ok(Subject {
        name: nfc(&patient
            .legal_name
            .get()
            .cloned()
            .unwrap_or_default()
            .in_full()),
        date_of_birth,
    })
}

/// Reads a form. What stops the content from being built is a finding like any other, so that all are said at once.
pub(crate) fn read_report(
    form: &ReportForm,
    about: About,
    number: &str,
    issued_on: chrono::NaiveDate,
) -> ReadReport {
    let mut reading = Reading::default();
    let r = &mut reading;
    let advice = r.needed_choice(
        "advice",
        &form.advice,
        "the advice: not fit, or may be fit",
        |typed| match typed {
            "not_fit" => Some(Advice::NotFit),
            "may_be_fit" => Some(Advice::MayBeFit),
            _ => None,
        },
    );
    let assessed_on = r.needed_day(
        "assessed_on",
        &form.assessed_on,
        "the day of the assessment",
    );
    let from = r.needed_day("from", &form.from, "the first day of the period");
    let to = r.needed_day(
        "to",
        &form.to,
        "the last day of the period, or its length such as 4w",
    );
    let required = r.needed_choice(
        "review",
        &form.review,
        "whether a follow-up review is required",
        |typed| match typed {
            "required" => Some(true),
            "not_required" => Some(false),
            _ => None,
        },
    );
    let review_on = r.day("review_on", &form.review_on);
    let edition = match form.edition.as_str() {
        "advisory-fitness-2013" => Edition::AdvisoryFitness2013,
        _ => Edition::HealthAndWork2019,
    };
    // In the order of the form, whatever order they were ticked in.
    let options = Option_::ALL
        .into_iter()
        .filter(|option| {
            form.options
                .iter()
                .any(|ticked| ticked == option_id(*option))
        })
        .collect();
    let mut places = Vec::new();
    let mut difficulties = Vec::new();
    for (index, row) in form.rows.iter().enumerate() {
        if *row != RowForm::default() {
            places.push(index);
            difficulties.push(Difficulty {
                difficulty: r.text(format!("rows[{index}].difficulty"), &row.difficulty),
                recommendation: r
                    .text(format!("rows[{index}].recommendation"), &row.recommendation),
            });
        }
    }
    let phased = read_phased(r, &form.phased);
    let comments = r.text("comments", &form.comments);
    let mut findings: Vec<FindingView> = reading
        .problems
        .into_iter()
        .map(|problem| FindingView {
            severity: "block".to_owned(),
            field: problem.field,
            code: "not_read".to_owned(),
            message: problem.message,
            answered: false,
        })
        .collect();
    let content = match (advice, assessed_on, from, to, required) {
        (Some(advice), Some(assessed_on), Some(from), Some(to), Some(required))
            if findings.is_empty() =>
        {
            Some(ReportContent {
                format: Format::V1,
                edition,
                report_number: number.to_owned(),
                issued_on,
                patient: about.patient.clone(),
                advice,
                practitioner: about.practitioner.clone(),
                assessed_on,
                period: Period { from, to },
                review: Review {
                    required,
                    on: review_on.filter(|_| required),
                },
                options,
                difficulties,
                phased_return: phased.as_ref().map(|read| read.schedule.clone()),
                comments: (!comments.is_empty()).then_some(comments),
            })
        }
        _ => None,
    };
    if let Some(content) = &content {
        findings.extend(
            report::check(content)
                .into_iter()
                .chain(unanswered_flags(content, &about.flagged))
                .chain(
                    phased.iter().flat_map(|read| {
                        shifts_over_appointments(&read.schedule, &read.appointments)
                    }),
                )
                .map(|finding| finding_view(finding, &places, content, form)),
        );
        // Two shifts of one day share their cell: what is said of both is said there once.
        let mut said = Vec::new();
        findings.retain(|finding| {
            let key = (finding.code.clone(), finding.field.clone());
            let first = !said.contains(&key) || !key.1.starts_with("phased");
            said.push(key);
            first
        });
    }
    let named = match &about.not_for_employer {
        Some(vocabulary) => {
            let (more, named) = named_findings(free_text(form), vocabulary, &form.answered);
            findings.extend(more);
            named
        }
        None => Vec::new(),
    };
    ReadReport {
        content,
        findings,
        named,
    }
}

/// What was typed in words of one's own, by field.
fn free_text(form: &ReportForm) -> impl Iterator<Item = (String, &str)> {
    let rows = form.rows.iter().enumerate().flat_map(|(index, row)| {
        [
            (format!("rows[{index}].difficulty"), row.difficulty.as_str()),
            (
                format!("rows[{index}].recommendation"),
                row.recommendation.as_str(),
            ),
        ]
    });
    rows.chain([("comments".to_owned(), form.comments.as_str())])
}

pub(crate) fn option_id(option: Option_) -> &'static str {
    match option {
        Option_::PhasedReturn => "phased_return",
        Option_::AmendedDuties => "amended_duties",
        Option_::AlteredHours => "altered_hours",
        Option_::WorkplaceAssessment => "workplace_assessment",
    }
}

fn finding_view(
    finding: Finding,
    places: &[usize],
    content: &ReportContent,
    form: &ReportForm,
) -> FindingView {
    let field = content
        .phased_return
        .as_ref()
        .and_then(|schedule| phased_field(&finding.field, schedule))
        .unwrap_or_else(|| form_field(&finding.field, places));
    FindingView {
        severity: match finding.severity {
            Severity::Block => "block",
            Severity::Warn => "warn",
        }
        .to_owned(),
        answered: finding.severity == Severity::Warn
            && form
                .answered
                .iter()
                .any(|answered| answered.code == finding.code && answered.field == field),
        field,
        code: finding.code,
        message: finding.message,
    }
}

/// The field of the form that fills a field of the content. Empty rows are not printed, so rows are counted differently.
fn form_field(field: &str, places: &[usize]) -> String {
    if let Some(rest) = field.strip_prefix("difficulties[")
        && let Some((index, part)) = rest.split_once(']')
        && let Some(place) = index
            .parse()
            .ok()
            .and_then(|index: usize| places.get(index))
    {
        return format!("rows[{place}]{part}");
    }
    match field {
        "difficulties" => "rows",
        "period" | "period.from" => "from",
        "period.to" => "to",
        "review.on" => "review_on",
        "review.required" => "review",
        other => other,
    }
    .to_owned()
}

/// Starts a form from what the contact found: its day, its review, and the rows that recommend something of the last
/// match table up to it. A talk with the employer has no table of its own; the one before it still holds.
pub(crate) fn compose(case: &Case, basis: &Contact) -> ReportForm {
    let review = basis.answer("review_date").and_then(|answer| answer.on);
    let mut rows: Vec<RowForm> = case
        .attended()
        .rev()
        .skip_while(|entry| entry.contact.id != basis.id)
        .map(|entry| rows_of(&entry.contact))
        .find(|rows| !rows.is_empty())
        .unwrap_or_default();
    if rows.is_empty() {
        rows.push(RowForm::default());
    }
    ReportForm {
        case: case.id.to_string(),
        basis: basis.id.to_string(),
        edition: "health-and-work-2019".to_owned(),
        assessed_on: words::iso(basis.on),
        from: words::iso(basis.on),
        review: review.map(|_| "required".to_owned()).unwrap_or_default(),
        review_on: review.map(words::iso).unwrap_or_default(),
        rows,
        phased: PhasedForm {
            usual: usual_of(case.job.get()),
            ..PhasedForm::default()
        },
        ..ReportForm::default()
    }
}

/// The form that would say what an issued report says, for carrying it forward. Nothing of who, when or why it was issued.
pub(crate) fn form_of(content: &ReportContent) -> ReportForm {
    ReportForm {
        advice: match content.advice {
            Advice::NotFit => "not_fit",
            Advice::MayBeFit => "may_be_fit",
        }
        .to_owned(),
        from: words::iso(content.period.from),
        to: words::iso(content.period.to),
        options: content
            .options
            .iter()
            .map(|option| option_id(*option).to_owned())
            .collect(),
        rows: content
            .difficulties
            .iter()
            .map(|row| RowForm {
                difficulty: row.difficulty.clone(),
                recommendation: row.recommendation.clone(),
            })
            .collect(),
        phased: phased_form_of(content.phased_return.as_ref()),
        comments: content.comments.clone().unwrap_or_default(),
        ..ReportForm::default()
    }
}

/// The form of the report that takes the place of one: all that it says, to be put right. It rests on the same contact, or
/// on the last one where that was entered in error; `None` where nobody was assessed.
pub(crate) fn form_again(case: &Case, entry: &ReportEntry) -> Option<ReportForm> {
    let content = &entry.report.content;
    let same = case.signed_contact(entry.report.basis).ok();
    let last = || case.attended().next_back().map(|last| &last.contact);
    let basis = same.map(SignedContact::contact).or_else(last)?;
    Some(ReportForm {
        case: case.id.to_string(),
        basis: basis.id.to_string(),
        edition: match content.edition {
            Edition::AdvisoryFitness2013 => "advisory-fitness-2013",
            Edition::HealthAndWork2019 => "health-and-work-2019",
        }
        .to_owned(),
        assessed_on: words::iso(if same.is_some() {
            content.assessed_on
        } else {
            basis.on
        }),
        review: if content.review.required {
            "required"
        } else {
            "not_required"
        }
        .to_owned(),
        review_on: content.review.on.map(words::iso).unwrap_or_default(),
        supersedes: entry.report.report.to_string(),
        ..form_of(content)
    })
}

pub(crate) fn rows_of(contact: &Contact) -> Vec<RowForm> {
    contact
        .match_rows
        .iter()
        .filter(|row| !row.recommendation.trim().is_empty())
        .map(row_of)
        .collect()
}

fn row_of(row: &MatchRow) -> RowForm {
    let mut difficulty = row.demand.clone();
    if !row.capacity_now.is_empty() {
        difficulty.push_str(&format!(" (now: {})", row.capacity_now));
    }
    let mut recommendation = row.recommendation.clone();
    if !row.goal.is_empty() {
        if !recommendation.ends_with(['.', '!', '?']) {
            recommendation.push('.');
        }
        recommendation.push_str(&format!(" Goal: {}", row.goal));
    }
    if let Some(by) = row.by {
        recommendation.push_str(&format!(" by {}", by.format("%d/%m/%Y")));
    }
    RowForm {
        difficulty,
        recommendation,
    }
}
