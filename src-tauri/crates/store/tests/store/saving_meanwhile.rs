//! A person saves while much comes in from other laptops: the save goes between two batches, never behind the rest of them.

use crate::fixture::*;
use crate::several::*;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Commit, Store};

/// As many events as one batch takes in at most, and how many batches come.
const BATCH: u64 = 1_500;
const BATCHES: u64 = 8;
/// A segment is one commit.
const SEGMENT: u64 = 500;

/// How far the other laptop's log has come in.
fn came(store: &Store) -> u64 {
    let tips = store.tips().unwrap();
    let theirs = tips.iter().find(|tip| tip.log == log(1));
    theirs.map_or(0, |tip| tip.seq)
}

/// One fact of a case of its own, recorded here.
fn save(store: &Store, number: u64) {
    let id = 1_000_000 + u128::from(number);
    let mut event = event(id, case(id), vec![], &Fact::default());
    event.laptop = store.identity().unwrap().laptop;
    let commit = Commit {
        events: vec![event],
        ..Commit::default()
    };
    store.commit(commit, &mut random(500_000 + number)).unwrap();
}

#[test]
fn a_save_waits_for_the_batch_that_is_being_written_and_for_no_other() {
    let mut all = laptops(2);
    for segment in 0..BATCH * BATCHES / SEGMENT {
        let facts: Vec<_> = (0..SEGMENT)
            .map(|at| {
                let id = 10_000 + u128::from(segment * SEGMENT + at);
                let fact = Fact {
                    nothing: true,
                    ..named("NAME, Any")
                };
                (id, case(id), fact)
            })
            .collect();
        all[0].say(&facts);
    }
    let total = BATCH * BATCHES;
    let segments: Vec<_> = all[0].segments(SEGMENT);
    let receiver = &all[1];
    let store = receiver.store();
    let before = store.digest().unwrap().events;
    let ended = AtomicBool::new(false);
    // For each save: how much had come in when it began, and when it was done.
    let mut saves: Vec<(u64, u64)> = Vec::new();
    std::thread::scope(|scope| {
        let ingest = scope.spawn(|| {
            let ingested = receiver.take(&segments);
            ended.store(true, Ordering::SeqCst);
            ingested
        });
        // From the first batch on, one save after the other, each once more has come in than when the last was done.
        let mut last = 0;
        while !ended.load(Ordering::SeqCst) {
            let began = came(store);
            if began <= last || began >= total {
                std::thread::yield_now();
                continue;
            }
            save(store, saves.len() as u64);
            last = came(store);
            saves.push((began, last));
        }
        assert_eq!(ingest.join().unwrap().unwrap().events, total);
    });

    let between = saves.iter().filter(|(_, done)| *done < total).count();
    assert!(
        between as u64 >= BATCHES / 4,
        "saves stand between the batches, not behind them: {saves:?}"
    );
    for (began, done) in &saves {
        // One batch may have been under way, and another begun between looking and asking.
        assert!(done - began <= 2 * BATCH, "{began} to {done} of {total}");
    }
    let after = store.digest().unwrap().events;
    assert_eq!(
        after - before,
        total + saves.len() as u64,
        "nothing is lost"
    );
    assert_eq!(store.verify().unwrap().fault, None);
}
