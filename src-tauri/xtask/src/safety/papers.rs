//! The draft papers as data, and as pages a browser shows and prints.

use std::{collections::BTreeMap, fmt::Write as _, path::Path};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::{
    Counts, live_tests,
    log::{self, Control, Kind, Log, Mark, Risk},
};

/// Heads every page, on the screen and printed.
const DRAFT: &str = "DRAFT: no Clinical Safety Officer has approved this";

/// From this rating on a risk is accepted only where lowering it further is impractical.
const UNDESIRABLE: u8 = 3;

/// One paper: a file of `assets/safety/papers`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Paper {
    /// The file's name without its ending.
    #[serde(skip)]
    pub(super) name: String,
    title: String,
    /// What it is for and for whom.
    about: String,
    #[serde(rename = "section")]
    sections: Vec<Section>,
    /// Roles and bodies that somebody has still to name: the same in every paper.
    #[serde(skip)]
    names: Vec<Name>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    heading: String,
    /// Paragraphs, apart by an empty line; a line that begins with `- ` is a point of a list. `{slot}` is filled.
    #[serde(default)]
    says: String,
    #[serde(default, rename = "claim")]
    claims: Vec<Claim>,
    table: Option<Table>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Table {
    /// Severity by likelihood
    Matrix,
    /// A line for each hazard
    Hazards,
    /// The whole log
    Log,
    /// What is not built, in the log and in every paper
    Open,
    /// Who has still to be named
    Names,
}

/// A statement with what it rests on: exactly one of the three.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claim {
    says: String,
    mark: Mark,
    source: String,
    /// Tests, pages of the guide, files
    #[serde(default)]
    evidence: Vec<String>,
    /// What is missing
    pub(super) not_built: Option<String>,
    /// What the organisation that uses the program has to say or do
    pub(super) deployer: Option<String>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    /// The slot: `{safety_officer}`
    slot: String,
    what: String,
    /// Empty until somebody is named.
    who: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    name: Vec<Name>,
}

/// # Errors
/// When a file cannot be read, or a claim has no ground or several.
pub(super) fn read(root: &Path) -> Result<Vec<Paper>> {
    let folder = root.join(log::FOLDER);
    let names: Names = log::toml(&folder.join("names.toml"))?;
    let mut papers = Vec::new();
    for path in log::toml_files(&folder.join("papers"))? {
        let mut paper: Paper = log::toml(&path)?;
        let stem = path.file_stem().unwrap_or_default();
        paper.name = stem.to_string_lossy().into_owned();
        paper.names.clone_from(&names.name);
        for claim in paper.claims() {
            let grounds = [
                !claim.evidence.is_empty(),
                claim.not_built.is_some(),
                claim.deployer.is_some(),
            ];
            if grounds.iter().filter(|ground| **ground).count() != 1 {
                bail!(
                    "{}: a claim rests on evidence, or is not built, or is the deployer's: {}",
                    paper.name,
                    claim.says
                );
            }
        }
        papers.push(paper);
    }
    Ok(papers)
}

/// `file`, or `file.md#Heading`, or `file::test`.
///
/// # Errors
/// Says what of it is not there.
pub(super) fn there(root: &Path, evidence: &str) -> Result<()> {
    if evidence.contains("::") {
        return live_tests::live(root, evidence);
    }
    let (file, anchor) = evidence
        .split_once('#')
        .map_or((evidence, None), |(file, anchor)| (file, Some(anchor)));
    let path = root.join(file);
    if !path.exists() {
        bail!("there is no {file}");
    }
    if let Some(anchor) = anchor {
        let text = std::fs::read_to_string(&path)?;
        let mut headings = text.lines().filter(|line| line.starts_with('#'));
        if !headings.any(|line| line.trim_start_matches('#').trim() == anchor) {
            bail!("{file} has no heading {anchor:?}");
        }
    }
    Ok(())
}

