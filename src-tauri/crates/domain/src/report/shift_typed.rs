//! A day's shifts as one types them: "4", "8-12", "20-08", "20:00+12".

use super::phased::Shift;
use chrono::{NaiveTime, Timelike, Weekday};

const MINUTES_A_DAY: u16 = 24 * 60;

/// What a cell that does not read should be told.
pub const SHIFT_TYPED_HINT: &str = "Write hours as 4 or 7.5, times as 8-12 or 20-08, or a start and hours as 20:00+12. \
Leave it empty for a day off.";

/// The shifts typed for a day, several with commas between. Empty, `-` and `off` are a day off. `None` when it does not read.
///
/// - `4`, `7.5`, `4h`, `4h30`: a length, times not agreed;
/// - `8-12`, `08:30-16:00`, `20-08`, `8pm-8am`, `8 to 12`: from and to, past midnight where the end is not after the start;
///   `9-5` and `7-7` are a day's work, as people say them: on the twelve-hour clock where both ends may be, and `24` is midnight;
/// - `20:00+12`, `20+7.5`: a start and a length.
pub fn shifts_typed(text: &str, day: Weekday) -> Option<Vec<Shift>> {
    let text = text
        .trim()
        .to_lowercase()
        .replace(['–', '—', '−'], "-")
        .replace(" to ", "-");
    if text.is_empty() || text == "-" || text == "off" {
        return Some(Vec::new());
    }
    text.split([',', ';'])
        .map(|part| shift(part.trim(), day))
        .collect()
}

/// A day's shifts as they would be typed: "20-08", "07:30-19:30", "4", "7h20"; [`shifts_typed`] reads it back to the same shifts.
pub fn typed_of(shifts: &[Shift]) -> String {
    let parts: Vec<String> = shifts
        .iter()
        .map(|shift| match shift.start {
            None => length_typed(shift.minutes),
            Some(start) => {
                let from = start.num_seconds_from_midnight() / 60;
                let to = (from + u32::from(shift.minutes)) % u32::from(MINUTES_A_DAY);
                // A whole day would read as none, and 12:00 to 11:00 as to eleven at night.
                if to <= from && from < 13 * 60 && to >= 10 * 60 || to == from {
                    return format!("{}+{}", clock_typed(from), length_typed(shift.minutes));
                }
                format!("{}-{}", clock_typed(from), clock_typed(to))
            }
        })
        .collect();
    parts.join(", ")
}

/// "08", "08:30": with its zero, so that it is never taken for the afternoon.
fn clock_typed(minutes: u32) -> String {
    match minutes % 60 {
        0 => format!("{:02}", minutes / 60),
        rest => format!("{:02}:{rest:02}", minutes / 60),
    }
}

fn length_typed(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => hours.to_string(),
        (hours, 15) => format!("{hours}.25"),
        (hours, 30) => format!("{hours}.5"),
        (hours, 45) => format!("{hours}.75"),
        (hours, rest) => format!("{hours}h{rest:02}"),
    }
}

fn shift(text: &str, day: Weekday) -> Option<Shift> {
    let (start, minutes) = if let Some((start, long)) = text.split_once('+') {
        (Some(Clock::read(start)?.minutes), length(long)?)
    } else if let Some((from, to)) = text.split_once('-') {
        let (from, to) = (Clock::read(from)?, Clock::read(to)?);
        (Some(from.minutes), between(&from, &to))
    } else {
        (None, length(text)?)
    };
    let start = match start {
        Some(minutes) => Some(NaiveTime::from_num_seconds_from_midnight_opt(
            u32::from(minutes % MINUTES_A_DAY) * 60,
            0,
        )?),
        None => None,
    };
    (1..=MINUTES_A_DAY).contains(&minutes).then_some(Shift {
        day,
        start,
        minutes,
    })
}

/// A time of day as typed.
struct Clock {
    /// 0 to 1440; `24` is kept apart from `0` until the shift is known.
    minutes: u16,
    /// It may be meant on the twelve-hour clock: 1 to 12 without `am`, `pm` or a zero before.
    twelve: bool,
}

impl Clock {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
            (Some(rest), _) => (rest.trim(), Some(0)),
            (_, Some(rest)) => (rest.trim(), Some(12)),
            (None, None) => (text, None),
        };
        let (hour, minute) = match digits.split_once([':', '.']) {
            Some((hour, minute)) if minute.len() == 2 => (hour, number(minute)?),
            Some(_) => return None,
            // 2000 as on a rota.
            None if digits.len() == 4 && digits.is_ascii() => (&digits[..2], number(&digits[2..])?),
            None => (digits, 0),
        };
        if hour.is_empty() || hour.len() > 2 || minute > 59 {
            return None;
        }
        let zero = hour.starts_with('0');
        let hour = number(hour)?;
        let hour = match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(half) => hour % 12 + half,
            None => hour,
        };
        let minutes = hour * 60 + minute;
        let twelve = half.is_none() && !zero && (1..=12).contains(&hour);
        (minutes <= MINUTES_A_DAY).then_some(Self { minutes, twelve })
    }
}

