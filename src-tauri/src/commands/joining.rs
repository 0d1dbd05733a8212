//! The shared place, joining, laptops, and building a service again.

use super::Shared;
use crate::desk::Desk;
use clinic::Result;
use clinic::forms::{
    ApproveForm, JoinForm, LateForm, PlaceForm, RebuildForm, RebuiltForm, RevokeForm,
};
use clinic::views::{
    ApprovedView, JoinLook, LaptopsView, Progress, RebuildFound, RequestView, RequestsView, Status,
    SyncSetUpView, WaitingView,
};
use tauri::State;
use tauri::ipc::Channel;

#[tauri::command(async)]
#[specta::specta]
pub fn sync_set_up(clinic: Shared<'_>) -> Result<SyncSetUpView> {
    clinic.sync_set_up()
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_up_sync(clinic: Shared<'_>, form: PlaceForm) -> Result<SyncSetUpView> {
    clinic.set_up_sync(&form)
}

/// Asks which folder. `None` when the person thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub fn choose_folder(desk: State<'_, Desk>) -> Result<Option<String>> {
    let chosen = desk.ask_folder()?;
    Ok(chosen.map(|path| path.display().to_string()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn ask_to_join(clinic: Shared<'_>, form: JoinForm) -> Result<WaitingView> {
    clinic.ask_to_join(&form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn waiting(clinic: Shared<'_>) -> Result<WaitingView> {
    clinic.waiting()
}

#[tauri::command(async)]
#[specta::specta]
pub fn go_on_waiting(clinic: Shared<'_>, passphrase: String) -> Result<WaitingView> {
    clinic.go_on_waiting(&passphrase)
}

#[tauri::command(async)]
#[specta::specta]
pub fn look_for_answer(clinic: Shared<'_>) -> Result<JoinLook> {
    clinic.look_for_answer()
}

#[tauri::command(async)]
#[specta::specta]
pub fn take_answer(clinic: Shared<'_>, text: String) -> Result<JoinLook> {
    clinic.take_answer(&text)
}

#[tauri::command(async)]
#[specta::specta]
pub fn give_up_joining(clinic: Shared<'_>) -> Result<Status> {
    clinic.give_up_joining()
}

/// Asks where to, and writes a request or an answer there. False when the person thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub fn save_join_file(
    desk: State<'_, Desk>,
    clinic: Shared<'_>,
    name: String,
    text: String,
) -> Result<bool> {
    match desk.ask_where(&format!("{name}.txt"))? {
        Some(path) => clinic.save_join_file(&path, &text).map(|()| true),
        None => Ok(false),
    }
}

/// Asks which file, and reads a request or an answer from it. `None` when the person thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub fn read_join_file(desk: State<'_, Desk>, clinic: Shared<'_>) -> Result<Option<String>> {
    match desk.ask_which_text()? {
        Some(path) => clinic.read_join_file(&path).map(Some),
        None => Ok(None),
    }
}

#[tauri::command(async)]
#[specta::specta]
pub fn requests(clinic: Shared<'_>) -> Result<RequestsView> {
    clinic.requests()
}

#[tauri::command(async)]
#[specta::specta]
pub fn read_request(clinic: Shared<'_>, text: String) -> Result<RequestView> {
    clinic.read_request(&text)
}

#[tauri::command(async)]
#[specta::specta]
pub fn approve(clinic: Shared<'_>, form: ApproveForm) -> Result<ApprovedView> {
    clinic.approve(&form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn laptops(clinic: Shared<'_>) -> Result<LaptopsView> {
    clinic.laptops()
}

#[tauri::command(async)]
#[specta::specta]
pub fn revoke_laptop(clinic: Shared<'_>, form: RevokeForm) -> Result<LaptopsView> {
    clinic.revoke_laptop(&form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn accept_late(clinic: Shared<'_>, form: LateForm) -> Result<LaptopsView> {
    clinic.accept_late(&form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn rebuild(
    clinic: Shared<'_>,
    form: RebuildForm,
    progress: Channel<Progress>,
) -> Result<RebuildFound> {
    // A screen that went away no longer wants to know; the work goes on.
    clinic.rebuild(&form, &mut |done| drop(progress.send(done)))
}

#[tauri::command(async)]
#[specta::specta]
pub fn finish_rebuilding(clinic: Shared<'_>, form: RebuiltForm) -> Result<Status> {
    clinic.finish_rebuilding(&form)
}
