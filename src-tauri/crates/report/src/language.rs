//! The language of a passage, where its script tells.

use unicode_script::{Script, UnicodeScript};

/// The BCP 47 tag of the language that a text is most likely in, by the first of its letters that is
/// not Latin; `None` for a text in Latin letters, and where a script has many languages of which none is
/// likelier (Cyrillic). A Polish name in an English sentence cannot be told from an English one.
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "there are 170 scripts, and no face for most"
)]
pub(crate) fn language(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return None;
    }
    text.chars().find_map(|c| match c.script() {
        Script::Arabic => Some(of_arabic(text)),
        Script::Hebrew => Some("he"),
        Script::Greek => Some("el"),
        Script::Armenian => Some("hy"),
        Script::Georgian => Some("ka"),
        Script::Ethiopic => Some("am"),
        Script::Devanagari => Some("hi"),
        Script::Bengali => Some("bn"),
        Script::Gurmukhi => Some("pa"),
        Script::Gujarati => Some("gu"),
        Script::Oriya => Some("or"),
        Script::Tamil => Some("ta"),
        Script::Telugu => Some("te"),
        Script::Kannada => Some("kn"),
        Script::Malayalam => Some("ml"),
        Script::Sinhala => Some("si"),
        Script::Thai => Some("th"),
        Script::Lao => Some("lo"),
        Script::Khmer => Some("km"),
        Script::Myanmar => Some("my"),
        Script::Thaana => Some("dv"),
        Script::Syloti_Nagri => Some("syl"),
        _ => None,
    })
}

/// Urdu and Persian have letters that Arabic has not [R].
fn of_arabic(text: &str) -> &'static str {
    if text.contains(['ٹ', 'ڈ', 'ڑ', 'ں', 'ھ', 'ے']) {
        "ur"
    } else if text.contains(['پ', 'چ', 'ژ', 'گ', 'ی', 'ک']) {
        "fa"
    } else {
        "ar"
    }
}

/// Whether a text says anything by which its language could be told: a space does not.
pub(crate) fn has_script(text: &str) -> bool {
    let neutral = |c: char| matches!(c.script(), Script::Common | Script::Inherited);
    !text.chars().all(neutral)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_by_the_script_or_not_at_all() {
        for (text, tag) in [
            ("Kevin Pryce", None),
            ("Łukasz Żółć", None),
            ("Юлия Ёжикова", None),
            ("محمد عبد الله", Some("ar")),
            ("علی‌رضا", Some("fa")),
            ("بڑے میاں", Some("ur")),
            ("שָׁלוֹם", Some("he")),
            ("প্রিয়াঙ্কা", Some("bn")),
            ("Γιώργος", Some("el")),
        ] {
            assert_eq!(language(text), tag, "{text}");
        }
        assert!(!has_script(" · 12"));
    }
}
