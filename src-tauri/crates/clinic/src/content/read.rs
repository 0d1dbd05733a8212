//! Reading the files of `assets/`. Unknown keys are refused, so that a misspelt one is not silently ignored.

use super::agendas::agendas;
use super::{Checklist, ConsentWords, DeliveryWords, Library, Outside};
use domain::case::ConsentPurpose;
use domain::hints::HintRule;
use domain::instrument::Instrument;
use domain::paper::Delivery;
use domain::pathway::Choice;
use domain::report::SafetyCritical;
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

pub(super) use asset;

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
    #[error("assets/{file}: shared.toml has no prompt called {id}")]
    NotShared { file: &'static str, id: String },
    #[error("assets/pathway: no agenda is for {0} in every situation at work")]
    NoAgenda(&'static str),
    #[error("assets/pathway/consents.toml: no consent is called {0}")]
    Purpose(String),
    #[error("assets/pathway/delivery.toml: no delivery is called {0}")]
    Delivery(String),
}

pub(super) fn library() -> Result<Library, ContentError> {
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
    let hints: HintsFile = read(asset!("pathway/hints.toml"))?;
    let safety: SafetyFile = read(asset!("pathway/safety-critical.toml"))?;
    let delivery: DeliveryFile = read(asset!("pathway/delivery.toml"))?;
    let copies: CopiesFile = read(asset!("pathway/copies.toml"))?;
    let left: LeftFile = read(asset!("pathway/left.toml"))?;
    Ok(Library {
        agendas: agendas()?,
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
        risk: read(asset!("pathway/risk.toml"))?,
        concerns: read(asset!("pathway/concerns.toml"))?,
        catalogue: read(asset!("pathway/adjustments.toml"))?,
        hints: hints.hint,
        safety_kinds: safety.kind,
        missed_policy: read(asset!("pathway/missed.toml"))?,
        health_words: read(asset!("pathway/health-words.toml"))?,
        outside: Outside {
            disclosure: read(asset!("pathway/disclosure.toml"))?,
            employer_call: read(asset!("pathway/employer-call.toml"))?,
        },
        fit_notes: read(asset!("pathway/fit-notes.toml"))?,
        gp_record: read(asset!("pathway/gp-record.toml"))?,
        copy_editions: copies.copy_edition,
        told_ways: copies.told_way,
        deliveries: delivery
            .delivery
            .into_iter()
            .map(DeliveryLine::read)
            .collect::<Result<_, _>>()?,
        left_reasons: left.reason,
        phased: super::phased::phased()?,
        wording_rules: read(asset!("pathway/wording.toml"))?,
    })
}

pub(super) fn read<T: DeserializeOwned>(
    (file, text): (&'static str, &str),
) -> Result<T, ContentError> {
    toml::from_str(text).map_err(|source| ContentError::Form {
        file,
        source: Box::new(source),
    })
}

/// Declares the shape of a file or of a part of it. The source and the mark beside the words are for the clinicians who
/// read the files: they have to be there, and are not kept.
macro_rules! shape {
    ($name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        #[expect(dead_code, reason = "source, mark and edition are read by people")]
        struct $name { $($field: $type),* }
    };
}

shape!(EligibilityFile { edition: String, source: String, line: Vec<EligibilityLine> });
shape!(EligibilityLine {
    id: String,
    words: String,
    source: String,
    mark: String
});
shape!(ClosingFile { edition: String, source: String, mark: String, outcome: Vec<Choice> });
shape!(ReferralFile { edition: String, source: String, mark: String, from: Vec<Choice>, reason: Vec<Choice> });
shape!(ProblemsFile { edition: String, source: String, mark: String, group: Vec<Choice> });
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SafetyFile {
    kind: Vec<SafetyCritical>,
}

shape!(NeedsFile { edition: String, source: String, mark: String, need: Vec<Choice> });

shape!(HintsFile { edition: String, hint: Vec<HintRule> });
shape!(LeftFile { edition: String, source: String, mark: String, reason: Vec<Choice> });
shape!(CopiesFile { edition: String, source: String, mark: String, copy_edition: Vec<Choice>, told_way: Vec<Choice> });
shape!(DeliveryFile { edition: String, source: String, mark: String, delivery: Vec<DeliveryLine> });

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeliveryLine {
    id: String,
    words: String,
    hint: String,
}

impl DeliveryLine {
    fn read(self) -> Result<DeliveryWords, ContentError> {
        Ok(DeliveryWords {
            how: Delivery::parse(&self.id).ok_or(ContentError::Delivery(self.id))?,
            words: self.words,
            hint: self.hint,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsentsFile {
    edition: String,
    consent: Vec<ConsentLine>,
}

shape!(ConsentLine {
    purpose: String,
    words: String,
    wording: String,
    names_someone: bool,
    source: String,
    mark: String,
});

impl ConsentLine {
    fn read(self) -> Result<ConsentWords, ContentError> {
        Ok(ConsentWords {
            purpose: ConsentPurpose::parse(&self.purpose)
                .ok_or(ContentError::Purpose(self.purpose))?,
            words: self.words,
            wording: self.wording,
            names_someone: self.names_someone,
        })
    }
}
