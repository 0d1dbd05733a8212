//! The document as boxes made of bands, with its structure: how each kind of part looks.

use crate::band::{
    BODY, Band, HEADING, LABEL, SMALL, SUBTITLE, TITLE, VALUE, beside, column, pad, stack,
};
use crate::choices;
use crate::document::{Document, Field, Head, Part, Section};
use crate::page::{MARGIN, Shape, WIDTH};
use crate::shape::Span;
use crate::table;
use crate::tags::{PartId, Role, Tree};

/// Width between the margins.
pub(crate) const MEASURE: f32 = WIDTH - 2.0 * MARGIN;
/// Between a frame and the words in it.
pub(crate) const INSET: f32 = 8.0;
/// The tint behind headings: light enough to vanish on a poor copier without taking words along.
const TINT: f32 = 0.92;

/// A box of the form, or something without a frame.
pub(crate) struct Block {
    /// How thick a line runs round it, in points.
    pub(crate) frame: Option<f32>,
    /// Piles that stay whole where they can.
    pub(crate) groups: Vec<Group>,
    /// Repeated above what goes on over a page.
    pub(crate) repeated: Vec<Band>,
}

/// Bands that belong together.
pub(crate) struct Group {
    pub(crate) bands: Vec<Band>,
    /// So many of the first bands are never parted.
    pub(crate) together: usize,
}

/// All blocks of a document, from the head to the signature.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn blocks(document: &Document, tree: &mut Tree) -> Result<Vec<Block>, String> {
    let mut blocks = vec![head(&document.head, tree)?];
    for section in &document.sections {
        blocks.push(self::section(section, tree)?);
    }
    Ok(blocks)
}

fn head(head: &Head, tree: &mut Tree) -> Result<Block, String> {
    let side = 164.0;
    let title = tree.add(Tree::ROOT, Role::H1);
    let subtitle = tree.add(Tree::ROOT, Role::P);
    let main = MEASURE - side - 16.0;
    let mut left = column(&[Span::bold(&head.title)], TITLE, MARGIN, main, Some(title))?;
    left.extend(column(
        &[Span::regular(&head.subtitle)],
        SUBTITLE,
        MARGIN,
        main,
        Some(subtitle),
    )?);
    let explanation = tree.add(Tree::ROOT, Role::P);
    let mut right = Vec::new();
    for field in &head.fields {
        // Label and value share a line here: the pair is short and looked up often.
        let part = tree.add(Tree::ROOT, Role::P);
        let spans = [
            Span::regular(format!("{}  ", field.label)),
            Span::bold(&field.value),
        ];
        right.extend(column(
            &spans,
            SMALL,
            MARGIN + MEASURE - side,
            side,
            Some(part),
        )?);
    }
    pad(&mut right, 6.0, 0.0);
    let mut bands = beside(vec![vec![stack(left)], vec![stack(right)]]);
    pad(&mut bands, 0.0, 3.0);
    bands.extend(column(
        &[Span::regular(&head.explanation)],
        SMALL,
        MARGIN,
        MEASURE,
        Some(explanation),
    )?);
    Ok(whole(bands, None))
}

fn whole(bands: Vec<Band>, frame: Option<f32>) -> Block {
    let together = bands.len();
    Block {
        frame,
        groups: vec![Group { bands, together }],
        repeated: Vec::new(),
    }
}

fn section(section: &Section, tree: &mut Tree) -> Result<Block, String> {
    let sect = tree.add(Tree::ROOT, Role::Sect);
    let heading = heading(section, sect, tree)?;
    let lead = heading.len();
    let mut groups = vec![Group {
        bands: heading,
        together: lead,
    }];
    let mut repeated = Vec::new();
    let mut rigid = true;
    let frame = Some(if section.prominent { 2.0 } else { 0.9 });
    for part in &section.parts {
        match part {
            Part::Table { head, rows } => {
                rigid = false;
                let table = table::table(head, rows, sect, tree)?;
                join(&mut groups, table.head.clone());
                repeated = table.head;
                groups.extend(table.rows);
            }
            Part::Text(text) => {
                rigid = false;
                let id = tree.add(sect, Role::P);
                let mut bands = column(
                    &[Span::regular(text)],
                    BODY,
                    MARGIN + INSET,
                    MEASURE - 2.0 * INSET,
                    Some(id),
                )?;
                pad(&mut bands, 4.0, 5.0);
                groups.push(Group {
                    together: bands.len().min(2),
                    bands,
                });
            }
            Part::Fields(fields) => join(&mut groups, self::fields(fields, sect, tree)?),
            Part::Choices { columns, choices } => join(
                &mut groups,
                choices::choices(*columns, choices, sect, tree)?,
            ),
            Part::Statement { label, words } => {
                join(&mut groups, statement(label, words, sect, tree)?)
            }
            Part::Signature { name, fields } => {
                join(&mut groups, signature(name, fields, sect, tree)?)
            }
        }
    }
    if rigid {
        let bands = groups.into_iter().flat_map(|g| g.bands).collect();
        return Ok(whole(bands, frame));
    }
    // A heading goes with the beginning of what it heads.
    if groups.len() > 1 {
        let mut first = groups.remove(0);
        let next = &mut groups[0];
        next.together += first.bands.len();
        first.bands.append(&mut next.bands);
        next.bands = first.bands;
    }
    Ok(Block {
        frame,
        groups,
        repeated,
    })
}

