//! From a key to the frame that shows what it did, in the real window, beside a plain field in an empty Tauri window.
//!
//! Keys are real ones, sent by WebKit's driver one at a time. The page notes when the system says the key went down and
//! when the first frame after it was handed over: a message posted inside that frame arrives once the frame is done.

use std::{path::Path, time::Duration};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::desk::{NAME, PASSPHRASE};
use tests::measure::{Row, Samples};
use tests::window::{Key, Window};

use crate::Options;

/// What a therapist types while somebody talks.
const WORDS: &str =
    "lifts 20 kg to shelf 3 all morning, worse after the break, fork-lift on Fridays only. ";
const LISTEN: &str = "window.keysShown = [];
    addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.keysShown.push(performance.now() - timeStamp);
      port2.postMessage(null);
    }), true);";
/// A field as plain as can be, with the focus.
const PLAIN_FIELD: &str = "const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();";

pub(crate) fn rows(options: &Options, data: &Path, keys: usize) -> Vec<Row> {
    let floor = plain_field(options, data, keys);
    let ours = stepwell(options, data, keys);
    let whole = |error: &anyhow::Error| anyhow::anyhow!("{error:#}");
    let row = |what: &str, at: usize| Row {
        what: what.to_owned(),
        ours: match &ours {
            Ok(times) => Ok(times[at].clone()),
            Err(error) => Err(whole(error)),
        },
        beside: Some((
            "a plain field".to_owned(),
            floor.as_ref().map(Clone::clone).map_err(whole),
        )),
    };
    vec![
        row("key in the caseload", 0),
        row("key in the note", 1),
        row("key in the agenda", 2),
    ]
}

fn stepwell(options: &Options, data: &Path, keys: usize) -> Result<[Samples; 3]> {
    let mut window = Window::of_program(&options.stepwell.canonicalize()?, data, &[])?;
    window.wait_for_text(NAME);
    window.tab_to("Passphrase");
    window.keys(PASSPHRASE);
    window.press(Key::Enter);
    window.wait_for("heading", "Caseload");
    window.wait_for_text("starts a contact");
    window.ask(LISTEN);

    let caseload = shown(&mut window, keys, |window, at| {
        // Down and up again, so that the list scrolls and never ends.
        window.press(if at / 20 % 2 == 0 { Key::Down } else { Key::Up });
    })?;
    window.keys("n");
    window.wait_for("dialog", "Start a contact");
    window.press(Key::Enter);
    window.wait_for_focus("Note");
    let note = shown(&mut window, keys, typing)?;
    window.press(Key::Escape);
    let agenda = shown(&mut window, keys, |window, at| match at % 4 {
        0 => window.keys("1"),
        1 => window.press(Key::Down),
        2 => window.keys("2"),
        _ => window.press(Key::Up),
    })?;
    window.close();
    Ok([caseload, note, agenda])
}

fn plain_field(options: &Options, data: &Path, keys: usize) -> Result<Samples> {
    // Through `env`, with the setting that Stepwell gives itself: both draw in the same way.
    let program = options.empty_window.canonicalize()?;
    let program = program.to_str().context("its path is not Unicode")?;
    let arguments = ["WEBKIT_DISABLE_DMABUF_RENDERER=1", program];
    let mut window = Window::of_program(Path::new("/usr/bin/env"), data, &arguments)?;
    window.ask(PLAIN_FIELD);
    window.ask(LISTEN);
    let times = shown(&mut window, keys, typing)?;
    window.close();
    Ok(times)
}

fn typing(window: &mut Window, at: usize) {
    let letter = WORDS.chars().nth(at % WORDS.len()).unwrap_or(' ');
    window.keys(&letter.to_string());
}

/// How long each of so many keys took.
fn shown(
    window: &mut Window,
    keys: usize,
    mut press: impl FnMut(&mut Window, usize),
) -> Result<Samples> {
    window.ask("window.keysShown.length = 0");
    for at in 0..keys {
        press(window, at);
    }
    window.wait_until("every key is shown", |window| {
        window.ask("return window.keysShown.length").as_u64() >= Some(keys as u64)
    });
    let Value::Array(times) = window.ask("return window.keysShown") else {
        anyhow::bail!("the page does not say how long its keys took");
    };
    let times: Vec<Duration> = times
        .iter()
        .map(|time| {
            let milliseconds = time.as_f64().context("a time is a number")?;
            Ok(Duration::from_secs_f64(milliseconds.max(0.0) / 1000.0))
        })
        .collect::<Result<_>>()?;
    ensure!(times.len() >= keys, "only {} keys were shown", times.len());
    Ok(Samples::new(times))
}
