//! What time ran out for heads the next contact, and is gone once it is asked.

use clinic::forms::{AnswerForm, ContactDraft};
use clinic::views::ContactScreen;
use tests::desk::{Desk, answer_step_1, fields, text};

fn leave(draft: &mut ContactDraft, item: &str, because: &str) {
    draft.answers.retain(|answer| answer.item != item);
    draft.answers.push(AnswerForm {
        left_because: because.into(),
        ..text(item, "")
    });
}

fn carried(screen: &ContactScreen) -> Vec<(&str, &str)> {
    screen
        .carried
        .iter()
        .map(|one| (one.item.id.as_str(), one.on.as_str()))
        .collect()
}

#[test]
fn ran_out_of_time_is_asked_first_next_time() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut first = desk.begin(&case, "step_1", "telephone");
    answer_step_1(&mut first);
    first.answers.retain(|answer| answer.item != "difficulty");
    let state = desk.clinic.save_contact(&first).unwrap();
    assert_eq!(fields(&state.missing), ["difficulty"]);
    assert_eq!(state.can_be_left, ["difficulty"]);
    leave(&mut first, "difficulty", "ran_out_of_time");
    leave(&mut first, "advice", "not_relevant");
    desk.clinic.sign_contact(&first).unwrap();

    desk.clock.set("2026-09-07T10:00:00+01:00");
    // The agenda of a review does not ask this; it was not asked in its own contact, so it is asked here.
    let screen = desk
        .clinic
        .start_contact(&case, "review", "telephone")
        .unwrap();
    assert_eq!(carried(&screen), [("difficulty", "2026-09-01")]);
    assert!(!screen.carried[0].item.prompt.is_empty());
    let mut second = screen.draft;
    answer_step_1(&mut second);
    leave(&mut second, "difficulty", "ran_out_of_time");
    desk.clinic.sign_contact(&second).unwrap();

    let attempt = desk.attempt(&case, "telephone", "no_answer");
    assert!(attempt.drafts.is_empty());
    let screen = desk
        .clinic
        .start_contact(&case, "step_1", "telephone")
        .unwrap();
    assert_eq!(
        carried(&screen),
        [("difficulty", "2026-09-07")],
        "once, from when it was left last"
    );
    let mut third = screen.draft;
    answer_step_1(&mut third);
    desk.clinic.sign_contact(&third).unwrap();
    let after = desk
        .clinic
        .start_contact(&case, "step_1", "telephone")
        .unwrap();
    assert_eq!(carried(&after), []);
}

#[test]
fn who_they_are_is_never_left() {
    let desk = Desk::ready();
    let case = desk.kevin().case;
    let mut draft = desk.begin(&case, "step_1", "telephone");
    answer_step_1(&mut draft);
    leave(&mut draft, "identity", "ran_out_of_time");
    let state = desk.clinic.save_contact(&draft).unwrap();
    assert_eq!(state.can_be_left, [""; 0]);
    let refused = desk.clinic.sign_contact(&draft).unwrap_err();
    assert_eq!(fields(&refused.fields), ["identity"]);
    answer_step_1(&mut draft);
    leave(&mut draft, "difficulty", "some other reason");
    let refused = desk.clinic.sign_contact(&draft).unwrap_err();
    assert_eq!(
        fields(&refused.fields),
        ["difficulty"],
        "only for one of the three reasons"
    );
}
