//! Garage, the S3-compatible store for services that outgrow a folder: one node, or three in three zones.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use sync::{Place, PlaceSettings, Secret};
use tempfile::TempDir;

use super::process::{Process, free_ports};

/// Names Garage's program; `cargo xtask` builds it and sets this.
pub const VARIABLE: &str = "STEPWELL_GARAGE";

pub const REGION: &str = "garage";
pub const BUCKET: &str = "clinics";
/// May read and write.
pub const KEY_ID: &str = "GK000000000000000000000001";
pub const SECRET: &str = "0000000000000000000000000000000000000000000000000000000000000001";
/// May read only.
pub const READER_KEY_ID: &str = "GK000000000000000000000002";
pub const READER_SECRET: &str = "0000000000000000000000000000000000000000000000000000000000000002";

/// Shared by the nodes of one test, and worth nothing outside this machine's own loop.
const RPC_SECRET: &str = "1799bccfd7411eddcf9ebd316bc1f5287ad12a68094e1c6ac6abde7e6feae1ec";
const SET_UP_WITHIN: Duration = Duration::from_secs(30);

/// Running nodes that hold one bucket. They end, and their data goes, when this is dropped.
pub struct Garage {
    nodes: Vec<Node>,
    program: PathBuf,
    // After the nodes: dropped when nothing writes into it any more.
    _folder: TempDir,
}

struct Node {
    folder: PathBuf,
    api: u16,
    rpc: u16,
    running: Option<Process>,
}

impl Garage {
    /// One node that holds everything once.
    ///
    /// # Errors
    /// When Garage was not built, or does not start.
    pub fn one() -> Result<Self> {
        Self::of(1)
    }

    /// Three nodes in three zones; each holds everything, and two of three are enough to read and to write.
    ///
    /// # Errors
    /// As [`Garage::one`].
    pub fn three() -> Result<Self> {
        Self::of(3)
    }

    fn of(count: usize) -> Result<Self> {
        let program = std::env::var_os(VARIABLE).with_context(|| {
            format!(
                "{VARIABLE} names no Garage. `cargo xtask test --only rust` builds it and sets this."
            )
        })?;
        let folder = TempDir::with_prefix("stepwell-garage-")?;
        let nodes = (0..count)
            .map(|number| Node::new(&folder.path().join(number.to_string()), count))
            .collect::<Result<_>>()?;
        let mut garage = Self {
            nodes,
            program: program.into(),
            _folder: folder,
        };
        garage.set_up()?;
        Ok(garage)
    }

    /// Where this node, counted from 0, answers: `http://127.0.0.1:40001`.
    pub fn endpoint(&self, node: usize) -> String {
        format!("http://127.0.0.1:{}", self.nodes[node].api)
    }

    /// The bucket, at this node, by the key that may write.
    pub fn settings(&self, node: usize) -> PlaceSettings {
        PlaceSettings::S3 {
            endpoint: self.endpoint(node),
            region: REGION.to_owned(),
            bucket: BUCKET.to_owned(),
            key_id: KEY_ID.to_owned(),
            secret: Secret::new(SECRET.to_owned()),
            path_style: true,
            allow_http: true,
        }
    }

    /// How many nodes there are, killed ones included.
    pub fn count(&self) -> usize {
        self.nodes.len()
    }

    /// Kills a node as a power cut would.
    pub fn kill(&mut self, node: usize) {
        self.nodes[node].running = None;
    }

    /// Starts a killed node again and returns when it answers and has found the others: with one of them it serves.
    ///
    /// # Errors
    /// When it does not start, or nobody else runs.
    pub fn start_again(&mut self, node: usize) -> Result<()> {
        self.start(node)?;
        self.connect()?;
        self.wait_until_it_serves(node)
    }

    /// Lets the bucket hold at most so many bytes.
    ///
    /// # Errors
    /// When Garage refuses.
    pub fn limit(&self, bytes: u64) -> Result<()> {
        let limit = format!("{bytes}B");
        self.ask(0, &["bucket", "set-quotas", "--max-size", &limit, BUCKET])?;
        Ok(())
    }

