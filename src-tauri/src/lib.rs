//! The shell: opens the window and passes each of its questions on. The only code that knows Tauri.

pub mod commands;
pub mod desk;
pub mod startup;

use clap::Parser;
use clinic::{Clinic, Env};
use std::sync::Arc;
use tauri::Manager;
use tauri_plugin_window_state::StateFlags;

use startup::{Arguments, DATA_VARIABLE};

/// The path, inside the repository, of the types generated for the screen.
pub const BINDINGS: &str = "ui/src/ipc/bindings.ts";

/// Opens the window and returns when it was closed. Reads the command line and the environment.
///
/// # Errors
/// When the system has no window to give, or the user has no data folder.
pub fn run() -> tauri::Result<()> {
    let arguments = Arguments::parse();
    let commands = commands::builder::<tauri::Wry>();

    tauri::Builder::default()
        // First, so that a second start ends before it has touched anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            show_window(app)
        }))
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(commands::handler(commands.invoke_handler()))
        .setup(move |app| {
            let user_data = app.path().local_data_dir()?;
            let variable = std::env::var_os(DATA_VARIABLE);
            let startup = startup::decide(arguments, variable, user_data);
            app.manage(Arc::new(Clinic::open(Env::system(startup.data.clone()))));
            app.manage(desk::Desk::of(app.handle()));
            app.manage(startup);
            Ok(())
        })
        .run(context())
}

/// The configuration, the built screen and the access lists, all compiled in.
pub fn context<R: tauri::Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// Writes the types of every command for the screen into `path`, replacing what was there.
///
/// # Errors
/// When a type cannot be said in TypeScript, or the file cannot be written.
pub fn write_bindings(path: &std::path::Path) -> Result<(), specta_typescript::Error> {
    let types = commands::builder::<tauri::Wry>();
    types.export(specta_typescript::Typescript::default(), path)?;
    // A form is always sent whole, so that no field is lost by a slip; leaving fields out is for the scripts of the
    // demonstration alone, and that is why serde allows it.
    let text = std::fs::read_to_string(path)?;
    Ok(std::fs::write(path, text.replace("?: ", ": "))?)
}

fn show_window(app: &tauri::AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse either; the first window is still there to be clicked.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
