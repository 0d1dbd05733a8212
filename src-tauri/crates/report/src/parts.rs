//! How each kind of part of a section looks.

use crate::band::{Band, beside, column, pad};
use crate::blocks::{Group, Place, Setter};
use crate::choices::choices;
use crate::codes::codes;
use crate::document::{Field, Part};
use crate::page::Shape;
use crate::shape::Span;
use crate::table::table;
use crate::tags::{PartId, Role};

/// The groups of a part, and whether it is short, so that a box of such parts stays whole.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn part(
    setter: &mut Setter,
    part: &Part,
    place: Place,
    sect: PartId,
) -> Result<(Vec<Group>, bool), String> {
    let short = |bands| (vec![Group::whole(bands)], true);
    Ok(match part {
        Part::Fields(fields) => short(self::fields(setter, fields, place, sect)?),
        Part::Choices {
            columns,
            choices: boxes,
        } => short(choices(setter, *columns, boxes, sect)?),
        Part::Statement { label, words } => short(statement(setter, label, words, place, sect)?),
        Part::Signature {
            closing,
            name,
            lines,
            fields,
        } => short(signature(
            setter,
            [closing, name],
            lines,
            fields,
            place,
            sect,
        )?),
        Part::Text(text) => {
            let mut bands = paragraph(setter, &[Span::regular(text)], place, sect)?;
            pad(&mut bands, 4.0, 5.0);
            (vec![Group::text(bands)], false)
        }
        Part::Note(text) => {
            let small = Place {
                text: setter.sizes.small,
                ..place
            };
            let mut bands = paragraph(setter, &[Span::regular(text)], small, sect)?;
            pad(&mut bands, 3.0, 4.0);
            (vec![Group::text(bands)], false)
        }
        Part::Lead(words) => {
            let mut bands = paragraph(setter, words, place, sect)?;
            pad(&mut bands, 4.0, 3.0);
            let lead = Group {
                keep_next: true,
                ..Group::whole(bands)
            };
            (vec![lead], false)
        }
        Part::Pairs(fields) => (pairs(setter, fields, place, sect)?, false),
        Part::List(points) => (list(setter, points, place, sect)?, false),
        Part::Table(rows) => (table(setter, rows, place, sect)?, false),
        Part::Codes(squares) => (codes(setter, squares, place, sect)?, true),
    })
}

fn paragraph(
    setter: &mut Setter,
    words: &[Span],
    place: Place,
    sect: PartId,
) -> Result<Vec<Band>, String> {
    let part = setter.tree.add(sect, Role::P);
    column(words, place.text, place.x, place.width, Some(part))
}

fn list(
    setter: &mut Setter,
    points: &[Vec<Span>],
    place: Place,
    sect: PartId,
) -> Result<Vec<Group>, String> {
    let indent = setter.sizes.scaled(12.0);
    let Place { x, width, text, .. } = place;
    let list = setter.tree.add(sect, Role::Bullets);
    let mut groups = Vec::new();
    for point in points {
        let item = setter.tree.add(list, Role::LI);
        let label = setter.tree.add(item, Role::Lbl);
        let bullet = column(&[Span::regular("•")], text, x, indent, Some(label))?;
        let body = setter.tree.add(item, Role::LBody);
        let words = column(point, text, x + indent, width - indent, Some(body))?;
        let mut bands = beside(vec![bullet, words]);
        pad(&mut bands, 1.5, 1.5);
        groups.push(Group::text(bands));
    }
    Ok(groups)
}

fn pairs(
    setter: &mut Setter,
    fields: &[Field],
    place: Place,
    sect: PartId,
) -> Result<Vec<Group>, String> {
    let mut groups = Vec::new();
    for field in fields {
        let spans = [
            Span::bold(format!("{}: ", field.label)),
            Span::regular(&field.value),
        ];
        let mut bands = paragraph(setter, &spans, place, sect)?;
        pad(&mut bands, 1.0, 1.0);
        groups.push(Group::text(bands));
    }
    Ok(groups)
}

