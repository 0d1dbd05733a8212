//! A phased return for three 12-hour nights: shorter or fewer, checked, printed, carried forward; and favourite wordings.

use clinic::forms::{AppointmentForm, CaseForm, PhasedForm, ReportForm};
use clinic::views::{FindingView, ReportState};
use tests::desk::{Desk, fields, meant};

const NIGHTS: [&str; 7] = ["20-08", "20-08", "20-08", "", "", "", ""];

fn cells(cells: [&str; 7]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn told(findings: &[FindingView]) -> Vec<String> {
    findings
        .iter()
        .filter(|one| one.code.starts_with("phased"))
        .map(|one| format!("{} {} {}", one.severity, one.field, one.code))
        .collect()
}

/// A report that ticks a phased return and says no more of it.
fn ticked(form: ReportForm) -> ReportForm {
    ReportForm {
        advice: "may_be_fit".into(),
        to: "2026-10-04".into(),
        options: vec!["phased_return".into()],
        ..form
    }
}

fn words(state: &ReportState) -> Vec<String> {
    let phased = state.phased.as_ref().unwrap();
    phased
        .weeks
        .iter()
        .map(|week| format!("{}, {}", week.words, week.hours))
        .collect()
}

#[test]
fn three_nights_from_a_tick_to_the_paper_and_to_the_next_report() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let (screen, form) = desk.report(&case);
    let form = ticked(form);
    let state = desk.clinic.save_report(&screen.id, &form).unwrap();
    assert_eq!(
        told(&state.findings),
        ["warn options phased_return_without_schedule"]
    );
    assert_eq!(state.phased, None);

    // The question asked outright: fewer shifts, or shorter ones.
    let fewer = desk
        .clinic
        .propose_phased(&cells(NIGHTS), "2026-09-14", 3, "fewer_shifts")
        .unwrap();
    let shorter = desk
        .clinic
        .propose_phased(&cells(NIGHTS), "2026-09-16", 3, "shorter_shifts")
        .unwrap();
    assert_eq!(fewer[0].days, cells(["20-08", "", "", "", "", "", ""]));
    assert_eq!(
        shorter[0].days,
        cells(["20-00", "20-00", "20-00", "", "", "", ""])
    );
    assert_eq!(shorter[0].beginning, "2026-09-14");

    let form = ReportForm {
        phased: PhasedForm {
            usual: cells(NIGHTS),
            weeks: fewer,
            appointments: vec![],
        },
        ..form
    };
    let state = desk.clinic.save_report(&screen.id, &form).unwrap();
    assert_eq!(told(&state.findings), Vec::<String>::new());
    assert_eq!(
        words(&state),
        [
            "Mon 20:00 to 08:00 next day (12 hours), 12 hours",
            "Mon, Wed 20:00 to 08:00 next day (12 hours each), 24 hours",
            "Mon to Wed 20:00 to 08:00 next day (12 hours each), 36 hours",
        ]
    );
    assert_eq!(
        desk.clinic.report_draft(&screen.id).unwrap().form.phased,
        form.phased
    );

    let issued = desk.clinic.issue_report(&screen.id, &form).unwrap();
    let read = desk.clinic.report(&case, &issued.id).unwrap();
    assert_eq!(read.text, issued.text);
    let printed: Vec<&str> = read
        .text
        .lines()
        .skip_while(|line| !line.starts_with("Phased return, week by week."))
        .take(10)
        .collect();
    assert_eq!(
        printed,
        [
            "Phased return, week by week. The usual week is Mon to Wed 20:00 to 08:00 next day (12 hours each), 36 hours.",
            "Week beginning: 14/09/2026",
            "Days and hours: Mon 20:00 to 08:00 next day (12 hours)",
            "Hours that week: 12 hours",
            "Week beginning: 21/09/2026",
            "Days and hours: Mon, Wed 20:00 to 08:00 next day (12 hours each)",
            "Hours that week: 24 hours",
            "Week beginning: 28/09/2026",
            "Days and hours: Mon to Wed 20:00 to 08:00 next day (12 hours each)",
            "Hours that week: 36 hours",
        ]
    );

    let (next, _) = desk.report(&case);
    let previous = next.previous.unwrap();
    assert_eq!(previous.phased.weeks.len(), 3);
    assert_eq!(
        previous.phased.usual,
        cells(["20-08", "20-08", "20-08", "", "", "", ""])
    );
}

