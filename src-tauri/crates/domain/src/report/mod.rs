//! The AHP Health and Work Report as plain content: what is printed, and what may not be.
//!
//! [`ReportContent`] is the whole printed document in the format `stepwell-report/1`. It knows
//! nothing of cases or contacts, so that the command line can render a report from a file and an
//! issued report can be read for ever without the record around it.
//!
//! - [`parse`] reads the JSON form and names every problem at once;
//! - [`check_rest`] says what else is wrong with a document that does not read;
//! - [`check`] applies the rules of the form to a content, whoever built it;
//! - [`nfc`] is how names and texts are normalised before they are kept.
//!
//! Nothing here reads a clock: what is "late" or "long" is measured between the dates of the report.
//!
//! Marks of sources in this module: `[F]` found in a published source, `[R]` professional knowledge,
//! `[I]` our own inference.

mod check;
mod content;
mod dates;
mod finding;
mod flagged;
mod node;
mod parse;
mod parse_phased;
mod phased;
mod phased_check;
mod phased_propose;
mod registration;
mod rest;
mod schedule;
mod shift_typed;
mod shift_words;
mod slot;
mod text;
mod week_typed;

pub use check::{
    PERIOD_DAYS_MAX, REPORT_NUMBER_CHARS_MAX, REVIEW_AFTER_PERIOD_DAYS_MAX, characters, check,
};
pub use content::{
    Advice, Difficulty, Edition, FieldText, Format, Lines, Option_, Patient, Period, Practitioner,
    Profession, ReportContent, Review,
};
pub use dates::{WrittenDate, written_dates};
pub use finding::{Finding, Severity};
pub use flagged::{SafetyCritical, unanswered_flags};
pub use parse::parse;
pub use phased::{PhasedReturn, PhasedWeek, Shift};
pub use phased_check::{
    Appointment, PHASED_WEEKS_MAX, REST_MINUTES_MIN, SHIFTS_A_WEEK_MAX, WORKING_DAY_MINUTES_MAX,
    check_phased, day_of, shifts_over_appointments,
};
pub use phased_propose::{Phasing, propose};
pub use registration::{hcpc_prefix, registration_fits};
pub use rest::check_rest;
pub use shift_typed::{SHIFT_TYPED_HINT, shifts_typed, typed_of};
pub use shift_words::{hours_words, shifts_words, total_minutes, week_words};
pub use slot::{Slot, slots};
pub use text::{Unprintable, nfc, unprintable};
pub use week_typed::week_typed;

#[cfg(test)]
mod tests;
