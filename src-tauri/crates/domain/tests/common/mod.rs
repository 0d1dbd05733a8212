//! A case in memory: its events as they would be stored.

use chrono::{DateTime, FixedOffset};
use domain::case::*;
use domain::event::Event;
use domain::header::{Author, Header, StoredEvent, Subject};
use domain::ids::*;
use domain::stamp::Stamp;
use uuid::Uuid;

pub(crate) fn case_id() -> CaseId {
    CaseId(Uuid::from_u128(1))
}

pub(crate) fn stored(
    number: u128,
    log: u128,
    stamp: u64,
    after: Vec<EventId>,
    event: &Event,
) -> StoredEvent {
    let at: DateTime<FixedOffset> = "2026-09-01T10:00:00+01:00".parse().unwrap();
    StoredEvent {
        header: Header {
            id: EventId(Uuid::from_u128(number)),
            log: LogId(Uuid::from_u128(log)),
            seq: u64::try_from(number).unwrap(),
            subject: Subject::Case(case_id()),
            kind: event.kind().to_owned(),
            version: event.version(),
            critical: event.critical(),
            author: Author {
                user: UserId(Uuid::from_u128(log)),
                name: format!("author {log}"),
                profession: String::new(),
                registration: String::new(),
            },
            laptop: LaptopId(Uuid::from_u128(log)),
            site: SiteId(Uuid::from_u128(1)),
            stamp: Stamp(stamp),
            recorded_at: at,
            after,
            previous: String::new(),
            payload_hash: String::new(),
        },
        payload: Some(event.encode().unwrap()),
    }
}

pub(crate) fn opened() -> Event {
    CaseOpened {
        case: case_id(),
        patient: PatientId(Uuid::from_u128(2)),
        on: "2026-09-01".parse().unwrap(),
        set: vec![
            CaseField::Site(SiteId(Uuid::from_u128(1))),
            CaseField::Clinician(UserId(Uuid::from_u128(1))),
            CaseField::Goal("first".to_owned()),
        ],
    }
    .into()
}

pub(crate) fn ids(numbers: &[u128]) -> Vec<EventId> {
    numbers
        .iter()
        .map(|n| EventId(Uuid::from_u128(*n)))
        .collect()
}
