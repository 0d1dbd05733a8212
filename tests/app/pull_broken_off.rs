//! A service with years behind it: while a laptop that has joined fetches them, the network and the store go. Work goes
//! on, and when the store is back the rest is fetched, and nothing twice.

use chrono::{DateTime, Days, FixedOffset, Local, NaiveDate};
use clinic::forms::PlaceForm;
use domain::event::Event;
use domain::header::Subject;
use domain::ids::PatientId;
use domain::patient::{Name, NhsNumberKnown, PatientField, PatientRegistered};
use sync::Place;
use tests::desk::{Desk, set_up};
use tests::fleet;
use tests::servers::garage::{BUCKET, Garage, KEY_ID, REGION, SECRET};
use tests::servers::line::Line;
use tests::two::{join_at, quick, status, until};
use tests::window::{Key, Window};
use uuid::Uuid;

use crate::laptops::{find, to_caseload, to_sync};
use crate::real_window::lost_contact::miss;
use crate::record::{luke, registered};
use crate::sentences::{unlock, wait_for_case};

/// Each is sent as one object. The small ones are too few to be put together, and the large ones part them: 32 objects, of
/// which eight are on their way at a time.
const ACTS: [(usize, u64); 4] = [(15, 100), (1, 800), (15, 100), (1, 800)];
/// Bytes a second: all of them take long enough for there to be a middle.
const SLOW: u64 = 200_000;

#[test]
fn the_store_goes_in_the_middle_of_a_pull() {
    let mut garage = Garage::one().expect("Garage starts");
    let address = garage.endpoint(0);
    let port = address
        .rsplit(':')
        .next()
        .and_then(|port| port.parse().ok());
    let line = Line::to(port.expect("a port")).expect("a line to Garage");

    let sam = Desk::of(1, quick());
    sam.clinic.set_up(&set_up()).expect("the service is set up");
    sam.clinic
        .set_up_sync(&bucket(&address))
        .expect("the bucket is a place to meet");
    let (patient, case) = luke();
    registered(&sam, &patient, &case);
    let priya = Desk::of(2, quick());
    join_at(
        &sam.clinic,
        &priya.clinic,
        bucket(&format!("http://127.0.0.1:{}", line.port)),
    );
    until("she has what there is", || {
        status(&priya.clinic).line.starts_with("Up to date")
    });
    let priyas = priya.leave();
    let sams = sam.leave();
    let history = write_years(&sams, &garage);

    line.rate(SLOW);
    let mut window = Window::open(priyas.path());
    unlock(&mut window);
    to_sync(&mut window);
    window.wait_until("it is being fetched", |window| fetching(window).is_some());
    window.wait_until("some of it has come", |window| {
        fetching(window).is_some_and(|(done, _)| done > 0)
    });
    line.up(false);
    garage.kill(0);
    let (done, of) = fetching(&window).expect("it is still being fetched");
    assert!(0 < done && done < of, "in the middle: {done} of {of}");
    assert_eq!(of, history, "the whole history is to come");
    window.screenshot("pull-1-in-the-middle");
    window.wait_for_text("The shared place cannot be reached.");
    let said = window.text();
    assert!(!said.contains("Up to date"), "{said}");
    // It is there and on its way: nobody is accused of holding it back.
    assert!(!said.contains("the shared place shows only"), "{said}");
    window.screenshot("pull-2-the-store-is-gone");

    // Work goes on, with what has come and with what is new.
    to_caseload(&mut window);
    find(&mut window, "benton");
    wait_for_case(&window);
    miss(&mut window);
    window.wait_for_text("Missed, last on");
    assert!(
        !is_known(&mut window, &surname(history)),
        "the rest is not here"
    );
    assert!(is_known(&mut window, &surname(1)), "what came is here");

    garage.start_again(0).expect("Garage starts again");
    line.up(true);
    to_sync(&mut window);
    window.keys("s");
    window.wait_until("it goes on", |window| fetching(window).is_some());
    let (_, left) = fetching(&window).expect("it is being fetched");
    line.rate(0);
    assert!(left <= of - done, "{left} were left of {of} after {done}");
    window.screenshot("pull-3-goes-on");
    window.wait_until("it has all come", |window| fetching(window).is_none());
    window.wait_for_text("Up to date");
    window.screenshot("pull-4-up-to-date");
    assert!(is_known(&mut window, &surname(history)), "the last is here");
    window.close();
}

