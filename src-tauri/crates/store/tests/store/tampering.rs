use crate::fixture::*;
use domain::ids::LogId;
use rusqlite::Connection;
use rusqlite::types::Value;
use store::{Commit, Document, Fault};

const LOG: LogId = IDENTITY.log;

/// Three commits of a patient and a case, and a document.
fn place() -> Place {
    let mut place = Place::new();
    let born = Some(day("1984-02-11"));
    place.say(
        1,
        patient(9),
        &Fact {
            born,
            number: "9991234567".into(),
            ..named("Ada Byrne")
        },
    );
    let events = vec![
        event(2, case(7), vec![], &case_of(9)),
        event(
            3,
            case(8),
            vec![],
            &Fact {
                employer: "Demo Bakery".into(),
                ..case_of(9)
            },
        ),
    ];
    let documents = vec![Document {
        media_type: "application/pdf".into(),
        bytes: b"%PDF-1.7 words".to_vec(),
    }];
    place
        .commit(Commit {
            events,
            documents,
            ..Commit::default()
        })
        .unwrap();
    place.say(
        4,
        case(7),
        &Fact {
            next_on: born,
            ..case_of(9)
        },
    );
    assert_eq!(place.store().verify().unwrap().fault, None);
    place
}

fn fault_after(act: &str) -> Option<Fault> {
    let place = place();
    place.tamper().execute_batch(act).unwrap();
    place.store().verify().unwrap().fault
}

#[test]
fn each_kind_of_alteration_is_named() {
    let cases = [
        (
            "UPDATE event SET kind = 'other' WHERE seq = 2",
            Fault::Header { log: LOG, seq: 2 },
        ),
        (
            "UPDATE payload SET bytes = x'7b7d' WHERE event = (SELECT id FROM event WHERE seq = 3)",
            Fault::Payload { log: LOG, seq: 3 },
        ),
        (
            "DELETE FROM payload WHERE event = (SELECT id FROM event WHERE seq = 1)",
            Fault::PayloadMissing { log: LOG, seq: 1 },
        ),
        (
            "DELETE FROM event WHERE seq = 2",
            Fault::Gap {
                log: LOG,
                expected: 2,
                found: 3,
            },
        ),
        (
            "DELETE FROM signature WHERE seq = 4",
            Fault::Unsigned { log: LOG, seq: 4 },
        ),
        (
            "UPDATE signature SET signature = zeroblob(64) WHERE seq = 1",
            Fault::Signature { log: LOG, seq: 1 },
        ),
        (
            "INSERT INTO signature VALUES (zeroblob(16), 1, zeroblob(64))",
            Fault::Rows {
                table: "signature",
                expected: 3,
                found: 4,
            },
        ),
        ("DELETE FROM log_key", Fault::OwnKey(LOG)),
        (
            "UPDATE log_key SET laptop = zeroblob(16)",
            Fault::Certificate(LOG),
        ),
        ("UPDATE own_log SET seed = zeroblob(32)", Fault::OwnKey(LOG)),
        (
            "DELETE FROM head WHERE event = (SELECT id FROM event WHERE seq = 4)",
            Fault::Heads(case(7)),
        ),
        (
            "UPDATE caseload SET next_what = 'nothing' WHERE next_on IS NULL",
            Fault::Projection(case(8)),
        ),
        (
            "UPDATE caseload SET sort_name = 'zz' WHERE next_on IS NULL",
            Fault::Projection(case(8)),
        ),
        (
            "UPDATE person SET words = 'somebody else'",
            Fault::Projection(patient(9)),
        ),
        (
            "UPDATE person SET nhs_number = ''",
            Fault::Projection(patient(9)),
        ),
        (
            "INSERT INTO head VALUES ('case', zeroblob(16), zeroblob(16))",
            Fault::Rows {
                table: "head",
                expected: 3,
                found: 4,
            },
        ),
        (
            "INSERT INTO person_text (person_text) VALUES ('delete-all')",
            Fault::SearchIndex,
        ),
    ];
    for (act, fault) in cases {
        assert_eq!(fault_after(act), Some(fault), "{act}");
    }
}

