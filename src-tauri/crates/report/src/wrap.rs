//! Paragraphs into lines, and lines into runs of placed glyphs.

use std::ops::Range;
use std::sync::Arc;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::bidi::{apart, levels, visual_order};
use crate::font::Face;
use crate::shape::{Cluster, Glyph, Shaped, Span, is_space, shape};

/// A line of text, ready to be put on a page. Measures are in points.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) size: f32,
    /// Width without the spaces at the end.
    pub(crate) width: f32,
    /// Runs in the order of the text, which is the order in which a reader hears them. Shared, since
    /// what repeats on every page is copied there.
    pub(crate) runs: Arc<[Run]>,
}

/// Clusters of one face that follow one another on paper as in the text.
pub(crate) struct Run {
    pub(crate) face: &'static Face,
    /// From the left end of the line.
    pub(crate) x: f32,
    pub(crate) rtl: bool,
    /// From left to right.
    pub(crate) pieces: Vec<Piece>,
    text: String,
    glyphs: Vec<Glyph>,
}

/// The glyphs of one cluster and the text they stand for, as places in their run.
pub(crate) struct Piece {
    text: Range<usize>,
    glyphs: Range<usize>,
}

impl Run {
    fn new(cluster: &Cluster, x: f32, rtl: bool, room: usize) -> Self {
        Self {
            face: cluster.face,
            x,
            rtl,
            pieces: Vec::with_capacity(room),
            text: String::with_capacity(room),
            glyphs: Vec::with_capacity(room),
        }
    }

    /// All its text.
    pub(crate) fn words(&self) -> &str {
        &self.text
    }

    fn add(&mut self, text: &str, glyphs: &[Glyph]) {
        let piece = Piece {
            text: self.text.len()..self.text.len() + text.len(),
            glyphs: self.glyphs.len()..self.glyphs.len() + glyphs.len(),
        };
        self.text.push_str(text);
        self.glyphs.extend_from_slice(glyphs);
        if self.rtl {
            self.pieces.insert(0, piece);
        } else {
            self.pieces.push(piece);
        }
    }

    pub(crate) fn text(&self, piece: &Piece) -> &str {
        &self.text[piece.text.clone()]
    }

    pub(crate) fn glyphs(&self, piece: &Piece) -> &[Glyph] {
        &self.glyphs[piece.glyphs.clone()]
    }
}

/// Sets `spans` in lines no wider than `width` points at `size` points. A newline in a text ends a
/// line; a word wider than a line is broken where it must be. An empty text gives one empty line.
///
/// # Errors
/// The first grapheme that no face has.
pub(crate) fn wrap(spans: &[Span], size: f32, width: f32) -> Result<Vec<Line>, String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs(spans) {
        let limit = width / size;
        let mut shaped = shape(&paragraph, &[])?;
        if shaped.clusters.iter().map(|c| c.advance).sum::<f32>() <= limit {
            lines.push(line(&shaped, 0..shaped.clusters.len(), size));
            continue;
        }
        let mut allowed = opportunities(&shaped.text);
        let cuts = cuts(&shaped, &allowed, limit);
        if !cuts.is_empty() {
            shaped = shape(&paragraph, &cuts)?;
            allowed.extend_from_slice(&cuts);
            allowed.sort_unstable();
        }
        for range in breaks(&shaped, &allowed, limit) {
            lines.push(line(&shaped, range, size));
        }
    }
    Ok(lines)
}

fn paragraphs(spans: &[Span]) -> Vec<Vec<Span>> {
    let mut paragraphs = vec![Vec::new()];
    for span in spans {
        for (at, part) in span.text.split('\n').enumerate() {
            if at > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(last) = paragraphs.last_mut()
                && !part.is_empty()
            {
                last.push(Span {
                    text: part.to_owned(),
                    weight: span.weight,
                });
            }
        }
    }
    paragraphs
}

