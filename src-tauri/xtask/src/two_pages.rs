//! The same two pages by us and by others, in one run: `cargo xtask bench report`.
//!
//! Each program is started with the same words and fonts, renders them as often as it is told in one
//! process, and prints how long each time took. What it wrote last is shown to veraPDF. The programs
//! take turns, so that what else the machine does falls on all of them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::{
    cargo, root,
    step::{output, step},
    system, target, verapdf,
};

/// What reading PDFs, Python and WeasyPrint need besides.
const NEEDED: &[&str] = &[
    "chromium",
    "default-jdk-headless",
    "libjaxb-java",
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "python3",
    "python3-venv",
    "qpdf",
];
/// typst as its own compiler for Python: from source it takes half an hour.
const PYTHON_PACKAGES: [&str; 3] = ["reportlab==5.1.0", "typst==0.15.2", "weasyprint==70.0"];
const TURNS: usize = 3;

/// One way to get the paper.
struct Paper {
    name: &'static str,
    /// What it is asked to conform to.
    asked: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
    /// So often in each turn.
    runs: usize,
}

/// What came of one.
struct Outcome {
    times: Vec<Duration>,
    file: PathBuf,
}

/// Gets the others, runs all, and prints a table.
///
/// # Errors
/// When one of them is missing or fails: what is not there was not beaten.
pub(crate) fn compare(quick: bool) -> Result<()> {
    system::install(&system::missing(NEEDED))?;
    let folder = verapdf::cache()?.join("bench");
    fs::create_dir_all(&folder)?;
    let made = folder.join("papers");
    fs::create_dir_all(&made)?;
    let ours = ours()?;
    let words = made.join("words.json");
    step(
        "Write the words",
        Command::new(&ours).arg("words").arg(&words),
    )?;
    let papers = papers(quick, &ours, &words, &python(&folder)?, &krilla()?);
    let mut outcomes: Vec<Outcome> = papers
        .iter()
        .map(|paper| Outcome {
            times: Vec::new(),
            file: made.join(paper.name).with_extension("pdf"),
        })
        .collect();
    println!("\n== Measure, {TURNS} turns");
    for _ in 0..TURNS {
        for (paper, outcome) in papers.iter().zip(&mut outcomes) {
            outcome.times.extend(paper.run(&outcome.file)?);
        }
    }
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load average: {}", load.trim());
    let verdicts = verdicts(&outcomes)?;
    table(&papers, &mut outcomes, &verdicts);
    Ok(())
}

fn papers(quick: bool, ours: &Path, words: &Path, python: &Path, krilla: &Path) -> Vec<Paper> {
    let fonts = root().join("assets/fonts");
    let script = root().join("tests/bench/papers/papers.py");
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let (fast, slow) = if quick { (10, 2) } else { (60, 6) };
    let by_us = |name, asked, how: &str| Paper {
        name,
        asked,
        program: ours.to_owned(),
        arguments: vec![how.to_owned()],
        runs: fast,
    };
    let by_krilla = Paper {
        name: "krilla",
        asked: "PDF/A-2a and PDF/UA-1",
        program: krilla.to_owned(),
        arguments: vec![text(words), text(&fonts)],
        runs: fast,
    };
    let in_python = |name, asked, runs| Paper {
        name,
        asked,
        program: python.to_owned(),
        arguments: vec![text(&script), String::from(name), text(words), text(&fonts)],
        runs,
    };
    vec![
        by_us("stepwell", "PDF/A-2a and PDF/UA-1", "render"),
        by_us("deflate, write, fsync", "", "floor"),
        by_krilla,
        in_python("typst", "PDF/A-2a and PDF/UA-1", fast),
        in_python("reportlab", "nothing: it has no tags", slow),
        in_python("weasyprint", "PDF/UA-1: it takes one of the two", slow),
        in_python("chromium", "tags: it knows no standard", slow),
    ]
}

impl Paper {
    fn run(&self, out: &Path) -> Result<Vec<Duration>> {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .arg(out)
            .arg(self.runs.to_string());
        let ran = command
            .stderr(Stdio::inherit())
            .output()
            .with_context(|| format!("{} could not be started", self.name))?;
        let told = String::from_utf8_lossy(&ran.stdout);
        if !ran.status.success() {
            bail!("{} ended with {}: it was not beaten", self.name, ran.status);
        }
        let times: Vec<Duration> = told
            .lines()
            .map(|line| Ok(Duration::from_nanos(line.parse()?)))
            .collect::<Result<_>>()
            .with_context(|| format!("{} did not tell its times", self.name))?;
        if times.len() != self.runs {
            bail!("{} told {} times of {}", self.name, times.len(), self.runs);
        }
        Ok(times)
    }
}

