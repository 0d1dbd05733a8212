//! The hazard log as it stands in `assets/safety`: hazards, their risk by the standard's matrix, and their controls.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, de::DeserializeOwned};

/// Where the log and the papers lie, from the top of the checkout.
pub(super) const FOLDER: &str = "assets/safety";

pub(super) struct Log {
    pub(super) matrix: Matrix,
    /// In the order of the files' names, then as written.
    pub(super) hazards: Vec<Hazard>,
}

/// The matrix of DCB0129: what a severity and a likelihood come to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Matrix {
    pub(super) mark: Mark,
    pub(super) source: String,
    pub(super) severity: Vec<Grade>,
    pub(super) likelihood: Vec<Likelihood>,
    /// What each rating from 1 to 5 asks of us.
    pub(super) rating: Vec<Rating>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Grade {
    pub(super) name: String,
    pub(super) means: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Likelihood {
    pub(super) name: String,
    pub(super) means: String,
    /// The rating for each severity, in their order.
    pub(super) rating: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rating {
    pub(super) number: u8,
    pub(super) means: String,
}

/// How far a statement is to be trusted, as everywhere in `assets`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub(super) enum Mark {
    /// Found in the source named
    F,
    /// Professional knowledge, not confirmed in a source
    R,
    /// Our own inference or proposal
    I,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hazard {
    /// `H01`: what papers and people call it by; never given to another hazard.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) hazard: String,
    pub(super) causes: Vec<String>,
    pub(super) effect: String,
    /// Before any control.
    pub(super) before: Risk,
    /// With the controls that exist today, those not built left out.
    pub(super) after: Risk,
    /// Who answers for it, by role.
    pub(super) owner: String,
    #[serde(rename = "control")]
    pub(super) controls: Vec<Control>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Risk {
    pub(super) severity: String,
    pub(super) likelihood: String,
    pub(super) mark: Mark,
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Control {
    pub(super) kind: Kind,
    pub(super) says: String,
    /// Tests that hold it, each as `file::name`, the file from the top of the checkout.
    #[serde(default)]
    pub(super) tests: Vec<String>,
    /// Tests in the real window that show it too; they take too long to be run under mutations.
    #[serde(default)]
    pub(super) shown_by: Vec<String>,
    #[serde(default, rename = "mutation")]
    pub(super) mutations: Vec<Mutation>,
    /// `assets/guide/page.md`, or `assets/guide/page.md#Heading`.
    pub(super) guide: Option<String>,
    /// What the organisation that uses the program has to do, under DCB0160.
    pub(super) duty: Option<String>,
    /// What is missing, for a control the program does not have yet.
    pub(super) not_built: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Design,
    Training,
    Procedure,
}

/// A small change that breaks a control. Every test it names has to fail under it.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mutation {
    pub(super) file: String,
    /// Stands once in the file.
    pub(super) find: String,
    pub(super) replace: String,
    /// Those of the control's tests that fail under it; without any, all of them.
    #[serde(default)]
    pub(super) red: Vec<String>,
}

impl Control {
    pub(super) fn red_under<'a>(&'a self, mutation: &'a Mutation) -> &'a [String] {
        if mutation.red.is_empty() {
            &self.tests
        } else {
            &mutation.red
        }
    }
}

impl Matrix {
    /// From 1 to 5.
    ///
    /// # Errors
    /// When the matrix does not know one of the two words.
    pub(super) fn rating(&self, risk: &Risk) -> Result<u8> {
        let column = self.severity.iter().position(|s| s.name == risk.severity);
        let column =
            column.with_context(|| format!("no severity is called {:?}", risk.severity))?;
        let row = self
            .likelihood
            .iter()
            .find(|row| row.name == risk.likelihood);
        row.with_context(|| format!("no likelihood is called {:?}", risk.likelihood))?
            .rating
            .get(column)
            .copied()
            .with_context(|| format!("{} has no rating", risk.likelihood))
    }
}

/// # Errors
/// When a file cannot be read, or the log contradicts itself; says every contradiction.
pub(super) fn read(root: &Path) -> Result<Log> {
    let folder = root.join(FOLDER);
    let matrix = toml(&folder.join("matrix.toml"))?;
    let mut hazards = Vec::new();
    for path in toml_files(&folder.join("hazards"))? {
        let file: HazardFile = toml(&path)?;
        hazards.extend(file.hazards);
    }
    let log = Log { matrix, hazards };
    let wrong = contradictions(&log);
    if !wrong.is_empty() {
        bail!("The hazard log:\n{}", wrong.join("\n"));
    }
    Ok(log)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HazardFile {
    #[serde(rename = "hazard")]
    hazards: Vec<Hazard>,
}

/// The TOML files of a folder, by name.
pub(super) fn toml_files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("could not list {}", folder.display()))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            paths.push(path);
        }
    }
    ensure!(!paths.is_empty(), "nothing in {}", folder.display());
    paths.sort();
    Ok(paths)
}

