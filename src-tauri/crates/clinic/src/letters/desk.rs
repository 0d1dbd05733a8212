//! Writing a paper: starting from the case, saving as typed, looking at it, issuing it.

use super::compose::compose;
use super::form::{Around, ReadPaper, read_paper};
use super::forms::PaperForm;
use super::known::{known, last_report};
use super::slot::{Reader, Shape, Slot, copies_of, eyes};
use super::template::{Template, template, templates};
use super::views::{AskedView, IssuedPaper, PaperChoice, PaperReader, PaperScreen, PaperState};
use crate::content::library;
use crate::named::{named_findings, not_for_employer};
use crate::problem::{Code, FieldProblem, Problem, Result};
use crate::read::id;
use crate::report_form::NOT_ISSUED;
use crate::session::{Clinic, Session, With};
use domain::case::{Step, WorkStatus};
use domain::case_now::Case;
use domain::contact::Outcome;
use domain::decide::{self, PaperToIssue};
use domain::ids::{CaseId, ContactId, PaperId};
use domain::paper::AnsweredWarning;
use domain::paper_content::PaperKind;
use domain::patient::NhsNumberKnown;
use domain::patient_now::Patient;
use domain::report::Finding;
use report::{Marks, Style};
use store::Document;
use uuid::Uuid;

/// A draft's kind.
pub(crate) const PAPER: &str = "paper";

/// "Letter to the GP", in a list of what is parked.
pub(crate) fn draft_name(form: &PaperForm) -> String {
    PaperKind::parse(&form.kind)
        .and_then(template)
        .map_or_else(|| "Letter".to_owned(), |template| template.name.clone())
}

