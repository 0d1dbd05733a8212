//! Installs the screen's packages and builds it, each only when something has changed.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::{Context, Result};

use crate::{npm, root, step::step};

/// Runs `npm ci` if the lock file is not the one last installed from.
///
/// # Errors
/// When npm fails.
pub(crate) fn install() -> Result<()> {
    let lock = root().join("ui/package-lock.json");
    let stamp = root().join("ui/node_modules/.stepwell-installed");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    step(
        "Install the screen's packages",
        &mut npm(&["ci", "--no-audit", "--no-fund"]),
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Builds `ui/dist`, unless it is newer than everything it is made from.
///
/// # Errors
/// When the build fails.
pub(crate) fn build() -> Result<()> {
    if is_current()? {
        println!("The screen is already built.");
        return Ok(());
    }
    step("Build the screen", &mut npm(&["run", "build"]))
}

fn is_current() -> Result<bool> {
    let built = match fs::metadata(root().join("ui/dist/index.html")) {
        Ok(page) => page.modified()?,
        Err(_) => return Ok(false),
    };
    let ui = root().join("ui");
    let mut newest = SystemTime::UNIX_EPOCH;
    // The screen may show what stands in `assets`, so that counts as its source too.
    for made_from in [ui.clone(), root().join("assets")] {
        newest = newest.max(newest_in(
            &made_from,
            &[ui.join("dist"), ui.join("node_modules")],
        )?);
    }
    newest = newest.max(
        fs::metadata(ui.join("node_modules/.stepwell-installed"))
            .and_then(|stamp| stamp.modified())
            .unwrap_or(SystemTime::UNIX_EPOCH),
    );
    Ok(newest <= built)
}

/// When something in `folder` last changed; folders count, so that a deleted file is seen.
fn newest_in(folder: &Path, except: &[PathBuf]) -> Result<SystemTime> {
    let mut newest = fs::metadata(folder)?.modified()?;
    // The build itself replaces `dist` inside `ui`, which touches `ui`.
    if except.iter().any(|path| path.starts_with(folder)) {
        newest = SystemTime::UNIX_EPOCH;
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if except.contains(&path) {
            continue;
        }
        let changed = if path.is_dir() {
            newest_in(&path, except)?
        } else {
            fs::metadata(&path)?.modified()?
        };
        newest = newest.max(changed);
    }
    Ok(newest)
}
