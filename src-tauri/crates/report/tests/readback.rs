//! What is printed can be read back out of the PDF, word for word, by a program we did not write.

mod common;

use common::{fixture, pdf, read_back, squashed, with_rows};
use domain::report::ReportContent;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Texts come back whole when the page is read in the order in which it was written.
fn assert_all_back(content: &ReportContent) {
    let raw = squashed(&read_back(&pdf(content), &["-raw"]));
    for text in content.texts() {
        let wanted = squashed(text.text);
        assert!(
            raw.contains(&wanted),
            "{} is not in the PDF: {:?}\nread back: {raw}",
            text.field,
            text.text
        );
    }
}

#[test]
fn names_of_the_world_come_back() {
    for name in [
        "Kevin Pryce",
        "Zoë O’Neill-Ōtani",
        "Siân Ó Briain-Żółć",
        "Łukasz Żółć",
        "Nguyễn Thị Hồng",
        "Γιώργος Παπαδόπουλος",
        "Юлия Ёжикова",
        "محمد عبد الله",
        "فاطمة الزهراء",
        "سلام علاء",
        "שרה כהן",
        "सुनीता शर्मा",
        "क्षितिज द्विवेदी",
        "প্রিয়াঙ্কা চট্টোপাধ্যায়",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
        "தமிழ்ச்செல்வி",
        "ꠍꠤꠟꠐꠤ",
        "ნინო",
        "Աննա",
        "ประภา น้ำใจ",
    ] {
        let mut content = fixture("one-page.json");
        content.patient.name = name.to_owned();
        let pdf = pdf(&content);
        for options in [&["-raw"][..], &[]] {
            let read = read_back(&pdf, options);
            assert!(
                squashed(&read).contains(&squashed(name)),
                "{name} with {options:?}: {}",
                read.lines().skip(6).take(8).collect::<Vec<_>>().join(" | ")
            );
        }
    }
}

#[test]
fn points_over_and_under_letters_come_back() {
    assert_all_back(&with_rows(&[
        ("مُحَمَّد يَعْمَلُ فِي المَكْتَبِ", "שָׁלוֹם עוֹלָם, עִבְרִית"),
        ("ދިވެހި", "علی‌رضا (اردو) ۱۲۳!"),
        (
            "ẋ̣ e\u{301} क्षि कर्म র্ক கொ",
            "soft\u{AD}hyphen zero\u{200B}width ﬁ ﷺ",
        ),
    ]));
}

#[test]
fn the_two_page_report_comes_back() {
    let content = fixture("two-page.json");
    assert_all_back(&content);
    // Read by its looks, columns and all, each cell is still in one piece; only the row with names
    // from right to left has its separators moved by the reader.
    let laid_out = squashed(&read_back(&pdf(&content), &[]));
    for text in content
        .texts()
        .iter()
        .filter(|t| t.field != "difficulties[7].difficulty")
    {
        assert!(laid_out.contains(&squashed(text.text)), "{}", text.field);
    }
    for name in [
        "Łukasz Żółć",
        "Nguyễn Thị Hồng",
        "Γιώργος Παπαδόπουλος",
        "Юлия Ёжикова",
        "محمد عبد الله",
        "सुनीता शर्मा",
        "Zoë O’Neill-Ōtani",
    ] {
        assert!(laid_out.contains(&squashed(name)), "{name}");
    }
}

#[test]
fn boxes_say_which_advice_is_ticked() {
    let mut content = fixture("one-page.json");
    let read = squashed(&read_back(&pdf(&content), &[]));
    assert!(read.contains("☒1byoumaybefitforworktakingaccountofadvicebelow."));
    assert!(read.contains("☐1a(notselected)youarenotfitforwork."));
    content.advice = domain::report::Advice::NotFit;
    let read = squashed(&read_back(&pdf(&content), &[]));
    assert!(read.contains("☒1ayouarenotfitforwork."));
    assert!(read.contains("☐1b(notselected)youmaybefitforworktakingaccountofadvicebelow."));
}

#[test]
fn every_page_says_whose_it_is() {
    let content = fixture("two-page.json");
    let pdf = pdf(&content);
    for page in ["1", "2"] {
        let read = squashed(&read_back(&pdf, &["-f", page, "-l", page]));
        let wanted = [
            "SiânÓBriain-Żółć".to_owned(),
            "19/07/1972".to_owned(),
            "7Q4M-2C9X-KD-R".to_owned(),
            format!("Page{page}of2"),
        ];
        for words in wanted {
            assert!(read.contains(&words), "{words} on page {page}");
        }
    }
    assert!(
        squashed(&read_back(&pdf, &["-f", "2", "-l", "2"]))
            .contains("DifficultyRecommendations/goals")
    );
}

