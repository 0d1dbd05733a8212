use super::*;

fn rules() -> FitNoteRules {
    toml::from_str(include_str!("../../../../../assets/pathway/fit-notes.toml")).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn note(advice: &str, from: &str, to: &str) -> FitNote {
    FitNote {
        from: day(from),
        to: (!to.is_empty()).then(|| day(to)),
        advice: advice.to_owned(),
        issued_by: "Dr Shah".to_owned(),
        issued_on: None,
        profession: String::new(),
        made: "by_others".to_owned(),
        options: Vec::new(),
        comments: String::new(),
        duplicate: false,
        reassess: None,
    }
}

fn not_fit(from: &str, to: &str) -> FitNote {
    note("not_fit", from, to)
}

fn may_be_fit(from: &str, to: &str) -> FitNote {
    note("may_be_fit", from, to)
}

/// Off sick since 17 August 2026; today 7 September 2026.
fn off_sick(notes: &[FitNote]) -> Situation<'_> {
    Situation {
        notes,
        off_sick_since: Some(day("2026-08-17")),
        report: None,
        today: day("2026-09-07"),
    }
}

/// "gap [1] 2026-09-01 to 2026-09-02".
fn looks(now: Situation<'_>) -> Vec<String> {
    let looks = look_over(now, &rules().limits).into_iter();
    looks
        .map(|look| {
            let days = look
                .days
                .map(|(from, to)| format!(" {from} to {to}"))
                .unwrap_or_default();
            format!("{} {:?}{days}", look.rule.id(), look.notes)
        })
        .collect()
}

#[test]
fn every_rule_has_its_words_once() {
    let ids: Vec<Rule> = rules().rules.iter().map(|rule| rule.id).collect();
    assert_eq!(ids, Rule::ALL);
}

#[test]
fn one_after_another_there_is_nothing_to_say() {
    let notes = [
        not_fit("2026-08-24", "2026-09-06"),
        may_be_fit("2026-09-07", "2026-10-04"),
    ];
    assert_eq!(looks(off_sick(&notes)), Vec::<String>::new());
    assert_eq!(covered_to(&notes), Some(day("2026-10-04")));
}

#[test]
fn days_covered_twice_and_days_with_opposite_advice() {
    let notes = [
        not_fit("2026-08-24", "2026-09-06"),
        not_fit("2026-09-06", "2026-09-20"),
        may_be_fit("2026-09-14", "2026-10-04"),
    ];
    assert_eq!(
        looks(off_sick(&notes)),
        [
            "overlap [0, 1] 2026-09-06 to 2026-09-06",
            "opposite [1, 2] 2026-09-14 to 2026-09-20",
        ]
    );
    let second_copy = FitNote {
        duplicate: true,
        ..not_fit("2026-08-24", "2026-09-20")
    };
    let notes = [not_fit("2026-08-24", "2026-09-20"), second_copy];
    assert_eq!(looks(off_sick(&notes)), Vec::<String>::new());
}

#[test]
fn a_report_that_says_the_opposite() {
    let notes = [not_fit("2026-08-24", "2026-09-20")];
    let report = |advice| Situation {
        report: Some((
            advice,
            Period {
                from: day("2026-09-07"),
                to: day("2026-10-04"),
            },
        )),
        ..off_sick(&notes)
    };
    assert_eq!(
        looks(report(Advice::MayBeFit)),
        ["opposite_report [0] 2026-09-07 to 2026-09-20"]
    );
    assert_eq!(looks(report(Advice::NotFit)), Vec::<String>::new());
}

#[test]
fn days_that_nothing_covers() {
    let notes = [
        not_fit("2026-08-27", "2026-09-03"),
        not_fit("2026-09-07", "2026-09-20"),
    ];
    assert_eq!(
        looks(off_sick(&notes)),
        [
            "gap [0] 2026-08-24 to 2026-08-26",
            "gap [1] 2026-09-04 to 2026-09-06",
        ]
    );
    // A report is evidence too.
    let between = Situation {
        report: Some((
            Advice::NotFit,
            Period {
                from: day("2026-09-04"),
                to: day("2026-09-06"),
            },
        )),
        ..off_sick(&notes)
    };
    assert_eq!(looks(between), ["gap [0] 2026-08-24 to 2026-08-26"]);
    assert_eq!(looks(off_sick(&[])), Vec::<String>::new());
}

#[test]
fn three_months_at_a_time_while_the_first_six_run() {
    // Three months to the day, and a day more.
    let fits = [not_fit("2026-08-24", "2026-11-23")];
    assert_eq!(looks(off_sick(&fits)), Vec::<String>::new());
    let longer = [not_fit("2026-08-24", "2026-11-24")];
    assert_eq!(
        looks(off_sick(&longer)),
        ["three_months [0] 2027-02-17 to 2027-02-17"]
    );
    let endless = [not_fit("2026-08-24", "")];
    assert_eq!(
        looks(off_sick(&endless)),
        [
            "no_end [0] 2027-02-17 to 2027-02-17",
            "six_months [] 2027-02-17 to 2027-02-17",
        ]
    );
    assert_eq!(covered_to(&endless), None);
}

#[test]
fn after_six_months_any_length_will_do() {
    let notes = [
        not_fit("2026-08-24", "2026-11-23"),
        not_fit("2026-11-24", "2027-02-16"),
        not_fit("2027-02-17", ""),
    ];
    let later = Situation {
        today: day("2027-02-20"),
        ..off_sick(&notes)
    };
    assert_eq!(looks(later), ["six_months [] 2027-02-17 to 2027-02-17"]);
}

#[test]
fn what_one_note_should_say() {
    let soon = FitNote {
        issued_on: Some(day("2026-08-24")),
        ..not_fit("2026-08-24", "2026-09-07")
    };
    assert_eq!(
        looks(off_sick(std::slice::from_ref(&soon))),
        ["fit_soon [0]"]
    );
    let said = FitNote {
        reassess: Some(false),
        ..soon.clone()
    };
    assert_eq!(looks(off_sick(&[said])), Vec::<String>::new());
    let day_more = FitNote {
        to: Some(day("2026-09-08")),
        ..soon
    };
    assert_eq!(looks(off_sick(&[day_more])), Vec::<String>::new());

    let mine = FitNote {
        made: "by_me".to_owned(),
        ..may_be_fit("2026-08-24", "2026-09-20")
    };
    assert_eq!(
        looks(off_sick(std::slice::from_ref(&mine))),
        ["no_reason [0]"]
    );
    let ticked = FitNote {
        options: vec!["altered_hours".to_owned()],
        ..mine
    };
    assert_eq!(looks(off_sick(&[ticked])), Vec::<String>::new());

    let week = [
        not_fit("2026-08-17", "2026-08-23"),
        not_fit("2026-08-24", "2026-09-20"),
    ];
    assert_eq!(looks(off_sick(&week)), ["first_days [0]"]);
}

#[test]
fn the_last_one_ran_out() {
    let notes = [not_fit("2026-08-24", "2026-09-06")];
    assert_eq!(
        looks(off_sick(&notes)),
        ["ended [] 2026-09-06 to 2026-09-06"]
    );
    let back = Situation {
        off_sick_since: None,
        ..off_sick(&notes)
    };
    assert_eq!(looks(back), Vec::<String>::new());
}
