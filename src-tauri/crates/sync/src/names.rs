//! What the objects of a service are called in the shared place, and what a listing may hold beside them.
//!
//! ```text
//! stepwell/<service>/log/<writer>/<log>.<from>-<to>.<hash>   events from..=to of a log, put there by <writer>
//! stepwell/<service>/key/<writer>/<log>.<hash>               the certificate of a log
//! stepwell/<service>/epoch/<writer>/<epoch>.<hash>           an epoch's key, wrapped for the laptops that may open it
//! stepwell/<service>/state/<writer>/<counter>.<hash>         what a laptop says it holds
//! stepwell/<service>/recovery/<writer>/<hash>                what the printed recovery code opens
//! stepwell/<service>.documents/<keyed name>/<writer>.<hash>  a document; beside the rest, so that no exchange lists them
//! ```
//!
//! Ids are 32 hexadecimal digits, numbers ten decimal digits, hashes the first 32 hexadecimal digits of BLAKE3 over the
//! object's bytes. `<writer>` is the log of the laptop that put the object there, and may alone remove it.

use crate::hex;
use domain::ids::{EpochId, LogId, ServiceId};
use uuid::Uuid;

/// The first 16 bytes of BLAKE3 over an object's bytes.
pub(crate) type ShortHash = [u8; 16];

/// Ten digits.
const NUMBER_MAX: u64 = 9_999_999_999;

/// One of our own names, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Name {
    Segment(SegmentName),
    Key {
        writer: LogId,
        log: LogId,
        hash: ShortHash,
    },
    Epoch {
        writer: LogId,
        epoch: EpochId,
        hash: ShortHash,
    },
    Statement {
        writer: LogId,
        counter: u64,
        hash: ShortHash,
    },
    Recovery {
        writer: LogId,
        hash: ShortHash,
    },
}

/// The name of a stretch of a log. Ordered by log and place; the hash, which is random, decides last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SegmentName {
    pub(crate) log: LogId,
    pub(crate) from: u64,
    pub(crate) to: u64,
    pub(crate) writer: LogId,
    pub(crate) hash: ShortHash,
}

pub(crate) fn short_hash(bytes: &[u8]) -> ShortHash {
    let mut short = [0; 16];
    short.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
    short
}

/// Everything of a service but its documents lies below this.
pub(crate) fn service_prefix(service: ServiceId) -> String {
    format!("stepwell/{}", service.0.simple())
}

/// The copies of one document lie below this.
pub(crate) fn document_prefix(service: ServiceId, keyed_name: &[u8; 32]) -> String {
    format!(
        "stepwell/{}.documents/{}",
        service.0.simple(),
        hex::write(keyed_name)
    )
}

pub(crate) fn document_name(
    service: ServiceId,
    keyed_name: &[u8; 32],
    writer: LogId,
    hash: ShortHash,
) -> String {
    format!(
        "{}/{}.{}",
        document_prefix(service, keyed_name),
        writer.0.simple(),
        hex::write(&hash)
    )
}

/// The writer and the hash of a document's copy, from its whole name.
pub(crate) fn read_document_name(name: &str) -> Option<(LogId, ShortHash)> {
    let (_, last) = name.rsplit_once('/')?;
    let (writer, hash) = last.split_once('.')?;
    Some((LogId(id(writer)?), hex::read(hash)?))
}

impl Name {
    /// The whole name, from `stepwell/` on.
    pub(crate) fn write(&self, service: ServiceId) -> String {
        let below = match self {
            Self::Segment(segment) => format!(
                "log/{}/{}.{:010}-{:010}.{}",
                segment.writer.0.simple(),
                segment.log.0.simple(),
                segment.from,
                segment.to,
                hex::write(&segment.hash)
            ),
            Self::Key { writer, log, hash } => format!(
                "key/{}/{}.{}",
                writer.0.simple(),
                log.0.simple(),
                hex::write(hash)
            ),
            Self::Epoch {
                writer,
                epoch,
                hash,
            } => format!(
                "epoch/{}/{}.{}",
                writer.0.simple(),
                epoch.0.simple(),
                hex::write(hash)
            ),
            Self::Statement {
                writer,
                counter,
                hash,
            } => format!(
                "state/{}/{counter:010}.{}",
                writer.0.simple(),
                hex::write(hash)
            ),
            Self::Recovery { writer, hash } => {
                format!("recovery/{}/{}", writer.0.simple(), hex::write(hash))
            }
        };
        format!("{}/{below}", service_prefix(service))
    }

