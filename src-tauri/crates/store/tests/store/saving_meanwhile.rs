//! A person saves while much comes in from other laptops: the batch that is being written ends for it.

use crate::fixture::*;
use crate::several::*;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Commit, Store};

/// A segment is one commit, and all of them together would be two batches if nobody waited.
const SEGMENT: u64 = 500;
const SEGMENTS: u64 = 24;

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
fn a_save_waits_for_the_segment_that_is_being_written_and_for_no_other() {
    let mut all = laptops(2);
    for segment in 0..SEGMENTS {
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
    let total = SEGMENT * SEGMENTS;
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
        // One save after the other, until nothing comes any more.
        while !ended.load(Ordering::SeqCst) {
            let began = came(store);
            save(store, saves.len() as u64);
            saves.push((began, came(store)));
        }
        assert_eq!(ingest.join().unwrap().unwrap().events, total);
    });

    let halfway = |(_, done): &&(u64, u64)| *done > 0 && *done < total;
    assert!(
        saves.iter().filter(halfway).count() >= 2,
        "saves stand between the segments, not behind them: {saves:?}"
    );
    for (began, done) in &saves {
        // One was being written, and another begun between looking and asking or between the save and looking again.
        assert!(done - began <= 3 * SEGMENT, "{began} to {done} of {total}");
    }
    let after = store.digest().unwrap().events;
    assert_eq!(
        after - before,
        total + saves.len() as u64,
        "nothing is lost"
    );
    assert_eq!(store.verify().unwrap().fault, None);
}
