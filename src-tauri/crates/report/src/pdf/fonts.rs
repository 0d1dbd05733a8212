//! Fonts inside the PDF: subsets, with a code for every pair of glyph and text.
//!
//! One glyph can stand for several texts (a space and a no-break space, an invisible mark and
//! nothing), and what a code stands for is said once for the whole file. So a code here is not a
//! glyph number: each pair gets its own, and a map leads from codes to glyphs.

use std::collections::HashMap;
use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::FontId;
use rustybuzz::ttf_parser::GlyphId;
use subsetter::GlyphRemapper;

use super::{PdfError, deflated};
use crate::font::{Face, FaceId};
use crate::wrap::Piece;

/// The faces used so far, in the order of their first use.
#[derive(Default)]
pub(super) struct Fonts {
    used: Vec<Used>,
    by_face: HashMap<FaceId, usize>,
}

struct Used {
    face: &'static Face,
    /// Glyph, text and width of each code; code 0 is kept for "no glyph".
    codes: Vec<(u16, String, i64)>,
    /// The codes of each glyph, of which there is seldom more than one.
    by_glyph: HashMap<u16, Vec<u16>>,
}

/// How one glyph is written in a page.
pub(super) struct Code {
    /// Which of the fonts used.
    pub(super) font: usize,
    pub(super) code: u16,
    /// Thousandths of an em.
    pub(super) width: i64,
}

impl Fonts {
    /// How to write glyph number `at` of a piece of text.
    pub(super) fn code(
        &mut self,
        face: &'static Face,
        glyph: u16,
        piece: &Piece,
        at: usize,
    ) -> Code {
        let font = *self.by_face.entry(face.id).or_insert_with(|| {
            self.used.push(Used {
                face,
                codes: vec![(0, String::new(), 0)],
                by_glyph: HashMap::new(),
            });
            self.used.len() - 1
        });
        let used = &mut self.used[font];
        let text = glyph_text(piece, at);
        let codes = used.by_glyph.entry(glyph).or_default();
        let known = codes
            .iter()
            .copied()
            .find(|code| used.codes[usize::from(*code)].1 == text);
        let code = known.unwrap_or_else(|| {
            // A face has some thousands of glyphs, and few of them ever say more than one text.
            let code = used.codes.len() as u16;
            let width = face.width(glyph).round() as i64;
            used.codes.push((glyph, text.to_owned(), width));
            codes.push(code);
            code
        });
        Code {
            font,
            code,
            width: used.codes[usize::from(code)].2,
        }
    }

    /// The name of a font among the resources of a page.
    pub(super) fn name(font: usize) -> FontId {
        FontId(format!("T{font}"))
    }

    /// Puts the fonts into the document and under the resources of every page.
    pub(super) fn embed(&self, pdf: &mut Document, pages: &[ObjectId]) -> Result<(), PdfError> {
        let mut resources = Dictionary::new();
        for (font, used) in self.used.iter().enumerate() {
            let id = used.embed(pdf)?;
            resources.set(Self::name(font).0, Object::Reference(id));
        }
        let shared = pdf.add_object(resources);
        for page in pages {
            let id = pdf
                .get_object(*page)?
                .as_dict()?
                .get(b"Resources")?
                .as_reference()?;
            let dictionary = pdf.get_object_mut(id)?.as_dict_mut()?;
            // Empty dictionaries of kinds of resources that are never used here.
            *dictionary = dictionary! { "Font" => Object::Reference(shared) };
        }
        Ok(())
    }
}

/// What glyph number `at` of a piece says when it is read out by itself: the first says the text,
/// others of the same piece a joiner that has no sound.
fn glyph_text(piece: &Piece, at: usize) -> &str {
    if at == 0 { &piece.text } else { "\u{2060}" }
}

impl Used {
    fn embed(&self, pdf: &mut Document) -> Result<ObjectId, PdfError> {
        let mut remapper = GlyphRemapper::new();
        let to_glyph: Vec<u8> = self
            .codes
            .iter()
            .flat_map(|(glyph, ..)| remapper.remap(*glyph).to_be_bytes())
            .collect();
        let program =
            subsetter::subset(self.face.data, 0, &remapper).map_err(|source| PdfError::Subset {
                face: self.face.name,
                source,
            })?;
        let name = format!("{}+{}", subset_tag(&self.codes), self.face.name);

        let face = self.face.shaper.as_ref();
        let scaled = |units: i16| {
            Object::Integer((f32::from(units) * 1000.0 / self.face.units_per_em).round() as i64)
        };
        let length = program.len() as i64;
        let program = pdf.add_object(deflated(dictionary! { "Length1" => length }, &program));
        let bounds = face.global_bounding_box();
        let descriptor = pdf.add_object(dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => Object::Name(name.clone().into_bytes()),
            // Symbolic: codes have no meaning of their own.
            "Flags" => 4,
            "FontBBox" => vec![scaled(bounds.x_min), scaled(bounds.y_min), scaled(bounds.x_max), scaled(bounds.y_max)],
            "ItalicAngle" => 0,
            "Ascent" => scaled(face.ascender()),
            "Descent" => scaled(face.descender()),
            "CapHeight" => scaled(face.capital_height().unwrap_or(face.ascender())),
            "StemV" => if face.is_bold() { 160 } else { 88 },
            "FontFile2" => Object::Reference(program),
        });
        let to_glyph = pdf.add_object(deflated(Dictionary::new(), &to_glyph));
        let widths: Vec<Object> = self.codes[1..]
            .iter()
            .map(|(_, _, width)| Object::Integer(*width))
            .collect();
        let no_glyph = (f32::from(face.glyph_hor_advance(GlyphId(0)).unwrap_or(0)) * 1000.0
            / self.face.units_per_em)
            .round();
        let descendant = pdf.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => Object::Name(name.clone().into_bytes()),
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => Object::Reference(descriptor),
            "CIDToGIDMap" => Object::Reference(to_glyph),
            "DW" => Object::Integer(no_glyph as i64),
            "W" => vec![Object::Integer(1), Object::Array(widths)],
        });
        let to_unicode = pdf.add_object(deflated(
            Dictionary::new(),
            to_unicode(&self.codes).as_bytes(),
        ));
        Ok(pdf.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => Object::Name(name.into_bytes()),
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![Object::Reference(descendant)],
            "ToUnicode" => Object::Reference(to_unicode),
        }))
    }
}

/// Six letters that differ when the glyphs differ (ISO 32000-1, 9.6.4).
fn subset_tag(codes: &[(u16, String, i64)]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (glyph, ..) in codes {
        hasher.update(&glyph.to_be_bytes());
    }
    hasher.finalize().as_bytes()[..6]
        .iter()
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

/// The map from codes to text, as a CMap program.
fn to_unicode(codes: &[(u16, String, i64)]) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) \
         /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n\
         endcodespacerange\n",
    );
    let texts: Vec<(usize, &String)> = codes
        .iter()
        .enumerate()
        .skip(1)
        .map(|(code, (_, text, _))| (code, text))
        .collect();
    // A CMap section holds at most a hundred entries.
    for section in texts.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", section.len());
        for (code, text) in section {
            let _ = write!(map, "<{code:04X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}
