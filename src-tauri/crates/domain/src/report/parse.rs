//! Reading the JSON form, with every problem named at once.

use chrono::NaiveDate;

use super::content::{
    Advice, Difficulty, Edition, Format, Option_, Patient, Period, Practitioner, Profession,
    ReportContent, Review,
};
use super::finding::Finding;
use super::node::Node;
use super::parse_phased::phased_return;

/// Reads a report from the JSON of format `stepwell-report/1`.
///
/// All fields must be there (`review.on` and `comments` may be null; `practitioner.profession_other`
/// and `phased_return` may be left out), none besides, none twice. Texts are kept exactly as given; a byte order mark
/// before the JSON is skipped, as Windows editors write one.
///
/// # Errors
/// Every problem in the document, not only the first, each with the path of its field. What was
/// typed is never repeated in a message.
pub fn parse(json: &str) -> Result<ReportContent, Vec<Finding>> {
    let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
    let node = serde_json::from_str(json).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        vec![Finding::block(
            "",
            "not_json",
            format!("This is not a JSON document: see {place}."),
        )]
    })?;
    let mut problems = Vec::new();
    match report(&node, &mut problems) {
        Some(content) if problems.is_empty() => Ok(content),
        _ => Err(problems),
    }
}

fn report(node: &Node, problems: &mut Vec<Finding>) -> Option<ReportContent> {
    let mut map = Fields::open(node, "", problems)?;
    // Every field is read before any `?`, so that one problem does not hide another.
    let format = map.choice("format", &[("stepwell-report/1", Format::V1)]);
    let edition = map.choice(
        "edition",
        &[
            ("health-and-work-2019", Edition::HealthAndWork2019),
            ("advisory-fitness-2013", Edition::AdvisoryFitness2013),
        ],
    );
    let report_number = map.text("report_number");
    let issued_on = map.date("issued_on");
    let patient = map.object("patient", |map| {
        let (name, date_of_birth) = (map.text("name"), map.date("date_of_birth"));
        Some(Patient {
            name: name?,
            date_of_birth: date_of_birth?,
        })
    });
    let advice = map.advice();
    let practitioner = map.object("practitioner", practitioner);
    let assessed_on = map.date("assessed_on");
    let period = map.object("period", |map| {
        let (from, to) = (map.date("from"), map.date("to"));
        Some(Period {
            from: from?,
            to: to?,
        })
    });
    let review = map.object("review", |map| {
        let (required, on) = (map.flag("required"), map.nullable("on", Fields::date_of));
        Some(Review {
            required: required?,
            on: on?,
        })
    });
    let options = map.list("options", |node, path, problems| {
        choice(
            node,
            path,
            problems,
            &[
                ("phased_return", Option_::PhasedReturn),
                ("amended_duties", Option_::AmendedDuties),
                ("altered_hours", Option_::AlteredHours),
                ("workplace_assessment", Option_::WorkplaceAssessment),
            ],
        )
    });
    let difficulties = map.list("difficulties", |node, path, problems| {
        let mut map = Fields::open(node, path, problems)?;
        let (difficulty, recommendation) = (map.text("difficulty"), map.text("recommendation"));
        map.close();
        Some(Difficulty {
            difficulty: difficulty?,
            recommendation: recommendation?,
        })
    });
    let phased_return = if map.has("phased_return") {
        map.nullable("phased_return", |map, node, path| {
            phased_return(node, path, map.problems)
        })
    } else {
        Some(None)
    };
    let comments = map.nullable("comments", Fields::text_of);
    map.close();
    Some(ReportContent {
        format: format?,
        edition: edition?,
        report_number: report_number?,
        issued_on: issued_on?,
        patient: patient?,
        advice: advice?,
        practitioner: practitioner?,
        assessed_on: assessed_on?,
        period: period?,
        review: review?,
        options: options?,
        difficulties: difficulties?,
        phased_return: phased_return?,
        comments: comments?,
    })
}

fn practitioner(map: &mut Fields) -> Option<Practitioner> {
    let profession = map.choice(
        "profession",
        &[
            ("occupational_therapist", Profession::OccupationalTherapist),
            ("physiotherapist", Profession::Physiotherapist),
            ("podiatrist", Profession::Podiatrist),
            ("other", Profession::Other),
        ],
    );
    let profession_other = if map.has("profession_other") {
        map.nullable("profession_other", Fields::text_of)
    } else {
        Some(None)
    };
    let (name, registration) = (map.text("name"), map.text("registration"));
    let (organisation, contact) = (map.text("organisation"), map.text("contact"));
    Some(Practitioner {
        profession: profession?,
        profession_other: profession_other?,
        name: name?,
        registration: registration?,
        organisation: organisation?,
        contact: contact?,
    })
}

/// One JSON object being read: what is asked for is ticked off, what is left at the end is unknown.
pub(super) struct Fields<'a> {
    entries: &'a [(String, Node)],
    path: String,
    known: Vec<&'static str>,
    pub(super) problems: &'a mut Vec<Finding>,
}

