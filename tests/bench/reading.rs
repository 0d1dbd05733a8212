//! Unlocking, and what a person looks at after it.

use std::path::Path;

use anyhow::{Result, ensure};
use clinic::Clinic;
use clinic::views::CaseloadQuery;
use tests::desk::{NAME, PASSPHRASE};
use tests::measure::{Row, Samples};

use crate::people::{self, EMPLOYERS};
use crate::{Runs, made, timed, times};

pub(crate) fn rows(folder: &Path, runs: &Runs) -> Result<Vec<Row>> {
    let clinic = made::clinic(folder);
    let (mut unlocking, mut first_page) = (Vec::new(), Vec::new());
    for _ in 0..runs.unlocks {
        let (time, status) = timed(|| clinic.unlock(NAME, PASSPHRASE));
        status?;
        unlocking.push(time);
        first_page.push(caseload(&clinic)?);
        clinic.lock()?;
    }
    clinic.unlock(NAME, PASSPHRASE)?;
    let cases = open_cases(&clinic)?;
    let opening = times(runs.reads, |run| {
        let case = &cases[run * 37 % cases.len()];
        let (time, view) = timed(|| clinic.case(case));
        view?;
        Ok(time)
    })?;
    let number_of_people = u32::try_from(cases.len())?;
    let searching = times(runs.reads, |run| {
        let run = u32::try_from(run)?;
        search(&clinic, run, run * 37 % number_of_people)
    })?;
    let row = |what: &str, times| Row {
        what: what.to_owned(),
        ours: Ok(Samples::new(times)),
        beside: None,
    };
    Ok(vec![
        row("unlock", unlocking),
        row("caseload, just unlocked", first_page),
        row("caseload", times(runs.reads, |_| caseload(&clinic))?),
        row("open case", opening),
        row("search", searching),
    ])
}

fn caseload(clinic: &Clinic) -> Result<std::time::Duration> {
    let (time, page) = timed(|| clinic.caseload(&CaseloadQuery::default()));
    ensure!(!page?.lines.is_empty(), "the caseload is empty");
    Ok(time)
}

/// As people search: the start of a name, a whole number, a day of birth, an employer many people have.
fn search(clinic: &Clinic, run: u32, person: u32) -> Result<std::time::Duration> {
    let typed = match run % 4 {
        0 => people::family(person).chars().take(3).collect(),
        1 => people::nhs_number(person),
        2 => format!("{} {}", people::family(person), people::born(person)),
        _ => EMPLOYERS[person as usize % EMPLOYERS.len()].to_owned(),
    };
    let (time, found) = timed(|| clinic.find(&typed));
    ensure!(!found?.is_empty(), "search {run} found nobody");
    Ok(time)
}

/// The ids of all open cases, what is due first at the front.
pub(crate) fn open_cases(clinic: &Clinic) -> Result<Vec<String>> {
    let mut cases = Vec::new();
    let mut query = CaseloadQuery::default();
    loop {
        let page = clinic.caseload(&query)?;
        cases.extend(page.lines.into_iter().map(|line| line.case));
        query.after = page.next;
        if query.after.is_none() {
            return Ok(cases);
        }
    }
}
