//! The structure tree in the PDF: what each piece of marked content is, and in which order it is read.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::{PdfError, figures, utf16};
use crate::layout::Laid;
use crate::tags::{Node, PartId, Role, Tree};

/// Which part each piece of marked content belongs to, page by page.
#[derive(Default)]
pub(super) struct Marked {
    pages: Vec<Vec<PartId>>,
}

impl Marked {
    /// A new identifier of marked content on a page.
    pub(super) fn add(&mut self, page: usize, part: PartId) -> i64 {
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, Vec::new);
        }
        let parts = &mut self.pages[page];
        parts.push(part);
        parts.len() as i64 - 1
    }
}

/// Adds the tree and its links to and from the pages.
pub(super) fn add(
    pdf: &mut Document,
    pages: &[ObjectId],
    laid: &Laid,
    marked: &Marked,
) -> Result<(), PdfError> {
    let tree = &laid.tree;
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = tree.nodes.iter().map(|_| pdf.new_object_id()).collect();

    let mut contents: Vec<Vec<(usize, i64)>> = vec![Vec::new(); tree.nodes.len()];
    let mut numbers = Vec::new();
    for (page, parts) in marked.pages.iter().enumerate() {
        for (mcid, part) in parts.iter().enumerate() {
            contents[part.0].push((page, mcid as i64));
        }
        let owners = parts
            .iter()
            .map(|part| Object::Reference(ids[part.0]))
            .collect();
        let owners = pdf.add_object(Object::Array(owners));
        numbers.extend([Object::Integer(page as i64), Object::Reference(owners)]);
    }

    let mut elements: Vec<Dictionary> = tree
        .nodes
        .iter()
        .enumerate()
        .map(|(at, node)| {
            let parent = node.parent.map_or(root, |parent| ids[parent.0]);
            element(node, parent, &ids, pages, &contents[at])
        })
        .collect();
    let mut key = pages.len() as i64;
    for (sheet, page) in laid.pages.iter().zip(pages) {
        let mut annotations = Vec::new();
        for figure in &sheet.figures {
            elements[figure.part.0].set(
                "A",
                dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => figures::bounds(figure) },
            );
            let Some((part, address)) = &figure.link else {
                continue;
            };
            let says = tree.nodes[part.0].name.as_deref().unwrap_or_default();
            let annotation = figures::annotation(figure, address, says, key, *page);
            let annotation = Object::Reference(pdf.add_object(annotation));
            let kid = dictionary! { "Type" => "OBJR", "Pg" => Object::Reference(*page), "Obj" => annotation.clone() };
            if let Ok(kids) = elements[part.0]
                .get_mut(b"K")
                .and_then(Object::as_array_mut)
            {
                kids.push(Object::Dictionary(kid));
            }
            numbers.extend([Object::Integer(key), Object::Reference(ids[part.0])]);
            annotations.push(annotation);
            key += 1;
        }
        let page = pdf.get_object_mut(*page)?.as_dict_mut()?;
        page.remove(b"Annots");
        if !annotations.is_empty() {
            page.set("Annots", annotations);
        }
    }
    for (id, element) in ids.iter().zip(elements) {
        pdf.set_object(*id, element);
    }
    let parents = pdf.add_object(dictionary! { "Nums" => numbers });
    pdf.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![Object::Reference(ids[Tree::ROOT.0])],
            "ParentTree" => Object::Reference(parents),
            "ParentTreeNextKey" => key,
        },
    );
    for (at, page) in pages.iter().enumerate() {
        let page = pdf.get_object_mut(*page)?.as_dict_mut()?;
        page.set("StructParents", at as i64);
        page.set("Tabs", "S");
    }
    pdf.catalog_mut()?
        .set("StructTreeRoot", Object::Reference(root));
    Ok(())
}

fn element(
    node: &Node,
    parent: ObjectId,
    ids: &[ObjectId],
    pages: &[ObjectId],
    contents: &[(usize, i64)],
) -> Dictionary {
    let mut element = dictionary! {
        "Type" => "StructElem",
        "S" => name(node.role),
        "P" => Object::Reference(parent),
    };
    let mut kids: Vec<Object> = node
        .kids
        .iter()
        .map(|kid| Object::Reference(ids[kid.0]))
        .collect();
    let first_page = contents.first().map(|(page, _)| *page);
    if let Some(page) = first_page {
        element.set("Pg", Object::Reference(pages[page]));
    }
    kids.extend(contents.iter().map(|(page, mcid)| {
        if Some(*page) == first_page {
            Object::Integer(*mcid)
        } else {
            Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => Object::Reference(pages[*page]), "MCID" => *mcid })
        }
    }));
    if !kids.is_empty() {
        element.set("K", kids);
    }
    match node.role {
        Role::TH => element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
        // The boxes are not numbers.
        Role::L => element.set(
            "A",
            dictionary! { "O" => "List", "ListNumbering" => "None" },
        ),
        Role::Bullets => element.set(
            "A",
            dictionary! { "O" => "List", "ListNumbering" => "Disc" },
        ),
        Role::Figure => {
            let alt = utf16(node.name.as_deref().unwrap_or_default());
            element.set("Alt", Object::String(alt, StringFormat::Hexadecimal));
        }
        Role::Document
        | Role::Link
        | Role::H1
        | Role::H2
        | Role::Sect
        | Role::P
        | Role::LI
        | Role::Lbl
        | Role::LBody
        | Role::Table
        | Role::TR
        | Role::TD => {}
    }
    element
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::H1 => "H1",
        Role::H2 => "H2",
        Role::Sect => "Sect",
        Role::P => "P",
        Role::L | Role::Bullets => "L",
        Role::LI => "LI",
        Role::Lbl => "Lbl",
        Role::LBody => "LBody",
        Role::Table => "Table",
        Role::TR => "TR",
        Role::TH => "TH",
        Role::TD => "TD",
        Role::Link => "Link",
        Role::Figure => "Figure",
    }
}
