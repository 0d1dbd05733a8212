use super::*;
use domain::ids::{LaptopId, LogId};
use domain::service_now::{Revoked, Service};
use sync::AsideReason;
use uuid::Uuid;

const OWN: LaptopId = LaptopId(Uuid::from_u128(1));
const TOTTON: LaptopId = LaptopId(Uuid::from_u128(2));
const LOST: LaptopId = LaptopId(Uuid::from_u128(3));
const TOTTON_LOG: LogId = LogId(Uuid::from_u128(20));

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

/// Friday afternoon.
fn now() -> DateTime<FixedOffset> {
    at("2026-09-11T15:00:00+01:00")
}

fn laptop(id: LaptopId, name: &str, log: LogId) -> Laptop {
    Laptop {
        id,
        name: name.to_owned(),
        logs: vec![log],
        recipient: String::new(),
        site: None,
        user: None,
        revoked: None,
    }
}

fn service() -> Service {
    let mut lost = laptop(LOST, "Hythe 1", LogId(Uuid::from_u128(30)));
    lost.revoked = Some(Revoked {
        reason: "stolen".to_owned(),
        by: "Sam Okafor".to_owned(),
        at: now(),
    });
    Service {
        laptops: vec![
            laptop(OWN, "Hedge End 1", LogId(Uuid::from_u128(10))),
            laptop(TOTTON, "Totton 1", TOTTON_LOG),
            lost,
        ],
        ..Service::default()
    }
}

fn folder() -> PlaceSettings {
    PlaceSettings::Folder {
        path: "/media/share/clinic".into(),
    }
}

/// A quiet Friday: all exchanged this morning.
fn quiet() -> Standing {
    Standing {
        up_to_date: true,
        laptops: vec![seen("2026-09-08T16:10:00+01:00")],
        last_exchange: Some(at("2026-09-11T09:30:00+01:00")),
        ..Standing::default()
    }
}

fn seen(moment: &str) -> Seen {
    Seen {
        log: TOTTON_LOG,
        laptop: TOTTON,
        at: at(moment),
        received_at: at("2026-09-11T09:30:00+01:00"),
        version: "0.1.0".to_owned(),
        ours_had: 40,
        theirs_missing: 0,
        clock_off_ms: 0,
        set_aside: 0,
    }
}

