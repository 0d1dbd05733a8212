//! Three laptops, one folder between them: set up, join, work, lose one, and begin again from the paper.

use clinic::forms::{
    ApproveForm, JoinForm, LateForm, PlaceForm, RebuildForm, RebuiltForm, RevokeForm, UserForm,
};
use clinic::views::{JoinLook, State, SyncKind};
use clinic::{Clinic, Clock, Code, Env, Exchanging};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use store::Cost;
use tempfile::TempDir;
use tests::desk::{HandClock, PASSPHRASE, Seeded, kevin, sam, set_up, warehouse};

const JO: &str = "quiet green rivers";

/// One laptop: its own folder, its own randomness, a clock that all share.
struct Laptop {
    clinic: Clinic,
    folder: TempDir,
    seed: u64,
    clock: Arc<HandClock>,
}

fn open(folder: &Path, seed: u64, clock: &Arc<HandClock>) -> Clinic {
    Clinic::open(Env {
        clock: Arc::clone(clock) as Arc<dyn Clock>,
        random: Arc::new(Seeded::new(seed)),
        folder: folder.to_owned(),
        passphrase_cost: Cost::FOR_TESTS,
        exchanging: Exchanging::system(),
    })
}

impl Laptop {
    fn new(seed: u64, clock: &Arc<HandClock>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            clinic: open(folder.path(), seed, clock),
            folder,
            seed,
            clock: Arc::clone(clock),
        }
    }

    /// The program ends and is started again, with other randomness.
    fn restart(self) -> Self {
        let Self {
            clinic,
            folder,
            seed,
            clock,
        } = self;
        drop(clinic);
        let seed = seed + 1000;
        Self {
            clinic: open(folder.path(), seed, &clock),
            folder,
            seed,
            clock,
        }
    }

    /// Exchanges until an exchange that was asked for after this call has gone through.
    fn sync(&self) {
        let told = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&told);
        self.clinic.listen(move |_| {
            count.fetch_add(1, Ordering::SeqCst);
        });
        let ends = Instant::now() + Duration::from_secs(60);
        for _ in 0..2 {
            let before = told.load(Ordering::SeqCst);
            self.clinic.sync_now().unwrap();
            // One is told when it begins and when it has ended.
            while told.load(Ordering::SeqCst) < before + 2
                || self.clinic.sync_status().unwrap().running.is_some()
            {
                assert!(Instant::now() < ends, "an exchange that does not end");
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }

    fn cases(&self) -> usize {
        let query = clinic::views::CaseloadQuery::default();
        self.clinic.caseload(&query).unwrap().lines.len()
    }

    fn open_case(&self, family: &str, number: &str) {
        let mut form = kevin();
        form.family = family.to_owned();
        form.nhs_number = number.to_owned();
        form.nhs_number_meant = true;
        let patient = self.clinic.register_patient(&form).unwrap();
        let session = self.clinic.status().unwrap().session.unwrap();
        let case = clinic::forms::CaseForm {
            site: session.site,
            ..warehouse()
        };
        self.clinic
            .open_case(&patient.banner.patient, &case)
            .unwrap();
    }
}

fn clock() -> Arc<HandClock> {
    tests::desk::Desk::empty().clock
}

fn place(folder: &Path) -> PlaceForm {
    PlaceForm {
        kind: "folder".into(),
        folder: folder.display().to_string(),
        ..PlaceForm::default()
    }
}

/// Sam's laptop with sync set up, and the recovery code.
fn first(between: &Path, clock: &Arc<HandClock>) -> (Laptop, String) {
    let sams = Laptop::new(1, clock);
    let code = sams.clinic.set_up(&set_up()).unwrap().code;
    let view = sams.clinic.set_up_sync(&place(between)).unwrap();
    assert!(view.place.contains("the folder"), "{}", view.place);
    (sams, code)
}

fn jo(name: &str, registration: &str) -> UserForm {
    UserForm {
        name: name.into(),
        registration: registration.into(),
        ..sam()
    }
}

fn join_form(place: PlaceForm, person: UserForm) -> JoinForm {
    JoinForm {
        place,
        laptop_name: format!("{}'s laptop", person.name),
        user: person,
        passphrase: JO.into(),
        passphrase_again: JO.into(),
    }
}

fn approval(from: &Laptop, request: &str, administrator: bool) -> ApproveForm {
    ApproveForm {
        request: request.into(),
        person: "new".into(),
        administrator,
        site: from.clinic.status().unwrap().session.unwrap().site,
        words_compared: true,
    }
}

