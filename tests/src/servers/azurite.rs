//! Azurite, which stands in for Azure's blobs.

use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use super::process::{Process, free_ports};

/// Names the folder that Azurite was installed into; `cargo xtask soak` fetches it and sets this.
pub const VARIABLE: &str = "STEPWELL_AZURITE";

/// The account every Azurite has, and its key, as Azurite's documentation prints them.
pub const ACCOUNT: &str = "devstoreaccount1";
pub const KEY: &str =
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
pub const CONTAINER: &str = "clinics";

/// A running Azurite with one empty container. It ends, and its data goes, when this is dropped.
pub struct Azurite {
    /// With the account in its path: `http://127.0.0.1:40001/devstoreaccount1`.
    pub endpoint: String,
    _running: Process,
    _folder: TempDir,
}

impl Azurite {
    /// # Errors
    /// When Azurite was not fetched, or does not start.
    pub fn start() -> Result<Self> {
        let installed = std::env::var_os(VARIABLE)
            .map(PathBuf::from)
            .with_context(|| {
                format!("{VARIABLE} names no Azurite. `cargo xtask soak` fetches it and sets this.")
            })?;
        let folder = TempDir::with_prefix("stepwell-azurite-")?;
        let [port] = free_ports()?;
        let mut server = Command::new("node");
        server
            .arg(installed.join("node_modules/azurite/dist/src/blob/main.js"))
            .args(["--blobHost", "127.0.0.1", "--blobPort", &port.to_string()])
            .args(["--skipApiVersionCheck", "--disableTelemetry", "--silent"])
            .arg("--location")
            .arg(folder.path());
        let mut running = Process::start(&mut server, folder.path().join("said"))?;
        running.wait_until_it_listens(port)?;
        let endpoint = format!("http://127.0.0.1:{port}/{ACCOUNT}");
        let made = Command::new("node")
            .arg(installed.join("container.mjs"))
            .args([&endpoint, KEY, CONTAINER])
            .output()?;
        if !made.status.success() {
            bail!(
                "Azurite made no container: {}",
                String::from_utf8_lossy(&made.stderr)
            );
        }
        Ok(Self {
            endpoint,
            _running: running,
            _folder: folder,
        })
    }
}
