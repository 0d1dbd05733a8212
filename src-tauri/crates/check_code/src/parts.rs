//! A long code split over several squares, and finding the parts again in what somebody pasted.
//!
//! A part is `SW1.1-2.ABCD.812.` and that many characters of base 32: the first of two, of the set `ABCD`, which are the
//! first four characters of the whole, the start of its signature. Every character is one that addresses, e-mail programs
//! and QR codes leave alone. The length says where a part ends: what follows on a clipboard may be letters too.

use crate::envelope::SIGNATURE_BYTES;
use crate::{TooLong, base32};

/// A service without a page of its own has this before each part, so that every code is an address of some kind.
pub const SCHEME: &str = "stepwell:";
/// The most squares one report is split over.
pub const PARTS_MAX: usize = 16;
/// The most base 32 characters in a part: with an address before them they fit a QR code of version 21 or 22 at level M,
/// which a telephone reads from an office printer's paper [I].
pub const PART_CHARS_MAX: usize = 900;

const VERSION: &str = "SW1.";
const SET_CHARS: usize = 4;

/// The codes of a sealed text and its signature, in order. `address`: the service's page, to which each part is added behind
/// a `#`, so that no server is ever sent it; empty where there is none.
///
/// # Errors
/// [`TooLong`] for more than [`PARTS_MAX`] parts.
pub fn codes(
    sealed: &[u8],
    signature: &[u8; SIGNATURE_BYTES],
    address: &str,
) -> Result<Vec<String>, TooLong> {
    let whole = base32::write(&[signature, sealed].concat());
    let count = whole.len().div_ceil(PART_CHARS_MAX);
    if count > PARTS_MAX {
        return Err(TooLong);
    }
    let set = &whole[..SET_CHARS];
    // Even parts: the smaller the largest square, the easier it reads.
    let chars = whole.len().div_ceil(count);
    let before = if address.is_empty() {
        SCHEME.to_owned()
    } else {
        format!("{address}#")
    };
    Ok((0..count)
        .map(|index| {
            let data = &whole[index * chars..whole.len().min((index + 1) * chars)];
            let length = data.len();
            format!(
                "{before}{VERSION}{}-{count}.{set}.{length}.{data}",
                index + 1
            )
        })
        .collect())
}

/// The parts in a text, put together.
pub(crate) enum Gathered {
    /// All parts of one set, still in base 32.
    Whole(String),
    /// Some parts of one set: which, from 1, and of how many.
    Some { have: Vec<usize>, of: usize },
    /// Parts that contradict one another, or that begin as one and do not go on as one.
    Broken,
    /// Nothing that looks like one.
    None,
}

pub(crate) fn gather(pasted: &str) -> Gathered {
    let text: String = pasted
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let mut held: Vec<Option<&str>> = Vec::new();
    let mut set = None;
    let mut broken = false;
    for (at, _) in text.match_indices(VERSION) {
        let Some(part) = part(&text[at + VERSION.len()..]) else {
            // May also be the name of a server: it counts only when there is no whole set.
            broken = true;
            continue;
        };
        if held.is_empty() {
            held = vec![None; part.of];
            set = Some(part.set);
        }
        let place = &mut held[..];
        if set != Some(part.set) || place.len() != part.of {
            return Gathered::Broken;
        }
        match &mut place[part.index - 1] {
            Some(before) if *before != part.data => return Gathered::Broken,
            empty_or_equal => *empty_or_equal = Some(part.data),
        }
    }
    match held.iter().copied().collect::<Option<Vec<_>>>() {
        _ if held.is_empty() && !broken => Gathered::None,
        Some(all) if !all.is_empty() => {
            let whole = all.concat();
            match set {
                Some(set) if whole.starts_with(set) => Gathered::Whole(whole),
                _ => Gathered::Broken,
            }
        }
        _ if broken => Gathered::Broken,
        _ => Gathered::Some {
            have: (1..)
                .zip(&held)
                .filter_map(|(n, part)| part.map(|_| n))
                .collect(),
            of: held.len(),
        },
    }
}

struct Part<'a> {
    /// From 1 to `of`.
    index: usize,
    of: usize,
    set: &'a str,
    data: &'a str,
}

/// The part whose version was read already.
fn part(text: &str) -> Option<Part<'_>> {
    let (place, rest) = text.split_once('.')?;
    let (set, rest) = rest.split_once('.')?;
    let (length, rest) = rest.split_once('.')?;
    let (index, of) = place.split_once('-')?;
    let (index, of) = (number(index)?, number(of)?);
    let data = rest.get(..number(length)?)?;
    let fits = (1..=of).contains(&index)
        && of <= PARTS_MAX
        && set.len() == SET_CHARS
        && set.chars().chain(data.chars()).all(base32::is_digit);
    fits.then_some(Part {
        index,
        of,
        set,
        data,
    })
}

/// A number of at most four digits without leading noughts: it has one spelling only.
fn number(text: &str) -> Option<usize> {
    let fits = (1..=4).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit())
        && !text.starts_with('0');
    fits.then(|| text.parse().ok()).flatten()
}