/// How far fetching has got, events done and to do, as the Sync screen shows it.
#[track_caller]
fn fetching(window: &Window) -> Option<(u64, u64)> {
    let told = window.ask(
        "const at = document.querySelector('.sync__running progress');
         if (!at || !at.labels[0].textContent.startsWith('Reading what the others wrote')) return null;
         return [at.value, at.max]",
    );
    Some((whole(&told[0])?, whole(&told[1])?))
}

/// Numbers come from the page as 3 or as 3.0.
fn whole(number: &serde_json::Value) -> Option<u64> {
    number.to_string().trim_end_matches(".0").parse().ok()
}

/// Whether somebody of this name is found with Ctrl+K; leaves it closed.
#[track_caller]
fn is_known(window: &mut Window, name: &str) -> bool {
    window.chord(Key::Control, 'k');
    window.wait_for_role("combobox");
    window.keys(name);
    window.wait_until("the search has answered", |window| {
        let said = window.text();
        said.contains("Nothing found") || said.contains("1 person")
    });
    let found = window
        .controls()
        .iter()
        .any(|one| one.role == "option" && one.name.contains(&name.to_uppercase()));
    window.press(Key::Escape);
    found
}

/// Letters only, so that each name is one word and no other one's beginning.
fn surname(number: u64) -> String {
    let digit =
        |place: u32| char::from(b'a' + u8::try_from(number / 10_u64.pow(place) % 10).unwrap_or(0));
    ['Q', digit(3), digit(2), digit(1), digit(0), 'z']
        .iter()
        .collect()
}

/// Sam's laptop registers people for years and sends them, below the window. Says how many.
fn write_years(record: &tempfile::TempDir, garage: &Garage) -> u64 {
    let mut laptop = fleet::open(&record.path().join("record"), 77).expect("Sam's record");
    let place = Place::open(&garage.settings(0)).expect("the bucket");
    let now: DateTime<FixedOffset> = Local::now().fixed_offset();
    let mut number = 0;
    for (times, people) in ACTS {
        for _ in 0..times {
            let told = (0..people).map(|_| {
                number += 1;
                let (subject, event) = person(number);
                (subject, event, now)
            });
            laptop.record(told.collect()).expect("they are registered");
            laptop
                .exchange(&place, now, &|_| ())
                .expect("they are sent");
        }
    }
    number
}

fn person(number: u64) -> (Subject, Event) {
    let patient = PatientId(Uuid::from_u128(0x9000_0000 + u128::from(number)));
    let set = vec![
        PatientField::LegalName(Name {
            given: "Alex".into(),
            family: surname(number),
        }),
        // Nobody is born on the same day: those would be compared with one another.
        PatientField::DateOfBirth(
            NaiveDate::from_ymd_opt(1960, 1, 1).expect("a day") + Days::new(number),
        ),
        PatientField::NhsNumber(NhsNumberKnown::NotKnown {
            reason: "not to hand".into(),
        }),
        // As long as addresses are, and no two alike.
        PatientField::Address(format!(
            "{number} {} Road, Hedge End",
            Uuid::from_u128(u128::from(number).pow(3))
        )),
    ];
    (
        Subject::Patient(patient),
        PatientRegistered { patient, set }.into(),
    )
}

fn bucket(endpoint: &str) -> PlaceForm {
    PlaceForm {
        kind: "s3".into(),
        endpoint: endpoint.into(),
        region: REGION.into(),
        bucket: BUCKET.into(),
        key_id: KEY_ID.into(),
        secret: SECRET.into(),
        path_style: true,
        allow_http: true,
        ..PlaceForm::default()
    }
}
