use crate::fixture::*;
use crate::several::*;
use domain::ids::LogId;
use store::{Document, StoreError};

fn say(laptop: &mut Laptop, ids: std::ops::RangeInclusive<u128>) {
    for id in ids {
        laptop.say(&[(id, patient(9), named(&format!("NAME, {id}")))]);
    }
}

/// Laptop 1 said 1 to 3, was copied, and said 4 and 5, which laptop 2 has. Then the copy was put back, and said 14 and 15.
fn restored() -> (Vec<Laptop>, tempfile::TempDir) {
    let mut all = laptops(2);
    say(&mut all[0], 1..=3);
    let copy = all[0].back_up();
    say(&mut all[0], 4..=5);
    all[1].pull(&all[0]);
    all[0].restore(&copy);
    say(&mut all[0], 14..=15);
    (all, copy)
}

fn start(laptop: &Laptop, from: u64, seed: u64) -> LogId {
    laptop
        .store()
        .start_new_log(from, &mut random(seed))
        .unwrap()
        .0
}

#[test]
fn a_restored_laptop_s_tail_moves_to_a_new_log_and_nothing_is_lost() {
    let (mut all, _copy) = restored();
    let theirs = all[1].segment(log(1), 1, ALL).unwrap();
    assert!(matches!(
        all[0].take(std::slice::from_ref(&theirs)),
        Err(StoreError::Forked { seq: 4, .. })
    ));
    let new = start(&all[0], 4, 77);
    assert_eq!(all[0].own(), new);
    all[0].take(&[theirs]).unwrap();
    all[1].pull(&all[0]);
    assert_eq!(all[0].state().0.events, 7);
    assert_eq!(all[0].state(), all[1].state());
    // It goes on from there.
    say(&mut all[0], 16..=16);
    all[1].pull(&all[0]);
    assert_eq!(all[0].state(), all[1].state());
    assert_eq!(all[0].store().own_chain().unwrap().len(), 2);
}

#[test]
fn an_older_copy_with_nothing_new_only_starts_again() {
    let (mut all, copy) = restored();
    all[0].restore(&copy);
    let theirs = all[1].segment(log(1), 1, ALL).unwrap();
    assert!(matches!(
        all[0].take(std::slice::from_ref(&theirs)),
        Err(StoreError::OwnLogAhead { seq: 5, .. })
    ));
    start(&all[0], 4, 77);
    all[0].take(&[theirs]).unwrap();
    all[1].meet(&all[0]);
    assert_eq!(all[0].state(), all[1].state());
}

#[test]
fn a_copy_restored_twice_says_its_tail_twice_and_it_counts_once() {
    let (mut all, _copy) = restored();
    let tail = all[0].back_up();
    let theirs = all[1].segment(log(1), 1, ALL).unwrap();
    let first = start(&all[0], 4, 77);
    all[1].meet(&all[0]);
    let once = all[0].segment(first, 1, ALL).unwrap();
    all[0].restore(&tail);
    let second = start(&all[0], 4, 78);
    assert_ne!(first, second);
    all[1].meet(&all[0]);
    let again = all[0].segment(second, 1, ALL).unwrap();
    // Each laptop meets the two in another order.
    assert_eq!(all[1].take(std::slice::from_ref(&once)).unwrap().twins, 0);
    assert_eq!(all[1].take(std::slice::from_ref(&again)).unwrap().twins, 2);
    all[0].meet(&all[1]);
    assert_eq!(all[0].take(&[theirs, once]).unwrap().twins, 2);
    assert_eq!(all[0].state(), all[1].state());
    assert_eq!(all[0].state().0.events, 7);
    // What came as a twin goes on to others like any other place.
    let third = Laptop::new(3);
    third.pull(&all[0]);
    assert_eq!(third.state(), all[0].state());
    let fourth = Laptop::new(4);
    fourth.pull(&all[1]);
    assert_eq!(fourth.state(), all[0].state());
}

#[test]
fn documents_move_with_the_events_that_name_them_and_what_was_sealed_of_them_is_forgotten() {
    let mut all = laptops(2);
    say(&mut all[0], 1..=2);
    let pdf = Document {
        media_type: "application/pdf".into(),
        bytes: b"%PDF-1.7 words".to_vec(),
    };
    all[0].say_with(&[(3, patient(9), named("BYRNE, Ada"))], vec![pdf.clone()]);
    let store = all[0].store();
    store
        .put_outgoing("early", "log", log(1), 1, 2, b"sealed")
        .unwrap();
    store
        .put_outgoing("late", "log", log(1), 3, 3, b"sealed")
        .unwrap();
    let new = start(&all[0], 3, 77);
    let left: Vec<String> = store
        .outgoing()
        .unwrap()
        .into_iter()
        .map(|one| one.name)
        .collect();
    assert_eq!(left, ["early"]);
    assert!(all[0].segment(log(1), 1, ALL).unwrap().documents.is_empty());
    let moved = all[0].segment(new, 1, ALL).unwrap();
    assert_eq!(moved.documents[0].hash, pdf.hash());
}

#[test]
fn a_new_log_starts_where_the_old_one_is_signed() {
    let mut all = laptops(2);
    say(&mut all[0], 1..=2);
    all[0].say(&[
        (3, patient(9), named("BYRNE, Ada")),
        (4, patient(9), named("BYRNE, Zoë")),
    ]);
    // Event 3 is in the middle of an act: the old log could not end there.
    let new = start(&all[0], 4, 77);
    assert_eq!(all[0].segment(new, 1, ALL).unwrap().rows.len(), 2);
    all[0].state();
}

#[test]
fn the_log_is_append_only_again_afterwards() {
    let (all, _copy) = restored();
    start(&all[0], 4, 77);
    let raw = raw_with(&all[0].path(), 1001);
    assert!(raw.execute_batch("UPDATE event SET kind = 'x'").is_err());
    assert!(raw.execute_batch("DELETE FROM signature").is_err());
}
