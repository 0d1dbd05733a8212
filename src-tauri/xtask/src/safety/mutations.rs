//! Breaks each design control in a copy of the checkout and sees whether the tests it names notice.
//!
//! The copy is a git worktree of the last commit in a temporary folder, the same one each time; what it builds stays in
//! `mutations` under the usual target folder, so that each mutation builds only what it changed.

use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};

use super::{
    live_tests::split,
    log::{self, Mutation},
};
use crate::{
    cargo, root,
    step::{heading, quietly},
    target,
};

/// A mutation with what it is called and the tests that have to fail under it.
struct Planned {
    name: String,
    mutation: Mutation,
    red: Vec<String>,
}

/// Runs every mutation of a file whose path contains one of `parts`, separated by commas, and prints how each went.
///
/// # Errors
/// When one was not caught: its tests passed, did not run, or it did not build.
pub(crate) fn mutations(parts: &str) -> Result<()> {
    let planned = plan(parts)?;
    ensure!(!planned.is_empty(), "no mutation is made in {parts:?}");
    heading(&format!("{} mutations of safety controls", planned.len()));
    if let Some(changes) = crate::step::output(git().args(["status", "--porcelain", "-uno"]))
        && !changes.is_empty()
    {
        println!("What is not committed is left out.");
    }
    let copy = Copy::make()?;
    let mut before: Vec<String> = planned.iter().flat_map(|p| p.red.clone()).collect();
    before.sort();
    before.dedup();
    let green = copy.outcomes(&before)?;
    let mut caught = 0;
    for Planned {
        name,
        mutation,
        red,
    } in &planned
    {
        let not_green = red.iter().find(|test| green.get(*test) != Some(&true));
        let outcome = match not_green {
            Some(test) => Err(anyhow::anyhow!("{test} does not pass without it")),
            None => copy.under(mutation, red),
        };
        match outcome {
            Ok(()) => {
                caught += 1;
                println!("caught    {name}");
            }
            Err(error) => println!("NOT       {name}: {error:#}"),
        }
    }
    println!("-- mutations caught: {caught} of {}", planned.len());
    if caught < planned.len() {
        bail!("{} mutations were not caught", planned.len() - caught);
    }
    Ok(())
}

fn plan(parts: &str) -> Result<Vec<Planned>> {
    let log = log::read(root())?;
    let mut planned = Vec::new();
    for hazard in &log.hazards {
        for (number, control) in hazard.controls.iter().enumerate() {
            let chosen =
                |mutation: &&Mutation| parts.split(',').any(|part| mutation.file.contains(part));
            for mutation in control.mutations.iter().filter(chosen) {
                planned.push(Planned {
                    name: format!("{}.{} {}", hazard.id, number + 1, mutation.file),
                    mutation: mutation.clone(),
                    red: control.red_under(mutation).to_vec(),
                });
            }
        }
    }
    Ok(planned)
}

/// The file's text with the mutation made.
///
/// # Errors
/// When the place is not there, or there more than once: then nobody knows what was broken.
pub(super) fn made(text: &str, mutation: &Mutation) -> Result<String> {
    match text.matches(&mutation.find).count() {
        1 => Ok(text.replacen(&mutation.find, &mutation.replace, 1)),
        0 => bail!("{} no longer has {:?}", mutation.file, mutation.find),
        n => bail!("{} has {:?} {n} times", mutation.file, mutation.find),
    }
}

fn git() -> Command {
    let mut git = Command::new("git");
    git.current_dir(root());
    git
}

/// A checkout of its own, removed with it.
struct Copy {
    top: PathBuf,
}

impl Copy {
    fn make() -> Result<Copy> {
        let mut hasher = DefaultHasher::new();
        root().hash(&mut hasher);
        let name = format!("stepwell-mutations-{:016x}", hasher.finish());
        let copy = Copy {
            top: std::env::temp_dir().join(name),
        };
        // A run that was killed has left its own.
        if copy.top.exists() && copy.remove().is_err() {
            // Git has forgotten it, or was stopped while it removed it. Links in it are removed, not followed.
            fs::remove_dir_all(&copy.top)?;
        }
        quietly(git().args(["worktree", "prune"]))?;
        let mut add = git();
        add.args(["worktree", "add", "--quiet", "--detach"])
            .arg(&copy.top)
            .arg("HEAD");
        quietly(&mut add)?;
        link_folder(
            &root().join("ui/node_modules"),
            &copy.top().join("ui/node_modules"),
        )
        .context("could not link ui/node_modules")?;
        Ok(copy)
    }

    fn top(&self) -> &Path {
        &self.top
    }

    fn remove(&self) -> Result<()> {
        let mut remove = git();
        remove
            .args(["worktree", "remove", "--force"])
            .arg(&self.top);
        quietly(&mut remove)
    }

