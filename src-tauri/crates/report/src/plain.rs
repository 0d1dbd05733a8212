//! Plain letters without the shaper: what a text face does with every pair of them, learned once.
//!
//! The shaper is asked about all pairs the first time a face is used, which takes some milliseconds;
//! from then on a word of plain letters is only looked up. That gives what the shaper gives, as long
//! as the face looks at no more than two letters at a time: a test compares all triples of letters.

use rustybuzz::{BufferClusterLevel, Direction, Script, UnicodeBuffer};

use crate::font::Face;
use crate::shape::Glyph;

/// Letters that stand in English and its punctuation beside printable ASCII, in order of their numbers.
const OTHER: [char; 14] = [
    '£', '°', '·', '½', '×', '–', '—', '‘', '’', '“', '”', '•', '…', '€',
];
/// Printable ASCII and the others.
const COUNT: usize = 95 + OTHER.len();

const LATIN: Script = rustybuzz::script::LATIN;

/// The plain letters of one face.
pub(crate) struct Plain {
    /// Glyph and advance of a letter that nothing follows.
    alone: Vec<(u16, i32)>,
    /// Ems in a design unit.
    scale: f32,
    /// Advance of a letter by what follows it; none where the shaper does more than move.
    pairs: Vec<Option<i16>>,
}

/// The place of a plain letter.
fn place(letter: char) -> Option<usize> {
    match letter {
        ' '..='~' => Some(letter as usize - 32),
        _ => OTHER.binary_search(&letter).ok().map(|at| 95 + at),
    }
}

/// All plain letters.
pub(crate) fn letters() -> impl Iterator<Item = char> {
    (' '..='~').chain(OTHER)
}

impl Plain {
    /// Learns the letters of a face. None if it lacks one of them.
    pub(crate) fn learn(face: &Face) -> Option<Self> {
        let alone = letters()
            .map(|letter| {
                let glyph = face.shaper.glyph_index(letter)?;
                Some((glyph.0, i32::from(face.shaper.glyph_hor_advance(glyph)?)))
            })
            .collect::<Option<Vec<_>>>()?;
        let mut plain = Self {
            alone,
            scale: 1.0 / face.units_per_em,
            pairs: vec![None; COUNT * COUNT],
        };
        let letters: Vec<char> = letters().collect();
        for (at, first) in letters.iter().enumerate() {
            // This letter by turns with itself and all that come after it: each pair in both orders.
            let others = letters[at..].iter().flat_map(|second| [*second, *first]);
            plain.ask(
                face,
                &std::iter::once(*first).chain(others).collect::<String>(),
            );
        }
        // A ligature hides the pairs beside it: what is not known yet is asked by itself.
        for pair in 0..COUNT * COUNT {
            if plain.pairs[pair].is_none() {
                plain.ask(
                    face,
                    &String::from_iter([letters[pair / COUNT], letters[pair % COUNT]]),
                );
            }
        }
        Some(plain)
    }

    /// Shapes `text` and notes the pairs in which both letters became their own glyphs and nothing
    /// but an advance changed.
    fn ask(&mut self, face: &Face, text: &str) {
        let mut buffer = UnicodeBuffer::new();
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(LATIN);
        let plan = face.plan(Direction::LeftToRight, LATIN);
        let output = rustybuzz::shape_with_plan(&face.shaper, &plan, buffer);
        // By position in the text: the advance, if the letter there is its own glyph and unmoved.
        let mut advances = vec![None; text.len()];
        let mut several = None;
        for (info, position) in output.glyph_infos().iter().zip(output.glyph_positions()) {
            let at = info.cluster as usize;
            let letter = text[at..].chars().next().and_then(place);
            let own = letter.is_some_and(|at| u32::from(self.alone[at].0) == info.glyph_id)
                && several != Some(at)
                && (position.x_offset, position.y_offset) == (0, 0);
            advances[at] = own.then_some(position.x_advance);
            several = Some(at);
        }
        let mut last: Option<(usize, i32)> = None;
        for (at, letter) in text.char_indices() {
            let here = place(letter).zip(advances[at]);
            if let (Some((first, advance)), Some((second, _))) = (last, here) {
                self.pairs[first * COUNT + second] = i16::try_from(advance).ok();
            }
            last = here;
        }
    }

