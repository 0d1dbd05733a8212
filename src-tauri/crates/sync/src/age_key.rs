//! age's keys from bytes and back: age itself only makes random ones.

use crate::trouble::Trouble;
use age::x25519::{Identity, Recipient};
use bech32::{ToBase32, Variant};
use store::Random;
use zeroize::Zeroizing;

const SECRET_PREFIX: &str = "age-secret-key-";

/// A new identity as text ("AGE-SECRET-KEY-1..."), from the randomness handed in.
pub(crate) fn generate(random: &mut Random<'_>) -> Result<Zeroizing<String>, Trouble> {
    let mut bytes = Zeroizing::new([0u8; 32]);
    random(bytes.as_mut_slice());
    let digits = bytes.as_slice().to_base32();
    let text = bech32::encode(SECRET_PREFIX, digits, Variant::Bech32)
        .map_err(|_| Trouble::Damaged("a new key"))?;
    Ok(Zeroizing::new(Zeroizing::new(text).to_uppercase()))
}

/// Reads an identity ("AGE-SECRET-KEY-1...").
pub(crate) fn identity(text: &str) -> Result<Identity, Trouble> {
    text.parse()
        .map_err(|_| Trouble::Damaged("a key on this laptop"))
}

/// Reads a recipient ("age1...").
pub(crate) fn recipient(text: &str) -> Result<Recipient, Trouble> {
    text.parse()
        .map_err(|_| Trouble::Damaged("the key of a laptop"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_made_from_the_randomness_handed_in_and_opens_what_is_sealed_to_it() {
        let mut random = |bytes: &mut [u8]| bytes.fill(9);
        let text = generate(&mut random).unwrap();
        assert_eq!(text, generate(&mut random).unwrap());
        let identity = identity(&text).unwrap();
        let recipient = recipient(&identity.to_public().to_string()).unwrap();
        let sealed = age::encrypt(&recipient, b"words").unwrap();
        assert_eq!(age::decrypt(&identity, &sealed).unwrap(), b"words");
    }
}
