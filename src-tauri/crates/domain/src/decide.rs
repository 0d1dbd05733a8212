//! Decisions: from a case and a wish to the events that record it, or the reason why not. Nothing is done here.

use crate::case::{
    CaseChanged, CaseClosed, CaseField, CaseReopened, ConsentDecision, ConsentPurpose,
    ConsentRecorded, Job, Step, StepChanged, WorkSituation, WorkStatus,
};
use crate::case_now::{Case, HandedIn, NotABasis, SignedContact};
use crate::concern;
use crate::contact::{
    Contact, ContactAddendum, ContactEnteredInError, ContactSigned, InterpreterKind, Outcome,
    Questionnaire, SummaryFiled,
};
use crate::event::Event;
use crate::ids::{ContactId, QuestionnaireId, ReportId};
use crate::paper::{AnsweredWarning, ReadBack, ReportDelivered, ReportIssued};
use crate::pathway::{Agenda, Left, Missing, missing};
use crate::questionnaire::{QuestionnaireEnteredInError, QuestionnaireHandedIn, QuestionnaireRead};
use crate::report::{Finding, ReportContent, Severity};
use crate::risk::{self, RiskCleared, RiskPrompt};
use chrono::NaiveDate;

/// Items of an agenda whose answers say something about the case itself.
pub mod item {
    /// Chosen: an id of [`crate::case::WorkStatus`]; `on`: off sick since.
    pub const WORK_STATUS: &str = "work_status";
    /// The person's own goal, in their words.
    pub const GOAL: &str = "goal";
    /// What happens next, and when.
    pub const NEXT: &str = "next";
    /// Chosen: `driving`, `heights`, `machinery`, `patient_handling` or `none`.
    pub const SAFETY_CRITICAL: &str = "safety_critical";
    /// Where the person is now: help may have to be sent there.
    pub const PLACE: &str = "place";
}

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("this record holds entries that only a newer version of the program can read")]
    ReadOnly,
    #[error("the case is closed")]
    CaseClosed,
    #[error("the case is open")]
    CaseOpen,
    #[error("needed before signing")]
    Missing(Vec<Missing>),
    #[error("{field}: {wanted}")]
    Field { field: String, wanted: String },
    #[error("that contact is not in this case")]
    NoSuchContact,
    #[error("that contact has already been entered in error")]
    AlreadyStruck,
    #[error("that contact is signed already")]
    AlreadySigned,
    #[error("that questionnaire is not in this case")]
    NoSuchQuestionnaire,
    #[error("that questionnaire has been read or entered in error")]
    QuestionnaireSettled,
    #[error("that report is not in this case")]
    NoSuchReport,
    #[error("the case carries no risk flag")]
    NoRiskFlag,
    #[error(transparent)]
    Basis(#[from] NotABasis),
    #[error("the report cannot be issued as it is")]
    Report(Vec<Finding>),
}

fn field(field: &str, wanted: &str) -> Refusal {
    Refusal::Field {
        field: field.to_owned(),
        wanted: wanted.to_owned(),
    }
}

fn writable(case: &Case) -> Result<(), Refusal> {
    if case.known.read_only {
        return Err(Refusal::ReadOnly);
    }
    Ok(())
}

fn open(case: &Case) -> Result<(), Refusal> {
    writable(case)?;
    if case.is_open() {
        Ok(())
    } else {
        Err(Refusal::CaseClosed)
    }
}

/// What a contact is measured against when it is signed.
#[derive(Clone, Copy, Debug)]
pub struct HeldBy<'a> {
    pub agenda: &'a Agenda,
    pub risk: &'a RiskPrompt,
}

/// Everything that signing still wants of the contact itself. A risk and a concern want theirs also in an attempt.
pub fn wanting(held_by: HeldBy<'_>, contact: &Contact) -> Vec<Missing> {
    let mut wanting = risk::wanted(held_by.risk, &contact.questionnaires, contact.risk.as_ref());
    wanting.extend(concern::wanted(&contact.concerns));
    wanting.extend(missing(held_by.agenda, contact));
    wanting
}

