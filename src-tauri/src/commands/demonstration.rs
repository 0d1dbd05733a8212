//! The demonstration: a service of its own, with invented patients.

use super::Shared;
use clinic::Result;
use clinic::views::{Progress, Status};
use tauri::ipc::Channel;

#[tauri::command(async)]
#[specta::specta]
pub fn try_demonstration(clinic: Shared<'_>, progress: Channel<Progress>) -> Result<Status> {
    // A screen that went away no longer wants to know; the work goes on.
    clinic.try_demonstration(&mut |done| drop(progress.send(done)))
}
