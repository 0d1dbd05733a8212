//! A signed contact to read: headings and lines, with the words that were shown when it was signed.

use crate::case_view::answer_words;
use crate::content::{library, words_of};
use crate::views::{Line, Section};
use crate::words;
use chrono::NaiveDate;
use domain::concern::Concern;
use domain::contact::{Answer, Contact, Gap, Interpreter, InterpreterKind};

/// Everything the contact says, in the order it was asked. Sections with nothing in them are left out.
pub(crate) fn sections(contact: &Contact) -> Vec<Section> {
    let mut sections = vec![
        section("Contact", about(contact)),
        section("Risk asked about", risk_lines(contact)),
        section("Concerns", concern_lines(contact)),
        section("Note", lines_of(&contact.note)),
        section(
            "Asked and answered",
            contact.answers.iter().map(answer_line).collect(),
        ),
        section("The job and the person", match_lines(contact)),
        section("Obstacles", obstacle_lines(contact)),
        section(
            "Self-management plan",
            contact
                .plan
                .iter()
                .map(|plan| line(&plan.what, &plan.when))
                .collect(),
        ),
        section("Changes at work asked for", adjustment_lines(contact)),
        section("Talk with the employer", liaison_lines(contact)),
        section("Rehabilitation", rehabilitation_lines(contact)),
        section("Questionnaires", questionnaire_lines(contact)),
    ];
    sections.retain(|section| !section.lines.is_empty());
    sections
}

fn section(title: &str, lines: Vec<Line>) -> Section {
    Section {
        title: title.to_owned(),
        lines,
    }
}

fn line(label: &str, text: &str) -> Line {
    Line {
        label: label.to_owned(),
        text: text.to_owned(),
    }
}

/// One line for each paragraph, so that a note is read as it was written.
fn lines_of(text: &str) -> Vec<Line> {
    text.lines()
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| line("", paragraph))
        .collect()
}

fn about(contact: &Contact) -> Vec<Line> {
    let mut lines = vec![
        line("Day", &words::day(contact.on)),
        line("How", words::mode(contact.mode)),
        line("Outcome", words::outcome(contact.outcome)),
    ];
    if !contact.with.is_empty() {
        lines.push(line("With", &contact.with));
    }
    if let Some(start) = contact.start {
        let mut time = start.format("%H:%M").to_string();
        if let (Some(end), Some(minutes)) = (contact.end, contact.direct_minutes()) {
            time.push_str(&format!(" to {} ({minutes} min)", end.format("%H:%M")));
        }
        lines.push(line("Time", &time));
    }
    if contact.indirect_minutes > 0 {
        lines.push(line(
            "Indirect work",
            &format!("{} min", contact.indirect_minutes),
        ));
    }
    if let Some(interpreter) = &contact.interpreter {
        lines.push(line("Interpreter", &interpreter_words(interpreter)));
    }
    lines
}

/// "Sylheti, 4417, by telephone, professional".
pub(crate) fn interpreter_words(interpreter: &Interpreter) -> String {
    let by = match interpreter.by.as_str() {
        "telephone" => "by telephone",
        "video" => "by video",
        "in_person" => "in person",
        other => other,
    };
    let kind = match interpreter.kind {
        InterpreterKind::Professional => "professional",
        InterpreterKind::FamilyOrFriend => "family or friend",
    };
    [&interpreter.language, &interpreter.name, by, kind]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<&str>>()
        .join(", ")
}

fn risk_lines(contact: &Contact) -> Vec<Line> {
    let asked = contact.risk.iter().flat_map(|asked| &asked.answers);
    asked.map(answer_line).collect()
}

fn concern_lines(contact: &Contact) -> Vec<Line> {
    contact.concerns.iter().flat_map(of_concern).collect()
}

fn of_concern(concern: &Concern) -> Vec<Line> {
    let signs: Vec<&str> = concern
        .signs
        .iter()
        .map(|sign| sign.words.as_str())
        .collect();
    let at = concern
        .told_at
        .map(|at| at.format("%H:%M").to_string())
        .unwrap_or_default();
    let mut lines = vec![
        line(&concern.kind.words, &signs.join("; ")),
        line("Heard", &concern.heard),
        line("Done", &concern.done),
        line(
            "Told by voice",
            &joined(&[("", &concern.told), ("", &by(concern.told_on)), ("", &at)]),
        ),
        line("Nobody told because", &concern.nobody_because),
    ];
    // What it was about stands there, whether or not there were signs to tick.
    let kind = lines.remove(0);
    lines.retain(|line| !line.text.is_empty());
    lines.insert(0, kind);
    lines
}

