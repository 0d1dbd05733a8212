//! What people set differently while apart, and people registered twice.

use super::Shared;
use clinic::Result;
use clinic::forms::SettleForm;
use clinic::views::{ComparisonView, DifferencesView, PatientView};

#[tauri::command(async)]
#[specta::specta]
pub fn differences(clinic: Shared<'_>, kind: String, about: String) -> Result<DifferencesView> {
    clinic.differences(&kind, &about)
}

#[tauri::command(async)]
#[specta::specta]
pub fn settle(
    clinic: Shared<'_>,
    shown_kind: String,
    shown: String,
    form: SettleForm,
) -> Result<DifferencesView> {
    clinic.settle(&shown_kind, &shown, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn accept_overlap(
    clinic: Shared<'_>,
    case_id: String,
    about: Vec<String>,
) -> Result<DifferencesView> {
    clinic.accept_overlap(&case_id, &about)
}

#[tauri::command(async)]
#[specta::specta]
pub fn compare_people(clinic: Shared<'_>, one: String, other: String) -> Result<ComparisonView> {
    clinic.compare_people(&one, &other)
}

#[tauri::command(async)]
#[specta::specta]
pub fn merge_people(
    clinic: Shared<'_>,
    keep: String,
    away: String,
    reason: String,
) -> Result<PatientView> {
    clinic.merge_people(&keep, &away, &reason)
}

#[tauri::command(async)]
#[specta::specta]
pub fn unmerge_person(clinic: Shared<'_>, patient: String, reason: String) -> Result<PatientView> {
    clinic.unmerge_person(&patient, &reason)
}

#[tauri::command(async)]
#[specta::specta]
pub fn tell_people_apart(clinic: Shared<'_>, one: String, other: String) -> Result<()> {
    clinic.tell_people_apart(&one, &other)
}
