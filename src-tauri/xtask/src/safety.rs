//! The clinical safety case: writes the draft papers from `assets/safety`, and says whether what they lean on is there.

mod live_tests;
mod log;
mod mutations;
mod papers;

use std::{collections::BTreeSet, fs, path::PathBuf};

use anyhow::{Result, bail};

use self::log::{Kind, Log};
pub(crate) use self::mutations::mutations;
use crate::{root, step::heading, target};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Where the papers go; without it, `safety` in the target folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Instead: break the controls in files whose path contains TEXT (or one of several, separated by commas), and see
    /// that their tests fail
    #[arg(long, value_name = "TEXT", num_args = 0..=1, default_missing_value = "")]
    mutations: Option<String>,
}

/// # Errors
/// When the log or a paper contradicts itself, names a test, page or file that is not there, or a mutation no longer
/// fits its source; and when a paper cannot be written.
pub(crate) fn safety(options: &Options) -> Result<()> {
    if let Some(part) = &options.mutations {
        return mutations(part);
    }
    let (log, papers) = read()?;
    let counts = Counts::of(&log, &papers);
    let out = options
        .out
        .clone()
        .unwrap_or_else(|| target().join("safety"));
    fs::create_dir_all(&out)?;
    heading("Clinical safety (DRAFT: no Clinical Safety Officer has approved this)");
    for paper in &papers {
        let path = out.join(format!("{}.html", paper.name));
        fs::write(&path, paper.html(&log, &counts, &papers)?)?;
        println!("wrote {}", path.display());
    }
    counts.print();
    let wrong = stale(&log);
    if !wrong.is_empty() {
        bail!("Mutations that no longer fit:\n{}", wrong.join("\n"));
    }
    Ok(())
}

/// What `cargo xtask test` asks: that everything the log and the papers lean on is there.
///
/// # Errors
/// Says each thing that is not.
pub(crate) fn check() -> Result<()> {
    let (log, papers) = read()?;
    let counts = Counts::of(&log, &papers);
    for paper in &papers {
        paper.html(&log, &counts, &papers)?;
    }
    counts.print();
    Ok(())
}

fn read() -> Result<(Log, Vec<papers::Paper>)> {
    let log = log::read(root())?;
    let papers = papers::read(root())?;
    let mut wrong = not_there(&log);
    wrong.extend(papers.iter().flat_map(|paper| paper.not_there(root())));
    if !wrong.is_empty() {
        bail!(
            "The hazard log and its papers name what is not there:\n{}",
            wrong.join("\n")
        );
    }
    Ok((log, papers))
}

/// Tests that do not run and pages of the guide that do not exist.
fn not_there(log: &Log) -> Vec<String> {
    let mut wrong = Vec::new();
    for hazard in &log.hazards {
        for (number, control) in hazard.controls.iter().enumerate() {
            let tests = control.tests.iter().chain(&control.shown_by);
            let tests = tests.map(|test| live_tests::live(root(), test));
            let guide = control.guide.iter().map(|page| papers::there(root(), page));
            for error in tests.chain(guide).filter_map(Result::err) {
                wrong.push(format!("{}, control {}: {error:#}", hazard.id, number + 1));
            }
        }
    }
    wrong
}

fn stale(log: &Log) -> Vec<String> {
    let controls = log.hazards.iter().flat_map(|hazard| &hazard.controls);
    controls
        .flat_map(|control| &control.mutations)
        .filter_map(|mutation| {
            let text = fs::read_to_string(root().join(&mutation.file));
            match text {
                Ok(text) => mutations::made(&text, mutation)
                    .err()
                    .map(|e| e.to_string()),
                Err(error) => Some(format!("{}: {error}", mutation.file)),
            }
        })
        .collect()
}

/// What is counted, and printed into the papers.
pub(super) struct Counts {
    hazards: usize,
    /// Those there are, by kind.
    design: usize,
    training: usize,
    procedure: usize,
    controls_not_built: usize,
    tests: usize,
    mutations: usize,
    claims: usize,
    claims_not_built: usize,
    claims_for_deployer: usize,
}

impl Counts {
    fn of(log: &Log, papers: &[papers::Paper]) -> Counts {
        let controls: Vec<_> = log.hazards.iter().flat_map(|h| &h.controls).collect();
        let built = |kind: Kind| {
            let of_kind = controls.iter().filter(|control| control.kind == kind);
            of_kind
                .filter(|control| control.not_built.is_none())
                .count()
        };
        let tests = controls
            .iter()
            .flat_map(|c| c.tests.iter().chain(&c.shown_by));
        let claims: Vec<_> = papers.iter().flat_map(papers::Paper::claims).collect();
        Counts {
            hazards: log.hazards.len(),
            design: built(Kind::Design),
            training: built(Kind::Training),
            procedure: built(Kind::Procedure),
            controls_not_built: controls.iter().filter(|c| c.not_built.is_some()).count(),
            tests: tests.collect::<BTreeSet<_>>().len(),
            mutations: controls.iter().map(|c| c.mutations.len()).sum(),
            claims: claims.len(),
            claims_not_built: claims.iter().filter(|c| c.not_built.is_some()).count(),
            claims_for_deployer: claims.iter().filter(|c| c.deployer.is_some()).count(),
        }
    }

    fn named(&self) -> [(&'static str, usize); 10] {
        [
            ("hazards", self.hazards),
            ("design_controls", self.design),
            ("training_controls", self.training),
            ("procedure_controls", self.procedure),
            ("controls_not_built", self.controls_not_built),
            ("tests", self.tests),
            ("mutations", self.mutations),
            ("claims", self.claims),
            ("claims_not_built", self.claims_not_built),
            ("claims_for_deployer", self.claims_for_deployer),
        ]
    }

    fn print(&self) {
        for (name, count) in self.named() {
            println!("{:<20} {count}", name.replace('_', " "));
        }
    }
}
