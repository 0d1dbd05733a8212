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
