//! What an employer is given never holds what was recorded elsewhere: random cases with a word of their own in every field
//! that is not the report's, looked for in the words and in the bytes of the employer's copy of the report, of the letter to
//! the employer and of the action plan.

use clinic::forms::{
    AdjustmentForm, ConcernForm, ConsentForm, DisclosureForm, EmployerCallForm, FitNoteForm,
    HandInForm, ObstacleForm, PatientForm, PlanItemForm, QuestionnaireForm, RehabilitationForm,
    ReportForm, RowForm,
};
use domain::event::Event;
use domain::paper::CopyEdition;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use report::{Reader, Style};
use std::path::Path;
use std::process::Command;
use tests::desk::{Desk, answer_step_1, kevin, risk_answered, text, warehouse};
use tests::log::events;

fn config() -> ProptestConfig {
    let number =
        |name: &str| -> Option<u64> { std::env::var(name).ok().and_then(|n| n.parse().ok()) };
    ProptestConfig {
        cases: number("PROPTEST_CASES").map_or(8, |n| n as u32),
        rng_seed: RngSeed::Fixed(number("PROPTEST_RNG_SEED").unwrap_or(2026)),
        failure_persistence: None,
        // Every run keeps a record of its own: making it smaller would take longer than reading it.
        max_shrink_iters: 8,
        ..ProptestConfig::default()
    }
}

/// Words that stand nowhere but in the field they were put in.
#[derive(Debug)]
struct Marks {
    seed: String,
    put: Vec<String>,
}

impl Marks {
    /// A word for a field; it says which when it is found.
    fn word(&mut self, field: &str) -> String {
        let word = format!("zq{}{}", self.seed, field.replace('_', ""));
        self.put.push(word.clone());
        word
    }
}

/// What differs from one random case to the next.
#[derive(Clone, Debug)]
struct Made {
    seed: String,
    /// Which parts are there.
    parts: Vec<bool>,
    answers: Vec<u8>,
    may_name: bool,
    advice: &'static str,
    nhs_number: &'static str,
    difficulty: String,
    comments: String,
}

fn made() -> impl Strategy<Value = Made> {
    (
        "[b-df-hj-np-tv-z]{6}",
        prop::collection::vec(any::<bool>(), 10),
        prop::collection::vec(0_u8..=3, 9),
        any::<bool>(),
        prop_oneof![Just("not_fit"), Just("may_be_fit")],
        prop_oneof![Just("999 100 0003"), Just("999 054 8609")],
        "[a-z]{3,9} (at|over|for) [1-9] (kg|minutes|stairs)",
        "(Ask the team leader|Two breaks a day|)",
    )
        .prop_map(
            |(seed, parts, answers, may_name, advice, nhs_number, difficulty, comments)| Made {
                seed,
                parts,
                answers,
                may_name,
                advice,
                nhs_number,
                difficulty,
                comments,
            },
        )
}

