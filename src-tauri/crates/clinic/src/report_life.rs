//! What becomes of an issued report: replaced, withdrawn, and those who hold a copy told.

use crate::case_view::copy_way;
use crate::content::{library, words_of};
use crate::drafts::REPORT;
use crate::forms::{ReportForm, TellForm, WithdrawForm};
use crate::problem::{Code, Problem, Result};
use crate::read::{Reading, id};
use crate::report_form::form_again;
use crate::session::{Clinic, With};
use crate::views::{
    CopyView, HolderView, IssuedReport, ReportLife, ReportLink, ReportScreen, WithdrawnView,
};
use crate::words;
use domain::case_now::{Case, Entry, Recorded, ReportEntry};
use domain::copies::{Holder, told};
use domain::decide;
use domain::ids::{CaseId, ConsentId, ReportId};
use domain::paper::{CopyEdition, CopyMark, HolderTold, ReportGiven};
use domain::patient_now::Patient;

impl Clinic {
    /// Starts the report that takes the place of one: what that one says, to be put right. Goes on with it when begun.
    pub fn replace_report(&self, case: &str, report: &str) -> Result<ReportScreen> {
        let session = self.session()?;
        let case_id = CaseId(id(case, "case")?);
        let report = ReportId(id(report, "report")?);
        for begun in session.drafts_of_case(case_id)? {
            if begun.kind != REPORT {
                continue;
            }
            let form: ReportForm = session.read_draft(&begun.id, REPORT)?;
            if form.supersedes == report.to_string() {
                return self.report_draft(&begun.id);
            }
            return Err(Problem::new(
                Code::Refused,
                "Another report of this case is begun. Issue it or discard it, then replace this one.",
            ));
        }
        let (case, _) = session.case(case_id)?;
        let entry = case
            .report(report)
            .ok_or_else(|| Problem::not_found("report"))?;
        decide::may_replace(&case, entry)?;
        let form = form_again(&case, entry).ok_or_else(|| {
            Problem::new(
                Code::Refused,
                "A report rests on an assessment: sign a contact that was attended first.",
            )
        })?;
        session.report_screen(&case, self.env.random_id(), form)
    }

    /// Takes a report back with nothing in its place.
    pub fn withdraw_report(
        &self,
        case: &str,
        report: &str,
        form: &WithdrawForm,
    ) -> Result<IssuedReport> {
        let session = self.session()?;
        let case_id = CaseId(id(case, "case")?);
        let report = ReportId(id(report, "report")?);
        let (case, seen) = session.case(case_id)?;
        let mut reading = Reading::default();
        let reason = reading.needed("reason", &form.reason, "why it no longer holds");
        let on = reading.needed_day("on", &form.on, "the day");
        let on = reading.done(on)?;
        let event = decide::withdraw_report(&case, report, &reason, on, session.today())?;
        session.record(seen, vec![event], With::default())?;
        session.issued(case_id, report)
    }

    /// Records that somebody who holds a copy was told that the report no longer holds.
    pub fn tell_holder(&self, case: &str, report: &str, form: &TellForm) -> Result<IssuedReport> {
        let session = self.session()?;
        let case_id = CaseId(id(case, "case")?);
        let report = ReportId(id(report, "report")?);
        let (case, seen) = session.case(case_id)?;
        let mut reading = Reading::default();
        let how = reading.needed_choice("how", &form.how, "how they were told", |typed| {
            HolderTold::WAYS.contains(&typed).then(|| typed.to_owned())
        });
        let on = reading.needed_day("on", &form.on, "the day");
        let note = reading.text("note", &form.note);
        let (how, on) = reading.done(how.zip(on))?;
        let told = HolderTold {
            report,
            copy_for: form.copy_for.clone(),
            on,
            how,
            note,
            to: form.to.clone(),
        };
        let event = decide::tell_holder(&case, told, session.today())?;
        session.record(seen, vec![event], With::default())?;
        session.issued(case_id, report)
    }
}