#[test]
fn what_is_wrong_is_said_at_its_cell_and_nothing_typed_is_lost() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let (screen, form) = desk.report(&case);
    let mut weeks = desk
        .clinic
        .propose_phased(&cells(NIGHTS), "2026-09-14", 3, "fewer_shifts")
        .unwrap();
    weeks[1].days[3] = "16-20".into();
    weeks[0].days[4] = "lates".into();
    let phased = PhasedForm {
        usual: cells(NIGHTS),
        weeks,
        appointments: vec![AppointmentForm {
            on: "2026-09-15".into(),
            from: "7:30".into(),
            to: "8:30".into(),
            what: "physiotherapy".into(),
        }],
    };
    let mut form = ReportForm {
        phased,
        ..ticked(form)
    };
    let state = desk.clinic.save_report(&screen.id, &form).unwrap();
    let stopped = state
        .findings
        .iter()
        .find(|one| one.severity == "block")
        .unwrap();
    assert_eq!(
        (stopped.field.as_str(), stopped.code.as_str()),
        ("phased.weeks[0].days[4]", "not_read")
    );
    assert_eq!(words(&state)[0], ", ");
    assert_eq!(desk.clinic.report_draft(&screen.id).unwrap().form, form);

    form.phased.weeks[0].days[4] = String::new();
    let state = desk.clinic.save_report(&screen.id, &form).unwrap();
    assert_eq!(
        told(&state.findings),
        [
            // The night of Wednesday ends on Thursday at 8.
            "warn phased.weeks[1].days[3] phased_short_rest",
            "warn phased.weeks[0].days[0] phased_over_appointment",
        ]
    );
    let refused = desk.clinic.issue_report(&screen.id, &form).unwrap_err();
    assert_eq!(
        fields(&refused.fields),
        ["phased.weeks[1].days[3]", "phased.weeks[0].days[0]"]
    );
    form.answered = vec![
        meant("phased_short_rest", "phased.weeks[1].days[3]"),
        meant("phased_over_appointment", "phased.weeks[0].days[0]"),
    ];
    let issued = desk.clinic.issue_report(&screen.id, &form).unwrap();
    assert!(
        !issued.text.contains("physiotherapy"),
        "an appointment is not printed"
    );

    let refused = desk
        .clinic
        .propose_phased(&cells([""; 7]), "", 40, "")
        .unwrap_err();
    assert_eq!(
        fields(&refused.fields),
        [
            "phased.usual[0]",
            "phased.first",
            "phased.how",
            "phased.count"
        ]
    );
}

#[test]
fn the_usual_week_comes_from_the_job_only_where_it_reads_surely() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case);
    assert_eq!(desk.report(&case.case).1.phased, PhasedForm::default());
    let (screen, _) = desk.report(&case.case);
    desk.clinic.discard_draft(&screen.id).unwrap();
    let form = CaseForm {
        shift_pattern: "Mon-Wed 20-08".into(),
        ..case.form
    };
    desk.clinic.change_case(&case.case, &form, "").unwrap();
    let usual = desk.report(&case.case).1.phased.usual;
    assert_eq!(usual, cells(["20-08", "20-08", "20-08", "", "", "", ""]));
    assert_eq!(desk.clinic.usual_week("Mon–Wed 20–08").unwrap(), usual);
    assert_eq!(
        fields(&desk.clinic.usual_week("nights").unwrap_err().fields),
        ["phased.line"]
    );
}

#[test]
fn hints_on_the_wording_stop_nothing() {
    let desk = Desk::ready();
    let case = desk.step_1(&desk.kevin().case).case;
    let (screen, form) = desk.report(&case);
    let mut form = ReportForm {
        options: vec!["amended_duties".into()],
        ..ticked(form)
    };
    form.rows = vec![clinic::forms::RowForm {
        difficulty: "Lumbar pain".into(),
        recommendation: "Light duties as tolerated.".into(),
    }];
    let state = desk.clinic.save_report(&screen.id, &form).unwrap();
    let said: Vec<String> = state
        .hints
        .iter()
        .map(|one| format!("{} {} {}", one.severity, one.field, one.code))
        .collect();
    assert_eq!(
        said,
        [
            "hint rows[0].difficulty wording_jargon",
            "hint rows[0].recommendation wording_vague",
            "hint rows[0].recommendation wording_vague",
            "hint rows[0].recommendation wording_amount",
        ]
    );
    assert_eq!(
        desk.clinic
            .wording_hints(&["Light duties for 2 weeks.".into(), String::new()])[1],
        Vec::<String>::new()
    );
    desk.clinic.issue_report(&screen.id, &form).unwrap();
}

#[test]
fn a_wording_starred_by_one_is_the_services_favourite() {
    let desk = Desk::ready();
    let starred = |status: clinic::views::Status| status.session.unwrap().favourite_wordings;
    assert_eq!(starred(desk.clinic.status().unwrap()), Vec::<String>::new());
    desk.clinic.star_wording("lift-limit", true).unwrap();
    desk.clinic.star_wording("lift-limit", true).unwrap();
    assert_eq!(
        starred(desk.clinic.star_wording("no-nights", true).unwrap()),
        ["lift-limit", "no-nights"]
    );
    let desk = desk.restart().unlock();
    assert_eq!(
        starred(desk.clinic.star_wording("lift-limit", false).unwrap()),
        ["no-nights"]
    );
    assert!(desk.clinic.star_wording("nothing", true).is_err());
}
