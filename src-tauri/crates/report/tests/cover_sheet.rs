//! The cover sheet: its words and bytes, what the window of the envelope shows, and what it never says.

mod common;

use common::{addressed_to, assert_golden, cover_sheet, read_back, squashed};
use report::RenderError;
use report::cover_sheet::{CoverSheet, check, render, text};

fn pdf(sheet: &CoverSheet) -> Vec<u8> {
    render(sheet)
        .unwrap_or_else(|e| panic!("{e}: {:?}", check(sheet)))
        .pdf
}

fn demonstration() -> CoverSheet {
    CoverSheet {
        demonstration: true,
        ..cover_sheet()
    }
}

/// As many lines as fit, one of them in letters that are tall.
fn seven_lines() -> CoverSheet {
    addressed_to(&[
        "Łukasz Żółć",
        "ꠍꠤꠟꠐꠤ",
        "Flat 3, Sycamore Court",
        "14 Harrowby Road",
        "Harrowby Magna",
        "Netherby",
        "ZZ99 3VZ",
    ])
}

#[test]
fn words() {
    assert_golden("cover-sheet.txt", &text(&demonstration()));
}

/// Frozen as a report's bytes are: the same sheet printed again is the same file.
#[test]
fn bytes_stay_the_same() {
    let sheets = [
        ("cover-sheet", cover_sheet()),
        ("cover-sheet marked", demonstration()),
        ("cover-sheet seven lines", seven_lines()),
    ];
    let lines: String = sheets
        .iter()
        .map(|(name, sheet)| format!("{}  {name}\n", render(sheet).expect("renders").hash))
        .collect();
    assert_golden("cover-sheet-hashes.txt", &lines);
    assert_eq!(render(&sheets[0].1).ok(), render(&cover_sheet()).ok());
    let other = CoverSheet {
        reference: None,
        ..cover_sheet()
    };
    assert_ne!(pdf(&cover_sheet()), pdf(&other));
}

/// The return line takes what it is given; all else, the title in the properties included, is ours.
#[test]
fn nothing_but_the_return_line_can_tell_what_is_in_the_letter() {
    let said = text(&demonstration());
    let title = String::from_utf8_lossy(&pdf(&demonstration()))
        .split_once("<dc:title>")
        .and_then(|(_, rest)| rest.split_once("</dc:title>"))
        .map(|(title, _)| title.to_owned())
        .expect("a title");
    assert!(title.contains("Cover sheet"), "{title}");
    let ours: String = said
        .lines()
        .filter(|line| !line.starts_with("If undelivered"))
        .chain([title.as_str()])
        .collect::<Vec<_>>()
        .join("\n")
        .to_lowercase();
    assert!(ours.contains("private and confidential"), "{ours}");
    for word in [
        "health",
        "work",
        "fit",
        "clinic",
        "occupational",
        "therap",
        "report",
        "patient",
        "nhs",
        "surgery",
        "medical",
        "sick",
    ] {
        assert!(!ours.contains(word), "{word}: {ours}");
    }
}

