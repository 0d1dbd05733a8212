//! The project's own commands: run, test, soak, safety, demo, bench, papers.
//!
//! One file for each command; `step` runs other programs and says how long they took, `system`,
//! `screen`, `verapdf`, `garage` and `node_programs` install what a command needs.
#![allow(
    clippy::print_stdout,
    reason = "telling a person what happens is what these commands do"
)]

mod bench;
mod bindings;
mod demo;
mod exchange;
mod garage;
mod node_programs;
mod paper_changes;
mod run;
mod safety;
mod screen;
mod soak;
mod step;
mod system;
mod test;
mod two_pages;
mod verapdf;
mod versions;

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use clap::Parser;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Runs, tests, demonstrates and measures Stepwell."
)]
enum Task {
    /// Install what is missing, build, and open the window (without a display: the demonstration)
    Run(run::Options),
    /// Install what the tests need, and run all of them
    Test(test::Options),
    /// Shared places of every kind, servers killed under load, thousands of simulated laptops: takes hours
    Soak(soak::Options),
    /// Write the draft safety case, assessments and plan, and say what they lean on and what is open
    Safety(safety::Options),
    /// Without a window: make the demonstration's reports and timelines, and check its cases
    Demo(demo::Options),
    /// Measure the program beside an empty window, plain SQL and the bare disk
    Bench(bench::Options),
    /// Show what changed on the papers: words as a difference, pages side by side
    Papers(paper_changes::Options),
    /// Write the types the screen uses again, after a command has changed
    Bindings,
}

fn main() -> ExitCode {
    let outcome = match Task::parse() {
        Task::Run(options) => run::run(&options),
        Task::Test(options) => test::test(&options),
        Task::Soak(options) => soak::soak(&options),
        Task::Safety(options) => safety::safety(&options),
        Task::Demo(options) => demo::demo(&options),
        Task::Bench(options) => bench::bench(&options),
        Task::Papers(options) => paper_changes::papers(&options),
        Task::Bindings => bindings::bindings(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The top of the checkout.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// Where cargo builds: `CARGO_TARGET_DIR` if set, else `target` in the checkout.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The cargo that started us, in the checkout.
fn cargo(arguments: &[&str]) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root()).args(arguments);
    // `cargo run` told us these about ourselves; build scripts that watch them would all run again.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name.as_ref());
        }
    }
    command
}

/// npm, in the screen's folder.
fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(root().join("ui")).args(arguments);
    command
}
