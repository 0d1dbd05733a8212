//! Dates written inside free text.

use chrono::NaiveDate;

/// A date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    pub date: NaiveDate,
    /// As it stands in the text.
    pub words: String,
}

/// All whole dates in `text`, in order: `25/11/2026` (also with `.` or `-`, and with a two-digit
/// year of this century), `2026-11-25`, `25 November 2026`, `25th Nov 2026`, `November 25, 2026`.
/// Day comes before month, as in Britain. A date without a year, or one that no calendar has, is
/// left out: nothing can be said about it.
pub fn written_dates(text: &str) -> Vec<WrittenDate> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match date_at(text, &tokens[at..]) {
            Some((date, length)) => {
                let last = &tokens[at + length - 1];
                found.push(WrittenDate {
                    date,
                    words: text[tokens[at].start..last.end].to_owned(),
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// A run of digits or of letters.
struct Token {
    start: usize,
    end: usize,
    number: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (start, c) in text.char_indices() {
        let number = c.is_ascii_digit();
        if !number && !c.is_alphabetic() {
            continue;
        }
        let end = start + c.len_utf8();
        match tokens.last_mut() {
            Some(last) if last.end == start && last.number == number => last.end = end,
            _ => tokens.push(Token { start, end, number }),
        }
    }
    tokens
}

/// The date that starts at the first token, and how many tokens it takes.
fn date_at(text: &str, tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let word = |i: usize| tokens.get(i).map(|t| &text[t.start..t.end]);
    let between = |i: usize| Some(&text[tokens.get(i)?.end..tokens.get(i + 1)?.start]);
    let number = |i: usize| {
        word(i)
            .filter(|w| tokens[i].number && w.len() <= 4)?
            .parse::<u32>()
            .ok()
    };

    if let (Some(first), Some(second), Some(third)) = (number(0), number(1), number(2))
        && let (Some(one), Some(two)) = (between(0), between(1))
        && one == two
    {
        if one == "-" && word(0)?.len() == 4 {
            return Some((
                NaiveDate::from_ymd_opt(i32::try_from(first).ok()?, second, third)?,
                3,
            ));
        }
        if ["/", ".", "-"].contains(&one) && word(0)?.len() <= 2 && word(1)?.len() <= 2 {
            return Some((
                NaiveDate::from_ymd_opt(year(third, word(2)?)?, second, first)?,
                3,
            ));
        }
    }

    // Day first, with or without "st", "nd", "rd", "th" and "of".
    if let Some(day) = number(0) {
        let mut next = 1;
        if word(next).is_some_and(|w| ["st", "nd", "rd", "th"].contains(&w))
            && between(0) == Some("")
        {
            next += 1;
        }
        if word(next) == Some("of") {
            next += 1;
        }
        let month = month(word(next)?)?;
        let year = year(number(next + 1)?, word(next + 1)?)?;
        return Some((NaiveDate::from_ymd_opt(year, month, day)?, next + 2));
    }

    let month = month(word(0)?)?;
    let mut next = 2;
    if word(next).is_some_and(|w| ["st", "nd", "rd", "th"].contains(&w)) {
        next += 1;
    }
    let year = number(next).filter(|_| word(next).is_some_and(|w| w.len() == 4))?;
    Some((
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, number(1)?)?,
        next + 1,
    ))
}

fn year(value: u32, digits: &str) -> Option<i32> {
    match digits.len() {
        4 => i32::try_from(value).ok(),
        2 => i32::try_from(2000 + value).ok(),
        _ => None,
    }
}

fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let short = |month: &str| word == month[..3] || (word == "sept" && month.starts_with("sept"));
    let index = MONTHS
        .iter()
        .position(|month| word == *month || short(month))?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        written_dates(text)
            .into_iter()
            .map(|d| format!("{} = {}", d.words, d.date))
            .collect()
    }

    #[test]
    fn every_way_of_writing_a_date() {
        for (text, expected) in [
            ("until 25/11/2026.", "25/11/2026 = 2026-11-25"),
            ("until 5/1/26", "5/1/26 = 2026-01-05"),
            ("25.11.2026", "25.11.2026 = 2026-11-25"),
            ("w/b 2026-09-14, 6 h", "2026-09-14 = 2026-09-14"),
            ("w/b 14-09-2026", "14-09-2026 = 2026-09-14"),
            ("by 25 November 2026", "25 November 2026 = 2026-11-25"),
            ("by 25th Nov 2026", "25th Nov 2026 = 2026-11-25"),
            ("the 1st of March 2027,", "1st of March 2027 = 2027-03-01"),
            ("November 25, 2026", "November 25, 2026 = 2026-11-25"),
            ("3 Sept 2026", "3 Sept 2026 = 2026-09-03"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn several_dates_and_numbers_that_are_none() {
        assert_eq!(
            found("from 30/11/2026: 10.30–16.00; 07/12/2026: 10.00"),
            ["30/11/2026 = 2026-11-30", "07/12/2026 = 2026-12-07"]
        );
        for none in [
            "",
            "4/10 to 7/10",
            "10.30.",
            "31/02/2026",
            "2026",
            "5 kg",
            "25 November",
            "01632 960 123",
            "v1.2.3",
        ] {
            assert_eq!(found(none), Vec::<String>::new(), "{none}");
        }
    }
}
