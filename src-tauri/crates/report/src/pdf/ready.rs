//! Letters that nearly every report has, subset and deflated once in the life of the program.
//!
//! A report takes them as a whole, and only what it has besides is subset for it alone. They are the
//! same in every report, whoever it is about.

use std::sync::OnceLock;

use super::fonts::{Coded, Streams, streams};
use crate::font::{Face, FaceId, Weight};
use crate::plain::letters;
use crate::shape::{Span, shape};
use crate::text::tick;

/// From here on no code has a byte that a string in a page would have to escape.
pub(super) const FIRST: u16 = 0x80;
/// Letters that become one glyph. The rest of what stands ready is plain letters and boxes.
const LIGATURES: [&str; 5] = ["ff", "fi", "fl", "ffi", "ffl"];
/// Takes several times as long as usual, once.
const BEST: u8 = 9;

/// What stands ready of one face.
pub(super) struct Ready {
    pub(super) face: &'static Face,
    /// Of each code from [`FIRST`] on.
    pub(super) codes: Vec<Coded>,
    /// The code of each glyph; 0 for glyphs that do not stand ready.
    by_glyph: Vec<u16>,
    pub(super) streams: Streams,
}

impl Ready {
    /// What stands ready of a face; none of most.
    pub(super) fn of(face: FaceId) -> Option<&'static Self> {
        static READY: OnceLock<Vec<Ready>> = OnceLock::new();
        READY.get_or_init(all).iter().find(|r| r.face.id == face)
    }

    /// The code of a glyph that says `text`.
    pub(super) fn code(&self, glyph: u16, text: &str) -> Option<u16> {
        let code = *self.by_glyph.get(usize::from(glyph))?;
        let coded = self.codes.get(usize::from(code.checked_sub(FIRST)?))?;
        (coded.text == text).then_some(code)
    }
}

fn all() -> Vec<Ready> {
    let boxes = [tick(false), tick(true)].map(str::to_owned);
    let texts: Vec<String> = letters()
        .map(String::from)
        .chain(LIGATURES.map(str::to_owned))
        .chain(boxes)
        .collect();
    let mut faces: Vec<(&'static Face, Vec<Coded>)> = Vec::new();
    for weight in [Weight::Regular, Weight::Bold] {
        for text in &texts {
            let span = Span {
                text: text.clone(),
                weight,
            };
            let Ok(shaped) = shape(&[span], &[]) else {
                continue;
            };
            let [cluster] = &shaped.clusters[..] else {
                continue;
            };
            let [glyph] = shaped.glyphs(cluster) else {
                continue;
            };
            let coded = Coded::new(cluster.face, glyph.id, text);
            match faces.iter_mut().find(|(f, _)| f.id == cluster.face.id) {
                // A box is the same in both weights; a glyph has one code here.
                Some((_, codes)) if codes.iter().any(|c| c.glyph == coded.glyph) => {}
                Some((_, codes)) => codes.push(coded),
                None => faces.push((cluster.face, vec![coded])),
            }
        }
    }
    // What cannot be subset here cannot be subset for a report either, which then says so.
    faces
        .into_iter()
        .filter_map(|(face, codes)| ready(face, codes))
        .collect()
}

fn ready(face: &'static Face, codes: Vec<Coded>) -> Option<Ready> {
    let streams = streams(face, FIRST, &codes, BEST).ok()?;
    let mut by_glyph = vec![0; usize::from(codes.iter().map(|c| c.glyph).max()?) + 1];
    for (code, coded) in (FIRST..).zip(&codes) {
        by_glyph[usize::from(coded.glyph)] = code;
    }
    Some(Ready {
        face,
        codes,
        by_glyph,
        streams,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::text_face;

    #[test]
    fn all_plain_letters_stand_ready_in_both_weights() {
        for weight in [Weight::Regular, Weight::Bold] {
            let face = text_face(weight).expect("a text face");
            let ready = Ready::of(face.id).expect("it stands ready");
            for letter in letters() {
                let glyph = face.shaper.glyph_index(letter).expect("a glyph").0;
                assert!(ready.code(glyph, &letter.to_string()).is_some(), "{letter}");
                assert_eq!(ready.code(glyph, "not this"), None);
            }
            assert!(
                LIGATURES
                    .iter()
                    .all(|l| ready.codes.iter().any(|c| c.text == *l))
            );
        }
    }

    #[test]
    fn no_code_needs_an_escape() {
        let face = text_face(Weight::Regular).expect("a text face");
        let ready = Ready::of(face.id).expect("it stands ready");
        let last = FIRST + ready.codes.len() as u16 - 1;
        assert!(last <= 0xFF, "{last:#x}");
    }
}
