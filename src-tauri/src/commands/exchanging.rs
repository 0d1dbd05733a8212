//! Exchanging with the other laptops: how it stands, and what a person may ask of it.

use super::Shared;
use clinic::Result;
use clinic::views::{SyncStatus, Told};
use tauri::ipc::Channel;

#[tauri::command(async)]
#[specta::specta]
pub fn sync_status(clinic: Shared<'_>) -> Result<SyncStatus> {
    clinic.sync_status()
}

#[tauri::command(async)]
#[specta::specta]
pub fn sync_now(clinic: Shared<'_>) -> Result<SyncStatus> {
    clinic.sync_now()
}

#[tauri::command(async)]
#[specta::specta]
pub fn stop_syncing(clinic: Shared<'_>) -> Result<SyncStatus> {
    clinic.stop_syncing()
}

/// Whoever may add people and sites has looked: fills the shared place again from what is held here.
#[tauri::command(async)]
#[specta::specta]
pub fn fill_place_again(clinic: Shared<'_>) -> Result<SyncStatus> {
    clinic.fill_place_again()
}

/// From now on the screen is told what changed. A screen that is gone is told nothing.
#[tauri::command(async)]
#[specta::specta]
pub fn listen(clinic: Shared<'_>, told: Channel<Told>) {
    clinic.listen(move |what| drop(told.send(what)));
}
