//! What is signed: the service, who vouches for the key that signs, and the text, compressed.
//!
//! `service (16) · links (1) · link (128) each, the root's own first · deflate of the text`. The signature stands over all of
//! it and not over the text alone: bytes of the compression that change nothing in the text would otherwise be free to alter.

use crate::TooLong;
use domain::ids::{LaptopId, LogId, ServiceId};
use ed25519_dalek::{Signature, VerifyingKey};
use miniz_oxide::{deflate, inflate};

/// Stands before the envelope when it is signed, so that a signature made for a code can't be shown for another purpose.
pub const SIGNED_PREFIX: &[u8] = b"stepwell-check/1\0";
/// As `store` signs certificates. A code that it made would not read here if the two differed: tested in `clinic`.
const LOG_PREFIX: &[u8] = b"stepwell-log/1\0";
/// The most laptops that vouch for one another between the root and the one that signs.
pub const CHAIN_LINKS_MAX: usize = 4;
/// The longest text, before compression. More in a code is taken for an attack.
pub const TEXT_BYTES_MAX: usize = 64 * 1024;

pub(crate) const SIGNATURE_BYTES: usize = 64;
const SERVICE_BYTES: usize = 16;
const LINK_BYTES: usize = 16 + 16 + 32 + 64;

/// One certificate: that this key signs for this laptop's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub log: LogId,
    pub laptop: LaptopId,
    /// Ed25519.
    pub public_key: [u8; 32],
    /// Over [`Link::statement`]: the root's for the first link, then each by the key of the link before.
    pub certificate: [u8; 64],
}

impl Link {
    /// The bytes a certificate signs.
    pub fn statement(&self, service: ServiceId) -> Vec<u8> {
        let parts: [&[u8]; 5] = [
            LOG_PREFIX,
            service.0.as_bytes(),
            self.log.0.as_bytes(),
            self.laptop.0.as_bytes(),
            &self.public_key,
        ];
        parts.concat()
    }
}

/// The bytes to sign, after [`SIGNED_PREFIX`], by the key of the last link. Equal arguments, equal bytes.
///
/// # Errors
/// [`TooLong`] for a text over [`TEXT_BYTES_MAX`] or a chain over [`CHAIN_LINKS_MAX`].
pub fn seal(text: &str, service: ServiceId, chain: &[Link]) -> Result<Vec<u8>, TooLong> {
    if text.len() > TEXT_BYTES_MAX || chain.is_empty() || chain.len() > CHAIN_LINKS_MAX {
        return Err(TooLong);
    }
    let mut out = service.0.as_bytes().to_vec();
    out.push(u8::try_from(chain.len()).map_err(|_| TooLong)?);
    for link in chain {
        out.extend(link.log.0.as_bytes());
        out.extend(link.laptop.0.as_bytes());
        out.extend(link.public_key);
        out.extend(link.certificate);
    }
    out.extend(deflate::compress_to_vec(text.as_bytes(), 10));
    Ok(out)
}

/// What a signed envelope holds, when its signature and inner certificates are as they were made.
pub(crate) struct Opened {
    service: ServiceId,
    first: Link,
    pub(crate) text: String,
}

impl Opened {
    pub(crate) fn is_certified_by(&self, root: &[u8; 32]) -> bool {
        verifies(
            root,
            &self.first.certificate,
            &self.first.statement(self.service),
        )
    }
}

/// `None` for anything but what was signed. Nothing is decompressed before the signature was found to hold.
pub(crate) fn open(signed: &[u8]) -> Option<Opened> {
    let (signature, sealed) = signed.split_first_chunk::<SIGNATURE_BYTES>()?;
    let (service, rest) = sealed.split_first_chunk::<SERVICE_BYTES>()?;
    let (count, rest) = rest.split_first()?;
    let count = usize::from(*count);
    if count == 0 || count > CHAIN_LINKS_MAX {
        return None;
    }
    let (links, compressed) = rest.split_at_checked(count * LINK_BYTES)?;
    let chain = links
        .chunks_exact(LINK_BYTES)
        .map(link)
        .collect::<Option<Vec<_>>>()?;
    let service = ServiceId(uuid::Uuid::from_bytes(*service));
    let message = [SIGNED_PREFIX, sealed].concat();
    if !verifies(&chain.last()?.public_key, signature, &message) {
        return None;
    }
    let vouched = chain.windows(2).all(|pair| {
        verifies(
            &pair[0].public_key,
            &pair[1].certificate,
            &pair[1].statement(service),
        )
    });
    if !vouched {
        return None;
    }
    let text = inflate::decompress_to_vec_with_limit(compressed, TEXT_BYTES_MAX).ok()?;
    Some(Opened {
        service,
        first: chain.into_iter().next()?,
        text: String::from_utf8(text).ok()?,
    })
}

fn link(bytes: &[u8]) -> Option<Link> {
    let (log, rest) = bytes.split_first_chunk()?;
    let (laptop, rest) = rest.split_first_chunk()?;
    let (public_key, rest) = rest.split_first_chunk()?;
    let (certificate, _) = rest.split_first_chunk()?;
    Some(Link {
        log: LogId(uuid::Uuid::from_bytes(*log)),
        laptop: LaptopId(uuid::Uuid::from_bytes(*laptop)),
        public_key: *public_key,
        certificate: *certificate,
    })
}

fn verifies(public_key: &[u8; 32], signature: &[u8; 64], message: &[u8]) -> bool {
    VerifyingKey::from_bytes(public_key).is_ok_and(|key| {
        key.verify_strict(message, &Signature::from_bytes(signature))
            .is_ok()
    })
}
