//! What was recorded, read from the log itself and not as any screen tells it.

use std::path::Path;

use domain::caseload::project;
use domain::event::{Decoded, Event, decode};
use domain::header::Subject;
use domain::ids::CaseId;
use store::{Folder, KeyFile, Store};

use crate::desk::{NAME, PASSPHRASE};

/// Every event of the case in the record below `data`, in the order of the log. The log is checked first.
///
/// # Panics
/// When somebody else holds the record, it is not Sam Okafor's of the tests, it is broken, or holds an event of no known kind.
pub fn events(data: &Path, case: &str) -> Vec<Event> {
    let folder = Folder::open(&data.join("record")).expect("nobody else holds the record");
    let (_, keys) = KeyFile::load(&folder)
        .and_then(|file| file.unlock_with_passphrase(NAME, PASSPHRASE))
        .expect("name and passphrase fit");
    let store = Store::open(&folder, &keys, project).expect("the record opens");
    assert!(store.verify().expect("it can be checked").fault.is_none());
    let case = CaseId::parse(case).expect("an id");
    store
        .events(Subject::Case(case))
        .expect("the case's events are read")
        .into_iter()
        .filter_map(|event| {
            let payload = event.payload?;
            let decoded = decode(&event.header.kind, event.header.version, &payload);
            let Decoded::Known(known) = decoded else {
                panic!("{} is not known to this program", event.header.kind);
            };
            Some(*known)
        })
        .collect()
}
