#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
//! The window program. See [`shell::run`].

fn main() -> std::process::ExitCode {
    #[cfg(target_os = "linux")]
    if let Err(error) = restart_without_dmabuf() {
        eprintln!("Stepwell could not start itself again with its display setting: {error}");
    }
    match shell::run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Stepwell could not open its window: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// Replaces this process by itself with WebKit's DMA-BUF renderer off, unless the variable is set.
///
/// That renderer leaves windows blank on many graphics drivers and costs memory. WebKit reads the
/// variable when GTK starts, and setting one's own variables is unsafe in Rust once there may be
/// threads; a fresh start is not, and keeps the process id that a test or a launcher waits for.
#[cfg(target_os = "linux")]
fn restart_without_dmabuf() -> std::io::Result<()> {
    use std::os::unix::process::CommandExt;

    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_some() {
        return Ok(());
    }
    Err(std::process::Command::new(std::env::current_exe()?)
        .args(std::env::args_os().skip(1))
        .env(VARIABLE, "1")
        .exec())
}
