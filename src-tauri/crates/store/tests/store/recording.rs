use crate::fixture::*;
use domain::ids::EventId;
use store::{Commit, Document, DocumentHash, StoreError};
use uuid::Uuid;

fn pdf(text: &str) -> Document {
    Document {
        media_type: "application/pdf".into(),
        bytes: text.as_bytes().to_vec(),
    }
}

#[test]
fn what_was_recorded_reads_back_byte_for_byte_after_a_restart() {
    let mut place = Place::new();
    let mut event = event(1, case(7), vec![], &case_of(9));
    event.payload = br#"{ "patient":9,  "odd spacing" : 1 }"#.to_vec();
    let commit = Commit {
        events: vec![event.clone()],
        documents: vec![pdf("%PDF-1.7")],
        ..Commit::default()
    };
    let headers = place.commit(commit).unwrap();
    place.reopen();
    let record = place.store().record(case(7)).unwrap();
    assert_eq!(record.events.len(), 1);
    assert_eq!(record.events[0].header, headers[0]);
    assert_eq!(record.events[0].payload, Some(event.payload));
    assert_eq!(record.heads, [event.id]);
    assert_eq!((headers[0].seq, headers[0].previous.as_str()), (1, ""));
    assert_eq!(place.store().last_stamp().unwrap(), event.stamp);
    assert_eq!(
        place.store().document(pdf("%PDF-1.7").hash()).unwrap(),
        pdf("%PDF-1.7")
    );
    assert_eq!(
        place.store().event(event.id).unwrap().unwrap().header,
        headers[0]
    );
}

#[test]
fn the_log_refuses_every_change() {
    let mut place = Place::new();
    place.say(1, case(7), &case_of(9));
    place
        .commit(Commit {
            documents: vec![pdf("one")],
            ..Commit::default()
        })
        .unwrap();
    let raw = raw(&place.path());
    for table in ["event", "payload", "signature", "log_key", "document"] {
        let columns: String = raw
            .query_row(
                "SELECT group_concat(name) FROM pragma_table_info(?1)",
                [table],
                |row| row.get(0),
            )
            .unwrap();
        let first = columns.split(',').next().unwrap();
        for act in [
            format!("UPDATE {table} SET {first} = {first}"),
            format!("DELETE FROM {table}"),
            format!("INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}"),
        ] {
            let refused = raw.execute_batch(&act).unwrap_err().to_string();
            assert!(
                refused.contains("append-only") || refused.contains("are kept"),
                "{act}: {refused}"
            );
        }
    }
    assert_eq!(place.store().verify().unwrap().fault, None);
}

#[test]
fn a_decision_on_an_old_reading_is_refused_whole() {
    let mut place = Place::new();
    let first = place.say(1, case(7), &case_of(9));
    place.say(2, case(7), &case_of(9));
    let before = place.store().counts().unwrap();
    let late = Commit {
        expected_heads: vec![(case(7), vec![first.id])],
        events: vec![event(3, case(7), vec![first.id], &case_of(9))],
        documents: vec![pdf("late")],
        ..Commit::default()
    };
    assert!(matches!(place.commit(late), Err(StoreError::Changed(subject)) if subject == case(7)));
    assert_eq!(place.store().counts().unwrap(), before);
    let new_again = Commit {
        expected_heads: vec![(case(7), vec![])],
        ..Commit::default()
    };
    assert!(matches!(
        place.commit(new_again),
        Err(StoreError::Changed(_))
    ));
}

#[test]
fn heads_follow_forks_and_joins() {
    let mut place = Place::new();
    let (one, two, three, four) = (id(1), id(2), id(3), id(4));
    let say = |place: &mut Place, number, after| {
        let events = vec![event(number, case(7), after, &case_of(9))];
        place
            .commit(Commit {
                events,
                ..Commit::default()
            })
            .unwrap();
        place.store().heads(case(7)).unwrap()
    };
    assert_eq!(say(&mut place, 1, vec![]), [one]);
    assert_eq!(say(&mut place, 2, vec![one]), [two]);
    assert_eq!(say(&mut place, 3, vec![one]), [two, three]);
    assert_eq!(say(&mut place, 4, vec![two, three]), [four]);
}

