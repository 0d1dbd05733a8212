//! How much travels, and how fast.

use crate::fixture::*;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Instant;
use sync::object_store::memory::InMemory;
use sync::{Place, PlaceSettings};

/// Headers, salts and payloads of everything a laptop wrote.
fn raw_bytes(laptop: &Laptop) -> u64 {
    let (store, log) = (laptop.store(), laptop.log());
    let (mut next, mut raw) = (1, 0);
    while let Some(segment) = store.segment(log, next, 1_000, u64::MAX).unwrap() {
        for row in &segment.rows {
            raw += row.header.len() + row.salt.len() + row.payload.as_ref().map_or(0, Vec::len);
        }
        next = segment.to + 1;
    }
    raw as u64
}

#[test]
fn what_travels_is_less_than_a_third_of_what_is_recorded() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    for _ in 0..20 {
        laptops[0].write_together(100, Vec::new());
    }
    let raw = raw_bytes(&laptops[0]);
    let up = laptops[0].exchange(&place).unwrap().bytes_up;
    let down = laptops[1].exchange(&place).unwrap().bytes_down;
    assert!(up * 10 <= raw * 3, "{up} of {raw} up");
    assert!(down * 10 <= raw * 3, "{down} of {raw} down");
}

/// The most memory this process ever held, as the system counts it; empty where it does not say.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    line.unwrap_or_default().to_owned()
}

/// For measuring, in release: `STEPWELL_SPEED=<file> cargo test --release -p sync --test exchange speed -- --ignored`.
#[test]
#[ignore = "a measurement"]
fn a_hundred_thousand_events_over_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    let place = Place::open(&PlaceSettings::Folder { path }).unwrap();
    let laptops = enrolled(3, &place);
    let count: u64 = std::env::var("STEPWELL_EVENTS").map_or(100_000, |text| text.parse().unwrap());
    for _ in 0..count / 100 {
        laptops[0].write_together(100, Vec::new());
    }
    let mut report = format!(
        "{count} events, {} raw, {}\n",
        raw_bytes(&laptops[0]),
        peak_memory()
    );
    let whole = Instant::now();
    for laptop in &laptops {
        let start = Instant::now();
        let (outcome, pace) = laptop.exchange_paced(&place);
        writeln!(
            report,
            "laptop {}: {:.2} s, {} up, {} down, {} requests, tenths {pace:.2?}, {}",
            laptop.number,
            start.elapsed().as_secs_f64(),
            outcome.bytes_up,
            outcome.bytes_down,
            outcome.requests,
            peak_memory(),
        )
        .unwrap();
    }
    writeln!(
        report,
        "three replicas: {:.2} s",
        whole.elapsed().as_secs_f64()
    )
    .unwrap();
    until_quiet(&laptops, &place);
    let start = Instant::now();
    laptops[0].exchange(&place).unwrap();
    writeln!(report, "no change: {:.3} s", start.elapsed().as_secs_f64()).unwrap();
    std::fs::write(std::env::var("STEPWELL_SPEED").unwrap(), report).unwrap();
}
