//! Fit notes that somebody issued, looked over: days covered twice or not at all, opposite advice, the lengths the law
//! allows. Everything found is a second look, never a stop. Rules and limits are data with their sources (domain notes
//! §5.1).

use crate::case::FitNote;
use crate::pathway::Choice;
use crate::report::{Advice, Period};
use chrono::{Days, Months, NaiveDate};
use serde::Deserialize;

/// `assets/pathway/fit-notes.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FitNoteRules {
    pub edition: String,
    pub source: String,
    pub mark: String,
    /// That a fit note is only recorded here.
    pub statement: String,
    pub limits: Limits,
    #[serde(rename = "rule")]
    pub rules: Vec<RuleWords>,
    /// What can be ticked on one.
    #[serde(rename = "option")]
    pub options: Vec<Choice>,
    pub comments: CommentsWords,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// The longest one while the first months run, in months.
    pub months_at_a_time: u32,
    pub first_months: u32,
    pub fit_soon_days: u64,
    pub self_certified_days: u64,
    pub due_days: u64,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleWords {
    pub id: Rule,
    /// With `{days}`, `{day}`, `{months}`, `{first}` or `{within}`.
    pub words: String,
    pub source: String,
    pub mark: String,
}

/// What stands before the two halves of a comment.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentsWords {
    pub effects: String,
    pub advice: String,
    pub source: String,
    pub mark: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Two with the same advice share days.
    Overlap,
    /// Two that say the opposite share days.
    Opposite,
    /// One says the opposite of the report in force.
    OppositeReport,
    /// Days from day 8 on that nothing covers.
    Gap,
    ThreeMonths,
    NoEnd,
    /// The first months end within a note, or have ended.
    SixMonths,
    FitSoon,
    NoReason,
    FirstDays,
    Ended,
}

impl Rule {
    pub const ALL: [Self; 11] = [
        Self::Overlap,
        Self::Opposite,
        Self::OppositeReport,
        Self::Gap,
        Self::ThreeMonths,
        Self::NoEnd,
        Self::SixMonths,
        Self::FitSoon,
        Self::NoReason,
        Self::FirstDays,
        Self::Ended,
    ];

    /// The name in data files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Overlap => "overlap",
            Self::Opposite => "opposite",
            Self::OppositeReport => "opposite_report",
            Self::Gap => "gap",
            Self::ThreeMonths => "three_months",
            Self::NoEnd => "no_end",
            Self::SixMonths => "six_months",
            Self::FitSoon => "fit_soon",
            Self::NoReason => "no_reason",
            Self::FirstDays => "first_days",
            Self::Ended => "ended",
        }
    }
}

/// What is known beside the notes.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    pub notes: &'a [FitNote],
    /// The first day off, while off sick.
    pub off_sick_since: Option<NaiveDate>,
    /// The report that holds now.
    pub report: Option<(Advice, Period)>,
    pub today: NaiveDate,
}

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub rule: Rule,
    /// Places in the list of notes.
    pub notes: Vec<usize>,
    /// The days it is about, both counted; `None` where it is about no days.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// Everything to look at, in the order of [`Rule::ALL`], then of days.
pub fn look_over(now: Situation<'_>, limits: &Limits) -> Vec<Look> {
    let mut looks = shared_days(now);
    looks.extend(gaps(now, limits));
    looks.extend(too_long(now, limits));
    looks.extend(first_months_end(now, limits));
    looks.extend(of_one(now, limits));
    looks.extend(ended(now, limits));
    looks.sort_by_key(|look| (look.rule, look.days));
    looks
}

/// The day on which the first months end: from that day a note may cover any period. `None` with nothing to count from.
pub fn first_months_end_on(now: Situation<'_>, limits: &Limits) -> Option<NaiveDate> {
    let earliest = now.notes.iter().map(|note| note.from).min();
    let first = now.off_sick_since.into_iter().chain(earliest).min()?;
    first.checked_add_months(Months::new(limits.first_months))
}

/// The last day that any note covers, when the next is to be thought of. `None` without a note or where one has no end.
pub fn covered_to(notes: &[FitNote]) -> Option<NaiveDate> {
    if notes.iter().any(|note| note.to.is_none()) {
        return None;
    }
    notes.iter().filter_map(|note| note.to).max()
}

/// Those that count: a second copy of one that was lost covers nothing new.
fn counted(notes: &[FitNote]) -> impl Iterator<Item = (usize, &FitNote)> {
    notes.iter().enumerate().filter(|(_, note)| !note.duplicate)
}

fn end(note: &FitNote) -> NaiveDate {
    note.to.unwrap_or(NaiveDate::MAX)
}

/// The days two periods share, both counted.
fn shared(
    one: (NaiveDate, NaiveDate),
    other: (NaiveDate, NaiveDate),
) -> Option<(NaiveDate, NaiveDate)> {
    let days = (one.0.max(other.0), one.1.min(other.1));
    (days.0 <= days.1).then_some(days)
}

