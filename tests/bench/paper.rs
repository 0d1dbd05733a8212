//! Rendering a report, beside the least that putting as many bytes on paper can take.

use std::{fs::File, io::Write, path::Path};

use anyhow::{Result, anyhow};
use report::Style;
use tests::measure::{Row, Samples};

use crate::timed;

const TWO_PAGES: &str = include_str!("../golden/report/two-page.json");
/// The usual compromise of deflate.
const LEVEL: u8 = 6;

/// # Errors
/// When the report does not render, or `folder` cannot be written to.
pub(crate) fn rows(folder: &Path, runs: usize) -> Result<Vec<Row>> {
    let content = domain::report::parse(TWO_PAGES)
        .map_err(|findings| anyhow!("the report cannot be read: {findings:?}"))?;
    // Once beforehand: fonts are parsed on first use.
    let bytes = report::render(&content, &Style::default())?.pdf;
    let (mut rendering, mut kept, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..runs {
        let (time, rendered) = timed(|| report::render(&content, &Style::default()));
        let pdf = rendered?.pdf;
        rendering.push(time);
        let (writing, done) = timed(|| write(folder, &pdf));
        done?;
        kept.push(time + writing);
        let (time, done) = timed(|| {
            write(
                folder,
                &miniz_oxide::deflate::compress_to_vec(&bytes, LEVEL),
            )
        });
        done?;
        floor.push(time);
    }
    let floor = Samples::new(floor);
    let beside = |what: &str, ours| Row {
        what: what.to_owned(),
        ours: Ok(Samples::new(ours)),
        beside: Some(("deflate, write, fsync".to_owned(), Ok(floor.clone()))),
    };
    println!("two pages, {} bytes", bytes.len());
    Ok(vec![
        beside("render", rendering),
        beside("render, write, fsync", kept),
    ])
}

fn write(folder: &Path, bytes: &[u8]) -> Result<()> {
    let mut file: File = tempfile::tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}
