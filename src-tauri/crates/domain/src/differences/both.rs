//! Keeping all of what was said: texts joined, lists put together. `None` where only one can be true.

use crate::case::{Job, Problem, Referral};

/// For what can only be one thing: a date, a number, a name.
pub(super) fn never<T>(_: &[&T], _: Option<&T>) -> Option<T> {
    None
}

/// Texts one after the other; one that holds another stands for both.
pub(super) fn texts(values: &[&String], _: Option<&String>) -> Option<String> {
    let mut kept: Vec<&str> = Vec::new();
    for value in values.iter().map(|value| value.trim()) {
        if value.is_empty() || kept.iter().any(|other| other.contains(value)) {
            continue;
        }
        kept.retain(|other| !value.contains(other));
        kept.push(value);
    }
    Some(kept.join("; "))
}

/// Lists put together, each entry once, in the order of the first. What one took out and another kept comes back: it is
/// easier taken out again than missed.
pub(super) fn lists<T: PartialEq + Clone>(
    values: &[&Vec<T>],
    _: Option<&Vec<T>>,
) -> Option<Vec<T>> {
    let mut together: Vec<T> = Vec::new();
    for entry in values.iter().flat_map(|list| list.iter()) {
        if !together.contains(entry) {
            together.push(entry.clone());
        }
    }
    Some(together)
}

pub(super) fn problems(values: &[&Problem], _: Option<&Problem>) -> Option<Problem> {
    let group = &values.first()?.group;
    if values.iter().any(|problem| problem.group != *group) {
        return None;
    }
    let details: Vec<&String> = values.iter().map(|problem| &problem.detail).collect();
    Some(Problem {
        group: group.clone(),
        detail: texts(&details, None)?,
    })
}

pub(super) fn referrals(values: &[&Referral], _: Option<&Referral>) -> Option<Referral> {
    let first = values.first()?;
    let same = |other: &&Referral| {
        other.on == first.on && other.source == first.source && other.reason == first.reason
    };
    if !values.iter().all(same) {
        return None;
    }
    let notes: Vec<&String> = values.iter().map(|referral| &referral.note).collect();
    Some(Referral {
        note: texts(&notes, None)?,
        ..(*first).clone()
    })
}

/// Each part of the job as whoever changed it left it. `None` where two changed one part, the notes apart: those are joined.
pub(super) fn jobs(values: &[&Job], base: Option<&Job>) -> Option<Job> {
    let part =
        |of: fn(&Job) -> &String| one(values.iter().map(|job| of(job)), base.map(of)).cloned();
    let notes: Vec<&String> = values.iter().map(|job| &job.employer_notes).collect();
    let safety: Vec<&Vec<String>> = values.iter().map(|job| &job.safety_critical).collect();
    Some(Job {
        title: part(|job| &job.title)?,
        employer: part(|job| &job.employer)?,
        manager: part(|job| &job.manager)?,
        employer_notes: texts(&notes, None)?,
        hours: part(|job| &job.hours)?,
        shift_pattern: part(|job| &job.shift_pattern)?,
        safety_critical: lists(&safety, None)?,
        safety_critical_asked: values.iter().any(|job| job.safety_critical_asked),
        employer_is_this_practice: *one(
            values.iter().map(|job| &job.employer_is_this_practice),
            base.map(|job| &job.employer_is_this_practice),
        )?,
    })
}

/// The one value that is not what stood there before; `None` where there are two.
fn one<'a, T: PartialEq>(
    values: impl Iterator<Item = &'a T>,
    base: Option<&'a T>,
) -> Option<&'a T> {
    let mut changed: Option<&T> = None;
    for value in values.filter(|value| Some(*value) != base) {
        match changed {
            Some(other) if other != value => return None,
            _ => changed = Some(value),
        }
    }
    changed.or(base)
}