impl Clinic {
    /// What can be written in a case now, what comes next first.
    pub fn paper_choices(&self, case: &str) -> Result<Vec<PaperChoice>> {
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(case, "case")?))?;
        let mut choices: Vec<PaperChoice> = templates()
            .iter()
            .filter(|template| case.is_open() || !needs_open_case(template.kind))
            .map(|template| PaperChoice {
                kind: template.kind.id().to_owned(),
                name: template.name.clone(),
                hint: template.hint.clone(),
                readers: readers(&case, template.kind),
                fits_now: fits_now(&case, template.kind),
            })
            .collect();
        choices.sort_by_key(|choice| !choice.fits_now);
        Ok(choices)
    }

    /// Starts a paper from the case, or goes on with one of the kind that was begun. `copy_for` is `patient`, `gp` or
    /// `employer`; empty is the usual reader of the kind.
    pub fn start_paper(&self, case: &str, kind: &str, copy_for: &str) -> Result<PaperScreen> {
        let session = self.session()?;
        let case_id = CaseId(id(case, "case")?);
        let (template, copy_for) = asked_for(kind, copy_for)?;
        for begun in session.drafts_of_case(case_id)? {
            if begun.kind != PAPER {
                continue;
            }
            let form: PaperForm = session.read_draft(&begun.id, PAPER)?;
            if form.kind == kind && form.copy_for == copy_for.id() {
                return self.paper_draft(&begun.id);
            }
        }
        let (case, _) = session.case(case_id)?;
        if !case.is_open() && needs_open_case(template.kind) {
            return Err(decide::Refusal::CaseClosed.into());
        }
        let patient = session.case_and_patient(&case)?;
        let about = session.about(&case)?;
        let (service, _) = session.service()?;
        let known = known(
            &case,
            &patient,
            &about.practitioner,
            &service,
            session.today(),
        );
        let form = compose(template, &known, copy_for, &case.id.to_string());
        session.paper_screen(&case, self.env.random_id(), form)
    }

    /// Opens a draft where it was left.
    pub fn paper_draft(&self, draft: &str) -> Result<PaperScreen> {
        let session = self.session()?;
        let form: PaperForm = session.read_draft(draft, PAPER)?;
        let (case, _) = session.case(CaseId(id(&form.case, "case")?))?;
        session.paper_screen(&case, id(draft, "draft")?, form)
    }

    /// Saves a draft as typed and checks it.
    pub fn save_paper(&self, draft: &str, form: &PaperForm) -> Result<PaperState> {
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(&form.case, "case")?))?;
        let draft = id(draft, "draft")?;
        not_issued(&case, draft)?;
        session.save_paper(&case, draft, form)
    }

    /// The PDF as it would be issued now, but for its number; gaps show in their braces.
    pub fn preview_paper(&self, draft: &str, form: &PaperForm) -> Result<Vec<u8>> {
        let session = self.session()?;
        id(draft, "draft")?;
        let (case, _) = session.case(CaseId(id(&form.case, "case")?))?;
        let read = session.read_paper(&case, form, NOT_ISSUED)?;
        let Some(content) = &read.content else {
            return Err(blocked(&read));
        };
        let style = self.paper_style(content.kind, &form.copy_for);
        Ok(report::paper::render(content, &style)?.pdf)
    }

    /// Issues a paper: content, PDF and event together. A draft's id becomes the paper's.
    pub fn issue_paper(&self, draft: &str, form: &PaperForm) -> Result<IssuedPaper> {
        let session = self.session()?;
        let paper = PaperId(id(draft, "draft")?);
        let case_id = CaseId(id(&form.case, "case")?);
        let (case, seen) = session.case(case_id)?;
        not_issued(&case, paper.0)?;
        let number = self.report_number();
        let read = session.read_paper(&case, form, &number)?;
        let content = match &read.content {
            Some(content) if !read.stops() => content.clone(),
            _ => return Err(blocked(&read)),
        };
        let style = self.paper_style(content.kind, &form.copy_for);
        let rendered = report::paper::render(&content, &style)?;
        let document = Document {
            media_type: "application/pdf".to_owned(),
            bytes: rendered.pdf,
        };
        let findings = report::paper::check(&content);
        let to_issue = PaperToIssue {
            paper,
            basis: basis(&case, content.kind),
            content,
            copy_for: form.copy_for.clone(),
            answered: read
                .findings
                .into_iter()
                .filter(|finding| finding.answered)
                .map(|finding| AnsweredWarning {
                    code: finding.code,
                    field: finding.field,
                })
                .collect(),
            document: document.hash().to_string(),
            pages: rendered.pages,
        };
        let event = decide::issue_paper(&case, to_issue, findings)?;
        let with = With {
            documents: vec![document],
            remove_drafts: vec![paper.0],
        };
        session.record(seen, vec![event], with)?;
        session.paper_issued(case_id, paper)
    }

    /// How a paper for a reader is printed, in the standard edition.
    pub(super) fn paper_style(&self, kind: PaperKind, copy_for: &str) -> Style {
        let reader = Reader::parse(copy_for).unwrap_or(Reader::Patient);
        Style {
            marks: Marks {
                demonstration: self.is_demonstration(),
                ..Marks::default()
            },
            reader: match eyes(kind, reader) {
                Reader::Patient => report::Reader::Patient,
                Reader::Gp => report::Reader::Gp,
                Reader::Employer => report::Reader::Employer,
            },
            ..Style::default()
        }
    }
}

/// Kinds that only make sense while care goes on; `domain::decide::issue_paper` holds the rule.
fn needs_open_case(kind: PaperKind) -> bool {
    matches!(
        kind,
        PaperKind::AppointmentLetter | PaperKind::EmployerLetter | PaperKind::ActionPlan
    )
}

fn asked_for(kind: &str, copy_for: &str) -> Result<(&'static Template, Reader)> {
    let template = PaperKind::parse(kind)
        .and_then(template)
        .ok_or_else(|| Problem::not_found("kind of paper"))?;
    let allowed = copies_of(template.kind);
    let copy_for = match (copy_for, allowed) {
        ("", [usual, ..]) => Some(*usual),
        (typed, _) => Reader::parse(typed).filter(|reader| allowed.contains(reader)),
    };
    let copy_for = copy_for
        .ok_or_else(|| Problem::field("copy_for", "Choose somebody this paper is written for"))?;
    Ok((template, copy_for))
}

fn not_issued(case: &Case, draft: Uuid) -> Result<()> {
    if case.paper(PaperId(draft)).is_some() {
        return Err(Problem::new(Code::Refused, "That paper is issued already."));
    }
    Ok(())
}

