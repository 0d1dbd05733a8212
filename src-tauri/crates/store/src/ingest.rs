//! Taking in what other laptops recorded: checked first, written in batches, each whole with all that is computed from it.

use crate::digest::Digest;
use crate::error::StoreError;
use crate::exchange::Row;
use crate::segment_check::{self, Checked};
use crate::sound::{Sound, SoundRow};
use crate::{Store, digest, log, meta, named_document, project, signature, twin};
use domain::header::Subject;
use domain::ids::LogId;
use domain::projection::Project;
use domain::stamp::Stamp;
use rusqlite::{Connection, TransactionBehavior};
use std::collections::{BTreeSet, VecDeque};

/// A batch ends with the segment that reaches this, or with the first after somebody began to wait for saving something. The
/// more there are, the fewer subjects are folded twice.
const BATCH_EVENTS: usize = 9_000;
/// A case is worked on for a while and then rests. Whoever has not been spoken of for so many segments is folded at once, so
/// that little is left to do when somebody waits.
const RECENT_SEGMENTS: usize = 2;
/// How often checking starts again because another thread wrote to the same logs meanwhile.
const ATTEMPTS_MAX: usize = 5;

/// What came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ingested {
    /// Events that were not here before.
    pub events: u64,
    /// How often a subject was folded again.
    pub subjects: u64,
    /// Second places of events that were here already.
    pub twins: u64,
}

impl Store {
    /// Takes in segments, in any order; what is here already is skipped.
    ///
    /// Each must hold by the key that is certified for its log, and go on from what is here, which is looked at before
    /// anything is locked: [`StoreError::LogUnknown`], [`StoreError::Gap`], [`StoreError::Forked`],
    /// [`StoreError::OwnLogAhead`] and [`StoreError::SegmentRefused`] say what was wrong, and then nothing of any of them
    /// was written. `now_ms` is this laptop's clock, milliseconds since 1970: stamps far ahead of it do not move ours.
    pub fn ingest(&self, segments: &[Sound], now_ms: u64) -> Result<Ingested, StoreError> {
        let mut ingested = Ingested::default();
        let mut attempts = 0;
        loop {
            let checked = self.reading(|connection| segment_check::check(connection, segments))?;
            match self.write_all(&checked, now_ms, &mut ingested) {
                // What was written before is skipped the next time round.
                Err(StoreError::TipMoved(_)) if attempts < ATTEMPTS_MAX => attempts += 1,
                Err(error) => return Err(error),
                Ok(()) => return Ok(ingested),
            }
        }
    }

    fn write_all(
        &self,
        checked: &[Checked<'_>],
        now_ms: u64,
        ingested: &mut Ingested,
    ) -> Result<(), StoreError> {
        let new: Vec<&Checked<'_>> = checked
            .iter()
            .filter(|one| one.new_rows().len() > 0)
            .collect();
        let mut rest = &new[..];
        while !rest.is_empty() {
            let mut writer = self.writer_when_free();
            let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut batch = Batch::begin(&transaction, now_ms, self.project)?;
            while let Some((next, after)) = rest.split_first() {
                if !batch.takes(next, self.somebody_waits()) {
                    break;
                }
                batch.write(next)?;
                rest = after;
            }
            let written = batch.end()?;
            transaction.commit()?;
            ingested.events += written.events;
            ingested.subjects += written.subjects;
            ingested.twins += written.twins;
        }
        Ok(())
    }
}

/// What goes into one transaction. A segment is never divided, because a log must end at what is signed.
struct Batch<'a> {
    connection: &'a Connection,
    project: Project,
    now_ms: u64,
    own: LogId,
    ingested: Ingested,
    rows: usize,
    /// Whom the last segments speak about, each in the latest of them that does: they are not folded yet.
    recent: VecDeque<BTreeSet<Subject>>,
    digest: Digest,
    stamp: Stamp,
}

impl<'a> Batch<'a> {
    fn begin(
        connection: &'a Connection,
        now_ms: u64,
        project: Project,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            connection,
            project,
            now_ms,
            own: meta::read_identity(connection)?.log,
            ingested: Ingested::default(),
            rows: 0,
            recent: VecDeque::new(),
            digest: digest::read(connection)?.unwrap_or_default(),
            stamp: meta::read_last_stamp(connection)?,
        })
    }

    /// Whether this segment belongs to it. The first always does.
    fn takes(&self, next: &Checked<'_>, somebody_waits: bool) -> bool {
        self.rows == 0 || (!somebody_waits && self.rows + next.new_rows().len() <= BATCH_EVENTS)
    }

    fn write(&mut self, checked: &Checked<'_>) -> Result<(), StoreError> {
        let connection = self.connection;
        let segment = checked.sound.segment();
        let tip = log::tip(connection, segment.log)?;
        if tip != checked.follows || segment.log == self.own {
            return Err(StoreError::TipMoved(segment.log));
        }
        let mut touched = BTreeSet::new();
        for (row, sound) in checked.new_rows() {
            if insert(connection, row, sound)? {
                self.digest.add(sound.header.id, &sound.payload_hash);
                self.ingested.events += 1;
            } else {
                self.ingested.twins += 1;
            }
            self.stamp = self.stamp.seen(sound.header.stamp, self.now_ms);
            touched.insert(sound.header.subject);
        }
        self.rows += checked.new_rows().len();
        signature::keep(connection, segment.log, segment.to, &segment.signature)?;
        for named in &segment.documents {
            named_document::arrived(connection, segment.log, segment.to, named)?;
        }
        for earlier in &mut self.recent {
            earlier.retain(|subject| !touched.contains(subject));
        }
        self.recent.push_back(touched);
        self.fold_all_but(RECENT_SEGMENTS)
    }

    /// Folds whom the segments before the last `kept` spoke about.
    fn fold_all_but(&mut self, kept: usize) -> Result<(), StoreError> {
        let mut touched = BTreeSet::new();
        while self.recent.len() > kept {
            touched.extend(self.recent.pop_front().unwrap_or_default());
        }
        if !touched.is_empty() {
            self.ingested.subjects += project::subjects(self.connection, touched, self.project)?;
        }
        Ok(())
    }

    /// Writes what all of it comes to.
    fn end(mut self) -> Result<Ingested, StoreError> {
        digest::write(self.connection, &self.digest)?;
        meta::write_last_stamp(self.connection, self.stamp)?;
        self.fold_all_but(0)?;
        Ok(self.ingested)
    }
}

/// Answers `false` when the event is here under another place and only this one was noted.
fn insert(connection: &Connection, row: &Row, sound: &SoundRow) -> Result<bool, StoreError> {
    let SoundRow { header, hash, .. } = sound;
    let payload = row.payload.as_deref().unwrap_or_default();
    if log::insert(connection, header, &row.header, hash, &row.salt, payload)? {
        return Ok(true);
    }
    if twin::insert(connection, header, &row.header, hash)? {
        return Ok(false);
    }
    Err(StoreError::SegmentRefused {
        log: header.log,
        from: header.seq,
        reason: "an event of this id is here and says something else",
    })
}
