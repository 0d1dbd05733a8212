//! What can be asked of a case after it was played: a closed set, so that a script cannot claim what nobody looks at.

use serde::Deserialize;

/// What can be looked at. "The report" is the last one issued, "the case" the last one opened.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Predicate {
    /// Length of the report's period, first and last day counted.
    PeriodDays(u32),
    /// Exactly these options are ticked on the paper.
    Options(Vec<String>),
    Report(ReportSays),
    TextHas(Vec<String>),
    TextLacks(Vec<String>),
    /// A warning with this code was shown before issuing.
    Warned(String),
    /// No report was issued, and trying to was refused.
    NoReport(bool),
    /// A report that was written and thrown away could have been issued.
    ReportWasPossible(bool),
    /// Every report of this person has another number.
    NumbersDiffer(bool),
    /// The report of the first case opens, with its text.
    EarlierReportOpens(bool),
    /// Copies of the report that left, in any order, each with consent where one is needed.
    Copies(Vec<String>),
    /// Years old when the report was assessed.
    AgeAtReport(u32),
    CasesOfThePerson(usize),
    MissedInARow(u32),
    Step(String),
    ClosedAs(String),
    NeverOffSick(bool),
    EmployerBlank(bool),
    FitNoteTo(String),
    SafetyCritical(Vec<String>),
    NoticeHas(String),
    AlertHas(String),
    Consents(Vec<ConsentSays>),
    /// Every consent of the case, and there is one, was given or refused on this day or later.
    ConsentsSince(String),
    ToldEmployer(Told),
    /// The answers to what was asked of the employer, in order.
    EmployerAnswers(Vec<String>),
    Answered(AnswerSays),
    RiskNoticed(String),
    Scores(Totals),
    /// What the signature of a contact waited for while its risk prompt was not answered: just these fields.
    HeldBack(Vec<String>),
    /// The answer to who was told of a risk has this.
    ToldOfRisk(String),
    Concern(ConcernSays),
    /// The interpreter of every contact that was attended.
    Interpreter(InterpreterSays),
    /// For each contact begun: the items that time had run out for before, with spaces between them.
    Carried(Vec<String>),
    /// For each contact begun: the agenda it was held by.
    AskedBy(Vec<String>),
    /// After each contact that left an appointment missed: what the policy asked for.
    MissedPolicy(Vec<String>),
    /// Kinds of lines that stand on the clinician's worklist for this person: just these.
    Worklist(Vec<String>),
    /// For each attended contact: whether its summary is in the GP record.
    Filed(Vec<bool>),
    /// The summary of one contact has all of these; none is longer than twelve lines.
    SummaryHas(Vec<String>),
    /// The report was read back and agreed, and says so with these words.
    ReadBack(String),
    /// How copies of the report got to whom they are for, in order: the beginning of each.
    Delivered(Vec<String>),
    /// The report has a wording of the adjustment catalogue, its slots filled.
    Catalogue(String),
    /// A report that was tried had this warning, and the one issued no more.
    WarnedUntilSaid(String),
    /// The report of an earlier case was offered to carry forward when the last one was begun.
    OfferedEarlier(bool),
    /// The issued report says, where it is printed, that they work at the practice.
    WarnedAtPrinter(bool),
    /// Each of these stands beside the fit notes of the case.
    FitNoteLooks(Vec<LookSays>),
    /// The last paper of a kind, as issued.
    Paper(PaperSays),
    /// Kinds of the papers around the reports that were issued, the first first: just these.
    Papers(Vec<String>),
    /// The last report took the place of the one before, each says so of the other, and the new text has all of these.
    Supersedes(Vec<String>),
    /// Who holds a copy of the report that was replaced, and whether they were told or have the new one: just these.
    Holders(Vec<HolderSays>),
    /// A copy of the last report that left the record: the beginning of its edition, with its marks.
    CopyGiven(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReportSays {
    pub(super) advice: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) review_on: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConsentSays {
    pub(super) purpose: String,
    pub(super) decision: String,
}

/// What was told to the employer, in the last talk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    pub(super) has: String,
    pub(super) lacks: Vec<String>,
}

/// The answer to an item in the first contact that has one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerSays {
    pub(super) item: String,
    pub(super) has: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Totals {
    pub(super) instrument: String,
    pub(super) totals: Vec<u16>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConcernSays {
    pub(super) kind: String,
    /// Who was told: the beginning.
    pub(super) told: String,
    /// "13:52".
    pub(super) at: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InterpreterSays {
    pub(super) language: String,
    /// The beginning.
    pub(super) name: String,
    pub(super) by: String,
}

/// Something to look at in the fit notes: which rule, and what its words have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LookSays {
    pub(super) rule: String,
    pub(super) has: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaperSays {
    pub(super) kind: String,
    pub(super) on: String,
    pub(super) has: Vec<String>,
    pub(super) lacks: Vec<String>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HolderSays {
    pub(super) copy_for: String,
    pub(super) told: bool,
}
