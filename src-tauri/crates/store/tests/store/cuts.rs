use crate::fixture::*;
use crate::several::*;

fn revoked(log: u128, last: u64) -> Fact {
    Fact {
        cuts: vec![(log, last)],
        ..Fact::default()
    }
}

/// Laptop 1 says three things about two people and laptop 2 cuts it after the first.
fn two() -> Vec<Laptop> {
    let mut all = laptops(2);
    all[0].say(&[(1, patient(9), named("BYRNE, Ada"))]);
    all[0].say(&[(2, patient(9), named("LOVELL, Ada"))]);
    all[0].say(&[(3, patient(8), named("PRYCE, Kevin"))]);
    all
}

#[test]
fn what_stands_beyond_a_cut_is_kept_and_left_out_until_somebody_accepts_it() {
    let mut all = two();
    all[1].pull(&all[0]);
    let digest = all[1].store().digest().unwrap();
    all[1].say(&[(101, service(), revoked(1, 1))]);
    let found = |laptop: &Laptop, typed: &str| laptop.store().search(typed, 5).unwrap().len();
    assert_eq!(
        (
            found(&all[1], "byrne"),
            found(&all[1], "lovell"),
            found(&all[1], "pryce")
        ),
        (1, 0, 0)
    );
    assert_eq!(all[1].store().left_out().unwrap(), [(log(1), 2, 3)]);
    assert_eq!(all[1].store().left_out_events(log(1), 9).unwrap().len(), 2);
    assert_eq!(all[1].store().record(patient(8)).unwrap().events, []);
    assert_eq!(all[1].store().digest().unwrap().events, digest.events + 1);
    all[1].state();
    all[1].say(&[(102, service(), revoked(1, 2))]);
    assert_eq!(
        (
            found(&all[1], "byrne"),
            found(&all[1], "lovell"),
            found(&all[1], "pryce")
        ),
        (0, 1, 0)
    );
    all[1].say(&[(103, service(), Fact::default())]);
    assert_eq!((found(&all[1], "lovell"), found(&all[1], "pryce")), (1, 1));
    assert!(all[1].store().left_out().unwrap().is_empty());
    all[1].state();
}

#[test]
fn a_cut_holds_whether_it_comes_before_or_after_what_it_cuts() {
    let mut all = two();
    all[1].say(&[(101, service(), revoked(1, 1))]);
    let (early, late) = (Laptop::new(3), Laptop::new(4));
    early.pull(&all[1]);
    early.pull(&all[0]);
    late.pull(&all[0]);
    late.pull(&all[1]);
    assert_eq!(early.state(), late.state());
    assert_eq!(early.store().left_out().unwrap(), [(log(1), 2, 3)]);
}

#[test]
fn a_revoked_laptop_cannot_go_on_under_another_log() {
    let mut all = two();
    all[1].say(&[(101, service(), revoked(1, 3))]);
    let (new, _) = all[0].store().start_new_log(4, &mut random(77)).unwrap();
    all[0].say(&[(4, patient(9), named("THIEF, A"))]);
    let (early, late) = (Laptop::new(3), Laptop::new(4));
    early.pull(&all[1]);
    early.pull(&all[0]);
    late.pull(&all[0]);
    late.pull(&all[1]);
    for one in [&early, &late] {
        assert!(one.store().search("thief", 5).unwrap().is_empty());
        assert_eq!(one.store().left_out().unwrap(), [(new, 1, 1)]);
    }
    assert_eq!(early.state(), late.state());
    // Whoever looks at it and names it takes it in.
    let mut accepting = revoked(1, 3);
    accepting.cuts.push((new.0.as_u128(), 1));
    all[1].say(&[(102, service(), accepting)]);
    early.pull(&all[1]);
    assert_eq!(early.store().search("thief", 5).unwrap().len(), 1);
}

#[test]
fn one_laptop_never_vouches_for_another() {
    let all = two();
    let (new, certified) = all[0].store().start_new_log(4, &mut random(77)).unwrap();
    let mut another = certified.clone();
    another.laptop = IDENTITY.laptop;
    assert!(all[1].store().add_log_key(&another).is_err());
    assert!(all[1].store().add_log_key(&certified).unwrap());
    assert_eq!(certified.log, new);
}

#[test]
fn an_event_under_two_places_counts_when_one_of_them_does() {
    let mut all = laptops(2);
    all[0].say(&[(1, patient(9), named("BYRNE, Ada"))]);
    let copy = all[0].back_up();
    let (first, _) = all[0].store().start_new_log(1, &mut random(77)).unwrap();
    all[1].pull(&all[0]);
    all[0].restore(&copy);
    all[0].store().start_new_log(1, &mut random(78)).unwrap();
    all[1].pull(&all[0]);
    let mut cut = revoked(1, 9);
    cut.cuts.push((first.0.as_u128(), 0));
    cut.cuts.push((all[0].own().0.as_u128(), 9));
    all[1].say(&[(101, service(), cut)]);
    assert_eq!(all[1].store().search("byrne", 5).unwrap().len(), 1);
    let third = Laptop::new(3);
    third.pull(&all[0]);
    third.pull(&all[1]);
    assert_eq!(third.state(), all[1].state());
}
