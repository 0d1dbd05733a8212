use crate::fixture::*;
use domain::ids::{CaseId, UserId};
use store::{Commit, Draft};
use uuid::Uuid;

pub(crate) fn draft(id: u128, updated_at: &str) -> Draft {
    Draft {
        id: Uuid::from_u128(id),
        owner: USER,
        kind: "contact".into(),
        case: Some(CaseId(Uuid::from_u128(7))),
        body: br#"{"difficulty":"lifting"}"#.to_vec(),
        position: "findings.difficulty:7".into(),
        updated_at: updated_at.into(),
    }
}

#[test]
fn a_draft_comes_back_with_its_cursor() {
    let mut place = Place::new();
    let mut one = draft(1, "2026-09-07T09:00:00+01:00");
    place.store().save_draft(&one).unwrap();
    one.body = b"{}".to_vec();
    one.case = None;
    one.position = "comments:0".into();
    place.store().save_draft(&one).unwrap();
    place.reopen();
    assert_eq!(place.store().draft(one.id).unwrap(), Some(one));
    assert_eq!(place.store().draft(Uuid::from_u128(2)).unwrap(), None);
}

#[test]
fn the_last_changed_is_listed_first_and_only_to_its_owner() {
    let place = Place::new();
    let mut other = draft(3, "2026-09-09T09:00:00+01:00");
    other.owner = UserId(Uuid::from_u128(0xB2));
    let (old, new) = (
        draft(1, "2026-09-07T09:00:00+01:00"),
        draft(2, "2026-09-08T09:00:00+01:00"),
    );
    for draft in [&old, &new, &other] {
        place.store().save_draft(draft).unwrap();
    }
    assert_eq!(
        place.store().drafts_of(USER, 10).unwrap(),
        [new.clone(), old]
    );
    place.store().remove_draft(new.id).unwrap();
    assert_eq!(place.store().drafts_of(USER, 10).unwrap().len(), 1);
    assert_eq!(place.store().counts().unwrap().drafts, 2);
}

#[test]
fn signing_takes_the_draft_away_with_the_same_act() {
    let mut place = Place::new();
    let draft = draft(1, "2026-09-07T09:00:00+01:00");
    place.store().save_draft(&draft).unwrap();
    let refused = Commit {
        expected_heads: vec![(case(7), vec![domain::ids::EventId(Uuid::from_u128(5))])],
        remove_drafts: vec![draft.id],
        ..Commit::default()
    };
    place.commit(refused).unwrap_err();
    assert!(place.store().draft(draft.id).unwrap().is_some());
    let events = vec![event(1, case(7), vec![], &case_of(9))];
    place
        .commit(Commit {
            events,
            remove_drafts: vec![draft.id],
            ..Commit::default()
        })
        .unwrap();
    assert!(place.store().draft(draft.id).unwrap().is_none());
}