pub(crate) fn link(entry: &ReportEntry) -> ReportLink {
    let content = &entry.report.content;
    ReportLink {
        report: entry.report.report.to_string(),
        number: content.report_number.clone(),
        issued_on: words::iso(content.issued_on),
    }
}

/// "Replaced on 12 Oct 2026 by 9K2P-1M7D-QX-4", "Withdrawn on 12 Oct 2026: the wrong week"; empty while it holds.
pub(crate) fn ended_words(case: &Case, entry: &ReportEntry) -> String {
    let Some(ended) = case.ended(entry) else {
        return String::new();
    };
    match ended.mark {
        CopyMark::Replaced { number, on } => {
            format!("Replaced on {} by {number}", words::day(on))
        }
        CopyMark::Withdrawn { on } => {
            let reason = entry
                .withdrawn
                .as_ref()
                .map(|withdrawn| withdrawn.fact.reason.as_str())
                .unwrap_or_default();
            format!("Withdrawn on {}: {reason}", words::day(on))
        }
    }
}

pub(crate) fn life(case: &Case, patient: &Patient, entry: &ReportEntry) -> ReportLife {
    let report = entry.report.report;
    let ended = case.ended(entry);
    let supersedes = entry.report.supersedes;
    ReportLife {
        holds: ended.is_none(),
        supersedes: supersedes.and_then(|old| case.report(old)).map(link),
        supersedes_to_tell: supersedes
            .map(|old| case.people_to_tell(old).len())
            .and_then(|many| u32::try_from(many).ok())
            .unwrap_or_default(),
        superseded_by: case.superseded_by(report).map(link),
        withdrawn: entry.withdrawn.as_ref().map(|withdrawn| WithdrawnView {
            on: words::iso(withdrawn.fact.on),
            reason: withdrawn.fact.reason.clone(),
            by: withdrawn.recorded.by.name.clone(),
        }),
        holders: match &ended {
            None => Vec::new(),
            Some(ended) => {
                let new: Vec<Holder> = ended.by.map(|by| case.holders(by)).unwrap_or_default();
                case.holders(entry)
                    .into_iter()
                    .map(|holder| holder_view(case, entry, &holder, new.contains(&holder)))
                    .collect()
            }
        },
        copies: copies(case, entry),
        suggested_edition: suggested_edition(patient).id().to_owned(),
    }
}

/// What the person can read, as far as their needs are recorded.
pub(crate) fn suggested_edition(patient: &Patient) -> CopyEdition {
    let needs = |id: &str| {
        patient
            .communication_needs
            .get()
            .is_some_and(|needs| needs.iter().any(|need| need == id))
    };
    match (needs("large_print"), needs("easy_read")) {
        (true, true) => CopyEdition::LargePlainWords,
        (true, false) => CopyEdition::LargePrint,
        (false, true) => CopyEdition::PlainWords,
        (false, false) => CopyEdition::Standard,
    }
}

/// "the employer (J. Hill)".
fn whom_words(copy_for: &str, named: &str) -> String {
    let whom = match copy_for {
        "patient" => "the patient",
        "gp" => "the GP",
        "employer" => "the employer",
        _ => "not said",
    };
    if named.is_empty() {
        whom.to_owned()
    } else {
        format!("{whom} ({named})")
    }
}

fn holder_view(case: &Case, entry: &ReportEntry, holder: &Holder, has_new: bool) -> HolderView {
    let mut ways: Vec<(&Recorded, String)> = Vec::new();
    for given in &entry.given {
        let fact = &given.fact;
        if fact.copy_for == holder.copy_for && named(case, fact.consent, &fact.to) == holder.to {
            let on = words::day(given.recorded.at.date_naive());
            ways.push((&given.recorded, format!("{} on {on}", copy_way(&fact.how))));
        }
    }
    for delivered in &entry.delivered {
        let fact = &delivered.fact;
        if fact.copy_for == holder.copy_for && named(case, fact.consent, "") == holder.to {
            let mut way = format!("{} on {}", words::delivery(fact.how), words::day(fact.on));
            if !fact.to.is_empty() {
                way.push_str(&format!(": {}", fact.to));
            }
            ways.push((&delivered.recorded, way));
        }
    }
    ways.sort_by_key(|(recorded, _)| recorded.at);
    HolderView {
        copy_for: holder.copy_for.clone(),
        to: holder.to.clone(),
        words: whom_words(&holder.copy_for, &holder.to),
        ways: ways.into_iter().map(|(_, way)| way).collect(),
        told: told(entry, holder).map(told_words).collect(),
        has_new,
    }
}

