//! Every golden paper as a PDF and as text into a folder: what `cargo xtask papers` compares.
//! One argument: the folder.

use std::path::{Path, PathBuf};

#[path = "../tests/common/mod.rs"]
mod common;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.ok_or("give the folder to write to")?;
    std::fs::create_dir_all(&folder)?;
    for paper in common::papers() {
        write(&folder, &paper)?;
    }
    Ok(())
}

fn write(folder: &Path, paper: &common::Paper) -> std::io::Result<()> {
    std::fs::write(folder.join(format!("{}.pdf", paper.name)), &paper.pdf)?;
    std::fs::write(folder.join(format!("{}.txt", paper.name)), &paper.text)
}
