//! Words for what stands outside of the person's consent: telling without it, and employers who ring in.

use crate::views::{DisclosureWords, EmployerScript, GroundView, ScriptLine};
use serde::Deserialize;

/// Both files, read.
#[derive(Debug)]
pub(crate) struct Outside {
    pub(crate) disclosure: Disclosure,
    pub(crate) employer_call: EmployerCall,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "edition, source and mark are read by people")]
pub(crate) struct Disclosure {
    edition: String,
    source: String,
    mark: String,
    statement: String,
    before: Vec<Before>,
    #[serde(rename = "ground")]
    pub(crate) grounds: Vec<Ground>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "all but the words is read by people")]
struct Before {
    id: String,
    words: String,
    source: String,
    mark: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the source is read by people")]
pub(crate) struct Ground {
    /// As [`domain::disclosure::DisclosureGround::id`].
    pub(crate) id: String,
    pub(crate) words: String,
    first: String,
    ask: String,
    source: String,
    mark: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "source and mark are read by people")]
pub(crate) struct EmployerCall {
    pub(crate) edition: String,
    source: String,
    mark: String,
    #[serde(rename = "line")]
    lines: Vec<Said>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the source is read by people")]
struct Said {
    id: String,
    words: String,
    hint: String,
    source: String,
    mark: String,
}

impl Disclosure {
    pub(super) fn view(&self) -> DisclosureWords {
        DisclosureWords {
            statement: self.statement.clone(),
            before: self.before.iter().map(|one| one.words.clone()).collect(),
            grounds: self
                .grounds
                .iter()
                .map(|ground| GroundView {
                    id: ground.id.clone(),
                    words: ground.words.clone(),
                    first: ground.first.clone(),
                    ask: ground.ask.clone(),
                    unconfirmed: ground.mark != "F",
                })
                .collect(),
        }
    }
}

impl EmployerCall {
    pub(super) fn view(&self) -> EmployerScript {
        EmployerScript {
            lines: self
                .lines
                .iter()
                .map(|line| ScriptLine {
                    id: line.id.clone(),
                    words: line.words.clone(),
                    hint: line.hint.clone(),
                    unconfirmed: line.mark != "F",
                })
                .collect(),
        }
    }
}
