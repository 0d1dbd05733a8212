//! A server whose certificate nobody vouches for but itself.

use std::{path::Path, process::Command};

use anyhow::Result;
use tempfile::TempDir;

use super::process::{Process, free_ports};

/// Runs until dropped.
pub struct Unknown {
    /// Such as `https://127.0.0.1:40001`.
    pub endpoint: String,
    _running: Process,
    _folder: TempDir,
}

impl Unknown {
    /// # Errors
    /// When Node does not start it.
    pub fn start() -> Result<Self> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("servers/tls");
        let folder = TempDir::with_prefix("stepwell-tls-")?;
        let [port] = free_ports()?;
        let mut server = Command::new("node");
        server
            .arg(source.join("server.mjs"))
            .arg(source.join("key.pem"))
            .arg(source.join("certificate.pem"))
            .arg(port.to_string());
        let mut running = Process::start(&mut server, folder.path().join("said"))?;
        running.wait_until_it_listens(port)?;
        Ok(Self {
            endpoint: format!("https://127.0.0.1:{port}"),
            _running: running,
            _folder: folder,
        })
    }
}
