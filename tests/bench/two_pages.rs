//! Our side of `cargo xtask bench report`: `two_pages words FILE` writes the words of the report for others to set,
//! `two_pages render OUT.pdf RUNS` renders it, `two_pages floor OUT.pdf RUNS` deflates a finished one.
//!
//! Prints the nanoseconds of each run, a line each, as the others do. What is learned or kept on a first report is
//! there beforehand; everything else is done anew each time.
#![allow(
    clippy::print_stdout,
    reason = "the times are read from standard output"
)]

use std::{env::args, error::Error, fs, io::Write, path::Path, time::Instant};

use report::{Form, Style};
use serde_json::{Value, json};

const TWO_PAGES: &str = include_str!("../golden/report/two-page.json");
/// The usual compromise of deflate.
const LEVEL: u8 = 6;

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo bench` adds a word of its own.
    let arguments: Vec<String> = args().skip(1).filter(|a| a != "--bench").collect();
    let content = domain::report::parse(TWO_PAGES)
        .map_err(|findings| format!("the report cannot be read: {findings:?}"))?;
    let style = Style::default();
    let render = || report::render(&content, &style).map(|rendered| rendered.pdf);
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["words", file] => {
            let text = report::text(&content, &style);
            let words = Form::of(content.edition, false).difficulties.clone();
            let words = blocks(&text, &[words.difficulty, words.recommendation]);
            fs::write(file, serde_json::to_vec(&json!({ "blocks": words }))?)?;
        }
        ["render", out, runs] => {
            fs::write(out, render()?)?;
            for _ in 0..runs.parse()? {
                let started = Instant::now();
                let pdf = render()?;
                println!("{}", started.elapsed().as_nanos());
                drop(pdf);
            }
        }
        ["floor", out, runs] => {
            let pdf = render()?;
            for _ in 0..runs.parse()? {
                let started = Instant::now();
                keep(
                    Path::new(out),
                    &miniz_oxide::deflate::compress_to_vec(&pdf, LEVEL),
                )?;
                println!("{}", started.elapsed().as_nanos());
            }
        }
        _ => return Err("two_pages words FILE | render OUT.pdf RUNS | floor OUT RUNS".into()),
    }
    Ok(())
}

fn keep(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The words of the report block by block: its title, headings after empty lines, the table whose cells begin with
/// the words of its `head`, and the rest as it stands.
fn blocks(text: &str, head: &[String; 2]) -> Vec<Value> {
    let mut blocks: Vec<Value> = Vec::new();
    let mut rows: Vec<[&str; 2]> = Vec::new();
    let mut kind = "title";
    for line in text.lines() {
        let cell = |at: usize| line.strip_prefix(&format!("{}: ", head[at]));
        if let Some(difficulty) = cell(0) {
            rows.push([difficulty, ""]);
            continue;
        }
        if let (Some(recommendation), Some(row)) = (cell(1), rows.last_mut()) {
            row[1] = recommendation;
            continue;
        }
        if !rows.is_empty() {
            blocks
                .push(json!({ "kind": "table", "head": head, "rows": std::mem::take(&mut rows) }));
        }
        if line.is_empty() {
            kind = "heading";
            continue;
        }
        blocks.push(json!({ "kind": kind, "text": line }));
        kind = "text";
    }
    blocks
}
