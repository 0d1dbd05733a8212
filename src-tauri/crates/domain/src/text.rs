//! What is done to text people type before it is kept or compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Composed (NFC), without white space at the ends: so that the same name typed on two keyboards is the same bytes.
pub fn tidied(text: &str) -> String {
    text.trim().nfc().collect()
}

/// For comparing and sorting only: lower case, without accents, single spaces.
pub fn folded(text: &str) -> String {
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).collect();
    plain
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_name_from_two_keyboards() {
        assert_eq!(tidied(" Zoe\u{308} "), "Zoë");
        assert_eq!(folded("Siân  Ó Briain"), "sian o briain");
    }
}
