//! Text into glyphs: which face, which direction, which shapes.

use std::ops::Range;

use rustybuzz::{BufferClusterLevel, Direction, Script, UnicodeBuffer};
use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::char::is_combining_mark;
use unicode_script::UnicodeScript;
use unicode_segmentation::UnicodeSegmentation;

use crate::font::{Face, Weight, face_for, is_invisible, text_face};

/// A stretch of text drawn in one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) text: String,
    pub(crate) weight: Weight,
}

impl Span {
    pub(crate) fn regular(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            weight: Weight::Regular,
        }
    }

    pub(crate) fn bold(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            weight: Weight::Bold,
        }
    }
}

/// One paragraph in glyphs, not yet broken into lines. Measures are in em.
pub(crate) struct Shaped {
    /// The text of all spans.
    pub(crate) text: String,
    /// In the order of the text.
    pub(crate) clusters: Vec<Cluster>,
    glyphs: Vec<Glyph>,
}

/// The least piece of text that has glyphs of its own.
pub(crate) struct Cluster {
    /// Bytes of the text.
    pub(crate) text: Range<usize>,
    pub(crate) face: &'static Face,
    pub(crate) level: Level,
    pub(crate) advance: f32,
    /// Must not be written in one go with what stands before it in the text.
    pub(crate) apart: bool,
    glyphs: Range<usize>,
}

/// A glyph, placed from the pen; glyphs of a cluster stand in visual order from left to right.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    pub(crate) advance: f32,
    pub(crate) x: f32,
    pub(crate) y: f32,
}

impl Shaped {
    pub(crate) fn glyphs(&self, cluster: &Cluster) -> &[Glyph] {
        &self.glyphs[cluster.glyphs.clone()]
    }

    pub(crate) fn text_of(&self, cluster: &Cluster) -> &str {
        &self.text[cluster.text.clone()]
    }
}

/// Shapes one paragraph (no line breaks inside). `cuts` are byte positions where shaping starts
/// afresh, because a line will break there in the middle of a word.
///
/// The base direction is left to right whatever the first letter is: the form is English, and a
/// name in Arabic stands in it as it would in an English sentence.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn shape(spans: &[Span], cuts: &[usize]) -> Result<Shaped, String> {
    let text: String = spans.iter().map(|s| s.text.as_str()).collect();
    let mut shaped = Shaped {
        clusters: Vec::with_capacity(text.len()),
        glyphs: Vec::with_capacity(text.len()),
        text,
    };
    if shaped.text.is_empty() {
        return Ok(shaped);
    }
    for run in runs(&shaped.text, spans, cuts)? {
        shape_run(&mut shaped, &run);
    }
    Ok(shaped)
}

/// A stretch of text with one face, script and direction.
struct Run {
    text: Range<usize>,
    face: &'static Face,
    script: Script,
    level: Level,
}

fn runs(text: &str, spans: &[Span], cuts: &[usize]) -> Result<Vec<Run>, String> {
    // Most texts turn nowhere; the bidi algorithm would only say so.
    let levels = (!runs_from_left(text)).then(|| BidiInfo::new(text, Some(Level::ltr())).levels);
    let level_at = |at: usize| levels.as_ref().map_or(Level::ltr(), |l| l[at]);
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    for span in spans {
        let plain_face = text_face(span.weight);
        for (offset, grapheme) in graphemes(&span.text) {
            let at = start + offset;
            let end = at + grapheme.len();
            let level = level_at(at);
            // A text face has all of ASCII that is printed, and is asked first.
            let ascii = matches!(grapheme.as_bytes(), [b' '..=b'~']);
            let known = plain_face.filter(|_| ascii);
            let script = script_of(grapheme);
            if let Some(run) = runs.last_mut()
                && run.level == level
                && at != start
                && !cuts.contains(&at)
                && (script == run.script || script == COMMON || run.script == COMMON)
                && known
                    .or_else(|| face_for(grapheme, span.weight))
                    .is_some_and(|face| face.id == run.face.id)
            {
                if run.script == COMMON {
                    run.script = script;
                }
                run.text.end = end;
                continue;
            }
            let face = known
                .or_else(|| face_for(grapheme, span.weight))
                .ok_or_else(|| grapheme.to_owned())?;
            runs.push(Run {
                text: at..end,
                face,
                script,
                level,
            });
        }
        start += span.text.len();
    }
    Ok(runs)
}