fn advises(advice: Advice) -> &'static str {
    match advice {
        Advice::NotFit => "not_fit",
        Advice::MayBeFit => "may_be_fit",
    }
}

fn shared_days(now: Situation<'_>) -> Vec<Look> {
    let mut looks = Vec::new();
    let notes: Vec<_> = counted(now.notes).collect();
    for (place, (at, note)) in notes.iter().enumerate() {
        for (other_at, other) in &notes[place + 1..] {
            if let Some(days) = shared((note.from, end(note)), (other.from, end(other))) {
                looks.push(Look {
                    rule: if note.advice == other.advice {
                        Rule::Overlap
                    } else {
                        Rule::Opposite
                    },
                    notes: vec![*at, *other_at],
                    days: Some(days),
                });
            }
        }
        if let Some((advice, period)) = now.report
            && advises(advice) != note.advice
            && let Some(days) = shared((note.from, end(note)), (period.from, period.to))
        {
            looks.push(Look {
                rule: Rule::OppositeReport,
                notes: vec![*at],
                days: Some(days),
            });
        }
    }
    looks
}

/// Days between the first that evidence may be asked for and the last that any note covers, which nothing covers.
fn gaps(now: Situation<'_>, limits: &Limits) -> Vec<Look> {
    let notes = counted(now.notes).map(|(at, note)| (note.from, end(note), Some(at)));
    let report = now.report.map(|(_, period)| (period.from, period.to, None));
    let mut covered: Vec<_> = notes.chain(report).collect();
    covered.sort();
    let Some((first, ..)) = covered.first() else {
        return Vec::new();
    };
    let asked_from = now
        .off_sick_since
        .and_then(|since| since.checked_add_days(Days::new(limits.self_certified_days)));
    let mut next = asked_from.unwrap_or(*first).min(now.today);
    let mut looks = Vec::new();
    for (from, to, at) in covered {
        if from > next
            && let Some(last) = from.pred_opt()
        {
            looks.push(Look {
                rule: Rule::Gap,
                notes: at.into_iter().collect(),
                days: Some((next, last)),
            });
        }
        next = next.max(to.succ_opt().unwrap_or(to));
    }
    looks
}

fn too_long(now: Situation<'_>, limits: &Limits) -> Vec<Look> {
    let Some(free_from) = first_months_end_on(now, limits) else {
        return Vec::new();
    };
    counted(now.notes)
        .filter(|(_, note)| note.from < free_from)
        .filter_map(|(at, note)| {
            let after = note
                .from
                .checked_add_months(Months::new(limits.months_at_a_time))?;
            let rule = match note.to {
                None => Rule::NoEnd,
                Some(to) if to >= after => Rule::ThreeMonths,
                Some(_) => return None,
            };
            Some(Look {
                rule,
                notes: vec![at],
                days: Some((free_from, free_from)),
            })
        })
        .collect()
}

fn first_months_end(now: Situation<'_>, limits: &Limits) -> Option<Look> {
    let free_from = first_months_end_on(now, limits)?;
    let last = counted(now.notes).map(|(_, note)| end(note)).max()?;
    (last >= free_from).then(|| Look {
        rule: Rule::SixMonths,
        notes: Vec::new(),
        days: Some((free_from, free_from)),
    })
}

fn of_one(now: Situation<'_>, limits: &Limits) -> Vec<Look> {
    let mut looks = Vec::new();
    for (at, note) in counted(now.notes) {
        let mut look = |rule| {
            looks.push(Look {
                rule,
                notes: vec![at],
                days: None,
            });
        };
        let soon = note
            .issued_on
            .and_then(|on| on.checked_add_days(Days::new(limits.fit_soon_days)));
        if note.reassess.is_none()
            && note.advice == "not_fit"
            && soon.zip(note.to).is_some_and(|(soon, to)| to <= soon)
        {
            look(Rule::FitSoon);
        }
        // Of a note by somebody else perhaps only the days were told.
        if note.made == "by_me"
            && note.advice == "may_be_fit"
            && note.options.is_empty()
            && note.comments.trim().is_empty()
        {
            look(Rule::NoReason);
        }
        let asked_from = now
            .off_sick_since
            .and_then(|since| since.checked_add_days(Days::new(limits.self_certified_days)));
        if asked_from.is_some_and(|from| end(note) < from)
            && now.off_sick_since.is_some_and(|since| note.from >= since)
        {
            look(Rule::FirstDays);
        }
    }
    looks
}

fn ended(now: Situation<'_>, limits: &Limits) -> Option<Look> {
    let since = now.off_sick_since?;
    let last = covered_to(now.notes)?;
    let asked_from = since.checked_add_days(Days::new(limits.self_certified_days))?;
    let report_holds = now.report.is_some_and(|(_, period)| period.to >= now.today);
    (last < now.today && last >= since && now.today >= asked_from && !report_holds).then(|| Look {
        rule: Rule::Ended,
        notes: Vec::new(),
        days: Some((last, last)),
    })
}

#[cfg(test)]
mod tests;
