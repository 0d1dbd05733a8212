//! The demonstration: a service of its own, in a folder of its own, played through the very methods that a person uses.
//!
//! Everybody in it is invented. Its first event says that it is a demonstration, and that drives every mark.

mod check;
mod check_care;
mod check_papers;
mod play;
mod play_papers;
mod predicate;
mod script;
mod script_papers;
mod stepping;
#[cfg(test)]
mod tests;
mod timeline;
mod written;

pub use check::{Checked, Outcome};

use crate::env::Env;
use crate::problem::{Code, Problem, Result};
use crate::session::Clinic;
use crate::views::Progress;
use chrono::NaiveDateTime;
use play::{Played, Stage};
use script::{CaseScript, Point, ServiceScript};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use stepping::{Seeded, SteppingClock};
use store::Cost;

/// What was made.
#[derive(Clone, Debug)]
pub struct Summary {
    pub cases: Vec<CaseMade>,
}

/// One case of the demonstration, and the files that tell of it.
#[derive(Clone, Debug)]
pub struct CaseMade {
    pub id: String,
    pub title: String,
    /// `<id>.txt`, in the folder that was asked for.
    pub timeline: PathBuf,
    /// The PDFs of every report, letter, plan and summary, in the case's own folder, `<id>`, by name.
    pub papers: Vec<PathBuf>,
    pub points: Vec<Checked>,
}

/// Why the demonstration could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemonstrationError {
    #[error(transparent)]
    Script(#[from] script::ScriptError),
    #[error("{case}, {at}: {problem}{}", fields(problem))]
    Step {
        case: String,
        at: NaiveDateTime,
        problem: Problem,
    },
    #[error("{problem}{}", fields(problem))]
    Clinic { problem: Problem },
    #[error("{}: {source}", path.display())]
    File {
        path: PathBuf,
        source: std::io::Error,
    },
}

fn fields(problem: &Problem) -> String {
    problem
        .fields
        .iter()
        .map(|field| format!("; {}: {}", field.field, field.message))
        .collect()
}

impl From<Problem> for DemonstrationError {
    fn from(problem: Problem) -> Self {
        Self::Clinic { problem }
    }
}

impl From<DemonstrationError> for Problem {
    fn from(error: DemonstrationError) -> Self {
        match error {
            DemonstrationError::Step { problem, .. } | DemonstrationError::Clinic { problem } => {
                problem
            }
            DemonstrationError::Script(_) | DemonstrationError::File { .. } => {
                Problem::new(Code::System, error.to_string())
            }
        }
    }
}

/// The name and passphrase to sign in to the demonstration with. They are no secret.
pub(crate) fn sign_in() -> Result<(String, String)> {
    let service = script::service().map_err(DemonstrationError::from)?;
    Ok((service.first_user(), service.passphrase))
}

/// Makes the demonstration in the folder that is kept for it beside the record, and closes it again. `env` gives the
/// folder and the randomness; the clock is the scripts' own. No copy is saved anywhere: that is left to whoever tries it.
///
/// Nothing may stand on the demonstration meanwhile: its folder is locked while this runs.
pub(crate) fn make(env: &Env, progress: &mut dyn FnMut(Progress)) -> Result<()> {
    let service = script::service().map_err(DemonstrationError::from)?;
    let scripts = script::cases().map_err(DemonstrationError::from)?;
    let clock = Arc::new(SteppingClock::at(service.founded_at));
    let clinic = Clinic::open(Env {
        clock: clock.clone(),
        passphrase_cost: OPEN_TO_ALL,
        ..env.clone()
    });
    let stage = Stage {
        clinic: &clinic,
        clock: &clock,
        service: &service,
        copies: None,
    };
    stage.found()?;
    stage.play(&scripts, progress)?;
    // Whoever tries it finds the first clinician's cases at the site the laptop stands at.
    if let Some(first) = scripts.first() {
        stage.seat(first)?;
    }
    Ok(())
}

