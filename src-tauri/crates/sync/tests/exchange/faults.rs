//! Places that cut, alter, lose, swap and withhold, and exchanges that are killed.

use crate::fixture::*;
use crate::places::Strange;
use std::sync::Arc;
use sync::object_store::memory::InMemory;
use sync::{AsideReason, Place, Trouble};

/// Names of everything a place shows, with what is in it.
fn contents(place: &Place) -> Vec<(String, Vec<u8>)> {
    let listed = place.list("stepwell").unwrap();
    let read = |name: String| {
        let bytes = place.get(&name).unwrap().unwrap();
        (name, bytes.to_vec())
    };
    listed.into_iter().map(|one| read(one.name)).collect()
}

fn put_back(place: &Place, contents: &[(String, Vec<u8>)]) {
    for listed in place.list("stepwell").unwrap() {
        place.remove(&listed.name).unwrap();
    }
    for (name, bytes) in contents {
        place.put(name, bytes).unwrap();
    }
}

fn one_of(place: &Place, part: &str) -> (String, Vec<u8>) {
    let found = contents(place)
        .into_iter()
        .find(|(name, _)| name.contains(part));
    found.unwrap_or_else(|| panic!("{part}"))
}

#[test]
fn killed_between_sealing_and_sending_the_same_bytes_are_sent_again() {
    let (strange, place) = Strange::place();
    let mut laptops = enrolled(2, &place);
    laptops[0].write(5);
    laptops[0].exchange(&place).unwrap();
    laptops[0].write(5);
    strange.written();
    strange.order(|orders| orders.writes_left = Some(0));
    assert_eq!(laptops[0].exchange(&place), Err(Trouble::Unreachable));
    let first: Vec<String> = strange.written();
    laptops[0].restart();
    assert_eq!(sync::standing(laptops[0].store()).unwrap().waiting, 5);
    strange.order(|orders| orders.writes_left = None);
    laptops[0].exchange(&place).unwrap();
    let again = strange.written();
    let segments = |names: &[String]| -> Vec<String> {
        names
            .iter()
            .filter(|name| name.contains("/log/"))
            .cloned()
            .collect()
    };
    assert_eq!(segments(&first).len(), 1);
    assert_eq!(
        segments(&again),
        segments(&first),
        "the name holds the hash of the bytes"
    );
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}

#[test]
fn what_was_kept_though_the_answer_was_lost_is_not_sent_twice() {
    let (strange, place) = Strange::place();
    let laptops = enrolled(2, &place);
    laptops[0].exchange(&place).unwrap();
    laptops[0].write(5);
    strange.order(|orders| (orders.writes_left, orders.and_keep) = (Some(0), true));
    assert_eq!(laptops[0].exchange(&place), Err(Trouble::Unreachable));
    strange.order(|orders| orders.writes_left = None);
    strange.written();
    laptops[0].exchange(&place).unwrap();
    assert!(
        strange
            .written()
            .iter()
            .all(|name| name.contains("/state/"))
    );
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}

/// Every write and every read fails once, the program is started again, and all is well in the end.
#[test]
fn failing_at_each_request_in_turn_loses_nothing() {
    for at in 0..14 {
        let (strange, place) = Strange::place();
        let mut laptops = enrolled(2, &place);
        laptops[0].write(3);
        laptops[1].write(2);
        for laptop in &mut laptops {
            strange.order(|orders| (orders.writes_left, orders.reads_left) = (Some(at), Some(at)));
            let _ = laptop.exchange(&place);
            strange.order(|orders| (orders.writes_left, orders.reads_left) = (None, None));
            laptop.restart();
        }
        until_quiet(&laptops, &place);
        assert_equal_and_up_to_date(&laptops);
    }
}

#[test]
fn a_pull_that_stops_in_the_middle_goes_on_from_there() {
    let (strange, place) = Strange::place();
    let laptops = enrolled(2, &place);
    for _ in 0..10 {
        laptops[0].write(4);
        laptops[0].exchange(&place).unwrap();
    }
    // Two keys, the epoch and a statement come first.
    strange.order(|orders| orders.reads_left = Some(8));
    assert_eq!(laptops[1].exchange(&place), Err(Trouble::Unreachable));
    let held = laptops[1].events();
    assert!(held > 0 && held < 40, "{held}");
    strange.order(|orders| orders.reads_left = None);
    let outcome = laptops[1].exchange(&place).unwrap();
    assert_eq!(outcome.pulled, 40 - held);
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}