impl<'a> Fields<'a> {
    pub(super) fn open(node: &'a Node, path: &str, problems: &'a mut Vec<Finding>) -> Option<Self> {
        match node {
            Node::Map(entries) => Some(Self {
                entries,
                path: path.to_owned(),
                known: Vec::new(),
                problems,
            }),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_) | Node::List(_) => {
                problems.push(wrong_type(path, "an object", node));
                None
            }
        }
    }

    pub(super) fn close(self) {
        let (path, known) = (self.path, self.known);
        for (at, (key, _)) in self.entries.iter().enumerate() {
            if !known.contains(&key.as_str()) {
                // The key itself may be anything; only a plain word is safe to repeat in a path.
                let plain =
                    key.len() <= 40 && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
                let field = join(&path, if plain { key } else { "?" });
                self.problems.push(Finding::block(
                    field,
                    "unknown_field",
                    "The form has no such field.",
                ));
            } else if self.entries[..at].iter().any(|(earlier, _)| earlier == key) {
                let field = join(&path, key);
                self.problems.push(Finding::block(
                    field,
                    "repeated_field",
                    "This field is given more than once.",
                ));
            }
        }
    }

    fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(k, _)| k == key)
    }

    /// The value of a field that must be there.
    pub(super) fn get(&mut self, key: &'static str) -> Option<(&'a Node, String)> {
        self.known.push(key);
        let path = join(&self.path, key);
        match self.entries.iter().find(|(k, _)| k == key) {
            Some((_, node)) => Some((node, path)),
            None => {
                self.problems
                    .push(Finding::block(path, "missing", "This field is missing."));
                None
            }
        }
    }

    fn text(&mut self, key: &'static str) -> Option<String> {
        let (node, path) = self.get(key)?;
        self.text_of(node, &path)
    }

    fn text_of(&mut self, node: &Node, path: &str) -> Option<String> {
        match node {
            Node::Text(text) => Some(text.clone()),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::List(_) | Node::Map(_) => {
                self.problems.push(wrong_type(path, "a text", node));
                None
            }
        }
    }

    pub(super) fn date(&mut self, key: &'static str) -> Option<NaiveDate> {
        let (node, path) = self.get(key)?;
        self.date_of(node, &path)
    }

    fn date_of(&mut self, node: &Node, path: &str) -> Option<NaiveDate> {
        let text = self.text_of(node, path)?;
        // Ten characters, so that `2026-9-7` and a date with a time are not half understood.
        let date = (text.len() == 10)
            .then(|| NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok())
            .flatten();
        if date.is_none() {
            let message = "This is not a date. Write it as year-month-day, for example 2026-09-07.";
            self.problems
                .push(Finding::block(path, "not_a_date", message));
        }
        date
    }

    fn flag(&mut self, key: &'static str) -> Option<bool> {
        let (node, path) = self.get(key)?;
        match node {
            Node::Bool(value) => Some(*value),
            Node::Null | Node::Number(_) | Node::Text(_) | Node::List(_) | Node::Map(_) => {
                self.problems.push(wrong_type(&path, "true or false", node));
                None
            }
        }
    }

    /// A field that must be there and may be null. The outer `None` means a problem was noted.
    pub(super) fn nullable<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Node, &str) -> Option<T>,
    ) -> Option<Option<T>> {
        let (node, path) = self.get(key)?;
        if *node == Node::Null {
            Some(None)
        } else {
            read(self, node, &path).map(Some)
        }
    }

    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, values: &[(&str, T)]) -> Option<T> {
        let (node, path) = self.get(key)?;
        choice(node, &path, self.problems, values)
    }

    fn object<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<T> {
        let (node, path) = self.get(key)?;
        let mut map = Fields::open(node, &path, self.problems)?;
        let value = read(&mut map);
        map.close();
        value
    }

    pub(super) fn list<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&Node, &str, &mut Vec<Finding>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let (node, path) = self.get(key)?;
        let Node::List(entries) = node else {
            self.problems.push(wrong_type(&path, "a list", node));
            return None;
        };
        let read: Vec<_> = entries
            .iter()
            .enumerate()
            .map(|(at, e)| read(e, &format!("{path}[{at}]"), self.problems))
            .collect();
        read.into_iter().collect()
    }

    /// Exactly one of the two advices [I]: none, or both, is the gravest mistake this form can carry.
    fn advice(&mut self) -> Option<Advice> {
        let repeated = self
            .entries
            .iter()
            .filter(|(key, _)| key == "advice")
            .count()
            > 1;
        let (node, path) = self.get("advice")?;
        let both = matches!(node, Node::List(entries) if entries.len() > 1);
        let none = match node {
            Node::Null => true,
            Node::Text(text) => text.trim().is_empty(),
            Node::List(entries) => entries.is_empty(),
            Node::Bool(_) | Node::Number(_) | Node::Map(_) => false,
        };
        if both || repeated {
            let message = "Both advices are given. Give one: not_fit or may_be_fit.";
            self.problems
                .push(Finding::block(path, "advice_both", message));
            return None;
        }
        if none {
            let message = "Neither advice is given. Give one: not_fit or may_be_fit.";
            self.problems
                .push(Finding::block(path, "advice_missing", message));
            return None;
        }
        choice(
            node,
            &path,
            self.problems,
            &[
                ("not_fit", Advice::NotFit),
                ("may_be_fit", Advice::MayBeFit),
            ],
        )
    }
}

pub(super) fn choice<T: Copy>(
    node: &Node,
    path: &str,
    problems: &mut Vec<Finding>,
    values: &[(&str, T)],
) -> Option<T> {
    let Node::Text(text) = node else {
        problems.push(wrong_type(path, "a text", node));
        return None;
    };
    let value = values
        .iter()
        .find(|(name, _)| name == text)
        .map(|(_, value)| *value);
    if value.is_none() {
        let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
        let message = format!("This is not one of the known values: {}.", names.join(", "));
        problems.push(Finding::block(path, "unknown_value", message));
    }
    value
}

pub(super) fn wrong_type(path: &str, wanted: &str, found: &Node) -> Finding {
    Finding::block(
        path,
        "wrong_type",
        format!("This should be {wanted}, not {}.", found.kind()),
    )
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}