/// Where a word stands on the page, in millimetres.
#[derive(Debug)]
struct Word {
    text: String,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

/// All words of a page with their places, as a program sees them that we did not write.
fn placed(pdf: &[u8]) -> Vec<Word> {
    read_back(pdf, &["-bbox"])
        .lines()
        .filter_map(|line| {
            let line = line.trim().strip_prefix("<word ")?;
            let (places, rest) = line.split_once('>')?;
            let mut mm = places
                .split('"')
                .skip(1)
                .step_by(2)
                .map(|number| number.parse::<f32>().expect("a place in points") * 25.4 / 72.0);
            let mut next = || mm.next().expect("four places");
            let (left, top, right, bottom) = (next(), next(), next(), next());
            let text = rest.split_once('<')?.0.to_owned();
            Some(Word {
                text,
                left,
                top,
                right,
                bottom,
            })
        })
        .collect()
}

/// A DL envelope is 220 wide and 110 high, its window 90 by 35, 20 from the left and 18 to 20 from the
/// bottom. The sheet in it is 210 wide and, folded at its mark, 105 high; folded into thirds, 99.
#[test]
fn the_window_shows_the_address_whole_and_nothing_else() {
    for sheet in [demonstration(), seven_lines()] {
        let words = placed(&pdf(&sheet));
        let address = squashed(&sheet.addressee.concat());
        let (inside, outside): (Vec<&Word>, Vec<&Word>) = words
            .iter()
            // All that the window can show in any position, folded either way.
            .partition(|w| w.right > 10.0 && w.left < 110.0 && w.bottom > 44.0 && w.top < 92.0);
        let shown: String = inside.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(squashed(&shown), address);
        for word in &inside {
            // What the window shows in every position. The boxes of pdftotext are as high as the font
            // is at its highest, which letters are not; a millimetre is allowed for that.
            assert!(word.left >= 20.0 && word.right <= 100.0, "{word:?}");
            assert!(word.top >= 56.0 && word.bottom <= 86.0, "{word:?}");
        }
        // Folded in, except for the mark at the very top.
        assert!(outside.len() > 10);
        for word in outside {
            let mark = sheet.demonstration && word.bottom < 20.0;
            assert!(mark || word.top > 166.0 && word.bottom < 198.0, "{word:?}");
        }
    }
}

#[test]
fn names_of_the_world_come_back() {
    for name in [
        "Łukasz Żółć",
        "محمد عبد الله",
        "ꠍꠤꠟꠐꠤ",
        "Zoë O’Neill-Ōtani",
        "প্রিয়াঙ্কা চট্টোপাধ্যায়",
    ] {
        let sheet = addressed_to(&[name, "14 Harrowby Road", "ZZ99 3VZ"]);
        let read = read_back(&pdf(&sheet), &[]);
        assert!(squashed(&read).contains(&squashed(name)), "{name}: {read}");
    }
}

#[test]
fn the_mark_is_that_of_the_report() {
    let read = |sheet: &CoverSheet| read_back(&pdf(sheet), &[]);
    assert!(read(&demonstration()).contains("DEMONSTRATION"));
    assert!(!read(&cover_sheet()).contains("DEMONSTRATION"));
}

#[test]
fn empty_lines_are_left_out() {
    let sheet = addressed_to(&["Kevin Pryce", "", " 4 Mill Lane ", "  ", "ZZ99 3VZ"]);
    let closed = addressed_to(&["Kevin Pryce", "4 Mill Lane", "ZZ99 3VZ"]);
    assert_eq!(pdf(&sheet), pdf(&closed));
}

/// A sheet is refused with these fields and codes, and no finding repeats what was typed.
fn assert_refused(sheet: &CoverSheet, wanted: &[(&str, &str)]) {
    let Err(RenderError::Blocked(findings)) = render(sheet) else {
        panic!("{wanted:?} was rendered");
    };
    assert_eq!(findings, check(sheet));
    let found: Vec<(&str, &str)> = findings
        .iter()
        .map(|f| (f.field.as_str(), f.code.as_str()))
        .collect();
    assert_eq!(found, wanted);
    for finding in &findings {
        assert!(finding.blocks());
        assert!(!finding.message.contains("Pryce"), "{}", finding.message);
    }
}

#[test]
fn what_does_not_fit_the_window_is_named_and_never_clipped() {
    let long = "Pryce and the Honourable Company of Fishermen of Netherby";
    let unbroken = "Pryce".repeat(9);
    let lines = |count| vec!["Kevin Pryce"; count];
    assert_refused(
        &addressed_to(&["Kevin Pryce", "", long, &unbroken]),
        &[("addressee[2]", "too_long"), ("addressee[3]", "too_long")],
    );
    assert!(render(&addressed_to(&lines(7))).is_ok());
    assert_refused(
        &addressed_to(&lines(8)),
        &[("addressee[7]", "too_many_lines")],
    );
    assert_refused(
        &addressed_to(&["", " "]),
        &[("addressee", "address_missing")],
    );
}

#[test]
fn what_cannot_be_printed_is_named() {
    assert_refused(
        &addressed_to(&["Kevin Pryce", "漢 House", "Mill\nLane"]),
        &[
            ("addressee[1]", "no_font"),
            ("addressee[2]", "control_character"),
        ],
    );
    let mut sheet = cover_sheet();
    sheet.reference = Some("\u{202E}7Q4M".to_owned());
    assert_refused(&sheet, &[("reference", "bidi_override")]);
}

#[test]
fn a_letter_needs_somewhere_to_go_back_to() {
    let mut sheet = cover_sheet();
    sheet.return_to = vec![" ".to_owned()];
    assert_refused(&sheet, &[("return_to", "return_missing")]);
    sheet.return_to = vec!["Pryce House, Harrowby".to_owned(); 40];
    assert_refused(&sheet, &[("return_to", "too_long")]);
}
