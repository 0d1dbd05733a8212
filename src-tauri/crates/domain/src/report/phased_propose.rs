//! A first draft of a phased return, to be changed by whoever knows the job.

use super::phased::{PhasedWeek, Shift};
use chrono::{Days, NaiveDate};

/// The first week's share of the usual hours, in thousandths [I].
const FIRST_SHARE: u32 = 333;
/// The first week's share of each shift where shifts are both fewer and shorter, in thousandths [I].
const FIRST_SHARE_OF_A_SHIFT: u32 = 500;
/// A shift shorter than this is hardly worth the journey, in minutes [I].
const SHORTEST_MINUTES: u32 = 120;
/// Shifts are shortened to half hours, as rotas have them [I].
const STEP_MINUTES: u32 = 30;

/// What grows: the question a tick at "phased return" leaves open, for someone on three 12-hour shifts above all
/// [F OTnews January 2019 p11].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phasing {
    /// On all the usual days, for fewer hours.
    ShorterShifts,
    /// Shifts of the usual length, on fewer days, as far apart as they can be.
    FewerShifts,
    /// Half of the days, for fewer hours; then full length; then more days.
    ShorterThenMore,
}

impl Phasing {
    pub const ALL: [Self; 3] = [
        Self::ShorterShifts,
        Self::FewerShifts,
        Self::ShorterThenMore,
    ];

    /// `shorter_shifts`, `fewer_shifts`, `shorter_then_more`.
    pub fn id(self) -> &'static str {
        match self {
            Self::ShorterShifts => "shorter_shifts",
            Self::FewerShifts => "fewer_shifts",
            Self::ShorterThenMore => "shorter_then_more",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.id() == id)
    }
}

/// `weeks` weeks from `first_monday` on that lead to the usual week, which is the last. Hours never fall from week to week;
/// shifts begin when they usually do. Empty where a date beyond the calendar would be needed.
pub fn propose(
    usual: &[Shift],
    first_monday: NaiveDate,
    weeks: u16,
    how: Phasing,
) -> Vec<PhasedWeek> {
    (0..weeks)
        .map_while(|at| {
            let beginning = first_monday.checked_add_days(Days::new(u64::from(at) * 7))?;
            Some(PhasedWeek {
                beginning,
                shifts: week(usual, u32::from(at), u32::from(weeks), how),
            })
        })
        .collect()
}

fn week(usual: &[Shift], at: u32, weeks: u32, how: Phasing) -> Vec<Shift> {
    if at + 1 >= weeks {
        return usual.to_vec();
    }
    match how {
        Phasing::ShorterShifts => shortened(usual, share(FIRST_SHARE, at, weeks - 1)),
        Phasing::FewerShifts => spread(usual, rounded(usual, share(FIRST_SHARE, at, weeks - 1))),
        Phasing::ShorterThenMore => {
            let shorter = weeks / 2;
            let few = usual.len().div_ceil(2);
            if at < shorter {
                return shortened(
                    &spread(usual, few),
                    share(FIRST_SHARE_OF_A_SHIFT, at, shorter),
                );
            }
            let (done, all) = (at - shorter + 1, weeks - shorter);
            let more = (usual.len() - few) * done as usize / all as usize;
            spread(usual, few + more)
        }
    }
}

/// From `first` at week 0 in equal steps to 1000 at week `last`.
fn share(first: u32, at: u32, last: u32) -> u32 {
    first + (1000 - first) * at / last.max(1)
}

fn shortened(shifts: &[Shift], share: u32) -> Vec<Shift> {
    let shorten = |shift: &Shift| {
        let usual = u32::from(shift.minutes);
        let steps = (usual * share / 1000 + STEP_MINUTES / 2) / STEP_MINUTES;
        let minutes = (steps * STEP_MINUTES).max(SHORTEST_MINUTES).min(usual);
        Shift {
            minutes: u16::try_from(minutes).unwrap_or(shift.minutes),
            ..*shift
        }
    };
    shifts.iter().map(shorten).collect()
}

/// How many whole shifts a share of them is: at least one.
fn rounded(shifts: &[Shift], share: u32) -> usize {
    ((shifts.len() * share as usize + 500) / 1000).max(1)
}

