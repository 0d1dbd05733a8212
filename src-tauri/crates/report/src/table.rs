//! Tables: headings that are repeated, rows that may go on over a page.

use std::rc::Rc;

use crate::band::{Band, beside, column, height, pad};
use crate::blocks::{Group, INSET, MEASURE, Place, Setter};
use crate::document::Table;
use crate::page::{MARGIN, Shape};
use crate::shape::Span;
use crate::sizes::Setting;
use crate::tags::{PartId, Role};

const RULE: f32 = 0.5;
const HEAD_TINT: f32 = 0.96;
const RULE_GREY: f32 = 0.35;
/// So many columns still have room for words in large print.
const LARGE_COLUMNS_MAX: usize = 2;

/// A table with its heading cells and rows, in groups. A row is as tall as its tallest cell. In large
/// print a table with many columns is set cell under cell, each with its heading.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn table(
    setter: &mut Setter,
    table: &Table,
    place: Place,
    parent: PartId,
) -> Result<Vec<Group>, String> {
    if setter.sizes.large && table.head.len() > LARGE_COLUMNS_MAX {
        return stacked(setter, table, place, parent);
    }
    let part = setter.tree.add(parent, Role::Table);
    let row = setter.tree.add(part, Role::TR);
    let text = if place.framed {
        setter.sizes.heading
    } else {
        place.text
    };
    let mut head = cells(setter, &table.head, &table.widths, text, Some(row), None)?;
    ruled(&mut head);
    for band in &mut head {
        band.shapes.push(Shape::Fill {
            x: MARGIN,
            y: 0.0,
            width: MEASURE,
            height: band.height,
            grey: HEAD_TINT,
        });
    }
    let repeated = Rc::new(head.clone());
    let mut groups = vec![Group {
        keep_next: true,
        ..Group::whole(head)
    }];
    for entry in &table.rows {
        let row = setter.tree.add(part, Role::TR);
        let mut bands = cells(setter, entry, &table.widths, place.text, None, Some(row))?;
        ruled(&mut bands);
        groups.push(Group {
            repeated: Some(Rc::clone(&repeated)),
            ..Group::text(bands)
        });
    }
    Ok(groups)
}

/// One row of cells: headings in `head`, or others in `row`.
fn cells(
    setter: &mut Setter,
    texts: &[String],
    widths: &[f32],
    text: Setting,
    head: Option<PartId>,
    row: Option<PartId>,
) -> Result<Vec<Band>, String> {
    let mut cells = Vec::new();
    let mut dividers = Vec::new();
    let mut x = MARGIN;
    for (words, share) in texts.iter().zip(widths) {
        let part = match (head, row) {
            (Some(head), _) => Some(setter.tree.add(head, Role::TH)),
            (None, Some(row)) => Some(setter.tree.add(row, Role::TD)),
            (None, None) => None,
        };
        let span = if head.is_some() {
            Span::bold(words)
        } else {
            Span::regular(words)
        };
        let width = MEASURE * share;
        let inner = width - 2.0 * INSET;
        cells.push(column(&[span], text, x + INSET, inner, part)?);
        dividers.push(x);
        x += width;
    }
    dividers.push(MARGIN + MEASURE);
    let mut bands = beside(cells);
    let (above, below) = if head.is_some() {
        (1.0, 1.0)
    } else {
        (3.0, 4.0)
    };
    pad(&mut bands, above, below);
    for band in &mut bands {
        let height = band.height;
        band.shapes
            .extend(dividers.iter().map(|x| rule((*x, 0.0), (*x, height))));
    }
    Ok(bands)
}

/// Each row as its cells one under another, every one behind its heading.
fn stacked(
    setter: &mut Setter,
    table: &Table,
    place: Place,
    parent: PartId,
) -> Result<Vec<Group>, String> {
    let mut groups = Vec::new();
    if table.rows.is_empty() {
        let part = setter.tree.add(parent, Role::P);
        let heads = [Span::bold(table.head.join(", "))];
        let bands = column(&heads, place.text, place.x, place.width, Some(part))?;
        groups.push(Group::text(bands));
    }
    for row in &table.rows {
        let mut bands = Vec::new();
        for (head, cell) in table.head.iter().zip(row) {
            let part = setter.tree.add(parent, Role::P);
            let spans = [Span::bold(format!("{head}: ")), Span::regular(cell)];
            bands.extend(column(
                &spans,
                place.text,
                place.x,
                place.width,
                Some(part),
            )?);
        }
        pad(&mut bands, 4.0, 4.0);
        if let Some(first) = bands.first_mut() {
            first
                .shapes
                .push(rule((MARGIN, 0.0), (MARGIN + MEASURE, 0.0)));
        }
        groups.push(Group::text(bands));
    }
    Ok(groups)
}

/// A rule above and one below.
fn ruled(bands: &mut [Band]) {
    let whole = height(bands);
    if let Some(first) = bands.first_mut() {
        first
            .shapes
            .push(rule((MARGIN, 0.0), (MARGIN + MEASURE, 0.0)));
    }
    if let Some(last) = bands.last_mut()
        && whole > 0.0
    {
        let y = last.height;
        last.shapes.push(rule((MARGIN, y), (MARGIN + MEASURE, y)));
    }
}

fn rule((x, y): (f32, f32), (to_x, to_y): (f32, f32)) -> Shape {
    Shape::Rule {
        x,
        y,
        to_x,
        to_y,
        thickness: RULE,
        grey: RULE_GREY,
    }
}
