//! The status of exchanging in words. Pure: what is on disk and what the worker knows goes in, sentences come out.

use super::kept::Large;
use super::names::Names;
use super::times::{day, entries, length, moment, number};
use super::words;
use crate::views::{SyncAside, SyncKind, SyncLaptop, SyncRunning, SyncStatus, SyncTrouble};
use chrono::{DateTime, Duration, FixedOffset};
use domain::service_now::Laptop;
use sync::{Aside, PlaceSettings, Seen, Standing, Trouble};

/// All that a status is said from.
pub(super) struct Known<'a> {
    pub(super) now: DateTime<FixedOffset>,
    pub(super) names: Names<'a>,
    /// `None`: no shared place is set up here.
    pub(super) place: Option<&'a PlaceSettings>,
    pub(super) standing: &'a Standing,
    /// When the oldest entry that waits here was recorded.
    pub(super) waiting_since: Option<DateTime<FixedOffset>>,
    /// What kept the last exchange of this session from going through.
    pub(super) trouble: Option<&'a Trouble>,
    pub(super) running: Option<SyncRunning>,
    /// Until the next is tried by itself.
    pub(super) due_in: std::time::Duration,
    pub(super) large: Option<Large>,
    /// Papers known here and not fetched yet; `true`: and there are more.
    pub(super) documents: (usize, bool),
}

/// After so long without a word from a laptop the sentence says so.
const QUIET_DAYS: i64 = 2;
/// Longer than any holiday at one surgery: somebody should look where the laptop is.
const LOST_DAYS: i64 = 21;
/// A clock this far off is wrong, not slow.
const CLOCK_OFF_MS: i64 = 2 * 24 * 3_600 * 1_000;
/// Work that has waited here for so long is at risk with the laptop.
const WAITING_DAYS_MAX: i64 = 7;

pub(super) fn say(known: &Known<'_>) -> SyncStatus {
    let standing = known.standing;
    let troubles = troubles(known);
    let laptops: Vec<SyncLaptop> = others(known)
        .map(|laptop| of_laptop(known, laptop))
        .collect();
    let set_aside: Vec<SyncAside> = standing
        .set_aside
        .iter()
        .map(|aside| of_aside(known, aside))
        .collect();
    let too_long =
        |since: DateTime<FixedOffset>| known.now - since > Duration::days(WAITING_DAYS_MAX);
    let waited_long = known.waiting_since.is_some_and(too_long)
        || (known.trouble.is_some() && standing.last_exchange.is_some_and(too_long));
    let needs_somebody = known
        .trouble
        .into_iter()
        .chain(&standing.troubles)
        .any(|trouble| !words::passes(trouble, known.place))
        || !set_aside.is_empty();
    let kind = if known.place.is_none() {
        SyncKind::NotSetUp
    } else if needs_somebody {
        SyncKind::Trouble
    } else if standing.up_to_date && known.trouble.is_none() {
        SyncKind::UpToDate
    } else {
        SyncKind::Waiting
    };
    let attention = known.place.is_some()
        && (needs_somebody || waited_long || laptops.iter().any(|laptop| laptop.attention));
    SyncStatus {
        kind,
        line: line(known, kind, attention),
        attention,
        place: known.place.map(place).unwrap_or_default(),
        waiting: waiting(known),
        last: last(known),
        next: next(known),
        large: known
            .large
            .map(|large| of_large(known, large))
            .unwrap_or_default(),
        documents: documents(known.documents, standing.documents_missing),
        troubles,
        laptops,
        set_aside,
        left_out: left_out(standing.left_out),
        running: known.running.clone(),
    }
}

/// Without credentials: what a person would call it.
pub(super) fn place(settings: &PlaceSettings) -> String {
    match settings {
        PlaceSettings::Folder { path } => format!("the folder {}", path.display()),
        PlaceSettings::S3 {
            endpoint, bucket, ..
        } if endpoint.is_empty() => {
            format!("the bucket {bucket} at Amazon S3")
        }
        PlaceSettings::S3 {
            endpoint, bucket, ..
        } => format!("the bucket {bucket} at {endpoint}"),
        PlaceSettings::Azure {
            account, container, ..
        } => {
            format!("the container {container} of {account} at Azure")
        }
    }
}

