//! What a process of ours does when it is measured.

use std::{cell::RefCell, path::Path, time::Instant};

use anyhow::{Context, Result, ensure};
use sync::{Place, PlaceSettings, Progress};
use tests::fleet::{self, Laptop};

use crate::clock::morning;
use crate::history::History;
use crate::made;
use crate::told::{Told, peak_memory};
use crate::{Part, SINGLES};

/// After everything that was recorded.
const TODAY: i64 = 20_000;
/// People whom none of the laptops met before.
const OTHERS: u32 = 250_000;

pub(crate) fn run(part: &Part) -> Result<()> {
    match part {
        Part::Make {
            folder,
            events,
            laptops,
        } => made::make(folder, *events, *laptops),
        Part::Exchange { laptops, places } => exchange(laptops, places),
        Part::Newcomer {
            first,
            newcomer: path,
            place,
        } => newcomer(first, path, place),
    }
}

fn exchange(folder: &Path, places: &str) -> Result<()> {
    let settings: Vec<PlaceSettings> = serde_json::from_str(places)?;
    let places: Vec<Place> = settings.iter().map(Place::open).collect::<Result<_, _>>()?;
    let mut laptops = Vec::new();
    for number in 0..3 {
        laptops.push(fleet::open(
            &made::laptop(folder, number),
            900 + u64::from(number),
        )?);
    }
    if let [first, others @ ..] = &laptops[..] {
        fleet::meet(first, &others.iter().collect::<Vec<_>>(), &places[0])?;
    }
    measured("exchange", &places, || {
        for turn in [0, 1, 2, 0, 1] {
            once(&laptops[turn], &places[turn], &|_| ())?;
        }
        Ok(())
    })?;
    let digest = laptops[0].store.digest()?;
    for laptop in &laptops {
        ensure!(laptop.store.digest()? == digest, "not every event arrived");
    }
    // Statements of what each has come once more; then all is quiet.
    for turn in [0, 1, 2, 0, 1, 2] {
        once(&laptops[turn], &places[turn], &|_| ())?;
    }
    for _ in 0..5 {
        measured("no change", &places, || {
            once(&laptops[0], &places[0], &|_| ())
        })?;
    }
    let (user, site) = (laptops[0].user.0, laptops[0].identity.site.0);
    let mut history = History::of(OTHERS, user, site);
    for _ in 0..SINGLES {
        let happened = history.next()?;
        laptops[0].record(vec![(happened.subject, happened.event, morning(TODAY))])?;
        measured("one event", &places, || {
            once(&laptops[0], &places[0], &|_| ())?;
            once(&laptops[1], &places[1], &|_| ())
        })?;
        let (one, other) = (laptops[0].store.digest()?, laptops[1].store.digest()?);
        ensure!(one == other, "it did not arrive");
    }
    Ok(())
}

fn newcomer(first: &Path, path: &Path, place: &str) -> Result<()> {
    let place = Place::open(&serde_json::from_str::<PlaceSettings>(place)?)?;
    let first = fleet::open(first, 910)?;
    let held = sync::held_keys(&first.store)?;
    let newcomer = fleet::join(path, 77, &first)?;
    let events = first.store.digest()?.events;
    drop(first);
    sync::keep_keys(&newcomer.store, &held)?;
    let started = Instant::now();
    let progress = RefCell::new(Vec::new());
    let places = [place];
    let mut told = measure("newcomer", &places, || {
        once(&newcomer, &places[0], &|now| {
            if let Progress::Fetching { events, .. } = now {
                let at = started.elapsed().as_secs_f64();
                progress.borrow_mut().push((events, at));
            }
        })
    })?;
    let arrived = newcomer.store.digest()?.events;
    ensure!(arrived == events, "{arrived} of {events} events arrived");
    told.progress = progress.into_inner();
    println!("{}", serde_json::to_string(&told)?);
    Ok(())
}

/// One laptop puts everything it holds into a folder.
pub(crate) fn fill(first: &Laptop, folder: &Path) -> Result<()> {
    std::fs::create_dir(folder)?;
    let place = Place::open(&PlaceSettings::Folder {
        path: folder.to_owned(),
    })?;
    fleet::meet(first, &[], &place)?;
    // What was sent counts once a listing has shown it; only then are packs made of it.
    for _ in 0..3 {
        once(first, &place, &|_| ())?;
    }
    Ok(())
}

fn once(laptop: &Laptop, place: &Place, progress: &dyn Fn(Progress)) -> Result<()> {
    laptop
        .exchange(place, morning(TODAY), progress)
        .context("an exchange")?;
    Ok(())
}

fn measured(what: &str, places: &[Place], act: impl FnOnce() -> Result<()>) -> Result<()> {
    let told = measure(what, places, act)?;
    println!("{}", serde_json::to_string(&told)?);
    Ok(())
}

fn measure(what: &str, places: &[Place], act: impl FnOnce() -> Result<()>) -> Result<Told> {
    let before = traffic(places);
    // Forgets the most memory there was so far.
    std::fs::write("/proc/self/clear_refs", "5")?;
    let started = Instant::now();
    act()?;
    let seconds = started.elapsed().as_secs_f64();
    let after = traffic(places);
    Ok(Told {
        what: what.to_owned(),
        seconds,
        requests: after.0 - before.0,
        up: after.1 - before.1,
        down: after.2 - before.2,
        memory: peak_memory()?,
        ..Told::default()
    })
}

/// Requests, bytes up and bytes down so far, of all of them.
fn traffic(places: &[Place]) -> (u64, u64, u64) {
    places
        .iter()
        .map(Place::traffic)
        .fold((0, 0, 0), |sum, one| {
            (
                sum.0 + one.requests,
                sum.1 + one.bytes_up,
                sum.2 + one.bytes_down,
            )
        })
}
