//! The words set by krilla, tagged, as PDF/A-2a and PDF/UA-1. krilla draws glyphs and writes the file;
//! which face, which glyphs and where lines end is up to its user, done here in the plainest way.

use std::{collections::BTreeMap, fs, num::NonZeroU16, path::Path};

use anyhow::{Context, Result, anyhow};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, Node, TableHeaderScope, Tag, TagGroup, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use rustybuzz::{Face, UnicodeBuffer};

use crate::words::{Block, Words};

const WIDTH: f32 = 595.276;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 42.0;
const SIZE: f32 = 10.0;
const LEADING: f32 = 14.0;
const INSET: f32 = 4.0;

/// In the order in which they are tried; the last is for headings.
const FACES: [&str; 5] = [
    "NotoSans-Regular",
    "NotoSansArabic-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansSymbols2-Regular",
    "NotoSans-Bold",
];
const BOLD: usize = 4;

pub struct Fonts(Vec<(Face<'static>, Font)>);

impl Fonts {
    pub fn read(folder: &Path) -> Result<Self> {
        let fonts = FACES.iter().map(|name| {
            let data = fs::read(folder.join(name).with_extension("ttf"))?;
            let font = Font::new(data.clone().into(), 0).context("not a font")?;
            let face = Face::from_slice(data.leak(), 0).context("not a font")?;
            Ok((face, font))
        });
        Ok(Self(fonts.collect::<Result<_>>()?))
    }

    fn of(&self, letter: char, bold: bool) -> usize {
        let first = if bold { BOLD } else { 0 };
        std::iter::once(first)
            .chain(0..BOLD)
            .find(|face| self.0[*face].0.glyph_index(letter).is_some())
            .unwrap_or(first)
    }
}

/// Glyphs of one face that stay together: a word and the space after it.
struct Word {
    face: usize,
    glyphs: Vec<KrillaGlyph>,
}

type Line = Vec<Word>;

fn width(glyphs: &[KrillaGlyph]) -> f32 {
    glyphs.iter().map(|glyph| glyph.x_advance).sum()
}

fn words_of(text: &str, bold: bool, fonts: &Fonts) -> Vec<Word> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let last = runs.last().map(|(face, _)| *face);
        let follows = last.filter(|f| letter == ' ' && fonts.0[*f].0.glyph_index(' ').is_some());
        let face = follows.unwrap_or_else(|| fonts.of(letter, bold));
        if last != Some(face) {
            runs.push((face, at));
        }
    }
    let mut words = Vec::new();
    for (at, (face, start)) in runs.iter().enumerate() {
        let end = runs.get(at + 1).map_or(text.len(), |(_, start)| *start);
        let shaper = &fonts.0[*face].0;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text[*start..end]);
        buffer.guess_segment_properties();
        let rtl = buffer.direction() == rustybuzz::Direction::RightToLeft;
        let output = rustybuzz::shape(shaper, &[], buffer);
        let em = shaper.units_per_em() as f32;
        let infos = output.glyph_infos();
        let clusters: BTreeMap<u32, ()> = infos.iter().map(|i| (i.cluster, ())).collect();
        let mut word = Vec::new();
        for (info, position) in infos.iter().zip(output.glyph_positions()) {
            let next = clusters.range(info.cluster + 1..).next();
            let from = start + info.cluster as usize;
            let to = next.map_or(end, |(cluster, ())| start + *cluster as usize);
            word.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                position.x_advance as f32 / em,
                position.x_offset as f32 / em,
                position.y_offset as f32 / em,
                position.y_advance as f32 / em,
                from..to,
                None,
            ));
            if !rtl && text[from..to].ends_with(' ') {
                let glyphs = std::mem::take(&mut word);
                words.push(Word {
                    face: *face,
                    glyphs,
                });
            }
        }
        words.push(Word {
            face: *face,
            glyphs: word,
        });
    }
    words
}

