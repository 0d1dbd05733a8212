//! Looking for work, or self-employed: agendas of their own, and nothing asked of an employer.

use clinic::forms::{CaseForm, ContactDraft};
use clinic::views::ContactScreen;
use tests::desk::{Desk, answer_step_1, chosen, fields, kevin, warehouse};

/// Prompts that only make sense with an employer.
const OF_AN_EMPLOYER: [&str; 9] = [
    "manager_said",
    "sick_pay",
    "liaison",
    "adjustments",
    "asked_before",
    "offer",
    "owner",
    "who_checks",
    "on_screen",
];

fn begun(desk: &Desk, work: &str, step: &str) -> ContactScreen {
    let patient = desk.clinic.register_patient(&kevin()).unwrap();
    let form = CaseForm {
        work_status: work.into(),
        off_sick_since: String::new(),
        employer: String::new(),
        ..warehouse()
    };
    let case = desk
        .clinic
        .open_case(&patient.banner.patient, &form)
        .unwrap();
    desk.clinic
        .start_contact(&case.case, step, "telephone")
        .unwrap()
}

fn says(draft: &mut ContactDraft, work: &str) {
    answer_step_1(draft);
    draft.answers.retain(|answer| answer.item != "work_status");
    draft.answers.push(chosen("work_status", &[work]));
    draft.answers.push(chosen("safety_critical", &["none"]));
    draft.answers.push(tests::desk::text("treatment", "None"));
}

#[test]
fn each_is_asked_by_an_agenda_without_an_employer() {
    for (work, agenda, own) in [
        ("self_employed", "self-employed", "subcontract"),
        ("seeking_work", "no-employer", "work_coach"),
        ("not_working", "no-employer", "telling"),
    ] {
        for step in ["step_1", "step_2", "step_3"] {
            let desk = Desk::ready();
            let screen = begun(&desk, work, step);
            assert_eq!(screen.agenda.id, agenda, "{work}, {step}");
            let asked: Vec<&str> = screen
                .agenda
                .items
                .iter()
                .map(|item| item.id.as_str())
                .collect();
            assert!(asked.contains(&own), "{work}: {asked:?}");
            assert!(
                !asked.iter().any(|item| OF_AN_EMPLOYER.contains(item)),
                "{work}: {asked:?}"
            );
            assert!(
                screen
                    .case
                    .notices
                    .iter()
                    .any(|notice| notice.contains("not accepted for benefits")),
                "{:?}",
                screen.case.notices
            );
        }
    }
    let desk = Desk::ready();
    let employed = begun(&desk, "off_sick", "step_1");
    assert_eq!(employed.agenda.id, "step-1");
    assert!(
        !employed
            .case
            .notices
            .iter()
            .any(|notice| notice.contains("benefits"))
    );
}

#[test]
fn signed_and_issued_without_an_employer() {
    let desk = Desk::ready();
    let mut draft = begun(&desk, "seeking_work", "step_1").draft;
    says(&mut draft, "seeking_work");
    let state = desk.clinic.save_contact(&draft).unwrap();
    assert_eq!(fields(&state.missing), [""; 0]);
    let case = desk.clinic.sign_contact(&draft).unwrap();
    assert_eq!(case.form.employer, "");
    let (screen, form) = desk.report(&case.case);
    assert_eq!(
        desk.clinic.save_report(&screen.id, &form).unwrap().findings,
        []
    );
    desk.clinic.issue_report(&screen.id, &form).unwrap();
}

/// The case says "off sick"; on the telephone it turns out that the job is gone.
#[test]
fn what_they_say_today_chooses_the_agenda() {
    let desk = Desk::ready();
    let mut draft = begun(&desk, "off_sick", "step_1").draft;
    says(&mut draft, "seeking_work");
    desk.clinic.save_contact(&draft).unwrap();
    let opened = desk.clinic.contact_draft(&draft.id).unwrap();
    assert_eq!(opened.agenda.id, "no-employer");
    let case = desk.clinic.sign_contact(&draft).unwrap();
    assert_eq!(case.form.work_status, "seeking_work");
    assert_eq!(case.off_days, None);
}
