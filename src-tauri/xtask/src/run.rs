//! Installs what is missing, builds, and opens the window.

use anyhow::Result;

use crate::{
    cargo, demo, screen,
    step::step,
    system::{self, TO_BUILD},
    versions,
};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// For the program itself, after `--`: for instance `-- --data DIR`
    #[arg(last = true)]
    program: Vec<String>,
}

/// # Errors
/// When something cannot be installed, built or opened.
pub(crate) fn run(options: &Options) -> Result<()> {
    versions::check()?;
    if !has_display() {
        println!(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.\n\
             Running the demonstration instead."
        );
        return demo::demo(&demo::Options::default());
    }
    system::install(&system::missing(TO_BUILD))?;
    screen::install()?;
    screen::build()?;
    step(
        "Build the program",
        &mut cargo(&["build", "--package", "stepwell"]),
    )?;
    let mut open = cargo(&["run", "--quiet", "--package", "stepwell", "--"]);
    step(
        "Stepwell is open; close its window to come back here",
        open.args(&options.program),
    )
}

fn has_display() -> bool {
    cfg!(windows)
        || cfg!(target_os = "macos")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
