//! How a copy is printed, besides what it says: for whom, in which edition, under which marks.

use chrono::NaiveDate;
use domain::paper::CopyEdition;

/// One copy. The default is the patient's own, standard, without marks and without a code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Style {
    pub marks: Marks,
    pub edition: CopyEdition,
    pub reader: Reader,
    pub check: Option<Check>,
}

/// Who holds the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Reader {
    #[default]
    Patient,
    Gp,
    /// Has the explanation as the last page.
    Employer,
}

impl Reader {
    pub const ALL: [Self; 3] = [Self::Patient, Self::Gp, Self::Employer];
}

/// What lets the reader compare the paper with what was issued.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Check {
    /// What each QR code holds, in order.
    pub codes: Vec<String>,
    /// The page that shows a code's text, as one would type it; empty where the service has none.
    pub address: String,
    /// Whom to ring; empty where the service gave none.
    pub telephone: String,
}

/// What is printed across every page besides the content itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// The people in it are invented.
    pub demonstration: bool,
    /// A second copy of what was issued before.
    pub duplicate: bool,
    /// Another report took its place.
    pub replaced: Option<Replaced>,
    /// It no longer holds, since this day.
    pub withdrawn_on: Option<NaiveDate>,
}

/// What took the place of a report, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The number of the later report.
    pub number: String,
    pub on: NaiveDate,
}

/// Whether the edition is set in 18 points.
pub(crate) fn is_large(edition: CopyEdition) -> bool {
    match edition {
        CopyEdition::LargePrint | CopyEdition::LargePlainWords => true,
        CopyEdition::Standard | CopyEdition::PlainWords => false,
    }
}

/// Whether the paper's own words are said more simply.
pub(crate) fn is_plain(edition: CopyEdition) -> bool {
    match edition {
        CopyEdition::PlainWords | CopyEdition::LargePlainWords => true,
        CopyEdition::Standard | CopyEdition::LargePrint => false,
    }
}
