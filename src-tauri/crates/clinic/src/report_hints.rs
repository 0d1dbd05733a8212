//! Hints on how a report is worded: they stop nothing and need no answer.

use crate::content::library;
use crate::forms::ReportForm;
use crate::phased_form::cell_on;
use crate::session::Clinic;
use crate::views::FindingView;
use domain::report::ReportContent;
use domain::wording::{Said, wording_hints};

impl Clinic {
    /// What would make recommendations clearer; for each text its hints.
    pub fn wording_hints(&self, recommendations: &[String]) -> Vec<Vec<String>> {
        let rules = library().wording_rules();
        let of = |text: &String| {
            wording_hints(rules, text, Said::Recommendation)
                .into_iter()
                .map(|hint| hint.message)
                .collect()
        };
        recommendations.iter().map(of).collect()
    }
}

/// Hints on a form as typed, by its fields.
pub(crate) fn report_hints(form: &ReportForm, content: Option<&ReportContent>) -> Vec<FindingView> {
    let rules = library().wording_rules();
    let mut hints = Vec::new();
    let mut add = |field: String, text: &str, said| {
        hints.extend(
            wording_hints(rules, text, said)
                .into_iter()
                .map(|one| hint(&field, one.code, one.message)),
        );
    };
    for (at, row) in form.rows.iter().enumerate() {
        add(
            format!("rows[{at}].difficulty"),
            &row.difficulty,
            Said::Besides,
        );
        add(
            format!("rows[{at}].recommendation"),
            &row.recommendation,
            Said::Recommendation,
        );
    }
    add("comments".to_owned(), &form.comments, Said::Besides);
    hints.extend(review_day(content));
    hints
}

/// A review is no reason to miss a shift that is only just possible again.
fn review_day(content: Option<&ReportContent>) -> Option<FindingView> {
    let content = content?;
    let field = cell_on(content.phased_return.as_ref()?, content.review.on?)?;
    let message = "The follow-up review is on this day: agree a time outside the shift.";
    Some(hint(&field, "phased_review_day", message.to_owned()))
}

fn hint(field: &str, code: &str, message: String) -> FindingView {
    FindingView {
        severity: "hint".to_owned(),
        field: field.to_owned(),
        code: code.to_owned(),
        message,
        answered: false,
    }
}
