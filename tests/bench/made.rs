//! A record of invented cases, made through the clinic's own methods and kept outside the checkout.
//!
//! It is made in memory where the system has a file system there: it would otherwise wait for the disk at every one of
//! its tens of thousands of commits. The bytes are the same.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use anyhow::{Context, Result, anyhow};
use clinic::forms::{AnsweredForm, CloseForm, ContactDraft, ReportForm};
use clinic::views::{ContactScreen, ReportScreen};
use clinic::{Clinic, Env};
use tempfile::TempDir;
use tests::desk::{self, NAME, PASSPHRASE, Seeded};

use crate::clock::{StandingClock, iso};
use crate::{people, raw};

/// Raised when what is made here, or how the program writes it, changes: records of another number are left alone.
const FORMAT: u32 = 2;
/// The day, counted from the clock's first, on which everything is measured; the record covers the days before.
pub(crate) const TODAY: i64 = 680;
const IN_MEMORY: &str = "/dev/shm";
const KEY: &str = "database-key.txt";

/// A record that is never written to again: everything is measured on copies.
pub(crate) struct Made {
    folder: PathBuf,
    pub(crate) cases: u32,
    /// As hexadecimal digits. Beside the record for anyone to read, which only invented patients allow.
    pub(crate) key: String,
}

