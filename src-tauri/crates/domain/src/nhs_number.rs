//! The NHS number: ten digits, the last a modulus-11 check.
//!
//! Source: NHS Data Dictionary, "NHS number" (weights 10 to 2 on the first nine digits; 11 minus the remainder;
//! 11 counts as 0, 10 is never issued).

use serde::{Deserialize, Serialize};
use std::fmt;

/// A number whose check digit holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct NhsNumber(String);

/// Why a text is not an NHS number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NhsNumberError {
    #[error("an NHS number has 10 digits, this has {0}")]
    Length(usize),
    #[error("an NHS number has only digits and spaces")]
    NotDigits,
    #[error("the last digit does not fit the others: one of them is mistyped")]
    Check,
}

impl NhsNumber {
    /// Reads ten digits; spaces and hyphens between them are passed over.
    pub fn parse(text: &str) -> Result<Self, NhsNumberError> {
        let digits: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NhsNumberError::NotDigits);
        }
        if digits.len() != 10 {
            return Err(NhsNumberError::Length(digits.len()));
        }
        let sum: u32 = digits
            .bytes()
            .take(9)
            .zip((2..=10u32).rev())
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        let check = match 11 - sum % 11 {
            11 => 0,
            check => check,
        };
        if digits.as_bytes().get(9).map(|b| u32::from(b - b'0')) == Some(check) {
            Ok(Self(digits))
        } else {
            Err(NhsNumberError::Check)
        }
    }

    /// The ten digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// In the range kept for tests, which no real person has.
    pub fn is_test(&self) -> bool {
        self.0.starts_with("999")
    }

    /// Ten times the same digit passes the check and is almost surely a slip.
    pub fn is_one_digit(&self) -> bool {
        let mut bytes = self.0.bytes();
        let first = bytes.next();
        bytes.all(|b| Some(b) == first)
    }
}

impl fmt::Display for NhsNumber {
    /// As printed and read aloud: `943 476 5919`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", &self.0[..3], &self.0[3..6], &self.0[6..])
    }
}

impl TryFrom<String> for NhsNumber {
    type Error = NhsNumberError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<NhsNumber> for String {
    fn from(number: NhsNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digit() {
        for good in ["943 476 5919", "9990548609", "9999999999", "999-100-0003"] {
            assert!(NhsNumber::parse(good).is_ok(), "{good}");
        }
        // The check digit of this one would be 10.
        assert_eq!(NhsNumber::parse("9991234561"), Err(NhsNumberError::Check));
        assert_eq!(NhsNumber::parse("9434765918"), Err(NhsNumberError::Check));
        assert_eq!(
            NhsNumber::parse("943476591"),
            Err(NhsNumberError::Length(9))
        );
        assert_eq!(
            NhsNumber::parse("94347659l9"),
            Err(NhsNumberError::NotDigits)
        );
    }

    #[test]
    fn shown_in_threes_and_four() -> Result<(), NhsNumberError> {
        let number = NhsNumber::parse("9434765919")?;
        assert_eq!(number.to_string(), "943 476 5919");
        assert!(!number.is_test());
        assert!(NhsNumber::parse("9999999999")?.is_one_digit());
        Ok(())
    }
}