/// Records the case, issues a report on it and gives the employer their copy; what was marked, and the copy's own words.
fn play(made: &Made) -> (Vec<String>, Vec<(String, String)>) {
    let desk = Desk::ready();
    let mut marks = Marks {
        seed: made.seed.clone(),
        put: Vec::new(),
    };
    let m = &mut marks;
    let has = |part: usize| made.parts[part];
    let patient = PatientForm {
        nhs_number: made.nhs_number.into(),
        address: m.word("address"),
        emergency_contact: m.word("emergency"),
        gp_practice: m.word("practice"),
        preferred: m.word("preferred"),
        ethnicity: m.word("ethnicity"),
        language: m.word("language"),
        ..kevin()
    };
    let patient = desk.clinic.register_patient(&patient).unwrap();
    let form = clinic::forms::CaseForm {
        referral_note: m.word("referral_note"),
        problem_detail: m.word("problem"),
        employer_notes: m.word("employer_notes"),
        override_reason: m.word("override"),
        goal: m.word("goal"),
        fit_notes: vec![FitNoteForm {
            from: "2026-08-18".into(),
            to: "2026-08-31".into(),
            advice: "not_fit".into(),
            issued_by: m.word("fit_note_by"),
            comments: m.word("fit_note_comments"),
            ..FitNoteForm::default()
        }],
        ..warehouse()
    };
    let case = desk
        .clinic
        .open_case(&patient.banner.patient, &form)
        .unwrap()
        .case;

    let mut draft = desk.begin(&case, "step_1", "telephone");
    answer_step_1(&mut draft);
    draft.note = m.word("note");
    for answer in &mut draft.answers {
        if !answer.text.is_empty() {
            answer.text = m.word(&answer.item);
        }
    }
    draft.answers.push(text("treatment", &m.word("treatment")));
    if has(0) {
        draft.questionnaires.push(QuestionnaireForm {
            instrument: "phq-9".into(),
            how: "read_aloud".into(),
            answers: made.answers.iter().copied().map(Some).collect(),
            ..QuestionnaireForm::default()
        });
        draft.risk = risk_answered();
        for answer in &mut draft.risk {
            answer.text = m.word(&format!("risk{}", answer.item));
        }
    }
    if has(1) {
        draft.concerns.push(ConcernForm {
            kind: "safeguarding_adult".into(),
            heard: m.word("heard"),
            done: m.word("done"),
            told: m.word("told"),
            told_on: "2026-09-01".into(),
            told_at: "10:20".into(),
            ..ConcernForm::default()
        });
    }
    if has(2) {
        draft.obstacles.push(ObstacleForm {
            text: m.word("obstacle"),
            action: m.word("obstacle_action"),
            ..ObstacleForm::default()
        });
    }
    if has(3) {
        draft.plan.push(PlanItemForm {
            what: m.word("plan"),
            when: m.word("plan_when"),
        });
    }
    if has(4) {
        draft.rehabilitation.push(RehabilitationForm {
            activity: m.word("activity"),
            setback_plan: m.word("setback"),
            ..RehabilitationForm::default()
        });
    }
    // What is asked of the employer stands in their papers; what they said to it does not.
    draft.adjustments.push(AdjustmentForm {
        what: "A trolley for orders over 5 kg".into(),
        answer: "partly".into(),
        said: m.word("employer_said"),
        owner: "J. Hill".into(),
        by: "2026-09-14".into(),
    });
    desk.clinic.sign_contact(&draft).unwrap();
    if has(5) {
        desk.clinic
            .add_addendum(&case, &draft.id, &m.word("addendum"))
            .unwrap();
    }
    if has(6) {
        desk.clinic
            .hand_in_questionnaire(
                &case,
                &HandInForm {
                    instrument: "gad-7".into(),
                    received_on: "2026-09-01".into(),
                    note: m.word("handed_in"),
                },
            )
            .unwrap();
    }
    if has(7) {
        desk.clinic
            .record_disclosure(
                &case,
                &DisclosureForm {
                    ground: "dvla".into(),
                    on: "2026-09-01".into(),
                    to: m.word("disclosed_to"),
                    what: m.word("disclosed_what"),
                    why: m.word("disclosed_why"),
                    patient_told: "yes".into(),
                    advice_taken: m.word("advice_taken"),
                    ..DisclosureForm::default()
                },
            )
            .unwrap();
    }
    if has(8) {
        desk.clinic
            .record_employer_call(
                &case,
                &EmployerCallForm {
                    on: "2026-09-01".into(),
                    caller: m.word("caller"),
                    asked: m.word("asked"),
                    ..EmployerCallForm::default()
                },
            )
            .unwrap();
    }
    let consent = |purpose: &str, scope: String| ConsentForm {
        purpose: purpose.into(),
        decision: "given".into(),
        on: "2026-09-01".into(),
        how: "verbal".into(),
        named: "J. Hill, manager".into(),
        scope,
        may_name_diagnosis: made.may_name,
        ..ConsentForm::default()
    };
    for (purpose, there) in [("employer_copy", true), ("employer_talk", has(9))] {
        if there {
            let form = consent(purpose, m.word(&format!("scope{purpose}")));
            desk.clinic.record_consent(&case, &form).unwrap();
        }
    }

    // Composed by the program, and then what the therapist writes for the page itself.
    let screen = desk.clinic.start_report(&case).unwrap();
    let mut form = ReportForm {
        advice: made.advice.into(),
        to: "2026-09-21".into(),
        review: "not_required".into(),
        ..screen.form.clone()
    };
    if made.advice == "may_be_fit" {
        form.rows.retain(|row| *row != RowForm::default());
        form.rows.push(RowForm {
            difficulty: made.difficulty.clone(),
            recommendation: "As agreed with the team leader".into(),
        });
    }
    if form.comments.is_empty() {
        form.comments.clone_from(&made.comments);
    }
    let state = desk.clinic.save_report(&screen.id, &form).unwrap();
    form.answered = state
        .findings
        .iter()
        .filter(|finding| finding.severity == "warn")
        .map(|finding| tests::desk::meant(&finding.code, &finding.field))
        .collect();
    let issued = desk.clinic.issue_report(&screen.id, &form).unwrap();
    let copy = desk.folder().join("employer.pdf");
    desk.clinic
        .save_report_copy(&case, &issued.id, &"employer".into(), &copy)
        .unwrap();
    let mut words = of_pdf("report", &copy);
    words.push(("report on the screen".to_owned(), issued.text));
    for kind in ["employer_letter", "action_plan"] {
        let paper = desk.paper(&case, kind, "employer");
        let copy = desk.folder().join(format!("{kind}.pdf"));
        desk.clinic
            .save_paper_copy(&case, &paper, "employer", "standard", &copy)
            .unwrap();
        words.extend(of_pdf(kind, &copy));
        let shown = desk.clinic.issued_paper(&case, &paper).unwrap().text;
        words.push((format!("{kind} on the screen"), shown));
    }
    let folder = desk.leave();
    words.extend(as_written_again(folder.path(), &case));
    (marks.put, words)
}

