//! What stands at the top of the first page.

use crate::band::{Band, beside, column, pad, stack};
use crate::blocks::{MEASURE, Setter};
use crate::document::{Field, Head};
use crate::page::MARGIN;
use crate::shape::Span;
use crate::sizes::Setting;
use crate::tags::{PartId, Role, Tree};

/// Width of the column on the right.
const SIDE: f32 = 164.0;
const GAP: f32 = 16.0;

/// The head of a document, which is never parted.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn head(setter: &mut Setter, head: &Head) -> Result<Vec<Band>, String> {
    match head {
        Head::Form {
            title,
            subtitle,
            explanation,
            fields,
        } => form(setter, [title, subtitle, explanation], fields),
        Head::Letter { .. } => letter(setter, head),
    }
}

/// Where two columns stand, or one under the other in large print.
fn columns(setter: &Setter) -> [(f32, f32); 2] {
    if setter.sizes.large {
        [(MARGIN, MEASURE); 2]
    } else {
        [
            (MARGIN, MEASURE - SIDE - GAP),
            (MARGIN + MEASURE - SIDE, SIDE),
        ]
    }
}

fn side_by_side(setter: &Setter, mut left: Vec<Band>, right: Vec<Band>) -> Vec<Band> {
    if setter.sizes.large {
        left.extend(right);
        return left;
    }
    beside(vec![vec![stack(left)], vec![stack(right)]])
}

fn form(
    setter: &mut Setter,
    [title, subtitle, explanation]: [&String; 3],
    fields: &[Field],
) -> Result<Vec<Band>, String> {
    let sizes = setter.sizes;
    let [(left_x, left_width), right] = columns(setter);
    let part = setter.tree.add_named(Tree::ROOT, Role::H1, title);
    let mut left = column(
        &[Span::bold(title)],
        sizes.title,
        left_x,
        left_width,
        Some(part),
    )?;
    let part = setter.tree.add(Tree::ROOT, Role::P);
    left.extend(column(
        &[Span::regular(subtitle)],
        sizes.subtitle,
        left_x,
        left_width,
        Some(part),
    )?);
    let explained = setter.tree.add(Tree::ROOT, Role::P);
    let mut side = pairs(setter, fields, right)?;
    pad(&mut side, 6.0, 0.0);
    let mut bands = side_by_side(setter, left, side);
    pad(&mut bands, 0.0, 3.0);
    bands.extend(column(
        &[Span::regular(explanation)],
        sizes.small,
        MARGIN,
        MEASURE,
        Some(explained),
    )?);
    Ok(bands)
}

/// Label and value on one line: the pair is short and looked up often.
fn pairs(
    setter: &mut Setter,
    fields: &[Field],
    (x, width): (f32, f32),
) -> Result<Vec<Band>, String> {
    let mut bands = Vec::new();
    for field in fields {
        let part = setter.tree.add(Tree::ROOT, Role::P);
        let spans = [
            Span::regular(format!("{}  ", field.label)),
            Span::bold(&field.value),
        ];
        bands.extend(column(&spans, setter.sizes.small, x, width, Some(part))?);
    }
    Ok(bands)
}

fn letter(setter: &mut Setter, head: &Head) -> Result<Vec<Band>, String> {
    let Head::Letter {
        title,
        from,
        to,
        fields,
        greeting,
        about,
    } = head
    else {
        return Ok(Vec::new());
    };
    let sizes = setter.sizes;
    let [left, right] = columns(setter);
    let part = setter.tree.add_named(Tree::ROOT, Role::H1, title);
    let titled = column(
        &[Span::bold(title)],
        sizes.title,
        left.0,
        left.1,
        Some(part),
    )?;
    let mut sender = lines(setter, from, sizes.body, right)?;
    pad(&mut sender, 5.0, 0.0);
    let mut bands = side_by_side(setter, titled, sender);
    pad(&mut bands, 0.0, 12.0);
    let addressee = lines(setter, to, sizes.letter, left)?;
    let dated = pairs(setter, fields, right)?;
    let mut second = side_by_side(setter, addressee, dated);
    pad(&mut second, 0.0, 14.0);
    bands.extend(second);
    for spans in [vec![Span::regular(greeting)], about.clone()] {
        if spans.iter().all(|span| span.text.is_empty()) {
            continue;
        }
        let part = setter.tree.add(Tree::ROOT, Role::P);
        let mut words = column(&spans, sizes.letter, MARGIN, MEASURE, Some(part))?;
        pad(&mut words, 0.0, 6.0);
        bands.extend(words);
    }
    Ok(bands)
}

/// One line under another, as one paragraph.
fn lines(
    setter: &mut Setter,
    lines: &[String],
    setting: Setting,
    (x, width): (f32, f32),
) -> Result<Vec<Band>, String> {
    let mut bands = Vec::new();
    let mut part: Option<PartId> = None;
    for line in lines {
        let part = *part.get_or_insert_with(|| setter.tree.add(Tree::ROOT, Role::P));
        bands.extend(column(
            &[Span::regular(line)],
            setting,
            x,
            width,
            Some(part),
        )?);
    }
    Ok(bands)
}
