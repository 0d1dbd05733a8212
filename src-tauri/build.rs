//! Embeds the built screen and declares which commands exist, so that one without a grant is refused.

#[allow(unreachable_pub, reason = "public in the library, whose tests read it")]
#[path = "src/commands/names.rs"]
mod names;

use std::{fs, path::Path};

const SCREEN: &str = "../ui/dist";

fn main() {
    // Checks and generated types must be possible before the screen is first built; an empty
    // folder is enough for the compiler, and `cargo xtask run` always builds the screen first.
    if !Path::new(SCREEN).exists()
        && let Err(error) = fs::create_dir_all(SCREEN)
    {
        println!("cargo:warning=cannot make {SCREEN}: {error}");
    }
    println!("cargo:rerun-if-changed={SCREEN}");
    println!("cargo:rerun-if-changed=src/commands/names.rs");

    let manifest = tauri_build::AppManifest::new().commands(names::COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
