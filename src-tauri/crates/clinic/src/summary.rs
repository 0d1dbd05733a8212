//! The summary of a contact for the GP record: plain text, at most twelve lines, to be pasted by hand.
//!
//! Headings after what GPs ask of letters about work: function and adjustments first, brief (PMC3505417, domain notes §4.1).

use crate::case_view::{advice_words, stamp};
use crate::content::{library, words_of};
use crate::report_life::ended_words;
use crate::views::GpRecordView;
use crate::words;
use domain::case_now::{Case, ContactEntry};
use domain::concern::Concern;
use domain::contact::{Answer, Contact, Outcome};
use domain::decide::item;
use domain::risk::RiskAsked;

/// More than twelve lines nobody reads in a GP record (issue: "at most 12 lines"): eight are about everything else.
const RISK_LINES_MAX: usize = 4;
/// A longer line is cut at a word and says where the rest is.
const LINE_CHARS_MAX: usize = 300;

/// The summary as it stands now; empty where there is nothing to put there: an attempt, a contact entered in error.
pub(crate) fn summary(case: &Case, entry: &ContactEntry) -> String {
    let contact = &entry.contact;
    if entry.struck.is_some() || contact.outcome != Outcome::Attended {
        return String::new();
    }
    let labels = &library().gp_record().labels;
    let mut lines = vec![
        ("contact", heading(entry)),
        ("reason", reason(case)),
        ("work_status", work(contact)),
        ("findings", findings(contact)),
    ];
    lines.extend(risk(contact).into_iter().map(|text| ("risk", text)));
    lines.extend([
        ("advice", text_of(contact, "advice")),
        ("report", reports(case, contact)),
        ("plan", plan(contact)),
        ("next", next(contact)),
    ]);
    let written: Vec<String> = lines
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(id, text)| line(words_of(labels, id).unwrap_or_default(), &text))
        .collect();
    written.join("\n")
}

/// Words that others follow on the same line: without the full stop they were typed with.
fn open_ended(text: &str) -> &str {
    text.trim_end().trim_end_matches('.')
}

/// Whether the summary is in the GP system, as last said; `None` where there is nothing to put there.
pub(crate) fn gp_record(entry: &ContactEntry) -> Option<GpRecordView> {
    if entry.struck.is_some() || entry.contact.outcome != Outcome::Attended {
        return None;
    }
    Some(match entry.filed.last() {
        Some(filed) => GpRecordView {
            put: true,
            words: format!(
                "In the GP record: {}, {}",
                filed.recorded.by.name,
                stamp(&filed.recorded)
            ),
        },
        None => GpRecordView {
            put: false,
            words: "Not yet in the GP record".to_owned(),
        },
    })
}

/// One line, whatever was typed into it.
fn line(label: &str, text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = if label.is_empty() {
        text
    } else {
        format!("{label}: {text}")
    };
    if line.chars().count() <= LINE_CHARS_MAX {
        return line;
    }
    let kept: String = line.chars().take(LINE_CHARS_MAX).collect();
    let end = kept.rfind(' ').unwrap_or(kept.len());
    format!("{} … (more in the clinic's record)", &kept[..end])
}

fn heading(entry: &ContactEntry) -> String {
    let contact = &entry.contact;
    format!(
        "{}, {}. {}",
        words::contact_title(contact),
        words::day(contact.on),
        entry.recorded.by.name
    )
}

fn reason(case: &Case) -> String {
    let problem = case.problem.get().map(|problem| problem.detail.clone());
    let referral = case.referral.get().and_then(|referral| {
        words_of(&library().referral_reasons, &referral.reason).map(str::to_owned)
    });
    join([problem, referral], "; ")
}

fn work(contact: &Contact) -> String {
    let Some(answer) = contact.answer(item::WORK_STATUS) else {
        return String::new();
    };
    let status = answer.chosen.first().map(|chosen| chosen.words.clone());
    let since = answer.on.map(|on| format!("since {}", words::day(on)));
    let text = (!answer.text.is_empty()).then(|| answer.text.clone());
    join([status, since, text], ", ")
}

/// Function before anything else, then what was measured.
fn findings(contact: &Contact) -> String {
    let difficulty = text_of(contact, "difficulty");
    let mut found: Vec<String> = (!difficulty.is_empty())
        .then_some(difficulty)
        .into_iter()
        .collect();
    found.extend(
        contact
            .match_rows
            .iter()
            .filter(|row| !row.demand.is_empty())
            .map(|row| format!("{}: can do {}", row.demand, row.capacity_now)),
    );
    found.extend(contact.questionnaires.iter().filter_map(|questionnaire| {
        let total = questionnaire.total?;
        let name = instrument_name(&questionnaire.instrument);
        Some(format!("{name} {total} ({})", questionnaire.band))
    }));
    found.join("; ")
}

