//! What the screen needs, in its own words, so that it asks once. Days are `2026-09-07`; ids are opaque text.

use crate::forms::{CaseForm, ContactDraft, PatientForm, ReportForm};
use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing is set up here.
    Empty,
    Locked,
    Open,
}

/// Where the program stands: what to show at start and after locking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Status {
    pub state: State,
    pub demonstration: bool,
    pub version: String,
    /// Today in Europe/London, for reading typed dates.
    pub today: String,
    /// Who can sign in, while locked.
    pub sign_in_names: Vec<String>,
    pub session: Option<SessionView>,
}

/// Who is working, where, for which service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SessionView {
    pub service_name: String,
    pub site: String,
    pub sites: Vec<SiteView>,
    pub user: UserView,
    pub users: Vec<UserView>,
    pub drafts: Vec<DraftView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SiteView {
    pub id: String,
    pub name: String,
    pub ods: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UserView {
    pub id: String,
    pub name: String,
    pub profession: String,
    pub profession_words: String,
    pub registration: String,
    pub contact: String,
    pub administrator: bool,
}

/// Shown once, after setting up: without it and without a passphrase the record cannot be read by anyone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RecoveryCode {
    pub code: String,
    pub holder: String,
}

/// Who a screen is about; stands over everything that writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Banner {
    pub patient: String,
    /// "PRYCE, Kevin (Kev)".
    pub shown_name: String,
    pub date_of_birth: String,
    pub age: Option<u32>,
    /// "999 100 0003", or why it is not known.
    pub nhs_number: String,
    /// "large print", "interpreter: Sylheti", "number not safe", "differs".
    pub alerts: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PersonFound {
    pub patient: String,
    pub shown_name: String,
    pub date_of_birth: String,
    pub nhs_number: String,
    /// Their cases, the newest first.
    pub cases: Vec<CaseLine>,
    /// Why they may be the same person, when asked about duplicates.
    pub because: String,
}

/// A line of the caseload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CaseLine {
    pub case: String,
    pub patient: String,
    pub shown_name: String,
    pub step: String,
    pub work: String,
    pub off_sick_since: Option<String>,
    /// Calendar days off sick up to today.
    pub off_days: Option<u32>,
    pub employer: String,
    pub next_on: Option<String>,
    pub next_what: String,
    /// Due today or earlier.
    pub overdue: bool,
    pub last_contact_on: Option<String>,
    pub report_to: Option<String>,
    pub open: bool,
    pub differs: bool,
    pub mine: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CaseloadPage {
    pub lines: Vec<CaseLine>,
    /// Hand back for the page after this one; `None` at the end.
    pub next: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct CaseloadQuery {
    pub mine: bool,
    /// A site's id; empty for all.
    pub site: String,
    pub closed: bool,
    pub after: Option<String>,
}

/// What is slipping: each entry opens where it can be acted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Worklist {
    pub unsigned: Vec<DraftView>,
    pub reviews_due: Vec<CaseLine>,
    /// Reports that end within seven days, or have ended without a contact since.
    pub reports_ending: Vec<CaseLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DraftView {
    pub id: String,
    /// `contact` or `report`.
    pub kind: String,
    pub case: String,
    pub shown_name: String,
    /// "Step 1, telephone" or "Report".
    pub what: String,
    pub updated_at: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PatientView {
    pub banner: Banner,
    pub form: PatientForm,
    pub cases: Vec<CaseLine>,
    pub read_only: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CaseView {
    pub case: String,
    pub banner: Banner,
    pub form: CaseForm,
    pub opened_on: String,
    pub open: bool,
    /// `step_1`, `step_2`, `step_3`, or empty before the first.
    pub step: String,
    pub step_since: Option<String>,
    pub off_days: Option<u32>,
    pub next_on: Option<String>,
    pub next_what: String,
    pub missed_in_a_row: u32,
    pub consents: Vec<ConsentView>,
    /// The newest first.
    pub timeline: Vec<TimelineEntry>,
    pub drafts: Vec<DraftView>,
    /// The person's other cases, the newest first.
    pub other_cases: Vec<CaseLine>,
    pub scores: Vec<ScoreLine>,
    pub read_only: bool,
    /// Things two people set differently while apart, in words.
    pub differences: Vec<String>,
    /// "AHP report is not accepted for benefits" and the like: what this case makes worth knowing.
    pub notices: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConsentView {
    pub id: String,
    pub purpose: String,
    pub purpose_words: String,
    pub decision: String,
    pub on: String,
    pub how: String,
    pub named: String,
    pub channel: String,
    pub scope: String,
    pub may_name_diagnosis: bool,
    pub by: String,
    /// The last word on this purpose.
    pub holds: bool,
}

/// One line of the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TimelineEntry {
    /// `contact`, `report`, `step`, `consent`, `closed`, `reopened` or `struck`.
    pub kind: String,
    pub on: String,
    /// "Step 2, face to face, 60 min".
    pub title: String,
    pub lines: Vec<String>,
    /// The contact's or report's id.
    pub id: String,
    pub by: String,
    pub recorded_at: String,
}

/// A total over time, for one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ScoreLine {
    pub instrument: String,
    pub name: String,
    pub points: Vec<ScorePoint>,
    pub higher_is_better: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ScorePoint {
    pub on: String,
    pub total: u16,
    pub band: String,
}

/// Everything the contact screen needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContactScreen {
    pub draft: ContactDraft,
    pub agenda: AgendaView,
    pub case: CaseView,
    pub state: DraftState,
}

/// What is true of a draft after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DraftState {
    /// "10:42:07".
    pub saved_at: String,
    /// Items covered.
    pub covered: Vec<String>,
    /// What signing still wants: field is an item's id, or a field of the draft.
    pub missing: Vec<crate::FieldProblem>,
    /// What cannot be read as typed.
    pub problems: Vec<crate::FieldProblem>,
    pub scores: Vec<ScoreNow>,
}

/// A questionnaire in the draft, added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ScoreNow {
    pub instrument: String,
    pub answered: u32,
    pub items: u32,
    pub total: Option<u16>,
    pub band: String,
    /// Against the last time: +3, −2.
    pub change: Option<i32>,
    /// "16 on 3 Sep 2026".
    pub last_time: String,
    /// Ids of items answered at their risk value.
    pub risk: Vec<String>,
}

