//! A report gets to a person who is not in the room: a recorded fact, and on the worklist until then.

use clinic::forms::{DeliveryForm, PatientForm};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use tests::desk::{Desk, fields, kevin};

fn posted(on: &str) -> DeliveryForm {
    DeliveryForm {
        copy_for: "patient".into(),
        how: "posted".into(),
        on: on.into(),
        to: "12 Invented Row".into(),
        note: String::new(),
    }
}

#[test]
fn not_yet_with_the_patient_until_it_is() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    desk.clock.set("2026-09-01T10:45:00+01:00");
    let issued = desk.issue(&case);
    assert!(!issued.with_patient);
    let owed = desk.clinic.worklist().unwrap().delivery;
    assert_eq!(
        (owed.len(), owed[0].about.as_str()),
        (1, issued.id.as_str())
    );

    let saved = desk.folder().join("copy.pdf");
    desk.clinic
        .save_report_copy(&case, &issued.id, &"patient".into(), &saved)
        .unwrap();
    assert_eq!(
        desk.clinic.worklist().unwrap().delivery.len(),
        1,
        "a saved file is with nobody"
    );
    let deliver = |form: &DeliveryForm| desk.clinic.deliver_report(&case, &issued.id, form);
    for on in ["2026-08-31", "2026-09-02"] {
        let refused = deliver(&posted(on)).unwrap_err();
        assert_eq!(fields(&refused.fields), ["on"]);
    }
    let employer = DeliveryForm {
        copy_for: "employer".into(),
        ..posted("2026-09-01")
    };
    let refused = deliver(&employer).unwrap_err();
    assert_eq!(fields(&refused.fields), ["copy_for"], "no consent");

    desk.clock.set("2026-09-02T09:00:00+01:00");
    let with = deliver(&posted("2026-09-02")).unwrap();
    assert!(with.with_patient);
    assert_eq!(
        with.deliveries,
        ["Posted on 2 Sep 2026, to the patient: 12 Invented Row"]
    );
    assert_eq!(desk.clinic.worklist().unwrap().delivery, []);
    let story = &desk.clinic.case(&case).unwrap().timeline[0];
    assert!(story.lines.iter().any(|line| line.starts_with("Posted on")));
}

/// The commands of CUPS, as far as the program uses them: one printer, which writes what it is sent into a file.
fn printer(folder: &std::path::Path) {
    let lpstat = "#!/bin/sh\ncase \"$*\" in\n-e) echo Room_4 ;;\n\
                  *) printf 'printer Room_4 is idle.\\n\\tLocation: Room 4, first floor\\n' ;;\nesac\n";
    let lp = "#!/bin/sh\ncat >> \"$STEPWELL_PRINTED\"\n";
    for (name, script) in [("lpstat", lpstat), ("lp", lp)] {
        let path = folder.join(name);
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

/// Runs itself once more with a printer in its path: a path is the whole process's, and other stories run beside it.
#[test]
fn a_sheet_that_jammed_is_printed_again() {
    if std::env::var_os("STEPWELL_PRINTED").is_some() {
        return printed_again();
    }
    let folder = tempfile::tempdir().unwrap();
    printer(folder.path());
    let path = std::env::var("PATH").unwrap_or_default();
    let ran = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "delivery::a_sheet_that_jammed_is_printed_again"])
        .env("PATH", format!("{}:{path}", folder.path().display()))
        .env("STEPWELL_PRINTED", folder.path().join("printed"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "{said}");
    assert!(said.contains("1 passed"), "{said}");
    let printed = fs::read(folder.path().join("printed")).unwrap();
    let sheets = printed.windows(5).filter(|five| five == b"%PDF-").count();
    assert_eq!(sheets, 2);
}

fn printed_again() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let issued = desk.issue(&case);
    assert_eq!(issued.printers[0].name, "Room_4");
    assert_eq!(issued.printers[0].place, "Room 4, first floor");
    let print = |printer: &str, again| {
        desk.clinic
            .print_report(&case, &issued.id, &"patient".into(), printer, again)
    };
    let refused = print("Reception", false).unwrap_err();
    assert_eq!(fields(&refused.fields), ["printer"]);
    print("Room_4", false).unwrap();
    let twice = print("Room_4", true).unwrap();
    assert_eq!(
        twice.line.given,
        [
            "Printed on 1 Sep 2026, for the patient",
            "Printed again, the sheets before did not come out on 1 Sep 2026, for the patient"
        ]
    );
}

#[test]
fn a_cover_sheet_needs_an_address_and_remembers_where_letters_go_back_to() {
    let desk = Desk::ready();
    let opened = desk.kevin();
    let case = desk.step_1(&opened.case).case;
    let issued = desk.issue(&case);
    assert_eq!(issued.return_to, "");
    let to = desk.folder().join("cover.pdf");
    let save = |return_to: &str| {
        desk.clinic
            .save_cover_sheet(&case, &issued.id, return_to, &to)
    };
    let refused = save("").unwrap_err();
    assert_eq!(fields(&refused.fields), ["address", "return_to"]);
    let refused = save("PO Box 12, Southampton").unwrap_err();
    assert_eq!(fields(&refused.fields), ["address"]);
    assert!(!to.exists());

    let addressed = PatientForm {
        address: "12 Invented Row\nMillbrook\nSO15 0AA".into(),
        ..kevin()
    };
    desk.clinic
        .correct_patient(&opened.banner.patient, &addressed, "Asked today")
        .unwrap();
    let saved = save("PO Box 12, Southampton").unwrap();
    assert_eq!(saved.return_to, "PO Box 12, Southampton");
    assert_eq!(saved.line.given, [""; 0], "it is no copy of the report");
    assert_eq!(saved.deliveries, [""; 0], "and not yet posted");
    let read = Command::new("pdftotext")
        .arg(&to)
        .arg("-")
        .output()
        .unwrap();
    let sheet = String::from_utf8(read.stdout).unwrap();
    for line in ["Kevin Pryce", "12 Invented Row", "SO15 0AA", "PO Box 12"] {
        assert!(sheet.contains(line), "{line}: {sheet}");
    }
    let lower = sheet.to_lowercase();
    for word in ["health", "fitness", "clinic", "back pain"] {
        assert!(!lower.contains(word), "{word}: {sheet}");
    }

    let desk = desk.restart().unlock();
    let later = desk.clinic.report(&case, &issued.id).unwrap();
    assert_eq!(later.return_to, "PO Box 12, Southampton");
}
