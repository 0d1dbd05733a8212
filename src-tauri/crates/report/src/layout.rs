//! Blocks onto pages: where a page ends, what is repeated, who it is about at the foot.

use crate::band::{Band, column, height, pad, set};
use crate::blocks::{Block, Group, MEASURE, Setter, blocks};
use crate::document::{Document, Field, Running};
use crate::page::{EDGE, HEIGHT, MARGIN, Page, PlacedLine, Shape};
use crate::shape::Span;
use crate::sizes::{Setting, Sizes};
use crate::tags::{Role, Tree};
use crate::wrap::wrap;

/// Between two boxes.
const GAP: f32 = 4.5;
/// A row no taller than this share of a page is never parted.
const WHOLE_SHARE: f32 = 0.3;
/// What repeats on every page may take no more than this share of it.
const REPEATED_SHARE: f32 = 0.5;

/// A document on paper.
pub(crate) struct Laid {
    pub(crate) pages: Vec<Page>,
    pub(crate) tree: Tree,
}

/// Why a document cannot be put on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LayoutError {
    /// No face has this grapheme.
    NoGlyph(String),
    /// What has to be repeated on every page leaves no room for the report.
    RepeatedTooTall,
}

impl From<String> for LayoutError {
    fn from(grapheme: String) -> Self {
        Self::NoGlyph(grapheme)
    }
}

/// Puts a document on pages.
///
/// # Errors
/// See [`LayoutError`]; both can be named before by checking the content.
pub(crate) fn layout(document: &Document) -> Result<Laid, LayoutError> {
    let mut setter = Setter::new(document.large);
    let banner = banner(&mut setter, &document.marks)?;
    let blocks = blocks(&mut setter, document)?;
    let mut sheets = Sheets::new(banner, &document.running, setter.sizes)?;
    for block in &blocks {
        sheets.block(block);
    }
    Ok(Laid {
        pages: sheets.finish(&document.running)?,
        tree: setter.tree,
    })
}

/// Whether what is repeated on every page leaves room for the report.
///
/// # Errors
/// See [`LayoutError`].
pub(crate) fn check_repeated(document: &Document) -> Result<(), LayoutError> {
    let mut setter = Setter::new(document.large);
    let banner = banner(&mut setter, &document.marks)?;
    Sheets::new(banner, &document.running, setter.sizes).map(|_| ())
}

/// The marks across the top of every page, framed.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn banner(setter: &mut Setter, marks: &[String]) -> Result<Vec<Band>, String> {
    let mut bands = Vec::new();
    for mark in marks {
        let part = setter.tree.add(Tree::ROOT, Role::P);
        let mut mark = column(
            &[Span::bold(mark)],
            setter.sizes.body,
            MARGIN + 8.0,
            MEASURE - 16.0,
            Some(part),
        )?;
        pad(&mut mark, 2.0, 2.0);
        let frame = Shape::Frame {
            x: MARGIN,
            y: 0.0,
            width: MEASURE,
            height: height(&mark),
            thickness: 1.6,
        };
        if let Some(first) = mark.first_mut() {
            first.shapes.push(frame);
        }
        bands.extend(mark);
        bands.push(Band {
            height: 5.0,
            ..Band::default()
        });
    }
    Ok(bands)
}

/// The pages so far, and where on the last of them the next thing goes.
struct Sheets {
    pages: Vec<Page>,
    y: f32,
    /// Nothing but what is repeated stands on the last page yet.
    fresh: bool,
    banner: Vec<Band>,
    continued: Vec<Band>,
    foot: Vec<Band>,
    bottom: f32,
    running: Setting,
}

impl Sheets {
    fn new(banner: Vec<Band>, running: &Running, sizes: &Sizes) -> Result<Self, LayoutError> {
        let mut continued = column(
            &[Span::bold(&running.continued)],
            sizes.small,
            MARGIN,
            MEASURE,
            None,
        )?;
        pad(&mut continued, 0.0, 4.0);
        let foot = foot(running, sizes)?;
        if height(&banner) + height(&continued) + height(&foot) > HEIGHT * REPEATED_SHARE {
            return Err(LayoutError::RepeatedTooTall);
        }
        let bottom = HEIGHT - EDGE + 6.0 - height(&foot) - 8.0;
        let mut sheets = Self {
            pages: Vec::new(),
            y: 0.0,
            fresh: true,
            banner,
            continued,
            foot,
            bottom,
            running: sizes.running,
        };
        sheets.turn();
        Ok(sheets)
    }

    /// Begins a page.
    fn turn(&mut self) {
        let first = self.pages.is_empty();
        self.pages.push(Page::default());
        self.y = EDGE;
        // Once in the document the marks are words to be read; on later pages they repeat.
        for band in self.banner.clone() {
            self.put(&band, !first);
        }
        if !first {
            for band in self.continued.clone() {
                self.put(&band, true);
            }
        }
        self.fresh = true;
    }

