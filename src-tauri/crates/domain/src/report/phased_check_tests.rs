//! Each rule of a schedule once broken, and the rule of rest against a model that counts minutes.

use super::*;
use crate::report::{PhasedWeek, shifts_typed};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn shifts(cells: [&str; 7]) -> Vec<Shift> {
    let mut day = Weekday::Mon;
    let mut all = Vec::new();
    for cell in cells {
        all.extend(shifts_typed(cell, day).unwrap_or_else(|| panic!("{cell}")));
        day = day.succ();
    }
    all
}

const NIGHTS: [&str; 7] = ["20-08", "20-08", "20-08", "", "", "", ""];
const TWO: [&str; 7] = ["20-08", "", "20-08", "", "", "", ""];
const ONE: [&str; 7] = ["20-08", "", "", "", "", "", ""];

fn phased(usual: [&str; 7], weeks: &[[&str; 7]]) -> PhasedReturn {
    let weeks = weeks.iter().zip(0u64..).map(|(cells, at)| PhasedWeek {
        beginning: day("2026-09-14") + Days::new(at * 7),
        shifts: shifts(*cells),
    });
    PhasedReturn {
        usual: shifts(usual),
        weeks: weeks.collect(),
    }
}

fn found(phased: &PhasedReturn) -> Vec<String> {
    let period = Period {
        from: day("2026-09-07"),
        to: day("2026-10-04"),
    };
    check_phased(phased, period)
        .iter()
        .map(|f| {
            let severity = if f.blocks() { "block" } else { "warn" };
            format!(
                "{severity} {} {}",
                f.field.trim_start_matches("phased_return"),
                f.code
            )
        })
        .collect()
}

#[test]
fn three_nights_in_three_steps_raise_nothing() {
    assert_eq!(
        found(&phased(NIGHTS, &[ONE, TWO, NIGHTS])),
        Vec::<String>::new()
    );
}

#[test]
fn what_stops_a_schedule() {
    assert_eq!(found(&phased(NIGHTS, &[])), ["block  phased_no_weeks"]);
    assert_eq!(
        found(&phased(NIGHTS, &[NIGHTS; 27])),
        ["block  phased_too_long"]
    );
    let mut tuesday = phased(NIGHTS, &[ONE, NIGHTS]);
    tuesday.weeks[0].beginning = day("2026-09-15");
    assert_eq!(found(&tuesday), ["block .weeks[0] phased_week_not_monday"]);
    let mut twice = phased(NIGHTS, &[ONE, NIGHTS]);
    twice.weeks[1].beginning = twice.weeks[0].beginning;
    assert_eq!(found(&twice), ["block .weeks[1] phased_weeks_order"]);
    let mut long = phased(NIGHTS, &[ONE, NIGHTS]);
    long.weeks[0].shifts[0].minutes = 1441;
    long.usual[2].minutes = 0;
    assert_eq!(
        found(&long),
        [
            "block .usual[2] phased_shift_length",
            "block .weeks[0].shifts[0] phased_shift_length"
        ]
    );
    let mut many = phased(NIGHTS, &[ONE, NIGHTS]);
    many.weeks[0].shifts = vec![many.usual[0]; 15];
    assert_eq!(found(&many), ["block .weeks[0] phased_too_many_shifts"]);
    let overlap = phased(NIGHTS, &[["8-16, 15-17", "", "", "", "", "", ""], NIGHTS]);
    assert_eq!(
        found(&overlap),
        ["block .weeks[0].shifts[1] phased_shifts_overlap"]
    );
}

#[test]
fn what_is_worth_a_second_look() {
    let fewer = phased(NIGHTS, &[TWO, ONE, NIGHTS]);
    assert_eq!(found(&fewer), ["warn .weeks[1] phased_hours_fall"]);
    assert_eq!(
        found(&phased(NIGHTS, &[NIGHTS, NIGHTS])),
        ["warn  phased_hours_do_not_rise"]
    );
    assert_eq!(
        found(&phased(NIGHTS, &[ONE, TWO])),
        ["warn .weeks[1] phased_goal_not_usual"]
    );
    assert_eq!(
        found(&phased([""; 7], &[ONE, TWO])),
        ["warn .usual phased_no_usual"]
    );
    assert_eq!(
        found(&phased(NIGHTS, &[ONE, [""; 7], NIGHTS])),
        ["warn .weeks[1] phased_week_empty"]
    );
    let mut gap = phased(NIGHTS, &[ONE, NIGHTS]);
    gap.weeks[1].beginning = day("2026-09-28");
    assert_eq!(found(&gap), ["warn .weeks[1] phased_week_missing"]);
    // Four weeks from 14 September end after the period; the Sunday of the third is in it.
    let past = phased(NIGHTS, &[ONE, ONE, TWO, NIGHTS, NIGHTS]);
    assert_eq!(found(&past), ["warn .weeks[3] phased_outside_period"]);
}

