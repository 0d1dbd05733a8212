//! What the files of `assets/` must agree on among themselves and with the program.

use super::*;
use domain::case::WorkStatus;
use domain::contact::Mode;
use domain::instrument::score;
use std::collections::BTreeSet;

const FILES: &[(&str, &str)] = &[
    (
        "triage",
        include_str!("../../../../../assets/pathway/triage.toml"),
    ),
    (
        "step-1",
        include_str!("../../../../../assets/pathway/step-1.toml"),
    ),
    (
        "step-2",
        include_str!("../../../../../assets/pathway/step-2.toml"),
    ),
    (
        "step-3",
        include_str!("../../../../../assets/pathway/step-3.toml"),
    ),
    (
        "review",
        include_str!("../../../../../assets/pathway/review.toml"),
    ),
    (
        "discharge",
        include_str!("../../../../../assets/pathway/discharge.toml"),
    ),
    (
        "eligibility",
        include_str!("../../../../../assets/pathway/eligibility.toml"),
    ),
    (
        "closing",
        include_str!("../../../../../assets/pathway/closing.toml"),
    ),
    (
        "consents",
        include_str!("../../../../../assets/pathway/consents.toml"),
    ),
    (
        "referral",
        include_str!("../../../../../assets/pathway/referral.toml"),
    ),
    (
        "problems",
        include_str!("../../../../../assets/pathway/problems.toml"),
    ),
    (
        "communication-needs",
        include_str!("../../../../../assets/pathway/communication-needs.toml"),
    ),
    (
        "phq-9",
        include_str!("../../../../../assets/instruments/phq-9.toml"),
    ),
    (
        "gad-7",
        include_str!("../../../../../assets/instruments/gad-7.toml"),
    ),
    (
        "work-ability-score",
        include_str!("../../../../../assets/instruments/work-ability-score.toml"),
    ),
];

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
fn each_agenda_stands_at_its_own_step() {
    for (step, agenda) in Step::ALL.into_iter().zip(library().agendas()) {
        assert_eq!(agenda.step, step);
        assert_eq!(library().agenda(step), agenda);
        assert!(
            (10..=18).contains(&agenda.items.len()),
            "{}: {} prompts",
            agenda.id,
            agenda.items.len()
        );
    }
}

#[test]
fn ids_are_unique() {
    for agenda in library().agendas() {
        distinct(&agenda.id, agenda.items.iter().map(|item| item.id.as_str()));
        for item in &agenda.items {
            distinct(&item.id, ids(&item.choices));
        }
    }
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
    distinct(
        "agendas",
        library().agendas().iter().map(|agenda| agenda.id.as_str()),
    );
}

/// Little is required: exactly what issue and pathway name, and the identity asked in the way that fits the meeting.
#[test]
fn needed_to_sign() {
    const EVERY_STEP: [&str; 7] = [
        "present",
        "work_status",
        "difficulty",
        "red_flags",
        "advice",
        "next",
        "identity",
    ];
    let needed_with = |step: Step, mode: Mode, who: &str| -> BTreeSet<&str> {
        library()
            .agenda(step)
            .items_for(mode, who)
            .filter(|item| item.needed)
            .map(|item| match item.id.as_str() {
                "identity_in_person" => "identity",
                id => id,
            })
            .collect()
    };
    let needed = |step: Step, mode: Mode| needed_with(step, mode, "patient");
    let with = |more: &[&'static str]| -> BTreeSet<&str> {
        EVERY_STEP.iter().chain(more).copied().collect()
    };
    for mode in Mode::ALL {
        assert_eq!(needed(Step::One, mode), with(&[]), "{mode:?}");
        assert_eq!(
            needed(Step::Two, mode),
            with(&["job", "safety_critical", "match_rows", "treatment"]),
            "{mode:?}"
        );
        for who in ["employer", "both"] {
            assert_eq!(
                needed_with(Step::Three, mode, who),
                with(&["liaison", "adjustments", "review_date"]),
                "{mode:?}, {who}"
            );
        }
        // The employer's answers cannot be had where the employer is not.
        let without = with(&["review_date"]);
        assert_eq!(needed(Step::Three, mode), without, "{mode:?}");
        let few = BTreeSet::from(["identity", "present", "work_status", "next"]);
        assert_eq!(needed(Step::Triage, mode), few, "{mode:?}");
        assert_eq!(needed(Step::Review, mode), few, "{mode:?}");
        let mut discharge = few;
        discharge.insert("outcome");
        assert_eq!(needed(Step::Discharge, mode), discharge, "{mode:?}");
    }
}

#[test]
fn by_telephone_and_video_three_identifiers() {
    for agenda in library().agendas() {
        for mode in Mode::ALL {
            let mut identity = agenda
                .items_for(mode, "patient")
                .filter(|item| item.id.starts_with("identity"));
            let asked = identity
                .next()
                .expect("identity is asked in every way of meeting");
            assert_eq!(identity.next(), None, "{} asks twice", agenda.id);
            let distant = matches!(mode, Mode::Telephone | Mode::Video);
            assert_eq!(asked.at_least, if distant { 3 } else { 2 }, "{}", agenda.id);
            assert!(asked.choices.len() > asked.at_least);
        }
    }
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
                let has = has || table.contains_key("mark");
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
    for (file, text) in FILES {
        let table: toml::Table = text.parse().expect("a file reads");
        walk(file, &toml::Value::Table(table), false);
    }
}

