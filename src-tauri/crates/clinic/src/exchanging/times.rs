//! Moments and lengths as the sync screen says them.

use chrono::{DateTime, FixedOffset};

/// `today 16:10`, `Tue 16:10` within the last six days, `3 Nov 2026 16:10` else; also for moments still to come.
pub(super) fn moment(at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    format!(
        "{} {}",
        day(at, now),
        at.with_timezone(&now.timezone()).format("%H:%M")
    )
}

/// `today`, `Tue`, or `3 Nov 2026`.
pub(super) fn day(at: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> String {
    let date = at.with_timezone(&now.timezone()).date_naive();
    match (now.date_naive() - date).num_days() {
        0 => "today".to_owned(),
        1..=6 => date.format("%a").to_string(),
        _ => crate::words::day(date),
    }
}

/// `about a minute`, `about 5 minutes`, `about 3 hours`, `5 days`, `3 years`: rounded down, never less than a minute.
pub(super) fn length(seconds: u64) -> String {
    const DAY: u64 = 24 * 3_600;
    match seconds {
        0..120 => "about a minute".to_owned(),
        120..7_200 => format!("about {} minutes", seconds / 60),
        7_200..172_800 => format!("about {} hours", seconds / 3_600),
        172_800..63_072_000 => format!("{} days", seconds / DAY),
        _ => format!("{} years", seconds / (365 * DAY)),
    }
}

/// `1 entry`, `3 entries`, `12,400 entries`.
pub(super) fn entries(count: u64) -> String {
    if count == 1 {
        "1 entry".to_owned()
    } else {
        format!("{} entries", number(count))
    }
}

/// `12,400`.
pub(super) fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut said = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).expect("a moment")
    }

    #[test]
    fn moments_are_said_as_people_say_them() {
        let now = at("2026-09-11T09:00:00+01:00");
        assert_eq!(moment(at("2026-09-11T07:05:00+00:00"), now), "today 08:05");
        assert_eq!(moment(at("2026-09-08T16:10:00+01:00"), now), "Tue 16:10");
        assert_eq!(
            moment(at("2026-09-04T16:10:00+01:00"), now),
            "4 Sep 2026 16:10"
        );
        assert_eq!(day(at("2029-09-04T16:10:00+01:00"), now), "4 Sep 2029");
    }

    #[test]
    fn lengths_and_counts() {
        let said = [
            0,
            119,
            300,
            7_199,
            7_200,
            172_800,
            5 * 86_400,
            63_072_000,
            3 * 31_536_000,
        ]
        .map(length)
        .join("; ");
        assert_eq!(
            said,
            "about a minute; about a minute; about 5 minutes; about 119 minutes; about 2 hours; 2 days; 5 days; 2 years; 3 years"
        );
        assert_eq!(
            [1, 3, 999, 1_000, 12_400, 1_000_000]
                .map(entries)
                .join("; "),
            "1 entry; 3 entries; 999 entries; 1,000 entries; 12,400 entries; 1,000,000 entries"
        );
    }
}