/// "By telephone on 12 Oct 2026, by Sam Okafor: will shred it".
fn told_words(told: &Entry<HolderTold>) -> String {
    let fact = &told.fact;
    let way = words_of(library().told_ways(), &fact.how).unwrap_or(&fact.how);
    let mut words = format!(
        "{way} on {}, by {}",
        words::day(fact.on),
        told.recorded.by.name
    );
    if !fact.note.is_empty() {
        words.push_str(&format!(": {}", fact.note));
    }
    words
}

/// The person a copy was for: as it was said, else as the consent names them.
fn named(case: &Case, consent: Option<ConsentId>, said: &str) -> String {
    if !said.is_empty() {
        return said.to_owned();
    }
    consent
        .and_then(|id| case.consent_by_id(id))
        .map(|consent| consent.fact.named.clone())
        .unwrap_or_default()
}

/// On what a copy was given: "consent of 1 Sep 2026, verbal".
fn rests_on(case: &Case, copy_for: &str, consent: Option<ConsentId>) -> String {
    if copy_for == "patient" {
        return "their own".to_owned();
    }
    let Some(id) = consent else {
        return "not recorded".to_owned();
    };
    match case.consent_by_id(id) {
        Some(consent) => {
            let fact = &consent.fact;
            let mut words = format!("consent of {}", words::day(fact.on));
            if !fact.how.is_empty() {
                words.push_str(&format!(", {}", fact.how));
            }
            words
        }
        None => "a consent that has not reached this laptop".to_owned(),
    }
}

fn copies(case: &Case, entry: &ReportEntry) -> Vec<CopyView> {
    let mut copies: Vec<(&Recorded, CopyView)> = Vec::new();
    for given in &entry.given {
        let (fact, recorded) = (&given.fact, &given.recorded);
        copies.push((
            recorded,
            CopyView {
                whom: whom_words(&fact.copy_for, &named(case, fact.consent, &fact.to)),
                how: copy_way(&fact.how).to_owned(),
                on: words::iso(recorded.at.date_naive()),
                by: recorded.by.name.clone(),
                consent: rests_on(case, &fact.copy_for, fact.consent),
                document: fact.document.chars().take(8).collect(),
                edition: edition_words(fact),
            },
        ));
    }
    for delivered in &entry.delivered {
        let (fact, recorded) = (&delivered.fact, &delivered.recorded);
        let mut how = words::delivery(fact.how).to_owned();
        for part in [&fact.to, &fact.note] {
            if !part.is_empty() {
                how.push_str(&format!(": {part}"));
            }
        }
        copies.push((
            recorded,
            CopyView {
                whom: whom_words(&fact.copy_for, &named(case, fact.consent, "")),
                how,
                on: words::iso(fact.on),
                by: recorded.by.name.clone(),
                consent: rests_on(case, &fact.copy_for, fact.consent),
                document: String::new(),
                edition: String::new(),
            },
        ));
    }
    copies.sort_by_key(|(recorded, _)| recorded.at);
    copies.into_iter().rev().map(|(_, copy)| copy).collect()
}

/// "Large print, duplicate, marked as replaced".
fn edition_words(given: &ReportGiven) -> String {
    let edition = given.edition.id();
    let mut words = words_of(library().copy_editions(), edition)
        .unwrap_or(edition)
        .to_owned();
    if given.duplicate {
        words.push_str(", duplicate");
    }
    match &given.mark {
        Some(CopyMark::Replaced { .. }) => words.push_str(", marked as replaced"),
        Some(CopyMark::Withdrawn { .. }) => words.push_str(", marked as withdrawn"),
        None => {}
    }
    words
}
