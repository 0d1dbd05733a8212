//! Who is next, what is slipping, and finding anyone.

use super::Shared;
use clinic::Result;

use clinic::views::{CaseloadPage, CaseloadQuery, PersonFound, Worklist};

#[tauri::command(async)]
#[specta::specta]
pub fn caseload(clinic: Shared<'_>, query: CaseloadQuery) -> Result<CaseloadPage> {
    clinic.caseload(&query)
}

#[tauri::command(async)]
#[specta::specta]
pub fn worklist(clinic: Shared<'_>) -> Result<Worklist> {
    clinic.worklist()
}

#[tauri::command(async)]
#[specta::specta]
pub fn find(clinic: Shared<'_>, text: String) -> Result<Vec<PersonFound>> {
    clinic.find(&text)
}
