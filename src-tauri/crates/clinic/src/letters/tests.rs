//! What the templates have to say, may not say, and do say for the invented case.

use super::compose::compose;
use super::demonstration::demonstration;
use super::slot::{Known, Reader, Shape, Slot, Value, copies_of, eyes};
use super::template::{Template, TemplateError, read, templates};
use super::templates::invented;
use domain::decide::readers_of;
use domain::paper_content::{Block, PaperContent, PaperKind};
use report::Style;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn every_paper() -> impl Iterator<Item = (PaperKind, Reader)> {
    PaperKind::ALL
        .into_iter()
        .flat_map(|kind| copies_of(kind).iter().map(move |reader| (kind, *reader)))
}

/// A template that reads, but for the block under test.
fn template_with(kind: PaperKind, block: &str) -> Result<(), TemplateError> {
    let addresses: String = copies_of(kind)
        .iter()
        .map(|reader| format!("[[address]]\nreader = \"{}\"\nto = []\n", reader.id()))
        .collect();
    let text = format!(
        "id = \"t\"\nkind = \"{}\"\nedition = \"1\"\nsource = \"s\"\nmark = \"I\"\nname = \"n\"\nhint = \"h\"\n\
         title = \"t\"\n{addresses}[[block]]\nid = \"b\"\nsource = \"s\"\nmark = \"I\"\n{block}\n",
        kind.id()
    );
    let template: Template = toml::from_str(&text).expect("the shape of a template");
    template.check()
}

#[test]
fn every_kind_has_its_template() {
    let read = read().unwrap_or_else(|error| panic!("{error}"));
    let kinds: Vec<PaperKind> = read.iter().map(|template| template.kind).collect();
    assert_eq!(kinds, PaperKind::ALL);
    for template in &read {
        let ids: BTreeSet<&str> = template.blocks.iter().map(|block| &*block.id).collect();
        assert_eq!(ids.len(), template.blocks.len(), "{}: ids", template.id);
        assert!(!template.source.is_empty() && ["F", "R", "I"].contains(&&*template.mark));
    }
}

#[test]
fn the_record_and_the_templates_agree_who_reads_what() {
    for kind in PaperKind::ALL {
        let here: Vec<&str> = copies_of(kind).iter().map(|reader| reader.id()).collect();
        assert_eq!(here, readers_of(kind), "{kind:?}");
    }
}

#[test]
fn slots_are_told_apart() {
    let ids: BTreeSet<&str> = Slot::ALL.iter().map(|slot| slot.id()).collect();
    let words: BTreeSet<&str> = Slot::ALL.iter().map(|slot| slot.words()).collect();
    assert_eq!(ids.len(), Slot::ALL.len());
    assert_eq!(words.len(), Slot::ALL.len());
    for slot in Slot::ALL {
        assert!(!slot.words().contains(['{', '}', '\n']), "{}", slot.id());
        assert_eq!(Slot::of_gap(slot.words()), Some(*slot));
    }
}

#[test]
fn a_template_for_an_employer_asks_for_nothing_about_health() {
    for slot in [
        "problem",
        "scores",
        "nhs_number",
        "treatment",
        "red_flags",
        "advice",
        "plan",
    ] {
        for kind in [PaperKind::EmployerLetter, PaperKind::ActionPlan] {
            let wrong = template_with(kind, &format!("text = \"So: {{{slot}}}\""));
            assert!(
                matches!(wrong, Err(TemplateError::NotForReader { .. })),
                "{kind:?}, {slot}: {wrong:?}"
            );
        }
    }
    let table = "table = { head = [\"a\", \"b\", \"c\"], rows_of = \"scores\" }";
    assert!(matches!(
        template_with(PaperKind::ActionPlan, table),
        Err(TemplateError::NotForReader { .. })
    ));
    assert!(
        matches!(
            template_with(PaperKind::DischargeSummary, table),
            Err(TemplateError::NotForReader { .. }),
        ),
        "scores are for the GP alone"
    );
    let for_gp = format!("readers = [\"gp\"]\n{table}");
    assert_eq!(template_with(PaperKind::DischargeSummary, &for_gp), Ok(()));
}

#[test]
fn a_slip_in_a_template_is_found() {
    let kind = PaperKind::GpLetter;
    assert!(matches!(
        template_with(kind, "text = \"{goall}\""),
        Err(TemplateError::NoSuchSlot { .. })
    ));
    assert!(matches!(
        template_with(kind, "text = \"x\"\nif = [\"has goall\"]"),
        Err(TemplateError::NoSuchCondition { .. })
    ));
    assert!(matches!(
        template_with(kind, "text = \"x\"\nnote = \"y\""),
        Err(TemplateError::Wanted { .. })
    ));
    let uneven = "table = { head = [\"a\", \"b\"], rows = [{ cells = [\"1\"] }] }";
    assert!(matches!(
        template_with(kind, uneven),
        Err(TemplateError::Wanted { .. })
    ));
    assert_eq!(template_with(kind, "text = \"{goal}\""), Ok(()));
}

/// Every slot filled with a word that is found again.
fn everything_known() -> Known {
    let mut known = Known::default();
    for slot in Slot::ALL {
        let word = format!("<{}>", slot.id());
        let value = match slot.shape() {
            Shape::Words | Shape::Day | Shape::Time => Value::Words(word),
            Shape::Lines => Value::Lines(vec![word]),
            Shape::Rows(cells) => Value::Rows(vec![vec![word; cells]]),
        };
        known.put(*slot, value);
    }
    known.holds.extend(super::condition::Fact::ALL);
    known
}

