use crate::fixture::*;
use domain::ids::UserId;
use std::fs;
use store::{Cost, Folder, KeyFile, StoreError};
use uuid::Uuid;

const OTHER: UserId = UserId(Uuid::from_u128(0xB2));

fn opens(file: &KeyFile, name: &str, passphrase: &str) -> bool {
    match file.unlock_with_passphrase(name, passphrase) {
        Ok(_) => true,
        Err(StoreError::WrongPassphrase) => false,
        Err(other) => panic!("{other}"),
    }
}

fn file_with(passphrase: &str) -> KeyFile {
    let mut file = KeyFile::new(IDENTITY.service);
    file.set_user(
        &keys(),
        USER,
        NAME,
        passphrase,
        true,
        Cost::FOR_TESTS,
        &mut random(5),
    )
    .unwrap();
    file
}

#[test]
fn a_passphrase_opens_however_the_keyboard_composes_it() {
    let file = file_with("cafe\u{301} ﬁne");
    assert!(opens(&file, " alex  MOSS ", "caf\u{e9} fine"));
    assert!(!opens(&file, NAME, "cafe fine"));
    assert!(!opens(&file, "Somebody", "caf\u{e9} fine"));
}

#[test]
fn the_recovery_code_opens_and_the_one_before_does_not() {
    let mut file = file_with(PASSPHRASE);
    let first = file
        .set_recovery_code(&keys(), Cost::FOR_TESTS, &mut random(6))
        .unwrap()
        .to_string();
    let second = file
        .set_recovery_code(&keys(), Cost::FOR_TESTS, &mut random(7))
        .unwrap()
        .to_string();
    assert!(
        file.unlock_with_recovery_code(&second.to_lowercase())
            .unwrap()
            .hold_root()
    );
    assert!(matches!(
        file.unlock_with_recovery_code(&first),
        Err(StoreError::WrongRecoveryCode)
    ));
    let typo = second.replacen(&second[..1], if &second[..1] == "A" { "B" } else { "A" }, 1);
    assert!(matches!(
        file.unlock_with_recovery_code(&typo),
        Err(StoreError::RecoveryCodeMistyped)
    ));
}

#[test]
fn only_administrators_hold_the_root_key() {
    let mut file = file_with(PASSPHRASE);
    let (_, keys) = file.unlock_with_passphrase(NAME, PASSPHRASE).unwrap();
    file.set_user(
        &keys,
        OTHER,
        "Sam Reed",
        "plain words",
        false,
        Cost::FOR_TESTS,
        &mut random(8),
    )
    .unwrap();
    let (user, clinician) = file
        .unlock_with_passphrase("Sam Reed", "plain words")
        .unwrap();
    assert!(user == OTHER && keys.hold_root() && !clinician.hold_root());
    let made = file.set_recovery_code(&clinician, Cost::FOR_TESTS, &mut random(9));
    assert!(matches!(made, Err(StoreError::RootNeeded)));
    let raised = file.set_user(
        &clinician,
        OTHER,
        "Sam Reed",
        "x",
        true,
        Cost::FOR_TESTS,
        &mut random(9),
    );
    assert!(matches!(raised, Err(StoreError::RootNeeded)));
    assert!(
        opens(&file, "Sam Reed", "plain words"),
        "a refused change leaves the slot"
    );
}

#[test]
fn names_are_taken_once_and_the_last_slot_stays() {
    let mut file = file_with(PASSPHRASE);
    let taken = file.set_user(
        &keys(),
        OTHER,
        "ALEX moss",
        "x",
        false,
        Cost::FOR_TESTS,
        &mut random(8),
    );
    assert!(matches!(taken, Err(StoreError::NameTaken)));
    let empty = file.set_user(
        &keys(),
        OTHER,
        "Sam",
        "",
        false,
        Cost::FOR_TESTS,
        &mut random(8),
    );
    assert!(matches!(empty, Err(StoreError::EmptyPassphrase)));
    assert!(matches!(
        file.remove_user(OTHER),
        Err(StoreError::NoSuchSlot)
    ));
    assert!(matches!(file.remove_user(USER), Err(StoreError::LastSlot)));
    file.set_user(
        &keys(),
        OTHER,
        "Sam",
        "x",
        false,
        Cost::FOR_TESTS,
        &mut random(8),
    )
    .unwrap();
    file.remove_user(USER).unwrap();
    assert_eq!(
        file.sign_ins()
            .iter()
            .map(|one| one.name.as_str())
            .collect::<Vec<_>>(),
        ["Sam"]
    );
    assert!(!opens(&file, NAME, PASSPHRASE));
}

