//! A week of shifts said in one line: "Mon-Fri 9-5", "Mon, Wed 20-08; Sat 8-12".

use super::phased::Shift;
use super::shift_typed::shifts_typed;
use chrono::Weekday;

/// The shifts of a week said in a line: days and then times or hours, parts with `;` between. `None` unless all of it reads:
/// a guess at someone's usual week would be worse than none.
pub fn week_typed(text: &str) -> Option<Vec<Shift>> {
    let mut shifts: Vec<Shift> = Vec::new();
    for part in text.trim().trim_end_matches('.').split(';') {
        let part = part.trim().to_lowercase().replace(['–', '—'], "-");
        let (days, times) = part.split_at(part.find(|c: char| c.is_ascii_digit())?);
        for day in days_typed(days)? {
            let of_day = shifts_typed(times, day)?;
            if of_day.is_empty() || shifts.iter().any(|shift| shift.day == day) {
                return None;
            }
            shifts.extend(of_day);
        }
    }
    shifts.sort_by_key(|shift| (shift.day.num_days_from_monday(), shift.start));
    (!shifts.is_empty()).then_some(shifts)
}

/// "mon-fri", "mon to fri", "mon, wed and fri", "tuesdays".
fn days_typed(text: &str) -> Option<Vec<Weekday>> {
    let text = text.trim().trim_end_matches([',', ':']).trim();
    let text = text
        .replace(" to ", "-")
        .replace(" and ", ",")
        .replace(['&', '/'], ",");
    let mut days = Vec::new();
    for part in text.split(',') {
        match part.split_once('-') {
            Some((from, to)) => {
                let (mut day, to) = (weekday(from)?, weekday(to)?);
                days.push(day);
                while day != to {
                    day = day.succ();
                    days.push(day);
                }
            }
            None => days.push(weekday(part)?),
        }
    }
    Some(days)
}

fn weekday(text: &str) -> Option<Weekday> {
    text.trim()
        .trim_end_matches('s')
        .parse()
        .ok()
        .or_else(|| text.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::week_words;

    #[test]
    fn only_what_reads_surely() {
        for (text, words) in [
            (
                "Mon-Fri 9-5",
                "Mon to Fri 09:00 to 17:00 (8 hours each), 40 hours",
            ),
            (
                "Monday to Friday, 09:00–17:00.",
                "Mon to Fri 09:00 to 17:00 (8 hours each), 40 hours",
            ),
            (
                "Mon, Wed and Fri 7.5",
                "Mon, Wed, Fri 7.5 hours each, 22.5 hours",
            ),
            ("Tuesdays 20-08", "Tue 20:00 to 08:00 next day (12 hours)"),
            (
                "Mon-Tue 20-08; Sat 8-12",
                "Mon, Tue 20:00 to 08:00 next day (12 hours each); Sat 08:00 to 12:00 (4 hours), 28 hours",
            ),
        ] {
            assert_eq!(
                week_typed(text)
                    .map(|shifts| week_words(&shifts))
                    .as_deref(),
                Some(words),
                "{text}"
            );
        }
        for text in [
            "",
            "40",
            "40 h days",
            "3 x 12 h nights",
            "Mon-Fri",
            "Mon-Fri 9-5 and Sat",
            "Mon 9-5, Tue 8-4",
            "days 9-5",
            "Mon 8-12; Mon 14-18",
            "rotating 4 on 4 off",
        ] {
            assert_eq!(week_typed(text), None, "{text}");
        }
    }
}
