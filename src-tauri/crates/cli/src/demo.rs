//! The demonstration without a window: every paper as PDF, a timeline for each case, and which of its points hold.

use anyhow::{Context, Result};
use clinic::{Outcome, Summary};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

/// Plays the cases and writes into `out`. Exit code 1 when a point of a case does not hold.
pub(crate) fn run(out: &Path) -> Result<ExitCode> {
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    let told = io::stderr().is_terminal();
    let summary = clinic::run_demonstration(out, &mut |progress| {
        if told {
            eprint!(
                "\r\x1b[K{} of {}: {}",
                progress.done, progress.of, progress.what
            );
        }
    })?;
    if told {
        eprint!("\r\x1b[K");
    }
    print(&summary, out)
}

fn print(summary: &Summary, place: &Path) -> Result<ExitCode> {
    let mut out = io::stdout().lock();
    let (mut hold, mut fail, mut wait) = (0, 0, 0);
    for case in &summary.cases {
        writeln!(out, "{}  {}", case.id, case.title)?;
        for path in std::iter::once(&case.timeline).chain(&case.papers) {
            let name = path.strip_prefix(place).unwrap_or(path);
            writeln!(out, "  {}", name.display())?;
        }
        for point in &case.points {
            match &point.outcome {
                Outcome::Holds => {
                    hold += 1;
                    writeln!(out, "  holds  {}", point.point)?;
                }
                Outcome::Fails(found) => {
                    fail += 1;
                    writeln!(out, "  FAILS  {}: {found}", point.point)?;
                }
                Outcome::Waits(later) => {
                    wait += 1;
                    writeln!(out, "  waits  {} ({later})", point.point)?;
                }
            }
        }
    }
    let papers: usize = summary.cases.iter().map(|case| case.papers.len()).sum();
    writeln!(
        out,
        "\n{} cases, {papers} PDFs in {}\n{hold} points hold, {fail} fail, {wait} wait for later work",
        summary.cases.len(),
        place.display()
    )?;
    Ok(if fail == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}
