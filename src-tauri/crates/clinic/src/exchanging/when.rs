//! When to exchange. Pure: what happened and when goes in, what to do next comes out; no clock, no thread, no place.

use std::time::Duration;

/// Milliseconds since the session began, by a clock that is never set.
pub(crate) type Millis = u64;

/// How soon and how often an exchange is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The caseload is drawn first.
    pub after_unlock: Duration,
    /// Counted from what was saved last, so that what is saved together goes together.
    pub after_saving: Duration,
    /// Counted from what was saved first: somebody who saves all day does not put it off.
    pub after_saving_max: Duration,
    /// When nothing happens here, others may have written all the same.
    pub between: Duration,
    /// After the first failure; doubled with each one more.
    pub after_failure: Duration,
    pub after_failure_max: Duration,
    /// How long an exchange may go on once the screen is locked. A request under way may take as long as a place is waited
    /// for after that, twenty seconds at most.
    pub at_lock_max: Duration,
}

impl Pace {
    /// As in the clinic.
    pub const STANDARD: Self = Self {
        after_unlock: Duration::from_millis(1_500),
        after_saving: Duration::from_secs(3),
        after_saving_max: Duration::from_secs(15),
        between: Duration::from_secs(5 * 60),
        after_failure: Duration::from_secs(10),
        after_failure_max: Duration::from_secs(15 * 60),
        // With the twenty seconds of a last request: a minute, and then the keys are gone.
        at_lock_max: Duration::from_secs(40),
    };
}

/// How an exchange ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It went through, and nothing waits any more.
    Quiet,
    /// It went through, and something still waits: to be seen in the place, or behind what was set aside.
    More,
    Failed,
    /// A person stopped it; what came is kept.
    Stopped,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Happened {
    /// Something was recorded here.
    Saved,
    /// "Sync now".
    Asked,
    /// A place was set up, changed or taken away.
    PlaceChanged,
    Began,
    /// `chance` is random: spreads laptops that failed together.
    Ended {
        end: End,
        chance: u16,
    },
    Locked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Exchange,
    /// Look again then, or when something happened; `None`: only then.
    Wait(Option<Millis>),
    /// Locked, and nothing may run any more.
    Over,
}

/// What is known about when the next exchange is due.
#[derive(Clone, Debug)]
pub(crate) struct When {
    pace: Pace,
    /// The next by the schedule, or after a failure.
    scheduled: Millis,
    /// The first and the last saving since an exchange began.
    saved: Option<(Millis, Millis)>,
    asked: bool,
    running: bool,
    failures: u32,
    /// How many times in a row something still waited after an exchange that went through.
    unfinished: u32,
    /// The last moment at which an exchange may run.
    locked_until: Option<Millis>,
}

impl When {
    pub(crate) fn new(pace: Pace, at: Millis) -> Self {
        Self {
            scheduled: at + millis(pace.after_unlock),
            pace,
            saved: None,
            asked: false,
            running: false,
            failures: 0,
            unfinished: 0,
            locked_until: None,
        }
    }

    pub(crate) fn happened(&mut self, what: Happened, at: Millis) {
        match what {
            Happened::Saved => {
                self.saved = Some(self.saved.map_or((at, at), |(first, _)| (first, at)));
            }
            Happened::Asked => self.asked = true,
            Happened::PlaceChanged => {
                self.failures = 0;
                self.scheduled = at;
            }
            Happened::Began => {
                self.running = true;
                // What is saved from now on may come too late for this one.
                self.saved = None;
                self.asked = false;
            }
            Happened::Ended { end, chance } => self.ended(end, chance, at),
            Happened::Locked => self.locked_until = Some(at + millis(self.pace.at_lock_max)),
        }
    }

    pub(crate) fn next(&self, at: Millis) -> Next {
        if self.running {
            return Next::Wait(self.locked_until);
        }
        if let Some(until) = self.locked_until {
            // Once more, for what was saved last; a place that did not answer a moment ago is not waited for.
            return if at < until && self.failures == 0 && (self.saved.is_some() || self.asked) {
                Next::Exchange
            } else {
                Next::Over
            };
        }
        let due = self.due();
        if self.asked || due <= at {
            Next::Exchange
        } else {
            Next::Wait(Some(due))
        }
    }

    /// The last moment at which an exchange may run; `None` while somebody is signed in.
    pub(crate) fn locked_until(&self) -> Option<Millis> {
        self.locked_until
    }

    /// When the next is due by itself.
    pub(crate) fn due(&self) -> Millis {
        // A place that failed is not asked more often because somebody goes on working.
        match self.saved {
            Some((first, last)) if self.failures == 0 => {
                let coalesced = last + millis(self.pace.after_saving);
                let latest = first + millis(self.pace.after_saving_max);
                self.scheduled.min(coalesced.min(latest))
            }
            Some(_) | None => self.scheduled,
        }
    }

    fn ended(&mut self, end: End, chance: u16, at: Millis) {
        self.running = false;
        let pace = self.pace;
        let wait = match end {
            End::Quiet => {
                (self.failures, self.unfinished) = (0, 0);
                millis(pace.between)
            }
            End::More => {
                self.failures = 0;
                self.unfinished += 1;
                doubled(pace.after_saving, self.unfinished).min(millis(pace.between))
            }
            End::Failed => {
                self.failures += 1;
                doubled(pace.after_failure, self.failures).min(millis(pace.after_failure_max))
            }
            End::Stopped => millis(pace.between),
        };
        self.scheduled = at + spread(wait, chance);
    }
}

/// Three quarters to five quarters of `wait`.
fn spread(wait: Millis, chance: u16) -> Millis {
    wait / 4 * 3 + wait / 2 * u64::from(chance) / u64::from(u16::MAX)
}

/// `first` the first time, twice as long each time after.
fn doubled(first: Duration, times: u32) -> Millis {
    millis(first).saturating_mul(1 << times.saturating_sub(1).min(20))
}

fn millis(duration: Duration) -> Millis {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
