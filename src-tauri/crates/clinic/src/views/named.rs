//! Where a text names an illness, a medicine or a score.

use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NamedView {
    /// A field of the form, for example `rows[2].recommendation`.
    pub field: String,
    /// `illness`, `medicine` or `score`.
    pub names: String,
    /// From and to in what was typed there, in UTF-16 units as the screen counts; `end` is the first unit after it.
    pub start: u32,
    pub end: u32,
}
