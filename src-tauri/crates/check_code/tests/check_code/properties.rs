//! What holds for any text and any change.

use crate::fixture::{codes_for, pin, report, text_of};
use check_code::{Verdict, lines, read};
use proptest::prelude::*;

const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:/# ";

/// The part of a code behind its address.
fn part(code: &str) -> usize {
    code.find("SW1.").expect("every code has a part")
}

/// Every place of every part once, so that none is left to chance.
#[test]
fn each_changed_character_fails() {
    let codes = codes_for(&report("one"));
    for (index, code) in codes.iter().enumerate() {
        for at in part(code)..code.len() {
            let mut changed = codes.clone();
            let new = if code.as_bytes()[at] == b'Q' {
                "R"
            } else {
                "Q"
            };
            changed[index].replace_range(at..=at, new);
            let verdict = read(&changed.join("\n"), &[pin()]);
            assert!(
                matches!(
                    verdict,
                    Verdict::Altered | Verdict::NotACode | Verdict::Incomplete { .. }
                ),
                "character {at} of code {index}: {verdict:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_other_character_anywhere_fails(
        which in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        digit in prop::sample::select(DIGITS),
    ) {
        let mut codes = codes_for(&report("two"));
        let index = which.index(codes.len());
        let code = codes[index].clone();
        let start = part(&code);
        let at = start + place.index(code.len() - start);
        prop_assume!(code.as_bytes()[at] != digit);
        codes[index].replace_range(at..=at, &char::from(digit).to_string());
        let verdict = read(&codes.join("\n"), &[pin()]);
        prop_assert!(
            !matches!(verdict, Verdict::Matches(_) | Verdict::UnknownService(_)),
            "{verdict:?}"
        );
    }

    #[test]
    fn characters_lost_or_added_fail(
        place in any::<prop::sample::Index>(),
        digit in prop::sample::select(DIGITS),
        lose in any::<bool>(),
    ) {
        let mut codes = codes_for(&report("one"));
        let code = codes[0].clone();
        let start = part(&code) + 1;
        // The last place is past the end: what follows a code is not part of it.
        let at = start + place.index(code.len() - start);
        prop_assume!(digit != b' ');
        if lose {
            codes[0].remove(at);
        } else {
            codes[0].insert(at, char::from(digit));
        }
        let verdict = read(&codes.join("\n"), &[pin()]);
        // Taking away one of two equal neighbours, or adding a third, is still a change: the length tells.
        prop_assert!(
            !matches!(verdict, Verdict::Matches(_) | Verdict::UnknownService(_)),
            "{verdict:?}"
        );
    }

    #[test]
    fn nothing_typed_makes_a_line(typed in "(\\PC|\n|\r|\u{85}|\u{2028}|\\\\|: |Advice){0,60}") {
        let mut content = report("one");
        let plain = lines(&text_of(&content));
        content.comments = Some(typed.clone());
        content.patient.name = typed.clone();
        let text = text_of(&content);
        let read = lines(&text);
        let labels = |lines: &[check_code::Line]| -> Vec<String> {
            lines.iter().map(|line| line.label.clone()).collect()
        };
        prop_assert_eq!(labels(&plain), labels(&read));
        // `\r`, NEL and the separators break lines for some programs.
        let breaks = text.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}']);
        prop_assert!(!breaks);
        prop_assert_eq!(text.split('\n').count(), plain.len() + 2);
    }

    #[test]
    fn different_words_are_different_text(one in "[a\\\\n\n]{0,6}", other in "[a\\\\n\n]{0,6}") {
        let (mut left, mut right) = (report("one"), report("one"));
        left.comments = Some(one.clone());
        right.comments = Some(other.clone());
        prop_assert_eq!(one == other, text_of(&left) == text_of(&right));
        let read = lines(&text_of(&left));
        prop_assert_eq!(&read.last().unwrap().value, &one);
    }

    #[test]
    fn anything_at_all_is_answered(pasted in any::<String>()) {
        let verdict = read(&pasted, &[pin()]);
        prop_assert!(!matches!(verdict, Verdict::Matches(_)));
    }

    #[test]
    fn anything_like_a_code_is_answered(
        parts in prop::collection::vec(
            "SW1\\.[0-9]{1,3}-[0-9]{1,3}\\.[A-Z2-7é]{3,5}\\.[0-9]{1,5}\\.[A-Z2-7é]{0,60}", 1..6),
    ) {
        let verdict = read(&parts.join("\n"), &[pin()]);
        prop_assert!(!matches!(verdict, Verdict::Matches(_)));
    }
}
