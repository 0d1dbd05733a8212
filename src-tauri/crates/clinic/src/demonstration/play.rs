//! Plays the scripts through the methods of [`Clinic`], as their clinicians would: signing in, at their site, at that time.

use super::DemonstrationError;
use super::script::{Act, CaseScript, ServiceScript};
use super::stepping::SteppingClock;
use crate::forms::{ContactDraft, ReportForm};
use crate::problem::{Problem, Result};
use crate::service::read_set_up;
use crate::session::Clinic;
use crate::views::{CaseView, Progress};
use crate::words;
use std::path::PathBuf;

/// What came of one case's script: where it is in the record, and what was seen on the way.
#[derive(Debug, Default)]
pub(super) struct Played {
    pub(super) patient: String,
    /// Cases of this person, the first opened first.
    pub(super) cases: Vec<String>,
    pub(super) contacts: Vec<(String, String)>,
    pub(super) reports: Vec<IssuedInPlay>,
    /// For each report tried: whether it could have been issued.
    pub(super) tried: Vec<bool>,
    /// Items of questionnaires shown as a risk while they were answered.
    pub(super) risks: Vec<String>,
}

#[derive(Debug)]
pub(super) struct IssuedInPlay {
    pub(super) case: String,
    pub(super) id: String,
    /// Codes of the warnings shown before it was issued.
    pub(super) warned: Vec<String>,
    pub(super) period_days: Option<u32>,
}

/// The clinic and everything that is needed to play on it.
pub(super) struct Stage<'a> {
    pub(super) clinic: &'a Clinic,
    pub(super) clock: &'a SteppingClock,
    pub(super) service: &'a ServiceScript,
    /// Where copies are saved; without it none is given to anyone.
    pub(super) copies: Option<PathBuf>,
}

