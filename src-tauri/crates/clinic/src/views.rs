//! What the screen needs, in its own words, so that it asks once. Days are `2026-09-07`; ids are opaque text.

mod checking;
mod differences;
mod disclosure;
mod exchanging;
mod fit_notes;
mod joining;
mod named;

pub use checking::{CheckedPaper, CheckingView, PaperInRecord, SignedLine};
pub use differences::{
    AboutView, ComparedView, ComparisonView, DifferenceView, DifferencesView, DiffersLine,
    OverlapEntryView, OverlapView, PairView, RegistrationView, SaidView, SideView, StatedView,
};
pub use disclosure::{DisclosureWords, EmployerScript, FitNoteWords, GroundView, ScriptLine};
pub use exchanging::{SyncAside, SyncKind, SyncLaptop, SyncRunning, SyncStatus, SyncTrouble, Told};
pub use fit_notes::{FitNoteLine, FitNoteLook, FitNotesView};
pub use joining::{
    ApprovedView, JoinLook, LaptopLine, LaptopsView, LateLine, RebuildFound, RequestView,
    RequestsView, SyncSetUpView, WaitingView,
};
pub use named::NamedView;

pub use crate::content::{DemandView, PhasedWordsView, UsualWeekView, WayView};
use crate::forms::{CaseForm, ContactDraft, PatientForm, ReportForm};
pub use crate::phased_form::{PhasedView, PhasedWeekView};
use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing is set up here.
    Empty,
    /// This laptop asked to join a service and waits for the answer.
    Waiting,
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
    /// Ids of adjustment wordings that are offered first.
    pub favourite_wordings: Vec<String>,
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
    /// The case carries a risk flag.
    pub risk: bool,
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
    /// Questionnaires handed in that nobody has read.
    pub risk_to_read: Vec<ToDoLine>,
    /// The last appointment was missed and nothing has happened since.
    pub missed: Vec<ToDoLine>,
    /// Contacts whose summary is not in the GP system.
    pub gp_record: Vec<ToDoLine>,
    /// Reports that are not yet with the patient.
    pub delivery: Vec<ToDoLine>,
    /// Reports that were replaced or withdrawn, with somebody who has a copy still to be told.
    pub tell_holder: Vec<ToDoLine>,
    pub consents_awaited: Vec<ToDoLine>,
    pub unsigned: Vec<DraftView>,
    pub reviews_due: Vec<CaseLine>,
    /// Reports that end within seven days, or have ended without a contact since.
    pub reports_ending: Vec<CaseLine>,
    /// What people set differently while apart, and contacts or reports that may be one too many.
    pub differences: Vec<DiffersLine>,
    /// People who may be registered twice.
    pub maybe_same: Vec<PairView>,
}

