//! The PDF itself: shown, saved, opened to print, printed.

use super::Shared;
use crate::desk::Desk;
use clinic::Result;
use clinic::forms::{CopyForm, DeliveryForm, ReportForm};
use clinic::views::IssuedReport;
use tauri::State;
use tauri::ipc::Response;

/// The PDF as it would be issued now. Raw bytes: see `ui/src/ipc`.
#[tauri::command(async)]
pub fn preview_report(clinic: Shared<'_>, draft: String, form: ReportForm) -> Result<Response> {
    clinic.preview_report(&draft, &form).map(Response::new)
}

/// The PDF as this reader gets it, in this edition. Raw bytes.
#[tauri::command(async)]
pub fn report_pdf(
    clinic: Shared<'_>,
    case_id: String,
    report: String,
    copy: CopyForm,
) -> Result<Response> {
    clinic.copy_pdf(&case_id, &report, &copy).map(Response::new)
}

/// Asks where to, and saves a copy there. `None` when the person thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub fn save_report_copy(
    desk: State<'_, Desk>,
    clinic: Shared<'_>,
    case_id: String,
    report: String,
    copy: CopyForm,
) -> Result<Option<IssuedReport>> {
    let name = clinic.copy_file_name(&case_id, &report, &copy)?;
    match desk.ask_where(&name)? {
        Some(path) => clinic
            .save_report_copy(&case_id, &report, &copy, &path)
            .map(Some),
        None => Ok(None),
    }
}

/// Opens a copy in the system's viewer, to print from there.
#[tauri::command(async)]
#[specta::specta]
pub fn open_report(
    desk: State<'_, Desk>,
    clinic: Shared<'_>,
    case_id: String,
    report: String,
    copy: CopyForm,
) -> Result<IssuedReport> {
    clinic.open_report(&case_id, &report, &copy, &|path| desk.open(path))
}

/// Prints a copy on a printer the system knows.
#[tauri::command(async)]
#[specta::specta]
pub fn print_report(
    clinic: Shared<'_>,
    case_id: String,
    report: String,
    copy: CopyForm,
    printer: String,
    again: bool,
) -> Result<IssuedReport> {
    clinic.print_report(&case_id, &report, &copy, &printer, again)
}

/// Records how a copy reached whom it is for.
#[tauri::command(async)]
#[specta::specta]
pub fn deliver_report(
    clinic: Shared<'_>,
    case_id: String,
    report: String,
    form: DeliveryForm,
) -> Result<IssuedReport> {
    clinic.deliver_report(&case_id, &report, &form)
}

/// Asks where to, and saves the cover sheet of a report that is posted. `None` when the person thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub fn save_cover_sheet(
    desk: State<'_, Desk>,
    clinic: Shared<'_>,
    case_id: String,
    report: String,
    return_to: String,
) -> Result<Option<IssuedReport>> {
    match desk.ask_where("cover-sheet.pdf")? {
        Some(path) => clinic
            .save_cover_sheet(&case_id, &report, &return_to, &path)
            .map(Some),
        None => Ok(None),
    }
}

/// Prints the cover sheet of a report that is posted.
#[tauri::command(async)]
#[specta::specta]
pub fn print_cover_sheet(
    clinic: Shared<'_>,
    case_id: String,
    report: String,
    return_to: String,
    printer: String,
) -> Result<IssuedReport> {
    clinic.print_cover_sheet(&case_id, &report, &return_to, &printer)
}
