//! Steps with the files beside the database, told after each was taken to whoever watches: a test that replays a power cut
//! after every one of them. Nobody watches in the program, which is built without the feature `switches`.

use std::path::Path;
#[cfg(feature = "switches")]
use std::sync::OnceLock;

/// One step; it reached the system, and the disk only after the sync that follows.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(
    not(feature = "switches"),
    allow(dead_code, unreachable_pub, reason = "it is for whoever watches")
)]
pub enum FileStep<'a> {
    /// Opened for writing: made, or emptied.
    Created(&'a Path),
    /// Written at its end.
    Wrote(&'a Path, &'a [u8]),
    Synced(&'a Path),
    Renamed(&'a Path, &'a Path),
    Removed(&'a Path),
    FolderSynced(&'a Path),
}

#[cfg(feature = "switches")]
static WATCHER: OnceLock<fn(FileStep<'_>)> = OnceLock::new();

/// Tells every later step of this process. The first to ask is told.
#[cfg(feature = "switches")]
pub fn watch_files(watcher: fn(FileStep<'_>)) {
    WATCHER.get_or_init(|| watcher);
}

pub(crate) fn taken(step: FileStep<'_>) {
    #[cfg(feature = "switches")]
    if let Some(watcher) = WATCHER.get() {
        watcher(step);
    }
    #[cfg(not(feature = "switches"))]
    let _ = step;
}
