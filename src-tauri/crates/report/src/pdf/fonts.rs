//! Fonts inside the PDF: subsets, with a code for every pair of glyph and text.
//!
//! One glyph can stand for several texts (a space and a no-break space, an invisible mark and
//! nothing), and what a code stands for is said once for the whole file. So a code here is not a
//! glyph number: each pair gets its own, and a map leads from codes to glyphs.

use std::collections::HashMap;
use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use printpdf::FontId;
use rustybuzz::ttf_parser::GlyphId;
use subsetter::GlyphRemapper;

use super::ready::{FIRST, Ready};
use super::{LEVEL, PdfError, deflate_at};
use crate::font::Face;

/// The fonts used so far, in the order of their first use: of a face what stands ready, what does
/// not, or both.
#[derive(Default)]
pub(super) struct Fonts {
    used: Vec<Used>,
}

struct Used {
    face: &'static Face,
    /// If set, everything is there and the rest is empty.
    ready: Option<&'static Ready>,
    /// Of each code from 1 on; code 0 is kept for "no glyph".
    codes: Vec<Coded>,
    /// The codes of each glyph, of which there is seldom more than one.
    by_glyph: HashMap<u16, Vec<u16>>,
}

/// A glyph and the text it stands for.
pub(super) struct Coded {
    pub(super) glyph: u16,
    pub(super) text: String,
    /// Thousandths of an em.
    width: i64,
}

impl Coded {
    pub(super) fn new(face: &Face, glyph: u16, text: &str) -> Self {
        Self {
            glyph,
            text: text.to_owned(),
            width: face.width(glyph).round() as i64,
        }
    }
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
    /// How to write a glyph of a face that is to be read as `text`.
    pub(super) fn code(&mut self, face: &'static Face, glyph: u16, text: &str) -> Code {
        if let Some(ready) = Ready::of(face.id)
            && let Some(code) = ready.code(glyph, text)
        {
            return Code {
                font: self.used(face, Some(ready)),
                code,
                width: ready.codes[usize::from(code - FIRST)].width,
            };
        }
        let font = self.used(face, None);
        let used = &mut self.used[font];
        let codes = used.by_glyph.entry(glyph).or_default();
        let known = codes
            .iter()
            .copied()
            .find(|code| used.codes[usize::from(*code) - 1].text == text);
        let code = known.unwrap_or_else(|| {
            // A face has some thousands of glyphs, and few of them ever say more than one text.
            used.codes.push(Coded::new(face, glyph, text));
            let code = used.codes.len() as u16;
            codes.push(code);
            code
        });
        Code {
            font,
            code,
            width: used.codes[usize::from(code) - 1].width,
        }
    }

