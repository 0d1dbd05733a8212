//! The links of a PDF that somebody sent: where the codes of a paper stand for a program to read.

use lopdf::{Document, Object};

/// More links than this has no paper of ours; the rest is not looked at.
const LINKS_MAX: usize = 256;

/// The addresses of a PDF's link annotations, in the order of its objects; `None` when it can't be read as a PDF. The bytes
/// come from anywhere: nothing but text is taken from them.
pub fn links(pdf: &[u8]) -> Option<Vec<String>> {
    let document = Document::load_mem(pdf).ok()?;
    let addresses = document
        .objects
        .values()
        .filter_map(|object| address(&document, object))
        .take(LINKS_MAX)
        .collect();
    Some(addresses)
}

fn address(document: &Document, object: &Object) -> Option<String> {
    let annotation = object.as_dict().ok()?;
    let subtype = annotation.get(b"Subtype").ok()?.as_name().ok()?;
    if subtype != b"Link" {
        return None;
    }
    let (_, action) = document.dereference(annotation.get(b"A").ok()?).ok()?;
    let (_, uri) = document
        .dereference(action.as_dict().ok()?.get(b"URI").ok()?)
        .ok()?;
    String::from_utf8(uri.as_str().ok()?.to_vec()).ok()
}