/// The passphrase is shown to everyone: trying it need cost nothing, and the clinicians take turns some fifty times.
const OPEN_TO_ALL: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

/// Makes the demonstration without a window and writes every case's timeline (`<id>.txt`) and its papers (PDF, in a folder
/// `<id>`: reports and letters, for each reader, in each edition) into `out`, which is made where it does not exist; files
/// of an earlier run are replaced. The record itself lies in a
/// temporary folder and is gone afterwards. Every run gives the same bytes and the same report numbers.
pub fn run_demonstration(
    out: &Path,
    progress: &mut dyn FnMut(Progress),
) -> std::result::Result<Summary, DemonstrationError> {
    std::fs::create_dir_all(out).map_err(at(out))?;
    let shown = Shown::new(out, progress)?;
    let cases = shown
        .scripts
        .iter()
        .zip(&shown.played)
        .map(|(script, played)| shown.write(script, played, out))
        .collect::<std::result::Result<_, _>>()?;
    Ok(Summary { cases })
}

/// The demonstration after everything was played, still open.
struct Shown {
    clinic: Clinic,
    clock: Arc<SteppingClock>,
    service: ServiceScript,
    scripts: Vec<CaseScript>,
    played: Vec<Played>,
    /// Last, so that the record is closed before its folder goes.
    _record: Scratch,
}

impl Shown {
    fn new(
        copies: &Path,
        progress: &mut dyn FnMut(Progress),
    ) -> std::result::Result<Self, DemonstrationError> {
        let record = Scratch::new().map_err(at(&std::env::temp_dir()))?;
        let service = script::service()?;
        let scripts = script::cases()?;
        let clock = Arc::new(SteppingClock::at(service.founded_at));
        let clinic = Clinic::open(Env {
            clock: clock.clone(),
            random: Arc::new(Seeded::new(SEED)),
            folder: record.0.clone(),
            passphrase_cost: OPEN_TO_ALL,
            exchanging: crate::Exchanging::system(),
        });
        let stage = Stage {
            clinic: &clinic,
            clock: &clock,
            service: &service,
            copies: Some(copies.to_owned()),
        };
        stage.found()?;
        let played = stage.play(&scripts, progress)?;
        Ok(Self {
            clinic,
            clock,
            service,
            scripts,
            played,
            _record: record,
        })
    }

    /// Looks at points of a case, as its own clinician sees it.
    fn look(&self, script: &CaseScript, played: &Played, points: &[Point]) -> Result<Vec<Checked>> {
        let stage = Stage {
            clinic: &self.clinic,
            clock: &self.clock,
            service: &self.service,
            copies: None,
        };
        stage.seat(script)?;
        points
            .iter()
            .map(|point| check::check(&self.clinic, &script.id, played, point))
            .collect()
    }

    fn write(
        &self,
        script: &CaseScript,
        played: &Played,
        out: &Path,
    ) -> std::result::Result<CaseMade, DemonstrationError> {
        let clinic = &self.clinic;
        let text = timeline::timeline(clinic, &script.title, &played.patient, &played.cases)?;
        let path = out.join(format!("{}.txt", script.id));
        std::fs::write(&path, text).map_err(at(&path))?;
        Ok(CaseMade {
            id: script.id.clone(),
            title: script.title.clone(),
            timeline: path,
            papers: written::write(clinic, played, &out.join(&script.id))?,
            points: self.look(script, played, &script.checks)?,
        })
    }
}

fn at(path: &Path) -> impl FnOnce(std::io::Error) -> DemonstrationError + use<> {
    let path = path.to_owned();
    move |source| DemonstrationError::File { path, source }
}

/// Any number would do.
const SEED: u64 = 20_260_901;

/// A folder that is gone when this is dropped.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> std::io::Result<Self> {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("stepwell-demonstration-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        if path.exists() {
            // Left by a program that was stopped and had our number: nobody else can be using it.
            std::fs::remove_dir_all(&path)?;
        }
        std::fs::create_dir(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is invented and lies in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