#[test]
fn nothing_passes_by_the_table_of_readers() {
    let known = everything_known();
    for (kind, reader) in every_paper() {
        // A template that asks for everything, as one that was changed by hand might: the values are held back all the same.
        let blocks: Vec<String> = Slot::ALL
            .iter()
            .map(|slot| format!("{{{}}}", slot.id()))
            .collect();
        let mut template: Template = toml::from_str(&format!(
            "id = \"t\"\nkind = \"{}\"\nedition = \"1\"\nsource = \"s\"\nmark = \"I\"\nname = \"n\"\nhint = \"h\"\n\
             title = \"t\"\n[[address]]\nreader = \"{}\"\nto = []\n[[block]]\nid = \"b\"\ntext = \"\"\n",
            kind.id(),
            reader.id()
        ))
        .expect("a template");
        template.blocks[0].text = Some(blocks.join(" "));
        let form = compose(&template, &known, reader, "");
        for slot in Slot::ALL {
            let there = form.blocks[0].text.contains(&format!("<{}>", slot.id()));
            let allowed = slot.may_be_read_by(eyes(kind, reader));
            assert_eq!(there, allowed, "{kind:?} for {reader:?}: {}", slot.id());
        }
    }
}

#[test]
fn an_empty_case_leaves_gaps_that_stop_it_and_never_a_hole() {
    for template in templates() {
        for reader in copies_of(template.kind) {
            let form = compose(template, &Known::default(), *reader, "");
            let texts = form
                .blocks
                .iter()
                .flat_map(|block| {
                    let fields = block.fields.iter().map(|field| &field.text);
                    [&block.text]
                        .into_iter()
                        .chain(fields)
                        .chain(block.rows.iter().flatten())
                })
                .chain([&form.to, &form.greeting]);
            for text in texts {
                assert!(
                    !text.contains("  ") && !text.contains(" ,") && !text.contains(" ."),
                    "{}: {text}",
                    template.id
                );
            }
            let all = format!("{form:?}");
            assert!(all.contains('{'), "{}", template.id);
            for (at, block) in form.blocks.iter().enumerate() {
                let under = form.blocks.get(at + 1).map(|next| next.kind.as_str());
                let bare = block.kind == "heading" && matches!(under, None | Some("heading"));
                assert!(!bare, "{}: nothing under {}", template.id, block.text);
            }
        }
    }
}

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/golden/papers")
        .join(name)
}

/// Compares with what is stored; with `UPDATE_GOLDEN=1` stores it.
fn is_golden(name: &str, now: &str) {
    let path = golden(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(golden("")).expect("a folder");
        std::fs::write(&path, now).expect("a file");
    }
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(now, before, "{name} (UPDATE_GOLDEN=1 stores it)");
}

#[test]
fn every_paper_of_the_invented_case_is_as_it_was() {
    for (kind, reader) in every_paper() {
        let (found, content) = invented(kind.id(), reader.id()).expect("a paper");
        let open: Vec<&str> = found.findings.iter().map(|one| &*one.message).collect();
        assert!(open.is_empty(), "{kind:?} for {reader:?}: {open:?}");
        let name = format!("{}-for-{}", kind.id().replace('_', "-"), reader.id());
        let json = serde_json::to_string_pretty(&content).expect("JSON");
        is_golden(&format!("{name}.json"), &format!("{json}\n"));
        let text = report::paper::text(&content, &Style::default());
        is_golden(&format!("{name}.txt"), &format!("{}\n", text.trim_end()));
        let rendered = report::paper::render(&content, &Style::default()).expect("a page");
        assert!(
            (1..=2).contains(&rendered.pages),
            "{name}: {}",
            rendered.pages
        );
    }
}

fn words_of(content: &PaperContent) -> String {
    serde_json::to_string(content).expect("JSON")
}

#[test]
fn only_a_gp_reads_the_number_and_the_scores() {
    let score = "Work Ability Score";
    let number = &demonstration().nhs_number;
    for (kind, reader) in every_paper() {
        let (_, content) = invented(kind.id(), reader.id()).expect("a paper");
        let words = words_of(&content);
        let gp = eyes(kind, reader) == Reader::Gp;
        assert_eq!(
            words.contains(number.as_str()),
            gp,
            "{kind:?} for {reader:?}"
        );
        assert_eq!(words.contains(score), gp, "{kind:?} for {reader:?}");
    }
}

#[test]
fn gps_read_timing_then_function_then_changes() {
    let (_, content) = invented("gp_letter", "gp").expect("a letter");
    let headings: Vec<&str> = content
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(text) => Some(text.as_str()),
            Block::Text(_)
            | Block::List(_)
            | Block::Fields(_)
            | Block::Table(_)
            | Block::Note(_) => None,
        })
        .collect();
    assert_eq!(
        headings[..3],
        [
            "Return to work",
            "What they can do",
            "Changes at work that would help"
        ]
    );
    let words = words_of(&content);
    for never in ["Statement of Fitness", "NHS logo"] {
        assert!(!words.contains(never));
    }
    // Enough to certify from.
    for wanted in [
        "Assessed",
        "Condition",
        "Effects on function",
        "Advice",
        "Period",
        "Assess again",
    ] {
        assert!(words.contains(wanted), "{wanted}");
    }
    assert!(words.contains("check against the current release"));
}

#[test]
fn codes_follow_the_advice() {
    let (_, content) = invented("gp_letter", "gp").expect("a letter");
    let words = words_of(&content);
    assert!(
        words.contains("775281000000100"),
        "a phased return is ticked"
    );
    assert!(!words.contains("160910001"), "the advice is not: not fit");
}
