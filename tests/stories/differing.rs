//! Two surgeries work apart on the same people: what differs is seen by both, side by side, and settled once for both.

use clinic::forms::{CaseForm, PatientForm, SettleForm};
use clinic::views::{DifferenceView, DifferencesView, OverlapView};
use clinic::{Clinic, Code};
use tests::desk::{Desk, NAME, kevin};
use tests::two::{PRIYA, Two, until};

/// Kevin's case, known to both, and each with a clock of its own: hers is five hours on.
fn one_case(two: &Two) -> String {
    let case = two.sam.kevin().case;
    until("she has the case", || two.priya.clinic.case(&case).is_ok());
    two.quiet();
    two.sam.clock.set("2026-09-03T09:30:00+01:00");
    two.priya.clock.set("2026-09-03T14:02:00+01:00");
    case
}

fn differences(clinic: &Clinic, kind: &str, about: &str) -> DifferencesView {
    clinic.differences(kind, about).expect("what differs")
}

/// What both see, told alike on both laptops.
fn seen_by_both(two: &Two, kind: &str, about: &str) -> DifferencesView {
    let both = [&two.sam, &two.priya].map(|desk| &desk.clinic);
    until("both see what differs", || {
        both.map(|clinic| {
            let view = differences(clinic, kind, about);
            view.differences.len() + view.overlaps.len()
        }) == [1, 1]
    });
    let [his, hers] = both.map(|clinic| differences(clinic, kind, about));
    assert_eq!(his, hers, "both are shown the same");
    his
}

fn settled_for_both(two: &Two, kind: &str, about: &str) {
    for desk in [&two.sam, &two.priya] {
        until("nothing is left to settle", || {
            let view = differences(&desk.clinic, kind, about);
            view.differences.is_empty() && view.overlaps.is_empty()
        });
        until("nor on the worklist", || {
            let list = desk.clinic.worklist().expect("the worklist");
            list.differences.is_empty()
        });
    }
}

/// Keeps what this person said.
fn keep(difference: &DifferenceView, by: &str) -> SettleForm {
    let said = || difference.values.iter().flat_map(|value| &value.said);
    SettleForm {
        kind: difference.about.kind.clone(),
        id: difference.about.id.clone(),
        field: difference.field.clone(),
        keep: said()
            .find(|said| said.by == by)
            .expect("they said something")
            .event
            .clone(),
        seen: said().map(|said| said.event.clone()).collect(),
    }
}

fn goal(desk: &Desk, case: &str, words: &str) {
    let form = desk.clinic.case(case).expect("the case").form;
    let form = CaseForm {
        goal: words.into(),
        ..form
    };
    desk.clinic
        .change_case(case, &form, "")
        .expect("the goal is set");
}

#[test]
fn one_field_set_by_both_is_shown_side_by_side_and_settled_once() {
    let two = Two::joined();
    let case = one_case(&two);
    let elsewhere = two.away();
    goal(&two.sam, &case, "drive the van");
    goal(&two.priya, &case, "sleep again");
    two.back(&elsewhere);

    let view = seen_by_both(&two, "case", &case);
    let difference = &view.differences[0];
    assert_eq!(difference.label, "Goal");
    let told: Vec<(&str, &str, &str, &str)> = difference
        .values
        .iter()
        .map(|value| {
            assert_eq!(value.said.len(), 1, "{value:?}");
            let said = &value.said[0];
            assert!(!said.clock_wrong);
            (
                value.words.as_str(),
                said.by.as_str(),
                said.place.as_str(),
                said.at.as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "drive the van",
                NAME,
                "Hedge End, on Hedge End 1",
                "3 Sep 2026, 09:30"
            ),
            (
                "sleep again",
                PRIYA,
                "Hedge End, on Totton 1",
                "3 Sep 2026, 14:02"
            ),
        ]
    );
    let listed = two.sam.clinic.worklist().expect("the worklist").differences;
    assert_eq!(listed.len(), 1, "one thing to see to: {listed:?}");
    assert_eq!(listed[0].about.id, case);

    // She settles it in his favour; he is shown what she chose, and nobody is asked again.
    let left = two
        .priya
        .clinic
        .settle("case", &case, &keep(difference, NAME))
        .expect("she settles it");
    assert!(left.differences.is_empty());
    settled_for_both(&two, "case", &case);
    for desk in [&two.sam, &two.priya] {
        let form = desk.clinic.case(&case).expect("the case").form;
        assert_eq!(form.goal, "drive the van");
    }
    let again = two
        .sam
        .clinic
        .settle("case", &case, &keep(difference, PRIYA))
        .expect_err("it was settled meanwhile");
    assert_eq!(again.code, Code::Changed);
}

