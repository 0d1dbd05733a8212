//! Questionnaires handed in between contacts.

use super::Shared;
use clinic::Result;
use clinic::forms::{HandInForm, ReadQuestionnaireForm};
use clinic::views::CaseView;

#[tauri::command(async)]
#[specta::specta]
pub fn hand_in_questionnaire(
    clinic: Shared<'_>,
    case_id: String,
    form: HandInForm,
) -> Result<CaseView> {
    clinic.hand_in_questionnaire(&case_id, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_questionnaire(
    clinic: Shared<'_>,
    case_id: String,
    form: ReadQuestionnaireForm,
) -> Result<String> {
    clinic.save_questionnaire(&case_id, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn read_questionnaire(
    clinic: Shared<'_>,
    case_id: String,
    form: ReadQuestionnaireForm,
) -> Result<CaseView> {
    clinic.read_questionnaire(&case_id, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn questionnaire_in_error(
    clinic: Shared<'_>,
    case_id: String,
    questionnaire: String,
    reason: String,
) -> Result<CaseView> {
    clinic.questionnaire_in_error(&case_id, &questionnaire, &reason)
}
