//! Codes in the PDF: filled squares as tagged figures, and the links over them.

use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};
use printpdf::{DictItem, Op};

use super::content::dictionary;
use super::structure::Marked;
use super::utf16;
use crate::page::{Figure, HEIGHT};

/// The operations that draw the figures of page number `at`.
pub(super) fn ops(figures: &[Figure], at: usize, marked: &mut Marked) -> Vec<Op> {
    let mut ops = Vec::new();
    for figure in figures {
        let mcid = marked.add(at, figure.part);
        ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Figure".to_owned(),
            properties: dictionary([("MCID", DictItem::Int(mcid))]),
        });
        ops.push(operator("g", &[0.0]));
        for [row, from, length] in figure.runs.iter().map(|run| run.map(f32::from)) {
            let x = figure.x + figure.quiet + from * figure.module;
            let top = figure.y + figure.quiet + row * figure.module;
            let y = HEIGHT - top - figure.module;
            ops.push(operator(
                "re",
                &[x, y, length * figure.module, figure.module],
            ));
        }
        // All squares are one path, so that no hair of white shows between two.
        ops.push(operator("f", &[]));
        ops.push(Op::EndMarkedContentWithProperties);
    }
    ops
}

/// A thousandth of a point, or squares would drift apart over the width of a code.
fn operator(key: &str, values: &[f32]) -> Op {
    let value = values
        .iter()
        .map(|value| DictItem::Real((value * 1000.0).round() / 1000.0))
        .collect();
    Op::Unknown {
        key: key.to_owned(),
        value,
    }
}

/// Left, bottom, right and top on the page.
pub(super) fn bounds(figure: &Figure) -> Vec<Object> {
    let bottom = HEIGHT - figure.y - figure.side;
    [
        figure.x,
        bottom,
        figure.x + figure.side,
        bottom + figure.side,
    ]
    .map(|value| Object::Real((value * 100.0).round() / 100.0))
    .to_vec()
}

/// The link over a figure: what it opens, what it says, and its key in the tree of parents.
pub(super) fn annotation(
    figure: &Figure,
    address: &str,
    says: &str,
    key: i64,
    page: ObjectId,
) -> Dictionary {
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => bounds(figure),
        "Border" => vec![Object::Integer(0); 3],
        // Printed with the page, as PDF/A asks of every annotation.
        "F" => 4,
        "P" => Object::Reference(page),
        "Contents" => Object::String(utf16(says), StringFormat::Hexadecimal),
        "A" => dictionary! {
            "S" => "URI",
            "URI" => Object::String(address.as_bytes().to_vec(), StringFormat::Literal),
        },
        "StructParent" => key,
    }
}
