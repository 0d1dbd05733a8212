//! Measures the program, built for release, beside what it is compared with.

use anyhow::Result;

use crate::{
    cargo, exchange, screen,
    step::step,
    system::{self, TO_BUILD},
    target, two_pages, versions,
};

/// What starting a window without a person takes.
const TO_DRIVE: &[&str] = &["dbus", "webkit2gtk-driver", "xvfb"];

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Only this, beside other programs that do the same [default: everything but that]
    what: Option<What>,
    /// Measure only on a record of this many cases [default: 1000 and 10000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(100..=400_000))]
    cases: Option<u32>,
    /// With `sync`: exchange this many events [default: 100000]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(300..=1_000_000))]
    events: Option<u32>,
    /// With `sync`: leave out the first sync of a million events, which takes minutes
    #[arg(long)]
    without_million: bool,
    /// Few runs of everything: for trying out, not for comparing
    #[arg(long)]
    quick: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    /// Two pages by us, krilla, typst, ReportLab, WeasyPrint and Chromium
    Report,
    /// Three laptops over a folder and over Garage, beside PouchDB with its server and Automerge
    Sync,
}

/// Builds the program, the empty window it is compared with and the measurements, and runs them.
///
/// # Errors
/// When something does not build, cannot be measured, or has nothing to be compared with.
pub(crate) fn bench(options: &Options) -> Result<()> {
    versions::check()?;
    match options.what {
        Some(What::Report) => return two_pages::compare(options.quick),
        Some(What::Sync) => return exchange::compare(options.events, options.without_million),
        None => {}
    }
    let mut packages = system::missing(TO_BUILD);
    packages.extend(system::missing(TO_DRIVE));
    system::install(&packages)?;
    screen::install()?;
    screen::build()?;
    // Both at once and nothing else: with the tests, cargo would build them with what only tests need.
    let windows = ["--package", "stepwell", "--package", "empty-window"];
    step(
        "Build the program and an empty window for release",
        cargo(&["build", "--release", "--bins"]).args(windows),
    )?;
    let mut measure = cargo(&[
        "bench",
        "--package",
        "tests",
        "--bench",
        "side_by_side",
        "--",
    ]);
    let built = std::path::absolute(target())?.join("release");
    measure
        .arg("--stepwell")
        .arg(built.join("stepwell"))
        .arg("--empty-window")
        .arg(built.join("empty-window"));
    if let Some(cases) = options.cases {
        measure.arg("--cases").arg(cases.to_string());
    }
    if options.quick {
        measure.arg("--quick");
    }
    step("Measure", &mut measure)
}