/// Words into lines no wider than `room` ems; a word wider than that is broken.
fn lines(words: Vec<Word>, room: f32) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Vec::new()];
    let mut pen = 0.0;
    for mut word in words {
        while !word.glyphs.is_empty() {
            let wide = width(&word.glyphs);
            if pen + wide > room && pen > 0.0 {
                lines.push(Vec::new());
                pen = 0.0;
                continue;
            }
            let mut fits = 0.0;
            let until = word.glyphs.iter().take_while(|glyph| {
                fits += glyph.x_advance;
                fits <= room
            });
            let rest = word.glyphs.split_off(until.count().max(1));
            pen += width(&word.glyphs);
            let face = word.face;
            let line = lines.last_mut().unwrap_or_else(|| unreachable!());
            match line.last_mut().filter(|last| last.face == face) {
                Some(last) => last.glyphs.extend(word.glyphs),
                None => line.push(word),
            }
            word = Word { face, glyphs: rest };
        }
    }
    lines
}

/// What stands on a page: a part of a paragraph, or the frame of a table cell.
enum Mark<'a> {
    Lines {
        part: usize,
        x: f32,
        y: f32,
        size: f32,
        text: &'a str,
        lines: Vec<Line>,
    },
    Frame {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
}

struct Sheets<'a> {
    pages: Vec<Vec<Mark<'a>>>,
    y: f32,
    /// What each part is, and whether a heading: with the page and place where it stands.
    parts: Vec<Part<'a>>,
}

struct Part<'a> {
    group: TagGroup,
    heading: Option<(&'a str, usize, f32)>,
}