#[test]
fn nothing_is_kept_of_an_act_with_one_wrong_event() {
    let mut place = Place::new();
    place.say(1, case(7), &case_of(9));
    let before = place.store().counts().unwrap();
    let with = |wrong| Commit {
        events: vec![event(2, patient(9), vec![], &named("Ada")), wrong],
        documents: vec![pdf("x")],
        ..Commit::default()
    };
    let twice = with(event(1, case(7), vec![], &case_of(9)));
    assert!(matches!(place.commit(twice), Err(StoreError::EventExists(found)) if found == id(1)));
    let after_another_subject = with(event(3, case(8), vec![id(1)], &case_of(9)));
    assert!(matches!(
        place.commit(after_another_subject),
        Err(StoreError::AfterUnknown(_))
    ));
    assert_eq!(place.store().counts().unwrap(), before);
    assert_eq!(place.store().verify().unwrap().fault, None);
}

#[test]
fn one_act_can_hold_events_that_follow_one_another() {
    let mut place = Place::new();
    let events = vec![
        event(1, patient(9), vec![], &named("Ada")),
        event(2, case(7), vec![], &case_of(9)),
        event(3, case(7), vec![id(2)], &case_of(9)),
    ];
    let headers = place
        .commit(Commit {
            events,
            ..Commit::default()
        })
        .unwrap();
    assert_eq!(
        headers.iter().map(|header| header.seq).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert_eq!(place.store().heads(case(7)).unwrap(), [id(3)]);
    let verification = place.store().verify().unwrap();
    assert_eq!(
        (
            verification.events,
            verification.signatures,
            verification.fault
        ),
        (3, 1, None)
    );
}

#[test]
fn a_document_that_is_missing_is_not_a_damaged_one() {
    let mut place = Place::new();
    let commit = Commit {
        documents: vec![pdf("one"), pdf("one")],
        ..Commit::default()
    };
    place.commit(commit).unwrap();
    assert!(place.store().has_document(pdf("one").hash()).unwrap());
    assert!(matches!(
        place.store().document(DocumentHash([9; 32])),
        Err(StoreError::DocumentMissing)
    ));
    place
        .tamper()
        .execute("UPDATE document SET bytes = x'00'", [])
        .unwrap();
    assert!(matches!(
        place.store().document(pdf("one").hash()),
        Err(StoreError::DocumentDamaged)
    ));
    let shown = pdf("one").hash().to_string();
    assert_eq!(DocumentHash::parse(&shown), Some(pdf("one").hash()));
}

#[test]
fn readers_do_not_wait_for_the_writer() {
    let mut place = Place::new();
    place.say(1, case(7), &case_of(9));
    let raw = raw(&place.path());
    raw.execute_batch("BEGIN IMMEDIATE; INSERT INTO meta (name, value) VALUES ('busy', 'yes')")
        .unwrap();
    let started = std::time::Instant::now();
    assert_eq!(place.store().counts().unwrap().events, 1);
    assert_eq!(place.store().events(case(7)).unwrap().len(), 1);
    // The busy timeout is ten seconds: having waited would show.
    assert!(started.elapsed().as_secs() < 5);
    raw.execute_batch("ROLLBACK").unwrap();
}

#[test]
fn settings_are_kept_and_never_touch_our_own() {
    let mut place = Place::new();
    place.store().set_setting("service", "mine").unwrap();
    let commit = Commit {
        settings: vec![("theme".into(), "dark".into())],
        ..Commit::default()
    };
    place.commit(commit).unwrap();
    place.reopen();
    assert_eq!(
        place.store().setting("theme").unwrap().as_deref(),
        Some("dark")
    );
    assert_eq!(place.store().identity().unwrap(), IDENTITY);
}

#[test]
fn subjects_are_paged() {
    let mut place = Place::new();
    for number in 1..=5 {
        place.say(number, case(number), &case_of(9));
    }
    let first = place
        .store()
        .subjects(store::SubjectKind::Case, None, 3)
        .unwrap();
    let rest = place
        .store()
        .subjects(store::SubjectKind::Case, first.last().copied(), 3)
        .unwrap();
    assert_eq!(
        [first, rest].concat(),
        (1..=5).map(case).collect::<Vec<_>>()
    );
}

#[test]
fn a_store_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<store::Store>();
}

fn id(number: u128) -> EventId {
    EventId(Uuid::from_u128(number))
}
