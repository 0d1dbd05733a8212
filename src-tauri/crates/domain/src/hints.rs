//! Step-up hints: information with its reason, never a decision. The rules are data a clinician can read.

use crate::case::{Step, WorkStatus};
use crate::case_now::Case;
use crate::contact::Gap;
use crate::decide::item;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HintRule {
    pub id: String,
    pub when: When,
    /// Contacts, days or weeks, as `when` says.
    pub at_least: u32,
    /// The steps it is told in.
    pub steps: Vec<Step>,
    /// What to consider.
    pub words: String,
    /// Why, with `{count}`, `{since}` and `{what}` where `when` has them.
    pub reason: String,
    pub source: String,
    pub mark: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The same answer about work in as many attended contacts in a row, and not at work without trouble.
    NoChange,
    /// Off sick for at least so many weeks; `{since}` and `{count}` weeks.
    OffSick,
    /// The last match table has a demand with a full gap; `{what}`.
    MainGap,
    /// The employer was asked and has not answered for so many days; `{since}` and `{what}`.
    EmployerSilent,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint<'a> {
    pub rule: &'a HintRule,
    pub reason: String,
}

/// What the rules say of an open case today.
pub fn hints<'a>(case: &Case, rules: &'a [HintRule], today: NaiveDate) -> Vec<Hint<'a>> {
    let Some(step) = case.step() else {
        return Vec::new();
    };
    if !case.is_open() {
        return Vec::new();
    }
    rules
        .iter()
        .filter(|rule| rule.steps.contains(&step))
        .filter_map(|rule| {
            let found = match rule.when {
                When::NoChange => no_change(case, rule.at_least),
                When::OffSick => off_sick(case, rule.at_least, today),
                When::MainGap => main_gap(case),
                When::EmployerSilent => employer_silent(case, rule.at_least, today),
            }?;
            Some(Hint {
                rule,
                reason: rule
                    .reason
                    .replace("{count}", &found.count.to_string())
                    .replace("{since}", &found.since.map(day).unwrap_or_default())
                    .replace("{what}", &found.what),
            })
        })
        .collect()
}

#[derive(Default)]
struct Found {
    count: i64,
    since: Option<NaiveDate>,
    what: String,
}

fn day(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

fn no_change(case: &Case, contacts: u32) -> Option<Found> {
    let told: Vec<_> = case
        .attended()
        .rev()
        .filter_map(|entry| {
            let answer = entry.contact.answer(item::WORK_STATUS)?;
            Some((entry.contact.on, answer.chosen.first()?))
        })
        .collect();
    let (_, last) = told.first()?;
    let status = WorkStatus::parse(&last.id)?;
    let same: Vec<_> = told
        .iter()
        .take_while(|(_, chosen)| chosen.id == last.id)
        .collect();
    let enough = same.len() >= contacts as usize && status != WorkStatus::AtWork;
    enough.then(|| Found {
        count: i64::try_from(same.len()).unwrap_or(i64::MAX),
        since: same.last().map(|(on, _)| *on),
        what: last.words.clone(),
    })
}

fn off_sick(case: &Case, weeks: u32, today: NaiveDate) -> Option<Found> {
    let work = case.work.get()?;
    let since = work
        .off_sick_since
        .filter(|_| work.status == WorkStatus::OffSick)?;
    let days = (today - since).num_days();
    (days > i64::from(weeks) * 7).then(|| Found {
        count: days / 7,
        since: Some(since),
        what: String::new(),
    })
}

fn main_gap(case: &Case) -> Option<Found> {
    let last = case
        .attended()
        .rev()
        .find(|entry| !entry.contact.match_rows.is_empty())?;
    let row = last
        .contact
        .match_rows
        .iter()
        .find(|row| row.gap == Some(Gap::Full))?;
    Some(Found {
        count: 1,
        since: Some(last.contact.on),
        what: row.demand.clone(),
    })
}

fn employer_silent(case: &Case, days: u32, today: NaiveDate) -> Option<Found> {
    let last = case
        .contacts_that_count()
        .rev()
        .find(|entry| !entry.contact.adjustments.is_empty())?;
    let waiting = last
        .contact
        .adjustments
        .iter()
        .find(|change| change.answer == "waiting")?;
    let due = last.contact.on.checked_add_days(Days::new(days.into()))?;
    (today >= due).then(|| Found {
        count: (today - last.contact.on).num_days(),
        since: Some(last.contact.on),
        what: waiting.what.clone(),
    })
}
