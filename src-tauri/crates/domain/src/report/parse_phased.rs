//! Reading the schedule of a phased return.

use super::finding::Finding;
use super::node::Node;
use super::parse::{Fields, choice, wrong_type};
use super::phased::{PhasedReturn, PhasedWeek, Shift};
use chrono::{NaiveTime, Weekday};

/// `{"usual": [shift], "weeks": [{"beginning": "2026-09-14", "shifts": [shift]}]}`, a shift being
/// `{"day": "Mon", "start": "20:00", "minutes": 720}` with `start` null where only the length is agreed.
pub(super) fn phased_return(
    node: &Node,
    path: &str,
    problems: &mut Vec<Finding>,
) -> Option<PhasedReturn> {
    let mut map = Fields::open(node, path, problems)?;
    let usual = map.list("usual", shift);
    let weeks = map.list("weeks", |node, path, problems| {
        let mut map = Fields::open(node, path, problems)?;
        let (beginning, shifts) = (map.date("beginning"), map.list("shifts", shift));
        map.close();
        Some(PhasedWeek {
            beginning: beginning?,
            shifts: shifts?,
        })
    });
    map.close();
    Some(PhasedReturn {
        usual: usual?,
        weeks: weeks?,
    })
}

const DAYS: [(&str, Weekday); 7] = [
    ("Mon", Weekday::Mon),
    ("Tue", Weekday::Tue),
    ("Wed", Weekday::Wed),
    ("Thu", Weekday::Thu),
    ("Fri", Weekday::Fri),
    ("Sat", Weekday::Sat),
    ("Sun", Weekday::Sun),
];

fn shift(node: &Node, path: &str, problems: &mut Vec<Finding>) -> Option<Shift> {
    let mut map = Fields::open(node, path, problems)?;
    let day = map
        .get("day")
        .and_then(|(node, path)| choice(node, &path, map.problems, &DAYS));
    let start = map.nullable("start", |map, node, path| time(node, path, map.problems));
    let minutes = map
        .get("minutes")
        .and_then(|(node, path)| minutes(node, &path, map.problems));
    map.close();
    Some(Shift {
        day: day?,
        start: start?,
        minutes: minutes?,
    })
}

/// `20:00`, or with seconds of zero as the record writes it: a shift is to the minute.
fn time(node: &Node, path: &str, problems: &mut Vec<Finding>) -> Option<NaiveTime> {
    let Node::Text(text) = node else {
        problems.push(wrong_type(path, "a text", node));
        return None;
    };
    let time = match text.len() {
        5 => NaiveTime::parse_from_str(text, "%H:%M").ok(),
        8 if text.ends_with(":00") => NaiveTime::parse_from_str(text, "%H:%M:%S").ok(),
        _ => None,
    };
    if time.is_none() {
        let message =
            "This is not a time of day. Write it as hours and minutes, for example 20:00.";
        problems.push(Finding::block(path, "not_a_time", message));
    }
    time
}

fn minutes(node: &Node, path: &str, problems: &mut Vec<Finding>) -> Option<u16> {
    let Node::Number(number) = node else {
        problems.push(wrong_type(path, "a number", node));
        return None;
    };
    let minutes = number
        .filter(|minutes| (1..=1440).contains(minutes))
        .and_then(|minutes| u16::try_from(minutes).ok());
    if minutes.is_none() {
        let message = "This is not a length of a shift. Write it in whole minutes, 1 to 1440.";
        problems.push(Finding::block(path, "not_minutes", message));
    }
    minutes
}