/// Who can have a kind of paper in this case, and why not.
pub(super) fn readers(case: &Case, kind: PaperKind) -> Vec<PaperReader> {
    copies_of(kind)
        .iter()
        .map(|reader| {
            let why = match decide::paper_consent(case, kind, reader.id()) {
                Ok(_) => String::new(),
                Err(_) => no_consent(*reader),
            };
            PaperReader {
                id: reader.id().to_owned(),
                words: reader.words().to_owned(),
                allowed: why.is_empty(),
                why,
            }
        })
        .collect()
}

fn no_consent(reader: Reader) -> String {
    format!(
        "There is no consent in force for a copy to {}. Record one in the case, or write it for the patient, who may pass it on.",
        reader.words()
    )
}

/// What comes next in a case: the letter after a missed appointment, the summary at discharge, the plan once something was
/// agreed at work.
fn fits_now(case: &Case, kind: PaperKind) -> bool {
    let missed = case.is_open() && case.missed_in_a_row() > 0;
    let discharged = case
        .attended()
        .next_back()
        .is_some_and(|entry| entry.contact.step == Step::Discharge)
        || !case.is_open();
    let written = |kind: PaperKind| {
        case.papers
            .iter()
            .any(|entry| entry.paper.content.kind == kind)
    };
    match kind {
        PaperKind::DidNotAttendLetter => missed,
        PaperKind::DischargeSummary => discharged && !written(kind),
        PaperKind::GpLetter => {
            !missed && !discharged && last_report(case).is_some() && !written(kind)
        }
        PaperKind::ActionPlan => {
            !missed
                && !discharged
                && !written(kind)
                && case
                    .attended()
                    .any(|entry| !entry.contact.adjustments.is_empty())
        }
        PaperKind::EmployerLetter
        | PaperKind::SelfManagementPlan
        | PaperKind::AppointmentLetter => false,
    }
}

/// The contact a paper comes from.
fn basis(case: &Case, kind: PaperKind) -> Option<ContactId> {
    let attended = || case.attended().next_back().map(|entry| entry.contact.id);
    match kind {
        PaperKind::DidNotAttendLetter => case
            .contacts_that_count()
            .rev()
            .find(|entry| entry.contact.outcome == Outcome::DidNotAttend)
            .map(|entry| entry.contact.id),
        PaperKind::AppointmentLetter => None,
        PaperKind::GpLetter | PaperKind::EmployerLetter => last_report(case)
            .map(|entry| entry.report.basis)
            .or_else(attended),
        PaperKind::ActionPlan | PaperKind::SelfManagementPlan | PaperKind::DischargeSummary => {
            attended()
        }
    }
}

/// As printed beside the patient; empty when it is not known.
pub(super) fn nhs_number(patient: &Patient) -> String {
    match patient.nhs_number.get() {
        Some(NhsNumberKnown::Known(number)) => number.to_string(),
        Some(NhsNumberKnown::NotKnown { .. }) | None => String::new(),
    }
}

/// What still stops a paper, as a problem with fields.
fn blocked(read: &ReadPaper) -> Problem {
    Problem {
        code: Code::Missing,
        message: "Before you can issue".to_owned(),
        fields: read
            .findings
            .iter()
            .filter(|finding| finding.severity == "block" || !finding.answered)
            .map(|finding| FieldProblem {
                field: finding.field.clone(),
                message: if finding.severity == "block" {
                    finding.message.clone()
                } else {
                    format!("{} Change it, or say that it is meant.", finding.message)
                },
            })
            .collect(),
    }
}

impl Session {
    fn paper_screen(&self, case: &Case, draft: Uuid, form: PaperForm) -> Result<PaperScreen> {
        let state = self.save_paper(case, draft, &form)?;
        let template = PaperKind::parse(&form.kind).and_then(template);
        let kind = PaperKind::parse(&form.kind);
        Ok(PaperScreen {
            id: draft.to_string(),
            name: template
                .map(|template| template.name.clone())
                .unwrap_or_default(),
            reader_words: Reader::parse(&form.copy_for)
                .map(|reader| reader.words().to_owned())
                .unwrap_or_default(),
            asked: form
                .fills
                .iter()
                .filter_map(|one| asked(&one.slot))
                .collect(),
            practitioner: self.about(case)?.practitioner_line(),
            before_sending: match kind {
                Some(PaperKind::DidNotAttendLetter | PaperKind::AppointmentLetter) => {
                    library().missed_policy().before_sending.clone()
                }
                _ => String::new(),
            },
            case: self.view_of(case)?,
            form,
            state,
        })
    }

