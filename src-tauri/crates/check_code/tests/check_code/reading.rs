//! Codes as telephones, clipboards and forgers bring them.

use crate::fixture::{
    NAME, TELEPHONE, chain, codes_for, codes_of, pin, report, service, sign,
    stranger_behind_a_laptop, text_of,
};
use check_code::{Found, Pin, TEXT_BYTES_MAX, TooLong, Verdict, codes, page, read, seal};

fn matches(pasted: &str) -> bool {
    matches!(read(pasted, &[pin()]), Verdict::Matches(_))
}

#[test]
fn says_what_was_issued() {
    let content = report("two");
    let codes = codes_for(&content);
    assert_eq!(
        read(&codes.join("\n"), &[pin()]),
        Verdict::Matches(Found {
            service: NAME.to_owned(),
            issued_on: content.issued_on.format("%d/%m/%Y").to_string(),
            number: content.report_number.clone(),
            telephone: TELEPHONE.to_owned(),
            text: text_of(&content),
        })
    );
    assert_eq!(codes, codes_for(&content), "equal content, equal codes");
}

#[test]
fn reads_what_a_telephone_makes_of_it() {
    let codes = codes_for(&report("two"));
    assert!(codes.len() > 1, "the two-page report takes several codes");
    let mut turned = codes.clone();
    turned.reverse();
    turned.push(codes[0].clone());
    assert!(matches(&turned.join("")), "in any order, one of them twice");
    assert!(matches(&codes.join(" and then ").to_lowercase()));
    let wrapped: String = codes
        .concat()
        .chars()
        .enumerate()
        .flat_map(|(at, c)| [Some(c), (at % 40 == 39).then_some('\n')])
        .flatten()
        .collect();
    assert!(matches(&wrapped), "broken over lines");
    let server = codes.join("\n").replace("check.example", "sw1.example");
    assert!(
        matches(&server),
        "an address that looks like the start of a part"
    );
    let bare = codes_of(&text_of(&report("one")), &[1, 2], "");
    assert!(bare[0].starts_with("stepwell:SW1.1-"));
    assert!(matches(&bare.join("\n")));
}

#[test]
fn missing_codes_are_counted() {
    let codes = codes_for(&report("two"));
    let of = codes.len();
    let have = vec![2];
    assert_eq!(read(&codes[1], &[pin()]), Verdict::Incomplete { have, of });
}

#[test]
fn a_laptop_may_vouch_for_another() {
    let text = text_of(&report("one"));
    assert!(matches(&codes_of(&text, &[1, 2, 3], "").join("\n")));
    // Vouched for by a laptop that itself is another service's.
    let codes = codes_of(&text, &[9, 2, 3], "").join("\n");
    assert!(matches!(read(&codes, &[pin()]), Verdict::UnknownService(_)));
}

#[test]
fn a_stranger_is_not_a_service_that_is_known() {
    let codes = codes_of(&text_of(&report("one")), &[9, 2], "").join("\n");
    let Verdict::UnknownService(found) = read(&codes, &[pin()]) else {
        panic!("taken for a service that is known");
    };
    assert_eq!(found.service, NAME, "whatever it calls itself");
    assert!(matches!(read(&codes, &[]), Verdict::UnknownService(_)));
}

#[test]
fn signatures_are_not_lent() {
    let one = text_of(&report("one"));
    // The certificate of a laptop that is known, the signature of one that is not.
    let sealed = seal(&one, service(), &chain(&[1, 2])).unwrap();
    let forged = codes(&sealed, &sign(9, &sealed), "").unwrap().join("\n");
    assert_eq!(read(&forged, &[pin()]), Verdict::Altered);
    // A signature of another text by the right laptop.
    let other = seal(&text_of(&report("two")), service(), &chain(&[1, 2])).unwrap();
    let swapped = codes(&sealed, &sign(2, &other), "").unwrap().join("\n");
    assert_eq!(read(&swapped, &[pin()]), Verdict::Altered);
    // A head or a certificate signed by that laptop is no code: the prefix differs.
    use ed25519_dalek::Signer;
    let plain = crate::fixture::key(2).sign(&sealed).to_bytes();
    let bare = codes(&sealed, &plain, "").unwrap().join("\n");
    assert_eq!(read(&bare, &[pin()]), Verdict::Altered);
}

/// Certificates are public: anybody can copy the first from a paper and put a key of their own behind it.
#[test]
fn a_stranger_does_not_pass_behind_a_laptop_that_is_known() {
    let codes = stranger_behind_a_laptop().join("\n");
    assert_eq!(read(&codes, &[pin()]), Verdict::Altered);
}

#[test]
fn a_number_has_one_spelling() {
    let codes = codes_for(&report("one")).join("\n");
    for (one, other) in [("SW1.1-", "SW1.01-"), ("SW1.1-2", "SW1.1-02")] {
        assert_eq!(read(&codes.replace(one, other), &[pin()]), Verdict::Altered);
    }
}

#[test]
fn parts_of_two_papers_do_not_mix() {
    let codes = codes_for(&report("two"));
    let mut changed = report("two");
    changed.comments = None;
    let others = codes_for(&changed);
    let mixed = [&codes[..1], &others[1..]].concat().join("\n");
    assert_eq!(read(&mixed, &[pin()]), Verdict::Altered);
}

#[test]
fn a_small_code_cannot_become_a_large_text() {
    // A good signature over a text that grows beyond the limit.
    let sealed = seal("", service(), &chain(&[1, 2])).unwrap();
    let head = sealed.len() - miniz_oxide::deflate::compress_to_vec(b"", 10).len();
    let large = format!("stepwell-check/1\n{}", "a".repeat(TEXT_BYTES_MAX));
    let bomb = [
        &sealed[..head],
        &miniz_oxide::deflate::compress_to_vec(large.as_bytes(), 10),
    ]
    .concat();
    let codes = codes(&bomb, &sign(2, &bomb), "").unwrap().join("\n");
    assert_eq!(read(&codes, &[pin()]), Verdict::Altered);
    assert_eq!(seal(&large, service(), &chain(&[1, 2])), Err(TooLong));
}

#[test]
fn anything_else_is_no_code() {
    for pasted in ["", "hello", "https://check.example/p", "MZXW6YTBOI"] {
        assert_eq!(read(pasted, &[pin()]), Verdict::NotACode, "{pasted}");
    }
    assert_eq!(read("SW1.1-1.AAAA.9.AAA", &[pin()]), Verdict::Altered);
    assert_eq!(
        read(&"SW1.1-1.AAAA.4.AAAA".repeat(20_000), &[pin()]),
        Verdict::NotACode,
        "more than a paper holds"
    );
}

#[test]
fn a_saved_page_knows_its_service_and_no_name_breaks_out_of_it() {
    let pins = vec![Pin {
        name: "A </script><b>clinic\"".to_owned(),
        ..pin()
    }];
    let saved = page::fill(&pins);
    assert_eq!(page::pins_of(&saved), Some(pins));
    assert_eq!(saved.matches("<b>").count(), 0);
    assert_eq!(page::pins_of(page::TEMPLATE), Some(Vec::new()));
    assert_eq!(page::pins_of("<html>"), None);
}
