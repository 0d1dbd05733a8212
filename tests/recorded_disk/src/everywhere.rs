//! Reopens every disk that a crash could have left.

use crate::tape::{Kept, Tape};
use std::collections::BTreeSet;
use std::fmt::{self, Debug, Display};
use std::path::Path;

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Moments at which the power was cut.
    pub points: usize,
    /// Different disks reopened.
    pub disks: usize,
    /// Something had been said to be safe, and was not there; or what was there had never been.
    pub losses: Vec<String>,
}

impl Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (points, disks, losses) = (self.points, self.disks, self.losses.len());
        write!(
            f,
            "{points} points crashed, {disks} disks reopened, {losses} losses"
        )
    }
}

impl Outcome {
    /// The two together.
    pub fn and(mut self, other: Self) -> Self {
        self.points += other.points;
        self.disks += other.disks;
        self.losses.extend(other.losses);
        self
    }
}

/// Cuts the power at every point of the tape, with nothing, everything, only names, only bytes, and `samples` parts kept of
/// what was not synced, and reopens what is left in `folder`.
///
/// `state` opens a folder and says what is in it; an error is a loss. The states that may be found are those in which the
/// program said that something was safe (the first: before anything was): after the n-th such word, the n-th or the next.
pub fn crash_everywhere<S: PartialEq + Debug>(
    tape: &Tape,
    folder: &Path,
    samples: u64,
    state: impl FnMut(&Path) -> Result<S, String>,
) -> std::io::Result<Outcome> {
    everywhere_but(tape, folder, samples, |_| false, state)
}

/// As [`crash_everywhere`], leaving out points (by how many steps had been taken), where there are too many for every change.
pub fn everywhere_but<S: PartialEq + Debug>(
    tape: &Tape,
    folder: &Path,
    samples: u64,
    leave_out: impl Fn(usize) -> bool,
    mut state: impl FnMut(&Path) -> Result<S, String>,
) -> std::io::Result<Outcome> {
    let mut known = Vec::new();
    for disk in tape.as_acknowledged() {
        disk.write_to(folder)?;
        known.push(state(folder).map_err(std::io::Error::other)?);
    }
    let parts: Vec<Kept> = [Kept::Nothing, Kept::Everything, Kept::Names, Kept::Bytes]
        .into_iter()
        .chain((0..samples).map(Kept::Some))
        .collect();
    let mut outcome = Outcome::default();
    let mut seen = BTreeSet::new();
    let mut trouble = None;
    tape.points(|point| {
        if leave_out(point.after) {
            return;
        }
        outcome.points += 1;
        for kept in &parts {
            let disk = point.disk(*kept);
            if !seen.insert((point.acknowledged, disk.fingerprint())) {
                continue;
            }
            if let Err(error) = disk.write_to(folder) {
                trouble = Some(error);
                continue;
            }
            outcome.disks += 1;
            let last = (point.acknowledged + 1).min(known.len() - 1);
            let may_be = &known[point.acknowledged..=last];
            let lost = match state(folder) {
                Err(error) => error,
                Ok(found) if may_be.contains(&found) => continue,
                Ok(found) => match known.iter().position(|one| *one == found) {
                    Some(which) => format!("state {which} is there"),
                    None => format!("a state that never was: {found:?}"),
                },
            };
            let (after, said) = (point.after, point.acknowledged);
            outcome.losses.push(format!(
                "after step {after}, {said} acknowledged, {kept:?} kept: {lost}"
            ));
        }
    });
    trouble.map_or(Ok(outcome), Err)
}
