use crate::fixture::*;
use crate::several::*;
use store::{Document, Segment, StoreError};

fn pdf() -> Document {
    Document {
        media_type: "application/pdf".into(),
        bytes: b"%PDF-1.7 words".to_vec(),
    }
}

#[test]
fn a_segment_ends_at_what_is_signed_and_gives_way_to_one_large_act() {
    let mut all = laptops(1);
    let facts: Vec<_> = (1..=4)
        .map(|id| (id, patient(id), named("BYRNE, Ada")))
        .collect();
    all[0].say(&facts[..3]);
    all[0].say(&facts[3..]);
    let ends = |from, events, bytes| -> Option<(u64, u64)> {
        let segment = all[0].store().segment(log(1), from, events, bytes).unwrap();
        segment.map(|segment: Segment| (segment.from, segment.to))
    };
    assert_eq!(ends(1, 9, ALL), Some((1, 4)));
    assert_eq!(ends(1, 3, ALL), Some((1, 3)));
    assert_eq!(ends(1, 1, ALL), Some((1, 3)));
    assert_eq!(ends(1, 9, 1), Some((1, 3)));
    assert_eq!(ends(4, 9, ALL), Some((4, 4)));
    assert_eq!(ends(5, 9, ALL), None);
    let tip = all[0].store().tips().unwrap()[0];
    assert_eq!((tip.log, tip.seq), (log(1), 4));
    assert_eq!(all[0].store().tip_hash(log(1), 4).unwrap(), Some(tip.hash));
    assert_eq!(all[0].store().tip_hash(log(1), 5).unwrap(), None);
}

#[test]
fn a_document_from_elsewhere_is_waited_for_then_kept() {
    let mut all = laptops(2);
    all[0].say_with(&[(1, patient(9), named("BYRNE, Ada"))], vec![pdf()]);
    all[1].pull(&all[0]);
    let store = all[1].store();
    assert!(matches!(
        store.document(pdf().hash()),
        Err(StoreError::DocumentNotFetched)
    ));
    let wanted = store.documents_wanted(5, ALL).unwrap();
    assert_eq!((wanted[0].hash, wanted[0].bytes), (pdf().hash(), 14));
    assert!(store.documents_wanted(5, 13).unwrap().is_empty());
    let mut another = pdf();
    another.bytes[0] ^= 1;
    assert!(matches!(
        store.put_document(&another),
        Err(StoreError::DocumentNotWanted)
    ));
    assert!(matches!(
        store.document(another.hash()),
        Err(StoreError::DocumentMissing)
    ));
    all[1].state();
    store.put_document(&pdf()).unwrap();
    assert_eq!(store.document(pdf().hash()).unwrap(), pdf());
    assert!(store.documents_wanted(5, ALL).unwrap().is_empty());
    all[1].state();
    // Only its own laptop pushes it, until a place is filled again.
    assert!(store.documents_to_push(5).unwrap().is_empty());
    store.push_documents_again().unwrap();
    assert_eq!(store.documents_to_push(5).unwrap()[0].hash, pdf().hash());
    let own = all[0].store();
    assert_eq!(own.documents_to_push(5).unwrap()[0].hash, pdf().hash());
    own.document_pushed(pdf().hash()).unwrap();
    assert!(own.documents_to_push(5).unwrap().is_empty());
}

#[test]
fn a_third_laptop_hears_of_a_document_from_the_second() {
    let mut all = laptops(2);
    all[0].say_with(&[(1, patient(9), named("BYRNE, Ada"))], vec![pdf()]);
    all[1].pull(&all[0]);
    let third = Laptop::new(3);
    third.pull(&all[1]);
    assert_eq!(
        third.store().documents_wanted(5, ALL).unwrap()[0].hash,
        pdf().hash()
    );
}

#[test]
fn what_is_sealed_stays_until_it_was_seen_and_is_remembered_after() {
    let all = laptops(1);
    let store = all[0].store();
    store
        .put_outgoing("a", "log", log(1), 1, 3, b"sealed")
        .unwrap();
    store
        .put_outgoing("a", "log", log(1), 1, 3, b"sealed otherwise")
        .unwrap();
    assert_eq!(store.outgoing_bytes("a").unwrap().unwrap(), b"sealed");
    assert!(store.acknowledged().unwrap().is_empty());
    store.acknowledge("a").unwrap();
    assert!(store.outgoing().unwrap().is_empty());
    assert_eq!(store.outgoing_bytes("a").unwrap(), None);
    let kept = store.acknowledged().unwrap();
    assert_eq!(
        (kept[0].name.as_str(), kept[0].from, kept[0].to),
        ("a", 1, 3)
    );
    store.forget_outgoing("a").unwrap();
    assert!(store.acknowledged().unwrap().is_empty());
}

#[test]
fn secrets_statements_and_what_was_set_aside_are_kept() {
    let all = laptops(1);
    let store = all[0].store();
    store.set_secret("epoch:1", b"one").unwrap();
    store.set_secret("epoch:1", b"two").unwrap();
    store.set_secret("place", b"x").unwrap();
    assert_eq!(store.secret("epoch:1").unwrap().unwrap().as_slice(), b"two");
    assert_eq!(store.secret_names("epoch:").unwrap(), ["epoch:1"]);
    store.remove_secret("epoch:1").unwrap();
    assert!(store.secret("epoch:1").unwrap().is_none());

    assert!(store.set_statement(log(2), 5, 10, b"five").unwrap());
    assert!(!store.set_statement(log(2), 4, 11, b"four").unwrap());
    assert!(store.set_statement(log(2), 6, 12, b"six").unwrap());
    assert_eq!(store.statement(log(2)).unwrap().unwrap().bytes, b"six");
    assert_eq!(store.statements().unwrap().len(), 1);

    store.set_aside("b", "torn", 7).unwrap();
    store.set_aside("b", "still torn", 9).unwrap();
    let aside = store.set_asides().unwrap();
    assert_eq!(
        (aside[0].reason.as_str(), aside[0].since_ms),
        ("still torn", 7)
    );
    store.take_back("b").unwrap();
    assert!(store.set_asides().unwrap().is_empty());
}

#[test]
fn an_object_is_signed_for_its_log_and_for_nothing_else() {
    let all = laptops(2);
    let signature = all[0].store().sign_object(b"object").unwrap();
    let reader = all[1].store();
    assert!(reader.object_signed(log(1), b"object", &signature).unwrap());
    assert!(
        !reader
            .object_signed(log(1), b"another", &signature)
            .unwrap()
    );
    assert!(!reader.object_signed(log(2), b"object", &signature).unwrap());
    let check = all[0].store().sign_check(b"object").unwrap();
    assert!(!reader.object_signed(log(1), b"object", &check).unwrap());
    assert!(matches!(
        reader.object_signed(log(9), b"object", &signature),
        Err(StoreError::LogUnknown(_))
    ));
}
