//! The faces compiled into the program, and which face has which character.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustybuzz::{Direction, Script, ShapePlan};

use crate::plain::Plain;

/// How heavy a text is drawn. Scripts without a bold face are drawn regular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// One face, parsed. Its place in the list of faces identifies it.
pub(crate) struct Face {
    pub(crate) id: FaceId,
    /// The name inside a PDF.
    pub(crate) name: &'static str,
    /// The whole font file.
    pub(crate) data: &'static [u8],
    pub(crate) shaper: rustybuzz::Face<'static>,
    /// Design units to the em.
    pub(crate) units_per_em: f32,
    plans: Mutex<HashMap<(Direction, Script), Arc<ShapePlan>>>,
    blank: OnceLock<Option<u16>>,
    plain: OnceLock<Option<Plain>>,
}

/// The place of a face in the list of faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct FaceId(usize);

macro_rules! faces {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../../../../assets/fonts/", $name, ".ttf")) as &[u8])),*]
    };
}

/// In the order in which they are tried: the text faces, one face a script, symbols, and last the
/// face with the widest coverage.
static SOURCES: [(&str, &[u8]); 25] = faces![
    "NotoSans-Regular",
    "NotoSans-Bold",
    "NotoSansArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansOriya-Regular",
    "NotoSansTamil-Regular",
    "NotoSansTelugu-Regular",
    "NotoSansKannada-Regular",
    "NotoSansMalayalam-Regular",
    "NotoSansSinhala-Regular",
    "NotoSansThai-Regular",
    "NotoSansLao-Regular",
    "NotoSansKhmer-Regular",
    "NotoSansMyanmar-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansArmenian-Regular",
    "NotoSansThaana-Regular",
    "NotoSansSylotiNagri-Regular",
    "NotoSansSymbols2-Regular",
    "DejaVuSans",
];

const REGULAR: FaceId = FaceId(0);
const BOLD: FaceId = FaceId(1);

static FACES: [OnceLock<Option<Face>>; SOURCES.len()] = [const { OnceLock::new() }; SOURCES.len()];

/// The face itself. Parsed once in the life of the program.
pub(crate) fn face(id: FaceId) -> Option<&'static Face> {
    let (name, data) = SOURCES[id.0];
    FACES[id.0]
        .get_or_init(|| {
            let shaper = rustybuzz::Face::from_slice(data, 0)?;
            let units_per_em = f32::from(shaper.as_ref().units_per_em());
            Some(Face {
                id,
                name,
                data,
                shaper,
                units_per_em,
                plans: Mutex::default(),
                blank: OnceLock::new(),
                plain: OnceLock::new(),
            })
        })
        .as_ref()
}

/// The face in which plain letters of a weight are set: see [`crate::plain`].
pub(crate) fn text_face(weight: Weight) -> Option<&'static Face> {
    face(match weight {
        Weight::Regular => REGULAR,
        Weight::Bold => BOLD,
    })
}

/// The first face that has every character of `cluster`, a grapheme: base and marks must come from
/// one face, or the marks would not sit on their letter.
pub(crate) fn face_for(cluster: &str, weight: Weight) -> Option<&'static Face> {
    let first = match weight {
        Weight::Regular => REGULAR,
        Weight::Bold => BOLD,
    };
    let rest = (0..SOURCES.len())
        .map(FaceId)
        .filter(|id| *id != first && *id != BOLD);
    std::iter::once(first)
        .chain(rest)
        .filter_map(face)
        .find(|face| face.has_all(cluster))
}

/// The first character of `text` that no face can draw.
pub(crate) fn undrawable(text: &str) -> Option<char> {
    use unicode_segmentation::UnicodeSegmentation;
    if text.is_ascii() {
        return text.chars().find(|c| c.is_ascii_control() && *c != '\n');
    }
    text.graphemes(true)
        .filter(|g| *g != "\n")
        .find(|g| face_for(g, Weight::Regular).is_none())
        .and_then(|g| {
            // Where each character has a face but no face has all of them, the mark is what cannot be set.
            g.chars()
                .find(|c| face_for(c.encode_utf8(&mut [0; 4]), Weight::Regular).is_none())
                .or_else(|| g.chars().next_back())
        })
}

