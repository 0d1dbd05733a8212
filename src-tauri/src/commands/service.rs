//! What the program stands on: setting up, unlocking, locking, the people and places of the service.

use super::Shared;
use clinic::Result;
use clinic::forms::{SetUpForm, SiteForm, UserForm};
use clinic::views::{Content, RecoveryCode, Status};

#[tauri::command(async)]
#[specta::specta]
pub fn status(clinic: Shared<'_>) -> Result<Status> {
    clinic.status()
}

#[tauri::command(async)]
#[specta::specta]
pub fn set_up(clinic: Shared<'_>, form: SetUpForm) -> Result<RecoveryCode> {
    clinic.set_up(&form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn unlock(clinic: Shared<'_>, name: String, passphrase: String) -> Result<Status> {
    clinic.unlock(&name, &passphrase)
}

#[tauri::command(async)]
#[specta::specta]
pub fn lock(clinic: Shared<'_>) -> Result<Status> {
    clinic.lock()
}

#[tauri::command(async)]
#[specta::specta]
pub fn leave_demonstration(clinic: Shared<'_>) -> Result<Status> {
    clinic.leave_demonstration()
}

#[tauri::command(async)]
#[specta::specta]
pub fn choose_site(clinic: Shared<'_>, site: String) -> Result<Status> {
    clinic.choose_site(&site)
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_site(clinic: Shared<'_>, form: SiteForm) -> Result<Status> {
    clinic.add_site(&form)
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_user(
    clinic: Shared<'_>,
    form: UserForm,
    passphrase: String,
    passphrase_again: String,
) -> Result<Status> {
    clinic.add_user(&form, &passphrase, &passphrase_again)
}

#[tauri::command(async)]
#[specta::specta]
pub fn sign_ins(clinic: Shared<'_>) -> Result<Vec<String>> {
    clinic.sign_ins()
}

#[tauri::command(async)]
#[specta::specta]
pub fn give_sign_in(
    clinic: Shared<'_>,
    user: String,
    passphrase: String,
    passphrase_again: String,
) -> Result<Vec<String>> {
    clinic.give_sign_in(&user, &passphrase, &passphrase_again)
}

#[tauri::command(async)]
#[specta::specta]
pub fn content(clinic: Shared<'_>) -> Content {
    clinic.content()
}
