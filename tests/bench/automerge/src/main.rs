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
    ActorId, AutoCommit, ObjId, ObjType, ROOT, ReadDoc,
    sync::{State, SyncDoc},
    transaction::Transactable,
};
use serde_json::json;

/// A laptop or the place, and what it knows of the other side.
struct Laptop {
    document: AutoCommit,
    /// The list of this laptop's events, as the record has a log for each.
    log: ObjId,
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
    let singles: u32 = arguments
        .next()
        .context("how many single events")?
        .parse()?;
    let mut place = AutoCommit::new().with_actor(ActorId::from([9; 16]));
    let mut laptops = Vec::new();
    let mut all = 0;
    for number in 0..3 {
        let mut laptop = Laptop::new(number)?;
        let lines = BufReader::new(File::open(
            Path::new(&events).join(format!("{number}.ndjson")),
        )?);
        for line in lines.lines() {
            laptop.record(&line?)?;
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
        ensure!(laptop.holds()? == all, "not every event arrived");
    }
    for _ in 0..5 {
        measured("no change", || {
            let mut traffic = Traffic::default();
            laptops[0].exchange(&mut place, &mut traffic)?;
            Ok(traffic)
        })?;
    }
    for _ in 0..singles {
        laptops[0].record("an entry")?;
        measured("one event", || {
            let mut traffic = Traffic::default();
            laptops[0].exchange(&mut place, &mut traffic)?;
            laptops[1].exchange(&mut place, &mut traffic)?;
            Ok(traffic)
        })?;
        all += 1;
        ensure!(laptops[1].holds()? == all, "it did not arrive");
    }
    let mut newcomer = Laptop::new(7)?;
    measured("newcomer", || {
        let mut traffic = Traffic::default();
        newcomer.exchange(&mut place, &mut traffic)?;
        Ok(traffic)
    })?;
    ensure!(newcomer.holds()? == all, "not every event arrived");
    Ok(())
}

impl Laptop {
    fn new(number: u8) -> Result<Self> {
        let mut document = AutoCommit::new().with_actor(ActorId::from([number + 1; 16]));
        let log = document.put_object(ROOT, format!("laptop-{number}"), ObjType::List)?;
        Ok(Self {
            document,
            log,
            of_place: State::new(),
            at_place: State::new(),
        })
    }

    fn record(&mut self, event: &str) -> Result<()> {
        let end = self.document.length(&self.log);
        self.document.insert(&self.log, end, event)?;
        self.document.commit();
        Ok(())
    }

    /// How many events of all laptops are here.
    fn holds(&self) -> Result<usize> {
        let mut held = 0;
        for laptop in self.document.keys(ROOT) {
            if let Some((_, log)) = self.document.get(ROOT, laptop)? {
                held += self.document.length(log);
            }
        }
        Ok(held)
    }

    /// Sends messages to and fro until neither side has any more to say.
    fn exchange(&mut self, place: &mut AutoCommit, traffic: &mut Traffic) -> Result<()> {
        loop {
            let sent = self
                .document
                .sync()
                .generate_sync_message(&mut self.of_place);
            let quiet = sent.is_none();
            if let Some(message) = sent {
                let bytes = message.encode();
                traffic.messages += 1;
                traffic.up += bytes.len() as u64;
                let message = automerge::sync::Message::decode(&bytes)?;
                place
                    .sync()
                    .receive_sync_message(&mut self.at_place, message)?;
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
                self.document
                    .sync()
                    .receive_sync_message(&mut self.of_place, message)?;
            }
        }
    }
}

#[allow(
    clippy::print_stdout,
    reason = "its output is read by the program that compares"
)]
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
    Ok(kib
        .context("how much memory it had")?
        .trim()
        .parse::<u64>()?
        * 1024)
}
