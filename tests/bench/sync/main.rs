//! Three laptops and their shared place beside PouchDB with its server and Automerge: run by `cargo xtask bench sync`.
//!
//! All take the same invented events, a third on each laptop, and exchange in turn: 0, 1, 2, 0, 1. Ours are as the program
//! keeps them: encrypted, signed, with lists and search brought up to date. What each of the others leaves out stands above the
//! tables. Every measurement runs in a process of its own, which tells what it took, one JSON object a line:
//! - `made` makes the laptops and keeps them outside the checkout, `history` says what happened on them;
//! - `part` is what the process of ours does, `told` what any of them tells;
//! - `tables` puts them side by side.
#![allow(
    clippy::print_stdout,
    reason = "telling a person what was measured is what this program does"
)]

#[path = "../clock.rs"]
#[allow(dead_code, reason = "the other measurements take all of it")]
mod clock;
mod history;
#[path = "../machine.rs"]
mod machine;
mod made;
mod part;
#[path = "../people.rs"]
#[allow(dead_code, reason = "the other measurements take all of it")]
mod people;
mod tables;
mod told;

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use sync::PlaceSettings;
use tempfile::TempDir;
use tests::servers::garage::Garage;

use told::{Told, tell_of};

const RUNS: usize = 3;
const SINGLES: u32 = 20;
const MILLION: u32 = 1_000_000;

#[derive(Parser)]
#[command(about = "Measures the exchange beside other replicated stores.")]
struct Options {
    /// So many events in all
    #[arg(long, default_value_t = 100_000)]
    events: u32,
    /// Leave out the first sync of ten times as many events, a million
    #[arg(long)]
    without_million: bool,
    /// PouchDB, its server and the program that measures them
    #[arg(long, value_name = "FOLDER")]
    pouchdb: Option<PathBuf>,
    /// The program that measures Automerge
    #[arg(long, value_name = "FILE")]
    automerge: Option<PathBuf>,
    /// Given by `cargo bench` to every benchmark
    #[arg(long, hide = true)]
    bench: bool,
    #[command(subcommand)]
    part: Option<Part>,
}

/// What a process of its own does.
#[derive(Subcommand)]
enum Part {
    /// Make the laptops
    #[command(hide = true)]
    Make {
        folder: PathBuf,
        events: u32,
        laptops: u32,
    },
    /// Three laptops exchange, then nothing, then single events
    #[command(hide = true)]
    Exchange { laptops: PathBuf, places: String },
    /// A new laptop has its first sync
    #[command(hide = true)]
    Newcomer {
        first: PathBuf,
        newcomer: PathBuf,
        place: String,
    },
}

fn main() -> ExitCode {
    let options = Options::parse();
    let outcome = match &options.part {
        Some(part) => part::run(part),
        None => measure(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The tellings of one of those compared, all runs together.
pub(crate) struct Side {
    pub(crate) name: &'static str,
    pub(crate) told: Vec<Told>,
}

fn measure(options: &Options) -> Result<()> {
    let kept = made::folder()?;
    if cfg!(debug_assertions) {
        println!("This is a debug build: its numbers say nothing about the program.");
    }
    println!("{}", machine::about(&kept)?);
    let made = made::laptops(&kept, options.events, 3)?;
    let mut sides = [
        Side::of("stepwell, a folder"),
        Side::of("stepwell, Garage, 3 nodes"),
        Side::of("pouchdb and its server"),
        Side::of("automerge, in memory"),
    ];
    for run in 1..=RUNS {
        println!("\n== Run {run} of {RUNS}\n{}", machine::load());
        sides[0].add(over_a_folder(&kept, &made)?);
        sides[1].add(over_garage(&kept, &made)?);
        if let Some(pouchdb) = &options.pouchdb {
            let run = TempDir::with_prefix_in("run-", &kept)?;
            let mut node = Command::new("node");
            node.arg(pouchdb.join("measure.mjs"))
                .arg(made.events())
                .arg(run.path())
                .arg(SINGLES.to_string());
            sides[2].add(tell_of(&mut node)?);
        }
        if let Some(automerge) = &options.automerge {
            let mut program = Command::new(automerge);
            program.arg(made.events()).arg(SINGLES.to_string());
            sides[3].add(tell_of(&mut program)?);
        }
    }
    let million = if options.without_million {
        None
    } else {
        Some(first_sync_of_many(&kept, options.events)?)
    };
    println!(
        "\n{}\n{}",
        machine::load(),
        tables::versions(options.pouchdb.as_deref())?
    );
    tables::print(&made, &sides, million.as_ref());
    Ok(())
}

impl Side {
    fn of(name: &'static str) -> Self {
        Self {
            name,
            told: Vec::new(),
        }
    }

    fn add(&mut self, told: Vec<Told>) {
        for one in told.iter().filter(|told| told.what != "one event") {
            println!("{}: {}, {:.2} s", self.name, one.what, one.seconds);
        }
        self.told.extend(told);
    }
}

fn over_a_folder(kept: &Path, made: &made::Made) -> Result<Vec<Told>> {
    let run = made.copy(kept)?;
    let place = folder_place(&run.path().join("place"))?;
    over(&run, &vec![place; 4])
}

fn over_garage(kept: &Path, made: &made::Made) -> Result<Vec<Told>> {
    let run = made.copy(kept)?;
    let garage = Garage::three()?;
    let places: Vec<PlaceSettings> = (0..4).map(|laptop| garage.settings(laptop % 3)).collect();
    let mut told = over(&run, &places)?;
    let server = garage.peak_memory()?;
    for one in &mut told {
        one.server = Some(server);
    }
    Ok(told)
}

/// The exchange of the three, and then a new laptop's first sync: the last of the places is its.
fn over(run: &TempDir, places: &[PlaceSettings]) -> Result<Vec<Told>> {
    let mut told = tell_of(
        ourselves()?
            .arg("exchange")
            .arg(run.path())
            .arg(serde_json::to_string(&places[..3])?),
    )?;
    told.extend(tell_of(
        ourselves()?
            .arg("newcomer")
            .arg(made::laptop(run.path(), 0))
            .arg(run.path().join("newcomer"))
            .arg(serde_json::to_string(&places[3])?),
    )?);
    Ok(told)
}

/// One point of the slope: ten times as many events, at most a million, put there by one laptop.
fn first_sync_of_many(kept: &Path, events: u32) -> Result<(Told, made::Made)> {
    let made = made::laptops(kept, events.saturating_mul(10).min(MILLION), 1)?;
    let run = TempDir::with_prefix_in("run-", kept)?;
    made::copy(&made.path().join("place"), &run.path().join("place"))?;
    let place = folder_place(&run.path().join("place"))?;
    let told = tell_of(
        ourselves()?
            .arg("newcomer")
            .arg(made::laptop(made.path(), 0))
            .arg(run.path().join("newcomer"))
            .arg(serde_json::to_string(&place)?),
    )?;
    let told = told.into_iter().next().context("it told nothing")?;
    Ok((told, made))
}

fn folder_place(path: &Path) -> Result<PlaceSettings> {
    std::fs::create_dir_all(path)?;
    Ok(PlaceSettings::Folder {
        path: path.to_owned(),
    })
}

fn ourselves() -> Result<Command> {
    Ok(Command::new(env::current_exe()?))
}

/// How long `act` takes, and what it comes to.
fn timed<T>(act: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let outcome = act();
    (started.elapsed(), outcome)
}

/// What was done `runs` times; the number of the run is passed in.
fn times(runs: usize, act: impl FnMut(usize) -> Result<Duration>) -> Result<Vec<Duration>> {
    (0..runs).map(act).collect()
}
