//! Sheets of paper: what stands where, once everything has found its place.

use std::rc::Rc;

use crate::band::Band;
use crate::tags::PartId;
use crate::wrap::Line;

/// A4 in points.
pub(crate) const WIDTH: f32 = 595.276;
pub(crate) const HEIGHT: f32 = 841.89;
/// Left and right of the text.
pub(crate) const MARGIN: f32 = 42.0;
/// Above the first and below the last line of a page.
pub(crate) const EDGE: f32 = 34.0;

/// One sheet. Distances are in points from the upper left corner.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) shapes: Vec<Shape>,
    pub(crate) lines: Vec<PlacedLine>,
    pub(crate) figures: Vec<Figure>,
}

impl Page {
    /// Puts a band `top` points from the upper edge. Repeated, it is not part of what is read.
    pub(crate) fn put(&mut self, band: &Band, top: f32, repeated: bool) {
        self.shapes
            .extend(band.shapes.iter().map(|shape| shape.moved(top)));
        self.lines.extend(band.lines.iter().map(|line| PlacedLine {
            x: line.x,
            y: top + line.baseline,
            line: line.line.clone(),
            grey: line.grey,
            part: if repeated { None } else { line.part },
        }));
        self.figures
            .extend(band.figures.iter().map(|figure| figure.moved(top)));
    }
}

/// A line of text on a sheet.
pub(crate) struct PlacedLine {
    pub(crate) x: f32,
    /// Of the baseline.
    pub(crate) y: f32,
    pub(crate) line: Line,
    /// 0 is black, 1 is white.
    pub(crate) grey: f32,
    /// The part of the document it belongs to; none for what is repeated on every page.
    pub(crate) part: Option<PartId>,
}

/// A code: squares that stand for a text.
#[derive(Clone)]
pub(crate) struct Figure {
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// Width and height, with the white round it.
    pub(crate) side: f32,
    /// The white round it.
    pub(crate) quiet: f32,
    /// Width and height of one square.
    pub(crate) module: f32,
    /// Row, first column and how many dark squares from there.
    pub(crate) runs: Rc<Vec<[u8; 3]>>,
    pub(crate) part: PartId,
    /// The part that links, and what it opens.
    pub(crate) link: Option<(PartId, String)>,
}

impl Figure {
    pub(crate) fn moved(&self, dy: f32) -> Self {
        Self {
            y: self.y + dy,
            ..self.clone()
        }
    }
}

/// Something drawn that is not text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    Fill {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        grey: f32,
    },
    Frame {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        thickness: f32,
    },
    Rule {
        x: f32,
        y: f32,
        to_x: f32,
        to_y: f32,
        thickness: f32,
        grey: f32,
    },
}

impl Shape {
    pub(crate) fn moved(self, dy: f32) -> Self {
        match self {
            Self::Fill {
                x,
                y,
                width,
                height,
                grey,
            } => Self::Fill {
                x,
                y: y + dy,
                width,
                height,
                grey,
            },
            Self::Frame {
                x,
                y,
                width,
                height,
                thickness,
            } => Self::Frame {
                x,
                y: y + dy,
                width,
                height,
                thickness,
            },
            Self::Rule {
                x,
                y,
                to_x,
                to_y,
                thickness,
                grey,
            } => Self::Rule {
                x,
                y: y + dy,
                to_x,
                to_y: to_y + dy,
                thickness,
                grey,
            },
        }
    }
}
