//! Fetching, opening and taking in what others recorded: three steps side by side, none running far ahead of the next.

use crate::epochs::Epochs;
use crate::names::SegmentName;
use crate::object::{self, Kind, Trust};
use crate::packs::EVENTS_MAX;
use crate::place::{AT_ONCE, Place};
use crate::plan::Fetch;
use crate::segment_bytes;
use crate::standing::AsideReason;
use crate::trouble::Trouble;
use bytes::Bytes;
use std::sync::mpsc::{Receiver, sync_channel};
use store::Sound;

/// How many events are handed to the record at once: several packs.
const BATCH_EVENTS: u64 = 6 * EVENTS_MAX;
/// How many opened segments wait for the record at most: the next batch is ready when this one is written.
const OPENED_MAX: usize = 5;
/// What is fetched in one go, sealed.
const BYTES_AT_ONCE: u64 = 16 * 1024 * 1024;

/// What came of one object.
pub(crate) enum Came {
    Segment(Box<Sound>),
    /// A listing showed it and it is not there any more.
    Gone,
    Unreadable(AsideReason),
}

/// Opens one stretch of a log: hash, signature, epoch, numbers; then what is inside, by the log's own key.
pub(crate) fn open_segment(
    trust: &Trust,
    epochs: &Epochs,
    name: &SegmentName,
    bytes: &[u8],
) -> Result<Sound, AsideReason> {
    let checked = object::check(trust, Kind::Segment, name.writer, name.hash, bytes)?;
    let header = &checked.header;
    let named = (Some(name.log), Some(name.from), Some(name.to));
    if (header.log, header.from, header.to) != named {
        return Err(AsideReason::Altered);
    }
    let identity = epochs.identities.get(&header.epoch);
    let identity = identity.ok_or(AsideReason::UnknownEpoch)?;
    let plain = checked.open(identity).ok_or(AsideReason::Altered)?;
    let segment = segment_bytes::read(name.log, name.from, name.to, &plain);
    let segment = segment.ok_or(AsideReason::Unreadable)?;
    let key = trust.keys.get(&name.log).ok_or(AsideReason::UnknownLog)?;
    segment.sound(key).map_err(|_| AsideReason::Unreadable)
}

/// Fetches and opens in the order planned, and hands over what came, batch by batch: as many as the record takes in at once.
///
/// `take` answers whether to go on. At any time one fetch, a few opened segments and one batch are in memory.
pub(crate) fn pull(
    place: &Place,
    trust: &Trust,
    epochs: &Epochs,
    fetches: &[Fetch],
    mut take: impl FnMut(Vec<(&Fetch, Came)>) -> Result<bool, Trouble>,
) -> Result<(), Trouble> {
    let open = |fetch: &Fetch, bytes: Option<Bytes>| match bytes {
        None => Came::Gone,
        Some(bytes) => match open_segment(trust, epochs, &fetch.name, &bytes) {
            Ok(segment) => Came::Segment(Box::new(segment)),
            Err(reason) => Came::Unreadable(reason),
        },
    };
    if !place.reads_ahead {
        let mut each = fetches.iter().map(|fetch| {
            let bytes = place.get(&fetch.text)?;
            Ok((fetch, open(fetch, bytes)))
        });
        return in_batches(|_| each.next(), &mut take);
    }
    std::thread::scope(|scope| {
        let (send_fetched, fetched) = sync_channel(AT_ONCE);
        scope.spawn(move || {
            for fetches in together(fetches) {
                let names: Vec<&str> = fetches.iter().map(|fetch| fetch.text.as_str()).collect();
                for (fetch, bytes) in fetches.iter().zip(place.get_all(&names)) {
                    // Nobody listens any more: it was told to stop, or something failed.
                    if send_fetched.send((fetch, bytes)).is_err() {
                        return;
                    }
                }
            }
        });
        let (send_opened, opened) = sync_channel(OPENED_MAX);
        scope.spawn(move || {
            let fetched: Receiver<(&Fetch, Result<Option<Bytes>, Trouble>)> = fetched;
            for (fetch, bytes) in fetched {
                let came = bytes.map(|bytes| (fetch, open(fetch, bytes)));
                if send_opened.send(came).is_err() {
                    return;
                }
            }
        });
        in_batches(
            |next| match next {
                Next::Wait => opened.recv().ok(),
                Next::IfHere => opened.try_recv().ok(),
            },
            &mut take,
        )
    })
}

/// Whether to wait for the next one to come, or to do without when it is not here yet.
enum Next {
    Wait,
    IfHere,
}

/// Hands over what is here, and waits only while nothing is: what comes slowly is kept as it comes.
fn in_batches<'a>(
    mut next: impl FnMut(Next) -> Option<Result<(&'a Fetch, Came), Trouble>>,
    take: &mut impl FnMut(Vec<(&'a Fetch, Came)>) -> Result<bool, Trouble>,
) -> Result<(), Trouble> {
    let count = |came: &(&Fetch, Came)| came.0.name.to - came.0.name.from + 1;
    let mut left = None;
    while let Some(first) = left.take().or_else(|| next(Next::Wait)) {
        let first = first?;
        let mut events = count(&first);
        let mut batch = vec![first];
        while let Some(more) = next(Next::IfHere) {
            match more {
                Ok(came) if events + count(&came) <= BATCH_EVENTS => {
                    events += count(&came);
                    batch.push(came);
                }
                // Too much for this batch; or a trouble, before which what came is taken in all the same.
                other => {
                    left = Some(other);
                    break;
                }
            }
        }
        if !take(batch)? {
            return Ok(());
        }
    }
    Ok(())
}

/// As many as are fetched in one go: eight, fewer when they are large.
fn together(fetches: &[Fetch]) -> Vec<&[Fetch]> {
    let mut parts = Vec::new();
    let mut rest = fetches;
    while !rest.is_empty() {
        let mut bytes = 0;
        let fits = rest.iter().take(AT_ONCE).take_while(|fetch| {
            bytes += fetch.bytes;
            bytes <= BYTES_AT_ONCE
        });
        let (now, later) = rest.split_at(fits.count().max(1));
        parts.push(now);
        rest = later;
    }
    parts
}
