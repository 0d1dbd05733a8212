//! The types the screen was written against are those of the commands as they are now.

use std::{fs, path::Path};

#[test]
fn the_generated_types_are_current() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let fresh = folder.path().join("bindings.ts");
    shell::write_bindings(&fresh).expect("every command's types can be said in TypeScript");

    let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(shell::BINDINGS);
    let fresh = fs::read_to_string(fresh).expect("the file was just written");
    let kept = fs::read_to_string(kept).expect("the generated types are in the repository");
    assert!(
        fresh == kept,
        "{} is not what the commands say now; run `cargo xtask bindings`",
        shell::BINDINGS
    );
}
