//! Plays the scripts through the methods of [`Clinic`], as their clinicians would: signing in, at their site, at that time.

use super::DemonstrationError;
use super::script::{Act, CaseScript, ServiceScript};
use super::stepping::SteppingClock;
use crate::forms::{ContactDraft, ReportForm};
use crate::problem::{Problem, Result};
use crate::service::read_set_up;
use crate::session::Clinic;
use crate::views::{CaseView, MissedView, Progress, ReportScreen, ReportState};
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
    /// What held back the signature until the risk prompt was answered.
    pub(super) held_back: Vec<String>,
    /// For each contact begun: the agenda it was held by, and what time had run out for before.
    pub(super) begun: Vec<Begun>,
    /// The policy for missed appointments, as it stood after each contact that left one missed.
    pub(super) missed: Vec<String>,
    /// Codes of the warnings of reports that were tried.
    pub(super) tried_warned: Vec<String>,
    pub(super) papers: Vec<PaperInPlay>,
    /// Names of the files that were saved for somebody.
    pub(super) saved: Vec<String>,
}

/// A letter, plan or summary that was issued.
#[derive(Debug)]
pub(super) struct PaperInPlay {
    pub(super) case: String,
    pub(super) id: String,
    /// Whom it was written for.
    pub(super) copy_for: String,
}

#[derive(Debug)]
pub(super) struct Begun {
    pub(super) agenda: String,
    /// Items, with spaces between them.
    pub(super) carried: String,
}

#[derive(Debug)]
pub(super) struct IssuedInPlay {
    pub(super) case: String,
    pub(super) id: String,
    /// Codes of the warnings shown before it was issued.
    pub(super) warned: Vec<String>,
    pub(super) period_days: Option<u32>,
    /// A report of an earlier case was offered to carry forward.
    pub(super) offered_earlier: bool,
}

/// The clinic and everything that is needed to play on it.
pub(super) struct Stage<'a> {
    pub(super) clinic: &'a Clinic,
    pub(super) clock: &'a SteppingClock,
    pub(super) service: &'a ServiceScript,
    /// Where copies are saved, in a folder for each case; without it none is given to anyone.
    pub(super) copies: Option<PathBuf>,
}