impl Stage<'_> {
    /// Founds the service: sites, and everybody who signs in.
    pub(super) fn found(&self) -> Result<()> {
        self.clock.set(self.service.founded_at);
        self.clinic.stand(true);
        self.clinic
            .found(&read_set_up(&self.service.set_up())?, true)?;
        let passphrase = &self.service.passphrase;
        for user in self.service.other_users() {
            self.clinic.add_user(&user, passphrase, passphrase)?;
        }
        Ok(())
    }

    /// Plays everything in the order in which it happened, over all cases.
    pub(super) fn play(
        &self,
        scripts: &[CaseScript],
        progress: &mut dyn FnMut(Progress),
    ) -> std::result::Result<Vec<Played>, DemonstrationError> {
        let mut order: Vec<(usize, usize)> = scripts
            .iter()
            .enumerate()
            .flat_map(|(case, script)| (0..script.steps.len()).map(move |step| (case, step)))
            .collect();
        order.sort_by_key(|(case, step)| (scripts[*case].steps[*step].at, *case, *step));
        let mut played: Vec<Played> = scripts.iter().map(|_| Played::default()).collect();
        let of = u32::try_from(order.len()).unwrap_or(u32::MAX);
        for (done, (case, step)) in (0u32..).zip(order) {
            let script = &scripts[case];
            let step = &script.steps[step];
            progress(Progress {
                done,
                of,
                what: format!("{}, {}", script.title, words::day(step.at.date())),
            });
            self.clock.set(step.at);
            self.seat(script)
                .and_then(|()| self.act(&step.act, &mut played[case]))
                .map_err(|problem| DemonstrationError::Step {
                    case: script.id.clone(),
                    at: step.at,
                    problem,
                })?;
        }
        Ok(played)
    }

    /// The script's clinician at the script's site.
    pub(super) fn seat(&self, script: &CaseScript) -> Result<()> {
        let name = self
            .service
            .sign_in(&script.clinician)
            .ok_or_else(|| Problem::not_found("clinician"))?;
        let ods = self
            .service
            .ods(&script.site)
            .ok_or_else(|| Problem::not_found("site"))?;
        let mut status = self.clinic.status()?;
        if status
            .session
            .as_ref()
            .is_none_or(|session| session.user.name != name)
        {
            self.clinic.lock()?;
            status = self.clinic.unlock(name, &self.service.passphrase)?;
        }
        let session = status
            .session
            .ok_or_else(|| Problem::not_found("session"))?;
        let site = session
            .sites
            .iter()
            .find(|site| site.ods == ods)
            .ok_or_else(|| Problem::not_found("site"))?;
        if session.site != site.id {
            self.clinic.choose_site(&site.id)?;
        }
        Ok(())
    }

    fn act(&self, act: &Act, played: &mut Played) -> Result<()> {
        let clinic = self.clinic;
        match act {
            Act::Register(form) => {
                let twins = clinic.duplicates(form)?;
                if let Some(twin) = twins.first() {
                    return Err(Problem::field("nhs_number", &twin.because));
                }
                played.patient = clinic.register_patient(form)?.banner.patient;
            }
            Act::OpenCase(form) => {
                let opened = clinic.open_case(&played.patient, form)?;
                played.cases.push(opened.case);
            }
            Act::Consent(form) => {
                clinic.record_consent(played.case()?, form)?;
            }
            Act::Contact(draft) => self.contact(draft, played)?,
            Act::Report(form) => self.report(form, played)?,
            Act::TryReport(form) => {
                let possible = self.try_report(form, played.case()?)?;
                played.tried.push(possible);
            }
            Act::Give(give) => self.give(&give.to, played)?,
            Act::Step(form) => {
                clinic.change_step(played.case()?, form)?;
            }
            Act::Close(form) => {
                clinic.close_case(played.case()?, form)?;
            }
            Act::Reopen(reopen) => {
                clinic.reopen_case(played.case()?, &reopen.on, &reopen.reason)?;
            }
            Act::Addendum(said) => {
                let (case, contact) = played.last_contact()?;
                clinic.add_addendum(case, contact, &said.text)?;
            }
            Act::Strike(said) => {
                let (case, contact) = played.last_contact()?;
                clinic.enter_in_error(case, contact, &said.text)?;
            }
        }
        Ok(())
    }

    /// Starts, fills in, saves and signs a contact.
    fn contact(&self, script: &ContactDraft, played: &mut Played) -> Result<()> {
        let case = played.case()?.to_owned();
        let screen = self
            .clinic
            .start_contact(&case, &script.step, &script.mode)?;
        let mut draft = ContactDraft {
            id: screen.draft.id,
            case: case.clone(),
            ..script.clone()
        };
        if !draft.liaison.spoke_to.is_empty() {
            draft.liaison.consent = in_force(&screen.case, "employer_talk");
        }
        let state = self.clinic.save_contact(&draft)?;
        for score in state.scores {
            played.risks.extend(score.risk);
        }
        self.clinic.sign_contact(&draft)?;
        played.contacts.push((case, draft.id));
        Ok(())
    }

    /// Writes and issues a report on the latest contact it may rest on.
    fn report(&self, script: &ReportForm, played: &mut Played) -> Result<()> {
        let case = played.case()?.to_owned();
        let screen = self.clinic.start_report(&case)?;
        let form = on_latest(script, &screen.form, screen.bases.first());
        let state = self.clinic.save_report(&screen.id, &form)?;
        let warned = state
            .findings
            .into_iter()
            .filter(|finding| finding.severity == "warn")
            .map(|finding| finding.code)
            .collect();
        let issued = self.clinic.issue_report(&screen.id, &form)?;
        played.reports.push(IssuedInPlay {
            case,
            id: issued.id,
            warned,
            period_days: state.period_days,
        });
        Ok(())
    }

    /// Whether a report could be issued. One that could is thrown away; one that could not is refused when it is tried.
    fn try_report(&self, script: &ReportForm, case: &str) -> Result<bool> {
        let Ok(screen) = self.clinic.start_report(case) else {
            return Ok(false);
        };
        let form = on_latest(script, &screen.form, screen.bases.first());
        let state = self.clinic.save_report(&screen.id, &form)?;
        let blocked = form.basis.is_empty()
            || state
                .findings
                .iter()
                .any(|finding| finding.severity == "block");
        let possible = !blocked || self.clinic.issue_report(&screen.id, &form).is_ok();
        self.clinic.discard_draft(&screen.id)?;
        Ok(possible)
    }

    fn give(&self, to: &str, played: &Played) -> Result<()> {
        let Some(folder) = &self.copies else {
            return Ok(());
        };
        let report = played
            .reports
            .last()
            .ok_or_else(|| Problem::not_found("report"))?;
        let file = self.clinic.report(&report.case, &report.id)?.file_name;
        self.clinic
            .save_report_copy(&report.case, &report.id, to, &folder.join(file))?;
        Ok(())
    }
}

/// The script's words on the contact the screen offers, as composed where the script leaves the rows out.
fn on_latest(
    script: &ReportForm,
    offered: &ReportForm,
    basis: Option<&crate::views::BasisView>,
) -> ReportForm {
    let mut form = ReportForm {
        case: offered.case.clone(),
        basis: basis.map(|basis| basis.contact.clone()).unwrap_or_default(),
        edition: offered.edition.clone(),
        ..script.clone()
    };
    if form.rows.is_empty() {
        form.rows.clone_from(&offered.rows);
    }
    form
}

/// The consent that holds now for a purpose; empty when there is none, which signing then says.
fn in_force(case: &CaseView, purpose: &str) -> String {
    case.consents
        .iter()
        .find(|consent| consent.purpose == purpose && consent.holds)
        .map(|consent| consent.id.clone())
        .unwrap_or_default()
}

impl Played {
    /// The case opened last.
    pub(super) fn case(&self) -> Result<&str> {
        self.cases
            .last()
            .map(String::as_str)
            .ok_or_else(|| Problem::not_found("case"))
    }

    fn last_contact(&self) -> Result<(&str, &str)> {
        self.contacts
            .last()
            .map(|(case, contact)| (case.as_str(), contact.as_str()))
            .ok_or_else(|| Problem::not_found("contact"))
    }
}
