//! A word for an illness in a report: marked where it stands, answered before it is issued, and never for another word.

use clinic::forms::{ConsentForm, ReportForm, RowForm};
use clinic::views::ReportState;
use tests::desk::{Desk, fields, meant};

const FIELD: &str = "rows[0].recommendation";

fn saying(form: &ReportForm, words: &str) -> ReportForm {
    ReportForm {
        advice: "may_be_fit".into(),
        rows: vec![RowForm {
            difficulty: "Long calls".into(),
            recommendation: words.into(),
        }],
        ..form.clone()
    }
}

/// The codes of the warnings about such words.
fn codes(state: &ReportState) -> Vec<String> {
    let about = state.findings.iter();
    about
        .filter(|finding| finding.code.starts_with("names_health"))
        .map(|finding| finding.code.clone())
        .collect()
}

#[test]
fn a_word_is_marked_and_answered_once() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let (screen, form) = desk.report(&case);
    let form = saying(
        &form,
        "Fewer calls: his sertraline \u{1f634} and LOW back pain",
    );
    let state = desk.clinic.save_report(&screen.id, &form).unwrap();
    let places: Vec<(&str, &str, u32, u32)> = state
        .named
        .iter()
        .map(|word| {
            (
                word.field.as_str(),
                word.names.as_str(),
                word.start,
                word.end,
            )
        })
        .collect();
    // The face takes two of the screen's units.
    assert_eq!(
        places,
        [(FIELD, "medicine", 17, 27), (FIELD, "illness", 35, 48)]
    );
    let finding = state
        .findings
        .iter()
        .find(|finding| finding.code.starts_with("names_health"))
        .unwrap();
    assert_eq!(finding.severity, "warn");
    assert!(
        finding.message.starts_with("2 words"),
        "{}",
        finding.message
    );
    assert!(
        !finding.message.contains("sertraline"),
        "nothing typed is repeated"
    );
    let refused = desk.clinic.issue_report(&screen.id, &form).unwrap_err();
    assert_eq!(fields(&refused.fields), [FIELD]);

    let code = codes(&state).remove(0);
    let answered = ReportForm {
        answered: vec![meant(&code, FIELD)],
        ..form
    };
    // Another word is another question.
    let more = ReportForm {
        answered: answered.answered.clone(),
        ..saying(
            &answered,
            "Fewer calls: his sertraline, low back pain, depression",
        )
    };
    let refused = desk.clinic.issue_report(&screen.id, &more).unwrap_err();
    assert_eq!(fields(&refused.fields), [FIELD]);
    // The same words in another order are not.
    let same = ReportForm {
        answered: answered.answered.clone(),
        ..saying(&answered, "Low back pain: fewer calls; sertraline")
    };
    desk.clinic.issue_report(&screen.id, &same).unwrap();
}

#[test]
fn a_consent_may_let_the_illness_be_named_and_no_score() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let (screen, form) = desk.report(&case);
    let form = saying(&form, "Low back pain, PHQ-9 of 4");
    let named = |form: &ReportForm| {
        let state = desk.clinic.save_report(&screen.id, form).unwrap();
        let names = state.named.into_iter().map(|word| word.names);
        names.collect::<Vec<String>>()
    };
    assert_eq!(named(&form), ["illness", "score"]);
    let consent = |decision: &str| ConsentForm {
        purpose: "employer_copy".into(),
        decision: decision.into(),
        on: "2026-09-01".into(),
        how: "verbal".into(),
        named: "J. Hill, manager".into(),
        may_name_diagnosis: true,
        ..ConsentForm::default()
    };
    desk.clinic
        .record_consent(&case, &consent("given"))
        .unwrap();
    assert_eq!(named(&form), ["score"]);
    desk.clinic
        .record_consent(&case, &consent("withdrawn"))
        .unwrap();
    assert_eq!(named(&form), ["illness", "score"]);
}