/// Signs a contact. `step_reason` and `decided_by` are wanted when the contact takes the case to another step of care.
/// What the contact says about the case itself (work status, goal, safety-critical work) is recorded with it.
pub fn sign_contact(
    case: &Case,
    held_by: HeldBy<'_>,
    contact: Contact,
    step_reason: &str,
    decided_by: &str,
    today: NaiveDate,
) -> Result<Vec<Event>, Refusal> {
    open(case)?;
    if case.contact(contact.id).is_some() {
        return Err(Refusal::AlreadySigned);
    }
    let mut still = Vec::new();
    still.extend(in_the_future(&contact, today));
    let step_change = step_change(case, &contact, step_reason, decided_by, &mut still);
    still.extend(wanting(held_by, &contact));
    if let Some(talk) = &contact.liaison
        && !in_force(case, talk.consent)
    {
        still.push(want(
            "liaison",
            "Talk with the employer",
            "a consent to talk with the employer that is in force",
        ));
    }
    if !still.is_empty() {
        return Err(Refusal::Missing(still));
    }

    let told_of_case = fields_of_case(case, &contact);
    let contact_id = contact.id;
    let mut events = Vec::new();
    events.extend(step_change.map(Event::from));
    events.push(ContactSigned { contact }.into());
    if !told_of_case.is_empty() {
        events.push(
            CaseChanged {
                set: told_of_case,
                reason: "said in the contact".to_owned(),
                contact: Some(contact_id),
            }
            .into(),
        );
    }
    Ok(events)
}

/// Days that have not come yet. A clock that is wrong is the likeliest cause, so the field is named.
fn in_the_future(contact: &Contact, today: NaiveDate) -> Vec<Missing> {
    let wanted = "a day that is not in the future";
    let of_contact = (contact.on > today).then(|| want("on", "Day of the contact", wanted));
    let told = contact
        .concerns
        .iter()
        .enumerate()
        .filter(|(_, concern)| concern.told_on.is_some_and(|on| on > today))
        .map(|(index, _)| want(&format!("concerns[{index}].told_on"), "Told on", wanted));
    let completed = contact
        .questionnaires
        .iter()
        .enumerate()
        .filter(|(_, questionnaire)| questionnaire.completed_on > today)
        .map(|(index, _)| {
            let field = format!("questionnaires[{index}].completed_on");
            want(&field, "Completed on", wanted)
        });
    of_contact
        .into_iter()
        .chain(told)
        .chain(completed)
        .collect()
}

fn want(item: &str, prompt: &str, wanted: &str) -> Missing {
    Missing {
        item: item.to_owned(),
        prompt: prompt.to_owned(),
        wanted: wanted.to_owned(),
        can_be_left: false,
    }
}

fn in_force(case: &Case, consent: crate::ids::ConsentId) -> bool {
    case.consent(ConsentPurpose::EmployerTalk)
        .is_some_and(|now| now.consent == consent && now.decision == ConsentDecision::Given)
}

fn step_change(
    case: &Case,
    contact: &Contact,
    reason: &str,
    decided_by: &str,
    wanting: &mut Vec<Missing>,
) -> Option<StepChanged> {
    let from = case.step();
    if contact.outcome != Outcome::Attended || !contact.step.is_care() || from == Some(contact.step)
    {
        return None;
    }
    // Starting at step 1 is the rule; starting higher, and every later change, has a reason.
    let is_usual_start = from.is_none() && contact.step == Step::One;
    if reason.trim().is_empty() && !is_usual_start {
        wanting.push(want(
            "step_reason",
            "Why this step",
            "why the case starts at this step or moves to it",
        ));
    }
    Some(StepChanged {
        from,
        to: contact.step,
        on: contact.on,
        reason: reason.trim().to_owned(),
        decided_by: decided_by.to_owned(),
        contact: Some(contact.id),
    })
}

fn changes_step(case: &Case, contact: &Contact) -> bool {
    contact.outcome == Outcome::Attended
        && contact.step.is_care()
        && case.step() != Some(contact.step)
}

/// Whether signing the contact takes a reason for its step: starting at step 1 is the rule; starting higher, and every
/// later change, has a reason.
pub fn step_needs_reason(case: &Case, contact: &Contact) -> bool {
    let is_usual_start = case.step().is_none() && contact.step == Step::One;
    changes_step(case, contact) && !is_usual_start
}

