//! What was flagged on the job follows through to the advice: driving, heights, machinery, patient handling.

use super::content::ReportContent;
use super::finding::Finding;
use serde::{Deserialize, Serialize};

/// A kind of safety-critical work, and the words by which advice speaks of it. Data that a clinician can read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyCritical {
    /// As in `Job::safety_critical`.
    pub id: String,
    /// "Driving": begins the warning.
    pub words: String,
    /// Beginnings of words, in lower case: "driv" finds "drives" and "driving", "at height" finds "at heights". With a
    /// full stop at the end a whole word: "car." finds "car" and neither "carry" nor "care".
    pub stems: Vec<String>,
    pub source: String,
    pub mark: String,
}

/// A warning for each flagged kind that neither a row nor the comments speak of. It can be meant: that is for the
/// clinician to say.
pub fn unanswered_flags(content: &ReportContent, flagged: &[&SafetyCritical]) -> Vec<Finding> {
    let rows = content
        .difficulties
        .iter()
        .flat_map(|row| [row.difficulty.as_str(), row.recommendation.as_str()]);
    let texts: Vec<String> = rows
        .chain(content.comments.as_deref())
        .map(words_only)
        .collect();
    flagged
        .iter()
        .filter(|kind| {
            let spoken_of = |stem: &String| {
                let wanted = match stem.strip_suffix('.') {
                    Some(whole) => format!(" {whole} "),
                    None => format!(" {stem}"),
                };
                texts.iter().any(|text| text.contains(&wanted))
            };
            !kind.stems.iter().any(spoken_of)
        })
        .map(|kind| {
            Finding::warn(
                "difficulties",
                &format!("safety_critical_{}", kind.id),
                format!(
                    "{} is part of this job, and nothing here says whether it can be done.",
                    kind.words
                ),
            )
        })
        .collect()
}

/// The words of a text in lower case, with a space before and after each.
fn words_only(text: &str) -> String {
    let mut words = String::from(" ");
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            words.push_str(&word.to_lowercase());
            words.push(' ');
        }
    }
    words
}
