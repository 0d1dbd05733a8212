//! Whether a test that the hazard log names is there and runs: looked up in the sources, without building anything.
//!
//! What it cannot see: a module switched off by `cfg` further up, and a test that asserts nothing. The mutations see both.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// `named` is `path/from/the/top.rs::function` or `path/from/the/top.test.tsx::what it says`.
///
/// # Errors
/// Says why it does not run: no such file, no such test, ignored, or in a file that no target takes in.
pub(super) fn live(root: &Path, named: &str) -> Result<()> {
    let (file, name) = split(named)?;
    let path = root.join(file);
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{named}: there is no file {file}"))?;
    match path.extension().and_then(|e| e.to_str()) {
        Some("rs") => {
            if !taken_in(&path) {
                bail!("{named}: no module names {file}, so that it is never built");
            }
            in_rust(&text, name)
        }
        Some("ts" | "tsx") if file.contains(".test.") => in_vitest(&text, name),
        _ => bail!("it is no file of tests"),
    }
    .with_context(|| named.to_owned())
}

/// The file and the test's name.
pub(super) fn split(named: &str) -> Result<(&str, &str)> {
    named
        .split_once("::")
        .with_context(|| format!("{named:?} is not of the form file::test"))
}

fn in_rust(text: &str, name: &str) -> Result<()> {
    let heads = [format!("fn {name}("), format!("fn {name}<")];
    let mut attributes: Vec<String> = Vec::new();
    let mut open_attribute = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with("//") || line.is_empty() {
            continue;
        }
        if open_attribute || line.starts_with("#[") {
            if open_attribute {
                if let Some(last) = attributes.last_mut() {
                    last.push_str(line);
                }
            } else {
                attributes.push(line.to_owned());
            }
            // An attribute may go over several lines; what follows one on its own line is a function in these sources.
            open_attribute = !line.contains(']');
            if open_attribute || line.ends_with(']') {
                continue;
            }
        }
        if heads.iter().any(|head| line.contains(head)) {
            if !attributes.iter().any(|a| path_of(a).ends_with("test")) {
                bail!("the function is there and is no test");
            }
            if attributes.iter().any(|a| {
                path_of(a) == "ignore" || (path_of(a) == "cfg_attr" && a.contains("ignore"))
            }) {
                bail!("it is ignored");
            }
            return Ok(());
        }
        attributes.clear();
    }
    bail!("there is no test of this name")
}

/// `#[tokio::test(flavor = "x")]` gives `tokio::test`.
fn path_of(attribute: &str) -> &str {
    let inside = attribute.trim_start_matches("#[");
    inside
        .split(['(', ']', ' ', '='])
        .next()
        .unwrap_or_default()
}

/// Whether some module or manifest builds this file.
fn taken_in(path: &Path) -> bool {
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem().and_then(|s| s.to_str()))
    else {
        return false;
    };
    if matches!(stem, "main" | "lib") {
        return true;
    }
    // Each file directly under a package's `tests` is a target.
    if folder.ends_with("tests")
        && folder
            .parent()
            .is_some_and(|package| package.join("Cargo.toml").exists())
    {
        return true;
    }
    let (module, folder) = if stem == "mod" {
        let name = folder.file_name().and_then(|n| n.to_str());
        (name.unwrap_or_default(), folder.parent().unwrap_or(folder))
    } else {
        (stem, folder)
    };
    parents(folder)
        .iter()
        .any(|parent| parent != path && names(parent, module, path) && taken_in(parent))
}

/// The files that may name a module of this folder; those of folders in it do so by `#[path]`.
fn parents(folder: &Path) -> Vec<PathBuf> {
    let listed = |folder: &Path| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    let mut files = listed(folder);
    let below: Vec<PathBuf> = files
        .iter()
        .filter(|p| p.is_dir())
        .flat_map(|p| listed(p))
        .collect();
    files.extend(below);
    files.push(folder.with_extension("rs"));
    files.retain(|file| file.extension().is_some_and(|e| e == "rs") && file.is_file());
    files
}

/// `mod module;` where that means a file of this folder, or a `#[path]` that ends in this file's name.
fn names(parent: &Path, module: &str, path: &Path) -> bool {
    let Ok(text) = std::fs::read_to_string(parent) else {
        return false;
    };
    let folder = path.parent();
    let stem = parent.file_stem().and_then(|s| s.to_str());
    let looks_here = if parent.parent() == folder {
        matches!(stem, Some("main" | "lib" | "mod"))
    } else {
        // `noun.rs` beside the folder `noun`, or the parent of a `mod.rs`.
        folder.is_some_and(|f| f.with_extension("rs") == parent || f.parent() == parent.parent())
    };
    let plain = format!("mod {module};");
    let file = path
        .file_name()
        .and_then(|n| n.to_str())
        .unwrap_or_default();
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"));
    let mut by_name = lines.clone().filter(|line| line.ends_with(&plain));
    let mut by_path =
        lines.filter_map(|line| line.strip_prefix("#[path = \"")?.strip_suffix("\"]"));
    (looks_here && by_name.next().is_some())
        || by_path.any(|named| named.rsplit('/').next() == Some(file))
}

