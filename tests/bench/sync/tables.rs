//! What was measured, side by side.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use tests::servers::garage;

use crate::Side;
use crate::made::{Facts, Made};
use crate::told::Told;

const LEFT_OUT: &str = "\
What each does and leaves out:
  stepwell      SQLCipher on disk, hash chain and signatures checked, sealed before it leaves, lists and search brought up to date
  pouchdb       LevelDB on disk at the laptops and the server; no encryption, no signatures, no lists, no search
  automerge     a list for each laptop, one change an event, in memory and in one process; no disk, no network, no encryption, no signatures, no lists
Peak memory: ours and automerge's of the process that holds the laptops; pouchdb's likewise, servers' in brackets.
Bytes are bodies without headers; pouchdb's server compresses what it answers. A message of automerge's counts as a request.";

/// What was compared, by number.
pub(crate) fn versions(pouchdb: Option<&Path>) -> Result<String> {
    let said = |program: &str, argument: &str| {
        let said = Command::new(program).arg(argument).output();
        said.map_or_else(
            |_| format!("{program}: not here"),
            |said| String::from_utf8_lossy(&said.stdout).trim().to_owned(),
        )
    };
    let mut versions = vec![
        said("rustc", "--version"),
        format!("node {}", said("node", "--version")),
    ];
    if let Some(garage) = std::env::var_os(garage::VARIABLE) {
        versions.push(said(&garage.to_string_lossy(), "--version"));
    }
    if let Some(pouchdb) = pouchdb {
        let package = std::fs::read_to_string(pouchdb.join("package.json"))?;
        let package: serde_json::Value = serde_json::from_str(&package)?;
        for name in ["pouchdb", "express-pouchdb"] {
            let version = package["dependencies"][name].as_str();
            versions.push(format!("{name} {}", version.context("its version")?));
        }
    }
    let automerge = include_str!("../automerge/Cargo.toml");
    let line = automerge
        .lines()
        .find(|line| line.starts_with("automerge = "));
    versions.push(
        line.context("its version")?
            .replace(['"', '='], "")
            .replace("  ", " "),
    );
    Ok(versions.join("; "))
}

pub(crate) fn print(made: &Made, sides: &[Side], million: Option<&(Told, Made)>) {
    let Facts {
        events,
        raw_bytes,
        payload_bytes,
    } = made.facts;
    println!("\n{LEFT_OUT}");
    println!(
        "\n{events} events, {:.1} MB raw (headers and payloads; payloads alone {:.1} MB)",
        mega(raw_bytes),
        mega(payload_bytes)
    );
    heading("Three laptops, each with a third, exchange until all hold all (turns: 0, 1, 2, 0, 1)");
    // Each of three takes in what the other two had.
    rows(sides, "exchange", raw_bytes, 2 * raw_bytes, events);
    heading("Nothing changed: one laptop exchanges");
    rows(sides, "no change", 0, 0, 0);
    heading("One event: one laptop exchanges, then another has it");
    rows(sides, "one event", 0, 0, 0);
    heading("A new laptop's first sync");
    rows(sides, "newcomer", 0, raw_bytes, events);
    for side in sides {
        tenths(side.name, &of(side, "newcomer"));
    }
    if let Some((told, made)) = million {
        heading(&format!(
            "A new laptop's first sync of {} events, from a folder, once",
            made.facts.events
        ));
        line(
            "stepwell, a folder",
            std::slice::from_ref(told),
            0,
            made.facts.raw_bytes,
            made.facts.events,
        );
        tenths("stepwell, a folder", std::slice::from_ref(told));
    }
    ratios(sides);
}

fn heading(what: &str) {
    println!(
        "\n{what}\n{:<28} {:>3} {:>10} {:>10} {:>9} {:>9} {:>9} {:>7} {:>7}  {:<18} events/s",
        "",
        "n",
        "median",
        "longest",
        "requests",
        "MB up",
        "MB down",
        "up/raw",
        "dn/raw",
        "peak memory"
    );
}