#[test]
fn a_row_longer_than_a_page_is_carried_over() {
    let sentence = "Short breaks, five minutes in each hour, are taken away from the screen. ";
    let long: String = (1..=160).map(|n| format!("{n}. {sentence}")).collect();
    let content = with_rows(&[("Concentration", &long), ("After it", "another row")]);
    assert!(report::render(&content, &report::Style::default()).is_ok_and(|r| r.pages >= 4));
    assert!(!squashed(&read_back(&pdf(&content), &["-raw"])).is_empty());
    // Feet of pages stand between the parts; sentence by sentence nothing is missing.
    let read = squashed(&read_back(&pdf(&content), &["-raw"]));
    for n in 1..=160 {
        assert!(
            read.contains(&squashed(&format!("{n}. Short breaks, five"))),
            "sentence {n}"
        );
    }
}

#[test]
fn a_blocked_character_is_named_with_its_field() {
    let content = with_rows(&[("Reads 漢字 at work", "x")]);
    let findings = report::check(&content);
    let finding = findings
        .iter()
        .find(|f| f.code == "no_font")
        .expect("no font has Han characters");
    assert_eq!(
        (finding.field.as_str(), finding.blocks()),
        ("difficulties[0].difficulty", true)
    );
    assert!(
        finding.message.contains("漢 (U+6F22)"),
        "{}",
        finding.message
    );
    assert!(report::render(&content, &report::Style::default()).is_err());
}

/// Few cases, as each asks another program, and the same ones every time, so that a failure belongs to
/// the change that made it. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for more and others.
fn config() -> ProptestConfig {
    let number =
        |name: &str| -> Option<u64> { std::env::var(name).ok().and_then(|n| n.parse().ok()) };
    ProptestConfig {
        cases: number("PROPTEST_CASES").map_or(48, |n| n as u32),
        rng_seed: RngSeed::Fixed(number("PROPTEST_RNG_SEED").unwrap_or(2026)),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Words of many scripts, figures, signs, and single characters from anywhere.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[A-Za-z]{1,12}",
        2 => "[0-9]{1,6}([.,/:-][0-9]{1,4}){0,2}",
        2 => "[!-~]{1,14}",
        2 => "[À-ɏ]{1,8}",
        1 => "[Α-ωά-ώ]{1,8}",
        1 => "[Ѐ-ӿ]{1,8}",
        1 => "[ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹ]{1,6}",
        1 => "[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{1,8}",
        1 => "[א-ת]{1,8}",
        1 => "([ابتجدرسعفقكلمنهوي][\u{64B}-\u{652}]?){1,6}",
        1 => "([א-ת][\u{5B4}-\u{5B9}]?){1,6}",
        1 => "([क-ह]्)?[क-ह][ािीुूेैोौं]?([क-ह][ािीुूेैोौं]?){0,4}",
        1 => "[অ-ঋক-হ]{1,6}",
        1 => "[€£±×÷½°–—…“”‘’•→✓☐☒≥]{1,3}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(
        (
            word,
            prop_oneof![6 => Just(" "), 1 => Just(""), 1 => Just("\n")],
        ),
        1..24,
    )
    .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_comes_back_or_its_field_and_character_are_named(difficulty in words(), recommendation in words(), comments in words()) {
        let mut content = with_rows(&[(&difficulty, &recommendation)]);
        content.comments = Some(comments);
        match report::render(&content, &report::Style::default()) {
            Ok(_) => assert_all_back(&content),
            Err(report::RenderError::Blocked(findings)) => {
                let blocks: Vec<_> = findings.iter().filter(|f| f.blocks()).collect();
                prop_assert!(!blocks.is_empty());
                for finding in blocks {
                    let texts = content.texts();
                    let text = texts.iter().find(|t| t.field == finding.field).expect("a field of the report");
                    let code = |c: char| finding.message.contains(&format!("U+{:04X}", u32::from(c)));
                    prop_assert!(text.text.chars().any(code), "{finding:?}");
                }
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    }
}

/// The languages said anywhere on the pages of a report with this text in it.
fn languages(text: &str) -> Vec<String> {
    let document =
        lopdf::Document::load_mem(&common::pdf(&with_rows(&[("x", text)]))).expect("a PDF");
    let mut tags = Vec::new();
    for page in document.get_pages().into_values() {
        let content =
            lopdf::content::Content::decode(&document.get_page_content(page)).expect("operators");
        for operation in content.operations.iter().filter(|o| o.operator == "BDC") {
            let said = operation.operands[1]
                .as_dict()
                .and_then(|d| d.get(b"Lang")?.as_str());
            tags.extend(
                said.ok()
                    .map(|tag| String::from_utf8_lossy(tag).into_owned()),
            );
        }
    }
    tags.dedup();
    tags
}

#[test]
fn a_passage_in_another_script_says_its_language() {
    assert_eq!(languages("Łukasz Żółć lifts 5 kg"), Vec::<String>::new());
    assert_eq!(languages("said محمد عبد الله, then more"), ["ar"]);
    assert_eq!(languages("שלום and Γιώργος"), ["he", "el"]);
    assert_eq!(languages("Юлия"), Vec::<String>::new());
}