fn fields_of_case(case: &Case, contact: &Contact) -> Vec<CaseField> {
    let mut fields = Vec::new();
    if let Some(answer) = contact.answer(item::WORK_STATUS)
        && let Some(status) = answer
            .chosen
            .first()
            .and_then(|chosen| WorkStatus::parse(&chosen.id))
    {
        let known = case.work.get();
        let since = match status {
            WorkStatus::OffSick => answer
                .on
                .or_else(|| known.and_then(|work| work.off_sick_since)),
            WorkStatus::AtWork
            | WorkStatus::Struggling
            | WorkStatus::PhasedReturn
            | WorkStatus::SelfEmployed
            | WorkStatus::SeekingWork
            | WorkStatus::NotWorking => None,
        };
        let now = WorkSituation {
            status,
            off_sick_since: since,
        };
        if known != Some(&now) {
            fields.push(CaseField::Work(now));
        }
    }
    if let Some(answer) = contact.answer(item::GOAL)
        && !answer.text.trim().is_empty()
        && case.goal.get() != Some(&answer.text)
    {
        fields.push(CaseField::Goal(answer.text.clone()));
    }
    if let Some(answer) = contact.answer(item::SAFETY_CRITICAL)
        && !answer.chosen.is_empty()
    {
        let job = Job {
            safety_critical: answer
                .chosen
                .iter()
                .map(|chosen| chosen.id.clone())
                .filter(|id| id != "none")
                .collect(),
            safety_critical_asked: true,
            ..case.job.get().cloned().unwrap_or_default()
        };
        if case.job.get() != Some(&job) {
            fields.push(CaseField::Job(job));
        }
    }
    fields
}

/// Adds to a signed contact.
pub fn add_addendum(case: &Case, contact: ContactId, text: &str) -> Result<Event, Refusal> {
    writable(case)?;
    case.contact(contact).ok_or(Refusal::NoSuchContact)?;
    if text.trim().is_empty() {
        return Err(field("text", "what there is to add"));
    }
    Ok(ContactAddendum {
        contact,
        text: text.trim().to_owned(),
    }
    .into())
}

/// Records that the summary of a contact was put in the GP system.
pub fn file_summary(
    case: &Case,
    contact: ContactId,
    on: NaiveDate,
    text: &str,
) -> Result<Event, Refusal> {
    writable(case)?;
    let entry = case.contact(contact).ok_or(Refusal::NoSuchContact)?;
    if entry.struck.is_some() {
        return Err(Refusal::AlreadyStruck);
    }
    if on < entry.contact.on {
        return Err(field("on", "a day on or after the contact"));
    }
    Ok(SummaryFiled {
        contact,
        on,
        text: text.to_owned(),
    }
    .into())
}

/// A prompt that time ran out for: it heads the next contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    pub item: String,
    /// The agenda it was asked by, to find its form.
    pub agenda: String,
    /// The contact it was left in.
    pub on: NaiveDate,
}

/// What time ran out for in earlier contacts and has not been asked, or left for another reason, since.
pub fn carried_over(case: &Case) -> Vec<Carried> {
    let mut carried: Vec<Carried> = Vec::new();
    for entry in case.attended() {
        for answer in &entry.contact.answers {
            carried.retain(|one| one.item != answer.item);
            if Left::parse(&answer.left_because) == Some(Left::RanOutOfTime) {
                carried.push(Carried {
                    item: answer.item.clone(),
                    agenda: entry.contact.agenda.clone(),
                    on: entry.contact.on,
                });
            }
        }
    }
    carried
}

/// Records that a questionnaire was handed in between contacts.
pub fn hand_in(
    case: &Case,
    paper: QuestionnaireHandedIn,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    open(case)?;
    if paper.received_on > today {
        return Err(field("received_on", "a day that is not in the future"));
    }
    Ok(paper.into())
}

