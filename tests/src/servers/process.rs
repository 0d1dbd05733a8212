//! One server process in a group of its own.

use std::{
    fs::{self, File},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};

const START_WITHIN: Duration = Duration::from_secs(30);

/// A running server. Dropping it kills it with everything it started.
pub(super) struct Process {
    leader: Child,
    said: PathBuf,
}

impl Process {
    /// Starts `command`; what it writes is appended to the file `said`.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(super) fn start(command: &mut Command, said: PathBuf) -> Result<Self> {
        let output = File::options().create(true).append(true).open(&said)?;
        let leader = command
            // Its workers go with it: the group is killed, not the process.
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .with_context(|| format!("{} does not start", command.get_program().display()))?;
        Ok(Self { leader, said })
    }

    /// Returns when somebody listens on the port of this machine.
    ///
    /// # Errors
    /// When the process ends first, or does not listen within half a minute.
    pub(super) fn wait_until_it_listens(&mut self, port: u16) -> Result<()> {
        self.wait_until(&format!("listen on port {port}"), || {
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
        })
    }

    /// Returns when `ready` says so; `what` it is to do stands in the error.
    ///
    /// # Errors
    /// When the process ends first, or half a minute has passed.
    pub(super) fn wait_until(&mut self, what: &str, ready: impl Fn() -> bool) -> Result<()> {
        let started = Instant::now();
        while !ready() {
            if let Some(status) = self.leader.try_wait()? {
                bail!("the server ended with {status}:\n{}", self.said());
            }
            if started.elapsed() > START_WITHIN {
                bail!(
                    "the server does not {what} after {START_WITHIN:?}:\n{}",
                    self.said()
                );
            }
            sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// The most memory it had so far, in bytes, of its leader alone.
    ///
    /// # Errors
    /// When the system does not tell.
    pub(super) fn peak_memory(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.leader.id()))?;
        let kib: u64 = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"))
            .context("the system does not tell how much memory it had")?
            .trim()
            .parse()?;
        Ok(kib * 1024)
    }

    fn said(&self) -> String {
        fs::read_to_string(&self.said).unwrap_or_default()
    }

    fn signal(&self, signal: Signal) {
        let group = self.leader.id().try_into().ok().and_then(Pid::from_raw);
        if let Some(group) = group {
            // Fails only when all of it has ended already.
            let _ = kill_process_group(group, signal);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.signal(Signal::KILL);
        let _ = self.leader.wait();
    }
}

/// So many ports that are free at this moment. Should another program take one first, the server ends and says so.
pub(super) fn free_ports<const N: usize>() -> Result<[u16; N]> {
    // All held at once, so that none is given out twice.
    let mut listeners = Vec::with_capacity(N);
    let mut ports = [0; N];
    for port in &mut ports {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        *port = listener.local_addr()?.port();
        listeners.push(listener);
    }
    Ok(ports)
}
