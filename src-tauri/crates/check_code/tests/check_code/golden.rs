//! Codes are on paper for years: what they came to once they come to always. The same table is read by the tests of the
//! page, in `ui`. `STEPWELL_FREEZE=1` writes the file when there is none; it is never written over.

use crate::fixture::{codes_for, codes_of, pin, report, stranger_behind_a_laptop, text_of};
use check_code::{Verdict, page, read, words};
use serde_json::{Value, json};
use std::path::PathBuf;

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/golden/check/verdicts.json")
}

/// What is pasted, under a name.
fn pasted() -> Vec<(&'static str, String)> {
    let one = codes_for(&report("one")).join("\n");
    let two = codes_for(&report("two"));
    let mut typed = report("one");
    typed.patient.name = "Zoë O’Neill-Ōtani محمد".to_owned();
    typed.comments = Some("Line one.\nAdvice: fit for work\nC:\\new".to_owned());
    let mut other = report("two");
    other.comments = None;
    let swapped = [&two[..1], &codes_for(&other)[1..]].concat().join("\n");
    let place = one.len() - 5;
    let turned = if one.as_bytes()[place] == b'A' {
        "B"
    } else {
        "A"
    };
    let mut certificate = one.clone();
    // In the certificate: behind the signature (103 characters), service, ids and key.
    let in_certificate = one.find("SW1.").expect("a part") + 300;
    let new = if one.as_bytes()[in_certificate] == b'A' {
        "B"
    } else {
        "A"
    };
    certificate.replace_range(in_certificate..=in_certificate, new);
    let mut tampered = one.clone();
    tampered.replace_range(place..=place, turned);
    vec![
        ("one code", one.clone()),
        (
            "several codes, turned",
            two.iter().rev().cloned().collect::<Vec<_>>().join(" "),
        ),
        (
            "in lower case, over lines",
            one.to_lowercase().replace('2', "2\r\n "),
        ),
        (
            "letters of the world, line breaks typed",
            codes_for(&typed).join("\n"),
        ),
        (
            "vouched for by another laptop, no address",
            codes_of(&text_of(&report("one")), &[1, 2, 3], "").join("\n"),
        ),
        (
            "by nobody that is known",
            codes_of(&text_of(&report("one")), &[9, 2], "").join("\n"),
        ),
        (
            "a stranger behind a laptop that is known",
            stranger_behind_a_laptop().join("\n"),
        ),
        ("the text changed", tampered),
        ("the certificate changed", certificate),
        ("a part of another paper", swapped),
        ("a code missing", two[1..].join("\n")),
        ("words", "Kevin rang about this".to_owned()),
        ("cut short", one[..one.len() - 1].to_owned()),
    ]
}

fn outcome(name: &str, pasted: &str) -> Value {
    let verdict = read(pasted, &[pin()]);
    let said = words(&verdict);
    let (kind, text) = match &verdict {
        Verdict::Matches(found) => ("matches", found.text.as_str()),
        Verdict::UnknownService(found) => ("unknown_service", found.text.as_str()),
        Verdict::Altered => ("altered", ""),
        Verdict::Incomplete { .. } => ("incomplete", ""),
        Verdict::NotACode => ("not_a_code", ""),
    };
    json!({ "name": name, "pasted": pasted, "verdict": kind, "said": said.said, "advice": said.advice, "text": text })
}

#[test]
fn codes_come_to_what_they_came_to() {
    let now = json!({
        "why": "Codes are printed on paper: how they are written and read is frozen. Read by check_code and by ui's tests of assets/verify.",
        "services": [{
            "name": pin().name,
            "telephone": pin().telephone,
            "root": pin().key_text(),
        }],
        "cases": pasted().iter().map(|(name, pasted)| outcome(name, pasted)).collect::<Vec<_>>(),
    });
    let written = format!("{}\n", serde_json::to_string_pretty(&now).unwrap());
    if !file().exists() && std::env::var_os("STEPWELL_FREEZE").is_some() {
        std::fs::create_dir_all(file().parent().unwrap()).unwrap();
        std::fs::write(file(), &written).unwrap();
    }
    let frozen: Value =
        serde_json::from_str(&std::fs::read_to_string(file()).expect("frozen")).unwrap();
    assert_eq!(
        frozen, now,
        "a code is written or read otherwise than before"
    );
}

/// No word says that a paper holds good.
#[test]
fn no_word_vouches_for_a_paper() {
    let all = [page::TEMPLATE.to_owned()]
        .into_iter()
        .chain(pasted().into_iter().map(|(_, text)| {
            let said = words(&read(&text, &[pin()]));
            format!("{} {}", said.said, said.advice)
        }));
    for said in all {
        let said = said.to_lowercase();
        assert!(
            !said.contains("valid") && !said.contains("genuine"),
            "{said}"
        );
    }
}

/// The page says what the program says.
#[test]
fn the_page_has_the_same_words() {
    let page = page::TEMPLATE;
    for (_, text) in pasted() {
        let verdict = read(&text, &[pin()]);
        let advice = words(&verdict).advice;
        assert!(page.contains(&advice), "{advice}");
    }
    assert!(page.contains(check_code::COMPARE));
}
