use super::*;
use crate::header::{Author, Subject};
use crate::ids::{EventId, LaptopId, ServiceId, SiteId, UserId};
use crate::service::{LaptopRevoked, LateEntriesAccepted};
use crate::stamp::Stamp;
use uuid::Uuid;

const A: u128 = 1;
const B: u128 = 2;
const C: u128 = 3;

fn log(number: u128) -> LogId {
    LogId(Uuid::from_u128(number))
}

/// Event `seq` of a log, whose id is made of both; `after` names others in the same way.
fn told(
    by: u128,
    seq: u64,
    stamp: u64,
    after: &[(u128, u64)],
    event: impl Into<Event>,
) -> StoredEvent {
    let event: Event = event.into();
    let id = |by: u128, seq: u64| EventId(Uuid::from_u128(by * 1000 + u128::from(seq)));
    StoredEvent {
        header: Header {
            id: id(by, seq),
            log: log(by),
            seq,
            subject: Subject::Service(ServiceId::default()),
            kind: event.kind().to_owned(),
            version: event.version(),
            critical: event.critical(),
            author: Author {
                user: UserId::default(),
                name: String::new(),
                profession: String::new(),
                registration: String::new(),
            },
            laptop: LaptopId(Uuid::from_u128(by)),
            site: SiteId::default(),
            stamp: Stamp(stamp),
            recorded_at: "2026-11-22T12:00:00+00:00".parse().unwrap(),
            after: after.iter().map(|(by, seq)| id(*by, *seq)).collect(),
            previous: String::new(),
            payload_hash: String::new(),
        },
        payload: Some(event.encode().unwrap()),
    }
}

fn revoked(cuts: &[(u128, u64)]) -> LaptopRevoked {
    let cut = |(number, last_seq): &(u128, u64)| LogCut {
        log: log(*number),
        last_seq: *last_seq,
    };
    LaptopRevoked {
        laptop: LaptopId::default(),
        cuts: cuts.iter().map(cut).collect(),
        reason: String::new(),
    }
}

fn accepted(number: u128, up_to_seq: u64) -> LateEntriesAccepted {
    LateEntriesAccepted {
        log: log(number),
        up_to_seq,
        reason: String::new(),
    }
}

/// In every order in which the events may arrive.
fn cuts_of(events: &[StoredEvent]) -> Vec<(u128, u64)> {
    let found = cuts(events);
    let mut turned = events.to_vec();
    for _ in 0..events.len() {
        turned.rotate_left(1);
        assert_eq!(cuts(&turned), found);
        let backwards: Vec<StoredEvent> = turned.iter().rev().cloned().collect();
        assert_eq!(cuts(&backwards), found);
    }
    let plain = found.into_iter();
    plain
        .map(|cut| (cut.log.0.as_u128(), cut.last_seq))
        .collect()
}

#[test]
fn nothing_is_cut_where_nobody_was_revoked() {
    assert_eq!(cuts_of(&[]), []);
    assert_eq!(cuts_of(&[told(A, 1, 1, &[], accepted(B, 9))]), []);
}

#[test]
fn a_revocation_cuts_each_log_of_the_laptop() {
    assert_eq!(
        cuts_of(&[told(A, 1, 1, &[], revoked(&[(B, 4), (C, 0)]))]),
        [(B, 4), (C, 0)]
    );
}

#[test]
fn the_narrower_of_two_revocations_holds() {
    let events = [
        told(A, 1, 1, &[], revoked(&[(B, 4)])),
        told(C, 1, 2, &[], revoked(&[(B, 7)])),
    ];
    assert_eq!(cuts_of(&events), [(B, 4)]);
}

#[test]
fn what_was_accepted_counts_and_what_lies_beyond_that_does_not() {
    let events = [
        told(A, 1, 1, &[], revoked(&[(B, 4)])),
        told(A, 2, 2, &[(A, 1)], accepted(B, 6)),
        told(A, 3, 3, &[(A, 2)], accepted(B, 5)),
    ];
    assert_eq!(cuts_of(&events), [(B, 6)]);
}

#[test]
fn a_revocation_beyond_a_cut_says_nothing() {
    let events = [
        told(A, 1, 1, &[], revoked(&[(B, 4)])),
        told(B, 5, 2, &[(A, 1)], revoked(&[(A, 0)])),
    ];
    assert_eq!(cuts_of(&events), [(B, 4)]);
}

#[test]
fn a_revocation_that_was_accepted_holds() {
    let events = [
        told(A, 1, 1, &[], revoked(&[(B, 4)])),
        told(B, 5, 2, &[(A, 1)], revoked(&[(C, 3)])),
        told(A, 2, 3, &[(A, 1)], accepted(B, 5)),
    ];
    assert_eq!(cuts_of(&events), [(B, 5), (C, 3)]);
}

#[test]
fn a_revoked_laptop_cannot_accept_itself() {
    let events = [
        told(A, 1, 1, &[], revoked(&[(B, 4)])),
        told(B, 5, 2, &[(A, 1)], accepted(B, 9)),
    ];
    assert_eq!(cuts_of(&events), [(B, 4)]);
}

#[test]
fn where_two_revoke_one_another_apart_the_first_in_order_holds_everywhere() {
    let events = [
        told(A, 1, 10, &[], revoked(&[(B, 0)])),
        told(B, 1, 20, &[], revoked(&[(A, 0)])),
    ];
    assert_eq!(cuts_of(&events), [(B, 0)]);
    let events = [
        told(A, 1, 20, &[], revoked(&[(B, 0)])),
        told(B, 1, 10, &[], revoked(&[(A, 0)])),
    ];
    assert_eq!(cuts_of(&events), [(A, 0)]);
}

#[test]
fn one_that_does_not_read_cuts_nothing() {
    let mut unread = told(A, 1, 1, &[], revoked(&[(B, 4)]));
    unread.header.version = 99;
    assert_eq!(cuts_of(&[unread.clone()]), []);
    unread.payload = None;
    assert_eq!(cuts_of(&[unread]), []);
}
