//! The codes on paper: a program that we did not write reads them off the page as printed, and off a
//! page in black and white only.

mod common;

use std::process::Command;

use common::{check_with, fixture, letter, long_check, run};
use domain::paper::CopyEdition;
use report::{Check, Reader, RenderError, Style};

fn with(check: Check, edition: CopyEdition) -> Style {
    Style {
        check: Some(check),
        edition,
        reader: Reader::Employer,
        ..Style::default()
    }
}

/// All codes that are seen on the pages, at 150 dots per inch: grey, or black and white only.
fn seen(pdf: &[u8], black_and_white: bool) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, pdf).expect("the file");
    let mut command = Command::new("pdftoppm");
    command.args(["-r", "150", "-gray"]);
    command.arg(&file).arg(folder.path().join("page"));
    run(&mut command, "pdftoppm", "poppler-utils");
    let mut pages: Vec<_> = std::fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|e| e == "pgm"))
        .collect();
    pages.sort();
    let rectangles = link_rectangles(pdf);
    let mut codes = Vec::new();
    for page in pages {
        let image = std::fs::read(page).expect("a page");
        let (width, height, pixels) = grey(&image);
        let level = |x: usize, y: usize| {
            let level = pixels[y.min(height - 1) * width + x.min(width - 1)];
            match (black_and_white, level < 128) {
                (false, _) => level,
                (true, true) => 0,
                (true, false) => 255,
            }
        };
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, level);
        let grids = seen.detect_grids();
        codes.extend(grids.iter().filter_map(|grid| Some(grid.decode().ok()?.1)));
        // The decoder takes corners of two codes for one code; where the links stand is one of them.
        codes.extend(rectangles.iter().filter_map(|at| sampled(*at, level)));
    }
    codes.sort();
    codes.dedup();
    codes
}

/// The code that fills a square but for its quiet zone, read at the middle of each of its modules.
fn sampled([left, top, right, _]: [f32; 4], level: impl Fn(usize, usize) -> u8) -> Option<String> {
    (21..=177).step_by(4).find_map(|size| {
        let module = (right - left) / (size + 8) as f32;
        let middle = |from: f32, at: usize| (from + (at as f32 + 4.5) * module) as usize;
        let grid =
            rqrr::SimpleGrid::from_func(size, |x, y| level(middle(left, x), middle(top, y)) < 128);
        Some(rqrr::Grid::new(grid).decode().ok()?.1)
    })
}

/// Where the links stand on their pages, in dots from the upper left corner.
fn link_rectangles(pdf: &[u8]) -> Vec<[f32; 4]> {
    let dots = |points: f32| points * 150.0 / 72.0;
    lopdf::Document::load_mem(pdf)
        .expect("a PDF")
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"Rect").ok()?.as_array().ok())
        .map(|rect| {
            let at: Vec<f32> = rect
                .iter()
                .map(|o| o.as_float().expect("a number"))
                .collect();
            let height = 841.89;
            [
                dots(at[0]),
                dots(height - at[3]),
                dots(at[2]),
                dots(height - at[1]),
            ]
        })
        .collect()
}

/// Width, height and levels of a binary PGM.
fn grey(image: &[u8]) -> (usize, usize, &[u8]) {
    let mut at = 0;
    let mut next = || {
        let from = at;
        while !image[at].is_ascii_whitespace() {
            at += 1;
        }
        at += 1;
        std::str::from_utf8(&image[from..at - 1]).expect("a header")
    };
    assert_eq!(next(), "P5");
    let width = next().parse().expect("a width");
    let height = next().parse().expect("a height");
    assert_eq!(next(), "255");
    (width, height, &image[at..])
}

#[test]
fn codes_read_off_the_page_are_those_that_were_given() {
    let one = check_with(&["https://check.example/p#SW1/1.1/7Q4M2C9XKDR"]);
    let plain = check_with(&["SW1/1.1/no page, zażółć"]);
    for check in [one, plain, long_check()] {
        for edition in [CopyEdition::Standard, CopyEdition::LargePlainWords] {
            let style = with(check.clone(), edition);
            let report = report::render(&fixture("two-page.json"), &style).expect("renders");
            let paper = report::paper::render(&letter(), &style).expect("renders");
            for pdf in [report.pdf, paper.pdf] {
                assert_eq!(seen(&pdf, false), check.codes);
                assert_eq!(seen(&pdf, true), check.codes);
            }
        }
    }
}

#[test]
fn every_code_that_opens_a_page_is_a_link() {
    let style = with(long_check(), CopyEdition::Standard);
    let pdf = report::render(&fixture("one-page.json"), &style)
        .expect("renders")
        .pdf;
    assert_eq!(report::links(&pdf), Some(long_check().codes));
    let style = with(check_with(&["SW1/1.1/ABC"]), CopyEdition::Standard);
    let pdf = report::render(&fixture("one-page.json"), &style)
        .expect("renders")
        .pdf;
    assert_eq!(report::links(&pdf), Some(Vec::new()));
}

#[test]
fn the_words_say_where_to_look_and_never_more_than_a_code_can_show() {
    let words = report::text(
        &fixture("one-page.json"),
        &with(long_check(), CopyEdition::Standard),
    );
    let words = words.split("Check this paper").nth(1).expect("the block");
    assert!(
        words.contains("the page https://check.example/p"),
        "{words}"
    );
    assert!(words.contains("ring 01632 960700"), "{words}");
    assert!(words.contains("replaced or withdrawn since"), "{words}");
    for never in ["valid", "genuine", "authentic"] {
        assert!(!words.to_lowercase().contains(never), "{words}");
    }
    let mut alone = check_with(&["SW1/1.1/ABC"]);
    alone.address.clear();
    alone.telephone.clear();
    let words = report::text(
        &fixture("one-page.json"),
        &with(alone, CopyEdition::Standard),
    );
    assert!(words.contains("Check this paper"));
    assert!(!words.contains("the page "), "{words}");
    let none = with(Check::default(), CopyEdition::Standard);
    assert!(!report::text(&fixture("one-page.json"), &none).contains("Check this paper"));
}

#[test]
fn a_code_too_long_to_read_is_refused() {
    let style = with(
        check_with(&["ok", &"a".repeat(3000)]),
        CopyEdition::Standard,
    );
    let Err(RenderError::Blocked(findings)) = report::render(&fixture("one-page.json"), &style)
    else {
        panic!("rendered");
    };
    assert_eq!(
        findings.last().map(|f| f.field.as_str()),
        Some("check.codes[1]")
    );
}
