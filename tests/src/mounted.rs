//! A small disk of its own for a test, which the superuser can make: full, read-only.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file system in memory, mounted until dropped.
pub struct Mounted(PathBuf);

impl Mounted {
    /// # Panics
    /// When it cannot be mounted, as by anybody but the superuser.
    pub fn at(folder: &Path, options: &str) -> Self {
        let mut mount = Command::new("mount");
        let mount = mount
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(folder);
        assert!(mount.status().expect("mount runs").success());
        Self(folder.to_owned())
    }

    /// Changes the options it is mounted with, such as its size; what is in it stays.
    ///
    /// # Panics
    /// When it cannot be changed.
    pub fn remount(&self, options: &str) {
        let mut mount = Command::new("mount");
        let mount = mount
            .args(["-o", &format!("remount,{options}")])
            .arg(&self.0);
        assert!(mount.status().expect("mount runs").success());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}
