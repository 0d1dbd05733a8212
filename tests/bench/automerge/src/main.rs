//! The same events with Automerge: `automerge-beside EVENTS SINGLES`.
//!
//! EVENTS holds 0.ndjson, 1.ndjson, 2.ndjson: one event a line, those of one laptop a file. Each laptop's document is filled
//! before anything is measured, one change an event, as each is written at a time of its own. The laptops exchange with a
//! fourth document, which stands for the shared place, in turn: 0, 1, 2, 0, 1. Everything is in memory. Prints one JSON object
//! a line; a message counts as a request.

use std::{
    env,
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use automerge::{
    ActorId, AutoCommit, ROOT, ReadDoc, ScalarValue,
    sync::{State, SyncDoc},
    transaction::Transactable,
};
use serde_json::{Value, json};

/// A laptop or the place, and what it knows of the other side.
struct Laptop {
    document: AutoCommit,
    of_place: State,
    at_place: State,
}

#[derive(Default)]
struct Traffic {
    messages: u64,
    up: u64,
    down: u64,
}

fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let events = arguments.next().context("the folder with the events")?;
    let singles: u32 = arguments.next().context("how many single events")?.parse()?;
    let mut place = AutoCommit::new().with_actor(ActorId::from([9; 16]));
    let mut laptops = Vec::new();
    let mut all = 0;
    for number in 0..3 {
        let mut laptop = Laptop::new(number);
        let lines = BufReader::new(File::open(Path::new(&events).join(format!("{number}.ndjson")))?);
        for line in lines.lines() {
            let line = line?;
            let event: Value = serde_json::from_str(&line)?;
            let id = event["_id"].as_str().context("an event without an id")?;
            laptop.record(id, &line)?;
            all += 1;
        }
        laptops.push(laptop);
    }
    measured("exchange", || {
        let mut traffic = Traffic::default();
        for number in [0, 1, 2, 0, 1] {
            laptops[number].exchange(&mut place, &mut traffic)?;
        }
        Ok(traffic)
    })?;
    for laptop in &mut laptops {
        ensure!(laptop.document.length(ROOT) == all, "not every event arrived");
    }
    for _ in 0..5 {
        measured("no change", || {
            let mut traffic = Traffic::default();
            laptops[0].exchange(&mut place, &mut traffic)?;
            Ok(traffic)
        })?;
    }
    for run in 0..singles {
        let id = format!("single-{run}");
        laptops[0].record(&id, "entry")?;
        measured("one event", || {
            let mut traffic = Traffic::default();
            laptops[0].exchange(&mut place, &mut traffic)?;
            laptops[1].exchange(&mut place, &mut traffic)?;
            Ok(traffic)
        })?;
        ensure!(laptops[1].document.get(ROOT, &id)?.is_some(), "it did not arrive");
        all += 1;
    }
    let mut newcomer = Laptop::new(7);
    measured("newcomer", || {
        let mut traffic = Traffic::default();
        newcomer.exchange(&mut place, &mut traffic)?;
        Ok(traffic)
    })?;
    ensure!(newcomer.document.length(ROOT) == all, "not every event arrived");
    Ok(())
}

impl Laptop {
    fn new(number: u8) -> Self {
        Self {
            document: AutoCommit::new().with_actor(ActorId::from([number + 1; 16])),
            of_place: State::new(),
            at_place: State::new(),
        }
    }

    fn record(&mut self, id: &str, event: &str) -> Result<()> {
        self.document.put(ROOT, id, ScalarValue::Bytes(event.as_bytes().to_vec()))?;
        self.document.commit();
        Ok(())
    }

    /// Sends messages to and fro until neither side has any more to say.
    fn exchange(&mut self, place: &mut AutoCommit, traffic: &mut Traffic) -> Result<()> {
        loop {
            let sent = self.document.sync().generate_sync_message(&mut self.of_place);
            let quiet = sent.is_none();
            if let Some(message) = sent {
                let bytes = message.encode();
                traffic.messages += 1;
                traffic.up += bytes.len() as u64;
                let message = automerge::sync::Message::decode(&bytes)?;
                place.sync().receive_sync_message(&mut self.at_place, message)?;
            }
            let answer = place.sync().generate_sync_message(&mut self.at_place);
            if quiet && answer.is_none() {
                return Ok(());
            }
            if let Some(message) = answer {
                let bytes = message.encode();
                traffic.messages += 1;
                traffic.down += bytes.len() as u64;
                let message = automerge::sync::Message::decode(&bytes)?;
                self.document.sync().receive_sync_message(&mut self.of_place, message)?;
            }
        }
    }
}

#[allow(clippy::print_stdout, reason = "its output is read by the program that compares")]
fn measured(what: &str, act: impl FnOnce() -> Result<Traffic>) -> Result<()> {
    let started = Instant::now();
    let Traffic { messages, up, down } = act()?;
    let seconds = started.elapsed().as_secs_f64();
    let told = json!({
        "what": what, "seconds": seconds, "requests": messages, "up": up, "down": down, "memory": peak_memory()?,
    });
    println!("{told}");
    Ok(())
}

/// The most memory this process had so far, in bytes.
fn peak_memory() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB"));
    Ok(kib.context("how much memory it had")?.trim().parse::<u64>()? * 1024)
}
