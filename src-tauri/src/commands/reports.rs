//! The AHP Health and Work Report.

use super::Shared;
use clinic::Result;
use clinic::forms::ReportForm;
use clinic::views::{IssuedReport, ReportScreen, ReportState};

#[tauri::command(async)]
#[specta::specta]
pub fn start_report(clinic: Shared<'_>, case_id: String) -> Result<ReportScreen> {
    clinic.start_report(&case_id)
}

#[tauri::command(async)]
#[specta::specta]
pub fn report_draft(clinic: Shared<'_>, draft: String) -> Result<ReportScreen> {
    clinic.report_draft(&draft)
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_report(clinic: Shared<'_>, draft: String, form: ReportForm) -> Result<ReportState> {
    clinic.save_report(&draft, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn issue_report(clinic: Shared<'_>, draft: String, form: ReportForm) -> Result<IssuedReport> {
    clinic.issue_report(&draft, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn report(clinic: Shared<'_>, case_id: String, report: String) -> Result<IssuedReport> {
    clinic.report(&case_id, &report)
}
