//! The outline of the file: its title, and under it the headings of its sections.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::{PdfError, utf16};
use crate::layout::Laid;
use crate::page::HEIGHT;
use crate::tags::Role;

/// Above a heading, so that it is not the very first thing on the screen.
const ABOVE: f32 = 24.0;

/// Adds the outline; none for a file without headings.
pub(super) fn add(pdf: &mut Document, pages: &[ObjectId], laid: &Laid) -> Result<(), PdfError> {
    let mut entries = entries(laid, pages).into_iter();
    let Some(title) = entries.next() else {
        return Ok(());
    };
    let root = pdf.new_object_id();
    let first = pdf.new_object_id();
    let sections: Vec<(ObjectId, Dictionary)> =
        entries.map(|entry| (pdf.new_object_id(), entry)).collect();
    let ids: Vec<ObjectId> = sections.iter().map(|(id, _)| *id).collect();
    let reference = |id: Option<&ObjectId>| id.map(|id| Object::Reference(*id));

    let mut title = title;
    title.set("Parent", Object::Reference(root));
    if let (Some(from), Some(to)) = (reference(ids.first()), reference(ids.last())) {
        title.set("First", from);
        title.set("Last", to);
        title.set("Count", ids.len() as i64);
    }
    pdf.set_object(first, title);
    for (at, (id, mut entry)) in sections.into_iter().enumerate() {
        entry.set("Parent", Object::Reference(first));
        if let Some(before) = reference(at.checked_sub(1).and_then(|before| ids.get(before))) {
            entry.set("Prev", before);
        }
        if let Some(next) = reference(ids.get(at + 1)) {
            entry.set("Next", next);
        }
        pdf.set_object(id, entry);
    }
    pdf.set_object(
        root,
        dictionary! {
            "Type" => "Outlines",
            "First" => Object::Reference(first),
            "Last" => Object::Reference(first),
            "Count" => ids.len() as i64 + 1,
        },
    );
    pdf.catalog_mut()?.set("Outlines", Object::Reference(root));
    Ok(())
}

/// What every heading is called and where it stands, in their order.
fn entries(laid: &Laid, pages: &[ObjectId]) -> Vec<Dictionary> {
    let mut entries = Vec::new();
    for (part, node) in laid.tree.parts() {
        let (Role::H1 | Role::H2, Some(name)) = (node.role, &node.name) else {
            continue;
        };
        let place = laid.pages.iter().zip(pages).find_map(|(page, id)| {
            let line = page.lines.iter().find(|line| line.part == Some(part))?;
            Some((*id, line.y))
        });
        let Some((page, y)) = place else { continue };
        let top = (HEIGHT - y + ABOVE).min(HEIGHT).round();
        entries.push(dictionary! {
            "Title" => Object::String(utf16(name), StringFormat::Hexadecimal),
            "Dest" => vec![
                Object::Reference(page),
                Object::Name(b"XYZ".to_vec()),
                Object::Null,
                Object::Integer(top as i64),
                Object::Null,
            ],
        });
    }
    entries
}
