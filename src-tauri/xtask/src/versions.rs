//! Are Rust and Node new enough? Said in plain words before anything is built.

use std::process::Command;

use anyhow::{Result, bail};

use crate::step::output;

type Version = (u32, u32);

const RUST: Version = (1, 90);
const NODE: Version = (20, 19);

/// # Errors
/// When one is missing or too old, saying which was found and where to get a newer one.
pub(crate) fn check() -> Result<()> {
    let rust = output(Command::new("rustc").arg("--version"));
    require(
        "Rust",
        rust.as_deref(),
        RUST,
        "Run `rustup update stable`, or see https://rustup.rs.",
    )?;
    let node = output(Command::new("node").arg("--version"));
    require(
        "Node",
        node.as_deref(),
        NODE,
        "Get it from https://nodejs.org; the package in Debian 12 and Ubuntu 24.04 is too old.",
    )
}

fn require(name: &str, said: Option<&str>, least: Version, remedy: &str) -> Result<()> {
    let (major, minor) = least;
    let Some(said) = said else {
        bail!(
            "Stepwell is built with {name} {major}.{minor} or newer, and there is no {name} here.\n{remedy}"
        );
    };
    match version(said) {
        Some(found) if found >= least => Ok(()),
        Some((found_major, found_minor)) => bail!(
            "Stepwell is built with {name} {major}.{minor} or newer, and this is {name} {found_major}.{found_minor}.\n{remedy}"
        ),
        None => bail!("{name} gave its version as {said:?}, which Stepwell cannot read.\n{remedy}"),
    }
}

/// The first two numbers in `rustc 1.95.0 (f2d3ce0bd 2026-03-21)` or `v20.20.2`.
fn version(said: &str) -> Option<Version> {
    let word = said
        .split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
    let mut numbers = word.split('.');
    let major = numbers.next()?.parse().ok()?;
    let minor = numbers.next()?.parse().ok()?;
    Some((major, minor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_their_programs_print_them() {
        assert_eq!(
            version("rustc 1.95.0 (f2d3ce0bd 2026-03-21)\n"),
            Some((1, 95))
        );
        assert_eq!(version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(version("nothing"), None);
    }

    #[test]
    fn an_old_or_missing_program_is_refused_with_what_was_found() {
        let old = require("Node", Some("v18.19.1"), NODE, "Get it.").expect_err("18 is too old");
        assert!(old.to_string().contains("this is Node 18.19"), "{old}");
        assert!(require("Node", None, NODE, "Get it.").is_err());
        assert!(require("Node", Some("v20.19.0"), NODE, "Get it.").is_ok());
        assert!(require("Node", Some("v20.9.0"), NODE, "Get it.").is_err());
    }
}
