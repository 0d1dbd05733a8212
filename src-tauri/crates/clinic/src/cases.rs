//! Episodes of care: opening, changing, consents, steps, closing and reopening.

use crate::contact_form::interpreter;
use crate::content::{library, words_of};
use crate::fit_notes::{fit_note_form, read_fit_note};
use crate::forms::{
    CaseForm, CloseForm, ConsentForm, EligibilityForm, FitNoteForm, InterpreterForm, StepForm,
};
use crate::problem::{Problem, Result};
use crate::read::{Reading, id};
use crate::session::{Clinic, Session, With};
use crate::views::CaseView;
use crate::words;
use domain::case::{
    CaseChanged, CaseClosed, CaseField, CaseOpened, ConsentDecision, ConsentPurpose,
    ConsentRecorded, Eligibility, EligibilityItem, FitNote, Job, Problem as MainProblem, Referral,
    Step, WorkSituation, WorkStatus,
};
use domain::case_now::Case;
use domain::contact::InterpreterKind;
use domain::decide;
use domain::fold::Known;
use domain::header::Subject;
use domain::ids::{CaseId, ConsentId, PatientId, SiteId};
use domain::patient_now::Patient;

impl Clinic {
    /// Opens a case: a returning person gets a new one, the old ones stay as they are.
    pub fn open_case(&self, patient: &str, form: &CaseForm) -> Result<CaseView> {
        let session = self.session()?;
        let patient = PatientId(id(patient, "patient")?);
        let (person, _) = session.patient(patient)?;
        writable(&person.known)?;
        let mut set = read_case(&session, form, &Job::default())?;
        set.push(CaseField::Clinician(session.user));
        let case = CaseId(self.env.random_id());
        let opened = CaseOpened {
            case,
            patient,
            on: session.today(),
            set,
        };
        let seen = Session::new_subject(Subject::Case(case));
        session.record(seen, vec![opened.into()], With::default())?;
        session.case_view(case)
    }

    /// A case with its story.
    pub fn case(&self, case: &str) -> Result<CaseView> {
        self.session()?.case_view(CaseId(id(case, "case")?))
    }

    /// Changes what is known about a case: only fields that differ are recorded.
    pub fn change_case(&self, case: &str, form: &CaseForm, reason: &str) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        writable(&now.known)?;
        let before = known_fields(&now);
        let job = now.job.get().cloned().unwrap_or_default();
        let mut set = read_case(&session, form, &job)?;
        set.retain(|field| !before.contains(field));
        if !set.is_empty() {
            let changed = CaseChanged {
                set,
                reason: reason.trim().to_owned(),
                contact: None,
            };
            session.record(seen, vec![changed.into()], With::default())?;
        }
        session.case_view(case)
    }

    /// Records a consent given, refused or withdrawn, with the words that were read out.
    pub fn record_consent(&self, case: &str, form: &ConsentForm) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        let consent = read_consent(form, ConsentId(self.env.random_id()), session.today())?;
        let event = decide::record_consent(&now, consent)?;
        session.record(seen, vec![event], With::default())?;
        session.case_view(case)
    }

    /// Moves a case to another step of care outside a contact.
    pub fn change_step(&self, case: &str, form: &StepForm) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        let mut reading = Reading::default();
        let to = reading.needed_choice("to", &form.to, "the step", Step::parse);
        let on = reading.needed_day("on", &form.on, "the day of the change");
        let (to, on) = reading.done(to.zip(on))?;
        let event = decide::change_step(&now, to, on, &form.reason, &form.decided_by)?;
        session.record(seen, vec![event], With::default())?;
        session.case_view(case)
    }

    /// Takes the risk flag off a case, with the clinician's reason.
    pub fn clear_risk(&self, case: &str, reason: &str) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        let mut reading = Reading::default();
        let reason = reading.needed(
            "reason",
            reason,
            "why the flag can come off, and who looked",
        );
        let reason = reading.done(Some(reason))?;
        let event = decide::clear_risk(&now, session.today(), &reason)?;
        session.record(seen, vec![event], With::default())?;
        session.case_view(case)
    }

    /// Closes a case with an outcome.
    pub fn close_case(&self, case: &str, form: &CloseForm) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        if let Some(draft) = session.drafts_of_case(case)?.first() {
            return Err(Problem::new(
                crate::Code::Refused,
                format!(
                    "A draft ({}) is still open in this case. Sign it or throw it away first.",
                    draft.what
                ),
            ));
        }
        let mut reading = Reading::default();
        let on = reading.needed_day("on", &form.on, "the day the case closes");
        let outcome = reading.needed_choice("outcome", &form.outcome, "how it ended", |typed| {
            words_of(&library().outcomes, typed).map(|words| (typed.to_owned(), words.to_owned()))
        });
        let note = reading.text("note", &form.note);
        let (on, (outcome, outcome_words)) = reading.done(on.zip(outcome))?;
        let closed = CaseClosed {
            on,
            outcome,
            outcome_words,
            note,
        };
        let event = decide::close_case(&now, closed)?;
        session.record(seen, vec![event], With::default())?;
        session.case_view(case)
    }

    /// Opens a closed case again.
    pub fn reopen_case(&self, case: &str, on: &str, reason: &str) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        let mut reading = Reading::default();
        let on = reading.needed_day("on", on, "the day the case opens again");
        let event = decide::reopen_case(&now, reading.done(on)?, reason)?;
        session.record(seen, vec![event], With::default())?;
        session.case_view(case)
    }
}

