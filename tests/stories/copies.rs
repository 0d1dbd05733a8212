//! Every copy given to anyone: who, how, when, on which consent, which document.

use clinic::Code;
use clinic::Random;
use clinic::forms::{ConsentForm, CopyForm, DeliveryForm, PatientForm};
use clinic::views::{CopyView, IssuedReport};
use rusqlite::{Connection, params};
use std::fs;
use tests::desk::{Desk, Seeded, kevin};

fn consent(decision: &str, on: &str) -> ConsentForm {
    ConsentForm {
        purpose: "employer_copy".into(),
        decision: decision.into(),
        on: on.into(),
        how: "verbal".into(),
        named: "J. Hill".into(),
        channel: "post".into(),
        ..ConsentForm::default()
    }
}

fn copy(copy_for: &str, edition: &str, duplicate: bool) -> CopyForm {
    CopyForm {
        copy_for: copy_for.into(),
        edition: edition.into(),
        duplicate,
    }
}

fn save(
    desk: &Desk,
    case: &str,
    issued: &IssuedReport,
    copy: &CopyForm,
) -> (IssuedReport, Vec<u8>) {
    let to = desk.folder().join("copy.pdf");
    let after = desk
        .clinic
        .save_report_copy(case, &issued.id, copy, &to)
        .unwrap();
    (after, fs::read(to).unwrap())
}

fn hash(bytes: &[u8]) -> String {
    let document = store::Document {
        media_type: "application/pdf".into(),
        bytes: bytes.to_owned(),
    };
    document.hash().to_string()[..8].to_owned()
}

fn told(copy: &CopyView) -> [&str; 4] {
    [&copy.whom, &copy.how, &copy.on, &copy.consent].map(String::as_str)
}

#[test]
fn each_copy_says_who_how_when_on_which_consent_and_which_document() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let issued = desk.issue(&case);
    let refused = desk
        .clinic
        .save_report_copy(
            &case,
            &issued.id,
            &"employer".into(),
            &desk.folder().join("never.pdf"),
        )
        .unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert!(!desk.folder().join("never.pdf").exists());

    desk.clinic
        .record_consent(&case, &consent("given", "2026-09-01"))
        .unwrap();
    let (_, own) = save(&desk, &case, &issued, &"patient".into());
    assert_eq!(own, desk.clinic.report_pdf(&case, &issued.id).unwrap());
    desk.clock.set("2026-09-02T09:00:00+01:00");
    let (_, managers) = save(&desk, &case, &issued, &"employer".into());
    let previewed = desk
        .clinic
        .copy_pdf(&case, &issued.id, &"employer".into())
        .unwrap();
    assert_eq!(
        managers, previewed,
        "what the screen shows is what they get"
    );
    let posted = DeliveryForm {
        copy_for: "employer".into(),
        how: "posted".into(),
        on: "2026-09-02".into(),
        to: "2 Mill Lane".into(),
        ..DeliveryForm::default()
    };
    let after = desk
        .clinic
        .deliver_report(&case, &issued.id, &posted)
        .unwrap();
    let copies = &after.life.copies;
    let on_consent = "consent of 1 Sep 2026, verbal";
    let whom = "the employer (J. Hill)";
    assert_eq!(
        copies.iter().map(told).collect::<Vec<_>>(),
        [
            [whom, "Posted: 2 Mill Lane", "2026-09-02", on_consent],
            [whom, "Saved to a file", "2026-09-02", on_consent],
            ["the patient", "Saved to a file", "2026-09-01", "their own"],
        ]
    );
    assert_eq!(copies[1].document, hash(&managers));
    assert_eq!(copies[2].document, hash(&own));

    // Withdrawn: the next copy is stopped, and what was given stays told.
    desk.clock.set("2026-09-03T09:00:00+01:00");
    desk.clinic
        .record_consent(&case, &consent("withdrawn", "2026-09-03"))
        .unwrap();
    let refused = desk
        .clinic
        .save_report_copy(
            &case,
            &issued.id,
            &"employer".into(),
            &desk.folder().join("never.pdf"),
        )
        .unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert_eq!(
        desk.clinic.report(&case, &issued.id).unwrap().life.copies,
        *copies
    );
}

