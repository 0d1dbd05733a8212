//! A manager has a paper and rings: what its codes come to, and what the record knows besides.

use clinic::forms::{CopyForm, WithdrawForm};
use clinic::views::PaperInRecord;
use std::fs;
use tests::desk::Desk;

struct Issued {
    desk: Desk,
    case: String,
    report: String,
    /// As a program finds them in the file.
    codes: Vec<String>,
}

fn issued() -> Issued {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    desk.clock.set("2026-09-01T10:45:00+01:00");
    let report = desk.issue(&case).id;
    let pdf = desk.clinic.report_pdf(&case, &report).unwrap();
    let codes = report::links(&pdf).expect("a PDF");
    assert!(!codes.is_empty(), "every report carries its codes");
    Issued {
        desk,
        case,
        report,
        codes,
    }
}

impl Issued {
    fn standing(&self) -> PaperInRecord {
        let checked = self
            .desk
            .clinic
            .check_paper(&self.codes.join("\n"))
            .unwrap();
        assert_eq!(checked.verdict, "matches");
        checked.record.expect("it is in this record")
    }
}

#[test]
fn a_copy_that_was_sent_is_compared_and_the_record_says_whether_it_holds() {
    let issued = issued();
    let desk = &issued.desk;
    let sent = desk.folder().join("sent.pdf");
    desk.clinic
        .save_report_copy(&issued.case, &issued.report, &"patient".into(), &sent)
        .unwrap();
    let checked = desk.clinic.check_paper_file(&sent).unwrap();
    assert_eq!(
        checked.said,
        "Matches what Solent Vocational Clinic issued on 01/09/2026. It may have been replaced or withdrawn since: ring 01632 960001."
    );
    let told = |label: &str| {
        let line = checked.lines.iter().find(|line| line.label == label);
        line.expect("a line of this label").value.as_str()
    };
    assert_eq!(told("Patient's name"), "Kevin Pryce");
    assert_eq!(told("For the period"), "01/09/2026 to 21/09/2026");
    let record = checked.record.unwrap();
    assert_eq!(
        (record.case.as_str(), record.report.as_str()),
        (issued.case.as_str(), issued.report.as_str())
    );
    assert_eq!(record.standing, "holds");
    assert!(!record.may_talk_to_employer, "nobody agreed to that");

    desk.clock.set("2026-09-22T09:00:00+01:00");
    assert_eq!(issued.standing().standing, "ended");
}

#[test]
fn a_changed_copy_does_not_match() {
    let issued = issued();
    for code in &issued.codes {
        let at = code.len() - 9;
        let new = if code.as_bytes()[at] == b'A' {
            "B"
        } else {
            "A"
        };
        let mut changed = code.clone();
        changed.replace_range(at..=at, new);
        let all = issued.codes.join("\n").replace(code, &changed);
        let checked = issued.desk.clinic.check_paper(&all).unwrap();
        assert_eq!(checked.verdict, "altered");
        assert_eq!((checked.lines, checked.record), (Vec::new(), None));
    }
    let blank = issued.desk.folder().join("blank.pdf");
    fs::write(&blank, "%PDF-1.4").unwrap();
    assert!(issued.desk.clinic.check_paper_file(&blank).is_err());
}

#[test]
fn every_edition_carries_the_same_codes() {
    let issued = issued();
    for (edition, duplicate) in [
        ("large_print", false),
        ("plain_words", false),
        ("standard", true),
    ] {
        let copy = CopyForm {
            copy_for: "patient".into(),
            edition: edition.into(),
            duplicate,
        };
        let saved = issued.desk.folder().join(format!("{edition}.pdf"));
        issued
            .desk
            .clinic
            .save_report_copy(&issued.case, &issued.report, &copy, &saved)
            .unwrap();
        let links = report::links(&fs::read(saved).unwrap()).unwrap();
        assert_eq!(links, issued.codes, "{edition}");
    }
}

#[test]
fn what_was_replaced_still_matches_and_the_record_says_by_what() {
    let issued = issued();
    let desk = &issued.desk;
    desk.clock.set("2026-09-03T09:00:00+01:00");
    let screen = desk
        .clinic
        .replace_report(&issued.case, &issued.report)
        .unwrap();
    let mut form = screen.form.clone();
    form.to = "2026-09-14".into();
    let later = desk.clinic.issue_report(&screen.id, &form).unwrap();
    let record = issued.standing();
    assert_eq!(record.standing, "replaced");
    assert_eq!(
        record.said,
        format!(
            "It was replaced by {} on 3 Sep 2026: it no longer holds.",
            later.line.number
        )
    );
}

#[test]
fn what_was_withdrawn_still_matches_and_the_record_says_when() {
    let issued = issued();
    let form = WithdrawForm {
        on: "2026-09-01".into(),
        reason: "The wrong person".into(),
    };
    issued
        .desk
        .clinic
        .withdraw_report(&issued.case, &issued.report, &form)
        .unwrap();
    let record = issued.standing();
    assert_eq!(record.standing, "withdrawn");
    assert_eq!(
        record.said,
        "It was withdrawn on 1 Sep 2026: it no longer holds."
    );
}
