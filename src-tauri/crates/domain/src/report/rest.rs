//! What else there is to say about a document that does not read: so that one slip does not hide the next.
//!
//! Each field that does not read is replaced by two opposite values, and what the rules say of both documents alike cannot
//! come from the replacement.

use super::content::ReportContent;
use super::finding::Finding;
use super::parse::parse;
use serde_json::{Map, Value, json};

/// Findings of `check` on the fields that read, given the `problems` of those that do not. Empty when the document is not
/// JSON at all, or a replacement does not read either.
pub fn check_rest(
    json: &str,
    problems: &[Finding],
    check: impl Fn(&ReportContent) -> Vec<Finding>,
) -> Vec<Finding> {
    let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
    let Ok(document) = serde_json::from_str::<Value>(json) else {
        return Vec::new();
    };
    let checked = |opposite: bool| {
        let mut repaired = document.clone();
        for problem in problems {
            if problem.code == "unknown_field" {
                remove(&mut repaired, &problem.field);
            } else if problem.code != "repeated_field" || problem.field == "advice" {
                // A schedule goes as a whole: a stand-in for one shift would say things of its neighbours.
                let field = if is_within(&problem.field, "phased_return") {
                    "phased_return"
                } else {
                    &problem.field
                };
                put(&mut repaired, field, stand_in(field, opposite));
            }
        }
        parse(&repaired.to_string()).map(|content| check(&content))
    };
    let (Ok(one), Ok(other)) = (checked(false), checked(true)) else {
        return Vec::new();
    };
    one.into_iter()
        .filter(|finding| other.contains(finding))
        .filter(|finding| {
            !problems
                .iter()
                .any(|problem| is_within(&finding.field, &problem.field))
        })
        .collect()
}

/// Whether a field is the one named, or lies in it.
fn is_within(field: &str, place: &str) -> bool {
    field
        .strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// A value that reads in this place, the most different from the other one that can be.
fn stand_in(field: &str, opposite: bool) -> Value {
    let name = field.rsplit('.').next().unwrap_or(field);
    let day = if opposite { "9999-12-31" } else { "0001-01-01" };
    let row = json!({"difficulty": "x", "recommendation": "x"});
    match name {
        "" => Value::Null,
        "format" => json!("stepwell-report/1"),
        "edition" => json!("health-and-work-2019"),
        "advice" => json!(if opposite { "not_fit" } else { "may_be_fit" }),
        "profession" => json!(if opposite {
            "other"
        } else {
            "occupational_therapist"
        }),
        "issued_on" | "assessed_on" | "date_of_birth" | "from" | "to" => json!(day),
        "on" => {
            if opposite {
                json!(day)
            } else {
                Value::Null
            }
        }
        "required" => json!(!opposite),
        "comments" | "profession_other" => Value::Null,
        "patient" => json!({"name": "x", "date_of_birth": day}),
        "period" => json!({"from": day, "to": day}),
        "review" => json!({"required": !opposite, "on": null}),
        "phased_return" if opposite => json!({"usual": [], "weeks": []}),
        "phased_return" => Value::Null,
        "practitioner" => json!({
            "profession": "other", "profession_other": "x", "name": "x", "registration": "x",
            "organisation": "x", "contact": "x"
        }),
        "options" if opposite => json!(["amended_duties"]),
        "difficulties" if opposite => json!([row]),
        "options" | "difficulties" => json!([]),
        _ if name.starts_with("options[") => json!("amended_duties"),
        _ if name.starts_with("difficulties[") => row,
        _ => json!("x"),
    }
}

/// `difficulties[2].recommendation` as keys and places.
fn steps(field: &str) -> Vec<String> {
    field
        .split(['.', '[', ']'])
        .filter(|step| !step.is_empty())
        .map(str::to_owned)
        .collect()
}

fn parent<'a>(document: &'a mut Value, steps: &[String]) -> Option<&'a mut Value> {
    steps.iter().try_fold(document, |value, step| match value {
        Value::Array(entries) => entries.get_mut(step.parse::<usize>().ok()?),
        Value::Object(_) => value.get_mut(step),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    })
}

fn put(document: &mut Value, field: &str, value: Value) {
    let steps = steps(field);
    let Some((last, before)) = steps.split_last() else {
        return;
    };
    match parent(document, before) {
        Some(Value::Array(entries)) => {
            if let Some(entry) = last.parse().ok().and_then(|at: usize| entries.get_mut(at)) {
                *entry = value;
            }
        }
        Some(Value::Object(map)) => {
            map.insert(last.clone(), value);
        }
        _ => {}
    }
}

/// A key the form does not have. One that is not a plain word is named `?` in its path: then all that are unknown go.
fn remove(document: &mut Value, field: &str) {
    let steps = steps(field);
    let Some((last, before)) = steps.split_last() else {
        return;
    };
    if let Some(Value::Object(map)) = parent(document, before) {
        if last == "?" {
            *map = std::mem::take(map)
                .into_iter()
                .filter(|(key, _)| key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
                .collect::<Map<_, _>>();
        } else {
            map.remove(last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::check;

    const GOOD: &str = include_str!("../../../../../tests/golden/report/one-page.json");

    fn findings(change: impl FnOnce(&mut Value)) -> Vec<(String, String)> {
        let mut document: Value = serde_json::from_str(GOOD).unwrap();
        change(&mut document);
        let text = document.to_string();
        let problems = parse(&text).unwrap_err();
        check_rest(&text, &problems, check)
            .into_iter()
            .filter(Finding::blocks)
            .map(|finding| (finding.field, finding.code))
            .collect()
    }

    fn fields(change: impl FnOnce(&mut Value)) -> Vec<String> {
        findings(change)
            .into_iter()
            .map(|(field, _)| field)
            .collect()
    }

    #[test]
    fn one_slip_does_not_hide_another() {
        let found = fields(|report| {
            report["surprise"] = json!(1);
            report["advice"] = Value::Null;
            report["practitioner"]["registration"] = json!("12345");
            report["patient"]["name"] = json!(" ");
        });
        assert!(
            found.contains(&"practitioner.registration".to_owned()),
            "{found:?}"
        );
        assert!(found.contains(&"patient.name".to_owned()), "{found:?}");
        assert!(!found.contains(&"advice".to_owned()), "{found:?}");
    }

    #[test]
    fn a_stand_in_is_never_complained_of() {
        for field in [
            "issued_on",
            "assessed_on",
            "period",
            "review",
            "practitioner",
            "patient",
            "options",
            "difficulties",
            "advice",
            "edition",
            "report_number",
            "comments",
        ] {
            let found = fields(|report| report[field] = json!(7));
            assert_eq!(found, Vec::<String>::new(), "{field}");
        }
        for (outer, inner) in [
            ("period", "from"),
            ("period", "to"),
            ("review", "on"),
            ("patient", "date_of_birth"),
        ] {
            let found = fields(|report| report[outer][inner] = json!(7));
            assert_eq!(found, Vec::<String>::new(), "{outer}.{inner}");
        }
    }

    #[test]
    fn dates_that_read_are_compared() {
        let found = fields(|report| {
            report["advice"] = Value::Null;
            report["period"]["to"] = json!("2000-01-01");
        });
        assert!(
            found.iter().any(|field| field.starts_with("period")),
            "{found:?}"
        );
    }
}
