//! What people set differently while apart: shown side by side, and settled by somebody who saw both.

use crate::difference_words::{label, words_of_setting};
use crate::forms::SettleForm;
use crate::overlap_words::overlap_view;
use crate::problem::{Code, Problem, Result};
use crate::read::id;
use crate::session::{Clinic, Seen, Session, With};
use crate::views::{AboutView, DifferenceView, DifferencesView, SaidView, StatedView};
use domain::case::OverlapAccepted;
use domain::case_now::Recorded;
use domain::clocks::wrong_clocks;
use domain::differences::{Difference, Said, Setting, Stated};
use domain::header::Subject;
use domain::ids::{CaseId, EventId, PatientId};
use domain::service_now::Service;
use std::collections::BTreeSet;

/// Kept with the event that settles, so that the history says why the field was set once more.
const REASON: &str = "settled: set differently by people apart";
/// What a choice names to keep all of them.
const BOTH: &str = "both";

impl Clinic {
    /// Everything to settle about a case and its person, a person, or the service. `kind` is `case`, `patient` or `service`.
    pub fn differences(&self, kind: &str, about: &str) -> Result<DifferencesView> {
        self.session()?.differences_of(kind, about)
    }

    /// Keeps one value or both, as seen, and answers with what is left at the place that is shown.
    pub fn settle(
        &self,
        shown_kind: &str,
        shown: &str,
        form: &SettleForm,
    ) -> Result<DifferencesView> {
        let session = self.session()?;
        let (found, seen) = session.found_at(&form.kind, &form.id)?;
        let chosen: BTreeSet<&str> = form.seen.iter().map(String::as_str).collect();
        let events = |one: &Difference| -> BTreeSet<String> {
            one.said().map(|said| said.event.to_string()).collect()
        };
        let difference = found
            .iter()
            .filter(|one| one.field == form.field)
            .find(|one| {
                events(one)
                    .iter()
                    .any(|event| chosen.contains(event.as_str()))
            })
            .ok_or_else(|| {
                Problem::new(
                    Code::Changed,
                    "Somebody settled this meanwhile. Look at what is left.",
                )
            })?;
        if !events(difference)
            .iter()
            .all(|event| chosen.contains(event.as_str()))
        {
            return Err(Problem::new(
                Code::Changed,
                "Another entry arrived meanwhile. Look at all of them, then choose again.",
            ));
        }
        let kept = if form.keep == BOTH {
            difference.both.clone()
        } else {
            EventId::parse(&form.keep).and_then(|event| difference.stated_by(event).cloned())
        };
        let kept = kept.ok_or_else(|| Problem::not_found("entry"))?;
        let event = kept.event(REASON, self.env.random_id());
        session.record(seen, vec![event], With::default())?;
        session.differences_of(shown_kind, shown)
    }

    /// Says that contacts or reports which overlap are all right as they are.
    pub fn accept_overlap(&self, case: &str, about: &[String]) -> Result<DifferencesView> {
        let session = self.session()?;
        let case_id = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case_id)?;
        crate::cases::writable(&now.known)?;
        let mut about = about
            .iter()
            .map(|one| id(one, "entry"))
            .collect::<Result<Vec<_>>>()?;
        about.sort_unstable();
        if !now.overlaps().iter().any(|overlap| overlap.about == about) {
            return Err(Problem::new(
                Code::Changed,
                "This changed meanwhile. Look at what is left.",
            ));
        }
        let accepted = OverlapAccepted { about };
        session.record(seen, vec![accepted.into()], With::default())?;
        session.differences_of("case", case)
    }
}

impl Session {
    /// What differs in one subject, for settling it.
    fn found_at(&self, kind: &str, about: &str) -> Result<(Vec<Difference>, Seen)> {
        let (found, known, seen) = match kind {
            "case" => {
                let (case, seen) = self.case(CaseId(id(about, "case")?))?;
                (case.differences(), case.known, seen)
            }
            "patient" => {
                let (patient, seen) = self.patient(PatientId(id(about, "patient")?))?;
                (patient.differences(), patient.known, seen)
            }
            "service" => {
                let (service, seen) = self.service()?;
                (service.differences(), service.known, seen)
            }
            _ => return Err(Problem::not_found("place")),
        };
        crate::cases::writable(&known)?;
        Ok((found, seen))
    }