    /// The most memory all running nodes had so far, in bytes.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn peak_memory(&self) -> Result<u64> {
        self.nodes
            .iter()
            .filter_map(|node| node.running.as_ref())
            .map(Process::peak_memory)
            .sum()
    }

    fn set_up(&mut self) -> Result<()> {
        for node in 0..self.nodes.len() {
            self.start(node)?;
        }
        self.connect()?;
        for (number, node) in self.nodes.iter().enumerate() {
            let zone = format!("zone{number}");
            let id = node.id()?;
            self.insist(&["layout", "assign", &id, "--zone", &zone, "--capacity", "1G"])?;
        }
        self.insist(&["layout", "apply", "--version", "1"])?;
        for (id, secret) in [(KEY_ID, SECRET), (READER_KEY_ID, READER_SECRET)] {
            self.insist(&["key", "import", "--yes", id, secret])?;
        }
        self.insist(&["bucket", "create", BUCKET])?;
        self.insist(&[
            "bucket", "allow", "--read", "--write", "--key", KEY_ID, BUCKET,
        ])?;
        self.insist(&["bucket", "allow", "--read", "--key", READER_KEY_ID, BUCKET])?;
        self.wait_until_known()
    }

    /// Two nodes of three are enough to make a bucket: the third hears of it a moment later, and refuses until then.
    fn wait_until_known(&self) -> Result<()> {
        (0..self.count()).try_for_each(|node| self.wait_until_it_serves(node))
    }

    fn wait_until_it_serves(&self, node: usize) -> Result<()> {
        let started = Instant::now();
        let place = Place::open(&self.settings(node))?;
        while let Err(trouble) = place.list("stepwell") {
            if started.elapsed() > SET_UP_WITHIN {
                return Err(trouble.into());
            }
            sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    fn start(&mut self, node: usize) -> Result<()> {
        let program = self.program.clone();
        let node = &mut self.nodes[node];
        let mut server = Command::new(program);
        server
            .arg("--config")
            .arg(node.config())
            .arg("server")
            .env("RUST_LOG", "garage=warn");
        let mut running = Process::start(&mut server, node.folder.join("said"))?;
        running.wait_until_it_listens(node.api)?;
        running.wait_until_it_listens(node.rpc)?;
        node.running = Some(running);
        Ok(())
    }

    /// Tells the first running node of every other: left alone they find one another too, but only in half a minute.
    fn connect(&self) -> Result<()> {
        let mut running = self
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.running.is_some());
        let Some((first, _)) = running.next() else {
            return Ok(());
        };
        for (_, node) in running {
            let address = format!("{}@127.0.0.1:{}", node.id()?, node.rpc);
            self.ask_until(first, &["node", "connect", &address])?;
        }
        Ok(())
    }

    /// Asks the first node until it does as told: a node that has just started does not know the others yet.
    fn insist(&self, arguments: &[&str]) -> Result<()> {
        self.ask_until(0, arguments)
    }

    fn ask_until(&self, node: usize, arguments: &[&str]) -> Result<()> {
        let started = Instant::now();
        loop {
            match self.ask(node, arguments) {
                Ok(_) => return Ok(()),
                Err(error) if started.elapsed() > SET_UP_WITHIN => return Err(error),
                Err(_) => sleep(Duration::from_millis(50)),
            }
        }
    }

    fn ask(&self, node: usize, arguments: &[&str]) -> Result<String> {
        let asked = Command::new(&self.program)
            .arg("--config")
            .arg(self.nodes[node].config())
            .args(arguments)
            .env("RUST_LOG", "garage=error")
            .output()?;
        if !asked.status.success() {
            bail!(
                "garage {}: {}",
                arguments.join(" "),
                String::from_utf8_lossy(&asked.stderr)
            );
        }
        Ok(String::from_utf8_lossy(&asked.stdout).into_owned())
    }
}

impl Node {
    fn new(folder: &Path, replicas: usize) -> Result<Self> {
        fs::create_dir(folder)?;
        let [api, rpc] = free_ports()?;
        let node = Self {
            folder: folder.to_owned(),
            api,
            rpc,
            running: None,
        };
        let place = folder.display();
        let config = format!(
            r#"metadata_dir = "{place}/meta"
data_dir = "{place}/data"
db_engine = "lmdb"
replication_factor = {replicas}
rpc_bind_addr = "127.0.0.1:{rpc}"
rpc_public_addr = "127.0.0.1:{rpc}"
rpc_secret = "{RPC_SECRET}"

[s3_api]
s3_region = "{REGION}"
api_bind_addr = "127.0.0.1:{api}"
"#
        );
        fs::write(node.config(), config)?;
        Ok(node)
    }

    fn config(&self) -> PathBuf {
        self.folder.join("garage.toml")
    }

    /// As hexadecimal digits. The node makes it when it starts for the first time.
    fn id(&self) -> Result<String> {
        let key = fs::read(self.folder.join("meta/node_key.pub"))?;
        Ok(key.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}
