//! The AHP Health and Work Report.

use super::Shared;
use clinic::Result;
use clinic::forms::{ReportForm, TellForm, WithdrawForm};
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

/// Starts the report that takes the place of one.
#[tauri::command(async)]
#[specta::specta]
pub fn replace_report(clinic: Shared<'_>, case_id: String, report: String) -> Result<ReportScreen> {
    clinic.replace_report(&case_id, &report)
}

#[tauri::command(async)]
#[specta::specta]
pub fn withdraw_report(
    clinic: Shared<'_>,
    case_id: String,
    report: String,
    form: WithdrawForm,
) -> Result<IssuedReport> {
    clinic.withdraw_report(&case_id, &report, &form)
}

/// Records that somebody who holds a copy was told that the report no longer holds.
#[tauri::command(async)]
#[specta::specta]
pub fn tell_holder(
    clinic: Shared<'_>,
    case_id: String,
    report: String,
    form: TellForm,
) -> Result<IssuedReport> {
    clinic.tell_holder(&case_id, &report, &form)
}
