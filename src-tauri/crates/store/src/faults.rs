//! What a simulation does to an open record: a disk that is full, a program that ends between two writes. Only with the
//! feature `switches`, which the program never asks for.

use crate::Store;
use crate::error::StoreError;

impl Store {
    /// Asks before each transaction of the writer is made durable. From the first `false` on, what was to be written is not:
    /// on disk it is as if the program had been killed before it.
    pub fn ask_before_commits(
        &self,
        mut go_on: impl FnMut() -> bool + Send + 'static,
    ) -> Result<(), StoreError> {
        self.writer().commit_hook(Some(move || !go_on()))?;
        Ok(())
    }

    /// From now on the writer believes the disk at its word: what it says is saved may be lost with the power.
    pub fn stop_syncing(&self) -> Result<(), StoreError> {
        self.writer().execute_batch("PRAGMA synchronous = OFF")?;
        Ok(())
    }

    /// Copies the write-ahead log into the database once it has so many pages: a test need not write thousands.
    pub fn checkpoint_after(&self, pages: u32) -> Result<(), StoreError> {
        let sql = format!("PRAGMA wal_autocheckpoint = {pages}");
        self.writer().query_row(&sql, [], |_| Ok(()))?;
        Ok(())
    }

    /// A full disk: the database file may not grow any more. `false`: it may again.
    pub fn fill_disk(&self, full: bool) -> Result<(), StoreError> {
        const AS_LARGE_AS_IT_GETS: i64 = 0xFFFF_FFFE;
        let writer = self.writer();
        let now: i64 = writer.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        let most = if full { now } else { AS_LARGE_AS_IT_GETS };
        writer.query_row(&format!("PRAGMA max_page_count = {most}"), [], |_| Ok(()))?;
        Ok(())
    }
}