#[test]
fn rest_is_counted_past_midnight_and_past_sunday() {
    let day_after_night = phased(NIGHTS, &[["20-08", "16-20", "", "", "", "", ""], NIGHTS]);
    assert_eq!(
        found(&day_after_night),
        ["warn .weeks[0].shifts[1] phased_short_rest"]
    );
    let over_sunday = phased(
        NIGHTS,
        &[
            ["", "", "", "", "", "", "20-08"],
            ["12-22", "", "20-08", "20-08", "", "", "10+2"],
        ],
    );
    assert_eq!(
        found(&over_sunday),
        ["warn .weeks[1].shifts[0] phased_short_rest"]
    );
    let eleven = phased(NIGHTS, &[["8-16", "3-11", "", "", "", "", ""], NIGHTS]);
    assert_eq!(found(&eleven), Vec::<String>::new());
}

#[test]
fn a_split_day_is_one_days_work() {
    let cleaner = phased(
        NIGHTS,
        &[["6-9, 16-19", "6-9, 16-19", "", "", "", "", ""], NIGHTS],
    );
    assert_eq!(found(&cleaner), Vec::<String>::new());
    let long = phased(NIGHTS, &[["6-9, 17-20", "", "", "", "", "", ""], NIGHTS]);
    assert_eq!(found(&long), ["warn .weeks[0].shifts[1] phased_long_day"]);
    let one = phased(NIGHTS, &[["14", "8+14", "", "", "", "", ""], NIGHTS]);
    assert_eq!(
        found(&one),
        [
            "warn .weeks[0].shifts[0] phased_long_day",
            "warn .weeks[0].shifts[1] phased_long_day"
        ]
    );
}

#[test]
fn appointments() {
    let schedule = phased(NIGHTS, &[ONE, NIGHTS]);
    let at = |on: &str, from: u32, to: u32| Appointment {
        on: day(on),
        from: NaiveTime::from_hms_opt(from, 0, 0).unwrap_or_default(),
        to: NaiveTime::from_hms_opt(to, 0, 0).unwrap_or_default(),
    };
    let fields = |appointments: &[Appointment]| -> Vec<String> {
        shifts_over_appointments(&schedule, appointments)
            .into_iter()
            .map(|f| f.field)
            .collect()
    };
    // The night of Monday ends on Tuesday at 8.
    assert_eq!(
        fields(&[at("2026-09-15", 7, 9)]),
        ["phased_return.weeks[0].shifts[0]"]
    );
    assert_eq!(
        fields(&[at("2026-09-15", 8, 9), at("2026-09-14", 19, 20)]),
        Vec::<String>::new()
    );
}

/// For each minute how many shifts there are, and the day whose work it is: what the rule says, said the slow way.
fn by_minutes(phased: &PhasedReturn) -> (usize, usize, usize) {
    let first = minutes_of(phased.weeks[0].beginning);
    let length = usize::try_from(MINUTES_A_DAY).unwrap_or_default() * 7 * (phased.weeks.len() + 1);
    let mut days: Vec<Option<i64>> = vec![None; length];
    let mut overlapping = 0;
    for shift in placed(phased) {
        for minute in shift.start..shift.end {
            let at = usize::try_from(minute - first).unwrap_or_default();
            overlapping += usize::from(days[at].is_some());
            days[at] = Some(shift.day);
        }
    }
    let (mut short, mut long) = (0, 0);
    let (mut worked, mut rested, mut of) = (0i64, 0i64, None);
    for now in days.into_iter().chain(std::iter::once(Some(i64::MAX))) {
        let Some(now) = now else {
            rested += 1;
            continue;
        };
        let same = of == Some(now);
        if of.is_some() && same && rested < REST_MINUTES_MIN {
            worked += rested + 1;
        } else {
            long += usize::from(worked > WORKING_DAY_MINUTES_MAX);
            short += usize::from(of.is_some() && now != i64::MAX && rested < REST_MINUTES_MIN);
            worked = 1;
        }
        (rested, of) = (0, Some(now));
    }
    (overlapping, short, long)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn rest_agrees_with_the_minutes(
        weeks in proptest::collection::vec(proptest::collection::vec((0u8..7, 0u32..96, 1u16..64), 0..5), 1..4),
    ) {
        let weeks = weeks.iter().zip(0u64..).map(|(week, at)| PhasedWeek {
            beginning: day("2026-09-14") + Days::new(at * 7),
            shifts: week.iter().map(|(day, quarter, quarters)| Shift {
                day: Weekday::try_from(*day).unwrap_or(Weekday::Mon),
                start: NaiveTime::from_num_seconds_from_midnight_opt(quarter * 900, 0),
                minutes: quarters * 15,
            }).collect(),
        });
        let schedule = PhasedReturn { usual: Vec::new(), weeks: weeks.collect() };
        let mut findings = Vec::new();
        rest(&schedule, &mut findings);
        let count = |code: &str| findings.iter().filter(|f| f.code == code).count();
        let (overlapping, short, long) = by_minutes(&schedule);
        prop_assert_eq!(count("phased_shifts_overlap") > 0, overlapping > 0);
        if overlapping == 0 {
            prop_assert_eq!((count("phased_short_rest"), count("phased_long_day")), (short, long));
        }
    }
}
