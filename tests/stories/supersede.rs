//! A mistake in a report that is out: it is replaced, and whoever has the old one is told.

use clinic::Code;
use clinic::forms::{DeliveryForm, TellForm};
use tests::desk::{Desk, fields};

fn handed_over(on: &str) -> DeliveryForm {
    DeliveryForm {
        copy_for: "patient".into(),
        how: "printed_here".into(),
        on: on.into(),
        ..DeliveryForm::default()
    }
}

fn told(on: &str) -> TellForm {
    TellForm {
        copy_for: "patient".into(),
        how: "telephone".into(),
        on: on.into(),
        note: "will bring it back".into(),
        ..TellForm::default()
    }
}

#[test]
fn a_report_is_replaced_and_its_holders_are_told() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let old = desk.issue(&case);
    assert!(old.life.holds);
    desk.clinic
        .deliver_report(&case, &old.id, &handed_over("2026-09-01"))
        .unwrap();
    assert!(desk.clinic.worklist().unwrap().tell_holder.is_empty());

    desk.clock.set("2026-09-03T09:00:00+01:00");
    let screen = desk.clinic.replace_report(&case, &old.id).unwrap();
    let replaces = screen.replaces.clone().unwrap();
    assert_eq!(
        (replaces.number.as_str(), replaces.issued_on.as_str()),
        (old.line.number.as_str(), "2026-09-01")
    );
    let mut form = screen.form.clone();
    assert_eq!(
        (form.advice.as_str(), form.to.as_str(), form.review.as_str()),
        ("not_fit", "2026-09-21", "not_required"),
        "what the old one says, to be put right"
    );
    form.to = "2026-09-14".into();
    desk.clinic.save_report(&screen.id, &form).unwrap();
    let again = desk.clinic.replace_report(&case, &old.id).unwrap();
    assert_eq!(
        (again.id, again.form.to),
        (screen.id.clone(), form.to.clone())
    );
    assert!(
        desk.clinic.report(&case, &old.id).unwrap().life.holds,
        "until the new one is issued"
    );

    let new = desk.clinic.issue_report(&screen.id, &form).unwrap();
    assert_ne!(new.line.number, old.line.number);
    let link = |link: &Option<clinic::views::ReportLink>| link.clone().unwrap().report;
    assert_eq!(link(&new.life.supersedes), old.id);
    assert_eq!(new.life.supersedes_to_tell, 1);
    let replaced = desk.clinic.report(&case, &old.id).unwrap();
    assert_eq!(link(&replaced.life.superseded_by), new.id);
    assert!(!replaced.life.holds);
    assert_eq!(
        replaced.line.ended,
        format!("Replaced on 3 Sep 2026 by {}", new.line.number)
    );
    let holder = &replaced.life.holders[0];
    assert_eq!(holder.words, "the patient");
    assert_eq!(holder.ways, ["Printed here and given on 1 Sep 2026"]);
    assert!(holder.told.is_empty());

    let view = desk.clinic.case(&case).unwrap();
    let kinds: Vec<&str> = view
        .timeline
        .iter()
        .map(|entry| entry.kind.as_str())
        .filter(|kind| kind.starts_with("report"))
        .collect();
    assert_eq!(kinds, ["report", "report_replaced"]);
    let line = &desk.clinic.find("pryce").unwrap()[0].cases[0];
    assert_eq!(line.report_to.as_deref(), Some("2026-09-14"), "the new one");
    let list = desk.clinic.worklist().unwrap();
    assert_eq!(list.tell_holder[0].about, old.id);
    assert_eq!(list.delivery[0].about, new.id, "the old one is not owed");

    let twice = desk.clinic.replace_report(&case, &old.id).unwrap_err();
    assert_eq!(twice.code, Code::Refused);
    let early = desk
        .clinic
        .tell_holder(&case, &old.id, &told("2026-09-02"))
        .unwrap_err();
    assert_eq!(
        fields(&early.fields),
        ["on"],
        "before there was anything to tell"
    );
    let done = desk
        .clinic
        .tell_holder(&case, &old.id, &told("2026-09-03"))
        .unwrap();
    assert_eq!(
        done.life.holders[0].told,
        ["By telephone on 3 Sep 2026, by Sam Okafor: will bring it back"]
    );
    assert!(desk.clinic.worklist().unwrap().tell_holder.is_empty());
}

#[test]
fn another_report_that_is_begun_is_not_lost_to_a_replacement() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let old = desk.issue(&case);
    let begun = desk.clinic.start_report(&case).unwrap();
    let refused = desk.clinic.replace_report(&case, &old.id).unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert_eq!(
        desk.clinic.report_draft(&begun.id).unwrap().form,
        begun.form
    );
}

#[test]
fn a_report_replaced_while_its_replacement_was_written_is_not_replaced_twice() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let old = desk.issue(&case);
    let screen = desk.clinic.replace_report(&case, &old.id).unwrap();
    desk.clinic
        .withdraw_report(
            &case,
            &old.id,
            &clinic::forms::WithdrawForm {
                on: "2026-09-01".into(),
                reason: "The wrong person".into(),
            },
        )
        .unwrap();
    let refused = desk
        .clinic
        .issue_report(&screen.id, &screen.form)
        .unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert_eq!(
        desk.clinic.report_draft(&screen.id).unwrap().form,
        screen.form,
        "what was written is kept"
    );
}
