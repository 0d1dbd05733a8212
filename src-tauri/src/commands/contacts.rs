//! Meetings and attempts.

use super::Shared;
use clinic::Result;
use clinic::forms::ContactDraft;
use clinic::views::{CaseView, ContactScreen, ContactView, DraftState, Status};

#[tauri::command(async)]
#[specta::specta]
pub fn start_contact(
    clinic: Shared<'_>,
    case_id: String,
    step: String,
    mode: String,
) -> Result<ContactScreen> {
    clinic.start_contact(&case_id, &step, &mode)
}

#[tauri::command(async)]
#[specta::specta]
pub fn contact_draft(clinic: Shared<'_>, draft: String) -> Result<ContactScreen> {
    clinic.contact_draft(&draft)
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_contact(clinic: Shared<'_>, draft: ContactDraft) -> Result<DraftState> {
    clinic.save_contact(&draft)
}

#[tauri::command(async)]
#[specta::specta]
pub fn discard_draft(clinic: Shared<'_>, draft: String) -> Result<Status> {
    clinic.discard_draft(&draft)
}

#[tauri::command(async)]
#[specta::specta]
pub fn sign_contact(clinic: Shared<'_>, draft: ContactDraft) -> Result<CaseView> {
    clinic.sign_contact(&draft)
}

#[tauri::command(async)]
#[specta::specta]
pub fn contact(clinic: Shared<'_>, case_id: String, contact: String) -> Result<ContactView> {
    clinic.contact(&case_id, &contact)
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_addendum(
    clinic: Shared<'_>,
    case_id: String,
    contact: String,
    text: String,
) -> Result<ContactView> {
    clinic.add_addendum(&case_id, &contact, &text)
}

#[tauri::command(async)]
#[specta::specta]
pub fn enter_in_error(
    clinic: Shared<'_>,
    case_id: String,
    contact: String,
    reason: String,
) -> Result<ContactView> {
    clinic.enter_in_error(&case_id, &contact, &reason)
}

#[tauri::command(async)]
#[specta::specta]
pub fn enter_again(
    clinic: Shared<'_>,
    case_id: String,
    contact: String,
    under: String,
) -> Result<ContactScreen> {
    clinic.enter_again(&case_id, &contact, &under)
}

#[tauri::command(async)]
#[specta::specta]
pub fn file_summary(clinic: Shared<'_>, case_id: String, contact: String) -> Result<ContactView> {
    clinic.file_summary(&case_id, &contact)
}