/// Our own program, built for release.
fn ours() -> Result<PathBuf> {
    let building = [
        "bench",
        "--package",
        "report",
        "--bench",
        "two_pages",
        "--no-run",
    ];
    let mut build = cargo(&building);
    step("Build our side for release", &mut build)?;
    // Where it was put only cargo knows: its name holds a hash.
    let told = output(cargo(&building).args(["--message-format", "json"]))
        .context("cargo does not say what it built")?;
    told.split('"')
        .filter(|part| part.contains("/deps/two_pages-") && !part.ends_with(".d"))
        .map(PathBuf::from)
        .find(|path| path.is_file())
        .context("cargo does not say where it built two_pages")
}

/// A program that sets the words with krilla, a workspace of its own that nothing else builds.
fn krilla() -> Result<PathBuf> {
    let built = std::path::absolute(target())?.join("papers");
    let mut build = cargo(&["build", "--release", "--locked"]);
    build
        .current_dir(root().join("tests/bench/papers"))
        .env("CARGO_TARGET_DIR", &built);
    step("Build krilla for release", &mut build)?;
    Ok(built.join("release/papers"))
}

/// A Python with the packages it needs, outside the checkout.
fn python(folder: &Path) -> Result<PathBuf> {
    let environment = folder.join("python");
    let python = environment.join("bin/python");
    if !python.is_file() {
        step(
            "Make a Python environment",
            Command::new("python3")
                .args(["-m", "venv"])
                .arg(&environment),
        )?;
    }
    step(
        "Get typst, ReportLab and WeasyPrint",
        Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(PYTHON_PACKAGES),
    )?;
    Ok(python)
}

/// What veraPDF says of each file and standard: file, standard, and the rules that failed.
fn verdicts(outcomes: &[Outcome]) -> Result<Vec<(PathBuf, String, Vec<String>)>> {
    let files = outcomes.iter().map(|o| &o.file).filter(|f| f.is_file());
    let program = root().join("src-tauri/crates/report/tests/verapdf/Validate.java");
    let told = output(
        Command::new("java")
            .arg("-cp")
            .arg(verapdf::class_path()?)
            .arg(program)
            .args(files.filter(|f| fs::read(f).is_ok_and(|bytes| bytes.starts_with(b"%PDF")))),
    )
    .context("veraPDF does not run")?;
    Ok(told
        .lines()
        .filter_map(|line| {
            let parts: Vec<&str> = line.split('\t').collect();
            let [file, standard, _, rules] = parts[..] else {
                return None;
            };
            let rules = rules.split_whitespace().map(str::to_owned).collect();
            Some((PathBuf::from(file), standard.to_owned(), rules))
        })
        .collect())
}

fn table(papers: &[Paper], outcomes: &mut [Outcome], verdicts: &[(PathBuf, String, Vec<String>)]) {
    println!(
        "\nThe words of tests/golden/report/two-page.json, fonts loaded\n\n{:<24} {:>4} {:>9} {:>9} {:>8} {:>5}  {:<34} veraPDF",
        "", "n", "median", "p95", "bytes", "pages", "asked for"
    );
    for (paper, outcome) in papers.iter().zip(outcomes) {
        outcome.times.sort_unstable();
        let at = |percent: usize| {
            let rank = (outcome.times.len() * percent).div_ceil(100).max(1);
            format!("{:.2} ms", outcome.times[rank - 1].as_secs_f64() * 1000.0)
        };
        let (median, p95) = (at(50), at(95));
        let pages = output(Command::new("qpdf").arg("--show-npages").arg(&outcome.file));
        let bytes = fs::metadata(&outcome.file).map_or(0, |file| file.len());
        let judged: Vec<String> = verdicts
            .iter()
            .filter(|(file, ..)| *file == outcome.file)
            .map(|(_, standard, rules)| match rules.len() {
                0 => format!("{standard} yes"),
                failed => format!("{standard} NO, {failed} rules"),
            })
            .collect();
        println!(
            "{:<24} {:>4} {median:>9} {p95:>9} {bytes:>8} {:>5}  {:<34} {}",
            paper.name,
            outcome.times.len(),
            pages.as_deref().unwrap_or_default().trim(),
            paper.asked,
            judged.join("; "),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(program: &str, arguments: &[&str]) -> Paper {
        Paper {
            name: "other",
            asked: "",
            program: PathBuf::from(program),
            arguments: arguments.iter().map(|a| String::from(*a)).collect(),
            runs: 2,
        }
    }

    #[test]
    fn a_program_that_is_missing_fails_or_tells_too_little_was_not_beaten() {
        let out = Path::new("/tmp/none.pdf");
        for (program, arguments) in [
            ("/nowhere/at/all", &[][..]),
            ("false", &[]),
            ("sh", &["-c", "echo 12"]),
            ("sh", &["-c", "echo slow; echo slower"]),
        ] {
            let error = paper(program, arguments).run(out).expect_err(program);
            assert!(error.to_string().contains("other"), "{program}: {error}");
        }
        let times = paper("sh", &["-c", "echo 12; echo 30"]).run(out);
        let expected = [12, 30].map(Duration::from_nanos);
        assert_eq!(times.expect("it told two"), expected);
    }
}
