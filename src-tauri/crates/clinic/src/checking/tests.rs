//! A code made with the record's own key reads with the service's public one; settings go into the next.

use crate::env::Env;
use crate::forms::{CheckingForm, SetUpForm, SiteForm, UserForm};
use crate::session::Clinic;
use check_code::page;
use domain::report::ReportContent;
use std::path::Path;
use store::Cost;

fn clinic(folder: &Path, name: &str) -> Clinic {
    let clinic = Clinic::open(Env {
        passphrase_cost: Cost::FOR_TESTS,
        ..Env::system(folder.join(name))
    });
    let passphrase = "three or four words";
    clinic
        .set_up(&SetUpForm {
            service_name: name.into(),
            sites: vec![SiteForm {
                name: "Hedge End".into(),
                ods: String::new(),
            }],
            laptop_name: "Hedge End 1".into(),
            user: UserForm {
                name: "Sam Okafor".into(),
                profession: "occupational_therapist".into(),
                registration: "OT12345".into(),
                contact: "01632 960001".into(),
                ..UserForm::default()
            },
            passphrase: passphrase.into(),
            passphrase_again: passphrase.into(),
            recovery_holder: "the practice manager".into(),
            ..SetUpForm::default()
        })
        .expect("the service is set up");
    clinic
}

fn content() -> ReportContent {
    let json = include_str!("../../../../../tests/golden/check/one.json");
    domain::report::parse(json).expect("the golden report reads")
}

fn form(telephone: &str, address: &str) -> CheckingForm {
    CheckingForm {
        telephone: telephone.into(),
        address: address.into(),
    }
}

#[test]
fn a_code_of_ours_reads_as_ours_and_nobody_else_s() {
    let folder = tempfile::tempdir().unwrap();
    let ours = clinic(folder.path(), "Ours");
    let codes = ours.session().unwrap().check_code(&content()).unwrap();
    assert!(codes.iter().all(|code| code.starts_with("stepwell:SW1.")));
    let checked = ours.check_paper(&codes.join("\n")).unwrap();
    assert_eq!(
        checked.said,
        "Matches what Ours issued on 07/09/2026. It may have been replaced or withdrawn since: ring 01632 960001."
    );
    assert_eq!(checked.verdict, "matches");
    assert_eq!(checked.record, None, "nothing of this number was issued");
    assert_eq!(checked.lines[4].label, "Patient's name");

    let theirs = clinic(folder.path(), "Theirs");
    let checked = theirs.check_paper(&codes.join("\n")).unwrap();
    assert_eq!(checked.verdict, "unknown_service");
    let changed = codes.join("\n").replacen('A', "B", 1);
    assert_eq!(ours.check_paper(&changed).unwrap().verdict, "altered");
}

#[test]
fn what_is_set_goes_into_the_next_code_and_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic(folder.path(), "Ours");
    let wanted = form("01632 960 123", "https://example.nhs.uk/check");
    let set = clinic.set_checking(&wanted).unwrap();
    assert_eq!(set.form, wanted);
    assert_eq!(clinic.checking_settings().unwrap(), set);

    let session = clinic.session().unwrap();
    let codes = session.check_code(&content()).unwrap();
    assert!(
        codes
            .iter()
            .all(|code| code.starts_with("https://example.nhs.uk/check#SW1."))
    );
    let said = clinic.check_paper(&codes.join("\n")).unwrap().said;
    assert!(said.ends_with("ring 01632 960 123."), "{said}");

    let to = folder.path().join("check.html");
    clinic.save_checking_page(&to).unwrap();
    let pins = page::pins_of(&std::fs::read_to_string(&to).unwrap()).unwrap();
    assert_eq!(
        (pins[0].name.as_str(), pins[0].key_text()),
        ("Ours", set.service_key)
    );
    assert_eq!(pins[0].telephone, "01632 960 123");
}

#[test]
fn a_preview_s_codes_are_as_large_and_say_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic(folder.path(), "Ours");
    let session = clinic.session().unwrap();
    let preview = session.preview_code(&content()).unwrap();
    let sizes = |codes: &[String]| codes.iter().map(String::len).collect::<Vec<_>>();
    let issued = session.check_code(&content()).unwrap();
    assert_eq!(sizes(&preview), sizes(&issued));
    let checked = clinic.check_paper(&preview.join("\n")).unwrap();
    assert_eq!(checked.verdict, "altered");
}

#[test]
fn an_address_or_number_that_cannot_be_printed_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic(folder.path(), "Ours");
    for (form, field) in [
        (form("ring me", ""), "telephone"),
        (form("12", ""), "telephone"),
        (form("", "http://example.nhs.uk/check"), "address"),
        (form("", "example.nhs.uk"), "address"),
        (form("", "https://localhost"), "address"),
        (form("", "https://example.nhs.uk/check#here"), "address"),
        (form("", "https://example.nhs.uk/a b"), "address"),
        (
            form("", &format!("https://example.nhs.uk/{}", "a".repeat(120))),
            "address",
        ),
    ] {
        let problem = clinic.set_checking(&form).unwrap_err();
        assert_eq!(problem.fields[0].field, field, "{form:?}");
        assert!(problem.fields[0].message.contains("such as"));
    }
    assert_eq!(clinic.checking_settings().unwrap().form, form("", ""));
    clinic
        .set_checking(&form("01632 960001 ext 12", ""))
        .unwrap();
}

#[test]
fn a_file_that_is_no_pdf_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic(folder.path(), "Ours");
    let file = folder.path().join("sent.pdf");
    std::fs::write(&file, "not a pdf").unwrap();
    assert!(
        clinic
            .check_paper_file(&file)
            .unwrap_err()
            .message
            .contains("PDF")
    );
    assert!(
        clinic
            .check_paper_file(&folder.path().join("none.pdf"))
            .is_err()
    );
}
