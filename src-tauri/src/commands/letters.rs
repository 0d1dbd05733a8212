//! Letters, plans and summaries: written, issued, given; and the templates they are made from.

use super::Shared;
use crate::desk::Desk;
use clinic::Result;
use clinic::letters::forms::PaperForm;
use clinic::letters::views::{
    IssuedPaper, PaperChoice, PaperScreen, PaperState, TemplatePreview, TemplateView,
};
use tauri::State;
use tauri::ipc::Response;

#[tauri::command(async)]
#[specta::specta]
pub fn paper_choices(clinic: Shared<'_>, case_id: String) -> Result<Vec<PaperChoice>> {
    clinic.paper_choices(&case_id)
}

#[tauri::command(async)]
#[specta::specta]
pub fn start_paper(
    clinic: Shared<'_>,
    case_id: String,
    kind: String,
    copy_for: String,
) -> Result<PaperScreen> {
    clinic.start_paper(&case_id, &kind, &copy_for)
}

#[tauri::command(async)]
#[specta::specta]
pub fn paper_draft(clinic: Shared<'_>, draft: String) -> Result<PaperScreen> {
    clinic.paper_draft(&draft)
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_paper(clinic: Shared<'_>, draft: String, form: PaperForm) -> Result<PaperState> {
    clinic.save_paper(&draft, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn issue_paper(clinic: Shared<'_>, draft: String, form: PaperForm) -> Result<IssuedPaper> {
    clinic.issue_paper(&draft, &form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn issued_paper(clinic: Shared<'_>, case_id: String, paper: String) -> Result<IssuedPaper> {
    clinic.issued_paper(&case_id, &paper)
}

/// The PDF as it would be issued now. Raw bytes: see `ui/src/ipc`.
#[tauri::command(async)]
pub fn preview_paper(clinic: Shared<'_>, draft: String, form: PaperForm) -> Result<Response> {
    clinic.preview_paper(&draft, &form).map(Response::new)
}

/// The PDF as issued. Raw bytes.
#[tauri::command(async)]
pub fn paper_pdf(clinic: Shared<'_>, case_id: String, paper: String) -> Result<Response> {
    clinic.paper_pdf(&case_id, &paper).map(Response::new)
}

/// Asks where to, and saves a copy there. `None` when the person thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub fn save_paper_copy(
    desk: State<'_, Desk>,
    clinic: Shared<'_>,
    case_id: String,
    paper: String,
    copy_for: String,
    edition: String,
) -> Result<Option<IssuedPaper>> {
    let issued = clinic.issued_paper(&case_id, &paper)?;
    match desk.ask_where(&issued.file_name)? {
        Some(path) => clinic
            .save_paper_copy(&case_id, &paper, &copy_for, &edition, &path)
            .map(Some),
        None => Ok(None),
    }
}

/// Opens a copy in the system's viewer, to print from there.
#[tauri::command(async)]
#[specta::specta]
pub fn open_paper(
    desk: State<'_, Desk>,
    clinic: Shared<'_>,
    case_id: String,
    paper: String,
    copy_for: String,
    edition: String,
) -> Result<IssuedPaper> {
    clinic.open_paper(&case_id, &paper, &copy_for, &edition, &|path| {
        desk.open(path)
    })
}

/// Prints a copy on a printer the system knows.
#[tauri::command(async)]
#[specta::specta]
pub fn print_paper(
    clinic: Shared<'_>,
    case_id: String,
    paper: String,
    copy_for: String,
    edition: String,
    printer: String,
    again: bool,
) -> Result<IssuedPaper> {
    clinic.print_paper(&case_id, &paper, &copy_for, &edition, &printer, again)
}

/// Asks where to, and saves the cover sheet of a paper that is posted. `None` when the person thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub fn save_paper_cover_sheet(
    desk: State<'_, Desk>,
    clinic: Shared<'_>,
    case_id: String,
    paper: String,
    return_to: String,
) -> Result<Option<IssuedPaper>> {
    match desk.ask_where("cover-sheet.pdf")? {
        Some(path) => clinic
            .save_paper_cover_sheet(&case_id, &paper, &return_to, &path)
            .map(Some),
        None => Ok(None),
    }
}

/// Prints the cover sheet of a paper that is posted.
#[tauri::command(async)]
#[specta::specta]
pub fn print_paper_cover_sheet(
    clinic: Shared<'_>,
    case_id: String,
    paper: String,
    return_to: String,
    printer: String,
) -> Result<IssuedPaper> {
    clinic.print_paper_cover_sheet(&case_id, &paper, &return_to, &printer)
}

#[tauri::command(async)]
#[specta::specta]
pub fn templates(clinic: Shared<'_>) -> Result<Vec<TemplateView>> {
    clinic.templates()
}

#[tauri::command(async)]
#[specta::specta]
pub fn template_preview(
    clinic: Shared<'_>,
    kind: String,
    copy_for: String,
) -> Result<TemplatePreview> {
    clinic.template_preview(&kind, &copy_for)
}

/// The pages a template prints for the invented case. Raw bytes.
#[tauri::command(async)]
pub fn template_pdf(clinic: Shared<'_>, kind: String, copy_for: String) -> Result<Response> {
    clinic.template_pdf(&kind, &copy_for).map(Response::new)
}
