//! What takes too long for every change: places of every kind, thousands of simulated laptops with
//! everything that goes wrong, and each safety control broken once.

use anyhow::{Result, bail};

use crate::{
    cargo, garage, node_programs, safety,
    step::step,
    system::{self, TO_BUILD_CLI},
    versions,
};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// So many simulated histories
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    seeds: u64,
    /// The first one's number
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    from: u64,
    /// So many torn disks for each point at which the power is cut
    #[arg(long, value_name = "N", default_value_t = 32)]
    torn: u64,
}

/// Runs all of it to the end, and then says what failed.
///
/// # Errors
/// When something needed cannot be installed, or anything failed.
pub(crate) fn soak(options: &Options) -> Result<()> {
    versions::check()?;
    system::install(&system::missing(TO_BUILD_CLI))?;
    let garage = garage::program()?;
    let azurite = node_programs::azurite()?;
    // With those that only soak runs: their servers are not there otherwise.
    let arguments = ["--package", "tests", "--test", "places"];
    let mut places = cargo(&["test", "--release"]);
    places
        .args(arguments)
        .args(["--", "--include-ignored", "--test-threads", "1"])
        .env(garage::VARIABLE, garage)
        .env(node_programs::AZURITE_VARIABLE, azurite);
    let places = step("Places of every kind", &mut places);
    // Its tables, of faults and of switches with the seed that caught each one's absence, are what it is run for.
    let arguments = ["--package", "tests", "--test", "sim"];
    let mut simulation = cargo(&["test", "--release"]);
    simulation
        .args(arguments)
        .args(["--", "--include-ignored", "--nocapture"])
        .env("STEPWELL_SIM_SEEDS", options.seeds.to_string())
        .env("STEPWELL_SIM_FROM", options.from.to_string());
    let simulation = step(
        &format!("Simulate {} histories", options.seeds),
        &mut simulation,
    );
    let crashes = crashes(options);
    let mutations = safety::mutations("");
    let failed: Vec<&str> = [
        (places, "places"),
        (simulation, "simulation"),
        (crashes, "crashes"),
        (mutations, "safety mutations"),
    ]
    .into_iter()
    .filter_map(|(outcome, name)| outcome.err().map(|_| name))
    .collect();
    if !failed.is_empty() {
        bail!("Not all is well: {}.", failed.join(", "));
    }
    Ok(())
}

/// The power is cut at every write of everything that the record does. `cargo xtask test` does so too, with one torn disk a point.
fn crashes(options: &Options) -> Result<()> {
    let torn = options.torn.to_string();
    let run = |package: &str, test: &str| {
        let mut tests = cargo(&["test", "--release", "--package", package, "--test", test]);
        tests
            .args(["--", "--include-ignored", "crashing", "nowhere_to_save"])
            .env("STEPWELL_CRASH_SAMPLES", &torn);
        step(
            &format!("Cut the power at every write ({package})"),
            &mut tests,
        )
    };
    let of_the_store = run("store", "store");
    run("tests", "stories").and(of_the_store)
}
