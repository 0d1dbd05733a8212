//! Whether a text says how a phased return is phased.

/// Units that make a number part of a schedule.
const UNITS: [&str; 12] = [
    "h", "hr", "hrs", "hour", "hours", "hourly", "day", "days", "week", "weeks", "shift", "shifts",
];

/// Whether `text` holds a number of hours, days, weeks or shifts, a time of day, or weekdays with
/// times: what a manager needs in order to plan. "Phased return" alone leaves open whether three
/// twelve-hour shifts become shorter or fewer [F OTnews January 2019 p11].
pub(super) fn mentions_schedule(text: &str) -> bool {
    let lower = text.to_lowercase();
    let chars: Vec<char> = lower.chars().collect();
    (0..chars.len()).any(|at| {
        chars[at].is_ascii_digit()
            && !chars.get(at + 1).is_some_and(char::is_ascii_digit)
            && (is_time(&chars[at + 1..]) || is_amount(&chars[at + 1..]))
    }) || NUMBER_WORDS.iter().any(|number| {
        UNITS.iter().any(|unit| {
            lower.contains(&format!("{number} {unit}"))
                || lower.contains(&format!("{number}-{unit}"))
        })
    })
}

const NUMBER_WORDS: [&str; 10] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "ten", "twelve",
];

/// `:30` or `.30` after the hour.
fn is_time(rest: &[char]) -> bool {
    matches!(rest, [':' | '.', tens, ones, ..] if ('0'..='5').contains(tens) && ones.is_ascii_digit())
}

/// ` hours`, `-hour`, `h`, ` full days` after the number.
fn is_amount(rest: &[char]) -> bool {
    let text: String = rest.iter().take(24).collect();
    let mut words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty());
    let next = words.next().unwrap_or_default();
    let starts_near = text.chars().take(2).any(char::is_alphabetic);
    starts_near
        && (UNITS.contains(&next)
            || ([
                "full",
                "half",
                "working",
                "extra",
                "consecutive",
                "night",
                "long",
                "short",
            ]
            .contains(&next)
                && words.next().is_some_and(|w| UNITS.contains(&w))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedules() {
        for yes in [
            "4 h/day Mon-Fri w/b 2026-09-14",
            "start at 10:30",
            "currently 11.00–16.00",
            "two longer shifts, 2 shifts",
            "3 days x 4 h",
            "Restart at 4 hours a day",
            "12.5h nights",
            "2 full days",
            "four hours a day",
            "over 6 weeks",
        ] {
            assert!(mentions_schedule(yes), "{yes}");
        }
        for no in [
            "",
            "phased return",
            "lifts to 5 kg",
            "Monday first",
            "4/10",
            "2026-09-14",
            "section 5. Review",
        ] {
            assert!(!mentions_schedule(no), "{no}");
        }
    }
}
