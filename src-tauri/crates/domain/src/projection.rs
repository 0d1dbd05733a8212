//! Rows computed from the record so that lists open at once. They can be dropped and rebuilt from the log at any time.

use crate::header::{StoredEvent, Subject};
use crate::ids::{CaseId, PatientId, SiteId, UserId};
use crate::service::LogCut;
use chrono::NaiveDate;
use uuid::Uuid;

/// Counts up when the rows say something more or something else: lists of an older edition are computed again at the start.
pub const EDITION: u32 = 6;

/// What one subject's events come to in the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Projection {
    /// Which entries of revoked laptops count; asked with every event of the service, those beyond a cut included.
    Service {
        cuts: Vec<LogCut>,
    },
    Patient(PatientRow),
    Case {
        row: CaseRow,
        /// What still has to be done about it, beside what is due by date.
        to_do: Vec<ToDo>,
    },
}

/// One person, as found by typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatientRow {
    pub patient: PatientId,
    /// Sorts the list: "PRYCE, Kevin" folded to lower case without accents.
    pub sort_name: String,
    /// Shown: "PRYCE, Kevin (Kev)".
    pub shown_name: String,
    pub date_of_birth: Option<NaiveDate>,
    /// Ten digits, or empty.
    pub nhs_number: String,
    /// Everything else the person can be found by: legal and preferred names, telephone (digits only), date of birth in
    /// the forms people type. Never text of notes.
    pub search: Vec<String>,
    /// Two people changed the same thing about them while apart and nobody has settled it yet.
    pub differs: bool,
    /// Those they were found to be, sorted: see [`crate::merging`]; without those of whom somebody apart said that they are two
    /// people. Empty: shown as themselves.
    pub merged_into: Vec<PatientId>,
    /// Those they were found not to be, sorted.
    pub told_apart: Vec<PatientId>,
}

/// One case, as a line of the caseload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseRow {
    pub case: CaseId,
    pub patient: PatientId,
    pub site: SiteId,
    /// The clinician the case is with.
    pub clinician: UserId,
    pub open: bool,
    /// "triage", "step_1", "step_2", "step_3", "review" or "discharge".
    pub step: String,
    /// "off_sick", "struggling", "at_work", "self_employed", "seeking_work", or empty when not yet known.
    pub work: String,
    pub off_sick_since: Option<NaiveDate>,
    /// The employer, for finding the case; may be empty.
    pub employer: String,
    /// The next thing due and what it is; `None` sorts last.
    pub next_on: Option<NaiveDate>,
    pub next_what: String,
    pub last_contact_on: Option<NaiveDate>,
    /// The last day of the report now in force; `None` also when it had run out before they were last met.
    pub report_to: Option<NaiveDate>,
    /// Two people changed the same thing while apart and nobody has settled it yet.
    pub differs: bool,
    /// The case carries a risk flag.
    pub risk: bool,
}

/// One thing that somebody has to see to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ToDo {
    pub kind: ToDoKind,
    /// Since when: the day of the contact, the paper's arrival, the issue.
    pub since: NaiveDate,
    /// What it is about: a contact, a questionnaire, a report, a consent or the case itself.
    pub about: Uuid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToDoKind {
    /// A questionnaire was handed in and nobody has read it.
    RiskToRead,
    /// A contact's summary is not in the GP system.
    GpRecord,
    /// A report is not yet with the patient.
    Delivery,
    /// A report was replaced or withdrawn, and somebody who holds a copy has not been told.
    TellHolder,
    ConsentAwaited,
    /// The last appointment was missed and nothing has happened since.
    Missed,
    /// The same thing was set differently by people apart.
    Differs,
    /// Two contacts for one appointment, or two reports over one period, made apart.
    Overlap,
}

impl ToDoKind {
    pub const ALL: [Self; 8] = [
        Self::RiskToRead,
        Self::GpRecord,
        Self::Delivery,
        Self::TellHolder,
        Self::ConsentAwaited,
        Self::Missed,
        Self::Differs,
        Self::Overlap,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::RiskToRead => "risk_to_read",
            Self::GpRecord => "gp_record",
            Self::Delivery => "delivery",
            Self::TellHolder => "tell_holder",
            Self::ConsentAwaited => "consent_awaited",
            Self::Missed => "missed",
            Self::Differs => "differs",
            Self::Overlap => "overlap",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// Computes a subject's row from its events, in whatever order they are handed in.
pub type Project = fn(Subject, &[StoredEvent]) -> Option<Projection>;
