//! Judged by others: veraPDF for PDF/A-2a and PDF/UA-1, qpdf for the syntax.
//!
//! `STEPWELL_VERAPDF_CLASSPATH` is a Java class path with veraPDF's engine and JAXB; `cargo xtask test`
//! fetches it and sets the variable. Without it these tests fail: a report nobody checked is not known
//! to conform.

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{
    addressed_to, cover_sheet, every_mark, fixture, long_check, papers, run, with_rows, written,
};
use report::Style;
use report::cover_sheet::{self, CoverSheet};

/// The verdicts on one file: standard to failed rules.
type Verdicts = BTreeMap<String, Vec<String>>;

/// Asks veraPDF about all files at once, as starting Java takes longer than judging.
fn judge(files: &[PathBuf]) -> Vec<Verdicts> {
    let class_path = std::env::var_os("STEPWELL_VERAPDF_CLASSPATH").expect(
        "STEPWELL_VERAPDF_CLASSPATH is not set; run `cargo xtask test`, which fetches veraPDF, or see \
         src-tauri/xtask for what it holds",
    );
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verapdf/Validate.java");
    let mut java = Command::new("java");
    java.arg("-cp").arg(class_path).arg(program).args(files);
    let output = String::from_utf8(run(&mut java, "java", "default-jdk-headless"))
        .expect("veraPDF prints UTF-8");
    let mut verdicts = vec![Verdicts::new(); files.len()];
    for line in output.lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [file, standard, compliant, rules] = parts[..] else {
            continue;
        };
        let Some(at) = files.iter().position(|f| f.to_str() == Some(file)) else {
            continue;
        };
        let rules: Vec<String> = rules.split_whitespace().map(str::to_owned).collect();
        assert_eq!(compliant == "yes", rules.is_empty(), "{line}");
        verdicts[at].insert(standard.to_owned(), rules);
    }
    for (file, verdict) in files.iter().zip(&verdicts) {
        assert_eq!(
            verdict.len(),
            2,
            "veraPDF said nothing about {}: {output}",
            file.display()
        );
    }
    verdicts
}

fn write(folder: &Path, name: &str, pdf: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, pdf).expect("a temporary file");
    path
}

/// Every kind of document: reports of one page, two, marked, in many scripts, with a row over several
/// pages; cover sheets.
fn documents() -> Vec<(String, Vec<u8>)> {
    let marked = every_mark();
    let render = |content, style: &Style| report::render(content, style).expect("renders").pdf;
    let scripts = with_rows(&[(
        "محمد عبد الله سلام علاء مُحَمَّد · שָׁלוֹם · علی‌رضا",
        "सुनीता शर्मा क्षत्रिय\nবাংলা কর্মক্ষেত্র\nਪੰਜਾਬੀ\nதமிழ் கௌ\nગુજરાતી\nతెలుగు\nಕನ್ನಡ\nമലയാളം\nසිංහල ශ්‍රී\nไทย น้ำ\nລາວ\nខ្មែរ\nမြန်မာ\nአማርኛ\nქართული\nՀայերեն\nދިވެހި\nꠍꠤꠟꠐꠤ\n☐ ☒ → ✓ ½ € soft\u{AD}hyphen",
    )]);
    let long = with_rows(&[(
        "Concentration",
        &"Short breaks, five minutes in each hour. ".repeat(200),
    )]);
    let mut empty = with_rows(&[("", "")]);
    empty.comments = Some(String::new());
    empty.practitioner.organisation = String::new();
    let mut older = fixture("one-page.json");
    older.edition = domain::report::Edition::AdvisoryFitness2013;
    let cover = |sheet: &CoverSheet| cover_sheet::render(sheet).expect("renders").pdf;
    let marked_cover = CoverSheet {
        demonstration: true,
        reference: None,
        ..addressed_to(&["محمد عبد الله", "ꠍꠤꠟꠐꠤ", "Łukasz Żółć", "ZZ99 3VZ"])
    };
    let mut documents = vec![
        ("cover-sheet".to_owned(), cover(&cover_sheet())),
        ("cover-sheet marked".to_owned(), cover(&marked_cover)),
        (
            "marked".to_owned(),
            render(&fixture("two-page.json"), &marked),
        ),
        ("scripts".to_owned(), render(&scripts, &Style::default())),
        ("long".to_owned(), render(&long, &Style::default())),
        ("empty".to_owned(), render(&empty, &Style::default())),
        ("2013".to_owned(), render(&older, &Style::default())),
    ];
    documents.extend(papers().into_iter().map(|paper| (paper.name, paper.pdf)));
    documents.extend(written().into_iter().map(|paper| (paper.name, paper.pdf)));
    documents
}