fn rows(sides: &[Side], what: &str, raw_up: u64, raw_down: u64, events: u64) {
    for side in sides {
        line(side.name, &of(side, what), raw_up, raw_down, events);
    }
}

fn line(name: &str, told: &[Told], raw_up: u64, raw_down: u64, events: u64) {
    let Some(median) = median(told) else {
        println!("{name:<28} MISSING: what is not there was not beaten");
        return;
    };
    let longest = told.iter().map(|told| told.seconds).fold(0.0, f64::max);
    let share = |bytes: u64, raw: u64| match raw {
        0 => "-".to_owned(),
        raw => format!("{:.3}", bytes as f64 / raw as f64),
    };
    let memory = told.iter().map(|told| told.memory).max().unwrap_or(0);
    let server = told.iter().filter_map(|told| told.server).max();
    let memory = match server {
        Some(server) => format!("{:.0} MB (+{:.0})", mega(memory), mega(server)),
        None => format!("{:.0} MB", mega(memory)),
    };
    let speed = match events {
        0 => String::new(),
        events => format!("{:.0}", events as f64 / median.seconds),
    };
    println!(
        "{name:<28} {:>3} {:>10} {:>10} {:>9} {:>9.3} {:>9.3} {:>7} {:>7}  {memory:<18} {speed}",
        told.len(),
        seconds(median.seconds),
        seconds(longest),
        median.requests,
        mega(median.up),
        mega(median.down),
        share(median.up, raw_up),
        share(median.down, raw_down),
    );
}

/// The speed of the last tenth against that of the first.
fn tenths(name: &str, told: &[Told]) {
    let Some(median) = median(told) else { return };
    let progress = &median.progress;
    // Told less often than that, a tenth is not seen.
    if progress.len() < 20 {
        return;
    }
    let (Some(start), Some(&(all, end))) = (progress.first(), progress.last()) else {
        return;
    };
    // When so many were there: between two tellings, as if they had come evenly.
    let when = |events: f64| {
        let mut before = *start;
        for &(there, at) in progress {
            if there as f64 >= events && there > before.0 {
                let part = (events - before.0 as f64) / (there - before.0) as f64;
                return before.1 + (at - before.1) * part.clamp(0.0, 1.0);
            }
            before = (there, at);
        }
        end
    };
    let all = all as f64;
    let (first, last) = (when(all / 10.0) - start.1, end - when(all * 0.9));
    println!(
        "  {name}: first tenth {}, last tenth {}: {:.2} of the first one's speed",
        seconds(first),
        seconds(last),
        first / last
    );
}

/// What the table comes to, beside what was set as the goal.
fn ratios(sides: &[Side]) {
    let [folder, garage, pouchdb, automerge] = sides else {
        return;
    };
    println!();
    for what in ["exchange", "newcomer", "one event", "no change"] {
        for ours in [folder, garage] {
            for other in [pouchdb, automerge] {
                let (ours_told, other_told) = (of(ours, what), of(other, what));
                if let (Some(ours_took), Some(other_took)) =
                    (median(&ours_told), median(&other_told))
                {
                    println!(
                        "{what}: {} takes {:.2} times as long as {}",
                        other.name,
                        other_took.seconds / ours_took.seconds,
                        ours.name
                    );
                }
            }
        }
    }
    println!(
        "Goals: pouchdb 10 times as long (at least 7), automerge as long; 0.3 of raw bytes each way; no change 0.1 s on a folder;"
    );
    println!("the last tenth of a first sync at 0.8 of the first tenth's speed.");
}

fn of(side: &Side, what: &str) -> Vec<Told> {
    let told = side.told.iter().filter(|told| told.what == what);
    told.cloned().collect()
}

/// The one whose time is in the middle.
fn median(told: &[Told]) -> Option<&Told> {
    let mut sorted: Vec<&Told> = told.iter().collect();
    sorted.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}

fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}

fn seconds(seconds: f64) -> String {
    if seconds < 1.0 {
        format!("{:.2} ms", seconds * 1000.0)
    } else {
        format!("{seconds:.2} s")
    }
}
