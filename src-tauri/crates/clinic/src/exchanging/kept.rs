//! What this laptop remembers of its exchanges beyond what the record and the statements say.

use serde::{Deserialize, Serialize};
use store::Store;

/// Stored under [`SETTING`]. Nothing here says that an exchange is running: one that was killed leaves no trace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    /// The last exchange that brought more than was here before it.
    pub(super) large: Option<Large>,
}

/// Milliseconds since 1970, and how many entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Large {
    pub(super) at_ms: i64,
    pub(super) came: u64,
    pub(super) before: u64,
}

const SETTING: &str = "exchanging";

/// Fewer than this are a usual day for a small service.
const LARGE_FROM: u64 = 500;

/// Whether a pull is worth telling: it brought more than was here, and there was something here. The first pull of a
/// laptop that joined is meant to. Nothing is stopped: a pull only ever adds, and what was here stays as it was.
pub(super) fn is_large(came: u64, before: u64) -> bool {
    before >= LARGE_FROM && came > before
}

pub(super) fn read(store: &Store) -> Kept {
    // What cannot be read was written by another version: it is only a notice.
    store
        .setting(SETTING)
        .ok()
        .flatten()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

pub(super) fn write(store: &Store, kept: Kept) -> Result<(), crate::Problem> {
    Ok(store.set_setting(SETTING, &serde_json::to_string(&kept)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_pull_is_no_news_and_one_that_doubles_the_record_is() {
        assert!(!is_large(100_000, 0));
        assert!(!is_large(100_000, 40), "a laptop that joined");
        assert!(!is_large(600, 600));
        assert!(is_large(601, 600));
    }
}