/// Wording rules: no "light duties", and nothing that could be taken for the statutory note.
#[test]
fn words_that_are_not_used() {
    for (file, text) in FILES {
        let text = text.to_lowercase();
        for never in ["light duties", "statement of fitness for work"] {
            assert!(!text.contains(never), "{file} says {never}");
        }
    }
}

#[test]
fn bands_cover_the_range_without_gap_or_overlap() {
    for instrument in &library().instruments {
        let highest = instrument
            .scale
            .iter()
            .map(|point| u16::from(point.value))
            .max();
        let items = u16::try_from(instrument.items.len()).expect("few items");
        let top = highest.expect("a scale") * items;
        let mut from = 0;
        for band in &instrument.bands {
            assert_eq!(band.from, from, "{} {}", instrument.id, band.words);
            assert!(band.to >= band.from);
            from = band.to + 1;
        }
        assert_eq!(from, top + 1, "{}", instrument.id);
    }
}

/// Sums and bands as published: PHQ-9 and GAD-7 with every item at the same value but the ones named.
#[test]
fn sums_and_bands() {
    let cases: &[(&str, &[u8], u16, &str)] = &[
        ("phq-9", &[0, 0, 0, 0, 0, 0, 0, 0, 0], 0, "none or minimal"),
        ("phq-9", &[1, 1, 1, 1, 0, 0, 0, 0, 0], 4, "none or minimal"),
        ("phq-9", &[1, 1, 1, 1, 1, 0, 0, 0, 0], 5, "mild"),
        ("phq-9", &[1, 1, 1, 1, 1, 1, 1, 1, 1], 9, "mild"),
        ("phq-9", &[2, 1, 1, 1, 1, 1, 1, 1, 1], 10, "moderate"),
        ("phq-9", &[2, 2, 2, 2, 2, 1, 1, 1, 1], 14, "moderate"),
        (
            "phq-9",
            &[2, 2, 2, 2, 2, 2, 1, 1, 1],
            15,
            "moderately severe",
        ),
        (
            "phq-9",
            &[3, 2, 2, 2, 2, 2, 2, 2, 2],
            19,
            "moderately severe",
        ),
        ("phq-9", &[3, 3, 2, 2, 2, 2, 2, 2, 2], 20, "severe"),
        ("phq-9", &[3, 3, 3, 3, 3, 3, 3, 3, 3], 27, "severe"),
        ("gad-7", &[1, 1, 1, 1, 0, 0, 0], 4, "minimal"),
        ("gad-7", &[1, 1, 1, 1, 1, 0, 0], 5, "mild"),
        ("gad-7", &[2, 2, 1, 1, 1, 1, 1], 9, "mild"),
        ("gad-7", &[2, 2, 2, 1, 1, 1, 1], 10, "moderate"),
        ("gad-7", &[2, 2, 2, 2, 2, 2, 2], 14, "moderate"),
        ("gad-7", &[3, 2, 2, 2, 2, 2, 2], 15, "severe"),
        ("gad-7", &[3, 3, 3, 3, 3, 3, 3], 21, "severe"),
        ("work-ability-score", &[5], 5, "poor"),
        ("work-ability-score", &[6], 6, "moderate"),
        ("work-ability-score", &[7], 7, "moderate"),
        ("work-ability-score", &[8], 8, "good"),
        ("work-ability-score", &[10], 10, "excellent"),
    ];
    for (id, answers, total, band) in cases {
        let instrument = library().instrument(id).expect("an instrument");
        let answers: Vec<Option<u8>> = answers.iter().map(|value| Some(*value)).collect();
        let score = score(instrument, &answers).expect("answers of this instrument");
        assert_eq!(
            (score.total, score.band.as_str()),
            (Some(*total), *band),
            "{id}"
        );
    }
}

#[test]
fn no_total_until_complete_and_item_nine_is_a_risk() {
    let phq9 = library().instrument("phq-9").expect("PHQ-9");
    let mut answers = vec![Some(0); 9];
    assert!(score(phq9, &answers).expect("answers").risk.is_empty());
    answers[8] = Some(1);
    let asked = score(phq9, &answers).expect("answers");
    assert_eq!(asked.risk, ["phq9_9"]);
    answers[0] = None;
    let open = score(phq9, &answers).expect("answers");
    assert_eq!(
        (open.total, open.band.as_str(), open.answered),
        (None, "", 8)
    );
    assert_eq!(open.risk, ["phq9_9"], "a risk waits for no total");
}

#[test]
fn the_screen_is_told_what_is_unconfirmed() {
    let content = content();
    assert_eq!(content.agendas.len(), 6);
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
