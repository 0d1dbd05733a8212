//! The program itself.

use serde::Serialize;

use crate::startup::Startup;

/// What the program says of itself.
#[derive(Serialize, specta::Type)]
pub struct About {
    /// The program's version, as in `0.1.0`.
    pub version: String,
    /// Whether the program was started on invented patients, with `--demonstration`.
    pub demonstration: bool,
}

/// The version that is running and what it was started on. Cannot fail, and reads nothing.
#[tauri::command]
#[specta::specta]
#[allow(
    clippy::needless_pass_by_value,
    reason = "tauri hands state to a command by value"
)]
pub fn about(startup: tauri::State<'_, Startup>) -> About {
    About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        demonstration: startup.demonstration,
    }
}
