//! Whatever is typed: every word comes back, no heading is the last thing on a page, and nothing
//! stands outside the page.

mod common;

use common::{fixture, letter, read_back, squashed};
use domain::paper::CopyEdition;
use domain::paper_content::{Block, LabelledText, PaperContent, PaperTable};
use domain::report::Difficulty;
use proptest::prelude::*;
use report::{Reader, Style};

fn words(most: usize) -> impl Strategy<Value = String> {
    let word = prop_oneof!["[A-Za-z]{1,14}", "[0-9]{1,4}", Just("Żółć".to_owned())];
    proptest::collection::vec(word, 1..most).prop_map(|words| words.join(" "))
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        // Told apart from everything else, so that it can be found on the page.
        "[A-Z]{4}".prop_map(|name| Block::Heading(format!("Heading {name}"))),
        words(120).prop_map(Block::Text),
        words(30).prop_map(Block::Note),
        proptest::collection::vec(words(30), 1..6).prop_map(Block::List),
        proptest::collection::vec((words(4), words(20)), 1..5).prop_map(|pairs| Block::Fields(
            pairs
                .into_iter()
                .map(|(label, text)| LabelledText { label, text })
                .collect()
        )),
        (2..=5_usize)
            .prop_flat_map(|columns| {
                let row = proptest::collection::vec(words(12), columns);
                (
                    proptest::collection::vec(words(3), columns),
                    proptest::collection::vec(row, 0..12),
                )
            })
            .prop_map(|(head, rows)| Block::Table(PaperTable { head, rows })),
    ]
}

/// A paper whose headings all have something under them.
fn paper() -> impl Strategy<Value = PaperContent> {
    proptest::collection::vec(block(), 1..14).prop_map(|mut blocks| {
        blocks.push(Block::Text("The end".to_owned()));
        let mut content = letter();
        content.blocks = blocks;
        content
    })
}

fn style() -> impl Strategy<Value = Style> {
    (
        0..CopyEdition::ALL.len(),
        0..Reader::ALL.len(),
        any::<bool>(),
    )
        .prop_map(|(edition, reader, checked)| Style {
            edition: CopyEdition::ALL[edition],
            reader: Reader::ALL[reader],
            check: checked.then(common::long_check),
            ..Style::default()
        })
}

/// What the pages show is sound, and says `typed`.
fn assert_sound<'a>(pdf: &[u8], typed: impl Iterator<Item = &'a str>) {
    let read = read_back(pdf, &[]);
    let all = squashed(&read);
    for word in typed.flat_map(str::split_whitespace) {
        assert!(all.contains(&squashed(word)), "{word} is lost: {read}");
    }
    for word in read_back(pdf, &["-bbox"])
        .lines()
        .filter(|line| line.trim().starts_with("<word"))
    {
        let at: Vec<f32> = word
            .split('"')
            .skip(1)
            .step_by(2)
            .take(4)
            .map(|number| number.parse().expect("a place"))
            .collect();
        assert!(at[0] >= 36.0 && at[2] <= 560.0, "beside the page: {word}");
        assert!(at[1] >= 24.0 && at[3] <= 830.0, "off the page: {word}");
    }
    for page in read_back(pdf, &["-layout"]).split('\u{c}') {
        let lines: Vec<&str> = page
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let foot = lines
            .iter()
            .position(|line| line.contains("Page "))
            .unwrap_or(lines.len());
        if let Some(last) = foot.checked_sub(1) {
            let last = lines[last].trim();
            assert!(
                !last.starts_with("Heading "),
                "{last} is left alone: {page}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn letters(content in paper(), style in style()) {
        let pdf = report::paper::render(&content, &style).expect("renders").pdf;
        let blocks = serde_json::to_value(&content.blocks).expect("JSON");
        let mut typed = Vec::new();
        strings(&blocks, &mut typed);
        assert_sound(&pdf, typed.iter().map(String::as_str));
    }

    #[test]
    fn reports(rows in proptest::collection::vec((words(30), words(150)), 0..9), comments in words(200), style in style()) {
        let mut content = fixture("phased.json");
        content.difficulties = rows
            .into_iter()
            .map(|(difficulty, recommendation)| Difficulty { difficulty, recommendation })
            .collect();
        content.comments = Some(comments);
        let pdf = report::render(&content, &style).expect("renders").pdf;
        assert_sound(&pdf, content.texts().iter().map(|typed| typed.text));
    }
}

fn strings(value: &serde_json::Value, into: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => into.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| strings(value, into)),
        serde_json::Value::Object(values) => values.values().for_each(|value| strings(value, into)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {}
    }
}

/// Wherever on a page a heading comes to stand, in a letter and over a table.
#[test]
fn a_heading_goes_with_what_it_heads() {
    for lines in 0..56 {
        let mut content = letter();
        content.blocks = vec![
            Block::Text(vec!["Filler"; lines + 1].join("\n")),
            Block::Heading("Heading ABCD".to_owned()),
            Block::Text("Some words\nin three\nlines".to_owned()),
        ];
        let text = report::paper::render(&content, &Style::default()).expect("renders");
        assert_sound(&text.pdf, ["Heading", "three"].into_iter());
        content.blocks[2] = Block::Table(PaperTable {
            head: vec![
                "Heading of a column".to_owned(),
                "Heading of another".to_owned(),
            ],
            rows: vec![vec!["a cell".to_owned(); 2]; 3],
        });
        let table = report::paper::render(&content, &Style::default()).expect("renders");
        assert_sound(&table.pdf, ["Heading", "cell"].into_iter());
    }
}
