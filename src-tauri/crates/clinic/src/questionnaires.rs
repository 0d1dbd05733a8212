//! Questionnaires handed in between contacts: recorded as they come, read by a clinician.

use crate::contact_form::{questionnaire, risk};
use crate::content::library;
use crate::drafts::QUESTIONNAIRE;
use crate::forms::{HandInForm, ReadQuestionnaireForm};
use crate::problem::{Problem, Result};
use crate::read::{Reading, id};
use crate::session::{Clinic, With};
use crate::views::CaseView;
use domain::decide;
use domain::ids::{CaseId, QuestionnaireId};
use domain::questionnaire::{QuestionnaireHandedIn, QuestionnaireRead};

impl Clinic {
    /// Records that a questionnaire was handed in. Until somebody has read it, it is unread risk.
    pub fn hand_in_questionnaire(&self, case: &str, form: &HandInForm) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        let mut reading = Reading::default();
        let instrument = reading.needed_choice(
            "instrument",
            &form.instrument,
            "the questionnaire",
            |typed| library().instrument(typed),
        );
        let received_on =
            reading.needed_day("received_on", &form.received_on, "the day it came in");
        let note = reading.text("note", &form.note);
        let (instrument, received_on) = reading.done(instrument.zip(received_on))?;
        let paper = QuestionnaireHandedIn {
            questionnaire: QuestionnaireId(self.env.random_id()),
            instrument: instrument.id.clone(),
            name: instrument.name.clone(),
            received_on,
            note,
        };
        let event = decide::hand_in(&now, paper, session.today())?;
        session.record(seen, vec![event], With::default())?;
        session.case_view(case)
    }

    /// Keeps what was copied off a paper so far, as typed. Gives the time for the screen: "10:42:07".
    pub fn save_questionnaire(&self, case: &str, form: &ReadQuestionnaireForm) -> Result<String> {
        let session = self.session()?;
        let (case, _) = session.case(CaseId(id(case, "case")?))?;
        let paper = id(&form.questionnaire, "questionnaire")?;
        case.handed_in(QuestionnaireId(paper))
            .filter(|handed_in| handed_in.is_unread())
            .ok_or(decide::Refusal::QuestionnaireSettled)?;
        session.write_draft(paper, QUESTIONNAIRE, case.id, "", form)
    }

    /// Records the answers of a questionnaire that was handed in, and what was asked and done where one means risk.
    pub fn read_questionnaire(&self, case: &str, form: &ReadQuestionnaireForm) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        let paper = QuestionnaireId(id(&form.questionnaire, "questionnaire")?);
        let handed_in = now
            .handed_in(paper)
            .ok_or_else(|| Problem::not_found("questionnaire"))?;
        let mut reading = Reading::default();
        let r = &mut reading;
        let received_on = handed_in.paper.received_on;
        let result = questionnaire(r, "answers".to_owned(), &form.answers, received_on);
        match &result {
            None if r.problems.is_empty() => r.wrong("answers", "Enter the answers on the paper"),
            Some(result) if result.instrument != handed_in.paper.instrument => {
                r.wrong(
                    "answers",
                    "Enter the answers of the questionnaire that was handed in",
                );
            }
            _ => {}
        }
        let asked = risk(r, &form.risk);
        let note = r.text("note", &form.note);
        let read = QuestionnaireRead {
            questionnaire: paper,
            result: reading.done(result)?,
            risk: asked,
            note,
        };
        let event = decide::read_questionnaire(&now, library().risk(), read)?;
        session.record(seen, vec![event], without_draft(paper))?;
        session.case_view(case)
    }

    /// Strikes a questionnaire that was handed in for somebody else, or entered twice.
    pub fn questionnaire_in_error(
        &self,
        case: &str,
        questionnaire: &str,
        reason: &str,
    ) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        let paper = QuestionnaireId(id(questionnaire, "questionnaire")?);
        let event = decide::questionnaire_in_error(&now, paper, reason)?;
        session.record(seen, vec![event], without_draft(paper))?;
        session.case_view(case)
    }
}

fn without_draft(paper: QuestionnaireId) -> With {
    With {
        remove_drafts: vec![paper.0],
        ..With::default()
    }
}
