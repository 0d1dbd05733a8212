//! Meetings and attempts: starting, saving as typed, signing, adding to, striking.

use crate::case_view::stamp;
use crate::contact_draft::draft_of;
use crate::contact_form::read_contact;
use crate::content::{agenda_view, item as prompt, item_view, library};
use crate::drafts::CONTACT;
use crate::forms::ContactDraft;
use crate::problem::{FieldProblem, Problem, Result};
use crate::read::{Reading, id};
use crate::session::{Clinic, Session, With};
use crate::summary::{gp_record, summary};
use crate::views::{
    CarriedView, CaseView, ContactScreen, ContactView, DraftState, NoteBy, ScoreNow,
};
use crate::words;
use domain::case::{ConsentPurpose, Step, WorkStatus};
use domain::case_now::{Case, ContactEntry, Entry};
use domain::contact::{Contact, Mode};
use domain::decide::{self, HeldBy, carried_over, item, questionnaire_before, wanting};
use domain::ids::{CaseId, ContactId};
use domain::instrument::score;
use domain::pathway::Agenda;

impl Clinic {
    /// Starts a contact: a draft that is saved at once, on this day and at this time.
    pub fn start_contact(&self, case: &str, step: &str, mode: &str) -> Result<ContactScreen> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, _) = session.case(case)?;
        open(&now)?;
        let mut reading = Reading::default();
        let step = reading.needed_choice("step", step, "the step", Step::parse);
        let mode = reading.needed_choice("mode", mode, "how you meet", Mode::parse);
        let (step, mode) = reading.done(step.zip(mode))?;
        let time = session.now();
        let draft = ContactDraft {
            id: self.env.random_id().to_string(),
            case: case.to_string(),
            step: step.id().to_owned(),
            decided_by: "both".to_owned(),
            mode: mode.id().to_owned(),
            outcome: "attended".to_owned(),
            on: words::iso(session.today()),
            start: time.format("%H:%M").to_string(),
            // Step 3 is for talks with the employer, where the person agreed to one; rehabilitation with the patient is
            // one choice away.
            with: if step == Step::Three && now.consents_to(ConsentPurpose::EmployerTalk) {
                "employer"
            } else {
                "patient"
            }
            .to_owned(),
            ..ContactDraft::default()
        };
        session.contact_screen(draft)
    }

    /// Opens a draft where it was left.
    pub fn contact_draft(&self, draft: &str) -> Result<ContactScreen> {
        let session = self.session()?;
        let draft = session.read_draft(draft, CONTACT)?;
        session.contact_screen(draft)
    }

    /// Saves a draft as typed, whatever is in it, and says what is true of it now.
    pub fn save_contact(&self, draft: &ContactDraft) -> Result<DraftState> {
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(&draft.case, "case")?))?;
        // It may have been signed meanwhile, in another window of the same screen: then it must not come back.
        if case.contact(ContactId(id(&draft.id, "draft")?)).is_some() {
            return Err(decide::Refusal::AlreadySigned.into());
        }
        session.save_contact(&case, draft)
    }

    /// Signs a contact: after this it never changes.
    pub fn sign_contact(&self, draft: &ContactDraft) -> Result<CaseView> {
        let session = self.session()?;
        let case_id = CaseId(id(&draft.case, "case")?);
        let (case, seen) = session.case(case_id)?;
        let agenda = agenda_of(&case, draft)?;
        let (contact, problems) = read_contact(draft, agenda, session.today())?;
        if !problems.is_empty() {
            return Err(Problem::input(problems));
        }
        let draft_id = contact.id.0;
        let events = decide::sign_contact(
            &case,
            held_by(agenda),
            contact,
            &draft.step_reason,
            &draft.decided_by,
            session.today(),
        )?;
        let with = With {
            remove_drafts: vec![draft_id],
            ..With::default()
        };
        session.record(seen, events, with)?;
        session.case_view(case_id)
    }

    /// A signed contact.
    pub fn contact(&self, case: &str, contact: &str) -> Result<ContactView> {
        self.session()?.contact_view(
            CaseId(id(case, "case")?),
            ContactId(id(contact, "contact")?),
        )
    }

    /// Records that the summary of a contact was put in the GP system, as its screen gives it now.
    pub fn file_summary(&self, case: &str, contact: &str) -> Result<ContactView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let contact = ContactId(id(contact, "contact")?);
        let (now, seen) = session.case(case)?;
        let text = now
            .contact(contact)
            .map(|entry| summary(&now, entry))
            .unwrap_or_default();
        let event = decide::file_summary(&now, contact, session.today(), &text)?;
        session.record(seen, vec![event], With::default())?;
        session.contact_view(case, contact)
    }

    /// Adds to a signed contact.
    pub fn add_addendum(&self, case: &str, contact: &str, text: &str) -> Result<ContactView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let contact = ContactId(id(contact, "contact")?);
        let (now, seen) = session.case(case)?;
        let mut reading = Reading::default();
        let text = reading.needed("text", text, "what there is to add");
        let event = decide::add_addendum(&now, contact, &reading.done(Some(text))?)?;
        session.record(seen, vec![event], With::default())?;
        session.contact_view(case, contact)
    }

    /// Strikes a contact that was entered in error: gone from view, summaries and counts, kept for audit.
    pub fn enter_in_error(&self, case: &str, contact: &str, reason: &str) -> Result<ContactView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let contact = ContactId(id(contact, "contact")?);
        let (now, seen) = session.case(case)?;
        let mut reading = Reading::default();
        let reason = reading.needed("reason", reason, "why it was entered in error");
        let event = decide::enter_in_error(&now, contact, &reading.done(Some(reason))?)?;
        session.record(seen, vec![event], With::default())?;
        session.contact_view(case, contact)
    }

    /// Starts a new draft with the words of a struck contact, under the right person's case.
    pub fn enter_again(&self, case: &str, contact: &str, under: &str) -> Result<ContactScreen> {
        let session = self.session()?;
        let (from, _) = session.case(CaseId(id(case, "case")?))?;
        let entry = from
            .contact(ContactId(id(contact, "contact")?))
            .filter(|entry| entry.struck.is_some())
            .ok_or_else(|| Problem::not_found("contact that was entered in error"))?;
        let under = CaseId(id(under, "case")?);
        let (right, _) = session.case(under)?;
        open(&right)?;
        let mut draft = ContactDraft {
            id: self.env.random_id().to_string(),
            case: under.to_string(),
            entered_again_from: entry.contact.id.to_string(),
            ..draft_of(&entry.contact)
        };
        // A consent is one person's: it never goes along to another.
        draft.liaison.consent.clear();
        session.contact_screen(draft)
    }
}

