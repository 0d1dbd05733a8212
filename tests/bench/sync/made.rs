//! Laptops that have not met yet, with everything that happened on each; made once and kept outside the checkout.
//!
//! Each event lies in the record and, as one line of JSON, in a file for the programs that are compared.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tempfile::TempDir;
use tests::fleet::{self, Laptop};

use crate::clock::morning;
use crate::history::History;
use crate::part;

/// Raised when what is made here changes: what is kept under another number is left alone.
const FORMAT: u32 = 1;
/// An act of a person writes one to three events; they are made in larger ones to be done sooner, which leaves fewer
/// signatures on disk and nothing else.
const ACT: u32 = 50;
const FACTS: &str = "facts.json";

/// What is never written to again: everything is measured on copies.
pub(crate) struct Made {
    folder: PathBuf,
    pub(crate) facts: Facts,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Facts {
    pub(crate) events: u64,
    /// Headers and payloads as the record keeps them.
    pub(crate) raw_bytes: u64,
    pub(crate) payload_bytes: u64,
}

/// Where everything measured is kept: `~/.cache/stepwell/bench`.
pub(crate) fn folder() -> Result<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .context("there is no home folder to keep the records in")?;
    let folder = cache.join("stepwell/bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Where a laptop's record lies in such a folder.
pub(crate) fn laptop(folder: &Path, number: u32) -> PathBuf {
    folder.join(format!("laptop-{number}"))
}

/// So many events on so many laptops, made now if there are none.
pub(crate) fn laptops(kept: &Path, events: u32, laptops: u32) -> Result<Made> {
    let folder = kept.join(format!("laptops-{FORMAT}-{laptops}-{events}"));
    if !folder.exists() {
        println!("\n== Make {events} events on {laptops} laptops; they are kept for the next time");
        let complete = TempDir::with_prefix_in("unfinished-", kept)?;
        // In another process: what it takes is not to be found in the memory of this one.
        let status = Command::new(std::env::current_exe()?)
            .arg("make")
            .arg(complete.path())
            .arg(events.to_string())
            .arg(laptops.to_string())
            .status()?;
        ensure!(status.success(), "the laptops were not made");
        fs::rename(complete.keep(), &folder)?;
    }
    let facts = serde_json::from_slice(&fs::read(folder.join(FACTS))?)?;
    Ok(Made { folder, facts })
}

impl Made {
    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    /// The folder with the events as lines.
    pub(crate) fn events(&self) -> PathBuf {
        self.folder.join("events")
    }

    /// The laptops' records once more, on the same disk.
    pub(crate) fn copy(&self, kept: &Path) -> Result<TempDir> {
        let run = TempDir::with_prefix_in("run-", kept)?;
        for number in 0.. {
            let from = laptop(&self.folder, number);
            if !from.exists() {
                break;
            }
            copy(&from, &laptop(run.path(), number))?;
        }
        Ok(run)
    }
}

/// Copies a folder with everything in it, but for the lock of whoever has it open.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else if entry.file_name() != "lock" {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Makes them in an empty folder. What a laptop alone holds is put into a shared folder at once, for others to join.
pub(crate) fn make(folder: &Path, events: u32, laptops: u32) -> Result<()> {
    fs::create_dir(folder.join("events"))?;
    let mut facts = Facts {
        events: u64::from(events),
        raw_bytes: 0,
        payload_bytes: 0,
    };
    let first = fleet::found(&laptop(folder, 0), 1)?;
    let mut made = vec![first];
    for number in 1..laptops {
        let joined = fleet::join(&laptop(folder, number), u64::from(number) + 1, &made[0])?;
        made.push(joined);
    }
    for (number, mut made) in (0..).zip(made) {
        let share = events / laptops + u32::from(number < events % laptops);
        // What one laptop holds alone is not compared with others, and a million lines are large.
        let lines: Box<dyn Write> = if laptops > 1 {
            Box::new(File::create(
                folder.join(format!("events/{number}.ndjson")),
            )?)
        } else {
            Box::new(io::sink())
        };
        fill(&mut made, number, share, BufWriter::new(lines), &mut facts)?;
        if laptops == 1 {
            part::fill(&made, &folder.join("place"))?;
        }
    }
    Ok(fs::write(
        folder.join(FACTS),
        serde_json::to_vec_pretty(&facts)?,
    )?)
}

fn fill(
    made: &mut Laptop,
    number: u32,
    events: u32,
    mut lines: impl Write,
    facts: &mut Facts,
) -> Result<()> {
    let started = Instant::now();
    let mut history = History::of(number, made.user.0, made.identity.site.0);
    let mut done = 0;
    while done < events {
        let act = ACT.min(events - done);
        let mut told = Vec::new();
        for within in done..done + act {
            let happened = history.next()?;
            // A minute apart, so that no two have the same time.
            let at = morning(happened.day) + TimeDelta::seconds(i64::from(within % 20_000));
            told.push((happened.subject, happened.event, at));
        }
        made.record(told)?;
        done += act;
        if done.is_multiple_of(50_000) {
            println!("{done} events, {:.0} s", started.elapsed().as_secs_f32());
        }
    }
    // As they stand in the record now: headers are hashed as they are written and never written anew.
    let mut from = 1;
    while let Some(segment) =
        made.store
            .segment(made.identity.log, from, 2_000, 16 * 1024 * 1024)?
    {
        for row in &segment.rows {
            let payload = row.payload.as_deref().context("an event without payload")?;
            facts.raw_bytes += (row.header.len() + payload.len()) as u64;
            facts.payload_bytes += payload.len() as u64;
            let mut header: Value = serde_json::from_slice(&row.header)?;
            let id = header
                .as_object_mut()
                .and_then(|header| header.remove("id"));
            let payload: Value = serde_json::from_slice(payload)?;
            let event = json!({"_id": id, "header": header, "payload": payload});
            serde_json::to_writer(&mut lines, &event)?;
            lines.write_all(b"\n")?;
        }
        from = segment.to + 1;
    }
    ensure!(from > u64::from(events), "the record holds fewer events");
    Ok(lines.flush()?)
}
