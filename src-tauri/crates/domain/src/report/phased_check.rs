//! What is worth a second look in a phased return, and what cannot stand.

use super::content::Period;
use super::finding::Finding;
use super::phased::{PhasedReturn, Shift};
use super::shift_words::{hours_words, total_minutes};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike, Weekday};

/// The most weeks a phased return is printed with [I].
pub const PHASED_WEEKS_MAX: usize = 26;
/// The most shifts a week holds: two on each day [I].
pub const SHIFTS_A_WEEK_MAX: usize = 14;
/// Daily rest of an adult worker: not less than 11 consecutive hours in each 24-hour period (Working Time Regulations 1998,
/// regulation 10(1)) [F cpa-uk.co.uk/support/giwtr.htm]. Some shift work, work split up over the day and services such as
/// hospitals are excepted with compensatory rest (regulations 21, 22, 24) [F xperthr.co.uk/quick-reference/daily-rest-periods],
/// so this asks and does not stop.
pub const REST_MINUTES_MIN: i64 = 11 * 60;
/// What 11 hours' rest leave of a day [I].
pub const WORKING_DAY_MINUTES_MAX: i64 = 24 * 60 - REST_MINUTES_MIN;

const MINUTES_A_DAY: i64 = 24 * 60;

/// Something at a fixed time that a shift would be in the way of. Not printed: it is the person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appointment {
    pub on: NaiveDate,
    pub from: NaiveTime,
    /// After `from`, the same day.
    pub to: NaiveTime,
}

/// The rules of a schedule, in the order of its weeks. Fields are paths such as `phased_return.weeks[1].shifts[0]`. Times are
/// local and a day has 24 hours: in the two nights when clocks change an hour's rest more or less is not seen.
pub fn check_phased(phased: &PhasedReturn, period: Period) -> Vec<Finding> {
    let mut findings = limits(phased);
    if findings.iter().any(Finding::blocks) {
        return findings;
    }
    weeks(phased, &mut findings);
    hours(phased, &mut findings);
    outside(phased, period, &mut findings);
    rest(phased, &mut findings);
    findings
}

/// Shifts that are at the time of an appointment: one finding for each.
pub fn shifts_over_appointments(
    phased: &PhasedReturn,
    appointments: &[Appointment],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for shift in placed(phased) {
        for one in appointments {
            let day = minutes_of(one.on);
            let (from, to) = (day + clock(one.from), day + clock(one.to));
            if from < shift.end && shift.start < to {
                let message = format!(
                    "This shift is at the time of an appointment: {} {}, {} to {}.",
                    one.on.weekday(),
                    one.on.format("%-d %B"),
                    one.from.format("%H:%M"),
                    one.to.format("%H:%M")
                );
                findings.push(Finding::warn(
                    shift.field,
                    "phased_over_appointment",
                    message,
                ));
                break;
            }
        }
    }
    findings
}

/// The day a shift begins on.
pub fn day_of(beginning: NaiveDate, shift: &Shift) -> Option<NaiveDate> {
    beginning.checked_add_days(Days::new(u64::from(shift.day.num_days_from_monday())))
}

