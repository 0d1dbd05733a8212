//! What the numbers were measured on, and how busy it was.

use std::{fs::File, io::Write, path::Path, thread::available_parallelism, time::Duration};

use anyhow::Result;
use tests::measure::Samples;

use crate::{timed, times};

const SYNCS: usize = 100;

/// Processors, load, and how fast the disk that holds `folder` makes things safe.
pub(crate) fn about(folder: &Path) -> Result<String> {
    let processors = available_parallelism().map_or(0, usize::from);
    let syncs = fsyncs(folder)?;
    let rate = SYNCS as f64 / syncs.iter().sum::<Duration>().as_secs_f64();
    let syncs = Samples::new(syncs);
    Ok(format!(
        "{processors} processors\n{}\nfsync of 4 KiB in {}: {rate:.0} a second (median {:.2} ms, p95 {:.2} ms, n {SYNCS})",
        load(),
        folder.display(),
        syncs.median().as_secs_f64() * 1000.0,
        syncs.p95().as_secs_f64() * 1000.0,
    ))
}

/// How many programs wanted a processor, on average over 1, 5 and 15 minutes.
pub(crate) fn load() -> String {
    let told = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let averages: Vec<&str> = told.split_whitespace().take(3).collect();
    if averages.is_empty() {
        "load average: not told by this system".to_owned()
    } else {
        format!("load average: {}", averages.join(", "))
    }
}

fn fsyncs(folder: &Path) -> Result<Vec<Duration>> {
    let mut file: File = tempfile::tempfile_in(folder)?;
    times(SYNCS, |_| {
        let (time, done) = timed(|| file.write_all(&[7; 4096]).and_then(|()| file.sync_data()));
        done?;
        Ok(time)
    })
}
