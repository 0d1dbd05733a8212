use crate::fixture::*;
use crate::several::*;
use proptest::prelude::*;
use store::{Segment, StoreError};

/// Three laptops that say things about the same people, seeing one another's now and then.
fn history(acts: &[(usize, u128, bool)]) -> Vec<Laptop> {
    let mut all = laptops(3);
    for (at, (who, about, meet)) in acts.iter().enumerate() {
        let id = 100 + at as u128;
        let subject = if about % 2 == 0 {
            patient(9)
        } else {
            case(*about)
        };
        let fact = Fact {
            patient: 9,
            employer: format!("Employer {id}"),
            ..named(&format!("NAME, {id}"))
        };
        let mut facts = vec![(id, subject, fact)];
        if about % 3 == 0 {
            facts.push((1000 + id, case(*about), case_of(9)));
        }
        all[*who].say(&facts);
        if *meet {
            all[*who].pull(&all[(who + 1) % 3]);
        }
    }
    for who in 0..3 {
        for other in 0..3 {
            if who != other {
                all[who].pull(&all[other]);
            }
        }
    }
    all
}

fn acts() -> impl Strategy<Value = Vec<(usize, u128, bool)>> {
    prop::collection::vec((0..3usize, 1..7u128, prop::bool::weighted(0.3)), 4..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_order_repetition_and_overlap_comes_to_the_same(
        acts in acts(),
        sizes in prop::collection::vec(1..6u64, 3),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let all = history(&acts);
        let expected = all[0].state();
        for one in &all[1..] {
            prop_assert_eq!(&one.state(), &expected);
        }
        let newcomer = Laptop::new(9);
        newcomer.meet(&all[0]);
        // The same logs cut in three ways: what overlaps is skipped, what has a gap before it is refused and comes again.
        let parts: Vec<Segment> = sizes.iter().flat_map(|events| all[0].segments(*events)).collect();
        for at in &order {
            match newcomer.take(std::slice::from_ref(at.get(&parts))) {
                Ok(_) | Err(StoreError::Gap { .. }) => {}
                Err(error) => prop_assert!(false, "{}", error),
            }
        }
        newcomer.take(&parts).unwrap();
        prop_assert_eq!(newcomer.state(), expected);
        prop_assert_eq!(newcomer.take(&parts).unwrap().events, 0);
    }

    #[test]
    fn whatever_was_altered_is_refused_and_changes_nothing(
        acts in acts(), part in any::<prop::sample::Index>(), row in any::<prop::sample::Index>(),
        field in 0..9, at in any::<prop::sample::Index>(), bit in 0..8u8, held in any::<bool>(),
    ) {
        let all = history(&acts);
        let newcomer = Laptop::new(9);
        newcomer.meet(&all[0]);
        let parts = all[0].segments(5);
        // What is here already is not believed either.
        if held { newcomer.take(&parts).unwrap(); }
        let before = newcomer.state();
        let mut altered = parts.clone();
        let segment = at_mut(&mut altered, &part);
        let flip = |bytes: &mut [u8]| { let at = at.index(bytes.len()); bytes[at] ^= 1 << bit; };
        let index = row.index(segment.rows.len());
        match field {
            0 => flip(&mut segment.rows[index].header),
            1 => flip(segment.rows[index].payload.as_mut().unwrap()),
            2 => flip(&mut segment.rows[index].salt),
            3 => flip(&mut segment.signature),
            4 => { segment.rows.remove(index); }
            5 => { let twice = segment.rows[index].clone(); segment.rows.push(twice); }
            6 => segment.rows[index].payload = None,
            7 => { segment.from += 1; segment.to += 1; }
            _ => segment.log = log(if segment.log == log(1) { 2 } else { 1 }),
        }
        prop_assert!(newcomer.take(&altered).is_err());
        prop_assert_eq!(newcomer.state(), before);
    }
}

fn at_mut<'a>(segments: &'a mut [Segment], index: &prop::sample::Index) -> &'a mut Segment {
    let index = index.index(segments.len());
    &mut segments[index]
}

#[test]
fn what_cannot_follow_is_refused_by_name() {
    let mut all = laptops(2);
    for id in 1..=3 {
        all[0].say(&[(id, patient(9), named("BYRNE, Ada"))]);
    }
    let late = all[0].segment(log(1), 2, ALL).unwrap();
    assert!(matches!(
        all[1].take(&[late]),
        Err(StoreError::Gap {
            expected: 1,
            found: 2,
            ..
        })
    ));
    let stranger = Laptop::new(7);
    let whole = all[0].segments(ALL);
    assert!(matches!(
        stranger.take(&whole),
        Err(StoreError::LogUnknown(_))
    ));
    let key = all[0].store().log_keys().unwrap().remove(0);
    let mut another = key.clone();
    another.public_key[0] ^= 1;
    assert!(matches!(
        stranger.store().add_log_key(&another),
        Err(StoreError::CertificateRefused(_))
    ));
    assert!(stranger.store().add_log_key(&key).unwrap());
    assert!(!stranger.store().add_log_key(&key).unwrap());
    stranger.take(&whole).unwrap();
    assert_eq!(stranger.state().0, all[0].state().0);
}

#[test]
fn a_clock_years_ahead_does_not_move_ours() {
    let mut all = laptops(2);
    all[0].say(&[(u128::from(NOW_MS) * 2, patient(9), named("BYRNE, Ada"))]);
    all[1].pull(&all[0]);
    assert_eq!(all[1].store().last_stamp().unwrap().millis(), 0);
    all[0].say(&[(u128::from(NOW_MS), patient(9), named("BYRNE, Ada"))]);
    all[1].pull(&all[0]);
    assert_eq!(all[1].store().last_stamp().unwrap().millis(), NOW_MS);
}
