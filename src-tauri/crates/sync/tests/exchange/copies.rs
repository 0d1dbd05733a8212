//! Restored backups, cloned disks, revoked laptops, and copies that differ.

use crate::fixture::*;
use domain::service::{LaptopRevoked, LogCut};
use std::sync::Arc;
use sync::object_store::memory::InMemory;
use sync::{AsideReason, Trouble};

#[test]
fn a_restored_backup_goes_on_in_a_new_log_and_takes_its_old_one_back_in() {
    let (mut laptops, place) = service(2, Arc::new(InMemory::new()));
    laptops[0].write(5);
    until_quiet(&laptops, &place);
    let backup = laptops[0].copied();
    laptops[0].write(4);
    until_quiet(&laptops, &place);
    let old = laptops[0].log();
    let mut restored = laptops[0].going_on_from(backup, 77_000);
    laptops.remove(0);
    restored.write(3);
    let outcome = restored.exchange(&place).unwrap();
    let new = outcome.new_log.unwrap();
    assert_eq!(new.certified_by, Some(old));
    assert_eq!(restored.log(), new.log);
    assert_eq!(outcome.pulled, 4, "what the backup did not hold");
    restored.restart();
    laptops.push(restored);
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
    assert_eq!(laptops[0].events(), 12);
}

#[test]
fn a_backup_restored_and_not_written_to_also_goes_on_in_a_new_log() {
    let (mut laptops, place) = service(2, Arc::new(InMemory::new()));
    laptops[0].write(2);
    until_quiet(&laptops, &place);
    let backup = laptops[0].copied();
    laptops[0].write(4);
    until_quiet(&laptops, &place);
    let restored = laptops[0].going_on_from(backup, 77_000);
    laptops[0] = restored;
    let outcome = laptops[0].exchange(&place).unwrap();
    assert!(outcome.new_log.is_some());
    assert_eq!(outcome.pulled, 4);
    laptops[0].write(1);
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
    assert_eq!(laptops[1].events(), 7);
}

/// Both copies write and exchange: whoever comes second finds its log taken.
#[test]
fn a_cloned_disk_goes_on_in_a_log_of_its_own() {
    let (mut laptops, place) = service(2, Arc::new(InMemory::new()));
    laptops[0].write(3);
    until_quiet(&laptops, &place);
    let disk = laptops[0].copied();
    let clone = laptops[0].going_on_from(disk, 55_000);
    laptops[0].write(2);
    clone.write(4);
    laptops[0].exchange(&place).unwrap();
    let outcome = clone.exchange(&place).unwrap();
    assert!(outcome.new_log.is_some());
    assert!(
        outcome
            .standing
            .troubles
            .iter()
            .any(|found| matches!(found, Trouble::Restored { .. }))
    );
    laptops.push(clone);
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
    assert_eq!(laptops[1].events(), 9);
}

/// Both copies send before either sees what the other sent: the log is told in two ways, and nobody's events are lost.
#[test]
fn two_clones_that_send_at_once_fork_the_log_and_nothing_is_lost() {
    let (mut laptops, place) = service(3, Arc::new(InMemory::new()));
    laptops[0].write(3);
    until_quiet(&laptops, &place);
    let disk = laptops[0].copied();
    let clone = laptops[0].going_on_from(disk, 55_000);
    laptops[0].write(2);
    clone.write(4);
    // Each against the place as it was before the other sent.
    let unseen: Vec<_> = place.list("stepwell").unwrap();
    clone.exchange(&place).unwrap();
    let sent: Vec<_> = place
        .list("stepwell")
        .unwrap()
        .into_iter()
        .filter(|listed| !unseen.contains(listed) && listed.name.contains("/log/"))
        .map(|listed| (place.get(&listed.name).unwrap().unwrap(), listed.name))
        .collect();
    assert_eq!(sent.len(), 1);
    for (_, name) in &sent {
        place.remove(name).unwrap();
    }
    laptops[0].exchange(&place).unwrap();
    laptops[1].exchange(&place).unwrap();
    for (bytes, name) in &sent {
        place.put(name, bytes).unwrap();
    }
    laptops[2].exchange(&place).unwrap();
    laptops.push(clone);
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
    assert_eq!(laptops[1].events(), 9);
}

#[test]
fn what_a_revoked_laptop_sends_beyond_its_cut_comes_and_is_left_out() {
    let (laptops, place) = service(3, Arc::new(InMemory::new()));
    laptops[2].write(4);
    until_quiet(&laptops, &place);
    laptops[0].tell(LaptopRevoked {
        laptop: laptops[2].laptop(),
        cuts: vec![LogCut {
            log: laptops[2].log(),
            last_seq: 4,
        }],
        reason: "stolen".into(),
    });
    let left = [laptops[0].recipient(), laptops[1].recipient()];
    let started = sync::start_epoch(laptops[0].store(), &left, &mut laptops[0].random()).unwrap();
    laptops[0].tell(started);
    // In the old epoch, before it hears of it.
    laptops[2].write(2);
    laptops[2].exchange(&place).unwrap();
    for _ in 0..3 {
        for laptop in &laptops[..2] {
            laptop.exchange(&place).unwrap();
        }
    }
    assert_equal_and_up_to_date(&laptops[..2]);
    assert_eq!(sync::standing(laptops[0].store()).unwrap().left_out, 2);
    // What is recorded from now on is closed to the revoked laptop.
    laptops[0].write(3);
    laptops[0].exchange(&place).unwrap();
    let thief = laptops[2].exchange(&place).unwrap();
    let events = thief.pulled;
    assert_eq!(events, 0);
    assert!(
        thief
            .standing
            .set_aside
            .iter()
            .any(|aside| aside.reason == AsideReason::UnknownEpoch)
    );
    // An epoch it starts itself is nobody's to seal to.
    let own = [laptops[2].recipient(), laptops[1].recipient()];
    for _ in 0..3 {
        sync::start_epoch(laptops[2].store(), &own, &mut laptops[2].random()).unwrap();
    }
    laptops[2].exchange(&place).unwrap();
    laptops[1].exchange(&place).unwrap();
    laptops[1].write(1);
    laptops[1].exchange(&place).unwrap();
    assert_eq!(laptops[2].exchange(&place).unwrap().pulled, 0);
    for laptop in &laptops[..2] {
        laptop.exchange(&place).unwrap();
        laptop.exchange(&place).unwrap();
    }
    assert_equal_and_up_to_date(&laptops[..2]);
}

#[test]
fn copies_that_should_be_equal_and_are_not_are_told() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    laptops[0].write(3);
    laptops[1].write(3);
    until_quiet(&laptops, &place);
    let (store, other) = (laptops[0].store(), laptops[1].log());
    let said = store.statement(other).unwrap().unwrap();
    let digest = store.digest().unwrap().sum[0];
    let (right, wrong) = (
        format!("\"digest\":\"{digest:02x}"),
        format!("\"digest\":\"{:02x}", digest ^ 1),
    );
    let text = String::from_utf8(said.bytes).unwrap();
    let changed = text.replace(&right, &wrong);
    assert_ne!(changed, text);
    store
        .set_statement(
            other,
            said.counter + 1,
            said.received_at_ms,
            changed.as_bytes(),
        )
        .unwrap();
    let outcome = laptops[0].exchange(&place).unwrap();
    assert!(!outcome.standing.up_to_date);
    assert_eq!(outcome.standing.troubles, [Trouble::CopiesDiffer(other)]);
}