    fn used(&mut self, face: &'static Face, ready: Option<&'static Ready>) -> usize {
        let known = self
            .used
            .iter()
            .position(|u| u.face.id == face.id && u.ready.is_some() == ready.is_some());
        known.unwrap_or_else(|| {
            self.used.push(Used {
                face,
                ready,
                codes: Vec::new(),
                by_glyph: HashMap::new(),
            });
            self.used.len() - 1
        })
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

impl Used {
    fn embed(&self, pdf: &mut Document) -> Result<ObjectId, PdfError> {
        Ok(match self.ready {
            Some(ready) => {
                let streams = ready.streams.clone();
                embed(pdf, self.face, FIRST, &ready.codes, streams)
            }
            None => {
                let streams = streams(self.face, 1, &self.codes, LEVEL)?;
                embed(pdf, self.face, 1, &self.codes, streams)
            }
        })
    }
}

/// The streams of a font.
#[derive(Clone)]
pub(super) struct Streams {
    program: Packed,
    /// Of the program before it was deflated.
    length: usize,
    /// The map from codes to glyphs; none if they are the same.
    to_glyph: Option<Packed>,
    to_unicode: Packed,
}

/// What goes into a stream.
#[derive(Clone)]
struct Packed {
    data: Vec<u8>,
    deflated: bool,
}

/// Deflates what is worth it: setting out to costs as much as some thousand bytes, and a short stream
/// saves few.
fn packed(data: Vec<u8>, level: u8) -> Packed {
    const SHORT: usize = 512;
    let deflated = data.len() >= SHORT;
    Packed {
        data: if deflated {
            deflate_at(&data, level)
        } else {
            data
        },
        deflated,
    }
}

/// The streams of a font whose codes begin with `first`.
///
/// # Errors
/// When the face cannot be subset.
pub(super) fn streams(
    face: &Face,
    first: u16,
    codes: &[Coded],
    level: u8,
) -> Result<Streams, PdfError> {
    let mut remapper = GlyphRemapper::new();
    let glyphs: Vec<u16> = codes.iter().map(|c| remapper.remap(c.glyph)).collect();
    let program =
        subsetter::subset(face.data, 0, &remapper).map_err(|source| PdfError::Subset {
            face: face.name,
            source,
        })?;
    let same = (first..).zip(&glyphs).all(|(code, glyph)| code == *glyph);
    let map = std::iter::repeat_n(&0, usize::from(first)).chain(&glyphs);
    Ok(Streams {
        length: program.len(),
        program: packed(program, level),
        to_glyph: (!same).then(|| {
            let map: Vec<u8> = map.flat_map(|glyph| glyph.to_be_bytes()).collect();
            packed(map, level)
        }),
        to_unicode: packed(to_unicode(first, codes).into_bytes(), level),
    })
}

/// Puts a font into the document.
fn embed(pdf: &mut Document, of: &Face, first: u16, codes: &[Coded], streams: Streams) -> ObjectId {
    let name = format!("{}+{}", subset_tag(codes), of.name);
    let face = of.shaper.as_ref();
    let scaled =
        |units: i16| Object::Integer((f32::from(units) * 1000.0 / of.units_per_em).round() as i64);
    let length = dictionary! { "Length1" => streams.length as i64 };
    let program = pdf.add_object(stream(length, streams.program));
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
    let to_glyph = match streams.to_glyph {
        Some(map) => Object::Reference(pdf.add_object(stream(Dictionary::new(), map))),
        None => Object::Name(b"Identity".to_vec()),
    };
    let widths: Vec<Object> = codes.iter().map(|c| Object::Integer(c.width)).collect();
    let no_glyph = (f32::from(face.glyph_hor_advance(GlyphId(0)).unwrap_or(0)) * 1000.0
        / of.units_per_em)
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
        "CIDToGIDMap" => to_glyph,
        "DW" => Object::Integer(no_glyph as i64),
        "W" => vec![Object::Integer(i64::from(first)), Object::Array(widths)],
    });
    let to_unicode = pdf.add_object(stream(Dictionary::new(), streams.to_unicode));
    pdf.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => Object::Name(name.into_bytes()),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => Object::Reference(to_unicode),
    })
}

fn stream(mut dictionary: Dictionary, packed: Packed) -> Stream {
    if packed.deflated {
        dictionary.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    }
    Stream::new(dictionary, packed.data).with_compression(false)
}

/// Six letters that differ when the glyphs differ (ISO 32000-1, 9.6.4).
fn subset_tag(codes: &[Coded]) -> String {
    let mut hasher = blake3::Hasher::new();
    for coded in codes {
        hasher.update(&coded.glyph.to_be_bytes());
    }
    hasher.finalize().as_bytes()[..6]
        .iter()
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

/// The map from codes to text, as a CMap program.
fn to_unicode(first: u16, codes: &[Coded]) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) \
         /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\n\
         endcodespacerange\n",
    );
    let texts: Vec<(u16, &Coded)> = (first..).zip(codes).collect();
    // A CMap section holds at most a hundred entries.
    for section in texts.chunks(100) {
        let _ = writeln!(map, "{} beginbfchar", section.len());
        for (code, coded) in section {
            let _ = write!(map, "<{code:04X}> <");
            for unit in coded.text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}
