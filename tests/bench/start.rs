//! From starting the program to where a person can type, beside an empty Tauri window.
//!
//! Both are started by WebKit's driver on one screen, in turn; the driver's own share is in both. Stepwell is usable when
//! its page has a field with the focus, the empty window when its page is there; both when that was also painted.

use std::{
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tests::display::Display;
use tests::driver::Driver;
use tests::measure::{Row, Samples};
use tokio::{runtime::Runtime, time::timeout};

use crate::Options;

const WAIT: Duration = Duration::from_secs(60);
/// Calls back when `USABLE` holds and the frame after it was painted.
const WHEN_PAINTED: &str = "const done = arguments[arguments.length - 1];
    const look = () => (USABLE) ? requestAnimationFrame(() => requestAnimationFrame(() => done(true))) : setTimeout(look, 1);
    look();";
const CAN_TYPE: &str =
    "document.activeElement instanceof HTMLInputElement && !document.activeElement.disabled";
const IS_THERE: &str = "document.body !== null && document.body.id === 'empty'";

struct Program {
    file: PathBuf,
    usable: &'static str,
    /// Through `env`, with the setting that Stepwell gives itself: both draw in the same way.
    without_dmabuf: bool,
}

pub(crate) fn rows(options: &Options, data: &Path, runs: usize) -> Row {
    let stepwell = Program {
        file: options.stepwell.clone(),
        usable: CAN_TYPE,
        without_dmabuf: false,
    };
    let empty = Program {
        file: options.empty_window.clone(),
        usable: IS_THERE,
        without_dmabuf: true,
    };
    let [ours, theirs] = in_turn([&stepwell, &empty], data, runs);
    Row {
        what: "start to usable".to_owned(),
        ours,
        beside: Some(("an empty Tauri window".to_owned(), theirs)),
    }
}

/// One that cannot be started is an error of its own and does not keep the other from being measured.
fn in_turn(programs: [&Program; 2], data: &Path, runs: usize) -> [Result<Samples>; 2] {
    let mut times = [Ok(Vec::new()), Ok(Vec::new())];
    // The first start of each only brings its files into memory.
    for run in 0..=runs {
        for (program, times) in programs.iter().zip(&mut times) {
            let Ok(so_far) = times else { continue };
            match start(program, data) {
                Ok(time) if run > 0 => so_far.push(time),
                Ok(_) => {}
                Err(error) => *times = Err(error),
            }
        }
    }
    times.map(|times: Result<Vec<Duration>>| times.map(Samples::new))
}

/// Starts the program, waits until it is usable, and ends it.
fn start(program: &Program, data: &Path) -> Result<Duration> {
    ensure!(
        program.file.is_file(),
        "{} is not built",
        program.file.display()
    );
    let file = program.file.canonicalize()?;
    let display = Display::start()?;
    let driver = Driver::start(&display.name, data)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let options = if program.without_dmabuf {
        json!({ "binary": "/usr/bin/env", "args": ["WEBKIT_DISABLE_DMABUF_RENDERER=1", file] })
    } else {
        json!({ "binary": file, "args": [] })
    };
    let Value::Object(wanted) = json!({ "webkitgtk:browserOptions": options }) else {
        bail!("capabilities are an object");
    };
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(wanted);

    let started = Instant::now();
    let client = within(&runtime, builder.connect(&driver.address))?
        .context("the driver could not start the program")?;
    let usable = wait_until(&runtime, &client, program.usable);
    let time = started.elapsed();
    usable.with_context(|| driver.said())?;

    // The answer may be cut off by the end of the program, which is what we want.
    let _ = within(&runtime, client.close_window());
    driver.wait_until_gone(&file)?;
    Ok(time)
}

/// A page that is only just coming drops the question; it is asked again.
fn wait_until(runtime: &Runtime, client: &Client, usable: &str) -> Result<()> {
    let script = WHEN_PAINTED.replace("USABLE", usable);
    let started = Instant::now();
    loop {
        match within(runtime, client.execute_async(&script, Vec::new()))? {
            Ok(_) => return Ok(()),
            Err(error) if started.elapsed() > WAIT => {
                return Err(error).context("the window did not become usable");
            }
            Err(_) => sleep(Duration::from_millis(1)),
        }
    }
}

fn within<T>(runtime: &Runtime, asked: impl Future<Output = T>) -> Result<T> {
    runtime
        .block_on(async { timeout(WAIT, asked).await })
        .context("the driver did not answer")
}