/// What was asked and done about risk, a line for the risk prompt and one for each concern. Who was told comes first:
/// a long line is cut at its end.
fn risk(contact: &Contact) -> Vec<String> {
    let mut lines: Vec<String> = risk_asked(contact).into_iter().collect();
    lines.extend(contact.concerns.iter().map(|concern| {
        format!(
            "{}; heard: {}; done: {}",
            concern_told(concern),
            open_ended(&concern.heard),
            concern.done
        )
    }));
    if lines.len() > RISK_LINES_MAX {
        let more = lines.len() + 1 - RISK_LINES_MAX;
        lines.truncate(RISK_LINES_MAX - 1);
        lines.push(format!("{more} more concerns: see the clinic's record"));
    }
    lines
}

fn risk_asked(contact: &Contact) -> Option<String> {
    let asked = contact.risk.as_ref()?;
    let because: Vec<&str> = contact
        .questionnaires
        .iter()
        .filter(|questionnaire| !questionnaire.risk.is_empty())
        .map(|questionnaire| instrument_name(&questionnaire.instrument))
        .collect();
    Some(join(
        [
            (!because.is_empty()).then(|| because.join(", ")),
            Some(risk_words(asked)),
        ],
        ": ",
    ))
}

/// "told Dr Mehta, duty GP, 14:26; passive: better not to be here; no plan".
pub(crate) fn risk_words(asked: &RiskAsked) -> String {
    let (told, others): (Vec<&Answer>, Vec<&Answer>) = asked
        .answers
        .iter()
        .partition(|answer| answer.item == domain::risk::TOLD);
    let told = told.iter().map(|answer| format!("told {}", answer.text));
    let others = others.into_iter().map(|answer| {
        let chosen = answer.chosen.iter().map(|chosen| chosen.words.clone());
        let text = (!answer.text.is_empty()).then(|| answer.text.clone());
        chosen.chain(text).collect::<Vec<_>>().join(", ")
    });
    let said: Vec<String> = told.chain(others).filter(|part| !part.is_empty()).collect();
    said.join("; ")
}

/// "Driving when it is not safe: told Dr Lind, GP, 14 Sep 2026, 13:50".
pub(crate) fn concern_told(concern: &Concern) -> String {
    if concern.told.is_empty() {
        return format!(
            "{}: nobody told: {}",
            concern.kind.words, concern.nobody_because
        );
    }
    let told = join(
        [
            Some(concern.told.clone()),
            concern.told_on.map(words::day),
            concern.told_at.map(|at| at.format("%H:%M").to_string()),
        ],
        ", ",
    );
    format!("{}: told {told}", concern.kind.words)
}

fn instrument_name(id: &str) -> &str {
    library().instrument(id).map_or(id, |known| &known.name)
}

fn reports(case: &Case, contact: &Contact) -> String {
    case.reports_on(contact.id)
        .map(|entry| {
            let content = &entry.report.content;
            let ended = words::within(&ended_words(case, entry));
            format!(
                "AHP Health and Work Report {}: {}, {} to {}{}",
                content.report_number,
                words::within(advice_words(content.advice)),
                words::day(content.period.from),
                words::day(content.period.to),
                if ended.is_empty() {
                    ended
                } else {
                    format!(" ({ended})")
                }
            )
        })
        .collect::<Vec<_>>()
        .join("; ")
}

fn plan(contact: &Contact) -> String {
    let own = contact.plan.iter().map(|plan| plan.what.clone());
    let asked = contact.adjustments.iter().map(|change| {
        format!(
            "{} ({})",
            change.what,
            crate::case_view::answer_words(&change.answer)
        )
    });
    own.chain(asked).collect::<Vec<_>>().join("; ")
}

fn next(contact: &Contact) -> String {
    let Some(answer) = contact.answer(item::NEXT) else {
        return String::new();
    };
    let text = (!answer.text.is_empty()).then(|| answer.text.clone());
    join([answer.on.map(words::day), text], ": ")
}

fn text_of(contact: &Contact, item: &str) -> String {
    contact
        .answer(item)
        .map(|answer| answer.text.clone())
        .unwrap_or_default()
}

fn join<const N: usize>(parts: [Option<String>; N], between: &str) -> String {
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(between)
}
