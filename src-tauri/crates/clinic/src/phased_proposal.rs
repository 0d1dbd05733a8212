//! A first draft of a phased return, and the usual week typed in a line.

use crate::phased_form::{PhasedWeekForm, cells_of, monday_of, read_cells, week_form};
use crate::problem::Result;
use crate::read::Reading;
use crate::session::Clinic;
use domain::case::Job;
use domain::report::{PHASED_WEEKS_MAX, Phasing, SHIFT_TYPED_HINT, propose, week_typed};

impl Clinic {
    /// Weeks that lead to the usual one, from the week of `first` on. `weeks`: 1 to 26. `how`: a way's id.
    pub fn propose_phased(
        &self,
        usual: &[String],
        first: &str,
        weeks: u32,
        how: &str,
    ) -> Result<Vec<PhasedWeekForm>> {
        let mut reading = Reading::default();
        let r = &mut reading;
        let shifts = read_cells(r, "phased.usual", usual);
        if shifts.as_ref().is_some_and(Vec::is_empty) {
            r.wrong(
                "phased.usual[0]",
                "Enter the usual week first: the return leads to it",
            );
        }
        let first = r.needed_day("phased.first", first, "the day the first week begins");
        let how = r.needed_choice(
            "phased.how",
            how,
            "shorter shifts, or fewer",
            Phasing::parse,
        );
        let weeks = u16::try_from(weeks)
            .ok()
            .filter(|weeks| (1..=PHASED_WEEKS_MAX).contains(&usize::from(*weeks)));
        if weeks.is_none() {
            r.wrong(
                "phased.count",
                format!("Enter a number of weeks from 1 to {PHASED_WEEKS_MAX}"),
            );
        }
        let read = match (shifts, first, weeks, how) {
            (Some(shifts), Some(first), Some(weeks), Some(how)) => {
                Some((shifts, first, weeks, how))
            }
            _ => None,
        };
        let (shifts, first, weeks, how) = reading.done(read)?;
        Ok(propose(&shifts, monday_of(first), weeks, how)
            .iter()
            .map(week_form)
            .collect())
    }

    /// A week said in a line, "Mon-Fri 9-5; Sat 8-12", as seven cells.
    pub fn usual_week(&self, text: &str) -> Result<Vec<String>> {
        let mut reading = Reading::default();
        let shifts = week_typed(text);
        if shifts.is_none() {
            reading.wrong(
                "phased.line",
                format!("Write days and times, such as Mon-Fri 9-5, or Mon, Wed 20-08; Sat 8-12. {SHIFT_TYPED_HINT}"),
            );
        }
        Ok(cells_of(&reading.done(shifts)?))
    }
}

/// The usual week as the job has it, only where its words leave no doubt; empty otherwise.
pub(crate) fn usual_of(job: Option<&Job>) -> Vec<String> {
    job.and_then(|job| {
        let both = format!("{} {}", job.shift_pattern, job.hours);
        week_typed(&job.shift_pattern)
            .or_else(|| week_typed(&job.hours))
            .or_else(|| week_typed(&both))
    })
    .map(|shifts| cells_of(&shifts))
    .unwrap_or_default()
}
