//! Entries that did not see one another, told and settled through the façade.
//!
//! What another laptop would bring by an exchange is put into the log with the `after` its author would have had.

use crate::env::Env;
use crate::forms::{CaseForm, PatientForm, SetUpForm, SettleForm, SiteForm, UserForm};
use crate::problem::Code;
use crate::session::Clinic;
use crate::views::{DifferencesView, PatientView};
use domain::case::{CaseChanged, CaseField};
use domain::event::Event;
use domain::header::{Author, NewEvent, Subject};
use domain::ids::{CaseId, EventId, PatientId, UserId};
use domain::patient::{PatientChanged, PatientField};
use std::path::Path;
use store::{Commit, Cost};
use uuid::Uuid;

fn clinic(folder: &Path) -> Clinic {
    let clinic = Clinic::open(Env {
        passphrase_cost: Cost::FOR_TESTS,
        ..Env::system(folder.to_owned())
    });
    let passphrase = "three or four words";
    clinic
        .set_up(&SetUpForm {
            service_name: "Solent".into(),
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
        .unwrap();
    clinic
}

fn person(given: &str, telephone: &str) -> PatientForm {
    PatientForm {
        given: given.into(),
        family: "Pryce".into(),
        date_of_birth: "1984-02-11".into(),
        nhs_number_not_known: "not to hand".into(),
        telephone: telephone.into(),
        ..PatientForm::default()
    }
}

fn case_form(goal: &str) -> CaseForm {
    CaseForm {
        referral_on: "2026-09-01".into(),
        referral_source: "gp".into(),
        referral_reason: "off_sick".into(),
        problem_group: "musculoskeletal".into(),
        work_status: "at_work".into(),
        goal: goal.into(),
        ..CaseForm::default()
    }
}

/// What Priya recorded without having seen what came after `seen`.
fn apart(clinic: &Clinic, subject: Subject, seen: &[EventId], event: &Event) {
    let session = clinic.session().unwrap();
    let identity = session.identity();
    let event = NewEvent {
        id: EventId(clinic.env.timed_id()),
        subject,
        kind: event.kind().to_owned(),
        version: event.version(),
        critical: event.critical(),
        author: Author {
            user: UserId(Uuid::from_u128(7)),
            name: "Priya Nair".to_owned(),
            profession: String::new(),
            registration: String::new(),
        },
        laptop: identity.laptop,
        site: identity.site,
        stamp: session.store.last_stamp().unwrap().next(1),
        recorded_at: "2021-09-03T09:40:00+01:00".parse().unwrap(),
        after: seen.to_vec(),
        payload: event.encode().unwrap(),
    };
    let commit = Commit {
        events: vec![event],
        ..Commit::default()
    };
    session
        .store
        .commit(commit, &mut clinic.env.random())
        .unwrap();
}

fn heads(clinic: &Clinic, subject: Subject) -> Vec<EventId> {
    clinic.session().unwrap().store.heads(subject).unwrap()
}

fn goal(words: &str) -> Event {
    CaseChanged {
        set: vec![CaseField::Goal(words.to_owned())],
        reason: String::new(),
        contact: None,
    }
    .into()
}

fn subject_of(case: &str) -> Subject {
    Subject::Case(CaseId::parse(case).unwrap())
}

fn keep(view: &DifferencesView, at: usize, keep: &str) -> SettleForm {
    let difference = &view.differences[at];
    SettleForm {
        kind: difference.about.kind.clone(),
        id: difference.about.id.clone(),
        field: difference.field.clone(),
        keep: keep.to_owned(),
        seen: difference
            .values
            .iter()
            .flat_map(|value| value.said.iter().map(|said| said.event.clone()))
            .collect(),
    }
}

#[test]
fn a_goal_set_by_two_is_shown_with_who_and_where_and_settled_once() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic(folder.path());
    let patient = clinic.register_patient(&person("Kevin", "")).unwrap();
    let case = clinic
        .open_case(&patient.banner.patient, &case_form("work"))
        .unwrap()
        .case;
    let seen = heads(&clinic, subject_of(&case));
    clinic
        .change_case(&case, &case_form("drive the van"), "")
        .unwrap();
    apart(&clinic, subject_of(&case), &seen, &goal("sleep again"));

    let view = clinic.differences("case", &case).unwrap();
    assert_eq!(view.differences.len(), 1);
    assert_eq!(view.differences[0].label, "Goal");
    let words: Vec<&str> = view.differences[0]
        .values
        .iter()
        .map(|value| value.words.as_str())
        .collect();
    assert!(words.contains(&"drive the van") && words.contains(&"sleep again"));
    let hers = view.differences[0]
        .values
        .iter()
        .find(|value| value.words == "sleep again")
        .unwrap();
    assert_eq!(hers.said[0].by, "Priya Nair");
    assert_eq!(hers.said[0].place, "Hedge End, on Hedge End 1");
    assert!(
        hers.said[0].clock_wrong,
        "five years before what she had seen"
    );
    assert_eq!(
        clinic.worklist().unwrap().differences.len(),
        1,
        "one thing to see to"
    );

    // Saving something else with the form as it is shown settles nothing.
    let shown = clinic.case(&case).unwrap().form;
    let more = CaseForm {
        employer: "Demo Bakery".into(),
        ..shown
    };
    clinic.change_case(&case, &more, "").unwrap();
    let view = clinic.differences("case", &case).unwrap();
    assert_eq!(view.differences.len(), 1);

    // What arrived meanwhile has been seen by nobody.
    let old = keep(&view, 0, "both");
    apart(&clinic, subject_of(&case), &seen, &goal("walk"));
    let refused = clinic.settle("case", &case, &old).unwrap_err();
    assert_eq!(refused.code, Code::Changed);

    let view = clinic.differences("case", &case).unwrap();
    assert_eq!(view.differences[0].values.len(), 3);
    let hers = view.differences[0].values[2].said[0].event.clone();
    let left = clinic
        .settle("case", &case, &keep(&view, 0, &hers))
        .unwrap();
    assert!(left.differences.is_empty());
    assert!(clinic.worklist().unwrap().differences.is_empty());
    let again = clinic
        .settle("case", &case, &keep(&view, 0, &hers))
        .unwrap_err();
    assert_eq!(again.code, Code::Changed);
}

#[test]
fn what_differs_about_the_person_is_settled_from_their_case() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic(folder.path());
    let patient = clinic.register_patient(&person("Kevin", "")).unwrap();
    let id = patient.banner.patient.clone();
    let case = clinic.open_case(&id, &case_form("work")).unwrap().case;
    let subject = Subject::Patient(PatientId::parse(&id).unwrap());
    let seen = heads(&clinic, subject);
    let mut form = person("Kevin", "");
    form.address = "1 Demo Street".into();
    clinic.correct_patient(&id, &form, "moved").unwrap();
    let moved: Event = PatientChanged {
        set: vec![PatientField::Address("2 Demo Road".into())],
        reason: String::new(),
    }
    .into();
    apart(&clinic, subject, &seen, &moved);

    assert_eq!(clinic.case(&case).unwrap().differences.len(), 1);
    let view = clinic.differences("case", &case).unwrap();
    assert_eq!(view.differences[0].about.kind, "patient");
    let left = clinic
        .settle("case", &case, &keep(&view, 0, "both"))
        .unwrap();
    assert!(left.differences.is_empty());
    let address = clinic.patient(&id).unwrap().form.address;
    assert_eq!(address, "1 Demo Street; 2 Demo Road");
}

