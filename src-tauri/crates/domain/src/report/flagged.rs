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
    /// Beginnings of words, in lower case: "driv" finds "drives" and "driving".
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
    let words: Vec<String> = rows
        .chain(content.comments.as_deref())
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .collect();
    flagged
        .iter()
        .filter(|kind| {
            let spoken_of = |stem: &String| words.iter().any(|word| word.starts_with(stem));
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