/// One thing that somebody has to see to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ToDoLine {
    pub case: String,
    pub shown_name: String,
    /// "PHQ-9 handed in", "Report 7Q4M-2C9X-KD-R".
    pub what: String,
    pub since: String,
    /// What it is about: the id of a contact, questionnaire, report or consent.
    pub about: String,
    pub overdue: bool,
    /// The case carries a risk flag: a missed appointment is a welfare check.
    pub risk: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DraftView {
    pub id: String,
    /// `contact`, `report` or `paper`.
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
    /// Two people set the same thing about them differently while apart.
    pub differs: bool,
    /// Whom they are shown as; themselves unless they were merged away.
    pub shown_as: String,
    /// Other registrations of the same person.
    pub registrations: Vec<RegistrationView>,
    /// Who else they may be.
    pub maybe_same: Vec<PairView>,
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
    /// Who else the person may be.
    pub maybe_same: Vec<PairView>,
    /// "AHP report is not accepted for benefits" and the like: what this case makes worth knowing.
    pub notices: Vec<String>,
    /// What might be considered, each with its reason. Never done by itself.
    pub hints: Vec<HintView>,
    /// What the service does now that an appointment was missed.
    pub missed: Option<MissedView>,
    pub risk: Option<RiskFlagView>,
    /// Questionnaires handed in that nobody has read.
    pub handed_in: Vec<HandedInView>,
    /// How the person can be reached, for a risk and before anything is sent.
    pub reach: Reach,
    /// What slots of the catalogue are known to be in this case.
    pub slots: Vec<SlotValue>,
    pub fit_notes: FitNotesView,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HintView {
    pub words: String,
    pub reason: String,
    /// To be looked at by a clinician: its source is not confirmed.
    pub unconfirmed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MissedView {
    pub in_a_row: u32,
    pub last_on: String,
    /// What to do first, because the case carries a risk flag; empty when it does not.
    pub welfare_check: String,
    /// What to check before anything is sent.
    pub before_sending: String,
    pub stages: Vec<StageView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StageView {
    /// `call`, `letter` or `discharge`.
    pub what: String,
    pub words: String,
    pub due: String,
    pub overdue: bool,
    pub done: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RiskFlagView {
    pub on: String,
    /// "PHQ-9", "Self-harm".
    pub because: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HandedInView {
    pub id: String,
    pub instrument: String,
    pub name: String,
    pub received_on: String,
    pub note: String,
    /// Who recorded that it came.
    pub by: String,
    /// What was copied off it so far.
    pub begun: Option<crate::forms::ReadQuestionnaireForm>,
}

/// How the person can be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Reach {
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
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SlotValue {
    /// The slot's name, without braces.
    pub name: String,
    pub value: String,
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
    /// "10:31"; empty when no time was said.
    pub at: String,
    /// The edition and the words that were read out or shown.
    pub wording_edition: String,
    pub wording: String,
    /// Who carried the words across; empty when nobody did.
    pub interpreter: String,
    /// "3 Sep 2026, 14:02".
    pub recorded_at: String,
    /// What left or was said on the strength of it: already with them, whatever comes after.
    pub already: Vec<String>,
}

/// One line of the story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TimelineEntry {
    /// `contact`, `report`, `paper`, `step`, `consent`, `disclosure`, `employer_called`, `questionnaire`,
    /// `questionnaire_struck`, `risk_cleared`, `closed`, `reopened`
    /// or `struck`.
    pub kind: String,
    pub on: String,
    /// "Step 2, face to face, 60 min".
    pub title: String,
    pub lines: Vec<String>,
    /// The contact's or report's id.
    pub id: String,
    pub by: String,
    pub recorded_at: String,
    /// The clock of the laptop was wrong by more than a day when this was recorded.
    pub clock_wrong: bool,
    /// Whether the contact's summary is in the GP system; `None` where there is nothing to put there.
    pub gp_record: Option<GpRecordView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GpRecordView {
    pub put: bool,
    /// "In the GP record: Sam Okafor, 3 Sep 2026, 14:02".
    pub words: String,
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
    /// What time ran out for before: asked first.
    pub carried: Vec<CarriedView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CarriedView {
    pub item: ItemView,
    /// The contact it was left in.
    pub on: String,
}

/// What is true of a draft after each change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DraftState {
    /// "10:42:07".
    pub saved_at: String,
    /// Items covered.
    pub covered: Vec<String>,
    /// What signing still wants: field is an item's id, `risk.` and an id, or a field of the draft.
    pub missing: Vec<crate::FieldProblem>,
    /// Those of them for which a reason will do.
    pub can_be_left: Vec<String>,
    /// It is about an earlier day than today.
    pub written_later: bool,
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
    /// "Written later: on 5 Sep 2026"; empty when it was signed on its own day.
    pub written_later: String,
    /// For the GP record, at most twelve lines of plain text; empty where there is nothing to put there.
    pub summary: String,
    pub gp_record: Option<GpRecordView>,
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
    /// "Replaced on 12 Oct 2026 by 9K2P-1M7D-QX-4"; empty while it holds.
    pub ended: String,
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
    /// The last report issued to the person, in this case or an earlier one.
    pub previous: Option<PreviousReport>,
    /// The report that this one will take the place of.
    pub replaces: Option<ReportLink>,
}

/// What an earlier report said, to carry forward and to compare with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PreviousReport {
    pub number: String,
    pub issued_on: String,
    pub from: String,
    pub to: String,
    pub advice: String,
    pub options: Vec<String>,
    pub rows: Vec<crate::forms::RowForm>,
    pub phased: crate::forms::PhasedForm,
    pub comments: String,
    /// It is of this case, not of an earlier one.
    pub same_case: bool,
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
    /// Words that name an illness, a medicine or a score, where this may reach an employer.
    pub named: Vec<NamedView>,
    /// How it could be worded better: `hint`s, which stop nothing and need no answer.
    pub hints: Vec<FindingView>,
    /// The phased return in words; none without one.
    pub phased: Option<PhasedView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FindingView {
    /// `block`, `warn` or `hint`.
    pub severity: String,
    /// A field of the form, for example `to` or `rows[2].recommendation`.
    pub field: String,
    pub code: String,
    pub message: String,
    /// A warning that was answered with "meant".
    pub answered: bool,
}

mod copies;
pub use copies::{CopyView, HolderView, ReportLife, ReportLink, WithdrawnView};

/// An issued report to read, save and print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct IssuedReport {
    pub id: String,
    pub case: String,
    pub banner: Banner,
    pub line: ReportLine,
    /// The contact it rests on.
    pub basis: String,
    pub pages: u32,
    /// The document's text in reading order.
    pub text: String,
    /// `YYYY-MM-DD_AHP-Health-and-Work-Report_<number>.pdf`.
    pub file_name: String,
    /// The contact it rests on was entered in error.
    pub basis_struck: bool,
    pub printers: Vec<PrinterView>,
    /// "Posted on 8 Sep 2026, to the patient".
    pub deliveries: Vec<String>,
    pub with_patient: bool,
    /// "Read back and agreed; changed at their wish: ..."; empty when it was not.
    pub read_back: String,
    /// They work at the practice: what lies at a desk or a printer there may be read by colleagues.
    pub employer_is_this_practice: bool,
    pub life: ReportLife,
    pub reach: Reach,
    /// Where a letter goes back to that cannot be delivered, as last given at this site; empty before the first.
    pub return_to: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PrinterView {
    pub name: String,
    /// Where it stands, as the system says; may be empty.
    pub place: String,
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
    pub risk: RiskView,
    pub concerns: ConcernsView,
    /// The adjustment catalogue.
    pub adjustments: Vec<CatalogueView>,
    pub slots: Vec<SlotView>,
    /// What a job may ask for.
    pub demands: Vec<DemandView>,
    pub phased: PhasedWordsView,
    /// Why a needed prompt was left.
    pub left_reasons: Vec<ChoiceView>,
    pub deliveries: Vec<DeliveryView>,
    pub copy_editions: Vec<ChoiceView>,
    pub told_ways: Vec<ChoiceView>,
    /// Who may read what is put in the GP record.
    pub gp_warning: String,
    /// What still goes in the practice record when the copy to the GP is refused.
    pub gp_copy_refused: String,
    pub disclosure: DisclosureWords,
    pub employer_call: EmployerScript,
    pub fit_notes: FitNoteWords,
}

/// The risk prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RiskView {
    pub title: String,
    /// Crisis lines: the words, with the number.
    pub numbers: Vec<ChoiceView>,
    pub items: Vec<ItemView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConcernsView {
    /// That the program has told nobody.
    pub statement: String,
    pub kinds: Vec<ConcernKindView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ConcernKindView {
    pub id: String,
    pub words: String,
    pub hint: String,
    pub signs: Vec<ChoiceView>,
    pub unconfirmed: bool,
}

/// One wording of the adjustment catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CatalogueView {
    pub id: String,
    pub number: u32,
    /// Whom it is for: "any", "MSK".
    pub about: String,
    /// Ids of problem groups; empty means any.
    pub problems: Vec<String>,
    /// Ids of demands; empty means any.
    pub demands: Vec<String>,
    /// The option of the report that goes with it; empty means none.
    pub option: String,
    /// With `{slots}`.
    pub wording: String,
    /// Other words it can be found by.
    pub search: String,
    /// Kinds of safety-critical work it is about.
    pub safety_critical: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SlotView {
    pub name: String,
    pub hint: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeliveryView {
    pub id: String,
    pub words: String,
    pub hint: String,
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
    pub steps: Vec<String>,
    /// The situations at work it is for; empty: every one that has no agenda of its own.
    pub works: Vec<String>,
    pub items: Vec<ItemView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ItemView {
    pub id: String,
    pub section: String,
    pub prompt: String,
    pub hint: String,
    /// `text`, `choice`, `checks`, `yes_no`, `date`, `match_rows`, `plan`, `obstacles`, `adjustments`, `liaison`,
    /// `rehabilitation` or `interpreter`.
    pub answer: String,
    pub choices: Vec<ChoiceView>,
    pub at_least: u32,
    pub needed: bool,
    /// Needed, and no reason for leaving it will do.
    pub always: bool,
    /// Ways of meeting it is asked in; empty means all.
    pub only: Vec<String>,
    /// With whom it is asked, as in the draft's `with`; empty means anyone.
    pub only_with: Vec<String>,
    /// Asked only once another prompt was answered in a certain way.
    pub after: Option<AfterView>,
    /// To be looked at by a clinician: its source is not confirmed.
    pub unconfirmed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AfterView {
    pub item: String,
    pub chosen: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct InstrumentView {
    pub id: String,
    pub name: String,
    pub stem: String,
    pub scale: Vec<ScaleView>,
    pub items: Vec<QuestionView>,
    pub licence: String,
}

/// A question of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct QuestionView {
    pub id: String,
    pub words: String,
    /// From this answer on, a person has to look at it at once; `None`: from none.
    pub risk_from: Option<u8>,
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
