//! What was written, replaced and given: looked up anew in the record for each point.

use super::check::{Seen, differs, not_all, one_line};
use super::predicate::{HolderSays, LookSays, PaperSays};
use crate::letters::views::IssuedPaper;
use crate::problem::{Problem, Result};
use crate::views::IssuedReport;

impl Seen<'_> {
    pub(super) fn fit_note_looks(&self, wanted: &[LookSays]) -> Option<String> {
        let looks = &self.case.fit_notes.looks;
        let missing = wanted.iter().find(|says| {
            !looks
                .iter()
                .any(|look| look.rule == says.rule && look.words.contains(&says.has))
        });
        missing.map(|says| format!("{} is not among {looks:?}", says.rule))
    }

    /// Every paper of every case of the person, the first issued first, as the record has it.
    fn papers(&self) -> Result<Vec<IssuedPaper>> {
        let mut papers = Vec::new();
        for case in &self.played.cases {
            let story = self.clinic.case(case)?.timeline;
            for entry in story.iter().rev().filter(|entry| entry.kind == "paper") {
                papers.push(self.clinic.issued_paper(case, &entry.id)?);
            }
        }
        Ok(papers)
    }

    pub(super) fn paper(&self, says: &PaperSays) -> Result<Option<String>> {
        let papers = self.papers()?;
        let Some(paper) = papers.iter().rev().find(|paper| paper.kind == says.kind) else {
            return Ok(Some(format!("no {} was issued", says.kind)));
        };
        if paper.issued_on != says.on {
            return Ok(Some(format!("issued on {}", paper.issued_on)));
        }
        let text = one_line(&paper.text);
        let there = says
            .lacks
            .iter()
            .find(|part| text.to_lowercase().contains(&part.to_lowercase()));
        if let Some(part) = there {
            return Ok(Some(format!("the text has \u{201c}{part}\u{201d}")));
        }
        Ok(not_all(&says.has, |part| text.contains(part)))
    }

    pub(super) fn paper_kinds(&self, wanted: &[String]) -> Result<Option<String>> {
        let found: Vec<String> = self.papers()?.into_iter().map(|paper| paper.kind).collect();
        Ok(differs(wanted, &found))
    }

    /// The report before the last.
    fn replaced(&self) -> Result<IssuedReport> {
        let before = self.played.reports.iter().rev().nth(1);
        let before = before.ok_or_else(|| Problem::not_found("report"))?;
        self.clinic.report(&before.case, &before.id)
    }

    pub(super) fn supersedes(&self, parts: &[String]) -> Result<Option<String>> {
        let (new, old) = (self.issued()?, self.replaced()?);
        let forth = new.life.supersedes.as_ref().map(|link| &link.report);
        let back = old.life.superseded_by.as_ref().map(|link| &link.report);
        if old.life.holds || forth != Some(&old.id) || back != Some(&new.id) {
            return Ok(Some(format!("linked: {forth:?}, {back:?}")));
        }
        let text = one_line(&new.text);
        Ok(not_all(parts, |part| text.contains(part)))
    }

    pub(super) fn holders(&self, wanted: &[HolderSays]) -> Result<Option<String>> {
        let found: Vec<HolderSays> = self
            .replaced()?
            .life
            .holders
            .into_iter()
            .map(|holder| HolderSays {
                told: !holder.told.is_empty() || holder.has_new,
                copy_for: holder.copy_for,
            })
            .collect();
        Ok(differs(wanted, &found))
    }

    pub(super) fn copy_given(&self, edition: &str) -> Result<Option<String>> {
        let copies = self.issued()?.life.copies;
        let there = copies.iter().any(|copy| copy.edition.starts_with(edition));
        Ok((!there).then(|| format!("found {copies:?}")))
    }
}
