//! One number for the whole set of events: two laptops that hold equal sets hold equal digests, in whatever order they came.

use crate::error::StoreError;
use crate::log::Hash;
use crate::{Store, hex, meta};
use domain::header::Header;
use domain::ids::EventId;
use rusqlite::Connection;

const DIGEST: &str = "digest";

/// How many events there are, and the sum modulo 2^256 (the first byte is the lowest) of BLAKE3 over each event's id and
/// payload hash. An event that stands under two places counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    pub events: u64,
    pub sum: [u8; 32],
}

impl Store {
    /// The digest of every event here, those of revoked laptops included.
    pub fn digest(&self) -> Result<Digest, StoreError> {
        self.reading(|connection| Ok(read(connection)?.unwrap_or_default()))
    }
}

impl Digest {
    pub(crate) fn add(&mut self, id: EventId, payload_hash: &Hash) {
        let hash = blake3::Hasher::new()
            .update(id.0.as_bytes())
            .update(payload_hash)
            .finalize();
        let mut carry = 0u16;
        for (sum, more) in self.sum.iter_mut().zip(hash.as_bytes()) {
            carry += u16::from(*sum) + u16::from(*more);
            *sum = carry.to_le_bytes()[0];
            carry >>= 8;
        }
        self.events += 1;
    }

    pub(crate) fn add_header(&mut self, header: &Header) -> Result<(), StoreError> {
        let hash = hex::read_array(&header.payload_hash)
            .ok_or(StoreError::Damaged("the payload hash of a header"))?;
        self.add(header.id, &hash);
        Ok(())
    }
}

/// `None`: a record from before this was kept.
pub(crate) fn read(connection: &Connection) -> Result<Option<Digest>, StoreError> {
    let Some(text) = meta::read(connection, DIGEST)? else {
        return Ok(None);
    };
    let parts = text.split_once(' ');
    let read = parts.and_then(|(events, sum)| {
        Some(Digest {
            events: events.parse().ok()?,
            sum: hex::read_array(sum)?,
        })
    });
    read.map(Some).ok_or(StoreError::Damaged("the digest"))
}

pub(crate) fn write(connection: &Connection, digest: &Digest) -> Result<(), StoreError> {
    let text = format!("{} {}", digest.events, hex::write(&digest.sum));
    meta::write(connection, DIGEST, &text)
}

/// The digest that the events themselves come to.
pub(crate) fn of_log(connection: &Connection) -> Result<Digest, StoreError> {
    let mut digest = Digest::default();
    let mut statement = connection.prepare("SELECT header FROM event")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let bytes = row
            .get_ref(0)?
            .as_blob()
            .map_err(|_| StoreError::Damaged("a header"))?;
        let header = serde_json::from_slice(bytes).map_err(|_| StoreError::Damaged("a header"))?;
        digest.add_header(&header)?;
    }
    Ok(digest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_order_makes_no_difference_and_everything_else_does() {
        let of = |events: &[(u128, u8)]| {
            let mut digest = Digest::default();
            for (id, payload) in events {
                digest.add(EventId(Uuid::from_u128(*id)), &[*payload; 32]);
            }
            digest
        };
        let all = of(&[(1, 7), (2, 7), (3, 9)]);
        assert_eq!(all, of(&[(3, 9), (1, 7), (2, 7)]));
        assert_ne!(all, of(&[(1, 7), (2, 7), (3, 8)]));
        assert_ne!(all, of(&[(1, 7), (2, 7), (4, 9)]));
        assert_ne!(all, of(&[(1, 7), (2, 9), (3, 7)]));
        assert_ne!(all.sum, of(&[(1, 7), (2, 7)]).sum);
    }

    #[test]
    fn the_sum_carries_over_every_byte() {
        let mut digest = Digest {
            events: 0,
            sum: [0xff; 32],
        };
        let one = EventId(Uuid::from_u128(1));
        digest.add(one, &[7; 32]);
        let mut alone = Digest::default();
        alone.add(one, &[7; 32]);
        // All ones and a number come to that number less one.
        let low = alone.sum[0];
        assert!(low > 0, "the test needs a number without a borrow");
        alone.sum[0] = low - 1;
        assert_eq!(digest.sum, alone.sum);
    }
}
