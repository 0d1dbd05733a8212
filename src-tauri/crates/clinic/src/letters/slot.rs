//! What a template can leave open: a closed list, each with the readers who may have it.

use domain::paper_content::PaperKind;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// For whose eyes a paper is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reader {
    Patient,
    Gp,
    Employer,
}

impl Reader {
    pub(crate) const ALL: [Self; 3] = [Self::Patient, Self::Gp, Self::Employer];

    /// As in the record's `copy_for`.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Gp => "gp",
            Self::Employer => "employer",
        }
    }

    pub(crate) fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reader| reader.id() == id)
    }

    /// In a sentence: "the employer".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Patient => "the patient",
            Self::Gp => "the GP",
            Self::Employer => "the employer",
        }
    }
}

/// Whom a kind may be addressed to, the usual one first.
pub(crate) fn copies_of(kind: PaperKind) -> &'static [Reader] {
    match kind {
        PaperKind::GpLetter => &[Reader::Gp, Reader::Patient],
        // Given to the person, it is theirs to hand on: no consent of ours is needed for that.
        PaperKind::EmployerLetter | PaperKind::ActionPlan => &[Reader::Employer, Reader::Patient],
        PaperKind::SelfManagementPlan
        | PaperKind::AppointmentLetter
        | PaperKind::DidNotAttendLetter => &[Reader::Patient],
        PaperKind::DischargeSummary => &[Reader::Gp, Reader::Patient],
    }
}

/// Whose eyes a paper has to be fit for. One for the employer stays one, whoever carries it there.
pub(crate) fn eyes(kind: PaperKind, copy_for: Reader) -> Reader {
    match kind {
        PaperKind::EmployerLetter | PaperKind::ActionPlan => Reader::Employer,
        PaperKind::GpLetter
        | PaperKind::SelfManagementPlan
        | PaperKind::AppointmentLetter
        | PaperKind::DidNotAttendLetter
        | PaperKind::DischargeSummary => copy_for,
    }
}

/// What fills a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A few words within a sentence.
    Words,
    /// Lines that stand one under the other; within a sentence they are joined.
    Lines,
    /// Rows of a table, with that many cells.
    Rows(usize),
    /// A day that is typed.
    Day,
    /// A time of day that is typed.
    Time,
}

/// What fills one slot in one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Words(String),
    Lines(Vec<String>),
    Rows(Vec<Vec<String>>),
}

impl Value {
    /// Within a sentence.
    pub(crate) fn in_line(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Lines(lines) => lines.join("; "),
            Self::Rows(rows) => rows
                .iter()
                .map(|row| row.join(": "))
                .collect::<Vec<_>>()
                .join("; "),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Words(words) => words.trim().is_empty(),
            Self::Lines(lines) => lines.is_empty(),
            Self::Rows(rows) => rows.is_empty(),
        }
    }
}

/// Everything that is known for a paper, and what holds of the case. It holds nothing empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    values: BTreeMap<Slot, Value>,
    pub(crate) holds: BTreeSet<super::condition::Fact>,
}

impl Known {
    pub(crate) fn put(&mut self, slot: Slot, value: Value) {
        if !value.is_empty() {
            self.values.insert(slot, value);
        }
    }

    pub(crate) fn words(&mut self, slot: Slot, words: impl Into<String>) {
        self.put(slot, Value::Words(words.into()));
    }

    pub(crate) fn lines(&mut self, slot: Slot, lines: impl IntoIterator<Item = String>) {
        let lines = lines
            .into_iter()
            .filter(|line| !line.trim().is_empty())
            .collect();
        self.put(slot, Value::Lines(lines));
    }

    pub(crate) fn rows(&mut self, slot: Slot, rows: Vec<Vec<String>>) {
        self.put(slot, Value::Rows(rows));
    }

    /// What fills a slot, if these eyes may read it. The one way out: nothing passes by the table of readers.
    pub(crate) fn get(&self, slot: Slot, eyes: Reader) -> Option<&Value> {
        slot.may_be_read_by(eyes)
            .then(|| self.values.get(&slot))
            .flatten()
    }
}

const ALL: &[Reader] = &Reader::ALL;
const PATIENT: &[Reader] = &[Reader::Patient];
const CARE: &[Reader] = &[Reader::Patient, Reader::Gp];
const GP: &[Reader] = &[Reader::Gp];

