//! Questionnaires: items, scoring and bands as data. A score is a sum, never a diagnosis and never a decision.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    pub id: String,
    pub name: String,
    pub edition: String,
    pub licence: String,
    pub source: String,
    /// `F`, `R` or `I`, as in the pathway.
    pub mark: String,
    /// Asked before the items.
    pub stem: String,
    /// Whether a higher total is better.
    pub higher_is_better: bool,
    /// A change of this many points is more than chance; 0 when not known.
    #[serde(default)]
    pub reliable_change: u16,
    #[serde(rename = "scale")]
    pub scale: Vec<ScalePoint>,
    #[serde(rename = "item")]
    pub items: Vec<InstrumentItem>,
    #[serde(rename = "band")]
    pub bands: Vec<Band>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScalePoint {
    pub value: u8,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstrumentItem {
    pub id: String,
    pub words: String,
    /// From this value on, the answer is a risk that a person has to look at.
    #[serde(default)]
    pub risk_from: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    pub from: u16,
    pub to: u16,
    pub words: String,
}

/// A questionnaire's sum. There is none until every item is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    pub total: Option<u16>,
    pub band: String,
    pub answered: usize,
    /// Items answered at or over their risk value.
    pub risk: Vec<String>,
}

/// Why answers do not belong to an instrument.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    #[error("{name} has {wanted} items, {given} answers were given")]
    Count {
        name: String,
        wanted: usize,
        given: usize,
    },
    #[error("item {item} of {name} has no answer {value}")]
    Value {
        name: String,
        item: usize,
        value: u8,
    },
}

/// Adds up the answers, one for each item in order, `None` where not answered.
pub fn score(instrument: &Instrument, answers: &[Option<u8>]) -> Result<Score, AnswersError> {
    if answers.len() != instrument.items.len() {
        return Err(AnswersError::Count {
            name: instrument.name.clone(),
            wanted: instrument.items.len(),
            given: answers.len(),
        });
    }
    for (index, value) in answers.iter().enumerate() {
        if let Some(value) = *value
            && !instrument.scale.iter().any(|point| point.value == value)
        {
            return Err(AnswersError::Value {
                name: instrument.name.clone(),
                item: index + 1,
                value,
            });
        }
    }
    let total = answers.iter().try_fold(0u16, |sum, answer| {
        answer.map(|value| sum + u16::from(value))
    });
    let band = total
        .and_then(|total| {
            instrument
                .bands
                .iter()
                .find(|band| (band.from..=band.to).contains(&total))
        })
        .map(|band| band.words.clone())
        .unwrap_or_default();
    let risk = instrument
        .items
        .iter()
        .zip(answers)
        .filter(|(item, answer)| {
            item.risk_from
                .zip(**answer)
                .is_some_and(|(from, value)| value >= from)
        })
        .map(|(item, _)| item.id.clone())
        .collect();
    Ok(Score {
        total,
        band,
        answered: answers.iter().flatten().count(),
        risk,
    })
}