#[test]
fn an_edition_is_a_document_of_its_own_and_given_again_it_is_the_very_same() {
    let desk = Desk::ready();
    let opened = desk.kevin();
    let case = desk.step_1(&opened.case).case;
    let issued = desk.issue(&case);
    assert_eq!(issued.life.suggested_edition, "standard");
    let large_print = PatientForm {
        communication_needs: vec!["large_print".into()],
        ..kevin()
    };
    desk.clinic
        .correct_patient(&opened.banner.patient, &large_print, "Asked today")
        .unwrap();
    let now = desk.clinic.report(&case, &issued.id).unwrap();
    assert_eq!(now.life.suggested_edition, "large_print");

    let duplicate = copy("patient", "", true);
    let (first, bytes) = save(&desk, &case, &issued, &duplicate);
    assert_ne!(bytes, desk.clinic.report_pdf(&case, &issued.id).unwrap());
    assert_eq!(first.life.copies[0].edition, "Standard, duplicate");
    let (second, again) = save(&desk, &case, &issued, &duplicate);
    assert_eq!(bytes, again);
    assert_eq!(
        second.life.copies[0].document,
        first.life.copies[0].document
    );
    let (large, _) = save(
        &desk,
        &case,
        &issued,
        &copy("patient", "large_print", false),
    );
    assert_eq!(large.life.copies[0].edition, "Large print");
    let name = |copy: &CopyForm| desk.clinic.copy_file_name(&case, &issued.id, copy).unwrap();
    assert_eq!(name(&"patient".into()), issued.file_name);
    assert!(
        name(&copy("employer", "large_print", true))
            .ends_with("_employer_large-print_duplicate.pdf")
    );

    let desk = desk.restart().unlock();
    assert_eq!(
        desk.clinic.copy_pdf(&case, &issued.id, &duplicate).unwrap(),
        bytes
    );
}

/// Writes something else where a document's bytes are, past the program and its triggers. The database key is found among
/// what the seeded randomness gave when the record was made.
fn damage(desk: &Desk, bytes: &[u8]) {
    let mut stream = [0; 8 * 256];
    Seeded::new(1).fill(&mut stream);
    let raw = stream
        .windows(32)
        .step_by(8)
        .find_map(|key| {
            let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            let raw = Connection::open(desk.folder().join("record/record.db")).unwrap();
            raw.execute_batch(&format!(
                "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{hex}'\"; PRAGMA trusted_schema = OFF;"
            ))
            .unwrap();
            raw.query_row("SELECT count(*) FROM document", [], |_| Ok(()))
                .is_ok()
                .then_some(raw)
        })
        .expect("the key is among them");
    let triggers: String = raw
        .query_row(
            "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master WHERE type = 'trigger'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    raw.execute_batch(&triggers).unwrap();
    let changed = raw
        .execute(
            "UPDATE document SET bytes = ?1 WHERE bytes = ?2",
            params![b"%PDF-1.7 another".as_slice(), bytes],
        )
        .unwrap();
    assert_eq!(changed, 1);
}

/// The stored bytes of a copy are what was given: with them gone, nothing else is passed off as them.
#[test]
fn a_copy_whose_bytes_are_damaged_is_not_rendered_in_its_place() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let issued = desk.issue(&case);
    let duplicate = copy("patient", "", true);
    let (_, bytes) = save(&desk, &case, &issued, &duplicate);
    let desk = desk.restart();
    damage(&desk, &bytes);
    let desk = desk.unlock();
    let refused = desk
        .clinic
        .copy_pdf(&case, &issued.id, &duplicate)
        .unwrap_err();
    assert_eq!(refused.code, Code::Damaged);
    assert!(
        desk.clinic
            .copy_pdf(&case, &issued.id, &copy("patient", "large_print", true))
            .is_ok(),
        "another edition is another document"
    );
}