/// Records that somebody read a questionnaire that was handed in. Where an answer means risk, what was asked and done
/// comes with it.
pub fn read_questionnaire(
    case: &Case,
    prompt: &RiskPrompt,
    read: QuestionnaireRead,
) -> Result<Event, Refusal> {
    writable(case)?;
    let received_on = unread(case, read.questionnaire)?.paper.received_on;
    if read.result.completed_on > received_on {
        return Err(field("completed_on", "a day on or before it was handed in"));
    }
    if read.result.answers.iter().all(Option::is_none) {
        return Err(field("answers", "the answers on the paper"));
    }
    let still = risk::wanted(
        prompt,
        std::slice::from_ref(&read.result),
        read.risk.as_ref(),
    );
    if !still.is_empty() {
        return Err(Refusal::Missing(still));
    }
    Ok(read.into())
}

/// Strikes a questionnaire that was handed in for somebody else, or entered twice.
pub fn questionnaire_in_error(
    case: &Case,
    questionnaire: QuestionnaireId,
    reason: &str,
) -> Result<Event, Refusal> {
    writable(case)?;
    let handed_in = case
        .handed_in(questionnaire)
        .ok_or(Refusal::NoSuchQuestionnaire)?;
    if handed_in.struck.is_some() {
        return Err(Refusal::QuestionnaireSettled);
    }
    if reason.trim().is_empty() {
        return Err(field("reason", "why it was entered in error"));
    }
    Ok(QuestionnaireEnteredInError {
        questionnaire,
        reason: reason.trim().to_owned(),
    }
    .into())
}

fn unread(case: &Case, questionnaire: QuestionnaireId) -> Result<&HandedIn, Refusal> {
    let handed_in = case
        .handed_in(questionnaire)
        .ok_or(Refusal::NoSuchQuestionnaire)?;
    if handed_in.is_unread() {
        Ok(handed_in)
    } else {
        Err(Refusal::QuestionnaireSettled)
    }
}

/// Takes the risk flag off a case, with the clinician's reason.
pub fn clear_risk(case: &Case, on: NaiveDate, reason: &str) -> Result<Event, Refusal> {
    writable(case)?;
    case.risk_flag().ok_or(Refusal::NoRiskFlag)?;
    if reason.trim().is_empty() {
        return Err(field("reason", "why the flag can come off, and who looked"));
    }
    Ok(RiskCleared {
        on,
        reason: reason.trim().to_owned(),
    }
    .into())
}

/// Records how a copy of a report reached whom it is for.
pub fn deliver_report(
    case: &Case,
    delivered: ReportDelivered,
    today: NaiveDate,
) -> Result<Event, Refusal> {
    writable(case)?;
    let entry = case.report(delivered.report).ok_or(Refusal::NoSuchReport)?;
    if delivered.on > today || delivered.on < entry.recorded.at.date_naive() {
        return Err(field("on", "a day from the day of issue to today"));
    }
    let purpose = match delivered.copy_for.as_str() {
        "patient" => None,
        "gp" => Some(ConsentPurpose::GpCopy),
        "employer" => Some(ConsentPurpose::EmployerCopy),
        _ => return Err(field("copy_for", "the patient, the GP or the employer")),
    };
    if purpose.is_some_and(|purpose| !case.consents_to(purpose)) {
        return Err(field("copy_for", "someone the patient has agreed to"));
    }
    Ok(delivered.into())
}

/// Strikes a contact from view and counts, also in a closed case. The event names the reports that rest on it.
pub fn enter_in_error(case: &Case, contact: ContactId, reason: &str) -> Result<Event, Refusal> {
    writable(case)?;
    let entry = case.contact(contact).ok_or(Refusal::NoSuchContact)?;
    if entry.struck.is_some() {
        return Err(Refusal::AlreadyStruck);
    }
    if reason.trim().is_empty() {
        return Err(field("reason", "why it was entered in error"));
    }
    Ok(ContactEnteredInError {
        contact,
        reason: reason.trim().to_owned(),
        reports: case
            .reports_on(contact)
            .map(|entry| entry.report.report)
            .collect(),
    }
    .into())
}

/// A report ready to be issued but for its rendering.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportToIssue {
    pub report: ReportId,
    pub content: ReportContent,
    pub answered: Vec<AnsweredWarning>,
    /// BLAKE3 of the PDF, hexadecimal.
    pub document: String,
    pub pages: u32,
    pub read_back: Option<ReadBack>,
}

