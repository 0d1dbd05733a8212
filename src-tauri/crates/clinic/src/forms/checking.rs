//! What readers of a paper are given to check it with.

use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct CheckingForm {
    /// The number that readers of a paper ring; empty: the practitioner's own contact stands there.
    pub telephone: String,
    /// Where the checking page stands: `https://example.nhs.uk/check`; empty where there is none.
    pub address: String,
}
