//! A person's story in plain text, the oldest first.

use crate::problem::Result;
use crate::session::Clinic;
use crate::views::{CaseView, ChoiceView, PatientView};
use std::fmt::Write as _;

/// The whole story of a person: every case, and what happened in it.
pub(super) fn timeline(
    clinic: &Clinic,
    title: &str,
    patient: &str,
    cases: &[String],
) -> Result<String> {
    let person = clinic.patient(patient)?;
    let mut text = heading(title, &person);
    for (number, id) in (1..).zip(cases) {
        let case = clinic.case(id)?;
        text.push('\n');
        if cases.len() > 1 {
            line(&mut text, &format!("Case {number} of {}", cases.len()));
        }
        about(&mut text, clinic, &case);
        story(&mut text, &case);
    }
    Ok(text)
}

fn heading(title: &str, person: &PatientView) -> String {
    let banner = &person.banner;
    let mut text = String::new();
    line(&mut text, "DEMONSTRATION - the people in this are invented");
    line(&mut text, title);
    line(
        &mut text,
        &format!(
            "{}, born {}, NHS {}",
            banner.shown_name, banner.date_of_birth, banner.nhs_number
        ),
    );
    if !banner.alerts.is_empty() {
        line(&mut text, &format!("Alerts: {}", banner.alerts.join(", ")));
    }
    text
}

fn about(text: &mut String, clinic: &Clinic, case: &CaseView) {
    let form = &case.form;
    let named = |choices: &[ChoiceView], id: &str| {
        let choice = choices.iter().find(|choice| choice.id == id);
        choice.map_or_else(|| id.to_owned(), |choice| choice.words.clone())
    };
    let content = clinic.content();
    let open = if case.open { "open" } else { "closed" };
    line(text, &format!("Opened {}, {open}", case.opened_on));
    let source = named(&content.referral_sources, &form.referral_source);
    let reason = named(&content.referral_reasons, &form.referral_reason);
    let referral = [
        form.referral_on.as_str(),
        &source,
        &reason,
        &form.referral_note,
    ];
    labelled(text, "Referral", &joined(&referral));
    labelled(text, "Problem", &form.problem_detail);
    let status = named(&content.work_statuses, &form.work_status);
    labelled(text, "Work", &status);
    labelled(text, "Off sick since", &form.off_sick_since);
    let job = [
        &form.job_title,
        &form.employer,
        &form.employer_notes,
        &form.manager,
        &form.shift_pattern,
    ];
    labelled(text, "Job", &joined(&job));
    labelled(text, "Hours a week", &form.hours);
    for note in &form.fit_notes {
        let note = [
            &note.advice.replace('_', " "),
            &note.from,
            &note.to,
            &note.issued_by,
        ];
        labelled(text, "Fit note", &joined(&note));
    }
    labelled(text, "Goal", &form.goal);
    let next_on = case.next_on.clone().unwrap_or_default();
    labelled(text, "Next", &joined(&[&next_on, &case.next_what]));
    if let Some(risk) = &case.risk {
        labelled(text, "Risk flag", &joined(&[&risk.on, &risk.because]));
    }
    for unread in &case.handed_in {
        let handed_in = [&unread.received_on, &unread.name, &unread.note];
        labelled(text, "To read", &joined(&handed_in));
    }
    for notice in &case.notices {
        labelled(text, "Note", notice);
    }
}

/// The parts that say something.
fn joined<T: AsRef<str>>(parts: &[T]) -> String {
    let said: Vec<&str> = parts
        .iter()
        .map(AsRef::as_ref)
        .filter(|part| !part.is_empty())
        .collect();
    said.join("; ")
}

fn story(text: &mut String, case: &CaseView) {
    for entry in case.timeline.iter().rev() {
        line(text, &format!("\n{}  {}", entry.on, entry.title));
        for said in entry.lines.iter().flat_map(|said| said.lines()) {
            line(text, &format!("            {said}"));
        }
        if let Some(record) = &entry.gp_record {
            line(text, &format!("            {}", record.words));
        }
        line(
            text,
            &format!("            ({}, {})", entry.by, entry.recorded_at),
        );
    }
}

fn labelled(text: &mut String, label: &str, said: &str) {
    if !said.is_empty() {
        line(text, &format!("{label}: {said}"));
    }
}

fn line(text: &mut String, said: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{said}");
}
