//! A Tauri window of Stepwell's size with an empty page, no plugin and no command.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
