//! What changed on the papers, side by side: their words against the committed ones, and their pages
//! against those that were kept before.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

use anyhow::{Context, Result, bail};

use crate::{
    cargo, root,
    step::{exists, heading, output, step},
    target,
    verapdf::cache,
};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Keep the papers as they are now, to compare later ones with
    #[arg(long)]
    keep: bool,
}

/// Dots to the inch of the pages in the comparison: words can be read, and a page is in the window.
const DPI: &str = "70";

/// Renders every golden paper. Prints what differs in their words from the committed ones; writes the
/// pages that differ from those kept last beside them, into `target/papers/changed.html`.
///
/// # Errors
/// When the papers do not render, `pdftoppm` is missing, or files cannot be written.
pub(crate) fn papers(options: &Options) -> Result<()> {
    let now = target().join("papers").join("now");
    if now.exists() {
        fs::remove_dir_all(&now)?;
    }
    let mut render = cargo(&[
        "run",
        "--quiet",
        "--package",
        "report",
        "--example",
        "papers",
        "--",
    ]);
    step("Render every paper", render.arg(&now))?;
    let kept = cache()?.join("papers");
    if options.keep {
        return keep(&now, &kept);
    }
    words(&now);
    match newest(&kept) {
        Some(before) => pages(&before, &now),
        None => {
            println!(
                "No pages were kept to compare with. To keep these: cargo xtask papers --keep"
            );
            Ok(())
        }
    }
}

/// Keeps the papers under the revision they were rendered from.
fn keep(now: &Path, kept: &Path) -> Result<()> {
    let mut git = Command::new("git");
    git.current_dir(root())
        .args(["rev-parse", "--short", "HEAD"]);
    let revision = output(&mut git).context("git does not say which revision this is")?;
    let folder = kept.join(revision.trim());
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for file in files(now, "pdf")? {
        fs::copy(now.join(&file), folder.join(&file))?;
    }
    println!("Kept in {}", folder.display());
    Ok(())
}

/// The folder that was kept last.
fn newest(kept: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(kept).ok()?.filter_map(|entry| {
        let path = entry.ok()?.path();
        let at: SystemTime = fs::metadata(&path).ok()?.modified().ok()?;
        Some((at, path))
    });
    folders.max().map(|(_, path)| path)
}

/// Prints how the words differ from the committed ones.
fn words(now: &Path) {
    heading("Words against tests/golden/report/papers");
    let committed = root().join("tests/golden/report/papers");
    let mut diff = Command::new("git");
    diff.args(["--no-pager", "diff", "--no-index", "--stat", "--patch"]);
    diff.args(["--diff-filter=M"]).arg(&committed).arg(now);
    // Ends with 1 where there is a difference, which is what was asked for.
    match diff.status() {
        Ok(status) if status.success() => println!("no difference"),
        Ok(_) => {}
        Err(error) => println!("git could not be started: {error}"),
    }
}

/// Writes the pages that differ beside one another.
fn pages(before: &Path, now: &Path) -> Result<()> {
    heading(&format!("Pages against {}", before.display()));
    if !exists("pdftoppm") {
        bail!("pdftoppm is missing: install poppler-utils");
    }
    let folder = target().join("papers").join("changed");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut html = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>What changed on the papers</title>\
         <style>img{border:1px solid #888;width:48%;vertical-align:top}</style>\
         <h1>What changed: before on the left, now on the right</h1>\n",
    );
    let mut changed = 0;
    for file in files(now, "pdf")? {
        let (old, new) = (before.join(&file), now.join(&file));
        if fs::read(&old).ok() == Some(fs::read(&new)?) {
            continue;
        }
        changed += 1;
        let name = file.trim_end_matches(".pdf");
        println!("{name}");
        let _ = writeln!(html, "<h2>{name}</h2>");
        let (left, right) = (
            pictures(&old, &folder, "before", name)?,
            pictures(&new, &folder, "now", name)?,
        );
        for at in 0..left.len().max(right.len()) {
            let picture = |side: &[String], what: &str| match side.get(at) {
                Some(file) => format!(
                    "<img src=\"changed/{file}\" alt=\"{what}, page {}\">",
                    at + 1
                ),
                None => format!("<em>{what}: no such page</em>"),
            };
            let _ = writeln!(
                html,
                "<p>{} {}</p>",
                picture(&left, "before"),
                picture(&right, "now")
            );
        }
    }
    let page = target().join("papers").join("changed.html");
    fs::write(&page, html)?;
    println!("{changed} changed; side by side in {}", page.display());
    Ok(())
}

/// The pages of a file as pictures; none for a file that there is not.
fn pictures(pdf: &Path, folder: &Path, side: &str, name: &str) -> Result<Vec<String>> {
    if !pdf.is_file() {
        return Ok(Vec::new());
    }
    let prefix = format!("{} {side}", name).replace(' ', "-");
    let status = Command::new("pdftoppm")
        .args(["-r", DPI, "-png"])
        .arg(pdf)
        .arg(folder.join(&prefix))
        .status()?;
    if !status.success() {
        bail!("pdftoppm cannot read {}", pdf.display());
    }
    let mut pictures = files(folder, "png")?;
    pictures.retain(|file| file.starts_with(&format!("{prefix}-")));
    Ok(pictures)
}

/// The names of the files of a kind, in their order.
fn files(folder: &Path, extension: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(&format!(".{extension}")) {
            files.push(name);
        }
    }
    files.sort();
    Ok(files)
}