fn join(groups: &mut [Group], bands: Vec<Band>) {
    if let Some(group) = groups.last_mut() {
        group.together += bands.len();
        group.bands.extend(bands);
    }
}

fn heading(section: &Section, sect: PartId, tree: &mut Tree) -> Result<Vec<Band>, String> {
    let part = Some(tree.add(sect, Role::H2));
    let indent = 14.0;
    let left = MARGIN + INSET;
    let mut bands = match &section.number {
        Some(number) => {
            let number = column(&[Span::bold(number)], HEADING, left, indent, part)?;
            let width = MEASURE - 2.0 * INSET - indent;
            beside(vec![
                number,
                column(
                    &[Span::bold(&section.heading)],
                    HEADING,
                    left + indent,
                    width,
                    part,
                )?,
            ])
        }
        None => column(
            &[Span::bold(&section.heading)],
            HEADING,
            left,
            MEASURE - 2.0 * INSET,
            part,
        )?,
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

fn fields(fields: &[Field], sect: PartId, tree: &mut Tree) -> Result<Vec<Band>, String> {
    let gap = 14.0;
    let count = fields.len().max(1) as f32;
    let width = (MEASURE - 2.0 * INSET - gap * (count - 1.0)) / count;
    let mut columns = Vec::new();
    for (at, field) in fields.iter().enumerate() {
        columns.push(labelled(
            field,
            MARGIN + INSET + at as f32 * (width + gap),
            width,
            sect,
            tree,
        )?);
    }
    let mut bands = beside(columns);
    pad(&mut bands, 3.0, 3.0);
    Ok(bands)
}

fn labelled(
    field: &Field,
    x: f32,
    width: f32,
    sect: PartId,
    tree: &mut Tree,
) -> Result<Vec<Band>, String> {
    let label = tree.add(sect, Role::P);
    let mut bands = column(&[Span::regular(&field.label)], LABEL, x, width, Some(label))?;
    let value = tree.add(sect, Role::P);
    let words = if field.prominent {
        Span::bold(&field.value)
    } else {
        Span::regular(&field.value)
    };
    bands.extend(column(&[words], VALUE, x, width, Some(value))?);
    Ok(bands)
}

fn statement(
    label: &str,
    words: &[Span],
    sect: PartId,
    tree: &mut Tree,
) -> Result<Vec<Band>, String> {
    let part = tree.add(sect, Role::P);
    let mut spans = Vec::new();
    if !label.is_empty() {
        spans.push(Span::regular(format!("{label} ")));
    }
    spans.extend_from_slice(words);
    let mut bands = column(
        &spans,
        VALUE,
        MARGIN + INSET,
        MEASURE - 2.0 * INSET,
        Some(part),
    )?;
    pad(&mut bands, 2.0, 2.0);
    Ok(bands)
}

fn signature(
    name: &str,
    fields: &[Field],
    sect: PartId,
    tree: &mut Tree,
) -> Result<Vec<Band>, String> {
    let left = MARGIN + INSET;
    let width = (MEASURE - 2.0 * INSET) * 0.62;
    let mut room = Band {
        height: 30.0,
        ..Band::default()
    };
    room.shapes.push(Shape::Rule {
        x: left,
        y: 28.0,
        to_x: left + width,
        to_y: 28.0,
        thickness: 0.6,
        grey: 0.3,
    });
    let part = tree.add(sect, Role::P);
    let typed = column(&[Span::regular(name)], VALUE, left, width, Some(part))?;
    let mut right = Vec::new();
    for field in fields {
        let part = tree.add(sect, Role::P);
        let spans = [
            Span::regular(format!("{}  ", field.label)),
            Span::bold(&field.value),
        ];
        right.extend(column(
            &spans,
            BODY,
            left + width + 18.0,
            MEASURE - 2.0 * INSET - width - 18.0,
            Some(part),
        )?);
    }
    let mut bands = vec![room];
    bands.extend(beside(vec![typed, right]));
    pad(&mut bands, 0.0, 4.0);
    Ok(bands)
}