    /// Makes the mutation, runs the tests, and puts the file back.
    fn under(&self, mutation: &Mutation, red: &[String]) -> Result<()> {
        let path = self.top().join(&mutation.file);
        let text = fs::read_to_string(&path).context(mutation.file.clone())?;
        fs::write(&path, made(&text, mutation)?)?;
        let outcomes = self.outcomes(red);
        fs::write(&path, text)?;
        let outcomes = outcomes?;
        for test in red {
            match outcomes.get(test) {
                Some(false) => {}
                Some(true) => bail!("{test} passes all the same"),
                None => bail!("{test} did not run"),
            }
        }
        Ok(())
    }

    /// Which of the tests passed; one that did not run is not in the answer.
    fn outcomes(&self, tests: &[String]) -> Result<BTreeMap<String, bool>> {
        let mut targets: BTreeMap<Vec<String>, Vec<&String>> = BTreeMap::new();
        for test in tests {
            let arguments = target_of(self.top(), split(test)?.0)?;
            targets.entry(arguments).or_default().push(test);
        }
        let mut outcomes = BTreeMap::new();
        for (arguments, tests) in targets {
            if arguments.is_empty() {
                self.vitest(&tests, &mut outcomes)?;
            } else {
                self.cargo_test(&arguments, &tests, &mut outcomes)?;
            }
        }
        Ok(outcomes)
    }

    fn cargo_test(
        &self,
        target_arguments: &[String],
        tests: &[&String],
        outcomes: &mut BTreeMap<String, bool>,
    ) -> Result<()> {
        let mut command = cargo(&["test", "--quiet", "--no-run"]);
        let built = command
            .current_dir(self.top())
            .env("CARGO_TARGET_DIR", target().join("mutations"))
            .args(target_arguments)
            .output()?;
        if !built.status.success() {
            let said = String::from_utf8_lossy(&built.stderr);
            let first = said.lines().find(|line| line.starts_with("error"));
            bail!("it does not build: {}", first.unwrap_or("no reason given"));
        }
        let mut command = cargo(&["test"]);
        command
            .current_dir(self.top())
            .env("CARGO_TARGET_DIR", target().join("mutations"))
            .args(target_arguments)
            .arg("--");
        for test in tests {
            command.arg(split(test)?.1);
        }
        let said = command.output()?;
        let said = String::from_utf8_lossy(&said.stdout);
        for test in tests {
            if let Some(passed) = told(&said, test)? {
                outcomes.insert((*test).clone(), passed);
            }
        }
        Ok(())
    }

    fn vitest(&self, tests: &[&String], outcomes: &mut BTreeMap<String, bool>) -> Result<()> {
        let mut files: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
        for test in tests {
            files.entry(split(test)?.0).or_default().push(test);
        }
        for (file, tests) in files {
            let file = file.strip_prefix("ui/").unwrap_or(file);
            let said = crate::npm(&["exec", "--", "vitest", "run", "--reporter=json", file])
                .current_dir(self.top().join("ui"))
                .output()?;
            let said = String::from_utf8_lossy(&said.stdout);
            // Whatever else is printed comes before or after.
            let from = said.find('{').unwrap_or(0);
            let mut values =
                serde_json::Deserializer::from_str(&said[from..]).into_iter::<serde_json::Value>();
            let Some(Ok(report)) = values.next() else {
                bail!("vitest gave no report on {file}");
            };
            for test in tests {
                if let Some(passed) = reported(&report, split(test)?.1) {
                    outcomes.insert(test.clone(), passed);
                }
            }
        }
        Ok(())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // The next run tries again.
        let _removed = self.remove();
    }
}

#[cfg(unix)]
fn link_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(windows)]
fn link_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(from, to)
}

/// What cargo needs to run this file's tests and no others' targets; nothing for a file of the screen.
fn target_of(top: &Path, file: &str) -> Result<Vec<String>> {
    if file.starts_with("ui/") {
        return Ok(Vec::new());
    }
    let package = Path::new(file)
        .ancestors()
        .skip(1)
        .find(|folder| top.join(folder).join("Cargo.toml").exists())
        .with_context(|| format!("{file} is in no package"))?;
    let manifest = fs::read_to_string(top.join(package).join("Cargo.toml"))?;
    let name = manifest
        .lines()
        .find_map(|line| line.strip_prefix("name = "))
        .with_context(|| format!("the package of {file} has no name"))?
        .trim_matches('"')
        .to_owned();
    let inside = Path::new(file).strip_prefix(package)?;
    let mut parts = inside.iter().map(|part| part.to_string_lossy());
    let first = parts.next().unwrap_or_default();
    let mut arguments = vec!["--package".to_owned(), name];
    if first == "src" {
        let library = top.join(package).join("src/lib.rs").exists();
        arguments.push(if library { "--lib" } else { "--bins" }.to_owned());
    } else {
        // `tests/kill.rs` and `tests/store/main.rs` are targets; so is each folder of the package `tests`.
        let target = if first == "tests" {
            parts.next().unwrap_or_default()
        } else {
            first
        };
        let target = target.strip_suffix(".rs").unwrap_or(&target).to_owned();
        arguments.extend(["--test".to_owned(), target]);
    }
    Ok(arguments)
}

