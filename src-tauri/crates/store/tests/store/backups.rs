//! A backup made while people work, read back, and everything that may have happened to it on the way.

use crate::fixture::*;
use domain::ids::LogId;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use store::{Backup, BackupNote, Commit, Document, Folder, Keys, Store, StoreError, Watch};

static GO_ON: AtomicBool = AtomicBool::new(false);

fn watch() -> Watch<'static> {
    Watch {
        stop: &GO_ON,
        progress: &|_, _| {},
    }
}

fn back_up(place: &Place, to: &Path) -> Result<BackupNote, StoreError> {
    let made_at = "2026-09-07T18:05:00+01:00".parse().unwrap();
    place.store().back_up(to, made_at, &watch())
}

/// A record with some entries and a document, and a backup of it.
fn backed_up() -> (Place, PathBuf, BackupNote) {
    let mut place = Place::new();
    for id in 1..=40 {
        place.say(id, patient(9), &named(&format!("NAME, {id}")));
    }
    let document = Document {
        media_type: "application/pdf".into(),
        bytes: vec![7; 100_000],
    };
    let commit = Commit {
        documents: vec![document],
        ..Commit::default()
    };
    place.commit(commit).unwrap();
    let file = place.path().with_file_name("one.stepwell-backup");
    let note = back_up(&place, &file).unwrap();
    (place, file, note)
}

/// Takes a backup apart into a folder of its own and opens what came.
fn restored(file: &Path) -> Result<(tempfile::TempDir, Store), StoreError> {
    let dir = tempfile::tempdir().unwrap();
    let backup = Backup::read(file)?;
    let (_, keys) = backup.key_file().unlock_with_passphrase(NAME, PASSPHRASE)?;
    let folder = Folder::open(&dir.path().join("record"))?;
    backup.unpack(&keys, &folder, &watch())?;
    let store = Store::open(&folder, &keys, project)?;
    Ok((dir, store))
}

fn refused(file: &Path) -> StoreError {
    match restored(file) {
        Ok(_) => panic!("it was taken for a good backup"),
        Err(error) => error,
    }
}

/// Nothing that a backup leaves on its way is left.
fn no_leftovers(place: &Place) {
    for folder in [place.path(), place.path().parent().unwrap().to_owned()] {
        for entry in fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(!name.ends_with(".part"), "{name}");
        }
    }
}

#[test]
fn what_comes_back_is_what_was_there() {
    let (place, file, note) = backed_up();
    let (_dir, store) = restored(&file).unwrap();
    assert_eq!(store.digest().unwrap(), place.store().digest().unwrap());
    assert_eq!(store.tips().unwrap(), place.store().tips().unwrap());
    assert_eq!(store.verify().unwrap().fault, None);
    assert_eq!(note.events, 40);
    assert_eq!(note.log, IDENTITY.log);
    no_leftovers(&place);
    // The file that was there is replaced whole, by one of the same entries.
    assert_eq!(back_up(&place, &file).unwrap().digest, note.digest);
    assert!(
        place
            .store()
            .made_backup(&Backup::read(&file).unwrap())
            .unwrap()
    );
}

#[test]
fn a_backup_says_nothing_of_anybody_in_clear() {
    let (_place, file, _) = backed_up();
    let bytes = fs::read(&file).unwrap();
    let has = |text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
    assert!(has(b"stepwell-backup/1"));
    assert!(
        has(NAME.as_bytes()),
        "the control: who signs in stands in the key file"
    );
    assert!(!has(b"NAME, 7") && !has(b"SQLite format 3") && !has(&[7; 64]));
}