#[test]
fn settled_differently_by_both_apart_is_asked_once_more() {
    let two = Two::joined();
    let case = one_case(&two);
    let elsewhere = two.away();
    goal(&two.sam, &case, "drive the van");
    goal(&two.priya, &case, "sleep again");
    two.back(&elsewhere);
    let view = seen_by_both(&two, "case", &case);
    two.quiet();

    let elsewhere = two.away();
    for (desk, by) in [(&two.sam, PRIYA), (&two.priya, NAME)] {
        desk.clinic
            .settle("case", &case, &keep(&view.differences[0], by))
            .expect("each gives way");
    }
    two.back(&elsewhere);
    let settled = |event: &str| {
        let said = view.differences[0]
            .values
            .iter()
            .flat_map(|value| &value.said);
        said.map(|said| &said.event).all(|before| before != event)
    };
    until("both choices stand side by side", || {
        [&two.sam, &two.priya].iter().all(|desk| {
            let left = differences(&desk.clinic, "case", &case).differences;
            left.len() == 1
                && left[0].values.len() == 2
                && left[0]
                    .values
                    .iter()
                    .all(|value| settled(&value.said[0].event))
        })
    });
    let view = differences(&two.sam.clinic, "case", &case);
    two.sam
        .clinic
        .settle("case", &case, &keep(&view.differences[0], NAME))
        .expect("he decides");
    settled_for_both(&two, "case", &case);
    for desk in [&two.sam, &two.priya] {
        let form = desk.clinic.case(&case).expect("the case").form;
        assert_eq!(form.goal, "sleep again", "what he had settled on");
    }
}

fn only_overlap(view: &DifferencesView) -> &OverlapView {
    assert!(view.differences.is_empty(), "{view:?}");
    let [overlap] = view.overlaps.as_slice() else {
        panic!("one overlap: {view:?}");
    };
    assert_eq!(overlap.entries.len(), 2);
    let mut by: Vec<&str> = overlap
        .entries
        .iter()
        .map(|entry| entry.said.by.as_str())
        .collect();
    by.sort_unstable();
    assert_eq!(by, [PRIYA, NAME], "who made each");
    overlap
}

fn made_by(overlap: &OverlapView, by: &str) -> String {
    let found = overlap.entries.iter().find(|entry| entry.said.by == by);
    found.expect("one is theirs").id.clone()
}

#[test]
fn two_contacts_for_one_appointment_are_found_and_one_is_entered_in_error() {
    let two = Two::joined();
    let case = one_case(&two);
    // Both in the morning of the same day.
    two.sam.clock.set("2026-09-01T10:00:00+01:00");
    two.priya.clock.set("2026-09-01T10:05:00+01:00");
    let elsewhere = two.away();
    two.sam.step_1(&case);
    two.priya.step_1(&case);
    two.back(&elsewhere);

    let view = seen_by_both(&two, "case", &case);
    let overlap = only_overlap(&view);
    assert_eq!(overlap.kind, "contacts");
    assert!(overlap.title.contains("one appointment"), "{overlap:?}");
    for desk in [&two.sam, &two.priya] {
        let listed = desk.clinic.worklist().expect("the worklist").differences;
        // The case is Sam's: his list has it, hers is not filled with what is another's.
        assert!(listed.len() <= 1, "{listed:?}");
    }
    let listed = two.sam.clinic.worklist().expect("the worklist").differences;
    assert_eq!(listed[0].what, "Made twice");

    two.sam
        .clinic
        .enter_in_error(&case, &made_by(overlap, NAME), "Priya had rung already")
        .expect("he strikes his own");
    settled_for_both(&two, "case", &case);
    // Both contacts are still told.
    for desk in [&two.sam, &two.priya] {
        let struck = desk
            .clinic
            .contact(&case, &made_by(overlap, NAME))
            .expect("it is still there");
        assert!(struck.struck.is_some(), "{struck:?}");
        let hers = desk.clinic.contact(&case, &made_by(overlap, PRIYA));
        assert!(hers.expect("hers").struck.is_none());
    }
}

#[test]
fn two_reports_over_one_period_are_found_and_accepted_as_they_are() {
    let two = Two::joined();
    let case = one_case(&two);
    two.sam.clock.set("2026-09-01T10:00:00+01:00");
    two.priya.clock.set("2026-09-01T10:05:00+01:00");
    two.sam.step_1(&case);
    until("she has the contact", || {
        !two.priya
            .clinic
            .case(&case)
            .expect("the case")
            .step
            .is_empty()
    });
    two.quiet();
    let elsewhere = two.away();
    let his = two.sam.issue(&case).id;
    let hers = two.priya.issue(&case).id;
    two.back(&elsewhere);

    let view = seen_by_both(&two, "case", &case);
    let overlap = only_overlap(&view);
    assert_eq!(overlap.kind, "reports");
    assert!(overlap.title.starts_with("Reports over one period"));
    let mut ids = [his.clone(), hers.clone()];
    ids.sort_unstable();
    let mut shown: Vec<String> = overlap.entries.iter().map(|one| one.id.clone()).collect();
    shown.sort_unstable();
    assert_eq!(shown, ids);

    // What nobody was shown together cannot be accepted together.
    let refused = two
        .priya
        .clinic
        .accept_overlap(&case, std::slice::from_ref(&his))
        .expect_err("one alone overlaps nothing");
    assert_eq!(refused.code, Code::Changed);
    let left = two
        .priya
        .clinic
        .accept_overlap(&case, &[hers.clone(), his.clone()])
        .expect("both are meant");
    assert!(left.overlaps.is_empty());
    settled_for_both(&two, "case", &case);
    for desk in [&two.sam, &two.priya] {
        for report in [&his, &hers] {
            let stands = desk.clinic.report(&case, report).expect("it stands");
            assert!(stands.life.holds, "{stands:?}");
        }
    }
}

