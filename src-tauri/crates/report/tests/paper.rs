//! Letters, plans and summaries: their words, and that nothing of a content is lost or clipped.

mod common;

use common::{assert_golden, letter, read_back, squashed};
use domain::paper::CopyEdition;
use domain::paper_content::{Block, LabelledText, PaperContent, PaperTable};
use report::paper::{check, render, text};
use report::{RenderError, Style};

fn pdf(content: &PaperContent) -> Vec<u8> {
    render(content, &Style::default())
        .unwrap_or_else(|e| panic!("{e}: {:?}", check(content)))
        .pdf
}

#[test]
fn words() {
    assert_golden("gp-letter.txt", &text(&letter(), &Style::default()));
}

#[test]
fn every_word_comes_back() {
    for edition in CopyEdition::ALL {
        let style = Style {
            edition,
            ..Style::default()
        };
        let pdf = render(&letter(), &style).expect("renders").pdf;
        let read = squashed(&read_back(&pdf, &[]));
        for line in text(&letter(), &style).lines() {
            // The headings of a table are printed without the colon that the text puts after them.
            for word in line.split_whitespace().map(|w| w.trim_end_matches(':')) {
                assert!(
                    read.contains(&squashed(word)),
                    "{edition:?}: {word}: {read}"
                );
            }
        }
    }
}

#[test]
fn nobody_addressed_nothing_signed_no_copies() {
    let mut content = letter();
    content.to.clear();
    content.greeting.clear();
    content.closing.clear();
    content.copies_to.clear();
    content.nhs_number = None;
    let words = text(&content, &Style::default());
    for absent in ["Dear", "Yours", "Copies to", "NHS number", "HCPC"] {
        assert!(!words.contains(absent), "{absent}: {words}");
    }
    assert!(words.contains("About: Kevin Pryce, born 11 February 1984"));
    pdf(&content);
}

/// The content is refused with this field and code.
fn assert_refused(change: impl FnOnce(&mut PaperContent), field: &str, code: &str) {
    let mut content = letter();
    change(&mut content);
    let Err(RenderError::Blocked(findings)) = render(&content, &Style::default()) else {
        panic!("{field} {code} was rendered");
    };
    assert_eq!(findings, check(&content));
    let found: Vec<(&str, &str)> = findings
        .iter()
        .map(|f| (f.field.as_str(), f.code.as_str()))
        .collect();
    assert_eq!(found, [(field, code)]);
}

fn table_of(content: &mut PaperContent) -> (usize, &mut PaperTable) {
    content
        .blocks
        .iter_mut()
        .enumerate()
        .find_map(|(at, block)| match block {
            Block::Table(table) => Some((at, table)),
            Block::Heading(_)
            | Block::Text(_)
            | Block::List(_)
            | Block::Fields(_)
            | Block::Note(_) => None,
        })
        .expect("a table")
}

#[test]
fn what_cannot_be_printed_is_named_by_its_field() {
    let bell = "\u{7}".to_owned();
    let code = "control_character";
    assert_refused(|c| c.title.push('\n'), "title", code);
    assert_refused(|c| c.to[2].push('\u{7}'), "to[2]", code);
    assert_refused(|c| c.copies_to.push(bell.clone()), "copies_to[1]", code);
    assert_refused(
        |c| c.blocks[0] = Block::Text("a\u{202E}b".to_owned()),
        "blocks[0]",
        "bidi_override",
    );
    assert_refused(
        |c| c.blocks[1] = Block::Heading("a\nb".to_owned()),
        "blocks[1]",
        code,
    );
    assert_refused(
        |c| c.blocks[2] = Block::List(vec![String::new(), "\u{E000}".to_owned()]),
        "blocks[2][1]",
        "no_font",
    );
    assert_refused(
        |c| table_of(c).1.rows[1][0] = bell.clone(),
        "blocks[4].rows[1][0]",
        code,
    );
    assert_refused(
        |c| table_of(c).1.head[3] = bell.clone(),
        "blocks[4].head[3]",
        code,
    );
    assert_refused(
        |c| {
            c.blocks[6] = Block::Fields(vec![LabelledText {
                label: "x".to_owned(),
                text: bell.clone(),
            }]);
        },
        "blocks[6][0].text",
        code,
    );
}

#[test]
fn a_shape_that_would_lose_a_cell_is_refused() {
    assert_refused(
        |c| table_of(c).1.rows[1].truncate(2),
        "blocks[4].rows[1]",
        "table_cells",
    );
    assert_refused(
        |c| table_of(c).1.rows[0].push("lost".to_owned()),
        "blocks[4].rows[0]",
        "table_cells",
    );
    assert_refused(
        |c| {
            *table_of(c).1 = PaperTable {
                head: vec!["alone".to_owned()],
                rows: vec![],
            }
        },
        "blocks[4].head",
        "table_columns",
    );
    assert_refused(|c| c.number.clear(), "number", "number_missing");
    assert_refused(|c| c.title.clear(), "title", "title_missing");
}
