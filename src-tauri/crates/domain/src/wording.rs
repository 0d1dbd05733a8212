//! How a recommendation is worded: numbers, days, units, one action, plain words. What it says is a hint; nothing here stops
//! a report. The rules are data a clinician can read.

use serde::Deserialize;

/// `assets/pathway/wording.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingRules {
    pub edition: String,
    pub source: String,
    pub mark: String,
    pub vague: Vec<Vague>,
    pub jargon: Vec<Jargon>,
    pub amount: Amount,
    pub unit: Unit,
    pub one_action: OneAction,
    pub can: Can,
}

/// Words that leave a reader guessing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vague {
    pub find: Vec<String>,
    /// What would help instead; goes on after a colon.
    pub say: String,
    pub source: String,
    pub mark: String,
}

/// Words of the trade.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Jargon {
    pub find: Vec<String>,
    /// What everyone says.
    pub plain: String,
}

/// A number, a day or a frequency is somewhere in the text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    pub say: String,
    /// Words that are an amount.
    pub counts: Vec<String>,
    /// Words of what is given or done once and needs none.
    pub besides: Vec<String>,
    pub source: String,
    pub mark: String,
}

/// A number says what it counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    pub say: String,
    /// Words after which a number is a name: "week 3".
    pub before: Vec<String>,
    /// Words after a number that do not say what it counts: "20 and".
    pub joins: Vec<String>,
    pub source: String,
    pub mark: String,
}

/// One action a row.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OneAction {
    pub say: String,
    /// Beginnings of sentences that belong to the action before them.
    pub besides: Vec<String>,
    pub source: String,
    pub mark: String,
}

/// What a person can do, and what it takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Can {
    pub say: String,
    pub find: Vec<String>,
    /// Words by which the text says what can be done as well.
    #[serde(rename = "with")]
    pub with_words: Vec<String>,
    /// Texts in which it is said of something else.
    pub besides: Vec<String>,
    pub source: String,
    pub mark: String,
}

/// What a text is: difficulties and comments are a person's own words and need no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Recommendation,
    Besides,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordingHint {
    /// The rule: `wording_vague`, `wording_jargon`, `wording_amount`, `wording_unit`, `wording_one_action`, `wording_can`.
    pub code: &'static str,
    pub message: String,
}

/// What would make `text` clearer, in the order of the rules; each once. Nothing for a blank text, and nothing but words to
/// avoid while slots are still to be filled.
pub fn wording_hints(rules: &WordingRules, text: &str, said: Said) -> Vec<WordingHint> {
    let mut hints = Vec::new();
    let text = text.to_lowercase().replace('’', "'");
    if text.trim().is_empty() {
        return hints;
    }
    for vague in &rules.vague {
        if let Some(found) = first_of(&text, &vague.find) {
            let message = format!("\u{201c}{found}\u{201d}: {}.", vague.say);
            hints.push(WordingHint {
                code: "wording_vague",
                message,
            });
        }
    }
    for jargon in &rules.jargon {
        if let Some(found) = first_of(&text, &jargon.find) {
            let message = format!(
                "\u{201c}{found}\u{201d} is not everyone's word. Plain: \u{201c}{}\u{201d}.",
                jargon.plain
            );
            hints.push(WordingHint {
                code: "wording_jargon",
                message,
            });
        }
    }
    if said == Said::Besides || !crate::report::slots(&text).is_empty() {
        return hints;
    }
    let mut hint = |applies: bool, code, say: &str| {
        if applies {
            hints.push(WordingHint {
                code,
                message: say.to_owned(),
            });
        }
    };
    hint(
        !has_amount(&rules.amount, &text),
        "wording_amount",
        &rules.amount.say,
    );
    hint(
        lacks_unit(&rules.unit, &text),
        "wording_unit",
        &rules.unit.say,
    );
    hint(
        several_actions(&rules.one_action, &text),
        "wording_one_action",
        &rules.one_action.say,
    );
    hint(
        only_cannot(&rules.can, &text),
        "wording_can",
        &rules.can.say,
    );
    hints
}

