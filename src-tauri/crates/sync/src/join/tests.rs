use super::*;
use crate::{PlaceSettings, Secret};
use domain::ids::{EpochId, ServiceId, SiteId, UserId};
use proptest::prelude::*;
use store::{Cost, KeyFile, Keys};
use uuid::Uuid;

fn request_for(identity: &age::x25519::Identity, name: &str) -> Request {
    Request {
        laptop: LaptopId(Uuid::from_u128(21)),
        log: LogId(Uuid::from_u128(22)),
        public_key: "ab".repeat(32),
        recipient: identity.to_public().to_string(),
        laptop_name: "Totton, Jo's".into(),
        newcomer: Newcomer {
            name: name.into(),
            profession: "physiotherapist".into(),
            registration: "PH00000".into(),
            ..Newcomer::default()
        },
        made_at: "2026-09-07T09:00:00+01:00".parse().unwrap(),
    }
}

fn identity() -> age::x25519::Identity {
    // Fixed, so that the words below are.
    Keys::joining(Some(&[7; 32]), &mut |bytes: &mut [u8]| bytes.fill(1))
        .recovery_secret()
        .unwrap()
        .parse()
        .unwrap()
}

fn secret(identity: &age::x25519::Identity) -> String {
    use age::secrecy::ExposeSecret;
    identity.to_string().expose_secret().to_owned()
}

fn answer_to(request: &Request) -> Answer {
    let random = &mut |bytes: &mut [u8]| bytes.fill(3);
    let keys = Keys::generate(random);
    let service = ServiceId(Uuid::from_u128(1));
    let mut file = KeyFile::new(service);
    file.set_recovery_code(&keys, Cost::FOR_TESTS, random)
        .unwrap();
    Answer {
        request: request.id(),
        service,
        root_public_key: "cd".repeat(32),
        certificate: "ef".repeat(64),
        user: UserId(Uuid::from_u128(5)),
        site: SiteId(Uuid::from_u128(6)),
        root_seed: None,
        epochs: vec![EpochKey {
            epoch: EpochId(Uuid::from_u128(7)),
            secret: Secret::new("AGE-SECRET-KEY-1X".into()),
        }],
        name_key: Secret::new("01".repeat(32)),
        recovery: file.recovery_slot().unwrap(),
        recovery_recipient: keys.recovery_recipient().unwrap(),
        place: PlaceSettings::Folder {
            path: "/mnt/clinic".into(),
        },
        known: Vec::new(),
    }
}

#[test]
fn a_request_reads_back_as_e_mail_leaves_it() {
    let request = request_for(&identity(), "Jo Hart");
    let text = request.to_text();
    assert_eq!(Request::read(&text).unwrap(), request);
    let wrapped: Vec<&str> = text
        .as_bytes()
        .chunks(70)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    let wrapped = format!("  {}\r\n", wrapped.join("\r\n"));
    assert_eq!(Request::read(&wrapped).unwrap(), request);
    assert_eq!(
        request.words().to_string(),
        "spare repeat surface beef knee matter typical cigar"
    );
}

#[test]
fn what_is_no_request_is_told_apart() {
    let text = request_for(&identity(), "Jo Hart").to_text();
    assert_eq!(Request::read(""), Err(JoinError::NoRequest));
    assert_eq!(Request::read("Dear Sam,"), Err(JoinError::NoRequest));
    assert_eq!(
        Request::read(&text.replace("join-1", "join-2")),
        Err(JoinError::Newer)
    );
    assert_eq!(
        Request::read(&text[..text.len() - 2]),
        Err(JoinError::Altered)
    );
}

#[test]
fn a_request_grows_old() {
    let request = request_for(&identity(), "Jo Hart");
    let at = |text: &str| request.check_age(text.parse().unwrap());
    assert_eq!(at("2026-09-27T09:00:00+01:00"), Ok(()));
    assert_eq!(at("2026-09-29T09:00:00+01:00"), Err(JoinError::TooOld));
    assert_eq!(
        at("2026-09-01T09:00:00+01:00"),
        Err(JoinError::FromTheFuture)
    );
}

#[test]
fn an_answer_opens_for_the_laptop_that_asked_alone() {
    let (mine, other) = (identity(), age::x25519::Identity::generate());
    let request = request_for(&mine, "Jo Hart");
    let answer = answer_to(&request);
    let sealed = answer.seal(&request).unwrap();
    assert_eq!(
        Answer::open(&sealed, &secret(&mine), &request).unwrap(),
        answer
    );
    assert_eq!(
        Answer::open(&sealed, &secret(&other), &request),
        Err(JoinError::ForAnother)
    );
    // Asked again meanwhile, with the same key: that is another request.
    let again = request_for(&mine, "Jo Harte");
    assert_eq!(
        Answer::open(&sealed, &secret(&mine), &again),
        Err(JoinError::ForAnother)
    );
    assert_eq!(
        Answer::open(&request.to_text(), &secret(&mine), &request),
        Err(JoinError::NoAnswer)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_altered_character_is_refused_or_makes_other_words(
        place in any::<prop::sample::Index>(), with in "[ -~]", name in "[A-Za-z' é-]{1,30}"
    ) {
        let request = request_for(&identity(), &name);
        let mut text: Vec<char> = request.to_text().chars().collect();
        let place = place.index(text.len());
        let with = with.chars().next().unwrap();
        prop_assume!(text[place] != with);
        text[place] = with;
        let text: String = text.into_iter().collect();
        if let Ok(read) = Request::read(&text) {
            prop_assert_ne!(read.words(), request.words());
        }
    }

    /// Whoever knows the format can make the check agree: then the words are others.
    #[test]
    fn any_other_request_has_other_words(name in "[A-Za-z' é-]{1,30}", laptop in any::<u128>()) {
        let request = request_for(&identity(), "Jo Hart");
        let mut other = request_for(&identity(), &name);
        other.laptop = LaptopId(Uuid::from_u128(laptop));
        prop_assume!(other != request);
        prop_assert_eq!(Request::read(&other.to_text()).unwrap(), other.clone());
        prop_assert_ne!(other.words(), request.words());
        prop_assert_ne!(other.id(), request.id());
    }

    #[test]
    fn an_answer_altered_anywhere_opens_nothing(place in any::<prop::sample::Index>()) {
        let mine = identity();
        let request = request_for(&mine, "Jo Hart");
        let mut text = answer_to(&request).seal(&request).unwrap().into_bytes();
        let place = place.index(text.len());
        text[place] = if text[place] == b'0' { b'1' } else { b'0' };
        let text = String::from_utf8(text).unwrap();
        prop_assert!(Answer::open(&text, &secret(&mine), &request).is_err());
    }
}
