//! Programs from npm that only soak and measurements take: fetched into the user's cache by the lock file in the checkout.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{root, step::step, verapdf::cache};

/// The variable that soak's tests over places read: the folder with Azurite in it.
pub(crate) const AZURITE_VARIABLE: &str = "STEPWELL_AZURITE";

/// Azurite, which stands in for Azure: the folder that holds `node_modules`.
///
/// # Errors
/// When npm cannot fetch it.
pub(crate) fn azurite() -> Result<PathBuf> {
    installed("Fetch Azurite", &root().join("tests/servers/azurite"))
}

/// PouchDB and its server: the folder that holds `node_modules` and the programs that use them.
///
/// # Errors
/// When npm cannot fetch them.
pub(crate) fn pouchdb() -> Result<PathBuf> {
    installed(
        "Fetch PouchDB and its server",
        &root().join("tests/bench/pouchdb"),
    )
}

/// What the folder's lock file names, beside a copy of the folder. Fetched again when something in the folder changes.
fn installed(title: &str, from: &Path) -> Result<PathBuf> {
    let name = from.file_name().context("a folder with a name")?;
    let folder = cache()?.join("node").join(name);
    let mut same = folder.is_dir();
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let there = fs::read(folder.join(entry.file_name()));
        same &= there.is_ok_and(|there| fs::read(entry.path()).is_ok_and(|here| here == there));
    }
    if same {
        return Ok(folder);
    }
    let partial = folder.with_extension("partial");
    for leftover in [&partial, &folder] {
        if leftover.exists() {
            fs::remove_dir_all(leftover)?;
        }
    }
    fs::create_dir_all(&partial)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::copy(entry.path(), partial.join(entry.file_name()))?;
    }
    let mut npm = Command::new("npm");
    npm.current_dir(&partial)
        // Nothing of theirs needs to run to be installed: what is compiled is in the packages.
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    step(title, &mut npm)?;
    fs::rename(&partial, &folder)?;
    Ok(folder)
}