fn fields(
    setter: &mut Setter,
    fields: &[Field],
    place: Place,
    sect: PartId,
) -> Result<Vec<Band>, String> {
    let gap = 14.0;
    let side_by_side = if setter.sizes.large { 1 } else { fields.len() };
    let count = side_by_side.max(1) as f32;
    let width = (place.width - gap * (count - 1.0)) / count;
    let mut bands = Vec::new();
    for row in fields.chunks(side_by_side.max(1)) {
        let mut columns = Vec::new();
        for (at, field) in row.iter().enumerate() {
            let x = place.x + at as f32 * (width + gap);
            columns.push(labelled(setter, field, (x, width), sect)?);
        }
        let mut row = beside(columns);
        pad(&mut row, 2.0, 2.5);
        bands.extend(row);
    }
    Ok(bands)
}

fn labelled(
    setter: &mut Setter,
    field: &Field,
    (x, width): (f32, f32),
    sect: PartId,
) -> Result<Vec<Band>, String> {
    let Setter { tree, sizes } = setter;
    let label = tree.add(sect, Role::P);
    let words = [Span::regular(&field.label)];
    let mut bands = column(&words, sizes.label, x, width, Some(label))?;
    let value = tree.add(sect, Role::P);
    let words = if field.prominent {
        Span::bold(&field.value)
    } else {
        Span::regular(&field.value)
    };
    bands.extend(column(&[words], sizes.value, x, width, Some(value))?);
    Ok(bands)
}

fn statement(
    setter: &mut Setter,
    label: &str,
    words: &[Span],
    place: Place,
    sect: PartId,
) -> Result<Vec<Band>, String> {
    let mut spans = Vec::new();
    if !label.is_empty() {
        spans.push(Span::regular(format!("{label} ")));
    }
    spans.extend_from_slice(words);
    let place = Place {
        text: setter.sizes.value,
        ..place
    };
    let mut bands = paragraph(setter, &spans, place, sect)?;
    pad(&mut bands, 2.0, 2.0);
    Ok(bands)
}

fn signature(
    setter: &mut Setter,
    [closing, name]: [&String; 2],
    lines: &[String],
    fields: &[Field],
    place: Place,
    sect: PartId,
) -> Result<Vec<Band>, String> {
    let Place { x, width, text, .. } = place;
    let mut bands = Vec::new();
    if !closing.is_empty() {
        bands.extend(paragraph(setter, &[Span::regular(closing)], place, sect)?);
        pad(&mut bands, 8.0, 0.0);
    }
    let signed = width * 0.62;
    let mut room = Band {
        height: 27.0,
        ..Band::default()
    };
    room.shapes.push(Shape::Rule {
        x,
        y: 25.0,
        to_x: x + signed,
        to_y: 25.0,
        thickness: 0.6,
        grey: 0.3,
    });
    bands.push(room);
    let beneath = if setter.sizes.large { width } else { signed };
    let part = setter.tree.add(sect, Role::P);
    let words = [Span::regular(name)];
    let mut typed = column(&words, setter.sizes.value, x, beneath, Some(part))?;
    for line in lines {
        let part = setter.tree.add(sect, Role::P);
        typed.extend(column(&[Span::regular(line)], text, x, width, Some(part))?);
    }
    let right_of = x + signed + 18.0;
    let mut right = Vec::new();
    for field in fields {
        let part = setter.tree.add(sect, Role::P);
        let spans = [
            Span::regular(format!("{}  ", field.label)),
            Span::bold(&field.value),
        ];
        let (x, width) = if setter.sizes.large {
            (x, width)
        } else {
            (right_of, width - signed - 18.0)
        };
        right.extend(column(&spans, text, x, width, Some(part))?);
    }
    if setter.sizes.large {
        bands.extend(typed);
        bands.extend(right);
    } else {
        bands.extend(beside(vec![typed, right]));
    }
    pad(&mut bands, 0.0, 4.0);
    Ok(bands)
}