impl Stage<'_> {
    /// Founds the service: sites, and everybody who signs in.
    pub(super) fn found(&self) -> Result<()> {
        self.clock.set(self.service.founded_at);
        self.clinic.stand(true);
        self.clinic
            .found(&read_set_up(&self.service.set_up())?, true)?;
        self.clinic.set_checking(&self.service.checking)?;
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
                .and_then(|()| self.act(script, &step.act, &mut played[case]))
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

    fn act(&self, script: &CaseScript, act: &Act, played: &mut Played) -> Result<()> {
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
            Act::Park(draft) => {
                self.begin(draft, played)?;
            }
            Act::FileSummary => {
                let (case, contact) = played.last_contact()?;
                clinic.file_summary(case, contact)?;
            }
            Act::HandIn(form) => {
                clinic.hand_in_questionnaire(played.case()?, form)?;
            }
            Act::ClearRisk(said) => {
                clinic.clear_risk(played.case()?, &said.text)?;
            }
            Act::TryReport(form) => self.try_report(form, played)?,
            Act::Replace(form) => self.replace(form, played)?,
            Act::Tell(form) => self.tell(form, played)?,
            Act::FitNote(form) => {
                clinic.record_fit_note(played.case()?, None, form)?;
            }
            Act::Paper(letter) => self.letter(letter, played)?,
            Act::Give(give) => self.give(&script.id, give, played)?,
            Act::Deliver(form) => {
                let report = played.last_report()?;
                clinic.deliver_report(&report.case, &report.id, form)?;
            }
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
        let draft = self.begin(script, played)?;
        if !draft.risk.is_empty() {
            // As it happens: the answer is heard first, and the contact cannot be signed over it.
            let unasked = ContactDraft {
                risk: Vec::new(),
                ..draft.clone()
            };
            let refused = self.clinic.sign_contact(&unasked).err();
            let fields = refused.into_iter().flat_map(|problem| problem.fields);
            played.held_back.extend(fields.map(|field| field.field));
        }
        let signed = self.clinic.sign_contact(&draft)?;
        played.missed.extend(signed.missed.as_ref().map(policy));
        played.contacts.push((draft.case, draft.id));
        Ok(())
    }

    /// Starts and fills in a contact, and saves it as a draft.
    fn begin(&self, script: &ContactDraft, played: &mut Played) -> Result<ContactDraft> {
        let case = played.case()?.to_owned();
        let screen = self
            .clinic
            .start_contact(&case, &script.step, &script.mode)?;
        let carried: Vec<String> = screen.carried.into_iter().map(|one| one.item.id).collect();
        played.begun.push(Begun {
            agenda: screen.agenda.id,
            carried: carried.join(" "),
        });
        let mut draft = ContactDraft {
            id: screen.draft.id,
            case,
            ..script.clone()
        };
        if !draft.liaison.spoke_to.is_empty() {
            draft.liaison.consent = in_force(&screen.case, "employer_talk");
        }
        let state = self.clinic.save_contact(&draft)?;
        let risks = state.scores.into_iter().flat_map(|score| score.risk);
        played.risks.extend(risks);
        Ok(draft)
    }

    /// Writes and issues a report on the latest contact it may rest on.
    fn report(&self, script: &ReportForm, played: &mut Played) -> Result<()> {
        let screen = self.clinic.start_report(played.case()?)?;
        let form = on_latest(script, &screen.form, screen.bases.first());
        self.issue(&screen, &form, played)
    }

    /// Saves and issues a report that was written.
    pub(super) fn issue(
        &self,
        screen: &ReportScreen,
        form: &ReportForm,
        played: &mut Played,
    ) -> Result<()> {
        let state = self.clinic.save_report(&screen.id, form)?;
        let warned = warnings(&state).collect();
        let issued = self.clinic.issue_report(&screen.id, form)?;
        played.reports.push(IssuedInPlay {
            case: form.case.clone(),
            id: issued.id,
            warned,
            period_days: state.period_days,
            offered_earlier: screen
                .previous
                .as_ref()
                .is_some_and(|previous| !previous.same_case),
        });
        Ok(())
    }

    /// Whether a report could be issued. One that could is thrown away; one that could not is refused when it is tried.
    fn try_report(&self, script: &ReportForm, played: &mut Played) -> Result<()> {
        let Ok(screen) = self.clinic.start_report(played.case()?) else {
            played.tried.push(false);
            return Ok(());
        };
        let form = on_latest(script, &screen.form, screen.bases.first());
        let state = self.clinic.save_report(&screen.id, &form)?;
        played.tried_warned.extend(warnings(&state));
        let blocked = form.basis.is_empty()
            || state
                .findings
                .iter()
                .any(|finding| finding.severity == "block");
        let possible = !blocked || self.clinic.issue_report(&screen.id, &form).is_ok();
        played.tried.push(possible);
        self.clinic.discard_draft(&screen.id)?;
        Ok(())
    }
}

/// The script's words on the contact the screen offers, as composed where the script leaves the rows out.
pub(super) fn on_latest(
    script: &ReportForm,
    offered: &ReportForm,
    basis: Option<&crate::views::BasisView>,
) -> ReportForm {
    let mut form = ReportForm {
        case: offered.case.clone(),
        basis: basis.map(|basis| basis.contact.clone()).unwrap_or_default(),
        edition: offered.edition.clone(),
        supersedes: offered.supersedes.clone(),
        ..script.clone()
    };
    if form.rows.is_empty() {
        form.rows.clone_from(&offered.rows);
    }
    form
}

fn warnings(state: &ReportState) -> impl Iterator<Item = String> + '_ {
    let warnings = state.findings.iter();
    warnings
        .filter(|finding| finding.severity == "warn")
        .map(|finding| finding.code.clone())
}

/// "call by 2026-09-08, done; letter by 2026-09-18", with "welfare check" before it where it is one.
fn policy(missed: &MissedView) -> String {
    let welfare = (!missed.welfare_check.is_empty()).then(|| "welfare check".to_owned());
    let stages = missed.stages.iter().map(|stage| {
        let done = if stage.done { ", done" } else { "" };
        format!("{} by {}{done}", stage.what, stage.due)
    });
    welfare
        .into_iter()
        .chain(stages)
        .collect::<Vec<_>>()
        .join("; ")
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

    pub(super) fn last_report(&self) -> Result<&IssuedInPlay> {
        self.reports
            .last()
            .ok_or_else(|| Problem::not_found("report"))
    }

    fn last_contact(&self) -> Result<(&str, &str)> {
        self.contacts
            .last()
            .map(|(case, contact)| (case.as_str(), contact.as_str()))
            .ok_or_else(|| Problem::not_found("contact"))
    }
}