/// A laptop that asked, was let in by `by`, and went on by itself.
fn joined(by: &Laptop, between: &Path, seed: u64, person: UserForm, administrator: bool) -> Laptop {
    let laptop = Laptop::new(seed, &by.clock);
    let waiting = laptop
        .clinic
        .ask_to_join(&join_form(place(between), person))
        .unwrap();
    assert_eq!(laptop.clinic.status().unwrap().state, State::Waiting);
    assert!(laptop.clinic.look_for_answer().unwrap().status.is_none());

    let seen = by.clinic.requests().unwrap().requests;
    let request = seen
        .iter()
        .find(|request| request.words == waiting.words)
        .expect("the request, with the same words");
    let approved = by
        .clinic
        .approve(&approval(by, &request.request, administrator))
        .unwrap();
    assert!(approved.in_place);

    let look = laptop.clinic.look_for_answer().unwrap();
    let status = look.status.expect("joined");
    assert_eq!(status.state, State::Open);
    assert_eq!(look.service_words, approved.service_words);
    laptop
}

#[test]
fn three_laptops_join_work_and_see_each_others_cases() {
    let between = tempfile::tempdir().unwrap();
    let clock = clock();
    let (sams, _) = first(between.path(), &clock);
    sams.open_case("Pryce", "999 100 0003");
    sams.sync();

    let jos = joined(&sams, between.path(), 2, jo("Jo Hart", "OT54321"), true);
    // At once, before any of the history came: the service, its sites and Jo are known, and work is possible.
    let session = jos.clinic.status().unwrap().session.unwrap();
    assert_eq!(session.user.name, "Jo Hart");
    assert_eq!(session.service_name, set_up().service_name);
    jos.open_case("Amara", "999 000 0018");
    sams.sync();
    jos.sync();
    assert_eq!(jos.cases(), 2);

    // An administrator who joined lets the third one in.
    let priyas = joined(&jos, between.path(), 3, jo("Priya Nair", "OT65432"), false);
    for laptop in [&jos, &sams, &priyas, &sams, &jos, &priyas, &sams, &jos] {
        laptop.sync();
    }
    priyas.open_case("Coyle", "999 000 0026");
    for laptop in [&priyas, &sams, &jos, &priyas, &sams, &jos] {
        laptop.sync();
    }
    for laptop in [&sams, &jos, &priyas] {
        assert_eq!(laptop.cases(), 3);
        let status = laptop.clinic.sync_status().unwrap();
        assert_eq!(status.kind, SyncKind::UpToDate, "{status:?}");
        let laptops = laptop.clinic.laptops().unwrap();
        assert_eq!(laptops.laptops.len(), 3);
        assert!(laptops.laptops[0].this, "{laptops:?}");
        assert!(laptops.late.is_empty());
    }
    // Somebody who is no administrator lets nobody in and removes nothing.
    let refused = priyas.clinic.requests().unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    let lost = sams.clinic.laptops().unwrap().laptops[1].id.clone();
    let form = RevokeForm {
        laptop: lost,
        reason: "stolen".into(),
    };
    assert_eq!(
        priyas.clinic.revoke_laptop(&form).unwrap_err().code,
        Code::Refused
    );
}