/// `count` of the shifts, the first among them, as evenly apart as they stand in the week.
fn spread(shifts: &[Shift], count: usize) -> Vec<Shift> {
    if count >= shifts.len() {
        return shifts.to_vec();
    }
    let gaps = count.saturating_sub(1).max(1);
    (0..count)
        .filter_map(|at| shifts.get((at * (shifts.len() - 1) + gaps / 2) / gaps))
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{shifts_typed, total_minutes, week_words};
    use chrono::Weekday;
    use proptest::prelude::*;

    fn usual(cells: [&str; 7]) -> Vec<Shift> {
        let mut day = Weekday::Mon;
        let mut shifts = Vec::new();
        for cell in cells {
            shifts.extend(shifts_typed(cell, day).unwrap_or_else(|| panic!("{cell}")));
            day = day.succ();
        }
        shifts
    }

    fn proposed(cells: [&str; 7], weeks: u16, how: Phasing) -> Vec<String> {
        let monday = NaiveDate::from_ymd_opt(2026, 9, 14).unwrap_or_default();
        propose(&usual(cells), monday, weeks, how)
            .iter()
            .map(|week| format!("{} {}", week.beginning, week_words(&week.shifts)))
            .collect()
    }

    const NIGHTS: [&str; 7] = ["", "20-08", "20-08", "20-08", "", "", ""];

    #[test]
    fn three_nights_become_shorter() {
        assert_eq!(
            proposed(NIGHTS, 3, Phasing::ShorterShifts),
            [
                "2026-09-14 Tue to Thu 20:00 to 24:00 (4 hours each), 12 hours",
                "2026-09-21 Tue to Thu 20:00 to 04:00 next day (8 hours each), 24 hours",
                "2026-09-28 Tue to Thu 20:00 to 08:00 next day (12 hours each), 36 hours",
            ]
        );
    }

    #[test]
    fn three_nights_become_fewer_and_stand_apart() {
        assert_eq!(
            proposed(NIGHTS, 3, Phasing::FewerShifts),
            [
                "2026-09-14 Tue 20:00 to 08:00 next day (12 hours)",
                "2026-09-21 Tue, Thu 20:00 to 08:00 next day (12 hours each), 24 hours",
                "2026-09-28 Tue to Thu 20:00 to 08:00 next day (12 hours each), 36 hours",
            ]
        );
    }

    #[test]
    fn three_nights_become_shorter_then_more() {
        assert_eq!(
            proposed(NIGHTS, 4, Phasing::ShorterThenMore),
            [
                "2026-09-14 Tue, Thu 20:00 to 02:00 next day (6 hours each), 12 hours",
                "2026-09-21 Tue, Thu 20:00 to 05:00 next day (9 hours each), 18 hours",
                "2026-09-28 Tue, Thu 20:00 to 08:00 next day (12 hours each), 24 hours",
                "2026-10-05 Tue to Thu 20:00 to 08:00 next day (12 hours each), 36 hours",
            ]
        );
    }

    #[test]
    fn one_week_is_the_usual_one_and_no_usual_week_proposes_none() {
        assert_eq!(proposed(NIGHTS, 1, Phasing::FewerShifts).len(), 1);
        assert_eq!(
            proposed([""; 7], 2, Phasing::ShorterThenMore),
            ["2026-09-14 no work", "2026-09-21 no work"]
        );
    }

    proptest! {
        #[test]
        fn hours_never_fall_and_end_with_the_usual(
            minutes in proptest::collection::vec(1u16..=1440, 0..=7), weeks in 1u16..=26, how in 0usize..3,
        ) {
            let mut day = Weekday::Mon;
            let usual: Vec<Shift> = minutes.iter().map(|minutes| {
                let shift = Shift { day, start: None, minutes: *minutes };
                day = day.succ();
                shift
            }).collect();
            // Fewer shifts of unlike lengths: the ones picked may be the short ones, so only like ones must rise.
            let alike: Vec<Shift> = usual.iter().map(|s| Shift { minutes: minutes[0], ..*s }).collect();
            let monday = NaiveDate::from_ymd_opt(2026, 9, 14).unwrap_or_default();
            let weeks_of = propose(&alike, monday, weeks, Phasing::ALL[how]);
            prop_assert_eq!(weeks_of.len(), usize::from(weeks));
            prop_assert_eq!(&weeks_of[weeks_of.len() - 1].shifts, &alike);
            let totals: Vec<u32> = weeks_of.iter().map(|w| total_minutes(&w.shifts)).collect();
            prop_assert!(totals.is_sorted(), "{:?}", totals);
            let shorter = propose(&usual, monday, weeks, Phasing::ShorterShifts);
            prop_assert!(shorter.iter().map(|w| total_minutes(&w.shifts)).is_sorted());
            for (week, at) in weeks_of.iter().zip(0u64..) {
                prop_assert_eq!(Some(week.beginning), monday.checked_add_days(Days::new(at * 7)));
            }
        }
    }
}
