//! The one thread that exchanges while a record is open. It holds no lock that anything a person does has to wait for.

use super::round::Round;
use super::when::{End, Happened, Millis, Next, When};
use crate::env::Env;
use crate::views::{SyncRunning, Told};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use store::{Folder, Store};
use sync::Trouble;

/// Tells the screen that something changed. Called from the worker's thread and from those that record.
pub(crate) type Tell = Arc<dyn Fn(Told) + Send + Sync>;

/// The worker of one open record. Stopped and joined when dropped.
pub(crate) struct Worker {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// What the worker's thread and everybody else look at. The lock is held for moments only, never over an exchange.
pub(super) struct Shared {
    began: Instant,
    state: Mutex<Working>,
    changed: Condvar,
    /// The exchange under way is to end at the next step.
    pub(super) stop: AtomicBool,
    tell: Tell,
}

struct Working {
    when: When,
    running: Option<SyncRunning>,
    /// Of the last exchange; forgotten with the session, because unlocking tries again.
    trouble: Option<Trouble>,
    /// Somebody has looked: the place is filled again before the next exchange.
    fill: bool,
    /// The thread is to end as soon as it can.
    ending: bool,
}

/// What the worker knows that is not on disk.
pub(super) struct Moment {
    pub(super) running: Option<SyncRunning>,
    pub(super) trouble: Option<Trouble>,
    /// Until the next exchange is due by itself.
    pub(super) due_in: Duration,
}

impl Worker {
    /// Begins to exchange. `before` is the worker of the session before this one on the same record: it ends first, so
    /// that no two ever exchange at once.
    pub(crate) fn start(
        store: Arc<Store>,
        env: Env,
        folder: Folder,
        tell: Tell,
        before: Option<Arc<Self>>,
    ) -> Self {
        let shared = Arc::new(Shared {
            began: Instant::now(),
            state: Mutex::new(Working {
                when: When::new(env.exchanging.pace, 0),
                running: None,
                trouble: None,
                fill: false,
                ending: false,
            }),
            changed: Condvar::new(),
            stop: AtomicBool::new(false),
            tell,
        });
        let its = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("exchanging".to_owned())
            .spawn(move || {
                if let Some(before) = before {
                    before.end();
                }
                work(&its, &Round::new(store, env));
                // Until here no other program may have the record.
                drop(folder);
            });
        Self {
            shared,
            // Without a thread nothing is exchanged, and the screen says that it waits: work goes on all the same.
            thread: Mutex::new(thread.ok()),
        }
    }

    /// Something was recorded here.
    pub(crate) fn saved(&self) {
        self.shared.happened(Happened::Saved);
        (self.shared.tell)(Told::Status);
    }

    /// A place was set up, changed or taken away.
    pub(crate) fn place_changed(&self) {
        self.shared.happened(Happened::PlaceChanged);
    }

    /// "Sync now".
    pub(crate) fn ask(&self) {
        self.shared.happened(Happened::Asked);
    }

    /// As [`Worker::ask`], and everything held here is written to the place again.
    pub(crate) fn fill_again(&self) {
        self.shared.state().fill = true;
        self.ask();
    }

    /// Ends the exchange under way, if there is one, at its next step. What came is kept.
    pub(crate) fn stop(&self) {
        let mut state = self.shared.state();
        if let Some(running) = &mut state.running {
            running.stopping = true;
            self.shared.stop.store(true, Ordering::Relaxed);
        }
    }

    /// The screen is locked. What runs may finish within [`super::when::Pace::at_lock_max`]; then the thread ends, and
    /// the keys go with it. Returns at once.
    pub(crate) fn lock(&self) {
        self.shared.happened(Happened::Locked);
        let Some(until) = self.shared.state().when.locked_until() else {
            return;
        };
        // The worker's own thread is in the exchange: another one has to look at the clock.
        let shared = Arc::clone(&self.shared);
        let watch = std::thread::Builder::new()
            .name("exchanging-until".to_owned())
            .spawn(move || shared.stop_at(until));
        if watch.is_err() {
            self.shared.end();
        }
    }

