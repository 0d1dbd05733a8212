//! Letters, plans and summaries: written from the case, with gaps that have to be filled, on the right consent.

use clinic::Code;
use clinic::forms::{CaseForm, ConsentForm};
use clinic::letters::fill;
use clinic::letters::forms::PaperForm;
use clinic::views::FindingView;
use tests::desk::{Desk, fields};

fn consent(desk: &Desk, case: &str, purpose: &str, decision: &str) {
    let form = ConsentForm {
        purpose: purpose.into(),
        decision: decision.into(),
        on: "2026-09-01".into(),
        how: "verbal".into(),
        ..ConsentForm::default()
    };
    desk.clinic.record_consent(case, &form).unwrap();
}

fn codes(findings: &[FindingView]) -> Vec<&str> {
    let mut codes: Vec<&str> = findings.iter().map(|one| one.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn words(form: &PaperForm) -> String {
    serde_json::to_string(form).unwrap()
}

#[test]
fn a_letter_to_the_gp_from_the_report() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    desk.clock.set("2026-09-01T10:45:00+01:00");
    let report = desk.issue(&case);
    let begun = desk.clinic.start_paper(&case, "gp_letter", "").unwrap();
    assert_eq!(begun.name, "Letter to the GP");
    assert!(words(&begun.form).contains("is not fit for work, from"));
    assert!(
        begun
            .state
            .findings
            .iter()
            .any(|one| one.code == "no_consent")
    );
    let again = desk.clinic.start_paper(&case, "gp_letter", "gp").unwrap();
    assert_eq!(again.id, begun.id, "one that was begun is gone on with");

    consent(&desk, &case, "gp_copy", "given");
    let mut form = again.form;
    let refused = desk.clinic.issue_paper(&begun.id, &form);
    if let Err(refused) = refused {
        assert_eq!(refused.code, Code::Missing, "gaps are left: {refused:?}");
    }
    fill(
        &mut form,
        &[
            ("problem", "Low back pain"),
            ("gp_practice", "Millbrook Demo Surgery"),
            ("report_difficulties", "Lifting"),
        ],
    );
    let state = desk.clinic.save_paper(&begun.id, &form).unwrap();
    assert_eq!(state.gaps, 0, "{:?}", state.findings);
    let preview = desk.clinic.preview_paper(&begun.id, &form).unwrap();
    assert!(preview.starts_with(b"%PDF-"));
    let issued = desk.clinic.issue_paper(&begun.id, &form).unwrap();
    assert_eq!(
        issued.file_name,
        format!("2026-09-01_gp-letter_{}.pdf", issued.number)
    );
    assert_eq!(
        (issued.template.as_str(), issued.edition.as_str()),
        ("gp-letter", "2026-11")
    );
    assert!(issued.text.contains("NHS number 999"));
    assert!(issued.text.contains("check against the current release"));
    let pdf = desk.clinic.paper_pdf(&case, &issued.id).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));

    let view = desk.clinic.case(&case).unwrap();
    let told = view
        .timeline
        .iter()
        .find(|entry| entry.kind == "paper")
        .unwrap();
    assert_eq!(told.title, format!("Letter to the GP {}", issued.number));
    assert!(view.drafts.is_empty());
    let twice = desk.clinic.save_paper(&begun.id, &form).unwrap_err();
    assert_eq!(twice.code, Code::Refused);
    assert_ne!(issued.number, report.line.number);
}

#[test]
fn a_copy_leaves_on_a_consent_that_is_in_force_then() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    consent(&desk, &case, "gp_copy", "given");
    let issued = desk.paper(&case, "gp_letter", "gp");
    let saved = desk.folder().join("letter.pdf");
    let copy = |whom: &str, edition: &str| {
        desk.clinic
            .save_paper_copy(&case, &issued, whom, edition, &saved)
    };
    let given = copy("gp", "standard").unwrap().given;
    assert_eq!(given, ["Saved to a file on 1 Sep 2026, for the GP"]);
    assert_eq!(
        std::fs::read(&saved).unwrap(),
        desk.clinic.paper_pdf(&case, &issued).unwrap()
    );
    let large = copy("patient", "large_print").unwrap().given;
    assert_eq!(
        large[1],
        "Saved to a file on 1 Sep 2026, for the patient, large print, 18 point"
    );
    assert_ne!(
        std::fs::read(&saved).unwrap(),
        desk.clinic.paper_pdf(&case, &issued).unwrap()
    );
    assert_eq!(
        copy("employer", "standard").unwrap_err().code,
        Code::Refused
    );

    consent(&desk, &case, "gp_copy", "withdrawn");
    let refused = copy("gp", "standard").unwrap_err();
    assert_eq!(
        refused.code,
        Code::Refused,
        "withdrawal stops what comes after"
    );
    let view = desk.clinic.issued_paper(&case, &issued).unwrap();
    assert_eq!(view.given.len(), 2, "and keeps what was");
    assert!(!view.readers[0].allowed && view.readers[1].allowed);
}