    /// The glyphs of a word, one for each character; none if the shaper has to be asked.
    pub(crate) fn word(&self, word: &str, glyphs: &mut Vec<Glyph>) -> bool {
        let before = glyphs.len();
        let mut last = None;
        for letter in word.chars() {
            let known = place(letter).and_then(|at| {
                if let Some(last) = last {
                    let advance = self.pairs[last * COUNT + at]?;
                    glyphs.last_mut()?.advance = f32::from(advance) * self.scale;
                }
                Some(at)
            });
            let Some(at) = known else {
                glyphs.truncate(before);
                return false;
            };
            let (id, advance) = self.alone[at];
            glyphs.push(Glyph {
                id,
                advance: advance as f32 * self.scale,
                x: 0.0,
                y: 0.0,
            });
            last = Some(at);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Weight, text_face};
    use unicode_normalization::char::is_combining_mark;

    const BOTH: [Weight; 2] = [Weight::Regular, Weight::Bold];

    /// Ids and advances as the shaper has them, in design units, if every letter has one glyph.
    fn asked(face: &Face, text: &str, script: Script) -> Option<Vec<(u32, i32)>> {
        let mut buffer = UnicodeBuffer::new();
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script);
        let plan = face.plan(Direction::LeftToRight, script);
        let output = rustybuzz::shape_with_plan(&face.shaper, &plan, buffer);
        let glyphs = output.glyph_infos().iter().zip(output.glyph_positions());
        (output.len() == text.chars().count()).then(|| {
            glyphs
                .map(|(info, position)| (info.glyph_id, position.x_advance))
                .collect()
        })
    }

    fn looked_up(face: &Face, text: &str) -> Option<Vec<(u32, i32)>> {
        let mut glyphs = Vec::new();
        face.plain()?.word(text, &mut glyphs).then(|| {
            glyphs
                .iter()
                .map(|g| (g.id.into(), (g.advance * face.units_per_em).round() as i32))
                .collect()
        })
    }

    /// A text in which all sequences of `length` letters stand (de Bruijn's, of Lyndon words).
    fn sequences(letters: &[char], length: usize) -> Vec<char> {
        let mut text = Vec::new();
        let mut word = vec![0];
        while let Some(last) = word.last_mut() {
            if *last == letters.len() {
                word.pop();
                if let Some(last) = word.last_mut() {
                    *last += 1;
                }
                continue;
            }
            if length.is_multiple_of(word.len()) {
                text.extend(word.iter().map(|at| letters[*at]));
            }
            let period = word.len();
            while word.len() < length {
                word.push(word[word.len() - period]);
            }
            if let Some(last) = word.last_mut() {
                *last += 1;
            }
        }
        text
    }

    #[test]
    fn every_three_letters_are_set_as_the_shaper_sets_them() {
        let letters: Vec<char> = letters().filter(|c| *c != 'f').collect();
        for weight in BOTH {
            let face = text_face(weight).expect("a text face");
            for (length, script) in [(3, LATIN), (2, rustybuzz::script::COMMON)] {
                for text in sequences(&letters, length).chunks(50_000) {
                    let text: String = text.iter().collect();
                    let asked = asked(face, &text, script);
                    assert!(asked.is_some(), "only f makes ligatures");
                    assert!(looked_up(face, &text) == asked, "{weight:?} {script:?}");
                }
            }
        }
    }

    #[test]
    fn all_sequences_are_there() {
        assert_eq!(String::from_iter(sequences(&['a', 'b'], 3)), "aaababbb");
        assert_eq!(sequences(&['a', 'b', 'c'], 2).len(), 9);
    }

    #[test]
    fn f_is_looked_up_where_it_stands_for_itself() {
        let face = text_face(Weight::Regular).expect("a text face");
        for word in ["for", "half", "waft of", "(f)", "f", "Fan"] {
            assert!(looked_up(face, word).is_some(), "{word}");
            assert_eq!(looked_up(face, word), asked(face, word, LATIN), "{word}");
        }
        for word in ["office", "five", "flare", "Łukasz", "naïve", "\u{a0}"] {
            assert_eq!(looked_up(face, word), None, "{word}");
        }
    }

    #[test]
    fn no_letter_of_the_face_reaches_over_a_space() {
        for weight in BOTH {
            let face = text_face(weight).expect("a text face");
            let letters = ('!'..'\u{2c00}').filter(|c| face.shaper.glyph_index(*c).is_some());
            for letter in letters.filter(|c| !c.is_whitespace() && !is_combining_mark(*c)) {
                let Some(alone) = asked(face, &letter.to_string(), LATIN) else {
                    continue;
                };
                let space = looked_up(face, " ").expect("a space");
                let spaced = asked(face, &format!(" {letter} "), LATIN);
                let apart = [&space[..], &alone[..], &space[..]].concat();
                assert_eq!(spaced, Some(apart), "{letter}");
            }
        }
    }
}
