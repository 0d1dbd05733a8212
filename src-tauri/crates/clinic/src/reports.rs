//! The AHP Health and Work Report: starting from the case, saving as typed, issuing.

use crate::case_view::{advice_words, basis_struck, delivered_words, given_words};
use crate::checking;
use crate::copies::{file_name, pdf, read_copy};
use crate::drafts::REPORT;
use crate::forms::ReportForm;
use crate::patients::reach;
use crate::phased_form::phased_view;
use crate::problem::{Code, FieldProblem, Problem, Result};
use crate::read::id;
use crate::report_form::{NOT_ISSUED, ReadReport, compose, form_of, read_report};
use crate::report_hints::report_hints;
use crate::report_life::{ended_words, life, link};
use crate::session::{Clinic, Session, With};
use crate::views::{
    BasisView, IssuedReport, PreviousReport, ReportLine, ReportScreen, ReportState,
};
use crate::words;
use domain::case_now::{Case, ReportEntry};
use domain::decide::{self, ReportToIssue};
use domain::ids::{CaseId, ContactId, ReportId};
use domain::paper::{AnsweredWarning, ReadBack};
use report::{Marks, RenderError, Style};
use uuid::Uuid;

/// Crockford's alphabet: no I, L, O or U.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Clinic {
    /// Starts a report from the case's last attended contact, or goes on with the one begun.
    pub fn start_report(&self, case: &str) -> Result<ReportScreen> {
        let session = self.session()?;
        let case_id = CaseId(id(case, "case")?);
        let begun = session
            .drafts_of_case(case_id)?
            .into_iter()
            .find(|draft| draft.kind == REPORT);
        if let Some(begun) = begun {
            return self.report_draft(&begun.id);
        }
        let (case, _) = session.case(case_id)?;
        if !case.is_open() {
            return Err(decide::Refusal::CaseClosed.into());
        }
        let Some(basis) = case.attended().next_back() else {
            return Err(Problem::new(
                Code::Refused,
                "A report rests on an assessment: sign a contact that was attended first.",
            ));
        };
        let form = compose(&case, &basis.contact);
        session.report_screen(&case, self.env.random_id(), form)
    }

    /// Opens a report draft where it was left.
    pub fn report_draft(&self, draft: &str) -> Result<ReportScreen> {
        let session = self.session()?;
        let form: ReportForm = session.read_draft(draft, REPORT)?;
        let (case, _) = session.case(CaseId(id(&form.case, "case")?))?;
        session.report_screen(&case, id(draft, "draft")?, form)
    }

    /// Saves a report draft as typed and checks it.
    pub fn save_report(&self, draft: &str, form: &ReportForm) -> Result<ReportState> {
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(&form.case, "case")?))?;
        let draft = id(draft, "draft")?;
        if case.report(ReportId(draft)).is_some() {
            return Err(Problem::new(
                Code::Refused,
                "That report is issued already.",
            ));
        }
        session.save_report(&case, draft, form)
    }

    /// The PDF as it would be issued now, but for its number.
    pub fn preview_report(&self, draft: &str, form: &ReportForm) -> Result<Vec<u8>> {
        let session = self.session()?;
        id(draft, "draft")?;
        let (case, _) = session.case(CaseId(id(&form.case, "case")?))?;
        let read = read_report(form, session.about(&case)?, NOT_ISSUED, session.today());
        let Some(content) = read.content else {
            return Err(blocked(&read));
        };
        let codes = session.preview_code(&content)?;
        let style = Style {
            check: checking::check_of(&session.service()?.0, &content, &codes),
            ..self.style()
        };
        let rendered = report::render(&content, &style)?;
        Ok(rendered.pdf)
    }

    /// Issues the report: content, PDF and event together. A draft's id becomes the report's.
    pub fn issue_report(&self, draft: &str, form: &ReportForm) -> Result<IssuedReport> {
        let session = self.session()?;
        let report_id = ReportId(id(draft, "draft")?);
        let case_id = CaseId(id(&form.case, "case")?);
        let (case, seen) = session.case(case_id)?;
        if case.report(report_id).is_some() {
            return Err(Problem::new(
                Code::Refused,
                "That report is issued already.",
            ));
        }
        let basis = case
            .signed_contact(ContactId(id(&form.basis, "contact")?))
            .map_err(decide::Refusal::from)?;
        let number = self.report_number();
        let read = read_report(form, session.about(&case)?, &number, session.today());
        let stops = read
            .findings
            .iter()
            .any(|finding| finding.severity == "block" || !finding.answered);
        let content = match &read.content {
            Some(content) if !stops => content.clone(),
            _ => return Err(blocked(&read)),
        };
        let check_code = session.check_code(&content)?;
        let style = Style {
            check: checking::check_of(&session.service()?.0, &content, &check_code),
            ..self.style()
        };
        let rendered = report::render(&content, &style)?;
        let document = pdf(rendered.pdf);
        let findings = report::check(&content);
        let to_issue = ReportToIssue {
            report: report_id,
            content,
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
            read_back: read_back(form),
            supersedes: replaced_by(form)?,
            check_code,
        };
        let event = decide::issue_report(&case, basis, to_issue, findings)?;
        let with = With {
            documents: vec![document],
            remove_drafts: vec![report_id.0],
        };
        session.record(seen, vec![event], with)?;
        session.issued(case_id, report_id)
    }

    /// An issued report.
    pub fn report(&self, case: &str, report: &str) -> Result<IssuedReport> {
        self.session()?
            .issued(CaseId(id(case, "case")?), ReportId(id(report, "report")?))
    }

    /// The patient's own standard copy.
    pub(crate) fn style(&self) -> Style {
        Style {
            marks: Marks {
                demonstration: self.is_demonstration(),
                ..Marks::default()
            },
            ..Style::default()
        }
    }

    /// Ten random characters and a check character (Crockford base 32, modulus 37): `7Q4M-2C9X-KD-R`. Needs no connection
    /// and never counts. Numbers whose check would be a sign are passed over: the number is part of file names.
    pub(crate) fn report_number(&self) -> String {
        loop {
            let mut bytes = [0; 8];
            self.env.random.fill(&mut bytes);
            let bits = u64::from_be_bytes(bytes) >> 14;
            if let Some(number) = numbered(bits) {
                return number;
            }
        }
    }
}

