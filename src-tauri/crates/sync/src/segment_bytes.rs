//! A stretch of a log as bytes, before it is sealed.
//!
//! One zstd frame of, in little-endian order:
//!
//! ```text
//! u32            how many events
//! 32 bytes       hash of the event before the first; zeros when the first is the log's first
//! 64 bytes       the log's signature over its head at the last event
//! for each event
//!   u8           1: `previous` is left out of the header, 2: so is `payload_hash`, 4: there is a payload
//!   u32          bytes of the header as kept here
//!   u32          bytes of the payload; 0 when there is none
//! headers        one after the other
//! payloads       one after the other
//! hashes         32 bytes for each event whose `payload_hash` is left out and that has no payload
//! salts          32 bytes for each event
//! u32            bytes of what follows
//! documents      JSON: [{"hash", "media_type", "bytes"}]
//! ```
//!
//! A header ends with `,"previous":"<64 digits>","payload_hash":"<64 digits>"}`: both can be computed, and are left out when
//! what is computed is what was there. They are checked by the chain and its signature anyway. Kinds, people and places
//! repeat from event to event; random salts do not compress and stand last, apart from what does.

use crate::hex;
use serde::{Deserialize, Serialize};
use std::io::Read;
use store::{DocumentHash, NamedDocument, Row, Segment, header_hash, payload_hash};

const NO_PREVIOUS: u8 = 1;
const NO_PAYLOAD_HASH: u8 = 2;
const HAS_PAYLOAD: u8 = 4;
/// zstd's own middle: level 9 is 4 % smaller and takes three times as long.
const LEVEL: i32 = 3;
/// More than any segment we write comes to; an object that claims more is refused before memory is asked for.
const PLAIN_BYTES_MAX: u64 = 128 * 1024 * 1024;
const EVENTS_MAX: usize = 1_000_000;

#[derive(Serialize, Deserialize)]
struct Named {
    hash: String,
    media_type: String,
    bytes: u64,
}

/// The bytes of a segment. `previous` is the hash of the event before its first.
pub(crate) fn write(segment: &Segment, previous: Option<[u8; 32]>) -> std::io::Result<Vec<u8>> {
    let mut lengths = Vec::with_capacity(segment.rows.len() * 9);
    let (mut headers, mut payloads) = (Vec::new(), Vec::new());
    let (mut hashes, mut salts) = (Vec::new(), Vec::new());
    let mut before = previous;
    for row in &segment.rows {
        let (kept, mut flags, left_out) = stripped(row, before);
        headers.extend_from_slice(kept);
        let payload = row.payload.as_deref().unwrap_or_default();
        payloads.extend_from_slice(payload);
        if row.payload.is_some() {
            flags |= HAS_PAYLOAD;
        } else if let Some(hash) = left_out {
            hashes.extend(hash);
        }
        salts.extend(row.salt);
        lengths.push(flags);
        lengths.extend((kept.len() as u32).to_le_bytes());
        lengths.extend((payload.len() as u32).to_le_bytes());
        before = Some(header_hash(&row.header));
    }
    let documents: Vec<Named> = segment.documents.iter().map(named).collect();
    let documents = serde_json::to_vec(&documents)?;
    let count = (segment.rows.len() as u32).to_le_bytes();
    let length = (documents.len() as u32).to_le_bytes();
    let parts: [&[u8]; 10] = [
        &count,
        &previous.unwrap_or_default(),
        &segment.signature,
        &lengths,
        &headers,
        &payloads,
        &hashes,
        &salts,
        &length,
        &documents,
    ];
    zstd::bulk::compress(&parts.concat(), LEVEL)
}

