//! Words for what leaves the clinic: the summary for the GP record, and how a copy of a report got to whom it is for.

use domain::paper::Delivery;
use domain::pathway::Choice;
use serde::Deserialize;

/// How the summary for the GP record is laid out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "edition, source and mark are read by people")]
pub(crate) struct GpRecord {
    edition: String,
    source: String,
    mark: String,
    /// Who may read it.
    pub(crate) warning: String,
    /// What still goes in the practice record when the copy to the GP is refused.
    pub(crate) refused: String,
    /// What stands before the colon of each line, by the ids of the summary's lines.
    #[serde(rename = "line")]
    pub(crate) labels: Vec<Choice>,
}

/// A way a copy got there, in words.
#[derive(Debug)]
pub(crate) struct DeliveryWords {
    pub(crate) how: Delivery,
    pub(crate) words: String,
    /// What to think of before it leaves.
    pub(crate) hint: String,
}
