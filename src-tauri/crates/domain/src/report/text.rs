//! Which characters a report may hold, and how its texts are normalised.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::content::Lines;

/// A text in Unicode normalisation form C: what is kept, printed and compared. The words stay the
/// same; only equal-looking spellings of one letter become one.
pub fn nfc(text: &str) -> String {
    if is_nfc(text) {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

/// Why a character may not stand in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unprintable {
    /// A control character, a line break in a one-line field, or a code that is no character.
    Control,
    /// An embedding, override or isolate: it can make text read other than it was written.
    BidiOverride,
}

/// The first character of `text` that may not stand in a field of the given kind.
///
/// A newline is allowed where a field has several lines; every other control character is refused,
/// because it would be lost on paper and could hide words from whoever checks them on the screen.
pub fn unprintable(text: &str, lines: Lines) -> Option<(char, Unprintable)> {
    text.chars().find_map(|c| match c {
        '\n' if lines == Lines::Many => None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some((c, Unprintable::BidiOverride)),
        // Line and paragraph separators break a line without being the newline everything else uses;
        // the byte order mark, the deprecated format characters, the annotation marks and the
        // non-characters have no form on paper.
        '\u{2028}'
        | '\u{2029}'
        | '\u{FEFF}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{FDD0}'..='\u{FDEF}' => Some((c, Unprintable::Control)),
        _ if c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE => Some((c, Unprintable::Control)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newlines_only_where_a_field_has_lines() {
        assert_eq!(unprintable("a\nb", Lines::Many), None);
        assert_eq!(
            unprintable("a\nb", Lines::One),
            Some(('\n', Unprintable::Control))
        );
    }

    #[test]
    fn controls_and_overrides_are_found() {
        for c in [
            '\0',
            '\t',
            '\r',
            '\u{7f}',
            '\u{85}',
            '\u{2028}',
            '\u{feff}',
            '\u{ffff}',
            '\u{1fffe}',
        ] {
            assert_eq!(
                unprintable(&format!("a{c}"), Lines::Many),
                Some((c, Unprintable::Control)),
                "{c:?}"
            );
        }
        for c in ['\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}'] {
            assert_eq!(
                unprintable(&format!("a{c}"), Lines::Many),
                Some((c, Unprintable::BidiOverride)),
                "{c:?}"
            );
        }
    }

    #[test]
    fn names_of_the_world_pass() {
        for name in [
            "Zoë O’Neill-Ōtani",
            "محمد عبد الله",
            "सुनीता शर्मा",
            "علی‌رضا",
            "Nguyễn Thị Hồng",
        ] {
            assert_eq!(unprintable(name, Lines::One), None, "{name}");
        }
    }

    #[test]
    fn equal_spellings_become_one() {
        assert_eq!(nfc("Zoe\u{308}"), "Zo\u{eb}");
        assert_eq!(nfc("Siân"), "Siân");
    }
}