#[test]
fn people_save_while_it_is_made() {
    let (mut place, file, _) = backed_up();
    let saved = AtomicU64::new(0);
    // Enough that copying takes a while.
    for id in 100..160 {
        let wide = "x".repeat(20_000);
        place.say(id, patient(id), &named(&wide));
    }
    let store = place.store();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                store.set_setting("busy", "with a patient").unwrap();
                saved.fetch_add(1, Ordering::SeqCst);
            }
        });
        while saved.load(Ordering::SeqCst) == 0 {
            std::thread::yield_now();
        }
        let at = AtomicU64::new(0);
        let progress = |_, _| {
            at.fetch_max(saved.load(Ordering::SeqCst), Ordering::SeqCst);
        };
        let before = saved.load(Ordering::SeqCst);
        let made_at = "2026-09-07T18:05:00+01:00".parse().unwrap();
        let watch = Watch {
            stop: &GO_ON,
            progress: &progress,
        };
        let note = store.back_up(&file, made_at, &watch);
        done.store(true, Ordering::SeqCst);
        assert_eq!(note.unwrap().events, 100);
        assert!(at.load(Ordering::SeqCst) > before, "nobody could save");
    });
    restored(&file).unwrap();
}

#[test]
fn one_that_is_stopped_leaves_the_last_one_and_nothing_else() {
    let (place, file, note) = backed_up();
    let before = fs::read(&file).unwrap();
    // At once, in the copying, and in the middle of the writing.
    for share in [0, 40, 90] {
        let stop = AtomicBool::new(share == 0);
        let progress = |done: u64, of: u64| {
            if of > 0 && done * 100 / of >= share {
                stop.store(true, Ordering::SeqCst);
            }
        };
        let watch = Watch {
            stop: &stop,
            progress: &progress,
        };
        let stopped = place.store().back_up(&file, note.made_at, &watch);
        assert!(matches!(stopped, Err(StoreError::BackupStopped)), "{share}");
        assert_eq!(fs::read(&file).unwrap(), before);
        no_leftovers(&place);
    }
}

#[test]
fn a_file_that_was_cut_short_or_grew_says_so() {
    let (_place, file, note) = backed_up();
    let whole = fs::read(&file).unwrap();
    for length in [0, 5, 17, 40, 300, whole.len() / 2, whole.len() - 1] {
        fs::write(&file, &whole[..length]).unwrap();
        let error = refused(&file);
        let fits = match length {
            0..=17 => matches!(error, StoreError::NotABackup | StoreError::BackupTorn),
            _ => matches!(error, StoreError::BackupTorn),
        };
        assert!(fits, "{length}: {error}");
    }
    let mut longer = whole.clone();
    longer.push(0);
    fs::write(&file, longer).unwrap();
    assert!(matches!(refused(&file), StoreError::BackupTorn));
    assert!(note.database.bytes > 0);
}

#[test]
fn any_altered_byte_is_found() {
    let (_place, file, note) = backed_up();
    let whole = fs::read(&file).unwrap();
    let head = whole.len() as u64 - note.database.bytes - note.keys.bytes;
    let spots = (0..head)
        .chain([head + 3, head + note.keys.bytes - 2])
        .chain(
            (0..note.database.bytes)
                .step_by(9_973)
                .map(|at| whole.len() as u64 - 1 - at),
        );
    for at in spots {
        let mut altered = whole.clone();
        altered[at as usize] ^= 0x04;
        fs::write(&file, altered).unwrap();
        let error = refused(&file);
        assert!(
            matches!(
                error,
                StoreError::BackupAltered(_)
                    | StoreError::BackupTorn
                    | StoreError::NotABackup
                    | StoreError::BackupNewer
            ),
            "{at}: {error}"
        );
    }
}

#[test]
fn a_note_put_together_by_somebody_without_the_key_is_found() {
    let (_place, file, _) = backed_up();
    let bytes = fs::read(&file).unwrap();
    let text = String::from_utf8_lossy(&bytes[..2_000]).into_owned();
    assert!(text.contains("2026-09-07T18:05"), "{text}");
    let at = text.find("2026-09-07T18:05").unwrap();
    let mut older = bytes.clone();
    older[at + 3] = b'5';
    fs::write(&file, older).unwrap();
    // It reads: nobody without a key can tell. Whoever opens it is told.
    assert!(Backup::read(&file).is_ok());
    assert!(matches!(refused(&file), StoreError::BackupAltered(_)));
}

