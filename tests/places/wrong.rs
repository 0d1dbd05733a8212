//! Each way in which a place can be wrong is said as what it is: a person acts on it.

use std::path::PathBuf;

use clinic::Random;
use sync::{Place, PlaceSettings, Secret, Trouble};
use tests::desk::Seeded;
use tests::mounted::Mounted;
use tests::servers::azurite::Azurite;
use tests::servers::garage::{Garage, READER_KEY_ID, READER_SECRET};
use tests::servers::tls::Unknown;

use crate::clock_wrong::LateOnTheWay;
use crate::ground::{azure, s3};

/// What a person is told who sets up this place.
fn told(settings: &PlaceSettings) -> Result<(), Trouble> {
    let seeded = Seeded::new(7);
    Place::open(settings)?.try_out(&mut |bytes: &mut [u8]| seeded.fill(bytes))
}

/// The same settings with something else in one of them.
fn with(settings: &PlaceSettings, change: impl FnOnce(&mut PlaceSettings)) -> PlaceSettings {
    let mut changed = settings.clone();
    change(&mut changed);
    changed
}

fn folder(path: impl Into<PathBuf>) -> PlaceSettings {
    PlaceSettings::Folder { path: path.into() }
}

#[test]
fn a_folder_that_is_not_there() {
    let kept = tempfile::tempdir().expect("a folder");
    let gone = kept.path().join("clinics");
    assert_eq!(told(&folder(&gone)), Err(Trouble::NoSuchPlace));
    assert!(!gone.exists(), "a place is never made by looking for it");
    // The drive goes after it was opened.
    std::fs::create_dir(&gone).expect("made");
    let place = Place::open(&folder(&gone)).expect("there now");
    std::fs::remove_dir(&gone).expect("gone");
    assert_eq!(place.list("stepwell"), Err(Trouble::NoSuchPlace));
    assert_eq!(place.put("stepwell/a", b"1"), Err(Trouble::NoSuchPlace));
    assert!(!gone.exists(), "a place is never made by writing to it");
}

#[test]
fn a_folder_that_is_a_file() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    assert_eq!(told(&folder(file.path())), Err(Trouble::NoSuchPlace));
}

#[test]
fn a_folder_in_which_nothing_can_be_made() {
    // Not even the superuser makes files there, whatever this machine is.
    assert_eq!(told(&folder("/sys/kernel")), Err(Trouble::ReadOnly));
}

#[test]
#[ignore = "run by cargo xtask soak: mounting a small file system takes the superuser"]
fn a_folder_that_is_full_or_read_only() {
    let at = tempfile::tempdir().expect("a folder");
    let small = Mounted::at(at.path(), "size=64k");
    let place = Place::open(&folder(at.path())).expect("it is there");
    let full = (0..64).find_map(|number| {
        let name = format!("stepwell/{number}");
        place.put(&name, &[7; 8192]).err()
    });
    assert_eq!(full, Some(Trouble::NoSpace));
    assert_eq!(told(&folder(at.path())), Err(Trouble::NoSpace));
    drop(small);
    let _read_only = Mounted::at(at.path(), "ro");
    assert_eq!(told(&folder(at.path())), Err(Trouble::ReadOnly));
}

#[test]
fn a_bucket_that_is_wrong_in_every_way() {
    let garage = Garage::one().expect("Garage runs");
    let right = s3(&garage, 0);
    assert_eq!(told(&right), Ok(()));
    let wrong = |change: fn(&mut String, &mut String, &mut Secret)| {
        told(&with(&right, |settings| {
            if let PlaceSettings::S3 {
                bucket,
                key_id,
                secret,
                ..
            } = settings
            {
                change(bucket, key_id, secret);
            }
        }))
    };
    assert_eq!(
        wrong(|bucket, _, _| *bucket = "clinic".to_owned()),
        Err(Trouble::NoSuchPlace)
    );
    assert_eq!(
        wrong(|_, key_id, _| *key_id = "GK0123456789abcdef01234567".to_owned()),
        Err(Trouble::WrongCredentials)
    );
    assert_eq!(
        wrong(|_, _, secret| *secret = Secret::new("0123".to_owned())),
        Err(Trouble::WrongCredentials)
    );
    assert_eq!(
        wrong(|_, key_id, secret| {
            *key_id = READER_KEY_ID.to_owned();
            *secret = Secret::new(READER_SECRET.to_owned());
        }),
        Err(Trouble::ReadOnly)
    );
    garage.limit(10_000).expect("a quota");
    let place = Place::open(&right).expect("open");
    assert_eq!(
        place.put("stepwell/large", &[7; 20_000]),
        Err(Trouble::NoSpace)
    );
}

#[test]
fn a_server_that_is_not_there() {
    let mut garage = Garage::one().expect("Garage runs");
    let settings = s3(&garage, 0);
    garage.kill(0);
    assert_eq!(told(&settings), Err(Trouble::Unreachable));
    garage.start_again(0).expect("it starts again");
    assert_eq!(told(&settings), Ok(()));
}

#[test]
fn a_clock_that_is_days_behind() {
    let garage = Garage::one().expect("Garage runs");
    let late = LateOnTheWay::to(&garage.endpoint(0));
    let settings = with(&s3(&garage, 0), |settings| {
        if let PlaceSettings::S3 { endpoint, .. } = settings {
            endpoint.clone_from(&late.endpoint);
        }
    });
    assert_eq!(told(&settings), Err(Trouble::ClockWrong));
}

#[test]
fn a_certificate_that_nobody_vouches_for() {
    let unknown = Unknown::start().expect("a server with a certificate of its own");
    let settings = PlaceSettings::S3 {
        endpoint: unknown.endpoint.clone(),
        region: "garage".to_owned(),
        bucket: "clinics".to_owned(),
        key_id: "GK0".to_owned(),
        secret: Secret::new("0123".to_owned()),
        path_style: true,
        allow_http: false,
    };
    assert_eq!(told(&settings), Err(Trouble::Certificate));
}

#[test]
#[ignore = "run by cargo xtask soak, which fetches the server"]
fn a_container_that_is_wrong_in_every_way() {
    let azurite = Azurite::start().expect("Azurite runs");
    let right = azure(&azurite);
    assert_eq!(told(&right), Ok(()));
    let wrong = |change: fn(&mut String, &mut Secret)| {
        told(&with(&right, |settings| {
            if let PlaceSettings::Azure { container, key, .. } = settings {
                change(container, key);
            }
        }))
    };
    assert_eq!(
        wrong(|container, _| *container = "clinic".to_owned()),
        Err(Trouble::NoSuchPlace)
    );
    assert_eq!(
        wrong(|_, key| *key = Secret::new("a2V5".to_owned())),
        Err(Trouble::WrongCredentials)
    );
    assert!(matches!(
        wrong(|_, key| *key = Secret::new("not base 64!".to_owned())),
        Err(Trouble::Setting(_) | Trouble::WrongCredentials)
    ));
    drop(azurite);
    assert_eq!(told(&right), Err(Trouble::Unreachable));
}