#[test]
fn torn_and_altered_objects_are_set_aside_the_rest_flows_and_their_writer_mends_them() {
    for tear in [true, false] {
        let (laptops, place) = service(3, Arc::new(InMemory::new()));
        laptops[0].write(4);
        laptops[0].exchange(&place).unwrap();
        laptops[1].write(6);
        laptops[1].exchange(&place).unwrap();
        let of_first = format!("/log/{}", laptops[0].log().0.simple());
        let (name, mut bytes) = one_of(&place, &of_first);
        if tear {
            bytes.truncate(bytes.len() / 2);
        } else {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        }
        place.put(&name, &bytes).unwrap();
        let outcome = laptops[2].exchange(&place).unwrap();
        assert_eq!(outcome.pulled, 6, "the rest flows");
        assert!(!outcome.standing.up_to_date);
        let aside = &outcome.standing.set_aside;
        assert_eq!((aside.len(), aside[0].reason), (1, AsideReason::Altered));
        assert_eq!(
            (aside[0].log, aside[0].from, aside[0].to),
            (Some(laptops[0].log()), 1, 4)
        );
        let again = laptops[2].exchange(&place).unwrap();
        assert_eq!((again.pulled, again.standing.set_aside.len()), (0, 1));
        // It may have been torn on the way and not where it lies: it is read again, once in each exchange.
        assert_eq!(again.bytes_down, bytes.len() as u64);
        let third = laptops[2].exchange(&place).unwrap();
        assert_eq!(third.bytes_down, bytes.len() as u64);
        // Three times the same is no accident of the way: from now on only every quarter of an hour.
        for _ in 0..3 {
            let left = laptops[2].exchange(&place).unwrap();
            assert_eq!((left.bytes_down, left.standing.set_aside.len()), (0, 1));
        }
        laptops[2]
            .now_ms
            .set(laptops[2].now_ms.get() + 15 * 60 * 1000);
        let later = laptops[2].exchange(&place).unwrap();
        assert_eq!(later.bytes_down, bytes.len() as u64);
        until_quiet(&laptops, &place);
        assert_equal_and_up_to_date(&laptops);
        assert!(
            place
                .list("stepwell")
                .unwrap()
                .iter()
                .all(|listed| listed.name != name)
        );
    }
}

#[test]
fn an_object_put_under_anothers_name_is_not_believed() {
    let (laptops, place) = service(3, Arc::new(InMemory::new()));
    laptops[0].write(2);
    laptops[0].exchange(&place).unwrap();
    laptops[1].exchange(&place).unwrap();
    let (name, bytes) = one_of(&place, "/log/");
    let forged = name.replace(
        &format!("/log/{}", laptops[0].log().0.simple()),
        &format!("/log/{}", laptops[1].log().0.simple()),
    );
    assert_ne!(forged, name);
    place.put(&forged, &bytes).unwrap();
    place.remove(&name).unwrap();
    let outcome = laptops[2].exchange(&place).unwrap();
    assert_eq!(outcome.pulled, 0);
    let reasons: Vec<_> = outcome
        .standing
        .set_aside
        .iter()
        .map(|aside| aside.reason)
        .collect();
    assert_eq!(reasons, [AsideReason::Unsigned]);
}

#[test]
fn foreign_objects_are_left_alone_and_strangers_are_shown() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    laptops[0].write(2);
    laptops[0].exchange(&place).unwrap();
    let (name, bytes) = one_of(&place, "/log/");
    let stranger = name.replace(&laptops[0].log().0.simple().to_string(), &"ab".repeat(16));
    for (name, bytes) in [
        (format!("{name}.tmp"), b"x".as_slice()),
        ("stepwell/desktop.ini".into(), b"x"),
        (stranger.clone(), &bytes),
    ] {
        place.put(&name, bytes).unwrap();
    }
    let outcome = laptops[1].exchange(&place).unwrap();
    assert_eq!(outcome.pulled, 2);
    let aside = &outcome.standing.set_aside;
    assert_eq!((aside.len(), aside[0].reason), (1, AsideReason::UnknownLog));
    place.remove(&stranger).unwrap();
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
    assert!(place.get(&format!("{name}.tmp")).unwrap().is_some());
}

#[test]
fn an_epoch_this_laptop_was_not_given_is_waited_for() {
    let (laptops, place) = service(3, Arc::new(InMemory::new()));
    until_quiet(&laptops, &place);
    // The first laptop starts an epoch before it knows of the third.
    let known = [laptops[0].recipient(), laptops[1].recipient()];
    sync::start_epoch(laptops[0].store(), &known, &mut laptops[0].random()).unwrap();
    laptops[0].write(3);
    laptops[0].exchange(&place).unwrap();
    assert_eq!(laptops[1].exchange(&place).unwrap().pulled, 3);
    let outcome = laptops[2].exchange(&place).unwrap();
    assert_eq!(outcome.pulled, 0);
    assert!(
        outcome
            .standing
            .set_aside
            .iter()
            .all(|aside| aside.reason == AsideReason::UnknownEpoch)
    );
    assert!(!outcome.standing.up_to_date);
    // Whoever learns of it wraps the epochs once more.
    sync::wrap_epochs(laptops[1].store(), &[laptops[2].recipient()]).unwrap();
    laptops[1].exchange(&place).unwrap();
    assert_eq!(laptops[2].exchange(&place).unwrap().pulled, 3);
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}

