//! Fit notes that somebody issued: recorded in seconds, looked over, never printed.

use crate::case_view::basis_struck;
use crate::cases::writable;
use crate::content::{library, words_of};
use crate::forms::{FitNoteForm, RowForm};
use crate::problem::{Problem, Result};
use crate::read::{Reading, id};
use crate::report_form::{form_of, rows_of};
use crate::session::{Clinic, Session, With};
use crate::views::{CaseView, FitNoteLine, FitNoteLook, FitNotesView};
use crate::words;
use chrono::{Days, NaiveDate};
use domain::case::{CaseChanged, CaseField, FitNote};
use domain::case_now::{Case, ReportEntry};
use domain::fit_note::{Look, Rule, Situation, covered_to, first_months_end_on, look_over};
use domain::ids::CaseId;

impl Clinic {
    /// Records a fit note, or what is now known of the one at `place`.
    pub fn record_fit_note(
        &self,
        case: &str,
        place: Option<u32>,
        form: &FitNoteForm,
    ) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        writable(&now.known)?;
        let mut reading = Reading::default();
        let note = read_fit_note(&mut reading, "", form).map(|note| session.signed(note));
        if note
            .as_ref()
            .and_then(|note| note.issued_on)
            .is_some_and(|on| on > session.today())
        {
            reading.wrong("issued_on", "Enter a day that is not in the future");
        }
        let note = reading.done(note)?;
        let mut notes = now.fit_notes.get().cloned().unwrap_or_default();
        match place {
            None => notes.push(note),
            Some(place) => {
                *notes
                    .get_mut(index(place))
                    .ok_or_else(|| Problem::not_found("fit note"))? = note;
            }
        }
        // The day they begin is how people tell them apart.
        notes.sort_by_key(|note| (note.from, note.issued_on));
        set(&session, seen, notes, "fit note recorded")?;
        session.case_view(case)
    }

    /// Takes out a fit note that was recorded by mistake; the record keeps that it stood there, and why it went.
    pub fn remove_fit_note(&self, case: &str, place: u32, reason: &str) -> Result<CaseView> {
        let session = self.session()?;
        let case = CaseId(id(case, "case")?);
        let (now, seen) = session.case(case)?;
        writable(&now.known)?;
        let mut reading = Reading::default();
        let reason = reading.needed("reason", reason, "why it is taken out");
        let reason = reading.done(Some(reason))?;
        let mut notes = now.fit_notes.get().cloned().unwrap_or_default();
        if index(place) >= notes.len() {
            return Err(Problem::not_found("fit note"));
        }
        notes.remove(index(place));
        set(&session, seen, notes, &reason)?;
        session.case_view(case)
    }
}

fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

fn set(
    session: &Session,
    seen: crate::session::Seen,
    notes: Vec<FitNote>,
    reason: &str,
) -> Result<()> {
    let changed = CaseChanged {
        set: vec![CaseField::FitNotes(notes)],
        reason: reason.to_owned(),
        contact: None,
    };
    session.record(seen, vec![changed.into()], With::default())?;
    Ok(())
}

impl Session {
    /// One that I made bears my name without my typing it.
    fn signed(&self, note: FitNote) -> FitNote {
        if note.made != "by_me" || !note.issued_by.is_empty() {
            return note;
        }
        let Ok((service, _)) = self.service() else {
            return note;
        };
        let user = service.user(self.user);
        FitNote {
            issued_by: user
                .map(|user| user.shown_name().to_owned())
                .unwrap_or_default(),
            profession: user.map(words::profession_of).unwrap_or_default(),
            ..note
        }
    }
}

