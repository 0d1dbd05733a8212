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
