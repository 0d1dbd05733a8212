//! The copies of the content that the screens' own tests read: they are what the screen gets, or a test says so.

use super::content;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// These the tests of the screens name one by one, in `clinicalContent.json`; the others stand in `clinicalLists.json`.
const NAMED: [&str; 3] = ["agendas", "instruments", "work_statuses"];
/// The words of the printed forms, which the tests of the screens have themselves.
const OF_THE_FORM: [&str; 2] = ["editions", "options"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/ipc")
}

fn files() -> [(&'static str, String); 2] {
    let Ok(Value::Object(all)) = serde_json::to_value(content()) else {
        panic!("the content is an object");
    };
    let (named, lists): (Map<String, Value>, Map<String, Value>) = all
        .into_iter()
        .filter(|(name, _)| !OF_THE_FORM.contains(&name.as_str()))
        .partition(|(name, _)| NAMED.contains(&name.as_str()));
    let text = |part: &Map<String, Value>| {
        let text = serde_json::to_string_pretty(part).expect("the content is plain data");
        text + "\n"
    };
    [
        ("clinicalContent.json", text(&named)),
        ("clinicalLists.json", text(&lists)),
    ]
}

/// `STEPWELL_FIXTURES=1 cargo test -p clinic content_fixture` writes them anew.
#[test]
fn content_fixture() {
    let write = std::env::var_os("STEPWELL_FIXTURES").is_some();
    for (name, text) in files() {
        let path = folder().join(name);
        if write {
            std::fs::write(&path, &text).expect("the fixture is written");
        }
        let there = std::fs::read_to_string(&path).expect("the fixture is there");
        assert!(
            there == text,
            "ui/src/ipc/{name} is not what the screen gets: run STEPWELL_FIXTURES=1 cargo test -p clinic content_fixture"
        );
    }
}