/// What is said of a standing with a place, and nothing else going on.
fn said(standing: &Standing, change: impl FnOnce(&mut Known<'_>)) -> SyncStatus {
    said_after(standing, None, change)
}

/// As [`said`], after an exchange that did not go through.
fn said_after(
    standing: &Standing,
    trouble: Option<&Trouble>,
    change: impl FnOnce(&mut Known<'_>),
) -> SyncStatus {
    let service = service();
    let place = folder();
    let mut known = Known {
        now: now(),
        names: Names {
            service: &service,
            own: OWN,
        },
        place: Some(&place),
        standing,
        waiting_since: None,
        trouble,
        running: None,
        due_in: std::time::Duration::from_secs(290),
        large: None,
        documents: (0, false),
    };
    change(&mut known);
    say(&known)
}

#[test]
fn a_quiet_day() {
    let said = said(&quiet(), |_| ());
    assert_eq!(said.kind, SyncKind::UpToDate);
    assert_eq!(
        (said.line.as_str(), said.attention),
        ("Up to date: today 09:30", false)
    );
    assert_eq!(
        said.waiting,
        "Nothing waits here: all that was recorded on this laptop is in the shared place."
    );
    assert_eq!(said.last, "The last exchange went through today 09:30.");
    assert_eq!(
        said.next,
        "The next one begins by itself in about 4 minutes, or soon after something is saved."
    );
    assert_eq!(said.place, "the folder /media/share/clinic");
}

#[test]
fn without_a_place_nothing_is_claimed() {
    let said = said(&Standing::default(), |known| known.place = None);
    assert_eq!(said.kind, SyncKind::NotSetUp);
    assert_eq!(said.line, "No shared place is set up");
    assert!(!said.attention);
    assert_eq!(said.next, "");
}

#[test]
fn what_waits_is_counted_from_when_it_was_written() {
    let mut standing = quiet();
    standing.up_to_date = false;
    standing.waiting = 3;
    let said = said(&standing, |known| {
        known.waiting_since = Some(at("2026-09-08T16:12:00+01:00"));
        known.trouble = Some(&Trouble::Unreachable);
    });
    assert_eq!(
        said.kind,
        SyncKind::Waiting,
        "a network that is away is no alarm"
    );
    assert_eq!(said.line, "Waiting to sync: 3 since Tue");
    assert!(!said.attention);
    assert_eq!(
        said.waiting,
        "3 entries of this laptop have waited to be sent since Tue 16:12."
    );
    assert_eq!(said.next, "It is tried again by itself in about 4 minutes.");
    assert_eq!(said.troubles.len(), 1);
    assert!(!said.troubles[0].refill);
}

#[test]
fn work_that_waits_for_more_than_a_week_is_pointed_out() {
    let mut standing = quiet();
    (standing.up_to_date, standing.waiting) = (false, 3);
    let said = said(&standing, |known| {
        known.waiting_since = Some(at("2026-09-01T16:12:00+01:00"));
    });
    assert!(said.attention);
    assert_eq!(said.line, "Waiting to sync: 3 since 1 Sep 2026");
}

#[test]
fn a_failing_exchange_is_never_up_to_date() {
    for trouble in [
        Trouble::Unreachable,
        Trouble::WrongCredentials,
        Trouble::Emptied,
    ] {
        let said = said_after(&quiet(), Some(&trouble), |_| ());
        assert_ne!(said.kind, SyncKind::UpToDate, "{trouble}");
        assert!(
            !said.line.starts_with("Up to date"),
            "{trouble}: {}",
            said.line
        );
    }
}

#[test]
fn only_an_emptied_place_offers_to_be_filled_again() {
    let offered =
        |trouble: Trouble| said_after(&quiet(), Some(&trouble), |_| ()).troubles[0].refill;
    assert!(offered(Trouble::Emptied));
    assert!(offered(Trouble::OlderThanBefore {
        log: TOTTON_LOG,
        had: 9,
        shows: 4
    }));
    assert!(!offered(Trouble::OtherService));
    assert!(!offered(Trouble::NoSuchPlace));
}

#[test]
fn a_sentence_for_each_laptop_that_belongs_to_the_service() {
    let said = said(&quiet(), |_| ());
    let lines: Vec<String> = said
        .laptops
        .iter()
        .map(|laptop| format!("{}: {}", laptop.name, laptop.sentence))
        .collect();
    assert_eq!(
        lines,
        ["Totton 1: all had up to Tue 16:10; nothing for 2 days"]
    );
}

#[test]
fn laptops_are_called_by_name_and_unknown_ones_are_called_that() {
    let service = service();
    let names = Names {
        service: &service,
        own: OWN,
    };
    assert_eq!(names.laptop(OWN), "this laptop");
    assert_eq!(names.log(TOTTON_LOG), "Totton 1");
    assert_eq!(
        names.log(LogId(Uuid::from_u128(99))),
        "a laptop not known here yet"
    );
}

#[test]
fn what_is_still_to_come_and_silence_are_said() {
    let mut standing = quiet();
    standing.up_to_date = false;
    standing.laptops[0].theirs_missing = 12;
    let one = said(&standing, |_| ());
    assert_eq!(
        one.laptops[0].sentence,
        "12 entries it has are still to come; heard of Tue 16:10; nothing for 2 days"
    );
    assert_eq!(one.line, "Synced today 09:30; some is still to come");
    standing.laptops[0] = seen("2026-08-10T09:00:00+01:00");
    let quiet_long = said(&standing, |_| ());
    assert!(quiet_long.laptops[0].attention, "{:?}", quiet_long.laptops);
    standing.laptops.clear();
    let never = said(&standing, |_| ());
    assert_eq!(never.laptops[0].sentence, "nothing had from it yet");
}

#[test]
fn a_clock_years_wrong_is_shown_and_not_believed() {
    let mut standing = quiet();
    standing.laptops[0] = seen("2031-09-11T09:30:00+01:00");
    standing.laptops[0].clock_off_ms = 5 * 365 * 24 * 3_600 * 1_000;
    let said = said(&standing, |_| ());
    assert_eq!(
        said.laptops[0].sentence,
        "all had up to today 09:30; its clock is 5 years ahead of this one: set one of them right; no entry is lost or put out of order by it"
    );
    assert!(said.attention);
    assert_eq!(
        said.kind,
        SyncKind::UpToDate,
        "a wrong clock keeps nothing from anybody"
    );
}

#[test]
fn what_is_set_aside_is_counted_named_and_explained() {
    let mut standing = quiet();
    standing.up_to_date = false;
    standing.set_aside = vec![Aside {
        name: "n".to_owned(),
        log: Some(TOTTON_LOG),
        from: 12,
        to: 40,
        reason: AsideReason::Altered,
        since: at("2026-09-08T16:10:00+01:00"),
    }];
    let said = said(&standing, |_| ());
    assert_eq!(said.kind, SyncKind::Trouble);
    assert_eq!(said.line, "Sync needs a look");
    assert_eq!(said.set_aside[0].what, "Entries 12 to 40 of Totton 1");
    assert_eq!(said.set_aside[0].since, "since Tue 16:10");
    assert_eq!(
        said.set_aside[0].reason,
        "It was cut short or altered on its way."
    );
}

#[test]
fn a_long_pull_is_counted_at_the_foot_and_a_short_one_is_not() {
    let running = |of| {
        Some(SyncRunning {
            what: "Reading".to_owned(),
            done: 1_200,
            of,
            stopping: false,
        })
    };
    let long = said(&quiet(), |known| known.running = running(12_400));
    assert_eq!(long.line, "Syncing: 1,200 of 12,400");
    let short = said(&quiet(), |known| known.running = running(40));
    assert_eq!(short.line, "Up to date: today 09:30");
}

#[test]
fn an_exchange_that_doubled_the_record_is_told() {
    let said = said(&quiet(), |known| {
        known.large = Some(Large {
            at_ms: at("2026-09-11T09:30:00+01:00").timestamp_millis(),
            came: 4_210,
            before: 3_000,
        });
    });
    assert!(
        said.large.starts_with(
            "An exchange today 09:30 brought 4,210 entries, more than the 3,000 that were here."
        ),
        "{}",
        said.large
    );
}

#[test]
fn no_place_is_called_by_its_keys() {
    let place = super::place(&PlaceSettings::S3 {
        endpoint: "https://s3.example.nhs.uk".to_owned(),
        region: "garage".to_owned(),
        bucket: "clinic".to_owned(),
        key_id: "GKabc".to_owned(),
        secret: sync::Secret::new("very-secret".to_owned()),
        path_style: true,
        allow_http: false,
    });
    assert_eq!(place, "the bucket clinic at https://s3.example.nhs.uk");
}
