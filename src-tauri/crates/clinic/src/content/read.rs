//! Reading the files of `assets/`. Unknown keys are refused, so that a misspelt one is not silently ignored.

use super::{Checklist, ConsentWords, Library};
use domain::case::ConsentPurpose;
use domain::instrument::Instrument;
use domain::pathway::{Agenda, Choice};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The text of a file under `assets/`, with the name it is known by in errors.
macro_rules! asset {
    ($path:literal) => {
        (
            $path,
            include_str!(concat!("../../../../../assets/", $path)),
        )
    };
}

const AGENDAS: [(&str, &str); 6] = [
    asset!("pathway/triage.toml"),
    asset!("pathway/step-1.toml"),
    asset!("pathway/step-2.toml"),
    asset!("pathway/step-3.toml"),
    asset!("pathway/review.toml"),
    asset!("pathway/discharge.toml"),
];

const INSTRUMENTS: [(&str, &str); 3] = [
    asset!("instruments/phq-9.toml"),
    asset!("instruments/gad-7.toml"),
    asset!("instruments/work-ability-score.toml"),
];

/// A file that does not say what the program needs.
#[derive(Debug, thiserror::Error)]
pub(super) enum ContentError {
    #[error("assets/{file}: {source}")]
    Form {
        file: &'static str,
        source: Box<toml::de::Error>,
    },
    #[error("assets/pathway/consents.toml: no consent is called {0}")]
    Purpose(String),
}

pub(super) fn library() -> Result<Library, ContentError> {
    let [triage, one, two, three, review, discharge] = AGENDAS;
    let agendas: [Agenda; 6] = [
        read(triage)?,
        read(one)?,
        read(two)?,
        read(three)?,
        read(review)?,
        read(discharge)?,
    ];
    let instruments = INSTRUMENTS
        .into_iter()
        .map(read)
        .collect::<Result<Vec<Instrument>, _>>()?;
    let eligibility: EligibilityFile = read(asset!("pathway/eligibility.toml"))?;
    let consents: ConsentsFile = read(asset!("pathway/consents.toml"))?;
    let referral: ReferralFile = read(asset!("pathway/referral.toml"))?;
    let closing: ClosingFile = read(asset!("pathway/closing.toml"))?;
    let problems: ProblemsFile = read(asset!("pathway/problems.toml"))?;
    let needs: NeedsFile = read(asset!("pathway/communication-needs.toml"))?;
    Ok(Library {
        agendas,
        instruments,
        eligibility: Checklist {
            edition: eligibility.edition,
            lines: eligibility
                .line
                .into_iter()
                .map(|line| Choice {
                    id: line.id,
                    words: line.words,
                })
                .collect(),
        },
        outcomes: closing.outcome,
        consents_edition: consents.edition,
        consents: consents
            .consent
            .into_iter()
            .map(ConsentLine::read)
            .collect::<Result<_, _>>()?,
        referral_sources: referral.from,
        referral_reasons: referral.reason,
        problem_groups: problems.group,
        communication_needs: needs.need,
    })
}

fn read<T: DeserializeOwned>((file, text): (&'static str, &str)) -> Result<T, ContentError> {
    toml::from_str(text).map_err(|source| ContentError::Form {
        file,
        source: Box::new(source),
    })
}

/// Declares a file: what a clinician reads beside the words (source, mark) has to be there, but is not kept.
macro_rules! file {
    ($name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name { $($field: $type),* }
    };
}

file!(EligibilityFile { edition: String, #[allow(dead_code)] source: String, line: Vec<EligibilityLine> });
