//! Episodes of care.

use super::Shared;
use clinic::Result;
use clinic::forms::{CaseForm, CloseForm, ConsentForm, StepForm};
use clinic::views::CaseView;

#[tauri::command(async)]
#[specta::specta]
pub fn open_case(clinic: Shared<'_>, patient: String, form: CaseForm) -> Result<CaseView> {
    clinic.open_case(&patient, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn case(clinic: Shared<'_>, case_id: String) -> Result<CaseView> {
    clinic.case(&case_id)
}

#[tauri::command(async)]
#[specta::specta]
pub fn change_case(
    clinic: Shared<'_>,
    case_id: String,
    form: CaseForm,
    reason: String,
) -> Result<CaseView> {
    clinic.change_case(&case_id, &form, &reason)
}

#[tauri::command(async)]
#[specta::specta]
pub fn record_consent(clinic: Shared<'_>, case_id: String, form: ConsentForm) -> Result<CaseView> {
    clinic.record_consent(&case_id, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn change_step(clinic: Shared<'_>, case_id: String, form: StepForm) -> Result<CaseView> {
    clinic.change_step(&case_id, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn close_case(clinic: Shared<'_>, case_id: String, form: CloseForm) -> Result<CaseView> {
    clinic.close_case(&case_id, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn reopen_case(
    clinic: Shared<'_>,
    case_id: String,
    on: String,
    reason: String,
) -> Result<CaseView> {
    clinic.reopen_case(&case_id, &on, &reason)
}

#[tauri::command(async)]
#[specta::specta]
pub fn clear_risk(clinic: Shared<'_>, case_id: String, reason: String) -> Result<CaseView> {
    clinic.clear_risk(&case_id, &reason)
}
