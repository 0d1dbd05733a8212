use crate::fixture::*;
use proptest::prelude::*;
use rusqlite::types::Value;
use store::Commit;

#[derive(Clone, Debug)]
enum Act {
    Patient {
        id: u128,
        name: usize,
        born: bool,
        into: Option<u128>,
        apart: Option<u128>,
        nothing: bool,
    },
    Case {
        id: u128,
        patient: u128,
        employer: usize,
        due: Option<u64>,
        closed: bool,
        nothing: bool,
    },
}

const NAMES: [&str; 4] = ["BYRNE, Ada", "BYRNE, Zoë", "LOVELL, Ada", "শর্মা, অনিতা"];
const EMPLOYERS: [&str; 3] = ["", "Demo Bakery", "Demo Foundry"];

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (
            1..4u128,
            0..4usize,
            any::<bool>(),
            prop::option::weighted(0.4, 1..5u128),
            prop::option::weighted(0.2, 1..4u128),
            prop::bool::weighted(0.1)
        )
            .prop_map(|(id, name, born, into, apart, nothing)| Act::Patient {
                id,
                name,
                born,
                into,
                apart,
                nothing
            }),
        (
            11..16u128,
            1..4u128,
            0..3usize,
            prop::option::of(0..30u64),
            any::<bool>(),
            prop::bool::weighted(0.1)
        )
            .prop_map(|(id, patient, employer, due, closed, nothing)| Act::Case {
                id,
                patient,
                employer,
                due,
                closed,
                nothing
            }),
    ]
}

fn rows(place: &Place) -> Vec<String> {
    computed(&raw(&place.path()))
}

/// Every computed row, in an order that does not depend on when it was written.
pub(crate) fn computed(raw: &rusqlite::Connection) -> Vec<String> {
    let mut all = Vec::new();
    for table in [
        "head",
        "caseload",
        "to_do",
        "person",
        "person_text",
        "merged",
        "maybe_same",
        "cut",
    ] {
        let columns = if table == "person" {
            // Everything but the place in the order of registration, which only has to sort alike.
            "id, sort_name, shown_name, date_of_birth, nhs_number, search, words, differs, told_apart, shown_as"
        } else if table == "person_text" {
            "words"
        } else {
            "*"
        };
        let mut statement = raw
            .prepare(&format!("SELECT {columns} FROM {table}"))
            .unwrap();
        let width = statement.column_count();
        let found = statement
            .query_map([], |row| {
                (0..width)
                    .map(|at| row.get::<_, Value>(at))
                    .collect::<Result<Vec<_>, _>>()
            })
            .unwrap();
        all.extend(found.map(|row| format!("{table} {:?}", row.unwrap())));
    }
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn whatever_happened_the_lists_rebuild_equal(acts in prop::collection::vec(prop::collection::vec(act(), 1..4), 1..12)) {
        let mut place = Place::new();
        let mut number = 100;
        for together in acts {
            let mut events = Vec::new();
            for act in together {
                number += 1;
                let (subject, fact) = match act {
                    Act::Patient { id, name, born, into, apart, nothing } => (patient(id), Fact {
                        born: born.then(|| day("1984-02-11")),
                        merged_into: into,
                        told_apart: apart,
                        nothing,
                        ..named(NAMES[name])
                    }),
                    Act::Case { id, patient, employer, due, closed, nothing } => {
                        let next_on = due.map(|due| day("2026-09-01") + chrono::Days::new(due));
                        (case(id), Fact { employer: EMPLOYERS[employer].into(), next_on, closed, nothing, ..case_of(patient) })
                    }
                };
                let heads = place.store().heads(subject).unwrap();
                events.push(event(number, subject, heads, &fact));
            }
            place.commit(Commit { events, ..Commit::default() }).unwrap();
        }
        prop_assert_eq!(place.store().verify().unwrap().fault, None);
        let before = rows(&place);
        place.store().rebuild().unwrap();
        prop_assert_eq!(rows(&place), before);
        prop_assert_eq!(place.store().verify().unwrap().fault, None);
    }
}

#[test]
fn a_rebuild_mends_rows_and_index() {
    let mut place = Place::new();
    place.say(1, patient(1), &named("BYRNE, Ada"));
    place.say(2, patient(2), &named("LOVELL, Ada"));
    place.say(3, case(7), &case_of(1));
    let before = rows(&place);
    for act in [
        "UPDATE caseload SET sort_name = 'wrong'",
        "DELETE FROM caseload",
        "UPDATE person SET words = 'wrong' WHERE arrival = 1",
        "INSERT INTO person_text (person_text) VALUES ('delete-all')",
        "DELETE FROM head",
    ] {
        raw(&place.path()).execute_batch(act).unwrap();
        assert!(place.store().verify().unwrap().fault.is_some(), "{act}");
        place.store().rebuild().unwrap();
        assert_eq!(rows(&place), before, "{act}");
        assert_eq!(place.store().verify().unwrap().fault, None, "{act}");
    }
    let order: Vec<_> = place
        .store()
        .search("ada", 5)
        .unwrap()
        .into_iter()
        .map(|hit| hit.person.shown_name)
        .collect();
    assert_eq!(
        order,
        ["LOVELL, Ada", "BYRNE, Ada"],
        "the last registered first, after a rebuild too"
    );
}