impl Paper {
    pub(super) fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.sections.iter().flat_map(|section| &section.claims)
    }

    pub(super) fn not_there(&self, root: &Path) -> Vec<String> {
        let evidence = self.claims().flat_map(|claim| &claim.evidence);
        evidence
            .filter_map(|evidence| there(root, evidence).err())
            .map(|error| format!("{}: {error:#}", self.name))
            .collect()
    }

    /// The paper as a page: no script, nothing loaded, headings in order, tables with captions and scopes.
    ///
    /// # Errors
    /// When it names a slot that nobody knows.
    pub(super) fn html(&self, log: &Log, counts: &Counts, all: &[Paper]) -> Result<String> {
        let slots = self.slots(log, counts)?;
        let mut body = String::new();
        let title = escape(&self.title);
        writeln!(
            body,
            "<h1>{title}</h1>\n{}",
            blocks(&fill(&self.about, &slots)?)
        )?;
        for section in &self.sections {
            writeln!(body, "<h2>{}</h2>", escape(&section.heading))?;
            let says = fill(&section.says, &slots).with_context(|| self.name.clone())?;
            body.push_str(&blocks(&says));
            if !section.claims.is_empty() {
                let mut rows = Vec::new();
                for claim in &section.claims {
                    let says = fill(&claim.says, &slots).with_context(|| self.name.clone())?;
                    rows.push(vec![
                        escape(&says),
                        claim.ground(),
                        marked(claim.mark, &claim.source),
                    ]);
                }
                let heads = ["What is claimed", "What it rests on", "How sure"];
                table(&mut body, &section.heading, &heads, &rows)?;
            }
            match section.table {
                None => {}
                Some(Table::Matrix) => matrix(&mut body, log)?,
                Some(Table::Hazards) => hazards(&mut body, log)?,
                Some(Table::Log) => whole_log(&mut body, log)?,
                Some(Table::Open) => open(&mut body, log, all)?,
                Some(Table::Names) => {
                    let rows = self.names.iter();
                    let rows: Vec<_> = rows
                        .map(|n| vec![escape(&n.what), escape(n.who())])
                        .collect();
                    table(&mut body, "To be named", &["Who or what", "Named"], &rows)?;
                }
            }
        }
        Ok(format!(
            "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title} ({DRAFT})</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<p class=\"draft\" role=\"note\">{DRAFT}</p>\n\
             <main>\n{body}</main>\n</body>\n</html>\n"
        ))
    }

    fn slots(&self, log: &Log, counts: &Counts) -> Result<BTreeMap<String, String>> {
        let mut undesirable = Vec::new();
        for hazard in &log.hazards {
            if log.matrix.rating(&hazard.after)? >= UNDESIRABLE {
                undesirable.push(format!("{} {}", hazard.id, hazard.title));
            }
        }
        let counted = counts
            .named()
            .map(|(slot, n)| (slot.to_owned(), n.to_string()));
        let named = self
            .names
            .iter()
            .map(|n| (n.slot.clone(), n.who().to_owned()));
        let undesirable = ("undesirable".to_owned(), undesirable.join("; "));
        Ok(counted
            .into_iter()
            .chain(named)
            .chain([undesirable])
            .collect())
    }
}

impl Name {
    fn who(&self) -> &str {
        if self.who.trim().is_empty() {
            "not named yet"
        } else {
            &self.who
        }
    }
}

impl Claim {
    fn ground(&self) -> String {
        if let Some(missing) = &self.not_built {
            return format!("<strong>Not built:</strong> {}", escape(missing));
        }
        if let Some(duty) = &self.deployer {
            return format!(
                "<strong>For the organisation that uses it:</strong> {}",
                escape(duty)
            );
        }
        list(&self.evidence)
    }
}

