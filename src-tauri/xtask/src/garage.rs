//! Builds Garage, the S3-compatible store that the places are tested against, once for each user.
//!
//! It is published as source only, takes minutes, and is neither linked nor shipped: its licence is the AGPL, and we run it as any
//! clinic would. It lies in the cache, so a clean clone on the same machine does not build it again.

use std::{fs, path::PathBuf};

use anyhow::{Result, bail};

use crate::{cargo, step::step, verapdf::cache};

/// The variable that the tests over places read: Garage's program.
pub(crate) const VARIABLE: &str = "STEPWELL_GARAGE";

const VERSION: &str = "2.5.0";

/// Garage's program, built into the user's cache the first time.
///
/// # Errors
/// When it cannot be fetched or does not build.
pub(crate) fn program() -> Result<PathBuf> {
    let folder = cache()?.join(format!("garage-{VERSION}"));
    let program = folder.join("bin/garage");
    if program.is_file() {
        return Ok(program);
    }
    // Built beside its place, so that an interrupted run leaves nothing half done.
    let partial = folder.with_extension("0.partial");
    let built = folder.with_extension("0.build");
    for leftover in [&partial, &built] {
        if leftover.exists() {
            fs::remove_dir_all(leftover)?;
        }
    }
    fs::create_dir_all(&partial)?;
    // Its own C libraries, so that no system package is needed; of its databases only the one that is used.
    let mut install = cargo(&[
        "install",
        "garage",
        "--version",
        VERSION,
        "--locked",
        "--no-default-features",
        "--features",
        "bundled-libs,lmdb",
        "--root",
    ]);
    install.arg(&partial).env("CARGO_TARGET_DIR", &built);
    step(
        "Build Garage, once for this user: some minutes",
        &mut install,
    )?;
    fs::remove_dir_all(&built)?;
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::rename(&partial, &folder)?;
    if !program.is_file() {
        bail!("garage {VERSION} built no {}", program.display());
    }
    Ok(program)
}
