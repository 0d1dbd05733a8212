//! A record made by the first version: every later program must open it and find the same story.
//!
//! `tests/golden/record-1` is never made again. `STEPWELL_FREEZE=1` made it once, and writes over nothing.

use std::fs;
use std::path::{Path, PathBuf};
use tests::desk::{Desk, NAME, PASSPHRASE};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/record-1")
}

#[test]
fn the_first_record_opens() {
    if std::env::var_os("STEPWELL_FREEZE").is_some() && !golden().exists() {
        make(&golden());
    }
    let desk = Desk::empty();
    let record = desk.folder().join("record");
    fs::create_dir_all(&record).unwrap();
    for name in ["keys.json", "record.db"] {
        fs::copy(golden().join(name), record.join(name)).unwrap();
    }
    let session = desk
        .clinic
        .unlock(NAME, PASSPHRASE)
        .unwrap()
        .session
        .unwrap();
    assert_eq!(session.service_name, "Solent Vocational Clinic");
    let found = desk.clinic.find("pryce").unwrap();
    let case = desk.clinic.case(&found[0].cases[0].case).unwrap();
    let told: Vec<(&str, &str)> = case
        .timeline
        .iter()
        .map(|entry| (entry.kind.as_str(), entry.title.as_str()))
        .collect();
    assert_eq!(
        told[1..],
        [
            ("contact", "Step 1, telephone, 30 min"),
            ("step", "Step 1 begins")
        ]
    );
    assert_eq!(told[0].0, "report");
    // The bytes are those that were issued: a damaged one is an error here.
    let pdf = desk
        .clinic
        .report_pdf(&case.case, &case.timeline[0].id)
        .unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert_eq!(session.drafts.len(), 1);
    let draft = desk
        .clinic
        .contact_draft(&session.drafts[0].id)
        .unwrap()
        .draft;
    assert_eq!(draft.note, "half a word");
}

fn make(golden: &Path) {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case);
    desk.clock.set("2026-09-01T11:00:00+01:00");
    let screen = desk.clinic.start_report(&case.case).unwrap();
    let mut form = screen.form;
    form.advice = "not_fit".into();
    form.to = "2026-09-14".into();
    form.review = "not_required".into();
    desk.clinic.issue_report(&screen.id, &form).unwrap();
    let mut draft = desk
        .clinic
        .start_contact(&case.case, "step_1", "video")
        .unwrap()
        .draft;
    draft.note = "half a word".into();
    desk.clinic.save_contact(&draft).unwrap();
    // Closing the last connection writes everything into the one file.
    let desk = desk.restart();
    fs::create_dir_all(golden).unwrap();
    for name in ["keys.json", "record.db"] {
        fs::copy(desk.folder().join("record").join(name), golden.join(name)).unwrap();
    }
}
