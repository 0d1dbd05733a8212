//! What a code comes to.

use crate::envelope::open;
use crate::parts::{Gathered, gather};
use crate::text::{FORMAT, value};
use crate::{Pin, base32};

/// More than this was not read off a paper.
pub const PASTED_BYTES_MAX: usize = 256 * 1024;

/// The text that was signed, and the lines of it that go into what is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// As the reader knows the service; otherwise as it calls itself.
    pub service: String,
    /// As printed: `07/09/2026`.
    pub issued_on: String,
    /// The number of the report.
    pub number: String,
    /// Whom to ring; may be empty.
    pub telephone: String,
    /// The signed text, format `stepwell-check/1`.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Signed by a laptop of a service that is known here. Says nothing of what happened since.
    Matches(Found),
    /// Signed, but nobody here knows by whom: anybody can make such a code in any name.
    UnknownService(Found),
    /// A character differs from what was signed: changed, misread, or a part of another paper's code.
    Altered,
    /// Parts are missing: which are there, from 1, and how many there are in all.
    Incomplete { have: Vec<usize>, of: usize },
    /// Nothing in it looks like a code.
    NotACode,
}

/// Reads what a telephone or a clipboard gave: any number of parts in any order, with addresses before them, in lower case,
/// broken over lines. Work and memory are bounded whatever comes in; it never panics.
pub fn read(pasted: &str, pins: &[Pin]) -> Verdict {
    if pasted.len() > PASTED_BYTES_MAX {
        return Verdict::NotACode;
    }
    let whole = match gather(pasted) {
        Gathered::Whole(whole) => whole,
        Gathered::Some { have, of } => return Verdict::Incomplete { have, of },
        Gathered::Broken => return Verdict::Altered,
        Gathered::None => return Verdict::NotACode,
    };
    let Some(opened) = base32::read(&whole).and_then(|signed| open(&signed)) else {
        return Verdict::Altered;
    };
    if opened.text.lines().next() != Some(FORMAT) {
        return Verdict::Altered;
    }
    let known = pins
        .iter()
        .find(|pin| opened.is_certified_by(&pin.root_public_key));
    let own = |label| value(&opened.text, label);
    let or_own = |known: Option<&str>, label| match known {
        Some(known) if !known.is_empty() => known.to_owned(),
        _ => own(label),
    };
    let found = Found {
        service: or_own(known.map(|pin| pin.name.as_str()), "Service"),
        issued_on: own("Date of issue"),
        number: own("Report number"),
        // The signed number first: the one a reader pinned long ago may be out of service.
        telephone: match own("Ring") {
            none if none.is_empty() => or_own(known.map(|pin| pin.telephone.as_str()), "Ring"),
            number => number,
        },
        text: opened.text.clone(),
    };
    match known {
        Some(_) => Verdict::Matches(found),
        None => Verdict::UnknownService(found),
    }
}
