//! Words onto the page: the address into the window, everything else out of it.

use super::measures::{measures, points};
use crate::band::{Band, column, height, pad};
use crate::blocks::Setter;
use crate::layout::{Laid, banner};
use crate::page::{EDGE, Page, Shape, WIDTH};
use crate::shape::Span;
use crate::sizes::{Setting, Sizes};
use crate::tags::{Role, Tree};
use crate::wrap::wrap;

/// Everything printed, in the order in which it is read.
pub(super) struct Words {
    /// Across the top of the page.
    pub(super) marks: Vec<String>,
    /// In the window, one line each.
    pub(super) address: Vec<String>,
    /// On the inside.
    pub(super) private: String,
    /// Small, under it.
    pub(super) small: Vec<String>,
}

/// Puts the words on one page. Whether they fit was asked before: see [`fits_window`] and
/// [`fits_inside`].
///
/// # Errors
/// The first grapheme that no face has.
pub(super) fn place(words: &Words) -> Result<Laid, String> {
    let mut setter = Setter::new(false);
    let mut page = Page::default();
    put(&mut page, &banner(&mut setter, &words.marks)?, EDGE);
    let address = &measures().address;
    put(
        &mut page,
        &address_bands(words, &mut setter.tree)?,
        points(address.top),
    );
    put(
        &mut page,
        &inside_bands(words, &mut setter.tree)?,
        points(measures().inside.top),
    );
    page.shapes.extend(fold_marks());
    Ok(Laid {
        pages: vec![page],
        tree: setter.tree,
    })
}

/// Whether a line of the address is seen whole in the window.
pub(super) fn fits_window(line: &str) -> bool {
    let address = &measures().address;
    let width = points(address.width);
    let lines = wrap(&[Span::regular(line)], address.size_points, width);
    lines.is_ok_and(|lines| matches!(&lines[..], [line] if line.width <= width))
}

/// Whether what stands on the inside stays there.
pub(super) fn fits_inside(words: &Words) -> bool {
    inside_bands(words, &mut Tree::new())
        .is_ok_and(|bands| height(&bands) <= points(measures().inside.height))
}

/// The words of the sheet, one paragraph a line.
pub(super) fn text(words: &Words) -> String {
    let mut lines = words.marks.clone();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(words.address.iter().cloned());
    lines.push(String::new());
    lines.push(words.private.clone());
    lines.extend(words.small.iter().cloned());
    lines.push(String::new());
    lines.join("\n")
}

fn put(page: &mut Page, bands: &[Band], top: f32) {
    let mut y = top;
    for band in bands {
        page.put(band, y, false);
        y += band.height;
    }
}

fn address_bands(words: &Words, tree: &mut Tree) -> Result<Vec<Band>, String> {
    let address = &measures().address;
    // Many lines stand closer rather than out of the window.
    let share = points(address.height) / words.address.len().max(1) as f32;
    let style = Setting {
        size: address.size_points,
        leading: address.leading_points.min(share),
        grey: 0.0,
    };
    let part = tree.add(Tree::ROOT, Role::P);
    let mut bands = Vec::new();
    for line in &words.address {
        bands.extend(column(
            &[Span::regular(line)],
            style,
            points(address.left),
            points(address.width),
            Some(part),
        )?);
    }
    Ok(bands)
}

fn inside_bands(words: &Words, tree: &mut Tree) -> Result<Vec<Band>, String> {
    let inside = &measures().inside;
    let (left, width) = (points(inside.left), points(inside.width));
    let part = tree.add(Tree::ROOT, Role::P);
    let mut bands = column(
        &[Span::bold(&words.private)],
        Sizes::of(false).prominent,
        left,
        width,
        Some(part),
    )?;
    pad(&mut bands, 0.0, 5.0);
    for line in &words.small {
        let part = tree.add(Tree::ROOT, Role::P);
        bands.extend(column(
            &[Span::regular(line)],
            Sizes::of(false).small,
            left,
            width,
            Some(part),
        )?);
    }
    Ok(bands)
}

/// A short stroke at the left and the right edge for each fold.
fn fold_marks() -> impl Iterator<Item = Shape> {
    let mark = &measures().fold_mark;
    let (from, to) = (points(mark.from_edge), points(mark.from_edge + mark.length));
    let folds = [measures().fold.first, measures().fold.second].map(points);
    folds.into_iter().flat_map(move |y| {
        [(from, to), (WIDTH - to, WIDTH - from)].map(|(x, to_x)| Shape::Rule {
            x,
            y,
            to_x,
            to_y: y,
            thickness: mark.thickness_points,
            grey: 0.5,
        })
    })
}
