//! The document as piles of bands, with its structure: heads, sections and their parts.

use std::rc::Rc;

use crate::band::{Band, beside, column, pad};
use crate::document::{Document, Look, Part, Section};
use crate::head::head;
use crate::page::{MARGIN, Shape, WIDTH};
use crate::parts::part;
use crate::shape::Span;
use crate::sizes::{Setting, Sizes};
use crate::tags::{PartId, Role, Tree};

/// Width between the margins.
pub(crate) const MEASURE: f32 = WIDTH - 2.0 * MARGIN;
/// Between a frame and the words in it.
pub(crate) const INSET: f32 = 8.0;
/// The tint behind headings: light enough to vanish on a poor copier without taking words along.
const TINT: f32 = 0.92;

/// What setting words needs: their structure so far, and how large they are.
pub(crate) struct Setter {
    pub(crate) tree: Tree,
    pub(crate) sizes: &'static Sizes,
}

impl Setter {
    pub(crate) fn new(large: bool) -> Self {
        Self {
            tree: Tree::new(),
            sizes: Sizes::of(large),
        }
    }
}

/// Where the words of a section stand, and how large.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) text: Setting,
    pub(crate) framed: bool,
}

/// A box of the form, or something without a frame.
pub(crate) struct Block {
    /// How thick a line runs round it, in points.
    pub(crate) frame: Option<f32>,
    /// Begins on a page of its own.
    pub(crate) new_page: bool,
    /// Piles that stay whole where they can.
    pub(crate) groups: Vec<Group>,
}

/// So many lines go over a page with the signature under them.
const SHORT_LINES: usize = 8;

/// Bands that belong together.
pub(crate) struct Group {
    pub(crate) bands: Vec<Band>,
    /// So many of the first bands are never parted.
    pub(crate) together: usize,
    /// Says nothing without what follows it: a heading, the heading row of a table.
    pub(crate) keep_next: bool,
    /// Repeated above what goes on over a page.
    pub(crate) repeated: Option<Rc<Vec<Band>>>,
    /// What is repeated stands in the bands for the first time.
    pub(crate) introduces: bool,
}

impl Group {
    /// Never parted.
    pub(crate) fn whole(bands: Vec<Band>) -> Self {
        Self {
            together: bands.len(),
            bands,
            keep_next: false,
            repeated: None,
            introduces: false,
        }
    }

    /// Few enough lines, and no row of a table, to go over a page with what comes after.
    fn is_short_text(&self) -> bool {
        self.repeated.is_none() && self.bands.len() <= SHORT_LINES
    }

    /// May go on over a page after two lines.
    pub(crate) fn text(bands: Vec<Band>) -> Self {
        Self {
            together: bands.len().min(2),
            ..Self::whole(bands)
        }
    }
}

/// All blocks of a document, from the head to the end.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn blocks(setter: &mut Setter, document: &Document) -> Result<Vec<Block>, String> {
    let mut blocks = vec![Block {
        frame: None,
        new_page: false,
        groups: vec![Group::whole(head(setter, &document.head)?)],
    }];
    for section in &document.sections {
        let mut block = self::section(setter, section)?;
        // A heading with nothing under it goes with the one after it.
        if let Some(before) = blocks.last_mut()
            && before.frame.is_none()
            && block.frame.is_none()
            && !block.new_page
            && before.groups.last().is_some_and(|group| group.keep_next)
        {
            before.groups.append(&mut block.groups);
            before.groups = joined(std::mem::take(&mut before.groups));
        } else {
            blocks.push(block);
        }
    }
    Ok(blocks)
}

fn section(setter: &mut Setter, section: &Section) -> Result<Block, String> {
    let framed = section.look != Look::Open;
    let place = if framed {
        Place {
            x: MARGIN + INSET,
            width: MEASURE - 2.0 * INSET,
            text: setter.sizes.body,
            framed,
        }
    } else {
        Place {
            x: MARGIN,
            width: MEASURE,
            text: setter.sizes.letter,
            framed,
        }
    };
    let sect = setter.tree.add(Tree::ROOT, Role::Sect);
    let mut groups = Vec::new();
    if !section.heading.is_empty() {
        groups.push(Group {
            keep_next: true,
            ..Group::whole(heading(setter, section, place, sect)?)
        });
    }
    let mut rigid = framed;
    for part in &section.parts {
        let (part_groups, part_rigid) = self::part(setter, part, place, sect)?;
        rigid &= part_rigid;
        if let Part::Signature { .. } = part
            && let Some(before) = groups.last_mut()
        {
            before.keep_next |= before.is_short_text();
        }
        groups.extend(part_groups);
    }
    let groups = if rigid {
        vec![Group::whole(
            groups.into_iter().flat_map(|group| group.bands).collect(),
        )]
    } else {
        joined(groups)
    };
    Ok(Block {
        frame: match section.look {
            Look::Framed => Some(0.9),
            Look::Prominent => Some(2.0),
            Look::Open => None,
        },
        new_page: section.new_page,
        groups,
    })
}

/// Whatever says nothing by itself goes with the beginning of what follows it.
fn joined(groups: Vec<Group>) -> Vec<Group> {
    let mut joined: Vec<Group> = Vec::new();
    for mut group in groups {
        match joined.last_mut() {
            Some(before) if before.keep_next => {
                before.together = before.bands.len() + group.together;
                before.bands.append(&mut group.bands);
                before.keep_next = group.keep_next;
                before.introduces = true;
                before.repeated = group.repeated;
            }
            _ => joined.push(group),
        }
    }
    joined
}

fn heading(
    setter: &mut Setter,
    section: &Section,
    place: Place,
    sect: PartId,
) -> Result<Vec<Band>, String> {
    let name = match &section.number {
        Some(number) => format!("{number} {}", section.heading),
        None => section.heading.clone(),
    };
    let part = Some(setter.tree.add_named(sect, Role::H2, &name));
    let words = [Span::bold(&section.heading)];
    let Place { x, width, .. } = place;
    if section.look == Look::Open {
        let mut bands = column(&words, setter.sizes.prominent, x, width, part)?;
        pad(&mut bands, 4.0, 1.0);
        return Ok(bands);
    }
    let setting = setter.sizes.heading;
    let indent = setter.sizes.scaled(14.0);
    let mut bands = match &section.number {
        Some(number) => beside(vec![
            column(&[Span::bold(number)], setting, x, indent, part)?,
            column(&words, setting, x + indent, width - indent, part)?,
        ]),
        None => column(&words, setting, x, width, part)?,
    };
    pad(&mut bands, 1.5, 1.5);
    for band in &mut bands {
        band.shapes.push(Shape::Fill {
            x: MARGIN,
            y: 0.0,
            width: MEASURE,
            height: band.height,
            grey: TINT,
        });
    }
    Ok(bands)
}
