//! Records that meet in a place come to hold the same, whatever the place does about conditions and order.

use std::sync::Barrier;
use std::thread;

use tempfile::TempDir;
use tests::fleet::{self, Laptop};

use crate::clock::morning;
use crate::ground::Ground;
use crate::history::History;

/// After everything that was recorded.
const TODAY: i64 = 20_000;
const RACES: usize = 6;

/// A laptop, what goes on happening on it, and the folder of its record.
pub(crate) struct AtWork {
    pub(crate) laptop: Laptop,
    history: History,
    _folder: TempDir,
}

impl AtWork {
    /// So many events more, each recorded by itself.
    pub(crate) fn work(&mut self, events: usize) {
        for _ in 0..events {
            let happened = self.history.next().expect("something happens");
            let told = vec![(happened.subject, happened.event, morning(happened.day))];
            self.laptop.record(told).expect("it is recorded");
        }
    }

    pub(crate) fn events(&self) -> u64 {
        self.laptop.store.digest().expect("a digest").events
    }
}

/// Laptops of one service that can read what the others put into the place.
pub(crate) fn at_work(ground: &Ground, count: u32) -> Vec<AtWork> {
    let mut all: Vec<AtWork> = Vec::new();
    for number in 0..count {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let seed = u64::from(number) + 1;
        let path = folder.path().join("record");
        let laptop = match all.first() {
            None => fleet::found(&path, seed),
            Some(first) => fleet::join(&path, seed, &first.laptop),
        };
        let laptop = laptop.expect("a record");
        let history = History::of(number, laptop.user.0, laptop.identity.site.0);
        all.push(AtWork {
            laptop,
            history,
            _folder: folder,
        });
    }
    let (first, others) = all.split_first().expect("at least one");
    let others: Vec<&Laptop> = others.iter().map(|other| &other.laptop).collect();
    fleet::meet(&first.laptop, &others, &ground.place(0)).expect("sync is set up");
    all
}

/// In turn until everybody has heard everybody's last word, and then what that came to.
pub(crate) fn come_to_hold_the_same(ground: &Ground, all: &[AtWork], events: u64) {
    for _ in 0..3 {
        for (number, one) in all.iter().enumerate() {
            exchange(ground, number, one);
        }
    }
    let digest = all[0].laptop.store.digest().expect("a digest");
    assert_eq!(
        digest.events, events,
        "no event is lost, and none is doubled"
    );
    for (number, one) in all.iter().enumerate() {
        assert_eq!(one.laptop.store.digest().expect("a digest"), digest);
        let place = ground.place(number);
        let quiet = one
            .laptop
            .exchange(&place, morning(TODAY), &|_| ())
            .expect("one more");
        assert!(quiet.standing.up_to_date, "{:?}", quiet.standing);
        assert_eq!(quiet.standing.set_aside, []);
        assert_eq!(quiet.requests, 1, "a listing, and nothing more");
        let verified = one.laptop.store.verify().expect("verified");
        assert!(verified.fault.is_none(), "chains and signatures hold");
    }
}

fn exchange(ground: &Ground, number: usize, one: &AtWork) {
    one.laptop
        .exchange(&ground.place(number), morning(TODAY), &|_| ())
        .expect("an exchange");
}

pub(crate) fn two(ground: &Ground) {
    let mut all = at_work(ground, 2);
    all[0].work(40);
    exchange(ground, 0, &all[0]);
    all[1].work(30);
    exchange(ground, 1, &all[1]);
    assert_eq!(all[1].events(), 70, "the second has both");
    assert_eq!(all[0].events(), 40, "the first has not asked again");
    all[0].work(5);
    come_to_hold_the_same(ground, &all, 75);
}

/// All three write and read at the same time, again and again; nobody waits for anybody.
pub(crate) fn three_racing(ground: &Ground) {
    let mut all = at_work(ground, 3);
    let start = Barrier::new(all.len());
    thread::scope(|scope| {
        for (number, one) in all.iter_mut().enumerate() {
            let start = &start;
            scope.spawn(move || {
                for _ in 0..RACES {
                    one.work(5);
                    start.wait();
                    exchange(ground, number, one);
                }
            });
        }
    });
    let recorded = (3 * RACES * 5) as u64;
    come_to_hold_the_same(ground, &all, recorded);
}

/// The measurements take the same history further than any test here does.
#[test]
fn every_stage_of_a_case_is_told_in_events_that_the_domain_knows() {
    let mut history = History::of(0, uuid::Uuid::nil(), uuid::Uuid::nil());
    let mut told = std::collections::BTreeSet::new();
    while !told.contains("case-closed") {
        let happened = history.next().expect("an event that the domain knows");
        told.insert(happened.event.kind());
    }
    assert_eq!(told.len(), 12, "{told:?}");
}
