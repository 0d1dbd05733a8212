//! Writes the types of the commands where the screen reads them: `cargo xtask bindings`.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(shell::BINDINGS);
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(shell::write_bindings(&file)?)
}