/// The text with its slots filled. Braces that are none stand doubled nowhere: the papers have no others.
fn fill(text: &str, slots: &BTreeMap<String, String>) -> Result<String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, after) = after
            .split_once('}')
            .with_context(|| format!("a brace is not closed: {after}"))?;
        filled.push_str(before);
        filled.push_str(
            slots
                .get(slot)
                .with_context(|| format!("nobody knows the slot {slot:?}"))?,
        );
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn matrix(body: &mut String, log: &Log) -> Result<()> {
    let mut heads = vec!["Likelihood"];
    heads.extend(log.matrix.severity.iter().map(|s| s.name.as_str()));
    let rows = log.matrix.likelihood.iter().map(|row| {
        let numbers = row.rating.iter().map(u8::to_string);
        std::iter::once(escape(&row.name)).chain(numbers).collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    table(
        body,
        "The rating of a risk, by severity and likelihood",
        &heads,
        &rows,
    )?;
    let rows = log.matrix.severity.iter();
    let rows: Vec<_> = rows
        .map(|s| vec![escape(&s.name), escape(&s.means)])
        .collect();
    table(body, "Severities", &["Severity", "Means"], &rows)?;
    let rows = log.matrix.likelihood.iter();
    let rows: Vec<_> = rows
        .map(|s| vec![escape(&s.name), escape(&s.means)])
        .collect();
    table(body, "Likelihoods", &["Likelihood", "Means"], &rows)?;
    let rows = log.matrix.rating.iter();
    let rows: Vec<_> = rows
        .map(|r| vec![r.number.to_string(), escape(&r.means)])
        .collect();
    table(body, "Ratings", &["Rating", "Means"], &rows)?;
    let source = marked(log.matrix.mark, &log.matrix.source);
    Ok(writeln!(body, "<p>Source: {source}</p>")?)
}

fn hazards(body: &mut String, log: &Log) -> Result<()> {
    let mut rows = Vec::new();
    for hazard in &log.hazards {
        let built = |kind: Kind| {
            let of_kind = hazard.controls.iter().filter(|c| c.kind == kind);
            of_kind
                .filter(|c| c.not_built.is_none())
                .count()
                .to_string()
        };
        let open = hazard.controls.iter().filter(|c| c.not_built.is_some());
        rows.push(vec![
            escape(&format!("{} {}", hazard.id, hazard.title)),
            log.matrix.rating(&hazard.before)?.to_string(),
            log.matrix.rating(&hazard.after)?.to_string(),
            built(Kind::Design),
            built(Kind::Training),
            built(Kind::Procedure),
            open.count().to_string(),
        ]);
    }
    let heads = [
        "Hazard",
        "Before",
        "After",
        "Design",
        "Training",
        "Procedure",
        "Not built",
    ];
    table(
        body,
        "Hazards, their risk before and after, and their controls by kind",
        &heads,
        &rows,
    )
}

fn whole_log(body: &mut String, log: &Log) -> Result<()> {
    for hazard in &log.hazards {
        let title = escape(&format!("{} {}", hazard.id, hazard.title));
        writeln!(body, "<h3>{title}</h3>\n<dl>")?;
        for (term, says) in [
            ("Hazard", escape(&hazard.hazard)),
            ("Causes", list(&hazard.causes)),
            ("Effect", escape(&hazard.effect)),
            ("Risk before controls", risk(log, &hazard.before)?),
            (
                "Risk with the controls there are",
                risk(log, &hazard.after)?,
            ),
            ("Owner", escape(&hazard.owner)),
        ] {
            writeln!(body, "<dt>{term}</dt><dd>{says}</dd>")?;
        }
        writeln!(body, "</dl>")?;
        let rows: Vec<_> = hazard
            .controls
            .iter()
            .map(|c| vec![kind(c.kind).to_owned(), escape(&c.says), held_by(c)])
            .collect();
        let caption = format!("Controls of {}", hazard.id);
        table(body, &caption, &["Kind", "Control", "Held by"], &rows)?;
    }
    Ok(())
}

fn open(body: &mut String, log: &Log, all: &[Paper]) -> Result<()> {
    let mut rows = Vec::new();
    for hazard in &log.hazards {
        for control in &hazard.controls {
            if let Some(missing) = &control.not_built {
                rows.push(vec![
                    hazard.id.clone(),
                    escape(&control.says),
                    escape(missing),
                ]);
            }
        }
    }
    for paper in all {
        for claim in paper.claims() {
            if let Some(missing) = &claim.not_built {
                rows.push(vec![
                    escape(&paper.title),
                    escape(&claim.says),
                    escape(missing),
                ]);
            }
        }
    }
    table(
        body,
        "Open",
        &["Where", "What is wanted", "What is missing"],
        &rows,
    )
}

fn risk(log: &Log, risk: &Risk) -> Result<String> {
    let rating = log.matrix.rating(risk)?;
    let words = format!(
        "{rating} ({} severity, {} likelihood). ",
        risk.severity, risk.likelihood
    );
    Ok(escape(&words) + &marked(risk.mark, &risk.source))
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Design => "Design",
        Kind::Training => "Training",
        Kind::Procedure => "Procedure",
    }
}

fn held_by(control: &Control) -> String {
    if let Some(missing) = &control.not_built {
        return format!("<strong>Not built:</strong> {}", escape(missing));
    }
    let tests: Vec<String> = control
        .tests
        .iter()
        .chain(&control.shown_by)
        .cloned()
        .collect();
    let mut held = Vec::new();
    if !tests.is_empty() {
        let mutations = control.mutations.len();
        held.push(format!("{}<p>Mutations: {mutations}</p>", list(&tests)));
    }
    if let Some(page) = &control.guide {
        held.push(format!("<p>Guide: <code>{}</code></p>", escape(page)));
    }
    if let Some(duty) = &control.duty {
        held.push(format!(
            "<p>Duty of the organisation (DCB0160): {}</p>",
            escape(duty)
        ));
    }
    held.concat()
}

fn marked(mark: Mark, source: &str) -> String {
    let mark = match mark {
        Mark::F => "Found in a source (F)",
        Mark::R => "Professional knowledge, to be confirmed (R)",
        Mark::I => "Our own proposal (I)",
    };
    format!("{mark}: {}", escape(source))
}

fn list(lines: &[String]) -> String {
    let points = lines
        .iter()
        .map(|line| format!("<li>{}</li>", escape(line)));
    format!("<ul>{}</ul>", points.collect::<String>())
}

/// `cells` are markup already; the first of each row is its heading.
fn table(body: &mut String, caption: &str, heads: &[&str], rows: &[Vec<String>]) -> Result<()> {
    writeln!(
        body,
        "<table>\n<caption>{}</caption>\n<thead><tr>",
        escape(caption)
    )?;
    for head in heads {
        write!(body, "<th scope=\"col\">{}</th>", escape(head))?;
    }
    writeln!(body, "</tr></thead>\n<tbody>")?;
    for row in rows {
        write!(body, "<tr>")?;
        for (column, cell) in row.iter().enumerate() {
            if column == 0 {
                write!(body, "<th scope=\"row\">{cell}</th>")?;
            } else {
                write!(body, "<td>{cell}</td>")?;
            }
        }
        writeln!(body, "</tr>")?;
    }
    Ok(writeln!(body, "</tbody>\n</table>")?)
}

fn blocks(text: &str) -> String {
    let mut html = String::new();
    for block in text.split("\n\n").map(str::trim).filter(|b| !b.is_empty()) {
        let points: Vec<String> = block
            .lines()
            .filter_map(|line| line.trim().strip_prefix("- "))
            .map(str::to_owned)
            .collect();
        if points.len() == block.lines().count() {
            html.push_str(&list(&points));
        } else {
            html.push_str(&format!("<p>{}</p>\n", escape(block)));
        }
    }
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Black on white, reflows at any size. Printed, the line about the draft is the header of one table that the page is laid out
/// as: browsers repeat that on every sheet, and leave room for it.
const STYLE: &str = "\
body { font: 1rem/1.5 sans-serif; color: #000; background: #fff; margin: 0 auto; max-width: 62rem; padding: 3.5rem 1rem 2rem }
.draft { position: fixed; top: 0; left: 0; right: 0; margin: 0; padding: .5rem 1rem; background: #fff; border-bottom: 3px solid #000; font-weight: bold; text-align: center }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
caption { text-align: left; font-weight: bold; padding: .25rem 0 }
th, td { border: 1px solid #4c4c4c; padding: .35rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word }
li, code { overflow-wrap: anywhere }
dt { font-weight: bold } dd { margin: 0 0 .5rem 1.5rem } ul { margin: 0; padding-left: 1.25rem }
h2 { border-top: 1px solid #4c4c4c; padding-top: 1rem } h2, h3 { scroll-margin-top: 4rem }
@page { size: A4; margin: 15mm }
@media print { body { font-size: 10pt; padding: 0; max-width: none; display: table; width: 100% } .draft { position: static; display: table-header-group; break-inside: avoid } main { display: table-row-group } tr, dl { break-inside: avoid } h2, h3, caption { break-after: avoid } }
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_that_nobody_knows_stops_the_paper() {
        let slots = BTreeMap::from([("hazards".to_owned(), "3".to_owned())]);
        assert_eq!(
            fill("There are {hazards}.", &slots).expect("known"),
            "There are 3."
        );
        assert!(fill("There are {hazrds}.", &slots).is_err());
        assert!(fill("There are {hazards.", &slots).is_err());
    }

    #[test]
    fn every_paper_is_headed_as_a_draft_and_loads_nothing() {
        let log = log::read(crate::root()).expect("the log");
        let papers = read(crate::root()).expect("the papers");
        let counts = Counts::of(&log, &papers);
        assert!(papers.len() >= 6, "a paper is missing");
        for paper in &papers {
            let html = paper.html(&log, &counts, &papers).expect("filled");
            assert!(
                html.contains(&format!("role=\"note\">{DRAFT}</p>")),
                "{}",
                paper.name
            );
            for loaded in ["<script", "src=", "@import", "url("] {
                assert!(!html.contains(loaded), "{}: {loaded}", paper.name);
            }
        }
    }

    #[test]
    fn evidence_that_is_not_there_is_said() {
        let root = crate::root();
        there(root, "README.md").expect("a file");
        there(root, "assets/guide/keys.md#Saving").expect("a heading");
        for gone in [
            "assets/guide/gone.md",
            "assets/guide/keys.md#Losing",
            "tests/stories/copies.rs::no_such_story",
        ] {
            assert!(there(root, gone).is_err(), "{gone}");
        }
    }

    #[test]
    fn what_is_typed_makes_no_markup() {
        assert_eq!(
            blocks("a <b> & \"c\""),
            "<p>a &lt;b&gt; &amp; &quot;c&quot;</p>\n"
        );
        assert_eq!(blocks("- one\n- two"), "<ul><li>one</li><li>two</li></ul>");
    }
}
