//! The adjustment catalogue: wordings for recommendations, with slots to fill.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "edition, source and mark are read by people")]
pub(crate) struct Catalogue {
    edition: String,
    source: String,
    mark: String,
    #[serde(rename = "adjustment")]
    pub(crate) wordings: Vec<Wording>,
    #[serde(rename = "slot")]
    pub(crate) slots: Vec<Slot>,
    #[serde(rename = "demand")]
    pub(crate) demands: Vec<Demand>,
}

/// One recommendation in the clinic's words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wording {
    pub(crate) id: String,
    /// Its place in the catalogue.
    pub(crate) number: u32,
    /// Whom or what it is for: "any", "MSK".
    pub(crate) about: String,
    /// Ids of problem groups; empty means any.
    #[serde(default)]
    pub(crate) problems: Vec<String>,
    /// Ids of what the job asks for that it is about; empty means any.
    #[serde(default)]
    pub(crate) demands: Vec<String>,
    /// The option of the report that goes with it, by its id in the record; empty means none.
    #[serde(default)]
    pub(crate) option: String,
    /// Kinds of safety-critical work, flagged on the job, that it is for.
    #[serde(default)]
    pub(crate) safety_critical: Vec<String>,
    /// Other words it can be found by, with spaces between them.
    pub(crate) search: String,
    /// With `{slots}`.
    pub(crate) wording: String,
    #[expect(dead_code, reason = "read by people")]
    source: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by people"))]
    pub(crate) mark: String,
}

/// Something a job asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "source and mark are read by people")]
pub(crate) struct Demand {
    pub(crate) id: String,
    pub(crate) words: String,
    /// Beginnings of words by which a difficulty speaks of it.
    pub(crate) find: Vec<String>,
    source: String,
    mark: String,
}

/// What stands in braces in a wording.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slot {
    /// Without its braces.
    pub(crate) name: String,
    /// Where the program looks for it: `manager` of the job; `period_start`, `period_end` or `review` of the report.
    /// Empty: it is typed.
    #[serde(default)]
    pub(crate) from: String,
    pub(crate) hint: String,
}

/// The names in braces in a wording, in their order; the same name may come twice.
#[cfg(test)]
pub(super) fn slots_in(wording: &str) -> impl Iterator<Item = &str> {
    wording
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}