/// Byte positions after which a line may end.
///
/// Never after a hyphen-minus: programs that read text out of a PDF take a hyphen at the end of a
/// line for a word that was divided, and drop it. Nor after a soft hyphen, which would have to be
/// drawn there. Nor between a number and its unit: "8 kg" over two lines is easily misread.
fn opportunities(text: &str) -> Vec<usize> {
    linebreaks(text)
        .filter(|(at, kind)| *kind == BreakOpportunity::Allowed && *at < text.len())
        .map(|(at, _)| at)
        .filter(|at| !text[..*at].ends_with(['-', '\u{AD}']) && !parts_unit(text, *at))
        .collect()
}

/// Whether a break would part a number from what it counts.
fn parts_unit(text: &str, at: usize) -> bool {
    const UNITS: [&str; 13] = [
        "kg", "g", "m", "cm", "mm", "km", "h", "hours", "min", "minutes", "am", "pm", "%",
    ];
    let (before, after) = text.split_at(at);
    let Some(number) = before.strip_suffix(' ') else {
        return false;
    };
    let unit: &str = after
        .split([' ', '.', ',', ';', ':', ')', '/', '\u{2013}'])
        .next()
        .unwrap_or_default();
    number.ends_with(|c: char| c.is_ascii_digit()) && UNITS.contains(&unit)
}

/// Where words that are wider than a line have to be broken.
fn cuts(shaped: &Shaped, opportunities: &[usize], limit: f32) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut next = opportunities.iter().peekable();
    let mut width = 0.0;
    let mut start = 0;
    for (at, cluster) in shaped.clusters.iter().enumerate() {
        let text = shaped.text_of(cluster);
        if next.next_if(|at| **at <= cluster.text.start).is_some() {
            width = 0.0;
            start = at;
        }
        if is_space(text) {
            continue;
        }
        // A cluster that only carries a mark has no width and never starts a line.
        if width > 0.0 && cluster.advance > 0.0 && width + cluster.advance > limit {
            // Not after a hyphen, if anything but hyphens stands on the line: see `opportunities`.
            let hyphens = shaped.clusters[start..at]
                .iter()
                .rev()
                .take_while(|c| shaped.text_of(c) == "-")
                .count();
            let cut = if start + hyphens < at {
                at - hyphens
            } else {
                at
            };
            cuts.push(shaped.clusters[cut].text.start);
            width = shaped.clusters[cut..at].iter().map(|c| c.advance).sum();
            start = cut;
        }
        width += cluster.advance;
    }
    cuts
}

/// The clusters of each line.
///
/// `allowed`: byte positions after which a line may end, in order.
fn breaks(shaped: &Shaped, allowed: &[usize], limit: f32) -> Vec<Range<usize>> {
    let clusters = &shaped.clusters;
    let mut lines = Vec::new();
    let mut start = 0;
    // The last place where the line could end, and the width up to the pen.
    let mut candidate = None;
    let mut width = 0.0;
    let mut at = 0;
    while at < clusters.len() {
        let cluster = &clusters[at];
        if at > start && allowed.binary_search(&cluster.text.start).is_ok() {
            candidate = Some(at);
        }
        let visible = if is_space(shaped.text_of(cluster)) {
            0.0
        } else {
            cluster.advance
        };
        if width + visible > limit + 0.001
            && let Some(end) = candidate.take()
        {
            lines.push(start..end);
            start = end;
            at = end;
            width = 0.0;
            continue;
        }
        width += cluster.advance;
        at += 1;
    }
    lines.push(start..clusters.len());
    lines
}

