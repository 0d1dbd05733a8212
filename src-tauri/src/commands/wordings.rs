//! Wordings of recommendations: favourites, and hints on what is written.

use super::Shared;
use clinic::Result;
use clinic::views::Status;

#[tauri::command(async)]
#[specta::specta]
pub fn star_wording(clinic: Shared<'_>, wording: String, starred: bool) -> Result<Status> {
    clinic.star_wording(&wording, starred)
}

#[tauri::command(async)]
#[specta::specta]
pub fn wording_hints(clinic: Shared<'_>, recommendations: Vec<String>) -> Result<Vec<Vec<String>>> {
    Ok(clinic.wording_hints(&recommendations))
}
