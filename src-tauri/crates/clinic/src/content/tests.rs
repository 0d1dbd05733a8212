//! What the files of `assets/` must agree on among themselves and with the program.

mod agendas;
mod catalogue;
mod instruments;
mod safety;

use super::*;
use domain::case::WorkStatus;
use std::collections::BTreeSet;
use std::path::Path;

/// Every file that clinicians wrote for the pathway, with its name.
fn files() -> Vec<(String, String)> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets");
    let files: Vec<(String, String)> = ["pathway", "instruments"]
        .into_iter()
        .flat_map(|folder| std::fs::read_dir(assets.join(folder)).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            (
                name.into_owned(),
                std::fs::read_to_string(&path).expect("a text"),
            )
        })
        .collect();
    assert!(files.len() > 20, "{} files", files.len());
    files
}

/// The ids are unique and none is blank.
fn distinct<'a>(what: &str, ids: impl IntoIterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(!id.trim().is_empty(), "{what}: a blank id");
        assert!(seen.insert(id), "{what}: {id} twice");
    }
}

fn ids(choices: &[Choice]) -> impl Iterator<Item = &str> {
    choices.iter().map(|choice| choice.id.as_str())
}

#[test]
fn ids_are_unique() {
    for instrument in &library().instruments {
        distinct(
            &instrument.id,
            instrument.items.iter().map(|item| item.id.as_str()),
        );
    }
    distinct("eligibility", ids(&library().eligibility.lines));
    distinct("outcomes", ids(&library().outcomes));
    distinct("sources", ids(&library().referral_sources));
    distinct("reasons", ids(&library().referral_reasons));
    distinct("problems", ids(&library().problem_groups));
    distinct("needs", ids(&library().communication_needs));
}

/// Every answer that says something about the case is one the record knows.
#[test]
fn choices_are_what_the_record_knows() {
    let mut known: Vec<&str> = WorkStatus::ALL.iter().map(|status| status.id()).collect();
    known.sort_unstable();
    for agenda in library().agendas() {
        let work = item(agenda, domain::decide::item::WORK_STATUS).expect("work status is asked");
        let mut offered: Vec<&str> = ids(&work.choices).collect();
        offered.sort_unstable();
        assert_eq!(offered, known, "{}", agenda.id);
        assert!(item(agenda, domain::decide::item::NEXT).is_some());
    }
    assert_eq!(
        ids(library().safety_critical()).collect::<Vec<_>>(),
        [
            "driving",
            "heights",
            "machinery",
            "patient_handling",
            "none"
        ]
    );
    for purpose in ConsentPurpose::ALL {
        let consent = library()
            .consent(purpose)
            .expect("every purpose has its words");
        let at_employer = matches!(
            purpose,
            ConsentPurpose::EmployerCopy | ConsentPurpose::EmployerTalk
        );
        assert_eq!(consent.names_someone, at_employer);
        assert!(!consent.wording.is_empty());
    }
    assert_eq!(library().consents.len(), ConsentPurpose::ALL.len());
}

#[test]
fn every_word_has_its_source_and_mark() {
    fn walk(file: &str, value: &toml::Value, has: bool) {
        match value {
            toml::Value::Table(table) => {
                if let Some(mark) = table.get("mark") {
                    let mark = mark.as_str().expect("a mark is text");
                    assert!(["F", "R", "I"].contains(&mark), "{file}: mark {mark}");
                    let source = table.get("source").and_then(|source| source.as_str());
                    assert!(
                        source.is_some_and(|source| source.len() > 5),
                        "{file}: a mark without a source"
                    );
                }
                // A prompt that is taken by `use` brings its source along.
                let has = has || table.contains_key("mark") || table.contains_key("use");
                assert!(
                    has || !table.contains_key("words") && !table.contains_key("prompt"),
                    "{file}: words without a source"
                );
                for value in table.values() {
                    walk(file, value, has);
                }
            }
            toml::Value::Array(values) => values.iter().for_each(|value| walk(file, value, has)),
            toml::Value::String(_)
            | toml::Value::Integer(_)
            | toml::Value::Float(_)
            | toml::Value::Boolean(_)
            | toml::Value::Datetime(_) => {}
        }
    }
    for (file, text) in files() {
        let table: toml::Table = text.parse().expect("a file reads");
        walk(&file, &toml::Value::Table(table), false);
    }
}

/// Wording rules: no "light duties", and nothing that could be taken for the statutory note.
#[test]
fn words_that_are_not_used() {
    for (file, text) in files() {
        let text = text.to_lowercase();
        for never in ["light duties", "statement of fitness for work"] {
            // The rules of wording name what is not to be said.
            assert!(
                file.ends_with("wording.toml") || !text.contains(never),
                "{file} says {never}"
            );
        }
    }
}

#[test]
fn the_screen_is_told_what_is_unconfirmed() {
    let content = content();
    assert_eq!(content.agendas.len(), 8);
    let (mut sure, mut unsure) = (0, 0);
    for (agenda, view) in library().agendas().iter().zip(&content.agendas) {
        for (item, shown) in agenda.items.iter().zip(&view.items) {
            assert_eq!(shown.unconfirmed, item.mark != "F");
            if shown.unconfirmed {
                unsure += 1
            } else {
                sure += 1
            }
        }
    }
    assert!(sure > 0 && unsure > 0);
    assert_eq!(content.work_statuses.len(), WorkStatus::ALL.len());
    assert_eq!(content.options.len(), 4);
    assert_eq!(content.editions[0].words, "AHP Health and Work Report");
    for option in &content.options {
        let parsed: Result<domain::report::Option_, _> =
            serde_json::from_value(option.id.clone().into());
        assert!(parsed.is_ok(), "{}", option.id);
    }
}
