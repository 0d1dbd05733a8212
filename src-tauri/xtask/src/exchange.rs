//! The same events exchanged by us, PouchDB with its server and Automerge, in one run: `cargo xtask bench sync`.

use anyhow::Result;

use crate::{
    cargo, garage, node_programs, root,
    step::step,
    system::{self, TO_BUILD_CLI},
    target,
};

/// Gets the others, builds all for release, and measures.
///
/// # Errors
/// When one of them is missing or fails: what is not there was not beaten.
pub(crate) fn compare(events: Option<u32>, without_million: bool) -> Result<()> {
    system::install(&system::missing(TO_BUILD_CLI))?;
    let garage = garage::program()?;
    let pouchdb = node_programs::pouchdb()?;
    let built = std::path::absolute(target())?.join("automerge");
    let mut automerge = cargo(&["build", "--release", "--locked"]);
    automerge
        .current_dir(root().join("tests/bench/automerge"))
        .env("CARGO_TARGET_DIR", &built);
    step("Build Automerge's side for release", &mut automerge)?;
    let mut measure = cargo(&["bench", "--package", "tests", "--bench", "sync", "--"]);
    measure
        .arg("--pouchdb")
        .arg(pouchdb)
        .arg("--automerge")
        .arg(built.join("release/automerge-beside"))
        .env(garage::VARIABLE, garage);
    if let Some(events) = events {
        measure.arg("--events").arg(events.to_string());
    }
    if without_million {
        measure.arg("--without-million");
    }
    step("Measure", &mut measure)
}