/// The first mark of `text` that has no letter to sit on, as at the beginning of a line. It would be
/// drawn over nothing, or over a dotted circle nobody typed.
pub(crate) fn stray_mark(text: &str) -> Option<char> {
    use unicode_normalization::char::is_combining_mark;
    if text.is_ascii() {
        return None;
    }
    let mut bare = true;
    text.chars().find(|c| {
        let stray = bare && is_combining_mark(*c);
        bare = matches!(c, '\n' | '\u{200B}');
        stray
    })
}

impl Face {
    fn has_all(&self, cluster: &str) -> bool {
        cluster
            .chars()
            .all(|c| is_invisible(c) || self.shaper.glyph_index(c).is_some_and(|g| g.0 != 0))
    }

    /// The shaping plan for a direction and script: building one costs more than using it.
    pub(crate) fn plan(&self, direction: Direction, script: Script) -> Arc<ShapePlan> {
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        let plan = plans.entry((direction, script)).or_insert_with(|| {
            Arc::new(ShapePlan::new(
                &self.shaper,
                direction,
                Some(script),
                None,
                &[],
            ))
        });
        Arc::clone(plan)
    }

    /// How the face sets plain letters, if it is a text face.
    pub(crate) fn plain(&self) -> Option<&Plain> {
        if ![REGULAR, BOLD].contains(&self.id) {
            return None;
        }
        self.plain.get_or_init(|| Plain::learn(self)).as_ref()
    }

    /// A glyph without shape or width, if the face has one.
    pub(crate) fn blank(&self) -> Option<u16> {
        *self.blank.get_or_init(|| {
            let face = self.shaper.as_ref();
            [
                '\u{200C}', '\u{200D}', '\u{200B}', '\u{2060}', '\u{FEFF}', '\u{200E}', '\u{200F}',
            ]
            .into_iter()
            .filter_map(|c| face.glyph_index(c))
            .find(|g| {
                face.glyph_hor_advance(*g) == Some(0) && face.glyph_bounding_box(*g).is_none()
            })
            .map(|g| g.0)
        })
    }

    /// Advance of a glyph in thousandths of an em, as a PDF lists it.
    pub(crate) fn width(&self, glyph: u16) -> f32 {
        let advance = self
            .shaper
            .glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph))
            .unwrap_or(0);
        f32::from(advance) * 1000.0 / self.units_per_em
    }
}

/// Marks that steer joining, direction or breaking and have no shape of their own: every face can
/// "draw" them as nothing.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_parses_and_has_its_name() {
        for (at, (name, _)) in SOURCES.iter().enumerate() {
            let face = face(FaceId(at)).unwrap_or_else(|| panic!("{name} does not parse"));
            assert_eq!(face.name, *name);
            assert!(face.units_per_em >= 1000.0);
        }
    }

    #[test]
    fn scripts_find_their_face() {
        for (text, expected) in [
            ("A", "NotoSans-Regular"),
            ("Ω", "NotoSans-Regular"),
            ("Ё", "NotoSans-Regular"),
            ("ễ", "NotoSans-Regular"),
            ("م", "NotoSansArabic-Regular"),
            ("ש", "NotoSansHebrew-Regular"),
            ("नी", "NotoSansDevanagari-Regular"),
            ("ꠍ", "NotoSansSylotiNagri-Regular"),
            ("☒", "NotoSansSymbols2-Regular"),
            ("☐", "NotoSansSymbols2-Regular"),
        ] {
            assert_eq!(
                face_for(text, Weight::Regular).map(|f| f.name),
                Some(expected),
                "{text}"
            );
        }
        assert_eq!(
            face_for("A", Weight::Bold).map(|f| f.name),
            Some("NotoSans-Bold")
        );
        assert_eq!(
            face_for("م", Weight::Bold).map(|f| f.name),
            Some("NotoSansArabic-Regular")
        );
    }

    #[test]
    fn a_mark_needs_a_letter() {
        assert_eq!(stray_mark("\u{483}ab"), Some('\u{483}'));
        assert_eq!(stray_mark("ab\n\u{93F}"), Some('\u{93F}'));
        assert_eq!(stray_mark("e\u{301} कि مُ မြန်မာ"), None);
    }

    #[test]
    fn a_character_without_a_face_is_named() {
        assert_eq!(undrawable("Grace 李"), Some('李'));
        assert_eq!(undrawable("ok 🙂"), Some('🙂'));
        assert_eq!(undrawable("\u{E000}"), Some('\u{E000}'));
        assert_eq!(
            undrawable("Zoë O’Neill-Ōtani\nمحمد عبد الله सुनीता शर्मा"),
            None
        );
    }
}
