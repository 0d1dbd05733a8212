//! The words of a report as `two_pages` writes them.

use std::{fs::File, io::BufReader, path::Path};

use anyhow::Result;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Words {
    pub blocks: Vec<Block>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Block {
    Title {
        text: String,
    },
    Heading {
        text: String,
    },
    Text {
        text: String,
    },
    Table {
        head: [String; 2],
        rows: Vec<[String; 2]>,
    },
}

impl Words {
    pub fn title(&self) -> &str {
        let title = |block| match block {
            &Block::Title { ref text } => Some(text.as_str()),
            Block::Heading { .. } | Block::Text { .. } | Block::Table { .. } => None,
        };
        self.blocks.iter().find_map(title).unwrap_or_default()
    }
}

pub fn read(path: &Path) -> Result<Words> {
    Ok(serde_json::from_reader(BufReader::new(File::open(path)?))?)
}