#[test]
fn a_request_is_refused_unless_all_of_it_is_right() {
    let between = tempfile::tempdir().unwrap();
    let clock = clock();
    let (sams, _) = first(between.path(), &clock);
    let jos = Laptop::new(2, &clock);
    let waiting = jos
        .clinic
        .ask_to_join(&join_form(place(between.path()), jo("Jo Hart", "OT54321")))
        .unwrap();
    let says = |form: &ApproveForm, field: &str, word: &str| {
        let problem = sams.clinic.approve(form).unwrap_err();
        assert_eq!(problem.fields[0].field, field, "{problem:?}");
        assert!(problem.fields[0].message.contains(word), "{problem:?}");
    };
    let good = approval(&sams, &waiting.request, false);
    let unseen = ApproveForm {
        words_compared: false,
        ..good.clone()
    };
    says(&unseen, "words_compared", "eight words");
    let mut altered = good.request.clone().into_bytes();
    altered[40] = if altered[40] == b'0' { b'1' } else { b'0' };
    let altered = ApproveForm {
        request: String::from_utf8(altered).unwrap(),
        ..good.clone()
    };
    says(&altered, "request", "changed on its way");
    clock.set("2026-10-01T10:00:00+01:00");
    says(&good, "request", "three weeks");
    clock.set("2026-09-01T10:00:00+01:00");
    assert_eq!(
        sams.clinic.laptops().unwrap().laptops.len(),
        1,
        "nothing was recorded"
    );

    // Somebody puts another request in its place: it lies under a name that is not its own, and is not shown.
    let name = std::fs::read_dir(between.path().join("stepwell/join"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let other = Laptop::new(9, &clock);
    let form = JoinForm {
        place: PlaceForm {
            kind: "file".into(),
            ..PlaceForm::default()
        },
        ..join_form(PlaceForm::default(), jo("Jo Hart", "OT54321"))
    };
    let forged = other.clinic.ask_to_join(&form).unwrap();
    std::fs::write(&name, &forged.request).unwrap();
    assert!(sams.clinic.requests().unwrap().requests.is_empty());
    assert_ne!(forged.words, waiting.words);

    sams.clinic.approve(&good).unwrap();
    let again = sams.clinic.approve(&good).unwrap_err();
    assert!(again.fields[0].message.contains("already"), "{again:?}");
}

#[test]
fn a_join_outlives_the_program_and_an_answer_can_be_handed_over() {
    let between = tempfile::tempdir().unwrap();
    let clock = clock();
    let (sams, _) = first(between.path(), &clock);
    let jos = Laptop::new(2, &clock);
    let by_file = PlaceForm {
        kind: "file".into(),
        ..PlaceForm::default()
    };
    let asked = jos
        .clinic
        .ask_to_join(&join_form(by_file, jo("Jo Hart", "OT54321")))
        .unwrap();
    let approved = sams
        .clinic
        .approve(&approval(&sams, &asked.request, false))
        .unwrap();

    let jos = jos.restart();
    assert_eq!(jos.clinic.status().unwrap().state, State::Waiting);
    let waiting = jos.clinic.waiting().unwrap();
    assert_eq!(waiting.words, asked.words);
    assert!(!waiting.open);
    // Nothing can be taken in before the passphrase was typed, and no other record begun meanwhile.
    assert_eq!(
        jos.clinic.take_answer(&approved.answer).unwrap_err().code,
        Code::Locked
    );
    assert_eq!(
        jos.clinic.set_up(&set_up()).unwrap_err().code,
        Code::Refused
    );
    assert_eq!(
        jos.clinic.go_on_waiting(PASSPHRASE).unwrap_err().code,
        Code::WrongPassphrase
    );
    jos.clinic.go_on_waiting(JO).unwrap();
    let mut altered = approved.answer.clone().into_bytes();
    altered[90] = if altered[90] == b'0' { b'1' } else { b'0' };
    let altered = String::from_utf8(altered).unwrap();
    assert_eq!(
        jos.clinic.take_answer(&altered).unwrap_err().code,
        Code::Input
    );
    let look: JoinLook = jos.clinic.take_answer(&approved.answer).unwrap();
    assert_eq!(look.service_words, approved.service_words);
    sams.open_case("Pryce", "999 100 0003");
    sams.sync();
    // The answer brought the place with it.
    jos.sync();
    assert_eq!(jos.cases(), 1);
    jos.clinic.lock().unwrap();
    let jos = jos.restart();
    jos.clinic.unlock("Jo Hart", JO).unwrap();
    assert_eq!(jos.cases(), 1);
}

#[test]
fn what_a_removed_laptop_records_afterwards_is_left_out_until_it_is_accepted() {
    let between = tempfile::tempdir().unwrap();
    let clock = clock();
    let (sams, _) = first(between.path(), &clock);
    let jos = joined(&sams, between.path(), 2, jo("Jo Hart", "OT54321"), false);
    for laptop in [&sams, &jos, &sams, &jos] {
        laptop.sync();
    }
    let lost = sams
        .clinic
        .laptops()
        .unwrap()
        .laptops
        .into_iter()
        .find(|laptop| !laptop.this)
        .unwrap();
    assert!(lost.can_be_removed);
    let nothing = RevokeForm {
        laptop: lost.id.clone(),
        reason: String::new(),
    };
    assert_eq!(
        sams.clinic.revoke_laptop(&nothing).unwrap_err().fields[0].field,
        "reason"
    );
    let gone = RevokeForm {
        reason: "stolen from the car".into(),
        ..nothing
    };
    let after = sams.clinic.revoke_laptop(&gone).unwrap();
    assert!(after.laptops[1].removed.contains("stolen from the car"));

    // It records on, not knowing, and what it sends is kept and counts nowhere.
    jos.open_case("Amara", "999 000 0018");
    jos.sync();
    sams.sync();
    assert_eq!(sams.cases(), 0);
    let late = sams.clinic.laptops().unwrap().late;
    assert_eq!(late.len(), 1, "{late:?}");
    assert!(late[0].count >= 2);
    assert!(late[0].entries[0].contains("Jo Hart"), "{late:?}");

    // What the others record from now on, it cannot open.
    sams.open_case("Pryce", "999 100 0003");
    sams.sync();
    let before = jos.cases();
    jos.sync();
    assert_eq!(jos.cases(), before, "nothing new came");

    let accept = LateForm {
        log: late[0].log.clone(),
        up_to: late[0].up_to,
        reason: "Jo recorded it before the theft".into(),
    };
    let accepted = sams.clinic.accept_late(&accept).unwrap();
    assert!(accepted.late.is_empty());
    assert_eq!(sams.cases(), 2);
}

#[test]
fn the_paper_and_the_place_alone_bring_a_service_back() {
    let between = tempfile::tempdir().unwrap();
    let clock = clock();
    let (sams, code) = first(between.path(), &clock);
    let jos = joined(&sams, between.path(), 2, jo("Jo Hart", "OT54321"), false);
    jos.open_case("Amara", "999 000 0018");
    sams.open_case("Pryce", "999 100 0003");
    for laptop in [&sams, &jos, &sams, &jos] {
        laptop.sync();
    }
    drop(sams);
    drop(jos);

    let new = Laptop::new(7, &clock);
    let mut form = RebuildForm {
        place: place(between.path()),
        code: "0000-0000-0000-0000-0000-0000-0000-0000-0".into(),
        laptop_name: "New".into(),
    };
    let wrong = new.clinic.rebuild(&form, &mut |_| ()).unwrap_err();
    assert_eq!(wrong.fields[0].field, "code");
    assert_eq!(new.clinic.status().unwrap().state, State::Empty);
    form.code = code.to_lowercase();
    let found = new.clinic.rebuild(&form, &mut |_| ()).unwrap();
    assert_eq!(found.service_name, set_up().service_name);
    assert_eq!(found.people.len(), 2);
    assert_eq!(found.trouble, "");

    // Interrupted before somebody said who they are: begun again.
    let new = new.restart();
    assert_eq!(new.clinic.status().unwrap().state, State::Empty);
    let found = new.clinic.rebuild(&form, &mut |_| ()).unwrap();
    let sams = found.people.iter().find(|one| one.administrator).unwrap();
    let status = new
        .clinic
        .finish_rebuilding(&RebuiltForm {
            user: sams.id.clone(),
            site: found.sites[0].id.clone(),
            passphrase: "other words entirely".into(),
            passphrase_again: "other words entirely".into(),
        })
        .unwrap();
    assert_eq!(status.state, State::Open);
    assert_eq!(new.cases(), 2);
    // It is a whole laptop of the service: another joins by it, and the same paper would work again.
    new.sync();
    let third = joined(&new, between.path(), 11, jo("Priya Nair", "OT65432"), false);
    for laptop in [&new, &third, &new, &third] {
        laptop.sync();
    }
    assert_eq!(third.cases(), 2);
    let new = new.restart();
    new.clinic
        .unlock("Sam Okafor", "other words entirely")
        .unwrap();
    assert_eq!(new.cases(), 2);
}

#[test]
fn the_place_is_tried_and_what_is_wrong_is_said_with_its_field() {
    let between = tempfile::tempdir().unwrap();
    let clock = clock();
    let sams = Laptop::new(1, &clock);
    sams.clinic.set_up(&set_up()).unwrap();
    let missing = place(&between.path().join("not-there"));
    let problem = sams.clinic.set_up_sync(&missing).unwrap_err();
    assert_eq!(problem.fields[0].field, "folder");
    assert!(
        problem.fields[0].message.contains("no such folder"),
        "{problem:?}"
    );
    assert_eq!(
        sams.clinic.sync_set_up().unwrap().place,
        "",
        "nothing was kept"
    );
    let unreachable = PlaceForm {
        kind: "s3".into(),
        endpoint: "https://127.0.0.1:9".into(),
        region: "garage".into(),
        bucket: "clinic".into(),
        key_id: "GK1".into(),
        secret: "s".into(),
        path_style: true,
        ..PlaceForm::default()
    };
    let problem = sams.clinic.set_up_sync(&unreachable).unwrap_err();
    assert_eq!(problem.fields[0].field, "endpoint", "{problem:?}");

    // Another service lies there already.
    let others = Laptop::new(5, &clock);
    others.clinic.set_up(&set_up()).unwrap();
    others.clinic.set_up_sync(&place(between.path())).unwrap();
    let problem = sams.clinic.set_up_sync(&place(between.path())).unwrap_err();
    assert!(
        problem.fields[0].message.contains("another service"),
        "{problem:?}"
    );
}

#[test]
fn somebody_known_to_the_service_is_given_a_sign_in_on_a_laptop_that_joined() {
    let between = tempfile::tempdir().unwrap();
    let clock = clock();
    let (sams, _) = first(between.path(), &clock);
    let jos = joined(&sams, between.path(), 2, jo("Jo Hart", "OT54321"), true);
    for (name, registration, administrator) in [
        ("Priya Nair", "OT65432", false),
        ("Ann Cole", "OT76543", true),
    ] {
        let person = UserForm {
            administrator,
            ..jo(name, registration)
        };
        sams.clinic
            .add_user(&person, PASSPHRASE, PASSPHRASE)
            .unwrap();
    }
    for laptop in [&sams, &jos, &sams, &jos] {
        laptop.sync();
    }
    let users = jos.clinic.status().unwrap().session.unwrap().users;
    let id = |name: &str| {
        users
            .iter()
            .find(|user| user.name == name)
            .unwrap()
            .id
            .clone()
    };
    let (jo_id, priya) = (id("Jo Hart"), id("Priya Nair"));
    assert_eq!(jos.clinic.sign_ins().unwrap(), vec![jo_id.clone()]);

    // The passphrase is asked for as ever, and nobody's is replaced.
    let short = jos
        .clinic
        .give_sign_in(&priya, "short", "short")
        .unwrap_err();
    assert_eq!(short.fields[0].field, "passphrase");
    let two = jos
        .clinic
        .give_sign_in(&priya, "four quiet brown owls", "four quiet brown cats")
        .unwrap_err();
    assert_eq!(two.fields[0].field, "passphrase_again");
    let own = jos
        .clinic
        .give_sign_in(&jo_id, PASSPHRASE, PASSPHRASE)
        .unwrap_err();
    assert_eq!(own.code, Code::Refused);
    let nobody = jos
        .clinic
        .give_sign_in(&session_id(&jos), PASSPHRASE, PASSPHRASE)
        .unwrap_err();
    assert_eq!(nobody.code, Code::NotFound);

    let owls = "four quiet brown owls";
    let now = jos.clinic.give_sign_in(&priya, owls, owls).unwrap();
    assert_eq!(now.len(), 2);
    jos.clinic
        .give_sign_in(&id("Ann Cole"), owls, owls)
        .unwrap();
    let jos = jos.restart();
    assert_eq!(
        jos.clinic
            .unlock("Priya Nair", PASSPHRASE)
            .unwrap_err()
            .code,
        Code::WrongPassphrase,
        "hers on the other laptop is another"
    );
    let status = jos.clinic.unlock("Priya Nair", owls).unwrap();
    let session = status.session.unwrap();
    assert_eq!(session.user.id, priya);
    assert!(!session.user.administrator);
    // What she records here is hers, and comes to the others.
    jos.open_case("Amara", "999 000 0018");
    let refused = jos.clinic.give_sign_in(&priya, owls, owls).unwrap_err();
    assert_eq!(refused.code, Code::Refused, "she is no administrator");
    jos.sync();
    sams.sync();
    assert_eq!(sams.cases(), 1);
    // An administrator's sign-in opens what an administrator needs: letting somebody in.
    jos.clinic.lock().unwrap();
    jos.clinic.unlock("Ann Cole", owls).unwrap();
    joined(&jos, between.path(), 5, jo("Lee Park", "OT87654"), false);
}

/// An id that is no person's.
fn session_id(laptop: &Laptop) -> String {
    laptop.clinic.status().unwrap().session.unwrap().site
}
