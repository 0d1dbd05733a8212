//! What went wrong between laptops, and what to do about it, in sentences.

use super::names::Names;
use super::times::number;
use crate::views::SyncTrouble;
use sync::{AsideReason, PlaceSettings, Trouble};

/// Whether a trouble passes by itself: a network, and the drive on it, that are away are no news in a surgery.
pub(super) fn passes(trouble: &Trouble, place: Option<&PlaceSettings>) -> bool {
    let drive_away =
        *trouble == Trouble::NoSuchPlace && matches!(place, Some(PlaceSettings::Folder { .. }));
    drive_away
        || matches!(
            trouble,
            Trouble::Unreachable | Trouble::Stopped | Trouble::DocumentNotThere
        )
}

/// In two sentences: what is wrong, and what to do. Names laptops, never patients, keys or passwords.
pub(super) fn trouble(trouble: &Trouble, names: &Names<'_>) -> SyncTrouble {
    let (what, todo) = match trouble {
        Trouble::NoSuchPlace => (
            "The shared folder or store is not there.".to_owned(),
            "If it is a network drive or a stick, connect it. If it was moved, give its new place under Settings. Nothing here is lost.",
        ),
        Trouble::Setting(setting) => (
            format!("The setting “{setting}” of the shared place cannot be read."),
            "Correct it under Settings, Sync and laptops.",
        ),
        Trouble::WrongCredentials => (
            "The shared place does not accept the key it was set up with, or does not let this laptop in.".to_owned(),
            "Ask whoever looks after the shared place whether the key was changed, and enter the new one under Settings.",
        ),
        Trouble::ClockWrong => (
            "The clock of this laptop and that of the shared place differ too much.".to_owned(),
            "Set the date and time of this laptop right, then sync again.",
        ),
        Trouble::Certificate => (
            "The shared place shows a certificate that this laptop does not trust.".to_owned(),
            "Do not enter keys anywhere. Ask IT support whether the address is right and the certificate in order.",
        ),
        Trouble::NoSpace => (
            "The shared place is full.".to_owned(),
            "Ask whoever looks after it for more space. What waits stays here until then.",
        ),
        Trouble::ReadOnly => (
            "The shared place can be read and not written to.".to_owned(),
            "Ask whoever looks after it to let this laptop write there. What waits stays here until then.",
        ),
        Trouble::Unreachable => (
            "The shared place cannot be reached.".to_owned(),
            "Work on: it is tried again by itself. If it goes on while the network works, ask IT support.",
        ),
        Trouble::DoesNotKeep => (
            "The shared place did not give back what was written to it.".to_owned(),
            "Do not rely on it. Ask whoever looks after it, or choose another place.",
        ),
        Trouble::Unexpected(_) => (
            "The shared place answered something this program does not know.".to_owned(),
            "It is tried again by itself. If it goes on, tell IT support the time.",
        ),
        Trouble::Emptied => (
            "The shared place is empty, and it was not before. Nothing more is written there until somebody has looked.".to_owned(),
            "Make sure that this is the right place and find out who emptied it. If it is right, an administrator can fill it again from this laptop.",
        ),
        Trouble::OlderThanBefore { log, had, shows } => (
            format!(
                "The shared place holds less than before: {} of {} entries of {}. Perhaps an old copy of it was put back. Nothing more is written there until somebody has looked.",
                number(*shows),
                number(*had),
                names.log(*log)
            ),
            "Ask whoever looks after the place. If nothing better can be put back, an administrator can fill it again from this laptop.",
        ),
        Trouble::OtherService => (
            "The shared place holds the record of another service, and not this one’s.".to_owned(),
            "Give the right place under Settings. Nothing was written or read.",
        ),
        Trouble::CopiesDiffer(log) => (
            format!(
                "This laptop and {} have as many entries as one another, but not the same ones.",
                names.log(*log)
            ),
            "Both records are kept as they are. Tell IT support, with the time; a backup of both laptops helps to find out why.",
        ),
        Trouble::Withheld {
            log,
            claimed,
            shown,
            by,
        } => (
            format!(
                "{} has {} entries of {}, but the shared place shows only {}.",
                names.log(*by),
                number(*claimed),
                if log == by { "its own".to_owned() } else { names.log(*log) },
                number(*shown)
            ),
            "They may be on their way. If this stays for a day, open that laptop where it has a connection, and ask whoever looks after the place.",
        ),
        Trouble::Restored { .. } => (
            "This laptop’s record was restored from a backup or copied. It goes on under a new number, and what others had of it came back.".to_owned(),
            "If a copy of this record is open on another laptop too, lock it there for good: two copies must not both be worked on.",
        ),
        Trouble::NotEnrolled => (
            "This laptop has not been given the keys it needs to sync.".to_owned(),
            "Open a laptop of an administrator where it has a connection, then sync here again. If this laptop was removed from the service, ask the administrator.",
        ),
        Trouble::RootNeeded => (
            "This needs somebody who may add people and sites.".to_owned(),
            "Ask them to sign in on this laptop and do it.",
        ),
        Trouble::DocumentNotThere => (
            "The paper is not in the shared place yet.".to_owned(),
            "It comes once the laptop that issued it has synced.",
        ),
        Trouble::Damaged(part) => (
            format!("Something this laptop keeps for syncing does not open: {part}."),
            "The record itself is not touched. Tell IT support.",
        ),
        Trouble::Stopped => (
            "The exchange was stopped.".to_owned(),
            "What came is kept. “Sync now” goes on from there.",
        ),
        Trouble::Record(_) => (
            "What came could not be stored on this laptop.".to_owned(),
            "Check that the disk is not full. It is tried again by itself.",
        ),
    };
    SyncTrouble {
        what,
        todo: todo.to_owned(),
        refill: matches!(trouble, Trouble::Emptied | Trouble::OlderThanBefore { .. }),
    }
}

/// Why an object was set aside, and what becomes of it: two sentences.
pub(super) fn aside(reason: AsideReason) -> (&'static str, &'static str) {
    match reason {
        AsideReason::Altered => (
            "It was cut short or altered on its way.",
            "It is taken in as soon as the whole of it is there.",
        ),
        AsideReason::Unsigned => (
            "It is not signed by the laptop under whose name it lies.",
            "It is not used. Tell IT support: somebody else may be writing to the shared place.",
        ),
        AsideReason::UnknownEpoch => (
            "This laptop has not been given the key to it.",
            "It is taken in when the key has come: an administrator’s laptop has to sync.",
        ),
        AsideReason::UnknownLog => (
            "It comes from a laptop this service does not know.",
            "It is taken in when an administrator’s laptop vouches for that one.",
        ),
        AsideReason::Unreadable => (
            "This program cannot read it; a newer one may have written it.",
            "Update Stepwell on this laptop. It is tried again after that.",
        ),
        AsideReason::Forked => (
            "It tells the same entries otherwise than they are here: a copied laptop, perhaps.",
            "What is here stays. Find out whether that laptop’s record was copied or restored.",
        ),
        AsideReason::OtherService => (
            "It belongs to another service.",
            "It is not used. Ask whoever looks after the shared place.",
        ),
    }
}
