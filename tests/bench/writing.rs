//! Signing and issuing, beside the same rows written into a copy of the same database by SQL alone.
//!
//! Both are done in turn, so that whatever else the machine does falls on both alike. Afterwards the two databases hold
//! the same rows, or the comparison is worth nothing and an error.

use std::path::Path;

use anyhow::{Result, ensure};
use clinic::Clinic;
use rusqlite::Connection;
use tempfile::TempDir;
use tests::measure::{Row, Samples};

use crate::made::{self, Made, TODAY};
use crate::raw::{self, Act};
use crate::reading::open_cases;
use crate::timed;

pub(crate) fn rows(record: &Made, ours: TempDir, runs: usize) -> Result<Vec<Row>> {
    let (contacts, reports) = {
        let clinic = made::unlocked(ours.path())?;
        let cases = open_cases(&clinic)?;
        let apart = (cases.len() / (2 * runs)).max(1);
        let mut chosen = cases.into_iter().step_by(apart);
        let contacts = chosen.by_ref().take(runs).map(|case| {
            let draft = made::start_step_2(&clinic, &case, TODAY)?;
            clinic.save_contact(&draft)?;
            Ok(draft)
        });
        let contacts = contacts.collect::<Result<Vec<_>>>()?;
        let reports = chosen.take(runs).map(|case| {
            let (draft, form) = made::start_report(&clinic, &case, TODAY)?;
            clinic.save_report(&draft, &form)?;
            Ok((draft, form))
        });
        (contacts, reports.collect::<Result<Vec<_>>>()?)
    };
    ensure!(
        contacts.len() == runs && reports.len() == runs,
        "{} cases are too few to write to",
        record.cases
    );
    // With the drafts in it, and nobody connected: a whole database in one file.
    let theirs = TempDir::with_prefix_in("run-", ours.path().parent().unwrap_or(ours.path()))?;
    made::copy(ours.path(), theirs.path())?;
    let mut pair = Pair {
        clinic: made::unlocked(ours.path())?,
        watched: raw::open(ours.path(), &record.key)?,
        plain: raw::open(theirs.path(), &record.key)?,
    };
    let signing = contacts.iter().map(|draft| {
        pair.both(&draft.id, |clinic| {
            clinic.sign_contact(draft)?;
            Ok(())
        })
    });
    let signing = row("sign", signing.collect::<Result<_>>()?);
    let issuing = reports.iter().map(|(draft, form)| {
        pair.both(draft, |clinic| {
            clinic.issue_report(draft, form)?;
            Ok(())
        })
    });
    let issuing = row("issue", issuing.collect::<Result<_>>()?);
    drop(pair);
    hold_the_same(ours.path(), theirs.path(), &record.key)?;
    Ok(vec![signing, issuing])
}

/// The clinic, and two plain connections: one that looks what it wrote, one that writes the same elsewhere.
struct Pair {
    clinic: Clinic,
    watched: Connection,
    plain: Connection,
}

impl Pair {
    /// What `act`, which uses up this draft, takes the clinic, and what the same rows take SQL alone.
    fn both(
        &mut self,
        draft: &str,
        act: impl FnOnce(&Clinic) -> Result<()>,
    ) -> Result<[std::time::Duration; 2]> {
        let before = raw::last(&self.watched)?;
        let (ours, done) = timed(|| act(&self.clinic));
        done?;
        let same = Act::since(&self.watched, before, draft)?;
        let (theirs, done) = timed(|| same.write(&mut self.plain));
        done?;
        Ok([ours, theirs])
    }
}

fn row(what: &str, pairs: Vec<[std::time::Duration; 2]>) -> Row {
    let (ours, theirs) = pairs
        .into_iter()
        .map(|[ours, theirs]| (ours, theirs))
        .unzip();
    Row {
        what: what.to_owned(),
        ours: Ok(Samples::new(ours)),
        beside: Some(("the same SQL".to_owned(), Ok(Samples::new(theirs)))),
    }
}

fn hold_the_same(ours: &Path, theirs: &Path, key: &str) -> Result<()> {
    let different = raw::differences(ours, theirs, key)?;
    ensure!(
        different.is_empty(),
        "the databases differ in {}: SQL alone did other work than the store",
        different.join(", ")
    );
    Ok(())
}
