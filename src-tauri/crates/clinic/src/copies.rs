//! The copy that a reader gets: the stored bytes where they were given before, else rendered now and stored with the fact
//! that they were given.

use crate::checking::check_of;
use crate::forms::CopyForm;
use crate::problem::{Problem, Result};
use crate::read::{Reading, id};
use crate::session::{Clinic, Session};
use crate::words;
use domain::case_now::{Case, ReportEntry};
use domain::copies::CopyFor;
use domain::decide::CopyWanted;
use domain::ids::{CaseId, ReportId};
use domain::paper::{CopyEdition, CopyMark, ReportGiven};
use report::{Marks, Reader, Replaced, Style};
use store::{Document, DocumentHash};

/// A copy as its reader gets it.
pub(crate) struct Copy {
    pub(crate) bytes: Vec<u8>,
    /// BLAKE3 of the bytes, hexadecimal.
    pub(crate) document: String,
    /// Not in the record yet: it is stored in the transaction that says it was given.
    pub(crate) is_new: bool,
}

impl Clinic {
    /// The PDF that this reader would get now, in this edition. Nothing is recorded.
    pub fn copy_pdf(&self, case: &str, report: &str, copy: &CopyForm) -> Result<Vec<u8>> {
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(case, "case")?))?;
        let wanted = read_copy(ReportId(id(report, "report")?), copy)?;
        let entry = case
            .report(wanted.report)
            .ok_or_else(|| Problem::not_found("report"))?;
        Ok(self.copy(&session, &case, entry, wanted)?.bytes)
    }

    /// What a file of this copy is called: day, number, edition; no word about whom it is about.
    pub fn copy_file_name(&self, case: &str, report: &str, copy: &CopyForm) -> Result<String> {
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(case, "case")?))?;
        let wanted = read_copy(ReportId(id(report, "report")?), copy)?;
        let entry = case
            .report(wanted.report)
            .ok_or_else(|| Problem::not_found("report"))?;
        Ok(file_name(entry, wanted))
    }

    /// The bytes of a copy. What was issued, or given before in just this way, is never rendered in its place: when it is
    /// missing or damaged, that is said.
    pub(crate) fn copy(
        &self,
        session: &Session,
        case: &Case,
        entry: &ReportEntry,
        wanted: CopyWanted,
    ) -> Result<Copy> {
        let mark = case.ended(entry).map(|ended| ended.mark);
        if let Some(document) = stored(entry, wanted, mark.as_ref()) {
            let hash = DocumentHash::parse(document)
                .ok_or_else(|| Problem::from(store::StoreError::DocumentDamaged))?;
            return Ok(Copy {
                bytes: session.document(hash)?,
                document: document.to_owned(),
                is_new: false,
            });
        }
        let (service, _) = session.service()?;
        let check = check_of(&service, &entry.report.content, &entry.report.check_code);
        let style = Style {
            check,
            ..self.copy_style(wanted, mark)
        };
        let bytes = report::render(&entry.report.content, &style)?.pdf;
        let document = pdf(bytes);
        Ok(Copy {
            document: document.hash().to_string(),
            bytes: document.bytes,
            is_new: true,
        })
    }

    fn copy_style(&self, wanted: CopyWanted, mark: Option<CopyMark>) -> Style {
        let style = self.style();
        let (replaced, withdrawn_on) = match mark {
            Some(CopyMark::Replaced { number, on }) => (Some(Replaced { number, on }), None),
            Some(CopyMark::Withdrawn { on }) => (None, Some(on)),
            None => (None, None),
        };
        Style {
            marks: Marks {
                duplicate: wanted.duplicate,
                replaced,
                withdrawn_on,
                ..style.marks
            },
            edition: wanted.edition,
            reader: match wanted.whom {
                CopyFor::Patient => Reader::Patient,
                CopyFor::Gp => Reader::Gp,
                CopyFor::Employer => Reader::Employer,
            },
            ..style
        }
    }
}

/// The hash under which these bytes are in the record: of the issue for the patient's own standard copy, else of an earlier
/// copy of the same edition, for the same reader, with the same marks.
fn stored<'a>(
    entry: &'a ReportEntry,
    wanted: CopyWanted,
    mark: Option<&CopyMark>,
) -> Option<&'a str> {
    let issued = &entry.report.document;
    let is_issued = wanted.whom == CopyFor::Patient
        && wanted.edition.is_standard()
        && !wanted.duplicate
        && mark.is_none();
    if is_issued {
        return Some(issued);
    }
    let is_same = |given: &ReportGiven| {
        given.copy_for == wanted.whom.id()
            && given.edition == wanted.edition
            && given.duplicate == wanted.duplicate
            && given.mark.as_ref() == mark
    };
    entry
        .given
        .iter()
        .map(|given| &given.fact)
        // Before there were copies for each reader, an employer was given the patient's: without the explanation.
        .filter(|given| wanted.whom == CopyFor::Patient || given.document != *issued)
        .find(|given| is_same(given))
        .map(|given| given.document.as_str())
}

pub(crate) fn pdf(bytes: Vec<u8>) -> Document {
    Document {
        media_type: "application/pdf".to_owned(),
        bytes,
    }
}

pub(crate) fn read_copy(report: ReportId, form: &CopyForm) -> Result<CopyWanted> {
    let mut reading = Reading::default();
    let whom = reading.needed_choice(
        "copy_for",
        &form.copy_for,
        "who the copy is for",
        CopyFor::parse,
    );
    let edition = match form.edition.as_str() {
        "" => Some(CopyEdition::Standard),
        typed => reading.choice("edition", typed, CopyEdition::parse),
    };
    let (whom, edition) = reading.done(whom.zip(edition))?;
    Ok(CopyWanted {
        report,
        whom,
        edition,
        duplicate: form.duplicate,
    })
}

/// `2026-09-07_AHP-Health-and-Work-Report_7Q4M-2C9X-KD-R_employer_large-print_duplicate.pdf`; the patient's own standard
/// copy has nothing after its number.
pub(crate) fn file_name(entry: &ReportEntry, wanted: CopyWanted) -> String {
    let content = &entry.report.content;
    let mut name = format!(
        "{}_AHP-Health-and-Work-Report_{}",
        words::iso(content.issued_on),
        content.report_number
    );
    if wanted.whom != CopyFor::Patient {
        name.push_str(&format!("_{}", wanted.whom.id()));
    }
    if !wanted.edition.is_standard() {
        name.push_str(&format!("_{}", wanted.edition.id().replace('_', "-")));
    }
    if wanted.duplicate {
        name.push_str("_duplicate");
    }
    name.push_str(".pdf");
    name
}