/// Where records are kept: `~/.cache/stepwell/bench`.
pub(crate) fn folder() -> Result<PathBuf> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache")))
        .context("there is no home folder to keep the records in")?;
    let folder = cache.join("stepwell/bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The record of so many cases, made now if there is none.
pub(crate) fn record(kept: &Path, cases: u32) -> Result<Made> {
    let folder = kept.join(format!("record-{FORMAT}-{cases}"));
    if !folder.exists() {
        println!("\n== Make a record of {cases} cases; it is kept for the next time");
        let made = match made_in(Path::new(IN_MEMORY), cases) {
            Ok(made) => made,
            Err(error) => {
                // No such file system, or a small one; a disk is slower and does as well.
                println!("not in memory ({error:#}), so on the disk");
                made_in(kept, cases)?
            }
        };
        // Renamed when complete, so that an interruption leaves nothing that looks finished.
        let complete = TempDir::with_prefix_in("unfinished-", kept)?;
        copy(made.path(), complete.path())?;
        fs::rename(complete.keep(), &folder)?;
    }
    let key = fs::read_to_string(folder.join(KEY))?;
    Ok(Made { folder, cases, key })
}

impl Made {
    /// A copy to measure on, on the same disk.
    pub(crate) fn copy(&self, kept: &Path) -> Result<TempDir> {
        let folder = TempDir::with_prefix_in("run-", kept)?;
        copy(&self.folder, folder.path())?;
        Ok(folder)
    }
}

/// The clinic over a copy, locked; randomness and the cost of a passphrase are those of the real program.
pub(crate) fn clinic(folder: &Path) -> Clinic {
    Clinic::open(Env {
        clock: Arc::new(StandingClock::on(TODAY)),
        ..Env::system(folder.to_owned())
    })
}

/// As [`clinic`], unlocked.
pub(crate) fn unlocked(folder: &Path) -> Result<Clinic> {
    let clinic = clinic(folder);
    clinic.unlock(NAME, PASSPHRASE)?;
    Ok(clinic)
}

/// Copies a folder with everything in it, but for the lock of whoever has it open.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else if entry.file_name() != "lock" {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Randomness that remembers what might be the database's key: what is written beside the store needs it, and the store
/// rightly tells it to nobody.
struct Remembering {
    random: Seeded,
    keys: Mutex<Vec<[u8; 32]>>,
}

impl clinic::Random for Remembering {
    fn fill(&self, bytes: &mut [u8]) {
        self.random.fill(bytes);
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        // All keys are made while the service is set up, which takes few numbers.
        if let Ok(key) = <[u8; 32]>::try_from(&*bytes)
            && keys.len() < 16
        {
            keys.push(key);
        }
    }
}

fn made_in(place: &Path, cases: u32) -> Result<TempDir> {
    let made = TempDir::with_prefix_in("stepwell-bench-", place)?;
    make(made.path(), cases)?;
    Ok(made)
}

/// Every case goes the same way, and each is somewhere else on it: opened and assessed, seen again, a report, closed.
fn make(folder: &Path, cases: u32) -> Result<()> {
    let started = Instant::now();
    let clock = Arc::new(StandingClock::on(0));
    let random = Arc::new(Remembering {
        random: Seeded::new(u64::from(cases)),
        keys: Mutex::default(),
    });
    let clinic = Clinic::open(Env {
        clock: clock.clone(),
        random: random.clone(),
        ..Env::system(folder.to_owned())
    });
    clinic.set_up(&desk::set_up())?;
    // A stage is a fortnight or so, so what belongs to one case lies scattered in the log as it does in life.
    let stage = (cases / 40).max(1);
    let mut ids = Vec::new();
    for number in 0..cases {
        let day = i64::from(number) * (TODAY - 1) / i64::from(cases);
        clock.put(day);
        ids.push(open_case(&clinic, number, day)?);
        let before = |stages: u32| {
            let number = number.checked_sub(stages * stage)?;
            Some((number, ids.get(number as usize)?.as_str()))
        };
        if let Some((_, case)) = before(1) {
            sign_step_2(&clinic, case, day)?;
        }
        if let Some((number, case)) = before(2)
            && number.is_multiple_of(4)
        {
            issue(&clinic, case, day)?;
        }
        if let Some((number, case)) = before(3)
            && number.is_multiple_of(3)
        {
            close(&clinic, case, day)?;
        }
        if (number + 1).is_multiple_of(1000.min(cases)) {
            println!(
                "{} cases, {:.0} s",
                number + 1,
                started.elapsed().as_secs_f32()
            );
        }
    }
    // The last connection to close folds the write-ahead log into the file.
    drop(clinic);
    let keys = random.keys.lock().unwrap_or_else(PoisonError::into_inner);
    let key = keys
        .iter()
        .map(|key| key.iter().map(|byte| format!("{byte:02x}")).collect())
        .find(|key: &String| raw::open(folder, key).is_ok())
        .context("none of the keys made at set-up opens the database")?;
    Ok(fs::write(folder.join(KEY), key)?)
}

fn open_case(clinic: &Clinic, number: u32, day: i64) -> Result<String> {
    let patient = clinic.register_patient(&people::patient(number))?;
    let case = clinic.open_case(&patient.banner.patient, &people::case(number, day))?;
    let mut draft = clinic
        .start_contact(&case.case, "step_1", "telephone")?
        .draft;
    draft.step_reason = "First assessment".to_owned();
    desk::answer_step_1(&mut draft);
    agree_next(&mut draft, day + 16);
    sign(clinic, &draft)?;
    Ok(case.case)
}

fn sign_step_2(clinic: &Clinic, case: &str, day: i64) -> Result<()> {
    sign(clinic, &start_step_2(clinic, case, day)?)
}

fn sign(clinic: &Clinic, draft: &ContactDraft) -> Result<()> {
    clinic.sign_contact(draft).map_err(with_fields)?;
    Ok(())
}

/// A draft of a second contact with everything in it that signing wants.
pub(crate) fn start_step_2(clinic: &Clinic, case: &str, day: i64) -> Result<ContactDraft> {
    let ContactScreen { mut draft, .. } = clinic.start_contact(case, "step_2", "face_to_face")?;
    desk::answer_step_2(&mut draft);
    agree_next(&mut draft, day + 28);
    Ok(draft)
}

fn agree_next(draft: &mut ContactDraft, day: i64) {
    draft.start = "09:00".to_owned();
    draft.end = "09:45".to_owned();
    for answer in &mut draft.answers {
        if answer.item == "next" {
            answer.on = iso(day);
        }
    }
    for row in &mut draft.match_rows {
        row.by = iso(day);
    }
}

fn issue(clinic: &Clinic, case: &str, day: i64) -> Result<()> {
    let (draft, form) = start_report(clinic, case, day)?;
    clinic.issue_report(&draft, &form).map_err(with_fields)?;
    Ok(())
}

/// A report's draft with everything in it that issuing wants, its warnings looked at.
pub(crate) fn start_report(clinic: &Clinic, case: &str, day: i64) -> Result<(String, ReportForm)> {
    let ReportScreen { id, mut form, .. } = clinic.start_report(case)?;
    form.advice = "may_be_fit".to_owned();
    form.from = iso(day);
    form.to = iso(day + 27);
    form.review = "required".to_owned();
    form.review_on = iso(day + 21);
    form.options = vec!["amended_duties".to_owned(), "altered_hours".to_owned()];
    form.comments = "Shorter shifts for the first two weeks; no lifting from the floor.".to_owned();
    let state = clinic.save_report(&id, &form)?;
    form.answered = state
        .findings
        .into_iter()
        .filter(|finding| finding.severity == "warn")
        .map(|finding| AnsweredForm {
            code: finding.code,
            field: finding.field,
        })
        .collect();
    Ok((id, form))
}

fn close(clinic: &Clinic, case: &str, day: i64) -> Result<()> {
    let form = CloseForm {
        on: iso(day),
        outcome: "returned_adjusted".to_owned(),
        note: "Four days a week since Monday".to_owned(),
    };
    clinic.close_case(case, &form).map_err(with_fields)?;
    Ok(())
}

/// Which fields were wanting says more than that some were.
fn with_fields(problem: clinic::Problem) -> anyhow::Error {
    anyhow!("{problem}: {:?}", problem.fields)
}
