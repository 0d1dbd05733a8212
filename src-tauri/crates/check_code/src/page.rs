//! The page that checks a paper in a browser: one file, no network, no server.

use crate::Pin;
use crate::pin::WrittenPin;

/// As it stands in the repository: it knows no service, and says so.
pub const TEMPLATE: &str = include_str!("../../../../assets/verify/index.html");

/// A block of data, which no browser runs: filling it in leaves the hash of the page's script as it is.
const OPEN: &str = "<script type=\"application/json\" id=\"services\">";
const CLOSE: &str = "</script>";

/// The page for these services. It holds no secret: it may be put anywhere, or handed on as a file.
pub fn fill(pins: &[Pin]) -> String {
    let written: Vec<WrittenPin> = pins.iter().map(Pin::written).collect();
    // A list of texts always has a JSON form. `<` is written so that no name can end the block.
    let json = serde_json::to_string(&written)
        .unwrap_or_default()
        .replace('<', "\\u003c");
    match block(TEMPLATE) {
        Some((before, _, after)) => format!("{before}{json}{after}"),
        None => TEMPLATE.to_owned(),
    }
}

/// The services that a saved page knows; `None` when it is no such page.
pub fn pins_of(page: &str) -> Option<Vec<Pin>> {
    let (_, json, _) = block(page)?;
    let written: Vec<WrittenPin> = serde_json::from_str(json).ok()?;
    written.into_iter().map(Pin::of_written).collect()
}

fn block(page: &str) -> Option<(&str, &str, &str)> {
    let start = page.find(OPEN)? + OPEN.len();
    let end = start + page[start..].find(CLOSE)?;
    Some((&page[..start], &page[start..end], &page[end..]))
}
