//! Installs what the tests need and runs all of them, or those asked for.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

use crate::{
    cargo, garage, npm, safety, screen,
    step::{heading, output, seconds, step},
    system, verapdf, versions,
};

/// The stories in the real window are under this module of the test program `app`. They have a step
/// of their own because they need the built program, a display and a message bus.
const WINDOW: &str = "real_window::";

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run only these steps, separated by commas
    #[arg(long, value_enum, value_delimiter = ',', value_name = "STEPS")]
    only: Vec<Step>,
}

/// In the order they run: what is quick to fail comes first, and the screen is built before the
/// program that embeds it.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Step {
    /// Rust code is formatted
    Format,
    /// The screen's code keeps its rules
    Lint,
    /// Every control in the hazard log names tests that run
    Safety,
    /// The screen's types hold
    Types,
    /// The screen's unit tests
    Units,
    /// The screen builds
    Screen,
    /// Accessibility rules hold in Chromium
    Axe,
    /// Rust code has no warnings
    Clippy,
    /// Rust tests, among them that the generated types are current
    Rust,
    /// Stories in the real window
    Window,
}

enum Outcome {
    Passed(Duration),
    Failed(Duration),
    NotRun(&'static str),
}

/// # Errors
/// When something needed cannot be installed, or a step failed; the steps after it run all the same
/// where that makes sense.
pub(crate) fn test(options: &Options) -> Result<()> {
    let started = Instant::now();
    versions::check()?;
    system::install(&system::missing_to_test())?;
    add_rust_components()?;
    screen::install()?;

    let mut outcomes: Vec<(Step, Outcome)> = Vec::new();
    for step in all().filter(|step| options.only.is_empty() || options.only.contains(step)) {
        let screen_failed = outcomes
            .iter()
            .any(|(step, outcome)| *step == Step::Screen && matches!(outcome, Outcome::Failed(_)));
        let outcome = if screen_failed && step.needs_screen() {
            Outcome::NotRun("the screen did not build")
        } else {
            let started = Instant::now();
            match step.run() {
                Ok(()) => Outcome::Passed(started.elapsed()),
                Err(error) => {
                    eprintln!("{}: {error:#}", step.name());
                    Outcome::Failed(started.elapsed())
                }
            }
        };
        outcomes.push((step, outcome));
    }
    conclude(&outcomes, started.elapsed())
}

fn all() -> impl Iterator<Item = Step> {
    <Step as clap::ValueEnum>::value_variants().iter().copied()
}

impl Step {
    fn name(self) -> String {
        clap::ValueEnum::to_possible_value(&self)
            .map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn about(self) -> String {
        clap::ValueEnum::to_possible_value(&self)
            .and_then(|value| Some(value.get_help()?.to_string()))
            .unwrap_or_default()
    }

    /// Whether this step looks at `ui/dist` or at the program that embeds it.
    fn needs_screen(self) -> bool {
        match self {
            Step::Axe | Step::Window => true,
            Step::Format | Step::Lint | Step::Safety | Step::Types | Step::Units => false,
            Step::Screen | Step::Clippy | Step::Rust => false,
        }
    }

    fn run(self) -> Result<()> {
        let about = self.about();
        match self {
            Step::Format => step(&about, &mut cargo(&["fmt", "--all", "--check"])),
            Step::Lint => step(&about, &mut npm(&["run", "lint"])),
            Step::Safety => {
                heading(&about);
                safety::check()
            }
            Step::Types => step(&about, &mut npm(&["run", "types"])),
            Step::Units => step(&about, &mut npm(&["test"])),
            Step::Screen => step(&about, &mut npm(&["run", "build"])),
            Step::Axe => step(&about, &mut npm(&["run", "axe"])),
            Step::Clippy => {
                let arguments = [
                    "clippy",
                    "--workspace",
                    "--all-targets",
                    "--",
                    "-D",
                    "warnings",
                ];
                step(&about, &mut cargo(&arguments))
            }
            Step::Rust => {
                let mut tests = cargo(&[
                    "test",
                    "--workspace",
                    "--no-fail-fast",
                    "--",
                    "--skip",
                    WINDOW,
                ]);
                tests
                    .env(verapdf::VARIABLE, verapdf::class_path()?)
                    .env(garage::VARIABLE, garage::program()?);
                step(&about, &mut tests)
            }
            Step::Window => {
                // The same targets as above: with another choice cargo builds what they share anew.
                let stories = ["test", "--workspace", "--tests", "--", WINDOW];
                let mut stories = cargo(&stories);
                stories.env(garage::VARIABLE, garage::program()?);
                step(&about, &mut stories)
            }
        }
    }
}

/// A minimal Rust has neither formatter nor linter.
fn add_rust_components() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(&mut cargo(&[subcommand, "--version"])).is_none() {
            let mut add = Command::new("rustup");
            step(
                &format!("Install {component}"),
                add.args(["component", "add", component]),
            )?;
        }
    }
    Ok(())
}

fn conclude(outcomes: &[(Step, Outcome)], total: Duration) -> Result<()> {
    println!("\n== Summary");
    let mut wrong = Vec::new();
    for (step, outcome) in outcomes {
        let (word, detail) = match outcome {
            Outcome::Passed(time) => ("passed", seconds(*time)),
            Outcome::Failed(time) => ("FAILED", seconds(*time)),
            Outcome::NotRun(why) => ("NOT RUN", (*why).to_owned()),
        };
        if !matches!(outcome, Outcome::Passed(_)) {
            wrong.push(step.name());
        }
        println!(
            "{:<8} {:<8} {detail:<14} {}",
            step.name(),
            word,
            step.about()
        );
    }
    println!("{:<8} {:<8} {}", "in all", "", seconds(total));
    if !wrong.is_empty() {
        bail!(
            "Not all is well: {}. To run these again: cargo xtask test --only {}",
            wrong.join(", "),
            wrong.join(",")
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failed_step_fails_the_whole_and_is_named() {
        let passed = (Step::Format, Outcome::Passed(Duration::ZERO));
        let failed = (Step::Axe, Outcome::Failed(Duration::ZERO));
        let error = conclude(&[passed, failed], Duration::ZERO).expect_err("axe failed");
        assert!(error.to_string().contains("--only axe"), "{error}");
    }

    #[test]
    fn a_step_that_did_not_run_is_no_success() {
        let not_run = (Step::Axe, Outcome::NotRun("the screen did not build"));
        assert!(conclude(&[not_run], Duration::ZERO).is_err());
    }
}
