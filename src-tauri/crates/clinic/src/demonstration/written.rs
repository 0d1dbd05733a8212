//! The papers of a case as files: every report and every letter, for each reader who may have it, in each edition.

use super::DemonstrationError;
use super::play::{IssuedInPlay, PaperInPlay, Played};
use super::play_papers::paper_file;
use crate::forms::CopyForm;
use crate::problem::Result;
use crate::session::Clinic;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A file's name, and what is in it.
type Named = (String, Vec<u8>);

/// Writes everything into `folder`, which is made, and says which files are the case's: these, and those that were saved
/// for somebody while it was played.
pub(super) fn write(
    clinic: &Clinic,
    played: &Played,
    folder: &Path,
) -> std::result::Result<Vec<PathBuf>, DemonstrationError> {
    let mut names: BTreeSet<String> = played.saved.iter().cloned().collect();
    let mut files = Vec::new();
    for report in &played.reports {
        files.extend(report_files(clinic, report)?);
    }
    for paper in &played.papers {
        files.extend(paper_files(clinic, paper)?);
    }
    if !files.is_empty() {
        std::fs::create_dir_all(folder).map_err(super::at(folder))?;
    }
    for (name, pdf) in files {
        let path = folder.join(&name);
        std::fs::write(&path, pdf).map_err(super::at(&path))?;
        names.insert(name);
    }
    Ok(names.into_iter().map(|name| folder.join(name)).collect())
}

/// The patient has every edition; the GP and the employer have the standard one, where there is consent. Of a report that
/// no longer holds there is the one issued, and the copies as they would be given now, with their mark.
fn report_files(clinic: &Clinic, report: &IssuedInPlay) -> Result<Vec<Named>> {
    let issued = clinic.report(&report.case, &report.id)?;
    let case = clinic.case(&report.case)?;
    let agreed = |purpose: &str| {
        case.consents.iter().any(|consent| {
            consent.holds && consent.purpose == purpose && consent.decision == "given"
        })
    };
    let mark = match (issued.life.holds, &issued.life.withdrawn) {
        (true, _) => "",
        (false, Some(_)) => "_withdrawn",
        (false, None) => "_replaced",
    };
    let mut copies: Vec<CopyForm> = clinic
        .content()
        .copy_editions
        .into_iter()
        .map(|edition| CopyForm {
            copy_for: "patient".to_owned(),
            edition: edition.id,
            duplicate: false,
        })
        .collect();
    for (whom, purpose) in [("gp", "gp_copy"), ("employer", "employer_copy")] {
        if agreed(purpose) {
            copies.push(whom.into());
        }
    }
    let mut files = vec![(
        issued.file_name,
        clinic.report_pdf(&report.case, &report.id)?,
    )];
    for copy in &copies {
        let name = clinic.copy_file_name(&report.case, &report.id, copy)?;
        let name = name.replace(".pdf", &format!("{mark}.pdf"));
        files.push((name, clinic.copy_pdf(&report.case, &report.id, copy)?));
    }
    Ok(files)
}

fn paper_files(clinic: &Clinic, paper: &PaperInPlay) -> Result<Vec<Named>> {
    let issued = clinic.issued_paper(&paper.case, &paper.id)?;
    let may_have_it = issued
        .readers
        .iter()
        .any(|reader| reader.id == paper.copy_for && reader.allowed);
    let mut files = Vec::new();
    if may_have_it {
        for edition in &issued.editions {
            let name = paper_file(&issued.file_name, &edition.id);
            let pdf =
                clinic.paper_copy_pdf(&paper.case, &paper.id, &paper.copy_for, &edition.id)?;
            files.push((name, pdf));
        }
    }
    Ok(files)
}