/// Issues a report on a signed contact. `findings` are all that were found in the content; a blocking one refuses.
pub fn issue_report(
    case: &Case,
    basis: SignedContact<'_>,
    report: ReportToIssue,
    findings: Vec<Finding>,
) -> Result<Event, Refusal> {
    open(case)?;
    let blocking: Vec<Finding> = findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Block)
        .collect();
    if !blocking.is_empty() {
        return Err(Refusal::Report(blocking));
    }
    Ok(ReportIssued {
        report: report.report,
        basis: basis.contact().id,
        content: report.content,
        document: report.document,
        pages: report.pages,
        answered: report.answered,
        read_back: report.read_back,
    }
    .into())
}

/// Records a consent given, refused or withdrawn. Only what was given can be withdrawn.
pub fn record_consent(case: &Case, consent: ConsentRecorded) -> Result<Event, Refusal> {
    writable(case)?;
    if consent.decision == ConsentDecision::Withdrawn && !case.consents_to(consent.purpose) {
        return Err(field(
            "decision",
            "there is no consent in force to withdraw; record a refusal instead",
        ));
    }
    if consent.how.trim().is_empty() {
        return Err(field("how", "verbal or written"));
    }
    let by_family = consent
        .interpreter
        .as_ref()
        .is_some_and(|one| one.kind == InterpreterKind::FamilyOrFriend);
    if by_family && consent.decision != ConsentDecision::Awaited {
        return Err(field(
            "interpreter",
            "a professional interpreter: family and friends cannot carry a consent. Record it as awaited until then",
        ));
    }
    let names_someone = matches!(
        consent.purpose,
        ConsentPurpose::EmployerCopy | ConsentPurpose::EmployerTalk
    );
    if names_someone
        && consent.decision == ConsentDecision::Given
        && consent.named.trim().is_empty()
    {
        return Err(field("named", "the person at the employer it is for"));
    }
    Ok(consent.into())
}

/// Moves the case to another step of care outside a contact.
pub fn change_step(
    case: &Case,
    to: Step,
    on: NaiveDate,
    reason: &str,
    decided_by: &str,
) -> Result<Event, Refusal> {
    open(case)?;
    if !to.is_care() {
        return Err(field("to", "step 1, 2 or 3"));
    }
    if case.step() == Some(to) {
        return Err(field("to", "another step than the case is in"));
    }
    if reason.trim().is_empty() {
        return Err(field("reason", "why the step changes"));
    }
    Ok(StepChanged {
        from: case.step(),
        to,
        on,
        reason: reason.trim().to_owned(),
        decided_by: decided_by.to_owned(),
        contact: None,
    }
    .into())
}

/// Closes the case with an outcome. `outcome` and its words come from the pathway.
pub fn close_case(case: &Case, closed: CaseClosed) -> Result<Event, Refusal> {
    open(case)?;
    if closed.outcome.is_empty() {
        return Err(field("outcome", "one of the outcomes"));
    }
    if case.opened_on.is_some_and(|opened| closed.on < opened) {
        return Err(field("on", "a day on or after the case was opened"));
    }
    Ok(closed.into())
}

/// Opens a closed case again.
pub fn reopen_case(case: &Case, on: NaiveDate, reason: &str) -> Result<Event, Refusal> {
    writable(case)?;
    if case.is_open() {
        return Err(Refusal::CaseOpen);
    }
    if reason.trim().is_empty() {
        return Err(field("reason", "why the case is opened again"));
    }
    Ok(CaseReopened {
        on,
        reason: reason.trim().to_owned(),
    }
    .into())
}

/// The questionnaire of the same kind answered before the given day, to say what changed since.
pub fn questionnaire_before<'a>(
    case: &'a Case,
    instrument: &str,
    before: NaiveDate,
) -> Option<&'a Questionnaire> {
    case.questionnaires_that_count()
        .filter(|questionnaire| {
            questionnaire.instrument == instrument
                && questionnaire.total.is_some()
                && questionnaire.completed_on < before
        })
        .max_by_key(|questionnaire| questionnaire.completed_on)
}