/// A record with entries only a newer program can read is left alone.
pub(crate) fn writable(known: &Known) -> Result<()> {
    if known.read_only {
        return Err(decide::Refusal::ReadOnly.into());
    }
    Ok(())
}

fn read_case(session: &Session, form: &CaseForm, job_before: &Job) -> Result<Vec<CaseField>> {
    let library = library();
    let mut reading = Reading::default();
    let reading_ = &mut reading;
    let mut set = Vec::new();
    let site = match form.site.as_str() {
        "" => Some(session.identity().site),
        typed => reading_.choice("site", typed, SiteId::parse),
    };
    set.extend(site.map(CaseField::Site));

    let known = |choices: &'static [domain::pathway::Choice]| {
        move |typed: &str| words_of(choices, typed).map(|_| typed.to_owned())
    };
    let on = reading_.needed_day("referral_on", &form.referral_on, "the day of the referral");
    let source = reading_.needed_choice(
        "referral_source",
        &form.referral_source,
        "who sent them",
        known(&library.referral_sources),
    );
    let reason = reading_.needed_choice(
        "referral_reason",
        &form.referral_reason,
        "why they come",
        known(&library.referral_reasons),
    );
    let note = reading_.text("referral_note", &form.referral_note);
    if let (Some(on), Some(source), Some(reason)) = (on, source, reason) {
        set.push(CaseField::Referral(Referral {
            on,
            source,
            reason,
            note,
        }));
    }
    let group = reading_.needed_choice(
        "problem_group",
        &form.problem_group,
        "the main problem",
        known(&library.problem_groups),
    );
    let detail = reading_.text("problem_detail", &form.problem_detail);
    set.extend(group.map(|group| CaseField::Problem(MainProblem { group, detail })));
    set.push(CaseField::Eligibility(read_eligibility(reading_, form)));

    let status = reading_.needed_choice(
        "work_status",
        &form.work_status,
        "whether they are at work",
        WorkStatus::parse,
    );
    let off_sick_since = reading_.day("off_sick_since", &form.off_sick_since);
    if off_sick_since.is_some_and(|since| since > session.today()) {
        reading_.wrong("off_sick_since", "Enter a day that is not in the future");
    }
    set.extend(status.map(|status| {
        CaseField::Work(WorkSituation {
            status,
            off_sick_since: off_sick_since.filter(|_| status == WorkStatus::OffSick),
        })
    }));
    set.push(CaseField::Job(read_job(reading_, form, job_before)));
    set.push(CaseField::FitNotes(read_fit_notes(
        reading_,
        &form.fit_notes,
    )));
    let goal = reading_.text("goal", &form.goal);
    if !goal.is_empty() {
        set.push(CaseField::Goal(goal));
    }
    reading.done(Some(set))
}

