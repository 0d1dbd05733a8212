//! An episode of care of one patient: what brought them, their work, their consents, the steps they went through.

use crate::contact::Interpreter;
use crate::ids::{CaseId, ConsentId, ContactId, PatientId, SiteId, UserId};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// Stepped care. Each step can end in a report; a case may start at any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Triage,
    /// Brief self-management support.
    #[serde(rename = "step_1")]
    One,
    /// Individual work-capacity advice.
    #[serde(rename = "step_2")]
    Two,
    /// Workplace adjustments, talks with the employer, rehabilitation.
    #[serde(rename = "step_3")]
    Three,
    Review,
    Discharge,
}

impl Step {
    pub const ALL: [Self; 6] = [
        Self::Triage,
        Self::One,
        Self::Two,
        Self::Three,
        Self::Review,
        Self::Discharge,
    ];

    /// The name in data files and the record.
    pub fn id(self) -> &'static str {
        match self {
            Self::Triage => "triage",
            Self::One => "step_1",
            Self::Two => "step_2",
            Self::Three => "step_3",
            Self::Review => "review",
            Self::Discharge => "discharge",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.id() == id)
    }

    /// Steps of care, as against the meetings around them: only these are a case's own step.
    pub fn is_care(self) -> bool {
        matches!(self, Self::One | Self::Two | Self::Three)
    }
}

/// A person's situation at work, as of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkStatus {
    AtWork,
    /// At work and struggling.
    Struggling,
    OffSick,
    /// Back on a phased return.
    PhasedReturn,
    SelfEmployed,
    SeekingWork,
    /// Not working and not looking, for example retired or a student.
    NotWorking,
}

impl WorkStatus {
    pub const ALL: [Self; 7] = [
        Self::AtWork,
        Self::Struggling,
        Self::OffSick,
        Self::PhasedReturn,
        Self::SelfEmployed,
        Self::SeekingWork,
        Self::NotWorking,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::AtWork => "at_work",
            Self::Struggling => "struggling",
            Self::OffSick => "off_sick",
            Self::PhasedReturn => "phased_return",
            Self::SelfEmployed => "self_employed",
            Self::SeekingWork => "seeking_work",
            Self::NotWorking => "not_working",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }

    /// No employer to copy, ring or ask.
    pub fn without_employer(self) -> bool {
        matches!(
            self,
            Self::SelfEmployed | Self::SeekingWork | Self::NotWorking
        )
    }
}

/// Who sent the person, when and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    pub on: NaiveDate,
    /// `gp`, `nurse_practitioner`, `pharmacist`, `first_contact`, `reception`, `self`, `re_referral` or `other`.
    pub source: String,
    /// `fit_note_request`, `struggling_at_work`, `off_sick` or `obtain_work`.
    pub reason: String,
    /// The referrer's name or practice, and anything they wrote.
    pub note: String,
}

/// What keeps the person from work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// `musculoskeletal`, `mental_health`, `mixed` or `other`.
    pub group: String,
    /// In a line.
    pub detail: String,
}

/// One line of the eligibility checklist, with the words that were shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EligibilityItem {
    pub item: String,
    pub words: String,
    /// `None`: not asked.
    pub met: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility {
    /// The edition of the checklist.
    pub edition: String,
    pub items: Vec<EligibilityItem>,
    /// Why the person is seen although a line is not met; empty when all are.
    pub override_reason: String,
}

/// Work status and the first day off, when off sick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkSituation {
    pub status: WorkStatus,
    pub off_sick_since: Option<NaiveDate>,
}

/// The job. Every part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    pub title: String,
    pub employer: String,
    /// The manager or whoever agrees changes.
    pub manager: String,
    /// In words: "600, has occupational health".
    pub employer_notes: String,
    /// Hours a week, as said.
    pub hours: String,
    pub shift_pattern: String,
    /// `driving`, `heights`, `machinery`, `patient_handling`.
    pub safety_critical: Vec<String>,
    /// Asked and answered, also when none applies.
    pub safety_critical_asked: bool,
    /// They work at the practice that hosts the clinic: reception and those who file may read what lies about.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub employer_is_this_practice: bool,
}

