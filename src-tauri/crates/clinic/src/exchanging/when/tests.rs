use super::*;

const MIDDLE: u16 = u16::MAX / 2;
const FIVE_MINUTES: Millis = 300_000;

/// A session at its beginning, the exchange of unlocking behind it, ended `end` at second 10.
fn after(end: End) -> When {
    let mut when = When::new(Pace::STANDARD, 0);
    assert_eq!(when.next(0), Next::Wait(Some(1_500)));
    assert_eq!(when.next(1_500), Next::Exchange);
    when.happened(Happened::Began, 1_500);
    when.happened(ended(end), 10_000);
    when
}

fn ended(end: End) -> Happened {
    Happened::Ended {
        end,
        chance: MIDDLE,
    }
}

fn again(when: &mut When, end: End, at: Millis) {
    assert_eq!(when.next(at), Next::Exchange, "due at {at}");
    when.happened(Happened::Began, at);
    when.happened(ended(end), at);
}

#[test]
fn what_is_saved_together_goes_together() {
    let mut when = after(End::Quiet);
    when.happened(Happened::Saved, 20_000);
    when.happened(Happened::Saved, 22_000);
    assert_eq!(when.next(22_999), Next::Wait(Some(25_000)));
    again(&mut when, End::Quiet, 25_000);
    assert!(matches!(when.next(25_001), Next::Wait(Some(due)) if due > 200_000));
}

#[test]
fn somebody_who_saves_all_the_time_does_not_put_it_off() {
    let mut when = after(End::Quiet);
    for second in 20..40 {
        when.happened(Happened::Saved, second * 1_000);
    }
    assert_eq!(when.due(), 35_000);
}

#[test]
fn what_is_saved_during_an_exchange_has_one_of_its_own() {
    let mut when = after(End::Quiet);
    when.happened(Happened::Asked, 20_000);
    when.happened(Happened::Began, 20_000);
    when.happened(Happened::Saved, 21_000);
    assert_eq!(when.next(30_000), Next::Wait(None), "one at a time");
    when.happened(ended(End::Quiet), 30_000);
    assert_eq!(when.next(30_000), Next::Exchange);
}

#[test]
fn others_write_too() {
    let mut when = after(End::Quiet);
    let due = when.due();
    assert!((due - 10_000).abs_diff(FIVE_MINUTES) < 5_000, "{due}");
    again(&mut when, End::Quiet, due);
}

#[test]
fn failures_come_further_and_further_apart_and_no_further_than_a_quarter_of_an_hour() {
    let mut when = after(End::Failed);
    let mut waits = vec![when.due() - 10_000];
    for _ in 0..10 {
        let due = when.due();
        again(&mut when, End::Failed, due);
        waits.push(when.due() - due);
    }
    assert!((9_000..11_000).contains(&waits[0]), "{waits:?}");
    assert!(waits.windows(2).all(|two| two[0] <= two[1]), "{waits:?}");
    assert!(waits.iter().all(|wait| *wait <= 900_000), "{waits:?}");
    assert!(waits[10] > 890_000, "{waits:?}");
}

#[test]
fn laptops_that_failed_together_come_back_apart() {
    let due = |chance| {
        let mut when = begun();
        when.happened(
            Happened::Ended {
                end: End::Failed,
                chance,
            },
            10_000,
        );
        when.due() - 10_000
    };
    assert_eq!((due(0), due(u16::MAX)), (7_500, 12_500));
}

fn begun() -> When {
    let mut when = When::new(Pace::STANDARD, 0);
    when.happened(Happened::Began, 1_500);
    when
}

#[test]
fn saving_does_not_hammer_a_place_that_failed_and_needs_no_saving_to_be_tried_again() {
    let mut when = after(End::Failed);
    let due = when.due();
    when.happened(Happened::Saved, 11_000);
    assert_eq!(when.due(), due);
    assert_eq!(when.next(due), Next::Exchange);
    let mut idle = after(End::Failed);
    let due = idle.due();
    again(&mut idle, End::Quiet, due);
}

#[test]
fn what_still_waits_is_looked_after_soon_then_less_often() {
    let mut when = after(End::More);
    let first = when.due() - 10_000;
    assert!(first < 4_000, "{first}");
    for _ in 0..12 {
        let due = when.due();
        again(&mut when, End::More, due);
    }
    let due = when.due();
    again(&mut when, End::More, due);
    let wait = when.due() - due;
    assert!(wait.abs_diff(FIVE_MINUTES) < 5_000, "{wait}");
}

#[test]
fn asking_wins_over_a_schedule_and_over_backing_off() {
    for end in [End::Quiet, End::More, End::Failed, End::Stopped] {
        let mut when = after(end);
        when.happened(Happened::Asked, 10_100);
        assert_eq!(when.next(10_100), Next::Exchange, "{end:?}");
    }
}

#[test]
fn a_stopped_pull_does_not_begin_again_by_itself_at_once() {
    let when = after(End::Stopped);
    assert!(matches!(when.next(10_001), Next::Wait(Some(due)) if due > 200_000));
}

#[test]
fn another_place_is_tried_at_once() {
    let mut when = after(End::Failed);
    when.happened(Happened::PlaceChanged, 10_100);
    assert_eq!(when.next(10_100), Next::Exchange);
}

#[test]
fn locking_sends_what_was_saved_last_and_then_nothing_runs() {
    let mut when = after(End::Quiet);
    when.happened(Happened::Saved, 20_000);
    when.happened(Happened::Locked, 20_500);
    again(&mut when, End::More, 20_600);
    assert_eq!(when.next(20_700), Next::Over);
    assert_eq!(when.next(900_000), Next::Over);
}

#[test]
fn locking_with_nothing_to_send_is_the_end() {
    let mut when = after(End::Quiet);
    when.happened(Happened::Locked, 20_500);
    assert_eq!(when.next(20_500), Next::Over);
}

#[test]
fn locking_does_not_wait_for_a_place_that_failed() {
    let mut when = after(End::Failed);
    when.happened(Happened::Saved, 20_000);
    when.happened(Happened::Locked, 20_500);
    assert_eq!(when.next(20_500), Next::Over);
}

#[test]
fn an_exchange_under_way_may_finish_for_a_while_after_locking() {
    let mut when = after(End::Quiet);
    when.happened(Happened::Asked, 20_000);
    when.happened(Happened::Began, 20_000);
    when.happened(Happened::Locked, 21_000);
    assert_eq!(when.next(21_000), Next::Wait(Some(61_000)));
    assert_eq!(when.locked_until(), Some(61_000));
    when.happened(ended(End::Quiet), 81_500);
    assert_eq!(when.next(81_500), Next::Over);
}
