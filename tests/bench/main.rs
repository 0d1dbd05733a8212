//! Stepwell beside what it is measured against: run by `cargo xtask bench`, which builds the programs it starts.
//!
//! What each part answers:
//! - `start`: how long until a person can type, beside an empty Tauri window;
//! - `keys`: from a key to the frame that shows it, beside a plain field in an empty Tauri window;
//! - `reading`: unlocking, the caseload, a case, a search;
//! - `writing`: signing and issuing, beside the same rows written by SQL alone;
//! - `paper`: rendering a report, beside deflating and writing as many bytes.
//!
//! `made` makes the record they run on, with invented people, and keeps it outside the checkout.
#![allow(
    clippy::print_stdout,
    reason = "telling a person what was measured is what this program does"
)]

mod clock;
mod keys;
mod machine;
mod made;
mod paper;
mod people;
mod raw;
mod reading;
mod start;
mod writing;

use std::{
    path::PathBuf,
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use clap::Parser;
use tests::measure::{Row, heading};

#[derive(Parser)]
#[command(about = "Measures Stepwell beside what it is compared with.")]
struct Options {
    /// Only on a record of this many cases [default: 1000 and 10000]
    #[arg(long)]
    cases: Option<u32>,
    /// Few runs of everything: for trying out, not for comparing
    #[arg(long)]
    quick: bool,
    /// The window program, built for release
    #[arg(long, value_name = "FILE")]
    stepwell: PathBuf,
    /// The program that opens an empty Tauri window
    #[arg(long, value_name = "FILE")]
    empty_window: PathBuf,
    /// Given by `cargo bench` to every benchmark
    #[arg(long, hide = true)]
    bench: bool,
}

/// How often each thing is done.
struct Runs {
    starts: usize,
    keys: usize,
    unlocks: usize,
    reads: usize,
    writes: usize,
    papers: usize,
}

const FULL: Runs = Runs {
    starts: 15,
    keys: 400,
    unlocks: 15,
    reads: 300,
    writes: 60,
    papers: 60,
};
const QUICK: Runs = Runs {
    starts: 3,
    keys: 60,
    unlocks: 3,
    reads: 30,
    writes: 10,
    papers: 10,
};

fn main() -> ExitCode {
    match measure(&Options::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(missing) => {
            eprintln!("\nMISSING: {missing} of the rows above. What is not there was not beaten.");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Measures everything, and says how many rows have something missing.
fn measure(options: &Options) -> Result<usize> {
    let runs = if options.quick { QUICK } else { FULL };
    let kept = made::folder()?;
    if cfg!(debug_assertions) {
        println!("This is a debug build: its numbers say nothing about the program.");
    }
    println!("{}", machine::about(&kept)?);
    let mut missing = 0;
    let mut tell = |rows: Vec<Row>| {
        for row in rows {
            println!("{row}");
            missing += usize::from(row.is_missing());
        }
    };
    let sizes = options.cases.map_or(vec![1_000, 10_000], |only| vec![only]);
    for cases in sizes {
        let record = made::record(&kept, cases)?;
        let copy = record.copy(&kept)?;
        println!("\n== {cases} cases\n{}", heading());
        tell(vec![start::rows(options, copy.path(), runs.starts)]);
        tell(keys::rows(options, copy.path(), runs.keys));
        tell(reading::rows(copy.path(), &runs)?);
        tell(writing::rows(&record, copy, runs.writes)?);
    }
    println!("\n== One report\n{}", heading());
    tell(paper::rows(&kept, runs.papers)?);
    println!("\n{}", machine::load());
    Ok(missing)
}

/// How long `act` takes, and what it comes to.
fn timed<T>(act: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let outcome = act();
    (started.elapsed(), outcome)
}

/// What was done `runs` times; the number of the run is passed in.
fn times(runs: usize, mut act: impl FnMut(usize) -> Result<Duration>) -> Result<Vec<Duration>> {
    (0..runs)
        .map(|run| act(run).with_context(|| format!("run {run}")))
        .collect()
}
