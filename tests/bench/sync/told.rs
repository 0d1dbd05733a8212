//! What a process tells about what it measured.

use std::{
    fs,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

/// One line of one of those compared.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Told {
    /// "exchange", "no change", "one event" or "newcomer".
    pub(crate) what: String,
    pub(crate) seconds: f64,
    pub(crate) requests: u64,
    /// Bodies without headers, in bytes: to the place, and from it.
    pub(crate) up: u64,
    pub(crate) down: u64,
    /// The most memory that the laptops' process had, and the place's where it has one.
    pub(crate) memory: u64,
    #[serde(default)]
    pub(crate) server: Option<u64>,
    /// How many events were there after how many seconds.
    #[serde(default)]
    pub(crate) progress: Vec<(u64, f64)>,
}

/// Runs it to its end.
pub(crate) fn tell_of(command: &mut Command) -> Result<Vec<Told>> {
    let name = command.get_program().to_string_lossy().into_owned();
    let ran = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{name} could not be started"))?;
    ensure!(
        ran.status.success(),
        "{name} ended with {}: it was not measured",
        ran.status
    );
    String::from_utf8(ran.stdout)?
        .lines()
        .map(|line| {
            serde_json::from_str(line)
                .with_context(|| format!("{name} told something else: {line}"))
        })
        .collect()
}

/// The most memory this process had since it was last asked to forget it, in bytes.
pub(crate) fn peak_memory() -> Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB"));
    Ok(kib
        .context("how much memory it had")?
        .trim()
        .parse::<u64>()?
        * 1024)
}