/// Whether all of a text certainly runs from left to right: it has only characters of blocks in which
/// nothing else stands, neither letters from right to left nor marks of direction.
fn runs_from_left(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c, '\0'..='\u{58F}' | '\u{900}'..='\u{1CFF}' | '\u{1E00}'..='\u{1FFF}' | '\u{2010}'..='\u{2027}' | '\u{20A0}'..='\u{2BFF}')
    })
}

const COMMON: Script = rustybuzz::script::COMMON;

fn graphemes(text: &str) -> Box<dyn Iterator<Item = (usize, &str)> + '_> {
    if text.is_ascii() {
        // A line break never reaches here, so that every ASCII character is a grapheme.
        Box::new((0..text.len()).map(|at| (at, &text[at..=at])))
    } else {
        Box::new(text.grapheme_indices(true))
    }
}

fn script_of(grapheme: &str) -> Script {
    if let [letter] = grapheme.as_bytes() {
        return if letter.is_ascii_alphabetic() {
            rustybuzz::script::LATIN
        } else {
            COMMON
        };
    }
    grapheme
        .chars()
        .find_map(|c| {
            let script = c.script();
            let own = !matches!(
                script,
                unicode_script::Script::Common
                    | unicode_script::Script::Inherited
                    | unicode_script::Script::Unknown
            );
            own.then(|| Script::from_iso15924_tag(tag(script.short_name())))
                .flatten()
        })
        .unwrap_or(COMMON)
}

fn tag(name: &str) -> rustybuzz::ttf_parser::Tag {
    rustybuzz::ttf_parser::Tag::from_bytes_lossy(name.as_bytes())
}

fn shape_run(shaped: &mut Shaped, run: &Run) {
    let plain = run
        .face
        .plain()
        .filter(|_| run.level.is_ltr() && matches!(run.script, COMMON | rustybuzz::script::LATIN));
    let Some(plain) = plain else {
        return ask_shaper(shaped, run);
    };
    // Nothing in a text face reaches over a space but a mark that sits on it, so that each word can be
    // set by itself.
    let mut start = run.text.start;
    while start < run.text.end {
        let rest = &shaped.text[start..run.text.end];
        let end = rest
            .match_indices(' ')
            .map(|(at, _)| at + 1)
            .find(|at| !rest[*at..].starts_with(is_combining_mark))
            .map_or(run.text.end, |at| start + at);
        let first = shaped.glyphs.len();
        if plain.word(&shaped.text[start..end], &mut shaped.glyphs) {
            let letters = shaped.text[start..end].char_indices();
            for (glyph, (at, letter)) in (first..).zip(letters) {
                let at = start + at;
                shaped.clusters.push(Cluster {
                    text: at..at + letter.len_utf8(),
                    face: run.face,
                    level: run.level,
                    apart: false,
                    advance: shaped.glyphs[glyph].advance,
                    glyphs: glyph..glyph + 1,
                });
            }
        } else {
            let word = Run {
                text: start..end,
                ..*run
            };
            ask_shaper(shaped, &word);
        }
        start = end;
    }
}