fn open(case: &Case) -> Result<()> {
    crate::cases::writable(&case.known)?;
    if case.is_open() {
        return Ok(());
    }
    Err(decide::Refusal::CaseClosed.into())
}

/// The agenda a draft is held by: that of its step, for the work as said in it or else as last known.
fn agenda_of(case: &Case, draft: &ContactDraft) -> Result<&'static Agenda> {
    let step = Step::parse(&draft.step).ok_or_else(|| Problem::field("step", "Choose the step"))?;
    let said = draft
        .answers
        .iter()
        .find(|answer| answer.item == item::WORK_STATUS)
        .and_then(|answer| WorkStatus::parse(answer.chosen.first()?));
    let work = said.or_else(|| case.work.get().map(|work| work.status));
    library()
        .agenda_for(step, work)
        .ok_or_else(|| Problem::field("step", "Choose a step that has an agenda"))
}

fn held_by(agenda: &Agenda) -> HeldBy<'_> {
    HeldBy {
        agenda,
        risk: library().risk(),
    }
}

impl Session {
    /// Saves a draft and gives everything its screen needs.
    fn contact_screen(&self, draft: ContactDraft) -> Result<ContactScreen> {
        let (case, _) = self.case(CaseId(id(&draft.case, "case")?))?;
        let state = self.save_contact(&case, &draft)?;
        let mut agenda = agenda_view(agenda_of(&case, &draft)?);
        if case.consents_to(ConsentPurpose::EmployerTalk) {
            // Nobody is asked about what is not so.
            agenda.items.retain(|one| one.id != item::WITHOUT_CONSENT);
        }
        Ok(ContactScreen {
            agenda,
            case: self.view_of(&case)?,
            state,
            draft,
            carried: carried(&case),
        })
    }

    fn save_contact(&self, case: &Case, draft: &ContactDraft) -> Result<DraftState> {
        let id = id(&draft.id, "draft")?;
        let saved_at = self.write_draft(id, CONTACT, case.id, &draft.position, draft)?;
        let agenda = agenda_of(case, draft)?;
        let (contact, problems) = read_contact(draft, agenda, self.today())?;
        let mut missing = wanting(held_by(agenda), &contact);
        missing.extend(decide::talk_wanting(case, &contact));
        let can_be_left = missing
            .iter()
            .filter(|missing| missing.can_be_left)
            .map(|missing| missing.item.clone())
            .collect();
        let covered = agenda
            .items_for(&contact)
            .filter(|item| is_covered(&contact, item, &missing))
            .map(|item| item.id.clone())
            .collect();
        let mut still: Vec<FieldProblem> =
            step_wanting(case, draft, &contact).into_iter().collect();
        still.extend(missing.into_iter().map(|missing| FieldProblem {
            message: crate::words::wanting(&missing),
            field: missing.item,
        }));
        Ok(DraftState {
            saved_at,
            covered,
            missing: still,
            can_be_left,
            written_later: contact.on < self.today(),
            problems,
            scores: scores_now(case, &contact),
        })
    }

