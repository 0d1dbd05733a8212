//! How far an exchange is, for showing.

/// What is being done. Numbers only ever rise within one exchange, except that planning again may raise `of`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Asking the place what it holds.
    Listing,
    /// Fetching and checking what others recorded: events done, of how many.
    Fetching { events: u64, of: u64 },
    /// Sending what was recorded here: events done, of how many.
    Sending { events: u64, of: u64 },
    /// Sending or fetching documents: done, of how many.
    Documents { done: u64, of: u64 },
}
