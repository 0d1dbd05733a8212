//! Bytes as one line that survives e-mail and copying: a prefix, hexadecimal digits, and four bytes of a hash at the end.

use super::JoinError;
use zeroize::Zeroizing;

/// Larger than any request or answer.
const TEXT_BYTES_MAX: usize = 8 * 1024 * 1024;
const CHECK_BYTES: usize = 4;

pub(super) fn write(prefix: &str, bytes: &[u8]) -> String {
    let check = check(prefix, bytes);
    format!(
        "{prefix}{}{}",
        crate::hex::write(bytes),
        crate::hex::write(&check)
    )
}

/// The way back. `other` is the error for what does not begin with the prefix at all.
pub(super) fn read(
    prefix: &str,
    family: &str,
    text: &str,
    other: JoinError,
) -> Result<Zeroizing<Vec<u8>>, JoinError> {
    if text.len() > TEXT_BYTES_MAX {
        return Err(other);
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(digits) = text.strip_prefix(prefix) else {
        return Err(match text.strip_prefix(family) {
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => JoinError::Newer,
            Some(_) | None => other,
        });
    };
    let mut bytes = Zeroizing::new(decoded(digits).ok_or(JoinError::Altered)?);
    let length = bytes
        .len()
        .checked_sub(CHECK_BYTES)
        .ok_or(JoinError::Altered)?;
    if check(prefix, &bytes[..length]) != bytes[length..] {
        return Err(JoinError::Altered);
    }
    bytes.truncate(length);
    Ok(bytes)
}

/// One way to write it only: capitals would be another text for the same request, and are refused.
fn decoded(digits: &str) -> Option<Vec<u8>> {
    let pair = |pair: &[u8]| crate::hex::read::<1>(std::str::from_utf8(pair).ok()?);
    let bytes: Option<Vec<[u8; 1]>> = digits.as_bytes().chunks(2).map(pair).collect();
    Some(bytes?.concat())
}

fn check(prefix: &str, bytes: &[u8]) -> [u8; CHECK_BYTES] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(prefix.as_bytes()).update(bytes);
    let hash = hasher.finalize();
    let [a, b, c, d, ..] = *hash.as_bytes();
    [a, b, c, d]
}
