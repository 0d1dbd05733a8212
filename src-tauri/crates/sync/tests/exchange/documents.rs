//! Documents travel beside the events that name them.

use crate::fixture::*;
use crate::places::Strange;
use std::sync::Arc;
use store::{Document, StoreError};
use sync::Trouble;
use sync::object_store::memory::InMemory;

fn paper(pages: usize) -> Document {
    Document {
        media_type: "application/pdf".into(),
        bytes: b"%PDF-1.7 a page of words ".repeat(pages),
    }
}

#[test]
fn a_document_is_in_the_place_before_the_event_that_names_it_and_comes_in_the_background() {
    let (strange, place) = Strange::place();
    let laptops = enrolled(2, &place);
    until_quiet(&laptops, &place);
    strange.written();
    let paper = paper(40);
    laptops[0].write_together(1, vec![paper.clone()]);
    laptops[0].exchange(&place).unwrap();
    let written = strange.written();
    let at = |part: &str| written.iter().position(|name| name.contains(part)).unwrap();
    assert!(at(".documents/") < at("/log/"));
    assert!(
        written
            .iter()
            .all(|name| !name.contains(&paper.hash().to_string()))
    );
    laptops[1].exchange(&place).unwrap();
    assert_eq!(laptops[1].store().document(paper.hash()).unwrap(), paper);
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}

#[test]
fn a_document_that_is_not_there_yet_is_not_damaged_and_is_fetched_when_it_is() {
    let (strange, place) = Strange::place();
    let laptops = enrolled(2, &place);
    let paper = paper(10);
    laptops[0].write_together(1, vec![paper.clone()]);
    laptops[0].exchange(&place).unwrap();
    strange.order(|orders| orders.hidden.push(".documents/".into()));
    laptops[1].exchange(&place).unwrap();
    let hash = paper.hash();
    let missing = laptops[1].store().document(hash);
    assert!(
        matches!(missing, Err(StoreError::DocumentNotFetched)),
        "{missing:?}"
    );
    let fetched = sync::fetch_document(laptops[1].store(), &place, hash);
    assert_eq!(fetched, Err(Trouble::DocumentNotThere));
    // It is not asked for with every exchange.
    laptops[1].exchange(&place).unwrap();
    assert_eq!(laptops[1].exchange(&place).unwrap().requests, 1);
    strange.order(|orders| orders.hidden.clear());
    sync::fetch_document(laptops[1].store(), &place, hash).unwrap();
    assert_eq!(laptops[1].store().document(hash).unwrap(), paper);
}

#[test]
fn an_altered_document_is_not_taken() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    let paper = paper(10);
    laptops[0].write_together(1, vec![paper.clone()]);
    laptops[0].exchange(&place).unwrap();
    let objects = place.list("stepwell").unwrap();
    let name = objects.iter().find(|one| one.name.contains(".documents/"));
    let name = &name.unwrap().name;
    let mut bytes = place.get(name).unwrap().unwrap().to_vec();
    let last = bytes.len() - 100;
    bytes[last] ^= 1;
    place.put(name, &bytes).unwrap();
    laptops[1].exchange(&place).unwrap();
    assert!(matches!(
        laptops[1].store().document(paper.hash()),
        Err(StoreError::DocumentNotFetched)
    ));
}

/// Takes every copy of every document out of the place; answers how many there were.
fn lose_documents(place: &sync::Place) -> usize {
    let objects = place.list("stepwell").unwrap();
    let documents: Vec<_> = objects
        .iter()
        .filter(|one| one.name.contains(".documents/"))
        .collect();
    for one in &documents {
        place.remove(&one.name).unwrap();
    }
    documents.len()
}

#[test]
fn a_place_that_lost_only_a_document_is_told_of_and_whoever_has_it_sends_it_again() {
    let (laptops, place) = service(3, Arc::new(InMemory::new()));
    let paper = paper(10);
    laptops[0].write_together(1, vec![paper.clone()]);
    laptops[0].exchange(&place).unwrap();
    assert_eq!(lose_documents(&place), 1);

    let outcome = laptops[1].exchange(&place).unwrap();
    assert_eq!(outcome.standing.documents_missing, 1);
    // He sent it and does not know: nothing makes him look.
    laptops[0].exchange(&place).unwrap();
    assert_eq!(lose_documents(&place), 0);
    // She says so with her next statement; he looks, and sends it.
    laptops[1].exchange(&place).unwrap();
    laptops[0].exchange(&place).unwrap();
    assert_eq!(lose_documents(&place), 1, "it was there again");

    // What was seen to once is not looked for at each exchange.
    assert_eq!(laptops[0].exchange(&place).unwrap().requests, 1);
    // Another who misses it is heard as well, and then it comes to both.
    laptops[2].exchange(&place).unwrap();
    laptops[2].exchange(&place).unwrap();
    laptops[0].exchange(&place).unwrap();
    for laptop in &laptops {
        laptop.now_ms.set(laptop.now_ms.get() + 16 * 60 * 1000);
        let outcome = laptop.exchange(&place).unwrap();
        assert_eq!(outcome.standing.documents_missing, 0);
        assert_eq!(laptop.store().document(paper.hash()).unwrap(), paper);
    }
    until_quiet(&laptops, &place);
    assert_equal_and_up_to_date(&laptops);
}

#[test]
fn a_document_altered_where_it_lies_is_sent_again() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    let paper = paper(10);
    laptops[0].write_together(1, vec![paper.clone()]);
    laptops[0].exchange(&place).unwrap();
    let objects = place.list("stepwell").unwrap();
    let name = objects.iter().find(|one| one.name.contains(".documents/"));
    place.put(&name.unwrap().name, b"torn").unwrap();
    laptops[1].exchange(&place).unwrap();
    laptops[1].exchange(&place).unwrap();
    laptops[0].exchange(&place).unwrap();
    laptops[1]
        .now_ms
        .set(laptops[1].now_ms.get() + 16 * 60 * 1000);
    laptops[1].exchange(&place).unwrap();
    assert_eq!(laptops[1].store().document(paper.hash()).unwrap(), paper);
}

#[test]
fn many_small_documents_that_are_missing_hold_up_no_larger_one() {
    let (laptops, place) = service(2, Arc::new(InMemory::new()));
    // More than one exchange looks for.
    let small: Vec<Document> = (1..=20).map(paper).collect();
    for one in &small {
        laptops[0].write_together(1, vec![one.clone()]);
    }
    laptops[0].exchange(&place).unwrap();
    assert_eq!(lose_documents(&place), 20);
    let large = paper(400);
    laptops[0].write_together(1, vec![large.clone()]);
    laptops[0].exchange(&place).unwrap();
    // Sixteen are looked for at first; the next time they are left alone.
    laptops[1].exchange(&place).unwrap();
    assert!(laptops[1].store().document(large.hash()).is_err());
    laptops[1].exchange(&place).unwrap();
    assert_eq!(laptops[1].store().document(large.hash()).unwrap(), large);
    // All of them come in the end.
    laptops[1].exchange(&place).unwrap();
    laptops[0].exchange(&place).unwrap();
    for _ in 0..2 {
        laptops[1]
            .now_ms
            .set(laptops[1].now_ms.get() + 16 * 60 * 1000);
        laptops[1].exchange(&place).unwrap();
    }
    for one in &small {
        assert_eq!(laptops[1].store().document(one.hash()).unwrap(), *one);
    }
}
