//! What the tests that cross a crate are written with.
//!
//! [`window::Window`] opens the real program on a screen of its own and works it by keystrokes.

pub mod desk;
pub mod display;
pub mod driver;
pub mod fleet;
pub mod log;
pub mod measure;
pub mod mounted;
pub mod picture;
pub mod servers;
pub mod two;
pub mod window;

use std::path::PathBuf;

/// Where cargo put this build: the folder that holds `debug` and the rest.
///
/// # Panics
/// When the test program does not lie where cargo puts test programs.
pub fn target() -> PathBuf {
    let test = std::env::current_exe().expect("a running program knows its file");
    // target/debug/deps/app-0123456789abcdef
    let target = test
        .ancestors()
        .nth(3)
        .expect("cargo builds tests in target/<profile>/deps");
    target.to_owned()
}
