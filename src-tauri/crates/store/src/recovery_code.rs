//! The recovery code on paper: 160 random bits that a person can copy by hand.

use crate::Random;
use crate::error::StoreError;
use std::fmt;
use zeroize::Zeroizing;

/// Crockford's alphabet: no I, L, O or U, so that nothing looks like something else.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The check character has 37 values: the digits, then these.
const CHECK_ONLY: &[u8; 5] = b"*~$=U";
const LENGTH: usize = 32;

/// A recovery code. Shown once, printed, and never stored; wiped when dropped.
///
/// Written in groups of four with a check character at the end (Crockford base 32, modulus 37):
/// `0G4D-9X7Q-...-K2`. Displaying it is the only way to see it; `Debug` does not show it.
pub struct RecoveryCode(Zeroizing<[u8; 20]>);

impl RecoveryCode {
    pub(crate) fn generate(random: &mut Random<'_>) -> Self {
        let mut bits = Zeroizing::new([0; 20]);
        random(bits.as_mut_slice());
        Self(bits)
    }

    /// Reads a code as typed: capitals, spaces and hyphens do not matter, I and L are 1, O is 0.
    ///
    /// [`StoreError::RecoveryCodeMistyped`] when it is not 32 characters and a check character that agrees.
    pub fn parse(typed: &str) -> Result<Self, StoreError> {
        let mut symbols = Zeroizing::new(Vec::with_capacity(LENGTH + 1));
        for typed in typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
        {
            if symbols.len() > LENGTH {
                return Err(StoreError::RecoveryCodeMistyped);
            }
            symbols.push(value(typed).ok_or(StoreError::RecoveryCodeMistyped)?);
        }
        let Some((check, digits)) = symbols.split_last() else {
            return Err(StoreError::RecoveryCodeMistyped);
        };
        if digits.len() != LENGTH
            || digits.iter().any(|digit| *digit > 31)
            || check_value(digits) != *check
        {
            return Err(StoreError::RecoveryCodeMistyped);
        }
        let mut bits = Zeroizing::new([0; 20]);
        for (eight, five) in digits.chunks(8).zip(bits.chunks_mut(5)) {
            let number = eight
                .iter()
                .fold(0u64, |n, digit| n << 5 | u64::from(*digit));
            five.copy_from_slice(&number.to_be_bytes()[3..]);
        }
        Ok(Self(bits))
    }

    pub(crate) fn secret(&self) -> &[u8] {
        self.0.as_slice()
    }

    fn digits(&self) -> Zeroizing<Vec<u8>> {
        let mut digits = Zeroizing::new(Vec::with_capacity(LENGTH));
        for five in self.0.chunks(5) {
            let number = five.iter().fold(0u64, |n, byte| n << 8 | u64::from(*byte));
            digits.extend((0..8).rev().map(|place| (number >> (place * 5) & 31) as u8));
        }
        digits
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        for (place, digit) in digits.iter().enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{}", symbol(*digit))?;
        }
        write!(f, "-{}", symbol(check_value(&digits)))
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

fn symbol(value: u8) -> char {
    let symbols = DIGITS.iter().chain(CHECK_ONLY);
    symbols
        .map(|b| char::from(*b))
        .nth(value.into())
        .unwrap_or('?')
}

fn value(typed: char) -> Option<u8> {
    let meant = match typed.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    (0..37).find(|value| symbol(*value) == meant)
}

fn check_value(digits: &[u8]) -> u8 {
    let rest = digits
        .iter()
        .fold(0u32, |rest, digit| (rest * 32 + u32::from(*digit)) % 37);
    rest as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        let mut next = 0u8;
        RecoveryCode::generate(&mut |bytes: &mut [u8]| {
            for byte in bytes {
                next = next.wrapping_mul(31).wrapping_add(77);
                *byte = next;
            }
        })
    }

    #[test]
    fn reads_back_as_people_type_it() {
        let printed = code().to_string();
        assert_eq!(printed.len(), 32 + 7 + 2, "{printed}");
        let untidy = printed
            .to_lowercase()
            .replace('-', "  ")
            .replace('0', "o")
            .replace('1', "l");
        for typed in [printed, untidy] {
            assert_eq!(
                RecoveryCode::parse(&typed).unwrap().secret(),
                code().secret()
            );
        }
    }

    #[test]
    fn any_one_wrong_character_is_noticed() {
        let printed: Vec<char> = code().to_string().chars().collect();
        for place in (0..printed.len()).filter(|place| printed[*place] != '-') {
            let mut wrong = printed.clone();
            wrong[place] = if wrong[place] == '7' { '8' } else { '7' };
            let wrong: String = wrong.into_iter().collect();
            assert!(RecoveryCode::parse(&wrong).is_err(), "{wrong}");
        }
        let short: String = printed[1..].iter().collect();
        assert!(RecoveryCode::parse(&short).is_err());
        assert!(RecoveryCode::parse("").is_err());
    }
}
