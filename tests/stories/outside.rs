//! What comes from outside of the clinic's own work: telling without consent, an employer who rings in, fit notes.

use clinic::forms::{
    ConsentForm, DisclosureForm, EmployerCallForm, FitNoteForm, ReportForm, RowForm,
};
use std::path::{Path, PathBuf};
use tests::desk::{Desk, fields};

#[test]
fn a_disclosure_without_consent_is_a_record_of_its_own() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let empty = desk
        .clinic
        .record_disclosure(&case, &DisclosureForm::default())
        .unwrap_err();
    assert_eq!(
        fields(&empty.fields),
        [
            "ground",
            "on",
            "to",
            "what",
            "why",
            "patient_told",
            "advice_taken"
        ]
    );
    let told = DisclosureForm {
        ground: "safeguarding".into(),
        on: "2026-09-01".into(),
        at: "09:40".into(),
        to: "Children's social care, duty desk".into(),
        what: "That a child is alone from six each morning".into(),
        why: "The child is five".into(),
        patient_told: "no".into(),
        advice_taken: "Dr Shah, safeguarding lead: tell them today".into(),
        ..DisclosureForm::default()
    };
    let unsaid = desk.clinic.record_disclosure(&case, &told).unwrap_err();
    assert_eq!(fields(&unsaid.fields), ["not_told_because"]);
    let later = DisclosureForm {
        on: "2026-09-02".into(),
        not_told_because: "It would bring the child into danger".into(),
        ..told
    };
    let future = desk.clinic.record_disclosure(&case, &later).unwrap_err();
    assert_eq!(fields(&future.fields), ["on"]);
    let said = DisclosureForm {
        on: "2026-09-01".into(),
        ..later
    };
    desk.clinic.record_disclosure(&case, &said).unwrap();
    let desk = desk.restart().unlock();
    let view = desk.clinic.case(&case).unwrap();
    let entry = view
        .timeline
        .iter()
        .find(|entry| entry.kind == "disclosure")
        .unwrap();
    assert_eq!(
        entry.title,
        "Disclosure without consent: safeguarding a child or an adult"
    );
    assert_eq!(
        entry.lines,
        [
            "To: Children's social care, duty desk, 09:40",
            "What: That a child is alone from six each morning",
            "Why: The child is five",
            "The person was not told: It would bring the child into danger",
            "Advice: Dr Shah, safeguarding lead: tell them today",
        ]
    );
    assert!(view.consents.is_empty(), "it is no consent");
}

#[test]
fn an_employer_who_rings_in_waits_for_a_consent() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let nobody = desk
        .clinic
        .record_employer_call(
            &case,
            &EmployerCallForm {
                on: "2026-09-01".into(),
                ..EmployerCallForm::default()
            },
        )
        .unwrap_err();
    assert_eq!(fields(&nobody.fields), ["caller"]);
    let call = EmployerCallForm {
        on: "2026-09-01".into(),
        at: "09:50".into(),
        caller: "J. Hill".into(),
        organisation: "Brightstore".into(),
        number: "01632 960555".into(),
        asked: "Is he coming back?".into(),
    };
    let view = desk.clinic.record_employer_call(&case, &call).unwrap();
    let rang = |notices: &[String]| {
        let mut notices = notices.iter();
        notices.find(|one| one.contains("rang in")).cloned()
    };
    assert_eq!(
        rang(&view.notices).unwrap(),
        "J. Hill, Brightstore (01632 960555) rang in on 1 Sep 2026 and was told nothing. Ask the person first: there is no consent to talk with the employer."
    );
    assert_eq!(view.timeline[0].kind, "employer_called");
    assert_eq!(
        view.timeline[0].title,
        "Employer rang in: J. Hill, Brightstore"
    );
    let consent = ConsentForm {
        purpose: "employer_talk".into(),
        decision: "given".into(),
        on: "2026-09-01".into(),
        how: "verbal".into(),
        named: "J. Hill, manager".into(),
        ..ConsentForm::default()
    };
    let view = desk.clinic.record_consent(&case, &consent).unwrap();
    assert!(
        rang(&view.notices)
            .unwrap()
            .ends_with("Ring back: consent is in force to talk with J. Hill, manager.")
    );
}

fn note(advice: &str, from: &str, to: &str) -> FitNoteForm {
    FitNoteForm {
        from: from.into(),
        to: to.into(),
        advice: advice.into(),
        made: "by_others".into(),
        issued_by: "Dr Shah".into(),
        ..FitNoteForm::default()
    }
}

