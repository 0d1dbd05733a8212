//! Copies of an issued paper that leave the record: saved, opened to print, printed. Each is recorded with its bytes.

use super::issued::file_name;
use super::views::IssuedPaper;
use crate::papers::{print, write};
use crate::problem::{Code, Problem, Result};
use crate::read::{Reading, id};
use crate::session::{Clinic, With};
use domain::case_now::Case;
use domain::decide;
use domain::ids::{CaseId, PaperId};
use domain::paper::{CopyEdition, PaperGiven};
use report::Style;
use std::fs;
use std::path::Path;
use store::{Document, DocumentHash};

/// Which copy: of which edition, for whom.
struct Copy {
    case: Case,
    paper: PaperId,
    edition: CopyEdition,
    copy_for: String,
    document: Document,
    number: String,
    file_name: String,
}

impl Clinic {
    /// The PDF as issued, byte for byte.
    pub fn paper_pdf(&self, case: &str, paper: &str) -> Result<Vec<u8>> {
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(case, "case")?))?;
        let entry = case
            .paper(PaperId(id(paper, "paper")?))
            .ok_or_else(|| Problem::not_found("paper"))?;
        let hash = DocumentHash::parse(&entry.paper.document)
            .ok_or_else(|| Problem::from(store::StoreError::DocumentDamaged))?;
        session.document(hash)
    }

    /// The PDF that this reader would get now, in this edition. Nothing is recorded.
    pub fn paper_copy_pdf(
        &self,
        case: &str,
        paper: &str,
        copy_for: &str,
        edition: &str,
    ) -> Result<Vec<u8>> {
        Ok(self
            .paper_copy(case, paper, copy_for, edition)?
            .document
            .bytes)
    }

    /// Saves a copy to a place the person chose. From then on it is theirs to protect. `edition` is the id
    /// of a [`CopyEdition`].
    pub fn save_paper_copy(
        &self,
        case: &str,
        paper: &str,
        copy_for: &str,
        edition: &str,
        to: &Path,
    ) -> Result<IssuedPaper> {
        let copy = self.paper_copy(case, paper, copy_for, edition)?;
        write(to, &copy.document.bytes)?;
        self.paper_given(copy, "saved").inspect_err(|_| {
            // A copy that is not in the record must not lie about.
            drop(fs::remove_file(to));
        })
    }

    /// Opens a copy from a private folder, which is emptied at lock and at start, in the system's viewer.
    pub fn open_paper(
        &self,
        case: &str,
        paper: &str,
        copy_for: &str,
        edition: &str,
        open: &dyn Fn(&Path) -> std::result::Result<(), String>,
    ) -> Result<IssuedPaper> {
        let copy = self.paper_copy(case, paper, copy_for, edition)?;
        let path = self.viewing_copy(&copy.file_name, &copy.document.bytes)?;
        open(&path).map_err(|_| {
            Problem::new(
                Code::System,
                "No program on this laptop opens PDF files. Save a copy instead, or install a PDF viewer.",
            )
        })?;
        self.paper_given(copy, "opened")
    }

    /// Prints a copy. `again`: the sheets before did not come out; that is the same copy once more.
    pub fn print_paper(
        &self,
        case: &str,
        paper: &str,
        copy_for: &str,
        edition: &str,
        printer: &str,
        again: bool,
    ) -> Result<IssuedPaper> {
        let copy = self.paper_copy(case, paper, copy_for, edition)?;
        print(printer, &copy.number, &copy.document.bytes)?;
        self.paper_given(copy, if again { "reprinted" } else { "printed" })
    }

    /// Prints the cover sheet of a paper that is posted to the patient.
    pub fn print_paper_cover_sheet(
        &self,
        case: &str,
        paper: &str,
        return_to: &str,
        printer: &str,
    ) -> Result<IssuedPaper> {
        let issued = self.issued_paper(case, paper)?;
        let sheet = self.sheet_for(CaseId(id(case, "case")?), &issued.number, return_to)?;
        print(printer, &issued.number, &sheet)?;
        self.issued_paper(case, paper)
    }

    /// Saves the cover sheet of a paper that is posted to the patient.
    pub fn save_paper_cover_sheet(
        &self,
        case: &str,
        paper: &str,
        return_to: &str,
        to: &Path,
    ) -> Result<IssuedPaper> {
        let issued = self.issued_paper(case, paper)?;
        let sheet = self.sheet_for(CaseId(id(case, "case")?), &issued.number, return_to)?;
        write(to, &sheet)?;
        self.issued_paper(case, paper)
    }

    /// The bytes of a copy, if it may be given now.
    fn paper_copy(&self, case: &str, paper: &str, copy_for: &str, edition: &str) -> Result<Copy> {
        let stored = self.paper_pdf(case, paper)?;
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(case, "case")?))?;
        let paper = PaperId(id(paper, "paper")?);
        let entry = case
            .paper(paper)
            .ok_or_else(|| Problem::not_found("paper"))?;
        let content = &entry.paper.content;
        let mut reading = Reading::default();
        let edition = reading.needed_choice("edition", edition, "the edition", CopyEdition::parse);
        let edition = reading.done(edition)?;
        if decide::paper_consent(&case, content.kind, copy_for).is_err() {
            return Err(Problem::new(
                Code::Refused,
                "There is no consent in force for this copy. Record one in the case, or give the copy to the patient.",
            ));
        }
        let bytes = if edition.is_standard() {
            stored
        } else {
            let style = Style {
                edition,
                ..self.paper_style(content.kind, copy_for)
            };
            report::paper::render(content, &style)?.pdf
        };
        Ok(Copy {
            paper,
            edition,
            copy_for: copy_for.to_owned(),
            document: Document {
                media_type: "application/pdf".to_owned(),
                bytes,
            },
            number: content.number.clone(),
            file_name: file_name(entry),
            case,
        })
    }

    fn paper_given(&self, copy: Copy, how: &str) -> Result<IssuedPaper> {
        let session = self.session()?;
        let (case, seen) = session.case(copy.case.id)?;
        let given = PaperGiven {
            paper: copy.paper,
            how: how.to_owned(),
            document: copy.document.hash().to_string(),
            to: addressee(&case, copy.paper, &copy.copy_for),
            copy_for: copy.copy_for,
            edition: copy.edition,
            consent: None,
        };
        let event = decide::give_paper(&case, given)?;
        let with = With {
            // The standard edition is stored already; what is equal is kept once.
            documents: vec![copy.document],
            ..With::default()
        };
        session.record(seen, vec![event], with)?;
        session.paper_issued(case.id, copy.paper)
    }
}

/// The person a copy is meant for, as the consent names them; empty for the patient's own.
fn addressee(case: &Case, paper: PaperId, copy_for: &str) -> String {
    case.paper(paper)
        .and_then(|entry| {
            decide::paper_consent(case, entry.paper.content.kind, copy_for)
                .ok()
                .flatten()
        })
        .and_then(|consent| {
            case.consents
                .iter()
                .find(|entry| entry.fact.consent == consent)
        })
        .map(|entry| entry.fact.named.clone())
        .unwrap_or_default()
}