/// The number of 50 bits; `None` when its check character is not one of the 32.
fn numbered(bits: u64) -> Option<String> {
    let check = DIGITS.get(usize::try_from(bits % 37).ok()?)?;
    let digits: String = (0..10)
        .rev()
        .filter_map(|place| DIGITS.get(usize::try_from(bits >> (place * 5) & 31).ok()?))
        .map(|digit| char::from(*digit))
        .collect();
    Some(format!(
        "{}-{}-{}-{}",
        &digits[..4],
        &digits[4..8],
        &digits[8..],
        char::from(*check)
    ))
}

/// What still stops a report, as a problem with fields.
fn blocked(read: &ReadReport) -> Problem {
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

impl From<RenderError> for Problem {
    fn from(error: RenderError) -> Self {
        match error {
            RenderError::Blocked(findings) => Self {
                code: Code::Missing,
                message: "Before you can issue".to_owned(),
                fields: crate::problem::blocking(findings),
            },
            RenderError::Pdf(_) => Self::new(
                Code::System,
                "The page could not be made. What you typed is kept: tell IT support.",
            ),
        }
    }
}

/// What was said when the report was read back; `None` when it was not.
fn read_back(form: &ReportForm) -> Option<ReadBack> {
    let changed = form.changed.trim().to_owned();
    (form.read_back || !changed.is_empty()).then_some(ReadBack {
        agreed: form.read_back,
        changed,
    })
}

/// The report whose place this one takes, if any.
fn replaced_by(form: &ReportForm) -> Result<Option<ReportId>> {
    if form.supersedes.is_empty() {
        return Ok(None);
    }
    Ok(Some(ReportId(id(&form.supersedes, "report")?)))
}

fn read_back_words(entry: &ReportEntry) -> String {
    let Some(read_back) = &entry.report.read_back else {
        return String::new();
    };
    let agreed = if read_back.agreed {
        "Read back and agreed"
    } else {
        "Read back, not agreed"
    };
    if read_back.changed.is_empty() {
        agreed.to_owned()
    } else {
        format!("{agreed}; changed at their wish: {}", read_back.changed)
    }
}

pub(crate) fn report_line(case: &Case, entry: &ReportEntry) -> ReportLine {
    let content = &entry.report.content;
    ReportLine {
        id: entry.report.report.to_string(),
        number: content.report_number.clone(),
        advice: advice_words(content.advice).to_owned(),
        from: words::iso(content.period.from),
        to: words::iso(content.period.to),
        issued_on: words::iso(content.issued_on),
        given: entry.given.iter().map(given_words).collect(),
        ended: ended_words(case, entry),
    }
}

impl Session {
    pub(crate) fn report_screen(
        &self,
        case: &Case,
        draft: Uuid,
        form: ReportForm,
    ) -> Result<ReportScreen> {
        let state = self.save_report(case, draft, &form)?;
        Ok(ReportScreen {
            id: draft.to_string(),
            practitioner: self.about(case)?.practitioner_line(),
            bases: case
                .attended()
                .rev()
                .map(|entry| BasisView {
                    contact: entry.contact.id.to_string(),
                    title: words::contact_title(&entry.contact),
                    on: words::iso(entry.contact.on),
                })
                .collect(),
            previous: self.previous_report(case)?,
            replaces: replaced_by(&form)?
                .and_then(|old| case.report(old))
                .map(link),
            case: self.view_of(case)?,
            form,
            state,
        })
    }

    /// The last report issued to the person that still stands, in this case or an earlier one.
    fn previous_report(&self, case: &Case) -> Result<Option<PreviousReport>> {
        if let Some(entry) = last_report(case) {
            return Ok(Some(previous(entry, true)));
        }
        let Some(patient) = case.patient else {
            return Ok(None);
        };
        let mut last: Option<(Case, chrono::NaiveDate)> = None;
        for line in self.store.cases_of(patient)? {
            if line.case.case == case.id {
                continue;
            }
            let (other, _) = self.case(line.case.case)?;
            let Some(issued_on) = last_report(&other).map(|entry| entry.report.content.issued_on)
            else {
                continue;
            };
            if last.as_ref().is_none_or(|(_, before)| *before < issued_on) {
                last = Some((other, issued_on));
            }
        }
        Ok(last
            .as_ref()
            .and_then(|(other, _)| last_report(other))
            .map(|entry| previous(entry, false)))
    }

    fn save_report(&self, case: &Case, draft: Uuid, form: &ReportForm) -> Result<ReportState> {
        let saved_at = self.write_draft(draft, REPORT, case.id, &form.position, form)?;
        let read = read_report(form, self.about(case)?, NOT_ISSUED, self.today());
        let period_days = read.content.as_ref().and_then(|content| {
            u32::try_from((content.period.to - content.period.from).num_days() + 1).ok()
        });
        Ok(ReportState {
            saved_at,
            hints: report_hints(form, read.content.as_ref()),
            phased: (!form.phased.weeks.is_empty()).then(|| phased_view(&form.phased)),
            findings: read.findings,
            named: read.named,
            period_days,
            text: read
                .content
                .as_ref()
                .map(|content| report::text(content, &Style::default()))
                .unwrap_or_default(),
        })
    }

    pub(crate) fn issued(&self, case: CaseId, report: ReportId) -> Result<IssuedReport> {
        let (case, _) = self.case(case)?;
        let patient = self.case_and_patient(&case)?;
        let entry = case
            .report(report)
            .ok_or_else(|| Problem::not_found("report"))?;
        let content = &entry.report.content;
        Ok(IssuedReport {
            id: report.to_string(),
            case: case.id.to_string(),
            banner: self.banner(&patient),
            line: report_line(&case, entry),
            basis: entry.report.basis.to_string(),
            pages: entry.report.pages,
            text: report::text(content, &Style::default()),
            file_name: file_name(entry, read_copy(report, &"patient".into())?),
            basis_struck: basis_struck(&case, entry),
            printers: crate::papers::printers(),
            deliveries: entry.delivered.iter().map(delivered_words).collect(),
            with_patient: entry
                .delivered
                .iter()
                .any(|delivered| delivered.fact.copy_for == "patient"),
            read_back: read_back_words(entry),
            employer_is_this_practice: case
                .job
                .get()
                .is_some_and(|job| job.employer_is_this_practice),
            life: life(&case, &patient, entry),
            reach: reach(&patient),
            return_to: self.return_to()?,
        })
    }
}

fn last_report(case: &Case) -> Option<&ReportEntry> {
    case.reports
        .iter()
        .rev()
        .find(|entry| !basis_struck(case, entry) && case.report_holds(entry))
}

fn previous(entry: &ReportEntry, same_case: bool) -> PreviousReport {
    let content = &entry.report.content;
    let form = form_of(content);
    PreviousReport {
        number: content.report_number.clone(),
        issued_on: words::iso(content.issued_on),
        from: form.from,
        to: form.to,
        advice: form.advice,
        options: form.options,
        rows: form.rows,
        phased: form.phased,
        comments: form.comments,
        same_case,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_eleven_characters_in_groups() {
        assert_eq!(numbered(0).as_deref(), Some("0000-0000-00-0"));
        // 33 modulo 37 would be the sign `~`, which no file name on Windows bears.
        assert_eq!(numbered(33), None);
        assert_eq!(numbered(37 + 31).as_deref(), Some("0000-0000-24-Z"));
    }
}
