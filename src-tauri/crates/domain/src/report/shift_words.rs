//! A shift, a week and its hours in words, the same on paper, on the screen and read aloud.

use super::phased::Shift;
use chrono::{NaiveTime, Timelike, Weekday};

const MINUTES_A_DAY: u32 = 24 * 60;

/// All minutes of a week's shifts, breaks included.
pub fn total_minutes(shifts: &[Shift]) -> u32 {
    shifts.iter().map(|shift| u32::from(shift.minutes)).sum()
}

/// "24 hours", "1 hour", "37.5 hours", "7 hours 20 minutes", "no hours": quarters of an hour are decimals, as rotas have them.
pub fn hours_words(minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let unit = |n: u32, one: &str| {
        if n == 1 {
            format!("1 {one}")
        } else {
            format!("{n} {one}s")
        }
    };
    match (hours, rest) {
        (0, 0) => "no hours".to_owned(),
        (0, rest) => unit(rest, "minute"),
        (hours, 0) => unit(hours, "hour"),
        (hours, 15) => format!("{hours}.25 hours"),
        (hours, 30) => format!("{hours}.5 hours"),
        (hours, 45) => format!("{hours}.75 hours"),
        (hours, rest) => format!("{} {}", unit(hours, "hour"), unit(rest, "minute")),
    }
}

/// "Mon, Wed 20:00 to 08:00 next day (12 hours each)"; "Mon to Fri 4 hours each; Sat 09:00 to 11:30 (2.5 hours)"; "no work"
/// for none. Shifts that are alike are said once, with their days; three days in a row or more are a range. In the order of
/// the week, whatever the order of `shifts`.
pub fn shifts_words(shifts: &[Shift]) -> String {
    if shifts.is_empty() {
        return "no work".to_owned();
    }
    let groups: Vec<String> = alike(shifts)
        .into_iter()
        .map(|(one, days)| {
            let each = if days.len() > 1 { " each" } else { "" };
            let hours = hours_words(u32::from(one.minutes));
            let days = days_words(&days);
            match one.start {
                Some(start) => {
                    format!("{days} {} ({hours}{each})", times_words(start, one.minutes))
                }
                None => format!("{days} {hours}{each}"),
            }
        })
        .collect();
    groups.join("; ")
}

/// "Mon, Wed 20:00 to 08:00 next day (12 hours each), 24 hours"; "no work" for none; the total is left out where it would
/// only say again what one shift says.
pub fn week_words(shifts: &[Shift]) -> String {
    let words = shifts_words(shifts);
    if shifts.len() < 2 {
        return words;
    }
    format!("{words}, {}", hours_words(total_minutes(shifts)))
}

/// "20:00 to 08:00 next day".
fn times_words(start: NaiveTime, minutes: u16) -> String {
    let from = start.num_seconds_from_midnight() / 60;
    let end = from + u32::from(minutes);
    let clock = end % MINUTES_A_DAY;
    let next = if end > MINUTES_A_DAY { " next day" } else { "" };
    // Midnight as the end of a shift is 24:00 of that day, as rotas have it: 00:00 could be either end of the day.
    if end == MINUTES_A_DAY {
        return format!("{} to 24:00", start.format("%H:%M"));
    }
    format!(
        "{} to {:02}:{:02}{next}",
        start.format("%H:%M"),
        clock / 60,
        clock % 60
    )
}

/// Shifts of the same times together, in the order of the first of each, with their days in the order of the week.
fn alike(shifts: &[Shift]) -> Vec<(Shift, Vec<Weekday>)> {
    let mut sorted = shifts.to_vec();
    sorted.sort_by_key(|shift| (shift.day.num_days_from_monday(), shift.start));
    let mut groups: Vec<(Shift, Vec<Weekday>)> = Vec::new();
    for shift in sorted {
        // Two like shifts on one day stay two: joined, one of them would be unsaid.
        let group = groups.iter_mut().find(|(one, days)| {
            one.start == shift.start && one.minutes == shift.minutes && !days.contains(&shift.day)
        });
        match group {
            Some((_, days)) => days.push(shift.day),
            None => groups.push((shift, vec![shift.day])),
        }
    }
    groups
}

/// "Mon", "Mon, Wed", "Mon to Fri", "Mon to Wed, Sat".
fn days_words(days: &[Weekday]) -> String {
    let mut runs: Vec<Vec<Weekday>> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some(run) if run.last().map(Weekday::succ) == Some(*day) && *day != Weekday::Mon => {
                run.push(*day);
            }
            _ => runs.push(vec![*day]),
        }
    }
    let words: Vec<String> = runs
        .iter()
        .flat_map(|run| match run.as_slice() {
            [first, .., last] if run.len() > 2 => vec![format!("{first} to {last}")],
            few => few.iter().map(Weekday::to_string).collect(),
        })
        .collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

    fn at(days: &[Weekday], hour: u32, minutes: u16) -> Vec<Shift> {
        let start = NaiveTime::from_hms_opt(hour, 0, 0);
        days.iter()
            .map(|day| Shift {
                day: *day,
                start,
                minutes,
            })
            .collect()
    }

    fn long(days: &[Weekday], minutes: u16) -> Vec<Shift> {
        days.iter()
            .map(|day| Shift {
                day: *day,
                start: None,
                minutes,
            })
            .collect()
    }

    #[test]
    fn weeks_in_words() {
        for (shifts, words) in [
            (
                at(&[Mon, Wed], 20, 720),
                "Mon, Wed 20:00 to 08:00 next day (12 hours each), 24 hours",
            ),
            (
                at(&[Sun], 20, 720),
                "Sun 20:00 to 08:00 next day (12 hours)",
            ),
            (at(&[Fri], 14, 600), "Fri 14:00 to 24:00 (10 hours)"),
            (
                long(&[Mon, Tue, Wed, Thu, Fri], 240),
                "Mon to Fri 4 hours each, 20 hours",
            ),
            (
                long(&[Mon, Tue, Wed, Sat, Sun], 450),
                "Mon to Wed, Sat, Sun 7.5 hours each, 37.5 hours",
            ),
            (
                [at(&[Wed], 9, 240), long(&[Mon], 60)].concat(),
                "Mon 1 hour; Wed 09:00 to 13:00 (4 hours), 5 hours",
            ),
            (
                [at(&[Mon], 8, 240), at(&[Mon], 14, 240)].concat(),
                "Mon 08:00 to 12:00 (4 hours); Mon 14:00 to 18:00 (4 hours), 8 hours",
            ),
            (long(&[Mon, Mon], 120), "Mon 2 hours; Mon 2 hours, 4 hours"),
            (Vec::new(), "no work"),
        ] {
            assert_eq!(week_words(&shifts), words);
        }
    }

    #[test]
    fn hours_in_words() {
        for (minutes, words) in [
            (0, "no hours"),
            (45, "45 minutes"),
            (60, "1 hour"),
            (61, "1 hour 1 minute"),
            (2250, "37.5 hours"),
            (440, "7 hours 20 minutes"),
            (435, "7.25 hours"),
            (465, "7.75 hours"),
        ] {
            assert_eq!(hours_words(minutes), words);
        }
    }
}