/// What a PDF says, wherever a reader of it may look.
fn of_pdf(name: &str, pdf: &Path) -> Vec<(String, String)> {
    vec![
        (format!("{name}, page"), run("pdftotext", &["-raw"], pdf)),
        (format!("{name}, metadata"), run("pdfinfo", &[], pdf)),
        (
            format!("{name}, outline and marks"),
            run("pdfinfo", &["-struct-text"], pdf),
        ),
    ]
}

/// The employer's copies in every edition, from what was recorded, as any later day would write them.
fn as_written_again(folder: &Path, case: &str) -> Vec<(String, String)> {
    let mut words = Vec::new();
    for event in events(folder, case) {
        for edition in CopyEdition::ALL {
            let style = Style {
                edition,
                reader: Reader::Employer,
                ..Style::default()
            };
            let text = if let Event::ReportIssued(issued) = &event {
                report::text(&issued.content, &style)
            } else if let Event::PaperIssued(issued) = &event {
                report::paper::text(&issued.content, &style)
            } else {
                continue;
            };
            words.push((
                format!("{} written again, {}", event.kind(), edition.id()),
                text,
            ));
        }
    }
    words
}

fn run(program: &str, options: &[&str], file: &Path) -> String {
    let mut command = Command::new(program);
    command.args(options).arg(file);
    if program == "pdftotext" {
        command.arg("-");
    }
    let said = command.output().expect("poppler is installed");
    assert!(said.status.success(), "{program} reads the copy");
    String::from_utf8_lossy(&said.stdout).into_owned()
}

/// Without what a line's end or a typesetter may put between the letters.
fn squashed(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_employer_copy_holds_nothing_that_was_recorded_elsewhere(made in made()) {
        let (marks, copy) = play(&made);
        prop_assert!(marks.len() > 15, "{marks:?}");
        prop_assert_eq!(copy.len(), 3 * 4 + 3 * CopyEdition::ALL.len());
        for (what, words) in &copy {
            let words = squashed(words);
            prop_assert!(what.ends_with("metadata") || words.contains("pryce"), "{what} was not read: {words}");
            for mark in &marks {
                prop_assert!(!words.contains(&squashed(mark)), "{what} holds {mark}");
            }
            let number = squashed(made.nhs_number);
            prop_assert!(!words.contains(&number), "{what} holds the NHS number");
            for never in ["phq9", "gad7", "safeguarding", "depressi", "suicid"] {
                prop_assert!(!words.contains(never), "{what} holds {never}");
            }
        }
    }
}