/// What the test program said of one test, `None` if it did not run it.
fn told(said: &str, test: &str) -> Result<Option<bool>> {
    let (file, name) = split(test)?;
    let stem = Path::new(file).file_stem().and_then(|s| s.to_str());
    let ran: Vec<(&str, bool)> = said
        .lines()
        .filter_map(|line| line.strip_prefix("test ")?.split_once(" ... "))
        .filter(|(path, _)| path.rsplit("::").next() == Some(name))
        .filter_map(|(path, how)| match how {
            "ok" => Some((path, true)),
            "FAILED" => Some((path, false)),
            _ => None,
        })
        .collect();
    // Two files may have a test of one name; the module tells them apart where it is called as the file is.
    let own = ran
        .iter()
        .find(|(path, _)| path.split("::").any(|module| Some(module) == stem));
    Ok(own.or(ran.first()).map(|(_, passed)| *passed))
}

/// The same for the screen's tests.
fn reported(report: &serde_json::Value, name: &str) -> Option<bool> {
    let files = report.get("testResults")?.as_array()?;
    let mut tests = files
        .iter()
        .filter_map(|file| file.get("assertionResults")?.as_array())
        .flatten();
    let test = tests.find(|test| test.get("title").and_then(|t| t.as_str()) == Some(name))?;
    match test.get("status")?.as_str()? {
        "passed" => Some(true),
        "failed" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mutation(find: &str) -> Mutation {
        Mutation {
            file: "a.rs".to_owned(),
            find: find.to_owned(),
            replace: "true".to_owned(),
            red: Vec::new(),
        }
    }

    #[test]
    fn a_mutation_is_made_in_one_place_or_not_at_all() {
        let text = "if day < end { refuse() }\nif day < start { refuse() }";
        let done = made(text, &mutation("day < end")).expect("once");
        assert_eq!(done, "if true { refuse() }\nif day < start { refuse() }");
        assert!(made(text, &mutation("day <")).is_err());
        assert!(made(text, &mutation("day > end")).is_err());
    }

    #[test]
    fn what_a_test_program_says_is_read_for_the_right_test() {
        let said = "running 4 tests\ntest copies::words ... ok\ntest letters::words ... FAILED\n\
                    test letters::more_words ... ok\ntest letters::slow ... ignored\n";
        let of = |test: &str| told(said, test).expect("well formed");
        assert_eq!(of("tests/stories/copies.rs::words"), Some(true));
        assert_eq!(of("tests/stories/letters.rs::words"), Some(false));
        assert_eq!(of("tests/stories/letters.rs::more_words"), Some(true));
        assert_eq!(of("tests/stories/letters.rs::slow"), None);
        assert_eq!(of("tests/stories/letters.rs::gone"), None);
    }

    #[test]
    fn a_report_of_vitest_is_read() {
        let report = serde_json::json!({ "testResults": [
            { "assertionResults": [
                { "title": "counts", "status": "failed" },
                { "title": "waits", "status": "passed" },
                { "title": "sleeps", "status": "skipped" } ] },
            // A file that does not parse has none.
            { "assertionResults": [] } ] });
        assert_eq!(reported(&report, "counts"), Some(false));
        assert_eq!(reported(&report, "waits"), Some(true));
        assert_eq!(reported(&report, "sleeps"), None);
        assert_eq!(reported(&report, "gone"), None);
    }

    #[test]
    fn each_file_has_its_target() {
        let of = |file: &str| target_of(root(), file).expect("in a package").join(" ");
        assert_eq!(
            of("tests/stories/copies.rs"),
            "--package tests --test stories"
        );
        let frozen = "src-tauri/crates/domain/tests/frozen.rs";
        assert_eq!(of(frozen), "--package domain --test frozen");
        let opening = "src-tauri/crates/store/tests/store/opening.rs";
        assert_eq!(of(opening), "--package store --test store");
        let rules = "src-tauri/crates/domain/src/report/tests.rs";
        assert_eq!(of(rules), "--package domain --lib");
        assert_eq!(of("ui/src/ipc/call.test.ts"), "");
    }
}