#[test]
fn what_is_no_backup_of_ours_or_of_a_later_program_says_so() {
    let (place, file, _) = backed_up();
    let whole = fs::read(&file).unwrap();
    fs::write(&file, b"PK\x03\x04 something else entirely").unwrap();
    assert!(matches!(refused(&file), StoreError::NotABackup));
    fs::write(&file, vec![b'x'; 1_000_000]).unwrap();
    assert!(matches!(refused(&file), StoreError::NotABackup));
    let mut later = whole.clone();
    later[16] = b'2';
    fs::write(&file, later).unwrap();
    assert!(matches!(refused(&file), StoreError::BackupNewer));
    // A later schema in the same format: made here, by a program that knows one step more.
    place
        .tamper()
        .pragma_update(None, "user_version", 4_000)
        .unwrap();
    assert!(matches!(
        back_up(&place, &file),
        Err(StoreError::NewerDatabase { .. })
    ));
}

#[test]
fn a_record_that_is_damaged_is_not_called_backed_up() {
    let (place, file, _) = backed_up();
    let before = fs::read(&file).unwrap();
    place
        .tamper()
        .execute_batch("UPDATE signature SET signature = zeroblob(64) WHERE seq = 40")
        .unwrap();
    assert!(matches!(
        back_up(&place, &file),
        Err(StoreError::BackupIncomplete(_))
    ));
    assert_eq!(fs::read(&file).unwrap(), before, "the good one is kept");
    no_leftovers(&place);
}

#[test]
fn a_wrong_passphrase_or_another_key_opens_nothing() {
    let (_place, file, _) = backed_up();
    let backup = Backup::read(&file).unwrap();
    let wrong = backup
        .key_file()
        .unlock_with_passphrase(NAME, "not these words");
    assert!(matches!(wrong, Err(StoreError::WrongPassphrase)));
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::open(dir.path()).unwrap();
    let other = Keys::generate(&mut random(4711));
    assert!(matches!(
        backup.unpack(&other, &folder, &watch()),
        Err(StoreError::BackupAltered(_))
    ));
    assert!(!folder.path().join("record.db").exists());
}

#[test]
fn another_laptop_or_log_of_this_one_did_not_make_it() {
    let (place, file, _) = backed_up();
    let (_dir, store) = restored(&file).unwrap();
    let backup = Backup::read(&file).unwrap();
    assert!(store.made_backup(&backup).unwrap());
    let (log, _) = store.start_new_log(41, &mut random(77)).unwrap();
    assert_ne!(log, LogId::default());
    assert!(!store.made_backup(&backup).unwrap());
    assert!(place.store().made_backup(&backup).unwrap());
}

#[test]
fn a_second_place_gets_the_same_bytes() {
    let (_place, file, _) = backed_up();
    let dir = tempfile::tempdir().unwrap();
    let second = dir.path().join("copy.stepwell-backup");
    let backup = Backup::read(&file).unwrap();
    store::copy_backup(&backup, &second, &watch()).unwrap();
    assert_eq!(fs::read(&file).unwrap(), fs::read(&second).unwrap());
    let gone = dir.path().join("not there/copy.stepwell-backup");
    assert!(matches!(
        store::copy_backup(&backup, &gone, &watch()),
        Err(StoreError::File { .. })
    ));
}

#[test]
fn a_folder_takes_the_place_of_another_which_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let make = |name: &str, file: &str| {
        fs::create_dir(at(name)).unwrap();
        fs::write(at(name).join(file), name).unwrap();
    };
    make("record", "record.db");
    make("restored", "record.db");
    assert!(store::put_in_place(&at("restored"), &at("record"), &at("aside")).unwrap());
    assert_eq!(fs::read(at("record/record.db")).unwrap(), b"restored");
    assert_eq!(fs::read(at("aside/record.db")).unwrap(), b"record");
    // What was moved aside is never written over.
    make("restored", "record.db");
    assert!(store::put_in_place(&at("restored"), &at("record"), &at("aside")).is_err());
    assert_eq!(fs::read(at("aside/record.db")).unwrap(), b"record");
    // A folder that was only looked into is nothing to keep.
    make("empty", "lock");
    assert!(!store::put_in_place(&at("restored"), &at("empty"), &at("aside")).unwrap());
    assert_eq!(fs::read(at("empty/record.db")).unwrap(), b"restored");
}
