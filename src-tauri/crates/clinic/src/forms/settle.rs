//! Settling what differs.

use serde::{Deserialize, Serialize};
use specta::Type;

/// One difference settled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct SettleForm {
    /// Where the field is recorded: `case`, `patient` or `service`, and its id.
    pub kind: String,
    pub id: String,
    pub field: String,
    /// The event whose value is kept, or `both`.
    pub keep: String,
    /// Every event that was on the screen: what came since has been seen by nobody.
    pub seen: Vec<String>,
}
