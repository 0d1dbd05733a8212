//! The record on either side of the window: what came before, made through the façade, and what it says afterwards.

use std::path::Path;

use clinic::forms::{CaseForm, PatientForm};
use clinic::views::{CaseView, PersonFound};
use clinic::{Clinic, Env};
use tests::desk::{Desk, NAME, PASSPHRASE, kevin, warehouse};

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
