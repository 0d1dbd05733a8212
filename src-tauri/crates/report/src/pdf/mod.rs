//! The PDF backend: pages into bytes. The only part of the program that names `printpdf` or `lopdf`.
//!
//! printpdf writes the pages; what it has no notion of is added on its lopdf document before saving:
//! subset fonts with a code for every pair of glyph and text ([`fonts`]), the structure tree
//! ([`structure`]), and what makes the file an archive and the same every time ([`archive`]). It
//! produces PDF 1.7 in the form of PDF/A-2a and PDF/UA-1.

mod archive;
mod content;
mod figures;
mod fonts;
mod outline;
mod ready;
mod structure;

use crate::layout::Laid;
use crate::page::{HEIGHT, WIDTH};
use chrono::NaiveDate;
use lopdf::ObjectId;
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

/// What the properties of the file say.
pub(crate) struct Properties<'a> {
    pub(crate) title: &'a str,
    pub(crate) language: &'a str,
    /// Stands for the time of creation: the file may not depend on when it was made.
    pub(crate) issued_on: NaiveDate,
    /// A hash of all content; the file's identifier is taken from it.
    pub(crate) content_hash: blake3::Hash,
}

/// Why no PDF could be written. Neither can come from a content: both mean the program is broken.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A face could not be reduced to the glyphs used.
    #[error("the face {face} could not be subset: {source}")]
    Subset {
        face: &'static str,
        source: subsetter::Error,
    },
    /// The document could not be put together.
    #[error("the PDF could not be written")]
    Write(#[from] lopdf::Error),
    /// The bytes could not be produced.
    #[error("the PDF could not be written")]
    Io(#[from] std::io::Error),
}

/// Writes a laid-out document. Equal input gives equal bytes.
///
/// # Errors
/// See [`PdfError`].
pub(crate) fn write(laid: &Laid, properties: &Properties) -> Result<Vec<u8>, PdfError> {
    let mut fonts = fonts::Fonts::default();
    let mut marked = structure::Marked::default();
    let pages = laid
        .pages
        .iter()
        .enumerate()
        .map(|(at, page)| {
            let ops = content::ops(page, at, &mut fonts, &mut marked);
            let mut sheet = PdfPage::new(Mm(210.0), Mm(297.0), ops);
            // Millimetres are turned into points with a short factor; the boxes get the exact ones.
            for page_box in [
                &mut sheet.media_box,
                &mut sheet.trim_box,
                &mut sheet.crop_box,
            ] {
                page_box.width = printpdf::Pt(WIDTH);
                page_box.height = printpdf::Pt(HEIGHT);
            }
            sheet
        })
        .collect();
    let mut document = PdfDocument::new(properties.title);
    document.with_pages(pages);
    // Our own operators are the only ones there are, so nothing unknown has to be kept out.
    let options = PdfSaveOptions {
        secure: false,
        optimize: false,
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    let mut pdf = document.to_lopdf_document(&options, &mut Vec::new());

    let page_ids: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    fonts.embed(&mut pdf, &page_ids)?;
    structure::add(&mut pdf, &page_ids, laid, &marked)?;
    outline::add(&mut pdf, &page_ids, laid)?;
    archive::finish(&mut pdf, &page_ids, properties)?;

    let mut bytes = Vec::with_capacity(64 * 1024);
    pdf.save_to(&mut bytes)?;
    Ok(bytes)
}

/// How hard what is made for one report alone is deflated: takes little more than half the time of the
/// usual level, for one hundredth more bytes.
const LEVEL: u8 = 2;

fn deflate(data: &[u8]) -> Vec<u8> {
    deflate_at(data, LEVEL)
}

fn deflate_at(data: &[u8], level: u8) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(data, level)
}

/// A text string in UTF-16 with its byte order mark, which every reader of PDF 1.7 understands.
fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}