/// What the foot of every screen says; short, and true by itself.
fn line(known: &Known<'_>, kind: SyncKind, attention: bool) -> String {
    let waits = match (known.standing.waiting, known.waiting_since) {
        (0, _) => String::new(),
        (count, None) => format!("Waiting to sync: {}", number(count)),
        (count, Some(since)) => format!(
            "Waiting to sync: {} since {}",
            number(count),
            day(since, known.now)
        ),
    };
    let with_sync = |what: &str| {
        if waits.is_empty() {
            what.to_owned()
        } else {
            format!("{what} · {waits}")
        }
    };
    // A long pull is worth watching; the usual exchange is over before one has read about it.
    if let Some(running) = &known.running
        && running.of >= LONG_FROM
    {
        return format!(
            "Syncing: {} of {}",
            number(running.done.into()),
            number(running.of.into())
        );
    }
    match kind {
        SyncKind::NotSetUp => "No shared place is set up".to_owned(),
        SyncKind::Trouble => with_sync("Sync needs a look"),
        SyncKind::UpToDate if attention => "Up to date here; a laptop needs a look".to_owned(),
        SyncKind::UpToDate => match known.standing.last_exchange {
            Some(at) => format!("Up to date: {}", moment(at, known.now)),
            None => "Up to date".to_owned(),
        },
        SyncKind::Waiting if !waits.is_empty() => waits,
        SyncKind::Waiting => match (known.trouble, known.standing.last_exchange) {
            (Some(_), Some(at)) => format!("Not synced since {}", moment(at, known.now)),
            (Some(_) | None, None) => "Not synced yet".to_owned(),
            (None, Some(at)) => format!("Synced {}; some is still to come", moment(at, known.now)),
        },
    }
}

/// Entries from which on the foot of the screen counts them.
const LONG_FROM: u32 = 500;

fn waiting(known: &Known<'_>) -> String {
    match (known.place, known.standing.waiting, known.waiting_since) {
        (None, ..) => "Everything is kept on this laptop alone.".to_owned(),
        (Some(_), 0, _) => {
            "Nothing waits here: all that was recorded on this laptop is in the shared place."
                .to_owned()
        }
        (Some(_), count, None) => format!("{} of this laptop wait to be sent.", entries(count)),
        (Some(_), 1, Some(since)) => format!(
            "1 entry of this laptop has waited to be sent since {}.",
            moment(since, known.now)
        ),
        (Some(_), count, Some(since)) => format!(
            "{} of this laptop have waited to be sent since {}.",
            entries(count),
            moment(since, known.now)
        ),
    }
}

fn last(known: &Known<'_>) -> String {
    match (known.place, known.standing.last_exchange) {
        (None, _) => "No shared place is set up on this laptop.".to_owned(),
        (Some(_), None) => "No exchange has gone through yet.".to_owned(),
        (Some(_), Some(at)) => format!("The last exchange went through {}.", moment(at, known.now)),
    }
}

fn next(known: &Known<'_>) -> String {
    if known.place.is_none() || known.running.is_some() || known.due_in.is_zero() {
        return String::new();
    }
    let length = length(known.due_in.as_secs());
    if known.trouble.is_some() {
        format!("It is tried again by itself in {length}.")
    } else {
        format!("The next one begins by itself in {length}, or soon after something is saved.")
    }
}

fn of_large(known: &Known<'_>, large: Large) -> String {
    let at = DateTime::from_timestamp_millis(large.at_ms).map_or_else(
        || "lately".to_owned(),
        |at| moment(at.with_timezone(&known.now.timezone()), known.now),
    );
    format!(
        "An exchange {at} brought {}, more than the {} that were here. Nothing that was here was changed; ask the others whether they know why.",
        entries(large.came),
        number(large.before)
    )
}

fn documents((count, more): (usize, bool), missing: u64) -> String {
    let said = match (count, more) {
        (0, _) => String::new(),
        (1, false) => {
            "1 paper of other laptops is not fetched yet; it comes by itself, or when it is opened."
                .to_owned()
        }
        (count, more) => format!(
            "{}{} papers of other laptops are not fetched yet; they come by themselves, or when one is opened.",
            if more { "More than " } else { "" },
            number(count as u64)
        ),
    };
    // Only what is waited for can be missed: one that came since is not told any more.
    match missing.min(count as u64) {
        0 => said,
        1 => format!(
            "{said} 1 was looked for and is not in the shared place: a laptop that has it sends it again when it next syncs."
        ),
        missing => format!(
            "{said} {} were looked for and are not in the shared place: a laptop that has them sends them again when it next syncs.",
            number(missing)
        ),
    }
}

