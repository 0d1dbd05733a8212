//! WebKit's driver, with the program it starts, on a message bus of their own.

use std::{
    env,
    ffi::OsString,
    fs, iter,
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tempfile::TempDir;

const START_WITHIN: Duration = Duration::from_secs(20);
const SAID: &str = "said";
const OPENED: &str = "opened";

/// A running WebKitWebDriver. Dropping it ends it and every process that came from it.
pub struct Driver {
    /// Where it listens, such as `http://127.0.0.1:40001`.
    pub address: String,
    leader: Child,
    /// Stands for the user's home, so that no run sees another's windows or settings.
    home: TempDir,
}

impl Driver {
    /// Starts the driver for programs that show themselves on `display` and keep their record in `data`.
    ///
    /// # Errors
    /// When the driver is not installed or does not listen within 20 seconds.
    pub fn start(display: &str, data: &Path) -> Result<Self> {
        let home = TempDir::with_prefix("stepwell-home-")?;
        // The port is free at this moment; should another program take it first, the driver ends and we say so.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let mut command = Command::new("dbus-run-session");
        command
            .args(["--", "WebKitWebDriver", "--host=127.0.0.1"])
            .arg(format!("--port={port}"))
            // Killing the driver alone leaves its program and web processes behind: kill the group.
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(fs::File::create(home.path().join(SAID))?)
            .env("DISPLAY", display)
            .env("GDK_BACKEND", "x11")
            .env("LANG", "C.UTF-8")
            // No printer, whatever this machine has: a story that prints would print.
            .env("CUPS_SERVER", "127.0.0.1:1")
            .env("STEPWELL_DATA", data)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env_remove("WAYLAND_DISPLAY");
        for variable in [
            "HOME",
            "XDG_CACHE_HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_RUNTIME_DIR",
        ] {
            let folder = home.path().join(variable.to_lowercase());
            fs::create_dir(&folder)?;
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o700))?;
            command.env(variable, folder);
        }
        command.env("PATH", viewer_first(home.path())?);
        let leader = command
            .spawn()
            .context("the window's tests need dbus-run-session (Debian: dbus)")?;
        let mut driver = Self {
            address: format!("http://127.0.0.1:{port}"),
            leader,
            home,
        };
        driver.wait_until_it_listens(port)?;
        Ok(driver)
    }

    /// What the program and the driver wrote to their standard error so far.
    pub fn said(&self) -> String {
        fs::read_to_string(self.home.path().join(SAID)).unwrap_or_default()
    }

    /// The files the program gave to the system's viewer so far, the first one first.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn opened(&self) -> Result<Vec<Vec<u8>>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(self.home.path().join(OPENED))? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "pdf") {
                files.push(path);
            }
        }
        // Named after the moment they came.
        files.sort();
        files.iter().map(|file| Ok(fs::read(file)?)).collect()
    }

    /// Kills the program the driver started, and nothing else, as a power cut would: no warning, no
    /// chance to write anything. Returns when it is gone.
    ///
    /// # Errors
    /// When no process of the driver's runs `program`.
    pub fn kill_program(&self, program: &Path) -> Result<()> {
        let found = self
            .process_running(program)?
            .with_context(|| format!("{} is not running", program.display()))?;
        kill_process(found, Signal::KILL)?;
        self.wait_until_gone(program)
    }

    /// Waits until `program` has ended by itself.
    ///
    /// # Errors
    /// When it still runs after 20 seconds.
    pub fn wait_until_gone(&self, program: &Path) -> Result<()> {
        let started = Instant::now();
        while self.process_running(program)?.is_some() {
            if started.elapsed() > START_WITHIN {
                bail!("{} still runs after {START_WITHIN:?}", program.display());
            }
            sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    fn wait_until_it_listens(&mut self, port: u16) -> Result<()> {
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = self.leader.try_wait()? {
                bail!(
                    "WebKitWebDriver (Debian: webkit2gtk-driver) ended at once with {status}\n{}",
                    self.said()
                );
            }
            if started.elapsed() > START_WITHIN {
                bail!("WebKitWebDriver does not listen after {START_WITHIN:?}");
            }
            sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    fn group(&self) -> Option<Pid> {
        Pid::from_raw(self.leader.id().try_into().ok()?)
    }

    /// A process of our group whose program file is `program`; one that has ended has no file any more.
    fn process_running(&self, program: &Path) -> Result<Option<Pid>> {
        let program = fs::canonicalize(program)?;
        for entry in fs::read_dir("/proc")? {
            let process: PathBuf = entry?.path();
            let id = process
                .file_name()
                .and_then(|name| name.to_str()?.parse().ok());
            let Some(id) = id.and_then(Pid::from_raw) else {
                continue;
            };
            let runs = fs::read_link(process.join("exe")).is_ok_and(|file| file == program);
            if runs && rustix::process::getpgid(Some(id)).ok() == self.group() {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }
}

/// A viewer that keeps what it is given, found before any that this machine has, whatever that would do with it.
fn viewer_first(home: &Path) -> Result<OsString> {
    let (programs, opened) = (home.join("programs"), home.join(OPENED));
    fs::create_dir(&programs)?;
    fs::create_dir(&opened)?;
    let viewer = programs.join("xdg-open");
    // Copied beside and then named: what can be read is whole.
    let script = format!(
        "#!/bin/sh\nset -e\ncd '{}'\nat=$(date +%s%N)\ncp \"$1\" \"$at\"\nmv \"$at\" \"$at.pdf\"\n",
        opened.display()
    );
    fs::write(&viewer, script)?;
    fs::set_permissions(&viewer, fs::Permissions::from_mode(0o700))?;
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(
        iter::once(programs).chain(env::split_paths(&path)),
    )?)
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(group) = self.group() {
            // Asked first, so that the message bus takes its socket away; then killed, because web
            // processes do not listen. Either fails only when all of them have ended already.
            let _ = kill_process_group(group, Signal::TERM);
            sleep(Duration::from_millis(100));
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.leader.wait();
    }
}
