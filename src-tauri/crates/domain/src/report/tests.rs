//! Each rule of the form once broken, and the reading of the JSON form.

use chrono::NaiveDate;

use super::*;

const REPORT: &str = r#"{"format":"stepwell-report/1","edition":"health-and-work-2019","report_number":"R-0001",
"issued_on":"2026-09-07","patient":{"name":"Kevin Pryce","date_of_birth":"1984-02-11"},"advice":"may_be_fit",
"practitioner":{"profession":"occupational_therapist","name":"Rowan Ellery","registration":"OT00000",
"organisation":"Vocational Clinic, Demo Surgery","contact":"01632 960001"},"assessed_on":"2026-09-07",
"period":{"from":"2026-09-07","to":"2026-10-04"},"review":{"required":true,"on":"2026-10-02"},
"options":["phased_return","amended_duties"],
"difficulties":[{"difficulty":"standing for a shift","recommendation":"4 hours a day until 2026-09-20"}],
"comments":"Please ring me."}"#;

fn content() -> ReportContent {
    parse(REPORT).unwrap_or_else(|findings| panic!("{findings:?}"))
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// What `check` says about the report after a change: severity, field and code of each finding.
fn found(change: impl FnOnce(&mut ReportContent)) -> Vec<String> {
    let mut content = content();
    change(&mut content);
    shown(&check(&content))
}

fn shown(findings: &[Finding]) -> Vec<String> {
    let severity = |f: &Finding| if f.blocks() { "block" } else { "warn" };
    findings
        .iter()
        .map(|f| format!("{} {} {}", severity(f), f.field, f.code))
        .collect()
}

/// What `parse` says about the JSON after one replacement.
fn refused(find: &str, replace: &str) -> Vec<String> {
    assert!(REPORT.contains(find), "{find}");
    match parse(&REPORT.replace(find, replace)) {
        Ok(_) => Vec::new(),
        Err(findings) => {
            assert!(findings.iter().all(Finding::blocks));
            findings
                .iter()
                .map(|f| format!("{} {}", f.field, f.code))
                .collect()
        }
    }
}

#[test]
fn a_good_report_raises_nothing() {
    assert_eq!(found(|_| {}), Vec::<String>::new());
}

#[test]
fn what_blocks() {
    type Change = fn(&mut ReportContent);
    let cases: [(Change, &str); 25] = [
        (
            |c| c.difficulties[0].recommendation = "lifts to {kg} kg, 4 hours".into(),
            "difficulties[0].recommendation unfilled_slot",
        ),
        (
            |c| c.report_number = " ".into(),
            "report_number report_number",
        ),
        (
            |c| c.report_number = "9".repeat(33),
            "report_number report_number",
        ),
        (
            |c| c.report_number = "R\t1".into(),
            "report_number control_character",
        ),
        (|c| c.patient.name = "\u{a0} ".into(), "patient.name blank"),
        (
            |c| c.patient.name = "Kevin\nPryce".into(),
            "patient.name control_character",
        ),
        (
            |c| c.patient.name = "Kevin \u{202e}ecyrP".into(),
            "patient.name bidi_override",
        ),
        (
            |c| c.patient.name = "Kevin \u{2067}Pryce".into(),
            "patient.name bidi_override",
        ),
        (
            |c| c.patient.date_of_birth = day("2026-09-08"),
            "patient.date_of_birth born_after_issue",
        ),
        (
            |c| c.practitioner.name = String::new(),
            "practitioner.name blank",
        ),
        (
            |c| c.practitioner.registration = String::new(),
            "practitioner.registration blank",
        ),
        (
            |c| c.practitioner.registration = "12345".into(),
            "practitioner.registration registration_form",
        ),
        (
            |c| c.practitioner.registration = "OT1234567".into(),
            "practitioner.registration registration_form",
        ),
        (
            |c| c.practitioner.registration = "PH12345".into(),
            "practitioner.registration registration_prefix",
        ),
        (
            |c| c.practitioner.profession = Profession::Physiotherapist,
            "practitioner.registration registration_prefix",
        ),
        (
            |c| c.practitioner.profession = Profession::Podiatrist,
            "practitioner.registration registration_prefix",
        ),
        (
            |c| c.practitioner.profession = Profession::Other,
            "practitioner.profession_other blank",
        ),
        (
            |c| c.practitioner.profession_other = Some("x".into()),
            "practitioner.profession_other profession_other_unused",
        ),
        (
            |c| c.practitioner.organisation = "a\u{0}".into(),
            "practitioner.organisation control_character",
        ),
        (
            |c| c.practitioner.contact = "a\nb".into(),
            "practitioner.contact control_character",
        ),
        (
            |c| c.period.to = day("2026-09-06"),
            "period.to period_reversed",
        ),
        (
            |c| c.review.on = Some(day("2026-09-06")),
            "review.on review_before_assessment",
        ),
        (
            |c| c.difficulties[0].difficulty = "a\u{b}".into(),
            "difficulties[0].difficulty control_character",
        ),
        (
            |c| c.difficulties[0].recommendation.push('\u{202a}'),
            "difficulties[0].recommendation bidi_override",
        ),
        (
            |c| c.comments = Some("a\r\nb".into()),
            "comments control_character",
        ),
    ];
    for (change, expected) in cases {
        let found = found(change);
        let blocks: Vec<&str> = found
            .iter()
            .filter_map(|f| f.strip_prefix("block "))
            .collect();
        assert_eq!(blocks, [expected], "{found:?}");
    }
}

#[test]
fn what_warns() {
    type Change = fn(&mut ReportContent);
    let cases: [(Change, &str); 17] = [
        (|c| c.advice = Advice::NotFit, "advice not_fit_with_advice"),
        (
            |c| c.assessed_on = day("2026-09-08"),
            "assessed_on assessed_after_issue",
        ),
        (
            |c| c.assessed_on = day("2026-09-08"),
            "period.from period_before_assessment",
        ),
        (|c| c.period.to = day("2026-12-08"), "period.to period_long"),
        (
            |c| c.review.on = Some(day("2026-10-12")),
            "period.to period_ends_before_review",
        ),
        (
            |c| c.review.required = false,
            "review.on review_date_not_printed",
        ),
        (
            |c| c.options.push(Option_::PhasedReturn),
            "options[2] repeated_option",
        ),
        (
            |c| c.difficulties[0].recommendation = "a phased return".into(),
            "options phased_return_without_schedule",
        ),
        (
            |c| c.difficulties[0].difficulty = " ".into(),
            "difficulties[0].difficulty blank",
        ),
        (
            |c| c.difficulties[0].recommendation = String::new(),
            "difficulties[0].recommendation blank",
        ),
        (
            |c| c.practitioner.organisation = " ".into(),
            "practitioner.organisation blank",
        ),
        (
            |c| c.practitioner.contact = String::new(),
            "practitioner.contact blank",
        ),
        (
            |c| {
                c.difficulties[0]
                    .recommendation
                    .push_str(", then 05/10/2026")
            },
            "difficulties[0].recommendation date_outside_period",
        ),
        (
            |c| c.difficulties[0].recommendation.push_str(" w/b 2025-09-14"),
            "difficulties[0].recommendation date_outside_period",
        ),
        (
            |c| c.difficulties[0].difficulty.push_str(" since 1 June 2026"),
            "difficulties[0].difficulty date_outside_period",
        ),
        (
            |c| c.comments = Some("Seen again 6th Sep 2026".into()),
            "comments date_outside_period",
        ),
        (
            |c| c.comments = Some("06.09.26".into()),
            "comments date_outside_period",
        ),
    ];
    for (change, expected) in cases {
        let found = found(change);
        assert!(
            found.contains(&format!("warn {expected}")),
            "{expected}: {found:?}"
        );
        assert!(!found.iter().any(|f| f.starts_with("block")), "{found:?}");
    }
}

#[test]
fn braces_that_are_no_slot_are_text() {
    for (text, names) in [
        ("lift {kg} kg, {n}", vec!["kg", "n"]),
        ("{ {a} {} {\n} }", vec!["a"]),
        ("none", vec![]),
    ] {
        let found: Vec<&str> = slots(text).iter().map(|slot| slot.name).collect();
        assert_eq!(found, names, "{text}");
    }
}

#[test]
fn what_was_flagged_on_the_job_is_spoken_of() {
    let kind = |id: &str, stems: &[&str]| SafetyCritical {
        id: id.into(),
        words: id.into(),
        stems: stems.iter().map(|stem| (*stem).to_owned()).collect(),
        source: "test".into(),
        mark: "I".into(),
    };
    let driving = kind("driving", &["driv"]);
    let heights = kind("heights", &["ladder", "height", "roof"]);
    let warned = |recommendation: &str| {
        let mut content = content();
        content.difficulties[0].recommendation = recommendation.into();
        shown(&unanswered_flags(&content, &[&driving, &heights]))
    };
    assert_eq!(
        warned("4 hours a day"),
        [
            "warn difficulties safety_critical_driving",
            "warn difficulties safety_critical_heights"
        ]
    );
    assert_eq!(
        warned("No Driving until reviewed"),
        ["warn difficulties safety_critical_heights"]
    );
    assert_eq!(
        warned("proofs and arrivals"),
        [
            "warn difficulties safety_critical_driving",
            "warn difficulties safety_critical_heights"
        ],
        "only whole words begin with a stem"
    );
    assert_eq!(warned("No driving, ladders or roofs"), [""; 0]);
    let car = kind("driving", &["car.", "fork lift"]);
    let silent = |recommendation: &str| {
        let mut content = content();
        content.difficulties[0].recommendation = recommendation.into();
        unanswered_flags(&content, &[&car]).is_empty()
    };
    assert!(silent("No trips by car."));
    assert!(silent("No Fork-lift trucks"), "two words, however joined");
    assert!(!silent("Have a second person carry; take care"));
    assert_eq!(shown(&unanswered_flags(&content(), &[])), [""; 0]);
}

#[test]
fn limits_themselves_are_fine() {
    assert_eq!(
        found(|c| c.report_number = "9".repeat(32)),
        Vec::<String>::new()
    );
    // Ninety-two days with the first and the last.
    assert_eq!(
        found(|c| c.period.to = day("2026-12-07")),
        Vec::<String>::new()
    );
    assert_eq!(
        found(|c| c.review.on = Some(day("2026-10-11"))),
        Vec::<String>::new()
    );
    assert_eq!(
        found(|c| c.review.on = Some(day("2026-09-07"))),
        Vec::<String>::new()
    );
    assert_eq!(found(|c| c.review.on = None), Vec::<String>::new());
    let one_day = found(|c| (c.period.to, c.review.on) = (c.period.from, None));
    assert_eq!(
        one_day,
        ["warn difficulties[0].recommendation date_outside_period"]
    );
    assert_eq!(found(|c| c.comments = None), Vec::<String>::new());
    assert_eq!(
        found(|c| c.difficulties[0].difficulty = "one\ntwo".into()),
        Vec::<String>::new()
    );
}

#[test]
fn may_be_fit_needs_an_option_or_a_row() {
    let block = ["block advice may_be_fit_without_advice"];
    assert_eq!(
        found(|c| {
            c.options.clear();
            c.difficulties.clear();
        }),
        block
    );
    // A row with nothing in it is no row.
    assert!(
        found(|c| {
            c.options.clear();
            c.difficulties[0] = Difficulty {
                difficulty: " ".into(),
                recommendation: String::new(),
            };
        })
        .contains(&block[0].to_owned())
    );
    assert_eq!(
        found(|c| c.difficulties.clear()),
        ["warn options phased_return_without_schedule"]
    );
    assert_eq!(found(|c| c.options.clear()), Vec::<String>::new());
    assert_eq!(
        found(|c| {
            c.advice = Advice::NotFit;
            c.options.clear();
            c.difficulties.clear();
        }),
        Vec::<String>::new()
    );
}

#[test]
fn other_professions_belong_to_other_regulators() {
    let other = |registration: &str| {
        found(|c| {
            c.practitioner.profession = Profession::Other;
            c.practitioner.profession_other = Some("Osteopath".into());
            c.practitioner.registration = registration.into();
        })
    };
    assert_eq!(other("1234"), Vec::<String>::new());
    assert_eq!(other(" "), ["block practitioner.registration blank"]);
}

#[test]
fn all_problems_at_once() {
    let json = r#"{"format":"stepwell-report/2","edition":2019,"report_number":null,"issued_on":"7 September",
        "patient":{"name":3,"born":"1984"},"advice":[],"practitioner":[],"assessed_on":"2026-9-7",
        "period":{"from":"2026-02-30","to":"2026-10-04T00:00"},"review":{"required":"yes"},
        "options":["rest",1],"difficulties":[{"difficulty":"a","recommendation":"b"},{"difficulty":"a","note":""},7],
        "extra":true}"#;
    let findings = parse(json).err().unwrap_or_default();
    let fields: Vec<String> = findings
        .iter()
        .map(|f| format!("{} {}", f.field, f.code))
        .collect();
    assert_eq!(
        fields,
        [
            "format unknown_value",
            "edition wrong_type",
            "report_number wrong_type",
            "issued_on not_a_date",
            "patient.name wrong_type",
            "patient.date_of_birth missing",
            "patient.born unknown_field",
            "advice advice_missing",
            "practitioner wrong_type",
            "assessed_on not_a_date",
            "period.from not_a_date",
            "period.to not_a_date",
            "review.required wrong_type",
            "review.on missing",
            "options[0] unknown_value",
            "options[1] wrong_type",
            "difficulties[1].recommendation missing",
            "difficulties[1].note unknown_field",
            "difficulties[2] wrong_type",
            "comments missing",
            "extra unknown_field",
        ]
    );
}