fn answer_line(answer: &Answer) -> Line {
    let mut parts: Vec<String> = answer
        .chosen
        .iter()
        .map(|chosen| chosen.words.clone())
        .collect();
    parts.extend((!answer.text.is_empty()).then(|| answer.text.clone()));
    parts.extend(answer.on.map(words::day));
    if answer.nothing_to_add {
        parts.push("asked, nothing to add".to_owned());
    }
    if !answer.left_because.is_empty() {
        let reason = words_of(library().left_reasons(), &answer.left_because);
        parts.push(format!("left: {}", reason.unwrap_or(&answer.left_because)));
    }
    line(&answer.words, &parts.join("; "))
}

fn joined(parts: &[(&str, &str)]) -> String {
    parts
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| {
            if label.is_empty() {
                (*text).to_owned()
            } else {
                format!("{label}: {text}")
            }
        })
        .collect::<Vec<_>>()
        .join("; ")
}

fn by(day: Option<NaiveDate>) -> String {
    day.map(words::day).unwrap_or_default()
}

fn match_lines(contact: &Contact) -> Vec<Line> {
    contact
        .match_rows
        .iter()
        .map(|row| {
            let gap = match row.gap {
                Some(Gap::None) => "none",
                Some(Gap::Partial) => "partial",
                Some(Gap::Full) => "full",
                None => "",
            };
            let text = joined(&[
                ("now", &row.capacity_now),
                ("gap", gap),
                ("recommended", &row.recommendation),
                ("goal", &row.goal),
                ("by", &by(row.by)),
            ]);
            line(&row.demand, &text)
        })
        .collect()
}

fn obstacle_lines(contact: &Contact) -> Vec<Line> {
    contact
        .obstacles
        .iter()
        .map(|obstacle| {
            let modifiable = match obstacle.modifiable {
                Some(true) => "yes",
                Some(false) => "no",
                None => "",
            };
            let text = joined(&[
                ("flag", &obstacle.flag),
                ("can be changed", modifiable),
                ("action", &obstacle.action),
                ("who", &obstacle.owner),
                ("by", &by(obstacle.due)),
            ]);
            line(&obstacle.text, &text)
        })
        .collect()
}

fn adjustment_lines(contact: &Contact) -> Vec<Line> {
    contact
        .adjustments
        .iter()
        .map(|change| {
            let text = joined(&[
                ("", answer_words(&change.answer)),
                ("they said", &change.said),
                ("who", &change.owner),
                ("by", &by(change.by)),
            ]);
            line(&change.what, &text)
        })
        .collect()
}

fn liaison_lines(contact: &Contact) -> Vec<Line> {
    let Some(talk) = &contact.liaison else {
        return Vec::new();
    };
    let mut lines = vec![
        line(
            "Spoke to",
            &joined(&[("", &talk.spoke_to), ("", &talk.role)]),
        ),
        line("Told them", &talk.disclosed),
        line("They said", &talk.said),
        line("Follow up", &by(talk.follow_up_on)),
    ];
    lines.retain(|line| !line.text.is_empty());
    lines
}

fn rehabilitation_lines(contact: &Contact) -> Vec<Line> {
    contact
        .rehabilitation
        .iter()
        .map(|strand| {
            let text = joined(&[
                ("now", &strand.baseline),
                ("target", &strand.target),
                ("by", &by(strand.by)),
                ("if it sets back", &strand.setback_plan),
            ]);
            line(&strand.activity, &text)
        })
        .collect()
}

fn questionnaire_lines(contact: &Contact) -> Vec<Line> {
    contact
        .questionnaires
        .iter()
        .map(|questionnaire| {
            let name = library()
                .instrument(&questionnaire.instrument)
                .map_or(questionnaire.instrument.as_str(), |instrument| {
                    &instrument.name
                });
            let answered = questionnaire.answers.iter().flatten().count();
            let text = match questionnaire.total {
                Some(total) => format!(
                    "{total} ({}), completed {}",
                    questionnaire.band,
                    words::day(questionnaire.completed_on)
                ),
                None => format!(
                    "no total: {answered} of {} answered, {}",
                    questionnaire.answers.len(),
                    words::day(questionnaire.completed_on)
                ),
            };
            line(name, &text)
        })
        .collect()
}
