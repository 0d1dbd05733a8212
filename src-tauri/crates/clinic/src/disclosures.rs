//! What is told outside of what the person agreed to, and employers who ring in and are told nothing.

use crate::content::library;
use crate::forms::{DisclosureForm, EmployerCallForm};
use crate::problem::Result;
use crate::read::{Reading, id};
use crate::session::{Clinic, With};
use crate::views::CaseView;
use crate::words;
use domain::case::ConsentPurpose;
use domain::case_now::{Case, Entry};
use domain::decide;
use domain::disclosure::{DisclosureGround, DisclosureRecorded, EmployerCalled};
use domain::ids::{CaseId, DisclosureId};

impl Clinic {
    /// Records what was told to somebody without the person's consent. It tells nobody.
    pub fn record_disclosure(&self, case: &str, form: &DisclosureForm) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        let told = read_disclosure(form, DisclosureId(self.env.random_id()))?;
        let event = decide::record_disclosure(&now, told, session.today())?;
        session.record(seen, vec![event], With::default())?;
        session.case_view(case)
    }

    /// Records that an employer rang in about the person of this case, and was told nothing.
    pub fn record_employer_call(&self, case: &str, form: &EmployerCallForm) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        let call = read_call(form)?;
        let event = decide::record_employer_call(&now, call, session.today())?;
        session.record(seen, vec![event], With::default())?;
        session.case_view(case)
    }
}

/// All that is missing is said at once; what the record itself refuses comes after.
fn read_disclosure(form: &DisclosureForm, disclosure: DisclosureId) -> Result<DisclosureRecorded> {
    let mut reading = Reading::default();
    let ground = reading.needed_choice(
        "ground",
        &form.ground,
        "why it may be said",
        DisclosureGround::parse,
    );
    let on = reading.needed_day("on", &form.on, "the day it was said");
    let at = reading.time("at", &form.at);
    let to = reading.needed("to", &form.to, "who was told: person and organisation");
    let what = reading.needed("what", &form.what, "what was said or handed over");
    let why = reading.needed("why", &form.why, "why it could not wait for consent");
    let told = reading.needed_choice(
        "patient_told",
        &form.patient_told,
        "whether the person was told",
        |typed| match typed {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
    );
    let not_told_because = match told {
        Some(false) => reading.needed(
            "not_told_because",
            &form.not_told_because,
            "why the person was not told",
        ),
        Some(true) | None => String::new(),
    };
    let advice_taken = reading.needed(
        "advice_taken",
        &form.advice_taken,
        "whose advice was taken and what they said, or why nobody could be asked",
    );
    let read = ground.zip(on).zip(told);
    let ((ground, on), patient_told) = reading.done(read)?;
    Ok(DisclosureRecorded {
        disclosure,
        ground,
        on,
        at,
        to,
        what,
        why,
        patient_told,
        not_told_because,
        advice_taken,
    })
}

fn read_call(form: &EmployerCallForm) -> Result<EmployerCalled> {
    let mut reading = Reading::default();
    let on = reading.needed_day("on", &form.on, "the day they rang");
    let at = reading.time("at", &form.at);
    let caller = reading.text("caller", &form.caller);
    let organisation = reading.text("organisation", &form.organisation);
    let number = reading.text("number", &form.number);
    let asked = reading.text("asked", &form.asked);
    let on = reading.done(on)?;
    Ok(EmployerCalled {
        on,
        at,
        caller,
        organisation,
        number,
        asked,
        script_edition: library().outside().employer_call.edition.clone(),
    })
}

/// "Disclosure without consent: serious harm".
pub(crate) fn disclosure_title(told: &DisclosureRecorded) -> String {
    let words = library()
        .outside()
        .disclosure
        .grounds
        .iter()
        .find(|ground| ground.id == told.ground.id())
        .map_or_else(
            || told.ground.id().to_owned(),
            |ground| ground.words.clone(),
        );
    format!("Disclosure without consent: {}", words::within(&words))
}

pub(crate) fn disclosure_lines(told: &DisclosureRecorded) -> Vec<String> {
    let time = told
        .at
        .map(|at| format!(", {}", at.format("%H:%M")))
        .unwrap_or_default();
    let patient = if told.patient_told {
        "The person was told".to_owned()
    } else {
        format!("The person was not told: {}", told.not_told_because)
    };
    vec![
        format!("To: {}{time}", told.to),
        format!("What: {}", told.what),
        format!("Why: {}", told.why),
        patient,
        format!("Advice: {}", told.advice_taken),
    ]
}

/// "J. Hill, Brightstore".
fn who_rang(call: &EmployerCalled) -> String {
    [&call.caller, &call.organisation]
        .into_iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<String>>()
        .join(", ")
}

/// "Employer rang in: J. Hill, Brightstore".
pub(crate) fn call_title(call: &EmployerCalled) -> String {
    format!("Employer rang in: {}", who_rang(call))
}

pub(crate) fn call_lines(call: &EmployerCalled) -> Vec<String> {
    let mut lines = vec!["Neither confirmed nor denied.".to_owned()];
    if !call.number.is_empty() {
        lines.push(format!("Number: {}", call.number));
    }
    if !call.asked.is_empty() {
        lines.push(format!("They asked: {}", call.asked));
    }
    lines
}

/// Employers who rang in and have not been spoken with since, and whether they may be rung back.
pub(crate) fn calls_waiting(case: &Case) -> Vec<String> {
    let spoken_since = |call: &EmployerCalled| {
        case.attended().any(|entry| {
            let contact = &entry.contact;
            contact.on >= call.on && matches!(contact.with.as_str(), "employer" | "both")
        })
    };
    let talk = case
        .consent(ConsentPurpose::EmployerTalk)
        .filter(|_| case.consents_to(ConsentPurpose::EmployerTalk));
    case.employer_calls
        .iter()
        .filter(|Entry { fact, .. }| case.is_open() && !spoken_since(fact))
        .map(|Entry { fact, .. }| {
            let number = if fact.number.is_empty() {
                String::new()
            } else {
                format!(" ({})", fact.number)
            };
            let next = match talk {
                Some(consent) => format!(
                    "Ring back: consent is in force to talk with {}.",
                    consent.named
                ),
                None => "Ask the person first: there is no consent to talk with the employer."
                    .to_owned(),
            };
            format!(
                "{}{number} rang in on {} and was told nothing. {next}",
                who_rang(fact),
                words::day(fact.on)
            )
        })
        .collect()
}
