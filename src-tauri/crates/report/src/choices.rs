//! Boxes to tick: a list of choices with their boxes as characters, so that whoever reads the text of
//! the page knows which are ticked.

use crate::band::{Band, beside, column, pad};
use crate::blocks::{INSET, MEASURE, Setter};
use crate::document::Choice;
use crate::page::MARGIN;
use crate::shape::Span;
use crate::sizes::Setting;
use crate::tags::{PartId, Role};
use crate::text::tick;
use crate::wrap::wrap;

/// The choices of a list, in rows of so many.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn choices(
    setter: &mut Setter,
    columns: usize,
    choices: &[Choice],
    sect: PartId,
) -> Result<Vec<Band>, String> {
    let list = setter.tree.add(sect, Role::L);
    let columns = if setter.sizes.large { 1 } else { columns };
    let mut bands = Vec::new();
    for row in choices.chunks(columns) {
        let mut cells = Vec::new();
        // Close enough that a program reading the page takes box and words for one line.
        let box_width = setter.sizes.scaled(if columns == 1 { 17.0 } else { 13.5 });
        let equal = (MEASURE - 2.0 * INSET) / columns as f32;
        let places = if columns == 1 {
            vec![(0.0, equal)]
        } else {
            places(columns, row, setter.sizes.body, box_width)?
        };
        for (choice, (x, width)) in row.iter().zip(places) {
            cells.push(self::choice(
                setter,
                choice,
                MARGIN + INSET + x,
                width,
                box_width,
                list,
            )?);
        }
        bands.extend(beside(cells));
    }
    pad(&mut bands, 3.0, 3.0);
    Ok(bands)
}

/// Where the choices of one row stand: side by side by their own widths where they fit, in equal
/// columns otherwise.
fn places(
    columns: usize,
    choices: &[Choice],
    style: Setting,
    box_width: f32,
) -> Result<Vec<(f32, f32)>, String> {
    let room = MEASURE - 2.0 * INSET;
    let gap = 12.0;
    let mut widths = Vec::new();
    for choice in choices {
        let lines = wrap(&choice.words, style.size, f32::MAX)?;
        widths.push(box_width + lines.first().map_or(0.0, |l| l.width) + 0.5);
    }
    let total: f32 = widths.iter().sum::<f32>() + gap * (choices.len() as f32 - 1.0);
    let equal = (room - gap * (columns as f32 - 1.0)) / columns as f32;
    if choices.len() < columns || total > room {
        return Ok((0..choices.len())
            .map(|at| (at as f32 * (equal + gap), equal))
            .collect());
    }
    let spare = (room - total) / choices.len().saturating_sub(1).max(1) as f32;
    let mut x = 0.0;
    Ok(widths
        .into_iter()
        .map(|width| {
            let place = (x, if columns == 1 { room } else { width });
            x += width + gap + spare;
            place
        })
        .collect())
}

fn choice(
    setter: &mut Setter,
    choice: &Choice,
    x: f32,
    width: f32,
    box_width: f32,
    list: PartId,
) -> Result<Vec<Band>, String> {
    let Setter { tree, sizes } = setter;
    let item = tree.add(list, Role::LI);
    let style = match (choice.prominent, &choice.number) {
        (true, _) => sizes.prominent,
        (false, Some(_)) => sizes.value,
        (false, None) => sizes.body,
    };
    let label = tree.add(item, Role::Lbl);
    let mut columns = vec![column(
        &[Span::regular(tick(choice.ticked))],
        style,
        x,
        box_width,
        Some(label),
    )?];
    let mut indent = box_width;
    if let Some(number) = &choice.number {
        let number = Span {
            text: number.clone(),
            weight: choice.words[0].weight,
        };
        columns.push(column(
            &[number],
            style,
            x + indent,
            sizes.scaled(24.0),
            Some(label),
        )?);
        indent += sizes.scaled(21.0);
    }
    let body = tree.add(item, Role::LBody);
    columns.push(column(
        &choice.words,
        style,
        x + indent,
        width - indent,
        Some(body),
    )?);
    Ok(beside(columns))
}
