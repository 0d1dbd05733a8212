//! A screen of its own for one window: Xvfb, which keeps what it shows in a file.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::picture::Picture;

/// As a clinic's laptop has it at its least.
pub const WIDTH: u32 = 1280;
pub const HEIGHT: u32 = 800;

/// A running Xvfb. Ends when dropped.
pub struct Display {
    /// For the `DISPLAY` variable, such as `:7`.
    pub name: String,
    server: Child,
    memory: TempDir,
}

impl Display {
    /// Starts a screen of [`WIDTH`] × [`HEIGHT`] under the first number that is free.
    ///
    /// # Errors
    /// When Xvfb is not installed or does not start.
    pub fn start() -> Result<Self> {
        let memory = TempDir::with_prefix("stepwell-screen-")?;
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"])
            .args(["-screen", "0", &format!("{WIDTH}x{HEIGHT}x24"), "-fbdir"])
            .arg(memory.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("the window's tests need Xvfb (Debian: xvfb)")?;
        let mut number = String::new();
        let output = server.stdout.take().context("Xvfb has no output")?;
        BufReader::new(output).read_line(&mut number)?;
        let number = number.trim();
        if number.is_empty() {
            bail!("Xvfb ended before it had a screen: {}", server.wait()?);
        }
        Ok(Self {
            name: format!(":{number}"),
            server,
            memory,
        })
    }

    /// What the screen shows now, as a person would see it.
    ///
    /// # Errors
    /// When the screen's memory cannot be read.
    pub fn picture(&self) -> Result<Picture> {
        Picture::from_xwd(&fs::read(self.memory.path().join("Xvfb_screen0"))?)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing of it is left.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
