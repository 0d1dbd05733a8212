//! One page as printpdf operations, in reading order, every mark of it either tagged or an artifact.

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, Greyscale, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Polygon,
    PolygonRing, Pt, TextMatrix, WindingOrder,
};

use super::figures;
use super::fonts::{Code, Fonts};
use super::structure::Marked;
use super::utf16;
use crate::language::{has_script, language};
use crate::page::{HEIGHT, Page, PlacedLine, Shape};
use crate::tags::PartId;
use crate::wrap::Run;

/// The operations of page number `at` (from 0). Notes in `marked` which part of the document got
/// which marked content, and in `fonts` which glyphs were used.
pub(super) fn ops(page: &Page, at: usize, fonts: &mut Fonts, marked: &mut Marked) -> Vec<Op> {
    let mut writer = Writer {
        ops: Vec::new(),
        fonts,
        marked,
        page: at,
        grey: None,
        set: None,
        language: None,
    };
    writer.shapes(&page.shapes);
    // Columns were filled side by side; what is heard goes part by part. The sort is stable, so the
    // lines of one part keep their order.
    let mut lines: Vec<&PlacedLine> = page.lines.iter().filter(|l| l.part.is_some()).collect();
    lines.sort_by_key(|l| l.part);
    for group in lines.chunk_by(|a, b| a.part == b.part) {
        writer.part(group);
    }
    let repeated: Vec<&PlacedLine> = page.lines.iter().filter(|l| l.part.is_none()).collect();
    if !repeated.is_empty() {
        writer.artifact("Pagination");
        writer.ops.push(Op::StartTextSection);
        for line in repeated {
            writer.line(line, None);
        }
        writer.ops.push(Op::EndTextSection);
        writer.ops.push(Op::EndMarkedContent);
    }
    let mut ops = writer.ops;
    ops.extend(figures::ops(&page.figures, at, marked));
    ops
}

struct Writer<'a> {
    ops: Vec<Op>,
    fonts: &'a mut Fonts,
    marked: &'a mut Marked,
    page: usize,
    /// What the page was told last, and need not be told again.
    grey: Option<f32>,
    set: Option<(usize, f32)>,
    /// Of the marked content that is open, where it is not that of the document.
    language: Option<&'static str>,
}

