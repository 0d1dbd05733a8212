//! Plays what becomes of papers: letters written, reports replaced, copies given.

use super::play::{PaperInPlay, Played, Stage, on_latest};
use super::script_papers::{Give, Letter};
use crate::forms::{CopyForm, ReportForm, TellForm};
use crate::letters;
use crate::problem::{Code, Problem, Result};
use std::fs;
use std::path::PathBuf;

impl Stage<'_> {
    /// Starts a paper from the case, fills it in, saves and issues it.
    pub(super) fn letter(&self, script: &Letter, played: &mut Played) -> Result<()> {
        let screen = self
            .clinic
            .start_paper(played.case()?, &script.kind, &script.copy_for)?;
        let mut form = screen.form;
        for block in &mut form.blocks {
            if script.put_in.contains(&block.id) {
                block.left_out = false;
            }
            if script.leave_out.contains(&block.id) {
                block.left_out = true;
            }
            if let Some(words) = script.words.get(&block.id) {
                block.text.clone_from(words);
            }
        }
        let fills: Vec<(&str, &str)> = script
            .fills
            .iter()
            .map(|(slot, typed)| (slot.as_str(), typed.as_str()))
            .collect();
        letters::fill(&mut form, &fills);
        form.answered.clone_from(&script.answered);
        self.clinic.save_paper(&screen.id, &form)?;
        let issued = self.clinic.issue_paper(&screen.id, &form)?;
        played.papers.push(PaperInPlay {
            case: issued.case,
            id: issued.id,
            copy_for: form.copy_for,
        });
        Ok(())
    }

    /// Writes and issues a report in the place of the last one.
    pub(super) fn replace(&self, script: &ReportForm, played: &mut Played) -> Result<()> {
        let old = played.last_report()?;
        let screen = self.clinic.replace_report(&old.case, &old.id)?;
        let form = ReportForm {
            basis: screen.form.basis.clone(),
            ..on_latest(script, &screen.form, None)
        };
        self.issue(&screen, &form, played)
    }

    /// Somebody who holds a copy of the report before the last was told.
    pub(super) fn tell(&self, form: &TellForm, played: &Played) -> Result<()> {
        if self.copies.is_none() {
            // Without copies nobody holds one.
            return Ok(());
        }
        let old = played
            .reports
            .iter()
            .rev()
            .nth(1)
            .ok_or_else(|| Problem::not_found("report"))?;
        self.clinic.tell_holder(&old.case, &old.id, form)?;
        Ok(())
    }

    /// Saves a copy into the case's folder, and the record says so.
    pub(super) fn give(&self, id: &str, give: &Give, played: &mut Played) -> Result<()> {
        let Some(folder) = &self.copies else {
            return Ok(());
        };
        let folder = folder.join(id);
        fs::create_dir_all(&folder).map_err(|error| {
            Problem::new(Code::System, format!("{}: {error}", folder.display()))
        })?;
        let name = if give.paper {
            self.give_paper(give, played, &folder)?
        } else {
            let report = played.last_report()?;
            let copy = CopyForm {
                copy_for: give.to.clone(),
                edition: give.edition.clone(),
                duplicate: give.duplicate,
            };
            let name = self
                .clinic
                .copy_file_name(&report.case, &report.id, &copy)?;
            self.clinic
                .save_report_copy(&report.case, &report.id, &copy, &folder.join(&name))?;
            name
        };
        played.saved.push(name);
        Ok(())
    }

    fn give_paper(&self, give: &Give, played: &Played, folder: &std::path::Path) -> Result<String> {
        let paper = played
            .papers
            .last()
            .ok_or_else(|| Problem::not_found("paper"))?;
        let edition = match give.edition.as_str() {
            "" => "standard",
            edition => edition,
        };
        let issued = self.clinic.issued_paper(&paper.case, &paper.id)?;
        let name = paper_file(&issued.file_name, edition);
        let to: PathBuf = folder.join(&name);
        self.clinic
            .save_paper_copy(&paper.case, &paper.id, &give.to, edition, &to)?;
        Ok(name)
    }
}

/// `2026-09-07_gp-letter_7Q4M-2C9X-KD-R.pdf`, with the edition before the dot where it is another.
pub(super) fn paper_file(name: &str, edition: &str) -> String {
    match (name.strip_suffix(".pdf"), edition) {
        (Some(stem), edition) if edition != "standard" => {
            format!("{stem}_{}.pdf", edition.replace('_', "-"))
        }
        _ => name.to_owned(),
    }
}