    /// Reads a name of this service. `None` for anything else: what is foreign is left alone.
    pub(crate) fn read(service: ServiceId, name: &str) -> Option<Self> {
        let mut parts = name.split('/');
        let named = parts.next()? == "stepwell" && parts.next().and_then(id) == Some(service.0);
        let (kind, writer, last) = (parts.next()?, parts.next()?, parts.next()?);
        if !named || parts.next().is_some() {
            return None;
        }
        let writer = LogId(id(writer)?);
        let mut last = last.split('.');
        let read = match kind {
            "log" => {
                let log = LogId(id(last.next()?)?);
                let (from, to) = last.next()?.split_once('-')?;
                let (from, to) = (number(from)?, number(to)?);
                let hash = hex::read(last.next()?)?;
                let whole = from >= 1 && from <= to;
                whole.then_some(Self::Segment(SegmentName {
                    log,
                    from,
                    to,
                    writer,
                    hash,
                }))?
            }
            "key" => Self::Key {
                writer,
                log: LogId(id(last.next()?)?),
                hash: hex::read(last.next()?)?,
            },
            "epoch" => Self::Epoch {
                writer,
                epoch: EpochId(id(last.next()?)?),
                hash: hex::read(last.next()?)?,
            },
            "state" => Self::Statement {
                writer,
                counter: number(last.next()?)?,
                hash: hex::read(last.next()?)?,
            },
            "recovery" => Self::Recovery {
                writer,
                hash: hex::read(last.next()?)?,
            },
            _ => return None,
        };
        last.next().is_none().then_some(read)
    }

    pub(crate) fn hash(&self) -> ShortHash {
        match self {
            Self::Segment(segment) => segment.hash,
            Self::Key { hash, .. }
            | Self::Epoch { hash, .. }
            | Self::Statement { hash, .. }
            | Self::Recovery { hash, .. } => *hash,
        }
    }
}

/// Exactly 32 lower-case hexadecimal digits: one spelling for each id.
fn id(text: &str) -> Option<Uuid> {
    hex::read(text).map(Uuid::from_bytes)
}

fn number(text: &str) -> Option<u64> {
    let digits = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number: u64 = digits.then(|| text.parse().ok())??;
    (number <= NUMBER_MAX).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SERVICE: ServiceId = ServiceId(Uuid::from_u128(0x5E));

    fn any_log() -> impl Strategy<Value = LogId> {
        any::<u128>().prop_map(|id| LogId(Uuid::from_u128(id)))
    }

    fn any_name() -> impl Strategy<Value = Name> {
        let hash = any::<[u8; 16]>;
        prop_oneof![
            (any_log(), any_log(), 1..=NUMBER_MAX, 1..=NUMBER_MAX, hash()).prop_map(
                |(writer, log, a, b, hash)| {
                    let (from, to) = (a.min(b), a.max(b));
                    Name::Segment(SegmentName {
                        log,
                        from,
                        to,
                        writer,
                        hash,
                    })
                }
            ),
            (any_log(), any_log(), hash()).prop_map(|(writer, log, hash)| Name::Key {
                writer,
                log,
                hash
            }),
            (any_log(), any::<u128>(), hash()).prop_map(|(writer, epoch, hash)| Name::Epoch {
                writer,
                epoch: EpochId(Uuid::from_u128(epoch)),
                hash
            }),
            (any_log(), 0..=NUMBER_MAX, hash()).prop_map(|(writer, counter, hash)| {
                Name::Statement {
                    writer,
                    counter,
                    hash,
                }
            }),
            (any_log(), hash()).prop_map(|(writer, hash)| Name::Recovery { writer, hash }),
        ]
    }

    proptest! {
        #[test]
        fn a_name_reads_back_and_needs_only_plain_characters(name in any_name()) {
            let text = name.write(SERVICE);
            prop_assert_eq!(Name::read(SERVICE, &text), Some(name));
            prop_assert!(text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-')));
            prop_assert_eq!(Name::read(ServiceId(Uuid::from_u128(1)), &text), None);
        }

        #[test]
        fn what_reads_is_spelt_in_one_way_only(name in any_name(), at in any::<prop::sample::Index>(), with in any::<char>()) {
            let text: Vec<char> = name.write(SERVICE).chars().collect();
            let mut changed = text.clone();
            changed[at.index(text.len())] = with;
            let changed: String = changed.into_iter().collect();
            if let Some(read) = Name::read(SERVICE, &changed) {
                prop_assert_eq!(read.write(SERVICE), changed);
            }
        }

        #[test]
        fn whatever_else_a_place_lists_is_no_name_of_ours(text in "\\PC{0,120}") {
            prop_assert_eq!(Name::read(SERVICE, &text), None);
        }
    }

    #[test]
    fn leftovers_of_other_programs_are_foreign() {
        let good = Name::Segment(SegmentName {
            log: LogId(Uuid::from_u128(1)),
            from: 1,
            to: 2,
            writer: LogId(Uuid::from_u128(1)),
            hash: [7; 16],
        })
        .write(SERVICE);
        assert!(Name::read(SERVICE, &good).is_some());
        for foreign in [
            format!("{good} (conflicted copy)"),
            format!("{good}.tmp"),
            format!("{good}#1"),
            good.replace("-0000000002", "-0000000000"),
            good.replace("0000000001-", "0000000000-"),
            good.to_uppercase(),
            format!("{good}/x"),
            "stepwell/desktop.ini".into(),
        ] {
            assert_eq!(Name::read(SERVICE, &foreign), None, "{foreign}");
        }
    }
}