#[test]
fn fit_notes_are_recorded_looked_over_and_never_made() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let record = |place, form: &FitNoteForm| desk.clinic.record_fit_note(&case, place, form);
    let wrong = record(None, &FitNoteForm::default()).unwrap_err();
    assert_eq!(fields(&wrong.fields), ["from", "advice"]);
    record(None, &note("not_fit", "2026-08-18", "2026-09-06")).unwrap();
    let mine = FitNoteForm {
        made: "by_me".into(),
        issued_by: String::new(),
        issued_on: "2026-09-01".into(),
        options: vec!["amended_duties".into()],
        comments: "Lifts up to 5 kg".into(),
        reassess: "yes".into(),
        ..note("may_be_fit", "2026-09-01", "2026-09-28")
    };
    let view = record(None, &mine).unwrap();
    let looked: Vec<&str> = view
        .fit_notes
        .looks
        .iter()
        .map(|look| look.rule.as_str())
        .collect();
    assert_eq!(looked, ["opposite"]);
    assert!(
        view.fit_notes.looks[0]
            .words
            .contains("1 Sep 2026 to 6 Sep 2026"),
        "{}",
        view.fit_notes.looks[0].words
    );
    assert_eq!(view.fit_notes.covered_to.as_deref(), Some("2026-09-28"));
    assert_eq!(view.fit_notes.due_on.as_deref(), Some("2026-09-21"));
    let newest = &view.fit_notes.notes[0];
    assert_eq!(newest.place, 1);
    assert_eq!(
        newest.lines,
        [
            "Made in the GP system by Sam Okafor, Occupational therapist, 1 Sep 2026",
            "Amended duties",
            "Lifts up to 5 kg",
            "To be assessed again at its end",
        ]
    );

    // Changing other details of the case keeps what is known of the notes.
    let mut form = view.form.clone();
    form.goal = "Back to the van".into();
    let view = desk.clinic.change_case(&case, &form, "").unwrap();
    assert_eq!(view.fit_notes.notes[0].lines.len(), 4);

    let view = record(Some(0), &note("not_fit", "2026-08-18", "2026-08-31")).unwrap();
    assert!(
        view.fit_notes.looks.is_empty(),
        "{:?}",
        view.fit_notes.looks
    );
    let unsaid = desk.clinic.remove_fit_note(&case, 1, " ").unwrap_err();
    assert_eq!(fields(&unsaid.fields), ["reason"]);
    let view = desk
        .clinic
        .remove_fit_note(&case, 1, "Another person's")
        .unwrap();
    assert_eq!(view.fit_notes.notes.len(), 1);

    let (screen, form) = desk.report(&case);
    let form = ReportForm {
        advice: "may_be_fit".into(),
        rows: vec![
            RowForm {
                difficulty: "Lifting from the floor.".into(),
                recommendation: "Lift up to 5 kg.".into(),
            },
            RowForm {
                difficulty: "A full shift".into(),
                recommendation: "Sit every hour".into(),
            },
        ],
        ..form
    };
    let issued = desk.clinic.issue_report(&screen.id, &form).unwrap();
    let view = desk.clinic.case(&case).unwrap();
    assert_eq!(
        view.fit_notes.comments_from,
        format!("Report {}", issued.line.number)
    );
    assert_eq!(
        view.fit_notes.comments,
        "Functional effects: Lifting from the floor; A full shift.\nAdvice: Lift up to 5 kg; Sit every hour."
    );
}

/// Every file below a folder, as text; what is no text is as text reads it.
fn texts(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            texts(&path, found);
        } else {
            let bytes = std::fs::read(&path).expect("a file");
            found.push((path, String::from_utf8_lossy(&bytes).to_lowercase()));
        }
    }
}

/// The title of the statutory form stands nowhere: in no data, on no screen, on no paper.
#[test]
fn nothing_looks_like_the_statutory_form() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    for folder in ["assets", "ui/src", "tests/golden/report"] {
        texts(&root.join(folder), &mut found);
    }
    assert!(found.len() > 200, "{} files", found.len());
    // In two halves, so that this file does not hold it either.
    let title = ["statement of fitness", "for work"].join(" ");
    for (path, text) in &found {
        assert!(!text.contains(&title), "{}", path.display());
    }
}
