//! Three nodes in three zones: one may die at any moment and nobody notices; without two of them work goes on at the laptops.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use sync::{Trouble, standing};
use tests::servers::garage::Garage;

use crate::clock::morning;
use crate::ground::{Ground, open, s3};
use crate::laptops::{at_work, come_to_hold_the_same};

const TODAY: i64 = 20_000;

#[test]
fn one_of_three_dies_under_load_and_nobody_notices() {
    let ground = Ground::Garage(Garage::three().expect("three Garages run"));
    let mut all = at_work(&ground, 2);
    let Ground::Garage(mut garage) = ground else {
        unreachable!("made above");
    };
    let places: Vec<_> = (0..2).map(|laptop| open(&s3(&garage, laptop))).collect();
    let killed = AtomicBool::new(false);
    thread::scope(|scope| {
        for (one, place) in all.iter_mut().zip(places) {
            let killed = &killed;
            scope.spawn(move || {
                let mut after = 0;
                // Some before, some while it dies, some after.
                while after < 8 {
                    one.work(3);
                    one.laptop
                        .exchange(&place, morning(TODAY), &|_| ())
                        .expect("two of three nodes are enough");
                    after += usize::from(killed.load(Ordering::Relaxed));
                }
            });
        }
        thread::sleep(Duration::from_secs(1));
        garage.kill(2);
        killed.store(true, Ordering::Relaxed);
    });
    // Each laptop's own node lives.
    let ground = Ground::Garage(garage);
    let events = all.iter().map(|one| one.laptop.store.tips().expect("tips"));
    let own = all.iter().map(|one| one.laptop.identity.log);
    let recorded = events
        .zip(own)
        .map(|(tips, own)| {
            let own = tips.iter().find(|tip| tip.log == own);
            own.expect("its own log").seq
        })
        .sum();
    come_to_hold_the_same(&ground, &all, recorded);
}

#[test]
fn without_two_of_three_work_goes_on_and_waits() {
    let ground = Ground::Garage(Garage::three().expect("three Garages run"));
    let mut all = at_work(&ground, 2);
    for one in &mut all {
        one.work(10);
    }
    come_to_hold_the_same(&ground, &all, 20);
    let Ground::Garage(mut garage) = ground else {
        unreachable!("made above");
    };
    garage.kill(1);
    garage.kill(2);
    let place = open(&s3(&garage, 0));
    let started = Instant::now();
    all[0].work(10);
    assert!(
        started.elapsed() < Duration::from_secs(2),
        "nothing waits for the place"
    );
    let told = all[0].laptop.exchange(&place, morning(TODAY), &|_| ());
    assert_eq!(told.err(), Some(Trouble::Unreachable));
    let stands = standing(&all[0].laptop.store).expect("where it stands");
    assert!(!stands.up_to_date);
    assert_eq!(stands.waiting, 10, "what waits is counted");
    // Back again: no one has to be told.
    garage.start_again(1).expect("a second node");
    garage.start_again(2).expect("the third");
    let back = Instant::now();
    loop {
        match all[0].laptop.exchange(&place, morning(TODAY), &|_| ()) {
            Ok(_) => break,
            Err(Trouble::Unreachable) if back.elapsed() < Duration::from_secs(60) => {}
            Err(trouble) => panic!("after {:?}: {trouble}", back.elapsed()),
        }
    }
    come_to_hold_the_same(&Ground::Garage(garage), &all, 30);
}