fn twice() -> PatientForm {
    PatientForm {
        given: "Kevn".into(),
        telephone: "01632 960222".into(),
        ..kevin()
    }
}

/// Registered by each of them without the other's; his and hers.
fn registered_twice(two: &Two) -> (String, String) {
    let elsewhere = two.away();
    let register = |desk: &Desk, form: &PatientForm| {
        let view = desk.clinic.register_patient(form);
        view.expect("they are registered").banner.patient
    };
    let (his, hers) = (register(&two.sam, &kevin()), register(&two.priya, &twice()));
    two.back(&elsewhere);
    for desk in [&two.sam, &two.priya] {
        until("each is asked once", || {
            let list = desk.clinic.worklist().expect("the worklist");
            list.maybe_same.len() == 1
        });
    }
    (his, hers)
}

fn pairs(desk: &Desk) -> usize {
    desk.clinic
        .worklist()
        .expect("the worklist")
        .maybe_same
        .len()
}

fn people(desk: &Desk) -> usize {
    desk.clinic.find("pryce").expect("a search").len()
}

#[test]
fn a_person_registered_twice_is_one_task_merged_by_one_and_taken_back_by_the_other() {
    let two = Two::joined();
    let (his, hers) = registered_twice(&two);
    let view = two
        .priya
        .clinic
        .compare_people(&hers, &his)
        .expect("side by side");
    assert_eq!(view.because, "Same NHS number");
    assert!(!view.merged);

    two.sam
        .clinic
        .merge_people(&his, &hers, "asked him")
        .expect("he merges them");
    for desk in [&two.sam, &two.priya] {
        until("one person on both", || {
            people(desk) == 1 && pairs(desk) == 0
        });
        let found = desk.clinic.find("kevn").expect("a search");
        assert_eq!(found[0].patient, his, "found by her slip, shown as his");
        assert_eq!(found[0].shown_name, "PRYCE, Kevin (Kev)");
    }

    two.priya
        .clinic
        .unmerge_person(&hers, "two brothers")
        .expect("she takes it back");
    for desk in [&two.sam, &two.priya] {
        until("two people again", || people(desk) == 2);
        assert_eq!(pairs(desk), 0, "nobody is asked again");
        let view = desk.clinic.patient(&hers).expect("hers");
        assert_eq!(view.form.telephone, "01632 960222", "nothing was lost");
    }
}

#[test]
fn told_apart_by_one_nobody_is_asked_again() {
    let two = Two::joined();
    let (his, hers) = registered_twice(&two);
    two.priya
        .clinic
        .tell_people_apart(&his, &hers)
        .expect("they are two");
    for desk in [&two.sam, &two.priya] {
        until("nobody is asked", || pairs(desk) == 0);
        assert_eq!(people(desk), 2);
    }
}

#[test]
fn merged_by_one_and_told_apart_by_the_other_is_two_people_until_somebody_settles_it() {
    for kept in [NAME, PRIYA] {
        let two = Two::joined();
        let (his, hers) = registered_twice(&two);
        two.quiet();
        let elsewhere = two.away();
        two.sam
            .clinic
            .merge_people(&his, &hers, "same number")
            .expect("he merges them");
        assert_eq!(people(&two.sam), 1);
        two.priya
            .clinic
            .tell_people_apart(&his, &hers)
            .expect("she asked both brothers");
        two.back(&elsewhere);

        let view = seen_by_both(&two, "patient", &hers);
        let difference = &view.differences[0];
        assert_eq!(difference.label, "Registered twice");
        assert_eq!(difference.values.len(), 2);
        for desk in [&two.sam, &two.priya] {
            assert_eq!(people(desk), 2, "two, until somebody who saw both decides");
            let listed = desk.clinic.worklist().expect("the worklist").differences;
            assert_eq!(listed.len(), 1, "{listed:?}");
            assert_eq!(listed[0].about.id, hers);
        }
        two.priya
            .clinic
            .settle("patient", &hers, &keep(difference, kept))
            .expect("she decides");
        settled_for_both(&two, "patient", &hers);
        let number = if kept == NAME { 1 } else { 2 };
        for desk in [&two.sam, &two.priya] {
            until("both agree", || people(desk) == number);
            assert_eq!(pairs(desk), 0);
        }
    }
}