fn pair(clinic: &Clinic) -> (PatientView, PatientView, String) {
    let first = clinic
        .register_patient(&person("Kevin", "01632 960111"))
        .unwrap();
    let second = clinic
        .register_patient(&person("Kevn", "01632 960222"))
        .unwrap();
    let case = clinic
        .open_case(&second.banner.patient, &case_form("work"))
        .unwrap();
    (first, second, case.case)
}

#[test]
fn a_person_registered_twice_is_asked_about_once_merged_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic(folder.path());
    let (first, second, case) = pair(&clinic);
    let (one, other) = (&first.banner.patient, &second.banner.patient);
    let asked = clinic.worklist().unwrap().maybe_same;
    assert_eq!(asked.len(), 1);
    assert_eq!((&asked[0].one, &asked[0].other), (one, other));
    let view = clinic.compare_people(other, one).unwrap();
    assert_eq!(view.one.patient, *one, "registered first");
    assert_eq!(view.other.cases.len(), 1);
    let differs: Vec<&str> = view
        .rows
        .iter()
        .filter(|row| row.differs)
        .map(|row| row.label.as_str())
        .collect();
    assert_eq!(differs, ["Name", "Telephone"]);

    let merged = clinic.merge_people(one, other, "asked them").unwrap();
    assert_eq!(merged.registrations.len(), 1);
    assert_eq!(merged.cases.len(), 1, "their cases come together");
    let shown = clinic.case(&case).unwrap().banner;
    assert_eq!(
        (shown.patient, shown.shown_name),
        (one.clone(), "PRYCE, Kevin".to_owned())
    );
    assert!(clinic.worklist().unwrap().maybe_same.is_empty());
    assert_eq!(clinic.find("kevn").unwrap()[0].shown_name, "PRYCE, Kevin");
    assert_eq!(clinic.find("pryce").unwrap().len(), 1);

    let back = clinic.unmerge_person(other, "").unwrap();
    assert_eq!(back.banner.shown_name, "PRYCE, Kevn");
    assert_eq!(
        back.form.telephone, "01632 960222",
        "nothing of either was lost"
    );
    assert_eq!(clinic.case(&case).unwrap().banner.shown_name, "PRYCE, Kevn");
    assert!(
        clinic.worklist().unwrap().maybe_same.is_empty(),
        "not asked again"
    );
}

#[test]
fn merged_into_each_other_on_two_laptops_is_one_person_and_taken_back_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic(folder.path());
    let (first, second, _) = pair(&clinic);
    let (one, other) = (&first.banner.patient, &second.banner.patient);
    clinic.merge_people(one, other, "").unwrap();
    let subject = Subject::Patient(PatientId::parse(one).unwrap());
    let merged: Event = domain::patient::PatientMerged {
        into: PatientId::parse(other).unwrap(),
        reason: String::new(),
    }
    .into();
    apart(&clinic, subject, &heads(&clinic, subject), &merged);
    assert_eq!(clinic.find("pryce").unwrap().len(), 1);
    assert!(clinic.compare_people(one, other).unwrap().merged);
    clinic.unmerge_person(other, "").unwrap();
    assert!(!clinic.compare_people(one, other).unwrap().merged);
    assert_eq!(clinic.find("pryce").unwrap().len(), 2);
}

#[test]
fn two_people_who_were_told_apart_are_not_asked_about_again() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = clinic(folder.path());
    let (first, second, _) = pair(&clinic);
    clinic
        .tell_people_apart(&first.banner.patient, &second.banner.patient)
        .unwrap();
    assert!(clinic.worklist().unwrap().maybe_same.is_empty());
    assert_eq!(clinic.find("pryce").unwrap().len(), 2);
}
