//! Two laptops of one service with a folder between them.

use crate::desk::{Desk, PASSPHRASE, sam, set_up};
use clinic::forms::{ApproveForm, JoinForm, PlaceForm, UserForm};
use clinic::views::SyncStatus;
use clinic::{Clinic, Exchanging, Pace};
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

pub const PRIYA: &str = "Priya Nair";

/// What is waited for is asked for again and again for so long.
const WAIT: Duration = Duration::from_secs(40);

/// Sam's laptop at Hedge End, Priya's at Totton, and the folder they meet in.
pub struct Two {
    pub sam: Desk,
    pub priya: Desk,
    pub shared: TempDir,
}

impl Two {
    /// Both joined, and both have exchanged.
    pub fn joined() -> Self {
        Self::joined_with(quick())
    }

    /// As [`Two::joined`], with another way to the place for Priya's laptop.
    pub fn joined_with(priyas: Exchanging) -> Self {
        let shared = tempfile::tempdir().expect("a folder to share");
        let sam = Desk::of(1, quick());
        sam.clinic.set_up(&set_up()).expect("the service is set up");
        sam.clinic
            .set_up_sync(&folder(shared.path()))
            .expect("the folder is a place to meet");
        let priya = Desk::of(2, priyas);
        join(&sam.clinic, &priya.clinic, shared.path());
        let two = Self { sam, priya, shared };
        two.quiet();
        two
    }

    /// Exchanges until both say that they are up to date.
    pub fn quiet(&self) {
        until("both are up to date", || {
            let both = [&self.sam, &self.priya].map(|desk| {
                let before = status(&desk.clinic);
                if before.running.is_none() {
                    desk.clinic.sync_now().expect("it can be asked for");
                }
                before.line.starts_with("Up to date")
            });
            both == [true, true]
        });
    }

    /// The network drive is away.
    pub fn away(&self) -> TempDir {
        let elsewhere = tempfile::tempdir().expect("somewhere else");
        std::fs::rename(self.shared.path(), elsewhere.path().join("shared")).expect("it goes");
        elsewhere
    }

    /// The network drive is back, with what was on it.
    pub fn back(&self, elsewhere: &TempDir) {
        std::fs::rename(elsewhere.path().join("shared"), self.shared.path()).expect("it is back");
    }
}

/// The new laptop asks, the other one lets it in after comparing the words, and it joins.
pub fn join(old: &Clinic, new: &Clinic, shared: &Path) {
    join_at(old, new, folder(shared));
}

/// As [`join`], over any place, named as the new laptop reaches it.
pub fn join_at(old: &Clinic, new: &Clinic, place: PlaceForm) {
    new.ask_to_join(&JoinForm {
        place,
        laptop_name: "Totton 1".into(),
        user: UserForm {
            name: PRIYA.into(),
            registration: "OT54321".into(),
            contact: "01632 960002".into(),
            ..sam()
        },
        passphrase: PASSPHRASE.into(),
        passphrase_again: PASSPHRASE.into(),
    })
    .expect("it asks");
    let found = old.requests().expect("the place is looked into");
    let request = found.requests.first().expect("the request lies there");
    assert_eq!(
        request.words,
        new.waiting().expect("it waits").words,
        "both show the same words"
    );
    let status = old.status().expect("somebody is at work");
    let site = status.session.expect("signed in").site;
    old.approve(&ApproveForm {
        request: request.request.clone(),
        person: "new".into(),
        administrator: false,
        site,
        words_compared: true,
    })
    .expect("it is let in");
    until("the answer came", || {
        let look = new.look_for_answer().expect("it can be looked for");
        look.status.is_some()
    });
}

/// The form for a folder as the shared place.
pub fn folder(path: &Path) -> PlaceForm {
    PlaceForm {
        kind: "folder".into(),
        folder: path.to_str().expect("a path in letters").into(),
        ..PlaceForm::default()
    }
}

/// The real way to a folder, at a pace for tests: nothing that a person waits for is shorter.
pub fn quick() -> Exchanging {
    Exchanging {
        pace: QUICK,
        ..Exchanging::system()
    }
}

pub const QUICK: Pace = Pace {
    after_unlock: Duration::from_millis(20),
    after_saving: Duration::from_millis(50),
    after_saving_max: Duration::from_millis(200),
    between: Duration::from_millis(400),
    after_failure: Duration::from_millis(100),
    after_failure_max: Duration::from_millis(400),
    at_lock_max: Duration::from_secs(60),
};

pub fn status(clinic: &Clinic) -> SyncStatus {
    clinic.sync_status().expect("it says how it stands")
}

/// Waits until `holds`.
///
/// # Panics
/// When it does not hold within 40 seconds.
#[track_caller]
pub fn until(what: &str, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < WAIT, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