    fn put(&mut self, band: &Band, repeated: bool) {
        if let Some(page) = self.pages.last_mut() {
            page.put(band, self.y, repeated);
        }
        self.y += band.height;
        self.fresh = false;
    }

    fn room(&self) -> f32 {
        self.bottom - self.y
    }

    fn block(&mut self, block: &Block) {
        if block.new_page && !self.fresh {
            self.turn();
        }
        if !self.fresh {
            self.y += GAP;
        }
        let mut top = self.y;
        let mut begun = false;
        for group in &block.groups {
            if !self.fits(group) && !self.fresh {
                if begun {
                    self.frame(block, top);
                }
                top = self.go_on(group, group.introduces);
            }
            for band in &group.bands {
                if band.height > self.room() && !self.fresh {
                    self.frame(block, top);
                    top = self.go_on(group, false);
                }
                self.put(band, false);
                begun = true;
            }
        }
        self.frame(block, top);
    }

    /// Whether as much of a group as must stay together fits on what is left of the page.
    fn fits(&self, group: &Group) -> bool {
        let whole = height(&group.bands);
        let page = self.bottom - EDGE;
        let needed = if whole <= page * WHOLE_SHARE {
            whole
        } else {
            height(&group.bands[..group.together])
        };
        needed <= self.room()
    }

    /// Turns the page inside a block, repeating the heading row if it is a table that goes on and does
    /// not only `begin` here. Returns where the frame starts.
    fn go_on(&mut self, group: &Group, begin: bool) -> f32 {
        self.turn();
        let top = self.y;
        for band in group
            .repeated
            .iter()
            .filter(|_| !begin)
            .flat_map(|b| b.iter())
        {
            self.put(band, true);
        }
        // The heading alone is nothing yet: a row taller than a page starts under it.
        self.fresh = true;
        top
    }

    fn frame(&mut self, block: &Block, top: f32) {
        let height = self.y - top;
        if let Some(thickness) = block.frame
            && height > 0.0
            && let Some(page) = self.pages.last_mut()
        {
            page.shapes.push(Shape::Frame {
                x: MARGIN,
                y: top,
                width: MEASURE,
                height,
                thickness,
            });
        }
    }

    /// Puts the foot on every page, now that their number is known.
    fn finish(mut self, running: &Running) -> Result<Vec<Page>, LayoutError> {
        let total = self.pages.len();
        let foot_top = self.bottom + 8.0;
        for (at, page) in self.pages.iter_mut().enumerate() {
            let rule = Shape::Rule {
                x: MARGIN,
                y: foot_top - 3.0,
                to_x: MARGIN + MEASURE,
                to_y: foot_top - 3.0,
                thickness: 0.6,
                grey: 0.3,
            };
            page.shapes.push(rule);
            let mut y = foot_top;
            for band in &self.foot {
                page.put(band, y, true);
                y += band.height;
            }
            let number = running
                .page
                .replace("{page}", &(at + 1).to_string())
                .replace("{pages}", &total.to_string());
            page.lines
                .push(right_aligned(&number, self.running, foot_top)?);
        }
        Ok(self.pages)
    }
}

/// Whose page this is, on one line where it fits and parted between two of its fields otherwise.
fn foot(running: &Running, sizes: &Sizes) -> Result<Vec<Band>, String> {
    let width = MEASURE - sizes.running.size * 8.0;
    let spans = |fields: &[Field]| {
        let mut spans = Vec::new();
        for (at, field) in fields.iter().enumerate() {
            let gap = if at > 0 { "   " } else { "" };
            spans.push(Span::regular(format!("{gap}{}: ", field.label)));
            spans.push(Span::bold(&field.value));
        }
        spans
    };
    let line = column(&spans(&running.fields), sizes.running, MARGIN, width, None)?;
    if line.len() == 1 {
        return Ok(line);
    }
    let (who, which) = running.fields.split_at(running.fields.len() / 2);
    let mut lines = column(&spans(who), sizes.running, MARGIN, width, None)?;
    // The number of the page stands on the first line only.
    let which = column(&spans(which), sizes.running, MARGIN, MEASURE, None)?;
    lines.extend(which);
    Ok(lines)
}

fn right_aligned(text: &str, style: Setting, top: f32) -> Result<PlacedLine, String> {
    let line = wrap(&[Span::bold(text)], style.size, f32::MAX)?.remove(0);
    let x = MARGIN + MEASURE - line.width;
    let mut band = set(line, style, x, None);
    let placed = band.lines.remove(0);
    Ok(PlacedLine {
        x,
        y: top + placed.baseline,
        line: placed.line,
        grey: style.grey,
        part: None,
    })
}
