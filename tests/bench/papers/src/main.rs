//! The same words as a PDF by krilla: `papers WORDS.json FONTS OUT.pdf RUNS`.
//!
//! Prints the nanoseconds of each run, a line each, and leaves the last PDF behind. Fonts are read and
//! parsed beforehand; everything else is done anew each time, as each report is another.

mod krilla;
mod words;

use std::{env::args, fs, path::Path, time::Instant};

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let arguments: Vec<String> = args().skip(1).collect();
    let [words, fonts, out, runs] = &arguments[..] else {
        bail!("papers WORDS.json FONTS OUT.pdf RUNS");
    };
    let words = words::read(Path::new(words))?;
    let fonts = krilla::Fonts::read(Path::new(fonts))?;
    let mut pdf = krilla::render(&words, &fonts)?;
    for _ in 0..runs.parse().context("RUNS is a number")? {
        let started = Instant::now();
        pdf = krilla::render(&words, &fonts)?;
        println!("{}", started.elapsed().as_nanos());
    }
    Ok(fs::write(out, pdf)?)
}
