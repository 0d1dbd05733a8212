//! Reading the agendas. A prompt that several of them ask stands once, in `shared.toml`, and is taken by `use`.

use super::read::{ContentError, asset, read};
use domain::case::Step;
use domain::pathway::{Agenda, agenda_for};
use toml::{Table, Value};

const SHARED: (&str, &str) = asset!("pathway/shared.toml");

const FILES: [(&str, &str); 8] = [
    asset!("pathway/triage.toml"),
    asset!("pathway/step-1.toml"),
    asset!("pathway/step-2.toml"),
    asset!("pathway/step-3.toml"),
    asset!("pathway/review.toml"),
    asset!("pathway/discharge.toml"),
    asset!("pathway/no-employer.toml"),
    asset!("pathway/self-employed.toml"),
];

/// All agendas, those for everyone first, in the order of [`Step::ALL`].
///
/// # Errors
/// [`ContentError`] when a file does not read, takes a prompt that is not there, or leaves a step without an agenda.
pub(super) fn agendas() -> Result<Vec<Agenda>, ContentError> {
    let shared: Table = read(SHARED)?;
    let agendas = FILES
        .into_iter()
        .map(|file| agenda(file, &shared))
        .collect::<Result<Vec<_>, _>>()?;
    match Step::ALL
        .into_iter()
        .find(|step| agenda_for(&agendas, *step, None).is_none())
    {
        Some(step) => Err(ContentError::NoAgenda(step.id())),
        None => Ok(agendas),
    }
}

/// One agenda, with what it takes from the shared prompts put in.
pub(super) fn agenda(
    (file, text): (&'static str, &str),
    shared: &Table,
) -> Result<Agenda, ContentError> {
    let mut agenda: Table = read((file, text))?;
    if let Some(Value::Array(items)) = agenda.get_mut("item") {
        for item in items {
            take(file, item, shared)?;
        }
    }
    agenda.try_into().map_err(|source| ContentError::Form {
        file,
        source: Box::new(source),
    })
}

/// Puts the shared prompt in the place of its `use`. What the agenda says itself goes before what is shared.
fn take(file: &'static str, item: &mut Value, shared: &Table) -> Result<(), ContentError> {
    let Value::Table(said) = item else {
        return Ok(());
    };
    let Some(wanted) = said.remove("use") else {
        return Ok(());
    };
    let found = shared
        .get("item")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_table)
        .find(|candidate| candidate.get("id") == Some(&wanted))
        .ok_or_else(|| ContentError::NotShared {
            file,
            id: wanted.as_str().unwrap_or_default().to_owned(),
        })?;
    for (key, value) in found {
        said.entry(key.as_str()).or_insert_with(|| value.clone());
    }
    Ok(())
}
