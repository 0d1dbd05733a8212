//! Who a person is shown as after they were found to be registered more than once.
//!
//! Each merge is a claim that one registration is the same person as another. Laptops apart may claim different things: chains,
//! both merged into each other, one merged into two. Whatever stands, everybody connected is one person, and every laptop that
//! holds the same claims shows that person as the same registration.

use crate::ids::PatientId;
use std::collections::{BTreeMap, BTreeSet};

/// Everybody whom the claims make one person with `patient`, sorted, `patient` among them. Claims are (merged away, into).
pub fn one_person(claims: &[(PatientId, PatientId)], patient: PatientId) -> BTreeSet<PatientId> {
    let both_ways: Vec<(PatientId, PatientId)> = claims
        .iter()
        .flat_map(|(away, into)| [(*away, *into), (*into, *away)])
        .collect();
    reach(&both_ways, patient)
}

/// Whom a person is shown as: where all claims lead. Where they lead in a circle or to several, the smallest id of those.
pub fn shown_as(claims: &[(PatientId, PatientId)], patient: PatientId) -> PatientId {
    let person = one_person(claims, patient);
    let onward: BTreeMap<PatientId, BTreeSet<PatientId>> = person
        .iter()
        .map(|one| (*one, reach(claims, *one)))
        .collect();
    // Where one comes to and does not get away from again: whoever can be reached from there leads back.
    let at_an_end = |one: &&PatientId| {
        onward[*one]
            .iter()
            .all(|other| onward[other].contains(*one))
    };
    let ends = person.iter().filter(at_an_end);
    // One who was never merged away goes before a circle of those who were.
    ends.min_by_key(|one| (onward[*one].len() > 1, **one))
        .copied()
        .unwrap_or(patient)
}

/// Everybody whom steps along the claims lead to, `from` among them.
fn reach(claims: &[(PatientId, PatientId)], from: PatientId) -> BTreeSet<PatientId> {
    let mut reached = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        for (_, into) in claims.iter().filter(|(away, _)| *away == at) {
            if reached.insert(*into) {
                open.push(*into);
            }
        }
    }
    reached
}
