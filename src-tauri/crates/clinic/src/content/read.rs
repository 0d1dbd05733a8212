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
shape!(NeedsFile { edition: String, source: String, mark: String, need: Vec<Choice> });

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
