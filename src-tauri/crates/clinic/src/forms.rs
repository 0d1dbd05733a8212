//! What people type, as they typed it: text until it is read, so that nothing is lost when it does not fit.
//!
//! Days are `2026-09-07`, times `10:30`. Choices are the ids of the domain and of `assets/`; empty means not answered.

mod checking;
mod disclosure;
mod joining;
mod settle;

pub use checking::CheckingForm;
pub use disclosure::{DisclosureForm, EmployerCallForm};
pub use settle::SettleForm;

pub use joining::{
    ApproveForm, JoinForm, LateForm, PlaceForm, RebuildForm, RebuiltForm, RevokeForm,
};

pub use crate::phased_form::{AppointmentForm, PhasedForm, PhasedWeekForm};
use serde::{Deserialize, Serialize};
use specta::Type;

/// The first start.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct SetUpForm {
    pub service_name: String,
    pub sites: Vec<SiteForm>,
    /// Index into `sites`: where this laptop is used now.
    pub site_here: u32,
    pub laptop_name: String,
    pub user: UserForm,
    pub passphrase: String,
    pub passphrase_again: String,
    pub recovery_holder: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct SiteForm {
    pub name: String,
    /// ODS code, for example `A81001`; may be empty.
    pub ods: String,
}

/// Someone who signs in, as printed on reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct UserForm {
    pub name: String,
    /// `occupational_therapist`, `physiotherapist`, `podiatrist` or `other`.
    pub profession: String,
    pub profession_other: String,
    pub registration: String,
    /// E-mail or telephone for employers.
    pub contact: String,
    pub administrator: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct PatientForm {
    pub given: String,
    pub family: String,
    pub preferred: String,
    pub date_of_birth: String,
    pub nhs_number: String,
    /// Why there is no NHS number, when there is none.
    pub nhs_number_not_known: String,
    /// A number in the test range, or of one digit ten times, was looked at and is meant.
    pub nhs_number_meant: bool,
    pub telephone: String,
    pub safe_number: bool,
    pub voicemail: bool,
    pub text: bool,
    pub post: bool,
    pub address: String,
    pub emergency_contact: String,
    pub gp_practice: String,
    pub language: String,
    pub interpreter: String,
    pub communication_needs: Vec<String>,
    pub sex: String,
    pub gender: String,
    pub ethnicity: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct CaseForm {
    pub site: String,
    pub referral_on: String,
    pub referral_source: String,
    pub referral_reason: String,
    pub referral_note: String,
    pub problem_group: String,
    pub problem_detail: String,
    pub eligibility: Vec<EligibilityForm>,
    pub override_reason: String,
    pub work_status: String,
    pub off_sick_since: String,
    pub job_title: String,
    pub employer: String,
    pub manager: String,
    pub employer_notes: String,
    pub hours: String,
    pub shift_pattern: String,
    pub safety_critical: Vec<String>,
    pub fit_notes: Vec<FitNoteForm>,
    pub goal: String,
    /// They work at the practice that hosts the clinic.
    pub employer_is_this_practice: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct EligibilityForm {
    pub item: String,
    /// `yes`, `no` or empty.
    pub met: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct FitNoteForm {
    pub from: String,
    pub to: String,
    /// `not_fit` or `may_be_fit`.
    pub advice: String,
    pub issued_by: String,
    pub issued_on: String,
    /// The issuer's profession in words.
    pub profession: String,
    /// `by_me`, `by_others` or empty.
    pub made: String,
    /// Ids of what was ticked.
    pub options: Vec<String>,
    pub comments: String,
    /// A second copy of one that was lost.
    pub duplicate: bool,
    /// Assessed again at its end: `yes`, `no` or empty.
    pub reassess: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct ConsentForm {
    /// `treatment`, `gp_copy`, `employer_copy`, `employer_talk` or `research`.
    pub purpose: String,
    /// `given`, `refused`, `withdrawn` or `awaited`.
    pub decision: String,
    pub on: String,
    pub at: String,
    /// `verbal` or `written`.
    pub how: String,
    pub named: String,
    pub channel: String,
    pub scope: String,
    pub may_name_diagnosis: bool,
    /// Who carried the words across; empty when nobody had to.
    pub interpreter: InterpreterForm,
}

/// An interpreter; all empty means none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct InterpreterForm {
    pub language: String,
    /// Their name, or the number the service gave.
    pub name: String,
    /// `telephone`, `video` or `in_person`.
    pub by: String,
    /// `professional` or `family_or_friend`.
    pub kind: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct StepForm {
    pub to: String,
    pub on: String,
    pub reason: String,
    /// `patient`, `clinician` or `both`.
    pub decided_by: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct CloseForm {
    pub on: String,
    pub outcome: String,
    pub note: String,
}

/// A contact being written. Working state of one user on one laptop; its id becomes the contact's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct ContactDraft {
    pub id: String,
    pub case: String,
    pub step: String,
    /// Why the case starts at or moves to this step; wanted only when it does.
    pub step_reason: String,
    pub decided_by: String,
    pub mode: String,
    pub outcome: String,
    pub on: String,
    pub start: String,
    pub end: String,
    pub indirect_minutes: String,
    /// `patient`, `employer`, `both`, `gp` or `other`.
    pub with: String,
    pub note: String,
    pub answers: Vec<AnswerForm>,
    pub match_rows: Vec<MatchRowForm>,
    pub obstacles: Vec<ObstacleForm>,
    pub plan: Vec<PlanItemForm>,
    pub adjustments: Vec<AdjustmentForm>,
    pub liaison: LiaisonForm,
    pub rehabilitation: Vec<RehabilitationForm>,
    pub questionnaires: Vec<QuestionnaireForm>,
    pub interpreter: InterpreterForm,
    /// Answers to the risk prompt.
    pub risk: Vec<AnswerForm>,
    pub concerns: Vec<ConcernForm>,
    /// The field that had the focus, and the cursor in it: where unlocking or a crash returns to.
    pub position: String,
    /// The contact this was entered again from; empty when it is new.
    pub entered_again_from: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    pub item: String,
    pub text: String,
    pub chosen: Vec<String>,
    pub on: String,
    pub nothing_to_add: bool,
    pub left_because: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct MatchRowForm {
    pub demand: String,
    pub capacity_now: String,
    /// `none`, `partial`, `full` or empty.
    pub gap: String,
    pub recommendation: String,
    pub goal: String,
    pub by: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct ObstacleForm {
    pub text: String,
    pub flag: String,
    /// `yes`, `no` or empty.
    pub modifiable: String,
    pub action: String,
    pub owner: String,
    pub due: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct PlanItemForm {
    pub what: String,
    pub when: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct AdjustmentForm {
    pub what: String,
    /// `accepted`, `partly`, `declined`, `waiting` or empty.
    pub answer: String,
    pub said: String,
    pub owner: String,
    pub by: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct LiaisonForm {
    /// The id of the consent relied on; empty means no talk is recorded.
    pub consent: String,
    pub spoke_to: String,
    pub role: String,
    pub disclosed: String,
    pub said: String,
    pub follow_up_on: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct RehabilitationForm {
    pub activity: String,
    pub baseline: String,
    pub target: String,
    pub by: String,
    pub setback_plan: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct QuestionnaireForm {
    pub instrument: String,
    pub completed_on: String,
    /// `read_aloud` or `on_paper`.
    pub how: String,
    /// One for each item, in order; `null` where not answered.
    pub answers: Vec<Option<u8>>,
}

/// A concern, as far as it was written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct ConcernForm {
    /// An id of the kinds of concern.
    pub kind: String,
    /// Ids of its signs that were there.
    pub signs: Vec<String>,
    pub heard: String,
    pub done: String,
    /// Who was told by voice.
    pub told: String,
    pub told_on: String,
    pub told_at: String,
    /// Why nobody was told.
    pub nobody_because: String,
}

/// A questionnaire that was handed in between contacts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct HandInForm {
    pub instrument: String,
    pub received_on: String,
    /// Where it lies, who took it.
    pub note: String,
}

/// The answers on a paper that was handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct ReadQuestionnaireForm {
    /// The id it was handed in under.
    pub questionnaire: String,
    pub answers: QuestionnaireForm,
    /// Answers to the risk prompt, where one is at its risk value.
    pub risk: Vec<AnswerForm>,
    pub note: String,
}

/// How a copy of a report got to whom it is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct DeliveryForm {
    /// `patient`, `gp` or `employer`.
    pub copy_for: String,
    /// `printed_here`, `collected`, `handed_over`, `posted`, `nhs_mail` or `text_link`.
    pub how: String,
    pub on: String,
    /// Address, mailbox, number or person, as said.
    pub to: String,
    pub note: String,
}

mod copies;
pub use copies::{CopyForm, TellForm, WithdrawForm};

/// A report being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct ReportForm {
    pub case: String,
    /// The id of the signed contact it rests on.
    pub basis: String,
    pub edition: String,
    /// `not_fit`, `may_be_fit` or empty: neither box is ticked beforehand.
    pub advice: String,
    pub assessed_on: String,
    pub from: String,
    pub to: String,
    /// `not_required`, `required`, or empty when not answered.
    pub review: String,
    /// The day of the review; empty when required and no date is made yet.
    pub review_on: String,
    pub options: Vec<String>,
    pub rows: Vec<RowForm>,
    pub phased: PhasedForm,
    pub comments: String,
    /// Warnings looked at and meant.
    pub answered: Vec<AnsweredForm>,
    /// It was read back to the person and they agreed to the words.
    pub read_back: bool,
    /// What was changed at their wish.
    pub changed: String,
    /// The id of the report that this one takes the place of; empty for one that takes no place.
    pub supersedes: String,
    pub position: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct RowForm {
    pub difficulty: String,
    pub recommendation: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct AnsweredForm {
    pub code: String,
    pub field: String,
}