pub(super) fn toml<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("could not read {}", path.display()))?;
    toml::from_str(&text).with_context(|| path.display().to_string())
}

/// What cannot be right whatever the sources say: words the matrix does not know, a control without what its kind needs.
fn contradictions(log: &Log) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut ids = std::collections::HashSet::new();
    for hazard in &log.hazards {
        let id = &hazard.id;
        if !ids.insert(id) {
            wrong.push(format!("{id} is there twice"));
        }
        for risk in [&hazard.before, &hazard.after] {
            if let Err(error) = log.matrix.rating(risk) {
                wrong.push(format!("{id}: {error}"));
            }
            if risk.source.trim().is_empty() {
                wrong.push(format!("{id}: a risk without a source"));
            }
        }
        if hazard.controls.is_empty() || hazard.causes.is_empty() {
            wrong.push(format!("{id} has no cause or no control"));
        }
        for (number, control) in hazard.controls.iter().enumerate() {
            wrong.extend(
                lacking(control)
                    .into_iter()
                    .map(|what| format!("{id}, control {}: {what}", number + 1)),
            );
        }
    }
    wrong
}

fn lacking(control: &Control) -> Vec<String> {
    let mut wrong = Vec::new();
    if control.not_built.is_some() {
        if !control.tests.is_empty() || !control.mutations.is_empty() {
            wrong.push("not built, and yet it names tests".to_owned());
        }
        return wrong;
    }
    match control.kind {
        Kind::Design => {
            if control.tests.is_empty() {
                wrong.push("a design control that names no test".to_owned());
            }
            for test in &control.tests {
                if !control
                    .mutations
                    .iter()
                    .any(|m| control.red_under(m).contains(test))
                {
                    wrong.push(format!("no mutation under which {test} fails"));
                }
            }
            for test in control.mutations.iter().flat_map(|m| &m.red) {
                if !control.tests.contains(test) {
                    wrong.push(format!("a mutation names {test}, and the control does not"));
                }
            }
        }
        Kind::Training | Kind::Procedure => {
            if control.guide.is_none() && control.duty.is_none() {
                wrong.push("neither a page of the guide nor a duty of the deployer".to_owned());
            }
            if !control.tests.is_empty() {
                wrong.push("what people do is held by no test".to_owned());
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn control(toml: &str) -> Control {
        toml::from_str(toml).expect("a control")
    }

    #[test]
    fn each_kind_needs_what_holds_it() {
        let bare = |kind: &str| control(&format!("kind = {kind:?}\nsays = \"x\""));
        assert_eq!(lacking(&bare("design")).len(), 1);
        assert_eq!(lacking(&bare("training")).len(), 1);
        assert_eq!(lacking(&bare("procedure")).len(), 1);
        let guided = "kind = \"training\"\nsays = \"x\"\nguide = \"assets/guide/keys.md\"";
        assert!(lacking(&control(guided)).is_empty());
        let open = "kind = \"design\"\nsays = \"x\"\nnot_built = \"the PIN\"";
        assert!(lacking(&control(open)).is_empty());
    }

    #[test]
    fn every_test_needs_a_mutation_it_fails_under() {
        let text = |red: &str| {
            format!(
                "kind = \"design\"\nsays = \"x\"\ntests = [\"a.rs::one\", \"a.rs::two\"]\n\
                 [[mutation]]\nfile = \"a.rs\"\nfind = \"1\"\nreplace = \"2\"\nred = [{red}]"
            )
        };
        assert!(lacking(&control(&text(""))).is_empty());
        let wrong = lacking(&control(&text("\"a.rs::one\"")));
        assert_eq!(wrong, ["no mutation under which a.rs::two fails"]);
        let wrong = lacking(&control(&text(
            "\"a.rs::one\", \"a.rs::two\", \"a.rs::three\"",
        )));
        assert_eq!(
            wrong,
            ["a mutation names a.rs::three, and the control does not"]
        );
    }

    #[test]
    fn a_word_the_matrix_does_not_know_has_no_rating() {
        let matrix: Matrix = toml(&crate::root().join(FOLDER).join("matrix.toml")).expect("read");
        let risk = |severity: &str, likelihood: &str| Risk {
            severity: severity.to_owned(),
            likelihood: likelihood.to_owned(),
            mark: Mark::I,
            source: "a test".to_owned(),
        };
        // The corners and the middle of the standard's matrix.
        for (severity, likelihood, rating) in [
            ("minor", "very low", 1),
            ("catastrophic", "very low", 3),
            ("minor", "very high", 3),
            ("catastrophic", "very high", 5),
            ("considerable", "medium", 3),
        ] {
            assert_eq!(
                matrix.rating(&risk(severity, likelihood)).expect("known"),
                rating,
                "{severity}, {likelihood}"
            );
        }
        assert!(matrix.rating(&risk("bad", "low")).is_err());
        assert!(matrix.rating(&risk("major", "often")).is_err());
    }
}