    fn save_paper(&self, case: &Case, draft: Uuid, form: &PaperForm) -> Result<PaperState> {
        let saved_at = self.write_draft(draft, PAPER, case.id, &form.position, form)?;
        let read = self.read_paper(case, form, NOT_ISSUED)?;
        let gaps = read.findings.iter().filter(|one| one.code == "gap").count();
        let text = read
            .content
            .as_ref()
            .map(|content| report::paper::text(content, &Style::default()));
        Ok(PaperState {
            saved_at,
            findings: read.findings,
            named: read.named,
            gaps: u32::try_from(gaps).unwrap_or(u32::MAX),
            text: text.unwrap_or_default(),
        })
    }

    /// Reads a form, and says what the case has to say about it.
    fn read_paper(&self, case: &Case, form: &PaperForm, number: &str) -> Result<ReadPaper> {
        let patient = self.case_and_patient(case)?;
        let about = self.about(case)?;
        let around = Around {
            patient: about.patient,
            practitioner: about.practitioner,
            nhs_number: nhs_number(&patient),
            number,
            issued_on: self.today(),
        };
        let mut read = read_paper(form, around);
        for finding in of_the_case(case, &patient, form) {
            read.add(form, finding);
        }
        let employer = PaperKind::parse(&form.kind)
            .zip(Reader::parse(&form.copy_for))
            .is_some_and(|(kind, reader)| eyes(kind, reader) == Reader::Employer);
        if employer && let Some(vocabulary) = not_for_employer(case) {
            let (findings, named) = named_findings(form.texts(), &vocabulary, &form.answered);
            read.findings.extend(findings);
            read.named = named;
        }
        Ok(read)
    }
}

fn asked(slot: &str) -> Option<AskedView> {
    let slot = Slot::parse(slot)?;
    Some(AskedView {
        slot: slot.id().to_owned(),
        words: slot.words().to_owned(),
        answer: match slot.shape() {
            Shape::Day => "day",
            Shape::Time => "time",
            Shape::Words | Shape::Lines | Shape::Rows(_) => "text",
        }
        .to_owned(),
    })
}

/// What the case says against this paper going to this reader.
fn of_the_case(case: &Case, patient: &Patient, form: &PaperForm) -> Vec<Finding> {
    let (Some(kind), Some(reader)) = (PaperKind::parse(&form.kind), Reader::parse(&form.copy_for))
    else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    if decide::paper_consent(case, kind, reader.id()).is_err() {
        findings.push(Finding::block("copy_for", "no_consent", no_consent(reader)));
    }
    let here = case
        .job
        .get()
        .is_some_and(|job| job.employer_is_this_practice);
    if here && reader != Reader::Patient {
        findings.push(Finding::warn(
            "copy_for",
            "employer_is_this_practice",
            "They work at this practice: colleagues may read what is filed, printed or sent here.",
        ));
    }
    let posted = matches!(
        kind,
        PaperKind::AppointmentLetter | PaperKind::DidNotAttendLetter
    ) || (kind == PaperKind::DischargeSummary && reader == Reader::Patient);
    let post = patient.telephone.get().is_some_and(|reach| reach.post);
    if posted && !form.to.trim().is_empty() && !post {
        findings.push(Finding::warn(
            "to",
            "no_post",
            "They have not said that post is safe: others may open or see it. Hand it over, or ask them first.",
        ));
    }
    if kind == PaperKind::DidNotAttendLetter && case.risk_flag().is_some() {
        findings.push(Finding::warn(
            "title",
            "welfare_check",
            library().missed_policy().welfare_check.clone(),
        ));
    }
    let asks_employer = matches!(kind, PaperKind::EmployerLetter | PaperKind::ActionPlan);
    let without = case
        .work
        .get()
        .is_some_and(|work| WorkStatus::without_employer(work.status));
    if asks_employer && without {
        findings.push(Finding::warn(
            "copy_for",
            "no_employer",
            "The case says that there is no employer: check their situation at work.",
        ));
    }
    findings
}
