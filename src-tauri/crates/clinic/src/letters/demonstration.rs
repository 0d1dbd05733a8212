//! The invented case on which templates are shown: values for slots, in a file, never a record.

use super::condition::Fact;
use super::slot::{Known, Shape, Slot};
use chrono::NaiveDate;
use domain::report::{Patient, Practitioner};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The invented case.
#[derive(Debug)]
pub(super) struct Demonstration {
    pub(super) today: NaiveDate,
    pub(super) number: String,
    pub(super) patient: Patient,
    pub(super) nhs_number: String,
    pub(super) practitioner: Practitioner,
    pub(super) known: Known,
    /// What would be typed, by slot.
    pub(super) typed: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    today: NaiveDate,
    number: String,
    nhs_number: String,
    patient: Patient,
    practitioner: Practitioner,
    holds: Vec<String>,
    typed: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    lines: BTreeMap<String, Vec<String>>,
    rows: BTreeMap<String, Vec<Vec<String>>>,
}

const FILE: &str = include_str!("../../../../../assets/papers/demonstration.toml");

pub(super) fn demonstration() -> &'static Demonstration {
    static READ: OnceLock<Demonstration> = OnceLock::new();
    READ.get_or_init(compiled_in)
}

#[allow(clippy::panic)]
fn compiled_in() -> Demonstration {
    // Part of the program, and read by a test: this cannot fail in a program that was tested.
    read(FILE).unwrap_or_else(|error| panic!("assets/papers/demonstration.toml: {error}"))
}

fn read(text: &str) -> Result<Demonstration, String> {
    let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut known = Known::default();
    let slot = |name: &String, fits: fn(Shape) -> bool| {
        Slot::parse(name)
            .filter(|slot| fits(slot.shape()))
            .ok_or_else(|| format!("{name} is not a slot of that shape"))
    };
    for (name, words) in file.words {
        known.words(slot(&name, |shape| shape == Shape::Words)?, words);
    }
    for (name, lines) in file.lines {
        known.lines(slot(&name, |shape| shape == Shape::Lines)?, lines);
    }
    for (name, rows) in file.rows {
        let found = slot(&name, |shape| matches!(shape, Shape::Rows(_)))?;
        if rows
            .iter()
            .any(|row| found.shape() != Shape::Rows(row.len()))
        {
            return Err(format!("{name} has rows of another length"));
        }
        known.rows(found, rows);
    }
    for name in &file.holds {
        let fact = Fact::ALL.iter().copied().find(|fact| fact.id() == name);
        known
            .holds
            .insert(fact.ok_or_else(|| format!("{name} is not known to hold"))?);
    }
    Ok(Demonstration {
        today: file.today,
        number: file.number,
        patient: file.patient,
        nhs_number: file.nhs_number,
        practitioner: file.practitioner,
        known,
        typed: file.typed,
    })
}