/// A signed contact to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ContactView {
    pub case: String,
    pub banner: Banner,
    pub contact: ContactDraft,
    /// "Step 2, face to face, 7 September 2026".
    pub title: String,
    pub sections: Vec<Section>,
    pub signed_by: String,
    pub signed_at: String,
    pub addenda: Vec<NoteBy>,
    pub struck: Option<NoteBy>,
    /// Reports resting on it and the copies that left: who has to be told if it is struck.
    pub reports: Vec<ReportLine>,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Section {
    pub title: String,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Line {
    pub label: String,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NoteBy {
    pub text: String,
    pub by: String,
    pub at: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportLine {
    pub id: String,
    pub number: String,
    pub advice: String,
    pub from: String,
    pub to: String,
    pub issued_on: String,
    /// "printed on 7 Sep 2026, for the employer".
    pub given: Vec<String>,
}

/// Everything the report screen needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportScreen {
    pub id: String,
    pub form: ReportForm,
    pub case: CaseView,
    /// Signed contacts it may rest on, the newest first.
    pub bases: Vec<BasisView>,
    pub practitioner: String,
    pub state: ReportState,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BasisView {
    pub contact: String,
    pub title: String,
    pub on: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ReportState {
    pub saved_at: String,
    pub findings: Vec<FindingView>,
    /// The period in calendar days, both ends counted.
    pub period_days: Option<u32>,
    /// The document's text in reading order, for those who cannot see the preview; empty until it can be rendered.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FindingView {
    /// `block` or `warn`.
    pub severity: String,
    /// A field of the form, for example `to` or `rows[2].recommendation`.
    pub field: String,
    pub code: String,
    pub message: String,
    /// A warning that was answered with "meant".
    pub answered: bool,
}

/// An issued report to read, save and print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IssuedReport {
    pub id: String,
    pub case: String,
    pub banner: Banner,
    pub line: ReportLine,
    pub pages: u32,
    /// The document's text in reading order.
    pub text: String,
    /// `YYYY-MM-DD_AHP-Health-and-Work-Report_<number>.pdf`.
    pub file_name: String,
    /// The contact it rests on was entered in error.
    pub basis_struck: bool,
    pub printers: Vec<String>,
}

/// The clinical content compiled into the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Content {
    pub agendas: Vec<AgendaView>,
    pub instruments: Vec<InstrumentView>,
    pub eligibility: Vec<ChoiceView>,
    pub outcomes: Vec<ChoiceView>,
    pub consents: Vec<ConsentWording>,
    pub referral_sources: Vec<ChoiceView>,
    pub referral_reasons: Vec<ChoiceView>,
    pub problem_groups: Vec<ChoiceView>,
    pub work_statuses: Vec<ChoiceView>,
    pub safety_critical: Vec<ChoiceView>,
    pub communication_needs: Vec<ChoiceView>,
    pub editions: Vec<ChoiceView>,
    pub options: Vec<ChoiceView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChoiceView {
    pub id: String,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConsentWording {
    pub purpose: String,
    pub words: String,
    /// What is read out.
    pub wording: String,
    pub names_someone: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AgendaView {
    pub id: String,
    pub edition: String,
    pub title: String,
    pub step: String,
    pub items: Vec<ItemView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ItemView {
    pub id: String,
    pub section: String,
    pub prompt: String,
    pub hint: String,
    /// `text`, `choice`, `checks`, `yes_no`, `date`, `match_rows`, `plan`, `obstacles`, `adjustments`, `liaison` or
    /// `rehabilitation`.
    pub answer: String,
    pub choices: Vec<ChoiceView>,
    pub at_least: u32,
    pub needed: bool,
    /// Ways of meeting it is asked in; empty means all.
    pub only: Vec<String>,
    /// With whom it is asked, as in the draft's `with`; empty means anyone.
    pub only_with: Vec<String>,
    /// To be looked at by a clinician: its source is not confirmed.
    pub unconfirmed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct InstrumentView {
    pub id: String,
    pub name: String,
    pub stem: String,
    pub scale: Vec<ScaleView>,
    pub items: Vec<ChoiceView>,
    pub licence: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ScaleView {
    pub value: u8,
    pub words: String,
}

/// How far something long has got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Progress {
    pub done: u32,
    pub of: u32,
    /// What is being done, in words.
    pub what: String,
}
