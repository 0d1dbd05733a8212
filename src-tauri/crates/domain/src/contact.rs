//! One meeting or attempt, as signed. A signed contact never changes: an addendum points to it, or it is marked entered
//! in error.

use crate::case::Step;
use crate::concern::Concern;
use crate::ids::{ConsentId, ContactId, ReportId};
use crate::risk::RiskAsked;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    Telephone,
    Video,
    FaceToFace,
    Workplace,
    Letter,
}

impl Mode {
    pub const ALL: [Self; 5] = [
        Self::Telephone,
        Self::Video,
        Self::FaceToFace,
        Self::Workplace,
        Self::Letter,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Telephone => "telephone",
            Self::Video => "video",
            Self::FaceToFace => "face_to_face",
            Self::Workplace => "workplace",
            Self::Letter => "letter",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.id() == id)
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Attended,
    DidNotAttend,
    CancelledByPatient,
    CancelledByService,
    NoAnswer,
    VoicemailLeft,
    WrongNumber,
    EndedByPatient,
}

impl Outcome {
    pub const ALL: [Self; 8] = [
        Self::Attended,
        Self::DidNotAttend,
        Self::CancelledByPatient,
        Self::CancelledByService,
        Self::NoAnswer,
        Self::VoicemailLeft,
        Self::WrongNumber,
        Self::EndedByPatient,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Attended => "attended",
            Self::DidNotAttend => "did_not_attend",
            Self::CancelledByPatient => "cancelled_by_patient",
            Self::CancelledByService => "cancelled_by_service",
            Self::NoAnswer => "no_answer",
            Self::VoicemailLeft => "voicemail_left",
            Self::WrongNumber => "wrong_number",
            Self::EndedByPatient => "ended_by_patient",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }
}

/// A choice made, with the words it had then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub id: String,
    pub words: String,
}

/// The answer to one prompt of the agenda. The words shown travel with it: the record never reads `assets/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub item: String,
    pub words: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<Chosen>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// Asked, and there was nothing to add.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nothing_to_add: bool,
    /// Why it was left, when it was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub left_because: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    None,
    Partial,
    Full,
}

impl Gap {
    pub const ALL: [Self; 3] = [Self::None, Self::Partial, Self::Full];

    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Partial => "partial",
            Self::Full => "full",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gap| gap.id() == id)
    }
}

/// One line of the table that matches the job with the person: it becomes a row of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchRow {
    pub demand: String,
    pub capacity_now: String,
    pub gap: Option<Gap>,
    pub recommendation: String,
    pub goal: String,
    pub by: Option<NaiveDate>,
}

/// An obstacle to work. Flags are of the obstacle, never of the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Obstacle {
    pub text: String,
    /// `yellow` (person), `blue` (workplace), `black` (context), `red`, `orange`, `pink` (strength); may be empty.
    pub flag: String,
    pub modifiable: Option<bool>,
    pub action: String,
    /// `patient`, `clinician`, `gp` or `employer`; may be empty.
    pub owner: String,
    pub due: Option<NaiveDate>,
}

/// One thing the person takes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanItem {
    pub what: String,
    pub when: String,
}

/// A change at work that was asked for, and what the employer said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    pub what: String,
    /// `accepted`, `partly`, `declined` or `waiting`.
    pub answer: String,
    /// Their reason, or what they offered instead.
    pub said: String,
    pub owner: String,
    pub by: Option<NaiveDate>,
}

/// A talk with the employer, and what it rested on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Liaison {
    pub consent: ConsentId,
    pub spoke_to: String,
    pub role: String,
    /// What was told to them: function only, unless the consent says more.
    pub disclosed: String,
    pub said: String,
    pub follow_up_on: Option<NaiveDate>,
}

/// One strand of rehabilitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rehabilitation {
    pub activity: String,
    pub baseline: String,
    pub target: String,
    pub by: Option<NaiveDate>,
    pub setback_plan: String,
}

/// A questionnaire as answered. `total` is absent until every item is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    pub instrument: String,
    pub edition: String,
    pub completed_on: NaiveDate,
    /// `read_aloud` or `on_paper`.
    pub how: String,
    pub answers: Vec<Option<u8>>,
    pub total: Option<u16>,
    /// The band's words as shown then; empty without a total.
    pub band: String,
    /// Items answered at or over their risk value, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risk: Vec<String>,
}

/// Who carried the words across.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interpreter {
    pub language: String,
    /// Their name, or the number the service gave.
    pub name: String,
    /// `telephone`, `video` or `in_person`.
    pub by: String,
    pub kind: InterpreterKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterpreterKind {
    Professional,
    /// May carry a talk in need, never a consent.
    FamilyOrFriend,
}

impl InterpreterKind {
    pub const ALL: [Self; 2] = [Self::Professional, Self::FamilyOrFriend];

    pub fn id(self) -> &'static str {
        match self {
            Self::Professional => "professional",
            Self::FamilyOrFriend => "family_or_friend",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// One meeting or attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub id: ContactId,
    pub step: Step,
    pub mode: Mode,
    pub outcome: Outcome,
    /// Civil date and times in Europe/London, as typed or confirmed.
    pub on: NaiveDate,
    pub start: Option<NaiveTime>,
    pub end: Option<NaiveTime>,
    pub indirect_minutes: u16,
    /// `patient`, `employer`, `both`, `gp` or `other`.
    pub with: String,
    pub agenda: String,
    pub agenda_edition: String,
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub match_rows: Vec<MatchRow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub obstacles: Vec<Obstacle>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<PlanItem>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<Adjustment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub liaison: Option<Liaison>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rehabilitation: Vec<Rehabilitation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questionnaires: Vec<Questionnaire>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<Interpreter>,
    /// What was asked and done after an answer that may mean risk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<RiskAsked>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<Concern>,
    /// The contact this was entered again from, when it had been entered under the wrong person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entered_again_from: Option<ContactId>,
}

impl Contact {
    pub fn answer(&self, item: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.item == item)
    }

    /// Minutes from start to end; `None` when either is missing. A contact over midnight counts on into the next day.
    pub fn direct_minutes(&self) -> Option<i64> {
        let (start, end) = (self.start?, self.end?);
        Some((end - start).num_minutes().rem_euclid(24 * 60))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactSigned {
    pub contact: Contact,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactAddendum {
    pub contact: ContactId,
    pub text: String,
}

/// The summary of a contact was put in the GP system: by hand, so this is somebody's word for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryFiled {
    pub contact: ContactId,
    pub on: NaiveDate,
    /// As it was copied.
    pub text: String,
}

/// Struck from view, summaries and counts; kept for audit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactEnteredInError {
    pub contact: ContactId,
    pub reason: String,
    /// Reports that rest on it and were issued: whoever holds them has to be told.
    pub reports: Vec<ReportId>,
}