    fn differences_of(&self, kind: &str, about: &str) -> Result<DifferencesView> {
        let (service, _) = self.service()?;
        let mut view = DifferencesView {
            about: AboutView {
                kind: kind.to_owned(),
                id: about.to_owned(),
            },
            banner: None,
            differences: Vec::new(),
            overlaps: Vec::new(),
            read_only: false,
        };
        let patient = match kind {
            "case" => {
                let (case, _) = self.case(CaseId(id(about, "case")?))?;
                let subject = Subject::Case(case.id);
                let telling = Telling::new(self, &service, subject)?;
                view.read_only |= case.known.read_only;
                view.differences = telling.differences(self, &case.differences())?;
                view.overlaps = case
                    .overlaps()
                    .iter()
                    .map(|overlap| overlap_view(&case, overlap, &telling))
                    .collect();
                case.patient
            }
            "patient" => Some(PatientId(id(about, "patient")?)),
            "service" => {
                let telling = Telling::new(self, &service, Subject::Service(self.service))?;
                view.read_only = service.known.read_only;
                view.differences = telling.differences(self, &service.differences())?;
                None
            }
            _ => return Err(Problem::not_found("place")),
        };
        if let Some(patient) = patient {
            view.banner = Some(self.banner(&self.shown_person(patient)?));
            for registration in self.store.registrations(patient)? {
                let (person, _) = self.patient(registration)?;
                let telling = Telling::new(self, &service, Subject::Patient(registration))?;
                view.read_only |= person.known.read_only;
                view.differences
                    .extend(telling.differences(self, &person.differences())?);
            }
        }
        Ok(view)
    }
}

/// What is needed to say of an entry who made it, where and when.
pub(crate) struct Telling<'a> {
    pub(crate) service: &'a Service,
    about: AboutView,
    wrong: BTreeSet<EventId>,
}

impl<'a> Telling<'a> {
    pub(crate) fn new(session: &Session, service: &'a Service, subject: Subject) -> Result<Self> {
        let (kind, id) = match subject {
            Subject::Case(case) => ("case", case.to_string()),
            Subject::Patient(patient) => ("patient", patient.to_string()),
            Subject::Service(_) => ("service", String::new()),
        };
        Ok(Self {
            service,
            about: AboutView {
                kind: kind.to_owned(),
                id,
            },
            wrong: wrong_clocks(&session.store.events(subject)?, session.now()),
        })
    }

    fn differences(&self, session: &Session, found: &[Difference]) -> Result<Vec<DifferenceView>> {
        let value = |stated: &Stated| {
            Ok(StatedView {
                words: self.words(session, &stated.value)?,
                said: stated.said.iter().map(|said| self.said(said)).collect(),
            })
        };
        let view = |one: &Difference| {
            Ok(DifferenceView {
                about: self.about.clone(),
                field: one.field.clone(),
                label: label(one, self.service),
                values: one.values.iter().map(value).collect::<Result<_>>()?,
                both: one
                    .both
                    .as_ref()
                    .map(|both| words_of_setting(both, self.service)),
            })
        };
        found.iter().map(view).collect()
    }

    /// The value in words; of two registrations that may be one person, with the name of the other.
    fn words(&self, session: &Session, setting: &Setting) -> Result<String> {
        let words = words_of_setting(setting, self.service);
        match setting {
            Setting::OnePerson(other) | Setting::TwoPeople(other) => {
                let (other, _) = session.patient(*other)?;
                Ok(format!("{words} {}", session.banner(&other).shown_name))
            }
            Setting::Case(_)
            | Setting::Consent(_)
            | Setting::Step(_)
            | Setting::Patient(_)
            | Setting::Service(_)
            | Setting::User(..) => Ok(words),
        }
    }

    pub(crate) fn said(&self, said: &Said) -> SaidView {
        SaidView {
            event: said.event.to_string(),
            by: said.by.clone(),
            place: place(self.service, said),
            at: said.at.format("%-d %b %Y, %H:%M").to_string(),
            clock_wrong: self.wrong.contains(&said.event),
        }
    }

    pub(crate) fn recorded(&self, recorded: &Recorded) -> SaidView {
        self.said(&Said {
            by: recorded.by.name.clone(),
            at: recorded.at,
            site: recorded.site,
            laptop: recorded.laptop,
            event: recorded.event,
        })
    }
}

/// "Totton, on Totton 1".
fn place(service: &Service, said: &Said) -> String {
    let site = service.site(said.site).map(|site| site.name.as_str());
    let laptop = service
        .laptop(said.laptop)
        .map(|laptop| laptop.name.as_str());
    match (site, laptop) {
        (Some(site), Some(laptop)) => format!("{site}, on {laptop}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "a laptop not known here yet".to_owned(),
    }
}

#[cfg(test)]
mod tests;
