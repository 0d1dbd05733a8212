//! Two and three laptops that exchange what they recorded while apart.

use crate::fixture::*;
use std::sync::Arc;
use sync::object_store::memory::InMemory;
use sync::{Place, PlaceSettings};

#[test]
fn two_laptops_come_to_hold_the_same_record_and_then_ask_one_question() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    laptops[0].write(3);
    laptops[1].write(2);
    let first = laptops[0].exchange(&place).unwrap();
    assert_eq!((first.pushed, first.pulled), (3, 0));
    assert_eq!(first.standing.waiting, 0);
    let second = laptops[1].exchange(&place).unwrap();
    assert_eq!((second.pushed, second.pulled), (2, 3));
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
    for laptop in &laptops {
        assert_eq!(laptop.exchange(&place).unwrap().requests, 1, "one listing");
    }
}

#[test]
fn three_laptops_over_a_folder_and_each_sees_how_far_the_others_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_owned();
    let place = Place::open(&PlaceSettings::Folder { path }).unwrap();
    let laptops = enrolled(3, &place);
    for (laptop, events) in laptops.iter().zip([5, 7, 11]) {
        laptop.write(events);
    }
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
    laptops[0].write(1);
    let outcome = laptops[0].exchange(&place).unwrap();
    let seen = &outcome.standing.laptops;
    assert_eq!(seen.len(), 2);
    assert!(
        seen.iter()
            .all(|seen| seen.ours_had == 5 && seen.theirs_missing == 0)
    );
    assert!(
        outcome.standing.up_to_date,
        "ours is in the place and theirs is here"
    );
    let behind = sync::standing(laptops[1].store()).unwrap();
    assert!(behind.up_to_date, "as far as it knows");
}

#[test]
fn the_standing_is_the_same_after_a_restart_and_waiting_is_counted_from_disk() {
    let (mut laptops, place) = service(2, Arc::new(InMemory::new()));
    laptops[0].write(3);
    let before = sync::standing(laptops[0].store()).unwrap();
    assert!(!before.up_to_date, "never before the first exchange");
    assert_eq!(before.waiting, 3);
    until_quiet(&laptops, &place);
    laptops[0].write(2);
    let standing = sync::standing(laptops[0].store()).unwrap();
    assert_eq!((standing.waiting, standing.up_to_date), (2, false));
    laptops[0].restart();
    assert_eq!(sync::standing(laptops[0].store()).unwrap(), standing);
}

#[test]
fn a_year_of_small_days_leaves_few_objects_and_costs_a_newcomer_few_requests() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    for _ in 0..300 {
        laptops[0].write(1);
        laptops[0].exchange(&place).unwrap();
    }
    let objects = place.list("stepwell").unwrap();
    let segments = objects
        .iter()
        .filter(|listed| listed.name.contains("/log/"));
    let segments = segments.count();
    assert!(segments < 50, "{segments} objects");
    let newcomer = laptops[1].exchange(&place).unwrap();
    assert_eq!(newcomer.pulled, 300);
    assert!(newcomer.requests < 60, "{} requests", newcomer.requests);
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}

#[test]
fn whoever_has_all_but_a_little_does_not_fetch_the_pack() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    for _ in 0..40 {
        laptops[0].write(1);
        laptops[0].exchange(&place).unwrap();
        let pulled = laptops[1].exchange(&place).unwrap();
        // One event and one statement; sixteen events together are more.
        assert!(pulled.bytes_down < 4_000, "{} bytes", pulled.bytes_down);
    }
    let shown = place.list("stepwell").unwrap();
    assert!(
        shown
            .iter()
            .any(|listed| listed.name.contains("0000000001-0000000016"))
    );
    assert_eq!(laptops[1].events(), 40, "{shown:#?}");
}

#[test]
fn a_statement_that_says_nothing_new_is_made_again_after_six_hours() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    laptops[0].write(1);
    until_quiet(&laptops, &place);
    let later = laptops[0].now_ms.get() + 6 * 60 * 60 * 1000;
    laptops[0].now_ms.set(later);
    assert!(laptops[0].exchange(&place).unwrap().bytes_up > 0);
    laptops[1].exchange(&place).unwrap();
    let seen = sync::standing(laptops[1].store()).unwrap().laptops;
    assert_eq!(seen[0].at.timestamp_millis(), later);
    assert!(
        seen[0].clock_off_ms > 5 * 60 * 60 * 1000,
        "a clock ahead is shown"
    );
}

#[test]
fn a_laptop_without_keys_says_that_it_is_not_set_up() {
    let place = Place::over(Arc::new(InMemory::new())).unwrap();
    let laptop = Laptop::new(1);
    assert_eq!(laptop.exchange(&place), Err(sync::Trouble::NotEnrolled));
}

/// The window's commands run inside a runtime of their own, where waiting for another one is refused.
#[test]
fn a_place_can_be_tried_from_inside_another_runtime() {
    let shared = tempfile::tempdir().unwrap();
    let settings = PlaceSettings::Folder {
        path: shared.path().into(),
    };
    let outer = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    outer
        .block_on(async { Place::open(&settings)?.try_out(&mut |bytes: &mut [u8]| bytes.fill(7)) })
        .unwrap();
}