/// A statutory fit note somebody issued: recorded here, never printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FitNote {
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
    /// `not_fit` or `may_be_fit`.
    pub advice: String,
    /// Name, or practice.
    pub issued_by: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<NaiveDate>,
    /// The issuer's profession in words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub profession: String,
    /// `by_me` when the author of this entry made it in the GP system, `by_others`, or empty when not said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub made: String,
    /// What was ticked: `phased_return`, `altered_hours`, `amended_duties`, `workplace_adaptations`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comments: String,
    /// A second copy of one that was lost.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub duplicate: bool,
    /// Whether the issuer means to assess again at its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reassess: Option<bool>,
}

/// One thing that can be set about a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseField {
    Site(SiteId),
    Clinician(UserId),
    Referral(Referral),
    Problem(Problem),
    Eligibility(Eligibility),
    Work(WorkSituation),
    Job(Job),
    FitNotes(Vec<FitNote>),
    /// The person's own goal, in their words.
    Goal(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseOpened {
    pub case: CaseId,
    pub patient: PatientId,
    pub on: NaiveDate,
    pub set: Vec<CaseField>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseChanged {
    pub set: Vec<CaseField>,
    pub reason: String,
    /// The contact that said so: when it was entered in error, so was this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
}

/// What a consent is for. Each is given, refused and withdrawn on its own (domain notes §1.4, [I]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentPurpose {
    /// Agreement to treatment, and the privacy notice given.
    Treatment,
    GpCopy,
    EmployerCopy,
    /// Direct conversation with the employer.
    EmployerTalk,
    /// To be contacted about research only.
    Research,
}

impl ConsentPurpose {
    pub const ALL: [Self; 5] = [
        Self::Treatment,
        Self::GpCopy,
        Self::EmployerCopy,
        Self::EmployerTalk,
        Self::Research,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Self::Treatment => "treatment",
            Self::GpCopy => "gp_copy",
            Self::EmployerCopy => "employer_copy",
            Self::EmployerTalk => "employer_talk",
            Self::Research => "research",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.id() == id)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentDecision {
    Given,
    Refused,
    Withdrawn,
    /// Asked, and they are thinking about it or have yet to send the form back.
    Awaited,
}

impl ConsentDecision {
    pub const ALL: [Self; 4] = [Self::Given, Self::Refused, Self::Withdrawn, Self::Awaited];

    pub fn id(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Awaited => "awaited",
        }
    }

    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.id() == id)
    }
}

/// A consent given, refused or withdrawn. Withdrawal stops what comes after and keeps what was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRecorded {
    pub consent: ConsentId,
    pub purpose: ConsentPurpose,
    pub decision: ConsentDecision,
    /// Civil date and time in Europe/London, as typed.
    pub on: NaiveDate,
    pub at: Option<NaiveTime>,
    /// `verbal` or `written`.
    pub how: String,
    /// The person it names (a manager), where there is one.
    pub named: String,
    /// How it may reach them: post, e-mail, telephone.
    pub channel: String,
    /// What may be said or sent, in words.
    pub scope: String,
    pub may_name_diagnosis: bool,
    /// The edition and the words that were read out or shown.
    pub wording_edition: String,
    pub wording: String,
    /// Who carried the words across, when somebody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<Interpreter>,
}

/// A step up or down the stairs, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepChanged {
    /// `None` when the case starts here.
    pub from: Option<Step>,
    pub to: Step,
    pub on: NaiveDate,
    pub reason: String,
    /// `patient`, `clinician`, `both` or in words.
    pub decided_by: String,
    /// The contact that began the step: when it was entered in error, so was this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseClosed {
    pub on: NaiveDate,
    /// An id of the closing outcomes in `assets/pathway`.
    pub outcome: String,
    /// The words that were shown for it.
    pub outcome_words: String,
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseReopened {
    pub on: NaiveDate,
    pub reason: String,
}

/// Two contacts for one appointment, or two reports over one period, made apart: somebody looked, and both stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverlapAccepted {
    /// The contacts or the reports, by id, sorted.
    pub about: Vec<uuid::Uuid>,
}
