//! A phased return as typed, and what is said of it: read into the schedule that is printed, and back.

use crate::read::Reading;
use crate::words;
use chrono::{NaiveDate, NaiveTime, Weekday};
use domain::report::{
    Appointment, PhasedReturn, PhasedWeek, SHIFT_TYPED_HINT, Shift, day_of, hours_words,
    shifts_typed, shifts_words, total_minutes, typed_of,
};
use serde::{Deserialize, Serialize};
use specta::Type;

const DAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// A phased return being written. Without weeks there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct PhasedForm {
    /// Monday to Sunday: "4", "8-12", "20-08", "20:00+12"; empty is a day off.
    pub usual: Vec<String>,
    pub weeks: Vec<PhasedWeekForm>,
    /// What shifts must not be in the way of. Not printed.
    pub appointments: Vec<AppointmentForm>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct PhasedWeekForm {
    /// The Monday it begins on.
    pub beginning: String,
    /// Monday to Sunday, as `usual`.
    pub days: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct AppointmentForm {
    pub on: String,
    pub from: String,
    pub to: String,
    pub what: String,
}

/// What a phased return says as far as it reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PhasedView {
    pub usual: PhasedWeekView,
    pub weeks: Vec<PhasedWeekView>,
}

/// A week as it prints; both empty where a day of it does not read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PhasedWeekView {
    /// "Mon, Wed 20:00 to 08:00 next day (12 hours each)".
    pub words: String,
    /// "24 hours".
    pub hours: String,
}

/// A schedule that was read, and what it must not be in the way of.
pub(crate) struct ReadPhased {
    pub(crate) schedule: PhasedReturn,
    pub(crate) appointments: Vec<Appointment>,
}

/// Reads a form; `None` without weeks, or where a problem was noted.
pub(crate) fn read_phased(r: &mut Reading, form: &PhasedForm) -> Option<ReadPhased> {
    if form.weeks.is_empty() {
        return None;
    }
    let usual = read_cells(r, "phased.usual", &form.usual);
    let mut weeks = Vec::new();
    for (at, week) in form.weeks.iter().enumerate() {
        let field = format!("phased.weeks[{at}]");
        let beginning = r.needed_day(
            &format!("{field}.beginning"),
            &week.beginning,
            "the Monday the week begins on",
        );
        let shifts = read_cells(r, &format!("{field}.days"), &week.days);
        if let (Some(beginning), Some(shifts)) = (beginning, shifts) {
            weeks.push(PhasedWeek { beginning, shifts });
        }
    }
    let appointments = read_appointments(r, &form.appointments);
    (weeks.len() == form.weeks.len())
        .then_some(usual)?
        .map(|usual| ReadPhased {
            schedule: PhasedReturn { usual, weeks },
            appointments,
        })
}

/// The shifts of Monday to Sunday.
pub(crate) fn read_cells(r: &mut Reading, field: &str, cells: &[String]) -> Option<Vec<Shift>> {
    let mut shifts = Some(Vec::new());
    for (at, (cell, day)) in cells.iter().zip(DAYS).enumerate() {
        match (shifts_typed(cell, day), &mut shifts) {
            (Some(read), Some(shifts)) => shifts.extend(read),
            (Some(_), None) => {}
            (None, _) => {
                r.wrong(format!("{field}[{at}]"), SHIFT_TYPED_HINT);
                shifts = None;
            }
        }
    }
    shifts
}

/// Seven cells, as they would be typed.
pub(crate) fn cells_of(shifts: &[Shift]) -> Vec<String> {
    let of_day = |day| -> Vec<Shift> {
        let mut shifts: Vec<Shift> = shifts.iter().filter(|s| s.day == day).copied().collect();
        shifts.sort_by_key(|shift| shift.start);
        shifts
    };
    DAYS.into_iter().map(|day| typed_of(&of_day(day))).collect()
}

pub(crate) fn week_form(week: &PhasedWeek) -> PhasedWeekForm {
    PhasedWeekForm {
        beginning: words::iso(week.beginning),
        days: cells_of(&week.shifts),
    }
}

