//! The code on a report: made at issue, read when somebody rings about a paper.

use crate::case_view::basis_struck;
use crate::problem::{Code, Problem, Result};
use crate::session::{Clinic, Session};
use crate::views::{CheckedPaper, PaperInRecord, SignedLine};
use crate::words;
use check_code::{Found, Link, Pin, Verdict};
use domain::case::ConsentPurpose;
use domain::case_now::{Case, ReportEntry};
use domain::header::Subject;
use domain::report::ReportContent;
use domain::service_now::Service;
use report::Check;
use std::fs;
use std::path::Path;

/// A paper of ours is a small part of this.
const PDF_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// A report number is drawn from 2^50: one is in one case, or in one and its copy in another record's.
const CASES_MAX: usize = 8;

impl Clinic {
    /// What somebody read out, or the text of a code that was sent, comes to.
    pub fn check_paper(&self, pasted: &str) -> Result<CheckedPaper> {
        let session = self.session()?;
        let verdict = check_code::read(pasted, &[session.pin()?]);
        session.checked(&verdict)
    }

    /// As [`Clinic::check_paper`], for a PDF that was sent: its codes are links in it.
    pub fn check_paper_file(&self, file: &Path) -> Result<CheckedPaper> {
        let unreadable = || {
            Problem::new(
                Code::Input,
                "This file can't be read as a PDF. Ask for it again, or paste the text of its code.",
            )
        };
        let length = fs::metadata(file).map_err(|_| unreadable())?.len();
        if length > PDF_BYTES_MAX {
            return Err(unreadable());
        }
        let bytes = fs::read(file).map_err(|_| unreadable())?;
        let links = report::links(&bytes).ok_or_else(unreadable)?;
        self.check_paper(&links.join("\n"))
    }
}

/// What a copy of a report shows for its codes; `None` for a report from before there were any. The address and the number
/// are those of now: they are no part of what was signed.
pub(crate) fn check_of(
    service: &Service,
    content: &ReportContent,
    codes: &[String],
) -> Option<Check> {
    (!codes.is_empty()).then(|| Check {
        codes: codes.to_vec(),
        address: address(service).to_owned(),
        telephone: telephone(service, content).to_owned(),
    })
}

impl Session {
    /// The codes of a report's signed text, in order. None for one that is too long for sixteen: it is issued without, and
    /// says nothing of checking.
    pub(crate) fn check_code(&self, content: &ReportContent) -> Result<Vec<String>> {
        self.codes(content, |sealed| Ok(self.store.sign_check(sealed)?))
    }

    /// Codes as large as they will be, so that the page seen is the page that is printed; with no signature, as nothing is
    /// issued yet.
    pub(crate) fn preview_code(&self, content: &ReportContent) -> Result<Vec<String>> {
        self.codes(content, |_| Ok([0; 64]))
    }

    fn codes(
        &self,
        content: &ReportContent,
        sign: impl FnOnce(&[u8]) -> Result<[u8; 64]>,
    ) -> Result<Vec<String>> {
        let (service, _) = self.service()?;
        let chain: Vec<Link> = self
            .store
            .own_chain()?
            .into_iter()
            .map(|key| Link {
                log: key.log,
                laptop: key.laptop,
                public_key: key.public_key,
                certificate: key.certificate,
            })
            .collect();
        let telephone = telephone(&service, content);
        let text = check_code::signed_text(name(&service), telephone, content);
        let Ok(sealed) = check_code::seal(&text, self.service, &chain) else {
            return Ok(Vec::new());
        };
        let signature = sign(&sealed)?;
        Ok(check_code::codes(&sealed, &signature, address(&service)).unwrap_or_default())
    }

    /// This service as those are told of it who check its papers.
    pub(crate) fn pin(&self) -> Result<Pin> {
        let (service, _) = self.service()?;
        Ok(Pin {
            name: name(&service).to_owned(),
            telephone: service.telephone.get().cloned().unwrap_or_default(),
            root_public_key: self.store.service_key()?,
        })
    }