#[test]
fn a_new_passphrase_ends_the_old_one() {
    let mut file = file_with("old words");
    file.set_user(
        &keys(),
        USER,
        NAME,
        "new words",
        true,
        Cost::FOR_TESTS,
        &mut random(8),
    )
    .unwrap();
    assert!(opens(&file, NAME, "new words") && !opens(&file, NAME, "old words"));
    assert_eq!(file.sign_ins().len(), 1);
}

/// Each field of a slot's header is bound to what it wraps.
#[test]
fn an_altered_slot_does_not_open() {
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::open(dir.path()).unwrap();
    file_with(PASSPHRASE).save(&folder).unwrap();
    let text = fs::read_to_string(dir.path().join("keys.json")).unwrap();
    let altered = |from: &str, to: &str| {
        let other = text.replacen(from, to, 1);
        assert_ne!(other, text, "{from} is there");
        fs::write(dir.path().join("keys.json"), other).unwrap();
        let file = KeyFile::load(&folder).unwrap();
        let name = file.sign_ins().remove(0).name;
        opens(&file, &name, PASSPHRASE)
    };
    for (from, to) in [
        ("Alex Moss", "Alex Mess"),
        ("\"passes\": 1", "\"passes\": 2"),
        ("\"memory_kib\": 8", "\"memory_kib\": 9"),
        (USER.to_string().as_str(), OTHER.to_string().as_str()),
        (
            IDENTITY.service.to_string().as_str(),
            USER.to_string().as_str(),
        ),
    ] {
        assert!(!altered(from, to), "{from}");
    }
    fs::write(
        dir.path().join("keys.json"),
        text.replace("\"memory_kib\": 8", "\"memory_kib\": 4000000000"),
    )
    .unwrap();
    let greedy = KeyFile::load(&folder)
        .unwrap()
        .unlock_with_passphrase(NAME, PASSPHRASE);
    assert!(matches!(greedy, Err(StoreError::KeysDamaged(_))));
}

#[test]
fn a_torn_write_keeps_the_old_file() {
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::open(dir.path()).unwrap();
    let old = file_with("old words");
    old.save(&folder).unwrap();
    // Power went while the new file was being written beside the old one.
    fs::write(dir.path().join("keys.new"), b"{\"format\":\"stepw").unwrap();
    assert_eq!(KeyFile::load(&folder).unwrap(), old);
    let new = file_with("new words");
    new.save(&folder).unwrap();
    assert_eq!(KeyFile::load(&folder).unwrap(), new);
    // The new file can't be written at all.
    fs::create_dir(dir.path().join("keys.new")).unwrap();
    assert!(matches!(old.save(&folder), Err(StoreError::File { .. })));
    assert_eq!(KeyFile::load(&folder).unwrap(), new);
}

#[test]
fn files_that_are_not_ours_to_read_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::open(dir.path()).unwrap();
    let load = |bytes: &[u8]| {
        fs::write(dir.path().join("keys.json"), bytes).unwrap();
        KeyFile::load(&folder)
    };
    assert!(matches!(
        KeyFile::load(&folder),
        Err(StoreError::KeysMissing)
    ));
    assert!(matches!(
        load(br#"{"format":"stepwell-keys/3","more":1}"#),
        Err(StoreError::KeysNewer)
    ));
    for damaged in [
        &b""[..],
        b"{\"format\":\"stepwell-keys/1\"",
        b"{\"format\":\"other\"}",
        b"[]",
    ] {
        assert!(matches!(load(damaged), Err(StoreError::KeysDamaged(_))));
        let over = file_with(PASSPHRASE).save(&folder);
        assert!(
            over.is_err(),
            "a file that can't be read is not written over"
        );
    }
}

#[test]
fn another_service_s_file_is_not_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::open(dir.path()).unwrap();
    file_with(PASSPHRASE).save(&folder).unwrap();
    let other = KeyFile::new(domain::ids::ServiceId(Uuid::from_u128(1)));
    assert!(matches!(other.save(&folder), Err(StoreError::KeysExist)));
}