#[test]
fn neither_or_both_advices() {
    for none in ["null", r#""""#, "[]"] {
        assert_eq!(
            refused(r#""may_be_fit""#, none),
            ["advice advice_missing"],
            "{none}"
        );
    }
    assert_eq!(refused(r#""advice":"may_be_fit","#, ""), ["advice missing"]);
    assert_eq!(
        refused(r#""may_be_fit""#, r#"["not_fit","may_be_fit"]"#),
        ["advice advice_both"]
    );
    let twice = r#""advice":"not_fit","advice":"may_be_fit""#;
    assert_eq!(
        refused(r#""advice":"may_be_fit""#, twice),
        ["advice advice_both", "advice repeated_field"]
    );
    assert_eq!(
        refused(r#""may_be_fit""#, r#""fit""#),
        ["advice unknown_value"]
    );
    assert_eq!(refused(r#""may_be_fit""#, "true"), ["advice wrong_type"]);
}

#[test]
fn a_field_given_twice_is_refused() {
    assert_eq!(
        refused(
            r#""name":"Kevin Pryce""#,
            r#""name":"Kevin Pryce","name":"Someone Else""#
        ),
        ["patient.name repeated_field"]
    );
}

#[test]
fn what_is_no_json_says_where() {
    for bad in ["", "{", "[]", "7", "{\"format\":}", "nonsense"] {
        assert!(parse(bad).is_err(), "{bad}");
    }
    let findings = parse("{\n  \"a\": }").err().unwrap_or_default();
    assert_eq!(shown(&findings), ["block  not_json"]);
    assert!(
        findings[0].message.contains("line 2"),
        "{}",
        findings[0].message
    );
}

#[test]
fn messages_do_not_repeat_what_was_typed() {
    let findings = parse(r#"{"Kevin Pryce, born 1984":1}"#)
        .err()
        .unwrap_or_default();
    assert!(
        findings
            .iter()
            .all(|f| !f.message.contains("Kevin") && !f.field.contains("Kevin"))
    );
}

#[test]
fn written_and_read_again_it_is_the_same() {
    let content = content();
    let json = serde_json::to_string(&content).unwrap_or_default();
    assert_eq!(parse(&json).as_ref(), Ok(&content));
    assert_eq!(parse(&format!("\u{feff}{json}")).as_ref(), Ok(&content));
    assert!(json.starts_with(r#"{"format":"stepwell-report/1","edition":"health-and-work-2019","#));
    assert_eq!(
        serde_json::from_str::<ReportContent>(&json).ok(),
        Some(content)
    );
}

#[test]
fn findings_serialise_as_the_command_line_prints_them() {
    let finding = Finding::block(
        "period.to",
        "period_reversed",
        "The period ends before it starts.",
    );
    let json = r#"{"severity":"block","field":"period.to","code":"period_reversed","message":"The period ends before it starts."}"#;
    assert_eq!(serde_json::to_string(&finding).ok().as_deref(), Some(json));
}

const SCHEDULE: &str = r#""phased_return":{"usual":[{"day":"Mon","start":"20:00","minutes":720}],
"weeks":[{"beginning":"2026-09-14","shifts":[{"day":"Mon","start":"20:00:00","minutes":720}]}]},"comments""#;

/// What `parse` says of the schedule after one replacement in it.
fn schedule_refused(find: &str, replace: &str) -> Vec<String> {
    assert!(SCHEDULE.contains(find), "{find}");
    refused(r#""comments""#, &SCHEDULE.replacen(find, replace, 1))
}

#[test]
fn a_schedule_is_read_and_written_alike() {
    let report = REPORT.replace(r#""comments""#, SCHEDULE);
    let content = parse(&report).unwrap_or_else(|findings| panic!("{findings:?}"));
    let phased = content.phased_return.clone().expect("the schedule");
    assert_eq!(
        week_words(&phased.weeks[0].shifts),
        "Mon 20:00 to 08:00 next day (12 hours)"
    );
    let written = serde_json::to_string(&content).expect("serialises");
    assert_eq!(parse(&written), Ok(content));
    assert_eq!(
        refused(r#""comments""#, r#""phased_return":null,"comments""#),
        Vec::<String>::new()
    );
}

#[test]
fn a_schedule_that_does_not_read_says_where() {
    let shift = "phased_return.usual[0]";
    for (find, replace, wanted) in [
        (
            r#""Mon""#,
            r#""Monday""#,
            format!("{shift}.day unknown_value"),
        ),
        (
            r#""20:00""#,
            r#""8 pm""#,
            format!("{shift}.start not_a_time"),
        ),
        (
            r#""20:00""#,
            r#""20:00:30""#,
            format!("{shift}.start not_a_time"),
        ),
        (r#""20:00""#, "20", format!("{shift}.start wrong_type")),
        ("720", "0", format!("{shift}.minutes not_minutes")),
        ("720", "1441", format!("{shift}.minutes not_minutes")),
        ("720", "7.5", format!("{shift}.minutes not_minutes")),
        ("720", r#""720""#, format!("{shift}.minutes wrong_type")),
        (
            r#""minutes""#,
            r#""note":1,"minutes""#,
            format!("{shift}.note unknown_field"),
        ),
        (r#""start":"20:00","#, "", format!("{shift}.start missing")),
        (
            "2026-09-14",
            "14 September",
            "phased_return.weeks[0].beginning not_a_date".to_owned(),
        ),
    ] {
        assert_eq!(schedule_refused(find, replace), [wanted], "{replace}");
    }
}

#[test]
fn what_else_is_wrong_is_said_beside_a_schedule_that_does_not_read() {
    let report = REPORT
        .replace(r#""comments""#, &SCHEDULE.replace("720", "0"))
        .replace("2026-10-04", "2026-09-01");
    let problems = parse(&report).expect_err("does not read");
    let rest = shown(&check_rest(&report, &problems, check));
    assert!(
        rest.contains(&"block period.to period_reversed".to_owned()),
        "{rest:?}"
    );
    assert!(rest.iter().all(|one| !one.contains("phased")), "{rest:?}");
}

#[test]
fn a_schedule_answers_for_the_tick_and_asks_for_it() {
    let schedule = |content: &mut ReportContent| {
        let report = REPORT.replace(r#""comments""#, SCHEDULE);
        content.phased_return = parse(&report)
            .ok()
            .and_then(|content| content.phased_return);
        content.difficulties.clear();
        content.comments = None;
    };
    assert_eq!(found(schedule), Vec::<String>::new());
    assert_eq!(
        found(|content| {
            schedule(content);
            content.options.clear();
        }),
        ["warn options schedule_without_phased_return"]
    );
    assert_eq!(
        found(|content| {
            schedule(content);
            content.phased_return = None;
        }),
        ["warn options phased_return_without_schedule"]
    );
}