/// The form that would say what was printed.
pub(crate) fn phased_form_of(schedule: Option<&PhasedReturn>) -> PhasedForm {
    schedule.map_or_else(PhasedForm::default, |schedule| PhasedForm {
        usual: cells_of(&schedule.usual),
        weeks: schedule.weeks.iter().map(week_form).collect(),
        appointments: Vec::new(),
    })
}

pub(crate) fn phased_view(form: &PhasedForm) -> PhasedView {
    let week = |cells: &[String]| -> PhasedWeekView {
        read_cells(&mut Reading::default(), "", cells)
            .map(|shifts| PhasedWeekView {
                words: shifts_words(&shifts),
                hours: hours_words(total_minutes(&shifts)),
            })
            .unwrap_or_default()
    };
    PhasedView {
        usual: week(&form.usual),
        weeks: form.weeks.iter().map(|one| week(&one.days)).collect(),
    }
}

/// The place in the form of a finding's place in the schedule.
pub(crate) fn phased_field(field: &str, schedule: &PhasedReturn) -> Option<String> {
    let rest = field.strip_prefix("phased_return")?;
    let day = |shift: Option<&Shift>| shift.map_or(0, |shift| shift.day.num_days_from_monday());
    if let Some(rest) = rest.strip_prefix(".usual[") {
        let at: usize = rest.trim_end_matches(']').parse().ok()?;
        return Some(format!("phased.usual[{}]", day(schedule.usual.get(at))));
    }
    if let Some((week, rest)) = rest
        .strip_prefix(".weeks[")
        .and_then(|rest| rest.split_once("].shifts["))
    {
        let at: usize = rest.trim_end_matches(']').parse().ok()?;
        let shifts = &schedule.weeks.get(week.parse::<usize>().ok()?)?.shifts;
        return Some(format!(
            "phased.weeks[{week}].days[{}]",
            day(shifts.get(at))
        ));
    }
    Some(format!("phased{rest}"))
}

/// The cell of a day on which something else is and there is a shift as well.
pub(crate) fn cell_on(schedule: &PhasedReturn, on: NaiveDate) -> Option<String> {
    schedule.weeks.iter().enumerate().find_map(|(at, week)| {
        let shift = week
            .shifts
            .iter()
            .find(|shift| day_of(week.beginning, shift) == Some(on))?;
        Some(format!(
            "phased.weeks[{at}].days[{}]",
            shift.day.num_days_from_monday()
        ))
    })
}

/// The Monday of a day's week.
pub(crate) fn monday_of(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

fn read_appointments(r: &mut Reading, forms: &[AppointmentForm]) -> Vec<Appointment> {
    let mut appointments = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        if [&form.on, &form.from, &form.to]
            .iter()
            .all(|typed| typed.trim().is_empty())
        {
            continue;
        }
        let field = format!("phased.appointments[{at}]");
        let on = r.needed_day(
            &format!("{field}.on"),
            &form.on,
            "the day of the appointment",
        );
        let times = times(&form.from, &form.to);
        if times.is_none() {
            r.wrong(
                format!("{field}.from"),
                "Enter from when to when, such as 10:30 and 11:15",
            );
        }
        if let (Some(on), Some((from, to))) = (on, times) {
            appointments.push(Appointment { on, from, to });
        }
    }
    appointments
}

/// Both on one day.
fn times(from: &str, to: &str) -> Option<(NaiveTime, NaiveTime)> {
    let shifts = shifts_typed(&format!("{}-{}", from.trim(), to.trim()), Weekday::Mon)?;
    let [shift] = shifts.as_slice() else {
        return None;
    };
    let start = shift.start?;
    let (to, past_midnight) =
        start.overflowing_add_signed(chrono::Duration::minutes(i64::from(shift.minutes)));
    match (past_midnight, to == NaiveTime::MIN) {
        (0, _) => Some((start, to)),
        (_, true) => Some((start, NaiveTime::from_hms_opt(23, 59, 0)?)),
        (_, false) => None,
    }
}