    fn checked(&self, verdict: &Verdict) -> Result<CheckedPaper> {
        let (kind, found) = match verdict {
            Verdict::Matches(found) => ("matches", Some(found)),
            Verdict::UnknownService(found) => ("unknown_service", Some(found)),
            Verdict::Altered => ("altered", None),
            Verdict::Incomplete { .. } => ("incomplete", None),
            Verdict::NotACode => ("not_a_code", None),
        };
        // Only what this service signed may lead into its record: anybody can write its numbers into a code.
        let record = match verdict {
            Verdict::Matches(found) => self.in_record(found)?,
            Verdict::UnknownService(_)
            | Verdict::Altered
            | Verdict::Incomplete { .. }
            | Verdict::NotACode => None,
        };
        let words = check_code::words(verdict);
        Ok(CheckedPaper {
            verdict: kind.to_owned(),
            said: words.said,
            advice: words.advice,
            lines: found
                .map(|found| check_code::lines(&found.text))
                .unwrap_or_default()
                .into_iter()
                .map(|line| SignedLine {
                    label: line.label,
                    value: line.value,
                })
                .collect(),
            record,
        })
    }

    /// The report with the number that was signed.
    fn in_record(&self, found: &Found) -> Result<Option<PaperInRecord>> {
        // A report's number is letters, digits and hyphens: its JSON is itself.
        let written = format!("\"report_number\":\"{}\"", found.number);
        let subjects =
            self.store
                .subjects_naming("report-issued", written.as_bytes(), CASES_MAX)?;
        for subject in subjects {
            let Subject::Case(case) = subject else {
                continue;
            };
            let (case, _) = self.case(case)?;
            let entry = case
                .reports
                .iter()
                .find(|entry| entry.report.content.report_number == found.number);
            if let Some(entry) = entry {
                return Ok(Some(self.standing(&case, entry)));
            }
        }
        Ok(None)
    }

    fn standing(&self, case: &Case, entry: &ReportEntry) -> PaperInRecord {
        let content = &entry.report.content;
        let (standing, said) = if let Some(withdrawn) = &entry.withdrawn {
            let on = words::day(withdrawn.fact.on);
            (
                "withdrawn",
                format!("It was withdrawn on {on}: it no longer holds."),
            )
        } else if let Some(later) = case.superseded_by(entry.report.report) {
            let later = &later.report.content;
            (
                "replaced",
                format!(
                    "It was replaced by {} on {}: it no longer holds.",
                    later.report_number,
                    words::day(later.issued_on)
                ),
            )
        } else if basis_struck(case, entry) {
            (
                "basis_struck",
                "The contact it rests on was entered in error: look at the case before you say anything.".to_owned(),
            )
        } else if content.period.to < self.today() {
            let to = words::day(content.period.to);
            (
                "ended",
                format!("Its period ended on {to}. It was not replaced or withdrawn."),
            )
        } else {
            let to = words::day(content.period.to);
            (
                "holds",
                format!("It has not been replaced or withdrawn. Its period ends on {to}."),
            )
        };
        PaperInRecord {
            case: case.id.to_string(),
            report: entry.report.report.to_string(),
            standing: standing.to_owned(),
            said,
            may_talk_to_employer: case.consents_to(ConsentPurpose::EmployerTalk),
        }
    }
}

fn name(service: &Service) -> &str {
    service
        .founded
        .as_ref()
        .map_or("", |founded| founded.name.as_str())
}

fn address(service: &Service) -> &str {
    service.check_address.get().map_or("", String::as_str)
}

/// Whom readers ring: the service; where it gave no number, who signed.
fn telephone<'a>(service: &'a Service, content: &'a ReportContent) -> &'a str {
    match service.telephone.get() {
        Some(number) if !number.is_empty() => number,
        _ => &content.practitioner.contact,
    }
}

#[cfg(test)]
mod tests;
