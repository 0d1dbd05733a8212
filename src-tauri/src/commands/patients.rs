//! People in care.

use super::Shared;
use clinic::Result;
use clinic::forms::PatientForm;
use clinic::views::{PatientView, PersonFound};

#[tauri::command(async)]
#[specta::specta]
pub fn duplicates(clinic: Shared<'_>, form: PatientForm) -> Result<Vec<PersonFound>> {
    clinic.duplicates(&form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn register_patient(clinic: Shared<'_>, form: PatientForm) -> Result<PatientView> {
    clinic.register_patient(&form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn patient(clinic: Shared<'_>, patient: String) -> Result<PatientView> {
    clinic.patient(&patient)
}

#[tauri::command(async)]
#[specta::specta]
pub fn correct_patient(
    clinic: Shared<'_>,
    patient: String,
    form: PatientForm,
    reason: String,
) -> Result<PatientView> {
    clinic.correct_patient(&patient, &form, &reason)
}