#[test]
fn an_employer_s_letter_holds_nothing_of_the_record_s_health() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    desk.clock.set("2026-09-01T10:45:00+01:00");
    desk.issue(&case);
    let begun = desk
        .clinic
        .start_paper(&case, "employer_letter", "")
        .unwrap();
    let record = desk.clinic.case(&case).unwrap().form;
    assert!(!record.problem_detail.is_empty());
    assert!(!words(&begun.form).contains(&record.problem_detail));
    assert!(!begun.state.text.contains("999"));
    let refused = desk.clinic.issue_paper(&begun.id, &begun.form).unwrap_err();
    assert!(fields(&refused.fields).contains(&"copy_for"), "{refused:?}");

    // By the person's own hand no consent of ours is needed.
    let own = desk
        .clinic
        .start_paper(&case, "employer_letter", "patient")
        .unwrap();
    assert!(!codes(&own.state.findings).contains(&"no_consent"));
    let mut form = own.form.clone();
    fill(&mut form, &[("manager", "J. Hill")]);
    let at = form
        .blocks
        .iter()
        .position(|block| block.kind == "text")
        .unwrap();
    form.blocks[at].text.push_str(" They have depression.");
    let state = desk.clinic.save_paper(&own.id, &form).unwrap();
    assert!(
        state
            .findings
            .iter()
            .any(|one| one.code.starts_with("names_health") && !one.answered),
        "a word that names an illness has to be answered: {:?}",
        state.findings
    );
}

#[test]
fn an_appointment_takes_its_day_and_minds_the_post() {
    let desk = Desk::ready();
    let kevin = desk.kevin();
    let begun = desk
        .clinic
        .start_paper(&kevin.case, "appointment_letter", "")
        .unwrap();
    assert_eq!(begun.asked[0].answer, "day");
    assert!(!begun.before_sending.is_empty());
    let mut form = begun.form.clone();
    fill(
        &mut form,
        &[
            ("appointment_day", "2026-13-01"),
            ("appointment_time", "half past"),
        ],
    );
    let state = desk.clinic.save_paper(&begun.id, &form).unwrap();
    let wrong: Vec<&str> = state
        .findings
        .iter()
        .filter(|one| one.code == "not_read")
        .map(|one| one.field.as_str())
        .collect();
    assert_eq!(wrong, ["fills[0]", "fills[1]"]);
    let again = desk.clinic.paper_draft(&begun.id).unwrap();
    assert_eq!(again.form, form, "what was typed is kept");

    fill(
        &mut form,
        &[
            ("appointment_day", "2026-09-07"),
            ("appointment_time", "09:00"),
            ("appointment_how", "Face to face"),
            ("appointment_where", "Room 4"),
            ("appointment_length", "1 hour"),
            ("patient_address", "12 Invented Row"),
            ("service_telephone", "01632 960100"),
        ],
    );
    let state = desk.clinic.save_paper(&begun.id, &form).unwrap();
    assert_eq!(state.gaps, 0, "{:?}", state.findings);
    assert!(
        state.text.contains("Monday, 7 September 2026"),
        "{}",
        state.text
    );
}

#[test]
fn after_two_missed_the_letter_says_what_follows_and_settles_the_policy() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    desk.attempt(&case, "face_to_face", "did_not_attend");
    desk.clock.set("2026-09-08T10:00:00+01:00");
    desk.attempt(&case, "face_to_face", "did_not_attend");
    let choices = desk.clinic.paper_choices(&case).unwrap();
    assert_eq!(choices[0].kind, "did_not_attend_letter", "offered first");
    let issued = desk.paper(&case, "did_not_attend_letter", "patient");
    let text = desk.clinic.issued_paper(&case, &issued).unwrap().text;
    assert!(text.contains("8 September 2026"), "{text}");
    assert!(text.contains("by 22 September 2026"), "{text}");
    assert!(text.contains("close your case"), "{text}");
    let missed = desk.clinic.case(&case).unwrap().missed.unwrap();
    let letter = missed
        .stages
        .iter()
        .find(|stage| stage.what == "letter")
        .unwrap();
    assert!(letter.done);
}

#[test]
fn where_they_work_here_every_copy_for_others_warns() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let here = CaseForm {
        employer_is_this_practice: true,
        ..desk.clinic.case(&case).unwrap().form
    };
    desk.clinic.change_case(&case, &here, "").unwrap();
    consent(&desk, &case, "gp_copy", "given");
    let warned = |copy_for: &str| {
        let screen = desk
            .clinic
            .start_paper(&case, "gp_letter", copy_for)
            .unwrap();
        codes(&screen.state.findings).contains(&"employer_is_this_practice")
    };
    assert!(warned("gp"));
    assert!(!warned("patient"));
}

#[test]
fn templates_are_shown_on_an_invented_case() {
    let desk = Desk::ready();
    let templates = desk.clinic.templates().unwrap();
    assert_eq!(templates.len(), 7);
    for template in templates {
        for reader in template.readers {
            let shown = desk
                .clinic
                .template_preview(&template.kind, &reader.id)
                .unwrap();
            assert!(shown.pages > 0 && shown.gaps == 0, "{}", template.id);
            let pdf = desk
                .clinic
                .template_pdf(&template.kind, &reader.id)
                .unwrap();
            assert!(pdf.starts_with(b"%PDF-"));
        }
        assert!(
            template
                .blocks
                .iter()
                .all(|block| block.kind == "heading" || !block.source.is_empty())
        );
    }
}
