//! What comes from outside of the clinic's own work: disclosures without consent, employers who ring in, fit notes.

use super::Shared;
use clinic::Result;
use clinic::forms::{DisclosureForm, EmployerCallForm, FitNoteForm};
use clinic::views::CaseView;

#[tauri::command(async)]
#[specta::specta]
pub fn record_disclosure(
    clinic: Shared<'_>,
    case_id: String,
    form: DisclosureForm,
) -> Result<CaseView> {
    clinic.record_disclosure(&case_id, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn record_employer_call(
    clinic: Shared<'_>,
    case_id: String,
    form: EmployerCallForm,
) -> Result<CaseView> {
    clinic.record_employer_call(&case_id, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn record_fit_note(
    clinic: Shared<'_>,
    case_id: String,
    place: Option<u32>,
    form: FitNoteForm,
) -> Result<CaseView> {
    clinic.record_fit_note(&case_id, place, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn remove_fit_note(
    clinic: Shared<'_>,
    case_id: String,
    place: u32,
    reason: String,
) -> Result<CaseView> {
    clinic.remove_fit_note(&case_id, place, &reason)
}
