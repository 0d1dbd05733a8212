//! The record on either side of the window: what came before, made through the façade, and what it says afterwards.

use std::path::Path;
use std::process::Command;

use clinic::forms::{CaseForm, PatientForm};
use clinic::views::{CaseView, PersonFound};
use clinic::{Clinic, Env};
use domain::event::Event;
use domain::paper::ReportIssued;
use tests::desk::{Desk, NAME, PASSPHRASE, kevin, warehouse};
use tests::log::events;

use crate::steps::{days_ago, someone};

pub(crate) const BRONWENS_TELEPHONE: &str = "01632 960161";
pub(crate) const BRONWENS_SISTER: &str = "Carys Pugh, sister, 01632 960162";

/// Registers a person and opens their case.
pub(crate) fn registered(desk: &Desk, patient: &PatientForm, case: &CaseForm) -> CaseView {
    let patient = desk
        .clinic
        .register_patient(patient)
        .expect("they are registered");
    desk.clinic
        .open_case(&patient.banner.patient, case)
        .expect("their case is opened")
}

/// Luke Benton, who never comes (V09).
pub(crate) fn luke() -> (PatientForm, CaseForm) {
    let patient = PatientForm {
        date_of_birth: "1987-12-01".into(),
        ..person("Luke", "Benton", "999 143 2108")
    };
    let case = CaseForm {
        referral_source: "reception".into(),
        problem_detail: "Injured hand".into(),
        job_title: "Mechanic".into(),
        employer: "Larkfield Demo Garage".into(),
        ..warehouse()
    };
    (patient, case)
}

/// Ian Whitlock, who was seen for his shoulder in spring (V12).
pub(crate) fn ian() -> (PatientForm, CaseForm) {
    let patient = PatientForm {
        date_of_birth: "1959-07-07".into(),
        ..person("Ian", "Whitlock", "999 156 1730")
    };
    let case = CaseForm {
        referral_on: "2026-03-02".into(),
        referral_reason: "struggling_at_work".into(),
        problem_detail: "Right shoulder".into(),
        work_status: "struggling".into(),
        off_sick_since: String::new(),
        job_title: "School caretaker".into(),
        employer: "Larkfield Demo School".into(),
        ..warehouse()
    };
    (patient, case)
}

/// Tom Ferris, whose call it was.
pub(crate) fn tom() -> (PatientForm, CaseForm) {
    let patient = PatientForm {
        date_of_birth: "1968-04-03".into(),
        ..person("Tom", "Ferris", "999 125 9260")
    };
    let case = CaseForm {
        job_title: "Bus driver".into(),
        employer: "Larkfield Demo Buses".into(),
        ..warehouse()
    };
    (patient, case)
}

/// Bronwen Pugh, as in the demonstration but for the days (V13).
pub(crate) fn bronwen() -> (PatientForm, CaseForm) {
    let patient = PatientForm {
        telephone: BRONWENS_TELEPHONE.into(),
        safe_number: true,
        text: true,
        address: "3 Invented Close, Millbrook".into(),
        emergency_contact: BRONWENS_SISTER.into(),
        ..someone("Bronwen", "Pugh", "1988-05-17", "999 160 4847")
    };
    let case = CaseForm {
        problem_group: "mental_health".into(),
        problem_detail: "Low mood and anxiety since her father died".into(),
        off_sick_since: days_ago(110),
        job_title: "Call-centre adviser".into(),
        employer: "Ringwell Demo Services".into(),
        manager: "Owen Tate, team manager".into(),
        hours: "37.5".into(),
        ..warehouse()
    };
    (patient, case)
}

fn person(given: &str, family: &str, nhs_number: &str) -> PatientForm {
    PatientForm {
        given: given.into(),
        family: family.into(),
        preferred: String::new(),
        nhs_number: nhs_number.into(),
        ..kevin()
    }
}

/// Opens the record in `folder` for Sam Okafor, as the program does at its next start.
pub(crate) fn opened(folder: &Path) -> Clinic {
    let clinic = Clinic::open(Env::system(folder.to_owned()));
    clinic
        .unlock(NAME, PASSPHRASE)
        .expect("name and passphrase fit");
    clinic
}

/// The one person of this name.
pub(crate) fn only_person(clinic: &Clinic, text: &str) -> PersonFound {
    let mut found = clinic.find(text).expect("people can be searched");
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

/// What the PDF says, as any reader would find it, without white space.
pub(crate) fn pdf_text(folder: &Path, pdf: &[u8]) -> String {
    let path = folder.join("report.pdf");
    std::fs::write(&path, pdf).expect("a temporary file can be written");
    let output = Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .arg(&path)
        .arg("-")
        .output()
        .expect("pdftotext is installed (Debian: poppler-utils)");
    assert!(output.status.success());
    bare(&String::from_utf8(output.stdout).expect("UTF-8, as asked"))
}

/// The event that issued the one report of the case, read from the log itself.
pub(crate) fn issued_event(data: &Path, case: &str) -> ReportIssued {
    let mut issued: Vec<ReportIssued> = events(data, case)
        .into_iter()
        .filter_map(|event| {
            if let Event::ReportIssued(report) = event {
                Some(report)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(issued.len(), 1, "one report was issued");
    issued.remove(0)
}

/// Without white space: a line may break anywhere between words.
pub(crate) fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}
