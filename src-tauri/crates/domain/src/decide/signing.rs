//! Signing a contact: what it still wants, and what it says about the case.

use super::{Refusal, item, open};
use crate::case::{
    CaseChanged, CaseField, ConsentDecision, ConsentPurpose, Job, Step, StepChanged, WorkSituation,
    WorkStatus,
};
use crate::case_now::Case;
use crate::concern;
use crate::contact::{Contact, ContactSigned, Outcome};
use crate::event::Event;
use crate::pathway::{Agenda, Missing, missing};
use crate::risk::{self, RiskPrompt};
use chrono::NaiveDate;

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
    still.extend(talk_wanting(case, &contact));
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

/// What a talk with the employer wants that rests on no consent in force. It has happened, so it can be signed: with the
/// words for how it came about.
pub fn talk_wanting(case: &Case, contact: &Contact) -> Option<Missing> {
    let explained = contact
        .answer(item::WITHOUT_CONSENT)
        .is_some_and(|answer| !answer.text.trim().is_empty());
    if explained {
        return None;
    }
    if let Some(talk) = &contact.liaison {
        return (!in_force(case, talk.consent)).then(|| {
            want(
                "liaison",
                "Talk with the employer",
                "a consent to talk with the employer that is in force",
            )
        });
    }
    let spoke = contact.outcome == Outcome::Attended
        && matches!(contact.with.as_str(), "employer" | "both");
    (spoke && !case.consents_to(ConsentPurpose::EmployerTalk)).then(|| {
        want(
            item::WITHOUT_CONSENT,
            "Talk with the employer without consent",
            "a consent to talk with the employer; or how it came about without one, and what was said",
        )
    })
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