/// Every value of every table that the proof covers: one bit of it turned, and turned back.
#[test]
fn any_byte_of_the_log_and_its_proof_counts() {
    let place = place();
    let raw = place.tamper();
    let mut turned = 0;
    for (table, columns) in [
        (
            "event",
            &[
                "log",
                "seq",
                "id",
                "subject_kind",
                "subject",
                "kind",
                "stamp",
                "header",
                "hash",
            ][..],
        ),
        ("payload", &["event", "salt", "bytes"]),
        ("signature", &["log", "seq", "signature"]),
        ("log_key", &["log", "laptop", "public_key", "certificate"]),
        ("document", &["hash", "bytes"]),
    ] {
        for column in columns {
            for (row, value) in values(&raw, table, column).into_iter().enumerate() {
                let set = |to: &Value, from: &Value| {
                    // Values that are not unique (a log's id) are all changed at once and found all the same.
                    let sql = format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2");
                    raw.execute(&sql, [to, from]).unwrap()
                };
                let other = turn(&value, row * 37 + column.len() * 11);
                assert!(set(&other, &value) > 0);
                let fault = place.store().verify().unwrap().fault;
                assert!(fault.is_some(), "{table}.{column}, value {row}");
                set(&value, &other);
                turned += 1;
            }
        }
    }
    assert!(turned > 50, "{turned}");
    assert_eq!(
        place.store().verify().unwrap().fault,
        None,
        "all turned back"
    );
}

/// A tamperer who mends the hash too breaks the link to the next event; at a signed head there is none, but they lack the key.
#[test]
fn a_mended_hash_breaks_the_chain_or_the_signature() {
    for (seq, fault) in [
        (2, Fault::Chain { log: LOG, seq: 3 }),
        (4, Fault::Signature { log: LOG, seq: 4 }),
    ] {
        let place = place();
        let raw = place.tamper();
        let header: Vec<u8> = raw
            .query_row("SELECT header FROM event WHERE seq = ?1", [seq], |row| {
                row.get(0)
            })
            .unwrap();
        let header = String::from_utf8(header)
            .unwrap()
            .replace("Alex Moss", "Alex Mess")
            .into_bytes();
        let hash = *blake3::hash(&header).as_bytes();
        raw.execute(
            "UPDATE event SET header = ?1, hash = ?2 WHERE seq = ?3",
            (header, hash, seq),
        )
        .unwrap();
        assert_eq!(place.store().verify().unwrap().fault, Some(fault));
    }
}

#[test]
fn a_byte_of_the_file_itself_counts() {
    let mut place = place();
    place.close();
    let path = place.path().join("record.db");
    let whole = std::fs::read(&path).unwrap();
    let pages = whole.len() / 4096;
    for page in [2, pages / 2, pages] {
        let mut bytes = whole.clone();
        bytes[page * 4096 - 1000] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        let folder = store::Folder::open(&place.path()).unwrap();
        let found = match store::Store::open(&folder, &keys(), project) {
            Ok(store) => store.verify().unwrap().fault == Some(Fault::Page),
            Err(store::StoreError::Damaged(_)) => true,
            Err(other) => panic!("{other}"),
        };
        assert!(found, "page {page}");
        for left in ["record.db-wal", "record.db-shm"] {
            let _ = std::fs::remove_file(place.path().join(left));
        }
    }
    std::fs::write(&path, &whole).unwrap();
    place.reopen();
    assert_eq!(place.store().verify().unwrap().fault, None);
}

fn values(raw: &Connection, table: &str, column: &str) -> Vec<Value> {
    let mut statement = raw
        .prepare(&format!("SELECT DISTINCT {column} FROM {table}"))
        .unwrap();
    let values = statement.query_map([], |row| row.get(0)).unwrap();
    values.map(Result::unwrap).collect()
}

fn turn(value: &Value, at: usize) -> Value {
    match value {
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            let at = at % bytes.len();
            bytes[at] ^= 1;
            Value::Blob(bytes)
        }
        Value::Text(text) => Value::Text(format!("{text}x")),
        Value::Integer(number) => Value::Integer(number + 1000),
        Value::Null | Value::Real(_) => panic!("no such column is turned"),
    }
}