/// Reads what [`write`] wrote of events `from..=to` of `log`. `None` when it is anything else.
pub(crate) fn read(log: domain::ids::LogId, from: u64, to: u64, bytes: &[u8]) -> Option<Segment> {
    let mut plain = Vec::with_capacity(bytes.len().saturating_mul(6));
    let decoder = zstd::stream::read::Decoder::new(bytes).ok()?;
    let mut limited = decoder.take(PLAIN_BYTES_MAX + 1);
    limited.read_to_end(&mut plain).ok()?;
    if plain.len() as u64 > PLAIN_BYTES_MAX {
        return None;
    }
    let mut rest = plain.as_slice();
    let count = u32::from_le_bytes(*take(&mut rest)?) as usize;
    if count > EVENTS_MAX || to.checked_sub(from)?.checked_add(1)? != count as u64 {
        return None;
    }
    let previous: [u8; 32] = *take(&mut rest)?;
    let signature: [u8; 64] = *take(&mut rest)?;
    let mut lengths = Vec::with_capacity(count);
    for _ in 0..count {
        let [flags] = *take(&mut rest)?;
        let header = u32::from_le_bytes(*take(&mut rest)?) as usize;
        let payload = u32::from_le_bytes(*take(&mut rest)?) as usize;
        lengths.push((flags, header, payload));
    }
    let headers = cut(&mut rest, lengths.iter().map(|length| length.1))?;
    let payloads = cut(&mut rest, lengths.iter().map(|length| length.2))?;
    let mut erased = Vec::new();
    for (flags, _, _) in &lengths {
        let kept = flags & NO_PAYLOAD_HASH != 0 && flags & HAS_PAYLOAD == 0;
        erased.push(if kept {
            Some(*take::<32>(&mut rest)?)
        } else {
            None
        });
    }
    let mut before = (from > 1).then_some(previous);
    let mut rows = Vec::with_capacity(count);
    for (index, (flags, _, _)) in lengths.iter().enumerate() {
        let salt: [u8; 32] = *take(&mut rest)?;
        let payload = (flags & HAS_PAYLOAD != 0).then(|| payloads[index].to_vec());
        let mut header = Vec::with_capacity(headers[index].len() + 170);
        header.extend_from_slice(headers[index]);
        if flags & NO_PAYLOAD_HASH != 0 {
            if flags & NO_PREVIOUS != 0 {
                let before = before.map_or(String::new(), |hash| hex::write(&hash));
                header.extend_from_slice(b",\"previous\":\"");
                header.extend_from_slice(before.as_bytes());
                header.push(b'"');
            }
            let hash = match &payload {
                Some(payload) => payload_hash(&salt, payload),
                None => erased[index]?,
            };
            header.extend_from_slice(b",\"payload_hash\":\"");
            header.extend_from_slice(hex::write(&hash).as_bytes());
            header.extend_from_slice(b"\"}");
        }
        before = Some(header_hash(&header));
        rows.push(Row {
            header,
            salt,
            payload,
        });
    }
    let length = u32::from_le_bytes(*take(&mut rest)?) as usize;
    let documents: Vec<Named> = serde_json::from_slice(rest.get(..length)?).ok()?;
    let documents = documents.into_iter().map(document).collect::<Option<_>>()?;
    (rest.len() == length).then_some(Segment {
        log,
        from,
        to,
        rows,
        signature,
        documents,
    })
}

/// What is kept of a header, how it is marked, and the hash of its payload where that was left out.
fn stripped(row: &Row, before: Option<[u8; 32]>) -> (&[u8], u8, Option<[u8; 32]>) {
    const HASH_END: usize = ",\"payload_hash\":\"".len() + 64 + 2;
    let header = row.header.as_slice();
    let Some(split) = header.len().checked_sub(HASH_END) else {
        return (header, 0, None);
    };
    let (kept, end) = header.split_at(split);
    let digits = end
        .strip_prefix(b",\"payload_hash\":\"")
        .and_then(|end| end.strip_suffix(b"\"}"));
    let hash = digits
        .and_then(|digits| std::str::from_utf8(digits).ok())
        .and_then(hex::read::<32>);
    let Some(hash) = hash else {
        return (header, 0, None);
    };
    let computed = row
        .payload
        .as_ref()
        .is_none_or(|payload| payload_hash(&row.salt, payload) == hash);
    if !computed {
        return (header, 0, None);
    }
    let before = before.map_or(String::new(), |hash| hex::write(&hash));
    let previous = format!(",\"previous\":\"{before}\"");
    match kept.strip_suffix(previous.as_bytes()) {
        Some(kept) => (kept, NO_PREVIOUS | NO_PAYLOAD_HASH, Some(hash)),
        None => (kept, NO_PAYLOAD_HASH, Some(hash)),
    }
}

fn take<'a, const N: usize>(rest: &mut &'a [u8]) -> Option<&'a [u8; N]> {
    let (taken, left) = rest.split_first_chunk()?;
    *rest = left;
    Some(taken)
}

fn cut<'a>(rest: &mut &'a [u8], lengths: impl Iterator<Item = usize>) -> Option<Vec<&'a [u8]>> {
    let mut parts = Vec::new();
    for length in lengths {
        let (part, left) = rest.split_at_checked(length)?;
        parts.push(part);
        *rest = left;
    }
    Some(parts)
}