fn limits(phased: &PhasedReturn) -> Vec<Finding> {
    let mut findings = Vec::new();
    let at = |week: usize| format!("phased_return.weeks[{week}]");
    if phased.weeks.is_empty() {
        let message = "The phased return has no weeks. Add them, or take it out.";
        findings.push(Finding::block("phased_return", "phased_no_weeks", message));
    }
    if phased.weeks.len() > PHASED_WEEKS_MAX {
        let message =
            format!("A phased return has at most {PHASED_WEEKS_MAX} weeks. Make it shorter.");
        findings.push(Finding::block("phased_return", "phased_too_long", message));
    }
    let lists = std::iter::once(("phased_return.usual".to_owned(), "usual", &phased.usual)).chain(
        phased
            .weeks
            .iter()
            .enumerate()
            .map(|(week, one)| (at(week), "shifts", &one.shifts)),
    );
    for (field, list, shifts) in lists {
        if shifts.len() > SHIFTS_A_WEEK_MAX {
            let message = format!("A week has at most {SHIFTS_A_WEEK_MAX} shifts.");
            findings.push(Finding::block(&field, "phased_too_many_shifts", message));
        }
        for (place, shift) in shifts.iter().enumerate() {
            if !(1..=1440).contains(&shift.minutes) {
                let field = if list == "usual" {
                    format!("{field}[{place}]")
                } else {
                    format!("{field}.shifts[{place}]")
                };
                let message = "A shift is between 1 minute and 24 hours long.";
                findings.push(Finding::block(field, "phased_shift_length", message));
            }
        }
    }
    for (week, one) in phased.weeks.iter().enumerate() {
        if one.beginning.weekday() != Weekday::Mon {
            let message = "A week begins on a Monday. Give the Monday of that week.";
            findings.push(Finding::block(at(week), "phased_week_not_monday", message));
        }
        if week > 0 && one.beginning <= phased.weeks[week - 1].beginning {
            let message = "This week is not after the one before it.";
            findings.push(Finding::block(at(week), "phased_weeks_order", message));
        }
    }
    findings
}

fn weeks(phased: &PhasedReturn, findings: &mut Vec<Finding>) {
    for (at, week) in phased.weeks.iter().enumerate() {
        let field = format!("phased_return.weeks[{at}]");
        if at > 0 && (week.beginning - phased.weeks[at - 1].beginning).num_days() > 7 {
            let message = "Between this week and the one before it nothing is said. Is that meant?";
            findings.push(Finding::warn(&field, "phased_week_missing", message));
        }
        if week.shifts.is_empty() {
            let message = "This week has no shifts: it prints as \"no work\". Is that meant?";
            findings.push(Finding::warn(&field, "phased_week_empty", message));
        }
    }
}

/// From the usual pattern to the goal: hours rise, and end where the person usually works [I].
fn hours(phased: &PhasedReturn, findings: &mut Vec<Finding>) {
    let totals: Vec<u32> = phased
        .weeks
        .iter()
        .map(|week| total_minutes(&week.shifts))
        .collect();
    for (at, pair) in totals.windows(2).enumerate() {
        if let [before, now] = pair
            && now < before
            && *now > 0
        {
            let message = format!(
                "Fewer hours than the week before: {} after {}.",
                hours_words(*now),
                hours_words(*before)
            );
            let field = format!("phased_return.weeks[{}]", at + 1);
            findings.push(Finding::warn(field, "phased_hours_fall", message));
        }
    }
    if totals.len() > 1 && totals.first() == totals.last() {
        let message =
            "The hours of the last week are those of the first: nothing is phased. Is that meant?";
        findings.push(Finding::warn(
            "phased_return",
            "phased_hours_do_not_rise",
            message,
        ));
    }
    if phased.usual.is_empty() {
        let message = "The usual week is not given: a reader sees from it where the return leads.";
        findings.push(Finding::warn(
            "phased_return.usual",
            "phased_no_usual",
            message,
        ));
        return;
    }
    let usual = total_minutes(&phased.usual);
    if let (Some(last), Some(at)) = (totals.last(), totals.len().checked_sub(1))
        && *last != usual
    {
        let message = format!(
            "The last week is {}, the usual week {}. Is that the goal?",
            hours_words(*last),
            hours_words(usual)
        );
        findings.push(Finding::warn(
            format!("phased_return.weeks[{at}]"),
            "phased_goal_not_usual",
            message,
        ));
    }
}

