//! From a template and what is known to a form: the words as they would be printed, with gaps where nothing is known.

use super::forms::{PaperBlockForm, PaperFieldForm, PaperFillForm, PaperForm};
use super::slot::{Known, Reader, Slot, Value, eyes};
use super::template::{BlockTemplate, Table, Template, conditions};
use domain::report::slots;

/// Starts a paper for a reader. `case` is empty for a preview.
pub(super) fn compose(
    template: &Template,
    known: &Known,
    copy_for: Reader,
    case: &str,
) -> PaperForm {
    let filling = Filling {
        known,
        eyes: eyes(template.kind, copy_for),
        asked: &template.ask,
    };
    let address = template
        .address
        .iter()
        .find(|address| address.reader == copy_for);
    let lines = |lines: &[String]| {
        let filled: Vec<String> = lines.iter().flat_map(|line| filling.lines(line)).collect();
        filled.join("\n")
    };
    PaperForm {
        case: case.to_owned(),
        kind: template.kind.id().to_owned(),
        template: template.id.clone(),
        edition: template.edition.clone(),
        copy_for: copy_for.id().to_owned(),
        title: filling.text(&template.title),
        to: address
            .map(|address| lines(&address.to))
            .unwrap_or_default(),
        greeting: address
            .map(|address| filling.text(&address.greeting))
            .unwrap_or_default(),
        blocks: with_something_under(
            template
                .blocks
                .iter()
                .filter(|block| block.readers.is_empty() || block.readers.contains(&copy_for))
                .filter(|block| filling.holds(&block.only_if))
                .map(|block| filling.block(block))
                .collect(),
        ),
        fills: template
            .ask
            .iter()
            .map(|slot| PaperFillForm {
                slot: slot.clone(),
                value: String::new(),
            })
            .collect(),
        closing: filling.text(&template.closing),
        copies_to: address
            .map(|address| lines(&address.copies_to))
            .unwrap_or_default(),
        ..PaperForm::default()
    }
}

/// Leaves out what nothing is known for: facts without one, and headings over nothing.
fn with_something_under(mut blocks: Vec<PaperBlockForm>) -> Vec<PaperBlockForm> {
    blocks.retain(|block| block.kind != "fields" || !block.fields.is_empty());
    let mut under = false;
    let mut kept: Vec<PaperBlockForm> = Vec::with_capacity(blocks.len());
    for block in blocks.into_iter().rev() {
        let heading = block.kind == "heading";
        if !heading || under {
            kept.push(block);
        }
        under = !heading;
    }
    kept.reverse();
    kept
}

struct Filling<'a> {
    known: &'a Known,
    eyes: Reader,
    asked: &'a [String],
}

impl Filling<'_> {
    fn holds(&self, names: &[String]) -> bool {
        conditions(names).all(|condition| condition.holds(self.known, self.eyes))
    }

    fn value(&self, name: &str) -> Option<&Value> {
        if self.asked.iter().any(|asked| asked == name) {
            return None;
        }
        self.known.get(Slot::parse(name)?, self.eyes)
    }

    /// A text with its slots filled; one of which nothing is known becomes a gap.
    fn text(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut done = 0;
        for slot in slots(text) {
            filled.push_str(&text[done..slot.at]);
            done = slot.at + slot.name.len() + 2;
            match self.value(slot.name) {
                Some(value) => push_value(&mut filled, &value.in_line(), &text[done..]),
                None => filled.push_str(&gap(slot.name)),
            }
        }
        filled.push_str(&text[done..]);
        filled.trim().to_owned()
    }

    /// A line, or as many as the one slot in it has.
    fn lines(&self, text: &str) -> Vec<String> {
        if let Some(name) = text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            && let Some(Value::Lines(lines)) = self.value(name)
        {
            return lines.clone();
        }
        vec![self.text(text)]
    }

    fn block(&self, block: &BlockTemplate) -> PaperBlockForm {
        let mut form = PaperBlockForm {
            id: block.id.clone(),
            left_out: block.optional,
            ..PaperBlockForm::default()
        };
        let plain = [
            ("heading", &block.heading),
            ("text", &block.text),
            ("note", &block.note),
        ];
        for (kind, text) in plain {
            if let Some(text) = text {
                kind.clone_into(&mut form.kind);
                form.text = self.text(text);
            }
        }
        if let Some(items) = &block.list {
            "list".clone_into(&mut form.kind);
            let points: Vec<String> = items
                .iter()
                .filter(|item| self.holds(&item.only_if))
                .flat_map(|item| self.lines(&item.text))
                // A point is a line: what was typed over several is put on one.
                .map(|point| point.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect();
            form.text = points.join("\n");
        }
        if let Some(fields) = &block.fields {
            "fields".clone_into(&mut form.kind);
            form.fields = fields
                .iter()
                .filter(|field| self.holds(&field.only_if))
                .map(|field| PaperFieldForm {
                    label: field.label.clone(),
                    text: self.text(&field.text),
                })
                .collect();
        }
        if let Some(table) = &block.table {
            "table".clone_into(&mut form.kind);
            form.head.clone_from(&table.head);
            form.rows = self.rows(table);
        }
        form
    }

    fn rows(&self, table: &Table) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .filter(|row| self.holds(&row.only_if))
            .map(|row| row.cells.iter().map(|cell| self.text(cell)).collect())
            .collect();
        match self.value(&table.rows_of) {
            Some(Value::Rows(known)) => rows.extend(known.iter().cloned()),
            Some(Value::Words(_) | Value::Lines(_)) => {}
            None if table.rows_of.is_empty() => {}
            None => {
                // One row of gaps: the first cell says what is missing.
                let mut row = vec![String::new(); table.head.len()];
                if let Some(first) = row.first_mut() {
                    *first = gap(&table.rows_of);
                }
                rows.push(row);
            }
        }
        rows
    }
}

/// Puts a value into a sentence: a full stop that was typed with it is not printed twice.
fn push_value(sentence: &mut String, value: &str, rest: &str) {
    let value = value.trim();
    let ends = rest.trim_start().starts_with(['.', ',', ';', ':']);
    sentence.push_str(if ends {
        value.trim_end_matches(['.', ' '])
    } else {
        value
    });
}

fn gap(name: &str) -> String {
    Slot::parse(name).map_or_else(|| format!("{{{name}}}"), Slot::gap)
}
