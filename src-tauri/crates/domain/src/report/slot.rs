//! Slots that a wording of the catalogue leaves to be filled: `{kg}`.

/// One slot, as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot<'a> {
    /// Where the opening brace stands, in bytes.
    pub at: usize,
    /// The name between the braces.
    pub name: &'a str,
}

/// The slots of a text, in order. A name is on one line and holds no brace; anything else in braces is only text.
pub fn slots(text: &str) -> Vec<Slot<'_>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('{') {
        let rest = &text[at + 1..];
        let Some(end) = rest.find(['{', '}', '\n']) else {
            continue;
        };
        let name = &rest[..end];
        if rest[end..].starts_with('}') && !name.trim().is_empty() {
            found.push(Slot { at, name });
        }
    }
    found
}