/// Reads one fit note. `path` stands before each field's name: `fit_notes[2].` or nothing.
pub(crate) fn read_fit_note(
    reading: &mut Reading,
    path: &str,
    form: &FitNoteForm,
) -> Option<FitNote> {
    let field = |name: &str| format!("{path}{name}");
    let from = reading.needed_day(&field("from"), &form.from, "the first day of the fit note");
    let to = reading.day(field("to"), &form.to);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        reading.wrong(field("to"), "Enter a last day that is not before the first");
    }
    let advice =
        reading.needed_choice(&field("advice"), &form.advice, "what it advised", |typed| {
            matches!(typed, "not_fit" | "may_be_fit").then(|| typed.to_owned())
        });
    let known_options = &library().fit_notes().options;
    let reassess = reading.choice(field("reassess"), &form.reassess, |typed| match typed {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let made = reading.choice(field("made"), &form.made, |typed| {
        matches!(typed, "by_me" | "by_others").then(|| typed.to_owned())
    });
    let note = FitNote {
        from: from.unwrap_or_default(),
        to,
        advice: advice.clone().unwrap_or_default(),
        issued_by: reading.text(field("issued_by"), &form.issued_by),
        issued_on: reading.day(field("issued_on"), &form.issued_on),
        profession: reading.text(field("profession"), &form.profession),
        made: made.unwrap_or_default(),
        // In the order of the form.
        options: known_options
            .iter()
            .map(|option| option.id.clone())
            .filter(|id| form.options.contains(id))
            .collect(),
        comments: reading.text(field("comments"), &form.comments),
        duplicate: form.duplicate,
        reassess,
    };
    from.zip(advice).map(|_| note)
}

/// The form that would say what a recorded fit note says.
pub(crate) fn fit_note_form(note: &FitNote) -> FitNoteForm {
    let day = |on: Option<NaiveDate>| on.map(words::iso).unwrap_or_default();
    FitNoteForm {
        from: words::iso(note.from),
        to: day(note.to),
        advice: note.advice.clone(),
        issued_by: note.issued_by.clone(),
        issued_on: day(note.issued_on),
        profession: note.profession.clone(),
        made: note.made.clone(),
        options: note.options.clone(),
        comments: note.comments.clone(),
        duplicate: note.duplicate,
        reassess: match note.reassess {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        }
        .to_owned(),
    }
}

/// Everything the case says of fit notes.
pub(crate) fn fit_notes_view(case: &Case, today: NaiveDate) -> FitNotesView {
    let none = Vec::new();
    let notes = case.fit_notes.get().unwrap_or(&none);
    let rules = library().fit_notes();
    let report = standing_report(case);
    let now = Situation {
        notes,
        off_sick_since: case.work.get().and_then(|work| work.off_sick_since),
        report: report.map(|entry| (entry.report.content.advice, entry.report.content.period)),
        today,
    };
    let covered_to = covered_to(notes);
    let (comments, comments_from) = comments(case, report);
    let mut lines: Vec<FitNoteLine> = notes
        .iter()
        .enumerate()
        .map(|(place, note)| line(place, note))
        .collect();
    lines.reverse();
    FitNotesView {
        notes: lines,
        looks: look_over(now, &rules.limits)
            .into_iter()
            .map(look_view)
            .collect(),
        covered_to: covered_to.map(words::iso),
        due_on: covered_to
            .and_then(|to| to.checked_sub_days(Days::new(rules.limits.due_days)))
            .map(words::iso),
        short_until: first_months_end_on(now, &rules.limits)
            .filter(|on| *on > today)
            .map(words::iso),
        comments,
        comments_from,
    }
}

fn count(places: usize) -> u32 {
    u32::try_from(places).unwrap_or(u32::MAX)
}

/// The last report that stands: neither replaced nor withdrawn, and on a contact that counts.
fn standing_report(case: &Case) -> Option<&ReportEntry> {
    case.reports
        .iter()
        .rev()
        .find(|entry| case.ended(entry).is_none() && !basis_struck(case, entry))
}

fn line(place: usize, note: &FitNote) -> FitNoteLine {
    let advice = if note.advice == "may_be_fit" {
        "May be fit for work"
    } else {
        "Not fit for work"
    };
    let to = match note.to {
        Some(to) => format!("to {}", words::day(to)),
        None => "without an end".to_owned(),
    };
    let mut lines = Vec::new();
    let issued: Vec<String> = [note.issued_by.clone(), note.profession.clone()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .chain(note.issued_on.map(words::day))
        .collect();
    let by = match note.made.as_str() {
        "by_me" => "Made in the GP system by ",
        _ if issued.is_empty() => "",
        _ => "Issued by ",
    };
    if !issued.is_empty() {
        lines.push(format!("{by}{}", issued.join(", ")));
    }
    let options: Vec<&str> = note
        .options
        .iter()
        .filter_map(|option| words_of(&library().fit_notes().options, option))
        .collect();
    if !options.is_empty() {
        lines.push(options.join(", "));
    }
    if !note.comments.is_empty() {
        lines.push(note.comments.clone());
    }
    lines.extend(note.reassess.map(|again| {
        if again {
            "To be assessed again at its end"
        } else {
            "No need to be assessed again"
        }
        .to_owned()
    }));
    if note.duplicate {
        lines.push("A second copy of one that was lost".to_owned());
    }
    FitNoteLine {
        place: count(place),
        form: fit_note_form(note),
        title: format!("{advice}, {} {to}", words::day(note.from)),
        lines,
    }
}

fn look_view(look: Look) -> FitNoteLook {
    let rules = library().fit_notes();
    let limits = &rules.limits;
    let rule = rules.rules.iter().find(|rule| rule.id == look.rule);
    let days = look.days.map(|(from, to)| match to {
        _ if from == to => words::day(from),
        NaiveDate::MAX => format!("{} on", words::day(from)),
        _ => format!("{} to {}", words::day(from), words::day(to)),
    });
    let within = if look.rule == Rule::FirstDays {
        limits.self_certified_days
    } else {
        limits.fit_soon_days
    };
    let mut text = rule.map(|rule| rule.words.clone()).unwrap_or_default();
    for (slot, value) in [
        ("{days}", days.clone().unwrap_or_default()),
        ("{day}", days.unwrap_or_default()),
        ("{months}", limits.months_at_a_time.to_string()),
        ("{first}", limits.first_months.to_string()),
        ("{within}", within.to_string()),
    ] {
        text = text.replace(slot, &value);
    }
    FitNoteLook {
        rule: look.rule.id().to_owned(),
        words: text,
        source: rule.map(|rule| rule.source.clone()).unwrap_or_default(),
        unconfirmed: rule.is_none_or(|rule| rule.mark != "F"),
        notes: look.notes.into_iter().map(count).collect(),
    }
}

/// Functional effects and advice, from the rows of the report that stands, or else of the last match table.
fn comments(case: &Case, report: Option<&ReportEntry>) -> (String, String) {
    if let Some(entry) = report {
        let content = &entry.report.content;
        let text = comment_text(&form_of(content).rows);
        return (text, format!("Report {}", content.report_number));
    }
    let matched = case
        .attended()
        .rev()
        .find(|entry| !entry.contact.match_rows.is_empty());
    match matched {
        Some(entry) => (
            comment_text(&rows_of(&entry.contact)),
            words::contact_title(&entry.contact),
        ),
        None => (String::new(), String::new()),
    }
}

fn comment_text(rows: &[RowForm]) -> String {
    let lead = &library().fit_notes().comments;
    let joined = |part: fn(&RowForm) -> &str| {
        rows.iter()
            .map(|row| part(row).trim().trim_end_matches('.'))
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join("; ")
    };
    [
        (&lead.effects, joined(|row| &row.difficulty)),
        (&lead.advice, joined(|row| &row.recommendation)),
    ]
    .into_iter()
    .filter(|(_, said)| !said.is_empty())
    .map(|(lead, said)| format!("{lead} {said}."))
    .collect::<Vec<_>>()
    .join("\n")
}