/// The first of the words or phrases that stands in the text as whole words. Both in lower case.
fn first_of<'a>(text: &str, find: &'a [String]) -> Option<&'a str> {
    find.iter()
        .map(String::as_str)
        .find(|words| stands_in(text, words))
}

fn stands_in(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        // "can't" is another word than "can".
        before.is_none_or(|c| !c.is_alphanumeric())
            && after.is_none_or(|c| !c.is_alphanumeric() && c != '\'')
    })
}

fn has_amount(rule: &Amount, text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        || first_of(text, &rule.counts).is_some()
        || first_of(text, &rule.besides).is_some()
}

/// A number that is followed by nothing it could count, and is no day, time, share, price or name.
fn lacks_unit(rule: &Unit, text: &str) -> bool {
    numbers(text).into_iter().any(|(from, to)| {
        let number = &text[from..to];
        let (before, after) = (&text[..from], &text[to..]);
        let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        // "16.00" is a time as often as "16:00".
        let time = number
            .split_once('.')
            .is_some_and(|(_, minutes)| minutes.len() == 2);
        if year || time || number.contains([':', '/']) || number.matches(['-', '.']).count() > 1 {
            return false;
        }
        if before.ends_with(['£', '€', '$', '/', '#'])
            || after.starts_with(['%', '/', '°'])
            || after.starts_with(char::is_alphabetic)
        {
            return false;
        }
        let word =
            |text: &str| -> String { text.chars().take_while(|c| c.is_alphabetic()).collect() };
        let last: String = before
            .trim_end()
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic())
            .collect();
        let last: String = last.chars().rev().collect();
        if rule.before.contains(&last) {
            return false;
        }
        let next = word(after.trim_start_matches([' ', '-', '\u{a0}', '(']));
        next.is_empty() || rule.joins.contains(&next)
    })
}

/// Runs of digits with what joins digits inside them: "10:30", "7/10", "1–2", "2.5", "2026-10-04". In bytes.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        // A digit inside a word is part of its name: "A4", "PHQ9".
        let named = at > 0 && chars[at - 1].1.is_alphabetic();
        if !digit(at) {
            at += 1;
            continue;
        }
        let from = at;
        while digit(at)
            || (matches!(chars.get(at), Some((_, ':' | '/' | '.' | ',' | '-' | '–')))
                && digit(at + 1))
        {
            at += 1;
        }
        if !named {
            found.push((
                chars[from].0,
                chars.get(at).map_or(text.len(), |(place, _)| *place),
            ));
        }
    }
    found
}

/// More than one sentence that stands by itself, and two things in one of them.
fn several_actions(rule: &OneAction, text: &str) -> bool {
    let text = text.replace("e.g.", "eg").replace("i.e.", "ie");
    let sentences: Vec<&str> = text
        .split_inclusive(['.', '!', '?', '\n'])
        .flat_map(|part| part.split('\n'))
        .collect();
    // A full stop inside a number ends nothing.
    let mut whole: Vec<String> = Vec::new();
    for part in sentences {
        let inside = part.starts_with(|c: char| c.is_ascii_digit())
            && whole
                .last()
                .is_some_and(|last: &String| last.ends_with('.'));
        match whole.last_mut() {
            Some(last) if inside => last.push_str(part),
            _ => whole.push(part.to_owned()),
        }
    }
    let own = |sentence: &str| {
        let sentence = sentence.trim();
        sentence.chars().any(char::is_alphabetic)
            && !rule
                .besides
                .iter()
                .any(|beginning| sentence.starts_with(beginning.as_str()))
    };
    let actions: Vec<&String> = whole.iter().filter(|sentence| own(sentence)).collect();
    actions.len() > 1 && actions.iter().any(|sentence| stands_in(sentence, "and"))
}

fn only_cannot(rule: &Can, text: &str) -> bool {
    first_of(text, &rule.find).is_some()
        && first_of(text, &rule.with_words).is_none()
        && first_of(text, &rule.besides).is_none()
}

#[cfg(test)]
#[path = "wording_tests.rs"]
mod tests;
