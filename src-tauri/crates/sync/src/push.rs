//! Sending what was recorded here: sealed, kept, sent, and counted as sent only when a listing shows it.

use crate::certificates;
use crate::epochs::Epochs;
use crate::listing::Listing;
use crate::names::{Name, SegmentName};
use crate::object::{self, Header, Kind};
use crate::packs::{BYTES_MAX, EVENTS_MAX, Small, packs};
use crate::place::{AT_ONCE, Place};
use crate::plan::superseded;
use crate::segment_bytes;
use crate::trouble::Trouble;
use domain::ids::LogId;
use std::collections::BTreeSet;
use store::{Segment, Store};

pub(crate) const SEGMENT_KIND: &str = "log";

/// A sealed object before it is kept and sent.
pub(crate) struct Sealed {
    pub(crate) name: SegmentName,
    pub(crate) text: String,
    pub(crate) bytes: Vec<u8>,
}

/// Seals a stretch of a log to the current epoch, under this laptop's own prefix.
pub(crate) fn seal_segment(
    store: &Store,
    epochs: &Epochs,
    segment: &Segment,
) -> Result<Sealed, Trouble> {
    let identity = store.identity()?;
    let (epoch, recipient) = epochs.current()?;
    let previous = match segment.from {
        1 => None,
        from => store.tip_hash(segment.log, from - 1)?,
    };
    let plain = segment_bytes::write(segment, previous)
        .map_err(|_| Trouble::Damaged("what was to be sent"))?;
    let header = Header {
        service: identity.service,
        writer: identity.log,
        epoch,
        log: Some(segment.log),
        from: Some(segment.from),
        to: Some(segment.to),
        counter: None,
    };
    let recipients = [recipient.clone()];
    let (bytes, hash) = object::seal(store, Kind::Segment, &header, &recipients, &plain)?;
    let name = SegmentName {
        log: segment.log,
        from: segment.from,
        to: segment.to,
        writer: identity.log,
        hash,
    };
    Ok(Sealed {
        name,
        text: Name::Segment(name).write(identity.service),
        bytes,
    })
}

/// Seals and keeps the next stretches of a log from `from` on, eight at most. Empty when there is nothing more.
pub(crate) fn seal_next(
    store: &Store,
    epochs: &Epochs,
    log: LogId,
    from: u64,
) -> Result<Vec<Sealed>, Trouble> {
    let mut segments = Vec::new();
    let mut next = from;
    while segments.len() < AT_ONCE {
        let Some(segment) = store.segment(log, next, EVENTS_MAX, BYTES_MAX)? else {
            break;
        };
        next = segment.to + 1;
        segments.push(segment);
    }
    seal_all(store, epochs, &segments)
}

/// On two threads: compressing and encrypting is what a first push spends its time on.
fn seal_all(store: &Store, epochs: &Epochs, segments: &[Segment]) -> Result<Vec<Sealed>, Trouble> {
    let seal = |segments: &[Segment]| -> Result<Vec<Sealed>, Trouble> {
        let sealed = segments.iter();
        sealed.map(|one| seal_segment(store, epochs, one)).collect()
    };
    let (first, second) = segments.split_at(segments.len().div_ceil(2));
    if second.is_empty() {
        return seal(first);
    }
    std::thread::scope(|scope| {
        let other = scope.spawn(|| seal(second));
        let mut sealed = seal(first)?;
        let other = other
            .join()
            .map_err(|_| Trouble::Damaged("what was to be sent"))?;
        sealed.extend(other?);
        Ok(sealed)
    })
}

/// Keeps the sealed bytes before they are sent: a second try, after whatever happens, sends the same ones.
pub(crate) fn keep(store: &Store, sealed: &[Sealed]) -> Result<(), Trouble> {
    for one in sealed {
        let SegmentName { log, from, to, .. } = one.name;
        store.put_outgoing(&one.text, SEGMENT_KIND, log, from, to, &one.bytes)?;
    }
    Ok(())
}

pub(crate) fn send(place: &Place, sealed: &[Sealed]) -> Result<(), Trouble> {
    let objects: Vec<(&str, &[u8])> = sealed
        .iter()
        .map(|one| (one.text.as_str(), one.bytes.as_slice()))
        .collect();
    place.put_all(&objects)
}

/// Sends again what was kept and is in no listing. Answers how many objects that were.
pub(crate) fn send_again(store: &Store, place: &Place, listing: &Listing) -> Result<u64, Trouble> {
    let waiting = store.outgoing()?;
    let missing: Vec<&str> = waiting
        .iter()
        .map(|object| object.name.as_str())
        .filter(|name| !listing.holds(name))
        .collect();
    for names in missing.chunks(AT_ONCE) {
        let mut objects = Vec::new();
        for name in names {
            if let Some(bytes) = store.outgoing_bytes(name)? {
                objects.push((*name, bytes));
            }
        }
        let objects: Vec<(&str, &[u8])> = objects
            .iter()
            .map(|(name, bytes)| (*name, bytes.as_slice()))
            .collect();
        place.put_all(&objects)?;
    }
    Ok(missing.len() as u64)
}

/// Keeps the certificates of logs that the place shows under nobody's name, for sending.
pub(crate) fn keep_certificates(store: &Store, listing: &Listing) -> Result<u64, Trouble> {
    let identity = store.identity()?;
    let shown: BTreeSet<LogId> = listing.keys.iter().map(|(log, _)| *log).collect();
    let mut kept = 0;
    for key in store.log_keys()? {
        if !shown.contains(&key.log) {
            let (name, bytes) = certificates::write(identity.service, identity.log, &key)?;
            // One that was acknowledged before and is gone now is sent once more.
            store.forget_outgoing(&name)?;
            store.put_outgoing(
                &name,
                certificates::OUTGOING_KIND,
                identity.log,
                0,
                0,
                &bytes,
            )?;
            kept += 1;
        }
    }
    Ok(kept)
}

/// The packs that this laptop's small objects should become, sealed.
pub(crate) fn seal_packs(
    store: &Store,
    epochs: &Epochs,
    listing: &Listing,
    own: LogId,
) -> Result<Vec<Sealed>, Trouble> {
    let known = own_objects(store)?;
    let needless = superseded(listing, own, &known);
    let needless: BTreeSet<String> = needless.into_iter().collect();
    let mut small: Vec<Small> = Vec::new();
    for (name, text) in listing.of_log(own) {
        if name.writer != own || needless.contains(text) || !known.contains(text) {
            continue;
        }
        // Two of one stretch: a second sealing, after the first was found damaged.
        if small.last().is_some_and(|last| name.from <= last.to) {
            continue;
        }
        small.push(Small {
            from: name.from,
            to: name.to,
            bytes: listing.objects.get(text).map_or(0, |shown| shown.bytes),
        });
    }
    let waiting = store.outgoing()?;
    let mut segments = Vec::new();
    for (from, to) in packs(&small) {
        let made = waiting
            .iter()
            .any(|object| object.log == own && object.from <= from && object.to >= to);
        if made {
            continue;
        }
        let segment = store.segment(own, from, to - from + 1, u64::MAX)?;
        segments.extend(segment.filter(|segment| segment.to == to));
    }
    seal_all(store, epochs, &segments)
}

/// Everything this laptop put into the place, or found there and equal to its own.
pub(crate) fn own_objects(store: &Store) -> Result<BTreeSet<String>, Trouble> {
    let all = store.outgoing()?.into_iter().chain(store.acknowledged()?);
    Ok(all.map(|object| object.name).collect())
}
