//! The demonstration without a window, through the program for the command line.

use std::path::PathBuf;

use anyhow::Result;

use crate::{
    cargo,
    step::step,
    system::{self, TO_BUILD_CLI},
    target,
};

#[derive(clap::Args, Default)]
pub(crate) struct Options {
    /// Put the demonstration's PDFs and timelines here [default: target/demo]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Builds `stepwell-cli` and has it make the demonstration.
///
/// # Errors
/// When it does not build, or the demonstration itself says that it failed.
pub(crate) fn demo(options: &Options) -> Result<()> {
    system::install(&system::missing(TO_BUILD_CLI))?;
    let out = match &options.out {
        // Taken from where the person stands, not from the checkout the command runs in.
        Some(folder) => std::path::absolute(folder)?,
        None => target().join("demo"),
    };
    step(
        "Build the command-line program",
        &mut cargo(&["build", "--package", "stepwell-cli"]),
    )?;
    let mut demo = cargo(&[
        "run",
        "--quiet",
        "--package",
        "stepwell-cli",
        "--",
        "demo",
        "--out",
    ]);
    step("Run the demonstration", demo.arg(out))
}
