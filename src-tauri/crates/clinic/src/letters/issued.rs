//! A paper that was issued, to read and to give copies of.

use super::desk::readers;
use super::slot::Reader;
use super::template::template;
use super::views::IssuedPaper;
use crate::patients::reach;
use crate::problem::{Problem, Result};
use crate::read::id;
use crate::report_life::suggested_edition;
use crate::session::{Clinic, Session};
use crate::views::ChoiceView;
use crate::words;
use domain::case_now::{Entry, PaperEntry};
use domain::ids::{CaseId, PaperId};
use domain::paper::{CopyEdition, PaperGiven};
use domain::paper_content::PaperKind;
use report::Style;

impl Clinic {
    /// An issued paper.
    pub fn issued_paper(&self, case: &str, paper: &str) -> Result<IssuedPaper> {
        self.session()?
            .paper_issued(CaseId(id(case, "case")?), PaperId(id(paper, "paper")?))
    }
}

impl Session {
    pub(super) fn paper_issued(&self, case: CaseId, paper: PaperId) -> Result<IssuedPaper> {
        let (case, _) = self.case(case)?;
        let patient = self.case_and_patient(&case)?;
        let entry = case
            .paper(paper)
            .ok_or_else(|| Problem::not_found("paper"))?;
        let content = &entry.paper.content;
        let wanted = if entry.paper.copy_for == "patient" {
            suggested_edition(&patient)
        } else {
            CopyEdition::Standard
        };
        Ok(IssuedPaper {
            id: paper.to_string(),
            case: case.id.to_string(),
            banner: self.banner(&patient),
            kind: content.kind.id().to_owned(),
            name: kind_name(content.kind).to_owned(),
            title: content.title.clone(),
            number: content.number.clone(),
            issued_on: words::iso(content.issued_on),
            template: content.template.clone(),
            edition: content.edition.clone(),
            reader_words: reader_words(&entry.paper.copy_for).to_owned(),
            pages: entry.paper.pages,
            text: report::paper::text(content, &Style::default()),
            file_name: file_name(entry),
            given: entry.given.iter().map(given_words).collect(),
            readers: readers(&case, content.kind),
            editions: CopyEdition::ALL
                .into_iter()
                .map(|edition| ChoiceView {
                    id: edition.id().to_owned(),
                    words: edition_words(edition).to_owned(),
                })
                .collect(),
            edition_wanted: wanted.id().to_owned(),
            printers: crate::papers::printers(),
            employer_is_this_practice: case
                .job
                .get()
                .is_some_and(|job| job.employer_is_this_practice),
            reach: reach(&patient),
            return_to: self.return_to()?,
        })
    }
}

/// `YYYY-MM-DD_<kind>_<number>.pdf`: no name and no NHS number.
pub(super) fn file_name(entry: &PaperEntry) -> String {
    let content = &entry.paper.content;
    format!(
        "{}_{}_{}.pdf",
        words::iso(content.issued_on),
        content.kind.id().replace('_', "-"),
        content.number
    )
}

/// What a kind is called now.
pub(super) fn kind_name(kind: PaperKind) -> &'static str {
    template(kind).map_or("Paper", |template| template.name.as_str())
}

fn reader_words(copy_for: &str) -> &'static str {
    Reader::parse(copy_for).map_or("the patient", Reader::words)
}

fn edition_words(edition: CopyEdition) -> &'static str {
    match edition {
        CopyEdition::Standard => "Standard",
        CopyEdition::LargePrint => "Large print, 18 point",
        CopyEdition::PlainWords => "Plain words",
        CopyEdition::LargePlainWords => "Large print, plain words",
    }
}

/// "Letter to the GP 7Q4M-2C9X-KD-R": a line of the story.
pub(crate) fn paper_title(entry: &PaperEntry) -> String {
    let content = &entry.paper.content;
    format!("{} {}", kind_name(content.kind), content.number)
}

/// "Printed on 7 Sep 2026, for the GP, large print".
pub(crate) fn given_words(given: &Entry<PaperGiven>) -> String {
    let fact = &given.fact;
    let how = match fact.how.as_str() {
        "saved" => "Saved to a file",
        "opened" => "Opened to print",
        "printed" => "Printed",
        "reprinted" => "Printed again, the sheets before did not come out",
        "posted" => "Posted",
        other => other,
    };
    let mut line = format!(
        "{how} on {}, for {}",
        words::day(given.recorded.at.date_naive()),
        reader_words(&fact.copy_for)
    );
    if !fact.edition.is_standard() {
        line.push_str(&format!(", {}", words::within(edition_words(fact.edition))));
    }
    if !fact.to.is_empty() {
        line.push_str(&format!(": {}", fact.to));
    }
    line
}
