//! The phased-return builder.

use super::Shared;
use clinic::Result;
use clinic::forms::PhasedWeekForm;

#[tauri::command(async)]
#[specta::specta]
pub fn propose_phased(
    clinic: Shared<'_>,
    usual: Vec<String>,
    first: String,
    weeks: u32,
    how: String,
) -> Result<Vec<PhasedWeekForm>> {
    clinic.propose_phased(&usual, &first, weeks, &how)
}

#[tauri::command(async)]
#[specta::specta]
pub fn usual_week(clinic: Shared<'_>, text: String) -> Result<Vec<String>> {
    clinic.usual_week(&text)
}
