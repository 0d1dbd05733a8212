//! The builder's words as the screen wants them.

use super::catalogue::Demand;
use super::library;
use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PhasedWordsView {
    /// Asked outright, before anything is proposed.
    pub question: String,
    pub hint: String,
    pub ways: Vec<WayView>,
    pub usual_weeks: Vec<UsualWeekView>,
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WayView {
    pub id: String,
    pub words: String,
    pub hint: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UsualWeekView {
    pub id: String,
    pub words: String,
    /// Monday to Sunday.
    pub cells: Vec<String>,
}

/// What a job may ask for, and the beginnings of words by which a text speaks of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DemandView {
    pub id: String,
    pub words: String,
    pub find: Vec<String>,
}

pub(super) fn phased_words() -> PhasedWordsView {
    let phased = library().phased();
    PhasedWordsView {
        question: phased.question.words.clone(),
        hint: phased.question.hint.clone(),
        ways: phased
            .ways
            .iter()
            .map(|way| WayView {
                id: way.id.clone(),
                words: way.words.clone(),
                hint: way.hint.clone(),
            })
            .collect(),
        usual_weeks: phased
            .usual_weeks
            .iter()
            .map(|week| UsualWeekView {
                id: week.id.clone(),
                words: week.words.clone(),
                cells: week.cells.to_vec(),
            })
            .collect(),
        notes: phased.notes.iter().map(|note| note.words.clone()).collect(),
    }
}

pub(super) fn demand_view(demand: &Demand) -> DemandView {
    DemandView {
        id: demand.id.clone(),
        words: demand.words.clone(),
        find: demand.find.clone(),
    }
}