fn read_eligibility(reading: &mut Reading, form: &CaseForm) -> Eligibility {
    let checklist = &library().eligibility;
    let answer = |item: &str| {
        form.eligibility
            .iter()
            .find(|line| line.item == item)
            .map(|line| line.met.as_str())
    };
    let items: Vec<EligibilityItem> = checklist
        .lines
        .iter()
        .map(|line| EligibilityItem {
            item: line.id.clone(),
            words: line.words.clone(),
            met: match answer(&line.id) {
                Some("yes") => Some(true),
                Some("no") => Some(false),
                Some(_) | None => None,
            },
        })
        .collect();
    let override_reason = reading.text("override_reason", &form.override_reason);
    if items.iter().any(|item| item.met == Some(false)) && override_reason.is_empty() {
        reading.wrong(
            "override_reason",
            "Enter why the person is seen although a line of the checklist is not met",
        );
    }
    Eligibility {
        edition: checklist.edition.clone(),
        items,
        override_reason,
    }
}

fn read_job(reading: &mut Reading, form: &CaseForm, before: &Job) -> Job {
    Job {
        title: reading.text("job_title", &form.job_title),
        employer: reading.text("employer", &form.employer),
        manager: reading.text("manager", &form.manager),
        employer_notes: reading.text("employer_notes", &form.employer_notes),
        hours: reading.text("hours", &form.hours),
        shift_pattern: reading.text("shift_pattern", &form.shift_pattern),
        safety_critical: form
            .safety_critical
            .iter()
            .filter(|id| *id != "none")
            .cloned()
            .collect(),
        safety_critical_asked: before.safety_critical_asked || !form.safety_critical.is_empty(),
        employer_is_this_practice: form.employer_is_this_practice,
    }
}

fn read_fit_notes(reading: &mut Reading, forms: &[FitNoteForm]) -> Vec<FitNote> {
    let mut notes = Vec::new();
    for (index, form) in forms.iter().enumerate() {
        if *form != FitNoteForm::default() {
            notes.extend(read_fit_note(
                reading,
                &format!("fit_notes[{index}]."),
                form,
            ));
        }
    }
    notes
}

fn read_consent(
    form: &ConsentForm,
    consent: ConsentId,
    today: chrono::NaiveDate,
) -> Result<ConsentRecorded> {
    let mut reading = Reading::default();
    let purpose = reading.needed_choice(
        "purpose",
        &form.purpose,
        "what it is for",
        ConsentPurpose::parse,
    );
    let decision = reading.needed_choice(
        "decision",
        &form.decision,
        "the answer",
        ConsentDecision::parse,
    );
    let on = reading.needed_day("on", &form.on, "the day it was said or signed");
    if on.is_some_and(|on| on > today) {
        reading.wrong("on", "Enter a day that is not in the future");
    }
    let at = reading.time("at", &form.at);
    let how = reading.needed_choice("how", &form.how, "verbal or written", |typed| {
        matches!(typed, "verbal" | "written").then(|| typed.to_owned())
    });
    let named = reading.text("named", &form.named);
    let channel = reading.text("channel", &form.channel);
    let scope = reading.text("scope", &form.scope);
    if form.interpreter != InterpreterForm::default() {
        // Left open it would pass for a professional, who alone may carry a consent.
        reading.needed_choice(
            "interpreter.kind",
            &form.interpreter.kind,
            "a professional interpreter, or family or a friend",
            InterpreterKind::parse,
        );
    }
    let interpreter = interpreter(&mut reading, &form.interpreter);
    let read = match (purpose, decision, on, how) {
        (Some(purpose), Some(decision), Some(on), Some(how)) => Some(ConsentRecorded {
            consent,
            purpose,
            decision,
            on,
            at,
            how,
            named,
            channel,
            scope,
            may_name_diagnosis: form.may_name_diagnosis,
            wording_edition: library().consents_edition.clone(),
            wording: library()
                .consent(purpose)
                .map(|words| words.wording.clone())
                .unwrap_or_default(),
            interpreter,
        }),
        _ => None,
    };
    reading.done(read)
}