impl Writer<'_> {
    fn artifact(&mut self, kind: &str) {
        let properties = dictionary([("Type", DictItem::Name(kind.as_bytes().to_vec()))]);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Artifact".to_owned(),
            properties,
        });
    }

    fn shapes(&mut self, shapes: &[Shape]) {
        if shapes.is_empty() {
            return;
        }
        self.artifact("Layout");
        // Tints first, so that no rule is half covered.
        let (fills, strokes): (Vec<&Shape>, Vec<&Shape>) =
            shapes.iter().partition(|s| matches!(s, Shape::Fill { .. }));
        for shape in fills.into_iter().chain(strokes) {
            self.shape(*shape);
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn shape(&mut self, shape: Shape) {
        match shape {
            Shape::Fill {
                x,
                y,
                width,
                height,
                grey,
            } => {
                self.ops.push(Op::SetFillColor { col: colour(grey) });
                self.grey = Some(grey);
                let points = [
                    (x, y),
                    (x + width, y),
                    (x + width, y + height),
                    (x, y + height),
                ]
                .map(point)
                .to_vec();
                self.ops.push(Op::DrawPolygon {
                    polygon: Polygon {
                        rings: vec![PolygonRing { points }],
                        mode: PaintMode::Fill,
                        winding_order: WindingOrder::NonZero,
                    },
                });
            }
            Shape::Frame {
                x,
                y,
                width,
                height,
                thickness,
            } => {
                self.ops.push(Op::SetOutlineColor { col: colour(0.0) });
                self.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
                let points = [
                    (x, y),
                    (x + width, y),
                    (x + width, y + height),
                    (x, y + height),
                ]
                .map(point)
                .to_vec();
                self.ops.push(Op::DrawLine {
                    line: Line {
                        points,
                        is_closed: true,
                    },
                });
            }
            Shape::Rule {
                x,
                y,
                to_x,
                to_y,
                thickness,
                grey,
            } => {
                self.ops.push(Op::SetOutlineColor { col: colour(grey) });
                self.ops.push(Op::SetOutlineThickness { pt: Pt(thickness) });
                let points = vec![point((x, y)), point((to_x, to_y))];
                self.ops.push(Op::DrawLine {
                    line: Line {
                        points,
                        is_closed: false,
                    },
                });
            }
        }
    }

    /// All lines of one part on this page.
    fn part(&mut self, lines: &[&PlacedLine]) {
        let Some(part) = lines.first().and_then(|l| l.part) else {
            return;
        };
        if lines.iter().all(|l| l.line.runs.is_empty()) {
            return;
        }
        self.language = None;
        self.open(part, None);
        for line in lines {
            self.line(line, Some(part));
        }
        self.close();
    }

    fn open(&mut self, part: PartId, actual_text: Option<&str>) {
        let mcid = self.marked.add(self.page, part);
        let mut properties = vec![("MCID", DictItem::Int(mcid))];
        if let Some(text) = actual_text {
            properties.push((
                "ActualText",
                DictItem::String {
                    data: utf16(text),
                    literal: false,
                },
            ));
        }
        if let Some(language) = self.language {
            let data = language.as_bytes().to_vec();
            properties.push((
                "Lang",
                DictItem::String {
                    data,
                    literal: true,
                },
            ));
        }
        let span = actual_text.is_some() || self.language.is_some();
        let tag = if span { "Span" } else { "P" };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: dictionary(properties),
        });
        self.ops.push(Op::StartTextSection);
    }

    fn close(&mut self) {
        self.ops.push(Op::EndTextSection);
        self.ops.push(Op::EndMarkedContentWithProperties);
    }

    fn line(&mut self, placed: &PlacedLine, part: Option<PartId>) {
        for (at, run) in placed.line.runs.iter().enumerate() {
            self.run(run, size_of(run, placed.line.size, at), placed, part);
        }
    }

    fn run(&mut self, run: &Run, size: f32, placed: &PlacedLine, part: Option<PartId>) {
        if let Some(part) = part
            && has_script(run.words())
        {
            let language = language(run.words());
            if language != self.language {
                self.close();
                self.language = language;
                self.open(part, None);
            }
        }
        let mut x = placed.x + run.x;
        let mut show = Show {
            size,
            grey: placed.grey,
            ..Show::default()
        };
        for piece in &run.pieces {
            let text = run.text(piece);
            let glyphs = run.glyphs(piece);
            // One glyph says its text itself. Several together need to be told; not several characters
            // from right to left, since programs would turn what they are told around.
            let spanned =
                part.filter(|_| glyphs.len() > 1 && (!run.rtl || text.chars().count() == 1));
            if let Some(part) = spanned {
                self.flush(&mut show);
                self.close();
                self.open(part, Some(text));
            }
            for (at, glyph) in glyphs.iter().enumerate() {
                // The first glyph says the text, others of the same piece a joiner without a sound.
                let says = if at == 0 { text } else { "\u{2060}" };
                let code = self.fonts.code(run.face, glyph.id, says);
                self.glyph(
                    code,
                    (x + glyph.x * size, placed.y - glyph.y * size),
                    &mut show,
                );
                x += glyph.advance * size;
            }
            if let Some(part) = spanned {
                self.flush(&mut show);
                self.close();
                self.open(part, None);
            }
        }
        self.flush(&mut show);
    }

    /// Adds a glyph at a place, with a kern if the pen is not there already.
    fn glyph(&mut self, code: Code, (x, y): (f32, f32), show: &mut Show) {
        // Thousandths of an em from where the pen is to where the glyph goes.
        let kern = (show.pen - x) / show.size * 1000.0;
        let set = (code.font, show.size);
        if show.codes.is_empty() || show.y != y || kern.abs() > 20_000.0 || self.set != Some(set) {
            self.flush(show);
            if self.grey != Some(show.grey) {
                self.grey = Some(show.grey);
                self.ops.push(Op::SetFillColor {
                    col: colour(show.grey),
                });
            }
            if self.set != Some(set) {
                self.set = Some(set);
                self.ops.push(Op::SetFont {
                    font: PdfFontHandle::External(Fonts::name(code.font)),
                    size: Pt(show.size),
                });
            }
            let matrix = [1.0, 0.0, 0.0, 1.0, tidy(x), tidy(HEIGHT - y)];
            self.ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Raw(matrix),
            });
            show.pen = x;
            show.y = y;
        } else if kern.round() != 0.0 {
            show.items.push(string(std::mem::take(&mut show.codes)));
            show.items.push(DictItem::Int(kern.round() as i64));
            show.pen -= kern.round() / 1000.0 * show.size;
        }
        show.codes.extend(code.code.to_be_bytes());
        show.pen += code.width as f32 / 1000.0 * show.size;
    }

    fn flush(&mut self, show: &mut Show) {
        if show.codes.is_empty() {
            return;
        }
        show.items.push(string(std::mem::take(&mut show.codes)));
        // One string for all glyphs between two kerns; printpdf's own text operation writes a string
        // for every glyph.
        let items = std::mem::take(&mut show.items);
        self.ops.push(Op::Unknown {
            key: "TJ".to_owned(),
            value: vec![DictItem::Array(items)],
        });
    }
}

/// Glyph codes that were not written yet, and where the pen is after them.
#[derive(Default)]
struct Show {
    size: f32,
    grey: f32,
    items: Vec<DictItem>,
    codes: Vec<u8>,
    pen: f32,
    y: f32,
}

/// Codes as a string: as they are, which is half as long, unless one of them would need an escape.
fn string(codes: Vec<u8>) -> DictItem {
    let literal = !codes.iter().any(|byte| b"()\\\r".contains(byte));
    DictItem::String {
        data: codes,
        literal,
    }
}

/// The size in which a run is set. Runs from right to left are a trifle larger, and not all by the same
/// trifle, which nobody sees; but pdftotext then does not join a comma or bracket to the word beside
/// it, or a point to its letter, only to turn both around together.
fn size_of(run: &Run, size: f32, at: usize) -> f32 {
    match (run.rtl, at % 2) {
        (false, _) => size,
        (true, 0) => size + 0.01,
        (true, _) => size + 0.02,
    }
}

/// A hundredth of a point is finer than any printer.
fn tidy(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn point((x, y): (f32, f32)) -> LinePoint {
    LinePoint {
        p: Point {
            x: Pt(tidy(x)),
            y: Pt(tidy(HEIGHT - y)),
        },
        bezier: false,
    }
}

fn colour(grey: f32) -> Color {
    Color::Greyscale(Greyscale {
        percent: grey,
        icc_profile: None,
    })
}

pub(super) fn dictionary(entries: impl IntoIterator<Item = (&'static str, DictItem)>) -> DictItem {
    DictItem::Dict {
        map: entries
            .into_iter()
            .map(|(k, v)| (k.to_owned(), v))
            .collect::<BTreeMap<_, _>>(),
    }
}