fn left_out(count: u64) -> Vec<String> {
    if count == 0 {
        return Vec::new();
    }
    vec![format!(
        "{} written on a laptop after it was removed from the service are kept and not counted, until somebody who may add people and sites accepts them.",
        entries(count)
    )]
}

fn troubles(known: &Known<'_>) -> Vec<SyncTrouble> {
    let mut said: Vec<SyncTrouble> = Vec::new();
    for trouble in known.trouble.into_iter().chain(&known.standing.troubles) {
        let one = words::trouble(trouble, &known.names);
        if !said.contains(&one) {
            said.push(one);
        }
    }
    said
}

/// Every other laptop that still belongs to the service, in the order they joined.
fn others<'a>(known: &'a Known<'_>) -> impl Iterator<Item = &'a Laptop> {
    known
        .names
        .service
        .laptops
        .iter()
        .filter(|laptop| laptop.id != known.names.own && laptop.revoked.is_none())
}

fn of_laptop(known: &Known<'_>, laptop: &Laptop) -> SyncLaptop {
    let seen = known
        .standing
        .laptops
        .iter()
        .filter(|seen| seen.laptop == laptop.id)
        .max_by_key(|seen| seen.received_at);
    let (sentence, attention) = match seen {
        None => ("nothing had from it yet".to_owned(), false),
        Some(seen) => of_seen(known, seen),
    };
    SyncLaptop {
        id: laptop.id.to_string(),
        name: known.names.laptop(laptop.id),
        sentence,
        attention,
    }
}

/// `all had up to Tue 16:10; nothing for 5 days`, and whether somebody has to look.
fn of_seen(known: &Known<'_>, seen: &Seen) -> (String, bool) {
    let clock_wrong = seen.clock_off_ms.abs() >= CLOCK_OFF_MS;
    // A wrong clock's own moment would say nonsense: then it is when we had it.
    let at = if clock_wrong {
        seen.received_at
    } else {
        seen.at
    };
    let mut said = Vec::new();
    let missing = seen.theirs_missing;
    said.push(if missing == 0 {
        format!("all had up to {}", moment(at, known.now))
    } else {
        format!(
            "{} it has {} still to come; heard of {}",
            entries(missing),
            if missing == 1 { "is" } else { "are" },
            moment(at, known.now)
        )
    });
    let quiet = (known.now - at).num_days();
    if quiet >= QUIET_DAYS {
        said.push(format!("nothing for {quiet} days"));
    }
    if seen.set_aside > 0 {
        said.push(format!(
            "it could not read {} that came to it",
            if seen.set_aside == 1 {
                "one thing".to_owned()
            } else {
                format!("{} things", number(seen.set_aside))
            }
        ));
    }
    if clock_wrong {
        let off = length(seen.clock_off_ms.unsigned_abs() / 1_000);
        let way = if seen.clock_off_ms > 0 {
            "ahead of"
        } else {
            "behind"
        };
        said.push(format!(
            "its clock is {off} {way} this one: set one of them right; no entry is lost or put out of order by it"
        ));
    }
    let attention = clock_wrong || seen.set_aside > 0 || quiet >= LOST_DAYS;
    (said.join("; "), attention)
}

fn of_aside(known: &Known<'_>, aside: &Aside) -> SyncAside {
    let (reason, todo) = words::aside(aside.reason);
    let whose = aside.log.map_or_else(
        || "a laptop not known here yet".to_owned(),
        |log| known.names.log(log),
    );
    let what = match (aside.from, aside.to) {
        (0, _) => format!("Something from {whose}"),
        (from, to) if from == to => format!("Entry {} of {whose}", number(from)),
        (from, to) => format!("Entries {} to {} of {whose}", number(from), number(to)),
    };
    SyncAside {
        what,
        reason: reason.to_owned(),
        todo: todo.to_owned(),
        since: format!("since {}", moment(aside.since, known.now)),
    }
}

#[cfg(test)]
mod tests;
