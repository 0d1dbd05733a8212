//! What people do at the window of a laptop that has others beside it, so that a story reads as sentences.

use tempfile::TempDir;
use tests::two::{Two, quick};
use tests::window::{Key, Window};

use crate::record::{luke, registered};
use crate::sentences::{unlock, wait_for_screen};

/// Luke Benton as the screens name him.
pub(crate) const LUKE: &str = "BENTON, Luke";

/// Two windows of one service that have exchanged, with Luke's case in both.
pub(crate) struct Windows {
    pub(crate) sam: Window,
    pub(crate) priya: Window,
    pub(crate) shared: TempDir,
    // After the windows: dropped when nothing writes into them any more.
    _records: [TempDir; 2],
}

impl Windows {
    /// Joined below the windows, where it takes a second: [`crate::real_window`] has the story of joining.
    pub(crate) fn joined() -> Self {
        let two = Two::joined_with(quick());
        let (patient, case) = luke();
        registered(&two.sam, &patient, &case);
        two.quiet();
        let Two { sam, priya, shared } = two;
        let records = [sam.leave(), priya.leave()];
        let [sam, priya] = [&records[0], &records[1]].map(|record| {
            let mut window = Window::open(record.path());
            unlock(&mut window);
            window
        });
        Self {
            sam,
            priya,
            shared,
            _records: records,
        }
    }
}

/// Ctrl+K, a few letters, Enter.
#[track_caller]
pub(crate) fn find(window: &mut Window, letters: &str) {
    window.chord(Key::Control, 'k');
    window.wait_for_role("combobox");
    window.keys(letters);
    window.wait_until("something is found", |window| {
        window
            .controls()
            .iter()
            .any(|one| one.role == "option" && one.name.to_lowercase().contains(letters))
    });
    window.press(Key::Enter);
}

#[track_caller]
pub(crate) fn to_caseload(window: &mut Window) {
    find(window, "caseload");
    wait_for_screen(window, "Caseload");
}

#[track_caller]
pub(crate) fn to_sync(window: &mut Window) {
    find(window, "what waits here");
    wait_for_screen(window, "Sync");
}

#[track_caller]
pub(crate) fn sync_now(window: &mut Window) {
    to_sync(window);
    window.keys("s");
}
