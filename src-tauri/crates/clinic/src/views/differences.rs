//! What people set differently while apart, and people who may be registered twice.

use super::{Banner, CaseLine};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AboutView {
    /// `case`, `patient` or `service`.
    pub kind: String,
    /// Its id; empty for the service.
    pub id: String,
}

/// Everything to settle in one place: of a case with its person, of a person, or of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DifferencesView {
    pub about: AboutView,
    /// The person; `None` for the service.
    pub banner: Option<Banner>,
    pub differences: Vec<DifferenceView>,
    pub overlaps: Vec<OverlapView>,
    pub read_only: bool,
}

/// One thing that people set differently while apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DifferenceView {
    /// Where the field is recorded: a case's place also shows what differs about its person.
    pub about: AboutView,
    pub field: String,
    /// "Goal", "Date of birth", "Name of Sam Okafor".
    pub label: String,
    /// Two or more.
    pub values: Vec<StatedView>,
    /// All of them together, in words; `None` where only one can be true.
    pub both: Option<String>,
}

/// One value, and everybody who set it without having seen another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StatedView {
    /// May have several lines. "Nothing" for an empty one.
    pub words: String,
    pub said: Vec<SaidView>,
}

/// Who, where and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SaidView {
    /// The event: what a choice names.
    pub event: String,
    pub by: String,
    /// "Totton, on Totton 1".
    pub place: String,
    /// "3 Sep 2026, 14:02", by the clock of that laptop.
    pub at: String,
    /// That clock was wrong by more than a day.
    pub clock_wrong: bool,
}

/// Contacts or reports that may be one too many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OverlapView {
    pub case: String,
    /// `contacts` or `reports`.
    pub kind: String,
    /// "Two contacts for one appointment, 3 Sep 2026".
    pub title: String,
    pub entries: Vec<OverlapEntryView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OverlapEntryView {
    /// The contact or report.
    pub id: String,
    pub title: String,
    pub words: String,
    pub said: SaidView,
}

/// A line of the worklist: one thing to settle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DiffersLine {
    pub about: AboutView,
    pub shown_name: String,
    /// "Entries differ", "Two contacts for one appointment".
    pub what: String,
}

/// Two people who may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PairView {
    /// Registered first.
    pub one: String,
    pub one_name: String,
    pub other: String,
    pub other_name: String,
    /// "Same NHS number".
    pub because: String,
}

/// Two registrations side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ComparisonView {
    /// Registered first.
    pub one: SideView,
    pub other: SideView,
    pub rows: Vec<ComparedView>,
    /// Why they may be one person; empty when nothing speaks for it.
    pub because: String,
    /// They are shown as one person now.
    pub merged: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SideView {
    pub patient: String,
    pub shown_name: String,
    pub registered: Option<SaidView>,
    /// Cases opened for this registration.
    pub cases: Vec<CaseLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ComparedView {
    pub label: String,
    pub one: String,
    pub other: String,
    pub differs: bool,
}

/// Another registration of the same person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RegistrationView {
    pub patient: String,
    pub shown_name: String,
    pub date_of_birth: String,
    pub nhs_number: String,
}
