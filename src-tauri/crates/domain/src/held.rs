//! What others already have or were told on the strength of a consent. Withdrawing it stops what comes after; this stays.

use crate::case::{ConsentPurpose, ConsentRecorded};
use crate::case_now::{Case, Recorded};
use crate::ids::{ConsentId, ContactId, PaperId, ReportId};
use chrono::NaiveDate;

/// One thing that is with somebody, or was said to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub what: HeldThing,
    pub on: NaiveDate,
    /// As recorded: "saved", "printed", "posted"; empty for a talk.
    pub how: String,
    /// The person it went to, as far as that was said.
    pub to: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeldThing {
    Report { report: ReportId, number: String },
    Paper { paper: PaperId, title: String },
    Talk { contact: ContactId },
}

/// Everything that left under one consent, the oldest first. A copy that names no consent, as older programs wrote them,
/// belongs to the one that was in force when it left.
pub fn held_under(case: &Case, consent: &ConsentRecorded) -> Vec<Held> {
    let reader = match consent.purpose {
        ConsentPurpose::GpCopy => "gp",
        ConsentPurpose::EmployerCopy | ConsentPurpose::EmployerTalk => "employer",
        ConsentPurpose::Treatment | ConsentPurpose::Research => return Vec::new(),
    };
    let under = |relied: Option<ConsentId>, copy_for: &str, recorded: &Recorded| {
        relied.map_or_else(
            || copy_for == reader && copies_rest_on(case, consent, recorded),
            |relied| relied == consent.consent,
        )
    };
    let mut held = Vec::new();
    for entry in &case.reports {
        let thing = || HeldThing::Report {
            report: entry.report.report,
            number: entry.report.content.report_number.clone(),
        };
        for given in &entry.given {
            if under(given.fact.consent, &given.fact.copy_for, &given.recorded) {
                held.push(Held {
                    what: thing(),
                    on: given.recorded.at.date_naive(),
                    how: given.fact.how.clone(),
                    to: given.fact.to.clone(),
                });
            }
        }
        for delivered in &entry.delivered {
            let fact = &delivered.fact;
            if under(fact.consent, &fact.copy_for, &delivered.recorded) {
                held.push(Held {
                    what: thing(),
                    on: fact.on,
                    how: fact.how.id().to_owned(),
                    to: fact.to.clone(),
                });
            }
        }
    }
    for entry in &case.papers {
        for given in &entry.given {
            if under(given.fact.consent, &given.fact.copy_for, &given.recorded) {
                held.push(Held {
                    what: HeldThing::Paper {
                        paper: entry.paper.paper,
                        title: entry.paper.content.title.clone(),
                    },
                    on: given.recorded.at.date_naive(),
                    how: given.fact.how.clone(),
                    to: given.fact.to.clone(),
                });
            }
        }
    }
    for entry in case.contacts_that_count() {
        if let Some(talk) = &entry.contact.liaison
            && talk.consent == consent.consent
        {
            held.push(Held {
                what: HeldThing::Talk {
                    contact: entry.contact.id,
                },
                on: entry.contact.on,
                how: String::new(),
                to: talk.spoke_to.clone(),
            });
        }
    }
    held.sort_by_key(|one| one.on);
    held
}

/// Copies rest on the consents to copies; a talk never lets a copy go.
fn copies_rest_on(case: &Case, consent: &ConsentRecorded, left: &Recorded) -> bool {
    if consent.purpose == ConsentPurpose::EmployerTalk {
        return false;
    }
    case.consents
        .iter()
        .rev()
        .filter(|entry| entry.fact.purpose == consent.purpose)
        .find(|entry| entry.recorded.at <= left.at)
        .is_some_and(|entry| entry.fact.consent == consent.consent)
}