    pub(crate) fn contact_view(&self, case: CaseId, contact: ContactId) -> Result<ContactView> {
        let (case, _) = self.case(case)?;
        let patient = self.case_and_patient(&case)?;
        let entry = case
            .contact(contact)
            .ok_or_else(|| Problem::not_found("contact"))?;
        let by = |note: &Entry<String>| NoteBy {
            text: note.fact.clone(),
            by: note.recorded.by.name.clone(),
            at: stamp(&note.recorded),
        };
        let author = &entry.recorded.by;
        Ok(ContactView {
            case: case.id.to_string(),
            banner: self.banner(&patient),
            contact: ContactDraft {
                case: case.id.to_string(),
                ..draft_of(&entry.contact)
            },
            title: format!(
                "{}, {}",
                words::contact_title(&entry.contact),
                words::day(entry.contact.on)
            ),
            sections: crate::contact_words::sections(&entry.contact),
            signed_by: [&author.name, &author.profession, &author.registration]
                .into_iter()
                .filter(|part| !part.is_empty())
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
            signed_at: stamp(&entry.recorded),
            written_later: written_later(entry),
            summary: summary(&case, entry),
            gp_record: gp_record(entry),
            addenda: entry.addenda.iter().map(by).collect(),
            struck: entry.struck.as_ref().map(by),
            reports: case
                .reports_on(contact)
                .map(|entry| crate::reports::report_line(&case, entry))
                .collect(),
        })
    }
}

/// Said when a contact was signed on a later day than its own.
fn written_later(entry: &ContactEntry) -> String {
    let signed_on = entry.recorded.at.date_naive();
    if signed_on <= entry.contact.on {
        return String::new();
    }
    format!("Written later: on {}", words::day(signed_on))
}

fn step_wanting(case: &Case, draft: &ContactDraft, contact: &Contact) -> Option<FieldProblem> {
    let needed = decide::step_needs_reason(case, contact) && draft.step_reason.trim().is_empty();
    needed.then(|| FieldProblem {
        field: "step_reason".to_owned(),
        message: "Why this step: why the case starts at this step or moves to it".to_owned(),
    })
}

/// What time ran out for before, with the prompt as it was asked.
fn carried(case: &Case) -> Vec<CarriedView> {
    carried_over(case)
        .into_iter()
        .filter_map(|carried| {
            let agendas = library().agendas();
            let asked_by = agendas.iter().filter(|agenda| agenda.id == carried.agenda);
            let prompt = asked_by
                .chain(agendas)
                .find_map(|agenda| prompt(agenda, &carried.item))?;
            Some(CarriedView {
                item: item_view(prompt),
                on: words::iso(carried.on),
            })
        })
        .collect()
}

fn is_covered(
    contact: &Contact,
    item: &domain::pathway::Item,
    missing: &[domain::pathway::Missing],
) -> bool {
    use domain::pathway::AnswerKind;
    if missing.iter().any(|missing| missing.item == item.id) {
        return false;
    }
    let in_its_table = match item.answer {
        AnswerKind::MatchRows => !contact.match_rows.is_empty(),
        AnswerKind::Plan => !contact.plan.is_empty(),
        AnswerKind::Obstacles => !contact.obstacles.is_empty(),
        AnswerKind::Adjustments => !contact.adjustments.is_empty(),
        AnswerKind::Liaison => contact.liaison.is_some(),
        AnswerKind::Rehabilitation => !contact.rehabilitation.is_empty(),
        AnswerKind::Interpreter => contact.interpreter.is_some(),
        AnswerKind::Text
        | AnswerKind::Choice
        | AnswerKind::Checks
        | AnswerKind::YesNo
        | AnswerKind::Date => false,
    };
    // "Asked, nothing to add" covers a table as well.
    in_its_table || contact.answer(&item.id).is_some()
}

fn scores_now(case: &Case, contact: &Contact) -> Vec<ScoreNow> {
    contact
        .questionnaires
        .iter()
        .filter_map(|questionnaire| {
            let instrument = library().instrument(&questionnaire.instrument)?;
            let score = score(instrument, &questionnaire.answers).ok()?;
            let before = questionnaire_before(case, &instrument.id, questionnaire.completed_on);
            let total_before = before.and_then(|before| before.total);
            Some(ScoreNow {
                instrument: instrument.id.clone(),
                answered: count(score.answered),
                items: count(instrument.items.len()),
                total: score.total,
                band: score.band,
                change: score
                    .total
                    .zip(total_before)
                    .map(|(now, before)| i32::from(now) - i32::from(before)),
                last_time: before
                    .zip(total_before)
                    .map(|(before, total)| {
                        format!("{total} on {}", words::day(before.completed_on))
                    })
                    .unwrap_or_default(),
                risk: score.risk,
            })
        })
        .collect()
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}
