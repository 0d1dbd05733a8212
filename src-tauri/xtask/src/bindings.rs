//! Writes `ui/src/ipc/bindings.ts` from the shell's commands.

use anyhow::Result;

use crate::{cargo, step::step};

/// # Errors
/// When the shell does not build, or the file cannot be written.
pub(crate) fn bindings() -> Result<()> {
    let mut write = cargo(&["run", "--package", "stepwell", "--example", "bindings"]);
    step("Write the types of the commands", &mut write)
}
