//! A fingerprint as words that two people can read to one another over a telephone.

use bip39::Language;
use std::fmt;

/// `N` English words of 11 bits each. Displayed with spaces between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<const N: usize>(pub [&'static str; N]);

impl<const N: usize> fmt::Display for Words<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

/// The first `11 * N` bits of a hash of `bytes` under a purpose of its own. At most 23 words.
pub(super) fn from<const N: usize>(purpose: &str, bytes: &[u8]) -> Words<N> {
    const { assert!(N <= 23) };
    let hash = blake3::derive_key(purpose, bytes);
    let list = Language::English.word_list();
    let bit = |place: usize| usize::from(hash[place / 8] >> (7 - place % 8) & 1);
    Words(std::array::from_fn(|word| {
        let index = (0..11).fold(0, |index, place| index << 1 | bit(word * 11 + place));
        list[index]
    }))
}

/// Six words (66 bits) by which the newcomer sees that the service which answered is the one that was asked: both laptops
/// show them.
pub fn service_words(root_public_key: &[u8; 32], request_id: &str) -> Words<6> {
    let bytes = [root_public_key.as_slice(), request_id.as_bytes()].concat();
    from("stepwell 2026-11-22 joined service words", &bytes)
}