/// Each field as it is shown, for finding what a change changes. One that differs and was left as shown was not looked at:
/// it stays to be settled.
fn known_fields(case: &Case) -> Vec<CaseField> {
    let mut fields = Vec::new();
    macro_rules! known {
        ($($field:ident => $variant:ident),+ $(,)?) => {$(
            fields.extend(case.$field.get().cloned().map(CaseField::$variant));
        )+};
    }
    known! {
        site => Site,
        clinician => Clinician,
        referral => Referral,
        problem => Problem,
        eligibility => Eligibility,
        work => Work,
        job => Job,
        fit_notes => FitNotes,
        goal => Goal,
    }
    fields
}

/// The form as it would be typed to say what is known now.
pub(crate) fn form_of(case: &Case) -> CaseForm {
    let referral = case.referral.get();
    let problem = case.problem.get();
    let eligibility = case.eligibility.get();
    let work = case.work.get();
    let job = case.job.get().cloned().unwrap_or_default();
    let day = |day: chrono::NaiveDate| words::iso(day);
    let mut safety_critical = job.safety_critical;
    if safety_critical.is_empty() && job.safety_critical_asked {
        safety_critical.push("none".to_owned());
    }
    CaseForm {
        site: case.site.get().map(ToString::to_string).unwrap_or_default(),
        referral_on: referral
            .map(|referral| day(referral.on))
            .unwrap_or_default(),
        referral_source: referral
            .map(|referral| referral.source.clone())
            .unwrap_or_default(),
        referral_reason: referral
            .map(|referral| referral.reason.clone())
            .unwrap_or_default(),
        referral_note: referral
            .map(|referral| referral.note.clone())
            .unwrap_or_default(),
        problem_group: problem
            .map(|problem| problem.group.clone())
            .unwrap_or_default(),
        problem_detail: problem
            .map(|problem| problem.detail.clone())
            .unwrap_or_default(),
        eligibility: eligibility
            .map(|eligibility| {
                eligibility
                    .items
                    .iter()
                    .map(|item| EligibilityForm {
                        item: item.item.clone(),
                        met: match item.met {
                            Some(true) => "yes",
                            Some(false) => "no",
                            None => "",
                        }
                        .to_owned(),
                    })
                    .collect()
            })
            .unwrap_or_default(),
        override_reason: eligibility
            .map(|eligibility| eligibility.override_reason.clone())
            .unwrap_or_default(),
        work_status: work
            .map(|work| work.status.id().to_owned())
            .unwrap_or_default(),
        off_sick_since: work
            .and_then(|work| work.off_sick_since)
            .map(day)
            .unwrap_or_default(),
        job_title: job.title,
        employer: job.employer,
        manager: job.manager,
        employer_notes: job.employer_notes,
        hours: job.hours,
        shift_pattern: job.shift_pattern,
        safety_critical,
        fit_notes: case
            .fit_notes
            .get()
            .into_iter()
            .flatten()
            .map(fit_note_form)
            .collect(),
        goal: case.goal.get().cloned().unwrap_or_default(),
        employer_is_this_practice: job.employer_is_this_practice,
    }
}

impl Session {
    /// The person a case is about, as they are shown now: the case keeps the patient it was opened for.
    pub(crate) fn case_and_patient(&self, case: &Case) -> Result<Patient> {
        let patient = case.patient.ok_or_else(|| Problem::not_found("patient"))?;
        self.shown_person(patient)
    }
}
