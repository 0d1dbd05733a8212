//! The table of section 6: two columns, a heading that is repeated, rows that may go on over a page.

use crate::band::{BODY, Band, HEADING, beside, column, pad};
use crate::blocks::{Group, INSET, MEASURE};
use crate::page::{MARGIN, Shape};
use crate::shape::Span;
use crate::tags::{PartId, Role, Tree};

/// Share of the width for the first column.
const FIRST: f32 = 0.38;
const RULE: f32 = 0.5;
const HEAD_TINT: f32 = 0.96;
const RULE_GREY: f32 = 0.35;

pub(crate) struct Table {
    pub(crate) head: Vec<Band>,
    pub(crate) rows: Vec<Group>,
}

/// A table with its heading cells and rows. A row is as tall as its taller cell.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn table(
    head: &[String; 2],
    rows: &[[String; 2]],
    parent: PartId,
    tree: &mut Tree,
) -> Result<Table, String> {
    let table = tree.add(parent, Role::Table);
    let row = tree.add(table, Role::TR);
    let mut head_bands = cells(head, true, row, tree)?;
    rule_above(&mut head_bands);
    for band in &mut head_bands {
        band.shapes.push(Shape::Fill {
            x: MARGIN,
            y: 0.0,
            width: MEASURE,
            height: band.height,
            grey: HEAD_TINT,
        });
    }
    let mut groups = Vec::new();
    for entry in rows {
        let row = tree.add(table, Role::TR);
        let mut bands = cells(entry, false, row, tree)?;
        rule_above(&mut bands);
        groups.push(Group {
            together: bands.len().min(2),
            bands,
        });
    }
    Ok(Table {
        head: head_bands,
        rows: groups,
    })
}

fn cells(
    texts: &[String; 2],
    head: bool,
    row: PartId,
    tree: &mut Tree,
) -> Result<Vec<Band>, String> {
    let divider = MARGIN + MEASURE * FIRST;
    let columns = [
        (MARGIN + INSET, MEASURE * FIRST - 2.0 * INSET),
        (divider + INSET, MEASURE * (1.0 - FIRST) - 2.0 * INSET),
    ];
    let mut cells = Vec::new();
    for (text, (x, width)) in texts.iter().zip(columns) {
        let part = tree.add(row, if head { Role::TH } else { Role::TD });
        let (span, style) = if head {
            (Span::bold(text), HEADING)
        } else {
            (Span::regular(text), BODY)
        };
        cells.push(column(&[span], style, x, width, Some(part))?);
    }
    let mut bands = beside(cells);
    pad(
        &mut bands,
        if head { 1.0 } else { 3.0 },
        if head { 1.0 } else { 4.0 },
    );
    for band in &mut bands {
        band.shapes.push(Shape::Rule {
            x: divider,
            y: 0.0,
            to_x: divider,
            to_y: band.height,
            thickness: RULE,
            grey: RULE_GREY,
        });
    }
    Ok(bands)
}

fn rule_above(bands: &mut [Band]) {
    if let Some(first) = bands.first_mut() {
        first.shapes.push(Shape::Rule {
            x: MARGIN,
            y: 0.0,
            to_x: MARGIN + MEASURE,
            to_y: 0.0,
            thickness: RULE,
            grey: RULE_GREY,
        });
    }
}