fn in_vitest(text: &str, name: &str) -> Result<()> {
    let mut found = false;
    for quote in ['\'', '"', '`'] {
        let spelt = format!(
            "{quote}{}{quote}",
            name.replace(quote, &format!("\\{quote}"))
        );
        for (at, _) in text.match_indices(&spelt) {
            let before = text[..at].trim_end();
            let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
            let call = ["it(", "test("].iter().any(|call| {
                before.ends_with(call)
                    && !before[..before.len() - call.len()]
                        .ends_with(|c: char| c.is_alphanumeric() || c == '.')
            });
            found |= call && !line.starts_with("//");
        }
    }
    if !found {
        bail!("there is no test of this name, or it is skipped");
    }
    // Either switches off others than itself; which ones, a search cannot tell.
    for off in ["describe.skip", ".only("] {
        if text.contains(off) {
            bail!("its file has {off}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const RUST: &str = r#"
        /// fn never_built() {}
        // #[test]
        // fn commented_out() {}
        #[test]
        fn one_that_runs() {}
        #[test]
        #[ignore = "takes hours"]
        fn ignored() {}
        #[cfg_attr(
            not(unix),
            ignore
        )]
        #[test]
        fn ignored_in_places() {}
        fn a_step_of_others() {}
        #[tokio::test(flavor = "multi_thread")]
        async fn with_a_runtime() {}
        #[test] fn on_one_line() {}
    "#;

    fn said(outcome: Result<()>) -> String {
        format!("{:#}", outcome.expect_err("does not run"))
    }

    #[test]
    fn a_wrong_name_goes_red() {
        for name in ["one_that_runs", "with_a_runtime", "on_one_line"] {
            in_rust(RUST, name).expect(name);
        }
        for name in ["one_that_run", "that_runs", "commented_out", "never_built"] {
            let said = said(in_rust(RUST, name));
            assert!(said.contains("no test of this name"), "{name}: {said}");
        }
    }

    #[test]
    fn one_that_does_not_run_goes_red() {
        assert!(said(in_rust(RUST, "ignored")).contains("ignored"));
        assert!(said(in_rust(RUST, "ignored_in_places")).contains("ignored"));
        assert!(said(in_rust(RUST, "a_step_of_others")).contains("is no test"));
    }

    #[test]
    fn a_file_that_no_module_names_goes_red() {
        let top = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = top.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        };
        let test = "#[test]\nfn works() {}";
        write("Cargo.toml", "[package]");
        write("tests/alone.rs", test);
        write("src/lib.rs", "mod noun;\n// mod forgotten;\n");
        write(
            "src/noun.rs",
            "mod deep;\n#[cfg(test)]\n#[path = \"noun_tests.rs\"]\nmod tests;",
        );
        write("src/noun/deep.rs", test);
        write("src/noun_tests.rs", test);
        write("src/forgotten.rs", test);
        for file in ["tests/alone.rs", "src/noun/deep.rs", "src/noun_tests.rs"] {
            live(top.path(), &format!("{file}::works")).expect(file);
        }
        let outcome = live(top.path(), "src/forgotten.rs::works");
        assert!(said(outcome).contains("never built"));
        let outcome = live(top.path(), "src/gone.rs::works");
        assert!(said(outcome).contains("no file"));
        assert!(live(top.path(), "works").is_err());
    }

    #[test]
    fn a_screens_test_is_found_by_what_it_says() {
        let text = "it('counts the days', () => {})\nit(\n  'doesn\\'t lose', () => {})\n// it('gone', f)\n\
                    it.skip('skipped', f)\nexpect('a value')\nit(\"says “why”\", f)";
        for name in ["counts the days", "doesn't lose", "says “why”"] {
            in_vitest(text, name).expect(name);
        }
        for name in ["counts the day", "gone", "skipped", "a value"] {
            assert!(in_vitest(text, name).is_err(), "{name}");
        }
        assert!(in_vitest(&text.replace("it.skip", "it.only"), "counts the days").is_err());
        assert!(in_vitest(&format!("describe.skip('x')\n{text}"), "counts the days").is_err());
    }
}
