//! The phased return as a small table under section 6.

use domain::report::{PhasedReturn, hours_words, shifts_words, total_minutes, week_words};

use super::{Part, Table, filled};
use crate::form::Form;
use crate::shape::Span;

/// Shares of the width: the week, its days and hours, the sum.
const WIDTHS: [f32; 3] = [0.2, 0.57, 0.23];

/// A line with the usual week, and a row a week. Each cell says what it means in words, so that the
/// table can be heard row by row.
pub(super) fn schedule(phased: &PhasedReturn, form: &Form) -> Vec<Part> {
    let words = &form.schedule;
    let mut lead = vec![Span::bold(format!("{}. ", words.heading))];
    lead.extend(filled(&words.usual, &[("week", week_words(&phased.usual))]));
    let rows = phased.weeks.iter().map(|week| {
        vec![
            week.beginning.format(&form.date).to_string(),
            shifts_words(&week.shifts),
            hours_words(total_minutes(&week.shifts)),
        ]
    });
    vec![
        Part::Lead(lead),
        Part::Table(Table {
            head: [&words.week, &words.shifts, &words.hours]
                .map(Clone::clone)
                .to_vec(),
            rows: rows.collect(),
            widths: WIDTHS.to_vec(),
        }),
    ]
}
