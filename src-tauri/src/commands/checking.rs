//! Checking a paper, and what readers of papers are given to check them with.

use super::Shared;
use crate::desk::Desk;
use clinic::Result;
use clinic::forms::CheckingForm;
use clinic::views::{CheckedPaper, CheckingView};
use tauri::State;

#[tauri::command(async)]
#[specta::specta]
pub fn checking_settings(clinic: Shared<'_>) -> Result<CheckingView> {
    clinic.checking_settings()
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_checking(clinic: Shared<'_>, form: CheckingForm) -> Result<CheckingView> {
    clinic.set_checking(&form)
}

/// Asks where to, and writes the checking page of this service. False when the person thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub fn save_checking_page(desk: State<'_, Desk>, clinic: Shared<'_>) -> Result<bool> {
    match desk.ask_where("check-a-paper.html")? {
        Some(path) => clinic.save_checking_page(&path).map(|()| true),
        None => Ok(false),
    }
}

#[tauri::command(async)]
#[specta::specta]
pub fn check_paper(clinic: Shared<'_>, pasted: String) -> Result<CheckedPaper> {
    clinic.check_paper(&pasted)
}

/// Asks which PDF, and checks its codes. `None` when the person thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub fn check_paper_file(desk: State<'_, Desk>, clinic: Shared<'_>) -> Result<Option<CheckedPaper>> {
    match desk.ask_which()? {
        Some(path) => clinic.check_paper_file(&path).map(Some),
        None => Ok(None),
    }
}
