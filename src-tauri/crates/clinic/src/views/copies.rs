//! The life of an issued report: what took its place, who has which copy, who has to be told.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What became of a report, and of its copies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportLife {
    /// Neither replaced nor withdrawn.
    pub holds: bool,
    /// The report that this one took the place of.
    pub supersedes: Option<ReportLink>,
    /// How many holders of that one have not been told yet.
    pub supersedes_to_tell: u32,
    pub superseded_by: Option<ReportLink>,
    pub withdrawn: Option<WithdrawnView>,
    /// Everybody who was given a copy of a report that no longer holds; empty while it does.
    pub holders: Vec<HolderView>,
    /// Every copy, the newest first.
    pub copies: Vec<CopyView>,
    /// The edition for the patient, as their needs are recorded: an id of `copy_editions`.
    pub suggested_edition: String,
}

/// Another report of the same case, to open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportLink {
    pub report: String,
    pub number: String,
    pub issued_on: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WithdrawnView {
    pub on: String,
    pub reason: String,
    pub by: String,
}

/// Somebody who has a copy of a report that no longer holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HolderView {
    /// `patient`, `gp`, `employer`; empty where it was not said.
    pub copy_for: String,
    /// The person the consent named; may be empty.
    pub to: String,
    /// "the employer (J. Hill)".
    pub words: String,
    /// How they got it: "Printed on 7 Sep 2026".
    pub ways: Vec<String>,
    /// "By telephone on 12 Oct 2026, by Sam Okafor: will shred it"; empty until they were told.
    pub told: Vec<String>,
    /// They have a copy of the report that took its place: then telling them is one key.
    pub has_new: bool,
}

/// One copy, or one way in which a copy got there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CopyView {
    /// "the employer (J. Hill)".
    pub whom: String,
    /// "Printed", "Posted: 1 High Street".
    pub how: String,
    pub on: String,
    pub by: String,
    /// "consent of 1 Sep 2026, verbal", "their own".
    pub consent: String,
    /// The first 8 digits of the document's hash; empty for a delivery, which is somebody's word.
    pub document: String,
    /// "Large print, duplicate"; empty for a delivery.
    pub edition: String,
}