/// Shapes a run as a whole with the rules of its face.
fn ask_shaper(shaped: &mut Shaped, run: &Run) {
    let rtl = run.level.is_rtl();
    let direction = if rtl {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    };
    let mut buffer = UnicodeBuffer::new();
    // Marks keep clusters of their own, so that each glyph says which character it is.
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    buffer.push_str(&shaped.text[run.text.clone()]);
    buffer.set_direction(direction);
    buffer.set_script(run.script);
    let plan = run.face.plan(direction, run.script);
    let output = rustybuzz::shape_with_plan(&run.face.shaper, &plan, buffer);

    let scale = 1.0 / run.face.units_per_em;
    let infos = output.glyph_infos();
    let positions = output.glyph_positions();
    // Groups of glyphs with one cluster value, in the order of the text.
    let mut groups: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for at in 1..=infos.len() {
        if at == infos.len() || infos[at].cluster != infos[from].cluster {
            groups.push(from..at);
            from = at;
        }
    }
    if rtl {
        groups.reverse();
    }
    for (at, group) in groups.iter().enumerate() {
        let start = run.text.start + infos[group.start].cluster as usize;
        let end = groups.get(at + 1).map_or(run.text.end, |next| {
            run.text.start + infos[next.start].cluster as usize
        });
        let glyphs: Vec<Glyph> = group
            .clone()
            .map(|i| Glyph {
                // Glyph ids of a TrueType face fit into sixteen bits.
                id: u16::try_from(infos[i].glyph_id).unwrap_or(0),
                advance: positions[i].x_advance as f32 * scale,
                x: positions[i].x_offset as f32 * scale,
                y: positions[i].y_offset as f32 * scale,
            })
            .collect();
        for Told {
            text,
            glyphs,
            apart,
        } in told(&shaped.text, start..end, glyphs, run)
        {
            let first = shaped.glyphs.len();
            shaped.glyphs.extend_from_slice(&glyphs);
            shaped.clusters.push(Cluster {
                text,
                face: run.face,
                level: run.level,
                apart,
                advance: glyphs.iter().map(|g| g.advance).sum(),
                glyphs: first..shaped.glyphs.len(),
            });
        }
    }
}

/// A part of a cluster that says its own text.
struct Told {
    text: Range<usize>,
    glyphs: Vec<Glyph>,
    apart: bool,
}

/// Divides a piece of text and its glyphs so that, wherever it can be, each glyph says one character.
///
/// From left to right a ligature may say several characters. From right to left it may not: programs
/// that read a page turn such text around character by character, and would turn the inside of the
/// ligature too. So the ligature says its last character, and empty glyphs at its right end say the
/// others. pdftotext takes two characters for neighbours in one word if they overlap by less than a
/// tenth of an em; the next character to the right then starts at the same place, which it takes for
/// a new word, so it is written apart.
fn told(text: &str, range: Range<usize>, mut glyphs: Vec<Glyph>, run: &Run) -> Vec<Told> {
    const BACK: f32 = 0.095;
    let blank = run.face.blank();
    let starts: Vec<usize> = text[range.clone()]
        .char_indices()
        .map(|(at, _)| range.start + at)
        .collect();
    let one = |at: usize| starts[at]..starts.get(at + 1).copied().unwrap_or(range.end);
    if let (1, 1, Some(blank)) = (starts.len(), glyphs.len(), blank)
        && text[range.clone()].chars().all(is_invisible)
    {
        glyphs[0].id = blank;
    }
    let rtl = run.level.is_rtl() && starts.len() > 1;
    if rtl && (2..=starts.len()).contains(&glyphs.len()) {
        // One to one; what is left over belongs to the last, a mark, and marks are not turned around.
        let last = glyphs.len() - 1;
        let text = |at: usize| one(at).start..if at == last { range.end } else { one(at).end };
        let glyphs = glyphs.into_iter().rev().enumerate();
        return glyphs
            .map(|(at, glyph)| Told {
                text: text(at),
                glyphs: vec![glyph],
                apart: false,
            })
            .collect();
    }
    if let (true, 1, Some(blank)) = (rtl, glyphs.len(), blank) {
        let last = starts.len() - 1;
        let mut told: Vec<Told> = (0..last)
            .map(|at| {
                let advance = if at + 1 == last { BACK } else { 0.0 };
                let empty = Glyph {
                    id: blank,
                    advance,
                    x: 0.0,
                    y: 0.0,
                };
                Told {
                    text: one(at),
                    glyphs: vec![empty],
                    apart: true,
                }
            })
            .collect();
        glyphs[0].advance -= BACK;
        told.push(Told {
            text: one(last),
            glyphs,
            apart: false,
        });
        return told;
    }
    vec![Told {
        text: range,
        glyphs,
        apart: false,
    }]
}

/// Whether a cluster is only space, so that it may hang over the end of a line.
pub(crate) fn is_space(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| {
            c == ' ' || is_invisible(c) || (c.is_whitespace() && c != '\u{A0}' && c != '\u{202F}')
        })
}
