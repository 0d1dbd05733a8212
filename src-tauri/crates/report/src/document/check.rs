//! The block with which a paper can be compared with what was issued.

use domain::report::nfc;

use super::{Code, Part, Section, filled, section};
use crate::style::Check;
use crate::words::words;

/// The codes and what to do with them; nothing without a code.
pub(super) fn check(check: &Check) -> Option<Section> {
    if check.codes.is_empty() {
        return None;
    }
    let words = &words().check;
    let count = check.codes.len();
    let sentence = |sentence: &str, slot: &'static str, value: &str| Part::Statement {
        label: String::new(),
        words: filled(sentence, &[(slot, nfc(value))]),
    };
    let opens = check.codes.iter().all(|code| is_link(code));
    let numbered = |words: &str, at: usize| {
        words
            .replace("{at}", &(at + 1).to_string())
            .replace("{count}", &count.to_string())
    };
    let what = match (opens, count) {
        (true, 1) => &words.one,
        (true, _) => &words.several,
        (false, 1) => &words.one_closed,
        (false, _) => &words.several_closed,
    };
    let mut parts = vec![sentence(what, "count", &count.to_string())];
    if !check.address.is_empty() {
        let page = if opens { &words.page } else { &words.paste };
        parts.push(sentence(page, "address", &check.address));
    }
    if !check.telephone.is_empty() {
        parts.push(sentence(&words.telephone, "telephone", &check.telephone));
    }
    let codes = check.codes.iter().enumerate().map(|(at, text)| Code {
        text: text.clone(),
        alt: numbered(&words.alt, at),
        // Every code is an address of some kind, and a program finds the codes of a file by their links.
        link: text.contains(':').then(|| {
            let said = if is_link(text) {
                &words.link
            } else {
                &words.link_closed
            };
            numbered(said, at)
        }),
        label: if count == 1 {
            String::new()
        } else {
            numbered(&words.label, at)
        },
    });
    parts.push(Part::Codes(codes.collect()));
    Some(section("", &words.heading, parts))
}

/// Whether a camera that reads the code opens a page.
fn is_link(code: &str) -> bool {
    let code = code.get(..8).unwrap_or(code).to_ascii_lowercase();
    code.starts_with("http://") || code.starts_with("https://")
}
