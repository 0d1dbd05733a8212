//! Bands: slices of a document as wide as the text and one line high, which is the least that goes on
//! a page as a whole. Whatever is taller is a pile of bands and can go on over a page.

use crate::page::{Figure, Shape};
use crate::shape::Span;
use crate::sizes::Setting;
use crate::tags::PartId;
use crate::wrap::{Line, wrap};

/// One slice. Distances are in points from its upper left corner; x is from the edge of the sheet.
#[derive(Clone, Default)]
pub(crate) struct Band {
    pub(crate) height: f32,
    pub(crate) lines: Vec<BandLine>,
    pub(crate) shapes: Vec<Shape>,
    pub(crate) figures: Vec<Figure>,
}

#[derive(Clone)]
pub(crate) struct BandLine {
    pub(crate) x: f32,
    pub(crate) baseline: f32,
    pub(crate) line: Line,
    pub(crate) grey: f32,
    pub(crate) part: Option<PartId>,
}

/// Text in a column from `x`, `width` wide.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn column(
    spans: &[Span],
    style: Setting,
    x: f32,
    width: f32,
    part: Option<PartId>,
) -> Result<Vec<Band>, String> {
    let lines = wrap(spans, style.size, width)?;
    Ok(lines
        .into_iter()
        .map(|line| set(line, style, x, part))
        .collect())
}

/// One line of text as a band.
pub(crate) fn set(line: Line, style: Setting, x: f32, part: Option<PartId>) -> Band {
    // The baseline stands so that capitals are in the middle of the leading.
    let baseline = (style.leading + style.size * 0.714) / 2.0;
    Band {
        height: style.leading,
        lines: vec![BandLine {
            x,
            baseline,
            line,
            grey: style.grey,
            part,
        }],
        ..Band::default()
    }
}

/// Columns side by side: the first band of each becomes one band, and so on.
pub(crate) fn beside(columns: Vec<Vec<Band>>) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for column in columns {
        for (at, band) in column.into_iter().enumerate() {
            match bands.get_mut(at) {
                Some(merged) => {
                    merged.height = merged.height.max(band.height);
                    merged.lines.extend(band.lines);
                    merged.shapes.extend(band.shapes);
                    merged.figures.extend(band.figures);
                }
                None => bands.push(band),
            }
        }
    }
    bands
}

/// One band out of a pile, for what is never parted.
pub(crate) fn stack(bands: Vec<Band>) -> Band {
    let mut stacked = Band::default();
    for band in bands {
        let y = stacked.height;
        stacked
            .lines
            .extend(band.lines.into_iter().map(|line| BandLine {
                baseline: line.baseline + y,
                ..line
            }));
        stacked
            .shapes
            .extend(band.shapes.into_iter().map(|shape| shape.moved(y)));
        stacked
            .figures
            .extend(band.figures.iter().map(|figure| figure.moved(y)));
        stacked.height += band.height;
    }
    stacked
}

/// Puts room above the first and below the last band.
pub(crate) fn pad(bands: &mut [Band], above: f32, below: f32) {
    if let Some(first) = bands.first_mut() {
        first.height += above;
        for line in &mut first.lines {
            line.baseline += above;
        }
        for shape in &mut first.shapes {
            *shape = shape.moved(above);
        }
        for figure in &mut first.figures {
            figure.y += above;
        }
    }
    if let Some(last) = bands.last_mut() {
        last.height += below;
    }
}

pub(crate) fn height(bands: &[Band]) -> f32 {
    bands.iter().map(|b| b.height).sum()
}