fn line(shaped: &Shaped, range: Range<usize>, size: f32) -> Line {
    let clusters = &shaped.clusters[range];
    let levels = levels(shaped, clusters);
    let apart = apart(shaped, clusters, &levels);
    let order = visual_order(&levels);
    // Where each cluster stands, by its place in the text.
    let mut x = vec![0.0; clusters.len()];
    let mut pen = 0.0;
    for at in order {
        x[at] = pen;
        pen += clusters[at].advance * size;
    }
    let hanging: f32 = clusters
        .iter()
        .rev()
        .take_while(|c| is_space(shaped.text_of(c)))
        .map(|c| c.advance * size)
        .sum();
    let mut runs: Vec<Run> = Vec::new();
    let mut after_space = false;
    for (at, cluster) in clusters.iter().enumerate() {
        let text = shaped.text_of(cluster);
        let rtl = levels[at].is_rtl();
        let space = is_space(text);
        let goes_on = runs.last().is_some_and(|run| {
            run.face.id == cluster.face.id && run.rtl == rtl && levels[at - 1] == levels[at]
        });
        // Words from right to left are runs of their own: in the order of the text the first word
        // comes first, though it stands furthest right. The same goes for the letters of a word with
        // vowel points: a point stands over its letter and would be read before or after the wrong one.
        let alone = rtl && (space || after_space || apart[at] || cluster.apart);
        if !goes_on || alone {
            let room = if rtl { 1 } else { clusters.len() - at };
            runs.push(Run::new(cluster, x[at], rtl, room));
        }
        if let Some(run) = runs.last_mut() {
            if rtl {
                run.x = x[at];
            }
            run.add(text, shaped.glyphs(cluster));
        }
        after_space = space;
    }
    Line {
        size,
        width: pen - hanging,
        runs: runs.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, width: f32) -> Vec<String> {
        let lines =
            wrap(&[Span::regular(text)], 10.0, width).unwrap_or_else(|g| panic!("no face has {g}"));
        for line in &lines {
            assert!(
                line.width <= width + 0.1,
                "a line of {} in {width}",
                line.width
            );
        }
        let run = |r: &Run| {
            let mut pieces: Vec<&str> = r.pieces.iter().map(|p| r.text(p)).collect();
            if r.rtl {
                pieces.reverse();
            }
            pieces.concat()
        };
        lines
            .iter()
            .map(|l| l.runs.iter().map(run).collect())
            .collect()
    }

    #[test]
    fn lines_hold_the_whole_text_in_order() {
        for text in [
            "Standing at the till for more than half an hour makes the hip pain worse.",
            "https://www.example.nhs.uk/msk/self-management/back-pain/very/long/path?ref=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
            "Łukasz Żółć · Nguyễn Thị Hồng · Γιώργος · Юлия Ёжикова · محمد عبد الله · सुनीता शर्मा · Zoë",
            "محمد عبد الله محمد عبد الله محمد عبد الله محمد عبد الله",
            "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        ] {
            for width in [60.0, 100.0, 237.0] {
                assert_eq!(texts(text, width).concat(), text, "{width}");
            }
        }
    }

    #[test]
    fn newlines_end_lines() {
        assert_eq!(
            texts("one\ntwo\n\nthree", 200.0),
            ["one", "two", "", "three"]
        );
        assert_eq!(texts("", 200.0), [""]);
    }

    #[test]
    fn a_line_never_ends_in_a_hyphen() {
        for width in 40..120 {
            for line in texts(
                "a step-by-step check-in for two-hour well-being follow-up re-do",
                width as f32,
            ) {
                assert!(!line.trim_end().ends_with('-'), "{line} at {width}");
            }
        }
    }

    #[test]
    fn right_to_left_words_keep_their_order_in_the_text_and_turn_on_paper() {
        let lines = wrap(&[Span::regular("محمد عبد")], 10.0, 200.0).unwrap_or_default();
        let words: Vec<&Run> = lines[0]
            .runs
            .iter()
            .filter(|r| r.pieces.iter().any(|p| r.text(p) != " "))
            .collect();
        assert_eq!(words.len(), 2);
        assert!(
            words[0].x > words[1].x,
            "the first word stands on the right"
        );
        assert_eq!(
            words[0].pieces.last().map(|p| words[0].text(p)),
            Some("م"),
            "the first letter is rightmost"
        );
    }
}