/// From one to the other. "9-5" and "7-7" end in the afternoon: nobody says them of twenty hours.
fn between(from: &Clock, to: &Clock) -> u16 {
    let afternoon = to.minutes + MINUTES_A_DAY / 2;
    if to.minutes > from.minutes {
        to.minutes - from.minutes
    } else if from.twelve && to.twelve && afternoon > from.minutes {
        afternoon - from.minutes
    } else {
        to.minutes + MINUTES_A_DAY - from.minutes
    }
}

/// "4", "7.5", "4h", "4h30", "7.5 hours".
fn length(text: &str) -> Option<u16> {
    let text = text.trim();
    let text = ["hours", "hour", "hrs"]
        .into_iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(text)
        .trim();
    if let Some((hours, minutes)) = text.split_once('h') {
        let minutes = minutes.trim().trim_end_matches('m');
        let minutes = if minutes.is_empty() {
            0
        } else {
            number(minutes)?
        };
        if minutes > 59 {
            return None;
        }
        return in_minutes(number(hours.trim())?, minutes);
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let hundredths = match part.len() {
        0 => 0,
        1 => number(part)? * 10,
        2 => number(part)?,
        _ => return None,
    };
    // To the minute: 7.33 hours are 7 hours 20.
    in_minutes(number(whole)?, (hundredths * 60 + 50) / 100)
}

fn in_minutes(hours: u16, minutes: u16) -> Option<u16> {
    hours.checked_mul(60)?.checked_add(minutes)
}

fn number(digits: &str) -> Option<u16> {
    (!digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::shifts_words;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<String> {
        shifts_typed(text, Weekday::Mon).map(|shifts| shifts_words(&shifts))
    }

    #[test]
    fn every_way_of_typing_a_shift() {
        for (text, words) in [
            ("4", "Mon 4 hours"),
            ("7.5", "Mon 7.5 hours"),
            ("7.33", "Mon 7 hours 20 minutes"),
            ("4h30", "Mon 4.5 hours"),
            (" 4 hours ", "Mon 4 hours"),
            ("8-12", "Mon 08:00 to 12:00 (4 hours)"),
            ("8.30–12", "Mon 08:30 to 12:00 (3.5 hours)"),
            ("20-08", "Mon 20:00 to 08:00 next day (12 hours)"),
            ("20-8", "Mon 20:00 to 08:00 next day (12 hours)"),
            ("2000-0800", "Mon 20:00 to 08:00 next day (12 hours)"),
            ("8pm-8am", "Mon 20:00 to 08:00 next day (12 hours)"),
            ("20:00+12", "Mon 20:00 to 08:00 next day (12 hours)"),
            ("20+7.5", "Mon 20:00 to 03:30 next day (7.5 hours)"),
            ("9-5", "Mon 09:00 to 17:00 (8 hours)"),
            ("7-7", "Mon 07:00 to 19:00 (12 hours)"),
            ("12-8", "Mon 12:00 to 20:00 (8 hours)"),
            ("07-07", "Mon 07:00 to 07:00 next day (24 hours)"),
            ("14-24", "Mon 14:00 to 24:00 (10 hours)"),
            ("14 to 00", "Mon 14:00 to 24:00 (10 hours)"),
            (
                "8-12, 14-18",
                "Mon 08:00 to 12:00 (4 hours); Mon 14:00 to 18:00 (4 hours)",
            ),
            ("off", "no work"),
            ("", "no work"),
        ] {
            assert_eq!(read(text).as_deref(), Some(words), "{text}");
        }
    }

    #[test]
    fn what_does_not_read() {
        for text in [
            "x", "25", "0", "8-", "-8", "8-25", "8:5-12", "7:30", "4+", "13pm-4", "8-12,",
            "4 days", "٤", "99999", "8-12-4",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(start in proptest::option::of(0u32..1440), minutes in 1u16..=1440) {
            let start = start.and_then(|m| NaiveTime::from_num_seconds_from_midnight_opt(m * 60, 0));
            let shifts = vec![Shift { day: Weekday::Thu, start, minutes }];
            prop_assert_eq!(shifts_typed(&typed_of(&shifts), Weekday::Thu), Some(shifts));
        }

        #[test]
        fn nothing_typed_breaks_it(text in "\\PC{0,12}") {
            for shift in shifts_typed(&text, Weekday::Mon).unwrap_or_default() {
                prop_assert!((1..=1440).contains(&shift.minutes));
            }
        }
    }
}
