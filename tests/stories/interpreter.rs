//! An interpreter is named with language and mode; family carries no consent.

use clinic::forms::{ConsentForm, InterpreterForm};
use tests::desk::{Desk, answer_step_1, chosen, fields};

fn family() -> InterpreterForm {
    InterpreterForm {
        language: "Sylheti".into(),
        name: "Her son".into(),
        by: "in_person".into(),
        kind: "family_or_friend".into(),
    }
}

fn professional() -> InterpreterForm {
    InterpreterForm {
        name: "4471".into(),
        by: "telephone".into(),
        kind: "professional".into(),
        ..family()
    }
}

fn consent(interpreter: InterpreterForm, decision: &str) -> ConsentForm {
    ConsentForm {
        purpose: "gp_copy".into(),
        decision: decision.into(),
        on: "2026-09-01".into(),
        how: "verbal".into(),
        interpreter,
        ..ConsentForm::default()
    }
}

#[test]
fn family_is_refused_for_a_consent_and_it_is_awaited() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let record = |interpreter, decision: &str| {
        desk.clinic
            .record_consent(&case, &consent(interpreter, decision))
    };
    for decision in ["given", "refused"] {
        let refused = record(family(), decision).unwrap_err();
        assert_eq!(fields(&refused.fields), ["interpreter"]);
    }
    let unsaid = InterpreterForm {
        kind: String::new(),
        ..family()
    };
    let refused = record(unsaid, "given").unwrap_err();
    assert_eq!(
        fields(&refused.fields),
        ["interpreter.kind"],
        "it is not taken for a professional"
    );
    assert_eq!(desk.clinic.case(&case).unwrap().consents, []);

    record(family(), "awaited").unwrap();
    let awaited = desk.clinic.worklist().unwrap().consents_awaited;
    assert_eq!(awaited.len(), 1);
    assert_eq!(awaited[0].case, case);
    desk.clock.set("2026-09-01T14:00:00+01:00");
    let given = record(professional(), "given").unwrap();
    assert_eq!(given.consents[0].decision, "given");
    assert!(
        given.timeline[0]
            .lines
            .iter()
            .any(|line| line.contains("Sylheti, 4471, by telephone, professional")),
        "{:?}",
        given.timeline[0].lines
    );
    assert_eq!(desk.clinic.worklist().unwrap().consents_awaited, []);
}

#[test]
fn who_interpreted_a_contact_is_asked_once_one_is_there() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut draft = desk.begin(&case, "step_1", "telephone");
    answer_step_1(&mut draft);
    draft.answers.retain(|answer| answer.item != "present");
    draft.answers.push(chosen("present", &["interpreter"]));
    let mut wanted = |interpreter: InterpreterForm| {
        draft.interpreter = interpreter;
        let state = desk.clinic.save_contact(&draft).unwrap();
        assert_eq!(state.problems, []);
        fields(&state.missing) == ["interpreter"]
    };
    assert!(wanted(InterpreterForm::default()));
    for blank in ["language", "name", "by"] {
        let mut half = professional();
        match blank {
            "language" => half.language.clear(),
            "name" => half.name.clear(),
            _ => half.by.clear(),
        }
        assert!(wanted(half), "{blank}");
    }
    assert!(!wanted(family()), "family may carry a talk in need");
    assert!(!wanted(professional()));
    desk.clinic.sign_contact(&draft).unwrap();
    let contact = desk.clinic.contact(&case, &draft.id).unwrap();
    assert!(
        contact.sections[0]
            .lines
            .iter()
            .any(|line| line.label == "Interpreter"
                && line.text == "Sylheti, 4471, by telephone, professional"),
        "{:?}",
        contact.sections[0]
    );
}