    /// Ends the thread and waits for it: a moment, because an exchange ends at its next step.
    pub(crate) fn end(&self) {
        self.shared.end();
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(thread) = thread {
            // A worker that panicked has ended too; what it had done is on disk or was not done.
            let _ = thread.join();
        }
    }

    pub(super) fn moment(&self) -> Moment {
        let state = self.shared.state();
        let due = state.when.due().saturating_sub(self.shared.now());
        Moment {
            running: state.running.clone(),
            trouble: state.trouble.clone(),
            due_in: Duration::from_millis(due),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, Working> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> Millis {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn happened(&self, what: Happened) {
        self.state().when.happened(what, self.now());
        self.changed.notify_all();
    }

    fn end(&self) {
        self.state().ending = true;
        self.stop.store(true, Ordering::Relaxed);
        self.changed.notify_all();
    }

    /// Ends the work at `until`, or sees it end before.
    fn stop_at(&self, until: Millis) {
        let mut state = self.state();
        while !state.ending && self.now() < until {
            let left = Duration::from_millis(until - self.now());
            state = self
                .changed
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        drop(state);
        self.end();
    }

    /// How far the running exchange has got. The screen is told now and then, not for every entry.
    pub(super) fn is_at(&self, what: &str, done: u64, of: u64) {
        let count = |number| u32::try_from(number).unwrap_or(u32::MAX);
        let mut state = self.state();
        let stopping = self.stop.load(Ordering::Relaxed);
        state.running = Some(SyncRunning {
            what: what.to_owned(),
            done: count(done),
            of: count(of),
            stopping,
        });
    }

    /// The running exchange is over; nothing of it is left but what is on disk, and what went wrong.
    fn ended(&self, end: End, trouble: Option<Trouble>, chance: u16) {
        {
            let mut state = self.state();
            state.running = None;
            state.trouble = trouble;
            if !state.ending {
                self.stop.store(false, Ordering::Relaxed);
            }
            let ended = Happened::Ended { end, chance };
            state.when.happened(ended, self.now());
        }
        self.tell(Told::Status);
    }

    pub(super) fn tell(&self, what: Told) {
        (self.tell)(what);
    }
}

/// Waits until an exchange is due, has it, and again, until the session is over.
fn work(shared: &Shared, round: &Round) {
    while wait(shared) {
        let place = match round.place() {
            Ok(Some(place)) => place,
            // Randomness is drawn for a place alone: without one a session leaves no trace of its worker.
            Ok(None) => {
                shared.ended(End::Quiet, None, 0);
                continue;
            }
            Err(trouble) => {
                shared.ended(End::Failed, Some(trouble), u16::MAX);
                continue;
            }
        };
        shared.is_at("Looking into the shared place", 0, 0);
        shared.tell(Told::Status);
        let fill = std::mem::take(&mut shared.state().fill);
        // A mistake of ours in an exchange must not end all of them, nor leave one that seems to go on.
        let run = AssertUnwindSafe(|| round.run(&place, fill, shared));
        let (end, trouble) = catch_unwind(run).unwrap_or_else(|_| {
            let broke = std::io::Error::other("the exchange broke off");
            (End::Failed, Some(Trouble::Unexpected(Arc::new(broke))))
        });
        shared.ended(end, trouble, round.chance());
    }
    shared.end();
}

/// Waits for the next exchange and marks it as begun. False: there is none any more.
fn wait(shared: &Shared) -> bool {
    let mut state = shared.state();
    loop {
        if state.ending {
            return false;
        }
        let now = shared.now();
        match state.when.next(now) {
            Next::Over => return false,
            Next::Exchange => {
                state.when.happened(Happened::Began, now);
                return true;
            }
            Next::Wait(None) => {
                state = shared
                    .changed
                    .wait(state)
                    .unwrap_or_else(PoisonError::into_inner);
            }
            Next::Wait(Some(until)) => {
                let left = Duration::from_millis(until.saturating_sub(now).max(1));
                state = shared
                    .changed
                    .wait_timeout(state, left)
                    .unwrap_or_else(PoisonError::into_inner)
                    .0;
            }
        }
    }
}
