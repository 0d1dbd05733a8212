//! QR codes as squares on the page: drawn, not pictures, so that no printer blurs them.

use std::rc::Rc;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::band::{Band, beside, column, pad, stack};
use crate::blocks::{Group, Place, Setter};
use crate::document::Code;
use crate::page::Figure;
use crate::shape::Span;
use crate::tags::{PartId, Role};

/// Points to a millimetre.
const MM: f32 = 72.0 / 25.4;
/// One square of a code, 0.51 mm: a whole number of dots at 150, 300 and 600 to the inch, so that all
/// squares are equally wide.
const MODULE: f32 = 1.44;
/// The least that a telephone reads off a desk printer [R].
const MODULE_MIN: f32 = 0.4 * MM;
/// White round a code, in modules [F ISO/IEC 18004: 4].
const QUIET: f32 = 4.0;
/// No code is smaller than this.
const SIDE_MIN: f32 = 34.0 * MM;
const GAP: f32 = 6.0;
/// A larger code has its words repeated less (level L instead of M): more squares are
/// read less surely in the same room.
const VERSION_M_MAX: u8 = 20;
/// So many characters in the alphabet of capitals and digits are worth a segment of their own.
const ALPHANUMERIC_MIN: usize = 12;

/// Why a code cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TooLong;

/// Whether the text fits into one code that fits on the page.
pub(crate) fn fits(text: &str) -> bool {
    encode(text).is_ok_and(|code| side(&code, MODULE_MIN) <= crate::blocks::MEASURE - 16.0)
}

/// Rows of codes, as many side by side as there is room for.
///
/// # Errors
/// The first grapheme of a label that no face has.
pub(crate) fn codes(
    setter: &mut Setter,
    codes: &[Code],
    place: Place,
    sect: PartId,
) -> Result<Vec<Group>, String> {
    // Whether they fit was asked before; one that does not is left out of a paper that is refused.
    let drawn: Vec<(&Code, QrCode)> = codes
        .iter()
        .filter_map(|code| Some((code, encode(&code.text).ok()?)))
        .collect();
    let largest = drawn
        .iter()
        .map(|(_, qr)| side(qr, 1.0))
        .fold(1.0, f32::max);
    // A small code is drawn larger: that costs nothing, and any telephone reads it.
    let module = MODULE.max(SIDE_MIN / largest).min(place.width / largest);
    let width = largest * module;
    let per_row = (((place.width + GAP) / (width + GAP)) as usize).max(1);
    let mut groups = Vec::new();
    for row in drawn.chunks(per_row) {
        let mut columns = Vec::new();
        for (at, (code, qr)) in row.iter().enumerate() {
            let x = place.x + at as f32 * (width + GAP);
            let mut bands = vec![figure(setter, code, qr, (x, module), sect)];
            if !code.label.is_empty() {
                let label = setter.tree.add(sect, Role::P);
                let words = [Span::regular(&code.label)];
                let inset = QUIET * module;
                bands.extend(column(
                    &words,
                    setter.sizes.small,
                    x + inset,
                    width - inset,
                    Some(label),
                )?);
            }
            columns.push(vec![stack(bands)]);
        }
        let mut bands = beside(columns);
        pad(&mut bands, 0.0, 4.0);
        groups.push(Group::whole(bands));
    }
    Ok(groups)
}

fn figure(
    setter: &mut Setter,
    code: &Code,
    qr: &QrCode,
    (x, module): (f32, f32),
    sect: PartId,
) -> Band {
    let (link, parent) = match &code.link {
        None => (None, sect),
        Some(says) => {
            let paragraph = setter.tree.add(sect, Role::P);
            let part = setter.tree.add_named(paragraph, Role::Link, says);
            (Some((part, code.text.clone())), part)
        }
    };
    let part = setter.tree.add_named(parent, Role::Figure, &code.alt);
    let side = side(qr, module);
    Band {
        height: side,
        figures: vec![Figure {
            x,
            y: 0.0,
            side,
            quiet: QUIET * module,
            module,
            runs: Rc::new(runs(qr)),
            part,
            link,
        }],
        ..Band::default()
    }
}

/// Width and height of a code with its quiet zone.
fn side(qr: &QrCode, module: f32) -> f32 {
    (qr.size() as f32 + 2.0 * QUIET) * module
}

/// Dark modules side by side in a row: row, first column, how many.
fn runs(qr: &QrCode) -> Vec<[u8; 3]> {
    let mut runs: Vec<[u8; 3]> = Vec::new();
    // No code has more than 177 modules a side.
    for y in 0..qr.size() {
        for x in 0..qr.size() {
            if !qr.get_module(x, y) {
                continue;
            }
            match runs.last_mut() {
                Some([row, from, length])
                    if i32::from(*row) == y && i32::from(*from) + i32::from(*length) == x =>
                {
                    *length += 1;
                }
                _ => runs.push([y as u8, x as u8, 1]),
            }
        }
    }
    runs
}

fn encode(text: &str) -> Result<QrCode, TooLong> {
    let segments = segments(text);
    let encode = |level, max| {
        QrCode::encode_segments_advanced(
            &segments,
            level,
            Version::MIN,
            Version::new(max),
            None,
            false,
        )
    };
    encode(QrCodeEcc::Medium, VERSION_M_MAX)
        .or_else(|_| encode(QrCodeEcc::Low, 40))
        .map_err(|_| TooLong)
}

/// The end of a text in capitals and digits takes two thirds of the room as such; an address before it
/// needs bytes.
fn segments(text: &str) -> Vec<QrSegment> {
    let dense = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || " $%*+-./:".contains(c);
    let end = text.trim_end_matches(dense);
    let tail = &text[end.len()..];
    if tail.len() < ALPHANUMERIC_MIN {
        return vec![QrSegment::make_bytes(text.as_bytes())];
    }
    let mut segments = Vec::new();
    if !end.is_empty() {
        segments.push(QrSegment::make_bytes(end.as_bytes()));
    }
    segments.push(QrSegment::make_alphanumeric(tail));
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_digits_take_less_room() {
        let code = format!("https://check.example/p#SW1/1.2/{}", "A7".repeat(200));
        let dense = encode(&code).expect("fits");
        let bytes = encode(&code.to_lowercase()).expect("fits");
        assert!(
            dense.size() + 8 <= bytes.size(),
            "{} and {}",
            dense.size(),
            bytes.size()
        );
    }

    #[test]
    fn what_no_code_holds_does_not_fit() {
        assert!(fits(&"a".repeat(2900)));
        assert!(!fits(&"a".repeat(3000)));
    }
}