/// The table: name in the templates, what it is called where it is missing, what fills it, where that comes from, who may
/// read it.
macro_rules! slots {
    ($($slot:ident $id:literal $words:literal $shape:expr, $from:literal, $readers:expr;)+) => {
        /// One thing a template can leave open.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Slot { $($slot),+ }

        impl Slot {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$slot),+];

            /// The name in braces in a template.
            pub(crate) fn id(self) -> &'static str {
                match self { $(Self::$slot => $id),+ }
            }

            /// What stands in the braces of a gap, and what a field for it is called.
            pub(crate) fn words(self) -> &'static str {
                match self { $(Self::$slot => $words),+ }
            }

            pub(crate) fn shape(self) -> Shape {
                match self { $(Self::$slot => $shape),+ }
            }

            /// Where it comes from, for those who read and change templates.
            pub(crate) fn from(self) -> &'static str {
                match self { $(Self::$slot => $from),+ }
            }

            pub(crate) fn readers(self) -> &'static [Reader] {
                match self { $(Self::$slot => $readers),+ }
            }
        }
    };
}

slots! {
    PatientName "patient_name" "their name" Shape::Words, "Patient", ALL;
    PatientAddress "patient_address" "their address" Shape::Lines, "Patient", CARE;
    PatientCalled "patient_called" "what they like to be called" Shape::Words, "Patient: preferred name, else first name", CARE;
    GpPractice "gp_practice" "their GP practice" Shape::Words, "Patient", CARE;
    CommunicationNeeds "communication_needs" "what they need to read and to be reached" Shape::Lines, "Patient: communication needs, interpreter, language", CARE;
    NhsNumber "nhs_number" "their NHS number" Shape::Words, "Patient", GP;

    Clinician "clinician" "your name" Shape::Words, "Who is signed in", ALL;
    ClinicianContact "clinician_contact" "your telephone or e-mail" Shape::Words, "Who is signed in", ALL;
    Service "service" "the service" Shape::Words, "Service and site", ALL;
    ServiceTelephone "service_telephone" "the clinic's telephone" Shape::Words, "Service settings, else the contact of who is signed in", ALL;
    Today "today" "today's date" Shape::Words, "The day of issue", ALL;

    Employer "employer" "the employer" Shape::Words, "Case: job", ALL;
    Manager "manager" "their manager" Shape::Words, "Case: job, else the person a consent names", ALL;
    JobTitle "job_title" "their job" Shape::Words, "Case: job", ALL;
    WorkPattern "work_pattern" "their hours and shifts" Shape::Words, "Case: job", ALL;
    SafetyCritical "safety_critical" "safety-critical work" Shape::Lines, "Case: job", ALL;

    Problem "problem" "their condition, in words they agreed" Shape::Words, "Case: main problem", CARE;
    Referral "referral" "who referred them, when and why" Shape::Words, "Case: referral", CARE;
    Goal "goal" "their own goal" Shape::Words, "Case: goal", CARE;
    WorkStatus "work_status" "their situation at work" Shape::Words, "Case: work, with the first day off sick", CARE;
    FitNote "fit_note" "the last fit note" Shape::Words, "Case: Med3s recorded", CARE;
    Step "step" "the step of care" Shape::Words, "Case", CARE;
    Contacts "contacts" "how often and how they were seen" Shape::Words, "Contacts that count", CARE;

    AssessedOn "assessed_on" "the day of the assessment" Shape::Words, "Last report's basis, else the last attended contact", ALL;
    AssessedHow "assessed_how" "how they were assessed" Shape::Words, "The same contact", ALL;
    Difficulty "difficulty" "the main difficulty at work" Shape::Words, "Last attended contact that says it", CARE;
    Function "function" "what they can and cannot do" Shape::Rows(3), "Last match table: the job asks, they can now, goal", CARE;
    Treatment "treatment" "treatment and medicines" Shape::Words, "Last attended contact that says it", CARE;
    RedFlags "red_flags" "red flags asked about" Shape::Words, "Last attended contact that says it", CARE;
    ExpectedReturn "expected_return" "when they see themselves back" Shape::Words, "Last attended contact that says it", CARE;
    Confidence "confidence" "how sure they are, 0 to 10" Shape::Words, "Last attended contact that says it", CARE;
    Scores "scores" "scores" Shape::Rows(3), "Questionnaires that count: first and latest total", GP;
    Advice "advice" "what was advised" Shape::Words, "Last attended contact that says it", CARE;
    Plan "plan" "what they try themselves" Shape::Lines, "Last attended contact with a plan", CARE;
    Next "next" "what happens next" Shape::Words, "Last attended contact that says it", CARE;
    Rehabilitation "rehabilitation" "their steps up" Shape::Rows(3), "Last attended contact that has them: activity, where it started, next target", CARE;
    SetbackPlan "setback_plan" "what to do on a bad day" Shape::Lines, "Rehabilitation and discharge: set-back plans, first signs", CARE;

    ReportNumber "report_number" "the report's number" Shape::Words, "Last report that holds", ALL;
    ReportAdvice "report_advice" "the report's advice" Shape::Words, "Last report that holds", ALL;
    ReportFrom "report_from" "first day of the report" Shape::Words, "Last report that holds", ALL;
    ReportTo "report_to" "last day of the report" Shape::Words, "Last report that holds", ALL;
    ReportOptions "report_options" "the changes ticked on the report" Shape::Words, "Last report that holds", ALL;
    ReportReview "report_review" "the review" Shape::Words, "Last report that holds", ALL;
    ReportRows "report_rows" "difficulties and recommendations" Shape::Rows(2), "Last report that holds", ALL;
    ReportDifficulties "report_difficulties" "what is difficult at work" Shape::Lines, "Last report that holds", ALL;
    ReportRecommendations "report_recommendations" "what is recommended" Shape::Lines, "Last report that holds", ALL;
    PhasedReturn "phased_return" "the phased return" Shape::Rows(2), "Last report that holds", ALL;

    Adjustments "adjustments" "who does what by when" Shape::Rows(4), "Last talk with the employer: change, answer, who, by when", ALL;
    LiaisonOn "liaison_on" "the day you spoke with them" Shape::Words, "Last talk with the employer", ALL;
    LiaisonWith "liaison_with" "whom you spoke with" Shape::Words, "Last talk with the employer", ALL;
    TryUntil "try_until" "until when it is tried" Shape::Words, "Step 3", ALL;
    WhoChecks "who_checks" "who checks that it is done" Shape::Words, "Step 3", ALL;
    PlanReview "plan_review" "the day it is looked at again" Shape::Words, "Step 3", ALL;
    AdjustmentsKept "adjustments_kept" "changes at work that stay" Shape::Words, "Discharge", CARE;

    Outcome "outcome" "what came of it" Shape::Words, "Discharge", CARE;
    ClosingOutcome "closing_outcome" "the outcome on closing" Shape::Words, "Case: closed", CARE;
    GoalReached "goal_reached" "how near they got to their goal, 0 to 10" Shape::Words, "Discharge", CARE;
    DaysOff "days_off" "days off sick in the last four weeks" Shape::Words, "Review or discharge", CARE;

    MissedOn "missed_on" "the day they were expected" Shape::Words, "Last appointment that was missed", CARE;
    ReplyBy "reply_by" "the day to answer by" Shape::Words, "Policy for missed appointments: days after the last one missed", CARE;

    AppointmentDay "appointment_day" "day of the appointment" Shape::Day, "Typed", PATIENT;
    AppointmentTime "appointment_time" "time of the appointment" Shape::Time, "Typed", PATIENT;
    AppointmentHow "appointment_how" "how you will meet" Shape::Words, "Typed: by telephone, by video, at the surgery", PATIENT;
    AppointmentWhere "appointment_where" "where, or which number you will ring" Shape::Words, "Typed", PATIENT;
    AppointmentLength "appointment_length" "how long it takes" Shape::Words, "Typed", PATIENT;
    AskOfPractice "ask_of_practice" "what you ask the practice to do" Shape::Words, "Typed", CARE;
}

impl Slot {
    pub(crate) fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|slot| slot.id() == id)
    }

    /// By what stands in the braces of a gap.
    pub(crate) fn of_gap(words: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|slot| slot.words() == words)
    }

    pub(crate) fn may_be_read_by(self, reader: Reader) -> bool {
        self.readers().contains(&reader)
    }

    /// What a paper holds where nothing is known.
    pub(crate) fn gap(self) -> String {
        format!("{{{}}}", self.words())
    }
}