/// Shifts on days the report is not for: once, for the first such week.
fn outside(phased: &PhasedReturn, period: Period, findings: &mut Vec<Finding>) {
    let is_outside = |at: &usize| {
        let week = &phased.weeks[*at];
        week.shifts.iter().any(|shift| {
            day_of(week.beginning, shift).is_none_or(|day| day < period.from || day > period.to)
        })
    };
    let weeks: Vec<usize> = (0..phased.weeks.len()).filter(is_outside).collect();
    if let Some(first) = weeks.first() {
        let places: Vec<String> = weeks.iter().map(|at| (at + 1).to_string()).collect();
        let (noun, verb) = if weeks.len() == 1 {
            ("Week", "has")
        } else {
            ("Weeks", "have")
        };
        let message = format!(
            "{noun} {} {verb} shifts outside the period of the report.",
            places.join(", ")
        );
        findings.push(Finding::warn(
            format!("phased_return.weeks[{first}]"),
            "phased_outside_period",
            message,
        ));
    }
}

/// A shift with its times on one line of minutes through all weeks.
struct Placed {
    field: String,
    /// Midnight of the day it begins on.
    day: i64,
    start: i64,
    end: i64,
}

fn minutes_of(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce()) * MINUTES_A_DAY
}

fn clock(time: NaiveTime) -> i64 {
    i64::from(time.num_seconds_from_midnight() / 60)
}

/// All shifts whose times are known, as they follow one another.
fn placed(phased: &PhasedReturn) -> Vec<Placed> {
    let mut all: Vec<Placed> = Vec::new();
    for (at, week) in phased.weeks.iter().enumerate() {
        for (place, shift) in week.shifts.iter().enumerate() {
            let (Some(start), Some(day)) = (shift.start, day_of(week.beginning, shift)) else {
                continue;
            };
            let day = minutes_of(day);
            let start = day + clock(start);
            all.push(Placed {
                field: format!("phased_return.weeks[{at}].shifts[{place}]"),
                day,
                start,
                end: start + i64::from(shift.minutes),
            });
        }
    }
    all.sort_by_key(|shift| (shift.start, shift.end));
    all
}

/// Overlaps, days longer than rest allows, and less than 11 hours from one day's work to the next. Shifts that begin on one
/// day with less than that between them are one day's work with a break, as for people who clean morning and evening.
fn rest(phased: &PhasedReturn, findings: &mut Vec<Finding>) {
    for (at, week) in phased.weeks.iter().enumerate() {
        for (place, shift) in week.shifts.iter().enumerate() {
            if shift.start.is_none() && i64::from(shift.minutes) > WORKING_DAY_MINUTES_MAX {
                findings.push(too_long(
                    format!("phased_return.weeks[{at}].shifts[{place}]"),
                    i64::from(shift.minutes),
                ));
            }
        }
    }
    let mut work: Option<Placed> = None;
    for shift in placed(phased) {
        let Some(mut before) = work.take() else {
            work = Some(shift);
            continue;
        };
        let rest = shift.start - before.end;
        if rest < 0 {
            let message = "This shift begins before the one before it has ended.";
            findings.push(Finding::block(
                &shift.field,
                "phased_shifts_overlap",
                message,
            ));
        }
        if rest < REST_MINUTES_MIN && (rest < 0 || shift.day == before.day) {
            before.end = before.end.max(shift.end);
            before.field = shift.field;
            work = Some(before);
            continue;
        }
        if rest < REST_MINUTES_MIN {
            let message = format!(
                "Less than 11 hours' rest before this shift: {} (Working Time Regulations 1998, regulation 10).",
                u32::try_from(rest).map(hours_words).unwrap_or_default()
            );
            findings.push(Finding::warn(&shift.field, "phased_short_rest", message));
        }
        findings.extend(long_day(before));
        work = Some(shift);
    }
    findings.extend(work.and_then(long_day));
}

fn long_day(work: Placed) -> Option<Finding> {
    let minutes = work.end - work.start;
    (minutes > WORKING_DAY_MINUTES_MAX).then(|| too_long(work.field, minutes))
}

fn too_long(field: String, minutes: i64) -> Finding {
    let message = format!(
        "{} from the start of work to its end leave less than 11 hours' rest in the day.",
        u32::try_from(minutes).map(hours_words).unwrap_or_default()
    );
    Finding::warn(field, "phased_long_day", message)
}

#[cfg(test)]
#[path = "phased_check_tests.rs"]
mod tests;
