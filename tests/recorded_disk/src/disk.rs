//! The files of one folder at one moment.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Names and bytes. The lock file and SQLite's shared memory are left out: neither outlives the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disk {
    pub files: BTreeMap<String, Vec<u8>>,
}

const SHARED_MEMORY: &str = "-shm";
const LOCK: &str = "lock";

impl Disk {
    pub(crate) fn read(folder: &Path) -> std::io::Result<Self> {
        let mut disk = Self::default();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let passing = name == LOCK || name.ends_with(SHARED_MEMORY);
            if entry.file_type()?.is_file() && !passing {
                disk.files.insert(name, fs::read(entry.path())?);
            }
        }
        Ok(disk)
    }

    /// Makes the folder hold exactly this, and beside each write-ahead log a shared-memory file full of rubbish.
    pub fn write_to(&self, folder: &Path) -> std::io::Result<()> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        for (name, bytes) in &self.files {
            fs::write(folder.join(name), bytes)?;
            if let Some(database) = name.strip_suffix("-wal") {
                let rubbish = [0xA5; 32 * 1024];
                fs::write(folder.join(format!("{database}{SHARED_MEMORY}")), rubbish)?;
            }
        }
        Ok(())
    }

    pub(crate) fn fingerprint(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        for (name, bytes) in &self.files {
            hasher.update(&(name.len() as u64).to_le_bytes());
            hasher.update(name.as_bytes());
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        }
        *hasher.finalize().as_bytes()
    }
}
