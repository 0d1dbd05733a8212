//! Several laptops, one shared place, and everything that goes wrong, by the hundred: each history from one number.
//!
//! The records are real (encrypted, on a disk in memory where there is one) and so are the exchanges; the place is a map in
//! memory behind a way that fails. Sealed bytes are random each time, so that two runs of a number are equal in what was
//! decided and in the events, not byte for byte.

mod chance;
mod laptop;
mod shared;
mod world;

use std::collections::BTreeMap;
use std::env;
use std::io::Write;

use sync::Protections;

use crate::world::{History, play};

const SHORT_RUNS: u64 = 200;

fn number(variable: &str, otherwise: u64) -> u64 {
    let set = env::var(variable).ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Two threads: as many as the smallest laptop that runs these has cores.
fn all(from: u64, count: u64, protections: Protections) -> Vec<(u64, Result<History, String>)> {
    let run = |start: u64| -> Vec<_> {
        (from + start..from + count)
            .step_by(2)
            .map(|seed| (seed, play(seed, protections)))
            .collect()
    };
    std::thread::scope(|scope| {
        let odd = scope.spawn(|| run(1));
        let mut all = run(0);
        all.extend(odd.join().expect("a history panicked"));
        all
    })
}

fn check(from: u64, count: u64) -> BTreeMap<&'static str, u64> {
    let mut faults: BTreeMap<&'static str, u64> = BTreeMap::new();
    let mut broken = Vec::new();
    for (_, history) in all(from, count, Protections::default()) {
        match history {
            Ok(history) => {
                for (kind, times) in history.faults {
                    *faults.entry(kind).or_default() += times;
                }
            }
            Err(what) => broken.push(what),
        }
    }
    assert!(
        broken.is_empty(),
        "{} of {count} broke:\n{}",
        broken.len(),
        broken.join("\n")
    );
    faults
}

#[test]
fn whatever_goes_wrong_every_laptop_comes_to_the_same_and_nothing_saved_is_lost() {
    let faults = check(number("STEPWELL_SIM_FROM", 0), SHORT_RUNS);
    // A fault that never happens shows nothing.
    for kind in KINDS {
        assert!(faults.contains_key(kind), "no history had: {kind}");
    }
}

const KINDS: [&str; 19] = [
    "altered where it lies",
    "another laptop in mid-exchange",
    "clock years wrong",
    "cloned",
    "connection cut",
    "disk full in an exchange",
    "disk full while saving",
    "gone between listing and reading",
    "half written",
    "killed",
    "place emptied",
    "place full",
    "place put back",
    "requests fail",
    "restored",
    "revoked",
    "torn or altered on the way",
    "withheld",
    "written and shown late",
];

#[test]
fn a_number_is_a_history() {
    for seed in [3, 17, 42, 99] {
        assert_eq!(
            play(seed, Protections::default()),
            play(seed, Protections::default())
        );
    }
}

/// Run by `cargo xtask soak`.
#[test]
#[ignore = "takes an hour: cargo xtask soak"]
fn soak() {
    let (from, count) = (
        number("STEPWELL_SIM_FROM", 0),
        number("STEPWELL_SIM_SEEDS", 10_000),
    );
    let faults = check(from, count);
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{count} histories from number {from} on held. What went wrong in them:"
    )
    .expect("written");
    for (kind, times) in faults {
        writeln!(out, "  {kind}: {times}").expect("written");
    }
}

/// Each protection is turned off alone, until a history shows that it is needed.
#[test]
#[ignore = "takes minutes: cargo xtask soak"]
fn every_protection_is_needed() {
    let from = number("STEPWELL_SIM_FROM", 0);
    let count = number("STEPWELL_SIM_SEEDS", 10_000).min(2_000);
    let mut out = std::io::stdout();
    let mut needless = Vec::new();
    for name in Protections::NAMES {
        let without = Protections::without(name).expect("a switch");
        let caught = (from..from + count).find_map(|seed| Some((seed, play(seed, without).err()?)));
        match caught {
            Some((_, what)) => {
                let first = what.lines().next().unwrap_or_default();
                writeln!(out, "  without {name}: {first}").expect("written");
            }
            None => needless.push(*name),
        }
    }
    assert!(
        needless.is_empty(),
        "no history of {count} needed: {needless:?}"
    );
}