/// The one-page report with one thing about it spoiled: same length, so that all places stay true.
fn spoiled(find: &str, replace: &str) -> Vec<u8> {
    assert_eq!(find.len(), replace.len());
    let style = Style {
        check: Some(long_check()),
        ..Style::default()
    };
    let pdf = report::render(&fixture("one-page.json"), &style)
        .expect("renders")
        .pdf;
    let places: Vec<usize> = (0..pdf.len())
        .filter(|at| pdf[*at..].starts_with(find.as_bytes()))
        .collect();
    assert!(!places.is_empty(), "{find} is nowhere in the file");
    let mut spoiled = pdf;
    for at in places {
        spoiled[at..at + find.len()].copy_from_slice(replace.as_bytes());
    }
    spoiled
}

#[test]
fn every_document_conforms_and_spoiled_ones_do_not() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let good = documents();
    // Name, file, and the standard that must object: proof that the judge looks.
    let bad = [
        ("no-language", spoiled("/Lang", "/Lanx"), "PDF/UA-1"),
        (
            "no-scope",
            spoiled("/Scope/Column", "/Scopx/Column"),
            "PDF/UA-1",
        ),
        (
            "no-structure",
            spoiled("/StructTreeRoot", "/StructTreeRooz"),
            "PDF/A-2a",
        ),
        (
            "not-marked",
            spoiled("/Marked true", "/Markex true"),
            "PDF/A-2a",
        ),
        (
            "no-unicode",
            spoiled("/ToUnicode", "/ToUnicodx"),
            "PDF/A-2a",
        ),
        (
            "no-intent",
            spoiled("/OutputIntents", "/OutputIntentz"),
            "PDF/A-2a",
        ),
        (
            "no-title",
            spoiled("/DisplayDocTitle true", "/DisplayDocTitlx true"),
            "PDF/UA-1",
        ),
        (
            "no-claim",
            spoiled("<pdfuaid:part>1", "<pdfuaid:part>9"),
            "PDF/UA-1",
        ),
        ("no-alt", spoiled("/Alt", "/Alx"), "PDF/UA-1"),
        (
            "no-link-words",
            spoiled("/Contents<", "/Contentz<"),
            "PDF/UA-1",
        ),
        (
            "link-outside-structure",
            spoiled("/StructParent ", "/StructParenz "),
            "PDF/UA-1",
        ),
        ("cell-outside-row", spoiled("/S/TD", "/S/LI"), "PDF/UA-1"),
    ];
    let mut files: Vec<PathBuf> = good
        .iter()
        .map(|(name, pdf)| write(folder.path(), &format!("{name}.pdf"), pdf))
        .collect();
    files.extend(
        bad.iter()
            .map(|(name, pdf, _)| write(folder.path(), &format!("bad-{name}.pdf"), pdf)),
    );
    let verdicts = judge(&files);
    for ((name, _), verdict) in good.iter().zip(&verdicts) {
        for (standard, failed) in verdict {
            assert!(failed.is_empty(), "{name} is not {standard}: {failed:?}");
        }
    }
    for ((name, _, standard), verdict) in bad.iter().zip(&verdicts[good.len()..]) {
        assert!(
            !verdict[*standard].is_empty(),
            "{name}: veraPDF found nothing wrong for {standard}: {verdict:?}"
        );
    }
}

#[test]
fn the_syntax_is_clean() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, pdf) in documents() {
        let file = write(folder.path(), &format!("{name}.pdf"), &pdf);
        let output = run(
            Command::new("qpdf").arg("--check").arg(&file),
            "qpdf",
            "qpdf",
        );
        let said = String::from_utf8_lossy(&output);
        assert!(
            said.contains("No syntax or stream encoding errors found"),
            "{name}: {said}"
        );
        assert!(!said.contains("WARNING"), "{name}: {said}");
    }
}