fn named(document: &NamedDocument) -> Named {
    Named {
        hash: document.hash.to_string(),
        media_type: document.media_type.clone(),
        bytes: document.bytes,
    }
}

fn document(named: Named) -> Option<NamedDocument> {
    Some(NamedDocument {
        hash: DocumentHash::parse(&named.hash)?,
        media_type: named.media_type,
        bytes: named.bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::LogId;
    use proptest::prelude::*;
    use uuid::Uuid;

    const LOG: LogId = LogId(Uuid::from_u128(1));

    /// A row as a log holds it, or with one of its two hashes as somebody else might have written them.
    fn row(before: Option<[u8; 32]>, id: u64, payload: Option<&str>, strange: u8) -> Row {
        let salt = [id as u8; 32];
        let mut previous = before.map_or(String::new(), |hash| hex::write(&hash));
        let mut hash = hex::write(&payload_hash(&salt, payload.unwrap_or("gone").as_bytes()));
        match strange {
            1 => previous = "AB".into(),
            2 => hash = hash.to_uppercase(),
            3 => hash = hex::write(&[9; 32]),
            _ => {}
        }
        let end = if strange == 4 { " }" } else { "}" };
        let header = format!(
            r#"{{"id":"{id:032x}","seq":{id},"previous":"{previous}","payload_hash":"{hash}"{end}"#
        );
        Row {
            header: header.into_bytes(),
            salt,
            payload: payload.map(|payload| payload.as_bytes().to_vec()),
        }
    }

    fn segment(from: u64, rows: &[(Option<String>, u8)], first: Option<[u8; 32]>) -> Segment {
        let mut before = first;
        let mut made = Vec::new();
        for (index, (payload, strange)) in rows.iter().enumerate() {
            let row = row(before, from + index as u64, payload.as_deref(), *strange);
            before = Some(header_hash(&row.header));
            made.push(row);
        }
        Segment {
            log: LOG,
            from,
            to: from + rows.len() as u64 - 1,
            rows: made,
            signature: [3; 64],
            documents: vec![NamedDocument {
                hash: DocumentHash([5; 32]),
                media_type: "application/pdf".into(),
                bytes: 65_000,
            }],
        }
    }

    proptest! {
        #[test]
        fn every_byte_comes_back_whatever_the_headers_end_with(
            from in 1u64..1000,
            rows in prop::collection::vec((prop::option::of("[a-z ]{0,40}"), 0u8..6), 1..20),
        ) {
            let first = (from > 1).then_some([7; 32]);
            let segment = segment(from, &rows, first);
            let bytes = write(&segment, first).unwrap();
            prop_assert_eq!(read(LOG, segment.from, segment.to, &bytes), Some(segment));
        }

        #[test]
        fn what_is_cut_or_altered_is_refused_or_another_but_never_a_panic(
            rows in prop::collection::vec((prop::option::of("[a-z]{0,9}"), 0u8..6), 1..5),
            at in any::<prop::sample::Index>(), bit in 0u8..8, cut in any::<bool>(),
        ) {
            let segment = segment(1, &rows, None);
            let mut bytes = write(&segment, None).unwrap();
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
            let _ = read(LOG, 1, segment.to, &bytes);
            let mut plain = zstd::bulk::decompress(&write(&segment, None).unwrap(), 1 << 20).unwrap();
            let at = at % plain.len();
            if cut { plain.truncate(at) } else { plain[at] ^= 1 << bit }
            let _ = read(LOG, 1, segment.to, &zstd::bulk::compress(&plain, 1).unwrap());
        }
    }

    #[test]
    fn both_hashes_are_left_out_of_ordinary_headers() {
        let rows = vec![(Some("something".to_owned()), 0); 3];
        let segment = segment(1, &rows, None);
        let mut before = None;
        for row in &segment.rows {
            let (kept, flags, _) = stripped(row, before);
            assert_eq!(flags, NO_PREVIOUS | NO_PAYLOAD_HASH);
            assert!(!String::from_utf8_lossy(kept).contains("previous"));
            before = Some(header_hash(&row.header));
        }
    }

    #[test]
    fn a_number_of_events_other_than_the_names_is_refused() {
        let bytes = write(&segment(1, &[(None, 0), (None, 0)], None), None).unwrap();
        assert!(read(LOG, 1, 2, &bytes).is_some());
        assert!(read(LOG, 1, 3, &bytes).is_none());
        assert!(read(LOG, 2, 1, &bytes).is_none());
    }
}