impl<'a> Sheets<'a> {
    fn turn(&mut self, needed: f32) {
        if self.pages.is_empty() || self.y + needed > HEIGHT - MARGIN {
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
    }

    fn part(&mut self, group: TagGroup) -> usize {
        self.parts.push(Part {
            group,
            heading: None,
        });
        self.parts.len() - 1
    }

    fn paragraph(&mut self, text: &'a str, size: f32, bold: bool, fonts: &Fonts, group: TagGroup) {
        let part = self.part(group);
        let leading = size * LEADING / SIZE;
        for line in lines(words_of(text, bold, fonts), (WIDTH - 2.0 * MARGIN) / size) {
            self.turn(leading);
            let (page, y) = (self.pages.len() - 1, self.y + size);
            if bold && self.parts[part].heading.is_none() {
                self.parts[part].heading = Some((text, page, self.y));
            }
            match self.pages[page].last_mut() {
                Some(Mark::Lines {
                    part: same, lines, ..
                }) if *same == part => lines.push(line),
                _ => self.pages[page].push(Mark::Lines {
                    part,
                    x: MARGIN,
                    y,
                    size,
                    text,
                    lines: vec![line],
                }),
            }
            self.y += leading;
        }
        self.y += 2.0;
    }

    fn row(&mut self, cells: &'a [String; 2], bold: bool, fonts: &Fonts) -> TagGroup {
        let whole = WIDTH - 2.0 * MARGIN;
        let widths = [whole / 3.0, whole * 2.0 / 3.0];
        let set: Vec<Vec<Line>> = cells
            .iter()
            .zip(widths)
            .map(|(text, wide)| lines(words_of(text, bold, fonts), (wide - 2.0 * INSET) / SIZE))
            .collect();
        let tall = set.iter().map(Vec::len).max().unwrap_or(0) as f32 * LEADING + INSET;
        self.turn(tall);
        let page = self.pages.len() - 1;
        let mut x = MARGIN;
        for ((text, wide), lines) in cells.iter().zip(widths).zip(set) {
            let group = if bold {
                TagGroup::new(Tag::TH(TableHeaderScope::Column))
            } else {
                TagGroup::new(Tag::TD)
            };
            let part = self.part(group);
            let y = self.y;
            self.pages[page].push(Mark::Frame {
                x,
                y,
                width: wide,
                height: tall,
            });
            self.pages[page].push(Mark::Lines {
                part,
                x: x + INSET,
                y: y + SIZE + 2.0,
                size: SIZE,
                text,
                lines,
            });
            x += wide;
        }
        self.y += tall;
        TagGroup::new(Tag::TR)
    }
}

pub fn render(words: &Words, fonts: &Fonts) -> Result<Vec<u8>> {
    let mut sheets = Sheets {
        pages: Vec::new(),
        y: 0.0,
        parts: Vec::new(),
    };
    // The blocks as they are read: a part by itself, or a table with two parts in each row.
    let mut tables: Vec<(usize, Vec<TagGroup>)> = Vec::new();
    let heading = |level: u16, text: &str| {
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        TagGroup::new(Tag::Hn(level, Some(text.to_owned())))
    };
    for block in &words.blocks {
        match block {
            Block::Title { text } => sheets.paragraph(text, 18.0, true, fonts, heading(1, text)),
            Block::Heading { text } => {
                sheets.y += 4.0;
                sheets.paragraph(text, SIZE, true, fonts, heading(2, text));
            }
            Block::Text { text } => {
                sheets.paragraph(text, SIZE, false, fonts, TagGroup::new(Tag::P))
            }
            Block::Table { head, rows } => {
                let first = sheets.parts.len();
                let mut groups = vec![sheets.row(head, true, fonts)];
                groups.extend(rows.iter().map(|row| sheets.row(row, false, fonts)));
                tables.push((first, groups));
            }
        }
    }
    write(words.title(), sheets, tables, fonts)
}

fn write(
    title: &str,
    mut sheets: Sheets,
    tables: Vec<(usize, Vec<TagGroup>)>,
    fonts: &Fonts,
) -> Result<Vec<u8>> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| anyhow!("krilla: {error:?}"))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        enable_tagging: true,
        ..SerializeSettings::default()
    });
    for marks in &sheets.pages {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).context("a page")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for mark in marks {
            match mark {
                Mark::Frame {
                    x,
                    y,
                    width,
                    height,
                } => {
                    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
                        ArtifactType::Other,
                    )));
                    surface.set_fill(None);
                    surface.set_stroke(Some(Stroke {
                        width: 0.5,
                        ..Stroke::default()
                    }));
                    let mut path = PathBuilder::new();
                    path.push_rect(Rect::from_xywh(*x, *y, *width, *height).context("a frame")?);
                    surface.draw_path(&path.finish().context("a frame")?);
                    surface.set_stroke(None);
                    surface.set_fill(Some(Fill::default()));
                    surface.end_tagged();
                }
                Mark::Lines {
                    part,
                    x,
                    y,
                    size,
                    text,
                    lines,
                } => {
                    let id: Identifier = surface.start_tagged(ContentTag::Other);
                    let mut baseline = *y;
                    for line in lines {
                        let mut pen = *x;
                        for word in line {
                            let font = fonts.0[word.face].1.clone();
                            let at = Point::from_xy(pen, baseline);
                            surface.draw_glyphs(at, &word.glyphs, font, text, *size, false);
                            pen += width(&word.glyphs) * size;
                        }
                        baseline += size * LEADING / SIZE;
                    }
                    surface.end_tagged();
                    sheets.parts[*part].group.push(id);
                }
            }
        }
        surface.finish();
        page.finish();
    }
    let mut outline = Outline::new();
    let mut tree = TagTree::new().with_lang(Some("en-GB".to_owned()));
    let mut tables = tables.into_iter().peekable();
    let mut parts = sheets.parts.into_iter().enumerate();
    while let Some((at, part)) = parts.next() {
        if let Some((text, page, y)) = part.heading {
            let place = XyzDestination::new(page, Point::from_xy(MARGIN, y));
            outline.push_child(OutlineNode::new(text.to_owned(), place));
        }
        let Some((_, rows)) = tables.next_if(|(first, _)| *first == at) else {
            tree.push(part.group);
            continue;
        };
        let mut table = TagGroup::new(Tag::Table);
        let mut left = Some(part.group);
        for mut row in rows {
            let cell = left
                .take()
                .or_else(|| parts.next().map(|(_, part)| part.group));
            let other = parts.next().map(|(_, part)| part.group);
            row.children = cell.into_iter().chain(other).map(Node::Group).collect();
            table.push(row);
        }
        tree.push(table);
    }
    document.set_outline(outline);
    document.set_tag_tree(tree);
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .language("en-GB".to_owned())
            .creation_date(DateTime::new(2026).month(11).day(22)),
    );
    document
        .finish()
        .map_err(|error| anyhow!("krilla: {error:?}"))
}