#[test]
fn an_emptied_place_is_an_error_and_is_filled_again_when_somebody_says_so() {
    let (strange, place) = Strange::place();
    let laptops = enrolled(2, &place);
    laptops[0].write(3);
    laptops[1].write(4);
    until_quiet(&laptops, &place);
    put_back(&place, &[]);
    strange.written();
    laptops[0].write(1);
    for laptop in &laptops {
        assert_eq!(laptop.exchange(&place), Err(Trouble::Emptied));
        let standing = sync::standing(laptop.store()).unwrap();
        assert!(!standing.up_to_date && standing.troubles == [Trouble::Emptied]);
    }
    assert!(strange.written().is_empty(), "nothing new is written");
    sync::refill(laptops[1].store(), &place).unwrap();
    laptops[1].exchange(&place).unwrap();
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
    assert_eq!(laptops[1].events(), 8);
    // A newcomer gets all of it from the one that filled it.
    let third = Laptop::new(3);
    third.recipient();
    sync::keep_keys(third.store(), &sync::held_keys(laptops[1].store()).unwrap()).unwrap();
    third.exchange(&place).unwrap();
    assert_eq!(third.events(), 8);
}

#[test]
fn a_place_that_was_put_back_to_an_older_state_is_noticed() {
    let (strange, place) = Strange::place();
    let laptops = enrolled(2, &place);
    laptops[0].write(3);
    until_quiet(&laptops, &place);
    let backup = contents(&place);
    laptops[0].write(3);
    until_quiet(&laptops, &place);
    put_back(&place, &backup);
    strange.written();
    let (log, had, shows) = (laptops[0].log(), 6, 3);
    let older = Err(Trouble::OlderThanBefore { log, had, shows });
    assert_eq!(laptops[0].exchange(&place), older);
    assert_eq!(laptops[1].exchange(&place), older);
    assert!(strange.written().is_empty());
    assert!(!sync::standing(laptops[1].store()).unwrap().up_to_date);
    sync::refill(laptops[0].store(), &place).unwrap();
    laptops[0].exchange(&place).unwrap();
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}

#[test]
fn a_place_of_another_service_is_not_written_to() {
    let (laptops, place) = service(1, Arc::new(InMemory::new()));
    laptops[0].write(1);
    until_quiet(&laptops, &place);
    let other = Place::over(Arc::new(InMemory::new())).unwrap();
    other
        .put(&format!("stepwell/{}/epoch/x", "cd".repeat(16)), b"x")
        .unwrap();
    assert_eq!(laptops[0].exchange(&other), Err(Trouble::OtherService));
    let empty = Place::over(Arc::new(InMemory::new())).unwrap();
    assert_eq!(laptops[0].exchange(&empty), Err(Trouble::Emptied));
}

#[test]
fn what_somebody_holds_and_the_place_does_not_show_is_withheld() {
    let (strange, place) = Strange::place();
    let laptops = enrolled(3, &place);
    until_quiet(&laptops, &place);
    laptops[0].write(3);
    laptops[0].exchange(&place).unwrap();
    laptops[1].exchange(&place).unwrap();
    let log = laptops[0].log();
    let of_first = format!("/log/{}", log.0.simple());
    strange.order(|orders| orders.hidden.push(of_first));
    let outcome = laptops[2].exchange(&place).unwrap();
    assert!(!outcome.standing.up_to_date);
    let [
        Trouble::Withheld {
            log: of,
            claimed,
            shown,
            ..
        },
    ] = outcome.standing.troubles[..]
    else {
        panic!("{:?}", outcome.standing.troubles);
    };
    assert_eq!((of, claimed, shown), (log, 3, 0));
    strange.order(|orders| orders.hidden.clear());
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}

#[test]
fn what_goes_between_listing_and_reading_leads_to_another_plan() {
    let (strange, place) = Strange::place();
    let laptops = enrolled(2, &place);
    laptops[0].write(2);
    laptops[0].exchange(&place).unwrap();
    let of_first = format!("/log/{}", laptops[0].log().0.simple());
    strange.order(|orders| orders.gone.push(of_first));
    let outcome = laptops[1].exchange(&place).unwrap();
    assert_eq!((outcome.pulled, outcome.standing.up_to_date), (0, false));
    assert!(outcome.standing.set_aside.is_empty(), "gone is not damaged");
    strange.order(|orders| orders.gone.clear());
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}

#[test]
fn the_same_segment_under_two_names_is_taken_in_once() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    laptops[0].write(3);
    laptops[0].exchange(&place).unwrap();
    laptops[1].exchange(&place).unwrap();
    sync::refill(laptops[1].store(), &place).unwrap();
    laptops[1].exchange(&place).unwrap();
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
    assert_eq!(laptops[1].events(), 3);
}

#[test]
fn when_told_to_stop_it_stops_and_nothing_is_lost() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    laptops[0].write(3);
    assert_eq!(laptops[0].exchange_stopped(&place), Err(Trouble::Stopped));
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}
