//! Working state of one person on one laptop: contacts and reports being written. Not part of the record.

use crate::forms::{ContactDraft, ReportForm};
use crate::letters::PAPER;
use crate::letters::forms::PaperForm;
use crate::problem::{Problem, Result};
use crate::read::id;
use crate::session::{Clinic, Session};
use crate::views::{DraftView, Status};
use crate::words;
use chrono::DateTime;
use domain::case::Step;
use domain::contact::Mode;
use domain::ids::CaseId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::Draft;
use uuid::Uuid;

pub(crate) const CONTACT: &str = "contact";
pub(crate) const REPORT: &str = "report";
/// A paper being copied. It waits in the case and on the worklist as risk to read, not among what is parked.
pub(crate) const QUESTIONNAIRE: &str = "questionnaire";
const DRAFTS_MAX: usize = 200;

impl Clinic {
    /// Throws a draft away. It cannot be brought back: the screen asks first.
    pub fn discard_draft(&self, draft: &str) -> Result<Status> {
        let session = self.session()?;
        let stored = session.own_draft(draft)?;
        session.store.remove_draft(stored.id)?;
        self.status()
    }
}

impl Session {
    /// A draft of the person working now; another's is not to be seen.
    pub(crate) fn own_draft(&self, draft: &str) -> Result<Draft> {
        let id = id(draft, "draft")?;
        self.store
            .draft(id)?
            .filter(|stored| stored.owner == self.user)
            .ok_or_else(|| Problem::not_found("draft"))
    }

    /// Reads a draft of a kind back into its form.
    pub(crate) fn read_draft<T: DeserializeOwned>(&self, draft: &str, kind: &str) -> Result<T> {
        let stored = self.own_draft(draft)?;
        if stored.kind != kind {
            return Err(Problem::not_found("draft"));
        }
        Ok(serde_json::from_slice(&stored.body)?)
    }

    /// Keeps a draft as typed, safe on disk when this returns. Gives the time since which it is, for the screen: "10:42:07".
    pub(crate) fn write_draft<T: Serialize>(
        &self,
        id: Uuid,
        kind: &str,
        case: CaseId,
        position: &str,
        form: &T,
    ) -> Result<String> {
        let now = self.now();
        let mut draft = Draft {
            id,
            owner: self.user,
            kind: kind.to_owned(),
            case: Some(case),
            body: serde_json::to_vec(form)?,
            position: position.to_owned(),
            updated_at: now.to_rfc3339(),
        };
        // What is safe already is not written again: a draft can be opened and read where nothing can be saved.
        if let Some(kept) = self.store.draft(id)?
            && let Ok(saved_at) = DateTime::parse_from_rfc3339(&kept.updated_at)
        {
            draft.updated_at.clone_from(&kept.updated_at);
            if draft == kept {
                return Ok(saved_at.format("%H:%M:%S").to_string());
            }
            draft.updated_at = now.to_rfc3339();
        }
        self.store.save_draft(&draft)?;
        Ok(now.format("%H:%M:%S").to_string())
    }

    pub(crate) fn draft_views(&self) -> Result<Vec<DraftView>> {
        self.store
            .drafts_of(self.user, DRAFTS_MAX)?
            .into_iter()
            .filter(|draft| draft.kind != QUESTIONNAIRE)
            .map(|draft| self.draft_view(draft))
            .collect()
    }

    pub(crate) fn drafts_of_case(&self, case: CaseId) -> Result<Vec<DraftView>> {
        self.store
            .drafts_of(self.user, DRAFTS_MAX)?
            .into_iter()
            .filter(|draft| draft.case == Some(case) && draft.kind != QUESTIONNAIRE)
            .map(|draft| self.draft_view(draft))
            .collect()
    }

    fn draft_view(&self, draft: Draft) -> Result<DraftView> {
        let line = match draft.case {
            Some(case) => self.store.case_line(case)?,
            None => None,
        };
        Ok(DraftView {
            id: draft.id.to_string(),
            what: what(&draft),
            kind: draft.kind,
            case: draft.case.map(|case| case.to_string()).unwrap_or_default(),
            shown_name: line.map(|line| line.shown_name).unwrap_or_default(),
            updated_at: draft.updated_at,
        })
    }
}

/// "Step 1, telephone" or "Report".
fn what(draft: &Draft) -> String {
    if draft.kind == CONTACT
        && let Ok(form) = serde_json::from_slice::<ContactDraft>(&draft.body)
    {
        let step = Step::parse(&form.step).map_or("Contact", words::step);
        return match Mode::parse(&form.mode) {
            Some(mode) => format!("{step}, {}", words::mode(mode)),
            None => step.to_owned(),
        };
    }
    if draft.kind == REPORT && serde_json::from_slice::<ReportForm>(&draft.body).is_ok() {
        return "Report".to_owned();
    }
    if draft.kind == PAPER
        && let Ok(form) = serde_json::from_slice::<PaperForm>(&draft.body)
    {
        return crate::letters::draft_name(&form);
    }
    // Kept and shown, so that nothing typed goes missing; opening it says what is wrong.
    "Unreadable draft".to_owned()
}
